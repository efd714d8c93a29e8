"""Laws of names: order, case, marks and spacing never change what is said."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tieout.facts.names import compare_names
from tieout.facts.spelling.likeness import likeness
from tieout.facts.spelling.name_reader import take_apart

WORD = st.text(alphabet="abcdefghiklmnoprstuvyz", min_size=3, max_size=9)
NAME = st.lists(WORD, min_size=1, max_size=4).map(lambda words: " ".join(words).title())
PIECES = ["al-", "abd ", "a.", "سا", "'", ",", "II ", "A\u0301", "sch", "(AB) "]
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
    if not (take_apart(name).organisation or take_apart(name.upper()).beside):
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
    assert likeness(one, other) == likeness(other, one)
    assert likeness(one, one) == 1


@given(ANY)
def test_every_name_with_a_word_is_itself(name: str) -> None:
    read = take_apart(name)
    assert compare_names(name, name).same is (True if read.words or read.numbers else None)


@given(NAME, st.sampled_from("\u0300\u0301\u0302\u0304"))
def test_marks_on_every_vowel_are_no_difference(name: str, mark: str) -> None:
    marked = "".join(f"{letter}{mark}" if letter in "aeiouAEIOU" else letter for letter in name)
    assert compare_names(name, marked).same is True


@given(NAME, NAME)
def test_a_judgement_holds_in_capitals_and_behind_a_comma(one: str, other: str) -> None:
    said = compare_names(one, other).same
    if not (take_apart(one).beside or take_apart(other).beside):
        assert said is compare_names(f"  {one}", other.replace(" ", "  ")).same


@given(
    st.sampled_from(["al-", "abd ", "a.", "سا", "'", ",", "II ", "A\u0301", "sch", "(AB) "]), NAME
)
def test_a_hostile_name_is_read_up_to_a_limit_and_no_further(piece: str, name: str) -> None:
    long, cut = piece * 50_000, (piece * 50_000)[:300]
    assert compare_names(long, name).same is compare_names(cut, name).same
