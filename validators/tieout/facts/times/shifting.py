"""So long before or after: lengths of time added to dates.

"Two weeks ago" names a week, since the unit named is the precision. A bound is counted to the day:
"more than two weeks ago" ends on the day before the same day two weeks back.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import MAXYEAR, MINYEAR, date, datetime, time, timedelta
from fractions import Fraction
from typing import TypeVar

from tieout.facts.edtf import format_edtf
from tieout.facts.hedges import Hedge
from tieout.facts.times import calendar
from tieout.facts.times import expressions as said
from tieout.facts.times.reference import (
    PAST,
    Bounds,
    Reference,
    approximately,
    days_bounds,
    whole_days,
)

_Point = TypeVar("_Point", date, datetime)

_PERIODS = frozenset({"year", "quarter", "month", "season", "half"})
_BESIDE_ITS_BASE = frozenset({"ended", "begun", "stretch", "beside"})
_LOOSE = frozenset({Hedge.ABOUT, Hedge.NEARLY, Hedge.ESTIMATED})


def resolve_shifted(expression: said.Shifted, reference: Reference) -> Bounds | None:
    """Resolve two weeks ago, several days later, more than a week before Christmas."""
    length = expression.length
    plain = expression._replace(length=length.plain())
    if length.hedge in _LOOSE:
        bounds = _shifted(plain, reference)
        return approximately(bounds, "~") if bounds else None
    if length.hedge and expression.anchor not in _BESIDE_ITS_BASE:
        return _bounded(plain, Hedge(length.hedge), reference)
    if length.most is None:
        return _shifted(plain, reference)
    near = _shifted(plain._replace(length=said.Length(length.parts)), reference)
    far = _shifted(plain, reference)
    low, high = (near, far) if expression.sign > 0 else (far, near)
    if low is None or high is None or low.low is None or high.high is None:
        return None
    return Bounds(low.low, high.high, "span")


def _shifted(expression: said.Shifted, reference: Reference) -> Bounds | None:
    """Resolve two weeks ago, three days later, a week before Christmas."""
    length, sign, base, anchor = expression
    if anchor in _BESIDE_ITS_BASE or anchor == "base":
        bounds = reference.resolve(base)
        return _from_base(expression, bounds) if bounds else None
    if anchor == "either" and reference.named is None:
        return _by_grain(length, sign, reference)
    if anchor in {"text", "either"}:
        named = reference.named
        day = named.first_day if named and named.high else None
        if named is None or day is None:
            compared = finest_unit(length) in {"year", "month", "quarter"}
            if sign > 0 or not compared or len(length.parts) != 1:
                return None
            return _by_grain(length, sign, reference)
        if named.grain in _PERIODS:
            return _from_base(expression._replace(anchor="base"), named)
        if _has_clock(length):
            return _moved(named, length, sign)
        return _by_grain(length, sign, replace(reference, day=day, instant=None))
    return _by_grain(length, sign, reference)


def _bounded(expression: said.Shifted, hedge: Hedge, reference: Reference) -> Bounds | None:
    """Resolve more or less than so long before or after.

    A bound away from what is counted from is open; one towards it ends there. The day counted from
    lies inside where it is the day of writing.
    """
    length, sign, base, anchor = expression
    origin: Bounds | None
    if anchor == "base":
        origin = reference.resolve(base)
    elif anchor == "text" or (anchor == "either" and reference.named is not None):
        origin = reference.named
    else:
        origin = _now(length, reference)
    moved = _moved(origin, length, sign) if origin else None
    if origin is None or moved is None or moved.low is None or moved.high is None:
        return None
    open_ended = hedge in {Hedge.MORE_THAN, Hedge.AT_LEAST}
    beyond = hedge in {Hedge.MORE_THAN, Hedge.LESS_THAN}
    edge: date | None = moved.low if open_ended is (sign > 0) else moved.high
    if beyond and not _has_clock(length):
        step = sign if open_ended else -sign
        edge = _next(edge, step)
    here = origin.high if sign < 0 else origin.low
    if here is not None and anchor in {"base", "text", "either"}:
        here = _next(origin.low if sign < 0 else origin.high, sign)
    if edge is None or here is None:
        return None
    if not open_ended:
        low, high = (edge, here) if sign < 0 else (here, edge)
        return Bounds(low, high, "span") if _in_order(low, high) else None
    written = format_edtf(edge, edge)
    if sign < 0:
        return Bounds(None, edge, "open", f"[..{written}]")
    return Bounds(edge, None, "open", f"[{written}..]")


def _in_order(low: date, high: date) -> bool:
    """Whether two ends of one kind are in order."""
    return isinstance(low, datetime) == isinstance(high, datetime) and low <= high


def _next(point: date | datetime | None, step: int) -> date | datetime | None:
    """Return the day after (1) or before (-1) a day; an instant as it stands."""
    if point is None or isinstance(point, datetime):
        return point
    return calendar.add_days(point, step)


def _now(length: said.Length, reference: Reference) -> Bounds | None:
    """Return the time of writing, as precisely as a length is counted."""
    now = (reference.instant if _has_clock(length) else None) or reference.day
    return Bounds(now, now, "day") if now else None


def _moved(bounds: Bounds, length: said.Length, sign: int) -> Bounds | None:
    """Return both ends so long before or after; days moved by hours are the days they may be."""
    steps = _steps(length, sign)
    if steps is None or bounds.low is None or bounds.high is None:
        return None
    if steps[2] and not isinstance(bounds.low, datetime):
        first = _moved_point(datetime.combine(bounds.low, time.min), steps)
        last = _moved_point(datetime.combine(bounds.high, time(23, 59)), steps)
        return Bounds(first.date(), last.date(), "day") if first and last else None
    low, high = _moved_point(bounds.low, steps), _moved_point(bounds.high, steps)
    return Bounds(low, high, bounds.grain) if low and high else None


def _moved_point(point: _Point, steps: tuple[int, int, int]) -> _Point | None:
    """Return a day or instant so many months, days and minutes on."""
    months, days, minutes = steps
    moved = calendar.add_months(point, months) if months else point
    moved = moved and calendar.add_days(moved, days)
    if moved is None or not isinstance(point, datetime):
        return moved
    if not MINYEAR < moved.year < MAXYEAR or abs(minutes) > 10_000_000:
        return None
    instant = datetime.combine(moved, point.timetz()) + timedelta(minutes=minutes)
    return instant if MINYEAR < instant.year < MAXYEAR else None


def _steps(length: said.Length, sign: int) -> tuple[int, int, int] | None:
    """Return a length as months, days and minutes, or None where it is no whole number of them."""
    months: said.Count = 0
    days: said.Count = 0
    minutes: said.Count = 0
    for count, unit in length.parts:
        if unit in calendar.MONTHS_IN:
            months += count * calendar.MONTHS_IN[unit]
        elif unit in calendar.DAYS_IN:
            days += count * calendar.DAYS_IN[unit]
        elif unit in calendar.MINUTES_IN:
            minutes += count * calendar.MINUTES_IN[unit]
        else:
            return None
    if months.denominator != 1:
        days += (months - int(months)) * 30
        months = int(months)
    if days.denominator != 1 and not minutes:
        minutes += (days - int(days)) * 24 * 60
        days = int(days)
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
            "millennium": "year",
        }
        return finer.get(unit, "day")
    wide = {"decade": "year", "century": "year", "millennium": "year"}
    return {"weekend": "week", "fortnight": "week", **wide}.get(unit, unit)


def _has_clock(length: said.Length) -> bool:
    """Whether a length is counted in hours, minutes or seconds."""
    return any(unit in calendar.MINUTES_IN or unit == "second" for _, unit in length.parts)


def resolve_rolling(expression: said.Rolling, reference: Reference) -> Bounds | None:
    """Resolve the past two weeks: from that long ago to the day of writing, both inside.

    "Over the next several days they searched" counts from the last date named.
    """
    length, forward, with_today = expression
    named = reference.named
    if forward and reference.lean == PAST and named is not None and named.last_day is not None:
        reference = replace(reference, day=named.last_day, instant=None)
    bounds = _stretch_of(length.plain(), reference, forward=forward, with_today=with_today)
    return approximately(bounds, "~") if bounds and length.hedge in _LOOSE else bounds


def _stretch_of(
    length: said.Length, reference: Reference, *, forward: bool, with_today: bool
) -> Bounds | None:
    """Return the stretch that ends or begins at the time of writing."""
    if reference.day is None:
        return None
    sign = 1 if forward else -1
    if _has_clock(length):
        now = _now(length, reference)
        other = _moved(now, length, sign) if now else None
        if now is None or other is None:
            return None
        low, high = (now.low, other.high) if forward else (other.low, now.high)
        return Bounds(low, high, "span")
    other_day = _move(reference.day, length, sign)
    if other_day is None:
        return None
    if forward:
        first = reference.day if with_today else calendar.add_days(reference.day, 1)
        return Bounds(first, other_day, "span") if first else None
    return Bounds(other_day, reference.day, "span")


def _by_grain(length: said.Length, sign: int, reference: Reference) -> Bounds | None:
    """Return the unit that lies so long before or after the day: "two years ago" is a year."""
    if reference.day is None:
        return None
    if _has_clock(length):
        now = _now(length, reference)
        moved = _moved(now, length, sign) if now else None
        return moved and moved._replace(grain="instant" if reference.instant else "day")
    day = _move(reference.day, length, sign)
    grain = finest_unit(length)
    return days_bounds(calendar.unit_around(day, grain), grain) if day else None


def _from_base(expression: said.Shifted, bounds: Bounds) -> Bounds | None:
    """Return a stretch before or after a base, or the base moved by that length."""
    length, sign, _, anchor = expression
    days = whole_days(bounds)
    if days is None:
        if anchor == "ended" and _has_clock(length) and bounds.low == bounds.high:
            first = _moved(bounds, length, -1)
            return first and Bounds(first.low, bounds.high, "span")
        return _moved(bounds, length, sign) if bounds.low == bounds.high else None
    if anchor == "ended":
        return _stretch(days[1], length, -1)
    if anchor == "begun":
        return _stretch(days[0], length, 1)
    beside = anchor == "beside" and (bounds.grain != "day" or finest_unit(length) != "day")
    if (anchor == "stretch" or beside) and not _has_clock(length):
        edge = calendar.add_days(days[0] if sign < 0 else days[1], sign)
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
    return Bounds(edge, other, "span") if sign > 0 else Bounds(other, edge, "span")
