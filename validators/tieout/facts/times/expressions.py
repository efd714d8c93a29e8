"""What the words of a date say, before it is known when they were written."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, NamedTuple

Count = int | Fraction

CLOCK_UNITS = frozenset({"second", "minute", "hour"})
"""Units shorter than a day, which no calendar date is made of."""


class Fields(NamedTuple):
    """A date some of whose parts may be missing: "Friday", "5 December", "May 2016"."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    shift: str = ""  # last, this or next
    short: bool = False  # the year is given by its last two digits


class Relative(NamedTuple):
    """A calendar unit counted from the one of writing: "last month" is -1, "this year" 0."""

    unit: str
    steps: int
    loose: bool = False  # the last one, if that is nearer


class Rolling(NamedTuple):
    """A stretch that ends or begins at the time of writing: "in the past two weeks"."""

    length: Length
    forward: bool
    with_today: bool = False  # of a stretch ahead: does it begin today or tomorrow?


class Length(NamedTuple):
    """A length of time: one year and two months, several days, more than a week."""

    parts: tuple[tuple[Count, str], ...]
    most: Count | None = None  # of a vague count, whose least stands in `parts`
    hedge: str = ""  # a word of the hedge column

    def plain(self) -> Length:
        """Return the length without its hedge; of a vague count the most."""
        if self.most is None:
            return Length(self.parts)
        return Length(((self.most, self.parts[0][1]),))


class Shifted(NamedTuple):
    """A length before or after something: writing, an expression, or the last date named."""

    length: Length
    sign: int
    base: Any = None
    anchor: str = "published"  # published, base or text


class Third(NamedTuple):
    """The early (0), middle (1) or late (2) part; whether it is named by its edge, as an end is."""

    base: Any
    which: int
    is_edge: bool = False


class Piece(NamedTuple):
    """The n-th unit or weekday of a period, or several in a row."""

    base: Any
    place: int
    unit: str
    many: int = 1


class Inside(NamedTuple):
    """A part within a period: "Friday" of "last week", "July" of "last year"."""

    base: Any
    inner: Any


class Coded(NamedTuple):
    """A season, quarter or half of a year, by its EDTF code."""

    code: int
    year: Any = None
    shift: str = ""


class Recurring(NamedTuple):
    """The n-th last of what comes again: "two Fridays ago", "the summer before last"."""

    base: Any
    nth: int


class Years(NamedTuple):
    """A decade, century or millennium: its first year, how many, whether they count backwards."""

    first: int
    years: int
    before_christ: bool = False
    short: bool = False


class Feast(NamedTuple):
    """A feast by its rule, its year, and where it lies from the time of writing."""

    rule: str
    year: Any = None
    shift: str = ""


class Clock(NamedTuple):
    """A time of day.

    `half` is am or pm where the words say so. `zone` is minutes east of GMT, or the name of a zone
    whose clocks are put forward. `same` is the same time by another clock: "8 p.m. (1800 GMT)".
    """

    hour: int
    minute: int = 0
    second: int = 0
    half: str = ""
    zone: int | str | None = None
    same: Clock | None = None

    def in_half(self, half: str) -> Clock | None:
        """Return the time in the morning (am) or afternoon (pm), or None where it has none."""
        if self.hour > 12:
            return self if half == "pm" and self.hour < 24 else None
        if self.hour == 0:
            return self if half == "am" else None
        return self._replace(hour=self.hour % 12 + (12 if half == "pm" else 0), half=half)


class Timed(NamedTuple):
    """A time on a day; without one, on the last day named or the day of writing."""

    day: Any
    clock: Clock


class Daypart(NamedTuple):
    """A part of a day, such as a morning, and perhaps its early or late third."""

    day: Any
    part: str
    third: int | None = None


class Span(NamedTuple):
    """From one expression to another."""

    left: Any
    right: Any


class Bounded(NamedTuple):
    """One-sided: since, until, by, before, after."""

    base: Any
    kind: str


class Clipped(NamedTuple):
    """The part of a unit before (`earlier`) or after (`later`) now, or the last date named."""

    base: Any
    which: str


class Approximate(NamedTuple):
    """About or perhaps, with the EDTF sign for it."""

    base: Any
    sign: str


class Around(NamedTuple):
    """The unit that a day lies in: "the week of 5 December"."""

    base: Any
    unit: str


class Turn(NamedTuple):
    """Where one unit ends and the next begins: "the turn of the century"."""

    base: Any
    unit: str = ""  # of the unit that begins nearest to the time of writing


class Beside(NamedTuple):
    """The n-th weekday after or before a day: "the first Monday after Easter"."""

    weekday: int
    base: Any
    sign: int
    nth: int = 1


class Then(NamedTuple):
    """A weekday of a list: "Wednesday" of "on Tuesday and Wednesday"."""

    weekday: int
    before: Any


class Literal(NamedTuple):
    """A date in ISO 8601, as it stands."""

    written: str


class Nothing(NamedTuple):
    """Words that look like a date and are none: "32 December", "every Friday"."""


NOTHING = Nothing()


def is_day(day: Any) -> bool:
    """Whether an expression can be one day."""
    if isinstance(day, Fields):
        return day.day is not None or day.weekday is not None
    if isinstance(day, Relative):
        return day.unit == "day"
    others = (Span, Bounded, Timed, Daypart, Nothing, Years, Coded, Rolling, Clipped, Approximate)
    if isinstance(day, others):
        return False
    return not isinstance(day, (Third, Around)) or day.base is None


def is_dated(value: Any) -> bool:
    """Whether an expression is the same whether its sentence looks back or ahead."""
    if isinstance(value, Fields):
        return value.year is not None
    return isinstance(value, (Literal, Years))


def is_year(base: Any) -> bool:
    """Whether an expression is one whole year."""
    if isinstance(base, Fields):
        return base.year is not None and base.month is None
    return isinstance(base, Relative) and base.unit == "year"


def is_week(base: Any) -> bool:
    """Whether an expression is one week."""
    return isinstance(base, (Relative, Around)) and base.unit == "week"
