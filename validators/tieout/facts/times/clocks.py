"""Times of day and parts of a day, on the day that is meant."""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR, UTC, date, datetime, time, timedelta, timezone
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from tieout.facts.times import calendar
from tieout.facts.times import expressions as said
from tieout.facts.times.reference import Bounds, Reference, whole_days

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

FURTHEST_EAST = 14 * 60
"""No clock is further ahead of Greenwich than that of Kiritimati (IANA time zone database)."""


def minutes_of(day: date, first: int, last: int) -> Bounds | None:
    """Return a stretch of a day in minutes from its midnight."""
    if not MINYEAR < day.year < MAXYEAR:
        return None
    midnight = datetime.combine(day, time.min)
    last = min(last, _END_OF_DAY)
    return Bounds(midnight + timedelta(minutes=first), midnight + timedelta(minutes=last), "part")


def resolve_daypart(expression: said.Daypart, reference: Reference) -> Bounds | None:
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
    return minutes_of(day, first, last)


def _one_of(expression: Any, reference: Reference) -> date | None:
    """Return the one day of an expression; without one, the day last named or that of writing."""
    if expression is None:
        named = whole_days(reference.named)
        if reference.named and isinstance(reference.named.low, datetime):
            return reference.named.low.date()
        if named and named[0] == named[1]:
            return named[0]
        return reference.day
    days = whole_days(reference.resolve(expression))
    return days[0] if days and days[0] == days[1] else None


def resolve_timed(expression: said.Timed, reference: Reference) -> Bounds | None:
    """Resolve a time of day on a day."""
    day = _one_of(expression.day, reference)
    clock = expression.clock
    hour = clock.hour
    shift = _east(clock, day) if day else None
    if day is not None and hour == 24:
        day, hour = calendar.add_days(day, 1), 0
    if day is None:
        return None
    zone = None if shift is None else timezone(timedelta(minutes=shift)) if shift else UTC
    instant = datetime.combine(day, time(hour, clock.minute, clock.second), zone)
    return Bounds(instant, instant, "instant")


def _east(clock: said.Clock, day: date) -> int | None:
    """Return how many minutes east of Greenwich a clock is, where its zone is known that day.

    Of "8 p.m. (1800 GMT)" the second time says it; zones lie up to 12 hours west and 14 east.
    """
    if isinstance(clock.zone, str):
        return _east_of(clock.zone, day, clock)
    if clock.zone is not None or clock.same is None:
        return clock.zone
    east = _east(clock.same, day)
    if east is None:
        return None
    ahead = (clock.hour - clock.same.hour) * 60 + clock.minute - clock.same.minute + east
    ahead %= 24 * 60
    return ahead if ahead <= FURTHEST_EAST else ahead - 24 * 60


def _east_of(name: str, day: date, clock: said.Clock) -> int | None:
    """Return the offset of a named zone, or None before it kept whole minutes of Greenwich."""
    zone = _zone(name)
    if zone is None:
        return None
    offset = datetime.combine(day, time(clock.hour % 24, clock.minute), zone).utcoffset()
    minutes, rest = divmod(offset, timedelta(minutes=1)) if offset is not None else (0, True)
    return None if rest else minutes


@cache
def _zone(name: str) -> ZoneInfo | None:
    """Return a zone of the IANA database, or None on a computer without it."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
