"""Units of time, and how many days a length of time may last."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING

from tieout.facts.intervals import Interval
from tieout.facts.times.calendar import last_day

if TYPE_CHECKING:
    from tieout.facts.quantities import Quantity

Number = Decimal | Fraction

SECONDS: dict[str, int] = {
    "second": 1,
    "minute": 60,
    "hour": 3600,
    "day": 86_400,
    "week": 604_800,
}

MONTHS: dict[str, int] = {"month": 1, "year": 12}

PLAIN: dict[str, tuple[int, str]] = {
    "fortnight": (2, "week"),
    "quarter": (3, "month"),
    "decade": (10, "year"),
    "century": (100, "year"),
}
"""Units that are read but not kept, and what they stand for."""

_MONTHS_OF_A_CYCLE, _DAYS_OF_A_CYCLE = 4800, 146_097
"""The Gregorian calendar repeats after 400 years."""


def tidy(value: Fraction) -> Number:
    """Return a number as Decimal where its expansion ends, else as Fraction."""
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest != 1:
        return value
    return Decimal(value.numerator) / Decimal(value.denominator)


def to_days(quantity: Quantity) -> Interval | None:
    """Return the days that a duration may last, by the calendar.

    Units:
        Days. A month has 28 to 31 of them, a year 365 or 366, so many months in a row as the
        calendar has. The bounds are those written; a hedge profile is not applied.

    Returns:
        The interval, or None where the unit is no unit of time.

    Examples:
        >>> from tieout.facts.durations import parse_duration
        >>> str(to_days(parse_duration("P1M")))
        '[28, 31]'
        >>> str(to_days(parse_duration("PT36H")))
        '[1.5, 1.5]'
    """
    unit = quantity.unit
    scale, unit = PLAIN.get(unit, (1, unit))
    if unit not in MONTHS and unit not in SECONDS:
        return None
    low = None if quantity.low is None else in_days(Fraction(quantity.low) * scale, unit)[0]
    high = None if quantity.high is None else in_days(Fraction(quantity.high) * scale, unit)[1]
    return Interval(low, high, low_open=quantity.low_open, high_open=quantity.high_open)


def in_days(amount: Fraction, unit: str) -> tuple[Fraction, Fraction]:
    """Return the fewest and the most days of an amount of a unit."""
    if unit in SECONDS:
        days = amount * SECONDS[unit] / 86_400
        return days, days
    return days_in_months(amount * MONTHS[unit])


def days_in_months(months: Fraction) -> tuple[Fraction, Fraction]:
    """Return the fewest and the most days of so many months in a row."""
    whole = int(months)
    part = months - whole
    cycles, rest = divmod(whole, _MONTHS_OF_A_CYCLE)
    fewest, most = _days_in_row(rest)
    base = cycles * _DAYS_OF_A_CYCLE
    return base + fewest + part * 28, base + most + part * 31


@cache
def _days_in_row(months: int) -> tuple[int, int]:
    """Return the fewest and the most days of so many whole months in a row."""
    starts = _month_starts()
    lengths = [starts[at + months] - starts[at] for at in range(_MONTHS_OF_A_CYCLE)]
    return min(lengths), max(lengths)


@cache
def _month_starts() -> list[int]:
    """Return the number of the first day of every month of two cycles of the calendar."""
    day, starts = 0, []
    for year in range(1600, 2401):
        for month in range(1, 13):
            starts.append(day)
            day += last_day(year, month).day
    return starts
