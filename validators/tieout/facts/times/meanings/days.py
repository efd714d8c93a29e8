"""Days, months and years."""

from __future__ import annotations

from typing import Any

from tieout.facts.times.expressions import (
    NOTHING,
    Clipped,
    Coded,
    Count,
    Daypart,
    Feast,
    Fields,
    Inside,
    Literal,
    Nothing,
    Relative,
    Third,
    Timed,
    is_week,
)


def day_month_year(day: int, month: int, year: int) -> Fields:
    """5 December 2016."""
    return Fields(year, month, day)


def month_day_year(month: int, day: int, year: int) -> Fields:
    """December 5, 2016."""
    return Fields(year, month, day)


def year_month_day(year: int, month: int, day: int) -> Fields:
    """2016 December 5."""
    return Fields(year, month, day)


def day_month_two(day: int, month: int, year: int) -> Fields | None:
    """13 Feb 98: two digits that are no day."""
    return Fields(year, month, day, short=True) if year > 31 else None


def month_day_two(month: int, day: int, year: int) -> Fields | None:
    """Feb 13 98."""
    return day_month_two(day, month, year)


def day_month_short(day: int, month: int, year: int) -> Fields:
    """5-Dec-16."""
    return Fields(year, month, day, short=True)


def month_day(month: int, day: int) -> Fields:
    """December 5."""
    return Fields(None, month, day)


def month_short(month: int, year: int) -> Fields:
    """Dec. '16."""
    return Fields(year, month, short=True)


def year_month(year: int, month: int) -> Fields:
    """2016 December."""
    return Fields(year, month)


def just_year(year: int) -> Fields:
    """2016."""
    return Fields(year)


def short_year(year: int) -> Fields:
    """'16."""
    return Fields(year, short=True)


def just_month(month: int) -> Fields:
    """December."""
    return Fields(None, month)


def just_day(day: int) -> Fields:
    """The 5th."""
    return Fields(None, None, day)


def just_weekday(weekday: int) -> Fields:
    """Friday."""
    return Fields(weekday=weekday)


def three_numbers(numbers: tuple[int, int, int]) -> Fields:
    """12/05/2016."""
    return Fields(*numbers)


def three_short(numbers: tuple[int, int, int]) -> Fields:
    """12/05/16."""
    return Fields(*numbers, short=True)


def two_numbers(numbers: tuple[int, int]) -> Fields:
    """5/12, as month and day."""
    return Fields(None, *numbers)


def month_of_year(numbers: tuple[int, int]) -> Fields:
    """12/2016, as year and month."""
    return Fields(*numbers)


def year_day(year: int, day: Any) -> Fields | None:
    """2016 December 5."""
    if isinstance(day, Fields) and day.year is None and day.month and day.day and not day.shift:
        return day._replace(year=year)
    return None


def year_mon(year: int, month: Any) -> Fields | None:
    """2016 December."""
    if isinstance(month, Fields) and month.year is None and not month.day and not month.shift:
        return month._replace(year=year)
    return None


def iso_week(year: int, week: int) -> Literal | None:
    """2016-W05."""
    return Literal(f"{year}-W{week:02}") if isinstance(week, int) and 1 <= week <= 53 else None


def iso_week_day(year: int, week: int, day: int) -> Literal | None:
    """2016-W05-1."""
    made = iso_week(year, week)
    return Literal(f"{made.written}-{day}") if made and 1 <= day <= 7 else None


def literal(written: str) -> Literal:
    """2016-12-05T10:00Z."""
    return Literal(written)


def nothing(*_: Any) -> Nothing:
    """Words that look like a date and are none."""
    return NOTHING


def impossible_day(number: Count, *_: Any) -> Nothing | None:
    """32 December."""
    return NOTHING if number == 0 or 31 < number < 100 else None


def impossible_after(_: int, number: Count) -> Nothing | None:
    """December 32."""
    return NOTHING if number == 0 or 31 < number < 100 else None


def with_weekday(weekday: int, day: Any) -> Any:
    """Friday, 2 December."""
    if isinstance(day, Fields) and day.weekday is None and day.day is not None:
        return day._replace(weekday=weekday)
    if isinstance(day, Relative) and day.unit == "day":
        return Inside(day, Fields(weekday=weekday))
    if isinstance(day, (Timed, Daypart)) and day.day is not None:
        inner = with_weekday(weekday, day.day)
        return None if inner is None else day._replace(day=inner)
    return None


def day_with_weekday(day: Any, weekday: int) -> Any:
    """2 December (Friday)."""
    return with_weekday(weekday, day)


def weekday_and_day(weekday: int, day: int) -> Fields:
    """Friday the 13th."""
    return Fields(day=day, weekday=weekday)


def shifted(shift: str, day: Any) -> Any:
    """Last Friday, next May, this Christmas."""
    if isinstance(day, Fields):
        if day.weekday is not None and day.day is not None:
            return day
        if shift == "this" and day.shift:
            return day
        floating = day.year is None and not day.shift
        return day._replace(shift=shift) if floating else NOTHING
    if isinstance(day, (Feast, Coded)) and shift == "this" and day.shift:
        return day
    if isinstance(day, (Feast, Coded)):
        return day._replace(shift=shift) if day.year is None and not day.shift else NOTHING
    if isinstance(day, (Timed, Daypart)) and day.day is not None:
        inner = shifted(shift, day.day)
        return None if inner is None or inner is NOTHING else day._replace(day=inner)
    if isinstance(day, Third):
        inner = shifted(shift, day.base)
        return None if inner is None or inner is NOTHING else day._replace(base=inner)
    return NOTHING if isinstance(day, Inside) else None


def shifted_after_word(shift: str, day: Any) -> Any:
    """Friday last, Tuesday next."""
    return shifted(shift, day)


def in_period(inner: Any, base: Any) -> Any:
    """Friday last week, July last year."""
    if isinstance(inner, Fields):
        if inner.year is not None:
            return NOTHING
        if inner.shift:
            return NOTHING
        if inner.weekday is not None and inner.day is None and not is_week(base):
            return None
        if isinstance(base, Fields) and base.year is not None and base.month is None:
            return inner._replace(year=base.year, short=base.short)
        return Inside(base, inner)
    if isinstance(inner, (Coded, Feast)) and inner.year is None:
        if inner.shift:
            return NOTHING
        return inner._replace(year=base)
    if isinstance(inner, (Third, Clipped)):
        nested = in_period(inner.base, base)
        return inner._replace(base=nested) if nested is not None else None
    if isinstance(inner, (Daypart, Timed)) and inner.day is not None:
        nested = in_period(inner.day, base)
        return inner._replace(day=nested) if nested is not None else None
    return None


def period_first(base: Any, inner: Any) -> Any:
    """Next week Monday; last year's third quarter."""
    return in_period(inner, base)


def month_in(month: int, base: Any) -> Any:
    """December 2016, July last year."""
    return in_period(Fields(None, month), base)


def day_of_month(day: int, month: Any) -> Any:
    """5 December 2016, its month already read."""
    if isinstance(month, Fields) and month.day is None and not month.shift:
        return month._replace(day=day)
    if isinstance(month, Inside) and isinstance(month.inner, Fields) and month.inner.day is None:
        return month._replace(inner=month.inner._replace(day=day))
    return None


def day_of_month_number(day: int, month: int, year: Any) -> Any:
    """5. 12. 2016."""
    return in_period(Fields(None, month, day), year) if 1 <= month <= 12 else None


def month_day_in(month: int, day: int, base: Any) -> Any:
    """December 5, 2016."""
    return in_period(Fields(None, month, day), base)


def day_of_period(day: int, base: Any) -> Any:
    """The 5th of last month."""
    if isinstance(base, Relative) and base.unit == "month":
        return Inside(base, Fields(None, None, day))
    return None


def day_of_unit(day: int, steps: int) -> Inside:
    """The 16th inst., the 29th ult.: of this month, of last month."""
    return Inside(Relative("month", steps), Fields(None, None, day))


def year_before_christ(number: int) -> Fields | None:
    """44 BC: the year -43, since ISO 8601 has a year 0."""
    return Fields(1 - number) if 1 <= number <= 9999 else None


def year_of_our_lord(number: int) -> Fields | None:
    """AD 70."""
    return Fields(number) if 1 <= number <= 2999 else None
