"""Two measures that state one figure: "6 ft 2 in", "one-tenth of 1 per cent", "forty-five (45)"."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from tieout.facts.numbers.number import decimal_of, is_whole
from tieout.facts.numbers.tokens import WORD

if TYPE_CHECKING:
    from tieout.facts.numbers.measures import Measure
    from tieout.facts.numbers.roles import Line
    from tieout.facts.numbers.unit_words import UnitReader


class SumReader:
    """Joins a measure to the one before it, where the two are one figure."""

    def __init__(self, line: Line, units: UnitReader) -> None:
        self.tokens = line.tokens
        self.roles = line.roles
        self.lexicon = line.lexicon
        self.unit_words = units
        self.units = units.units

    def adds_to(self, measure: Measure, smaller: Measure) -> bool:
        """Join a measure to one of the next larger unit: "6 ft 2 in", "$20 and 43 cents"."""
        if self._repeats(measure, smaller) or self._is_part_of_one(measure, smaller):
            return True
        words = [token.lower for token in self.tokens[measure.last : smaller.first]]
        if words and words != [","] and not (len(words) == 1 and self.lexicon.has("and", words[0])):
            return False
        if not (measure.is_point and smaller.is_point and measure.unit):
            return False
        inches = self.tokens[smaller.last]
        if not smaller.unit and measure.unit == "ft" and not words:
            if inches.lower == "in":
                smaller.unit, smaller.last = "in", smaller.last + 1
            elif inches.kind != WORD or self.lexicon.has("race", inches.lower):
                smaller.unit = "in"
        left, right = self.units[measure.unit], self.units.get(smaller.unit)
        if right is None or left.dimension != right.dimension or right.factor >= left.factor:
            return False
        if left.offset or left.dimension == "share" or measure.best is None or smaller.best is None:
            return False
        part = Fraction(smaller.best) * right.factor / left.factor
        if not 0 <= part < 1 or not is_whole(measure.best):
            return False
        total = Fraction(measure.best) + (part if measure.best >= 0 else -part)
        measure.low = measure.best = measure.high = decimal_of(total)
        measure.last = smaller.last
        return True

    def _is_part_of_one(self, part: Measure, whole: Measure) -> bool:
        """Join a share to the one unit it is of: "one-tenth of 1 per cent"."""
        gap = self.tokens[part.last : whole.first]
        if len(gap) != 1 or self.roles[part.last].role != "of" or part.unit:
            return False
        if not whole.unit or whole.best != 1 or not part.is_point or not whole.is_point:
            return False
        if not isinstance(part.best, Fraction):
            return False
        part.unit, part.last = whole.unit, whole.last
        return True

    def _repeats(self, measure: Measure, other: Measure) -> bool:
        """Join a measure in words to its digits in brackets: "forty-five (45)"."""
        gap = self.tokens[measure.last : other.first]
        if gap and (len(gap) > 1 or gap[0].text != "(" or self.tokens[other.last].text != ")"):
            return False
        if measure.number.digits == other.number.digits or measure.best != other.best:
            return False
        if other.unit and measure.unit and other.unit != measure.unit:
            return False
        measure.unit = measure.unit or other.unit
        measure.last = other.last + len(gap)
        if not measure.unit:
            measure.unit, measure.last = self.unit_words.unit_after(measure.number, measure.last)
        return True
