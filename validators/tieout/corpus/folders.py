"""The folder of the sources: a listing made once, and plain files read from it by name.

No path is ever built from what a table says: a name is looked up in the listing, links are not
followed, and only plain files are opened.

Source: docs/decisions/0033.
"""

from __future__ import annotations

import errno
import os
import re
import stat
import unicodedata
from typing import TYPE_CHECKING

from tieout.errors import TableError

if TYPE_CHECKING:
    from pathlib import Path

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,127}")
"""What an id and a file name look like."""

SIZE_LIMIT = 256 * 1024 * 1024
"""The largest source, in bytes: our convention, an article is never a disk image."""


_NOFOLLOW = getattr(os, "O_NOFOLLOW", 0)
_FLAGS = os.O_RDONLY | _NOFOLLOW | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class RefusedError(Exception):
    """A file is not read.

    Args:
        problem: `missing`, `unsafe` or `not a file`.
        message: What stands in its place.
        hint: What to do next.
    """

    def __init__(self, problem: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.problem = problem
        self.hint = hint


class Folder:
    """A folder whose files are read by name.

    Args:
        path: The folder.

    Raises:
        TableError: The folder cannot be listed.
    """

    __slots__ = ("_names", "_prefix", "_readable", "path")

    def __init__(self, path: Path) -> None:
        self.path = path
        self._prefix = os.path.join(path, "")  # noqa: PTH118 - joined once, not for every file
        try:
            with os.scandir(path) as entries:
                self._names = {entry.name for entry in entries}
        except OSError as error:
            raise TableError(
                f"{path.name}: cannot be listed: {error.strerror}",
                hint="Make the folder of the sources readable.",
            ) from None
        # A name that is written with other characters may be the same to some systems.
        odd = {unicodedata.normalize("NFC", name) for name in self._names if not name.isascii()}
        self._readable = set(filter(NAME.fullmatch, self._names)) - odd

    def read(self, name: str) -> bytes:
        """Return the bytes of a plain file.

        Raises:
            RefusedError: There is no such file, it is a link or no plain file, or its name stands
                for two.
        """
        if name not in self._readable:
            raise self._refusal(name)
        try:
            return _read_plain(f"{self._prefix}{name}")
        except OSError as error:
            if error.errno == errno.ELOOP:
                raise RefusedError("unsafe", "is a link", "Put the file itself there.") from None
            raise RefusedError(
                "missing", f"cannot be read: {error.strerror}", "Make the file readable."
            ) from None

    def _refusal(self, name: str) -> RefusedError:
        """Return why a name is not read."""
        if not NAME.fullmatch(name):
            return RefusedError(
                "unsafe",
                "is not a plain file name",
                "Name a file beside the manifest: letters, digits, full stop, hyphen, underscore.",
            )
        if name in self._names:
            return RefusedError("unsafe", "two files have this name", "Remove one of the two.")
        return RefusedError("missing", f"no such file in {self.path.name}", "Put the file there.")


def _read_plain(path: str) -> bytes:
    """Read a plain file at once; a link is not followed, a pipe not waited for."""
    if not _NOFOLLOW and os.path.islink(path):  # noqa: PTH114 - as above
        raise OSError(errno.ELOOP, "is a link")
    handle = os.open(path, _FLAGS)
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            raise RefusedError("not a file", "is no plain file", "Put the file itself there.")
        if status.st_size > SIZE_LIMIT:
            raise RefusedError(
                "unsafe", f"is larger than {SIZE_LIMIT} bytes", "Cut it into several sources."
            )
        wanted = status.st_size + 1
        first = os.read(handle, wanted)
        if len(first) == status.st_size:
            return first
        chunks = [first]
        while len(chunks[-1]) == wanted or (chunks[-1] and sum(map(len, chunks)) < wanted - 1):
            chunks.append(os.read(handle, wanted))
        return b"".join(chunks)
    finally:
        os.close(handle)
