"""Where numbers and dates stand along an axis, and which round ones are marked on it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tieout.facts.intervals import End, Interval

SPREAD = 100
"""From this ratio of the largest to the smallest bound an axis is logarithmic: our convention."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Where values stand along an axis.

    Args:
        least: The number at its beginning.
        most: The number at its end.
        ticks: Round values between them, to be marked.
        logarithmic: Whether the numbers are powers of ten.
    """

    least: float
    most: float
    ticks: tuple[End, ...]
    logarithmic: bool = False

    @classmethod
    def of(cls, held: Iterable[Interval]) -> Scale | None:
        """Return a scale that holds every bound, or None if there is none to hold."""
        ends: list[End] = [end for item in held for end in (item.low, item.high) if end is not None]
        if not ends:
            return None
        if any(isinstance(end, date) for end in ends):
            numbers = [_number(end) for end in ends]
            return cls(*_room(min(numbers), max(numbers), 0.5), _date_ticks(ends))
        numbers = [_number(end) for end in ends]
        least, most = min(numbers), max(numbers)
        if not all(math.isfinite(number) for number in numbers):
            return None
        if least > 0 and most / least >= SPREAD:
            logs = (math.floor(math.log10(least)), math.ceil(math.log10(most)))
            step = max(1, (logs[1] - logs[0]) // 4)
            powers = tuple(Fraction(10) ** power for power in range(logs[0], logs[1] + 1, step))
            ticks = _inside(powers, least, most)
            return cls(math.log10(least), math.log10(most), ticks, logarithmic=True)
        least, most = _room(least, most, max(abs(least) * 0.05, 0.5))
        return cls(least, most, _round_ticks(least, most))

    def share(self, end: End) -> float:
        """Return where a value stands, from 0 at the beginning to 1 at the end."""
        number = _number(end)
        if self.logarithmic:
            number = math.log10(number) if number > 0 else self.least
        return min(1.0, max(0.0, (number - self.least) / (self.most - self.least)))


def _number(end: End) -> float:
    """Return a bound as a number of days or of units; exactness ends here, nothing is judged."""
    if isinstance(end, datetime):
        zoned = end if end.tzinfo else end.replace(tzinfo=UTC)
        return zoned.timestamp() / 86400
    if isinstance(end, date):
        return float(end.toordinal() - date(1970, 1, 1).toordinal())
    try:
        return float(end or 0)
    except OverflowError:
        return math.inf


def _room(least: float, most: float, margin: float) -> tuple[float, float]:
    """Return the two ends, moved apart if they are one."""
    return (least, most) if most > least else (least - margin, most + margin)


def _inside(ticks: tuple[End, ...], least: float, most: float) -> tuple[End, ...]:
    """Return the ticks that lie between the ends."""
    return tuple(tick for tick in ticks if least <= _number(tick) <= most)


def _round_ticks(least: float, most: float) -> tuple[End, ...]:
    """Return three to six round figures between two ends."""
    power = Fraction(10) ** math.floor(math.log10(most - least))
    for factor in (Fraction(1, 2), 1, 2, Fraction(1, 4), Fraction(1, 5)):
        step = power * factor
        first, last = math.ceil(least / step), math.floor(most / step)
        if 3 <= last - first + 1 <= 6:
            return tuple(step * number for number in range(first, last + 1))
    return (Fraction(math.ceil(least / power)) * power,)


def _date_ticks(ends: list[End]) -> tuple[End, ...]:
    """Return the first and last day, and two between them if there is room."""
    days = sorted(
        {end.date() if isinstance(end, datetime) else end for end in ends if isinstance(end, date)}
    )
    first, last = days[0], days[-1]
    span = (last - first).days
    if span < 9:
        return (first, last) if span else (first,)
    return (first, first + timedelta(days=span // 3), first + timedelta(days=span * 2 // 3), last)
