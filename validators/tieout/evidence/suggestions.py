"""The nearest passage to a quote that was not found, and how they differ in words.

A suggestion is never an anchor: whoever takes it up writes it into the table.

The place is found by seeds: a quote of n pieces that was changed in fewer than n places keeps
one piece whole, so looking up every piece visits every such place (pigeonhole). Only when no
place is proven the nearest that way is the whole text searched.

Source: seeds after Baeza-Yates and Perleberg (1992); the ends are moved to whole words by our
convention, docs/decisions/0035.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel, Levenshtein

from tieout.corpus.folding import fold, fold_text
from tieout.evidence.edges import cut_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tieout.corpus.folding import Folded

JOIN = re.compile(
    r"[\[(]\s?(?:\.{3,4}|(?:\.\s){2,3}\.|\u2026)\s?[\])]|\.{3,4}|(?:\.\s){2,3}\.|\u2026"
)
"""What a cut within a quote is written as: `[...]`, `...`, `. . .` or `…`."""

LEAST = 0.55
"""The least likeness of a passage that is worth suggesting, 1 being equal: our convention."""

PIECE = 8
"""The length of a seed, in code points: our convention, measured in tests/bench."""

HITS = 24
"""At how many places one seed is looked up: our convention; frequent seeds tell little."""

REACH = 4
"""How many words beyond the nearest passage its first or last word is looked for."""

SOLID = 4
"""The length of a run of equal code points that tells where a passage lies: our convention."""

SURE = 0.8
"""The likeness from which no other version of a quote is tried: our convention."""

_BRACKETED = re.compile(r"\s?\[[\w\s,.'-]{1,40}\]\s?")
_CHANGED_LETTER = re.compile(r"\[(\w)\](?=\w)")
_WORD = re.compile(r"\w+(?:[-'.,:/]\w+)*")
_STOP = re.compile(r"[.!?]\s")
_TOKEN = re.compile(r"\w+(?:[-'.,:/]\w+)*|[^\w\s]")


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


@dataclass(frozen=True, slots=True)
class _Place:
    """A passage of the folded text and how many edits it is away from the words sought."""

    low: int
    high: int
    edits: int

    def likeness(self, length: int) -> float:
        """Return 1 for equal and 0 for nothing in common."""
        return 1 - self.edits / (length + self.high - self.low)


def nearest(
    quote: str,
    text: str,
    folded: Folded | None = None,
    *,
    context: tuple[str, str] = ("", ""),
) -> Suggestion | None:
    """Return the passage of a text that is most like a quote, or None when none is like it.

    Units: code points of `text`, half-open.

    Args:
        quote: The words as cited.
        text: The source.
        folded: The source folded, if that is at hand.
        context: What stands before and after the quote, to choose among places alike.

    Examples:
        >>> near = nearest("than 800 fighters", "There are no more than 900 fighters here.")
        >>> near.start, near.end, near.text
        (18, 35, 'than 900 fighters')

    Source: docs/decisions/0035.
    """
    folded = folded or fold(text)
    place = _nearest_place(fold_text(quote), folded.text)
    if place is None:
        return None
    if any(context):
        place = _nearest_in_context(fold_text(quote), folded.text, context, place)
    start, end = folded.offsets[place.low], folded.offsets[place.high]
    start, end = cut_word(text, start, end) or (start, end)
    return Suggestion(start, end, text[start:end], word_differences(quote, text[start:end]))


def _nearest_place(sought: str, hay: str) -> _Place | None:
    """Find the nearest passage as written, else without brackets, in parts, or in small letters."""
    best, likeness = None, LEAST
    for words, where in _versions(sought, hay):
        place = _locate_parts(words, where) if JOIN.search(words) else _locate(words, where)
        if place is not None and place.likeness(len(words)) > likeness:
            best, likeness = place, place.likeness(len(words))
    if likeness < SURE:
        small, where = sought.lower(), hay.lower()
        if small != sought and len(small) == len(sought) and len(where) == len(hay):
            place = _locate(small, where)
            if place is not None and place.likeness(len(small)) > likeness:
                best = place
    return best


def _nearest_in_context(sought: str, hay: str, context: tuple[str, str], best: _Place) -> _Place:
    """Prefer a passage that is as near and stands where the context does."""
    before, after = (fold_text(words) for words in context)
    around = _locate(f"{before} {sought} {after}".strip(), hay)
    if around is None:
        return best
    low, high = max(0, around.low - 8), around.high + 8
    inside = _nearest_place(sought, hay[low:high])
    if inside is None or inside.edits > best.edits:
        return best
    return _Place(low + inside.low, low + inside.high, inside.edits)


def _versions(sought: str, hay: str) -> Iterator[tuple[str, str]]:
    """Yield what to look for and where: as written, and without what stands in brackets."""
    yield sought, hay
    plain = _CHANGED_LETTER.sub(r"\1", sought)
    plain = _BRACKETED.sub(lambda m: m[0] if m[0].strip() in hay else " ", plain).strip(" ")
    if plain and plain != sought:
        yield plain, hay


def _locate_parts(sought: str, hay: str) -> _Place | None:
    """Find the parts of a quote with ellipses, one after the other."""
    whole = _locate(sought, hay)
    if whole is not None and whole.likeness(len(sought)) >= SURE:
        return whole
    low, high, edits = -1, 0, 0
    for part in filter(None, (part.strip() for part in JOIN.split(sought))):
        place = _locate(part, hay[high:])
        if place is None or place.likeness(len(part)) < LEAST:
            return whole
        low = high + place.low if low < 0 else low
        high, edits = high + place.high, edits + place.edits
    return _Place(low, high, edits) if low >= 0 else whole


def _locate(sought: str, hay: str) -> _Place | None:
    """Find the nearest passage of a folded text: by seeds first, by the whole text last."""
    length = len(sought)
    if not length or not hay:
        return None
    best: _Place | None = None
    pieces = max(2, length // PIECE)
    for low, high in _seeded(sought, hay, pieces):
        place = _fit(sought, hay, low, high)
        if place and (best is None or place.edits < best.edits):
            best = place
        if best and not best.edits:
            break
    if best is not None and best.edits < pieces:
        return best
    found = fuzz.partial_ratio_alignment(sought, hay)
    if found is not None:
        low = found.dest_start if length <= len(hay) else 0
        place = _fit(sought, hay, low, low + length)
        if place and (best is None or place.edits < best.edits):
            best = place
    return best


def _seeded(sought: str, hay: str, pieces: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a text that hold a piece of what is sought, the fullest first."""
    length = len(sought)
    starts: list[int] = []
    for piece in range(pieces):
        low, high = piece * length // pieces, (piece + 1) * length // pieces
        seed = sought[low:high]
        at = hay.find(seed)
        hits = 0
        while at >= 0 and hits < HITS:
            starts.append(at - low)
            hits += 1
            at = hay.find(seed, at + 1)
    starts.sort()
    reach = max(16, length // 3)
    groups: list[list[int]] = []
    for start in starts:
        if groups and start - groups[-1][-1] <= reach:
            groups[-1].append(start)
        else:
            groups.append([start])
    groups.sort(key=len, reverse=True)
    for group in groups[:4]:
        yield group[0], group[-1] + length


def _fit(sought: str, hay: str, low: int, high: int) -> _Place | None:
    """Find the whole words around a stretch that are nearest to what is sought."""
    slack = 24 + len(sought) // 8
    first, last = max(0, low - slack), min(len(hay), high + slack)
    tokens = [(m.start() + first, m.end() + first) for m in _TOKEN.finditer(hay[first:last])]
    if not tokens:
        return None
    blocks = Indel.opcodes(sought, hay[first:last])
    same = [block for block in blocks if block.tag == "equal"]
    solid = [block for block in same if block.src_end - block.src_start >= SOLID] or same
    if not solid:
        return None
    begin = first + solid[0].dest_start - solid[0].src_start
    finish = first + solid[-1].dest_end + len(sought) - solid[-1].src_end
    begins = sorted((token[0] for token in tokens), key=lambda at: abs(at - begin))[:10]
    ends = sorted((token[1] for token in tokens), key=lambda at: abs(at - finish))[:10]
    distance = Indel.distance
    for _ in range(2):
        edits, _, finish = min(
            (distance(sought, hay[begin:end]), abs(end - finish), end)
            for end in ends
            if end > begin or end == ends[0]
        )
        edits, _, begin = min(
            (distance(sought, hay[at:finish]), abs(at - begin), at)
            for at in begins
            if at < finish or at == begins[0]
        )
    if begin >= finish:
        return None
    return _Place(*_reach(sought, hay, tokens, begin, finish), edits)


def _reach(
    sought: str, hay: str, tokens: list[tuple[int, int]], begin: int, finish: int
) -> tuple[int, int]:
    """Take in the first and last word sought if they stand a few words further out."""
    wanted = _WORD.findall(sought)
    words = [(low, high) for low, high in tokens if _WORD.match(hay, low)]
    inside = [hay[low:high] for low, high in words if begin <= low and high <= finish]
    if not wanted or not inside:
        return begin, finish
    if not _alike(wanted[0], inside[0]):
        before = [token for token in words if token[1] <= begin][: -REACH - 1 : -1]
        low = next((low for low, high in before if hay[low:high] == wanted[0]), begin)
        begin = begin if _STOP.search(hay, low, begin) else low
    if not _alike(wanted[-1], inside[-1]):
        after = [token for token in words if token[0] >= finish][:REACH]
        high = next((high for low, high in after if hay[low:high] == wanted[-1]), finish)
        finish = finish if _STOP.search(hay, finish, high) else high
    return begin, finish


def ratio(left: str, right: str) -> float:
    """Return how alike two texts are: 1 for equal, 0 for nothing in common."""
    return Indel.normalized_similarity(left, right)


def _alike(left: str, right: str) -> bool:
    """Say whether one word may be the other, misspelt."""
    return ratio(left.lower(), right.lower()) >= SURE - 0.2


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
