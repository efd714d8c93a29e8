"""From what the words say to days and instants, given when they were written.

Weekdays, months and days without a year may be meant backwards or forwards. `Reference.lean` says
which the sentence asks for; without a sign the rules of docs/decisions/0020 hold: a weekday is the
day of writing or the last such day, a date without a year the one in the nearest year, the past
counting as nearer.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, UTC, date, datetime, time, timedelta, timezone
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from tieout.errors import ValueSyntaxError
from tieout.facts import calendar
from tieout.facts import expressions as said
from tieout.facts.edtf import format_edtf, parse_edtf, part_of_year

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

PAST, NEITHER, FUTURE = -1, 0, 1

AHEAD_WEIGHS = Fraction(5, 2)
"""How much farther a day ahead counts than one behind, when a date has no year and the sentence no
tense. Source: our convention, docs/decisions/0020."""

PARTS_OF_A_DAY: dict[str, tuple[int, int]] = {
    "early_hours": (0, 6 * 60),
    "dawn": (4 * 60, 7 * 60),
    "morning": (4 * 60, 12 * 60),
    "midday": (11 * 60, 14 * 60),
    "afternoon": (12 * 60, 18 * 60),
    "evening": (17 * 60, 24 * 60 - 1),
    "dusk": (17 * 60, 21 * 60),
    "night": (18 * 60, 24 * 60 - 1),
    "daytime": (6 * 60, 18 * 60),
    "overnight": (-6 * 60, 6 * 60),
}
"""First and last minute of each part, from the midnight that begins the day; both inside. They are
wide and overlap, so that what happened then lies inside.
Source: our convention, docs/decisions/0023."""

_END_OF_DAY = 24 * 60 - 1


class Bounds(NamedTuple):
    """What an expression stands for: its ends, the unit it names, its EDTF if it has its own."""

    low: date | datetime | None
    high: date | datetime | None
    grain: str
    edtf: str = ""

    @property
    def written(self) -> str:
        """The EDTF notation."""
        return self.edtf or format_edtf(self.low, self.high)


@dataclass(frozen=True, slots=True)
class Reference:
    """What an expression is counted from.

    Args:
        day: The day of writing, or the other end of a range; None is unknown.
        lean: Whether the sentence points back (-1), forward (1) or neither way (0).
        instant: The time of writing, where it is known.
        named: The last date that the text has named.
        strict: Whether `day` itself is out of the question.
    """

    day: date | None
    lean: int = NEITHER
    instant: datetime | None = None
    named: Bounds | None = None


def resolve(expression: Any, reference: Reference) -> Bounds | None:
    """Return what an expression stands for, or None where that cannot be known."""
    return _RESOLVERS[type(expression)](expression, reference)


def _days(days: calendar.Days | None, grain: str) -> Bounds | None:
    return Bounds(days[0], days[1], grain) if days else None


def _one_day(day: date | None) -> Bounds | None:
    return Bounds(day, day, "day") if day else None


def _whole_days(bounds: Bounds | None) -> calendar.Days | None:
    """Return both ends as days, where both are."""
    if bounds is None or bounds.low is None or bounds.high is None:
        return None
    if isinstance(bounds.low, datetime) or isinstance(bounds.high, datetime):
        return None
    return bounds.low, bounds.high


def nearest(
    candidates: Iterable[calendar.Days | None], day: date, lean: int
) -> calendar.Days | None:
    """Return the candidate that lies nearest to a day on the side that is asked for.

    One that holds the day lies on both sides. With no side asked for, a day ahead weighs more.
    """
    best: calendar.Days | None = None
    least: Fraction | int | None = None
    for days in candidates:
        if days is None:
            continue
        if days[0] > day:
            if lean == PAST:
                continue
            distance: Fraction | int = (days[0] - day).days * (1 if lean else AHEAD_WEIGHS)
        elif days[1] < day:
            if lean == FUTURE:
                continue
            distance = (day - days[1]).days
        else:
            distance = 0
        if least is None or distance < least:
            best, least = days, distance
    return best


def _by_shift(
    candidates: Iterable[calendar.Days | None], reference: Reference, shift: str
) -> calendar.Days | None:
    """Return the candidate that "last", "this" or "next" asks for."""
    day = reference.day
    if day is None:
        return None
    known = sorted(days for days in candidates if days)
    if shift == "last":
        return max((days for days in known if days[1] < day), default=None)
    if shift == "next":
        return min((days for days in known if days[0] > day), default=None)
    if shift == "this":
        same_year = [days for days in known if days[0].year == day.year]
        return nearest(same_year or known, day, NEITHER)
    return nearest(known, day, reference.lean)


def _years_around(reference: Reference) -> range:
    """Return the years among which one without a year is looked for."""
    year = reference.day.year if reference.day else 0
    return range(max(MINYEAR, year - 2), min(MAXYEAR, year + 3))


def full_year(short: int, reference: Reference) -> int:
    """Return the year that two digits stand for.

    Written at a known time it is the one between 79 years before and 20 after; else 69 to 99 are
    of the twentieth century. Source: POSIX strptime; RFC 5280 uses a window likewise.
    """
    if short > 99:
        return short
    if reference.day is None:
        return short + (1900 if short >= 69 else 2000)
    latest = reference.day.year + 20
    return latest - (latest - short) % 100


def _fields(expression: said.Fields, reference: Reference) -> Bounds | None:
    """Resolve a date with parts missing."""
    year, month, day, weekday, shift, short = expression
    if short and year is not None:
        year = full_year(year, reference)
    if year is not None:
        return _dated(year, month, day, weekday)
    if month is not None and day is not None:
        return _day_of_some_year(month, day, weekday, reference, shift)
    if month is not None:
        return _month_of_some_year(month, reference, shift)
    if reference.day is None:
        return None
    if day is not None:
        return _day_of_some_month(day, weekday, reference, shift)
    return _one_day(_some_weekday(weekday or 0, reference, shift))


def _dated(year: int, month: int | None, day: int | None, weekday: int | None) -> Bounds | None:
    """Return a date whose year is given."""
    if not MINYEAR <= year <= MAXYEAR:
        return None
    if month is None:
        return Bounds(date(year, 1, 1), date(year, 12, 31), "year") if day is None else None
    if day is None:
        return Bounds(date(year, month, 1), calendar.last_day(year, month), "month")
    found = calendar.make_day(year, month, day)
    if found and weekday is not None and found.weekday() != weekday:
        return None
    return _one_day(found)


def _day_of_some_year(
    month: int, day: int, weekday: int | None, reference: Reference, shift: str
) -> Bounds | None:
    """Return a day and month in the year that is meant."""
    if reference.day is None:
        if calendar.make_day(2000, month, day) is None or shift:
            return None
        return Bounds(None, None, "day", f"XXXX-{month:02}-{day:02}")
    days = [calendar.make_day(year, month, day) for year in _wide_years(reference)]
    if weekday is not None:
        days = [found for found in days if found and found.weekday() == weekday]
    return _days(
        _by_shift([(found, found) if found else None for found in days], reference, shift), "day"
    )


def _wide_years(reference: Reference) -> range:
    """Return enough years to hold a leap day on either side."""
    year = reference.day.year if reference.day else 0
    return range(max(MINYEAR, year - 8), min(MAXYEAR, year + 9))


def _month_of_some_year(month: int, reference: Reference, shift: str) -> Bounds | None:
    """Return a month in the year that is meant."""
    if reference.day is None:
        return None if shift else Bounds(None, None, "month", f"XXXX-{month:02}")
    months = [
        (date(year, month, 1), calendar.last_day(year, month)) for year in _years_around(reference)
    ]
    return _days(_by_shift(months, reference, shift), "month")


def _day_of_some_month(
    day: int, weekday: int | None, reference: Reference, shift: str
) -> Bounds | None:
    """Return a day of the month ("the 5th"), in the month that is meant."""
    if reference.day is None:
        return None
    first = reference.day.replace(day=1)
    months = [calendar.add_months(first, step) for step in range(-40, 41)]
    days = [calendar.make_day(month.year, month.month, day) for month in months if month]
    if weekday is not None:
        days = [found for found in days if found and found.weekday() == weekday]
    return _days(
        _by_shift([(found, found) if found else None for found in days], reference, shift), "day"
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
    return calendar.add_days(day, ahead if reference.lean == FUTURE else -back)


def _relative(expression: said.Relative, reference: Reference) -> Bounds | None:
    """Resolve last month, this year, tomorrow."""
    if reference.day is None:
        return None
    unit, count, loose = expression
    if unit == "half":
        around = calendar.unit_around(reference.day, "half")
        start = around and calendar.add_months(around[0], 6 * count)
        return _days(calendar.unit_around(start, "half") if start else None, "half")
    if loose:
        count = _which_weekend(reference.day, reference.lean)
    day = (
        calendar.add_units(reference.day.replace(day=1), count, unit)
        if (unit in calendar.MONTHS_IN)
        else calendar.add_units(reference.day, count, unit)
    )
    return _days(calendar.unit_around(day, unit), unit) if day else None


def _which_weekend(day: date, lean: int) -> int:
    """Return whether "the weekend" is the last one: on Monday to Wednesday, unless it is ahead."""
    return -1 if lean != FUTURE and day.weekday() < (5 if lean == PAST else 3) else 0


def _steps(length: said.Length, sign: int) -> tuple[int, int, int] | None:
    """Return a length as months, days and minutes, or None where it is no whole number of them."""
    months, days, minutes = Fraction(0), Fraction(0), Fraction(0)
    for count, unit in length.parts:
        if unit in calendar.MONTHS_IN:
            months += Fraction(count) * calendar.MONTHS_IN[unit]
        elif unit in calendar.DAYS_IN:
            days += Fraction(count) * calendar.DAYS_IN[unit]
        elif unit in calendar.MINUTES_IN:
            minutes += Fraction(count) * calendar.MINUTES_IN[unit]
        else:
            return None
    if months.denominator != 1:
        days += (months - int(months)) * 30
        months = Fraction(int(months))
    if days.denominator != 1 and not minutes:
        minutes += (days - int(days)) * 24 * 60
        days = Fraction(int(days))
    if minutes.denominator != 1 or days.denominator != 1 or max(months, days) > 1_000_000:
        return None
    return sign * int(months), sign * int(days), sign * int(minutes)


def _move(day: date, length: said.Length, sign: int) -> date | None:
    """Return the day so long before or after, leaving less than a day aside."""
    steps = _steps(length, sign)
    if steps is None:
        return None
    moved = calendar.add_months(day, steps[0])
    return moved and calendar.add_days(moved, steps[1])


def _finest(length: said.Length) -> str:
    """Return the finest unit of a length, as the unit of what lies so long ago."""
    order = ["second", *calendar.MINUTES_IN, *calendar.DAYS_IN, *calendar.MONTHS_IN]
    count, unit = min(length.parts, key=lambda part: order.index(part[1]))
    if isinstance(count, Fraction) and count.denominator != 1:
        finer = {"year": "month", "month": "week", "week": "day", "decade": "year"}
        return finer.get(unit, "day")
    return {"weekend": "week", "fortnight": "week", "decade": "year", "century": "year"}.get(
        unit, unit
    )


def _has_clock(length: said.Length) -> bool:
    return any(unit in calendar.MINUTES_IN or unit == "second" for _, unit in length.parts)


def _rolling(expression: said.Rolling, reference: Reference) -> Bounds | None:
    """Resolve the past two weeks: from that long ago to the day of writing, both inside."""
    if reference.day is None:
        return None
    length, forward = expression
    sign = 1 if forward else -1
    if _has_clock(length):
        other = _clock_shift(length, sign, reference)
        if other is None or other.low is None or other.high is None:
            return None
        now: date | datetime = reference.instant or reference.day
        if isinstance(other.low, datetime) != isinstance(now, datetime):
            return None
        return Bounds(now, other.high, "span") if forward else Bounds(other.low, now, "span")
    other_day = _move(reference.day, length, sign)
    if other_day is None:
        return None
    if forward:
        return Bounds(reference.day, other_day, "span")
    return Bounds(other_day, reference.day, "span")


def _clock_shift(length: said.Length, sign: int, reference: Reference) -> Bounds | None:
    """Resolve two hours ago: an instant where the time of writing is known, else a day or two."""
    steps = _steps(length, sign)
    if steps is None or reference.day is None:
        return None
    day = calendar.add_months(reference.day, steps[0])
    day = day and calendar.add_days(day, steps[1])
    if day is None:
        return None
    shift = timedelta(minutes=steps[2]) if abs(steps[2]) < 10_000_000 else None
    if shift is None or not MINYEAR < day.year < MAXYEAR:
        return None
    if reference.instant is not None:
        instant = datetime.combine(day, reference.instant.timetz()) + shift
        return Bounds(instant, instant, "instant")
    first = datetime.combine(day, time.min) + shift
    last = datetime.combine(day, time(23, 59)) + shift
    return Bounds(first.date(), last.date(), "day")


def _shifted(expression: said.Shifted, reference: Reference) -> Bounds | None:
    """Resolve two weeks ago, three days later, a week before Christmas."""
    length, sign, base, anchor = expression
    if anchor in {"base", "beside", "ended", "begun"}:
        bounds = resolve(base, reference)
        return _from_base(expression, bounds) if bounds else None
    if anchor == "either" and reference.named is None:
        return _by_grain(length, sign, reference)
    if anchor in {"text", "either"}:
        named = reference.named
        days = _whole_days(named)
        if named is None or days is None:
            compared = _finest(length) in {"year", "month", "quarter"} and len(length.parts) == 1
            if sign > 0 or not compared:
                return None
            return _by_grain(length, sign, reference)
        if named.grain in {"year", "quarter", "month", "season", "half"}:
            return _from_base(expression._replace(anchor="base"), named)
        return _by_grain(length, sign, replace(reference, day=days[0], instant=None))
    return _by_grain(length, sign, reference)


def _by_grain(length: said.Length, sign: int, reference: Reference) -> Bounds | None:
    """Return the unit that lies so long before or after the day: "two years ago" is a year."""
    if reference.day is None:
        return None
    if _has_clock(length):
        return _clock_shift(length, sign, reference)
    day = _move(reference.day, length, sign)
    grain = _finest(length)
    return _days(calendar.unit_around(day, grain), grain) if day else None


def _from_base(expression: said.Shifted, bounds: Bounds) -> Bounds | None:
    """Return a stretch before or after a base, or the base moved by that length."""
    length, sign, _, anchor = expression
    days = _whole_days(bounds)
    if days is None:
        return _instant_from_base(length, sign, bounds)
    if anchor == "ended":
        return _stretch(days[1], length, -1)
    if anchor == "begun":
        return _stretch(days[0], length, 1)
    if anchor == "beside" and bounds.grain == "day" and _finest(length) != "day":
        edge = calendar.add_days(days[0], sign)
        return _stretch(edge, length, sign) if edge else None
    if _has_clock(length):
        return None
    low, high = _move(days[0], length, sign), _move(days[1], length, sign)
    if low is None or high is None:
        return None
    if bounds.grain in calendar.MONTHS_IN:
        high = calendar.last_day(high.year, high.month)
    return Bounds(low, high, bounds.grain)


def _stretch(edge: date, length: said.Length, sign: int) -> Bounds | None:
    """Return so long a stretch that ends (-1) or begins (1) with a day."""
    beyond = calendar.add_days(edge, -sign)
    other = _move(beyond, length, sign) if beyond else None
    if beyond is None or other is None:
        return None
    if sign > 0:
        return Bounds(edge, other, "span")
    first = _move(beyond, length, -1)
    return Bounds(first, edge, "span") if first else None


def _instant_from_base(length: said.Length, sign: int, bounds: Bounds) -> Bounds | None:
    """Return two hours before 9am on Friday."""
    steps = _steps(length, sign)
    if not isinstance(bounds.low, datetime) or bounds.low != bounds.high or steps is None:
        return None
    if steps[0] or abs(steps[1]) > 100_000 or not MINYEAR + 300 < bounds.low.year < MAXYEAR - 300:
        return None
    instant = bounds.low + timedelta(days=steps[1], minutes=steps[2])
    return Bounds(instant, instant, "instant")


def _third(expression: said.Third, reference: Reference) -> Bounds | None:
    """Resolve early May, mid-2016, late last year, late Monday."""
    bounds = resolve(expression.base, reference)
    days = _whole_days(bounds)
    if bounds is None or days is None:
        return None
    if bounds.grain == "day" and days[0] == days[1]:
        first = (0, 8 * 60, 16 * 60)[expression.which]
        return _minutes(days[0], first, first + 8 * 60 - (1 if expression.which == 2 else 0))
    return _days(calendar.thirds(days, bounds.grain, expression.which), "part")


def _piece(expression: said.Piece, reference: Reference) -> Bounds | None:
    """Resolve the second week of May, the last Friday of 2016, the first nine months."""
    bounds = resolve(expression.base, reference)
    days = _whole_days(bounds)
    if bounds is None or days is None:
        return None
    _, index, unit, count = expression
    if unit.startswith("weekday"):
        return _one_day(calendar.weekday_of(days, int(unit.removeprefix("weekday")), index))
    if unit == "half":
        return (
            _days(calendar.halves(days, bounds.grain, index % 2), "half")
            if (index in {0, 1, -1})
            else None
        )
    if count > 10_000 or (unit == "week" and bounds.grain == "week"):
        return None
    return _days(calendar.pieces(days, index, count, unit), unit if count == 1 else "span")


def _inside(expression: said.Inside, reference: Reference) -> Bounds | None:
    """Resolve Friday last week, July last year, yesterday being a Monday."""
    bounds = resolve(expression.base, reference)
    days = _whole_days(bounds)
    if days is None:
        return None
    inner = expression.inner
    if not isinstance(inner, said.Fields):
        return None
    low, high = days
    if inner.weekday is not None and inner.day is None and inner.month is None:
        if (high - low).days > 7:
            return None
        return _one_day(calendar.weekday_of(days, inner.weekday, 0))
    if inner.month is not None:
        found = [
            _dated(year, inner.month, inner.day, inner.weekday) for year in (low.year, high.year)
        ]
    elif inner.day is not None and low.year == high.year and low.month == high.month:
        found = [_dated(low.year, low.month, inner.day, inner.weekday)]
    else:
        return None
    for candidate in found:
        inside = _whole_days(candidate)
        if inside and low <= inside[0] and inside[1] <= high:
            return candidate
    return None


def _coded(expression: said.Coded, reference: Reference) -> Bounds | None:
    """Resolve a season, a quarter or a half of a year."""
    code, year_said, shift = expression
    grain = "season" if code < 30 else "quarter" if code < 40 else "half"
    if year_said is not None:
        days = _whole_days(resolve(year_said, reference))
        if days is None or days[0].year != days[1].year:
            return None
        found = part_of_year(days[0].year, code)
    elif reference.day is None:
        return None
    else:
        candidates = [_known(part_of_year(year, code)) for year in _years_around(reference)]
        if grain == "season" or shift:
            chosen = _by_shift(candidates, reference, shift)
        else:
            chosen = nearest(candidates, reference.day, reference.lean or PAST)
        found = chosen or (None, None)
    known = _known(found)
    if known is None:
        return None
    year = known[0].year
    return Bounds(*known, grain, f"{year:04}-{code}" if grain == "season" else "")


def _known(days: tuple[date | None, date | None]) -> calendar.Days | None:
    """Return two days, where both are known."""
    return (days[0], days[1]) if days[0] and days[1] else None


def _years(expression: said.Years, reference: Reference) -> Bounds | None:
    """Resolve a decade or a century."""
    first, count, before_christ, short = expression
    if before_christ:
        if count == 1:
            return Bounds(None, None, "year", f"-{first - 1:04}" if first > 1 else "0000")
        return Bounds(
            None,
            None,
            "century",
            f"-{first - 1:04}/-{max(first - count, 0):04}".replace("/-0000", "/0000"),
        )
    if short:
        latest = reference.day.year if reference.day else 2029
        first = latest - (latest - first) % 100
    last = first + count - 1
    grain = "century" if count == 100 else "decade"
    if not 0 <= first <= last <= MAXYEAR:
        return None
    if first == 0:
        return Bounds(None, date(last, 12, 31), grain, f"../{last:04}")
    return Bounds(date(first, 1, 1), date(last, 12, 31), grain)


def _feast(expression: said.Feast, reference: Reference) -> Bounds | None:
    """Resolve a feast, in a year or in the one that is meant."""
    rule, year_said, shift = expression
    if year_said is not None:
        days = _whole_days(resolve(year_said, reference))
        if days is None or days[0].year != days[1].year:
            return None
        return _one_day(calendar.feast(rule, days[0].year))
    if reference.day is None:
        fixed = rule.split("-")
        if len(fixed) == 2 and fixed[0].isdigit() and not shift:
            return Bounds(None, None, "day", f"XXXX-{int(fixed[0]):02}-{int(fixed[1]):02}")
        return None
    found = [calendar.feast(rule, year) for year in _years_around(reference)]
    return _days(_by_shift([(day, day) if day else None for day in found], reference, shift), "day")


def _minutes(day: date, first: int, last: int) -> Bounds | None:
    """Return a stretch of a day in minutes from its midnight."""
    if not MINYEAR < day.year < MAXYEAR:
        return None
    midnight = datetime.combine(day, time.min)
    last = min(last, _END_OF_DAY)
    return Bounds(midnight + timedelta(minutes=first), midnight + timedelta(minutes=last), "part")


def _daypart(expression: said.Daypart, reference: Reference) -> Bounds | None:
    """Resolve Friday night, this morning, late on Monday evening."""
    day = _one_of(expression.day, reference)
    if day is None:
        return None
    first, last = PARTS_OF_A_DAY[expression.part]
    if expression.part == "morning" and expression.third == 0:
        first, last = 0, 8 * 60
    elif expression.third is not None:
        size = last - first
        first, last = (
            first + size * expression.third // 3,
            first + size * (expression.third + 1) // 3,
        )
    return _minutes(day, first, last)


def _one_of(expression: Any, reference: Reference) -> date | None:
    """Return the one day of an expression; without one, the day last named or that of writing."""
    if expression is None:
        named = _whole_days(reference.named)
        if reference.named and isinstance(reference.named.low, datetime):
            return reference.named.low.date()
        if named and named[0] == named[1]:
            return named[0]
        return reference.day
    days = _whole_days(resolve(expression, reference))
    return days[0] if days and days[0] == days[1] else None


def _timed(expression: said.Timed, reference: Reference) -> Bounds | None:
    """Resolve a time of day on a day."""
    day = _one_of(expression.day, reference)
    hour, minute, second, _, zone, daylight = expression.clock
    if day is not None and hour == 24:
        day, hour = calendar.add_days(day, 1), 0
    if day is None:
        return None
    tzinfo = None
    if zone is not None:
        zone += 60 if daylight and calendar.is_daylight_saving(day) else 0
        tzinfo = timezone(timedelta(minutes=zone)) if zone else UTC
    instant = datetime.combine(day, time(hour, minute, second), tzinfo)
    return Bounds(instant, instant, "instant")


def _day_of(bound: date | datetime) -> date:
    return bound.date() if isinstance(bound, datetime) else bound


def _is_fixed(expression: Any) -> bool:
    """Whether an expression needs no other date to be read."""
    if isinstance(expression, said.Fields):
        return expression.year is not None
    if isinstance(expression, (said.Timed, said.Daypart)):
        return expression.day is not None and _is_fixed(expression.day)
    if isinstance(expression, (said.Third, said.Approximate, said.Piece)):
        return _is_fixed(expression.base)
    if isinstance(expression, (said.Feast, said.Coded)):
        return expression.year is not None
    return True


def _floats_without_day(expression: Any) -> bool:
    """Whether an expression is a time of day alone."""
    return isinstance(expression, said.Timed) and expression.day is None


def _span(expression: said.Span, reference: Reference) -> Bounds | None:
    """Resolve a range; an end that does not say its year or day takes it from the other."""
    left, right = expression
    if _floats_without_day(left) and isinstance(right, said.Timed) and right.day is not None:
        left = left._replace(day=right.day)
    elif _floats_without_day(right) and isinstance(left, said.Timed) and left.day is not None:
        right = right._replace(day=left.day)
    if _is_fixed(left) and not _is_fixed(right):
        low = resolve(left, reference)
        start = low and low.low
        if low is None or start is None:
            return None
        high = resolve(right, replace(reference, day=_day_of(start), lean=FUTURE))
    else:
        high = resolve(right, reference)
        end = high and (high.high if isinstance(left, said.Fields) else high.low)
        if high is None:
            return None
        if _is_fixed(left) or end is None:
            low = resolve(left, reference)
        else:
            low = resolve(left, replace(reference, day=_day_of(end), lean=PAST))
    if low is None or high is None:
        return None
    return _join(low, high)


def _join(low: Bounds, high: Bounds) -> Bounds | None:
    """Return the range from one to the other, or None where the second lies before the first."""
    if low.low is None or high.high is None:
        if low.edtf and high.edtf and "/" not in low.edtf + high.edtf:
            return Bounds(low.low, high.high, "span", f"{low.edtf}/{high.edtf}")
        return None
    start, end = low.low, high.high
    if isinstance(start, datetime) and isinstance(end, datetime):
        if start.tzinfo is None and end.tzinfo is not None:
            start = start.replace(tzinfo=end.tzinfo)
        elif end.tzinfo is None and start.tzinfo is not None:
            end = end.replace(tzinfo=start.tzinfo)
        if end < start and end.date() == start.date() and end.year < MAXYEAR:
            end += timedelta(days=1)
        if end < start:
            return None
    elif _day_of(end) < _day_of(start):
        return None
    return Bounds(start, end, "span")


def _bounded(expression: said.Bounded, reference: Reference) -> Bounds | None:
    """Resolve since, until, by, before and after."""
    base, kind = expression
    lean = {"since": PAST, "until": FUTURE, "by": FUTURE, "before": FUTURE}.get(kind, NEITHER)
    bounds = resolve(base, replace(reference, lean=reference.lean or lean))
    if bounds is None:
        return None
    low, high = bounds.low, bounds.high
    if low is None or high is None:
        return _bounded_unknown(bounds, kind)
    first, last = _ends(bounds)
    if kind in {"since", "from"}:
        return Bounds(low, None, "open", f"{first}/..")
    if kind == "until":
        return Bounds(None, high, "open", f"../{last}")
    if kind == "by":
        return Bounds(None, high, "open", f"[..{last}]")
    if kind == "at_earliest":
        return Bounds(low, None, "open", f"[{first}..]")
    if kind == "before":
        end = low if isinstance(low, datetime) else calendar.add_days(low, -1)
        return Bounds(None, end, "open", f"[..{format_edtf(end, end)}]") if end else None
    start = high if isinstance(high, datetime) else calendar.add_days(high, 1)
    return Bounds(start, None, "open", f"[{format_edtf(start, start)}..]") if start else None


def _ends(bounds: Bounds) -> tuple[str, str]:
    """Return the notation of either end."""
    first, stroke, last = bounds.written.partition("/")
    return first, last if stroke else first


def _bounded_unknown(bounds: Bounds, kind: str) -> Bounds | None:
    """Return the notation of an open range from a date that has no bounds."""
    if not bounds.edtf or "/" in bounds.edtf:
        return None
    pattern = {
        "since": "{}/..",
        "from": "{}/..",
        "until": "../{}",
        "by": "[..{}]",
        "at_earliest": "[{}..]",
    }.get(kind)
    if pattern is None:
        return None
    return Bounds(None, None, "open", pattern.replace("{}", bounds.edtf))


def _clipped(expression: said.Clipped, reference: Reference) -> Bounds | None:
    """Resolve earlier this week, later this year."""
    days = _whole_days(resolve(expression.base, reference))
    day = reference.day
    if days is None or day is None or not days[0] <= day <= days[1]:
        return None
    if expression.which == "later":
        return Bounds(day, days[1], "part")
    return Bounds(days[0], day, "part")


def _approximate(expression: said.Approximate, reference: Reference) -> Bounds | None:
    """Resolve circa 1850: the same bounds, with its sign."""
    bounds = resolve(expression.base, reference)
    if bounds is None:
        return None
    ends = bounds.written.split("/")
    signed = "/".join(end if end == ".." else end + expression.sign for end in ends)
    return bounds._replace(edtf=signed)


def _around(expression: said.Around, reference: Reference) -> Bounds | None:
    """Resolve the week of 5 December; that year."""
    if expression.base is None:
        days = _whole_days(reference.named)
        if days is None:
            return None
    else:
        days = _whole_days(resolve(expression.base, reference))
    if days is None:
        return None
    found = calendar.unit_around(days[0], expression.unit)
    if found is None or not found[0] <= days[1] <= found[1]:
        return None
    return _days(found, expression.unit)


def _literal(expression: said.Literal, _: Reference) -> Bounds | None:
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
    return _one_day(first) if day else _days(calendar.unit_around(first, "week"), "week")


def _nothing(_: said.Nothing, __: Reference) -> Bounds | None:
    return None


_RESOLVERS: dict[type, Callable[[Any, Reference], Bounds | None]] = {
    said.Fields: _fields,
    said.Relative: _relative,
    said.Rolling: _rolling,
    said.Shifted: _shifted,
    said.Third: _third,
    said.Piece: _piece,
    said.Inside: _inside,
    said.Coded: _coded,
    said.Years: _years,
    said.Feast: _feast,
    said.Timed: _timed,
    said.Daypart: _daypart,
    said.Span: _span,
    said.Bounded: _bounded,
    said.Clipped: _clipped,
    said.Approximate: _approximate,
    said.Around: _around,
    said.Literal: _literal,
    said.Nothing: _nothing,
}
