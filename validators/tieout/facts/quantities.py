"""Figures in running text, read as they are written: bounds, figure named, hedge, unit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tieout.facts.hedges import Hedge

if TYPE_CHECKING:
    from decimal import Decimal
    from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Quantity:
    """One figure of a text, as written; comparing applies a hedge profile, reading does not.

    Units: start and end are code points of the text, half-open. They hold the whole expression:
    hedge or bound words, sign, currency, numbers, range words, unit of measure; not the noun
    counted.

    Args:
        start: Where the expression starts.
        end: Where the expression ends (exclusive); `as_written == text[start:end]`.
        low: The lower bound as written, None for no bound.
        best: The figure named, None when only bounds are named ("between 5 and 7").
        high: The upper bound as written, None for no bound.
        low_open: True when the lower bound itself is excluded ("more than 20").
        high_open: True when the upper bound itself is excluded ("under 20").
        hedge: The hedge in the words of the column; empty for a figure stated plainly.
        unit: The id of a unit of measure or currency; empty when things are counted.
        counted: The noun counted, as written ("fighters"); empty for none.
        as_written: The expression, word for word.
    """

    start: int
    end: int
    low: Decimal | Fraction | None
    best: Decimal | Fraction | None
    high: Decimal | Fraction | None
    low_open: bool = False
    high_open: bool = False
    hedge: Hedge = Hedge.NONE
    unit: str = ""
    counted: str = ""
    as_written: str = ""
