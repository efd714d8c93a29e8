"""The nearest passage: where it starts and ends under every kind of noise."""

from __future__ import annotations

import pytest

from tieout.evidence.suggestions import nearest

TEXT = (
    "Robbers took $2.3 million from the Harbour Bank on Tuesday morning, police said.\n\n"
    "Two guards were tied up in the vault, but neither was hurt. Inspector Maria Lindqvist said"
    " the three men had left in a grey van before the alarm rang at 9.40 a.m.\n\n"
    "The bank reopened on Thursday. The mayor called it the boldest raid since 1974.\n"
)

NOISY = [
    ("Two gaurds were tied up in the valt", "Two guards were tied up in the vault"),
    ("two guards were tied up", "Two guards were tied up"),
    ("TWO GUARDS WERE TIED UP IN THE VAULT", "Two guards were tied up in the vault"),
    ("the three had left in a van before", "the three men had left in a grey van before"),
    ("[She] said [that] the three men had left", "said the three men had left"),
    ("[T]he three men had left in a grey van", "the three men had left in a grey van"),
    ("the bold-\nest raid since 1974", "the boldest raid since 1974"),
    ("The bank reopend ... the boldest raid since 1974", TEXT[TEXT.index("The bank") : -2]),
    ("took $2.4 million from the Harbour Bank", "took $2.3 million from the Harbour Bank"),
    ("Inspector Lindqvist said the men", "Inspector Maria Lindqvist said the three men"),
    ("The lord mayor called it the boldest", "The mayor called it the boldest"),
    ("neither was not hurt", "neither was hurt"),
]


@pytest.mark.parametrize(("quote", "passage"), NOISY)
def test_the_passage_behind_a_noisy_quote_is_suggested(quote: str, passage: str) -> None:
    found = nearest(quote, TEXT)
    assert found is not None
    assert passage == found.text == TEXT[found.start : found.end]


def test_words_that_are_like_nothing_are_given_no_suggestion() -> None:
    assert nearest("Quarterly zinc exports exceeded forecasts", TEXT) is None


@pytest.mark.parametrize(("quote", "text"), [("", "a"), ("a", ""), (" ", " "), ("\u200b", "a")])
def test_nothing_is_near_to_nothing(quote: str, text: str) -> None:
    assert nearest(quote, text) is None


def test_a_quote_longer_than_the_text_is_compared_with_all_of_it() -> None:
    found = nearest("The bank reopened on Thursday and closed", "The bank reopened on Thursday.")
    assert found is not None
    assert "The bank reopened on Thursday" == found.text.rstrip(".")
