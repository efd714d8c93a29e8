from __future__ import annotations

import os
from pathlib import Path

import pytest

from tieout.corpus.files import write_whole
from tieout.errors import UsageError


def test_the_new_bytes_take_the_place_of_the_old(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write_whole(path, b"new")
    assert (b"new", 0o640, ["t.csv"]) == (
        path.read_bytes(),
        path.stat().st_mode & 0o777,
        [one.name for one in tmp_path.iterdir()],
    )


@pytest.mark.parametrize("step", ["os.fsync", "os.fdopen", "pathlib.Path.replace"])
def test_a_failure_at_any_step_leaves_the_old_file_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(b"old")

    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(step, fail)
    with pytest.raises(UsageError, match="No space left"):
        write_whole(path, b"new")
    monkeypatch.undo()
    assert (b"old", ["t.csv"]) == (path.read_bytes(), [one.name for one in tmp_path.iterdir()])


def test_a_link_stays_a_link_and_its_target_is_replaced(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_bytes(b"old")
    link.symlink_to(target)
    write_whole(link, b"new")
    assert (True, b"new") == (link.is_symlink(), target.read_bytes())


def test_a_device_is_written_to_as_it_is() -> None:
    write_whole(Path(os.devnull), b"new")
    assert not Path(os.devnull).is_file()


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="none") as caught:
        write_whole(tmp_path / "none" / "t", b"")
    assert caught.value.hint
