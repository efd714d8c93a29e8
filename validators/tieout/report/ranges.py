"""Values on one scale, for tables and pictures: what each allows, in one unit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tieout.facts.intervals import Interval
from tieout.facts.quantities import Quantity
from tieout.facts.units import can_convert, convert
from tieout.findings.comparing.scales import measured

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tieout.facts.intervals import End
    from tieout.findings.comparing.claims import Claim, Terms


@dataclass(frozen=True, slots=True)
class Span:
    """What one claim allows.

    Args:
        claim: The claim.
        held: What it allows, in the unit of the scale.
        best: The figure named in that unit, or None.
    """

    claim: Claim
    held: Interval
    best: End


def on_one_scale(claims: Sequence[Claim], terms: Terms) -> tuple[str, list[Span]]:
    """Return claims in the unit of the first of them whose value is an interval.

    Args:
        claims: Facts of one question.
        terms: What the codebook says of the property.

    Returns:
        The unit of measure, empty for dates and for what is counted, and what each claim allows;
        claims that are no intervals, or of a unit that does not convert, are not among them.
    """
    spans = [_in_own_unit(claim, terms) for claim in claims]
    known = [span for span in spans if span is not None]
    unit = known[0][0] if known else ""
    return unit, [
        span if own == unit else _converted(span, own, unit)
        for own, span in known
        if own == unit or can_convert(own, unit)
    ]


def _in_own_unit(claim: Claim, terms: Terms) -> tuple[str, Span] | None:
    """Return the unit of measure of a claim with what it allows, or None if it is no interval."""
    if not isinstance(claim.compared, Interval):
        return None
    if not isinstance(claim.value, Quantity):
        return "", Span(claim, claim.compared, None)
    side = measured(claim.value, claim.compared, terms.units)
    return side.unit, Span(claim, side.span, side.best)


def _converted(span: Span, own: str, unit: str) -> Span:
    """Return what a claim allows in another unit of its dimension."""
    best = None if span.best is None else convert(Interval(span.best, span.best), own, unit).low
    return Span(span.claim, convert(span.held, own, unit), best)
