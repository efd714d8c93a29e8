"""Earlier versions: known by their hash, in a folder, a release or a git revision."""

from __future__ import annotations

import hashlib
import subprocess
from typing import TYPE_CHECKING

import pytest

from tieout.corpus.sources import read_corpus
from tieout.errors import UsageError
from tieout.evidence.versions import Earlier, read_earlier

if TYPE_CHECKING:
    from pathlib import Path

    from tieout.corpus.sources import Corpus

OLD, NEW = "115 fell ill.\n", "151 fell ill.\n"


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    """Return a folder of two sources, pinned at their old texts."""
    folder = tmp_path / "seeds"
    folder.mkdir()
    rows = ["source,file,published,published_evidence,sha256"]
    for name in ("post", "wire"):
        text = f"{name}: {OLD}"
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        digest = hashlib.sha256(text.encode()).hexdigest().upper()
        rows.append(f"{name},{name}.txt,1892-08-30,printed,{digest}")
    (folder / "sources.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return folder


def changed(seeds: Path) -> Corpus:
    """Put another version in the place of a source, and read the manifest."""
    (seeds / "post.txt").write_text(NEW, encoding="utf-8")
    return read_corpus(seeds / "sources.csv")


def git(folder: Path, *words: str) -> None:
    """Run git in a folder, with a name for what it records."""
    who = ("-c", "user.name=desk", "-c", "user.email=desk@example.org")
    subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True, timeout=60)


def test_a_text_is_known_by_its_hash_under_any_name(seeds: Path, tmp_path: Path) -> None:
    old = tmp_path / "old"
    old.mkdir()
    (old / "copy").write_text(f"post: {OLD}", encoding="utf-8")
    (old / "post.txt").write_text("something else", encoding="utf-8")
    assert Earlier({"post": f"post: {OLD}"}) == read_earlier(str(old), changed(seeds), ["post"])


def test_a_copy_of_the_data_set_is_looked_into(seeds: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy" / "seeds"
    copy.mkdir(parents=True)
    (copy / "post.txt").write_bytes((seeds / "post.txt").read_bytes())
    assert "post" in read_earlier(str(copy.parent), changed(seeds), ["post"]).texts


def test_a_git_revision_holds_the_text_under_its_name(
    seeds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(seeds, "init", "--quiet")
    git(seeds, "add", ".")
    git(seeds, "commit", "--quiet", "-m", "one")
    monkeypatch.setenv("GIT_DIR", "/nowhere")  # as a hook of git finds it
    corpus = changed(seeds)
    assert {"post": f"post: {OLD}"} == read_earlier("HEAD", corpus, ["post"]).texts
    monkeypatch.delenv("GIT_DIR")
    git(seeds, "commit", "--quiet", "-a", "-m", "two")
    with pytest.raises(UsageError, match=r"HEAD: holds no pinned version of post \(sha256"):
        read_earlier("HEAD", corpus, ["post"])
    assert "post" in read_earlier("HEAD~1", corpus, ["post"]).texts


@pytest.mark.parametrize("place", ["nowhere", "--upload-pack=x", "-h", "HEAD", "a\0b"])
def test_what_is_no_folder_and_no_revision_is_refused(seeds: Path, place: str) -> None:
    with pytest.raises(UsageError, match="no such folder, and no revision"):
        read_earlier(place, changed(seeds), ["post"])


def release(folder: Path, *rows: str, digest: str = "") -> Path:
    """Write the parts of a release that are looked at."""
    folder.mkdir()
    digest = digest or hashlib.sha256(f"post: {OLD}".encode()).hexdigest()
    (folder / "SHA256SUMS").touch()
    (folder / "facts.csv").write_text("\n".join(rows), encoding="utf-8")
    manifest = f"source,sha256\npost,{digest}\n"
    (folder / "sources.csv").write_text(manifest, encoding="utf-8")
    return folder


def test_a_release_says_where_facts_stood(seeds: Path, tmp_path: Path) -> None:
    rows = ("fact_id,found_in,start", "f1,post,6", "f2,wire,6", "f3,post,", "f4,post,-1")
    old = release(tmp_path / "release", *rows)
    assert Earlier(places={"post": {"f1": 6}}) == read_earlier(str(old), changed(seeds), ["post"])


def test_a_release_of_another_version_says_nothing(seeds: Path, tmp_path: Path) -> None:
    old = release(tmp_path / "release", "fact_id,found_in,start", "f1,post,6", digest="0" * 64)
    with pytest.raises(UsageError, match="holds no pinned version"):
        read_earlier(str(old), changed(seeds), ["post"])


def test_what_only_looks_like_a_release_is_refused(seeds: Path, tmp_path: Path) -> None:
    old = release(tmp_path / "release", "fact_id,source", "f1,post")
    with pytest.raises(UsageError, match="so it is no release"):
        read_earlier(str(old), changed(seeds), ["post"])
