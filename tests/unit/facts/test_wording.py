"""Two wordings of one utterance: what is cut, added, changed, moved, and what that touches."""

from __future__ import annotations

import time

import pytest

from tieout.facts.wording import Change, Touched, compare_wording, is_version


def one_change(left: str, right: str) -> tuple[str, str, str, set[str]]:
    (change,) = compare_wording(left, right)
    return change.change, change.left, change.right, {str(one) for one in change.touched}


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("We have eleven boats", "We have twelve boats", ("changed", "eleven", "twelve", set())),
        ("We have 11 boats", "We have 12 boats", ("changed", "11", "12", {"number"})),
        ("We are not leaving", "We are leaving", ("cut", "not", "", {"negation"})),
        ("We leave", "We don't leave", ("added", "", "don't", {"negation"})),
        ("We met in Oslo today", "We met in Bergen today", ("changed", "Oslo", "Bergen", {"name"})),
        ("We leave at once, said", "We leave said", ("cut", "at once", "", set())),
        ("a −5 per cent fall", "a 5 per cent fall", ("changed", "−5", "5", {"number"})),
        ("it cost 1,000 then", "it cost 1.000 then", ("changed", "1,000", "1.000", {"number"})),
    ],
)
def test_a_change_says_what_became_of_which_words(
    left: str, right: str, expected: tuple[str, str, str, set[str]]
) -> None:
    assert expected == one_change(left, right)


def test_words_that_stand_elsewhere_are_moved_not_cut_and_added() -> None:
    changes = compare_wording("Tomorrow we shall vote again", "we shall vote again tomorrow")
    assert [Change.REORDERED] == [change.change for change in changes]
    assert "Tomorrow" == changes[0].left
    assert frozenset() == changes[0].touched


def test_marks_capitals_and_ellipses_are_no_difference() -> None:
    assert () == compare_wording("“We [...] will—not leave…”", "we will – not  leave")


def test_a_negation_touched_both_ways_is_reported_in_each_change() -> None:
    changes = compare_wording("never say that we lost", "say that we never lost")
    assert Touched.NEGATION in {one for change in changes for one in change.touched} or [
        Change.REORDERED
    ] == [change.change for change in changes]


def test_every_change_can_be_told_in_words() -> None:
    told = {str(change) for change in compare_wording("a b c d e f", "b x d y e f a")}
    assert "“c” is “x”" in told
    assert all("“" in one for one in told)


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("We will not leave", "He said: we will not leave this town", True),
        ("we will never leave this town", "We will not leave the town", True),
        ("we will leave", "the ship has sunk", False),
        ("guarantee", "would help “guarantee” safety", True),
        ("guarantee", "warranty", False),
        ("leave town", "they leave the old town", False),
        ("", "", False),
        ("…", "anything", False),
        ("c b a d e f", "a b c x y z", False),
        ("We will not leave the city", "We will fight to the end", False),
        ("The results are dramatic", "The costs are moderate", False),
        ("The results are dramatic", "The results are really quite dramatic", True),
        ("They came in the night", "They sat in the cold", False),
        ("They were well organised", "They were very well organised", True),
        ("This isn't the end", "That isn't the price", False),
        ("It is far too early to say", "It is much too early to say who has won", True),
        ("It is what it is", "It was what it had to be", False),
        ("It is what it is", "We know it is what it is", True),
        ("Wir haben einen langen Atem", "Wir haben einen sehr langen Atem", True),
        ("Wir haben einen langen Atem", "Wir haben einen neuen Plan", False),
        ("nous n'avons rien dit", "nous n'avons rien fait", True),
    ],
)
def test_versions_hold_one_another_or_share_half_in_order(
    left: str, right: str, *, same: bool
) -> None:
    assert same is is_version(left, right)
    assert same is is_version(right, left)


def test_wordings_of_any_length_are_compared_in_bounded_time() -> None:
    begun = time.process_time()
    compare_wording("a b " * 100_000, "b a " * 100_000)
    is_version("a b " * 100_000, "b a " * 100_000)
    assert time.process_time() - begun < 5
