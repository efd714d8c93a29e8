"""The arithmetic of the calendar: units, their bounds, their thirds, and feasts.

Weeks begin on Monday (ISO 8601). Every function returns None where Python's calendar ends.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Literal

Unit = Literal[
    "second",
    "minute",
    "hour",
    "day",
    "weekend",
    "week",
    "fortnight",
    "month",
    "quarter",
    "half",
    "year",
    "decade",
    "century",
    "millennium",
]

Days = tuple[date, date]
"""First and last day, both inside."""

MONTHS_IN: dict[str, int] = {
    "month": 1,
    "quarter": 3,
    "half": 6,
    "year": 12,
    "decade": 120,
    "century": 1200,
    "millennium": 12_000,
}
DAYS_IN: dict[str, int] = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}
MINUTES_IN: dict[str, int] = {"minute": 1, "hour": 60}

FIRST_GREGORIAN_YEAR = 1583
"""The calendar of Gregory XIII holds from October 1582, and in Britain from September 1752."""

LAST_JULIAN_DAY_OF_BRITAIN = date(1752, 9, 13)

_THIRDS_OF_A_MONTH = ((1, 10), (11, 20), (21, 31))
_THIRDS_OF_A_DECADE = ((0, 3), (4, 6), (7, 9))
_THIRDS_OF_A_CENTURY = ((0, 33), (34, 66), (67, 99))


def last_day(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def make_day(year: int, month: int, day: int) -> date | None:
    """Return the day, or None where the calendar has no such day."""
    if not (MINYEAR <= year <= MAXYEAR and 1 <= month <= 12 and 1 <= day <= 31):
        return None
    if day > 28 and day > monthrange(year, month)[1]:
        return None
    return date(year, month, day)


def falls_on(day: date, weekday: int) -> bool:
    """Whether a day is this weekday; an old one also by the Julian calendar.

    Dates of the Julian calendar are written as they stand, so that 14 October 1066 is a Saturday.
    """
    if day.weekday() == weekday:
        return True
    century = day.year // 100 if day.month > 2 else (day.year - 1) // 100
    behind = century - century // 4 - 2
    return day <= LAST_JULIAN_DAY_OF_BRITAIN and (day.weekday() + behind) % 7 == weekday


def add_days(day: date, count: int) -> date | None:
    """Return the day so many days later, or None beyond the calendar."""
    ordinal = day.toordinal() + count
    if not 1 <= ordinal <= date.max.toordinal():
        return None
    return date.fromordinal(ordinal)


def add_months(day: date, count: int) -> date | None:
    """Return the same day so many months later; the last day of a shorter month."""
    months = day.year * 12 + day.month - 1 + count
    year, month = divmod(months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def add_units(day: date, count: int, unit: str) -> date | None:
    """Return the day so many whole units later; count may be negative."""
    if abs(count) > 100_000:
        return None
    if unit in MONTHS_IN:
        return add_months(day, count * MONTHS_IN[unit])
    return add_days(day, count * DAYS_IN[unit])


def unit_around(day: date, unit: str) -> Days | None:
    """Return the calendar unit that a day lies in.

    Units:
        A week and a weekend are those of the ISO week; a fortnight is that week and the next; a
        decade begins in a year that ends in 0, a century in one that ends in 00.

    Source: ISO 8601; decade and century as counted in ISO 8601-2 (199X, 19XX).
    """
    if unit == "day":
        return day, day
    if unit in {"week", "weekend", "fortnight"}:
        monday = add_days(day, -day.weekday())
        if monday is None:
            return None
        low = add_days(monday, 5 if unit == "weekend" else 0)
        high = add_days(monday, 13 if unit == "fortnight" else 6)
        return (low, high) if low and high else None
    size = MONTHS_IN[unit]
    if size > 12:
        first_year = day.year - day.year % (size // 12)
        last_year = first_year + size // 12 - 1
        if first_year < MINYEAR or last_year > MAXYEAR:
            return None
        return date(first_year, 1, 1), date(last_year, 12, 31)
    first = (day.month - 1) // size * size + 1
    return date(day.year, first, 1), last_day(day.year, first + size - 1)


def thirds(days: Days, grain: str, which: int) -> Days | None:
    """Return the early (0), middle (1) or late (2) third of a unit.

    Units:
        A month is cut after the 10th and the 20th, a year after April and August, a decade after
        its years 3 and 6, a century after 33 and 66, a week after Tuesday and Thursday; whole
        months are cut by months, anything else by days.

    Source: our convention, docs/decisions/0023.
    """
    low, high = days
    if grain == "month":
        first, last = _THIRDS_OF_A_MONTH[which]
        return low.replace(day=first), low.replace(day=min(last, high.day))
    if grain in {"decade", "century"}:
        table = _THIRDS_OF_A_DECADE if grain == "decade" else _THIRDS_OF_A_CENTURY
        first, last = table[which]
        return date(low.year + first, 1, 1), date(low.year + last, 12, 31)
    if grain == "week":
        first, last = ((0, 1), (2, 3), (4, 6))[which]
        return low + timedelta(first), low + timedelta(last)
    months = (high.year - low.year) * 12 + high.month - low.month + 1
    if months % 3 == 0 and low.day == 1 and high == last_day(high.year, high.month):
        start = add_months(low, months // 3 * which)
        end = add_months(low, months // 3 * (which + 1))
        return (start, end - timedelta(1)) if start and end else None
    size = (high - low).days + 1
    if size < 3:
        return None
    return low + timedelta(size * which // 3), low + timedelta(size * (which + 1) // 3 - 1)


def halves(days: Days, grain: str, which: int) -> Days | None:
    """Return the first (0) or second (1) half of a unit; a month is cut after the 15th."""
    low, high = days
    if grain == "month":
        return (low, low.replace(day=15)) if which == 0 else (low.replace(day=16), high)
    months = (high.year - low.year) * 12 + high.month - low.month + 1
    if months % 2 == 0 and low.day == 1 and high == last_day(high.year, high.month):
        middle = add_months(low, months // 2)
    elif (high - low).days >= 1:
        middle = low + timedelta(((high - low).days + 1) // 2)
    else:
        return None
    if middle is None:
        return None
    return (low, middle - timedelta(1)) if which == 0 else (middle, high)


def pieces(days: Days, index: int, count: int, unit: str) -> Days | None:
    """Return `count` units of a period, beginning with the one at `index`.

    Args:
        days: The period.
        index: 0 is the first unit, -1 the last.
        count: How many units in a row.
        unit: A week is counted in sevens from the first day of the period (or back from its last).

    Returns:
        First and last day, or None where the period has no such piece.
    """
    low, high = days
    if unit == "half":
        return halves(days, "month" if (high - low).days < 32 else "", index % 2)
    if unit == "weekend":
        return _weekend_of(days, index)
    if index >= 0:
        start, end = add_units(low, index, unit), add_units(low, index + count, unit)
        end = end and add_days(end, -1)
    else:
        after = add_days(high, 1)
        if after is None:
            return None
        start = add_units(after, index + 1 - count, unit)
        end = add_units(after, index + 1, unit)
        end = end and add_days(end, -1)
    if start is None or end is None or start < low or end > high:
        return None
    return start, end


def _weekend_of(days: Days, index: int) -> Days | None:
    """Return a weekend whose Saturday lies in a period."""
    saturday = weekday_of(days, 5, index)
    sunday = add_days(saturday, 1) if saturday else None
    return (saturday, sunday) if saturday and sunday else None


def weekday_of(days: Days, weekday: int, index: int) -> date | None:
    """Return the first (0), second (1), ... or last (-1) such weekday of a period."""
    low, high = days
    if index >= 0:
        found = add_days(low, (weekday - low.weekday()) % 7 + 7 * index)
    else:
        found = add_days(high, -((high.weekday() - weekday) % 7) + 7 * (index + 1))
    return found if found and low <= found <= high else None


def easter(year: int) -> date:
    """Return Easter Sunday of the Western churches.

    Source: the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, chapter 8).
    """
    golden = year % 19
    century, rest = divmod(year, 100)
    leap_centuries, century_rest = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - leap_centuries - correction + 15) % 30
    leap_years, year_rest = divmod(rest, 4)
    sunday = (32 + 2 * century_rest + 2 * leap_years - moon - year_rest) % 7
    shift = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def feast(rule: str, year: int) -> date | None:
    """Return the day of a feast in a year, or None where it has none or is not known.

    Feasts that move are known from the first whole year of the Gregorian calendar.

    Args:
        rule: `12-25` a fixed day; `easter+39` days from Easter; `11-4-3` the fourth Thursday (0 is
            Monday) of November; `5--1-0` the last Monday of May.
        year: The year.
    """
    if year >= MAXYEAR:
        return None
    moves = rule.count("-") > 1 or rule.startswith("easter")
    if moves and year < FIRST_GREGORIAN_YEAR:
        return None
    if rule.startswith("easter"):
        return easter(year) + timedelta(int(rule.removeprefix("easter") or 0))
    month, rest = rule.split("-", 1)
    nth, dash, weekday = rest.rpartition("-")
    if not dash:
        return make_day(year, int(month), int(rest))
    days = (date(year, int(month), 1), last_day(year, int(month)))
    index = int(nth)
    return weekday_of(days, int(weekday), index - 1 if index > 0 else index)


def turn(days: Days, unit: str) -> Days | None:
    """Return the last part of the unit before a period and the first part of the period itself.

    The turn of a century or millennium is a decade on either side, of a decade a year, of a year a
    month, of anything shorter a day. Source: our convention, docs/decisions/0023.
    """
    part = {"millennium": "decade", "century": "decade", "decade": "year", "year": "month"}
    smaller = part.get(unit, "day")
    low = add_units(days[0], -1, smaller)
    after = add_units(days[0], 1, smaller)
    high = add_days(after, -1) if after else None
    return (low, high) if low and high else None
