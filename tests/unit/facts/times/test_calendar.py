"""Units of the calendar, their parts, and feasts."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tieout.facts.times.calendar import (
    add_days,
    add_months,
    add_units,
    easter,
    falls_on,
    feast,
    halves,
    make_day,
    pieces,
    thirds,
    turn,
    unit_around,
    weekday_of,
)

MAY = (date(2016, 5, 1), date(2016, 5, 31))
YEAR = (date(2016, 1, 1), date(2016, 12, 31))


def test_a_day_that_the_calendar_lacks_is_none() -> None:
    assert date(2016, 2, 29) == make_day(2016, 2, 29)
    assert make_day(2015, 2, 29) is None
    assert make_day(2016, 13, 1) is None
    assert make_day(0, 1, 1) is None


def test_a_month_later_is_the_last_day_of_a_shorter_month() -> None:
    assert date(2016, 2, 29) == add_months(date(2016, 1, 31), 1)
    assert date(2015, 12, 31) == add_months(date(2016, 1, 31), -1)


def test_beyond_the_calendar_there_is_nothing() -> None:
    assert add_days(date.max, 1) is None
    assert add_days(date.min, -1) is None
    assert add_months(date.max, 1) is None
    assert add_units(date(2016, 1, 1), 10**9, "century") is None
    assert unit_around(date.max, "week") is None
    assert unit_around(date(5, 1, 1), "decade") is None


@pytest.mark.parametrize(
    ("unit", "first", "last"),
    [
        ("day", date(2016, 12, 7), date(2016, 12, 7)),
        ("week", date(2016, 12, 5), date(2016, 12, 11)),
        ("weekend", date(2016, 12, 10), date(2016, 12, 11)),
        ("fortnight", date(2016, 12, 5), date(2016, 12, 18)),
        ("month", date(2016, 12, 1), date(2016, 12, 31)),
        ("quarter", date(2016, 10, 1), date(2016, 12, 31)),
        ("half", date(2016, 7, 1), date(2016, 12, 31)),
        ("year", date(2016, 1, 1), date(2016, 12, 31)),
        ("decade", date(2010, 1, 1), date(2019, 12, 31)),
        ("century", date(2000, 1, 1), date(2099, 12, 31)),
    ],
)
def test_a_day_lies_in_one_unit_of_each_kind(unit: str, first: date, last: date) -> None:
    assert (first, last) == unit_around(date(2016, 12, 7), unit)


@pytest.mark.parametrize("grain", ["month", "year", "decade", "century", "week", "quarter"])
def test_thirds_cover_their_unit_without_a_gap(grain: str) -> None:
    unit = unit_around(date(2016, 5, 17), grain)
    assert unit is not None
    parts = [thirds(unit, grain, which) for which in range(3)]
    early, middle, late = (part or (date.min, date.min) for part in parts)
    assert (unit[0], unit[1]) == (early[0], late[1])
    assert middle[0] - early[1] == late[0] - middle[1] == timedelta(1)


def test_halves_of_a_month_part_after_the_15th() -> None:
    assert (date(2016, 5, 1), date(2016, 5, 15)) == halves(MAY, "month", 0)
    assert (date(2016, 5, 16), date(2016, 5, 31)) == halves(MAY, "month", 1)


def test_pieces_are_counted_from_either_end() -> None:
    assert (date(2016, 5, 8), date(2016, 5, 14)) == pieces(MAY, 1, 1, "week")
    assert (date(2016, 5, 25), date(2016, 5, 31)) == pieces(MAY, -1, 1, "week")
    assert (date(2016, 1, 1), date(2016, 9, 30)) == pieces(YEAR, 0, 9, "month")
    assert (date(2016, 5, 28), date(2016, 5, 29)) == pieces(MAY, -1, 1, "weekend")
    assert pieces(MAY, 5, 1, "week") is None


def test_weekdays_of_a_month_are_counted_from_either_end() -> None:
    assert date(2016, 5, 2) == weekday_of(MAY, 0, 0)
    assert date(2016, 5, 27) == weekday_of(MAY, 4, -1)
    assert weekday_of(MAY, 4, 5) is None


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [(1818, 3, 22), (1943, 4, 25), (2000, 4, 23), (2016, 3, 27), (2019, 4, 21), (2038, 4, 25)],
)
def test_easter_falls_where_the_churches_keep_it(year: int, month: int, day: int) -> None:
    assert date(year, month, day) == easter(year)


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("12-25", date(2016, 12, 25)),
        ("easter-2", date(2016, 3, 25)),
        ("easter+39", date(2016, 5, 5)),
        ("11-4-3", date(2016, 11, 24)),
        ("5--1-0", date(2016, 5, 30)),
    ],
)
def test_feasts_follow_their_rules(rule: str, expected: date) -> None:
    assert expected == feast(rule, 2016)


def test_only_feasts_that_do_not_move_are_known_before_the_gregorian_calendar() -> None:
    assert date(1400, 12, 25) == feast("12-25", 1400)
    assert feast("easter", 1400) is None
    assert feast("11-4-3", 1400) is None


@pytest.mark.parametrize(
    ("day", "weekday", "falls"),
    [
        (date(1066, 10, 14), 5, True),  # a Saturday to those who fought there
        (date(1066, 10, 14), 4, False),
        (date(1815, 6, 18), 6, True),
        (date(1815, 6, 18), 1, False),
    ],
)
def test_an_old_day_has_its_weekday_of_the_julian_calendar(
    day: date,
    weekday: int,
    falls: bool,  # noqa: FBT001 - the cell of a case
) -> None:
    assert falls is falls_on(day, weekday)


@pytest.mark.parametrize(
    ("unit", "days", "turning"),
    [
        ("century", (date(2000, 1, 1), date(2099, 12, 31)), (date(1990, 1, 1), date(2009, 12, 31))),
        ("year", (date(2016, 1, 1), date(2016, 12, 31)), (date(2015, 12, 1), date(2016, 1, 31))),
        ("month", MAY, (date(2016, 4, 30), date(2016, 5, 1))),
    ],
)
def test_a_unit_turns_from_the_end_of_one_to_the_start_of_the_next(
    unit: str, days: tuple[date, date], turning: tuple[date, date]
) -> None:
    assert turning == turn(days, unit)
