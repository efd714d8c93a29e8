"""Coverage: what the sources state and no fact cites."""

from __future__ import annotations

import csv
import hashlib
from typing import TYPE_CHECKING

import pytest

import tieout
from tieout.findings.coverage import END, _touches, _union

if TYPE_CHECKING:
    from pathlib import Path

    from tieout.findings.coverage import Coverage

TEXT = """Bank robbed

Three men took 2,000 gold coins on 5 May 1893, the police said.
"We saw them leave by the back door," said a clerk, and called it "a scandal".
The bank says it lost 1,500 coins.
"""
CODEBOOK = '[properties.p]\nkind = "quantity"\n[entities.bank]\n'


def _coverage(folder: Path, quotes: list[str], skipped: list[str] | None = None) -> Coverage:
    seeds = folder / "seeds"
    seeds.mkdir()
    (seeds / "a.txt").write_text(TEXT, encoding="utf-8")
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    (seeds / "sources.csv").write_text(
        "source,file,published,published_evidence,language,sha256\n"
        f"a,a.txt,1893-05-06,Printed.,en,{digest}\n",
        encoding="utf-8",
    )
    (folder / "codebook.toml").write_text(CODEBOOK, encoding="utf-8")
    with (folder / "facts.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["fact_id", "subject", "property", "value", "source", "quote"])
        writer.writerows([f"f{n}", "bank", "p", "1", "a", quote] for n, quote in enumerate(quotes))
    if skipped is not None:
        with (seeds / "skipped.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["source", "quote", "reason"])
            writer.writerows(["a", quote, "Not needed."] for quote in skipped)
    (found,) = tieout.validate(folder).case.coverage
    return found


TIMES = """Since 2 May 1893 the bank has been shut. On Saturday some 40 people waited at its door.
By 9.30 a.m. there were 60. A pound was worth 4.87 dollars last week, and 5 in 1890.
"""
TIMED = """
[properties.p]
kind = "quantity"
over_time = "changing"
[properties.q]
kind = "quantity"
[entities.bank]
[entities.raid]
when = "1893-05-02"
"""
RATE = """
[[rates]]
from = "GBP"
to = "USD"
rate = "4.87"
source = "a"
quote = "worth 4.87 dollars"
"""


@pytest.mark.parametrize(
    ("facts", "rate", "told"),
    [
        ([("bank", "q", "")], "", set()),
        ([("bank", "p", "")], "", {"Saturday"}),
        ([("bank", "q", "1893-05-06")], "", {"Saturday"}),
        ([("bank", "q", "1893-05-02/..")], "", {"Since 2 May 1893"}),
        ([("raid", "q", "")], "", {"Since 2 May 1893"}),
        ([("bank", "q", "../1893-05-06T09:30")], "", {"By 9.30 a.m.", "Saturday"}),
        (
            [("bank", "q", "1893-05-02/1893-05-06T09:30")],
            "",
            {"Since 2 May 1893", "By 9.30 a.m.", "Saturday"},
        ),
        ([("bank", "q", "1893-05")], "", set()),
        ([("bank", "q", "1890")], "", {"1890"}),
        ([("bank", "q", "no time")], RATE, {"4.87 dollars"}),
    ],
)
def test_a_date_is_told_where_it_is_the_time_of_a_fact(
    tmp_path: Path, facts: list[tuple[str, str, str]], rate: str, told: set[str]
) -> None:
    texts = []
    for name, rows, book in (("none", [], ""), ("some", facts, rate)):
        folder = tmp_path / name
        (folder / "seeds").mkdir(parents=True)
        (folder / "seeds" / "a.txt").write_text(TIMES, encoding="utf-8")
        digest = hashlib.sha256(TIMES.encode()).hexdigest()
        (folder / "seeds" / "sources.csv").write_text(
            "source,file,published,published_evidence,language,sha256\n"
            f"a,a.txt,1893-05-06,Printed.,en,{digest}\n",
            encoding="utf-8",
        )
        (folder / "codebook.toml").write_text(TIMED + book, encoding="utf-8")
        lines = [
            f"f{n},{subject},{key},1,{valid},a,the bank"
            for n, (subject, key, valid) in enumerate(rows)
        ]
        text = "\n".join(["fact_id,subject,property,value,valid,source,quote", *lines, ""])
        (folder / "facts.csv").write_text(text, encoding="utf-8")
        (found,) = tieout.validate(folder).case.coverage
        texts.append({text for _, text in _gaps(found)})
    assert told == texts[0] - texts[1]


def _gaps(found: Coverage) -> set[tuple[str, str]]:
    return {(gap.kind, gap.text) for gap in found.gaps}


def test_what_no_fact_cites_is_a_gap(tmp_path: Path) -> None:
    found = _coverage(tmp_path, ["took 2,000 gold coins"])
    assert {
        ("figure", "Three"),
        ("date", "on 5 May 1893"),
        ("quotation", "We saw them leave by the back door,"),
        ("figure", "1,500"),
    } >= _gaps(found) - {("date", "5 May 1893")}
    assert ("figure", "2,000") not in _gaps(found)
    assert ("figure", "1,500") in _gaps(found)
    assert {5} == {gap.line for gap in found.gaps if gap.text == "1,500"}


def test_a_term_in_quotation_marks_is_no_statement(tmp_path: Path) -> None:
    assert not [text for _, text in _gaps(_coverage(tmp_path, [])) if "scandal" in text]


def test_a_passage_that_is_left_out_on_purpose_is_no_gap(tmp_path: Path) -> None:
    lines = [line for line in TEXT.splitlines() if line]
    assert set() == _gaps(_coverage(tmp_path, [lines[0]], skipped=lines[1:]))


def test_words_cut_out_of_a_quote_are_not_cited(tmp_path: Path) -> None:
    found = _coverage(tmp_path, ["Three men [...] the police said"])
    assert ("figure", "2,000") in _gaps(found)
    assert ("figure", "Three") not in _gaps(found)


def test_a_quotation_is_cited_when_a_part_of_it_is(tmp_path: Path) -> None:
    found = _coverage(tmp_path, ["leave by the back door"])
    assert not [text for kind, text in _gaps(found) if kind == "quotation"]


def test_sentences_are_cited_when_a_quote_touches_them(tmp_path: Path) -> None:
    found = _coverage(tmp_path, ["2,000 gold coins", "1,500 coins"])
    assert 2 == found.cited < found.sentences


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [(0, 2, False), (1, 3, True), (4, 5, True), (5, 8, False), (9, 20, True), (12, END, False)],
)
def test_spans_are_looked_up_by_their_order(start: int, end: int, *, expected: bool) -> None:
    spans = _union([(10, 12), (2, 4), (3, 5)])
    assert [(2, 5), (10, 12)] == spans
    assert expected is _touches(spans, start, end)
