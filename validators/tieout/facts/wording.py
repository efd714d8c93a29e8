"""How two wordings of one utterance differ, word by word.

Two quotations are versions of one utterance when one holds the other, or when they share half of
the shorter's words in their order. What differs is cut, added, changed or re-ordered; whether a
number, a name or a negation is touched says how grave it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from rapidfuzz.distance import LCSseq

from tieout.corpus.folding import fold_text
from tieout.facts.function_words import telling
from tieout.facts.readback.support import SUPPORTED, Missing, Support, lacking, told

_WORD: Final = re.compile(r"[+\-−]?[0-9][0-9.,]*[0-9]%?|[+\-−]?[0-9]%?|[^\W_]+(?:['\-][^\W_]+)*")
_CUT: Final = re.compile(r"\[\s?(?:\.{3,4}|…)\s?\]|\.{3,4}|…")
_DASH: Final = re.compile("[—―]|–(?![0-9])")
_NEGATIONS: Final = frozenset(
    {"no", "not", "never", "none", "nobody", "nothing", "neither", "nor", "nowhere", "without"}
    | {"cannot", "hardly", "barely", "scarcely", "unless", "except"}
)
_OFTEN: Final = frozenset(
    {"i", "the", "a", "an", "and", "but", "or", "if", "as", "in", "on", "at", "we", "he", "she"}
    | {"it", "they", "you", "this", "that", "there", "our", "their", "his", "her", "its", "my"}
)
_LONGEST: Final = 4000


class Change(StrEnum):
    """What became of words between two wordings."""

    CUT = "cut"
    ADDED = "added"
    CHANGED = "changed"
    REORDERED = "re-ordered"


class Touched(StrEnum):
    """What a change touches that readers rely on."""

    NUMBER = "number"
    NAME = "name"
    NEGATION = "negation"


@dataclass(frozen=True, slots=True)
class WordChange:
    """One run of words that differs.

    Args:
        change: What became of them, from the left wording to the right.
        left: The words on the left, empty when added.
        right: The words on the right, empty when cut.
        touched: What of them is a number, a name or a negation.
    """

    change: Change
    left: str
    right: str
    touched: frozenset[Touched]

    def __str__(self) -> str:
        """The change in words."""
        if self.change is Change.CUT:
            return f"“{self.left}” is cut"
        if self.change is Change.ADDED:
            return f"“{self.right}” is added"
        if self.change is Change.REORDERED:
            return f"“{self.left}” stands elsewhere"
        return f"“{self.left}” is “{self.right}”"


def compare_wording(left: str, right: str) -> tuple[WordChange, ...]:
    """Return what differs between two wordings, in the order of the left one.

    Capitals, quotation marks, punctuation and white space are no difference; an ellipsis stands
    for no words. Wordings longer than 4,000 words are compared up to there.

    Args:
        left: One wording.
        right: The other.

    Returns:
        The changes; empty when the words are the same.

    Examples:
        >>> changes = compare_wording("We will not betray them", "We will betray them")
        >>> [(str(change), sorted(change.touched)) for change in changes]
        [('“not” is cut', [<Touched.NEGATION: 'negation'>])]
        >>> compare_wording("“We choose…”", "we choose")
        ()

    Source:
        Longest common subsequence of words; the classes are our convention, docs/decisions/0044.
    """
    ones, others = _words(left), _words(right)
    first, second = [_key(word) for word in ones], [_key(word) for word in others]
    changes: list[tuple[list[str], list[str]]] = []
    for step in LCSseq.opcodes(first, second):
        if step.tag == "equal" or not changes:
            changes.append(([], []))
        if step.tag != "equal":
            changes[-1][0].extend(ones[step.src_start : step.src_end])
            changes[-1][1].extend(others[step.dest_start : step.dest_end])
    runs = [(one, other) for one, other in changes if one or other]
    return _with_moves(runs)


def _words(text: str) -> list[str]:
    """Return the words of a wording, quotation marks and cuts gone."""
    return _WORD.findall(_CUT.sub(" ", fold_text(_DASH.sub(" ", text))))[:_LONGEST]


def _key(word: str) -> str:
    """Return what makes two words one."""
    return word.lower().replace("−", "-")


def _with_moves(runs: list[tuple[list[str], list[str]]]) -> tuple[WordChange, ...]:
    """Return the changes, a run that is cut here and added there being one that moved."""
    added = {tuple(map(_key, other)): at for at, (one, other) in enumerate(runs) if not one}
    moved: set[int] = set()
    found: list[WordChange] = []
    for at, (one, other) in enumerate(runs):
        if one and not other:
            twin = added.get(tuple(map(_key, one)))
            if twin is not None and twin not in moved:
                moved |= {at, twin}
    for at, (one, other) in enumerate(runs):
        if at in moved:
            if one:
                found.append(_change(Change.REORDERED, one, one))
        elif one and other:
            found.append(_change(Change.CHANGED, one, other))
        else:
            found.append(_change(Change.CUT if one else Change.ADDED, one, other))
    return tuple(found)


def _change(change: Change, left: list[str], right: list[str]) -> WordChange:
    """Return one change with what it touches."""
    if change is Change.REORDERED:
        return WordChange(change, " ".join(left), " ".join(right), frozenset())
    touched = set()
    for word in {_key(word) for word in left} ^ {_key(word) for word in right}:
        if any(letter.isdigit() for letter in word):
            touched.add(Touched.NUMBER)
        if word in _NEGATIONS or word.endswith("n't"):
            touched.add(Touched.NEGATION)
    differing = {_key(word) for word in left} ^ {_key(word) for word in right}
    if any(_is_name(word) for word in (*left, *right) if _key(word) in differing):
        touched.add(Touched.NAME)
    return WordChange(change, " ".join(left), " ".join(right), frozenset(touched))


def _is_name(word: str) -> bool:
    """Return whether a word is written as a name is, and is no common first word."""
    return word[0].isupper() and _key(word) not in _OFTEN


def is_version(left: str, right: str) -> bool:
    """Return whether two quotations are versions of one utterance.

    They are when one holds the other, or when they share at least half of the shorter's words in
    their order, and likewise half of the words that tell something: any two sentences share "we
    will" and "of the". A wording of one or two words, or one that has function words only, is a
    version of another only if it holds it or is held by it.

    Args:
        left: One quotation.
        right: The other.

    Examples:
        >>> is_version("we will not leave the city", "We will never leave the city, he said")
        True
        >>> is_version("we will not leave the city", "We will fight to the end")
        False

    Source:
        Design section 5; docs/decisions/0044.
    """
    first = [_key(word) for word in _words(left)]
    second = [_key(word) for word in _words(right)]
    if len(first) > len(second):
        first, second = second, first
    if not first:
        return False
    if _holds(second, first):
        return True
    if len(first) < 3 or not _share_half(first, second):
        return False
    return _share_half(telling(first, second), telling(second, first))


def _share_half(left: list[str], right: list[str]) -> bool:
    """Return whether two wordings share half of the shorter's words, if it has any."""
    fewer = min(len(left), len(right))
    return 0 < fewer <= 2 * LCSseq.similarity(left, right)


def _holds(longer: list[str], shorter: list[str]) -> bool:
    """Return whether the shorter stands in the longer, word for word."""
    joined, sought = "\0".join(("", *longer, "")), "\0".join(("", *shorter, ""))
    return sought in joined


def words_carried(wanted: str, quote: str) -> Support:
    """Say whether words stand in a quote, without regard to capitals and marks.

    Words that are parted by an ellipsis may stand apart, in their order.

    Args:
        wanted: The words of a value.
        quote: The words it should stand in.

    Examples:
        >>> words_carried("we will not leave", "“We will not leave this town”").backing.value
        'supported'
        >>> words_carried("we will leave now", "“We will leave”").read_instead
        '“now” is not there'

    Source:
        Our convention, docs/decisions/0046.
    """
    there = "\0".join(("", *map(_key, _words(quote)), ""))
    at = 0
    for part in _CUT.split(wanted):
        sought = "\0".join(("", *map(_key, _words(part)), ""))
        found = there.find(sought, at) if len(sought) > 1 else at
        if found < 0:
            gone = [change.left for change in compare_wording(wanted, quote) if change.left]
            reason = (
                f"{told(gone, '')} is not there" if gone else "the words stand in another order"
            )
            return lacking(Missing.WORDS, reason)
        at = found + len(sought) - 1
    if len(there) < 2 or not _words(wanted):
        return lacking(Missing.WORDS, "no words")
    return SUPPORTED
