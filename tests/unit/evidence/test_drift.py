"""Drift: what became of each fact when its source changed, and what is written."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pandas as pd
import pytest

from tieout.corpus.rows import read_rows
from tieout.corpus.sources import Problem, read_corpus
from tieout.errors import TableError
from tieout.evidence.drift import State, find_drift, run_drift
from tieout.evidence.pins import run_pin
from tieout.evidence.tracing import anchor_facts

if TYPE_CHECKING:
    from pathlib import Path

OLD = (
    "Cholera in Hamburg.\n"
    "On Monday 115 people fell ill. The Senate said 'there is no danger'.\n"
    "Schools were closed on Friday. Doctors counted 36 dead.\n"
    "The harbour stays open.\n"
)
NEW = (
    "Updated on Tuesday.\n"
    "Cholera in Hamburg.\n"
    "On Monday 151 people fell ill. The Senate said \u2018there is no danger\u2019.\n"
    "Schools were closed on Friday. The harbour stays open. Schools were closed again.\n"
)
HEADER = "fact_id,subject,property,value,source,quote,prefix,suffix,note\n"
FACTS = HEADER + (
    "f1,x,p,115,post,115 people fell ill,,,\n"
    "f2,x,p,no danger,post,'there is no danger',,,\"kept,  as it is\"\n"
    "f3,x,p,36,post,Doctors counted 36 dead,,,\n"
    "f4,x,p,true,post,The harbour stays open,dead. ,,\n"
    "f5,x,p,true,post,Cholera in Hamburg,,,\n"
    "f6,x,p,true,post,Schools were closed,,,\n"
    "f7,x,p,1,wire,One line,,,\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a data set of two sources, pinned."""
    (tmp_path / "post.txt").write_text(OLD, encoding="utf-8")
    (tmp_path / "wire.txt").write_text("One line.\n", encoding="utf-8")
    (tmp_path / "facts.csv").write_bytes(FACTS.encode())
    rows = ["source,file,published,published_evidence,sha256"]
    for name, text in (("post", OLD), ("wire", "One line.\n")):
        digest = hashlib.sha256(text.encode()).hexdigest()
        rows.append(f"{name},{name}.txt,1892-08-30,printed,{digest}")
    (tmp_path / "sources.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return tmp_path


def change(folder: Path, text: str = NEW) -> None:
    """Put another version in the place of a source."""
    (folder / "post.txt").write_text(text, encoding="utf-8")


def test_nothing_has_drifted_while_the_bytes_are_the_pinned_ones(folder: Path) -> None:
    told, code = run_drift(folder / "facts.csv", read_corpus(folder / "sources.csv"))
    assert 0 == code
    assert "2 have their pinned bytes" in told


def test_each_fact_of_a_changed_source_is_sorted(folder: Path) -> None:
    change(folder)
    rows = read_rows(folder / "facts.csv")
    found = find_drift(rows, read_corpus(folder / "sources.csv"))
    assert {
        "f1": State.ALTERED,
        "f2": State.MOVED,
        "f3": State.LOST,
        "f4": State.MOVED,
        "f5": State.UNCHANGED,
        "f6": State.ALTERED,
    } == {one.fact_id: one.state for one in found}
    told = {one.fact_id: one.told for one in found}
    assert "quoted \u201c115\u201d, the source has \u201c151\u201d" in told["f1"]
    assert "stands there no more" in told["f3"]
    assert "2 places" in told["f6"]


def test_with_the_old_text_a_fact_further_down_has_moved(folder: Path) -> None:
    change(folder)
    rows = read_rows(folder / "facts.csv")
    found = find_drift(rows, read_corpus(folder / "sources.csv"), {"post": OLD})
    assert State.MOVED is {one.fact_id: one.state for one in found}["f5"]


def test_the_table_and_the_patch_are_printed_and_nothing_is_written(folder: Path) -> None:
    change(folder)
    told, code = run_drift(folder / "facts.csv", read_corpus(folder / "sources.csv"))
    assert 1 == code
    assert "1 unchanged, 2 moved, 2 altered, 1 lost" in told
    assert "\n-f4,x,p,true,post,The harbour stays open,dead. ,,\n" in told
    assert "\n+f4,x,p,true,post,The harbour stays open,,,\n" in told
    assert FACTS.encode() == (folder / "facts.csv").read_bytes()


def test_writing_applies_what_moved_and_leaves_every_other_byte(folder: Path) -> None:
    change(folder)
    told, code = run_drift(folder / "facts.csv", read_corpus(folder / "sources.csv"), write=True)
    assert 1 == code
    assert "Rows written to facts.csv: 2." in told
    old, new = FACTS.splitlines(), (folder / "facts.csv").read_text("utf-8").splitlines()
    changed = [after for before, after in zip(old, new, strict=True) if before != after]
    assert [
        'f2,x,p,no danger,post,\u2018there is no danger\u2019,,,"kept,  as it is"',
        "f4,x,p,true,post,The harbour stays open,,,",
    ] == changed


def test_after_writing_and_pinning_what_moved_is_found_and_the_rest_is_not(folder: Path) -> None:
    change(folder)
    run_drift(folder / "facts.csv", read_corpus(folder / "sources.csv"), write=True)
    assert isinstance(read_corpus(folder / "sources.csv").read("post"), Problem)
    run_pin(folder / "sources.csv", ["post"])
    facts = pd.DataFrame(read_rows(folder / "facts.csv").cells)
    outcomes = anchor_facts(facts, read_corpus(folder / "sources.csv"))["outcome"].tolist()
    assert ["missing", "exact", "missing", "exact", "exact", "ambiguous", "exact"] == outcomes


def test_every_fact_of_a_source_that_is_gone_is_lost(folder: Path) -> None:
    (folder / "post.txt").unlink()
    rows = read_rows(folder / "facts.csv")
    found = find_drift(rows, read_corpus(folder / "sources.csv"))
    assert {State.LOST} == {one.state for one in found}
    assert 6 == len(found)


def test_a_table_that_is_not_there_is_an_error(folder: Path) -> None:
    with pytest.raises(TableError, match=r"facts\.csv"):
        run_drift(folder / "no" / "facts.csv", read_corpus(folder / "sources.csv"))
