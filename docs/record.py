"""Write docs/public-record.json, what other projects rely on: `python docs/record.py FRAGMENT`.

The fragment is the piece of news, docs/changes/NAME.md, that tells of the change; it gets the mark
of the new record. `--check` only compares.
"""

from __future__ import annotations

import argparse
import dataclasses
import hashlib
import inspect
import json
import sys
from enum import Enum
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import tieout
from tieout import schemas
from tieout.cli import describe
from tieout.config import Config
from tieout.findings.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Iterator

DOCS = Path(__file__).parent
RECORD = DOCS / "public-record.json"
MODELS = ("Facts", "Sources", "Decisions", "Anchors", "Findings")
MODULES = ("tieout.contracts", "tieout.polars", "tieout.strategies")
EXITS = {
    "0": "the gate passes",
    "1": "the gate holds",
    "2": "could not check",
    "130": "interrupted",
}


def record() -> dict[str, Any]:
    """Return everything public: names with signatures, columns, commands, settings, codes."""
    names = {f"tieout.{name}": getattr(tieout, name) for name in tieout.__all__}
    for module in MODULES:
        home = import_module(module)
        names |= {f"{module}.{name}": getattr(home, name) for name in home.__all__}
    schema = json.loads((DOCS / "report.schema.json").read_text(encoding="utf-8"))
    return {
        "names": {name: _shape(value) for name, value in sorted(names.items())},
        "columns": {
            name: {
                column: "required" if entry.required else "optional"
                for column, entry in getattr(schemas, name).to_schema().columns.items()
            }
            for name in MODELS
        },
        "report": sorted(_paths(schema, "")),
        "commands": dict(_commands()),
        "settings": sorted(field.name for field in dataclasses.fields(Config)),
        "pytest": {
            "settings": ["facts_files"],
            "fixtures": ["dataset", "tieout_file", "tieout_report"],
            "items": ["fact:", "facts:", "question:", "questions:", "rule:"],
            "markers": ["tieout"],
        },
        "rules": {rule.code: rule.name for rule in RULES},
        "exit codes": EXITS,
    }


def _shape(value: object) -> str | list[str]:
    """Return how a public name is used: its signature, its members, or its fields."""
    if isinstance(value, type) and issubclass(value, Enum):
        return [member.value for member in value]
    if dataclasses.is_dataclass(value) and isinstance(value, type):
        fields = [field.name for field in dataclasses.fields(value)]
        return [*fields, *sorted(n for n in vars(value) if n[0] != "_" and n not in fields)]
    if isinstance(value, type) and issubclass(value, Exception):
        return [base.__name__ for base in value.__mro__ if base.__name__ != "object"]
    if callable(value):
        return str(inspect.signature(value))
    return type(value).__name__


def _paths(schema: dict[str, Any], path: str) -> Iterator[str]:
    """Yield each place of a JSON Schema with the types it may have."""
    if "$ref" in schema:
        yield f"{path}: {schema['$ref']}"
    kinds = schema.get("type", schema.get("enum"))
    if kinds and path:
        yield f"{path}: {json.dumps(kinds)}"
    for key in ("properties", "$defs"):
        for name, entry in schema.get(key, {}).items():
            yield from _paths(entry, f"{path}/{name}" if key == "properties" else f"#{name}")
    if isinstance(schema.get("items"), dict):
        yield from _paths(schema["items"], f"{path}[]")
    for number, entry in enumerate([*schema.get("anyOf", ()), *schema.get("oneOf", ())], 1):
        yield from _paths(entry, f"{path}|{number}")


def _commands() -> Iterator[tuple[str, list[str]]]:
    """Yield each command with its arguments."""
    for group in describe()._actions:  # noqa: SLF001 - argparse has no other way to ask
        if isinstance(group, argparse._SubParsersAction):  # noqa: SLF001 - likewise
            for name, command in group.choices.items():
                actions = command._actions  # noqa: SLF001 - likewise
                yield name, [_argument(action) for action in actions if action.dest != "help"]


def _argument(action: argparse.Action) -> str:
    """Write an argument with the words it takes."""
    name = "/".join(action.option_strings) or str(action.metavar or action.dest)
    return f"{name} {'|'.join(map(str, action.choices))}" if action.choices else name


def write(found: dict[str, Any]) -> str:
    """Write a record as it stands in the file."""
    return json.dumps(found, indent=1, ensure_ascii=False) + "\n"


def mark(text: str) -> str:
    """Return the mark by which the news tell of a record."""
    return f"Public record: {hashlib.sha256(text.encode()).hexdigest()[:12]}"


def news() -> str:
    """Return all news, of the next release and of those before."""
    fragments = sorted((DOCS / "changes").glob("*.md"))
    return "\n".join(path.read_text(encoding="utf-8") for path in (*fragments, CHANGELOG))


CHANGELOG = DOCS.parent / "CHANGELOG.md"


def main() -> int:
    """Write or compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    chosen = parser.add_mutually_exclusive_group(required=True)
    chosen.add_argument("--check", action="store_true", help="compare, and write nothing")
    chosen.add_argument("fragment", nargs="?", type=Path, help="the news that tell of the change")
    options = parser.parse_args()
    text = write(record())
    if options.check:
        known = RECORD.read_text(encoding="utf-8") if RECORD.exists() else ""
        if text != known:
            sys.stdout.write(f"{RECORD.name} is out of date\n")
        if mark(known) not in news():
            sys.stdout.write(f"no news tell of it: {mark(known)}\n")
        return int(text != known or mark(known) not in news())
    lines = options.fragment.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not line.startswith("Public record: ")]
    while kept and not kept[-1]:
        kept.pop()
    RECORD.write_text(text, encoding="utf-8")
    options.fragment.write_text("\n".join([*kept, "", mark(text), ""]), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
