"""Units beside a number: the currency before it, the unit of measure or currency after it."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING

from tieout.facts.hedges import Hedge
from tieout.facts.numbers.lexicon import load_lexicon
from tieout.facts.numbers.surroundings import is_dash
from tieout.facts.numbers.tokens import DIGITS, WORD
from tieout.facts.units import load_units

if TYPE_CHECKING:
    from tieout.facts.numbers.lexicon import Phrase
    from tieout.facts.numbers.number import Number
    from tieout.facts.numbers.roles import Line

_TICKS = frozenset("'’′\"”″")
_LETTERS = frozenset({"C", "F", "V", "L", "t", "g", "h", "l", "m", "s", "p", "K", "J", "W"})


@cache
def _money(language: str) -> dict[str, tuple[Phrase, ...]]:
    """The aliases of currencies by their last word, longest first."""
    units = load_units()
    found: dict[str, list[Phrase]] = {}
    for phrases in load_lexicon(language).units.values():
        for phrase in phrases:
            if units[phrase.meaning].is_currency:
                found.setdefault(phrase.words[-1].lower(), []).append(phrase)
    return {
        word: tuple(sorted(phrases, key=lambda phrase: -len(phrase.words)))
        for word, phrases in found.items()
    }


class UnitReader:
    """Reads the names and signs of units in one text."""

    def __init__(self, line: Line) -> None:
        self.tokens = line.tokens
        self.roles = line.roles
        self.lexicon = line.lexicon
        self.units = load_units()
        self.money = _money(self.lexicon.language)

    def currency_before(self, first: int, end: int) -> tuple[str, int]:
        """The currency written before a number, and where the measure then begins."""
        before = self.tokens[first - 1] if first > end else None
        if before is None or self.tokens[first].start - before.end > 1:
            return "", first
        for phrase in self.money.get(before.lower, ()):
            begin = first - len(phrase.words)
            if begin < end or not self.is_phrase(phrase, begin):
                continue
            token = self.tokens[begin]
            if token.kind == WORD:
                if len(phrase.words) == 1:
                    if not (token.text.isupper() or phrase.exact):
                        continue
                elif len(token.text) == 1 and token.end < self.tokens[begin + 1].start:
                    continue  # an article: "a $5 note" is no A$5
            return phrase.meaning, begin
        return "", first

    def is_phrase(self, phrase: Phrase, begin: int) -> bool:
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
        if not self.roles[at].role and not self._begins(at):
            return "", at
        begin = at
        if self._is_small_share(number):
            begin += self.roles[begin].role == "of"
            begin = begin + 1 if self.roles[begin].role == "article" else at
        elif self.roles[begin].role == "of" and self._is_loose(number):
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

    def _begins(self, at: int) -> bool:
        """True for a hyphen and for what the name or sign of a unit begins with."""
        token = self.tokens[at]
        return token.lower in self.lexicon.units or is_dash(token)

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
