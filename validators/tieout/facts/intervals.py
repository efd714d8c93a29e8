"""An interval is what a value may be: two ends, each open, closed or unbounded.

Numbers, dates and times share one class; the ends of one interval are of one family, so that
they can be ordered. Fractions are printed as people write them by `write_number`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

from tieout.errors import UsageError

Number: TypeAlias = Decimal | Fraction | int
End: TypeAlias = Number | date | None
"""A number, a date or a datetime (which is a date to Python), or None: no bound."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A set of values without gaps, from low to high.

    Args:
        low: The lower end, or None: unbounded below.
        high: The upper end, or None: unbounded above.
        low_open: True when the lower end itself does not belong to the interval.
        high_open: True when the upper end itself does not belong to the interval.

    Raises:
        UsageError: The lower end lies above the upper end, or the two cannot be ordered.

    Examples:
        >>> Interval(Decimal(5), Decimal(7)).contains(Interval(Decimal(6), Decimal(6)))
        True
        >>> str(Interval(Decimal(14500), Decimal(15500), high_open=True))
        '[14500, 15500)'
    """

    low: End
    high: End
    low_open: bool = False
    high_open: bool = False

    def __post_init__(self) -> None:
        if self.low is None or self.high is None:
            return
        try:
            reversed_ends = self.high < self.low  # type: ignore[operator]
        except TypeError as error:
            raise UsageError(
                f"the ends of an interval cannot be ordered: {self.low!r} and {self.high!r}",
                hint="Give two numbers, two dates, or two times, both zoned or both unzoned.",
            ) from error
        if reversed_ends:
            raise UsageError(
                f"the lower end {self.low} of an interval lies above the upper end {self.high}",
                hint="Swap the two ends.",
            )

    @property
    def is_point(self) -> bool:
        """True when exactly one value belongs to the interval."""
        return self.low is not None and self.low == self.high and not self.is_empty

    @property
    def is_empty(self) -> bool:
        """True when no value belongs to it: two equal ends, one of them open."""
        return self.low is not None and self.low == self.high and (self.low_open or self.high_open)

    @property
    def width(self) -> Number | timedelta | None:
        """The distance between the ends; None when an end is unbounded."""
        if self.low is None or self.high is None:
            return None
        if isinstance(self.low, date) or isinstance(self.high, date):
            return self.high - self.low  # type: ignore[operator]
        return Fraction(self.high) - Fraction(self.low)

    def contains(self, other: Interval) -> bool:
        """True when every value of the other interval belongs to this one.

        Examples:
            >>> Interval(None, 900).contains(Interval(500, 900))
            True
            >>> Interval(None, 900, high_open=True).contains(Interval(500, 900))
            False
        """
        return other.is_empty or (
            not self.is_empty and _lower(self) <= _lower(other) and _upper(other) <= _upper(self)
        )

    def meets(self, other: Interval) -> bool:
        """True when at least one value belongs to both.

        Examples:
            >>> Interval(0, 8000).meets(Interval(14500, 15500, high_open=True))
            False
            >>> Interval(5, 7, high_open=True).meets(Interval(7, 9))
            False
        """
        return self.intersection(other) is not None

    def intersection(self, other: Interval) -> Interval | None:
        """The values that belong to both, or None when there are none.

        Examples:
            >>> str(Interval(850, 950).intersection(Interval(900, None)))
            '[900, 950]'
        """
        lower = self if _lower(self) >= _lower(other) else other
        upper = self if _upper(self) <= _upper(other) else other
        low, high = lower.low, upper.high
        if low is not None and high is not None and high < low:  # type: ignore[operator]
            return None
        shared = Interval(low, high, low_open=lower.low_open, high_open=upper.high_open)
        return None if shared.is_empty else shared

    def __str__(self) -> str:
        """The interval in the notation of mathematics: `[14500, 15500)`, `(20, ∞)`."""
        left = "(" if self.low_open or self.low is None else "["
        right = ")" if self.high_open or self.high is None else "]"
        low = "-∞" if self.low is None else write_end(self.low)
        high = "∞" if self.high is None else write_end(self.high)
        return f"{left}{low}, {high}{right}"


@dataclass(frozen=True, slots=True)
class _Edge:
    """An end of an interval that can be ordered: unbounded ends are beyond all others."""

    value: End
    side: int  # at one value: -1 just below it, 0 on it, 1 just above it
    infinite: int  # -1 or 1 when the value is None

    def __le__(self, other: _Edge) -> bool:
        if self.infinite or other.infinite:
            return self.infinite <= other.infinite
        if self.value == other.value:
            return self.side <= other.side
        return bool(self.value < other.value)  # type: ignore[operator]

    def __ge__(self, other: _Edge) -> bool:
        return other <= self


def _lower(interval: Interval) -> _Edge:
    """The lower end, comparable with other lower ends."""
    return _Edge(interval.low, int(interval.low_open), -1 if interval.low is None else 0)


def _upper(interval: Interval) -> _Edge:
    """The upper end, comparable with other upper ends."""
    return _Edge(interval.high, -int(interval.high_open), 1 if interval.high is None else 0)


def write_end(value: Number | date) -> str:
    """One end as text: a number as `write_number` gives it, a date or time in ISO 8601."""
    return value.isoformat() if isinstance(value, date) else write_number(value)


def write_number(value: Number) -> str:
    """A number as text that `fractions.Fraction` reads back: `900`, `2.5`, `2/3`.

    Numbers with a finite decimal expansion are written in decimals, without trailing zeros and
    without an exponent; the others as a fraction in lowest terms.

    Examples:
        >>> write_number(Decimal("1.50")), write_number(Fraction(2, 3))
        ('1.5', '2/3')
    """
    fraction = Fraction(value)
    rest, places = fraction.denominator, 0
    for prime in (2, 5):
        power = 0
        while rest % prime == 0:
            rest //= prime
            power += 1
        places = max(places, power)
    if rest != 1:
        return f"{fraction.numerator}/{fraction.denominator}"
    if places == 0:
        return str(fraction.numerator)
    digits = str(abs(fraction.numerator) * 10**places // fraction.denominator).rjust(
        places + 1, "0"
    )
    sign = "-" if fraction < 0 else ""
    return f"{sign}{digits[:-places]}.{digits[-places:]}"
