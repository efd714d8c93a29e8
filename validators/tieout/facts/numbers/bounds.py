"""Two bounds on one thing made into one range: "more than five but less than ten"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tieout.facts.hedges import Hedge
from tieout.facts.numbers.tokens import DIGITS, END, WORD

if TYPE_CHECKING:
    from tieout.facts.numbers.hedging import HedgeReader
    from tieout.facts.numbers.measures import Measure
    from tieout.facts.numbers.roles import Line

_MOST_WORDS_BETWEEN = 6


class BoundReader:
    """Joins lower and upper bounds that stand together."""

    def __init__(self, line: Line, hedging: HedgeReader) -> None:
        self.line = line
        self.hedging = hedging
        self.tokens = line.tokens
        self.lexicon = line.lexicon

    def joins(self, left: Measure, right: Measure) -> bool:
        """Join "more than twenty" and "less than thirty-five" into one range."""
        if self._includes_end(left, right):
            return True
        lower, upper = (left, right) if left.high is None else (right, left)
        if lower.high is not None or upper.low is not None:
            return False
        if lower.low is None or upper.high is None or not lower.low < upper.high:
            return False
        if left.unit and right.unit and left.unit != right.unit:
            return False
        if not self._joins_bounds(left, right):
            return False
        ends = (lower.low, lower.low_open, upper.high, upper.high_open)
        left.low, left.low_open, left.high, left.high_open = ends
        left.best, left.hedge = None, Hedge.NONE
        left.reach(right)
        return True

    def _includes_end(self, left: Measure, right: Measure) -> bool:
        """Join "20 or more than 20" and "more than 20 or equal to 20" into at least 20."""
        bound, point = (right, left) if left.is_point else (left, right)
        gap = [token.lower for token in self.tokens[left.last : right.first]]
        if not point.is_point or bound.hedge not in {Hedge.MORE_THAN, Hedge.LESS_THAN}:
            return False
        if bound.best != point.best or not gap or not self.lexicon.has("or", gap[0]):
            return False
        if not all(self.lexicon.has("than", word) or word == "to" for word in gap[1:]):
            return False
        more = bound.hedge is Hedge.MORE_THAN
        left.low, left.best, left.high = bound.low, bound.best, bound.high
        left.low_open = left.high_open = False
        left.hedge = Hedge.AT_LEAST if more else Hedge.AT_MOST
        left.unit, left.last = left.unit or right.unit, right.last
        return True

    def _joins_bounds(self, left: Measure, right: Measure) -> bool:
        """True when two bounds stand together: "and", "but", a comma, one noun for both."""
        gap = self.tokens[left.last : right.first]
        if len(gap) > _MOST_WORDS_BETWEEN or not self.line.same_line(left.last - 1, right.first):
            return False
        if self.hedging.is_variable(gap[-1:]):
            gap = gap[:-1]
            if not gap:
                return True
        words = [token.lower for token in gap]
        while words and (
            words[-1] == ","
            or self.lexicon.has("bound_filler", words[-1])
            or self.lexicon.has("joins_bounds", words[-1])
        ):
            words.pop()
        if words and len(words) == len(gap):
            return False
        noun = self._noun_after(right.last)
        return not words or (
            len(words) <= 2 and self.line.is_noun(left.last, len(words)) and noun in {"", words[-1]}
        )

    def _noun_after(self, at: int) -> str:
        """The word after an expression, unless it is a function word."""
        token = self.tokens[at]
        if token.kind in {END, DIGITS} or self.lexicon.has("stop", token.lower):
            return ""
        return token.lower if token.kind == WORD else ""
