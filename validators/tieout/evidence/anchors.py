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
from operator import itemgetter
from typing import TYPE_CHECKING

from tieout.corpus.folding import INVISIBLE, Folded, fold, fold_text, may_hold
from tieout.errors import must_be_text
from tieout.evidence.edges import cut_word, is_cut
from tieout.evidence.suggestions import JOIN, Difference, Suggestion, is_joined, nearest, ratio

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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

    def sole(self, words: str) -> tuple[int, int] | None:
        """Return the only place of words that stand here as written, whole; None if in doubt."""
        text = self.text
        start = text.find(words)
        if start < 0 or not words or text.find(words, start + 1) >= 0:
            return None
        end = start + len(words)
        # Most quotes start and end with a letter beside a space; there nothing can be cut.
        plain = start > 1 and text[start - 1] == " " and words[0].isalpha()
        if (not plain or text[start - 2].isdecimal()) and is_cut(text, start):
            return None
        if not (words[-1].isalpha() and text[end : end + 1] == " ") and is_cut(text, end):
            return None
        return start, end

    def anchor(self, quote: str, prefix: str = "", suffix: str = "") -> Anchor:
        """Find a quote in this text; see `anchor`."""
        words = quote.strip()
        if not words:
            return Anchor(Outcome.MISSING)
        context = _Context(prefix, suffix)
        cuts: list[tuple[int, int]] = []
        standing: list[tuple[int, int]] = []
        for outcome, find in self._ways(words):
            if cuts and outcome is Outcome.STITCHED:
                break
            spans = self._whole(find, cuts, limit=0 if context else 2)
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
        suggestion = nearest(words, self.text, context=(prefix, suffix))
        return Anchor(
            Outcome.MISSING,
            differences=suggestion.differences if suggestion else (),
            suggestion=suggestion,
        )

    def _ways(self, words: str) -> Iterator[tuple[Outcome, Iterator[tuple[int, int]]]]:
        """Yield the ways to look for words, the surest first."""
        yield Outcome.EXACT, self._raw_spans(words)
        yield Outcome.FOLDED, self._folded_spans(words)
        if is_joined(words):
            yield Outcome.STITCHED, self._chains(words)

    def places(self, quote: str, prefix: str = "", suffix: str = "") -> list[tuple[int, int]]:
        """Return every place at which a quote stands whole, by the surest way that finds one."""
        words = quote.strip()
        context = _Context(prefix, suffix)
        for _, find in self._ways(words) if words else ():
            spans = self._whole(find, [], limit=0)
            fitting = [span for span in spans if context.fits(self.text, *span)]
            if fitting:
                return fitting
        return []

    def fitting(
        self, places: Sequence[tuple[int, int]], prefix: str, suffix: str
    ) -> list[tuple[int, int]]:
        """Return the places between prefix and suffix, the first two at most."""
        context = _Context(prefix, suffix)
        return list(islice((one for one in places if context.fits(self.text, *one)), 2))

    def place(self, quote: str, prefix: str = "", suffix: str = "") -> Anchor | None:
        """Return the first place at which a quote of another source stands here, whole."""
        words = quote.strip()
        context = _Context(prefix, suffix)
        for _, find in self._ways(words) if words else ():
            for start, end in self._whole(find, [], limit=0 if context else 1):
                if context.fits(self.text, start, end):
                    return Anchor(Outcome.ELSEWHERE, start, end)
        return None

    def _raw_spans(self, words: str) -> Iterator[tuple[int, int]]:
        """Yield where the words stand, character for character."""
        at = self.text.find(words)
        while at >= 0:
            yield at, at + len(words)
            at = self.text.find(words, at + 1)

    def _folded_spans(self, words: str) -> Iterator[tuple[int, int]]:
        """Yield where the words stand after folding both."""
        sought = fold_text(words)
        if not sought or not may_hold(self.text, sought):
            return
        folded = self.folded
        at = folded.text.find(sought)
        while at >= 0:
            start, end = folded.offsets[at], folded.offsets[at + len(sought)]
            while end > start and self.text[end - 1] in INVISIBLE:
                end -= 1
            yield start, end
            at = folded.text.find(sought, at + 1)

    def _whole(
        self, spans: Iterator[tuple[int, int]], cuts: list[tuple[int, int]], *, limit: int
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
        for part in (part.strip() for part in JOIN.split(quote)):
            if part:
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

    def _chains(self, words: str) -> Iterator[tuple[int, int]]:
        """Yield the shortest ways through one place of each part in order."""
        places = self.parts(words)
        if not places:
            return
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
        for last, start in sorted(shortest.items(), key=itemgetter(1)):
            yield start, last

    def _suggest(self, start: int, end: int, *differences: Difference) -> Suggestion:
        """Return a place as a suggestion."""
        return Suggestion(start, end, self.text[start:end], differences)

    def _out_of_context(self, standing: list[tuple[int, int]], context: _Context) -> Anchor:
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


class _Context:
    """What a quote says stands right before and after it, compared after folding."""

    __slots__ = ("_after", "_before", "_prefix", "_suffix")

    def __init__(self, prefix: str, suffix: str) -> None:
        self._prefix, self._suffix = prefix, suffix
        self._before = fold_text(prefix) if prefix else ""
        self._after = fold_text(suffix) if suffix else ""

    def __bool__(self) -> bool:
        return bool(self._before or self._after)

    def fits(self, text: str, start: int, end: int) -> bool:
        """Say whether a place has this context."""
        return self._fits_before(text, start) and self._fits_after(text, end)

    def _fits_before(self, text: str, start: int) -> bool:
        """Say whether the prefix stands right before a place."""
        if not self._before:
            return True
        reach = 4 * len(self._prefix) + 64
        return fold_text(text[max(0, start - reach) : start]).endswith(self._before)

    def _fits_after(self, text: str, end: int) -> bool:
        """Say whether the suffix stands right after a place."""
        if not self._after:
            return True
        return fold_text(text[end : end + 4 * len(self._suffix) + 64]).startswith(self._after)

    def likeness(self, text: str, start: int, end: int) -> float:
        """Say how like a place's surroundings are to the context, to suggest the likeliest."""
        before = fold_text(text[max(0, start - len(self._prefix) - 8) : start])
        after = fold_text(text[end : end + len(self._suffix) + 8])
        return ratio(self._before, before[-len(self._before) :] if self._before else "") + ratio(
            self._after, after[: len(self._after)]
        )

    def differences(self, text: str, start: int, end: int) -> tuple[Difference, ...]:
        """Name the prefix or suffix that does not stand at a place."""
        wrong: list[Difference] = []
        if not self._fits_before(text, start):
            found = text[max(0, start - len(self._prefix)) : start]
            wrong.append(Difference("prefix", self._prefix, found))
        if not self._fits_after(text, end):
            wrong.append(Difference("suffix", self._suffix, text[end : end + len(self._suffix)]))
        return tuple(wrong)


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
