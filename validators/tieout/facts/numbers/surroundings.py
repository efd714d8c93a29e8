"""What stands beside a number: the token before it, a plural noun, a unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tieout.facts.numbers.roles import DASHES
from tieout.facts.numbers.tokens import SIGN, Token

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tieout.facts.numbers.lexicon import Lexicon
    from tieout.facts.numbers.number import Number


class Surroundings:
    """Answers questions about the tokens around the numbers of one text."""

    def __init__(self, tokens: Sequence[Token], lexicon: Lexicon) -> None:
        self.tokens = tokens
        self.lexicon = lexicon

    def before(self, number: Number, steps: int = 1) -> Token:
        """The token so many steps before a number; an END token at the start of the text."""
        at = number.first - steps
        return self.tokens[at] if at >= 0 else self.tokens[-1]

    def is_unit(self, at: int) -> bool:
        """True when a unit of measure or currency stands at a token."""
        token = self.tokens[at]
        if token.text == "s":
            return "." in self.tokens[at - 1].text
        return any(
            (token.text if phrase.exact else token.lower) == phrase.words[0]
            for phrase in self.lexicon.units.get(token.lower, ())
        )


def is_dash(token: Token) -> bool:
    """True for a hyphen or dash of any length."""
    return token.kind == SIGN and token.text in DASHES
