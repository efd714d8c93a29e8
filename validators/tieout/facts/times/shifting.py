"""So long before or after: lengths of time added to dates."""

from __future__ import annotations

from dataclasses import replace
from datetime import MAXYEAR, MINYEAR, date, datetime, time, timedelta
from fractions import Fraction

from tieout.facts.times import calendar
from tieout.facts.times import expressions as said
from tieout.facts.times.reference import (
    Bounds,
    Reference,
    days_bounds,
    whole_days,
)


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


def finest_unit(length: said.Length) -> str:
    """Return the finest unit of a length, as the unit of what lies so long ago."""
    order = ["second", *calendar.MINUTES_IN, *calendar.DAYS_IN, *calendar.MONTHS_IN]
    count, unit = min(length.parts, key=lambda part: order.index(part[1]))
    if isinstance(count, Fraction) and count.denominator != 1:
        finer = {
            "year": "month",
            "month": "week",
            "week": "day",
            "decade": "year",
            "century": "year",
        }
        return finer.get(unit, "day")
    return {"weekend": "week", "fortnight": "week", "decade": "year", "century": "year"}.get(
        unit, unit
    )


def _has_clock(length: said.Length) -> bool:
    """Whether a length is counted in hours, minutes or seconds."""
    return any(unit in calendar.MINUTES_IN or unit == "second" for _, unit in length.parts)


def resolve_shifted(expression: said.Shifted, reference: Reference) -> Bounds | None:
    """Resolve two weeks ago, three days later, a week before Christmas."""
    length, sign, base, anchor = expression
    if anchor in {"base", "beside", "stretch", "ended", "begun"}:
        bounds = reference.resolve(base)
        return from_base(expression, bounds) if bounds else None
    if anchor == "either" and reference.named is None:
        return by_grain(length, sign, reference)
    if anchor in {"text", "either"}:
        named = reference.named
        days = whole_days(named)
        if named is None or days is None:
            compared = (
                finest_unit(length) in {"year", "month", "quarter"} and len(length.parts) == 1
            )
            if sign > 0 or not compared:
                return None
            return by_grain(length, sign, reference)
        if named.grain in {"year", "quarter", "month", "season", "half"}:
            return from_base(expression._replace(anchor="base"), named)
        return by_grain(length, sign, replace(reference, day=days[0], instant=None))
    return by_grain(length, sign, reference)


def resolve_rolling(expression: said.Rolling, reference: Reference) -> Bounds | None:
    """Resolve the past two weeks: from that long ago to the day of writing, both inside."""
    if reference.day is None:
        return None
    length, forward, with_today = expression
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
        first = reference.day if with_today else calendar.add_days(reference.day, 1)
        return Bounds(first, other_day, "span") if first else None
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


def by_grain(length: said.Length, sign: int, reference: Reference) -> Bounds | None:
    """Return the unit that lies so long before or after the day: "two years ago" is a year."""
    if reference.day is None:
        return None
    if _has_clock(length):
        return _clock_shift(length, sign, reference)
    day = _move(reference.day, length, sign)
    grain = finest_unit(length)
    return days_bounds(calendar.unit_around(day, grain), grain) if day else None


def from_base(expression: said.Shifted, bounds: Bounds) -> Bounds | None:
    """Return a stretch before or after a base, or the base moved by that length."""
    length, sign, _, anchor = expression
    days = whole_days(bounds)
    if days is None:
        return _instant_from_base(length, sign, bounds)
    if anchor == "ended":
        return _stretch(days[1], length, -1)
    if anchor == "begun":
        return _stretch(days[0], length, 1)
    if anchor == "stretch" and bounds.grain == "day" and not _has_clock(length):
        edge = calendar.add_days(days[0], sign)
        return _stretch(edge, length, sign) if edge else None
    if anchor == "beside" and bounds.grain == "day" and finest_unit(length) != "day":
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
