"""Lengths of time, in notation and in words."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from tieout.errors import ValueSyntaxError
from tieout.facts.durations import parse_duration, read_durations, to_days


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("P5Y", "5", "5", "year"),
        ("P5Y..P6Y", "5", "6", "year"),
        ("P1M", "1", "1", "month"),
        ("P2W", "2", "2", "week"),
        ("P15D", "15", "15", "day"),
        ("PT8H", "8", "8", "hour"),
        ("PT90M", "90", "90", "minute"),
        ("PT1.5H", "1.5", "1.5", "hour"),
        ("PT1,5H", "1.5", "1.5", "hour"),
        ("P1Y6M", "18", "18", "month"),
        ("PT2H30M", "150", "150", "minute"),
        ("P1DT12H", "36", "36", "hour"),
        ("P1M2D", "30", "33", "day"),
        ("P6M..P1Y", "0.5", "1", "year"),
        ("P20D..P1M", "20", "31", "day"),
        ("P5Y..", "5", None, "year"),
        ("..P5Y", None, "5", "year"),
    ],
)
def test_iso_durations_keep_their_unit_or_take_the_finest(
    text: str, low: str | None, high: str | None, unit: str
) -> None:
    found = parse_duration(text)
    assert (low and Fraction(low), high and Fraction(high)) == (found.low, found.high)
    assert unit == found.unit


def test_a_month_of_a_year_is_kept_exact() -> None:
    found = parse_duration("P1Y1M")
    assert (13, "month") == (found.best, found.unit)


def test_a_hedge_that_bounds_opens_the_other_side() -> None:
    at_least = parse_duration("P5Y", hedge="at_least")
    assert (Decimal(5), Decimal(5), None) == (at_least.low, at_least.best, at_least.high)
    less_than = parse_duration("P5Y", hedge="less_than")
    assert less_than.low is None
    assert less_than.high_open
    assert "about" == parse_duration("P5Y", hedge="about").hedge.value


def test_hours_with_an_h_are_a_length_unless_they_are_a_time_of_day() -> None:
    found = read_durations("The run lasted 1h30, the way back 2h05m; it began at 1h30.")
    assert [("1h30", 90, "minute"), ("2h05m", 125, "minute")] == [
        (one.as_written, one.best, one.unit) for one in found
    ]


@pytest.mark.parametrize(
    "text", ["", "P", "PT", "P1", "5Y", "P5y", "P1H", "PT1D", "P6Y..P5Y", "..", "P1M1Y", "P" * 99]
)
def test_what_is_no_duration_is_refused(text: str) -> None:
    with pytest.raises(ValueSyntaxError) as refused:
        parse_duration(text)
    assert "ISO 8601" in refused.value.hint


def test_a_range_cannot_be_bounded_by_a_hedge() -> None:
    with pytest.raises(ValueSyntaxError, match="cannot be hedged"):
        parse_duration("P5Y..P6Y", hedge="at_most")
    with pytest.raises(ValueSyntaxError, match="no hedge"):
        parse_duration("P5Y", hedge="roughly")


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("P1M", "[28, 31]"),
        ("P2M", "[59, 62]"),
        ("P1Y", "[365, 366]"),
        ("P4Y", "[1460, 1461]"),
        ("P400Y", "[146097, 146097]"),
        ("P2W", "[14, 14]"),
        ("PT36H", "[1.5, 1.5]"),
        ("P1M..", "[28, ∞)"),
    ],
)
def test_months_and_years_have_as_many_days_as_the_calendar_allows(text: str, days: str) -> None:
    assert days == str(to_days(parse_duration(text)))


@pytest.mark.parametrize(
    ("text", "written", "low", "high", "unit", "hedge"),
    [
        ('an eight-hour "humanitarian pause"', "eight-hour", "8", "8", "hour", ""),
        ("a 15-day halt", "15-day", "15", "15", "day", ""),
        ("under a month-long siege", "month-long", "1", "1", "month", ""),
        ("a nearly year-long war", "nearly year-long", "1", "1", "year", "nearly"),
        ("an hour-long standoff", "hour-long", "1", "1", "hour", ""),
        ("a two-year siege", "two-year", "2", "2", "year", ""),
        ("two and a half hours", "two and a half hours", "5/2", "5/2", "hour", ""),
        ("an hour and a half", "an hour and a half", "3/2", "3/2", "hour", ""),
        ("half an hour", "half an hour", "1/2", "1/2", "hour", ""),
        ("now in its sixth year", "in its sixth year", "5", "6", "year", ""),
        ("entered its 4th week", "entered its 4th week", "3", "4", "week", ""),
        ("a decade of drought", "a decade", "10", "10", "year", ""),
        ("two decades", "two decades", "20", "20", "year", ""),
        ("a fortnight", "a fortnight", "2", "2", "week", ""),
        ("for months", "for months", "1", "1", "month", "order"),
        ("months-long", "months-long", "1", "1", "month", "order"),
        ("about two weeks", "about two weeks", "2", "2", "week", "about"),
        ("nearly three years", "nearly three years", "3", "3", "year", "nearly"),
        ("more than 10 days", "more than 10 days", "10", None, "day", "more_than"),
        ("less than a week", "less than a week", None, "1", "week", "less_than"),
        ("at least a month", "at least a month", "1", None, "month", "at_least"),
        ("between two and three weeks", "between two and three weeks", "2", "3", "week", ""),
        ("2 hours 30 minutes", "2 hours 30 minutes", "5/2", "5/2", "hour", ""),
        ("a seven-day ceasefire", "seven-day", "7", "7", "day", ""),
    ],
)
def test_words_are_read_as_lengths(  # noqa: PLR0913, PLR0917 - the cells of a case
    text: str, written: str, low: str | None, high: str | None, unit: str, hedge: str
) -> None:
    (found,) = read_durations(text)
    assert written == found.as_written == text[found.start : found.end]
    assert (low and Fraction(low), high and Fraction(high)) == (found.low, found.high)
    assert (unit, hedge) == (found.unit, found.hedge.value)


@pytest.mark.parametrize(
    ("text", "written", "low", "unit", "hedge"),
    [
        ("eine achtstündige Pause", "achtstündige", 8, "hour", ""),
        ("eine 15-tägige Waffenruhe", "15-tägige", 15, "day", ""),
        ("zwei Wochen", "zwei Wochen", 2, "week", ""),
        ("ein Jahr", "ein Jahr", 1, "year", ""),
        ("monatelang", "monatelang", 1, "month", "order"),
        ("im sechsten Jahr", "im sechsten Jahr", 5, "year", ""),
    ],
)
def test_german_words_are_read_as_lengths(
    text: str, written: str, low: int, unit: str, hedge: str
) -> None:
    (found,) = read_durations(text, language="de")
    assert written == found.as_written
    assert (low, unit, hedge) == (found.low, found.unit, found.hedge.value)


@pytest.mark.parametrize("text", ["three times a day", "in recent months", "the third day", "900"])
def test_what_is_no_length_of_time_is_not_read(text: str) -> None:
    assert [] == read_durations(text)
