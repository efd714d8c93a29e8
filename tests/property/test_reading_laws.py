"""Laws of reading back: what is written is carried, what is changed is not."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from tieout.facts.notation import parse_value
from tieout.facts.reading import carries

PHRASES = {
    "": "{} people",
    "about": "about {} people",
    "nearly": "nearly {} people",
    "at_least": "at least {} people",
    "at_most": "no more than {} people",
    "more_than": "more than {} people",
    "less_than": "fewer than {} people",
    "estimated": "an estimated {} people",
}
FIGURE = st.integers(2, 999_999)
HEDGE = st.sampled_from(sorted(PHRASES))


@given(FIGURE, HEDGE, st.booleans())
def test_a_figure_is_carried_by_the_words_that_say_it(
    figure: int,
    hedge: str,
    marks: bool,  # noqa: FBT001 - drawn
) -> None:
    written = f"{figure:,}" if marks else str(figure)
    support = carries(
        parse_value(str(figure), "quantity", hedge=hedge),
        "quantity",
        PHRASES[hedge].format(written),
        hedge=hedge,
    )
    assert ("supported", "", "") == (support.backing, support.hedge_dropped, support.hedge_added)


@given(FIGURE, FIGURE, HEDGE)
def test_another_figure_is_never_carried(figure: int, other: int, hedge: str) -> None:
    assume(figure != other)
    support = carries(
        parse_value(str(figure), "quantity", hedge=hedge),
        "quantity",
        PHRASES[hedge].format(f"{other:,}"),
        hedge=hedge,
    )
    assert ("unsupported", "number") == (support.backing, support.missing)
    assert f"{other:,}" in support.read_instead


@given(FIGURE, HEDGE, HEDGE)
def test_another_hedge_is_never_carried_in_silence(figure: int, hedge: str, other: str) -> None:
    assume({hedge, other} != {"about", "estimated"} and hedge != other)
    support = carries(
        parse_value(str(figure), "quantity", hedge=hedge),
        "quantity",
        PHRASES[other].format(figure),
        hedge=hedge,
    )
    assert (other, hedge) == (support.hedge_dropped, support.hedge_added)


SAID = ["we", "will", "never", "leave", "this", "old", "town", "by", "night"]
WORDS = st.lists(st.sampled_from(SAID), min_size=1)


@given(WORDS, WORDS, WORDS)
def test_words_are_carried_by_every_quote_that_holds_them(
    before: list[str], words: list[str], after: list[str]
) -> None:
    quote = f"“{' '.join([*before, *words, *after]).upper()}”"
    assert "supported" == carries(parse_value(" ".join(words), "text"), "text", quote).backing


@given(WORDS)
def test_a_word_that_is_not_there_is_never_carried(words: list[str]) -> None:
    typed = parse_value(" ".join([*words, "not"]), "quotation")
    support = carries(typed, "quotation", " ".join(words))
    assert ("unsupported", "words") == (support.backing, support.missing)
    assert "not" in support.read_instead
