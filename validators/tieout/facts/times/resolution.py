"""From what the words say to days and instants, given when they were written."""

from __future__ import annotations

from dataclasses import replace
from datetime import MAXYEAR, MINYEAR, UTC, date, datetime, time, timedelta, timezone
from typing import TYPE_CHECKING, Any

from tieout.facts.edtf import format_edtf, part_of_year
from tieout.facts.times import calendar
from tieout.facts.times import expressions as said
from tieout.facts.times.floating import (
    dated,
    resolve_fields,
    resolve_literal,
    resolve_relative,
    resolve_years,
)
from tieout.facts.times.reference import (
    FUTURE,
    NEITHER,
    PAST,
    Bounds,
    Reference,
    by_shift,
    days_bounds,
    nearest,
    one_day,
    whole_days,
    years_around,
)
from tieout.facts.times.shifting import by_grain, finest_unit, from_base, resolve_rolling

if TYPE_CHECKING:
    from collections.abc import Callable


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


def resolve(expression: Any, reference: Reference) -> Bounds | None:
    """Return what an expression stands for, or None where that cannot be known."""
    return _RESOLVERS[type(expression)](expression, reference)


def _shifted(expression: said.Shifted, reference: Reference) -> Bounds | None:
    """Resolve two weeks ago, three days later, a week before Christmas."""
    length, sign, base, anchor = expression
    if anchor in {"base", "beside", "stretch", "ended", "begun"}:
        bounds = resolve(base, reference)
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


def _third(expression: said.Third, reference: Reference) -> Bounds | None:
    """Resolve early May, mid-2016, late last year, late Monday."""
    bounds = resolve(expression.base, reference)
    days = whole_days(bounds)
    if bounds is None or days is None:
        return None
    if bounds.grain == "day" and days[0] == days[1]:
        first = (0, 8 * 60, 16 * 60)[expression.which]
        return _minutes(days[0], first, first + 8 * 60 - (1 if expression.which == 2 else 0))
    return days_bounds(calendar.thirds(days, bounds.grain, expression.which), "part")


def _piece(expression: said.Piece, reference: Reference) -> Bounds | None:
    """Resolve the second week of May, the last Friday of 2016, the first nine months."""
    bounds = resolve(expression.base, reference)
    days = whole_days(bounds)
    if bounds is None or days is None:
        return None
    _, index, unit, count = expression
    if unit.startswith("weekday"):
        return one_day(calendar.weekday_of(days, int(unit.removeprefix("weekday")), index))
    if unit == "half":
        return (
            days_bounds(calendar.halves(days, bounds.grain, index % 2), "half")
            if (index in {0, 1, -1})
            else None
        )
    if count > 10_000 or (unit == "week" and bounds.grain == "week"):
        return None
    return days_bounds(calendar.pieces(days, index, count, unit), unit if count == 1 else "span")


def _inside(expression: said.Inside, reference: Reference) -> Bounds | None:
    """Resolve Friday last week, July last year, yesterday being a Monday."""
    bounds = resolve(expression.base, reference)
    days = whole_days(bounds)
    if days is None:
        return None
    inner = expression.inner
    if not isinstance(inner, said.Fields):
        return None
    low, high = days
    if inner.weekday is not None and inner.day is None and inner.month is None:
        if (high - low).days > 7:
            return None
        return one_day(calendar.weekday_of(days, inner.weekday, 0))
    if inner.month is not None:
        found = [
            dated(year, inner.month, inner.day, inner.weekday) for year in (low.year, high.year)
        ]
    elif inner.day is not None and low.year == high.year and low.month == high.month:
        found = [dated(low.year, low.month, inner.day, inner.weekday)]
    else:
        return None
    for candidate in found:
        inside = whole_days(candidate)
        if inside and low <= inside[0] and inside[1] <= high:
            return candidate
    return None


def _coded(expression: said.Coded, reference: Reference) -> Bounds | None:
    """Resolve a season, a quarter or a half of a year."""
    code, year_said, shift = expression
    grain = "season" if code < 30 else "quarter" if code < 40 else "half"
    if year_said is not None:
        days = whole_days(resolve(year_said, reference))
        if days is None or days[0].year != days[1].year:
            return None
        found = part_of_year(days[0].year, code)
    elif reference.day is None:
        return None
    else:
        candidates = [_known(part_of_year(year, code)) for year in years_around(reference)]
        if grain == "season" or shift:
            chosen = by_shift(candidates, reference, shift)
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


def _feast(expression: said.Feast, reference: Reference) -> Bounds | None:
    """Resolve a feast, in a year or in the one that is meant."""
    rule, year_said, shift = expression
    if year_said is not None:
        days = whole_days(resolve(year_said, reference))
        if days is None or days[0].year != days[1].year:
            return None
        return one_day(calendar.feast(rule, days[0].year))
    if reference.day is None:
        fixed = rule.split("-")
        if len(fixed) == 2 and fixed[0].isdigit() and not shift:
            return Bounds(None, None, "day", f"XXXX-{int(fixed[0]):02}-{int(fixed[1]):02}")
        return None
    found = [calendar.feast(rule, year) for year in years_around(reference)]
    return days_bounds(
        by_shift([(day, day) if day else None for day in found], reference, shift), "day"
    )


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
        named = whole_days(reference.named)
        if reference.named and isinstance(reference.named.low, datetime):
            return reference.named.low.date()
        if named and named[0] == named[1]:
            return named[0]
        return reference.day
    days = whole_days(resolve(expression, reference))
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
    """Return the day of a bound."""
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
    days = whole_days(resolve(expression.base, reference))
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
        days = whole_days(reference.named)
        if days is None:
            return None
    else:
        days = whole_days(resolve(expression.base, reference))
    if days is None:
        return None
    found = calendar.unit_around(days[0], expression.unit)
    if expression.unit == "weekend" and days[0] == days[1]:
        found = _long_weekend(days[0]) or found
    if found is None or not found[0] <= days[1] <= found[1]:
        return None
    return days_bounds(found, expression.unit)


def _long_weekend(day: date) -> calendar.Days | None:
    """Return the weekend that a Thursday, Friday or Monday makes longer."""
    if day.weekday() == 0:
        saturday = calendar.add_days(day, -2)
        return (saturday, day) if saturday else None
    sunday = calendar.add_days(day, 6 - day.weekday())
    return (day, sunday) if day.weekday() in {3, 4} and sunday else None


def _beside(expression: said.Beside, reference: Reference) -> Bounds | None:
    """Resolve the Monday after Easter."""
    days = whole_days(resolve(expression.base, reference))
    if days is None or days[0] != days[1]:
        return None
    weekday, _, sign, nth = expression
    steps = (weekday - days[0].weekday()) % 7 if sign > 0 else (days[0].weekday() - weekday) % 7
    return one_day(calendar.add_days(days[0], sign * ((steps or 7) + 7 * (nth - 1))))


def _nothing(_: said.Nothing, __: Reference) -> Bounds | None:
    """Resolve what only looks like a date."""
    return None


_RESOLVERS: dict[type, Callable[[Any, Reference], Bounds | None]] = {
    said.Fields: resolve_fields,
    said.Relative: resolve_relative,
    said.Rolling: resolve_rolling,
    said.Shifted: _shifted,
    said.Third: _third,
    said.Piece: _piece,
    said.Inside: _inside,
    said.Coded: _coded,
    said.Years: resolve_years,
    said.Feast: _feast,
    said.Timed: _timed,
    said.Daypart: _daypart,
    said.Span: _span,
    said.Bounded: _bounded,
    said.Clipped: _clipped,
    said.Approximate: _approximate,
    said.Around: _around,
    said.Literal: resolve_literal,
    said.Beside: _beside,
    said.Nothing: _nothing,
}
