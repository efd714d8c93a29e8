"""Change cells of a CSV file and leave every other byte of it as it is.

Source: RFC 4180; that an edit touches its rows alone is our convention, docs/decisions/0038.
"""

from __future__ import annotations

import csv
import difflib
import io
import re
from itertools import pairwise
from typing import TYPE_CHECKING

from tieout.corpus.rows import parse_rows

if TYPE_CHECKING:
    from collections.abc import Mapping

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
_MARK = "\ufeff"


def physical_lines(text: str) -> list[str]:
    r"""Return the lines of a text with their ends: `\n`, `\r\n` or `\r`, nothing else.

    Examples:
        >>> physical_lines("a\r\nb\u2028c\n")
        ['a\r\n', 'b\u2028c\n']
    """
    return _LINE.findall(text)


def replace_cells(text: str, name: str, changes: Mapping[int, Mapping[str, str]]) -> str:
    r"""Return a CSV text with some cells changed.

    Args:
        text: The file, decoded; a byte order mark is kept.
        name: The file's name, for messages.
        changes: For each row to change, by the line on which it starts: columns and new cells.
            A column that the header lacks is left out.

    Raises:
        TableError: The text is no CSV table.

    Examples:
        >>> replace_cells("id,words\n1,old\n2,  kept \n", "t.csv", {2: {"words": "new, better"}})
        'id,words\n1,"new, better"\n2,  kept \n'

    Source: docs/decisions/0038.
    """
    mark = _MARK if text.startswith(_MARK) else ""
    body = text.removeprefix(_MARK)
    rows = parse_rows(body, name)
    lines = physical_lines(body)
    starts = sorted([*rows.lines, *(misfit.line for misfit in rows.misfits), len(lines) + 1])
    for position, line in reversed(list(enumerate(rows.lines))):
        if line not in changes:
            continue
        cells = [changes[line].get(column, rows.cells[column][position]) for column in rows.columns]
        stop = _last_line(lines, line, starts[starts.index(line) + 1])
        last = lines[stop - 1]
        lines[line - 1 : stop] = [render_row(cells) + last[len(last.rstrip("\r\n")) :]]
    return mark + "".join(lines)


def add_row(text: str, name: str, cells: Mapping[str, str]) -> str:
    r"""Return a CSV text with one more row at its end.

    Args:
        text: The file, decoded.
        name: The file's name, for messages.
        cells: Columns and cells; a column of the header that is not named stays empty.

    Raises:
        TableError: The text is no CSV table.

    Examples:
        >>> add_row("id,words\r\n1,one", "t.csv", {"id": "2"})
        'id,words\r\n1,one\r\n2,\r\n'
    """
    rows = parse_rows(text.removeprefix(_MARK), name)
    first = physical_lines(text)[0]
    ending = first[len(first.rstrip("\r\n")) :] or "\n"
    gap = "" if text.endswith(("\n", "\r")) else ending
    return text + gap + render_row([cells.get(column, "") for column in rows.columns]) + ending


def add_column(text: str, name: str, column: str) -> str:
    r"""Return a CSV text with one more column at its end, empty in every row.

    Every byte that was there stays; each row grows by what separates the new cell.

    Args:
        text: The file, decoded; a byte order mark is kept.
        name: The file's name, for messages.
        column: The name of the column, which needs no quotation marks.

    Raises:
        TableError: The text is no CSV table.

    Examples:
        >>> add_column('id,words\r\n1,"two\nlines"\r\n\r\n2,  kept', "t.csv", "more")
        'id,words,more\r\n1,"two\nlines",\r\n\r\n2,  kept,'
    """
    mark = _MARK if text.startswith(_MARK) else ""
    body = text.removeprefix(_MARK)
    rows = parse_rows(body, name)
    lines = physical_lines(body)
    header = next(number for number, line in enumerate(lines, 1) if line.strip("\r\n"))
    starts = sorted([header, *rows.lines, *(misfit.line for misfit in rows.misfits)])
    for start, following in pairwise([*starts, len(lines) + 1]):
        stop = _last_line(lines, start, following)
        line = lines[stop - 1]
        cells = line.rstrip("\r\n")
        lines[stop - 1] = f"{cells},{column if start == header else ''}{line[len(cells) :]}"
    return mark + "".join(lines)


def _last_line(lines: list[str], start: int, following: int) -> int:
    """Return the line on which a row ends that starts on one line, before the next row does."""
    stop = following - 1
    while stop > start and not lines[stop - 1].strip("\r\n"):
        stop -= 1
    return stop


def render_row(cells: list[str]) -> str:
    """Return one row of a CSV file without its line end."""
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue().removesuffix("\r\n")


def patch(old: str, new: str, name: str) -> str:
    r"""Return the unified difference of two versions of a file, as `git apply` reads it.

    Examples:
        >>> print(patch("a\nb\n", "a\nc\n", "t.csv"), end="")
        --- a/t.csv
        +++ b/t.csv
        @@ -1,2 +1,2 @@
         a
        -b
        +c
    """
    told = []
    lines = difflib.unified_diff(
        physical_lines(old), physical_lines(new), f"a/{name}", f"b/{name}", n=3
    )
    for line in lines:
        ended = line.endswith("\n") or (line.endswith("\r") and line[:1] in " +-")
        told.append(line if ended else f"{line}\n\\ No newline at end of file\n")
    return "".join(told)
