"""The manifest and the files it names: what is read, and what is refused."""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING

import pytest

from tieout.corpus.sources import Problem, Source, read_corpus
from tieout.errors import TableError

if TYPE_CHECKING:
    from pathlib import Path

HEADER = "source,file,published,published_evidence,sha256,publisher\n"


def digest(raw: bytes) -> str:
    """Return the sha256 of some bytes."""
    return hashlib.sha256(raw).hexdigest()


def folder_of(path: Path, rows: list[str], files: dict[str, bytes]) -> Path:
    """Write a manifest and files; return the manifest."""
    for name, raw in files.items():
        (path / name).write_bytes(raw)
    manifest = path / "sources.csv"
    manifest.write_text(HEADER + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return manifest


def test_a_source_is_read_as_it_stands(tmp_path: Path) -> None:
    raw = "\ufeffCount:\r\n12\r".encode()
    row = f"post,a.txt,1931-05-04,printed,{digest(raw)},The Post"
    corpus = read_corpus(folder_of(tmp_path, [row], {"a.txt": raw}))
    assert [] == corpus.problems
    assert ["post"] == corpus.ids
    source = corpus.read("post")
    assert isinstance(source, Source)
    assert "\ufeffCount:\r\n12\r" == source.text
    assert ("The Post", "1931-05-04", digest(raw)) == (
        source.publisher,
        source.published,
        source.sha256,
    )


def test_a_digest_may_be_written_in_capitals(tmp_path: Path) -> None:
    row = f"post,a.txt,1931-05-04,printed,{digest(b'Count: 12').upper()},"
    corpus = read_corpus(folder_of(tmp_path, [row], {"a.txt": b"Count: 12"}))
    source = corpus.read("post")
    assert [] == corpus.problems
    assert isinstance(source, Source)
    assert digest(b"Count: 12") == source.sha256


def test_the_manifest_has_every_column_and_the_line_of_each_row(tmp_path: Path) -> None:
    row = f'post,a.txt,1931-05-04,"two\nlines",{digest(b"")},'
    corpus = read_corpus(folder_of(tmp_path, [row, row.replace("post", "wire")], {"a.txt": b""}))
    assert [2, 4] == corpus.manifest["line"].tolist()
    assert "" == corpus.manifest.loc[0, "agency"]


@pytest.mark.parametrize(
    ("files", "problem"),
    [
        ({}, "missing"),
        ({"A.TXT": b"x"}, "missing"),
        ({"a.txt": b"y"}, "altered"),
    ],
)
def test_a_file_that_is_not_the_one_listed_is_a_problem(
    tmp_path: Path, files: dict[str, bytes], problem: str
) -> None:
    row = f"post,a.txt,1931-05-04,printed,{digest(b'x')},"
    found = read_corpus(folder_of(tmp_path, [row], files)).read("post")
    assert isinstance(found, Problem)
    assert (problem, 2, True) == (found.problem, found.line, found.unreadable)
    assert "a.txt" in found.message
    assert found.hint


def test_bytes_that_are_no_utf8_are_undecodable_and_counted(tmp_path: Path) -> None:
    raw = b"caf\xe9"
    row = f"post,a.txt,1931-05-04,printed,{digest(raw)},"
    found = read_corpus(folder_of(tmp_path, [row], {"a.txt": raw})).read("post")
    assert isinstance(found, Problem)
    assert "undecodable" == found.problem
    assert "byte 3" in found.message


@pytest.mark.parametrize(
    "file", ["../a.txt", "/etc/hosts", "sub/a.txt", "..", ".hidden", "a\\b", "C:a", "*", "-a"]
)
def test_a_path_that_leads_out_of_the_folder_is_never_opened(tmp_path: Path, file: str) -> None:
    row = f"post,{file},1931-05-04,printed,{digest(b'x')},"
    corpus = read_corpus(folder_of(tmp_path, [row], {"a.txt": b"x"}))
    assert ["unsafe"] == [problem.problem for problem in corpus.problems]
    found = corpus.read("post")
    assert isinstance(found, Problem)
    assert [] == corpus.ids


def test_a_link_is_refused_even_to_a_file_in_the_folder(tmp_path: Path) -> None:
    row = f"post,b.txt,1931-05-04,printed,{digest(b'x')},"
    manifest = folder_of(tmp_path, [row], {"a.txt": b"x"})
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    found = read_corpus(manifest).read("post")
    assert isinstance(found, Problem)
    assert "unsafe" == found.problem


@pytest.mark.parametrize("kind", ["folder", "pipe"])
def test_what_is_no_plain_file_is_refused_without_waiting(tmp_path: Path, kind: str) -> None:
    row = f"post,b.txt,1931-05-04,printed,{digest(b'x')},"
    manifest = folder_of(tmp_path, [row], {})
    if kind == "folder":
        (tmp_path / "b.txt").mkdir()
    else:
        os.mkfifo(tmp_path / "b.txt")
    found = read_corpus(manifest).read("post")
    assert isinstance(found, Problem)
    assert "not a file" == found.problem


@pytest.mark.parametrize("source", ["", "a b", "../a", "-a", "\u00e9", "a" * 129])
def test_an_id_outside_the_grammar_is_a_problem(tmp_path: Path, source: str) -> None:
    row = f"{source},a.txt,1931-05-04,printed,{digest(b'x')},"
    corpus = read_corpus(folder_of(tmp_path, [row], {"a.txt": b"x"}))
    assert ["source"] == [problem.column for problem in corpus.problems]
    assert [] == corpus.ids


def test_an_id_listed_twice_is_a_problem_and_the_first_row_counts(tmp_path: Path) -> None:
    rows = [f"post,{name},1931-05-04,printed,{digest(b'x')}," for name in ("a.txt", "b.txt")]
    corpus = read_corpus(folder_of(tmp_path, rows, {"a.txt": b"x", "b.txt": b"x"}))
    assert [(3, "manifest")] == [(one.line, one.problem) for one in corpus.problems]
    found = corpus.read("post")
    assert isinstance(found, Source)
    assert "a.txt" == found.path


def test_a_bad_date_is_a_problem_but_the_source_is_still_read(tmp_path: Path) -> None:
    row = f"post,a.txt,yesterday,printed,{digest(b'x')},"
    corpus = read_corpus(folder_of(tmp_path, [row], {"a.txt": b"x"}))
    assert ["published"] == [problem.column for problem in corpus.problems]
    assert isinstance(corpus.read("post"), Source)


def test_a_manifest_that_cannot_be_read_stops_the_run(tmp_path: Path) -> None:
    with pytest.raises(TableError, match=r"sources\.csv"):
        read_corpus(tmp_path / "sources.csv")
    (tmp_path / "sources.csv").write_text("source,file\n", encoding="utf-8")
    with pytest.raises(TableError, match="published"):
        read_corpus(tmp_path / "sources.csv")
    with pytest.raises(TableError, match="line 2"):
        read_corpus(folder_of(tmp_path, ["post,a.txt"], {}))


def test_texts_come_one_at_a_time_and_are_not_kept(tmp_path: Path) -> None:
    rows = [f"s{n},{n}.txt,1931-05-04,printed,{digest(b'x')}," for n in range(3)]
    corpus = read_corpus(folder_of(tmp_path, rows, {f"{n}.txt": b"x" for n in range(3)}))
    assert ["s0", "s1", "s2"] == [one.id for one in corpus if isinstance(one, Source)]
    assert corpus.read("s0") is not corpus.read("s0")
