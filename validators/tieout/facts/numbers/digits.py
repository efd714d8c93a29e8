"""Numbers in digits: groups, fractions with a slash, powers, letters that multiply."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from tieout.facts.numbers.number import EXACT, Number, decimal_of, is_whole, plain_decimal, settled
from tieout.facts.numbers.roles import DASHES
from tieout.facts.numbers.tokens import DIGITS, GLYPH, SIGN, WORD

if TYPE_CHECKING:
    from tieout.facts.numbers.roles import Line

SLASHES = frozenset("/⁄")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_LONGEST_RUN = 40
_SPACES = frozenset(" \u00a0\u2007\u2009\u202f")
"""Spaces that group digits: plain, no-break, of a figure's width, thin, narrow no-break."""
GLYPHS = {
    glyph: Fraction(top, bottom)
    for glyph, top, bottom in zip(
        "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞",
        (1, 1, 3, 1, 1, 1, 1, 2, 1, 2, 3, 4, 1, 5, 1, 3, 5, 7),
        (4, 2, 4, 7, 9, 10, 3, 3, 5, 5, 5, 5, 6, 6, 8, 8, 8, 8),
        strict=True,
    )
}


class DigitReader:
    """Reads what begins with digits; words that follow are left to others."""

    def __init__(self, line: Line) -> None:
        self.line = line
        self.tokens = line.tokens
        self.roles = line.roles
        self.lexicon = line.lexicon

    def grouped(self, at: int) -> tuple[Decimal, int]:
        """The number in digits at a token, groups of three after a space joined to it."""
        token = self.tokens[at]
        value, text = token.value or Decimal(0), token.text
        end = at + 1
        if not text.isdigit():
            return value, end
        if len(text) <= 3 and text[0] != "0" and self._is_group(end):
            while self._is_group(end) and end - at < _LONGEST_RUN:
                text += self.tokens[end].text
                end += 1
            value = Decimal(text.replace(",", "."))
            if not text.isdigit():
                return value, end
        elif self.tokens[end].text != "," or not self._is_measured(end + 2):
            return value, end
        decimals = self._decimals(end)
        return (Decimal(f"{text}.{decimals}"), end + 2) if decimals else (value, end)

    def _is_group(self, at: int) -> bool:
        """True for three digits one space after the last digit, alone or with decimals.

        Where spaces group the digits a comma and a point can only begin the decimals.
        """
        token, before = self.tokens[at], self.tokens[at - 1]
        if token.kind != DIGITS or token.start != before.end + 1 or not before.text.isdigit():
            return False
        if self.line.text[before.end] not in _SPACES:
            return False
        whole, rest = token.text[:3], token.text[3:]
        if len(whole) != 3 or not whole.isdigit():
            return False
        return not rest or (rest[0] in ".," and rest[1:].isdigit())

    def _decimals(self, at: int) -> str:
        """The digits after a comma that no list and no group of digits explains, or nothing."""
        comma, after = self.tokens[at], self.tokens[min(at + 1, len(self.tokens) - 1)]
        if comma.text != "," or after.kind != DIGITS or not after.text.isdigit():
            return ""
        return after.text if self.line.touches(at) and self.line.touches(at + 1) else ""

    def _is_measured(self, at: int) -> bool:
        """True for a scale word or a unit, which shows that "1,5" is one number: "1,5 million"."""
        if at >= len(self.tokens):
            return False
        token = self.tokens[at]
        return (
            self.roles[at].role == "scale"
            or token.text in self.lexicon.suffixes
            or token.lower in self.lexicon.units
        )

    def slash(self, number: Number) -> Number:
        """`2/3`: a fraction, unless a further slash makes it a date or a path."""
        end = number.last
        top, bottom = number.value, self.tokens[end + 1]
        before = self.tokens[number.first - 1] if number.first else bottom
        if before.text in SLASHES and self.line.touches(number.first):
            return number
        if bottom.kind != DIGITS or not bottom.text.isdigit():
            return number
        if self.tokens[end + 2].text in SLASHES and self.line.touches(end + 2):
            return number
        if not bottom.value or top is None or not is_whole(top):
            return number
        value = settled(Fraction(int(top), int(bottom.value)))
        return Number(number.first, end + 2, value, digits=True)

    def is_slash(self, at: int) -> bool:
        """True for a slash that touches both numbers, or stands one space from either."""
        token = self.tokens[at]
        left, right = token.start - self.tokens[at - 1].end, self.tokens[at + 1].start - token.end
        return left == right and left <= 1

    def is_power(self, at: int) -> bool:
        """True for `^` and for raised figures after a ten: `2^5`, `10⁶`."""
        token = self.tokens[at]
        if not self.line.touches(at):
            return False
        if token.kind == SIGN:
            return token.text == "^"
        raised = token.kind == WORD and len(token.text) <= 2 and not token.text.isascii()
        return raised and _figures(token.text) is not None and self.tokens[at - 1].text == "10"

    def power(self, number: Number) -> Number:
        """`2^5`, `1.1^-23`, `10⁶`; the number as it is where no exponent follows."""
        raised = _figures(self.tokens[number.last].text)
        if raised is not None:
            return Number(number.first, number.last + 1, Decimal(10**raised), digits=True)
        at = number.last + 1
        sign = 1
        if self.tokens[at].text in {*DASHES, "+"}:
            sign = 1 if self.tokens[at].text == "+" else -1
            at += 1
        exponent = self.tokens[at]
        if exponent.kind != DIGITS or not exponent.text.isdigit() or len(exponent.text) > 2:
            return number
        base = Fraction(number.value or 0)
        power = int(exponent.text) * sign
        if (base == 0 and power < 0) or len(self.tokens[number.first].text) > 12:
            return number
        return Number(number.first, at + 1, decimal_of(base**power), digits=True)

    def is_times_power(self, at: int) -> bool:
        """True for `x 10^` or `x10⁵` after a number."""
        return (
            self.tokens[at].text in {"x", "×", "·", "*", "X"}
            and self.tokens[at + 1].kind == DIGITS
            and self.tokens[at + 1].text == "10"
        )

    def times_power(self, number: Number) -> Number:
        """`3.2 x 10^5`."""
        ten = number.last + 1
        if not self.is_power(ten + 1):
            return number
        power = self.power(Number(ten, ten + 1, Decimal(10), digits=True))
        if power.value is None or power.last == ten + 1:
            return number
        value = decimal_of(Fraction(number.value or 0) * Fraction(power.value))
        return Number(number.first, power.last, value, digits=True)

    def mixed(self, number: Number) -> Number | None:
        """`3½`, `3 1/2`, `16 3/4`, `3-1/2`: a whole number and a proper fraction."""
        if number.value is None or not is_whole(number.value):
            return None
        at = number.last
        if self.tokens[at].kind == GLYPH and self.tokens[at].start - self.tokens[at - 1].end <= 1:
            part = GLYPHS[self.tokens[at].text]
            value = settled(Fraction(number.value) + part)
            return Number(number.first, at + 1, value, digits=True)
        if self.tokens[at].text == "-" and self.line.touches(at) and self.line.touches(at + 1):
            at += 1
        numerator, slash, bottom = (
            self.tokens[at : at + 3] if at + 3 < len(self.tokens) else (self.tokens[-1],) * 3
        )
        if not (numerator.kind == bottom.kind == DIGITS and slash.text in SLASHES):
            return None
        if not (self.line.touches(at + 1) and self.line.touches(at + 2)):
            return None
        if self.tokens[at + 3].text in SLASHES or not bottom.value or numerator.value is None:
            return None
        if numerator.value >= bottom.value or "." in numerator.text + bottom.text:
            return None
        part = Fraction(numerator.value) / Fraction(bottom.value)
        value = settled(Fraction(number.value) + part)
        return Number(number.first, at + 3, value, digits=True)

    def suffixed(self, number: Number) -> Number:
        """`2.7k`, `1.2bn`, `5m`, `2.33 k`: digits with a letter that multiplies."""
        token = self.tokens[number.last]
        scale = self.lexicon.suffixes.get(token.text)
        if scale is None or number.value is None:
            return number
        touching = self.line.touches(number.last)
        if not touching and len(token.text) == 1 and token.text not in "kKM":
            return number
        if not touching and token.text == "K" and number.digits and not self._is_money(number):
            return number
        if token.text in {"m", "b"} and self._means_metres(number):
            return number
        if token.text == "G" and number.value in {2, 3, 4, 5, 6}:
            return number
        end = number.last + 1
        if self.lexicon.dotted_suffixes and self.tokens[end].text == "." and self.line.touches(end):
            end += 1
        value = settled(EXACT.multiply(plain_decimal(number.value), Decimal(scale)))
        return Number(number.first, end, value, scale=scale, digits=number.digits)

    def _is_money(self, number: Number) -> bool:
        """True when a sign touches the number from the left, as that of a currency does."""
        before = self.tokens[number.first - 1] if number.first else None
        return before is not None and before.end == self.tokens[number.first].start

    def _is_named(self, number: Number) -> bool:
        """True for "the 100m", of which nothing is counted."""
        named = number.first > 0 and self.lexicon.has("named", self.tokens[number.first - 1].lower)
        return named and not self.line.is_noun(number.last + 1, 1)

    def _means_metres(self, number: Number) -> bool:
        """True for "the 100m race": m is metres before words of distance."""
        following = self.tokens[number.last + 1]
        if self._is_money(number):
            return False
        if (number.value or 0) >= 1000 or self._is_named(number):
            return True
        if following.kind == SIGN and following.text in DASHES:
            following = self.tokens[number.last + 2]
        return self.lexicon.has("race", following.lower)


def _figures(text: str) -> int | None:
    """The whole number in raised figures, or None."""
    plain = text.translate(_SUPERSCRIPTS)
    return int(plain) if plain != text and plain.isascii() and plain.isdigit() else None
