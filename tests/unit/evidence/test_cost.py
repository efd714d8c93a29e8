"""What hostile quotes and texts cost: in proportion to their length."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from tieout.corpus.folding import fold
from tieout.evidence.anchors import anchor
from tieout.evidence.differences import word_differences

if TYPE_CHECKING:
    from collections.abc import Callable

HOSTILE: dict[str, tuple[Callable[[int], object], int]] = {
    "spaces": (lambda size: fold(" " * size), 200_000),
    "zero-width spaces": (lambda size: fold(" \u200b" * size), 100_000),
    "accents": (lambda size: fold("e\u0301" * size), 40_000),
    "endless accents": (lambda size: fold("e" + "\u0301" * size), 100_000),
    "dashes": (lambda size: fold("\u2013" * size), 40_000),
    "a word repeated": (lambda size: anchor("a a", "a " * size), 100_000),
    "a word repeated, in context": (lambda size: anchor("a", "a " * size, "b ", " c"), 1_000),
    "parts repeated": (lambda size: anchor("a [...] b", "a b " * size), 4_000),
    "parts that never end": (lambda size: anchor("a [...] b", "a " * size), 20_000),
    "brackets": (lambda size: anchor("[x" * 200, "[x y" * size), 4_000),
    "dots": (lambda size: anchor(". . ." * 100, ". ." * size), 10_000),
    "quotes of one letter": (lambda size: anchor("b" * 90, "a" * size), 20_000),
    "words to compare": (lambda size: word_differences("a b " * size, "b a " * size), 500),
    "a quote as long as a book": (lambda size: anchor("a b " * size, "c d " * size), 10_000),
    "a long quote in a long text": (
        lambda size: anchor("the water was foul " * size, "the water was fowl " * size),
        2_000,
    ),
    "a number cut": (lambda size: anchor("0", "10" * size), 4_000),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_twice_the_text_costs_about_twice_the_time(name: str) -> None:
    run, size = HOSTILE[name]

    def cost(length: int) -> float:
        best = 9.0
        for _ in range(3):
            began = time.process_time()
            run(length)
            best = min(best, time.process_time() - began)
        return best

    assert cost(2 * size) < 0.05 + 3.2 * cost(size)
