"""Where a text mentions the names and words that a codebook lists, in one pass over its words.

A name is found as whole words, whatever its possessive ("Moscow's") or plural ("shells" for
"shell"); a name in capitals or with a capital keeps it, so that "us" is never the US.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from tieout.facts.spelling.word_classes import words_of_class

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_WORD: Final = re.compile(r"[^\W_]+")
_GAPS: Final = frozenset(',;:!?()[]{}<>|="“”«»„•')
_LONGEST_GAP: Final = 3
_LONGEST_NAME: Final = 12


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text.

    Units: start and end are code points of the text, half-open.

    Args:
        start: Where it starts.
        end: Where it ends.
        written: The word as it stands there.
        folded: The word without marks, in lower case.
    """

    start: int
    end: int
    written: str
    folded: str


@dataclass(frozen=True, slots=True)
class Mention:
    """One place at which a text names something.

    Units: start and end are code points of the text, half-open; a possessive stands outside.

    Args:
        start: Where the words start.
        end: Where they end.
        name: The name as it is listed.
        ids: What the name stands for.
        written: The words as they stand in the text.
    """

    start: int
    end: int
    name: str
    ids: tuple[str, ...]
    written: str


class Wording:
    """A text cut into words, so that many names can be looked for in it.

    Args:
        text: The text.
    """

    __slots__ = ("_places", "stems", "text", "words")

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = words_of(text)
        self.stems = [stem_of(word.folded) for word in self.words]
        self._places: dict[str, list[int]] = {}

    def places(self, stem: str) -> Sequence[int]:
        """Return at which words a stem stands; they are indexed on first use."""
        if not self._places:
            for at, one in enumerate(self.stems):
                self._places.setdefault(one, []).append(at)
        return self._places.get(stem, ())


@dataclass(slots=True)
class Names:
    """Names to look for, each with the ids that it stands for.

    Args:
        listed: The ids of each name.
    """

    listed: dict[str, tuple[str, ...]]
    _by_words: dict[tuple[str, ...], list[str]] = field(
        init=False, repr=False, default_factory=dict
    )
    _sizes: dict[str, list[int]] = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Index the names by their words, and by the first word how many words they have."""
        sizes: dict[str, set[int]] = {}
        for name in sorted(self.listed):
            words = tuple(stem_of(word.folded) for word in words_of(name))
            if 0 < len(words) <= _LONGEST_NAME:
                self._by_words.setdefault(words, []).append(name)
                sizes.setdefault(words[0], set()).add(len(words))
        self._sizes.update({first: sorted(found)[::-1] for first, found in sizes.items()})

    def find(self, text: str) -> list[Mention]:
        """Return every mention, in the order of the text; the longest name wins at each place.

        Examples:
            >>> names = Names({"Moscow": ("russia", "moscow"), "the US": ("usa",)})
            >>> [(m.written, m.ids) for m in names.find("Moscow's answer to us")]
            [('Moscow', ('russia', 'moscow'))]

        Source: our convention, docs/decisions/0043.
        """
        return list(self._walk(Wording(text)))

    def stand_in(self, wording: Wording) -> bool:
        """Tell whether a text mentions any of the names, within a longer name or alone."""
        return any(
            fitting
            for first in self._sizes
            for at in wording.places(first)
            for fitting, _ in self._fitting(wording, at)
        )

    def _walk(self, wording: Wording) -> Iterator[Mention]:
        """Yield the mentions of a text."""
        at = 0
        while at < len(wording.words):
            if wording.stems[at] not in self._sizes:
                at += 1
                continue
            fitting, size = next(self._fitting(wording, at), ([], 1))
            if fitting:
                start, end = wording.words[at].start, wording.words[at + size - 1].end
                yield self._mention(fitting, start, end, wording.text[start:end])
            at += size

    def _fitting(self, wording: Wording, at: int) -> Iterator[tuple[list[str], int]]:
        """Yield the names that stand at a word of a text and their length, the longest first."""
        for size in self._sizes.get(wording.stems[at], ()):
            if at + size > len(wording.words):
                continue
            names = self._by_words.get(tuple(wording.stems[at : at + size]), ())
            span = wording.words[at : at + size]
            fitting = [
                name
                for name in names
                if _together(wording.text, span, name) and _same_case(span, name)
            ]
            if fitting:
                yield fitting, size

    def _mention(self, names: list[str], start: int, end: int, written: str) -> Mention:
        """Return one mention of what all of the names stand for, the one as written first."""
        names = sorted(names, key=lambda name: name != written)
        ids = dict.fromkeys(one for name in names for one in self.listed[name])
        return Mention(start, end, names[0], tuple(ids), written)


def words_of(text: str) -> list[Word]:
    """Return the words of a text: runs of letters and digits, folded beside as written.

    Examples:
        >>> [word.folded for word in words_of("Fateh al-Shām’s")]
        ['fateh', 'al', 'sham', 's']
    """
    return [
        Word(found.start(), found.end(), found[0], _fold(found[0]))
        for found in _WORD.finditer(text)
    ]


def names_of(entries: Iterable[tuple[str, Iterable[str]]]) -> Names:
    """Return the names to look for, from ids and the names of each."""
    listed: dict[str, list[str]] = {}
    for identity, names in entries:
        for name in names:
            if name.strip() and identity not in listed.setdefault(name, []):
                listed[name].append(identity)
    return Names({name: tuple(ids) for name, ids in listed.items()})


def _fold(word: str) -> str:
    """Return a word without marks, in lower case."""
    if word.isascii():
        return word.lower()
    marked = unicodedata.normalize("NFKD", word[:100])
    return "".join([one for one in marked if not unicodedata.combining(one)]).lower()


def stem_of(word: str) -> str:
    """Return a word without the ending of its plural.

    Examples:
        >>> stem_of("medics"), stem_of("bodies"), stem_of("crisis")
        ('medic', 'body', 'crisis')
    """
    if len(word) < 4 or word[-1] != "s" or word[-2] in "siu":
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses", "zes")):
        return word[:-2]
    return word[:-1]


def shortened(word: str) -> bool:
    """Return whether a full stop after a word may belong to it: an initial, a title, or "St"."""
    return (
        len(word) == 1
        or word == "st"
        or any(word in words_of_class(name) for name in ("title", "man", "woman"))
    )


def _together(text: str, words: list[Word], name: str) -> bool:
    """Return whether the words stand side by side: no sign between them that the name lacks."""
    for word, after in pairwise(words):
        gap = text[word.end : after.start]
        if len(gap) > _LONGEST_GAP or gap.count("\n") > 1:
            return False
        if any(sign in _GAPS and sign not in name for sign in gap):
            return False
        if "." in gap and "." not in name and not shortened(word.folded):
            return False
    return True


def _same_case(words: list[Word], name: str) -> bool:
    """Return whether the words have the capitals that the name has."""
    listed = _WORD.findall(name)
    if len(words) == 1:
        written, own = words[0].written, listed[0]
        if own.isupper() and len(own) <= 6:
            return written.isupper() or (written[:-1] == own and written[-1] == "s")
    last, own = words[-1].written, listed[min(len(words), len(listed)) - 1]
    return not own[0].isupper() or not last[0].islower()
