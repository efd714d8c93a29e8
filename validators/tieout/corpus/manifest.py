"""The manifest of the sources: the rows of sources.csv, and what is wrong with them.

Source: docs/decisions/0033 (ids, paths and links).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from itertools import compress, count
from operator import not_
from typing import TYPE_CHECKING

from tieout.corpus.folders import NAME
from tieout.corpus.rows import read_rows
from tieout.errors import TableError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tieout.corpus.rows import Rows

MANIFEST = "sources.csv"
COLUMNS = (
    "source",
    "file",
    "publisher",
    "title",
    "published",
    "published_evidence",
    "language",
    "agency",
    "url",
    "licence",
    "sha256",
)
DESCRIBED = ("publisher", "title", "published", "language", "agency")
REQUIRED = ("source", "file", "published", "published_evidence", "sha256")
_SHA256 = re.compile(r"[0-9A-Fa-f]{64}")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DATE_TIME = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[+-][0-9]{2}:[0-9]{2})"
)


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one row of the manifest or the file it names.

    Args:
        source: The id as written.
        problem: `missing`, `undecodable`, `altered`, `unsafe`, `not a file`, or `manifest` for a
            cell that is wrong in itself.
        message: What and where.
        hint: What to do next.
        line: The line of the manifest.
        column: The column of the manifest.
    """

    source: str
    problem: str
    message: str
    hint: str
    line: int = 0
    column: str = ""

    @property
    def unreadable(self) -> bool:
        """Say whether the facts of this source cannot be checked."""
        return self.problem != "manifest"


@dataclass(frozen=True, slots=True)
class Manifest:
    """The rows of sources.csv, sorted into those that may be read and those that may not.

    Args:
        rows: The rows as read.
        cells: The cells of each column of `COLUMNS`, empty ones where there is no such column.
        described: What each row says of its source: the cells of `DESCRIBED`.
        listed: The row of each source that may be read.
        refused: What stands against each source that may not.
        problems: What is wrong, row by row.
    """

    rows: Rows
    cells: dict[str, list[str]]
    described: list[tuple[str, ...]]
    listed: dict[str, int] = field(default_factory=dict)
    refused: dict[str, Problem] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def read_manifest(path: Path) -> Manifest:
    """Return the rows of sources.csv with what is wrong with them; no source is read.

    Raises:
        TableError: The manifest cannot be read, lacks a required column, or has a row that does
            not fit its header.
    """
    rows = read_rows(path, required=REQUIRED)
    if rows.misfits:
        misfit = rows.misfits[0]
        raise TableError(
            f"{path.name}: line {misfit.line}: {len(misfit.cells)} cells, not {misfit.expected}",
            hint="Quote cells that hold a comma, and give every row one cell a column.",
            line=misfit.line,
        )
    empty = [""] * len(rows.lines)
    cells = {name: rows.cells.get(name, empty) for name in COLUMNS}
    described = list(zip(*(cells[name] for name in DESCRIBED), strict=True))
    manifest = Manifest(rows, cells, described)
    wrong = _problems(manifest)
    for row, source in enumerate(manifest.cells["source"]):
        problem = wrong.get(row)
        if problem is not None and problem.unreadable:
            manifest.refused.setdefault(source, problem)
        elif manifest.listed.setdefault(source, row) != row and problem is None:
            problem = _TWICE.problem(manifest, row)
        if problem is not None:
            manifest.problems.append(problem)
    return manifest


def _problems(manifest: Manifest) -> dict[int, Problem]:
    """Return the first thing that is wrong with each row that has something wrong."""
    wrong: dict[int, Problem] = {}
    for check in _CHECKS:
        cells = manifest.cells[check.column]
        for row in compress(count(), map(not_, map(check.passes, cells))):
            wrong.setdefault(row, check.problem(manifest, row))
    return wrong


@lru_cache(maxsize=4096)
def is_published(text: str) -> bool:
    """Say whether a text is a publication date: a date, or date and time with zone.

    Examples:
        >>> is_published("2016-10-20"), is_published("2016-10-20T14:30")
        (True, False)

    Source: ISO 8601-1, extended format.
    """
    try:
        if _DATE.fullmatch(text):
            date.fromisoformat(text)
        elif _DATE_TIME.fullmatch(text):
            datetime.fromisoformat(text)
        else:
            return False
    except ValueError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class _Check:
    """What the cells of a column must be, and what is said of one that is not."""

    column: str
    passes: Callable[[str], object]
    message: str
    hint: str
    kind: str = "manifest"

    def problem(self, manifest: Manifest, row: int) -> Problem:
        """Return what is wrong with the cell of a row."""
        cell, line = manifest.cells[self.column][row], manifest.rows.lines[row]
        shown = f"{self.column} {cell!r}" if cell.strip() else self.column
        told = f"{MANIFEST}: line {line}: {shown} {self.message}"
        source = manifest.cells["source"][row]
        return Problem(source, self.kind, told, self.hint, line, self.column)


_CHECKS = (
    _Check(
        "source",
        NAME.fullmatch,
        "is not an id",
        "Use letters, digits, full stop, hyphen and underscore, starting with one of the first"
        " two.",
        "unsafe",
    ),
    _Check(
        "file",
        NAME.fullmatch,
        "is not a plain file name",
        f"Name a file that stands beside {MANIFEST}: letters, digits, full stop, hyphen and"
        " underscore.",
        "unsafe",
    ),
    _Check(
        "sha256",
        _SHA256.fullmatch,
        "is not 64 digits of 0-9 and a-f",
        "Write it with `tieout pin`.",
        "unsafe",
    ),
    _Check(
        "published",
        is_published,
        "is no date, nor date and time with zone",
        "Write 2016-10-20, or 2016-10-20T14:30Z.",
    ),
    _Check("published_evidence", str.strip, "is empty", "Say where the date comes from."),
)
_TWICE = _Check("source", bool, "is listed twice", "Give every source an id of its own.")
