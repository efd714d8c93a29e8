"""Pinning: new sources are recorded, new versions accepted, by name and whole or not at all."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from tieout.corpus import files
from tieout.corpus.sources import Source, read_corpus
from tieout.errors import CorpusError, TableError, UsageError
from tieout.evidence.pins import run_pin

if TYPE_CHECKING:
    from pathlib import Path

NEW = {
    "file": "wire.txt",
    "published": "1892-08-31",
    "published_evidence": "printed, \u201ctoday\u201d",
}


def digest(text: str) -> str:
    """Return the sha256 of a text."""
    return hashlib.sha256(text.encode()).hexdigest()


@pytest.fixture
def manifest(tmp_path: Path) -> Path:
    """Return a manifest with one source and a second file beside it."""
    (tmp_path / "post.txt").write_text("old", encoding="utf-8")
    (tmp_path / "wire.txt").write_text("wire", encoding="utf-8")
    path = tmp_path / "sources.csv"
    path.write_bytes(
        b"source,file,published,published_evidence,sha256\r\n"
        + f'post,post.txt,1892-08-30,"printed, page 1",{digest("old")}\r\n'.encode()
    )
    return path


def test_a_new_source_is_recorded_and_can_be_read(manifest: Path) -> None:
    before = manifest.read_bytes()
    told, code = run_pin(manifest, ["wire"], NEW)
    assert 0 == code
    assert "wire: recorded" in told
    assert manifest.read_bytes().startswith(before)
    assert manifest.read_bytes().endswith(b"\r\n")
    assert isinstance(read_corpus(manifest).read("wire"), Source)


def test_a_new_version_is_accepted_by_name_and_other_rows_stay(manifest: Path) -> None:
    run_pin(manifest, ["wire"], NEW)
    (manifest.parent / "post.txt").write_text("new", encoding="utf-8")
    (manifest.parent / "wire.txt").write_text("changed too", encoding="utf-8")
    before = manifest.read_text("utf-8")
    told, _ = run_pin(manifest, ["post"])
    assert "accepted" in told
    assert before.replace(digest("old"), digest("new")) == manifest.read_text("utf-8")


def test_pinning_what_is_pinned_changes_nothing(manifest: Path) -> None:
    before = manifest.read_bytes()
    told, _ = run_pin(manifest, ["post", "post"])
    assert 1 == told.count("unchanged")
    assert before == manifest.read_bytes()


@pytest.mark.parametrize(
    ("names", "cells", "match"),
    [
        ([], {}, "no source is named"),
        (["wire"], {}, "not listed yet"),
        (["wire"], {**NEW, "published": "yesterday"}, "yesterday"),
        (["a b"], NEW, "not an id"),
        (["wire"], {**NEW, "colour": "red"}, "colour"),
        (["post", "wire"], NEW, "several sources"),
    ],
)
def test_what_would_make_a_wrong_row_is_refused(
    manifest: Path, names: list[str], cells: dict[str, str], match: str
) -> None:
    before = manifest.read_bytes()
    with pytest.raises(UsageError, match=match):
        run_pin(manifest, names, cells)
    assert before == manifest.read_bytes()


def test_a_column_that_the_manifest_lacks_is_added_and_every_byte_stays(manifest: Path) -> None:
    run_pin(manifest, ["wire"], NEW)
    before = manifest.read_bytes().split(b"\r\n")
    told, code = run_pin(manifest, ["wire"], {"publisher": "The Wire, Ltd", "title": "Dead"})
    assert (0, f"wire: publisher, title written, {digest('wire')}\n") == (code, told)
    after = manifest.read_bytes().split(b"\r\n")
    assert before[0] + b",publisher,title" == after[0]
    assert before[1] + b",," == after[1]
    assert before[2] + b',"The Wire, Ltd",Dead' == after[2]
    wire = read_corpus(manifest).read("wire")
    assert isinstance(wire, Source)
    assert ("The Wire, Ltd", "Dead") == (wire.publisher, wire.title)


def test_a_cell_can_be_emptied_but_none_that_is_required(manifest: Path) -> None:
    before = manifest.read_bytes()
    run_pin(manifest, ["post"], {"title": "Dead"})
    run_pin(manifest, ["post"], {"title": ""})
    assert before.count(b"\n") == manifest.read_bytes().count(b"\n")
    assert b"Dead" not in manifest.read_bytes()
    with pytest.raises(UsageError, match="lacks cells"):
        run_pin(manifest, ["post"], {"published": ""})


def test_a_new_source_brings_a_column_that_the_manifest_lacks(manifest: Path) -> None:
    run_pin(manifest, ["wire"], NEW | {"language": "de"})
    wire = read_corpus(manifest).read("wire")
    assert isinstance(wire, Source)
    assert "de" == wire.language


@pytest.mark.parametrize("file", ["gone.txt", "../sources.csv", "latin.txt"])
def test_a_file_that_cannot_be_a_source_is_refused(manifest: Path, file: str) -> None:
    (manifest.parent / "latin.txt").write_bytes(b"caf\xe9")
    with pytest.raises(CorpusError, match=file.rpartition("/")[2]):
        run_pin(manifest, ["wire"], {**NEW, "file": file})


def test_a_manifest_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(TableError, match=r"sources\.csv"):
        run_pin(tmp_path / "sources.csv", ["post"])


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_crash_while_writing_leaves_the_old_manifest_whole(
    manifest: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    before = manifest.read_bytes()
    (manifest.parent / "post.txt").write_text("new", encoding="utf-8")
    monkeypatch.setattr(files.os if step == "fsync" else files.Path, step, fail)
    with pytest.raises(UsageError, match="No space"):
        run_pin(manifest, ["post"])
    monkeypatch.undo()
    assert before == manifest.read_bytes()
    assert ["post.txt", "sources.csv", "wire.txt"] == sorted(
        path.name for path in manifest.parent.iterdir()
    )
