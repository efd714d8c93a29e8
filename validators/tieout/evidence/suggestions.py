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
from bisect import bisect_left
from dataclasses import dataclass
from operator import attrgetter, methodcaller
from typing import TYPE_CHECKING

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel, Levenshtein, Prefix

from tieout.corpus.folding import fold, fold_text
from tieout.evidence.edges import cut_word

if TYPE_CHECKING:
    from collections.abc import Iterator

JOIN = re.compile(
    r"[\[(]\s?(?:\.{3,4}|(?:\.\s){2,3}\.|\u2026)\s?[\])]|\.{3,4}|(?:\.\s){2,3}\.|\u2026"
)
"""What a cut within a quote is written as: `[...]`, `...`, `. . .` or `…`."""

LEAST = 0.55
"""The least likeness of a passage that is worth suggesting, 1 being equal: our convention."""

PIECE = 10
"""The length of a seed, in code points: our convention, measured in tests/bench."""

GROUPS = 4
"""How many stretches that hold pieces are looked at before the whole text is."""

FEW = 3
"""Up to how many pieces one alone tells where to look; of more, the whole text is searched."""

QUOTE_LIMIT = 4_000
"""The longest quote that is compared as a whole, in code points; of longer ones, both ends."""

WHOLE_LIMIT = 16_000_000
"""The product of a quote's and a text's length up to which the whole text is searched."""

HITS = 24
"""At how many places one seed is looked up: our convention; frequent seeds tell little."""

REACH = 4
"""How many words beyond the nearest passage its first or last word is looked for."""

TRIED = 4
"""How many word ends on each side of the likeliest are tried: our convention."""

WORDS_LIMIT = 10_000_000
"""The product of two texts' words up to which they are compared word by word."""

SOLID = 4
"""The length of a run of equal code points that tells where a passage lies: our convention."""

CERTAIN = 0.9
"""The likeness from which a passage found by its pieces is taken unproven: our convention."""

SURE = 0.8
"""The likeness from which no other version of a quote is tried: our convention."""

_SIZE, _GROUP = attrgetter("size"), methodcaller("group")
_BRACKETED = re.compile(r"\s?\[[\w\s,.'-]{1,40}\]\s?")
_CHANGED_LETTER = re.compile(r"\[(\w)\](?=\w)")
_WORD = re.compile(r"\w++(?:[-'.,:/]\w++)*+")
_STOP = re.compile(r"[.!?]\s")
_TOKEN = re.compile(r"\w++(?:[-'.,:/]\w++)*+|[^\w\s]")


def is_joined(words: str) -> bool:
    """Say whether an ellipsis joins parts of a quote."""
    if words.count(".") < 3 and "\u2026" not in words:
        return False
    return JOIN.search(words) is not None


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
    """A passage of a text and how many insertions and deletions it is away from a quote."""

    low: int
    high: int
    edits: int

    def likeness(self, length: int) -> float:
        """Return 1 for equal and 0 for nothing in common."""
        return 1 - self.edits / (length + self.high - self.low)


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
    sought = fold_text(quote)
    is_long = len(sought) > QUOTE_LIMIT
    place = _ends_of(sought, text) if is_long else _nearest_place(sought, text)
    if place is None:
        return None
    if any(context) and not is_long:
        place = _nearest_in_context(sought, text, context, place)
    start, end = cut_word(text, place.low, place.high) or (place.low, place.high)
    found = text[start:end]
    return Suggestion(start, end, found, word_differences(sought, found))


def _ends_of(sought: str, hay: str) -> _Place | None:
    """Find where a very long quote starts and ends, without comparing all of it."""
    part = QUOTE_LIMIT // 10
    head, tail = _locate(sought[:part], hay), _locate(sought[-part:], hay)
    if head is None or tail is None or head.low >= tail.high:
        return head or tail
    return _Place(head.low, tail.high, head.edits + tail.edits)


def _nearest_place(sought: str, hay: str) -> _Place | None:
    """Find the nearest passage as written, else without brackets, in parts, or in small letters."""
    best, likeness = None, LEAST
    for words, where in _versions(sought, hay):
        place = _locate_parts(words, where) if is_joined(words) else _locate(words, where)
        if place is not None and place.likeness(len(words)) > likeness:
            best, likeness = place, place.likeness(len(words))
    if likeness < SURE and _is_shouted(sought):
        small, where = sought.lower(), hay.lower()
        if len(small) == len(sought) and len(where) == len(hay):
            place = _locate(small, where)
            if place is not None and place.likeness(len(small)) > likeness:
                best = place
    return best


def _is_shouted(words: str) -> bool:
    """Say whether most letters are capitals, as in a headline."""
    capitals = sum(map(str.isupper, words))
    if 2 * capitals <= sum(map(str.isalpha, words)):
        return False
    letters = [char for char in words if char.isalpha()]
    return 2 * sum(char.isupper() for char in letters) > len(letters)


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
    if "[" not in sought:
        return
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
    """Find the nearest passage of a text: by seeds first, by the whole text last."""
    length = len(sought)
    if not length or not hay:
        return None
    best: _Place | None = None
    pieces = max(2, length // PIECE)
    for low, high, held in _seeded(sought, hay, pieces):
        if (best and best.edits <= pieces - held) or (held == 1 and pieces > FEW):
            break
        place = _fit(sought, hay, low, high)
        if place and (best is None or place.edits < best.edits):
            best = place
    if best is not None and (best.edits < pieces or best.likeness(length) >= CERTAIN):
        return best
    if length * len(hay) > WHOLE_LIMIT:
        return best
    found = fuzz.partial_ratio_alignment(sought, hay, score_cutoff=100 * LEAST - 5)
    if found is not None:
        low = found.dest_start if length <= len(hay) else 0
        if best is None or not best.low - PIECE <= low <= best.low + PIECE:
            place = _fit(sought, hay, low, low + length)
            if place and (best is None or place.edits < best.edits):
                best = place
    return best


def _seeded(sought: str, hay: str, pieces: int) -> Iterator[tuple[int, int, int]]:
    """Yield the stretches of a text that hold pieces of what is sought, and how many of them."""
    length, find = len(sought), hay.find
    starts: list[tuple[int, int]] = []
    low = 0
    for piece in range(pieces):
        high = (piece + 1) * length // pieces
        seed = sought[low:high]
        at, hits = find(seed), 0
        while at >= 0 and hits < HITS:
            starts.append((at - low, piece))
            hits += 1
            at = find(seed, at + 1)
        low = high
    starts.sort()
    reach = max(16, length // 3)
    groups: list[tuple[int, int, set[int]]] = []
    for start, piece in starts:
        if groups and start - groups[-1][1] <= reach:
            low, _, held = groups.pop()
            held.add(piece)
            groups.append((low, start, held))
        else:
            groups.append((start, start, {piece}))
    groups.sort(key=lambda group: -len(group[2]))
    for low, high, held in groups[:GROUPS]:
        yield low, min(high, low + 2 * reach) + length, len(held)


def _fit(sought: str, hay: str, low: int, high: int) -> _Place | None:
    """Find the whole words around a stretch that are nearest to what is sought."""
    slack = 24 + len(sought) // 8
    first = max(0, low - slack)
    window = fold(hay[first : high + slack])
    near = window.text
    tokens = [match.span() for match in _TOKEN.finditer(near)]
    same = [block for block in Indel.editops(sought, near).as_matching_blocks() if block.size]
    solid = [block for block in same if block.size >= SOLID] or same
    if not tokens or not solid:
        return None
    longest = max(solid, key=_SIZE)
    begins, ends = map(list, zip(*tokens, strict=True))
    begins = _closest(begins, longest.b - longest.a, solid[0].b - solid[0].a)
    tail, last = len(sought), solid[-1]
    ends = _closest(ends, longest.b + tail - longest.a, last.b + tail - last.a)
    begin, finish, edits = _nearest_ends(sought, near, begins, ends)
    if begin >= finish:
        return None
    begin, finish = _reach(sought, near, tokens, begin, finish)
    return _Place(first + window.offsets[begin], first + window.offsets[finish], edits)


def _closest(places: list[int], *likely: int) -> list[int]:
    """Return the places closest to some likely ones, each once, the closest to the first first."""
    near: set[int] = set()
    for to in likely:
        middle = bisect_left(places, to)
        near.update(places[max(0, middle - TRIED) : middle + TRIED])
    middle = likely[0]
    return sorted(near, key=lambda at: abs(at - middle))


def _nearest_ends(
    sought: str, near: str, begins: list[int], ends: list[int]
) -> tuple[int, int, int]:
    """Return the start and end between which the fewest edits are needed, and how many."""
    length = len(sought)
    begin, finish, edits = begins[0], ends[0], length + len(near)
    for _ in range(2):
        before = begin
        for at in ends:
            # As many edits as the lengths differ are needed at least: most places need no look.
            if begin < at and abs(at - begin - length) < edits:
                found = Indel.distance(sought, near[begin:at], score_cutoff=edits - 1)
                if found < edits:
                    edits, finish = found, at
        for at in begins:
            if at < finish and abs(finish - at - length) < edits:
                found = Indel.distance(sought, near[at:finish], score_cutoff=edits - 1)
                if found < edits:
                    edits, begin = found, at
        if begin == before:
            break
    return begin, finish, edits


def _reach(
    sought: str, hay: str, tokens: list[tuple[int, int]], begin: int, finish: int
) -> tuple[int, int]:
    """Take in the first and last word sought if they stand a few words further out."""
    wanted, inside = _outer_words(sought), _outer_words(hay[begin:finish])
    if wanted is None or inside is None:
        return begin, finish
    leads, trails = not _alike(wanted[0], inside[0]), not _alike(wanted[1], inside[1])
    if leads or trails:
        words = [(low, high) for low, high in tokens if _WORD.match(hay, low)]
    if leads:
        before = [token for token in words if token[1] <= begin][: -REACH - 1 : -1]
        low = next((low for low, high in before if hay[low:high] == wanted[0]), begin)
        begin = begin if _STOP.search(hay, low, begin) else low
    if trails:
        after = [token for token in words if token[0] >= finish][:REACH]
        high = next((high for low, high in after if hay[low:high] == wanted[1]), finish)
        finish = finish if _STOP.search(hay, finish, high) else high
    return begin, finish


def _outer_words(text: str) -> tuple[str, str] | None:
    """Return the first and the last word of a text, if it has one; no word holds white space."""
    first = _WORD.search(text)
    if first is None:
        return None
    ahead = text
    while True:
        ahead, _, last = ahead.rpartition(" ")
        words = _WORD.findall(last)
        if words:
            return first.group(), words[-1]


def shortened(text: str) -> str:
    """Return the two ends of a long text.

    Examples:
        >>> shortened("ab" * 100)
        'abababababababababababababababababababab … abababababababababab'
    """
    return text if len(text) <= 80 else f"{text[:40]} … {text[-20:]}"


def ratio(left: str, right: str) -> float:
    """Return how alike two texts are: 1 for equal, 0 for nothing in common."""
    return Indel.normalized_similarity(left, right)


def _alike(left: str, right: str) -> bool:
    """Say whether one word may be the other, misspelt."""
    return left == right or ratio(left.lower(), right.lower()) >= SURE - 0.2


def word_differences(quoted: str, found: str) -> tuple[Difference, ...]:
    """Return what differs between two texts, in words, after folding.

    Examples:
        >>> word_differences("some 900 fighters", "no more than 900 fighters")
        (Difference(op='replace', quoted='some', found='no more than'),)
    """
    old, new = fold_text(quoted), fold_text(found)
    common = 0
    if len(old) * len(new) <= WORDS_LIMIT:  # words that both begin with are not even cut apart
        common = old.rfind(" ", 0, Prefix.similarity(old, new)) + 1
    olds, news = list(_TOKEN.finditer(old, common)), list(_TOKEN.finditer(new, common))
    if len(olds) * len(news) > WORDS_LIMIT:
        return (Difference("replace", shortened(old), shortened(new)),)
    codes = Levenshtein.opcodes(list(map(_GROUP, olds)), list(map(_GROUP, news)))
    merged: list[list[int]] = []
    for code in codes:
        if code.tag == "equal":
            continue
        a, b, c, d = code.src_start, code.src_end, code.dest_start, code.dest_end
        if merged and merged[-1][1] == a and merged[-1][3] == c:
            merged[-1][1], merged[-1][3] = b, d
        else:
            merged.append([a, b, c, d])
    return tuple(
        Difference(
            "insert" if a == b else "delete" if c == d else "replace",
            old[olds[a].start() : olds[b - 1].end()] if b > a else "",
            new[news[c].start() : news[d - 1].end()] if d > c else "",
        )
        for a, b, c, d in merged
    )
