"""Scores and votes: two counts that a hyphen joins, which are no range: "won 3-2", "a 5-4 ruling".

A pair that does not rise is never a range. One that does is a score where words beside it say so,
or where it stands in a row with a pair that is one. Source: docs/decisions/0015.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from tieout.facts.hedges import Hedge
from tieout.facts.numbers.number import is_whole
from tieout.facts.numbers.surroundings import is_dash
from tieout.facts.numbers.tokens import DIGITS, WORD

if TYPE_CHECKING:
    from tieout.facts.numbers.measures import Measure
    from tieout.facts.numbers.roles import Line

_HIGHEST = 1000
"""More points, goals or votes than a pair with a hyphen is written for."""
_WORDS_BEFORE = 3
_WORDS_AFTER = 2
_MOST_BETWEEN = 4


class ScoreReader:
    """Marks the pairs of one text that are scores."""

    def __init__(self, line: Line) -> None:
        self.line = line
        self.tokens = line.tokens
        self.lexicon = line.lexicon

    def mark(self, measures: list[Measure]) -> None:
        """Mark both sides of every score; a row of pairs is of one kind throughout."""
        row: list[tuple[Measure, Measure]] = []
        sure = False
        for left, right in pairwise(measures):
            if not self._is_pair(left, right):
                continue
            if row and not self._goes_on(row[-1][1], left):
                self._close(row, sure=sure)
                row, sure = [], False
            row.append((left, right))
            sure = sure or self._is_score(left, right)
        self._close(row, sure=sure)

    def tells(self, left: Measure, right: Measure) -> bool:
        """True for two numbers with words between them that are a score: "voted 48 to 52"."""
        return self._is_side(left) and self._is_side(right) and self._is_score(left, right)

    def _close(self, row: list[tuple[Measure, Measure]], *, sure: bool) -> None:
        """Mark the pairs of a row, if one of them is a score."""
        for left, right in row if sure else ():
            left.score = right.score = True

    def _is_pair(self, left: Measure, right: Measure) -> bool:
        """True for two plain whole numbers with one hyphen, dash or colon between them."""
        if right.first != left.last + 1:
            return False
        mark = self.tokens[left.last]
        if not is_dash(mark) and mark.text != ":":
            return False
        return self._is_side(left) and self._is_side(right)

    def _is_side(self, measure: Measure) -> bool:
        """True for a number that may be one side of a score."""
        if measure.unit or not measure.is_point or measure.hedge is not Hedge.NONE:
            return False
        best = measure.best or 0
        return measure.number.scale == 1 and is_whole(best) and 0 <= best < _HIGHEST

    def _goes_on(self, end: Measure, start: Measure) -> bool:
        """True when only a comma, "and" or brackets part two pairs: "6-7 (4), 6-2"."""
        gap = self.tokens[end.last : start.first]
        return len(gap) <= _MOST_BETWEEN and all(
            token.text in {",", "(", ")", ";"}
            or token.kind == DIGITS
            or self.lexicon.has("and", token.lower)
            for token in gap
        )

    def _is_score(self, left: Measure, right: Measure) -> bool:
        """True for a pair that falls or is level, and for one that words beside it call a score."""
        if (left.best or 0) >= (right.best or 0):
            return True
        after = [token.lower for token in self.tokens[right.last : right.last + _WORDS_AFTER]]
        told = [word for word in after if self.lexicon.has("score", word)]
        if any(not self.lexicon.is_plural(word) for word in told):
            return True
        if self.lexicon.has("score_after", self.tokens[right.last].lower):
            return True
        if self._counts(right.last):
            return False
        before = self.tokens[max(left.first - _WORDS_BEFORE, 0) : left.first]
        return any(self.lexicon.has("score", token.lower) for token in before)

    def _counts(self, at: int) -> bool:
        """True for a word in small letters that what stands before it counts: "won 5-7 seats"."""
        token = self.tokens[at]
        if token.kind != WORD:
            return False
        if token.text != token.lower and not self.lexicon.nouns_capital:
            return False
        return not self.lexicon.has("stop", token.lower) or self.lexicon.has(
            "no_score", token.lower
        )
