"""What comes again: feasts, weekdays, seasons."""

from __future__ import annotations

from typing import Any

from tieout.facts.times.expressions import (
    NOTHING,
    Around,
    Beside,
    Coded,
    Count,
    Feast,
    Fields,
    Length,
    Recurring,
    Relative,
    Shifted,
)
from tieout.facts.times.meanings.days import in_period, shifted
from tieout.facts.times.meanings.numbers import one

MOST_RECURRING = 1000
"""Nobody counts more Fridays than that."""


def feast(rule: str, year: Any = None) -> Feast:
    """Christmas 2016."""
    return Feast(rule, year)


def feast_in(day: Feast, base: Any) -> Any:
    """Christmas last year."""
    return in_period(day, base)


def year_feast(base: Any, day: Feast) -> Any:
    """Last year's Easter."""
    return in_period(day, base)


def feast_weekend(day: Feast) -> Around:
    """The Easter weekend."""
    return Around(day, "weekend")


def feast_week(day: Feast) -> Around:
    """Christmas week."""
    return Around(day, "week")


def black_friday() -> Shifted:
    """The day after Thanksgiving."""
    return Shifted(one("day"), 1, Feast("11-4-3"), "base")


def cyber_monday() -> Shifted:
    """The Monday after Thanksgiving."""
    return Shifted(Length(((4, "day"),)), 1, Feast("11-4-3"), "base")


def weekday_beside(sign: int, weekday: int, base: Any) -> Beside:
    """The Monday after Easter."""
    return Beside(weekday, base, sign)


def nth_beside(number: int, day: Beside) -> Beside | None:
    """The first Monday after Easter."""
    return day._replace(nth=number) if isinstance(day, Beside) and 1 <= number <= 5 else None


def week_on(span: Length, day: Any) -> Shifted | None:
    """A week on Friday."""
    if span.parts[0][1] != "week":
        return None
    coming = shifted("coming", day)
    return None if coming is NOTHING else Shifted(span, 1, coming, "base")


def weekday_week(day: Any) -> Shifted | None:
    """Friday week."""
    return week_on(one("week"), day)


def weekday_fortnight(day: Any) -> Shifted | None:
    """Friday fortnight."""
    coming = shifted("coming", day)
    return None if coming is NOTHING else Shifted(one("fortnight"), 1, coming, "base")


def day_week(day: int) -> Shifted:
    """Tomorrow week, yesterday week."""
    return Shifted(one("week"), -1 if day < 0 else 1, Relative("day", day), "base")


def week_from_day(span: Length, day: int) -> Shifted | None:
    """A week today, a fortnight tomorrow."""
    plain = span.parts[0][1] in {"week", "fortnight"} and not span.hedge
    return Shifted(span, -1 if day < 0 else 1, Relative("day", day), "base") if plain else None


def weekday_after_next(day: Any) -> Shifted | None:
    """The Friday after next."""
    coming = shifted("next", day)
    return None if coming is NOTHING else Shifted(one("week"), 1, coming, "base")


def recurring(count: Count, day: Any) -> Recurring | None:
    """The Friday before last, the summer before last."""
    if not isinstance(count, int) or not 1 <= count <= MOST_RECURRING:
        return None
    if isinstance(day, Fields):
        floating = day.year is None and not day.shift and (day.weekday is None or day.day is None)
        return Recurring(day, count) if floating else None
    if isinstance(day, (Coded, Feast)) and day.year is None and not day.shift:
        return Recurring(day, count)
    return None


def weekdays_ago(count: Count, weekday: int) -> Recurring | None:
    """Two Fridays ago."""
    return recurring(count, Fields(weekday=weekday))


def seasons_ago(count: Count, code: int) -> Recurring | None:
    """Three summers ago."""
    return recurring(count, Coded(code))


def feasts_ago(count: Count, rule: str) -> Recurring | None:
    """Two Christmases ago."""
    return recurring(count, Feast(rule))
