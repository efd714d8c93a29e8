"""Versions of one utterance: what differs, and what a denial or a forecast of them means."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tieout.findings.questions import judge

if TYPE_CHECKING:
    from collections.abc import Callable

    from tieout.findings.case import Case

BOOK = '[properties.said]\nkind = "quotation"\n[entities.chairman]\n[entities.clerk]\n'
WHOLE = "We shall not sell the bank to anyone this year or the next"
PART = "We shall not sell the bank"
OTHER = "We shall gladly sell the bank to anyone this year or the next"


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [
        ((WHOLE, ""), (WHOLE, ""), "agrees"),
        ((WHOLE, ""), (PART, ""), "requoted"),
        ((WHOLE, ""), (WHOLE, "denied"), "denied"),
        ((WHOLE, ""), (PART, "denied"), "denied"),
        ((PART, ""), (WHOLE, "denied"), "compatible"),
        ((OTHER, ""), (WHOLE, "denied"), "compatible"),
        ((WHOLE, "denied"), (WHOLE, "denied"), "agrees"),
        ((WHOLE, "denied"), (PART, "denied"), "compatible"),
        ((WHOLE, ""), (WHOLE, "predicted"), "incomparable"),
        ((WHOLE, "denied"), (WHOLE, "predicted"), "incomparable"),
        ((WHOLE, "predicted"), (PART, "predicted"), "requoted"),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_a_denial_of_words_is_no_version_of_them(
    make_case: Callable[..., Case],
    first: tuple[str, str],
    second: tuple[str, str],
    verdict: str,
    *,
    turned: bool,
) -> None:
    both = [second, first] if turned else [first, second]
    facts = [
        {"subject": "chairman", "property": "said", "value": words, "stance": stance}
        for words, stance in both
    ]
    (question,) = judge(make_case(facts, BOOK))
    assert [verdict] == [pair.verdict.value for pair in question.pairs]
