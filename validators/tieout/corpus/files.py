"""Files written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from tieout.errors import UsageError


def write_whole(path: Path, data: bytes) -> None:
    """Replace a file in one step: after a crash it holds the old bytes or the new, never a part.

    A path that is no regular file (a pipe, a terminal, /dev/null) is written to as it is.

    Args:
        path: The file; its folder must exist.
        data: All of its bytes.

    Raises:
        UsageError: The file cannot be written.
    """
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(data)
            return
        _replace(path, data)
    except OSError as error:
        raise UsageError(
            f"{path}: cannot be written: {error.strerror or error}",
            hint="Name a file in a folder that exists and that you may write to.",
        ) from None


def _replace(path: Path, data: bytes) -> None:
    """Write beside the file, reach the disk, then take its place."""
    target = path.resolve()
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
        Path(name).chmod(mode)
        Path(name).replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
    _sync_folder(target.parent)


def _umask() -> int:
    """Return the mask that new files are made with."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _sync_folder(folder: Path) -> None:
    """Make the new name reach the disk where the system allows it."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
