"""Parts of periods: thirds, pieces, seasons, feasts, what lies inside or beside another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tieout.facts.edtf import part_of_year
from tieout.facts.times import calendar
from tieout.facts.times import expressions as said
from tieout.facts.times.clocks import minutes_of
from tieout.facts.times.floating import dated
from tieout.facts.times.reference import (
    FUTURE,
    LIKELY,
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

if TYPE_CHECKING:
    from datetime import date


def resolve_third(expression: said.Third, reference: Reference) -> Bounds | None:
    """Resolve early May, mid-2016, late last year, late Monday."""
    bounds = reference.resolve(expression.base)
    days = whole_days(bounds)
    if bounds is None or days is None:
        return None
    if bounds.grain == "day" and days[0] == days[1]:
        first = (0, 8 * 60, 16 * 60)[expression.which]
        return minutes_of(days[0], first, first + 8 * 60 - (1 if expression.which == 2 else 0))
    return days_bounds(calendar.thirds(days, bounds.grain, expression.which), "part")


def resolve_piece(expression: said.Piece, reference: Reference) -> Bounds | None:
    """Resolve the second week of May, the last Friday of 2016, the first nine months."""
    bounds = reference.resolve(expression.base)
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


def resolve_inside(expression: said.Inside, reference: Reference) -> Bounds | None:
    """Resolve Friday last week, July last year, yesterday being a Monday."""
    bounds = reference.resolve(expression.base)
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


def resolve_coded(expression: said.Coded, reference: Reference) -> Bounds | None:
    """Resolve a season, a quarter or a half of a year."""
    code, year_said, shift = expression
    grain = "season" if code < 30 else "quarter" if code < 40 else "half"
    if year_said is not None:
        days = whole_days(reference.resolve(year_said))
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
            lean = FUTURE if reference.lean == LIKELY else reference.lean or PAST
            chosen = nearest(candidates, reference.day, lean)
        found = chosen or (None, None)
    known = _known(found)
    if known is None:
        return None
    year = known[0].year
    return Bounds(*known, grain, f"{year:04}-{code}" if grain == "season" else "")


def _known(days: tuple[date | None, date | None]) -> calendar.Days | None:
    """Return two days, where both are known."""
    return (days[0], days[1]) if days[0] and days[1] else None


def resolve_feast(expression: said.Feast, reference: Reference) -> Bounds | None:
    """Resolve a feast, in a year or in the one that is meant."""
    rule, year_said, shift = expression
    if year_said is not None:
        days = whole_days(reference.resolve(year_said))
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


def resolve_around(expression: said.Around, reference: Reference) -> Bounds | None:
    """Resolve the week of 5 December; that year."""
    if expression.base is None:
        days = whole_days(reference.named)
        if days is None:
            return None
    else:
        days = whole_days(reference.resolve(expression.base))
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


def resolve_beside(expression: said.Beside, reference: Reference) -> Bounds | None:
    """Resolve the Monday after Easter."""
    days = whole_days(reference.resolve(expression.base))
    if days is None or days[0] != days[1]:
        return None
    weekday, _, sign, nth = expression
    steps = (weekday - days[0].weekday()) % 7 if sign > 0 else (days[0].weekday() - weekday) % 7
    return one_day(calendar.add_days(days[0], sign * ((steps or 7) + 7 * (nth - 1))))


def resolve_clipped(expression: said.Clipped, reference: Reference) -> Bounds | None:
    """Resolve earlier this week, later this year, later that year."""
    base, which = expression
    days = whole_days(reference.resolve(base))
    named = reference.named if isinstance(base, said.Around) and base.base is None else None
    first = named.first_day if named else reference.day
    last = named.last_day if named else reference.day
    if days is None or first is None or last is None:
        return None
    if not days[0] <= first <= last <= days[1]:
        return days_bounds(days, "part") if said.is_year(base) else None
    low, high = (first, days[1]) if which == "later" else (days[0], last)
    return Bounds(low, high, "part")


def resolve_turn(expression: said.Turn, reference: Reference) -> Bounds | None:
    """Resolve the turn of the century, the turn of the year, the turn of the 20th century."""
    base, unit = expression
    if base is not None:
        days, grain = _years_of(reference.resolve(base))
        return days_bounds(calendar.turn(days, grain), "span") if days else None
    if reference.day is None or unit not in calendar.MONTHS_IN:
        return None
    around = calendar.unit_around(reference.day, unit)
    after = calendar.add_days(around[1], 1) if around else None
    if around is None or after is None:
        return None
    following = calendar.unit_around(after, unit)
    turns = [calendar.turn(days, unit) for days in (around, following) if days]
    return days_bounds(nearest(turns, reference.day, reference.lean), "span")


def _years_of(bounds: Bounds | None) -> tuple[calendar.Days | None, str]:
    """Return the days of a period and its unit; of several years, those of the last."""
    days = whole_days(bounds)
    if bounds is None or days is None or bounds.grain != "span":
        return days, bounds.grain if bounds else ""
    return calendar.unit_around(days[1], "year"), "year"
