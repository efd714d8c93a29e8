"""Rates: so many in each hundred, thousand or million of something else.

"5 deaths per 100,000" is one figure. Where the second number is a power of ten it makes a unit of
its own, as per cent does, so that rates are compared with one another; any other makes a ratio.
Source: docs/decisions/0017.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from tieout.facts.hedges import Hedge
from tieout.facts.numbers.number import settled
from tieout.facts.numbers.tokens import WORD

if TYPE_CHECKING:
    from decimal import Decimal

    from tieout.facts.numbers.measures import Measure
    from tieout.facts.numbers.roles import Line

UNITS = {
    100: "per 100",
    1000: "per 1,000",
    10_000: "per 10,000",
    100_000: "per 100,000",
    1_000_000: "per million",
}
RATES = frozenset(UNITS.values())
_LONGEST_NOUN = 5
_MOST_WORDS = 3
"""A word for per has no more: "out of every"."""


def is_denominator(line: Line, measure: Measure) -> bool:
    """True for the second figure of a rate that stands alone: "the rate per 100,000"."""
    before = line.tokens[measure.first - 1].lower if measure.first else ""
    return line.lexicon.has("per_alone", before)


class RateReader:
    """Joins the two figures of a rate."""

    def __init__(self, line: Line) -> None:
        self.line = line
        self.tokens = line.tokens
        self.lexicon = line.lexicon

    def joins(self, left: Measure, right: Measure) -> bool:
        """Join a figure to the one that it is so many per; the noun between is counted."""
        size, shares = self._words_before(right.first)
        noun = right.first - size - left.last
        if not size:
            size = self._one_in(left, right)
            shares, noun = True, right.first - size - left.last
        if not size or not right.is_point or not shares <= noun <= _LONGEST_NOUN:
            return False
        if not all(self._is_noun(at) for at in range(left.last, left.last + noun)):
            return False
        if not left.unit and not right.unit:
            self._divide(left, right.best or 0, shares=shares)
        if noun:
            left.noun = (left.last, left.last + noun)
        left.last = right.last
        return True

    def _one_in(self, left: Measure, right: Measure) -> int:
        """How many words join "one" and its noun to a number: "one voter in five"."""
        if left.best != 1 or right.unit or self._counts(right.last):
            return 0
        for size in (2, 1):
            words = [token.lower for token in self.tokens[right.first - size : right.first]]
            if self.lexicon.has("of_all", " ".join(words)):
                return size
        return 0

    def _counts(self, at: int) -> bool:
        """True for a noun, which the number before it counts."""
        return self._is_noun(at) and not self.lexicon.is_past(self.tokens[at].lower)

    def _words_before(self, at: int) -> tuple[int, bool]:
        """How many words before a token name a denominator, and if they name it as a share."""
        last = self.tokens[at - 1].lower
        if not self.lexicon.has("per end", last) and not self.lexicon.has("in_every end", last):
            return 0, False
        for size in range(_MOST_WORDS, 0, -1):
            words = " ".join([token.lower for token in self.tokens[max(at - size, 0) : at]])
            if self.lexicon.has("per", words):
                return size, False
            if self.lexicon.has("in_every", words):
                return size, True
        return 0, False

    def _is_noun(self, at: int) -> bool:
        """True for a word that may be part of what is counted."""
        token = self.tokens[at]
        return token.kind == WORD and not self.lexicon.has("stop", token.lower)

    def _divide(
        self, left: Measure, denominator: Decimal | Fraction | int, *, shares: bool
    ) -> None:
        """Give a figure the unit of its denominator, or make the two a ratio."""
        unit = UNITS.get(int(denominator)) if denominator == int(denominator) else None
        if unit is not None and not shares:
            left.unit = unit
        elif denominator and left.hedge is not Hedge.ORDER:
            ends = [
                None if end is None else settled(Fraction(end) / Fraction(denominator))
                for end in (left.low, left.best, left.high)
            ]
            left.low, left.best, left.high = ends
