"""Many values on one axis of whole numbers, so that thousands of them sort in a moment.

An end at value v has the key 4v, one just below it 4v - 1 (an open upper end), one just above it
4v + 1 (an open lower end): two intervals share a value exactly when the lower key of each is not
above the upper key of the other.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING

from tieout.facts.intervals import Interval
from tieout.facts.quantities import Quantity
from tieout.findings.comparing.scales import Measured, common_scale, measured
from tieout.findings.comparing.times import on_axis

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tieout.facts.intervals import End, Number
    from tieout.findings.comparing.claims import Claim, Terms

LARGEST_DENOMINATOR = 10**12
"""Beyond this common denominator ends are ranked instead of multiplied out."""


@dataclass(frozen=True, slots=True)
class Axis:
    """Intervals whose ends are ordered whole numbers.

    Args:
        spans: Lower key, upper key and place in the sequence that was given; both keys belong.
    """

    spans: list[tuple[int, int, int]]


def axes_of(claims: Sequence[Claim], terms: Terms) -> list[Axis]:
    """Return claims whose values are intervals, one axis for all that share a scale.

    Args:
        claims: Every `compared` is an interval.
        terms: What the codebook says of the property, for its rates of exchange.
    """
    times: list[tuple[int, Claim]] = []
    numbers: list[tuple[int, Claim]] = []
    for place, claim in enumerate(claims):
        (numbers if isinstance(claim.value, Quantity) else times).append((place, claim))
    found = []
    if times:
        zoned = all(_zoned(claim.compared) for _, claim in times)
        found.append(_axis((place, _instants(claim, zoned=zoned)) for place, claim in times))
    found += [_axis(family) for family in _families(numbers, terms)]
    return found


def _instants(claim: Claim, *, zoned: bool) -> Interval:
    """Return one time in microseconds: in UTC when all have zones, else by the clock."""
    span = claim.compared
    assert isinstance(span, Interval)  # noqa: S101 - asked of the caller
    if not zoned:
        span = replace(span, low=_bare(span.low), high=_bare(span.high))
    placed = on_axis(span, span)
    return placed[0] if placed is not None else Interval(None, None)


def _zoned(span: object) -> bool:
    """Whether every end that a time has is a clock time with a zone."""
    ends = [span.low, span.high] if isinstance(span, Interval) else []
    return all(isinstance(end, datetime) and end.tzinfo is not None for end in ends if end)


def _bare(end: End) -> End:
    """Return a clock time without its zone."""
    return end.replace(tzinfo=None) if isinstance(end, datetime) else end


def _families(
    numbers: list[tuple[int, Claim]], terms: Terms
) -> Iterable[list[tuple[int, Interval]]]:
    """Yield figures that share a scale, converted to the unit of the first of them."""
    units = {claim.value.unit for _, claim in numbers if isinstance(claim.value, Quantity)}
    if len(units) == 1:
        yield [(at, one.compared) for at, one in numbers if isinstance(one.compared, Interval)]
        return
    left = [
        (place, measured(claim.value, claim.compared, terms.units))
        for place, claim in numbers
        if isinstance(claim.value, Quantity) and isinstance(claim.compared, Interval)
    ]
    while left:
        unit = min(side.unit for _, side in left)
        coarsest = max((s.step for _, s in left if s.unit == unit), default=Fraction(0))
        anchor = Measured(Interval(Fraction(0), Fraction(0)), unit, Fraction(0), coarsest)
        family, rest = [], []
        for place, side in left:
            scale = common_scale(side, anchor, terms.rates)
            if scale is None:
                rest.append((place, side))
            else:
                family.append((place, scale.left))
        yield family
        left = rest


def _axis(spans: Iterable[tuple[int, Interval]]) -> Axis:
    """Turn the ends of intervals into keys."""
    given = list(spans)
    ends = [end for _, span in given for end in (span.low, span.high)]
    keys = _keys(ends)  # type: ignore[arg-type]
    known = [key for key in keys if key is not None]
    lowest, highest = min(known, default=0) - 8, max(known, default=0) + 8
    return Axis(
        [
            (
                lowest if low is None else low + span.low_open,
                highest if high is None else high - span.high_open,
                place,
            )
            for (place, span), low, high in zip(given, keys[::2], keys[1::2], strict=True)
        ]
    )


def _keys(ends: Sequence[Number | None]) -> list[int | None]:
    """Return four times each end as a whole number, in the order of the ends; None for no end."""
    ratios = [None if end is None else end.as_integer_ratio() for end in ends]
    common = lcm(*{ratio[1] for ratio in ratios if ratio is not None})
    if common > LARGEST_DENOMINATOR:
        ranks = {end: rank for rank, end in enumerate(sorted({Fraction(*r) for r in ratios if r}))}
        return [ratio and 4 * ranks[Fraction(*ratio)] for ratio in ratios]
    return [ratio and 4 * ratio[0] * (common // ratio[1]) for ratio in ratios]
