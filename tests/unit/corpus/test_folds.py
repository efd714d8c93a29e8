"""Folded words are found in a raw text as if all of it were folded."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tieout.corpus.folding import fold, fold_text
from tieout.corpus.folds import HITS, find_folded

WORDS = ["two ", "men", " left", "1,204", "5", "e", "\u00e9", "K", "\u212a"]
MARKS = [" ", "  ", "\n", "\u00a0", "\u200b", "'", "\u2019", '"', "\u201c", "-", "\u2013", "\u2212"]
PIECES = st.sampled_from([*WORDS, *MARKS, "$", "\u0301", ".", "("])
TEXTS = st.lists(PIECES, max_size=30).map("".join)


def spans_of(text: str, sought: str) -> list[tuple[int, int]]:
    """Return where folded words stand, by folding all of the text."""
    folded = fold(text)
    starts = [at for at in range(len(folded.text)) if folded.text.startswith(sought, at)]
    return [(folded.offsets[at], folded.offsets[at + len(sought)]) for at in starts]


@given(TEXTS, st.data())
def test_what_is_found_is_what_folding_all_of_the_text_finds(
    text: str, data: st.DataObject
) -> None:
    low = data.draw(st.integers(0, len(text)))
    words = data.draw(TEXTS | st.just(text[low : data.draw(st.integers(low, len(text)))]))
    sought = fold_text(words)
    spans = find_folded(text, sought).spans
    assert spans is None or spans_of(text, sought) == spans


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He said:\u00a0\u201cno more than\n900\u201d left.", '"no more than 900"'),
        ("the count" + " " * 30 + "was 12", "count was 12"),
        ("Two men left. Two\u00a0men left.", "Two men left"),
        ("cafe\u0301 Roma", "caf\u00e9 Roma"),
        ("minus \u22125 degrees", "minus -5 degrees"),
    ],
)
def test_words_are_found_by_what_is_around_them_alone(text: str, words: str) -> None:
    spans = find_folded(text, fold_text(words)).spans
    assert spans
    assert spans_of(text, fold_text(words)) == spans


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("the na\u00adtion voted", "nation voted"),
        (
            "\u0413\u043e\u0440\u043e\u0434 \u0437\u0430\u043a\u0440\u044b\u0442",
            "\u0413\u043e\u0440\u043e\u0434",
        ),
        ("4 \u212a", "K"),
        ("count" + " " * 500 + "was", "count was"),
        ("a - " * (HITS + 1), "a-b"),
    ],
)
def test_what_only_the_whole_folded_text_can_tell_is_left_open(text: str, words: str) -> None:
    assert find_folded(text, words).spans is None


def test_of_many_places_the_one_around_which_most_is_the_same_is_named() -> None:
    text = "Police counted ten. The nurses counted twelve dead in the bay. Nobody counted again."
    core = find_folded(text, "The nurses counted eleven dead in the bay").core
    assert core is not None
    assert text.index("The nurses") == core.at - core.inner


def test_a_word_that_stands_alone_is_no_place_of_the_words() -> None:
    assert find_folded("A harbour was empty.", "dead in the harbour of Leith").core is None
