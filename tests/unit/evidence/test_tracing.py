"""A table of facts against a folder of sources."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pandas as pd
import pytest

from tieout.corpus.sources import read_corpus
from tieout.evidence.tracing import anchor_facts

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = {
    "post": "The raid began at dawn. Police count 14 dead.\n",
    "wire": "Police count 14 dead. The mayor counts 15.\n",
    "late": "Nobody was hurt.\n",
}


@pytest.fixture
def manifest(tmp_path: Path) -> Path:
    """Return the manifest of three sources."""
    lines = ["source,file,published,published_evidence,sha256"]
    for name, text in TEXTS.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
        digest = hashlib.sha256(text.encode()).hexdigest()
        lines.append(f"{name},{name}.txt,1931-05-04,printed,{digest}")
    path = tmp_path / "sources.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def facts_of(*rows: tuple[str, str]) -> pd.DataFrame:
    """Return a facts table with the given sources and quotes."""
    return pd.DataFrame(list(rows), columns=["source", "quote"], dtype=str)


def test_each_fact_gets_its_row_in_the_order_of_the_table(manifest: Path) -> None:
    facts = facts_of(
        ("wire", "counts 15"),
        ("post", "14 dead"),
        ("wire", "Police  count"),
        ("post", "counts 15"),
        ("post", "15 dead"),
        ("gone", "anything"),
        ("post", "Police [...] dead"),
    )
    anchors = anchor_facts(facts, read_corpus(manifest))
    assert [
        ("exact", "wire", 2),
        ("exact", "post", 2),
        ("folded", "wire", 1),
        ("elsewhere", "wire", 2),
        ("missing", "", None),
        ("unreadable", "", None),
        ("stitched", "post", 2),
    ] == [
        (outcome, source, None if pd.isna(number) else number)
        for outcome, source, number in anchors[["outcome", "source", "sentence"]].itertuples(
            index=False
        )
    ]
    assert "14 dead" == anchors.loc[4, "suggestion"]
    assert "no source 'gone'" in anchors.loc[5, "problem"]


def test_offsets_are_those_of_the_source_that_holds_the_words(manifest: Path) -> None:
    row = anchor_facts(facts_of(("post", "counts 15")), read_corpus(manifest)).iloc[0]
    assert "counts 15" == TEXTS["wire"][row["start"] : row["end"]]


def test_prefix_and_suffix_are_heeded_when_the_table_has_them(manifest: Path) -> None:
    facts = facts_of(("wire", "Police"), ("wire", "Police"))
    facts["prefix"] = ["", "the "]
    facts["suffix"] = [" count", ""]
    assert ["exact", "missing"] == anchor_facts(facts, read_corpus(manifest))["outcome"].tolist()


def test_a_source_of_another_hash_makes_its_facts_unreadable(manifest: Path) -> None:
    (manifest.parent / "post.txt").write_text("The raid began at noon.\n", encoding="utf-8")
    facts = facts_of(("post", "The raid"), ("late", "Nobody"))
    anchors = anchor_facts(facts, read_corpus(manifest))
    assert ["unreadable", "exact"] == anchors["outcome"].tolist()
    assert "sha256" in anchors.loc[0, "problem"]


def test_a_table_without_facts_gives_a_frame_without_rows(manifest: Path) -> None:
    anchors = anchor_facts(facts_of(), read_corpus(manifest))
    assert 0 == len(anchors)
    assert "outcome" in anchors


def test_the_index_of_the_facts_is_kept(manifest: Path) -> None:
    facts = facts_of(("late", "Nobody"), ("post", "14 dead")).set_index(pd.Index([7, 3]))
    assert [7, 3] == anchor_facts(facts, read_corpus(manifest)).index.tolist()


def test_each_source_is_read_once_for_all_its_facts(
    manifest: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus = read_corpus(manifest)
    read: list[str] = []
    original = type(corpus).read

    def counting(_: object, source: str) -> object:
        read.append(source)
        return original(corpus, source)

    monkeypatch.setattr(type(corpus), "read", counting)
    anchor_facts(facts_of(("post", "14"), ("wire", "14"), ("post", "raid")), corpus)
    assert ["post", "wire"] == read


def test_lists_of_cells_are_taken_for_a_frame(manifest: Path) -> None:
    rows = [("wire", "counts 15"), ("post", "15 dead"), ("post", "raid"), ("gone", "x")]
    facts = facts_of(*rows)
    cells = {"source": [one for one, _ in rows], "quote": [one for _, one in rows]}
    corpus = read_corpus(manifest)
    pd.testing.assert_frame_equal(anchor_facts(facts, corpus), anchor_facts(cells, corpus))


@pytest.mark.parametrize("held", [0, 60, 1_000_000])
def test_how_many_missed_quotes_wait_changes_nothing(
    manifest: Path, monkeypatch: pytest.MonkeyPatch, held: int
) -> None:
    monkeypatch.setattr("tieout.evidence.tracing.HELD", held)
    facts = facts_of(
        ("post", "14 dead"),
        ("wire", "Police  count"),
        ("late", "Everybody was hurt"),
        ("post", "Police counts 14"),
        ("wire", "Nobody"),
    )
    anchors = anchor_facts(facts, read_corpus(manifest))
    assert ["exact", "folded", "missing", "missing", "elsewhere"] == anchors["outcome"].tolist()
    assert [2, 1, None, None, 1] == [
        None if pd.isna(one) else one for one in anchors["sentence"].tolist()
    ]
    assert ["Nobody was hurt", "Police count 14"] == anchors["suggestion"].iloc[2:4].tolist()
