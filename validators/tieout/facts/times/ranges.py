"""From one date to another, and what is open on one side."""

from __future__ import annotations

from datetime import MAXYEAR, date, datetime, timedelta
from typing import Any

from tieout.facts.edtf import format_edtf
from tieout.facts.times import calendar
from tieout.facts.times import expressions as said
from tieout.facts.times.reference import (
    FUTURE,
    LIKELY,
    NEITHER,
    PAST,
    Bounds,
    Reference,
    approximately,
)


def resolve_span(expression: said.Span, reference: Reference) -> Bounds | None:
    """Resolve a range; an end that does not say its year or day takes it from the other."""
    left, right = expression
    if _floats_without_day(left) and isinstance(right, said.Timed) and right.day is not None:
        left = left._replace(day=right.day)
    elif _floats_without_day(right) and isinstance(left, said.Timed) and left.day is not None:
        right = right._replace(day=left.day)
    if _is_fixed(left) and not _is_fixed(right):
        low = reference.resolve(left)
        start = low and low.low
        if low is None or start is None:
            return None
        high = reference.resolve(right, day=_day_of(start), lean=FUTURE)
    else:
        high = reference.resolve(right)
        end = high and (high.high if isinstance(left, said.Fields) else high.low)
        if high is None:
            return None
        if _is_fixed(left) or end is None:
            low = reference.resolve(left)
        else:
            low = reference.resolve(left, day=_day_of(end), lean=PAST)
    if low is None or high is None:
        return None
    return _join(low, high)


def _is_fixed(expression: Any) -> bool:
    """Whether an expression needs no other date to be read."""
    if isinstance(expression, said.Fields):
        return expression.year is not None or bool(expression.shift)
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


def _join(low: Bounds, high: Bounds) -> Bounds | None:
    """Return the range from one to the other, or None where the second lies before the first."""
    if low.low is None or high.high is None:
        return _join_unknown(low, high)
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


def _join_unknown(low: Bounds, high: Bounds) -> Bounds | None:
    """Return a range that begins before year 1, or whose year is not known."""
    first, last = low.written, high.written
    if low.low is not None or "/" in first + last or ".." in first + last:
        return None
    ancient = last.startswith("-")
    if ancient and (not first.startswith("-") or int(first[1:5]) < int(last[1:5])):
        return None
    return Bounds(None, high.high, "span", f"{first}/{last}")


def resolve_bounded(expression: said.Bounded, reference: Reference) -> Bounds | None:
    """Resolve since, until, by, before and after."""
    base, kind = expression
    lean = {"since": PAST, "until": LIKELY, "by": LIKELY, "before": LIKELY}.get(kind, NEITHER)
    lean = FUTURE if kind == "starting" else reference.lean or lean
    bounds = reference.resolve(base, lean=lean)
    if bounds is None:
        return None
    low, high = bounds.low, bounds.high
    if low is None or high is None:
        return _bounded_unknown(bounds, kind)
    first, last = _ends(bounds)
    if kind in {"since", "from", "starting"}:
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
        "starting": "{}/..",
        "until": "../{}",
        "by": "[..{}]",
        "at_earliest": "[{}..]",
    }.get(kind)
    if pattern is None:
        return None
    return Bounds(None, None, "open", pattern.replace("{}", bounds.edtf))


def resolve_approximate(expression: said.Approximate, reference: Reference) -> Bounds | None:
    """Resolve circa 1850: the same bounds, with its sign."""
    bounds = reference.resolve(expression.base)
    return approximately(bounds, expression.sign) if bounds else None


def _day_of(bound: date | datetime) -> date:
    """Return the day of a bound."""
    return bound.date() if isinstance(bound, datetime) else bound
