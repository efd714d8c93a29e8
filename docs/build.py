"""Write the pages that are made from the code: `python docs/build.py`; `--check` only compares."""

from __future__ import annotations

import argparse
import inspect
import re
import sys
from dataclasses import MISSING, fields
from pathlib import Path
from typing import TYPE_CHECKING

from tieout import schemas
from tieout.cli import describe
from tieout.config import Config, Override
from tieout.facts.codebook import WORDS, Entity, Property, Rate, Token, UnitEntry
from tieout.findings.rules import render_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

DOCS = Path(__file__).parent


def render_commands() -> str:
    """Describe every command with its arguments, from the parser itself."""
    parser = describe()
    lines = ["# Commands", "", f"{parser.description}", "", f"{parser.epilog}", ""]
    for name, command, line in _commands(parser):
        lines += [f"## tieout {name}", "", f"{line[:1].upper()}{line[1:]}.", ""]
        lines += ["| argument | what it is |", "|---|---|"]
        for action in command._actions:  # noqa: SLF001 - argparse has no other way to ask
            if isinstance(action, argparse._HelpAction):  # noqa: SLF001 - likewise
                continue
            lines.append(f"| {_argument(action)} | {_cell(action.help or '')} |")
        lines.append("")
    return "\n".join(lines)


def _commands(
    parser: argparse.ArgumentParser,
) -> Iterator[tuple[str, argparse.ArgumentParser, str]]:
    """Yield each command with its parser and its one line of help."""
    for group in parser._actions:  # noqa: SLF001 - argparse has no other way to ask
        if isinstance(group, argparse._SubParsersAction):  # noqa: SLF001 - likewise
            helps = {choice.dest: choice.help or "" for choice in group._choices_actions}  # noqa: SLF001 - likewise
            for name, command in group.choices.items():
                yield name, command, helps[name]


def _argument(action: argparse.Action) -> str:
    """Write an argument as one types it."""
    value = str(action.metavar or (action.dest.upper() if action.nargs != 0 else ""))
    if action.choices and not action.metavar:
        value = "|".join(str(choice) for choice in action.choices)
    if not action.option_strings:
        return f"`{value}`"
    return ", ".join(
        f"`{option}{' ' + _cell(value) if value and action.nargs != 0 else ''}`"
        for option in action.option_strings
    )


def _cell(text: str) -> str:
    """Escape what would end a cell of a table."""
    return text.replace("%(default)s", "").replace("|", "\\|")


def render_settings() -> str:
    """Describe every key of the settings, from the class that reads them."""
    lines = [
        "# Settings",
        "",
        "`[tool.tieout]` of the data set's own pyproject.toml, or the same keys in tieout.toml.",
        "Every key is optional. An unknown key is an error with a suggestion.",
        "",
        "| key | default | what it is |",
        "|---|---|---|",
        *_keys(Config),
        "",
        "`overrides` is a list of tables:",
        "",
        "| key | default | what it is |",
        "|---|---|---|",
        *_keys(Override),
        "",
    ]
    return "\n".join(lines)


def _keys(cls: type) -> Iterator[str]:
    """Yield one row a field, its text taken from the docstring."""
    said = _said(cls)
    for one in fields(cls):
        default = one.default if one.default is not MISSING else one.default_factory()  # type: ignore[misc] # one of the two is set
        shown = str(list(default) if isinstance(default, tuple) else default)
        yield f"| `{one.name}` | `{shown}` | {said[one.name]} |"


def _said(cls: type) -> dict[str, str]:
    """Return what the docstring of a class says of each field."""
    told = re.findall(r"^ +(\w+): (.+(?:\n {8,}\S.+)*)", inspect.getdoc(cls) or "", re.MULTILINE)
    return {name: _cell(" ".join(text.split())) for name, text in told}


def render_dictionary() -> str:
    """Describe every column of every table, from the pandera models."""
    lines = ["# Data dictionary", "", "Every table that crosses a stage boundary.", ""]
    for model in (
        schemas.Facts,
        schemas.Sources,
        schemas.Decisions,
        schemas.Anchors,
        schemas.Findings,
    ):
        lines += [f"## {model.__name__}", "", (inspect.getdoc(model) or "").split("\n", 1)[0], ""]
        lines += ["| column | required | what it is |", "|---|---|---|"]
        lines += [
            f"| `{name}` | {('no', 'yes')[column.required]} | {_cell(column.description or '')} |"
            for name, column in model.to_schema().columns.items()
        ]
        lines.append("")
    return "\n".join([*lines, *_codebook()])


def _codebook() -> Iterator[str]:
    """Describe every key of the codebook, from the classes that it is read into."""
    yield from (
        "## Codebook",
        "",
        "codebook.toml; an unknown key is an error with a suggestion.",
        "",
    )
    for table, cls in (
        ("[profile]", None),
        ("[properties.ID]", Property),
        ("[properties.ID.tokens.ID]", Token),
        ("[entities.ID]", Entity),
        ("[units.ID]", UnitEntry),
        ("[[rates]]", Rate),
    ):
        yield from (f"### {table}", "", "| key | what it is |", "|---|---|")
        if cls is None:
            yield from ("| `name` | The hedge profile of every property that names none. |", "")
            continue
        said = _said(cls)
        for one in fields(cls):
            if one.name == "id":
                continue
            listed = [str(word) for word in WORDS.get(str(one.type), ())]
            close = f" One of {', '.join(f'`{word}`' for word in listed)}." if listed else ""
            yield f"| `{one.name.rstrip('_')}` | {said[one.name]}{close} |"
        yield ""


PAGES = {
    "commands.md": render_commands,
    "data-dictionary.md": render_dictionary,
    "rules.md": render_rules,
    "settings.md": render_settings,
}


def main() -> int:
    """Write each page, or say which ones are out of date."""
    stale = []
    for name, render in PAGES.items():
        path, text = DOCS / name, render().rstrip("\n") + "\n"
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(name)
            if "--check" not in sys.argv:
                path.write_text(text, encoding="utf-8")
    sys.stdout.write("".join(f"{name}\n" for name in stale))
    return int(bool(stale) and "--check" in sys.argv)


if __name__ == "__main__":
    sys.exit(main())
