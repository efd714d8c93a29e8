"""Ranges, bounds and hedges: what stands around and between measures.

Every step looks at a bounded number of tokens on either side of a measure, so that the whole is
linear in the text.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from tieout.facts.exclusions import is_dash
from tieout.facts.hedges import Hedge
from tieout.facts.number import decimal_of, is_whole, settled
from tieout.facts.tokens import DIGITS, END, WORD, Token

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from tieout.facts.lexicon import Lexicon, Phrase
    from tieout.facts.measures import Measure, MeasureReader

_MOST_HEDGES = 4
_MOST_WORDS_BETWEEN = 4
_REVERSED = {
    "<": Hedge.MORE_THAN,
    "<=": Hedge.AT_LEAST,
    "≤": Hedge.AT_LEAST,
    ">": Hedge.LESS_THAN,
    ">=": Hedge.AT_MOST,
    "≥": Hedge.AT_MOST,
}
"""Signs after a measure, read from the other side: `20 < x`."""
_STRONGER = {
    Hedge.NONE: 0,
    Hedge.ORDER: 1,
    Hedge.ABOUT: 2,
    Hedge.ESTIMATED: 3,
    Hedge.NEARLY: 3,
    Hedge.EXACTLY: 3,
}


class RangeReader:
    """Joins the measures of one text into ranges and gives them their hedges."""

    def __init__(self, source: MeasureReader) -> None:
        self.source = source
        self.tokens: Sequence[Token] = source.tokens
        self.words = [token.lower for token in source.tokens]
        self.lexicon: Lexicon = source.lexicon

    def read(self) -> list[Measure]:
        """The expressions of the text, in order: measures, ranges and bounds with their hedges."""
        measures = self._joined(self.source.read())
        end = 0
        for at, measure in enumerate(measures):
            self._hedge_before(measure, end)
            following = measures[at + 1].first if at + 1 < len(measures) else len(self.tokens)
            self._hedge_after(measure, following)
            end = measure.last
        return self._bounds_joined(measures)

    def _joined(self, measures: list[Measure]) -> list[Measure]:
        """Figures with those joined that make a range, a share or a tolerance together."""
        joined: list[Measure] = []
        at = 0
        while at < len(measures):
            measure = measures[at]
            while at + 1 < len(measures) and self._joins(measure, measures[at + 1], measures, at):
                at += 1
            joined.append(measure)
            at += 1
        return joined

    def _joins(self, left: Measure, right: Measure, measures: list[Measure], at: int) -> bool:
        """Join the right measure into the left one, if the words between them say so."""
        gap = self.tokens[left.last : right.first]
        if not gap or len(gap) > _MOST_WORDS_BETWEEN:
            return False
        if not self._same_line(left.last - 1, right.first):
            return False
        words = " ".join(token.lower for token in gap)
        if words in {"±", "+/-", "+-", "+/−", "+−", "+/–", "+–"} or self.lexicon.has(
            "tolerance", words
        ):
            return self._add_tolerance(left, right)
        if self.lexicon.has("over", words):
            return self._ends_clause(right.last) and self._make_share(left, right)
        if self.lexicon.has("of_all", words) or self._hyphened(gap, "of_all"):
            return self._make_share(left, right)
        if not left.is_point or not right.is_point:
            if not self._opens(left.first, "between") and not self._is_plain_to(words):
                return False
            single = self._is_single(left) and self._is_single(right)
            return single and self._vague_ends(left, right) and self._make_range(left, right)
        if is_dash(gap[0]) and len(gap) == 1 and not is_dash(self.tokens[right.last]):
            spaced = gap[0].start > self.tokens[left.last - 1].end
            same = spaced == (self.tokens[right.first].start > gap[0].end)
            return same and self._make_range(left, right)
        hyphened = self._hyphened(gap, "to") or self._hyphened(gap, "or")
        if hyphened or words in {"~", "..", "...", "…", "∼"}:
            return self._make_range(left, right)
        return self._joins_by_words(left, right, words, measures, at)

    def _joins_by_words(
        self, left: Measure, right: Measure, words: str, measures: list[Measure], at: int
    ) -> bool:
        """Join two measures by "to", "or", or "and" after "between", with a noun between."""
        words = self._without_hedges(left, right, words)
        noun, _, connector = words.rpartition(" ")
        if noun and not self._is_counted(left, len(noun.split(" "))):
            noun, connector = "", words
        if noun:
            left.noun = (left.last, left.last + len(noun.split(" ")))
        if self._opens(left.first, "between") and (
            self.lexicon.has("and", connector) or self.lexicon.has("to", connector)
        ):
            return self._take_opener(left, right, "between")
        if self.lexicon.has("to", connector):
            if self._opens(left.first, "from"):
                if self._follows_change(left.first):
                    return False
                return self._take_opener(left, right, "from")
            return (
                not noun
                and not self._is_plain_dative(measures, at)
                and self._make_range(left, right)
            )
        if self.lexicon.has("or", connector) and not noun:
            return self._make_range(left, right)
        return False

    def _without_hedges(self, left: Measure, right: Measure, words: str) -> str:
        """The words between two figures without hedges of the second: "from 5 to about 7"."""
        at = right.first - 1
        for _ in range(2):
            phrase = self._phrase_before(at, left.last)
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

    def _is_plain_dative(self, measures: list[Measure], at: int) -> bool:
        """True where "to" runs on through a third measure: "5 to 7 to 9"."""
        if at + 2 >= len(measures):
            return False
        gap = self.tokens[measures[at + 1].last : measures[at + 2].first]
        return len(gap) == 1 and self.lexicon.has("to", gap[0].lower)

    def _hyphened(self, gap: Sequence[Token], role: str) -> bool:
        """True for a word between hyphens: "one-in-five"."""
        return (
            len(gap) == 3
            and is_dash(gap[0])
            and is_dash(gap[2])
            and (self.lexicon.has(role, gap[1].lower))
        )

    def _same_line(self, left: int, right: int) -> bool:
        """True when no blank line lies between two tokens."""
        return not any("\n" in token.text for token in self.tokens[left + 1 : right])

    def _is_counted(self, measure: Measure, size: int) -> bool:
        """True when so many tokens after a measure are plain words, the noun it counts."""
        return size <= 2 and all(
            token.kind == WORD and not self.lexicon.has("stop", token.lower)
            for token in self.tokens[measure.last : measure.last + size]
        )

    def _opens(self, first: int, role: str) -> bool:
        """True when "between" or "from" stands before a measure, hedges aside."""
        at, steps = first - 1, 0
        while at >= 0 and steps < _MOST_HEDGES:
            if self.lexicon.has(role, self.tokens[at].lower):
                return True
            phrase = self._phrase_before(at, 0)
            if phrase is None:
                return False
            at -= len(phrase.words)
            steps += 1
        return False

    def _take_opener(self, left: Measure, right: Measure, role: str) -> bool:
        """Make a range and take "between" or "from", and hedges after it, into the span."""
        if not self._make_range(left, right):
            return False
        at = left.first - 1
        while not self.lexicon.has(role, self.tokens[at].lower):
            phrase = self._phrase_before(at, 0)
            if phrase is None:
                return True
            if phrase.meaning not in {"filler", ""}:
                self._apply(left, Hedge(phrase.meaning), inside=True)
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

    def _make_range(self, left: Measure, right: Measure) -> bool:
        """A range of two measures that rise; a scale or unit at the end serves both."""
        if left.unit and right.unit and left.unit != right.unit:
            return False
        low: Decimal | Fraction | None = left.low
        high = right.high
        if low is None or high is None:
            return False
        scale = right.number.scale
        shares_scale = left.number.scale == 1 and scale > 1 and left.is_point and right.is_point
        if shares_scale and abs(Fraction(low)) < abs(Fraction(high) / scale):
            low = settled(Fraction(low) * scale)
            if right.hedge is not Hedge.NONE:
                left.hedge = right.hedge
        if low >= high:
            return False
        if left.hedge is Hedge.ORDER or right.hedge is Hedge.ORDER:
            left.hedge = Hedge.ORDER if left.hedge is right.hedge else Hedge.ABOUT
        left.low, left.best, left.high = low, None, high
        left.unit = left.unit or right.unit
        left.last = right.last
        left.number = right.number
        return True

    def _make_share(self, left: Measure, right: Measure) -> bool:
        """Such as "Three in ten", "one out of five": a fraction of two whole numbers."""
        if not (left.is_point and right.is_point) or left.unit or right.unit:
            return False
        if left.hedge is not Hedge.NONE or left.best is None or right.best is None:
            return False
        if not 0 < left.best < right.best or not is_whole(left.best):
            return False
        if not is_whole(right.best) or self._names_time(right.last):
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
        for phrase in self.lexicon.units.get(self.tokens[at].lower, ()):
            if self.source.units[phrase.meaning].dimension in {"time", "months"}:
                return True
        return False

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
        spread = abs(Fraction(right.best))
        if right.unit == "%" and left.unit != "%":
            spread = abs(Fraction(left.best)) * spread / 100
        elif left.unit and right.unit and left.unit != right.unit:
            return False
        else:
            left.unit = left.unit or right.unit
        left.low = decimal_of(Fraction(left.best) - spread)
        left.high = decimal_of(Fraction(left.best) + spread)
        left.last = right.last
        return True

    def _hedge_before(self, measure: Measure, end: int) -> None:
        """Take hedges that stand before an expression into it, the nearest first."""
        first, pending = measure.first, measure.first
        for _ in range(_MOST_HEDGES):
            phrase = self._phrase_before(pending - 1, end)
            if phrase is None:
                break
            pending -= len(phrase.words)
            if phrase.meaning == "filler":
                continue
            self._apply(measure, Hedge(phrase.meaning))
            first = pending
        measure.first = first

    def _phrase_before(self, at: int, end: int) -> Phrase | None:
        """The longest hedge phrase whose last token is at an index."""
        if at < end:
            return None
        found = self.lexicon.before.get(self.words[at])
        if found is None:
            return None
        for length in found.lengths:
            begin = at - length + 1
            if begin < end:
                continue
            phrase = found.by_words.get(tuple(self.words[begin : at + 1]))
            if phrase is not None and self._is_hedge(phrase, begin):
                return phrase
        return None

    def _is_hedge(self, phrase: Phrase, begin: int) -> bool:
        """False for "about" that names a topic: "talking about 900 people"."""
        if begin and phrase.words[-1] == "about":
            return not self.lexicon.has("talk", self.tokens[begin - 1].lower)
        return True

    def _hedge_after(self, measure: Measure, limit: int) -> None:
        """Take a hedge that follows an expression into it, its noun between them if need be."""
        reverse = _REVERSED.get(self.tokens[measure.last].text)
        if reverse is not None and self._is_variable(
            self.tokens[measure.last + 1 : measure.last + 2]
        ):
            self._apply(measure, reverse)
            measure.last += 1
            return
        found = self._phrase_after(measure.last, limit)
        if found is None and not measure.unit and self.tokens[measure.last].kind == WORD:
            for skip in (1, 2):
                word = self.tokens[measure.last + skip - 1]
                if word.kind != WORD or self.lexicon.has("stop", word.lower):
                    break
                found = self._phrase_after(measure.last + skip, limit)
                if found is not None and self.lexicon.has("or", found[0].words[0]):
                    measure.noun = (measure.last, measure.last + skip)
                    break
                found = None
        if found is None:
            return
        phrase, end = found
        self._apply(measure, Hedge(phrase.meaning))
        measure.last = end
        if not measure.unit:
            unit, end = self.source.unit_after(measure.number, end)
            if end <= limit:
                measure.unit, measure.last = unit, end

    def _phrase_after(self, at: int, limit: int) -> tuple[Phrase, int] | None:
        """The longest hedge phrase that begins at an index, and where it ends."""
        if self.tokens[at].text == ",":
            at += 1
            word = self.tokens[min(at, len(self.tokens) - 1)].lower
            if not (self.lexicon.has("or", word) or self.lexicon.has("after_comma", word)):
                return None
        found = self.lexicon.after.get(self.words[at])
        if found is None:
            return None
        for length in found.lengths:
            end = at + length
            if end > limit or (end == limit and limit < len(self.tokens)):
                continue
            phrase = found.by_words.get(tuple(self.words[at:end]))
            if phrase is None or self._begins_bound(end):
                continue
            if phrase.words[0] in {"+", "plus", "-"} and not self._is_plus(at, end):
                continue
            return phrase, end
        return None

    def _begins_bound(self, at: int) -> bool:
        """True where "less" or "more" goes on as "less than" or "less or equal to"."""
        token = self.tokens[at]
        if self.lexicon.has("than", token.lower):
            return True
        return self.lexicon.has("or", token.lower) and (
            self.lexicon.has("than", self.tokens[at + 1].lower)
        )

    def _is_plus(self, at: int, end: int) -> bool:
        """True for `900+` and "900-plus", not for a sum."""
        if self.tokens[at].text == "plus":
            return self.tokens[end].kind != DIGITS
        touching = self.tokens[at].start == self.tokens[at - 1].end
        return touching and not (
            self.tokens[end].kind == DIGITS and self.tokens[end].start == self.tokens[end - 1].end
        )

    def _apply(self, measure: Measure, hedge: Hedge, *, inside: bool = False) -> None:
        """Give an expression a hedge; bounds win over approximations, the first bound stays."""
        if measure.hedge.is_bound or measure.low_open or measure.high_open:
            return
        if not hedge.is_bound:
            if _STRONGER[hedge] > _STRONGER[measure.hedge] or measure.hedge is Hedge.ABOUT:
                measure.hedge = hedge
            return
        if inside or measure.low is None or measure.high is None:
            return
        measure.hedge = hedge
        if hedge in {Hedge.AT_LEAST, Hedge.MORE_THAN}:
            measure.high, measure.low_open = None, hedge is Hedge.MORE_THAN
        else:
            measure.low, measure.high_open = None, hedge is Hedge.LESS_THAN

    def _bounds_joined(self, measures: list[Measure]) -> list[Measure]:
        """Expressions with a lower and an upper bound on one thing made into one range."""
        joined: list[Measure] = []
        for measure in measures:
            if joined and self._completes(joined[-1], measure):
                continue
            joined.append(measure)
        return joined

    def _completes(self, left: Measure, right: Measure) -> bool:
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
        left.unit = left.unit or right.unit
        left.last = right.last
        left.number = right.number
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
        if len(gap) > _MOST_WORDS_BETWEEN + 2 or not self._same_line(left.last - 1, right.first):
            return False
        if self._is_variable(gap[-1:]):
            gap = gap[:-1]
            if not gap:
                return True
        words = [token.lower for token in gap]
        while words and (
            words[-1] in {",", "is", "it", "are", "also"}
            or self.lexicon.has("joins_bounds", words[-1])
        ):
            words.pop()
        if words and len(words) == len(gap):
            return False
        noun = self._noun_after(right.last)
        return not words or (
            len(words) <= 2 and self._is_counted(left, len(words)) and noun in {"", words[-1]}
        )

    def _is_variable(self, gap: Sequence[Token]) -> bool:
        """True for the letter of a formula: `x` of `20 < x < 30`."""
        return (
            len(gap) == 1
            and gap[0].kind == WORD
            and len(gap[0].text) == 1
            and (gap[0].lower not in {"a", "i"})
        )

    def _noun_after(self, at: int) -> str:
        """The word after an expression, unless it is a function word."""
        token = self.tokens[at]
        if token.kind in {END, DIGITS} or self.lexicon.has("stop", token.lower):
            return ""
        return token.lower if token.kind == WORD else ""
