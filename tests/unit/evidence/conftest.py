"""Small corpora for the tests of the evidence."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from tieout.corpus.sources import read_corpus

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tieout.corpus.sources import Corpus


@pytest.fixture
def corpus_of(tmp_path: Path) -> Callable[..., Corpus]:
    """Return the builder of a corpus from the id, text and address of each source."""

    def build(*rows: tuple[str, str, str]) -> Corpus:
        lines = ["source,file,published,published_evidence,url,sha256"]
        for name, text, url in rows:
            (tmp_path / f"{name}.txt").write_bytes(text.encode())
            digest = hashlib.sha256(text.encode()).hexdigest().upper()
            lines.append(f"{name},{name}.txt,1931-05-04,printed,{url},{digest}")
        path = tmp_path / "sources.csv"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return read_corpus(path)

    return build
