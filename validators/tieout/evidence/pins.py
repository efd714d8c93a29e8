"""Pin sources: record a new one, or accept the new version of one, by name.

Source: docs/decisions/0038.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from tieout.config import nearest
from tieout.corpus.edits import add_column, add_row, replace_cells
from tieout.corpus.files import write_whole
from tieout.corpus.folders import NAME, Folder, RefusedError
from tieout.corpus.manifest import COLUMNS, REQUIRED, is_published
from tieout.corpus.rows import decode, parse_rows
from tieout.errors import CorpusError, TableError, UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from tieout.corpus.rows import Rows


def run_pin(
    manifest: Path, names: Sequence[str], cells: Mapping[str, str] | None = None
) -> tuple[str, int]:
    """Write the sha256 of each named source into the manifest, whole or not at all.

    A source that is listed keeps its row but for the sha256 and the cells given. One that is not
    becomes a new row; it needs `file`, `published` and `published_evidence`.

    Args:
        manifest: sources.csv.
        names: Ids of sources; what is not named is not touched.
        cells: Columns of the manifest to write beside the sha256; only with one name. A column
            that the manifest may have and lacks is added, empty in every other row.

    Returns:
        What was done, one line a source, and 0.

    Raises:
        UsageError: No source is named, an id or cell is wrong, or the file cannot be written.
        CorpusError: A file cannot be read, or is not UTF-8.
        TableError: The manifest cannot be read.
    """
    given = dict(cells or {})
    if not names:
        raise UsageError("no source is named", hint="Name the sources to pin: tieout pin ID ...")
    if given and len(names) > 1:
        raise UsageError(
            "cells are given for several sources", hint="Pin one source at a time with --file."
        )
    try:
        raw = manifest.read_bytes()
    except OSError as error:
        raise TableError(
            f"{manifest.name}: cannot be read: {error.strerror}",
            hint=f"Start it with the line: {','.join(REQUIRED)}",
        ) from None
    mark = "\ufeff" if raw.startswith(b"\xef\xbb\xbf") else ""
    text = mark + decode(raw, manifest.name)
    folder = Folder(manifest.parent)
    told = []
    for name in dict.fromkeys(names):
        text, line = _pin(text, manifest.name, folder, name, given)
        told.append(line)
    if text.encode("utf-8") != raw:
        write_whole(manifest, text.encode("utf-8"))
    return "\n".join(told) + "\n", 0


def _pin(
    text: str, manifest: str, folder: Folder, name: str, given: Mapping[str, str]
) -> tuple[str, str]:
    """Return the manifest with one source pinned, and what was done."""
    rows = parse_rows(text.removeprefix("\ufeff"), manifest, required=REQUIRED)
    absent = [column for column in given if column not in rows.columns]
    if unknown := [column for column in absent if column not in COLUMNS]:
        raise UsageError(
            f"a manifest has no column {unknown[0]!r}", hint=nearest(unknown[0], list(COLUMNS))
        )
    for column in absent:
        text = add_column(text, manifest, column)
    rows = parse_rows(text.removeprefix("\ufeff"), manifest) if absent else rows
    listed = rows.cells["source"]
    row = _row(rows, listed.index(name)) if name in listed else {"source": name}
    wanted = {**row, **given}
    _check(name, wanted, is_new=name not in listed)
    digest = _digest(folder, wanted["file"])
    if name not in listed:
        return add_row(text, manifest, {**wanted, "sha256": digest}), f"{name}: recorded, {digest}"
    if listed.count(name) > 1:
        raise UsageError(f"{manifest} lists {name!r} twice", hint="Remove one of its rows.")
    changes = {**given, "sha256": digest}
    if all(row[column] == cell for column, cell in changes.items()):
        return text, f"{name}: unchanged, {digest}"
    line = rows.lines[listed.index(name)]
    new = replace_cells(text, manifest, {line: changes})
    if row["sha256"].lower() == digest:
        return new, f"{name}: {', '.join(given)} written, {digest}"
    return new, f"{name}: accepted, {row['sha256'][:12]}… is now {digest}"


def _row(rows: Rows, position: int) -> dict[str, str]:
    """Return one row of the manifest."""
    return {column: cells[position] for column, cells in rows.cells.items()}


def _check(name: str, row: Mapping[str, str], *, is_new: bool) -> None:
    """Refuse an id, a date or a missing cell that would make the row wrong."""
    if not NAME.fullmatch(name):
        raise UsageError(
            f"source {name!r} is not an id",
            hint="Use letters, digits, full stop, hyphen and underscore.",
        )
    missing = [
        column for column in ("file", "published", "published_evidence") if not row.get(column)
    ]
    if missing:
        what = "is not listed yet" if is_new else "lacks cells"
        flags = [f"--{column.replace('_', '-')}" for column in missing]
        raise UsageError(f"source {name!r} {what}", hint=f"Give {', '.join(flags)}.")
    if not is_published(row["published"]):
        raise UsageError(
            f"published {row['published']!r} is no date, nor date and time with zone",
            hint="Write 2016-10-20, or 2016-10-20T14:30Z.",
        )


def _digest(folder: Folder, file: str) -> str:
    """Return the sha256 of a source's bytes, once they are known to be UTF-8."""
    try:
        raw = folder.read(file)
        raw.decode("utf-8")
    except RefusedError as refused:
        raise CorpusError(f"{file}: {refused}", hint=refused.hint) from None
    except UnicodeDecodeError as error:
        raise CorpusError(
            f"{file}: byte {error.start} is not UTF-8", hint="Convert the file to UTF-8."
        ) from None
    return hashlib.sha256(raw).hexdigest()
