"""Fractions in words: halves, thirds, "two and a half", "a quarter of a million"."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from tieout.facts.hedges import Hedge
from tieout.facts.numbers.digits import SLASHES
from tieout.facts.numbers.number import Number, is_whole, settled
from tieout.facts.numbers.roles import DASHES
from tieout.facts.numbers.tokens import DIGITS, SIGN, WORD

if TYPE_CHECKING:
    from tieout.facts.numbers.cardinals import CardinalReader
    from tieout.facts.numbers.digits import DigitReader
    from tieout.facts.numbers.roles import Line


class ShareReader:
    """Reads fractions, and whole numbers with a fraction after them."""

    def __init__(self, line: Line, digits: DigitReader, cardinals: CardinalReader) -> None:
        self.line = line
        self.digits = digits
        self.cardinals = cardinals
        self.tokens = line.tokens
        self.roles = line.roles
        self.lexicon = line.lexicon

    def with_part(self, number: Number, *, joined: bool) -> Number:
        """A whole number, and the fraction that follows it: "two and a half", "2 thirds"."""
        if number.value is None:
            return number
        following = self.tokens[number.last]
        if not self.roles[number.last].role and following.kind != SIGN:
            return number
        fraction = self.fraction(number)
        if fraction is not None:
            return fraction
        at = number.last
        if self.roles[at].role == "and" and joined:
            at += 1
        elif self.line.is_dash(at) and self.roles[at + 1].role == "and":
            at += 2
        else:
            return self.scaled(number) if number.scale == 1 else number
        if self.line.is_dash(at):
            at += 1
        part = self.part_after(at)
        if part is None or part.value is None:
            return number
        share = Fraction(part.value)
        if number.scale >= 10**6 or number.scale == 12:
            share *= number.scale
        whole = Number(
            number.first,
            part.last,
            settled(Fraction(number.value) + share),
            hedge=Hedge.ABOUT if number.scale > 1 else number.hedge,
        )
        return self.scaled(whole)

    def part_after(self, at: int) -> Number | None:
        """The proper fraction that begins at a token: "a half", "two thirds", "half", or None."""
        role = self.roles[at].role
        if self.tokens[at].kind == DIGITS:
            return self._part_in_digits(at)
        if role in {"half", "part"}:
            one = Number(at, at, Decimal(1))
        elif role == "article":
            one = Number(at, at + 1, Decimal(1))
        else:
            small = self.cardinals.small(at)
            if small is None or small[2]:
                return None
            one = Number(at, small[1], Decimal(small[0]))
        found = self._denominator(one)
        if found is None or (one.value or 0) >= found[0]:
            return None
        return Number(at, found[1], settled(Fraction(one.value or 0) / found[0]))

    def _part_in_digits(self, at: int) -> Number | None:
        """The proper fraction in "one and 1/2"."""
        if self.tokens[at + 1].text not in SLASHES or not self.tokens[at].text.isdigit():
            return None
        part = self.digits.slash(Number(at, at + 1, self.tokens[at].value, digits=True))
        return part if part.value is not None and 0 < part.value < 1 else None

    def _denominator(self, number: Number) -> tuple[int, int] | None:
        """The denominator after a numerator and where it ends: "thirds", "-fifth", "half"."""
        at = number.last
        if number.value is None or not is_whole(number.value) or number.value <= 0:
            return None
        if self.line.is_dash(at):
            at += 1
        role, value = self.roles[at]
        if role == "ordinal" and at > number.last and 1 < number.value < value:
            return value, at + 1
        if role == "ten" and not number.digits:
            at += 1
            if self.line.is_dash(at):
                at += 1
            unit_role, unit = self.roles[at]
            if unit_role not in {"ordinal", "parts"} or unit >= 10:
                return None
            role, value = unit_role, value + unit
        if role == "parts":
            if value == 4 and not self._is_share(at + 1) and number.value == 1:
                return None
            return value, at + 1
        if role not in {"half", "part", "ordinal"} or number.value != 1 or value < 2:
            return None
        if role == "ordinal":
            if value == 2 or not self._is_share_of_one(number, at + 1):
                return None
        elif self._names_period(number, at):
            return None
        return value, at + 1

    def _is_share(self, at: int) -> bool:
        """True when what follows shows a fraction: a preposition, a mark, the end."""
        token = self.tokens[at]
        if token.kind != WORD:
            return token.text not in DASHES
        return self.lexicon.has("after_fraction", token.lower) or self.roles[at].role in {
            "article",
            "scale",
        }

    def _is_share_of_one(self, number: Number, at: int) -> bool:
        """True for "one third" and for "a third of", not for "a third man"."""
        if self.line.is_dash(at):
            return False
        first = number.first
        if (
            first
            and self.tokens[first - 1].kind == WORD
            and (self.lexicon.has("before_ordinal", self.tokens[first - 1].lower))
        ):
            return False
        if number.last > first and self.roles[first].role == "unit":
            return True
        if number.digits:
            return True
        return number.last > first and self._is_share(at)

    def _names_period(self, number: Number, at: int) -> bool:
        """True for "the second half", "half past", "a quarter" of a year, "half-brother"."""
        first, role = number.first, self.roles[at].role
        before = self.tokens[first - 1].lower if first else ""
        if first and self.lexicon.has("not_half", before):
            return True
        if first and self.roles[first - 1].role == "ordinal":
            return True
        end = at + 1
        if self.line.is_dash(end):
            word = self.tokens[end + 1].lower
            if self.lexicon.has("after_half", word) or role == "part":
                return True
            return self.roles[end + 1].role not in {"article", "scale", "group"} and (
                word not in self.lexicon.units
            )
        if self.lexicon.has("after_half", self.tokens[end].lower):
            return True
        if role == "part" and number.last == number.first:
            return self.roles[end].role not in {"scale", "of"} or not self._of_a_scale(end)
        if role == "part" and self.roles[first].role == "article":
            return not self._is_share(end)
        return False

    def _of_a_scale(self, at: int) -> bool:
        """True for "of a million", "of an hour", "million": what a bare "quarter" needs."""
        return self.roles[at].role == "scale" or (
            self.roles[at + 1].role == "article"
            and (
                self.roles[at + 2].role in {"scale", "group"}
                or self.tokens[at + 2].lower in self.lexicon.units
            )
        )

    def fraction(self, numerator: Number) -> Number | None:
        """A fraction in words from its numerator on, with the group word it is a part of."""
        found = self._denominator(numerator)
        if found is None or numerator.value is None:
            return None
        denominator, end = found
        value = settled(Fraction(numerator.value) / denominator)
        number = Number(numerator.first, end, value, digits=numerator.digits)
        at = end
        if self.line.is_dash(at):
            at += 1
        if self.roles[at].role == "of":
            at += 1
        if self.line.is_dash(at):
            at += 1
        if self.roles[at].role == "article":
            at += 1
        if self.line.is_dash(at):
            at += 1
        scale, after, _ = self.cardinals.scales(at)
        if self.roles[at].role == "hundred":
            scale, after = 100, at + 1
        if scale == 1 or self.roles[at].role == "order":
            return number
        product = settled(Fraction(value) * scale)
        return Number(numerator.first, after, product, scale=scale, hedge=Hedge.ABOUT)

    def scaled(self, number: Number) -> Number:
        """The number multiplied by the scale words after it: "one and a half million"."""
        if number.value is None:
            return number
        scale, end, _ = self.cardinals.scales(number.last)
        if self.roles[number.last].role == "hundred":
            scale, end = 100, number.last + 1
        if scale == 1:
            return number
        product = settled(Fraction(number.value) * scale)
        words = isinstance(number.value, Fraction) and not number.digits
        hedge = Hedge.ABOUT if words else number.hedge
        return Number(number.first, end, product, scale=scale, digits=number.digits, hedge=hedge)
