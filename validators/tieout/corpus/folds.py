"""Where folded words stand in a raw text, without folding all of it.

Source: docs/decisions/0030.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from rapidfuzz.distance import Prefix

from tieout.corpus.folding import INVISIBLE, fold

HITS = 64
"""At how many places a word is looked up before all of its text is folded: our convention."""

CHANCE = 2
"""How many characters beside a word may be the same by chance: our convention."""

AROUND = 64
"""How much text around words is folded with them, beside twice their length: our convention."""

EDGE = 4
"""How near to its cut edges a folded part of a text may differ from the whole, folded."""

_FIGURE = re.compile(r"[0-9][0-9,.]*[0-9]")
_PLAIN = re.compile(r"[A-JL-Za-z0-9]+")
_FIRM = frozenset(map(chr, range(0x21, 0x7F))) - frozenset("\"'-`")


class Core(NamedTuple):
    """Some of the words that stand in a text as written.

    Args:
        inner: Where they start in all the words.
        at: Where they stand in the text.
        size: How many characters they are.
    """

    inner: int
    at: int
    size: int


class Folds(NamedTuple):
    """Where folded words stand in a raw text, and where they nearly do.

    Args:
        spans: Every place, or None if all of the text must be folded to tell.
        core: Some of the words, at that place of all theirs around which most of the others stand.
    """

    spans: list[tuple[int, int]] | None
    core: Core | None = None


def find_folded(text: str, sought: str) -> Folds:
    """Return where folded words stand in a raw text.

    Folding makes no letter or digit of ASCII out of another character, but K out of the Kelvin
    sign. So unless there is something invisible in the text, a figure or the longest plain word
    stands in it as it is, and only what is around it needs to be folded.

    Examples:
        >>> find_folded("He said:\u00a0\u201cno\u201d.", 'said: "no"').spans
        [(3, 13)]
    """
    plain = _telling(sought)
    if not plain or (not text.isascii() and any(map(text.__contains__, INVISIBLE))):
        return Folds(None)
    inner, size = sought.find(plain), len(plain)
    after, before = sought[inner:], sought[:inner][::-1]
    spans: list[tuple[int, int]] = []
    core: Core | None = None
    most = size + CHANCE
    at = -1
    for _ in range(HITS):
        at = text.find(plain, at + 1)
        if at < 0:
            return Folds(spans, core)
        ahead, behind = text[at : at + len(after)], text[max(0, at - inner) : at][::-1]
        right, left = Prefix.similarity(after, ahead), Prefix.similarity(before, behind)
        if left + right > most:
            core, most = Core(inner, at, size), left + right
        if _may_fold(after, ahead, right) and _may_fold(before, behind, left):
            span = _span_around(text, sought, inner, at)
            if span is None:
                break
            spans += span
    return Folds(None)


def _telling(sought: str) -> str:
    """Return the part of folded words that no folding makes or breaks and that tells the most."""
    figure = _FIGURE.search(sought)
    if figure:
        return figure[0]
    longest = max(sought.split(" "), key=len)
    if longest.isalnum() and longest.isascii() and "K" not in longest:
        return longest
    return max(_PLAIN.findall(sought), key=len, default="")


def _may_fold(folded: str, text: str, same: int) -> bool:
    """Say whether a text that first differs from folded words after so much may fold to them."""
    if same == len(folded):
        return True
    return same < len(text) and not (text[same] in _FIRM and folded[same].isascii())


def _span_around(text: str, sought: str, inner: int, at: int) -> list[tuple[int, int]] | None:
    """Return where folded words stand around a place, or None if more must be folded to tell."""
    reach = 2 * len(sought) + AROUND
    low, high = max(0, at - reach), min(len(text), at + reach)
    folded, offsets = fold(text[low:high])
    start = bisect_left(offsets, at - low) - inner
    end = start + len(sought)
    if (low and start < EDGE) or (high < len(text) and end > len(folded) - EDGE):
        return None
    if start < 0 or not folded.startswith(sought, start):
        return []
    return [(low + offsets[start], low + offsets[end])]
