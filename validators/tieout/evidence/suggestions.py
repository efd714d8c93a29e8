"""The nearest passage to a quote that was not found, and how they differ in words.

A suggestion is never an anchor: whoever takes it up writes it into the table.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from tieout.corpus.folding import fold, fold_text

NEAR = 50.0
"""The least likeness, in per cent, of a passage that is worth suggesting: our convention."""

_TOKEN = re.compile(r"\w+(?:[-'.,:/\u2019]\w+)*|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference between a quote and a place in the text.

    Args:
        op: `replace`, `insert` (the text has more), `delete` (the text has less), `cut` (the
            quote ends inside a word or number), `prefix`, `suffix` (the context differs).
        quoted: The words of the quote.
        found: The words of the text.
    """

    op: str
    quoted: str
    found: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A place that a quote may have been taken from.

    Units: code points of the raw text, half-open.

    Args:
        start: Where the passage starts.
        end: Where it ends.
        text: The passage as it stands.
        differences: What differs from the quote, in words.
    """

    start: int
    end: int
    text: str
    differences: tuple[Difference, ...]


def nearest(quote: str, text: str) -> Suggestion | None:
    """Return the passage of a text that is most like a quote, or None when none is like it."""
    sought, folded = fold_text(quote), fold(text)
    if not sought or not folded.text.strip():
        return None
    found = fuzz.partial_ratio_alignment(sought, folded.text, score_cutoff=NEAR)
    if found is None:
        return None
    low, high = found.dest_start, found.dest_end
    if len(sought) > len(folded.text):
        low, high = 0, len(folded.text)
    low, high = _whole_words(folded.text, low, high)
    while low < high and folded.text[low].isspace():
        low += 1
    while high > low and folded.text[high - 1].isspace():
        high -= 1
    start, end = folded.offsets[low], folded.offsets[high]
    return Suggestion(start, end, text[start:end], word_differences(quote, text[start:end]))


def _whole_words(text: str, low: int, high: int) -> tuple[int, int]:
    """Move both ends outwards to the ends of the words they lie in."""
    while 0 < low < len(text) and not text[low - 1].isspace() and not text[low].isspace():
        low -= 1
    while 0 < high < len(text) and not text[high - 1].isspace() and not text[high].isspace():
        high += 1
    return low, high


def word_differences(quoted: str, found: str) -> tuple[Difference, ...]:
    """Return what differs between two texts, in words, after folding.

    Examples:
        >>> word_differences("some 900 fighters", "no more than 900 fighters")
        (Difference(op='replace', quoted='some', found='no more than'),)
    """
    old, new = fold_text(quoted), fold_text(found)
    olds, news = list(_TOKEN.finditer(old)), list(_TOKEN.finditer(new))
    codes = Levenshtein.opcodes([t.group() for t in olds], [t.group() for t in news])
    merged: list[list[int]] = []
    for code in codes:
        if code.tag == "equal":
            continue
        if merged and merged[-1][1] == code.src_start and merged[-1][3] == code.dest_start:
            merged[-1][1], merged[-1][3] = code.src_end, code.dest_end
        else:
            merged.append([code.src_start, code.src_end, code.dest_start, code.dest_end])
    return tuple(
        Difference(
            "insert" if a == b else "delete" if c == d else "replace",
            old[olds[a].start() : olds[b - 1].end()] if b > a else "",
            new[news[c].start() : news[d - 1].end()] if d > c else "",
        )
        for a, b, c, d in merged
    )
