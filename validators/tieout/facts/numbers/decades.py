"""Figures named by their size alone: "20-something", "low hundreds", "mid-30s", "six-figure".

The digits from nought to three are low, those from four to six in the middle, the rest high.
Source: docs/decisions/0013.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from tieout.facts.hedges import rounding_step
from tieout.facts.numbers.number import Number, is_whole
from tieout.facts.numbers.tokens import DIGITS, SIGN

if TYPE_CHECKING:
    from tieout.facts.numbers.roles import Line

_PARTS = {"low_part": (0, 4), "mid_part": (4, 7), "high_part": (7, 10)}
_AGES = {"early_part": (0, 4), "late_part": (7, 10)}
_MOST_DIGITS = 12
_WORDS_BEFORE = 4
_DECADES = range(10, 100, 10)


class DecadeReader:
    """Reads figures of which only the decade is named."""

    def __init__(self, line: Line) -> None:
        self.line = line
        self.tokens = line.tokens
        self.roles = line.roles
        self.lexicon = line.lexicon

    def open_end(self, number: Number) -> Number:
        """All figures like the one named: "20-something", "a six-figure sum"."""
        at = number.last
        if self.tokens[at].kind != SIGN or not self.line.is_dash(at):
            return number
        word = self.tokens[at + 1].lower
        if number.value is None or not is_whole(number.value):
            return number
        if self.lexicon.has("something", word):
            low = Decimal(int(number.value))
            high = low + int(rounding_step(low))
            return Number(number.first, at + 2, None, low=low, high=high, high_open=True)
        if self.lexicon.has("digits", word) and 0 < number.value <= _MOST_DIGITS:
            return self._of_digits(number.first, at + 2, int(number.value))
        return number

    def digits(self, at: int) -> Number | None:
        """A figure of so many digits: "double-digit"."""
        known = self.line.is_dash(at + 1) and self.lexicon.has("digits", self.tokens[at + 2].lower)
        return self._of_digits(at, at + 3, self.roles[at].value) if known else None

    def _of_digits(self, first: int, last: int, digits: int) -> Number:
        """All figures of so many digits, or the part of them that is named."""
        order = Number(first, last, None, scale=10 ** (digits - 1))
        return self.part_of_order(order, whole=True)

    def part_of_order(self, number: Number, *, whole: bool = False) -> Number:
        """Such as "the low hundreds"; where no part is named the number as it is, or the whole."""
        first, part = self._part_before(number.first)
        if part not in _PARTS and not whole:
            return number
        step = Decimal(number.scale)
        start, stop = _PARTS.get(part, (1, 10))
        low, high = max(step, start * step), stop * step
        first = first if part in _PARTS else number.first
        return Number(first, number.last, None, low=low, high=high, high_open=True)

    def decade(self, at: int) -> Number | None:
        """A decade with the word that says which part of it, or whose age it is: "low 30s".

        Early and late are words of time, of an age too. So is the middle of a decade, unless it
        has a unit or is a temperature's.
        """
        value, end = self._decade(at)
        if not value:
            return None
        first, part = self._part_before(at)
        age = first > 0 and self.lexicon.has("whose", self.tokens[first - 1].lower)
        if not age and part not in _PARTS:
            return None
        if not age and part == "mid_part" and not self._is_measured(first, end):
            return None
        start, stop = (_PARTS | _AGES).get(part, (0, 10))
        low, high = Decimal(value + start), Decimal(value + stop)
        unit = "year" if age else ""
        return Number(first, end, None, low=low, high=high, high_open=True, unit=unit)

    def _decade(self, at: int) -> tuple[int, int]:
        """The decade that a token names and where it ends; 0 for none."""
        role, value = self.roles[at]
        if role == "decade":
            return value, at + 1
        token, after = self.tokens[at], self.tokens[at + 1]
        glued = token.kind == DIGITS and after.lower == "s" and after.start == token.end
        known = glued and token.text.isdigit() and int(token.text) in _DECADES
        return (int(token.text), at + 2) if known else (0, at)

    def _part_before(self, at: int) -> tuple[int, str]:
        """Where a decade begins with the word for its part, and which part that is."""
        first = at - 1
        if first > 0 and self.tokens[first].text == "-":
            first -= 1
        if first >= 0:
            for part in (*_PARTS, *_AGES):
                if self.lexicon.has(part, self.tokens[first].lower):
                    return first, part
        return at, ""

    def _is_measured(self, first: int, end: int) -> bool:
        """True where a unit follows or a word for what is measured stands before."""
        if self.tokens[end].lower in self.lexicon.units:
            return True
        before = self.tokens[max(first - _WORDS_BEFORE, 0) : first]
        return any(self.lexicon.has("measured", token.lower) for token in before)
