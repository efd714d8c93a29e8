"""What an expression of time is counted from, and which of several candidates it means.

Weekdays, months and days without a year may be meant backwards or forwards. `Reference.lean` says
which the sentence asks for; without a sign the rules of docs/decisions/0020 hold.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from tieout.facts.edtf import format_edtf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tieout.facts.times import calendar


PAST, NEITHER, FUTURE, LIKELY = -1, 0, 1, 2
"""Where a date without a year or week lies. What "by" and "until" ask for is likely ahead, unless
it lies nearer behind."""

AHEAD_WEIGHS, BEHIND_WEIGHS = 5, 2
"""How far a day ahead and a day behind count, when a date has no year and the sentence no tense.
Source: our convention, docs/decisions/0020."""


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

    @property
    def first_day(self) -> date | None:
        """The day of the earlier end."""
        return self.low.date() if isinstance(self.low, datetime) else self.low

    @property
    def last_day(self) -> date | None:
        """The day of the later end."""
        return self.high.date() if isinstance(self.high, datetime) else self.high


@dataclass(frozen=True, slots=True)
class Reference:
    """What an expression is counted from.

    Args:
        day: The day of writing, or the other end of a range; None is unknown.
        lean: Whether the sentence points back (-1), forward (1) or neither way (0).
        instant: The time of writing, where it is known.
        named: The last date that the text has named.
        resolver: What resolves the expressions inside another.
    """

    day: date | None
    resolver: Callable[[Any, Reference], Bounds | None]
    lean: int = NEITHER
    instant: datetime | None = None
    named: Bounds | None = None

    def resolve(self, expression: Any, **changes: Any) -> Bounds | None:
        """Return what an expression inside another stands for, counted from here or elsewhere."""
        return self.resolver(expression, replace(self, **changes) if changes else self)


def days_bounds(days: calendar.Days | None, grain: str) -> Bounds | None:
    """Return two days as bounds of a unit."""
    return Bounds(days[0], days[1], grain) if days else None


def one_day(day: date | None) -> Bounds | None:
    """Return one day as bounds."""
    return Bounds(day, day, "day") if day else None


def whole_days(bounds: Bounds | None) -> calendar.Days | None:
    """Return both ends as days, where both are."""
    if bounds is None or bounds.low is None or bounds.high is None:
        return None
    if isinstance(bounds.low, datetime) or isinstance(bounds.high, datetime):
        return None
    return bounds.low, bounds.high


def approximately(bounds: Bounds, sign: str) -> Bounds:
    """Return the same bounds with the EDTF sign of what is about (~) or perhaps (?) so."""
    ends = bounds.written.split("/")
    signed = "/".join(end if end == ".." or end[-1] == sign else end + sign for end in ends)
    return bounds._replace(edtf=signed)


def nearest(
    candidates: Iterable[calendar.Days | None], day: date, lean: int
) -> calendar.Days | None:
    """Return the candidate that lies nearest to a day on the side that is asked for.

    One that holds the day lies on both sides. With no side asked for, a day ahead weighs more;
    where it is likely ahead, it weighs the same.
    """
    best: calendar.Days | None = None
    least: int | None = None
    for days in candidates:
        if days is None:
            continue
        if days[0] > day:
            if lean == PAST:
                continue
            distance = (days[0] - day).days * (AHEAD_WEIGHS if lean == NEITHER else BEHIND_WEIGHS)
        elif days[1] < day:
            if lean == FUTURE:
                continue
            distance = (day - days[1]).days * BEHIND_WEIGHS
        else:
            distance = 0
        if least is None or distance < least:
            best, least = days, distance
    return best


def by_shift(
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


def years_around(reference: Reference) -> range:
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
