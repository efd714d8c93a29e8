"""Ranges, bounds and approximations."""

from __future__ import annotations

from typing import Any

from tieout.facts.times.expressions import (
    NOTHING,
    Approximate,
    Bounded,
    Clock,
    Count,
    Daypart,
    Fields,
    Length,
    Nothing,
    Relative,
    Shifted,
    Span,
    Third,
    Timed,
    Years,
    is_day,
)
from tieout.facts.times.meanings.days import day_of_month, month_day_in

MOST_OF_OUR_LORD = 2999
"""No year is written with AD that is later."""


def span(left: Any, right: Any) -> Any:
    """From one to another."""
    if isinstance(left, Nothing) or isinstance(right, Nothing):
        return NOTHING
    if isinstance(left, Clock) and isinstance(right, Clock):
        left = _same_half(left, right)
    if isinstance(left, Clock):
        left = Timed(None, left)
    if isinstance(right, Clock):
        right = Timed(None, right)
    if isinstance(left, (Span, Bounded)) or isinstance(right, (Span, Bounded)):
        return None
    return Span(left, right)


def _same_half(left: Clock, right: Clock) -> Clock:
    """From 9 to 11 pm: the left takes the half and zone of the right."""
    if left.zone is None:
        left = left._replace(zone=right.zone)
    if not left.half and right.half and left.hour <= 12:
        halved = left.in_half(right.half)
        if halved and halved <= right:
            return halved
    return left


def hour_span(hour: int, right: Any) -> Any:
    """From 9 to 11am."""
    time = right.clock if isinstance(right, Timed) else right
    if not isinstance(time, Clock) or not 1 <= hour <= 12:
        return None
    left = Clock(hour)
    other = _same_half(left, time)
    if other is left and time.half == "pm":
        other = left._replace(half="am")
    return span(Timed(right.day, other) if isinstance(right, Timed) else other, right)


def time_span_on(day: Any, times_of_day: Any) -> Any:
    """Friday between 9am and 7pm."""
    if not is_day(day) or not isinstance(times_of_day, Span):
        return None
    left, right = times_of_day
    if not (isinstance(left, Timed) and isinstance(right, Timed)):
        return None
    if left.day is not None or right.day is not None:
        return None
    return Span(Timed(day, left.clock), Timed(day, right.clock))


def time_span_first(times_of_day: Any, day: Any) -> Any:
    """Between 9am and 7pm on Friday."""
    return time_span_on(day, times_of_day)


def day_span(first: int, right: Any) -> Any:
    """5 to 7 December."""
    if isinstance(right, Fields) and right.day is not None and right.month is not None:
        return Span(right._replace(day=first, weekday=None), right)
    return None


def span_to_day(left: Any, last: int, year: Any = None) -> Span | None:
    """Between January 4th and 22nd, 2016."""
    if not (isinstance(left, Fields) and left.month and left.day) or left.day >= last:
        return None
    if isinstance(year, Fields) and left.year is None:
        left = left._replace(year=year.year, short=year.short)
    return Span(left, left._replace(day=last, weekday=None))


def weekday_day_span(weekday: int, first: int, right: Any) -> Any:
    """Monday 5 to Wednesday 7 December."""
    made = day_span(first, right)
    return Span(made.left._replace(weekday=weekday), right) if made else None


def days_of(days: tuple[int, int], month: Any) -> Span | None:
    """14/15 May."""
    right = day_of_month(days[1], month)
    return None if right is None else Span(day_of_month(days[0], month), right)


def month_days(month: int, days: tuple[int, int]) -> Span | None:
    """May 14/15."""
    return days_of_month(month, *days)


def days_of_month(month: int, first: int, last: int, year: int | None = None) -> Span | None:
    """December 5-7, 2016."""
    return Span(Fields(year, month, first), Fields(year, month, last)) if first < last else None


def days_of_month_in(month: int, first: int, last: int, base: Any) -> Span | None:
    """December 5-7, 2016."""
    if first >= last:
        return None
    left, right = month_day_in(month, first, base), month_day_in(month, last, base)
    return Span(left, right)


def count_span(number: Count, right: Any) -> Span | None:
    """Two or three weeks ago."""
    if not isinstance(right, Shifted) or right.anchor == "ended" or len(right.length.parts) != 1:
        return None
    ((count, unit),) = right.length.parts
    if right.length.most is not None or not 0 < number < count:
        return None
    other = right._replace(length=Length(((number, unit),)))
    return Span(right, other) if right.sign < 0 else Span(other, right)


def night_between(days: Any) -> Span | None:
    """The night of 5-6 December."""
    if not isinstance(days, Span) or not (is_day(days.left) and is_day(days.right)):
        return None
    return Span(Daypart(days.left, "night"), Daypart(days.right, "early_hours"))


def night_to_day(first: int, right: Any) -> Span | None:
    """Nacht vom 4. auf den 5. August."""
    return night_between(day_span(first, right))


def night_of_two(left: Any, right: Any) -> Span | None:
    """Nacht vom Montag auf den Dienstag."""
    return night_between(Span(left, right))


def two_years(first: int, second: int) -> Span | None:
    """1939-45; 2001-2004."""
    if second < 100:
        second += first - first % 100
        if second <= first:
            second += 100
            if second - first > 30:
                return None
    return Span(Fields(first), Fields(second)) if first < second else None


def two_years_of_our_lord(first: Count, last: Count) -> Span | None:
    """AD 80 to 240."""
    return span_to_year(Fields(int(first)), last) if 0 < first else None


def span_to_year(left: Fields, last: Count) -> Span | None:
    """Between AD 80 and 240."""
    later = left.year is not None and left.year < last <= MOST_OF_OUR_LORD
    return Span(left, Fields(int(last))) if later else None


def two_years_before_christ(first: Count, last: Fields) -> Span | None:
    """From 300 to 200 BC."""
    year = 1 - int(first)
    return Span(Fields(year), last) if last.year is not None and year < last.year else None


def two_years_short(first: int, second: int) -> Span | None:
    """From 1939 to 45."""
    return two_years(first, second)


def year_and_two_digits(first: int, second: int) -> Any:
    """2016-12 is a month, 1939-45 and 2001-04 are years."""
    if 1 <= second <= 12 and second <= first % 100:
        return Fields(first, second)
    return two_years(first, second)


def year_pair(numbers: tuple[int, int]) -> Any:
    """2001/02; 2016/12, which is a month."""
    return year_and_two_digits(*numbers)


def either(left: Any, right: Any) -> Any:
    """Friday or Saturday: some time between."""
    return span(left, right)


def bounded(kind: str, base: Any) -> Any:
    """Since, until, by, before or after something."""
    if isinstance(base, Nothing):
        return base
    if isinstance(base, Clock):
        base = Timed(None, base)
    if isinstance(base, (Span, Bounded)) or (kind == "from" and _is_origin(base)):
        return None
    if isinstance(base, Third) and base.is_edge:
        # before the end of a year is any day of it, not only those before its last months
        kind = {(2, "before"): "by", (0, "after"): "at_earliest"}.get((base.which, kind), kind)
    return Bounded(base, kind)


def _is_origin(base: Any) -> bool:
    """Whether "from" says what something is of: a fort from the sixth century, news from today."""
    return isinstance(base, (Shifted, Years)) or (isinstance(base, Relative) and base.steps <= 0)


def approximate(sign: str, base: Any) -> Any:
    """About 1850; 1850?"""
    if isinstance(base, Clock):
        base = Timed(None, base)
    if isinstance(base, (Nothing, Bounded, Approximate)):
        return base
    return None if isinstance(base, Relative) else Approximate(base, sign)


def approximate_year(sign: str, year: int) -> Approximate:
    """Circa 1850."""
    return Approximate(Fields(year), sign)
