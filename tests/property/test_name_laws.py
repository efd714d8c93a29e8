"""Laws of names: order, case, marks and spacing never change what is said."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from tieout.facts.names import compare_names
from tieout.facts.spelling.name_parts import take_apart
from tieout.facts.spelling.sounds import likeness, sound_of

WORD = st.text(alphabet="abcdefghiklmnoprstuvyz", min_size=3, max_size=9)
NAME = st.lists(WORD, min_size=1, max_size=4).map(lambda words: " ".join(words).title())
ANY = st.text(max_size=60)


@given(ANY, ANY)
def test_the_order_of_two_names_makes_no_difference(one: str, other: str) -> None:
    assert compare_names(one, other) == compare_names(other, one)


@given(ANY, ANY)
def test_the_score_lies_between_nought_and_one_and_a_reason_is_given(one: str, other: str) -> None:
    match = compare_names(one, other)
    assert 0 <= match.score <= 1
    assert match.why
    assert "\n" not in match.why.replace(one, "").replace(other, "")


@given(NAME)
def test_a_name_is_itself_in_any_case_and_spacing(name: str) -> None:
    assert compare_names(name, name).same is True
    if not take_apart(name).organisation and not take_apart(name).numbers:
        assert compare_names(name, f" {name.upper()}  ").same is True


@given(NAME, WORD)
def test_a_marked_letter_is_the_same_letter(name: str, word: str) -> None:
    assert compare_names(f"{name} {word}", f"{name} {word[0]}\u0301{word[1:]}").same is True


@given(WORD, st.integers(1, 99), st.integers(1, 99))
def test_units_of_different_numbers_are_never_one(word: str, one: int, other: int) -> None:
    same = compare_names(f"{one} {word} Regiment", f"{other} {word} Regiment").same
    assert same is (one == other)


@given(WORD, WORD)
def test_likeness_is_symmetric_and_whole_only_for_the_same_sounds(one: str, other: str) -> None:
    first, second = sound_of(one), sound_of(other)
    assert likeness(first, second) == likeness(second, first)
    assert likeness(first, first) == 1


def test_reading_a_hostile_name_takes_time_in_proportion() -> None:
    for piece in ("al-", "abd ", "a.", "سا", "'", ",", "II ", "A\u0301", "sch"):
        begun = time.perf_counter()
        take_apart(piece * 50_000)
        assert time.perf_counter() - begun < 0.5, piece
