"""Hedges beside figures: the words before and after an expression that loosen or bound it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tieout.facts.hedges import Hedge
from tieout.facts.numbers.lexicon import Phrase
from tieout.facts.numbers.tokens import DIGITS, WORD, Token

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tieout.facts.numbers.measures import Measure
    from tieout.facts.numbers.roles import Line
    from tieout.facts.numbers.unit_words import UnitReader

_MOST_HEDGES = 4
_FEW = 20
"""Things over, under or close to which something is are few; more of them are hedged figures."""
_REVERSED = {
    "<": Hedge.MORE_THAN,
    "<=": Hedge.AT_LEAST,
    "≤": Hedge.AT_LEAST,
    ">": Hedge.LESS_THAN,
    ">=": Hedge.AT_MOST,
    "≥": Hedge.AT_MOST,
}
"""Signs after a measure, read from the other side: `20 < x`."""
_STRONGER = {
    Hedge.NONE: 0,
    Hedge.ORDER: 1,
    Hedge.ABOUT: 2,
    Hedge.ESTIMATED: 3,
    Hedge.NEARLY: 3,
    Hedge.EXACTLY: 2,
}


_OPEN = frozenset({Hedge.MORE_THAN, Hedge.LESS_THAN})
_LEVELS = _OPEN | {Hedge.NEARLY}
_CLOSES = frozenset(("", *".,;:!?)]\"'”’»"))
"""What ends a clause: the end of the text, or a mark."""


class HedgeReader:
    """Finds hedge phrases and applies them to expressions."""

    def __init__(self, line: Line, units: UnitReader) -> None:
        self.line = line
        self.units = units
        self.tokens = line.tokens
        self.words = [token.lower for token in line.tokens]
        self.lexicon = line.lexicon

    def read(self, measures: list[Measure]) -> None:
        """Give every expression the hedges that stand before and after it."""
        end = 0
        for at, measure in enumerate(measures):
            self.before(measure, end)
            following = measures[at + 1].first if at + 1 < len(measures) else len(self.tokens)
            self.after(measure, following)
            end = measure.last

    def before(self, measure: Measure, end: int) -> None:
        """Take hedges that stand before an expression into it, the nearest first."""
        first = pending = measure.first
        if first > end and self.line.roles[first - 1].role == "article" and self._skips(first - 2):
            pending -= 1
        few = (measure.low or 0) < _FEW
        for _ in range(_MOST_HEDGES):
            phrase = self.phrase_before(pending - 1, end, few=few)
            if phrase is None or self._relates(phrase, measure, pending, end):
                break
            pending -= len(phrase.words)
            if phrase.meaning == "filler":
                continue
            self.apply(measure, Hedge(phrase.meaning))
            first = pending
        measure.first = first

    def after(self, measure: Measure, limit: int) -> None:
        """Take a hedge that follows an expression into it, its noun between them if need be."""
        reverse = _REVERSED.get(self.tokens[measure.last].text)
        if reverse is not None and self.is_variable(
            self.tokens[measure.last + 1 : measure.last + 2]
        ):
            self.apply(measure, reverse)
            measure.last += 1
            return
        found = self._phrase_after(measure.last, limit)
        if found is None and not measure.unit and self.tokens[measure.last].kind == WORD:
            for skip in (1, 2):
                word = self.tokens[measure.last + skip - 1]
                if word.kind != WORD or self.lexicon.has("stop", word.lower):
                    break
                found = self._phrase_after(measure.last + skip, limit)
                if found is not None and self._belongs_back(*found):
                    measure.noun = (measure.last, measure.last + skip)
                    break
                found = None
        if found is None:
            return
        phrase, end = found
        self.apply(measure, Hedge(phrase.meaning))
        measure.last = end
        if not measure.unit:
            unit, end = self.units.unit_after(measure.number, end)
            if end <= limit:
                measure.unit, measure.last = unit, end

    def _is_time(self, measure: Measure) -> bool:
        """True for a length of time."""
        unit = self.units.units.get(measure.unit)
        return unit is not None and unit.dimension in {"time", "months"}

    def _is_level(self, measure: Measure) -> bool:
        """True for a large figure without a noun or a time, which something may have passed."""
        unit = self.units.units.get(measure.unit)
        if unit is not None:
            return unit.dimension not in {"time", "months", "length"}
        return (measure.best or 0) >= _FEW and not self.line.is_noun(measure.last, 1)

    def apply(self, measure: Measure, hedge: Hedge, *, inside: bool = False) -> None:
        """Give an expression a hedge; bounds win over approximations, the first bound stays."""
        if measure.hedge.is_bound or measure.low_open or measure.high_open:
            return
        if not hedge.is_bound:
            if _STRONGER[hedge] > _STRONGER[measure.hedge] or measure.hedge is Hedge.ABOUT:
                measure.hedge = hedge
            return
        if inside or measure.low is None or measure.high is None:
            return
        measure.hedge = hedge
        if hedge in {Hedge.AT_LEAST, Hedge.MORE_THAN}:
            measure.high, measure.low_open = None, hedge is Hedge.MORE_THAN
        else:
            measure.low, measure.high_open = None, hedge is Hedge.LESS_THAN

    def phrase_before(self, at: int, end: int, *, few: bool = True) -> Phrase | None:
        """The longest hedge phrase whose last token is at an index.

        Args:
            at: Index of the last token.
            end: Index before which nothing is taken.
            few: True when the figure is small enough to name things of a place or topic.
        """
        if at < end:
            return None
        found = self.lexicon.before.get(self.words[at])
        if found is None:
            return None
        for length in found.lengths:
            begin = at - length + 1
            if begin < end:
                continue
            phrase = found.by_words.get(tuple(self.words[begin : at + 1]))
            if phrase is None or not self._is_hedge(phrase, begin, few=few):
                continue
            if self.tokens[at].kind == WORD or self._stands_close(at):
                return self._with_degree(phrase, begin, end)
        return None

    def _skips(self, at: int) -> bool:
        """True for a hedge that may stand before an article: "up to a $5,000 fine".

        A preposition there governs the noun: "under a 12-month ban", "about a 20-year war".
        """
        phrase = self.phrase_before(at, 0)
        if phrase is None or phrase.meaning == "filler":
            return False
        return not self.lexicon.has("governs", phrase.words[-1])

    def loosens(self, at: int) -> bool:
        """True when a hedge ends at an index, after which "an hour" is one hour."""
        phrase = self.phrase_before(at, 0)
        return phrase is not None and phrase.meaning != "filler"

    def _with_degree(self, phrase: Phrase, begin: int, end: int) -> Phrase:
        """A comparison with the words that say how far it goes: "well over", "a shade below"."""
        if phrase.meaning not in _OPEN or begin <= end:
            return phrase
        if not self.lexicon.has("degree end", self.words[begin - 1]):
            return phrase
        for size in (3, 2, 1):
            first = begin - size
            if first < end or not self.lexicon.has("degree", " ".join(self.words[first:begin])):
                continue
            if first > end and self.lexicon.has("no_degree", self.words[first - 1]):
                return phrase
            return Phrase((*self.words[first:begin], *phrase.words), phrase.meaning)
        return phrase

    def _relates(self, phrase: Phrase, measure: Measure, pending: int, end: int) -> bool:
        """True where a word does something else to a figure than to hedge it.

        "Passed" bounds a level but not what is counted ("passed 30 bills"). "Over" means during
        between a count and a time ("60 hearings over 200 days"). What is "lower than 10 years ago"
        is no time. "Three seats short of 300" tells a difference.
        """
        if phrase.meaning not in _LEVELS:
            return False
        words = " ".join(phrase.words)
        if self.lexicon.has("needs_level", words):
            return not self._is_level(measure)
        if self.lexicon.has("not_of_time", words) and self._is_time(measure):
            return True
        gap = pending - len(phrase.words) - end
        if not end or not 0 <= gap <= 2 or not self.line.is_noun(end, gap):
            return False
        if self.lexicon.has("during", words):
            return self._is_time(measure)
        return self.lexicon.has("difference", words)

    def _stands_close(self, at: int) -> bool:
        """True for a sign on the line of its figure: "> 30"; an abbreviation's stop is a word's."""
        token, after = self.tokens[at], self.tokens[at + 1]
        return token.text == "." or after.start - token.end <= 1

    def _is_hedge(self, phrase: Phrase, begin: int, *, few: bool) -> bool:
        """False where the words govern a thing: "talking about 900", "took over two towns"."""
        if not begin or len(phrase.words) > 2 or not (few or phrase.meaning == "about"):
            return True
        return not self.lexicon.has(f"no hedge {' '.join(phrase.words)}", self.words[begin - 1])

    def _phrase_after(self, at: int, limit: int) -> tuple[Phrase, int] | None:
        """The longest hedge phrase that begins at an index, and where it ends."""
        if self.tokens[at].text == ",":
            at += 1
            word = self.tokens[min(at, len(self.tokens) - 1)].lower
            if not (self.lexicon.has("or", word) or self.lexicon.has("after_comma", word)):
                return None
        found = self.lexicon.after.get(self.words[at])
        if found is None:
            return None
        for length in found.lengths:
            end = at + length
            if end > limit or (end == limit and limit < len(self.tokens)):
                continue
            phrase = found.by_words.get(tuple(self.words[at:end]))
            if phrase is None or self._begins_bound(end):
                continue
            if phrase.words[0] in {"+", "plus", "-"} and not self._is_plus(at, end):
                continue
            return phrase, end
        return None

    def _belongs_back(self, phrase: Phrase, end: int) -> bool:
        """True where a hedge behind the noun is the figure's: "900 men or more", "900 men at most".

        Where the clause goes on it hedges what follows: "900 men at least in name".
        """
        if self.lexicon.has("or", phrase.words[0]):
            return True
        return self.tokens[end - 1].kind == WORD and self.tokens[end].text in _CLOSES

    def _begins_bound(self, at: int) -> bool:
        """True where "less" or "more" goes on as "less than" or "less or equal to"."""
        token = self.tokens[at]
        if self.lexicon.has("than", token.lower):
            return True
        return self.lexicon.has("or", token.lower) and (
            self.lexicon.has("than", self.tokens[at + 1].lower)
        )

    def _is_plus(self, at: int, end: int) -> bool:
        """True for `900+` and "900-plus", not for a sum."""
        if self.tokens[at].text == "plus":
            return self.tokens[end].kind != DIGITS
        touching = self.tokens[at].start == self.tokens[at - 1].end
        return touching and not (
            self.tokens[end].kind == DIGITS and self.tokens[end].start == self.tokens[end - 1].end
        )

    def is_variable(self, gap: Sequence[Token]) -> bool:
        """True for the letter of a formula: `x` of `20 < x < 30`."""
        return (
            len(gap) == 1
            and gap[0].kind == WORD
            and len(gap[0].text) == 1
            and (gap[0].lower not in {"a", "i"})
        )
