"""The sources: the manifest as a frame, and the texts one at a time.

A listed source that cannot be read is a finding about its facts, so what is wrong with it comes
back as data; a manifest that cannot be read stops the run.

Source: docs/decisions/0033 (ids, paths and links).
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING

import pandas as pd

from tieout.corpus.folders import NAME, Folder, RefusedError
from tieout.corpus.rows import read_rows
from tieout.errors import TableError

if TYPE_CHECKING:
    from collections.abc import Iterator
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
class Source:
    """One source with its text.

    Args:
        id: The id of the manifest.
        path: Where the file stands, relative to the folder of the manifest.
        text: The decoded UTF-8, without newline translation; a byte order mark counts as one.
        sha256: The digest of the bytes as read.
        publisher: Who published it.
        title: Its headline.
        published: When, as written in the manifest.
        language: ISO 639-1, empty if unknown.
        agency: Which agency's wording it carries, if any.
    """

    id: str
    path: str
    text: str
    sha256: str
    publisher: str = ""
    title: str = ""
    published: str = ""
    language: str = ""
    agency: str = ""


@dataclass(slots=True)
class Corpus:
    """The manifest and its folder; texts are read one at a time and not kept.

    Shapes: `manifest` has the columns of `COLUMNS`, all text, and `line`; one row a listed source.

    Args:
        folder: The folder of sources.csv, listed once.
        manifest: The rows of sources.csv.
        problems: What is wrong with the manifest, row by row, before any source is read.
    """

    folder: Folder
    manifest: pd.DataFrame
    problems: list[Problem] = field(default_factory=list)
    _rows: dict[str, _Row] = field(default_factory=dict, repr=False)
    _refused: dict[str, Problem] = field(default_factory=dict, repr=False)

    @property
    def ids(self) -> list[str]:
        """The ids that facts may cite, in the order of the manifest."""
        return list(self._rows)

    def read(self, source: str, *, pinned: bool = True) -> Source | Problem:
        """Return one source with its text, or what stands against it.

        Args:
            source: An id.
            pinned: Whether its bytes must be those that the manifest names.
        """
        if source in self._refused:
            return self._refused[source]
        row = self._rows.get(source)
        if row is None:
            return Problem(
                source,
                "missing",
                f"{MANIFEST}: no source {source!r} is listed",
                f"Add a row for it to {MANIFEST}, or correct the id.",
            )
        return self._open(row, pinned=pinned)

    def __iter__(self) -> Iterator[Source | Problem]:
        """Yield every listed source in turn, reading one at a time."""
        for source in self._rows:
            yield self.read(source)

    def _open(self, row: _Row, *, pinned: bool) -> Source | Problem:
        """Read the file of one row."""
        cells = row.cells
        source, file = cells["source"], cells["file"]

        def refuse(problem: str, message: str, hint: str) -> Problem:
            return Problem(source, problem, f"{file}: {message}", hint, row.line, "file")

        try:
            raw = self.folder.read(file)
        except RefusedError as refused:
            return refuse(refused.problem, str(refused), refused.hint)
        digest = hashlib.sha256(raw).hexdigest()
        if pinned and digest != cells["sha256"].lower():
            return refuse(
                "altered",
                f"its sha256 is {digest[:12]}…, the manifest says {cells['sha256'][:12]}…",
                "Restore the file, or see what changed with `tieout drift` and accept it with"
                " `tieout pin`.",
            )
        try:
            text = raw.decode("utf-8")
        except UnicodeDecodeError as error:
            return refuse(
                "undecodable",
                f"byte {error.start} is not UTF-8",
                "Convert the file to UTF-8 and pin it again.",
            )
        return Source(
            source,
            file,
            text,
            digest,
            publisher=cells["publisher"],
            title=cells["title"],
            published=cells["published"],
            language=cells["language"],
            agency=cells["agency"],
        )


def read_corpus(path: Path) -> Corpus:
    """Return the manifest of the sources, with what is wrong in it; no source is read yet.

    Args:
        path: The manifest, sources.csv; the files it names stand beside it.

    Raises:
        TableError: The manifest cannot be read, or lacks a required column.
    """
    rows = read_rows(path, required=REQUIRED)
    if rows.misfits:
        misfit = rows.misfits[0]
        raise TableError(
            f"{path.name}: line {misfit.line}: {len(misfit.cells)} cells, not {misfit.expected}",
            hint="Quote cells that hold a comma, and give every row one cell a column.",
            line=misfit.line,
        )
    count = len(rows.lines)
    names = dict.fromkeys((*COLUMNS, *rows.columns))
    frame = pd.DataFrame({name: rows.cells.get(name, [""] * count) for name in names}, dtype=str)
    frame["line"] = pd.Series(rows.lines, dtype="int64")
    corpus = Corpus(Folder(path.parent), frame)
    _check(corpus, rows)
    return corpus


def _check(corpus: Corpus, rows: Rows) -> None:
    """Note what is wrong in the manifest, and which rows may be read."""
    known = tuple(name for name in COLUMNS if name in rows.cells)
    empty = dict.fromkeys(COLUMNS, "")
    table = zip(*(rows.cells[name] for name in known), strict=True)
    for line, values in zip(rows.lines, table, strict=True):
        row = _Row(line, {**empty, **dict(zip(known, values, strict=True))})
        source = row.cells["source"]
        problem = _row_problem(row)
        if problem is None and source in corpus._rows:  # noqa: SLF001 - its own maker fills it
            problem = row.problem(
                "manifest",
                "source",
                f"source {source!r} is listed twice",
                "Give every source an id of its own.",
            )
        elif problem is None or not problem.unreadable:
            corpus._rows.setdefault(source, row)  # noqa: SLF001 - as above
        else:
            corpus._refused.setdefault(source, problem)  # noqa: SLF001 - as above
        if problem is not None:
            corpus.problems.append(problem)


@dataclass(slots=True)
class _Row:
    """One row of the manifest."""

    line: int
    cells: dict[str, str]

    def problem(self, problem: str, column: str, message: str, hint: str) -> Problem:
        """Return what is wrong with a cell of this row."""
        told = f"{MANIFEST}: line {self.line}: {message}"
        return Problem(self.cells["source"], problem, told, hint, self.line, column)


def _row_problem(row: _Row) -> Problem | None:
    """Return the first thing that is wrong with a row of the manifest."""
    cells = row.cells
    source, file, published = cells["source"], cells["file"], cells["published"]
    if not NAME.fullmatch(source):
        return row.problem(
            "unsafe",
            "source",
            f"source {source!r} is not an id",
            "Use letters, digits, full stop, hyphen and underscore, starting with one of the"
            " first two.",
        )
    if not NAME.fullmatch(file):
        return row.problem(
            "unsafe",
            "file",
            f"file {file!r} is not a plain file name",
            f"Name a file that stands beside {MANIFEST}: letters, digits, full stop, hyphen and"
            " underscore.",
        )
    if not _SHA256.fullmatch(cells["sha256"]):
        return row.problem(
            "unsafe",
            "sha256",
            "sha256 is not 64 digits of 0-9 and a-f",
            "Write it with `tieout pin`.",
        )
    if not is_published(published):
        return row.problem(
            "manifest",
            "published",
            f"published {published!r} is no date, nor date and time with zone",
            "Write 2016-10-20, or 2016-10-20T14:30Z.",
        )
    if not cells["published_evidence"].strip():
        return row.problem(
            "manifest",
            "published_evidence",
            "published_evidence is empty",
            "Say where the date comes from.",
        )
    return None


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
