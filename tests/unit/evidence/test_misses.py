"""Missed quotes are found in other texts, whatever their length and script."""

from __future__ import annotations

import pytest

from tieout.evidence.anchors import Outcome
from tieout.evidence.misses import Misses

TEXT = (
    "The mayor counts 14 dead. \u201cNobody  knows why,\u201d he said.\n"
    "\u0413\u043e\u0440\u043e\u0434 \u0437\u0430\u043a\u0440\u044b\u0442. "
    "\u6c34\u306f\u6c5a\u308c\u3066\u3044\u305f\u3002\n"
)


@pytest.mark.parametrize(
    "quote",
    [
        "The mayor counts 14 dead",
        '"Nobody knows why," he said',
        "dead",
        "14 dead",
        "The mayor [...] knows why",
        "\u0413\u043e\u0440\u043e\u0434 \u0437\u0430\u043a\u0440\u044b\u0442",
        "\u6c34\u306f\u6c5a\u308c\u3066\u3044\u305f",
        "counts  14",
    ],
)
def test_a_quote_that_stands_elsewhere_is_found_once_and_waited_for_no_longer(quote: str) -> None:
    misses = Misses([(7, (quote, "", ""))])
    assert [] == list(misses.find("Another text that says nothing of it."))
    ((position, anchor),) = misses.find(TEXT)
    assert (7, Outcome.ELSEWHERE) == (position, anchor.outcome)
    assert not misses
    assert [] == list(misses.find(TEXT))


@pytest.mark.parametrize(
    "quote", ["The mayor counts 15 dead", "mayo", "", "?!", "nobody knows why"]
)
def test_a_quote_that_stands_nowhere_is_still_waited_for(quote: str) -> None:
    misses = Misses([(0, (quote, "", ""))])
    assert [] == list(misses.find(TEXT))
    assert misses


def test_the_context_must_fit_elsewhere_too() -> None:
    misses = Misses([(0, ("14 dead", "police count ", "")), (1, ("14 dead", "counts ", ""))])
    assert [1] == [position for position, _ in misses.find(TEXT)]
