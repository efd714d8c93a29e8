"""Rows of a CSV file as they stand: every cell text, every row with its physical line."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tieout.errors import TableError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

CELL_LIMIT = 1_000_000
"""The longest cell, in code points: our convention, a quote is never a book."""


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
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
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
    records = _records(text, name)
    header, _ = next(records, (None, 0))
    if header is None:
        raise TableError(f"{name}: the file is empty", hint="Add a header line and rows.", line=1)
    _check_header(header, name, required)
    width = len(header)
    kept: list[list[str]] = []
    lines: list[int] = []
    misfits: list[Misfit] = []
    for cells, line in records:
        if len(cells) == width:
            kept.append(cells)
            lines.append(line)
        else:
            misfits.append(Misfit(line, tuple(cells), width))
    columns = [list(column) for column in zip(*kept, strict=True)] or [[] for _ in header]
    return Rows(tuple(header), dict(zip(header, columns, strict=True)), lines, misfits)


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
    return parse_rows(decode(raw, path.name), path.name, required=required)


def _records(text: str, name: str) -> Iterator[tuple[list[str], int]]:
    """Yield each record that is not a blank line, with the line it starts on."""
    limit = csv.field_size_limit(CELL_LIMIT)
    # Lines end in \n, \r\n and \r only: other separators are text of a cell.
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        for cells in reader:
            if cells:
                yield cells, line
            line = reader.line_num + 1
    except csv.Error as error:
        hint = "Close every quotation mark, and double those inside a quoted cell."
        why = str(error)
        if "field larger than field limit" in why:
            why = f"a cell has more than {CELL_LIMIT:,} characters"
            hint = f"Shorten the cell; if it should not be that long: {hint[0].lower()}{hint[1:]}"
        raise TableError(
            f"{name}: line {line}: the row that starts here cannot be read: {why}",
            hint=hint,
            line=line,
        ) from None
    finally:
        csv.field_size_limit(limit)


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
