"""Find a quote again in its source: exactly, by sound folding, or not at all.

A quote that differs from its source in a digit, a sign, a negation or a hedge is `missing`,
whatever its similarity. Nearness only ever suggests; see `suggestions`.

Source: W3C Web Annotation Data Model, 4.2.4 Text Quote Selector; the outcomes are our
convention, docs/decisions/0031.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from tieout.corpus.folding import INVISIBLE, Folded, fold, fold_text
from tieout.evidence.edges import cut_word
from tieout.evidence.suggestions import Difference, Suggestion, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Anchor", "Difference", "Outcome", "Page", "Suggestion", "anchor"]

JOIN = re.compile(
    r"\[\s?(?:\.{3,4}|(?:\.\s){2,3}\.|\u2026)\s?\]"
    r"|\(\s?(?:\.{3,4}|(?:\.\s){2,3}\.|\u2026)\s?\)"
    r"|\.{3,4}|(?:\.\s){2,3}\.|\u2026"
)
"""What a cut within a quote is written as: `[...]`, `...`, `. . .` or `…`."""

PLACES_LIMIT = 1000
"""How many places of one quote are looked at: our convention, more are ambiguous anyway."""


class Outcome(StrEnum):
    """What became of looking for a quote; the list is closed."""

    EXACT = "exact"
    FOLDED = "folded"
    AMBIGUOUS = "ambiguous"
    ELSEWHERE = "elsewhere"
    STITCHED = "stitched"
    MISSING = "missing"
    UNREADABLE = "unreadable"

    @property
    def found(self) -> bool:
        """Say whether the quote stands in its source at one known place."""
        return self in {Outcome.EXACT, Outcome.FOLDED, Outcome.STITCHED}


@dataclass(frozen=True, slots=True)
class Anchor:
    """A quote found again in its source, or the news that it is not there.

    Units: `start` and `end` are code points of the raw text, half-open.

    Args:
        outcome: One of the closed list.
        start: Where the quote starts, or None when it stands at no one place.
        end: Where it ends, or None.
        differences: What differs between the quote and the suggested place, in words.
        suggestion: The closest place, when the quote was not found at one.
    """

    outcome: Outcome
    start: int | None = None
    end: int | None = None
    differences: tuple[Difference, ...] = ()
    suggestion: Suggestion | None = None


class Page:
    """One source text while it is being searched; it is folded only once something is missed."""

    __slots__ = ("_folded", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._folded: Folded | None = None

    @property
    def folded(self) -> Folded:
        """The folded text, made on first use."""
        if self._folded is None:
            self._folded = fold(self.text)
        return self._folded

    def anchor(self, quote: str, prefix: str = "", suffix: str = "") -> Anchor:
        """Find a quote in this text; see `anchor`."""
        words = quote.strip()
        if not words:
            return Anchor(Outcome.MISSING)
        cuts: list[tuple[int, int]] = []
        for outcome, spans in (
            (Outcome.EXACT, self._raw_spans(words)),
            (Outcome.FOLDED, self._folded_spans(words)),
        ):
            found = self._decide(outcome, self._whole(spans, cuts), prefix, suffix)
            if found is not None:
                return found
        stitched = self._stitched(words, prefix, suffix)
        if stitched is not None:
            return stitched
        if cuts:
            return self._cut(words, *cuts[0])
        suggestion = nearest(words, self.text)
        return Anchor(
            Outcome.MISSING,
            differences=suggestion.differences if suggestion else (),
            suggestion=suggestion,
        )

    def place(self, quote: str) -> Anchor | None:
        """Return the first place at which a quote of another source stands here, whole."""
        words = quote.strip()
        if not words:
            return None
        for spans in (self._raw_spans(words), self._folded_spans(words)):
            whole = self._whole(spans, [])
            if whole:
                return Anchor(Outcome.ELSEWHERE, *whole[0])
        return None

    def _raw_spans(self, words: str) -> Iterator[tuple[int, int]]:
        """Yield where the words stand, character for character."""
        at = self.text.find(words)
        while at >= 0:
            yield at, at + len(words)
            at = self.text.find(words, at + 1)

    def _folded_spans(self, words: str) -> Iterator[tuple[int, int]]:
        """Yield where the words stand after folding both."""
        folded = self.folded
        sought = fold_text(words)
        if not sought:
            return
        at = folded.text.find(sought)
        while at >= 0:
            start, end = folded.offsets[at], folded.offsets[at + len(sought)]
            while end > start and self.text[end - 1] in INVISIBLE:
                end -= 1
            yield start, end
            at = folded.text.find(sought, at + 1)

    def _whole(
        self, spans: Iterator[tuple[int, int]], cuts: list[tuple[int, int]]
    ) -> list[tuple[int, int]]:
        """Return the spans that cut no word or number; note the others."""
        whole: list[tuple[int, int]] = []
        for start, end in spans:
            if cut_word(self.text, start, end) is None:
                whole.append((start, end))
            else:
                cuts.append((start, end))
            if len(whole) + len(cuts) > PLACES_LIMIT:
                break
        return whole

    def _decide(
        self, outcome: Outcome, spans: list[tuple[int, int]], prefix: str, suffix: str
    ) -> Anchor | None:
        """Choose among the places by what stands before and after; None when there is none."""
        if not spans:
            return None
        fitting = [span for span in spans if self._fits(*span, prefix, suffix)]
        if len(fitting) == 1:
            return Anchor(outcome, *fitting[0])
        start, end = (fitting or spans)[0]
        place = Suggestion(start, end, self.text[start:end], ())
        if fitting or len(spans) > 1:
            return Anchor(Outcome.AMBIGUOUS, suggestion=place)
        differences = self._context_differences(start, end, prefix, suffix)
        place = Suggestion(start, end, self.text[start:end], differences)
        return Anchor(Outcome.MISSING, differences=differences, suggestion=place)

    def _fits(self, start: int, end: int, prefix: str, suffix: str) -> bool:
        """Say whether prefix and suffix stand right before and after, after folding."""
        before, after = fold_text(prefix), fold_text(suffix)
        if before and not fold_text(self._left(start, prefix)).endswith(before):
            return False
        return not after or fold_text(self._right(end, suffix)).startswith(after)

    def _left(self, start: int, prefix: str) -> str:
        """Return enough of the text before a place to hold the prefix."""
        return self.text[max(0, start - 4 * len(prefix) - 64) : start]

    def _right(self, end: int, suffix: str) -> str:
        """Return enough of the text after a place to hold the suffix."""
        return self.text[end : end + 4 * len(suffix) + 64]

    def _context_differences(
        self, start: int, end: int, prefix: str, suffix: str
    ) -> tuple[Difference, ...]:
        """Name the prefix or suffix that does not stand at the only place of the quote."""
        wrong: list[Difference] = []
        if not self._fits(start, end, prefix, ""):
            wrong.append(
                Difference("prefix", prefix, self.text[max(0, start - len(prefix)) : start])
            )
        if not self._fits(start, end, "", suffix):
            wrong.append(Difference("suffix", suffix, self.text[end : end + len(suffix)]))
        return tuple(wrong)

    def _stitched(self, words: str, prefix: str, suffix: str) -> Anchor | None:
        """Find the parts of a quote that is joined by ellipses, in their order."""
        parts = [part.strip() for part in JOIN.split(words)]
        if len(parts) == 1:
            return None
        places: list[list[tuple[int, int]]] = []
        for part in filter(None, parts):
            spans = self._whole(self._raw_spans(part), [])
            spans = spans or self._whole(self._folded_spans(part), [])
            if not spans:
                return None
            places.append(spans)
        if not places:
            return None
        chains = list(self._chains(places))
        if not chains:
            return None
        return self._decide(Outcome.STITCHED, chains, prefix, suffix)

    def _chains(self, places: list[list[tuple[int, int]]]) -> Iterator[tuple[int, int]]:
        """Yield the shortest ways through one place of each part in order."""
        shortest: dict[int, int] = {}
        for start, end in places[0]:
            last = end
            for spans in places[1:]:
                following = next((span for span in spans if span[0] >= last), None)
                if following is None:
                    break
                last = following[1]
            else:
                shortest[last] = start
        for last, start in sorted(shortest.items(), key=lambda item: item[1]):
            yield start, last

    def _cut(self, words: str, start: int, end: int) -> Anchor:
        """Refuse a quote that cuts a word or number, naming what it cuts."""
        whole = cut_word(self.text, start, end)
        low, high = whole or (start, end)
        differences = (Difference("cut", words, self.text[low:high]),)
        place = Suggestion(start, end, self.text[start:end], differences)
        return Anchor(Outcome.MISSING, differences=differences, suggestion=place)


def anchor(quote: str, text: str, prefix: str = "", suffix: str = "") -> Anchor:
    """Return where a quote stands in a text, and how surely.

    Units: code points of `text`, half-open.

    Args:
        quote: The words as cited; a cut within them is written `[...]`.
        text: The source, as decoded, without newline translation.
        prefix: What stands right before the quote, when the words alone are not unique.
        suffix: What stands right after it.

    Returns:
        The anchor: `exact`, `folded` or `stitched` with its place, `ambiguous` or `missing` with
        a suggestion instead.

    Examples:
        >>> text = "The UN says there are no more than 900 fighters inside Aleppo."
        >>> anchor("no more than 900", text)
        Anchor(outcome=<Outcome.EXACT: 'exact'>, start=22, end=38, differences=(), suggestion=None)
        >>> refused = anchor("no more than 800 fighters", text)
        >>> refused.outcome.value, refused.suggestion.text
        ('missing', 'no more than 900 fighters')
        >>> refused.differences
        (Difference(op='replace', quoted='800', found='900'),)

    Source: docs/decisions/0031.
    """
    return Page(text).anchor(quote, prefix, suffix)
