"""Find a quote again in its source: exactly, by sound folding, or not at all.

A quote that differs from its source in a digit, a sign, a negation or a hedge is `missing`,
whatever its similarity. Nearness only ever suggests; see `suggestions`.

Source: W3C Web Annotation Data Model, 4.2.4 Text Quote Selector; the outcomes are our
convention, docs/decisions/0031.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING

from tieout.corpus.folding import INVISIBLE, Folded, fold, fold_text
from tieout.corpus.folds import Folds, find_folded
from tieout.errors import must_be_text
from tieout.evidence.contexts import NO_CONTEXT, Context
from tieout.evidence.differences import Difference
from tieout.evidence.edges import cut_word, is_cut
from tieout.evidence.ellipses import is_joined, parts_of
from tieout.evidence.suggestions import Suggestion, nearest_folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["Anchor", "Difference", "Outcome", "Page", "Suggestion", "anchor"]


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

    __slots__ = ("_absent", "_asked", "_folded", "_folds", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._absent = ""
        self._asked = ""
        self._folds: tuple[str, Folds] = "", Folds([])
        self._folded: Folded | None = None

    @property
    def folded(self) -> Folded:
        """The folded text, made on first use."""
        if self._folded is None:
            self._folded = fold(self.text)
        return self._folded

    def sole(self, words: str) -> int:
        """Return where words stand that stand here once, as written and whole; else -1."""
        text = self.text
        start = text.rfind(words)  # faster than find on words of this length, see tests/bench
        if start < 0:
            self._absent = words
            return -1
        end = start + len(words)
        if not words or text.rfind(words, 0, end - 1) >= 0:
            return -1
        # Most quotes start and end with a letter beside a space; there nothing can be cut.
        plain = start > 1 and text[start - 1] == " " and words[0].isalpha()
        if (not plain or text[start - 2].isdecimal()) and is_cut(text, start):
            return -1
        if not (words[-1].isalpha() and text[end : end + 1] == " ") and is_cut(text, end):
            return -1
        return start

    def anchor(self, quote: str, prefix: str = "", suffix: str = "") -> Anchor:
        """Find a quote in this text; see `anchor`."""
        words = quote.strip()
        context = Context(prefix, suffix) if prefix or suffix else NO_CONTEXT
        cuts: list[tuple[int, int]] = []
        standing: list[tuple[int, int]] = []
        for outcome, find in _WAYS if words != self._absent else _WAYS[1:]:
            if cuts and outcome is Outcome.STITCHED:
                break
            spans = self._whole(find(self, words), cuts, limit=0 if context else 2)
            fitting = [span for span in spans if context.fits(self.text, *span)]
            if len(fitting) == 1:
                return Anchor(outcome, *fitting[0])
            if fitting:
                return Anchor(Outcome.AMBIGUOUS, suggestion=self._suggest(*fitting[0]))
            standing = standing or spans
        if standing:
            return self._out_of_context(standing, context)
        if cuts:
            return self._cut(words, *cuts[0])
        sought, folds = self._folds_of(words)
        near = nearest_folded(sought, self.text, (prefix, suffix), folds.core)
        return Anchor(Outcome.MISSING, None, None, near.differences if near else (), near)

    def places(self, quote: str, prefix: str = "", suffix: str = "") -> list[tuple[int, int]]:
        """Return every place at which a quote stands whole, by the surest way that finds one."""
        words = quote.strip()
        context = Context(prefix, suffix)
        for _, find in _WAYS:
            spans = self._whole(find(self, words), [], limit=0)
            fitting = [span for span in spans if context.fits(self.text, *span)]
            if fitting:
                return fitting
        return []

    def fitting(
        self, places: Sequence[tuple[int, int]], prefix: str, suffix: str
    ) -> list[tuple[int, int]]:
        """Return the places between prefix and suffix, the first two at most."""
        context = Context(prefix, suffix)
        return list(islice((one for one in places if context.fits(self.text, *one)), 2))

    def place(self, quote: str, prefix: str = "", suffix: str = "") -> Anchor | None:
        """Return the first place at which a quote of another source stands here, whole."""
        words = quote.strip()
        context = Context(prefix, suffix)
        for _, find in _WAYS:
            for start, end in self._whole(find(self, words), [], limit=0 if context else 1):
                if context.fits(self.text, start, end):
                    return Anchor(Outcome.ELSEWHERE, start, end)
        return None

    def _raw_spans(self, words: str) -> Iterator[tuple[int, int]]:
        """Yield where the words stand, character for character."""
        at = self.text.find(words) if words else -1
        while at >= 0:
            yield at, at + len(words)
            at = self.text.find(words, at + 1)

    def _folded_spans(self, words: str) -> Iterable[tuple[int, int]]:
        """Return where the words stand after folding both."""
        sought, folds = self._folds_of(words)
        return self._spans_in_folded(sought) if folds.spans is None else folds.spans

    def _folds_of(self, words: str) -> tuple[str, Folds]:
        """Return words once folded, and where they stand; kept for those asked for last."""
        if words != self._asked:
            sought = fold_text(words)
            self._asked, self._folds = words, (sought, find_folded(self.text, sought))
        return self._folds

    def _spans_in_folded(self, sought: str) -> Iterator[tuple[int, int]]:
        """Yield where folded words stand in the text once all of it is folded."""
        folded = self.folded
        at = folded.text.find(sought) if sought else -1
        while at >= 0:
            start, end = folded.offsets[at], folded.offsets[at + len(sought)]
            while end > start and self.text[end - 1] in INVISIBLE:
                end -= 1
            yield start, end
            at = folded.text.find(sought, at + 1)

    def _whole(
        self, spans: Iterable[tuple[int, int]], cuts: list[tuple[int, int]], *, limit: int
    ) -> list[tuple[int, int]]:
        """Return the spans that cut no word or number, at most so many; note the others."""
        whole: list[tuple[int, int]] = []
        for start, end in spans:
            if is_cut(self.text, start) or is_cut(self.text, end):
                cuts.append((start, end))
                continue
            whole.append((start, end))
            if len(whole) == limit:
                break
        return whole

    def parts(self, quote: str) -> list[list[tuple[int, int]]]:
        """Return where each part of a quote that is joined by ellipses stands, whole."""
        places: list[list[tuple[int, int]]] = []
        for part in parts_of(quote):
            spans = self._whole(self._raw_spans(part), [], limit=0)
            places.append(spans or self._whole(self._folded_spans(part), [], limit=0))
        return places

    def stitches(self, quote: str, start: int, end: int) -> list[tuple[int, int]]:
        """Return where the parts of a stitched quote stand that runs from start to end."""
        chain: list[tuple[int, int]] = []
        last = start
        for spans in self.parts(quote):
            fitting = [span for span in spans if last <= span[0] and span[1] <= end]
            if fitting:
                chain.append(fitting[0])
                last = fitting[0][1]
        return chain

    def _chains(self, words: str) -> list[tuple[int, int]]:
        """Return the shortest ways through one place of each part in order."""
        places = self.parts(words) if is_joined(words) else []
        if not places:
            return []
        starts = [[start for start, _ in spans] for spans in places]
        shortest: dict[int, int] = {}
        for start, end in places[0]:
            last = end
            for spans, heads in zip(places[1:], starts[1:], strict=True):
                following = bisect_left(heads, last)
                if following == len(heads):
                    break
                last = spans[following][1]
            else:
                shortest[last] = start
        return sorted((start, last) for last, start in shortest.items())

    def _suggest(self, start: int, end: int, *differences: Difference) -> Suggestion:
        """Return a place as a suggestion."""
        return Suggestion(start, end, self.text[start:end], differences)

    def _out_of_context(self, standing: list[tuple[int, int]], context: Context) -> Anchor:
        """Refuse a quote that stands here, but nowhere between its prefix and suffix."""
        if len(standing) > 1:
            likeliest = max(standing, key=lambda span: context.likeness(self.text, *span))
            return Anchor(Outcome.AMBIGUOUS, suggestion=self._suggest(*likeliest))
        start, end = standing[0]
        differences = context.differences(self.text, start, end)
        return Anchor(
            Outcome.MISSING,
            differences=differences,
            suggestion=self._suggest(start, end, *differences),
        )

    def _cut(self, words: str, start: int, end: int) -> Anchor:
        """Refuse a quote that cuts a word or number, naming what it cuts."""
        low, high = cut_word(self.text, start, end) or (start, end)
        cut = Difference("cut", words, self.text[low:high])
        return Anchor(
            Outcome.MISSING, differences=(cut,), suggestion=self._suggest(start, end, cut)
        )


_WAYS = (
    (Outcome.EXACT, Page._raw_spans),  # noqa: SLF001 - its own ways
    (Outcome.FOLDED, Page._folded_spans),  # noqa: SLF001
    (Outcome.STITCHED, Page._chains),  # noqa: SLF001
)
"""The ways to look for words, the surest first."""


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

    Raises:
        UsageError: An argument is no `str`.

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
    must_be_text(quote=quote, text=text, prefix=prefix, suffix=suffix)
    return Page(text).anchor(quote, prefix, suffix)
