"""The nearest passage to a quote that was not found, and how they differ in words.

A suggestion is never an anchor: whoever takes it up writes it into the table.

Source: our convention, docs/decisions/0035.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tieout.corpus.folding import fold_text
from tieout.evidence.differences import Difference, folded_differences
from tieout.evidence.edges import cut_word
from tieout.evidence.ellipses import is_joined, parts_of
from tieout.evidence.places import LEAST, SURE, Place, locate, lowered

if TYPE_CHECKING:
    from tieout.corpus.folds import Core

QUOTE_LIMIT = 4_000
"""The longest quote that is compared as a whole, in code points; of longer ones, both ends."""

JOINED = " [...] "
"""How parts are joined to be compared with the parts of a quote, whatever it writes."""

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


def nearest(quote: str, text: str, *, context: tuple[str, str] = ("", "")) -> Suggestion | None:
    """Return the passage of a text that is most like a quote, or None when none is like it.

    Units: code points of `text`, half-open.

    Args:
        quote: The words as cited.
        text: The source.
        context: What stands before and after the quote, to choose among places alike.

    Examples:
        >>> near = nearest("than 800 fighters", "There are no more than 900 fighters here.")
        >>> near.start, near.end, near.text
        (18, 35, 'than 900 fighters')

    Source: docs/decisions/0035.
    """
    return nearest_folded(fold_text(quote), text, context)


def nearest_folded(
    sought: str, text: str, context: tuple[str, str], core: Core | None = None
) -> Suggestion | None:
    """Return the passage that is most like folded words; see `nearest`.

    Args:
        sought: The words, folded.
        text: The source.
        context: What stands before and after the words.
        core: Where most of the words stand, if it is known from `find_folded`.
    """
    if len(sought) > QUOTE_LIMIT:
        place = _ends_of(sought, text)
    else:
        place = _nearest_place(sought, text, core)
        if place and context != ("", ""):
            place = _nearest_in_context(sought, text, context, place)
    if place is None:
        return None
    start, end = cut_word(text, place.low, place.high) or (place.low, place.high)
    found = text[start:end]
    if is_joined(sought):
        differences = folded_differences(JOINED.join(parts_of(sought)), place.text)
    elif (start, end) == (place.low, place.high):
        differences = folded_differences(sought, place.text)
    else:
        differences = folded_differences(sought, fold_text(found))
    return Suggestion(start, end, found, differences)


def _ends_of(sought: str, hay: str) -> Place | None:
    """Find where a very long quote starts and ends, without comparing all of it."""
    part = QUOTE_LIMIT // 10
    head, tail = (_better(None, locate(end, hay)) for end in (sought[:part], sought[-part:]))
    if head is None or tail is None or head.low >= tail.high:
        return head or tail
    return _spanning(hay, head.low, tail.high, (head.likeness + tail.likeness) / 2)


def _spanning(hay: str, low: int, high: int, likeness: float) -> Place:
    """Return what stands between two places as one."""
    return Place(low, high, likeness, fold_text(hay[low:high]))


def _nearest_place(sought: str, hay: str, core: Core | None = None) -> Place | None:
    """Find the nearest place as written, else without brackets, in parts, or in small letters."""
    best = _better(None, _locate(sought, hay, core))
    if "[" in sought:
        best = _better(best, _locate(_unbracketed(sought, hay), hay))
    if (best is None or best.likeness < SURE) and _is_shouted(sought):
        best = _better(best, locate(lowered(sought), lowered(hay)))
    return best


def _locate(sought: str, hay: str, core: Core | None = None) -> Place | None:
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
    longest = max(range(len(parts)), key=lambda part: len(parts[part]), default=0)
    core = _better(None, locate(parts[longest], hay)) if parts else None
    if core is None:
        return None
    found, alike = [core], core.likeness * len(parts[longest])
    for part in parts[longest + 1 :]:
        place = _next_part(part, hay, found[-1].high, len(hay))
        if place:
            found.append(place)
            alike += place.likeness * len(part)
    for part in reversed(parts[:longest]):
        place = _next_part(part, hay, 0, found[0].low)
        if place:
            found.insert(0, place)
            alike += place.likeness * len(part)
    text = JOINED.join(place.text for place in found)
    return Place(found[0].low, found[-1].high, alike / sum(map(len, parts)), text)


def _next_part(part: str, hay: str, low: int, high: int) -> Place | None:
    """Find one part of a quote between two places: beside the one that is no end of the text."""
    at = hay.find(part, low) if low else hay.rfind(part, 0, high)
    if at >= 0:
        return Place(at, at + len(part), 1, part)
    place = _better(None, locate(part, hay[low:high]))
    return place._replace(low=low + place.low, high=low + place.high) if place else None
