"""Ranges, shares and tolerances: two figures that make one expression.

Every step looks at a bounded number of tokens on either side of a figure, so that the whole is
linear in the text.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from tieout.facts.hedges import Hedge
from tieout.facts.numbers.measures import fold
from tieout.facts.numbers.number import decimal_of, is_whole, settled
from tieout.facts.numbers.rates import RATES, RateReader
from tieout.facts.numbers.scores import ScoreReader
from tieout.facts.numbers.surroundings import is_dash
from tieout.facts.numbers.tokens import WORD, Token

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tieout.facts.numbers.hedging import HedgeReader
    from tieout.facts.numbers.measures import Measure
    from tieout.facts.numbers.roles import Line

_MOST_HEDGES = 4
_MOST_WORDS_BETWEEN = 4
_MOST_WORDS_OF_TOLERANCE = 8
_MOST_WORDS_TO_CHANGE = 3


class RangeReader:
    """Joins figures of one text into ranges, shares and tolerances."""

    def __init__(self, line: Line, hedging: HedgeReader) -> None:
        self.line = line
        self.hedging = hedging
        self.tokens = line.tokens
        self.lexicon = line.lexicon
        self.rates = RateReader(line)
        self.scores = ScoreReader(line)
        self._following: dict[int, Measure] = {}

    def join(self, measures: list[Measure]) -> list[Measure]:
        """Figures with those joined that make a range, a rate, a share or a tolerance together."""
        self.scores.mark(measures)
        starts = (measure.first for measure in measures)
        self._following = dict(zip(starts, measures[1:], strict=False))
        return fold(measures, self._joins)

    def _joins(self, left: Measure, right: Measure) -> bool:
        """Join the right measure into the left one, if the words between them say so."""
        gap = self.tokens[left.last : right.first]
        if not gap or not self.line.same_line(left.last - 1, right.first):
            return False
        if self.rates.joins(left, right):
            return True
        if self._tolerates(gap):
            return self._add_tolerance(left, right)
        if len(gap) > _MOST_WORDS_BETWEEN:
            return False
        words = " ".join(token.lower for token in gap)
        if self.lexicon.has("over", words):
            return self._ends_clause(right.last) and self._make_share(left, right)
        if self.lexicon.has("of_all", words) or self._hyphened(gap, "of_all"):
            return self._make_share(left, right)
        if not left.is_point or not right.is_point:
            if not self._opens(left.first, "between") and not self._is_plain_to(words):
                return False
            single = self._is_single(left) and self._is_single(right)
            return single and self._vague_ends(left, right) and self._make_range(left, right)
        ends = bool(right.unit) or not is_dash(self.tokens[right.last])
        if is_dash(gap[0]) and len(gap) == 1 and ends:
            spaced = gap[0].start > self.tokens[left.last - 1].end
            same = spaced == (self.tokens[right.first].start > gap[0].end)
            return same and not left.score and self._make_range(left, right)
        hyphened = self._hyphened(gap, "to") or self._hyphened(gap, "or")
        if hyphened or words in {"~", "..", "...", "…", "∼"}:
            return self._make_range(left, right)
        return self._joins_by_words(left, right, words)

    def _tolerates(self, gap: Sequence[Token]) -> bool:
        """True where a gap ends with the words of a tolerance: "years old, give or take"."""
        if len(gap) > _MOST_WORDS_OF_TOLERANCE:
            return False
        if not self.lexicon.has("tolerance end", gap[-1].lower):
            return False
        words = [token.lower for token in gap]
        return any(
            self.lexicon.has("tolerance", " ".join(words[size:]))
            and all(token.text == "," or token.kind == WORD for token in gap[:size])
            for size in range(len(gap))
        )

    def _joins_by_words(self, left: Measure, right: Measure, words: str) -> bool:
        """Join two measures by "to", "or", or "and" after "between", with a noun between."""
        words = self._without_hedges(left, right, words)
        noun, _, connector = words.rpartition(" ")
        if noun and not self.line.is_noun(left.last, len(noun.split(" "))):
            noun, connector = "", words
        counted = (left.last, left.last + len(noun.split(" "))) if noun else left.noun
        joins_ends = self.lexicon.has("and", connector) or self.lexicon.has("to", connector)
        if joins_ends and self._opens(left.first, "between"):
            return self._take_opener(left, right, "between", counted)
        if self.lexicon.has("to", connector):
            if self._opens(left.first, "from"):
                if self._follows_change(left.first):
                    return False
                return self._take_opener(left, right, "from", counted)
            if noun or self._runs_on(right) or self.scores.tells(left, right):
                return False
            if self._leads_to(left, right):
                return False
            return self._make_range(left, right)
        if self.lexicon.has("or", connector) and not noun:
            return self._make_range(left, right)
        return False

    def _without_hedges(self, left: Measure, right: Measure, words: str) -> str:
        """The words between two figures without hedges of the second: "from 5 to about 7"."""
        at = right.first - 1
        for _ in range(2):
            phrase = self.hedging.phrase_before(at, left.last)
            if phrase is None or phrase.meaning in {"at_least", "more_than", "less_than"}:
                break
            if phrase.meaning == "at_most" and not self.lexicon.has(
                "to", self.tokens[at - len(phrase.words)].lower
            ):
                break
            at -= len(phrase.words)
        if at == right.first - 1 or at < left.last:
            return words
        return " ".join(token.lower for token in self.tokens[left.last : at + 1])

    def _is_plain_to(self, words: str) -> bool:
        """True for the words that join two vague measures: "dozens to hundreds"."""
        return self.lexicon.has("to", words) or self.lexicon.has("or", words) or words in {"-", "–"}

    def _is_single(self, measure: Measure) -> bool:
        """True for one figure or vague word, not a range of two."""
        return measure.is_point or measure.number.low is not None

    def _vague_ends(self, left: Measure, right: Measure) -> bool:
        """True when both ends of a range can be taken from measures that are ranges themselves."""
        return None not in {left.low, left.high, right.low, right.high} and (
            not left.hedge.is_bound and not right.hedge.is_bound
        )

    def _runs_on(self, right: Measure) -> bool:
        """True where "to" leads on to a third measure: "5 to 7 to 9"."""
        third = self._following.get(right.first)
        if third is None or third.first != right.last + 1:
            return False
        return self.lexicon.has("to", self.tokens[right.last].lower)

    def _hyphened(self, gap: Sequence[Token], role: str) -> bool:
        """True for a word between hyphens: "one-in-five"."""
        return (
            len(gap) == 3
            and is_dash(gap[0])
            and is_dash(gap[2])
            and (self.lexicon.has(role, gap[1].lower))
        )

    def _opens(self, first: int, role: str) -> bool:
        """True when "between" or "from" stands before a measure, hedges aside."""
        at, steps = first - 1, 0
        while at >= 0 and steps < _MOST_HEDGES:
            if self.lexicon.has(role, self.tokens[at].lower):
                return True
            phrase = self.hedging.phrase_before(at, 0)
            if phrase is None:
                return False
            at -= len(phrase.words)
            steps += 1
        return False

    def _take_opener(
        self, left: Measure, right: Measure, role: str, counted: tuple[int, int] | None
    ) -> bool:
        """Make a range and take "between" or "from", and hedges after it, into the span."""
        if not self._make_range(left, right, in_order=role != "between"):
            return False
        left.noun = counted
        at = left.first - 1
        while not self.lexicon.has(role, self.tokens[at].lower):
            phrase = self.hedging.phrase_before(at, 0)
            if phrase is None:
                return True
            if phrase.meaning not in {"filler", ""}:
                self.hedging.apply(left, Hedge(phrase.meaning), inside=True)
            at -= len(phrase.words)
        left.first = at
        before = self.tokens[at - 1] if at else None
        if before is not None and self.lexicon.has("opener_word", before.lower):
            left.first = at - 1
        return True

    def _follows_change(self, first: int) -> bool:
        """True for "rose from 5 to 7": two measures, no range."""
        at = first - 1
        while at >= 0 and not self.lexicon.has("from", self.tokens[at].lower):
            at -= 1
        near = self.tokens[max(at - 3, 0) : max(at, 0)]
        return any(self.lexicon.has("change", token.lower) for token in near)

    def _leads_to(self, left: Measure, right: Measure) -> bool:
        """True where "to" leads from a step to a level: "fell 12p to 340p", "up 5% to 900".

        A figure with a unit of its own and one without are no range, nor are a plain one and one
        with the sign of its currency before it; two with units are none after a word of change.
        """
        units = self.hedging.units.units
        if not left.unit:
            money = bool(right.unit) and units[right.unit].is_currency
            return money and right.first < right.number.first
        if not right.unit:
            return left.unit not in RATES
        near = self.tokens[max(left.first - _MOST_WORDS_TO_CHANGE, 0) : left.first]
        return any(self.lexicon.has("change", token.lower) for token in near)

    def _make_range(self, left: Measure, right: Measure, *, in_order: bool = True) -> bool:
        """A range of two measures that rise; a scale or unit at the end serves both.

        Below zero the smaller figure is often named first: "-3 to -5 degrees". After "between"
        the two ends may stand in either order.
        """
        if left.unit and right.unit and left.unit != right.unit:
            return False
        self._share_sign(left, right)
        low, high = left.low, right.high
        if low is None or high is None:
            return False
        scale = right.number.scale
        shares_scale = left.number.scale == 1 and scale > 1 and left.is_point and right.is_point
        if shares_scale and self._shares_hundred(Fraction(low), right):
            scale *= 100
        if shares_scale and abs(Fraction(low)) < abs(Fraction(high) / scale):
            low = settled(Fraction(low) * scale)
            if right.hedge is not Hedge.NONE:
                left.hedge = right.hedge
        if low > high and (not in_order or low < 0) and left.is_point and right.is_point:
            low, high = high, low
        if low >= high:
            return False
        if left.hedge is Hedge.ORDER or right.hedge is Hedge.ORDER:
            left.hedge = Hedge.ORDER if left.hedge is right.hedge else Hedge.ABOUT
        left.low, left.best, left.high = low, None, high
        left.high_open = right.high_open
        left.reach(right)
        return True

    def _share_sign(self, left: Measure, right: Measure) -> None:
        """Take both ends below zero where words behind the second say so: "5 to 10 below zero"."""
        behind = self.tokens[right.last - 2].lower
        if right.is_point and left.is_point and self.lexicon.has("below_zero", behind):
            value = abs(Fraction(left.best or 0))
            left.low = left.best = left.high = decimal_of(-value)

    def _shares_hundred(self, low: Fraction, right: Measure) -> bool:
        """True for "one or two hundred thousand": the hundred serves both figures too."""
        roles = self.line.roles[right.number.first : right.number.last]
        scaled = right.number.scale >= 1000 and any(role.role == "hundred" for role in roles)
        return (
            scaled
            and right.best is not None
            and (abs(low) < abs(Fraction(right.best)) / right.number.scale / 100)
        )

    def _make_share(self, left: Measure, right: Measure) -> bool:
        """Such as "Three in ten", "one out of five": a fraction of two whole numbers."""
        hyphened = is_dash(self.tokens[left.last])
        if not (left.is_point and right.is_point) or left.unit or (right.unit and not hyphened):
            return False
        if left.hedge is not Hedge.NONE or left.best is None or right.best is None:
            return False
        if not 0 < left.best < right.best or not is_whole(left.best):
            return False
        if not is_whole(right.best) or (self._names_time(right.last) and not hyphened):
            return False
        gap = self.tokens[left.last : right.first]
        if len(gap) == 1 and gap[0].lower == "in" and self._is_long_in(left, right):
            return False
        value = settled(Fraction(int(left.best), int(right.best)))
        left.low = left.best = left.high = value
        left.last = right.last
        return True

    def _ends_clause(self, at: int) -> bool:
        """True where no word follows that a measure could count."""
        return self.tokens[at].kind != WORD

    def _names_time(self, at: int) -> bool:
        """True when a unit of time follows: "two in five days" is no share."""
        units = self.hedging.units.units
        return any(
            units[phrase.meaning].dimension in {"time", "months"}
            for phrase in self.lexicon.units.get(self.tokens[at].lower, ())
        )

    def _is_long_in(self, left: Measure, right: Measure) -> bool:
        """True where "in" joins measures that make no round share: "five in 2014"."""
        if right.best is None or left.best is None:
            return True
        plain = str(int(right.best)).rstrip("0")
        return right.best > 100 and plain not in {"1", "2", "5", "25"}

    def _add_tolerance(self, left: Measure, right: Measure) -> bool:
        """`12.9 ± 0.1`, `100 ± 5 %`: the measure stays named, the bounds are set apart."""
        if not (left.is_point and right.is_point) or left.best is None or right.best is None:
            return False
        spread, last = abs(Fraction(right.best)), right.last
        points = left.unit == "%" and right.unit == "percentage point"
        if (
            left.unit == "%"
            and not right.unit
            and self.lexicon.has("points", self.tokens[last].lower)
        ):
            last += 1
        elif right.unit == "%" and left.unit != "%":
            spread = abs(Fraction(left.best)) * spread / 100
        elif left.unit and right.unit and left.unit != right.unit and not points:
            return False
        else:
            left.unit = left.unit or right.unit
        left.low = decimal_of(Fraction(left.best) - spread)
        left.high = decimal_of(Fraction(left.best) + spread)
        left.last = last
        return True
