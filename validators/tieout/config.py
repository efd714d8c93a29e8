"""The settings of a data set: `[tool.tieout]` of pyproject.toml, or the keys in tieout.toml."""

from __future__ import annotations

import difflib
import tomllib
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from tieout.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path


LISTED = 30
"""How many known words are listed where none is near the one given: our convention."""


class Level(StrEnum):
    """How grave a finding is."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def weight(self) -> int:
        """Order levels: an error weighs most."""
        return {"error": 3, "warning": 2, "note": 1}[self.value]


@dataclass(frozen=True, slots=True)
class Override:
    """Rules switched off or re-levelled for some facts only.

    Args:
        subjects: Entity ids the override is for; empty means all. Every subject of a finding
            must be listed.
        sources: Source ids the override is for; empty means all. Every source of a finding must
            be listed: one of a conflict between two sources is left alone unless both are.
        ignore: Rule codes or prefixes to leave out there.
        levels: Rule code to level there.
    """

    subjects: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    levels: dict[str, Level] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Config:
    """Every setting, with its default.

    Args:
        facts: The facts table, relative to the data set's folder.
        sources: The manifest of sources, likewise.
        codebook: The codebook, likewise.
        decisions: The rulings, likewise; the file may be missing.
        skipped: Passages that no fact needs to cite, likewise; the file may be missing.
        fail_on: The lowest level that holds the gate.
        select: Rule codes or prefixes to run; empty means all.
        ignore: Rule codes or prefixes to leave out.
        levels: Rule code to the level it has in this data set.
        overrides: Rules left out or re-levelled for some subjects or sources.
        extra_columns: `ignore` keeps extra columns and says nothing; `error` makes each a finding.
        facts_files: The facts tables that the pytest plugin collects, relative to the folder.
        group_above: Above this many facts the pytest plugin collects groups, not single facts.
    """

    facts: str = "facts.csv"
    sources: str = "seeds/sources.csv"
    codebook: str = "codebook.toml"
    decisions: str = "decisions.csv"
    skipped: str = "seeds/skipped.csv"
    fail_on: Level = Level.ERROR
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    levels: dict[str, Level] = field(default_factory=dict)
    overrides: tuple[Override, ...] = ()
    extra_columns: str = "ignore"
    facts_files: tuple[str, ...] = ()
    group_above: int = 2000


def read_config(folder: Path) -> Config:
    """Return the settings of a data set, read from its own folder and nowhere else.

    Args:
        folder: The data set. `tieout.toml` is read if it is there, else `[tool.tieout]` of
            `pyproject.toml`, else every setting has its default.

    Raises:
        UsageError: The file cannot be read, lies outside the folder, by a link, or a key or value
            is not one of ours.
    """
    own = folder / "tieout.toml"
    project = folder / "pyproject.toml"
    if own.is_file():
        return parse_config(_load(own), own.name)
    if project.is_file():
        tools = _load(project).get("tool", {})
        table = tools.get("tieout", {}) if isinstance(tools, dict) else {}
        return parse_config(table, "pyproject.toml [tool.tieout]")
    return Config()


def parse_config(table: object, place: str) -> Config:
    """Return the settings of a parsed table.

    Args:
        table: The keys as tomllib gives them.
        place: Where they stand, for messages.

    Raises:
        UsageError: A key or value is not one of ours; the nearest key is suggested.
    """
    if not isinstance(table, dict):
        raise UsageError(f"{place}: expected a table of keys", hint="Write key = value lines.")
    _check_keys(table, [f.name for f in fields(Config)], place)
    known: dict[str, Any] = {}
    for key, value in table.items():
        where = f"{place}: {key}"
        if key in {"select", "ignore", "facts_files"}:
            known[key] = _texts(value, where)
        elif key == "fail_on":
            known[key] = parse_level(value, where)
        elif key == "levels":
            known[key] = _levels(value, where)
        elif key == "overrides":
            known[key] = _overrides(value, where)
        elif key == "extra_columns":
            known[key] = _choice(value, ("ignore", "error"), where)
        elif key == "group_above":
            if type(value) is not int or value < 1:
                raise UsageError(
                    f"{where}: {value!r} is no whole number from 1", hint="Write 2000."
                )
            known[key] = value
        else:
            known[key] = _path(value, where)
    return Config(**known)


def parse_level(value: object, where: str) -> Level:
    """Return the level of that name.

    Raises:
        UsageError: There is no such level.
    """
    return Level(_choice(value, tuple(Level), where))


def nearest(word: str, known: list[str]) -> str:
    """Return a sentence that suggests the nearest known word, or lists them, the first of many."""
    close = difflib.get_close_matches(word, known, n=1, cutoff=0.6)
    if close:
        return f"Did you mean {close[0]}?"
    more = len(known) - LISTED
    return f"Known: {', '.join(sorted(known)[:LISTED])}{f' and {more:,} more' if more > 0 else ''}."


def _load(path: Path) -> dict[str, Any]:
    """Parse a TOML file, which no link may fetch from outside of its folder."""
    if not path.resolve().is_relative_to(path.parent.resolve()):
        raise UsageError(
            f"{path.name}: a link leads out of the data set's folder",
            hint="Put the file itself there.",
        )
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise UsageError(
            f"{path.name}: cannot be read: {error}", hint="Mend the file, or remove it."
        ) from None


def _check_keys(table: dict[str, Any], known: list[str], place: str) -> None:
    """Refuse a key that nothing reads."""
    for key in table:
        if key not in known:
            raise UsageError(f"{place}: unknown key {key!r}", hint=nearest(key, known))


def _choice(value: object, known: tuple[str, ...], where: str) -> str:
    """Return the value if it is one of the known words."""
    if not isinstance(value, str) or value not in known:
        raise UsageError(f"{where}: {value!r} is not known", hint=nearest(str(value), list(known)))
    return value


def _texts(value: object, where: str) -> tuple[str, ...]:
    """Return a list of texts as a tuple."""
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise UsageError(f"{where}: expected a list of texts", hint='Write ["C101", "V"].')
    return tuple(value)


def _path(value: object, where: str) -> str:
    """Return a path that stays inside the data set's folder."""
    if not isinstance(value, str) or not value.strip() or "\0" in value:
        raise UsageError(f"{where}: {value!r} is no path", hint="Write a path below the folder.")
    parts = value.replace("\\", "/").split("/")
    if ".." in parts or parts[0] == "" or parts[0].endswith(":"):
        raise UsageError(
            f"{where}: {value!r} leads out of the data set's folder",
            hint="Write a path below the folder.",
        )
    return value


def _levels(value: object, where: str) -> dict[str, Level]:
    """Return rule codes with their levels."""
    if not isinstance(value, dict):
        raise UsageError(f"{where}: expected CODE = level", hint='Write levels.C107 = "error".')
    return {code: parse_level(level, f"{where}.{code}") for code, level in value.items()}


def _overrides(value: object, where: str) -> tuple[Override, ...]:
    """Return the overrides."""
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise UsageError(f"{where}: expected tables", hint="Write [[tool.tieout.overrides]].")
    found = []
    for number, item in enumerate(value, 1):
        place = f"{where}[{number}]"
        _check_keys(item, [f.name for f in fields(Override)], place)
        texts = {
            key: _texts(item.get(key, []), f"{place}.{key}")
            for key in ("subjects", "sources", "ignore")
        }
        found.append(Override(levels=_levels(item.get("levels", {}), f"{place}.levels"), **texts))
    return tuple(found)
