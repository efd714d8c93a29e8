"""A measure: one number with its sign, currency and unit of measure."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from tieout.facts.hedges import Hedge
from tieout.facts.numbers.exclusions import Exclusions
from tieout.facts.numbers.number import Number, is_whole, negative
from tieout.facts.numbers.numerals import NumberReader
from tieout.facts.numbers.roles import DASHES
from tieout.facts.numbers.sums import SumReader
from tieout.facts.numbers.tokens import DIGITS, END, SIGN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tieout.facts.numbers.hedging import HedgeReader
    from tieout.facts.numbers.roles import Line
    from tieout.facts.numbers.unit_words import UnitReader

_ONE = frozenset({"mass", "length", "area", "volume"})
_DEGREES = frozenset({"°", "°C", "°F"})
_MINUSES = frozenset("-−–")


@dataclass(slots=True)
class Measure:
    """A number with its unit, by token indices; what ranges and hedges are built on.

    Args:
        first: Index of its first token.
        last: Index after its last token.
        low: Lower bound as written.
        best: Figure named.
        high: Upper bound as written.
        number: The number before it was given a sign.
        unit: Id of the unit, or empty.
        hedge: What its own words imply.
        low_open: True when the lower bound is excluded.
        high_open: True when the upper bound is excluded.
        noun: Tokens of a noun inside it: "people" of "900 people or more".
        score: True for one side of a score, after which no noun is counted: "a 3-2 win".
    """

    first: int
    last: int
    low: Decimal | Fraction | None
    best: Decimal | Fraction | None
    high: Decimal | Fraction | None
    number: Number
    unit: str = ""
    hedge: Hedge = Hedge.NONE
    low_open: bool = False
    high_open: bool = False
    noun: tuple[int, int] | None = None
    score: bool = False

    @property
    def is_point(self) -> bool:
        """True for one number, not a range or a bound."""
        if self.best is None:
            return False
        return self.low is self.high is self.best or self.low == self.high == self.best

    def reach(self, right: Measure) -> None:
        """Take in a measure to the right: its end, its number, and its unit where it has none."""
        self.unit = self.unit or right.unit
        self.last = right.last
        self.number = right.number


def fold(measures: Iterable[Measure], joins: Callable[[Measure, Measure], bool]) -> list[Measure]:
    """The measures, each joined to the one before it where the two make one expression.

    Args:
        measures: The measures of a text, in order.
        joins: Joins the right one to the left one and says so, or leaves both as they are.
    """
    found: list[Measure] = []
    for measure in measures:
        if not (found and joins(found[-1], measure)):
            found.append(measure)
    return found


class MeasureReader:
    """Reads the measures of one text from its tokens."""

    def __init__(self, line: Line, units: UnitReader, hedging: HedgeReader) -> None:
        self.line = line
        self.tokens = line.tokens
        self.text = line.text
        self.lexicon = line.lexicon
        self.reader = NumberReader(line)
        self.unit_words = units
        self.units = units.units
        self.hedging = hedging
        self.sums = SumReader(line, units)

    def read(self) -> list[Measure]:
        """Every measure that counts or measures something, in order."""
        numbers = self._numbers()
        if not numbers:
            return []
        excluded = Exclusions(self.line, numbers, self.unit_words).find()
        measures: list[Measure] = []
        end = 0
        for at, number in enumerate(numbers):
            if at in excluded or number.first < end:
                continue
            measure = self._measure(number, end)
            if not (measures and self.sums.adds_to(measures[-1], measure)):
                measures.append(measure)
            end = measures[-1].last
        return measures

    def _numbers(self) -> list[Number]:
        """Every number of the text, ordinals included."""
        numbers: list[Number] = []
        end = 0
        between = not self.lexicon.contexts["between"].isdisjoint(self.hedging.words)
        for at in self.line.starts:
            if at < end:
                continue
            number = self.reader.read(at) or self._one_unit(at)
            if between and number is not None and self._after_between(at):
                number = self._first_of_two(at, number)
            if number is not None:
                numbers.append(number)
                end = max(number.last, at + 1)
        return numbers

    def _one_unit(self, at: int) -> Number | None:
        """One of a unit: "a gallon of beer", "an inch", "under an hour", "a mile and a half"."""
        if self.line.roles[at].role != "article":
            return None
        for phrase in self.lexicon.units.get(self.tokens[at + 1].lower, ()):
            if phrase.exact or not self.unit_words.is_phrase(phrase, at + 1):
                continue
            end = at + 1 + len(phrase.words)
            of = phrase.words[-1] == "of" or self.line.roles[end].role == "of"
            whole = at == 0 and self.tokens[end].kind == END
            measures = self.units[phrase.meaning].dimension in _ONE and len(phrase.words[0]) > 2
            named = self.lexicon.nouns_capital and self.tokens[end].text[:1].isupper()
            if measures and (of or whole or named):
                return Number(at, at + 1, Decimal(1))
            alone = self.tokens[end].text not in DASHES and not self._is_place(at + 1, end)
            if self._half_after(end) is not None or (alone and self.hedging.loosens(at - 1)):
                return Number(at, at + 1, Decimal(1))
        return None

    def _is_place(self, at: int, end: int) -> bool:
        """True for a place in a row that is a unit too: "under a second attack"."""
        return self.line.roles[at].role == "ordinal" and self.line.is_noun(end, 1)

    def _half_after(self, at: int) -> Number | None:
        """The fraction in "and a half" after a unit."""
        if self.line.roles[at].role != "and":
            return None
        part = self.reader.shares.part_after(at + 1)
        if part is None or self.line.roles[part.last].role == "of":
            return None
        return part

    def _after_between(self, at: int) -> bool:
        """True when "between" stands a few tokens before."""
        words = [token.lower for token in self.tokens[max(at - 4, 0) : at]]
        return not self.lexicon.contexts["between"].isdisjoint(words)

    def _first_of_two(self, at: int, number: Number) -> Number:
        """The first figure after "between": it takes no "and" that the second one needs."""
        alone = self.reader.read(at, joined=False)
        if alone is None or alone.last >= number.last:
            return number
        second = self.reader.read(alone.last + 1)
        if second is None or second.value is None or alone.value is None:
            return number
        following = self.tokens[number.last : number.last + 3]
        if second.value <= alone.value or any(
            self.lexicon.has("and", token.lower) for token in following
        ):
            return number
        return alone

    def _measure(self, number: Number, end: int) -> Measure:
        """The number with what stands on either side of it; nothing before `end` is taken."""
        unit, first = self.unit_words.currency_before(number.first, end)
        is_negative, first = self._sign_before(first, end)
        if not unit:
            unit, first = self.unit_words.currency_before(first, end)
        found, last = self.unit_words.unit_after(number, number.last)
        if unit and (not found or self.units[found].dimension != self.units[unit].dimension):
            last = number.last
        low = number.value if number.low is None else number.low
        high = number.value if number.high is None else number.high
        best = number.value
        half = self._half_after(last) if found and is_whole(best or 0) else None
        if half is not None and half.value is not None and low == high == best is not None:
            low = high = best = Fraction(best) + Fraction(half.value)
            last = half.last
        if found in _DEGREES and self._is_below_zero(last):
            is_negative, last = True, last + 2
        if is_negative:
            low, high = (None if bound is None else negative(bound) for bound in (high, low))
            best = None if best is None else negative(best)
        return Measure(
            first,
            last,
            low,
            best,
            high,
            number,
            unit or found or number.unit,
            number.hedge,
            high_open=number.high_open,
        )

    def _is_below_zero(self, at: int) -> bool:
        """True for "below zero" after degrees."""
        following = self.line.roles[min(at + 1, len(self.tokens) - 1)]
        return self.lexicon.has("below_zero", self.tokens[at].lower) and (
            following.role == "unit" and following.value == 0
        )

    def _sign_before(self, first: int, end: int) -> tuple[bool, int]:
        """Whether a minus stands before a measure, and where the measure then begins."""
        if first - 1 < end:
            return False, first
        token, number = self.tokens[first - 1], self.tokens[first]
        role = self.line.roles[first - 1]
        if role.role == "sign":
            words = " ".join(each.lower for each in self.tokens[max(first - 3, 0) : first])
            if self.lexicon.has("tolerance", words):
                return False, first
            return role.value < 0, first - 1
        if token.text == "+" and token.end == number.start:
            return False, first - (1 if self._stands_free(first - 1) else 0)
        if token.kind != SIGN or token.text not in _MINUSES:
            return False, first
        if token.end == number.start:
            return (True, first - 1) if self._stands_free(first - 1) else (False, first)
        whole = first == 1 and self.tokens[first].kind == DIGITS and len(self.tokens) < 8
        return (True, 0) if whole and "\n" not in self.text else (False, first)

    def _stands_free(self, at: int) -> bool:
        """True when a sign begins the text or follows a space or an opening mark."""
        if at == 0:
            return True
        before = self.tokens[at - 1]
        if before.end < self.tokens[at].start:
            return True
        return before.kind == SIGN and before.text not in {")", "%", "]", *_MINUSES}
