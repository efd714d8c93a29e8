"""The truth table, row by row, by the examples of tests/cases/verdicts.md."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from tieout.findings.comparing.verdicts import TABLE
from tieout.findings.questions import judge

if TYPE_CHECKING:
    from collections.abc import Callable

    from _pytest.mark import ParameterSet

    from tieout.findings.case import Case

CASES = Path(__file__).parents[2] / "cases" / "verdicts.md"
PUBLISHED = {"gazette": "1892-09-01", "courier": "1892-09-02", "herald": "1892-09-08"}
SHORT = {"by": "attributed_to", "in": "source"}


class Story(NamedTuple):
    """One row of the file."""

    codebook: str
    a: str
    b: str
    relation: str
    verdict: str
    because: str


def _stories() -> list[ParameterSet]:
    found = []
    for section in CASES.read_text(encoding="utf-8").split("\n## ")[1:]:
        title, _, rest = section.partition("\n")
        codebook = re.search(r"```toml\n(.*?)```", rest, re.DOTALL)[1]
        rows = [line for line in rest.splitlines() if line.startswith("| ")][1:]
        for row in rows:
            cells = [cell.strip() for cell in row.strip("|").split("|")]
            found.append(
                pytest.param(Story(codebook, *cells), id=f"{title[:20]}: {cells[0]} / {cells[1]}")
            )
    return found


def _fact(text: str, fact_id: str) -> dict[str, str]:
    words = text.split()
    keys = [word for word in words if re.match(r"[a-z_]+=", word)]
    value = " ".join(word for word in words if word not in keys)
    fact = {"fact_id": fact_id, "subject": "subject", "property": "p"}
    fact["value"] = value.replace("_", " ")
    for key in keys:
        name, _, cell = key.partition("=")
        fact[SHORT.get(name, name)] = cell
    return fact


def test_there_are_stories_for_every_row_of_the_table() -> None:
    assert len(_stories()) > 100
    assert [str(number) for number in range(1, 11)] == [number for number, _ in TABLE]


@pytest.mark.parametrize("story", _stories())
@pytest.mark.parametrize("order", ["as written", "turned"])
def test_two_facts_have_the_verdict_of_the_story(
    make_case: Callable[..., Case], story: Story, order: str
) -> None:
    facts = [_fact(story.a, "a"), _fact(story.b, "b")]
    case = make_case(
        facts[::-1] if order == "turned" else facts, story.codebook, published=PUBLISHED
    )
    (question,) = judge(case)
    (pair,) = question.pairs
    assert (story.relation, story.verdict) == (str(pair.relation), str(pair.verdict)), pair.reason
    assert story.verdict == str(question.verdict)
    if order == "as written":
        assert story.because in pair.reason
