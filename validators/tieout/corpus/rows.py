"""Rows of a CSV file as they stand: every cell text, every row with its physical line."""

from __future__ import annotations

import contextlib
import csv
import io
import re
from codecs import BOM_UTF8
from dataclasses import dataclass, field
from itertools import accumulate, islice
from typing import TYPE_CHECKING

from tieout.errors import TableError

if TYPE_CHECKING:
    from _csv import Reader
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

CELL_LIMIT = 1_000_000
"""The longest cell, in code points: our convention, a quote is never a book."""

CHUNK = 1_000
"""How many rows are laid into their columns at once: our convention, measured in tests/bench."""

_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Misfit:
    """A row whose number of cells is not the number of columns.

    Args:
        line: The physical line on which the row starts, from 1.
        cells: The cells as they were read.
        expected: How many columns the header names.
    """

    line: int
    cells: tuple[str, ...]
    expected: int


@dataclass(frozen=True, slots=True)
class Rows:
    """A CSV file as read.

    Args:
        columns: The names in the header, in their order.
        cells: One list of texts a column, all of one length.
        lines: The physical line on which each row starts, from 1.
        misfits: Rows that are too long or too short; they stand in no column.
    """

    columns: tuple[str, ...]
    cells: dict[str, list[str]]
    lines: list[int]
    misfits: list[Misfit] = field(default_factory=list)


def decode(raw: bytes, name: str) -> str:
    """Decode UTF-8 without newline translation; a byte order mark at the start is dropped.

    Raises:
        TableError: The bytes are not UTF-8, or hold a NUL.
    """
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise TableError(
            f"{name}: line {line}: byte {error.start} is not UTF-8",
            hint="Save the file as UTF-8 and run again.",
            line=line,
        ) from None
    if b"\0" in raw:
        line = raw.count(b"\n", 0, raw.index(b"\0")) + 1
        raise TableError(
            f"{name}: line {line}: the file holds a NUL character",
            hint="Save the file as UTF-8 text and run again.",
            line=line,
        )
    return text.removeprefix("\ufeff")


def parse_rows(text: str, name: str, *, required: Sequence[str] = ()) -> Rows:
    r"""Return the rows of a CSV text, nothing inferred, nothing lost.

    Args:
        text: The decoded file; lines end in `\n`, `\r\n` or `\r`.
        name: The file's name, for messages.
        required: Columns that must be in the header.

    Raises:
        TableError: There is no header, a column is unnamed, doubled or missing, a cell is longer
            than `CELL_LIMIT`, or a quotation mark is never closed.

    Examples:
        >>> rows = parse_rows('id,words\n1,"two\nlines"\n2,NA\n', "t.csv")
        >>> rows.cells["words"], rows.lines
        (['two\nlines', 'NA'], [2, 4])

    Source: RFC 4180.
    """
    return _parse(lambda: io.StringIO(text, newline=""), name, required)


def read_rows(path: Path, *, required: Sequence[str] = ()) -> Rows:
    """Return the rows of a CSV file.

    Raises:
        TableError: The file cannot be opened, decoded or parsed.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise TableError(
            f"{path.name}: cannot be read: {error.strerror}",
            hint=f"Put a readable {path.name} in {path.parent}.",
        ) from None
    if b"\0" in raw:
        decode(raw, path.name)
    body = raw.removeprefix(BOM_UTF8)
    try:
        return _parse(lambda: _decoded(body), path.name, required)
    except UnicodeDecodeError:
        decode(raw, path.name)
        raise


def _decoded(raw: bytes) -> io.TextIOWrapper:
    """Return the lines of a file, decoded as they are read, which holds no second copy of it."""
    return io.TextIOWrapper(io.BytesIO(raw), encoding="utf-8", newline="")


def _parse(opened: Callable[[], Iterable[str]], name: str, required: Sequence[str]) -> Rows:
    """Read the rows of lines with their ends: other separators than these are text of a cell."""
    limit = csv.field_size_limit(CELL_LIMIT)
    try:
        return _gather(csv.reader(opened(), strict=True), name, required)
    except csv.Error as error:
        raise _unreadable(opened(), name, str(error)) from None
    finally:
        csv.field_size_limit(limit)


def _gather(reader: Reader, name: str, required: Sequence[str]) -> Rows:
    """Read the header, then the rows, many at a time, into their columns."""
    header = next(filter(None, reader), None)
    if header is None:
        raise TableError(f"{name}: the file is empty", hint="Add a header line and rows.", line=1)
    _check_header(header, name, required)
    columns: list[list[str]] = [[] for _ in header]
    lines: list[int] = []
    misfits: list[Misfit] = []
    first = reader.line_num + 1
    while records := list(islice(reader, CHUNK)):
        starts = _starts(records, first, reader.line_num)
        first = reader.line_num + 1
        if set(map(len, records)) != {len(header)}:
            records, starts = _fitting(records, starts, len(header), misfits)
        for column, cells in zip(columns, zip(*records, strict=True), strict=False):
            column.extend(cells)
        lines.extend(starts)
    return Rows(tuple(header), dict(zip(header, columns, strict=True)), lines, misfits)


def _starts(records: list[list[str]], first: int, last: int) -> Sequence[int]:
    """Return the line on which each of some records starts that fill the lines from first to last.

    A blank line is a record without cells.
    """
    if last - first + 1 == len(records):
        return range(first, last + 1)
    heights = (1 + sum(len(_LINE_END.findall(cell)) for cell in cells) for cells in records[:-1])
    return list(accumulate(heights, initial=first))


def _fitting(
    records: list[list[str]], starts: Sequence[int], width: int, misfits: list[Misfit]
) -> tuple[list[list[str]], list[int]]:
    """Return the records that have so many cells, with their lines; note the others."""
    kept, lines = [], []
    for cells, line in zip(records, starts, strict=True):
        if len(cells) == width:
            kept.append(cells)
            lines.append(line)
        elif cells:
            misfits.append(Misfit(line, tuple(cells), width))
    return kept, lines


def _unreadable(text: Iterable[str], name: str, why: str) -> TableError:
    """Return what is told of a text that is no table: the line its first bad row starts on, why."""
    line = 1
    reader = csv.reader(text, strict=True)
    with contextlib.suppress(csv.Error):
        for _ in reader:
            line = reader.line_num + 1
    hint = "Close every quotation mark, and double those inside a quoted cell."
    if "field larger than field limit" in why:
        why = f"a cell has more than {CELL_LIMIT:,} characters"
        hint = f"Shorten the cell; if it should not be that long: {hint[0].lower()}{hint[1:]}"
    return TableError(
        f"{name}: line {line}: the row that starts here cannot be read: {why}", hint=hint, line=line
    )


def _check_header(header: list[str], name: str, required: Sequence[str]) -> None:
    """Refuse a header that does not name each column once."""
    unnamed = [place for place, column in enumerate(header, 1) if not column.strip()]
    if unnamed:
        raise TableError(
            f"{name}: line 1: column {unnamed[0]} has no name",
            hint="Name every column in the first line.",
            line=1,
        )
    doubled = sorted({column for column in header if header.count(column) > 1})
    if doubled:
        raise TableError(
            f"{name}: line 1: column {doubled[0]!r} stands twice",
            hint="Keep one of them.",
            line=1,
        )
    missing = [column for column in required if column not in header]
    if missing:
        raise TableError(
            f"{name}: line 1: no column {', '.join(repr(column) for column in missing)}",
            hint=f"Add it to the header; it has: {', '.join(header)}.",
            line=1,
        )
