"""What a hedge allows: a profile turns a value as read into the interval it stands for.

Profiles are data (`profiles.csv`): a name, a version, and one row a hedge with the source of the
rule. `press` is the default; `strict` takes figures as points; `acled` does so too, and takes of
a range or a vague word the one figure that event coders enter for it.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from difflib import get_close_matches
from enum import StrEnum
from fractions import Fraction
from functools import cache
from importlib import resources
from typing import Protocol

from tieout.errors import UsageError
from tieout.facts.intervals import End, Interval


class Hedge(StrEnum):
    """The word that loosens a value; the words of the column `hedge`."""

    NONE = ""
    EXACTLY = "exactly"
    ABOUT = "about"
    NEARLY = "nearly"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    ESTIMATED = "estimated"
    ORDER = "order"

    @property
    def is_bound(self) -> bool:
        """True for the words that name one end and leave the other unsaid."""
        return self in _BOUNDS


_BOUNDS = frozenset({Hedge.AT_LEAST, Hedge.AT_MOST, Hedge.MORE_THAN, Hedge.LESS_THAN})

SIGNED = frozenset({"°C", "°F", "K", "percentage point", "basis point"})
"""Units of measures that fall below zero in ordinary use. Any other figure that is bounded above
only has the floor 0: people, shares, lengths and sums of money (docs/decisions/0011)."""

QUARTER = timedelta(minutes=15)
"""The step to which a time on the hour or half hour is read."""
_SECONDS = re.compile(r"T[0-9]{2}:[0-9]{2}:[0-9]{2}")


class Figures(Protocol):
    """What `widen` needs to know of a quantity."""

    @property
    def low(self) -> Decimal | Fraction | None:
        """The lower bound as written."""

    @property
    def best(self) -> Decimal | Fraction | None:
        """The figure named."""

    @property
    def high(self) -> Decimal | Fraction | None:
        """The upper bound as written."""

    @property
    def low_open(self) -> bool:
        """True when the lower bound is excluded."""

    @property
    def high_open(self) -> bool:
        """True when the upper bound is excluded."""

    @property
    def hedge(self) -> Hedge:
        """The hedge as written."""

    @property
    def unit(self) -> str:
        """The unit's id."""


class Times(Protocol):
    """What `widen_moment` needs to know of a moment."""

    @property
    def earliest(self) -> date | datetime | None:
        """The first day or instant."""

    @property
    def latest(self) -> date | datetime | None:
        """The last day or instant, inclusive."""

    @property
    def edtf(self) -> str:
        """The notation, whose ~ and % say about."""


@dataclass(frozen=True, slots=True)
class Row:
    """One rule of a profile: each end is `times * figure + steps * its rounding step`.

    Args:
        times_low: Factor of the lower end, None: unbounded below.
        times_high: Factor of the upper end, None: unbounded above.
        steps_low: Rounding steps added to the lower end.
        steps_high: Rounding steps added to the upper end.
        low_open: True when the lower end is excluded.
        high_open: True when the upper end is excluded.
        source: Where the rule comes from.
    """

    times_low: Fraction | None
    times_high: Fraction | None
    steps_low: Fraction
    steps_high: Fraction
    low_open: bool
    high_open: bool
    source: str


@dataclass(frozen=True, slots=True)
class Profile:
    """A named, versioned set of rules that turn a figure and its hedge into an interval.

    Args:
        name: What the codebook calls it.
        version: Changes whenever a row changes.
        rows: The rule for each kind of value (number, fraction, range, moment, clock) and hedge.
            Without a row for ranges they stand as they are written.
    """

    name: str
    version: str
    rows: dict[tuple[str, str], Row]

    def __str__(self) -> str:
        """The name and version, as explanations give them."""
        return f"{self.name}/{self.version}"

    def row(self, kind: str, hedge: str) -> Row:
        """The rule for a kind of value and a hedge; a hedged fraction goes by that of numbers."""
        return self.rows.get((kind, hedge)) or self.rows["number", hedge]


@cache
def load_profile(name: str = "press") -> Profile:
    """The profile of that name.

    Args:
        name: `press`, `strict` or `acled`.

    Raises:
        UsageError: There is no profile of that name.

    Examples:
        >>> load_profile("acled").row("number", "order").source
        'ACLED, questions and answers on fatalities (27 February 2023): tens are 10, dozens 12, \
hundreds 100'
    """
    profiles = _read_profiles()
    if name not in profiles:
        nearest = get_close_matches(name, profiles, n=1)
        raise UsageError(
            f"there is no hedge profile {name!r}",
            hint=f"Did you mean {nearest[0]!r}?" if nearest else f"Use {', '.join(profiles)}.",
        )
    return profiles[name]


def widen(quantity: Figures, profile: Profile) -> Interval:
    """The interval that a quantity stands for under a hedge profile, its ends as Fractions.

    A figure is widened by the row of its hedge. Bounds stand as they are written; a figure that
    is bounded above only has the floor 0 unless it is negative or its unit is one of `SIGNED`.
    A range stands as it is, unless the profile has a row for ranges: then one figure stands for
    it, the one it names or its least. `about`, `estimated` and `nearly` before a range loosen its
    ends as they would loosen a figure. Zero is never widened.

    Examples:
        >>> from tieout.facts.quantities import read_quantities
        >>> press = load_profile("press")
        >>> [str(widen(q, press)) for q in read_quantities("15,000; at most 8,000; about 900")]
        ['[14500, 15500)', '[0, 8000]', '[810, 990]']
        >>> [str(widen(q, press)) for q in read_quantities("tens of thousands; two-thirds")]
        ['[10000, 100000]', '[0.6, 11/15]']

    Source:
        docs/decisions/0010 and 0011, and the source of each row.
    """
    low, high = quantity.low, quantity.high
    if quantity.best is not None and low is not None and low == high:
        kind = "fraction" if isinstance(low, Fraction) and low.denominator != 1 else "number"
        return _apply(profile.row(kind, quantity.hedge), Fraction(low), rounding_step(low))
    single = profile.rows.get(("range", ""))
    if single is not None and low is not None and high is not None and not quantity.low_open:
        figure = low if quantity.best is None else quantity.best
        return _apply(single, Fraction(figure), rounding_step(figure))
    row = profile.row("number", quantity.hedge)
    if quantity.hedge.is_bound or low is None or high is None:
        factors = (Fraction(1), Fraction(1))
    else:
        factors = (row.times_low or Fraction(1), row.times_high or Fraction(1))
        if quantity.hedge is Hedge.ORDER:
            factors = (Fraction(1), Fraction(1))
    ends = [
        None if end is None else _stretch(Fraction(end), factor, side)
        for end, factor, side in ((low, factors[0], -1), (high, factors[1], 1))
    ]
    interval = Interval(ends[0], ends[1], quantity.low_open, quantity.high_open)
    if low is None and high is not None and high >= 0 and quantity.unit not in SIGNED:
        empty = high == 0
        return replace(interval, low=Fraction(0), high_open=quantity.high_open and not empty)
    return interval


def rounding_step(number: Decimal | Fraction) -> Fraction:
    """The place of the last non-zero digit: 15,000 is given to 1,000, 12.5 to 0.1, 0 to 1.

    A Fraction that has no finite decimal expansion is given to one of its denominator.

    Examples:
        >>> rounding_step(Decimal(15000)), rounding_step(Decimal("12.5")), rounding_step(Decimal(7))
        (Fraction(1000, 1), Fraction(1, 10), Fraction(1, 1))

    Raises:
        UsageError: The number is infinite or none (NaN).
    """
    if number == 0:
        return Fraction(1)
    if isinstance(number, Fraction) and number.denominator != 1:
        return Fraction(1, number.denominator)
    exact = Decimal(number.numerator) if isinstance(number, Fraction) else number
    _, digits, exponent = exact.as_tuple()
    if not isinstance(exponent, int):
        raise UsageError(f"{number} is not a number", hint="Give a finite number.")
    zeros = len(digits) - len("".join(map(str, digits)).rstrip("0"))
    return Fraction(10) ** (exponent + zeros)


def widen_moment(moment: Times, hedge: str, profile: Profile) -> Interval:
    """The interval of time that a moment stands for under a hedge profile.

    Dates become times: a day runs from its midnight up to, but not including, the next, so that
    days and clock times lie on one line; a time without seconds names its whole minute likewise.
    A time on the hour or half hour is widened by half a quarter of an hour, a moment said to be
    `about` (by its hedge or by ~ in its notation) by half its own length. A day beside a time with
    a zone is a day of that zone. `at_least` and `more_than` set the moment free towards the future,
    `at_most` and `less_than` towards the past.

    Returns:
        An Interval of datetimes, naive where the moment has no zone; None for an open end.

    Source:
        docs/decisions/0010, 0081 and the source of each row.
    """
    start, end = moment.earliest, moment.latest
    whole = end is not None and (not isinstance(end, datetime) or _to_the_minute(end, moment.edtf))
    length = timedelta(minutes=1) if whole and isinstance(end, datetime) else timedelta(0)
    low, high = _instant(start, timedelta(0)), _instant(end, timedelta(days=1), length)
    if low is not None and high is not None:
        low, high = (
            low.replace(tzinfo=low.tzinfo or high.tzinfo),
            high.replace(tzinfo=high.tzinfo or low.tzinfo),
        )
    high_open = whole
    if hedge in {Hedge.AT_LEAST, Hedge.MORE_THAN}:
        return Interval(low, None)
    if hedge in {Hedge.AT_MOST, Hedge.LESS_THAN}:
        return Interval(None, high, high_open=high_open)
    if low is None or high is None:
        return Interval(low, high, high_open=high_open)
    on_the_half_hour = low.minute % 30 == 0 and low.second == 0 and low.microsecond == 0
    if isinstance(start, datetime) and start == end and on_the_half_hour:
        row = profile.rows.get(("clock", "")) if hedge != Hedge.EXACTLY else None
        low, high, high_open = _shift(low, low, QUARTER, row) if row else (low, high, high_open)
    loose = hedge in {Hedge.ABOUT, Hedge.ESTIMATED, Hedge.NEARLY}
    if loose or (not hedge and any(sign in moment.edtf for sign in "~%")):
        row = profile.rows.get(("moment", Hedge.ABOUT))
        low, high, high_open = _shift(low, high, high - low, row) if row else (low, high, high_open)
    return Interval(low, high, high_open=high_open)


def _shift(
    low: datetime, high: datetime, step: timedelta, row: Row
) -> tuple[datetime, datetime, bool]:
    """Both ends moved by the row's share of a step, as far as the calendar reaches."""
    return (
        _moved(low, step, row.steps_low),
        _moved(high, step, row.steps_high),
        row.high_open,
    )


def _moved(instant: datetime, step: timedelta, times: Fraction) -> datetime:
    """The instant so many steps on, or the end of the calendar."""
    try:
        return instant + step * times.numerator / times.denominator
    except OverflowError:
        edge = (date.min, time.min) if times < 0 else (date.max, time.max)
        return datetime.combine(*edge, tzinfo=instant.tzinfo)


def _to_the_minute(instant: datetime, edtf: str) -> bool:
    """Whether a time is given without seconds, so that it names a minute."""
    written = _SECONDS.match(edtf, max(edtf.rfind("T"), 0))
    return written is None and instant.second == 0 and instant.microsecond == 0


def _instant(
    day: date | datetime | None, days: timedelta, minutes: timedelta = timedelta(0)
) -> datetime | None:
    """When a day or a time starts or, its length on, ends; None where it is open."""
    if day is None:
        return None
    if isinstance(day, datetime):
        return _moved(day, minutes, Fraction(1))
    return _moved(datetime.combine(day, time.min), days, Fraction(1))


def _apply(row: Row, figure: Fraction, step: Fraction) -> Interval:
    """The row's interval around a figure; the ends of a negative figure trade places."""
    if figure == 0:
        step = Fraction(0)
    low = _end(row.times_low, row.steps_low, figure, step)
    high = _end(row.times_high, row.steps_high, figure, step)
    if figure < 0 and row.times_low is not None and row.times_high is not None:
        mirrored = _apply(row, -figure, step)
        return Interval(
            _negated(mirrored.high),
            _negated(mirrored.low),
            low_open=mirrored.high_open,
            high_open=mirrored.low_open,
        )
    closed = low is not None and low == high
    return Interval(
        low, high, low_open=row.low_open and not closed, high_open=row.high_open and not closed
    )


def _negated(end: End) -> Fraction:
    """The end on the other side of zero."""
    if not isinstance(end, Fraction):
        raise UsageError(f"{end} cannot be negated", hint="Give a number.")
    return -end


def _end(times: Fraction | None, steps: Fraction, figure: Fraction, step: Fraction) -> End:
    """One end of a row's interval, None for unbounded."""
    return None if times is None else times * figure + steps * step


def _stretch(end: Fraction, factor: Fraction, side: int) -> Fraction:
    """An end of a range moved outwards by a factor, whatever its sign."""
    return end + side * abs(end) * abs(factor - 1)


@cache
def _read_profiles() -> dict[str, Profile]:
    """Every profile of the data file."""
    text = resources.files("tieout.facts").joinpath("profiles.csv").read_text(encoding="utf-8")
    profiles: dict[str, Profile] = {}
    for line in csv.DictReader(text.splitlines(), strict=True):
        name = line["profile"]
        profile = profiles.setdefault(name, Profile(name, line["version"], {}))
        profile.rows[line["kind"], line["hedge"]] = Row(
            times_low=Fraction(line["times_low"]) if line["times_low"] else None,
            times_high=Fraction(line["times_high"]) if line["times_high"] else None,
            steps_low=Fraction(line["steps_low"]),
            steps_high=Fraction(line["steps_high"]),
            low_open=line["ends"].startswith("("),
            high_open=line["ends"].endswith(")"),
            source=line["source"],
        )
    return profiles
