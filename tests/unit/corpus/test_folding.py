"""What folds to the same text, and what never does."""

from __future__ import annotations

import time

import pytest

from tieout.corpus.folding import fold, fold_text

SAME = [
    ("two  killed", "two\u00a0killed"),
    ("two killed", "two\n\t killed"),
    ("it's", "it\u2019s"),
    ('"no"', "\u201cno\u201d"),
    ('"nein"', "\u201enein\u201c"),
    ('"non"', "\u00abnon\u00bb"),
    ("well-known", "well\u2011known"),
    ("1914-18", "1914\u201318"),
    ("the end - at last", "the end \u2014 at last"),
    ("Hamburg", "Ham\u00adburg"),
    ("Hamburg", "Ham\u200bburg"),
    ("caf\u00e9", "cafe\u0301"),
    ("\uac00", "\u1100\u1161"),
    ("-5 degrees", "\u22125 degrees"),
    ("it was (-5)", "it was (\u22125)"),
]

OTHER = [
    ("5", "-5"),
    ("-5 degrees", "\u20135 degrees"),
    ("5-3", "5\u22123"),
    ("1,000", "1.000"),
    ("1 000", "1000"),
    ("< 5", "> 5"),
    ("5 %", "5 \u2030"),
    ("Reading", "reading"),
    ("cannot", "can not"),
    ("10\u00b2", "102"),
    ("\u0665", "5"),
    ("a = b", "a \u2260 b"),
    ("resume", "r\u00e9sum\u00e9"),
    ("5\u2032", "5\u2033"),
    ("safe\u202e", "safe"),
    ("p\u0430y", "pay"),
]


@pytest.mark.parametrize(("left", "right"), SAME)
def test_writing_that_means_the_same_folds_to_the_same(left: str, right: str) -> None:
    assert fold_text(left) == fold_text(right)


@pytest.mark.parametrize(("left", "right"), OTHER)
def test_what_carries_meaning_is_never_folded_away(left: str, right: str) -> None:
    assert fold_text(left) != fold_text(right)


def test_offsets_lead_back_to_the_raw_text() -> None:
    raw = "\u201cno\u00a0\u00a0more\u200b than 900\u201d"
    folded = fold(raw)
    at = folded.text.index("more")
    assert "more" == raw[folded.offsets[at] : folded.offsets[at + 4]]
    assert [0, 1, 2, 3, 5] == folded.offsets[:5]
    assert len(raw) == folded.offsets[len(folded.text)] == folded.offsets[-1]


def test_offsets_of_letters_joined_by_normalising_lead_to_the_whole_letter() -> None:
    raw = "un cafe\u0301 noir"
    folded = fold(raw)
    assert "un caf\u00e9 noir" == folded.text
    at = folded.text.index("\u00e9")
    assert "e\u0301" == raw[folded.offsets[at] : folded.offsets[at + 1]]


def test_an_offset_outside_the_text_is_an_index_error() -> None:
    with pytest.raises(IndexError):
        fold("ab").offsets[3]


def test_endless_accents_on_one_letter_cost_no_time_and_stay() -> None:
    raw = "a" + "\u0301\u0316" * 100_000 + " e\u0301"
    began = time.process_time()
    folded = fold(raw)
    assert time.process_time() - began < 2
    assert folded.text.endswith(" \u00e9")
    assert folded.text.startswith(raw[:1000])
