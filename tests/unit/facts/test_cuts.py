"""What a quote cuts off: the stories of tests/cases/cuts.md, and a whole table."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pandas as pd
import pytest

from tieout.corpus.sources import read_corpus
from tieout.evidence.tracing import anchor_facts
from tieout.facts.cuts import cuts_of, find_cuts

CASES = Path(__file__).parents[2] / "cases" / "cuts.md"


def stories() -> list[tuple[str, str, str]]:
    """Return each row of the table: sentence, what is cut off, language."""
    rows = [line for line in CASES.read_text(encoding="utf-8").splitlines() if line[:2] == "| "]
    return [tuple(cell.strip() for cell in row.strip("|").split(" | ")) for row in rows[2:]]


@pytest.mark.parametrize(("marked", "expected", "language"), stories())
def test_a_quote_cuts_off_what_its_story_says(marked: str, expected: str, language: str) -> None:
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    found = cuts_of(text, start, end, language=language)
    told = "; ".join(f"{cut.loss.value}: {cut.words}" for cut in found)
    assert expected == (told or "nothing")


def test_a_whole_table_is_looked_at_and_its_stitched_parts_one_by_one(tmp_path: Path) -> None:
    text = "Police say the raid took at most 9 minutes. The van was not found, but two men were.\n"
    (tmp_path / "post.txt").write_text(text, encoding="utf-8")
    digest = hashlib.sha256(text.encode()).hexdigest()
    path = tmp_path / "sources.csv"
    path.write_text(
        "source,file,published,published_evidence,sha256\n"
        f"post,post.txt,1931-05-04,printed,{digest}\n",
        encoding="utf-8",
    )
    quotes = [
        "9 minutes",
        "the raid [...] 9 minutes",
        "the raid took",
        "10 minutes",
        "was not found",
    ]
    facts = pd.DataFrame(
        {"source": ["post"] * 4 + ["gone"], "quote": quotes}, index=[5, 6, 7, 8, 9]
    )
    corpus = read_corpus(path)
    cuts = find_cuts(facts, anchor_facts(facts, corpus), corpus)
    assert [["hedge"], ["hedge"], [], [], []] == [[cut.loss.value for cut in one] for one in cuts]
    assert [5, 6, 7, 8, 9] == cuts.index.tolist()
