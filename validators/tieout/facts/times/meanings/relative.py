"""What is counted from the time of writing, or from another date."""

from __future__ import annotations

from typing import Any

from tieout.facts.times.expressions import (
    CLOCK_UNITS,
    Around,
    Bounded,
    Clipped,
    Clock,
    Inside,
    Length,
    Relative,
    Rolling,
    Shifted,
    Timed,
)
from tieout.facts.times.meanings.numbers import length_between, one

FEW = (3, 9)
"""Units in the plural without a number that end or begin at a date: as many as a few of them.
Source: Merriam-Webster, few; docs/decisions/0013 and 0024."""


def relative(count: int, unit: str) -> Relative | Rolling | Shifted | None:
    """Last week, this year, next month."""
    if unit in CLOCK_UNITS:
        return Rolling(one(unit), forward=count > 0) if count else None
    if unit == "fortnight":
        return Rolling(one(unit), forward=count > 0) if count else None
    if unit == "day":
        return Shifted(one(unit), 1, anchor="text") if count > 0 else None
    return Relative(unit, count)


def the_unit(direction: str, base: Any) -> Any:
    """The last month is a stretch up to now, "last month" a month of the calendar."""
    if isinstance(base, Relative) and base.unit in {"week", "month", "year", "decade"}:
        return rolling(direction, one(base.unit))
    return base


def relative_day(count: int) -> Relative:
    """Yesterday."""
    return Relative("day", count)


def relative_fixed(count: int, unit: str) -> Relative:
    """The weekend."""
    return Relative(unit, count)


def loose_weekend() -> Relative:
    """The weekend: the last or the coming one."""
    return Relative("weekend", 0, loose=True)


def rolling(direction: str, span: Length) -> Rolling:
    """The past two weeks."""
    return Rolling(span, forward=direction == "forward")


def within(span: Length) -> Rolling:
    """Within ten days, today included."""
    return Rolling(span, forward=True, with_today=True)


def few(direction: str, unit: str) -> Rolling:
    """In recent weeks, in the coming days: a few of them."""
    return rolling(direction, length_between(FEW, unit))


def few_beside(sign: int, unit: str, base: Any) -> Shifted | None:
    """The days before Christmas: a few of them."""
    if unit in CLOCK_UNITS:
        return None
    return Shifted(Length(((FEW[1], unit),)), sign, base, "stretch")


def rolling_unit(direction: str, unit: str) -> Rolling | None:
    """The past month, the next year."""
    return None if unit in {"day", "weekend"} else rolling(direction, one(unit))


def ago(span: Length) -> Shifted:
    """Two weeks ago."""
    return Shifted(span, -1)


def ahead(span: Length) -> Shifted:
    """In two weeks' time."""
    return Shifted(span, 1)


def in_length(span: Length) -> Shifted | None:
    """In two weeks, in less than a month; "in more than a month" is how long something took."""
    long = span.hedge in {"more_than", "at_least", "nearly"}
    return None if long else Shifted(span, 1)


def earlier(span: Length) -> Shifted:
    """Three days earlier."""
    return Shifted(span, -1, anchor="text")


def later(span: Length) -> Shifted:
    """Three days later."""
    return Shifted(span, 1, anchor="text")


def before_base(span: Length, base: Any) -> Shifted:
    """Two weeks before Christmas."""
    return Shifted(span, -1, base, "base")


def after_base(span: Length, base: Any) -> Shifted:
    """A week after Easter."""
    return Shifted(span, 1, base, "base")


def the_stretch(step: Any) -> Any:
    """The two weeks before Easter: all of them, not the day two weeks before."""
    return step._replace(anchor="stretch") if isinstance(step, Shifted) else None


def unit_before(unit: str, base: Any) -> Shifted | None:
    """The day before yesterday."""
    return None if unit in CLOCK_UNITS else Shifted(one(unit), -1, base, "beside")


def unit_after(unit: str, base: Any) -> Shifted | None:
    """The day after tomorrow."""
    return None if unit in CLOCK_UNITS else Shifted(one(unit), 1, base, "beside")


def weekday_ago(weekday: Any, span: Length) -> Inside | Shifted | None:
    """A week ago Friday."""
    (count, unit), *rest = span.parts
    if rest or unit != "week":
        return None
    return Shifted(Length(((count, unit),)), -1, weekday, "base")


def ago_weekday(span: Length, weekday: Any) -> Inside | Shifted | None:
    """Two weeks ago on Friday."""
    return weekday_ago(weekday, span)


def moved_day(day: Any, step: Any) -> Shifted | None:
    """Heute vor einer Woche, Freitag in zwei Wochen."""
    return step._replace(base=day, anchor="base") if isinstance(step, Shifted) else None


def since_length(span: Length) -> Bounded:
    """Seit zwei Wochen: since two weeks ago."""
    return Bounded(Shifted(span, -1), "since")


def ago_to_day(span: Length) -> Shifted:
    """A year ago today."""
    return Shifted(span, -1, Relative("day", 0), "base")


def year_ago_unit(unit: str) -> Shifted:
    """The year-ago quarter: a year before the one last named, or before the last one."""
    if unit == "year":
        return Shifted(one("year"), -1, anchor="text")
    return Shifted(one("year"), -1, Relative(unit, -1), "base")


def year_ago_period(span: Length | None = None) -> Shifted:
    """The year-earlier period: a year before the one last named."""
    return Shifted(span or one("year"), -1, anchor="text")


def year_ago_length(span: Length, unit: str) -> Shifted | None:
    """A year-earlier quarter."""
    return year_ago_unit(unit) if span == one("year") else None


def anchored_unit(sign: int, unit: str) -> Shifted:
    """The year before: before the last date named."""
    return Shifted(one(unit), sign, anchor="text")


def anchored(sign: int, span: Length) -> Shifted:
    """Two days before: before the last date named."""
    return Shifted(span, sign, anchor="text")


def clipped_again(which: str, unit: str) -> Clipped | None:
    """Later that month: the rest of the month of the last date named."""
    return None if unit in CLOCK_UNITS else Clipped(Around(None, unit), which)


def named_again(unit: str) -> Around | None:
    """That year, the same month: the one of the last date named."""
    return None if unit in CLOCK_UNITS else Around(None, unit)


def _around(unit: str, base: Any) -> Around:
    """The week of 5 December."""
    return Around(base, unit)


def around_unit(unit: str, base: Any) -> Around | None:
    """The week of 5 December."""
    return _around(unit, base) if unit not in CLOCK_UNITS else None


def ended(span: Length, base: Any) -> Shifted:
    """The nine months ended 30 September, the 24 hours to noon."""
    if isinstance(base, Clock):
        base = Timed(None, base)
    return Shifted(span, -1, base, "ended")


def ended_unit(unit: str, base: Any) -> Shifted:
    """The week ending 5 December."""
    return ended(one(unit), base)


def begun(span: Length, base: Any) -> Shifted:
    """The week beginning 5 December."""
    return Shifted(span, 1, base, "begun")


def begun_unit(unit: str, base: Any) -> Shifted:
    """The week beginning 5 December."""
    return begun(one(unit), base)


def previous_unit(unit: str) -> Shifted:
    """The previous month: before the last date named, or before writing."""
    return Shifted(one(unit), -1, anchor="either")


def following_unit(unit: str) -> Shifted:
    """The following day: after the last date named."""
    return Shifted(one(unit), 1, anchor="text")


def before_last(unit: str) -> Relative:
    """The week before last."""
    return Relative(unit, -2)


def after_next(unit: str) -> Relative:
    """The week after next."""
    return Relative(unit, 2)


def clipped(which: str, base: Any) -> Clipped:
    """Earlier this week, later this year, so far this month."""
    return Clipped(base, which)


def clipped_after(base: Any, which: str) -> Clipped:
    """This year so far."""
    return Clipped(base, which)


def clipped_unit(which: str, base: Any) -> Clipped:
    """Later in the week."""
    return Clipped(base, which)


def drop_first(_: Any, day: Any) -> Any:
    """Earlier on Monday."""
    return day


def year_to_date(unit: str) -> Clipped:
    """The year to date."""
    return Clipped(Relative(unit, 0), "earlier")


def of_unit(unit: str) -> Relative | None:
    """Of the year, where a part of it is named before."""
    return None if unit in {*CLOCK_UNITS, "day"} else Relative(unit, 0)
