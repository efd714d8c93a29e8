"""Dates with parts missing: weekdays, days and months without a year, units counted from today."""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR, date, datetime

from tieout.errors import ValueSyntaxError
from tieout.facts.edtf import parse_edtf
from tieout.facts.times import calendar
from tieout.facts.times import expressions as said
from tieout.facts.times.reference import (
    FUTURE,
    LIKELY,
    NEITHER,
    PAST,
    Bounds,
    Reference,
    by_shift,
    days_bounds,
    full_year,
    one_day,
    years_around,
)


def resolve_fields(expression: said.Fields, reference: Reference) -> Bounds | None:
    """Resolve a date with parts missing."""
    year, month, day, weekday, shift, short = expression
    if short and year is not None:
        year = full_year(year, reference)
    if year is not None:
        return dated(year, month, day, weekday)
    if month is not None and day is not None:
        return _day_of_some_year(month, day, weekday, reference, shift)
    if month is not None:
        return _month_of_some_year(month, reference, shift)
    if reference.day is None:
        return None
    if day is not None:
        return _day_of_some_month(day, weekday, reference, shift)
    return one_day(_some_weekday(weekday or 0, reference, shift))


def dated(year: int, month: int | None, day: int | None, weekday: int | None) -> Bounds | None:
    """Return a date whose year is given."""
    if not MINYEAR <= year <= MAXYEAR:
        return _ancient(year, month, day) if -9999 <= year < MINYEAR else None
    if month is None:
        return Bounds(date(year, 1, 1), date(year, 12, 31), "year") if day is None else None
    if day is None:
        return Bounds(date(year, month, 1), calendar.last_day(year, month), "month")
    found = calendar.make_day(year, month, day)
    if found and weekday is not None and not calendar.falls_on(found, weekday):
        return None
    return one_day(found)


def _ancient(year: int, month: int | None, day: int | None) -> Bounds | None:
    """Return a date before year 1, which has no bounds; 44 BC is the year -43 of ISO 8601."""
    written = f"-{-year:04}" if year else "0000"
    if month is None:
        return Bounds(None, None, "year", written) if day is None else None
    if day is None:
        return Bounds(None, None, "month", f"{written}-{month:02}")
    if calendar.make_day(2000, month, day) is None:
        return None
    return Bounds(None, None, "day", f"{written}-{month:02}-{day:02}")


def _day_of_some_year(
    month: int, day: int, weekday: int | None, reference: Reference, shift: str
) -> Bounds | None:
    """Return a day and month in the year that is meant."""
    again = _named_again(month, day, reference)
    if again is not None and not shift and weekday is None:
        return again
    if reference.day is None:
        if calendar.make_day(2000, month, day) is None or shift:
            return None
        return Bounds(None, None, "day", f"XXXX-{month:02}-{day:02}")
    rare = weekday is not None or (month, day) == (2, 29)
    years = _wide_years(reference) if rare else years_around(reference)
    days = [calendar.make_day(year, month, day) for year in years]
    if weekday is not None:
        days = [found for found in days if found and found.weekday() == weekday]
    return days_bounds(
        by_shift([(found, found) if found else None for found in days], reference, shift), "day"
    )


def _named_again(month: int, day: int, reference: Reference) -> Bounds | None:
    """Return the date last named, where it is this day of this month."""
    named = reference.named
    ends = {named.first_day, named.last_day} - {None} if named else set()
    if len(ends) != 1:
        return None
    (end,) = ends
    same = end is not None and (end.month, end.day) == (month, day)
    return one_day(end) if same else None


MONTHS_OF_A_DAY, MONTHS_OF_A_WEEKDAY = 2, 40
"""Months within which there is a 31st, and within which it is a Friday, on either side."""


def _wide_years(reference: Reference) -> range:
    """Return enough years to hold a leap day on either side."""
    year = reference.day.year if reference.day else 0
    return range(max(MINYEAR, year - 8), min(MAXYEAR, year + 9))


def _month_of_some_year(month: int, reference: Reference, shift: str) -> Bounds | None:
    """Return a month in the year that is meant."""
    if reference.day is None:
        return None if shift else Bounds(None, None, "month", f"XXXX-{month:02}")
    months = [
        (date(year, month, 1), calendar.last_day(year, month)) for year in years_around(reference)
    ]
    return days_bounds(by_shift(months, reference, shift), "month")


def _day_of_some_month(
    day: int, weekday: int | None, reference: Reference, shift: str
) -> Bounds | None:
    """Return a day of the month ("the 5th"), in the month that is meant."""
    if reference.day is None:
        return None
    first = reference.day.replace(day=1)
    reach = MONTHS_OF_A_WEEKDAY if weekday is not None else MONTHS_OF_A_DAY
    months = [calendar.add_months(first, step) for step in range(-reach, reach + 1)]
    days = [calendar.make_day(month.year, month.month, day) for month in months if month]
    if weekday is not None:
        days = [found for found in days if found and found.weekday() == weekday]
    return days_bounds(
        by_shift([(found, found) if found else None for found in days], reference, shift), "day"
    )


def _some_weekday(weekday: int, reference: Reference, shift: str) -> date | None:
    """Return the weekday that is meant.

    Bare, in news, it is the day of writing or the last such day, and the coming one where the
    sentence looks ahead. "Last" is the last one before the day of writing, "next" the one in the
    next calendar week, "this" the one in the present week or, that being past on a Saturday or
    Sunday, the coming one. Source: docs/decisions/0020.
    """
    day = reference.day
    if day is None:
        return None
    back = (day.weekday() - weekday) % 7
    ahead = (weekday - day.weekday()) % 7
    if shift == "last":
        return calendar.add_days(day, -(back or 7))
    if shift == "coming":
        return calendar.add_days(day, ahead or 7)
    if shift == "next":
        return calendar.add_days(day, 7 - day.weekday() + weekday)
    if shift == "this":
        step = weekday - day.weekday()
        return calendar.add_days(day, step + 7 if step < -3 else step)
    return calendar.add_days(day, ahead if reference.lean in {FUTURE, LIKELY} else -back)


def resolve_relative(expression: said.Relative, reference: Reference) -> Bounds | None:
    """Resolve last month, this year, tomorrow."""
    if reference.day is None:
        return None
    unit, count, loose = expression
    if unit == "half":
        around = calendar.unit_around(reference.day, "half")
        start = around and calendar.add_months(around[0], 6 * count)
        return days_bounds(calendar.unit_around(start, "half") if start else None, "half")
    if loose:
        count = _which_weekend(reference.day, reference.lean)
    day = (
        calendar.add_units(reference.day.replace(day=1), count, unit)
        if (unit in calendar.MONTHS_IN)
        else calendar.add_units(reference.day, count, unit)
    )
    return days_bounds(calendar.unit_around(day, unit), unit) if day else None


def _which_weekend(day: date, lean: int) -> int:
    """Return whether "the weekend" is the last one: on Monday to Wednesday, unless it is ahead."""
    return -1 if lean in {PAST, NEITHER} and day.weekday() < (5 if lean == PAST else 3) else 0


def resolve_then(expression: said.Then, reference: Reference) -> Bounds | None:
    """Resolve a weekday of a list: looking ahead it follows the one before, else it is the last."""
    weekday, before = expression
    first = before
    while isinstance(first, said.Then):
        first = first.before
    if reference.lean not in {FUTURE, LIKELY} and not first.shift:
        return reference.resolve(said.Fields(weekday=weekday))
    bounds = reference.resolve(before)
    if bounds is None or bounds.first_day is None:
        return None
    return one_day(calendar.add_days(bounds.first_day, (weekday - before.weekday) % 7))


def resolve_recurring(expression: said.Recurring, reference: Reference) -> Bounds | None:
    """Resolve two Fridays ago, three summers ago, two Christmases ago."""
    base, nth = expression
    bounds = reference.resolve(base._replace(shift="last"), lean=PAST)
    if bounds is None or bounds.first_day is None:
        return None
    if isinstance(base, said.Fields) and base.weekday is not None:
        return one_day(calendar.add_days(bounds.first_day, -7 * (nth - 1)))
    year = said.Fields(bounds.first_day.year - nth + 1)
    if isinstance(base, said.Fields):
        return reference.resolve(base._replace(year=year.year))
    return reference.resolve(base._replace(year=year))


def resolve_years(expression: said.Years, reference: Reference) -> Bounds | None:
    """Resolve a decade or a century."""
    first, count, before_christ, short = expression
    if before_christ:
        end = f"-{max(first - count, 0):04}".replace("-0000", "0000")
        return Bounds(None, None, "century", f"-{first - 1:04}/{end}")
    if short:
        latest = reference.day.year if reference.day else 2029
        first = latest - (latest - first) % 100
    last = first + count - 1
    grain = {1000: "millennium", 100: "century"}.get(count, "decade")
    if not 0 <= first <= last <= MAXYEAR:
        return None
    return Bounds(date(max(first, MINYEAR), 1, 1), date(last, 12, 31), grain)


def resolve_literal(expression: said.Literal, _: Reference) -> Bounds | None:
    """Resolve a date in ISO 8601."""
    if "W" in expression.written:
        return _iso_week(expression.written)
    written = expression.written.replace(" ", "T").upper().replace(",", ".")
    try:
        moment = parse_edtf(written)
    except ValueSyntaxError:
        return None
    grain = "instant" if isinstance(moment.earliest, datetime) else "day"
    return Bounds(moment.earliest, moment.latest, grain, written)


def _iso_week(written: str) -> Bounds | None:
    """Resolve a week, or a day of one, in ISO 8601."""
    year, week, *day = written.replace("W", "").split("-")
    try:
        first = date.fromisocalendar(int(year), int(week), int(day[0]) if day else 1)
    except ValueError:
        return None
    return one_day(first) if day else days_bounds(calendar.unit_around(first, "week"), "week")
