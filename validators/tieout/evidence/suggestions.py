"""The nearest passage to a quote that was not found, and how they differ in words.

A suggestion is never an anchor: whoever takes it up writes it into the table.

Source: our convention, docs/decisions/0035.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from tieout.corpus.folding import fold_text
from tieout.evidence.differences import Difference, folded_differences
from tieout.evidence.edges import cut_word
from tieout.evidence.ellipses import is_joined, parts_of
from tieout.evidence.places import LEAST, Place, locate

QUOTE_LIMIT = 4_000
"""The longest quote that is compared as a whole, in code points; of longer ones, both ends."""

SURE = 0.8
"""The likeness from which no other version of a quote is tried: our convention."""

_BRACKETED = re.compile(r"\s?\[[\w\s,.'-]{1,40}\]\s?")
_CHANGED_LETTER = re.compile(r"\[(\w)\](?=\w)")


class Suggestion(NamedTuple):
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


def nearest(
    quote: str,
    text: str,
    *,
    context: tuple[str, str] = ("", ""),
    core: tuple[int, int] | None = None,
) -> Suggestion | None:
    """Return the passage of a text that is most like a quote, or None when none is like it.

    Units: code points of `text`, half-open.

    Args:
        quote: The words as cited.
        text: The source.
        context: What stands before and after the quote, to choose among places alike.
        core: Where most of the quote is already known to stand, from `find_folded`.

    Examples:
        >>> near = nearest("than 800 fighters", "There are no more than 900 fighters here.")
        >>> near.start, near.end, near.text
        (18, 35, 'than 900 fighters')

    Source: docs/decisions/0035.
    """
    sought = fold_text(quote)
    is_long = len(sought) > QUOTE_LIMIT
    place = _ends_of(sought, text) if is_long else _nearest_place(sought, text, core)
    if place is None:
        return None
    if any(context) and not is_long:
        place = _nearest_in_context(sought, text, context, place)
    start, end = cut_word(text, place.low, place.high) or (place.low, place.high)
    found = text[start:end]
    folded = place.text if (start, end) == place[:2] else fold_text(found)
    return Suggestion(start, end, found, folded_differences(sought, folded))


def _ends_of(sought: str, hay: str) -> Place | None:
    """Find where a very long quote starts and ends, without comparing all of it."""
    part = QUOTE_LIMIT // 10
    head, tail = locate(sought[:part], hay), locate(sought[-part:], hay)
    if head is None or tail is None or head.low >= tail.high:
        return head or tail
    return _spanning(hay, head.low, tail.high, (head.likeness + tail.likeness) / 2)


def _spanning(hay: str, low: int, high: int, likeness: float) -> Place:
    """Return what stands between two places as one."""
    return Place(low, high, likeness, fold_text(hay[low:high]))


def _nearest_place(sought: str, hay: str, core: tuple[int, int] | None = None) -> Place | None:
    """Find the nearest place as written, else without brackets, in parts, or in small letters."""
    best = _better(None, _locate(sought, hay, core))
    if "[" in sought:
        best = _better(best, _locate(_unbracketed(sought, hay), hay))
    if (best is None or best.likeness < SURE) and _is_shouted(sought):
        small, where = sought.lower(), hay.lower()
        if len(small) == len(sought) and len(where) == len(hay):
            best = _better(best, locate(small, where))
    return best


def _locate(sought: str, hay: str, core: tuple[int, int] | None = None) -> Place | None:
    """Find the nearest place to words, or to the parts of them that ellipses join."""
    return _locate_parts(sought, hay) if is_joined(sought) else locate(sought, hay, core)


def _better(best: Place | None, place: Place | None) -> Place | None:
    """Return the one of two places that is more like; the first if both are, none if none is."""
    least = best.likeness if best else LEAST
    return place if place and place.likeness > least else best


def _is_shouted(words: str) -> bool:
    """Say whether most letters are capitals, as in a headline."""
    if words == words.lower():
        return False
    return 2 * sum(map(str.isupper, words)) > sum(map(str.isalpha, words))


def _nearest_in_context(sought: str, hay: str, context: tuple[str, str], best: Place) -> Place:
    """Prefer a place that is as near and stands where the context does."""
    before, after = (fold_text(words) for words in context)
    around = locate(f"{before} {sought} {after}".strip(), hay)
    if around is None:
        return best
    low, high = max(0, around.low - 8), around.high + 8
    inside = _nearest_place(sought, hay[low:high])
    if inside is None or inside.likeness < best.likeness:
        return best
    return inside._replace(low=low + inside.low, high=low + inside.high)


def _unbracketed(sought: str, hay: str) -> str:
    """Return words without what stands in brackets, unless the text has it."""
    plain = _CHANGED_LETTER.sub(r"\1", sought)
    return _BRACKETED.sub(lambda m: m[0] if m[0].strip() in hay else " ", plain).strip(" ")


def _locate_parts(sought: str, hay: str) -> Place | None:
    """Find the parts of a quote with ellipses: the longest first, the others before and after."""
    parts = parts_of(sought)
    if not parts:
        return None
    longest = max(range(len(parts)), key=lambda part: len(parts[part]))
    core = locate(parts[longest], hay)
    if core is None or core.likeness < LEAST:
        return None
    low, high, alike = core.low, core.high, core.likeness * len(parts[longest])
    for part in parts[longest + 1 :]:
        at = hay.find(part, high)
        if at >= 0:
            high, alike = at + len(part), alike + len(part)
        elif (found := locate(part, hay[high:])) and found.likeness >= LEAST:
            high, alike = high + found.high, alike + found.likeness * len(part)
    for part in reversed(parts[:longest]):
        at = hay.rfind(part, 0, low)
        if at >= 0:
            low, alike = at, alike + len(part)
        elif (found := locate(part, hay[:low])) and found.likeness >= LEAST:
            low, alike = found.low, alike + found.likeness * len(part)
    return _spanning(hay, low, high, alike / sum(map(len, parts)))
