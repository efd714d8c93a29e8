"""Files are read by name from a folder that was listed once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tieout.corpus import folders
from tieout.corpus.folders import Folder, RefusedError
from tieout.errors import TableError

if TYPE_CHECKING:
    from pathlib import Path


def test_a_plain_file_is_read_whole(tmp_path: Path) -> None:
    raw = bytes(range(256)) * 5000
    (tmp_path / "a.bin").write_bytes(raw)
    (tmp_path / "empty").write_bytes(b"")
    folder = Folder(tmp_path)
    assert raw == folder.read("a.bin")
    assert b"" == folder.read("empty")


def test_a_file_that_grows_while_it_is_read_is_read_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").write_bytes(b"x" * 10)
    answers = iter([b"x" * 11, b"yy", b""])
    monkeypatch.setattr(folders.os, "read", lambda *_: next(answers))
    assert b"x" * 11 + b"yy" == Folder(tmp_path).read("a")


@pytest.mark.parametrize("name", ["gone", "A"])
def test_a_name_that_is_not_in_the_listing_is_missing(tmp_path: Path, name: str) -> None:
    (tmp_path / "a").write_bytes(b"x")
    with pytest.raises(RefusedError) as caught:
        Folder(tmp_path).read(name)
    assert "missing" == caught.value.problem


def test_a_link_put_there_after_the_listing_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x")
    folder = Folder(tmp_path)
    (tmp_path / "a").unlink()
    (tmp_path / "a").symlink_to("/etc/hosts")
    with pytest.raises(RefusedError) as caught:
        folder.read("a")
    assert "unsafe" == caught.value.problem


def test_a_file_that_is_too_large_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").write_bytes(b"x" * 9)
    monkeypatch.setattr(folders, "SIZE_LIMIT", 8)
    with pytest.raises(RefusedError, match="larger"):
        Folder(tmp_path).read("a")


def test_a_file_that_may_not_be_read_is_missing_and_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "a").write_bytes(b"x")
    monkeypatch.setattr(folders.os, "open", refuse)
    with pytest.raises(RefusedError, match="Permission denied"):
        Folder(tmp_path).read("a")


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="gone"):
        Folder(tmp_path / "gone")


def test_a_name_that_another_name_may_stand_for_is_not_read(tmp_path: Path) -> None:
    for name in ("K.txt", "\u212a.txt"):
        (tmp_path / name).write_bytes(b"x")
    if len(list(tmp_path.iterdir())) == 2:  # some systems take both for one file
        with pytest.raises(RefusedError, match="two files have this name"):
            Folder(tmp_path).read("K.txt")
