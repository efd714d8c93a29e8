"""Intervals: ends, what they contain, what they share, how they are written."""

from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest

from tieout.errors import UsageError
from tieout.facts.intervals import Interval, write_end, write_number


def test_an_interval_whose_ends_are_reversed_is_refused() -> None:
    with pytest.raises(UsageError, match="above the upper end"):
        Interval(7, 5)


def test_ends_that_cannot_be_ordered_are_refused() -> None:
    with pytest.raises(UsageError, match="cannot be ordered"):
        Interval(datetime(2016, 1, 1, tzinfo=UTC), datetime(2016, 1, 2))  # noqa: DTZ001 - the point


@pytest.mark.parametrize(
    ("outer", "inner", "expected"),
    [
        (Interval(5, 7), Interval(5, 7), True),
        (Interval(5, 7), Interval(6, 8), False),
        (Interval(None, 900), Interval(0, 900), True),
        (Interval(None, 900, high_open=True), Interval(0, 900), False),
        (Interval(0, 900), Interval(None, 900), False),
        (Interval(None, None), Interval(None, None), True),
        (Interval(5, 7, low_open=True), Interval(5, 7, low_open=True), True),
        (Interval(5, 7, low_open=True), Interval(5, 6), False),
        (Interval(5, 7), Interval(9, 9, low_open=True), True),
        (Interval(9, 9, low_open=True), Interval(5, 7), False),
        (Interval(date(2016, 1, 1), None), Interval(date(2016, 2, 1), date(2016, 3, 1)), True),
    ],
)
def test_an_interval_contains_what_lies_between_its_ends(
    outer: Interval, inner: Interval, *, expected: bool
) -> None:
    assert expected is outer.contains(inner)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (Interval(5, 7), Interval(7, 9), Interval(7, 7)),
        (Interval(5, 7, high_open=True), Interval(7, 9), None),
        (Interval(5, 7), Interval(7, 9, low_open=True), None),
        (Interval(5, 7), Interval(8, 9), None),
        (Interval(None, 7), Interval(5, None), Interval(5, 7)),
        (Interval(None, None), Interval(5, 7), Interval(5, 7)),
        (
            Interval(5, 7, low_open=True),
            Interval(5, 7, high_open=True),
            Interval(5, 7, low_open=True, high_open=True),
        ),
    ],
)
def test_two_intervals_share_their_overlap(
    left: Interval, right: Interval, expected: Interval | None
) -> None:
    assert expected == left.intersection(right) == right.intersection(left)
    assert (expected is not None) is left.meets(right)


def test_a_point_has_one_value_and_no_width() -> None:
    point = Interval(Decimal(5), Fraction(5))
    assert point.is_point
    assert 0 == point.width


def test_two_equal_ends_of_which_one_is_open_hold_nothing() -> None:
    assert Interval(5, 5, high_open=True).is_empty
    assert not Interval(5, 5, high_open=True).is_point


def test_an_unbounded_interval_has_no_width() -> None:
    assert Interval(5, None).width is None
    assert 30 == Interval(date(2016, 1, 1), date(2016, 1, 31)).width.days  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (Decimal("1.50"), "1.5"),
        (Decimal("1E+6"), "1000000"),
        (Decimal("-0.0125"), "-0.0125"),
        (Fraction(1, 8), "0.125"),
        (Fraction(-2, 3), "-2/3"),
        (Fraction(2, 15), "2/15"),
        (0, "0"),
        (Fraction(10**30 + 1, 2), f"{(10**30) // 2}.5"),
    ],
)
def test_a_number_is_written_so_that_it_reads_back(
    number: Decimal | Fraction | int, written: str
) -> None:
    assert written == write_number(number)
    assert Fraction(number) == Fraction(written)


def test_an_interval_is_written_as_in_mathematics() -> None:
    assert "[14500, 15500)" == str(Interval(14500, 15500, high_open=True))
    assert "(20, ∞)" == str(Interval(20, None, low_open=True))
    assert "(-∞, 2.5]" == str(Interval(None, Decimal("2.50")))
    assert "2016-10-05" == write_end(date(2016, 10, 5))
