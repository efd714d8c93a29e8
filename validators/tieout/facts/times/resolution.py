"""From what the words say to days and instants, given when they were written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tieout.facts.times import clocks, floating, periods, ranges, shifting
from tieout.facts.times import expressions as said

if TYPE_CHECKING:
    from collections.abc import Callable

    from tieout.facts.times.reference import Bounds, Reference


def resolve(expression: Any, reference: Reference) -> Bounds | None:
    """Return what an expression stands for, or None where that cannot be known."""
    return _RESOLVERS[type(expression)](expression, reference)


def _nothing(_: said.Nothing, __: Reference) -> Bounds | None:
    """Resolve what only looks like a date."""
    return None


_RESOLVERS: dict[type, Callable[[Any, Reference], Bounds | None]] = {
    said.Fields: floating.resolve_fields,
    said.Relative: floating.resolve_relative,
    said.Years: floating.resolve_years,
    said.Literal: floating.resolve_literal,
    said.Rolling: shifting.resolve_rolling,
    said.Shifted: shifting.resolve_shifted,
    said.Third: periods.resolve_third,
    said.Piece: periods.resolve_piece,
    said.Inside: periods.resolve_inside,
    said.Coded: periods.resolve_coded,
    said.Feast: periods.resolve_feast,
    said.Clipped: periods.resolve_clipped,
    said.Turn: periods.resolve_turn,
    said.Recurring: floating.resolve_recurring,
    said.Around: periods.resolve_around,
    said.Then: floating.resolve_then,
    said.Beside: periods.resolve_beside,
    said.Timed: clocks.resolve_timed,
    said.Daypart: clocks.resolve_daypart,
    said.Span: ranges.resolve_span,
    said.Bounded: ranges.resolve_bounded,
    said.Approximate: ranges.resolve_approximate,
    said.Nothing: _nothing,
}
