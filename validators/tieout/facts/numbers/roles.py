"""What each token of a text does in a number: unit, ten, hundred, scale, article, fraction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tieout.facts.numbers.compounds import read_compound
from tieout.facts.numbers.lexicon import Numeral
from tieout.facts.numbers.tokens import DIGITS, GLYPH, SIGN, WORD, Token

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tieout.facts.numbers.lexicon import Lexicon

DASHES = frozenset("-‐‑‒–—−")
_NOTHING = Numeral("", 0)


class Line:
    """The tokens of a text with their roles, and what the readers of numbers ask of them."""

    def __init__(self, tokens: Sequence[Token], text: str, lexicon: Lexicon) -> None:
        self.tokens = tokens
        self.text = text
        self.lexicon = lexicon
        self.roles = _roles(tokens, lexicon)
        self.starts = [
            at
            for at, token in enumerate(tokens)
            if self.roles[at] is not _NOTHING or token.kind in {DIGITS, GLYPH}
        ]
        """Where a number may begin: at digits, and at words that do something in a number."""

    def is_dash(self, at: int) -> bool:
        """True for a hyphen inside a word, or one with spaces on both sides."""
        token = self.tokens[at]
        if token.kind != SIGN or token.text not in DASHES or at == 0:
            return False
        left = token.start - self.tokens[at - 1].end
        right = self.tokens[at + 1].start - token.end
        return left == right and left <= 1 and self.tokens[at + 1].kind == WORD

    def same_line(self, left: int, right: int) -> bool:
        """True when no blank line lies between two tokens."""
        return not any("\n" in token.text for token in self.tokens[left + 1 : right])

    def is_noun(self, at: int, size: int) -> bool:
        """True when so many tokens, one or two, are plain words: a noun that is counted."""
        return size <= 2 and all(
            self.tokens[place].kind == WORD and not self.is_stop(place)
            for place in range(at, at + size)
        )

    def is_stop(self, at: int) -> bool:
        """True for a function word; "US" and "WHO" are none."""
        token = self.tokens[at]
        if not self.lexicon.has("stop", token.lower):
            return False
        return not self.lexicon.has("acronym", token.text)

    def touches(self, at: int) -> bool:
        """True when no space parts a token from the one before it."""
        return self.tokens[at].start == self.tokens[at - 1].end

    def is_hundred(self, at: int) -> bool:
        """True for "hundred", and for "hundreds" after a number."""
        return self.roles[at].role == "hundred" or self.roles[at] == Numeral("order", 100)

    def starts_part(self, at: int) -> bool:
        """True when the number before a token is the numerator of a fraction: "two" of "thirds"."""
        if self.roles[at].role in {"parts", "part"}:
            return True
        if self.roles[at].role in {"unit", "teen"} and self.roles[at + 1].role == "parts":
            return True
        one = self.roles[at].role == "article" or self.roles[at].value == 1
        return one and self.roles[at + 1].role in {"half", "part", "ordinal"}


def _roles(tokens: Sequence[Token], lexicon: Lexicon) -> list[Numeral]:
    """What each token does in a number."""
    known = lexicon.numerals.get
    roles = [known(token.lower, _NOTHING) for token in tokens]
    if lexicon.compounds:
        for at, token in enumerate(tokens):
            if roles[at] is _NOTHING and token.kind == WORD:
                roles[at] = read_compound(token.lower, lexicon) or _NOTHING
    return roles
