"""Function words: what is left of a sentence without the words that hold it together."""

from __future__ import annotations

import pytest

from tieout.facts.function_words import telling


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("we will not leave the city", "leave city"),
        ("they won't or can't come, isn't it", "come,"),
        ("it's the bank's money", "bank's money"),
        ("wir haben einen neuen plan", "neuen plan"),
        ("die war es", ""),
        ("nous allons à la ville", "nous allons à la ville"),
        ("", ""),
    ],
)
def test_the_words_that_tell_something_are_kept(text: str, expected: str) -> None:
    assert expected.split() == telling(text.split())


def test_the_language_is_that_of_all_words_together() -> None:
    assert ["war"] == telling(["war"], ["it", "was", "a"])
    assert [] == telling(["war"], ["es", "war", "ein"])
