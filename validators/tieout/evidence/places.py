"""The place in a text that is most like some words.

Likeness is what both have in order, against what either lacks. The words are cut into pieces and
each is looked up: words of n pieces that were changed in fewer than n places keep one piece whole
(pigeonhole). The text around it is compared with all of the words, and the likest places are grown
from there to whole words on both sides. Where none is very like, the whole text is searched.

Source: pieces after Baeza-Yates and Perleberg (1992); what counts as like is our convention,
docs/decisions/0035.
"""

from __future__ import annotations

import re
from operator import attrgetter
from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel, LCSseq, Prefix

from tieout.corpus.folding import fold
from tieout.corpus.folds import Core

LEAST = 0.7
"""The least likeness of a place that is worth naming: passages of other texts seldom reach it."""

SURE = 0.8
"""The likeness from which nothing nearer is looked for: our convention."""

WORTH = 0.5
"""The least likeness of the text around a piece from which a place is grown: our convention."""

LEFT_OUT = 0.5
"""What a character counts that the words leave out: words are left out more often than made up."""

PIECE = 16
"""The length of a piece, in code points: our convention, measured in tests/bench."""

PIECES, SHORTEST = 3, 4
"""How many pieces even short words are cut into, and the length of the shortest of them."""

HITS = 100
"""At how many places one piece is looked up: our convention; frequent pieces tell little."""

GROWN = 4
"""How many places are grown, the likest first: our convention."""

SLACK = 24
"""How far from where it is likely the end of a place may be, in code points: our convention."""

SPELT = 0.6
"""The likeness from which one word may be another, misspelt: our convention."""

WHOLE_LIMIT = 16_000_000
"""The product of the words' and a text's length up to which the whole text is searched."""

_LIKENESS, _SIZE = attrgetter("likeness"), attrgetter("size")
_STOP = re.compile(r"[.!?]\s|\s[.!?]")
_MARKS = frozenset(".!?")
_TOKEN = re.compile(r"\w++(?:[-'.,:/]\w++)*+|[^\w\s]")


class Place(NamedTuple):
    """A place in a text, and how like some words it is: 1 for equal, 0 for nothing in common.

    Units: code points of the raw text, half-open; `text` is what stands there, folded.
    """

    low: int
    high: int
    likeness: float
    text: str


def locate(sought: str, hay: str, core: Core | None = None) -> Place | None:
    """Return the place in a text that is most like some words, or None if nothing is.

    Args:
        sought: The words, folded.
        hay: The raw text.
        core: Some of the words, and the likest of all places where they stand, if that is known.

    Examples:
        >>> place = locate("than 800 fighters", "There are no more than 900 fighters here.")
        >>> place.low, place.high, place.text
        (18, 35, 'than 900 fighters')
    """
    if not sought or not hay:
        return None
    known = _grow(sought, hay, core) if core else None
    # A place where the core does not stand lacks about as many characters.
    if core and known and Indel.distance(sought, known.text) <= core.size:
        return known
    places = [
        known if known and one == core else _grow(sought, hay, one)
        for one in _cores(sought, hay, core)
    ]
    best = max(places, key=_LIKENESS, default=None)
    if (best and best.likeness >= SURE) or len(sought) * len(hay) > WHOLE_LIMIT:
        return best
    found = _search(sought, hay, max(LEAST, best.likeness if best else 0))
    return found if found and not (best and best.likeness >= found.likeness) else best


def _cores(sought: str, hay: str, core: Core | None) -> list[Core]:
    """Return where pieces of the words stand, the likest places first, one place each."""
    length = len(sought)
    pieces = max(1, length // PIECE, min(PIECES, length // SHORTEST))
    found: dict[int, tuple[float, Core]] = {}  # by how far the text has moved against the words
    if core:
        found[core.at - core.inner] = -_around(sought, hay, core), core
    low = 0
    for piece in range(1, pieces + 1):
        high = piece * length // pieces
        words, at = sought[low:high], -1
        for _ in range(HITS):
            at = hay.find(words, at + 1)
            if at < 0:
                break
            if at - low not in found:
                one = Core(low, at, high - low)
                found[at - low] = -_around(sought, hay, one), one
        if at < 0 and found and min(found.values())[0] <= -SURE:
            break
        low = high
    likest: list[int] = []
    for moved in sorted(found, key=found.__getitem__):
        if -found[moved][0] < WORTH or len(likest) == GROWN:
            break
        if all(abs(moved - other) > SLACK for other in likest):
            likest.append(moved)
    return [found[moved][1] for moved in likest]


def _around(sought: str, hay: str, core: Core) -> float:
    """Return how like the words is the text around a place that they share."""
    start = max(0, core.at - core.inner)
    return Indel.normalized_similarity(sought, hay[start : start + len(sought)])


def _search(sought: str, hay: str, least: float) -> Place | None:
    """Find a place by looking at the whole text."""
    # In a text of one byte a character the search is twice as fast; places stay what they are.
    narrow = hay.encode("latin-1", "replace").decode("latin-1") if sought.isascii() else hay
    found = fuzz.partial_ratio_alignment(sought, narrow, score_cutoff=100 * least - 5)
    if found is None:
        return None
    low = found.dest_start if len(sought) <= len(hay) else 0
    window = fold(hay[low : low + len(sought)])
    block = max(Indel.editops(sought, window.text).as_matching_blocks(), key=_SIZE)
    core = Core(block.a, low + window.offsets[block.b], block.size)
    return _grow(sought, hay, core) if block.size else None


def _grow(sought: str, hay: str, core: Core) -> Place:
    """Grow the place of all the words around some of them."""
    at = core.at
    low, high = at - core.inner, at - core.inner + len(sought)
    head, tail, slack = sought[: core.inner], sought[core.inner :], SLACK + len(sought) // 2
    if low < 0 or hay[low:at] != head:
        low = max(0, low - slack)
        window = fold(hay[low:at])
        cut = len(window.text) - _extent(head[::-1], window.text[::-1])
        low, head = low + window.offsets[cut], window.text[cut:]
    if hay[at:high] != tail:
        window = fold(hay[at : high + slack])
        cut = _extent(tail, window.text)
        high, tail = at + window.offsets[cut], window.text[:cut]
    while low < high and hay[low].isspace():
        low += 1
    while low < high and hay[high - 1].isspace():
        high -= 1
    found = f"{head}{tail}".strip(" ")
    return Place(low, high, _likeness(sought, found), found)


def _likeness(sought: str, found: str) -> float:
    """Return how like a text is to some words: 1 for equal, 0 for nothing in common."""
    both = LCSseq.similarity(sought, found)
    return 2 * both / (both + len(sought) + LEFT_OUT * (len(found) - both))


def _extent(words: str, near: str) -> int:
    """Return how much of a text, from its start on, is like some words.

    The last words may stand further out than is likely, where words between were left out.
    """
    likely, same = len(words), Prefix.similarity(words, near)
    if same == likely:
        return same
    rest, changed = words[same:], words[words.rfind(" ", 0, same) + 1 :]
    ahead, _, last = changed.rpartition(" ")
    if ahead:
        two = f"{ahead.rpartition(' ')[2]} {last}"
        high = _nearest_end(near, two, likely, (same, likely + SLACK + 2 * len(rest)))
        if high > same:
            return high
    if not _alike(last, near[max(0, likely - len(last)) : likely]):
        room = (max(same, likely - SLACK - len(last)), likely + SLACK)
        high = _nearest_end(near, last, likely, room)
        if high > same and not _stops(rest, near[likely:high]):
            return high
    return _edge(rest, near, same)


def _alike(left: str, right: str) -> bool:
    """Say whether one word may be the other, misspelt."""
    return Indel.normalized_similarity(lowered(left), lowered(right)) >= SPELT


def _nearest_end(near: str, words: str, likely: int, room: tuple[int, int]) -> int:
    """Return where words end that stand whole in some room, nearest to a likely place, or -1."""
    best, at = -1, near.find(words, *room)
    while at >= 0:
        end = at + len(words)
        if best >= 0 and abs(end - likely) > abs(best - likely):
            break
        if not (near[at - 1 : at].isalnum() or near[end : end + 1].isalnum()):
            best = end
        at = near.find(words, at + 1, room[1])
    return best


def _edge(rest: str, near: str, at: int) -> int:
    """Return the edge of a word up to which a text, from a place on, is most like some words.

    A single word that is left stands for another one rather than for none.
    """
    likely = at + len(rest)
    marks = not rest[-1:].isalnum()
    edges = [
        one.end()
        for one in _TOKEN.finditer(near, max(at, likely - SLACK), likely + SLACK)
        if marks or one[0][0].isalnum()
    ]
    rest, near = lowered(rest), lowered(near)
    best, least = at, (1 + (" " not in rest.strip(" "))) * len(rest) + 1
    least += near[at - 1 : at + 1].count(" ")
    for edge in sorted(edges, key=lambda edge: abs(edge - likely)):
        # As many edits as the lengths differ are needed at least: most edges need no look.
        if abs(edge - likely) < least:
            edits = Indel.distance(rest, near[at:edge], score_cutoff=least - 1)
            if edits < least and not _stops(rest, near[at:edge]):
                best, least = edge, edits
    return best


def _stops(rest: str, between: str) -> bool:
    """Say whether a sentence stops in a text, but none in what is left of the words."""
    return _STOP.search(between) is not None and _MARKS.isdisjoint(rest)


def lowered(text: str) -> str:
    """Return a text in small letters where that moves none of them, else as it is."""
    small = text.lower()
    return small if len(small) == len(text) else text
