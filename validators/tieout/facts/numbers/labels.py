"""Numbers that name one of a row and count nothing: "page 3", "Boeing 737", "12 Park Lane"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tieout.facts.numbers.number import is_whole
from tieout.facts.numbers.roles import DASHES
from tieout.facts.numbers.tokens import WORD, Token

if TYPE_CHECKING:
    from tieout.facts.numbers.number import Number
    from tieout.facts.numbers.roles import Line
    from tieout.facts.numbers.surroundings import Surroundings

_LONGEST_STREET = 4
"""Words of a street's name, the word for street among them."""


class Labels:
    """Says of each number of a text whether it is a label."""

    def __init__(self, line: Line, near: Surroundings) -> None:
        self.line = line
        self.near = near
        self.tokens = line.tokens
        self.lexicon = line.lexicon

    def is_label(self, number: Number) -> bool:
        """True after a word for what is numbered, in a model's name and in an address."""
        if number.value is None:
            return False
        before = self.near.before(number)
        abbreviated = before.text == "."
        if abbreviated:
            before = self.near.before(number, 2)
        if number.digits and self._is_house(number):
            return True
        if number.scale != 1:
            return False
        if before.kind == WORD:
            if self.lexicon.has("label_short", before.lower):
                return abbreviated or (before.text[0] == "N" and number.digits)
            capital = before.text[0].isupper()
            if self.lexicon.has("label", before.lower):
                return (capital and not self._is_measured(number)) or not self._counts(number)
            if self.lexicon.has("label_capital", before.text) or self._is_street(before):
                return not self._counts(number)
            return number.digits and capital and self._names_one(number, before)
        return False

    def goes_on(self, left: Number, right: Number) -> bool:
        """True for the second of two labels: "pages 12 to 15", "Articles 5 and 7"."""
        gap = self.tokens[left.last : right.first]
        if not 1 <= len(gap) <= 2 or right.value is None or not is_whole(right.value):
            return False
        joins = all(
            token.text in {",", *DASHES}
            or any(self.lexicon.has(role, token.lower) for role in ("and", "or", "to"))
            for token in gap
        )
        if not joins or left.digits != right.digits or right.scale != 1:
            return False
        if gap[0].text == ",":
            return self._is_many(left) and not self._counts_any(right)
        return not self._counts_any(right)

    def _is_many(self, number: Number) -> bool:
        """True after a word in the plural: "rooms 101, 102"."""
        return self.lexicon.is_plural(self.near.before(number).lower)

    def _is_measured(self, number: Number) -> bool:
        """True when a unit follows, or in a language of capitals a noun."""
        after = self.tokens[number.last]
        if after.kind != WORD:
            return False
        if self.lexicon.nouns_capital:
            return after.text[0].isupper()
        return self.near.is_unit(number.last) and not self.lexicon.has("stop", after.lower)

    def _counts(self, number: Number) -> bool:
        """True when a noun that can be counted or a unit follows, so that there is no label."""
        after = self.tokens[number.last]
        plural = after.kind == WORD and self.lexicon.is_plural(after.lower)
        return self._is_measured(number) or (plural and number.value != 1)

    def _counts_any(self, number: Number) -> bool:
        """True when any noun or unit follows."""
        after = self.tokens[number.last]
        return after.kind == WORD and not self.lexicon.has("stop", after.lower)

    def _names_one(self, number: Number, before: Token) -> bool:
        """True for the model behind a singular name: "a Ford Transit 350", "the M 25".

        What "a" or "an" stands before is one thing, which a number cannot count; a letter alone
        is part of a code.
        """
        token = self.tokens[number.first]
        if number.last != number.first + 1 or not token.text.isdigit():
            return False
        if len(before.text) == 1 and not self.lexicon.has("letter_word", before.lower):
            return not self._counts(number)
        at = number.first - 1
        if self.line.roles[at].role == "article":
            return False
        while at and number.first - at <= _LONGEST_STREET and self._is_name(self.tokens[at]):
            at -= 1
        return self.line.roles[at].role == "article" and not self._counts(number)

    def _is_street(self, token: Token) -> bool:
        """True for a word that ends as the names of streets do: "Hauptstraße"."""
        return token.lower.endswith(tuple(self.lexicon.contexts["street_ending"]))

    def _is_house(self, number: Number) -> bool:
        """True for a number before the name of a street: "10 Downing Street"."""
        if not self._is_name(self.tokens[number.last]):
            return False
        token, letters = self.tokens[number.first], number.last - number.first - 1
        if letters > 1 or not token.text.isdigit():
            return False
        if letters and self.tokens[number.last - 1].start != token.end:
            return False
        for at in range(number.last, number.last + _LONGEST_STREET):
            if not self._is_name(self.tokens[at]):
                return False
            if at > number.last and self.lexicon.has("street", self.tokens[at].lower):
                after = self.tokens[at + 1]
                return after.kind != WORD or self.lexicon.has("stop", after.lower)
        return False

    def _is_name(self, token: Token) -> bool:
        """True for a word with a capital letter."""
        return token.kind == WORD and token.text[0].isupper()
