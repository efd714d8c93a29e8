"""Two figures on one scale: units of one dimension, shares, currencies by the codebook's rates.

A figure that is compared with one in another unit may have been converted and rounded on its way
to us: the one with the coarser rounding is widened to it, so that "more than 5 miles" and "up to
8 kilometres" are no contradiction. Source: docs/decisions/0051.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING

from tieout.errors import ValueSyntaxError
from tieout.facts.codebook import Kind
from tieout.facts.hedges import load_profile, rounding_step, widen
from tieout.facts.intervals import Interval, write_end
from tieout.facts.notation import parse_value
from tieout.facts.quantities import Quantity
from tieout.facts.units import can_convert, convert, dimension, unit_of
from tieout.findings.comparing.times import Valid, on_axis, read_valid

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tieout.facts.codebook import Rate

SHARE, TIME, MONTHS = "share", "time", "months"
"""Dimensions of the unit table that have a rule of their own here."""

SHORTEST_MONTH, LONGEST_MONTH = 28, 31
MEAN_MONTH = Fraction(146_097, 4_800)
"""Days in a calendar month: fewest, most, and the mean of the Gregorian calendar."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A figure as it is judged, with its unit.

    Args:
        span: What the value may be, in its own unit.
        unit: The id of a unit of measure or currency, or empty for counts and plain ratios.
        best: The figure named, or None.
        step: The step to which that figure is rounded, 0 where none is named.
        counted: True when things are counted, which a share never is.
        note: How it came to be in its unit, where that is not the one it was given in.
    """

    span: Interval
    unit: str = ""
    best: Fraction | None = None
    step: Fraction = Fraction(0)
    counted: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Scale:
    """Two figures in one unit.

    Args:
        left: What the first may be.
        right: What the second may be.
        unit: The unit both are in.
        note: How they came to be in it, or empty.
    """

    left: Interval
    right: Interval
    unit: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Local:
    """A unit that the codebook adds, or a currency of its rates.

    Args:
        id: Its id.
        of: The unit that it is measured in, or empty.
        factor: How many of those one of it is.
    """

    id: str
    of: str = ""
    factor: Fraction = Fraction(1)


def measured(
    value: Quantity, span: Interval, local: Mapping[str, Local] = MappingProxyType({})
) -> Measured:
    """Return a quantity with its unit resolved; a count noun is no unit.

    Args:
        value: The quantity.
        span: What it is judged as.
        local: Units of the codebook by id and alias.
    """
    own = local.get(value.unit)
    factor, note = Fraction(1), ""
    if own is not None:
        unit, factor = (own.of, own.factor) if own.of else (own.id, factor)
        note = f"1 {own.id} is {write_end(factor)} {unit}" if own.of else ""
        found = unit_of(unit)
        unit = found.id if found else unit if unit in local else ""
    else:
        found = unit_of(value.unit) if value.unit else None
        unit = found.id if found else ""
    counted = bool(value.counted or (value.unit and not unit))
    if value.best is None:
        step, best = Fraction(0), None
    else:
        step = rounding_step(value.best) * factor if value.best else Fraction(0)
        best = Fraction(value.best) * factor
    exact = span if factor == 1 else scaled(span, Interval(factor, factor))
    return Measured(exact, unit, best, step, counted, note)


def common_scale(
    left: Measured, right: Measured, rates: tuple[Rate, ...] = (), when: Interval | None = None
) -> Scale | None:
    """Return two figures on one scale, or None when no conversion joins their units.

    Args:
        left: One figure.
        right: The other.
        rates: Rates of exchange, used in both directions and through one common currency.
        when: About when the figures hold; of several rates for a pair the nearest is taken.
    """
    own = [note for note in dict.fromkeys((left.note, right.note)) if note]
    if left.unit == right.unit:
        return Scale(left.span, right.span, left.unit, ", ".join(own))
    if not left.unit or not right.unit:
        return _as_shares(left, right)
    unit = min(left.unit, right.unit)
    exchange = _Exchange(rates, when)
    first, second = (_into(side, unit, exchange) for side in (left, right))
    if first is None or second is None:
        return None
    coarser = max(first.step, second.step)
    spans = [_padded(side) if side.step == coarser else side.span for side in (first, second)]
    notes = (*own, first.note or second.note)
    return Scale(spans[0], spans[1], unit, ", ".join(note for note in notes if note))


def _as_shares(left: Measured, right: Measured) -> Scale | None:
    """Return a share in per cent beside a plain ratio; no other figure without a unit is alike."""
    sides = sorted((left, right), key=lambda side: bool(side.unit))
    plain, share = sides
    ratio = plain.best is not None and 0 <= plain.best <= 1 and not plain.counted
    if dimension(share.unit) != SHARE or not ratio:
        return None
    spans = [convert(s.span, s.unit, "") if s.unit else s.span for s in (left, right)]
    return Scale(spans[0], spans[1], "", f"{share.unit} read as a plain ratio")


@dataclass(frozen=True, slots=True)
class _Converted:
    """A figure in another unit: its span, its figure, the step it was rounded to."""

    span: Interval
    best: Interval | None
    step: Fraction
    note: str = ""


def _into(side: Measured, unit: str, exchange: _Exchange) -> _Converted | None:
    """Convert a figure; None when its unit and the other have no common dimension or rate."""
    step = side.step
    point = None if side.best is None else Interval(side.best, side.best)
    if side.unit == unit:
        return _Converted(side.span, point, step)
    if {dimension(side.unit), dimension(unit)} == {TIME, MONTHS}:
        return _calendar(side, unit, step)
    if side.unit != unit and can_convert(side.unit, unit) and unit_of(side.unit):
        worth = fraction_of(convert(Interval(Fraction(0), step), side.unit, unit).width)
        best = None if point is None else convert(point, side.unit, unit)
        note = f"{side.unit} converted to {unit}"
        return _Converted(convert(side.span, side.unit, unit), best, worth or step, note)
    found = exchange.between(side.unit, unit)
    if found is None:
        return None
    rate, note = found
    worth = fraction_of(scaled(Interval(step, step), rate).high)
    best = None if point is None else scaled(point, rate)
    return _Converted(scaled(side.span, rate), best, worth or step, note)


def _calendar(side: Measured, unit: str, step: Fraction) -> _Converted:
    """Convert months or years to a unit of days and clock time, or the other way round.

    A month has 28 to 31 days, and any run of months is within three days of its mean length.
    """
    to_days = dimension(unit) == TIME
    day = _one("day", unit if to_days else side.unit)
    month = _one("month", side.unit if to_days else unit)

    def converted(end: object, slack: int) -> Fraction | None:
        number = fraction_of(end)
        if number is None:
            return None
        if not to_days:
            return (number / day + 3 * slack) / MEAN_MONTH * month
        months = number / month
        mean = months * MEAN_MONTH + 3 * slack
        least, most = months * SHORTEST_MONTH, months * LONGEST_MONTH
        return min(most, max(least, mean)) * day

    span = Interval(
        converted(side.span.low, -1),
        converted(side.span.high, 1),
        low_open=side.span.low_open,
        high_open=side.span.high_open,
    )
    best = None
    if side.best is not None:
        best = Interval(converted(side.best, -1), converted(side.best, 1))
    note = f"{side.unit} converted to {unit} by the calendar"
    return _Converted(span, best, converted(step, 0) or step, note)


def _one(unit: str, other: str) -> Fraction:
    """Return how many of another unit one of a unit is."""
    return fraction_of(convert(Interval(Fraction(1), Fraction(1)), unit, other).low) or Fraction(1)


def _padded(side: _Converted) -> Interval:
    """Widen a figure to half the step it was rounded to, on either side of the figure named."""
    if side.best is None:
        return side.span
    span, half = side.span, side.step / 2
    low, high = fraction_of(span.low), fraction_of(span.high)
    least, most = fraction_of(side.best.low), fraction_of(side.best.high)
    if low is not None and least is not None and least - half < low:
        span = replace(span, low=least - half, low_open=False)
    if high is not None and most is not None and most + half > high:
        span = replace(span, high=most + half, high_open=True)
    return span


def fraction_of(end: object) -> Fraction | None:
    """Return one end of an interval of numbers as a fraction; None for no bound."""
    if end is None or type(end) is Fraction:
        return end
    if isinstance(end, int | Decimal | Fraction):
        return Fraction(end)
    raise TypeError(f"{end!r} is no number")


def scaled(span: Interval, rate: Interval) -> Interval:
    """Return the products of an interval and a positive one; an open end stays open."""
    lows = _product(fraction_of(span.low), rate, open_end=span.low_open, upper=False)
    highs = _product(fraction_of(span.high), rate, open_end=span.high_open, upper=True)
    return Interval(lows[0], highs[0], low_open=lows[1], high_open=highs[1])


def _product(
    end: Fraction | None, rate: Interval, *, open_end: bool, upper: bool
) -> tuple[Fraction | None, bool]:
    """Multiply one end by the end of the rate that takes it furthest out."""
    if end is None:
        return None, False
    far = upper == (end >= 0)
    factor = fraction_of(rate.high if far else rate.low)
    edge = rate.high_open if far else rate.low_open
    return end * (factor or 0), open_end or (edge and end != 0)


class _Exchange:
    """Rates of exchange as a graph of currencies."""

    def __init__(self, rates: tuple[Rate, ...], when: Interval | None) -> None:
        self._rates = rates
        self._when = when

    def between(self, source: str, target: str) -> tuple[Interval, str] | None:
        """Return what one of a currency is worth in another, directly or through a third."""
        direct = self._step(source, target)
        if direct is not None:
            return direct
        for middle in self._currencies():
            first, second = self._step(source, middle), self._step(middle, target)
            if first is not None and second is not None:
                return scaled(first[0], second[0]), f"{first[1]}, {second[1]}"
        return None

    def _currencies(self) -> Iterable[str]:
        """Yield every currency that has a rate, in alphabetical order."""
        return sorted({_id(name) for rate in self._rates for name in (rate.from_, rate.to)})

    def _step(self, source: str, target: str) -> tuple[Interval, str] | None:
        """Return the rate of the codebook for a pair in either direction, the nearest in time."""
        found = []
        for rate in self._rates:
            ends = _id(rate.from_), _id(rate.to)
            span = _rate_span(rate)
            if span is not None and ends in {(source, target), (target, source)}:
                turned = span if ends == (source, target) else _inverse(span)
                note = f"1 {rate.from_} is {span} {rate.to}"
                found.append((self._distance(rate), note + _said_by(rate), turned))
        if not found:
            return None
        _, note, turned = min(found, key=lambda item: item[:2])
        return turned, note

    def _distance(self, rate: Rate) -> int:
        """Return how far from the figures a rate held, in microseconds; 0 when it covers them."""
        if self._when is None or not rate.valid:
            return 0
        held: Valid = read_valid(rate.valid)
        placed = on_axis(held.whole, self._when)
        if placed is None or placed[0].meets(placed[1]):
            return 0
        gaps = [
            abs(low - high)
            for low, high in ((placed[0].low, placed[1].high), (placed[1].low, placed[0].high))
            if isinstance(low, int) and isinstance(high, int)
        ]
        return min(gaps, default=0)


def _said_by(rate: Rate) -> str:
    """Name the source of a rate and when it held."""
    told = ", ".join(part for part in (rate.source, rate.valid) if part)
    return f" ({told})" if told else ""


def _id(word: str) -> str:
    """Return the id of a currency, whatever word of the unit table names it."""
    found = unit_of(word)
    return found.id if found else word


def _rate_span(rate: Rate) -> Interval | None:
    """Read a rate as any plain figure is read, 1.3 being from 1.25 to 1.35."""
    try:
        value = parse_value(rate.rate, Kind.QUANTITY)
    except ValueSyntaxError:
        return None
    if not isinstance(value, Quantity) or value.best is None or value.best <= 0:
        return None
    return widen(value, load_profile())


def _inverse(span: Interval) -> Interval:
    """Return the reciprocal of a positive interval."""
    low, high = fraction_of(span.low), fraction_of(span.high)
    return Interval(
        1 / high if high else None,
        1 / low if low else None,
        low_open=span.high_open,
        high_open=span.low_open,
    )
