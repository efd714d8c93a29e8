"""A measure: one number with its sign, currency and unit of measure."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from tieout.facts.hedges import Hedge
from tieout.facts.numbers.exclusions import Exclusions
from tieout.facts.numbers.number import Number, decimal_of, is_whole, negative
from tieout.facts.numbers.numerals import NumberReader
from tieout.facts.numbers.surroundings import is_dash
from tieout.facts.numbers.tokens import DIGITS, END, SIGN, WORD, Token
from tieout.facts.units import load_units

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tieout.facts.numbers.lexicon import Lexicon, Phrase

_TICKS = frozenset("'’′\"”″")
_LETTERS = frozenset({"C", "F", "V", "L", "t", "g", "h", "l", "m", "s", "p", "K", "J", "W"})
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

    @property
    def is_point(self) -> bool:
        """True for one number, not a range or a bound."""
        return self.best is not None and self.low == self.high == self.best


class MeasureReader:
    """Reads the measures of one text from its tokens."""

    def __init__(self, tokens: Sequence[Token], text: str, lexicon: Lexicon) -> None:
        self.tokens = tokens
        self.text = text
        self.lexicon = lexicon
        self.reader = NumberReader(tokens, lexicon)
        self.units = load_units()

    def read(self) -> list[Measure]:
        """Every measure that counts or measures something, in order."""
        numbers = self._numbers()
        excluded = Exclusions(self.tokens, numbers, self.text, self.lexicon).find()
        measures: list[Measure] = []
        end = 0
        for at, number in enumerate(numbers):
            if at in excluded or number.first < end:
                continue
            measure = self._measure(number, end)
            if not (measures and self._adds_to(measures[-1], measure)):
                measures.append(measure)
            end = measures[-1].last
        return measures

    def same_line(self, left: int, right: int) -> bool:
        """True when no blank line lies between two tokens."""
        return not any("\n" in token.text for token in self.tokens[left + 1 : right])

    def is_counted(self, measure: Measure, size: int) -> bool:
        """True when so many tokens after a measure are plain words, the noun it counts."""
        return size <= 2 and all(
            token.kind == WORD and not self.lexicon.has("stop", token.lower)
            for token in self.tokens[measure.last : measure.last + size]
        )

    def _numbers(self) -> list[Number]:
        """Every number of the text, ordinals included."""
        numbers: list[Number] = []
        at = 0
        while self.tokens[at].kind != END:
            number = self.reader.read(at) or self._one_unit(at)
            if number is not None and self._after_between(at):
                number = self._first_of_two(at, number)
            if number is None:
                at += 1
                continue
            numbers.append(number)
            at = max(number.last, at + 1)
        return numbers

    def _one_unit(self, at: int) -> Number | None:
        """One of a unit of mass, length, area or volume: "a gallon of beer", "an inch"."""
        if self.reader.roles[at].role != "article":
            return None
        for phrase in self.lexicon.units.get(self.tokens[at + 1].lower, ()):
            if not phrase.exact and self._is_phrase(phrase, at + 1):
                after = self.tokens[at + 1 + len(phrase.words)]
                of = (
                    phrase.words[-1] == "of"
                    or self.reader.roles[at + 1 + len(phrase.words)].role == "of"
                )
                measures = self.units[phrase.meaning].dimension in _ONE
                known = (
                    measures
                    and len(phrase.words[0]) > 2
                    and (of or (at == 0 and after.kind == END))
                )
                if known or self._half_after(at + 1 + len(phrase.words)) is not None:
                    return Number(at, at + 1, Decimal(1))
        return None

    def _half_after(self, at: int) -> Number | None:
        """The fraction in "and a half" after a unit."""
        if self.reader.roles[at].role != "and":
            return None
        part = self.reader.shares.part_after(at + 1)
        if part is None or self.reader.roles[part.last].role == "of":
            return None
        return part

    def _after_between(self, at: int) -> bool:
        """True when "between" stands a few tokens before."""
        return any(
            self.lexicon.has("between", token.lower) for token in self.tokens[max(at - 4, 0) : at]
        )

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
        unit, first = self._currency_before(number.first, end)
        is_negative, first = self._sign_before(first, end)
        if not unit:
            unit, first = self._currency_before(first, end)
        found, last = self.unit_after(number, number.last)
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
        return Measure(first, last, low, best, high, number, unit or found, number.hedge)

    def _is_below_zero(self, at: int) -> bool:
        """True for "below zero" after degrees."""
        following = self.reader.roles[min(at + 1, len(self.tokens) - 1)]
        return self.lexicon.has("below_zero", self.tokens[at].lower) and (
            following.role == "unit" and following.value == 0
        )

    def _sign_before(self, first: int, end: int) -> tuple[bool, int]:
        """Whether a minus stands before a measure, and where the measure then begins."""
        if first - 1 < end:
            return False, first
        token, number = self.tokens[first - 1], self.tokens[first]
        role = self.lexicon.numerals.get(token.lower)
        if role is not None and role.role == "sign":
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

    def _currency_before(self, first: int, end: int) -> tuple[str, int]:
        """The currency written before a number, and where the measure then begins."""
        for size in (4, 3, 2, 1):
            begin = first - size
            if begin < end:
                continue
            if self.tokens[first].start - self.tokens[first - 1].end > 1:
                return "", first
            phrase = self._phrase_at(begin, size)
            if phrase is None or not self.units[phrase.meaning].is_currency:
                continue
            token = self.tokens[begin]
            word = size == 1 and token.kind == WORD
            if word and not (token.text.isupper() or token.lower in {"rs", "rub"}):
                continue
            if size > 1 and len(token.text) == 1 and token.end < self.tokens[begin + 1].start:
                continue  # an article: "a $5 note" is no A$5
            return phrase.meaning, begin
        return "", first

    def _phrase_at(self, begin: int, size: int) -> Phrase | None:
        """The unit whose alias takes exactly so many tokens."""
        for phrase in self.lexicon.units.get(self.tokens[begin].lower, ()):
            if len(phrase.words) == size and self._is_phrase(phrase, begin):
                return phrase
        return None

    def _is_phrase(self, phrase: Phrase, begin: int) -> bool:
        """True when a phrase stands at a token."""
        return self._phrase_end(phrase, begin) == begin + len(phrase.words)

    def _phrase_end(self, phrase: Phrase, begin: int) -> int:
        """Where a phrase at a token ends, hyphens between its words aside; 0 when none is there."""
        at = begin
        for word in phrase.words:
            token = self.tokens[min(at, len(self.tokens) - 1)]
            if at > begin and token.text == "-" and word != "-":
                at += 1
                token = self.tokens[min(at, len(self.tokens) - 1)]
            if (token.text if phrase.exact else token.lower) != word:
                return 0
            if token.kind == DIGITS and token.start != self.tokens[begin].end:
                return 0
            at += 1
        return at

    def unit_after(self, number: Number, at: int) -> tuple[str, int]:
        """The unit of measure or currency at a token after a number, and where it ends."""
        begin = at
        if self._is_small_share(number):
            begin += self.reader.roles[begin].role == "of"
            begin = begin + 1 if self.reader.roles[begin].role == "article" else at
        elif self.reader.roles[begin].role == "of" and self._is_loose(number):
            begin += 1
        token = self.tokens[begin]
        if is_dash(token) and token.start == self.tokens[begin - 1].end:
            begin += 1
            if self.tokens[begin].start != token.end or self.tokens[begin].kind != WORD:
                return "", at
        if self.tokens[begin].start - self.tokens[begin - 1].end > 2:
            return "", at
        for phrase in self.lexicon.units.get(self.tokens[begin].lower, ()):
            end = self._phrase_end(phrase, begin)
            if end and self._fits(phrase, begin, end, number):
                return self._of_mass(phrase, begin, end)
        return "", at

    def _of_mass(self, phrase: Phrase, begin: int, end: int) -> tuple[str, int]:
        """Pounds are money, unless they are pounds of something or something weighs them."""
        if phrase.meaning == "lb" and phrase.words[-1] == "of":
            return "lb", end - 1
        if phrase.meaning == "GBP" and phrase.words in {("pound",), ("pounds",)}:
            near = (*self.tokens[max(begin - 8, 0) : begin], *self.tokens[end : end + 1])
            if any(self.lexicon.has("weight", token.lower) for token in near):
                return "lb", end
        return phrase.meaning, end

    def _is_small_share(self, number: Number) -> bool:
        """True for a proper fraction in words, which may be one of a unit: "half an hour"."""
        value = number.value
        return not number.digits and isinstance(value, Fraction) and 0 < value < 1

    def _is_loose(self, number: Number) -> bool:
        """True for words that take their unit with "of": "a couple of weeks", "millions of"."""
        return number.low is not None or number.hedge in {Hedge.ORDER, Hedge.ABOUT}

    def _fits(self, phrase: Phrase, begin: int, end: int, number: Number) -> bool:
        """True unless the alias is more likely a letter, a quotation mark or another word here."""
        token, before = self.tokens[begin], self.tokens[begin - 1]
        last, after = self.tokens[end - 1 : end + 1]
        glued = after.start == last.end and token.text not in _TICKS
        if glued and (after.kind == DIGITS or (after.kind == WORD and last.kind == WORD)):
            return False
        if not phrase.exact:
            if self.lexicon.has("not_unit", token.lower):
                noun = after.kind == WORD and not self.lexicon.has("stop", after.lower)
                return not noun and len(phrase.words) == 1
            return phrase.meaning != "second" or not (is_dash(after) and after.start == token.end)
        if token.text in _TICKS:
            return self._is_feet(begin)
        if token.text not in _LETTERS or len(phrase.words) > 1:
            return True
        if not number.digits:
            return False
        touching = token.start == before.end
        if token.text == "s":
            return not touching or "." in before.text
        if token.text == "p":
            return touching
        letter = self.tokens[min(begin + 2, len(self.tokens) - 1)]
        initial = after.text == "." and letter.kind == WORD and letter.start == after.end
        return not (initial and after.start == token.end)

    def _is_feet(self, at: int) -> bool:
        """True for the marks of feet and inches in `6'2"`, not for quotation marks."""
        if self.tokens[at].text in {"'", "’", "′"}:
            if self.tokens[at + 1].kind != DIGITS:
                return False
            return self.tokens[at + 2].text in _TICKS
        if at < 2:
            return False
        return self.tokens[at - 2].text in {"'", "’", "′"} or self.tokens[at].text == "″"

    def _adds_to(self, measure: Measure, smaller: Measure) -> bool:
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
        if len(gap) != 1 or self.reader.roles[part.last].role != "of" or part.unit:
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
            measure.unit, measure.last = self.unit_after(measure.number, measure.last)
        return True
