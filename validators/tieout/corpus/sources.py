"""The sources: what the manifest lists, and the texts one at a time.

A listed source that cannot be read is a finding about its facts, so what is wrong with it comes
back as data; a manifest that cannot be read stops the run.

Source: docs/decisions/0033 (ids, paths and links).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from tieout.corpus.folders import Folder, RefusedError
from tieout.corpus.manifest import MANIFEST, Manifest, Problem, is_published, read_manifest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["Corpus", "Problem", "Source", "is_published", "read_corpus"]


class Source(NamedTuple):
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


@dataclass(frozen=True)
class Corpus:
    """The manifest and its folder; texts are read one at a time and not kept.

    Args:
        folder: The folder of sources.csv, listed once.
        listing: The rows of sources.csv, and which of them may be read.
    """

    folder: Folder
    listing: Manifest

    @property
    def ids(self) -> list[str]:
        """The ids that facts may cite, in the order of the manifest."""
        return list(self.listing.listed)

    @property
    def problems(self) -> list[Problem]:
        """What is wrong with the manifest, row by row, before any source is read."""
        return self.listing.problems

    @cached_property
    def manifest(self) -> pd.DataFrame:
        """The rows of sources.csv as a frame.

        Shapes: the columns of `COLUMNS` and any extra ones, all text, and `line`; one row a listed
        source.
        """
        rows = self.listing.rows
        frame = pd.DataFrame(self.listing.cells | rows.cells, dtype=str)
        frame["line"] = pd.Series(rows.lines, dtype="int64")
        return frame

    def read(self, source: str, *, pinned: bool = True) -> Source | Problem:
        """Return one source with its text, or what stands against it.

        Args:
            source: An id.
            pinned: Whether its bytes must be those that the manifest names.
        """
        listing = self.listing
        row = listing.listed.get(source)
        if row is None:
            return listing.refused.get(source) or Problem(
                source,
                "missing",
                f"{MANIFEST}: no source {source!r} is listed",
                f"Add a row for it to {MANIFEST}, or correct the id.",
            )
        file, sha256 = listing.cells["file"][row], listing.cells["sha256"][row]
        try:
            raw = self.folder.read(file)
        except RefusedError as refused:
            return self._refuse(row, refused.problem, str(refused), refused.hint)
        digest = hashlib.sha256(raw).hexdigest()
        if pinned and digest != sha256 and digest != sha256.lower():
            return self._refuse(
                row,
                "altered",
                f"its sha256 is {digest[:12]}…, the manifest says {sha256[:12]}…",
                "Restore the file, or see what changed with `tieout drift` and accept it with"
                " `tieout pin`.",
            )
        try:
            text = raw.decode("utf-8")
        except UnicodeDecodeError as error:
            return self._refuse(
                row,
                "undecodable",
                f"byte {error.start} is not UTF-8",
                "Convert the file to UTF-8 and pin it again.",
            )
        return Source(source, file, text, digest, *listing.described[row])

    def _refuse(self, row: int, problem: str, message: str, hint: str) -> Problem:
        """Return what stands against the file of one row."""
        source, file = (self.listing.cells[name][row] for name in ("source", "file"))
        line = self.listing.rows.lines[row]
        return Problem(source, problem, f"{file}: {message}", hint, line, "file")

    def __iter__(self) -> Iterator[Source | Problem]:
        """Yield every listed source in turn, reading one at a time."""
        for source in self.listing.listed:
            yield self.read(source)


def read_corpus(path: Path) -> Corpus:
    """Return the manifest of the sources, with what is wrong in it; no source is read yet.

    Args:
        path: The manifest, sources.csv; the files it names stand beside it.

    Raises:
        TableError: The manifest cannot be read, or lacks a required column.
    """
    return Corpus(listing=read_manifest(path), folder=Folder(path.parent))
