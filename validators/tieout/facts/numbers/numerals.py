"""The grammar of one number: digits, number words, fractions, group words and vague words.

The readers work on tokens and go through each at most a fixed number of times. What they find is
a `Number`: the value as written, the tokens it takes, and what later steps need to know.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from tieout.facts.hedges import Hedge
from tieout.facts.numbers.cardinals import LARGEST, CardinalReader
from tieout.facts.numbers.decades import DecadeReader
from tieout.facts.numbers.digits import GLYPHS, SLASHES, DigitReader
from tieout.facts.numbers.number import EXACT, Number, is_whole, settled
from tieout.facts.numbers.shares import ShareReader
from tieout.facts.numbers.tokens import DIGITS, GLYPH, SIGN, WORD

if TYPE_CHECKING:
    from tieout.facts.numbers.roles import Line

_CARDINALS = frozenset({"unit", "teen", "ten", "hundred", "scale", "cardinal"})


class NumberReader:
    """Reads numbers out of the tokens of one text."""

    def __init__(self, line: Line) -> None:
        self.tokens = line.tokens
        self.lexicon = line.lexicon
        self.line = line
        self.roles = line.roles
        self.digits = DigitReader(line)
        self.cardinals = CardinalReader(line, self.digits)
        self.shares = ShareReader(line, self.digits, self.cardinals)
        self.decades = DecadeReader(line)

    def read(self, at: int, *, joined: bool = True) -> Number | None:
        """The number that begins at a token, or None.

        Args:
            at: Index of the token.
            joined: False to stop before an "and", for the first figure after "between".
        """
        token = self.tokens[at]
        if token.kind == GLYPH:
            return self.shares.scaled(Number(at, at + 1, GLYPHS[token.text], digits=True))
        if token.kind == DIGITS:
            decade = self.decades.decade(at) if self.tokens[at + 1].text == "s" else None
            return decade or self._open(self._digits(at, joined=joined))
        role = self.roles[at].role
        if role in _CARDINALS:
            return self._open(self._words(at, joined=joined))
        if role == "article":
            return self._article(at, joined=joined)
        if role in {"half", "part"}:
            return self.shares.fraction(Number(at, at, Decimal(1)))
        return self._special(role, at)

    def _open(self, number: Number | None) -> Number | None:
        """The number, or all that share its decade: "20-something"."""
        return None if number is None else self.decades.open_end(number)

    def _special(self, role: str, at: int) -> Number | None:
        """What begins with a place in a row, a group word, a vague word or a decade."""
        if role == "ordinal":
            return self._ordinal(at)
        if role in {"vague", "pair"}:
            return self._vague(at)
        if role == "order":
            return self._order(at)
        if role == "group":
            return self._bare_group(at)
        if role == "point":
            return self._bare_point(at)
        if role == "decade":
            return self.decades.decade(at)
        if role == "digits":
            return self.decades.digits(at)
        if role == "mixed":
            return self.shares.scaled(Number(at, at + 1, Fraction(self.roles[at].value, 2)))
        return None

    def _digits(self, at: int, *, joined: bool) -> Number | None:
        """A number that begins with digits."""
        value, end = self.digits.grouped(at)
        number = Number(at, end, value, digits=True)
        following = self.tokens[end]
        if following.kind == SIGN and following.text in SLASHES and self.digits.is_slash(end):
            return self.shares.scaled(self.digits.slash(number))
        if self.digits.is_power(end):
            return self.digits.power(number)
        if self.digits.is_times_power(end):
            return self.digits.times_power(number)
        if self.roles[end].role == "point" and is_whole(value):
            number = self._spoken_point(number)
            return self.shares.scaled(number) if number.last > end else number
        mixed = self.digits.mixed(number)
        if mixed is not None:
            return self.shares.scaled(mixed)
        if self.roles[end].role in {"hundred", "scale", "order", "group"}:
            return self._words(at, joined=joined)
        number = self.digits.suffixed(number)
        return self.shares.with_part(number, joined=joined)

    def _words(self, at: int, *, joined: bool, article: bool = False) -> Number | None:
        """A whole number with the fraction or the letter K that follows it."""
        number = self.cardinals.words(at, joined=joined, article=article)
        if number is None or number.ordinal:
            return number
        if number.scale == 1 and self.tokens[number.last].text in {"k", "K"}:
            return self.digits.suffixed(number)
        return self.shares.with_part(number, joined=joined)

    def _spoken_point(self, number: Number) -> Number:
        """Such as "3 point 5" and "3 point five"."""
        after = self.tokens[number.last + 1]
        if after.kind == DIGITS and after.text.isdigit():
            digits, end = after.text, number.last + 2
        else:
            amount, end = self.cardinals.point(0, number.last, self.tokens[number.last])
            digits = str(amount).partition(".")[2]
        if not digits or end == number.last:
            return self.digits.suffixed(number)
        value = Decimal(f"{int(number.value or 0)}.{digits}")
        return Number(number.first, end, value, digits=True)

    def _bare_point(self, at: int) -> Number | None:
        """Such as "Point five" for 0.5, where "point" is not a noun after an article."""
        before = self.tokens[at - 1] if at else None
        if before is not None and (before.kind == WORD or self.roles[at - 1].role == "article"):
            return None
        amount, end = self.cardinals.point(0, at, self.tokens[at])
        if end == at:
            return None
        scale, end, _ = self.cardinals.scales(end)
        value = settled(EXACT.multiply(Decimal(amount), Decimal(scale)))
        return Number(at, end, value, scale=scale)

    def _ordinal(self, at: int) -> Number | None:
        """A place in a row, or one in so many: "every tenth patient"."""
        before = self.tokens[at - 1].lower if at else ""
        if self.lexicon.has("each", before) and self._is_one_of(at + 1):
            return Number(at - 1, at + 1, Fraction(1, self.roles[at].value))
        return Number(at, at + 1, None, ordinal=True)

    def _is_one_of(self, at: int) -> bool:
        """True for a noun in the singular that is no time: what one in so many is of."""
        word = self.tokens[at].lower
        if not self._is_noun(at) or self.lexicon.has("stop", word) or word in self.lexicon.units:
            return False
        return not (
            self.lexicon.has("weekday", word)
            or self.lexicon.has("month", word)
            or (self.lexicon.plural_s and word.endswith("s"))
        )

    def _article(self, at: int, *, joined: bool) -> Number | None:
        """What begins with "a"."""
        follows = self.roles[at + 1].role
        if follows in {"hundred", "scale"}:
            number = self._words(at + 1, joined=joined, article=True)
            return None if number is None else _moved(number, at)
        if follows == "group":
            scale, end, _ = self.cardinals.scales(at + 1, bare=True)
            if scale == 1:
                return None
            dozen = Number(at, end, Decimal(scale), scale=scale, hedge=Hedge.ABOUT)
            return self.shares.with_part(dozen, joined=joined)
        if follows in {"half", "part", "parts", "ordinal"} or self.line.is_dash(at + 1):
            return self.shares.fraction(Number(at, at + 1, Decimal(1)))
        if follows in {"vague", "pair"}:
            number = self._vague(at + 1, article=True)
            return None if number is None else _moved(number, at)
        return None

    def _bare_group(self, at: int) -> Number | None:
        """Such as "Dozen" without a number: "dozen people"; other group words need one."""
        if self.roles[at].value != 12:
            return None
        return Number(at, at + 1, Decimal(12), scale=12, hedge=Hedge.ABOUT)

    def _vague(self, at: int, *, article: bool = False) -> Number | None:
        """Such as "A few", "several hundred", "a couple of dozen", "a pair of"."""
        word, role = self.tokens[at].lower, self.roles[at].role
        end = at + 1
        followed_by_of = self.roles[end].role == "of"
        at_scale = end + 1 if followed_by_of else end
        scale, after, _ = self.cardinals.scales(at_scale)
        if self.line.is_hundred(at_scale):
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
        return token.kind == WORD and not self.lexicon.has("no_noun", token.lower)

    def _order(self, at: int) -> Number | None:
        """Such as "Dozens", "hundreds of thousands": the step is the value."""
        value, end = self.roles[at].value, at + 1
        if value in {10, 20} and self.roles[end].role != "of":
            return None
        while value <= LARGEST:
            step = end + 1 if self.roles[end].role == "of" else end
            role, factor = self.roles[step]
            if role not in {"order", "scale"} or step == end:
                break
            value, end = value * factor, step + 1
        number = Number(at, end, Decimal(value), scale=value, hedge=Hedge.ORDER)
        return self.decades.part_of_order(number)


def _moved(number: Number, first: int) -> Number:
    """The number, beginning at an earlier token."""
    number.first = first
    return number
