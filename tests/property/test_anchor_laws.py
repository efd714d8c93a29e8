"""Laws of anchors: what stands there is found where it stands, what does not is never accepted."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tieout.corpus.folding import fold, fold_text
from tieout.corpus.sentences import sentences
from tieout.evidence.anchors import Outcome, Page, anchor
from tieout.evidence.edges import is_cut
from tieout.evidence.ellipses import JOIN

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
PAGES = [Page(path.read_bytes().decode("utf-8")) for path in SEEDS]
EVERY = [(page, one) for page in PAGES for one in sentences(page.text)]
FOUND = {Outcome.EXACT, Outcome.FOLDED, Outcome.STITCHED}
NEGATORS = ["not", "no", "never", "n't", "without", "non-", "denied"]
HEDGES = ["about", "nearly", "at least", "at most", "more than", "up to", "some", "almost"]
SIGNS = ["-", "\u2212", "+", "<", ">", "\u2264", "~", "$", "\u20ac", "%", "\u2030"]
CHARACTERS = st.one_of(
    st.characters(codec="utf-8"),
    st.sampled_from("aA5.,- \n\u00a0\u200b\u00ad'\u2019\"\u201c\u2013\u2212\u0301\u1161\u4e8c$%"),
)
TEXTS = st.text(CHARACTERS, max_size=80)
PLACES = st.sampled_from(EVERY)
WITH_FIGURES = st.sampled_from([one for one in EVERY if re.search("[0-9]", one[1].text)])


def spans_of(text: str) -> list[tuple[int, int]]:
    """Return the words of a text, by white space."""
    return [match.span() for match in re.finditer(r"\S+", text)]


def accepted(page: Page, quote: str) -> bool:
    """Say whether a quote is taken for words of the source."""
    return page.anchor(quote).outcome in FOUND | {Outcome.AMBIGUOUS}


@given(TEXTS)
def test_the_folded_text_leads_back_to_the_raw_one(text: str) -> None:
    folded = fold(text)
    places = list(folded.offsets)
    assert len(folded.text) + 1 == len(places)
    assert len(text) == places[-1]
    assert places == sorted(places)


@given(TEXTS)
def test_folding_twice_is_folding_once(text: str) -> None:
    once = fold_text(text)
    assert once == fold_text(once)


@given(TEXTS)
def test_digits_and_operators_survive_folding(text: str) -> None:
    kept = re.compile(r"[\w<>=%.,+$]")
    bare = [char for char in text if kept.match(char) and char.isascii()]
    assert bare == [char for char in fold_text(text) if kept.match(char) and char.isascii()]


@pytest.mark.parametrize("page", PAGES, ids=[path.stem for path in SEEDS])
def test_every_sentence_of_a_source_anchors_to_itself(page: Page) -> None:
    for one in sentences(page.text):
        found = page.anchor(one.text)
        if found.outcome is Outcome.AMBIGUOUS:
            before = page.text[max(0, one.start - 200) : one.start]
            after = page.text[one.end : one.end + 200]
            found = page.anchor(one.text, before, after)
        assert (Outcome.EXACT, one.start, one.end) == (found.outcome, found.start, found.end)


@given(
    st.lists(st.sampled_from(["The ", "count ", "was ", "1,204. ", "Mr. Holt ", "5 % ", "left. "]))
)
def test_every_sentence_of_an_invented_text_anchors_to_itself(words: list[str]) -> None:
    text = "".join(words)
    for one in sentences(text):
        found = anchor(one.text, text, text[: one.start], text[one.end :])
        assert (Outcome.EXACT, one.start) == (found.outcome, found.start)


@given(PLACES, st.data())
def test_words_between_white_space_are_found_where_they_stand(
    place: tuple[Page, object], data: st.DataObject
) -> None:
    page, one = place
    words = spans_of(one.text)
    low = data.draw(st.integers(0, len(words) - 1))
    high = data.draw(st.integers(low, len(words) - 1))
    start, end = one.start + words[low][0], one.start + words[high][1]
    assume(not is_cut(page.text, start) and not is_cut(page.text, end))
    before, after = page.text[max(0, start - 300) : start], page.text[end : end + 300]
    found = page.anchor(page.text[start:end], before, after)
    assert (Outcome.EXACT, start, end) == (found.outcome, found.start, found.end)


@given(PLACES, st.randoms(use_true_random=False))
def test_white_space_quotation_marks_and_dashes_may_be_written_otherwise(
    place: tuple[Page, object], random: object
) -> None:
    page, one = place
    shapes = {
        " ": [" ", "  ", "\n", "\u00a0", " \u200b"],
        "'": ["'", "\u2019"],
        "\u2019": ["'", "\u2019"],
        '"': ['"', "\u201c", "\u201d"],
        "\u201c": ['"', "\u201d"],
        "\u201d": ['"', "\u201c"],
        "\u2013": ["-", "\u2014"],
    }
    quote = "".join(random.choice(shapes.get(char, [char])) for char in one.text)
    before, after = page.text[max(0, one.start - 300) : one.start], page.text[one.end :][:300]
    found = page.anchor(quote, before, after)
    assert found.outcome in {Outcome.EXACT, Outcome.FOLDED}
    assert (one.start, one.end) == (found.start, found.end)


@given(WITH_FIGURES, st.data())
def test_a_digit_changed_in_a_quote_is_never_accepted(
    place: tuple[Page, object], data: st.DataObject
) -> None:
    page, one = place
    digits = [at for at, char in enumerate(one.text) if char in "0123456789"]
    at = data.draw(st.sampled_from(digits))
    other = data.draw(st.sampled_from([d for d in "0123456789\u0665\u00b2" if d != one.text[at]]))
    forged = one.text[:at] + other + one.text[at + 1 :]
    assume(forged not in page.text)
    assert not accepted(page, forged)


@given(PLACES, st.data())
def test_a_word_put_into_a_quote_is_never_accepted(
    place: tuple[Page, object], data: st.DataObject
) -> None:
    page, one = place
    spaces = [at for at, char in enumerate(one.text) if char == " "]
    assume(spaces)
    at = data.draw(st.sampled_from(spaces))
    word = data.draw(st.sampled_from(NEGATORS + HEDGES))
    forged = f"{one.text[:at]} {word}{one.text[at:]}"
    assume(fold_text(forged) not in page.folded.text)
    assert not accepted(page, forged)


@given(PLACES, st.data())
def test_a_word_left_out_of_the_middle_of_a_quote_is_never_accepted(
    place: tuple[Page, object], data: st.DataObject
) -> None:
    page, one = place
    assume(not JOIN.search(one.text))  # leaving words out at an ellipsis is what it is for
    words = one.text.split(" ")
    assume(len(words) > 2)
    words.pop(data.draw(st.integers(1, len(words) - 2)))
    forged = " ".join(words)
    assume(fold_text(forged) not in page.folded.text)
    assert not accepted(page, forged)


@given(WITH_FIGURES, st.data())
def test_a_sign_put_before_or_after_a_figure_is_never_accepted(
    place: tuple[Page, object], data: st.DataObject
) -> None:
    page, one = place
    figures = [match.span() for match in re.finditer(r"[0-9][0-9,.]*", one.text)]
    at = data.draw(st.sampled_from(data.draw(st.sampled_from(figures))))
    forged = one.text[:at] + data.draw(st.sampled_from(SIGNS)) + one.text[at:]
    assume(forged not in page.text)
    assert not accepted(page, forged)


@given(PLACES, st.data())
def test_a_quote_cut_inside_a_word_or_number_is_missing_and_its_place_is_shown(
    place: tuple[Page, object], data: st.DataObject
) -> None:
    page, one = place
    inside = [at for at in range(one.start + 1, one.end) if is_cut(page.text, at)]
    assume(inside)
    at = data.draw(st.sampled_from(inside))
    quote = page.text[at : one.end]
    assume(quote == quote.strip() and 1 == page.text.count(quote))
    found = page.anchor(quote)
    assert Outcome.MISSING is found.outcome
    assert found.suggestion is not None
    assert (at, one.end) == (found.suggestion.start, found.suggestion.end)
    assert ["cut"] == [difference.op for difference in found.differences]


@given(TEXTS, TEXTS)
def test_an_anchor_that_was_found_holds_the_words_of_the_quote(quote: str, text: str) -> None:
    for sought, where in ((quote, text), (text[3:9], text)):
        found = anchor(sought, where)
        if found.outcome in {Outcome.EXACT, Outcome.FOLDED}:
            assert found.start is not None
            assert fold_text(sought) == fold_text(where[found.start : found.end])
        else:
            assert (None in (found.start, found.end)) is not (found.outcome is Outcome.STITCHED)
