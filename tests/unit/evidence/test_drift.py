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
from tieout.evidence.versions import Earlier

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
    found = find_drift(rows, read_corpus(folder / "sources.csv"), Earlier({"post": OLD}))
    states = {one.fact_id: one.state for one in found}
    assert (State.MOVED, State.ALTERED) == (states["f5"], states["f1"])
    told = {one.fact_id: one.told for one in found}
    assert "from code point 0 to 20" == told["f5"]
    assert told["f4"].endswith("; from code point 145 to 140")


def test_with_a_release_a_fact_further_down_has_moved_and_one_it_lacks_is_open(
    folder: Path,
) -> None:
    change(folder)
    rows = read_rows(folder / "facts.csv")
    earlier = Earlier(places={"post": {"f5": 0}})
    found = find_drift(rows, read_corpus(folder / "sources.csv"), earlier)
    by_id = {one.fact_id: one for one in found}
    assert (State.MOVED, True) == (by_id["f5"].state, by_id["f5"].placed)
    assert not by_id["f4"].placed


def test_a_sentence_that_changes_around_its_quote_is_told(folder: Path) -> None:
    change(folder, OLD.replace("On Monday 115", "On Monday up to 115"))
    rows = read_rows(folder / "facts.csv")
    corpus = read_corpus(folder / "sources.csv")
    first = find_drift(rows, corpus, Earlier({"post": OLD}))[0]
    assert State.MOVED is first.state
    assert first.told.endswith("; its sentence reads otherwise: \u201cup to\u201d was put in")
    assert "" == find_drift(rows, corpus)[0].told


def test_an_unchanged_place_in_a_changed_sentence_is_listed(folder: Path) -> None:
    change(folder, OLD.replace("dead.", "dead, it is said."))
    before = folder / "before"
    before.mkdir()
    (before / "any-name.txt").write_text(OLD, encoding="utf-8")
    told, _ = run_drift(
        folder / "facts.csv", read_corpus(folder / "sources.csv"), before=str(before)
    )
    assert "\nunchanged f3 line 4, post: its sentence reads otherwise: " in told
    assert "is not known" not in told


def test_without_the_old_place_the_table_says_that_unchanged_may_be_moved(folder: Path) -> None:
    change(folder)
    told, _ = run_drift(folder / "facts.csv", read_corpus(folder / "sources.csv"))
    assert "Where the words stood before is not known for 3 of these facts, of post: " in told
    assert "--before FOLDER, RELEASE or GIT REVISION" in told


def test_only_what_can_be_read_is_offered_for_pinning(folder: Path) -> None:
    change(folder)
    (folder / "wire.txt").unlink()
    told, _ = run_drift(folder / "facts.csv", read_corpus(folder / "sources.csv"))
    assert "tieout pin post; " in told
    assert "\nwire cannot be accepted: wire.txt: no such file" in told


def test_rows_of_another_length_are_told_as_not_looked_at(folder: Path) -> None:
    change(folder)
    with (folder / "facts.csv").open("a", encoding="utf-8") as table:
        table.write("f8,x,p,1,post\n")
    told, _ = run_drift(folder / "facts.csv", read_corpus(folder / "sources.csv"))
    assert "Not looked at, since they do not have one cell a column: lines 9." in told


def test_a_fact_of_a_source_that_is_not_listed_is_no_drift(folder: Path) -> None:
    change(folder)
    with (folder / "facts.csv").open("a", encoding="utf-8") as table:
        table.write("f8,x,p,1,nobody,One line,,,\n")
    rows = read_rows(folder / "facts.csv")
    found = find_drift(rows, read_corpus(folder / "sources.csv"))
    assert "f8" not in {one.fact_id for one in found}


def test_writing_where_nothing_moved_says_so(folder: Path) -> None:
    change(folder, OLD.replace("115", "151"))
    told, _ = run_drift(folder / "facts.csv", read_corpus(folder / "sources.csv"), write=True)
    assert "Rows written to facts.csv: 0.\n" in told


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
