"""The grammar of one number: digits, number words, fractions, group words and vague words.

The reader works on tokens and goes through each at most a fixed number of times. What it finds is
a `Number`: the value as written, the tokens it takes, and what later steps need to know.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Context, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from tieout.facts.compounds import read_compound
from tieout.facts.hedges import Hedge
from tieout.facts.intervals import write_number
from tieout.facts.lexicon import Lexicon, Numeral
from tieout.facts.tokens import DIGITS, GLYPH, LARGEST_EXPONENT, SIGN, WORD, Token

if TYPE_CHECKING:
    from collections.abc import Sequence

_EXACT = Context(prec=400)
_GLYPHS = {
    glyph: Fraction(top, bottom)
    for glyph, top, bottom in zip(
        "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞",
        (1, 1, 3, 1, 1, 1, 1, 2, 1, 2, 3, 4, 1, 5, 1, 3, 5, 7),
        (4, 2, 4, 7, 9, 10, 3, 3, 5, 5, 5, 5, 6, 6, 8, 8, 8, 8),
        strict=True,
    )
}
_DASHES = frozenset("-‐‑‒–—−")
_SLASHES = frozenset("/⁄")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_NOTHING = Numeral("", 0)
_LARGEST = 10**LARGEST_EXPONENT
_LONGEST_RUN = 40
"""No number has more words or groups; a longer one is cut there, which bounds the work a token."""


@dataclass(slots=True)
class Number:
    """One number among the tokens of a text.

    Args:
        first: Index of its first token.
        last: Index after its last token.
        value: The number, None for a vague word that names none.
        scale: What a scale word or suffix at its end multiplied it by (1 for none).
        digits: True when it begins with digits.
        hedge: What its words imply: `about` for a fraction of a group word, `order` for dozens.
        low: Lower bound of a vague word.
        high: Upper bound of a vague word.
        ordinal: True for a place in a row, which is no count.
    """

    first: int
    last: int
    value: Decimal | Fraction | None
    scale: int = 1
    digits: bool = False
    hedge: Hedge = Hedge.NONE
    low: Decimal | Fraction | None = None
    high: Decimal | Fraction | None = None
    ordinal: bool = False


class NumberReader:
    """Reads numbers out of the tokens of one text."""

    def __init__(self, tokens: Sequence[Token], lexicon: Lexicon) -> None:
        self.tokens = tokens
        self.lexicon = lexicon
        self.roles = [self._role(token) for token in tokens]

    def read(self, at: int, *, joined: bool = True) -> Number | None:
        """The number that begins at a token, or None.

        Args:
            at: Index of the token.
            joined: False to stop before an "and", for the first figure after "between".
        """
        token = self.tokens[at]
        if token.kind == GLYPH:
            return self._scaled(Number(at, at + 1, _GLYPHS[token.text], digits=True))
        if token.kind == DIGITS:
            return self._digits(at, joined=joined)
        role = self.roles[at].role
        if role in {"unit", "teen", "ten", "hundred", "scale", "cardinal"}:
            return self._words(at, joined=joined)
        if role in {"article", "half", "part", "ordinal"}:
            return self._article(at, joined=joined)
        if role in {"vague", "pair"}:
            return self._vague(at)
        if role == "order":
            return self._order(at)
        if role == "group":
            return self._bare_group(at)
        if role == "point":
            return self._bare_point(at)
        if role == "mixed":
            value = Fraction(self.roles[at].value, 2)
            return self._scaled(Number(at, at + 1, value))
        return None

    def _role(self, token: Token) -> Numeral:
        """What a token does in a number."""
        if token.kind != WORD:
            return _NOTHING
        found = self.lexicon.numerals.get(token.lower)
        if found is None and self.lexicon.compounds:
            return read_compound(token.lower, self.lexicon) or _NOTHING
        return found or _NOTHING

    def _digits(self, at: int, *, joined: bool) -> Number | None:
        """A number that begins with digits."""
        value, end = self.grouped(at)
        number = Number(at, end, value, digits=True)
        following = self.tokens[end]
        if following.kind == SIGN and following.text in _SLASHES and self._slashes(end):
            return self._slash(number)
        if following.kind == SIGN and following.text == "^" and self._touches(end):
            return self._power(number)
        if following.kind == WORD and following.text.translate(_SUPERSCRIPTS).isascii():
            exponent = following.text.translate(_SUPERSCRIPTS)
            if exponent.isdigit() and self._touches(end) and value == 10 and len(exponent) <= 2:
                return Number(at, end + 1, Decimal(10 ** int(exponent)), digits=True)
        if self._times_power(end):
            return self._times(number)
        if self.roles[end].role == "point" and is_whole(value):
            number = self._spoken_point(number)
            return self._scaled(number) if number.last > end else number
        mixed = self._mixed(number)
        if mixed is not None:
            return self._scaled(mixed)
        if self.roles[end].role in {"hundred", "scale", "order", "group"}:
            return self._words(at, joined=joined)
        number = self._suffixed(number)
        return self._with_part(number, joined=joined)

    def grouped(self, at: int) -> tuple[Decimal, int]:
        """The number in digits at a token, groups of three after a space joined to it."""
        token = self.tokens[at]
        value = token.value or Decimal(0)
        if len(token.text) > 3 or not token.text.isdigit() or token.text[0] == "0":
            return value, at + 1
        end, parts = at + 1, [token.text]
        while self._is_group(end) and end - at < _LONGEST_RUN:
            parts.append(self.tokens[end].text[:3])
            end += 1
        if len(parts) == 1:
            return value, end
        rest = self.tokens[end - 1].text[3:]
        return Decimal("".join(parts) + rest.replace(self.lexicon.decimal, ".")), end

    def _is_group(self, at: int) -> bool:
        """True for three digits one space after the last digit, alone or with decimals."""
        token, before = self.tokens[at], self.tokens[at - 1]
        if token.kind != DIGITS or token.start != before.end + 1 or not before.text.isdigit():
            return False
        whole = token.text[:3]
        rest = token.text[3:]
        if len(whole) != 3 or not whole.isdigit():
            return False
        return not rest or (rest[0] == self.lexicon.decimal and rest[1:].isdigit())

    def _slash(self, number: Number) -> Number | None:
        """`2/3`: a fraction, unless a further slash makes it a date or a path."""
        end = number.last
        top, bottom = number.value, self.tokens[end + 1]
        before = self.tokens[number.first - 1] if number.first else bottom
        if before.text in _SLASHES and self._touches(number.first):
            return number
        if bottom.kind != DIGITS or not bottom.text.isdigit():
            return number
        if self.tokens[end + 2].text in _SLASHES and self._touches(end + 2):
            return number
        if not bottom.value or top is None or not is_whole(top):
            return number
        value = settled(Fraction(int(top), int(bottom.value)))
        return self._scaled(Number(number.first, end + 2, value, digits=True))

    def _slashes(self, at: int) -> bool:
        """True for a slash that touches both numbers, or stands one space from either."""
        token = self.tokens[at]
        left, right = token.start - self.tokens[at - 1].end, self.tokens[at + 1].start - token.end
        return left == right and left <= 1

    def _power(self, number: Number) -> Number:
        """`2^5`, `1.1^-23`."""
        at = number.last + 1
        sign = 1
        if self.tokens[at].text in {*_DASHES, "+"}:
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

    def _times_power(self, at: int) -> bool:
        """True for `x 10^` or `x10⁵` after a number."""
        return (
            self.tokens[at].text in {"x", "×", "·", "*", "X"}
            and self.tokens[at + 1].kind == DIGITS
            and self.tokens[at + 1].text == "10"
        )

    def _times(self, number: Number) -> Number:
        """`3.2 x 10^5`."""
        ten = number.last + 1
        power = self._digits(ten, joined=False)
        if power is None or power.value is None or power.last == ten + 1:
            return number
        value = decimal_of(Fraction(number.value or 0) * Fraction(power.value))
        return Number(number.first, power.last, value, digits=True)

    def _mixed(self, number: Number) -> Number | None:
        """`3½`, `3 1/2`, `16 3/4`, `3-1/2`: a whole number and a proper fraction."""
        if number.value is None or not is_whole(number.value):
            return None
        at = number.last
        if self.tokens[at].kind == GLYPH and self.tokens[at].start - self.tokens[at - 1].end <= 1:
            part = _GLYPHS[self.tokens[at].text]
            value = settled(Fraction(number.value) + part)
            return Number(number.first, at + 1, value, digits=True)
        if self.tokens[at].text == "-" and self._touches(at) and self._touches(at + 1):
            at += 1
        numerator, slash, bottom = (
            self.tokens[at : at + 3] if at + 3 < len(self.tokens) else (self.tokens[-1],) * 3
        )
        if not (numerator.kind == bottom.kind == DIGITS and slash.text in _SLASHES):
            return None
        if not (self._touches(at + 1) and self._touches(at + 2)):
            return None
        if self.tokens[at + 3].text in _SLASHES or not bottom.value or numerator.value is None:
            return None
        if numerator.value >= bottom.value or "." in numerator.text + bottom.text:
            return None
        part = Fraction(numerator.value) / Fraction(bottom.value)
        value = settled(Fraction(number.value) + part)
        return Number(number.first, at + 3, value, digits=True)

    def _suffixed(self, number: Number) -> Number:
        """`2.7k`, `1.2bn`, `5m`, `2.33 k`: digits with a letter that multiplies."""
        token = self.tokens[number.last]
        scale = self.lexicon.suffixes.get(token.text)
        if scale is None or number.value is None:
            return number
        touching = self._touches(number.last)
        if not touching and (len(token.text) == 1 and token.text not in "kKM"):
            return number
        if token.text in {"m", "b"} and self._means_metres(number):
            return number
        if token.text == "G" and number.value in {2, 3, 4, 5, 6}:
            return number
        end = number.last + 1
        if self.tokens[end].text == "." and token.text.lower() in {"mio", "mrd", "tsd"}:
            end += 1
        value = settled(_EXACT.multiply(_decimal(number.value), Decimal(scale)))
        return Number(number.first, end, value, scale=scale, digits=number.digits)

    def _means_metres(self, number: Number) -> bool:
        """True for "the 100m race": m is metres before words of distance."""
        following = self.tokens[number.last + 1]
        before = self.tokens[number.first - 1] if number.first else None
        money = before is not None and before.end == self.tokens[number.first].start
        if (number.value or 0) >= 1000 and not money:
            return True
        if following.kind == SIGN and following.text in _DASHES:
            following = self.tokens[number.last + 2]
        return self.lexicon.has("race", following.lower)

    def _words(self, at: int, *, joined: bool, article: bool = False) -> Number | None:
        """A whole number in words, or in digits and words: groups with falling scales."""
        total: Decimal | int = 0
        end, last_scale, first_group = at, 0, True
        hedge, ordinal = Hedge.NONE, False
        while end - at < _LONGEST_RUN * 2:
            group = self._group(end, joined=joined, article=article and first_group)
            if group is None:
                break
            value, after, group_ordinal = group
            scale, after, about = self._scales(after)
            if not first_group and (scale >= last_scale or (value >= last_scale and scale == 1)):
                break
            if not first_group and self._starts_part(after) and scale == 1:
                break
            total = _EXACT.add(Decimal(total), _EXACT.multiply(Decimal(value), Decimal(scale)))
            if total > _LARGEST:
                return None
            end, last_scale, first_group = after, scale, False
            hedge = Hedge.ABOUT if about else hedge
            ordinal = ordinal or group_ordinal
            if scale == 1 or ordinal:
                break
            following = self._next_group(at, end, scale, joined=joined)
            if following is None:
                break
            end_of_join, end = end, following
            if self._group(end, joined=joined, article=False) is None:
                end = end_of_join
                break
        if first_group:
            return None
        end = self._trim_join(end)
        if last_scale == 1 and self._is_hundred(end - 1):
            last_scale = 100
        number = Number(
            at,
            end,
            settled(Decimal(total)),
            scale=last_scale,
            digits=self.tokens[at].kind == DIGITS,
            hedge=hedge,
            ordinal=ordinal,
        )
        if ordinal:
            return number
        if number.scale == 1 and self.tokens[end].text in {"k", "K"}:
            return self._suffixed(number)
        return self._with_part(number, joined=joined)

    def _trim_join(self, end: int) -> int:
        """The end of the number before an "and" or comma that led to nothing."""
        while self.roles[end - 1].role == "and" or self.tokens[end - 1].text == ",":
            end -= 1
        return end

    def _next_group(self, at: int, end: int, scale: int, *, joined: bool) -> int | None:
        """Where the next group of a number may begin, after "and" or a comma if need be."""
        if self.roles[end].role == "and":
            words = self.tokens[end + 1].kind == WORD and self.tokens[at].kind == WORD
            return end + 1 if joined and words and not self._starts_part(end + 1) else None
        if self.tokens[end].text == "," and scale >= 1000:
            group = self._group(end + 1, joined=joined, article=False)
            if group is None or self.tokens[end + 1].kind != WORD:
                return None
            follows = self.roles[group[1]].role
            return end + 1 if follows == "scale" or group[0] >= 100 else None
        if self.tokens[end].kind == DIGITS:
            return end if self._has_scale_after(end) else None
        return end

    def _has_scale_after(self, at: int) -> bool:
        """True when digits are followed by "hundred" or a scale word: "2 million 300 thousand"."""
        return self.roles[self.grouped(at)[1]].role in {"hundred", "scale"}

    def _starts_part(self, at: int) -> bool:
        """True when the number before a token is the numerator of a fraction: "two" of "thirds"."""
        if self.roles[at].role in {"parts", "part"}:
            return True
        if self.roles[at].role in {"unit", "teen"} and self.roles[at + 1].role == "parts":
            return True
        one = self.roles[at].role == "article" or self.roles[at].value == 1
        return one and self.roles[at + 1].role in {"half", "part", "ordinal"}

    def _scales(self, at: int, *, bare: bool = False) -> tuple[int, int, bool]:
        """The product of the scale words at a token, where they end, and if one is a group word."""
        scale, about = 1, False
        while scale < _LARGEST:
            end = at
            if self._is_dash(end) and self.roles[end + 1].role in {"scale", "group"}:
                end += 1
            role, value = self.roles[end]
            if role not in {"scale", "group", "order", "grand"}:
                break
            if role == "order" and value == 10:
                break
            if role == "group" and value == 20 and bare and not self._of_follows(end + 1):
                break
            scale, at = scale * value, end + 1
            about = about or role == "group" or value in {12, 20}
        return scale, at, about

    def _of_follows(self, at: int) -> bool:
        """True when a group word counts something: "a score of"."""
        return self.roles[at].role == "of" and self.tokens[at + 1].kind != DIGITS

    def _group(
        self, at: int, *, joined: bool, article: bool
    ) -> tuple[Decimal | int, int, bool] | None:
        """What stands before a scale word: digits, or words up to hundreds."""
        token, (role, value) = self.tokens[at], self.roles[at]
        amount: Decimal | int
        if article:
            amount, end, ordinal = 1, at, False
        elif token.kind == DIGITS:
            amount, end = self.grouped(at)
            ordinal = False
        elif role == "cardinal":
            return value, at + 1, False
        elif role in {"hundred", "scale"}:
            amount, end, ordinal = 1, at, False
        else:
            small = self._small(at)
            if small is None:
                return None
            amount, end, ordinal = small
            if not ordinal and amount < 10 and not self._counts_off(at - 1):
                spoken = self._spoken_hundreds(amount, end)
                if spoken is not None:
                    return spoken
        if ordinal:
            return amount, end, True
        amount, end = self._point(amount, end, token)
        hundred = end
        if self._is_dash(hundred) and self.roles[hundred + 1].role == "hundred":
            hundred += 1
        if self._is_hundred(hundred) and is_whole(amount) and amount < 1000:
            return self._after_hundred(_times(amount, 100), hundred + 1, joined=joined)
        if self._is_hundred(hundred):
            return _times(amount, 100), hundred + 1, False
        return amount, end, False

    def _is_hundred(self, at: int) -> bool:
        """True for "hundred", and for "hundreds" after a number."""
        return self.roles[at].role == "hundred" or self.roles[at] == Numeral("order", 100)

    def _after_hundred(
        self, amount: Decimal | int, end: int, *, joined: bool
    ) -> tuple[Decimal | int, int, bool]:
        """What may follow "hundred": [and] up to ninety-nine."""
        at = end
        if self.roles[at].role == "and":
            if not joined:
                return amount, end, False
            at += 1
        elif self._is_dash(at):
            at += 1
            if self.roles[at].role == "and" and self._is_dash(at + 1) and joined:
                at += 2
        if self.roles[at].role == "ordinal" and self.roles[at].value < 100:
            return amount + self.roles[at].value, at + 1, True
        small = self._small(at)
        if small is None or small[0] == 0 or self._starts_part(at):
            amount, end = self._point(amount, end, self.tokens[end - 1])
            return amount, end, False
        value, after, ordinal = small
        if self._is_hundred(after) or self._starts_part(after):
            return amount, end, False
        amount, after = self._point(amount + value, after, self.tokens[at])
        return amount, after, ordinal

    def _small(self, at: int) -> tuple[int, int, bool] | None:
        """A number below a hundred in words; True when it is a place in a row."""
        role, value = self.roles[at]
        if role in {"unit", "teen", "cardinal"}:
            return (value, at + 1, False) if value < 100 else None
        if role != "ten":
            return None
        end = at + 1
        if self._is_dash(end):
            end += 1
        follows, unit = self.roles[end]
        if follows == "unit" and 0 < unit < 10 and not self._starts_part_alone(end):
            return value + unit, end + 1, False
        if follows == "ordinal" and unit < 10:
            return value + unit, end + 1, True
        return value, at + 1, False

    def _starts_part_alone(self, at: int) -> bool:
        """True for "one" of "one third" after "twenty", where it does not add to twenty."""
        return self.roles[at].value == 1 and self.roles[at + 1].role in {"half", "part"}

    def _spoken_hundreds(self, amount: Decimal | int, end: int) -> tuple[int, int, bool] | None:
        """Such as "One twenty-two" for 122: a unit, then a number from ten up."""
        if self.roles[end].role not in {"teen", "ten"} or amount == 0:
            return None
        if self.lexicon.units_before_tens:
            return None
        small = self._small(end)
        if small is None or small[2] or self._is_dash(small[1]) or self._is_hundred(small[1]):
            return None
        if self.roles[small[1]].role in {"parts", "ordinal", "part"} or self._counts_off(small[1]):
            return None
        return int(amount) * 100 + small[0], small[1], False

    def _counts_off(self, at: int) -> bool:
        """True for a number word beside a number, as in "one ten one": each stands alone."""
        return at >= 0 and self.roles[at].role in {"unit", "teen", "ten"}

    def _point(self, amount: Decimal | int, end: int, first: Token) -> tuple[Decimal | int, int]:
        """Decimals in words: "two point five", "point seventy-one"."""
        if self.roles[end].role != "point" or first.kind == DIGITS:
            return amount, end
        digits, at = "", end + 1
        while (
            self.roles[at].role in {"unit", "teen", "ten", "digit"} and len(digits) < _LONGEST_RUN
        ):
            small = (0, at + 1, False) if self.roles[at].role == "digit" else self._small(at)
            if small is None or small[2]:
                break
            digits += str(small[0])
            at = small[1]
        if not digits and self.tokens[at].kind == DIGITS and self.tokens[at].text.isdigit():
            digits, at = self.tokens[at].text, at + 1
        if not digits:
            return amount, end
        return Decimal(f"{amount}.{digits}"), at

    def _spoken_point(self, number: Number) -> Number:
        """Such as "3 point 5" and "3 point five"."""
        after = self.tokens[number.last + 1]
        if after.kind == DIGITS and after.text.isdigit():
            digits, end = after.text, number.last + 2
        else:
            amount, end = self._point(0, number.last, self.tokens[number.last])
            digits = str(amount).partition(".")[2]
        if not digits or end == number.last:
            return self._suffixed(number)
        value = Decimal(f"{int(number.value or 0)}.{digits}")
        return Number(number.first, end, value, digits=True)

    def _bare_point(self, at: int) -> Number | None:
        """Such as "Point five" for 0.5, where "point" is not a noun after an article."""
        before = self.tokens[at - 1] if at else None
        if before is not None and (before.kind == WORD or self.roles[at - 1].role == "article"):
            return None
        amount, end = self._point(0, at, self.tokens[at])
        if end == at:
            return None
        scale, end, _ = self._scales(end)
        value = settled(_EXACT.multiply(Decimal(amount), Decimal(scale)))
        return Number(at, end, value, scale=scale)

    def _article(self, at: int, *, joined: bool) -> Number | None:
        """What begins with "a", "half", "quarter" or a place in a row."""
        role = self.roles[at].role
        if role == "ordinal":
            return Number(at, at + 1, None, ordinal=True)
        if role in {"half", "part"}:
            return self._fraction(Number(at, at, Decimal(1)))
        follows = self.roles[at + 1].role
        if follows in {"hundred", "scale"}:
            number = self._words(at + 1, joined=joined, article=True)
            return None if number is None else _moved(number, at)
        if follows == "group":
            scale, end, _ = self._scales(at + 1, bare=True)
            if scale == 1:
                return None
            return Number(at, end, Decimal(scale), scale=scale, hedge=Hedge.ABOUT)
        if follows in {"half", "part", "parts", "ordinal"} or self._is_dash(at + 1):
            return self._fraction(Number(at, at + 1, Decimal(1)))
        if follows in {"vague", "pair"}:
            number = self._vague(at + 1, article=True)
            return None if number is None else _moved(number, at)
        return None

    def _bare_group(self, at: int) -> Number | None:
        """Such as "Dozen" without a number: "dozen people"; other group words need one."""
        if self.roles[at].value != 12:
            return None
        return Number(at, at + 1, Decimal(12), scale=12, hedge=Hedge.ABOUT)

    def _with_part(self, number: Number, *, joined: bool) -> Number:
        """A whole number, and the fraction that follows it: "two and a half", "2 thirds"."""
        if number.value is None:
            return number
        fraction = self._fraction(number)
        if fraction is not None:
            return fraction
        at = number.last
        if self.roles[at].role == "and" and joined:
            at += 1
        elif self._is_dash(at) and self.roles[at + 1].role == "and":
            at += 2
        else:
            return self._scaled(number) if number.scale == 1 else number
        if self._is_dash(at):
            at += 1
        part = self.part_after(at)
        if part is None or part.value is None:
            return number
        share = Fraction(part.value)
        if number.scale >= 10**6:
            share *= number.scale
        whole = Number(
            number.first,
            part.last,
            settled(Fraction(number.value) + share),
            hedge=Hedge.ABOUT if number.scale > 1 else number.hedge,
        )
        return self._scaled(whole)

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
            small = self._small(at)
            if small is None or small[2]:
                return None
            one = Number(at, small[1], Decimal(small[0]))
        found = self._denominator(one)
        if found is None or (one.value or 0) >= found[0]:
            return None
        return Number(at, found[1], settled(Fraction(one.value or 0) / found[0]))

    def _part_in_digits(self, at: int) -> Number | None:
        """The proper fraction in "one and 1/2"."""
        if self.tokens[at + 1].text not in _SLASHES or not self.tokens[at].text.isdigit():
            return None
        part = self._slash(Number(at, at + 1, self.tokens[at].value, digits=True))
        proper = part is not None and part.value is not None and 0 < part.value < 1
        return part if proper and part is not None and part.scale == 1 else None

    def _denominator(self, number: Number) -> tuple[int, int] | None:
        """The denominator after a numerator and where it ends: "thirds", "-fifth", "half"."""
        at = number.last
        if number.value is None or not is_whole(number.value) or number.value <= 0:
            return None
        if self._is_dash(at):
            at += 1
        role, value = self.roles[at]
        if role == "ten" and not number.digits:
            at += 1
            if self._is_dash(at):
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
            return token.text not in _DASHES
        return self.lexicon.has("after_fraction", token.lower) or self.roles[at].role in {
            "article",
            "scale",
        }

    def _is_share_of_one(self, number: Number, at: int) -> bool:
        """True for "one third" and for "a third of", not for "a third man"."""
        if self._is_dash(at):
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
        if self._is_dash(end):
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

    def _fraction(self, numerator: Number) -> Number | None:
        """A fraction in words from its numerator on, with the group word it is a part of."""
        found = self._denominator(numerator)
        if found is None or numerator.value is None:
            return None
        denominator, end = found
        value = settled(Fraction(numerator.value) / denominator)
        number = Number(numerator.first, end, value, digits=numerator.digits)
        at = end
        if self._is_dash(at):
            at += 1
        if self.roles[at].role == "of":
            at += 1
        if self._is_dash(at):
            at += 1
        if self.roles[at].role == "article":
            at += 1
        if self._is_dash(at):
            at += 1
        scale, after, _ = self._scales(at)
        if self.roles[at].role == "hundred":
            scale, after = 100, at + 1
        if scale == 1 or self.roles[at].role == "order":
            return number
        product = settled(Fraction(value) * scale)
        return Number(numerator.first, after, product, scale=scale, hedge=Hedge.ABOUT)

    def _scaled(self, number: Number) -> Number:
        """The number multiplied by the scale words after it: "one and a half million"."""
        if number.value is None:
            return number
        scale, end, _ = self._scales(number.last)
        if self.roles[number.last].role == "hundred":
            scale, end = 100, number.last + 1
        if scale == 1:
            return number
        product = settled(Fraction(number.value) * scale)
        words = isinstance(number.value, Fraction) and not number.digits
        hedge = Hedge.ABOUT if words else number.hedge
        return Number(number.first, end, product, scale=scale, digits=number.digits, hedge=hedge)

    def _vague(self, at: int, *, article: bool = False) -> Number | None:
        """Such as "A few", "several hundred", "a couple of dozen", "a pair of"."""
        word, role = self.tokens[at].lower, self.roles[at].role
        end = at + 1
        followed_by_of = self.roles[end].role == "of"
        at_scale = end + 1 if followed_by_of else end
        scale, after, _ = self._scales(at_scale)
        if self._is_hundred(at_scale):
            scale, after = 100, at_scale + 1
        if role == "pair":
            if not article and not followed_by_of:
                return None
            return Number(at, end, Decimal(2))
        if not self.lexicon.has("vague_alone", word) and not article and scale == 1:
            return None
        needs_of = self.lexicon.has("vague_of", word)
        if needs_of and scale == 1 and not followed_by_of and self._is_noun(end):
            return None
        if scale > 1:
            end = after
        found = self.lexicon.vague[word]
        low, high = found.low * scale, found.high * scale
        best = None if found.best is None else found.best * scale
        return Number(at, end, best, scale=scale, hedge=Hedge.ABOUT, low=low, high=high)

    def _is_noun(self, at: int) -> bool:
        """True for a word that is no function word."""
        token = self.tokens[at]
        return token.kind == WORD and token.lower not in {"more", "dozen"}

    def _order(self, at: int) -> Number | None:
        """Such as "Dozens", "hundreds of thousands": the step is the value."""
        value, end = self.roles[at].value, at + 1
        if value in {10, 20} and self.roles[end].role != "of":
            return None
        while value <= _LARGEST:
            step = end + 1 if self.roles[end].role == "of" else end
            role, factor = self.roles[step]
            if role not in {"order", "scale"} or step == end:
                break
            value, end = value * factor, step + 1
        return Number(at, end, Decimal(value), scale=value, hedge=Hedge.ORDER)

    def _is_dash(self, at: int) -> bool:
        """True for a hyphen inside a word, or one with spaces on both sides."""
        token = self.tokens[at]
        if token.kind != SIGN or token.text not in _DASHES or at == 0:
            return False
        left = token.start - self.tokens[at - 1].end
        right = self.tokens[at + 1].start - token.end
        return left == right and left <= 1 and self.tokens[at + 1].kind == WORD

    def _touches(self, at: int) -> bool:
        """True when no space parts a token from the one before it."""
        return self.tokens[at].start == self.tokens[at - 1].end


def is_whole(value: Decimal | Fraction | int) -> bool:
    """True for a number without a fractional part, however large."""
    if isinstance(value, Decimal):
        return value == value.to_integral_value()
    return value.denominator == 1


def settled(value: Decimal | Fraction) -> Decimal | Fraction:
    """Whole numbers as plain Decimals; others as they are."""
    return Decimal(int(value)) if is_whole(value) else value


def decimal_of(value: Decimal | Fraction) -> Decimal | Fraction:
    """A Decimal where the decimal expansion ends, for figures not named by a fraction."""
    if isinstance(value, Decimal):
        return value
    written = write_number(value)
    return value if "/" in written else Decimal(written)


def negative(value: Decimal | Fraction) -> Decimal | Fraction:
    """The number below zero, to its last digit."""
    return value.copy_negate() if isinstance(value, Decimal) else -value


def _times(amount: Decimal | int, factor: int) -> Decimal | int:
    """The product, to its last digit."""
    return amount * factor if isinstance(amount, int) else _EXACT.multiply(amount, Decimal(factor))


def _decimal(value: Decimal | Fraction) -> Decimal:
    """A Decimal, for numbers written in digits."""
    return value if isinstance(value, Decimal) else Decimal(value.numerator)


def _moved(number: Number, first: int) -> Number:
    """The number, beginning at an earlier token."""
    number.first = first
    return number
