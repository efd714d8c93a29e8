"""Whole numbers in words, alone or with digits: hundreds, scales, decimals said aloud."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from tieout.facts.hedges import Hedge
from tieout.facts.numbers.number import EXACT, Number, is_whole, settled, times
from tieout.facts.numbers.tokens import DIGITS, LARGEST_EXPONENT, WORD, Token

if TYPE_CHECKING:
    from tieout.facts.numbers.digits import DigitReader
    from tieout.facts.numbers.roles import Line

LARGEST = 10**LARGEST_EXPONENT
_LONGEST_RUN = 40
"""No number has more words or groups; a longer one is cut there, which bounds the work a token."""


class CardinalReader:
    """Reads whole numbers and spoken decimals; fractions are left to others."""

    def __init__(self, line: Line, digits: DigitReader) -> None:
        self.line = line
        self.digits = digits
        self.tokens = line.tokens
        self.roles = line.roles
        self.lexicon = line.lexicon

    def words(self, at: int, *, joined: bool, article: bool = False) -> Number | None:
        """A whole number in words, or in digits and words: groups with falling scales."""
        total: Decimal | int = 0
        end, last_scale, first_group = at, 0, True
        hedge, ordinal = Hedge.NONE, False
        while end - at < _LONGEST_RUN * 2:
            group = self._group(end, joined=joined, article=article and first_group)
            if group is None:
                break
            value, after, group_ordinal = group
            scale, after, about = self.scales(after)
            if not first_group and (scale >= last_scale or (value >= last_scale and scale == 1)):
                break
            if not first_group and self.line.starts_part(after) and scale == 1:
                break
            total = EXACT.add(Decimal(total), EXACT.multiply(Decimal(value), Decimal(scale)))
            if total > LARGEST:
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
        if last_scale == 1 and self.line.is_hundred(end - 1):
            last_scale = 100
        return Number(
            at,
            end,
            settled(Decimal(total)),
            scale=last_scale,
            digits=self.tokens[at].kind == DIGITS,
            hedge=hedge,
            ordinal=ordinal,
        )

    def _trim_join(self, end: int) -> int:
        """The end of the number before an "and" or comma that led to nothing."""
        while self.roles[end - 1].role == "and" or self.tokens[end - 1].text == ",":
            end -= 1
        return end

    def _next_group(self, at: int, end: int, scale: int, *, joined: bool) -> int | None:
        """Where the next group of a number may begin, after "and" or a comma if need be."""
        if self.roles[end].role == "and":
            words = self.tokens[end + 1].kind == WORD and self.tokens[at].kind == WORD
            return end + 1 if joined and words and not self.line.starts_part(end + 1) else None
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
        return self.roles[self.digits.grouped(at)[1]].role in {"hundred", "scale"}

    def scales(self, at: int, *, bare: bool = False) -> tuple[int, int, bool]:
        """The product of the scale words at a token, where they end, and if one is a group word."""
        scale, about = 1, False
        while scale < LARGEST:
            end = at
            if self.line.is_dash(end) and self.roles[end + 1].role in {"scale", "group"}:
                end += 1
            role, value = self.roles[end]
            if role not in {"scale", "group", "order", "grand"}:
                break
            if role == "grand" and self.tokens[end].text != self.tokens[end].lower:
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
            amount, end = self.digits.grouped(at)
            ordinal = False
        elif role == "cardinal":
            return value, at + 1, False
        elif role in {"hundred", "scale"}:
            amount, end, ordinal = 1, at, False
        else:
            small = self.small(at)
            if small is None:
                return None
            amount, end, ordinal = small
            if not ordinal and amount < 10 and not self._counts_off(at - 1):
                spoken = self._spoken_hundreds(amount, end)
                if spoken is not None:
                    return spoken
        if ordinal:
            return amount, end, True
        amount, end = self.point(amount, end, token)
        hundred = end
        if self.line.is_dash(hundred) and self.roles[hundred + 1].role == "hundred":
            hundred += 1
        if self.line.is_hundred(hundred) and is_whole(amount) and amount < 1000:
            return self._after_hundred(times(amount, 100), hundred + 1, joined=joined)
        if self.line.is_hundred(hundred):
            return times(amount, 100), hundred + 1, False
        return amount, end, False

    def _after_hundred(
        self, amount: Decimal | int, end: int, *, joined: bool
    ) -> tuple[Decimal | int, int, bool]:
        """What may follow "hundred": [and] up to ninety-nine."""
        at = end
        if self.roles[at].role == "and":
            if not joined:
                return amount, end, False
            at += 1
        elif self.line.is_dash(at):
            at += 1
            if self.roles[at].role == "and" and self.line.is_dash(at + 1) and joined:
                at += 2
        if self.roles[at].role == "ordinal" and self.roles[at].value < 100:
            return amount + self.roles[at].value, at + 1, True
        small = self.small(at)
        if small is None or small[0] == 0 or self.line.starts_part(at):
            amount, end = self.point(amount, end, self.tokens[end - 1])
            return amount, end, False
        value, after, ordinal = small
        if self.line.is_hundred(after) or self.line.starts_part(after):
            return amount, end, False
        amount, after = self.point(amount + value, after, self.tokens[at])
        return amount, after, ordinal

    def small(self, at: int) -> tuple[int, int, bool] | None:
        """A number below a hundred in words; True when it is a place in a row."""
        role, value = self.roles[at]
        if role in {"unit", "teen", "cardinal"}:
            return (value, at + 1, False) if value < 100 else None
        if role != "ten":
            return None
        end = at + 1
        if self.line.is_dash(end):
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
        small = self.small(end)
        if (
            small is None
            or small[2]
            or self.line.is_dash(small[1])
            or self.line.is_hundred(small[1])
        ):
            return None
        if self.roles[small[1]].role in {"parts", "ordinal", "part"} or self._counts_off(small[1]):
            return None
        return int(amount) * 100 + small[0], small[1], False

    def _counts_off(self, at: int) -> bool:
        """True for a number word beside a number, as in "one ten one": each stands alone."""
        return at >= 0 and self.roles[at].role in {"unit", "teen", "ten"}

    def point(self, amount: Decimal | int, end: int, first: Token) -> tuple[Decimal | int, int]:
        """Decimals in words: "two point five", "point seventy-one"."""
        if self.roles[end].role != "point" or first.kind == DIGITS:
            return amount, end
        digits, at = "", end + 1
        while (
            self.roles[at].role in {"unit", "teen", "ten", "digit"} and len(digits) < _LONGEST_RUN
        ):
            small = (0, at + 1, False) if self.roles[at].role == "digit" else self.small(at)
            if small is None or small[2]:
                break
            digits += str(small[0])
            at = small[1]
        if not digits and self.tokens[at].kind == DIGITS and self.tokens[at].text.isdigit():
            digits, at = self.tokens[at].text, at + 1
        if not digits:
            return amount, end
        return Decimal(f"{amount}.{digits}"), at
