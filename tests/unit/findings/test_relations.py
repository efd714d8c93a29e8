"""Two values side by side, before time, speaker or kind of property are considered."""

from __future__ import annotations

from datetime import date

import pytest

from tieout import compare, read_dates, read_quantities
from tieout.errors import UsageError
from tieout.facts.intervals import Interval
from tieout.findings.comparing.relations import Relation, lies_within, relate

WRITTEN = date(2016, 12, 5)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("no more than 900", "around 900", "overlaps"),
        ("no more than 900", "15,000", "apart"),
        ("376", "376", "equal"),
        ("2.5 million", "2,500,000", "equal"),
        ("dozens of boats", "40 boats", "within"),
        ("three in ten", "30 per cent", "within"),
        ("900 fighters", "900 rebels", "equal"),
        ("10 per cent", "10 people", "unlike"),
        ("5 km", "5,000 m", "equal"),
        ("5 km", "5 kg", "unlike"),
        ("€5", "$5", "unlike"),
        ("500 kroner", "500 NOK", "unknown"),
        ("500 kroner", "900 Danish kroner", "unknown"),
        ("500 kroner", "500 kroner", "equal"),
        ("500 kroner", "€500", "unlike"),
        ("12 deaths per 1,000", "1,200 deaths per 100,000", "equal"),
        ("12 deaths per 1,000", "40 deaths per 1,000", "apart"),
        ("20°C", "68°F", "within"),
        ("more than 20", "fewer than 20", "apart"),
    ],
)
def test_figures_of_a_text_are_compared(left: str, right: str, expected: str) -> None:
    (one,), (other,) = read_quantities(left), read_quantities(right)
    assert expected == str(compare(one, other)) == str(compare(other, one))


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("mid-July", "July", "within"),
        ("5 December 2016", "Monday", "equal"),
        ("in 2015", "in 2016", "apart"),
        ("at 9am on Friday", "at 9.05am on Friday", "within"),
    ],
)
def test_dates_of_a_text_are_compared(left: str, right: str, expected: str) -> None:
    (one,), (other,) = read_dates(left, WRITTEN), read_dates(right, WRITTEN)
    assert expected == str(compare(one, other)) == str(compare(other, one))


def test_the_profile_decides_how_wide_a_figure_is() -> None:
    (one,), (other,) = read_quantities("900"), read_quantities("905")
    assert Relation.WITHIN is compare(one, other)
    assert Relation.APART is compare(one, other, profile="strict")


def test_a_figure_and_a_date_are_unlike() -> None:
    (figure,), (day,) = read_quantities("900"), read_dates("Monday", WRITTEN)
    assert Relation.UNLIKE is compare(figure, day)


def test_what_is_no_value_is_refused() -> None:
    (figure,) = read_quantities("900")
    with pytest.raises(UsageError, match="not str") as caught:
        compare(figure, "900")
    assert caught.value.hint
    with pytest.raises(UsageError, match="profile"):
        compare(figure, figure, profile="pres")


def test_a_relation_says_whether_a_value_is_shared() -> None:
    shared = {relation: relation.shares for relation in Relation}
    assert {"apart": False, "unlike": None, "unknown": None} == {
        str(relation): value for relation, value in shared.items() if not value
    }


def test_the_gravest_of_several_relations_joins_two_values_least() -> None:
    assert Relation.APART is Relation.gravest([Relation.EQUAL, Relation.APART, Relation.UNKNOWN])
    assert Relation.EQUAL is Relation.gravest([])


def test_open_ends_at_one_value_do_not_meet() -> None:
    below, above = Interval(1, 2, high_open=True), Interval(2, 3)
    assert Relation.APART is relate(below, above)
    assert Relation.OVERLAPS is relate(Interval(1, 2), above)
    assert lies_within(Interval(2, 2), above)
    assert not lies_within(above, Interval(2, 2))
