"""Whether the vowels of two words whose consonants agree are the same vowels romanised.

A vowel stands for another only where a writing system makes it do so: scripts that leave short
vowels out, letters that one convention reads so and another so. Which, and at which place of a
word, is data, each row with its source: `tables/vowels.csv`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from tieout.facts.spelling.scripts import rows
from tieout.facts.spelling.signs import both_latin, both_slavic, looks_romanised

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tieout.facts.spelling.alignment import Aligned

_UNARABIC: Final = re.compile("[pVY]|c(?!h)|v\\b")
_ROOT: Final = re.compile("[^aeiouEO]?[aeiou][^aeiouEO]{1,2}[aiu][^aeiouEOs]")
_DIGRAPHS: Final = re.compile("ou|oo|ee|[ea][iy]")
_NO_VOWELS: Final = str.maketrans("", "", "aeiouy")
_PLAIN: Final = str.maketrans("", "", "O")
_TWICE: Final = re.compile(r"(.)\1+")
_BROADER: Final = (("ie", "e"), ("oe", "u"), ("E", "i"), ("o", "u"))
_ANYWHERE: Final = frozenset({"always", "hushed", "akanye", "ikavism", "umlaut"})
_BELARUSIAN: Final = re.compile("enk[ao]$")
_UMLAUTS: Final = ("ae", "oe", "ue")
_LONG_O: Final = ("ou", "oo")
_CROWD: Final = 4
_ALLAH: Final = re.compile("llah?$")
_LIKE_VOWELS: Final = frozenset({"ae", "ea", "ei", "ie", "ou", "uo"})
_LIKE: Final = 0.3
_UNLIKE: Final = 0.7
_ENDING: Final = 1.1
_SHORT: Final = 4
_LONG_ENOUGH: Final = 6
_HUSHING: Final = "SCZVWYj"


@cache
def _exchanges() -> dict[str, dict[tuple[str, str], str]]:
    """Return when one vowel may stand for another, by place; '' is a vowel left out."""
    table: dict[str, dict[tuple[str, str], str]] = {}
    for row in rows("vowels.csv"):
        one, other = row["one"], row["other"]
        for place in row["places"].split():
            table.setdefault(place, {})[one, other] = row["when"]
            table[place][other, one] = row["when"]
    return table


class Vowels:
    """The vowels of two words whose consonants agree.

    Source: our convention, docs/decisions/0048.

    Args:
        one: A word in the letters a to z.
        other: Another.
        aligned: The two side by side.
        romanised: Whether what stands beside them shows that the names are romanised.
        given: Whether they are given names beside one surname: those have many spellings.
    """

    __slots__ = ("consonants", "first", "given", "one", "other", "places", "romanised", "second")

    def __init__(
        self, one: str, other: str, aligned: Aligned, *, romanised: bool, given: bool
    ) -> None:
        self.one, self.other = one, other
        self.first, self.second = aligned.first, aligned.second
        self.consonants = aligned.consonants
        self.romanised, self.given = romanised, given
        self.places: list[int] = []

    @property
    def shown(self) -> bool:
        """Whether anything shows that the words are romanised."""
        return self.romanised or self.given or _spelled_two_ways(self.one, self.other)

    def misfit(self) -> float:
        """Return how much in the vowels no romanisation explains, in sounds."""
        differ = []
        for at, vowels in enumerate(self.first):
            others = self.second[at]
            if vowels != others:
                one, other = _plain(vowels), _plain(others)
                if one != other:
                    differ.append((at, one, other))
        if not differ:
            return 0.0
        self.places = [at for at, vowels in enumerate(self.first) if vowels or self.second[at]]
        alone = len(differ) == 1
        return sum([self._weight(*one) for one in differ if not self._fits(*one, alone=alone)])

    def _weight(self, at: int, one: str, other: str) -> float:
        """Return what a difference weighs that nothing explains: most at the end."""
        if one + other in _LIKE_VOWELS:
            return _LIKE
        return _ENDING if at + 1 == len(self.first) else _UNLIKE

    def _fits(self, at: int, one: str, other: str, *, alone: bool) -> bool:
        """Return whether a romanisation explains the difference at one place."""
        place = self._place(at)
        exchanges = _exchanges()[place]
        when = exchanges.get((one, other))
        if when is None:
            for written, broad in _BROADER:
                if one.replace(written, broad) == other.replace(written, broad):
                    when = exchanges.get((written, broad))
        if when is None or (when not in _ANYWHERE and self._fixed(one, other)):
            return False
        return when in {"always", "free"} or self._happens(when, at, place, alone=alone)

    def _place(self, at: int) -> str:
        """Return the name of a place in a word."""
        places = self.places
        if at + 1 == len(self.first):
            silent = self.one[-1] == "h" and self.other[-1] == "h"
            return "last" if silent and len(places) > 1 else "end"
        if places[0] == places[-1]:
            return "only"
        if at == 0:
            return "initial"
        if at == places[0]:
            return "first"
        return "last" if at == places[-1] else "middle"

    def _fixed(self, one: str, other: str) -> bool:
        """Return whether both words follow the habits of Latin spelling, where vowels are fixed.

        Russian names may look Latin; they do vary in the i before an e, and in vowels left out.
        """
        if self.given:
            return False
        exchanged = len(one) == len(other) == 1
        if both_slavic(self.one, self.other):
            return exchanged
        return both_latin(self.one, self.other)

    def _happens(self, when: str, at: int, place: str, *, alone: bool) -> bool:
        """Return whether a condition of the table holds."""
        if when == "romanised":
            return self.romanised or looks_romanised(f"{self.one} {self.other}")
        if when == "hushed":
            ends = self.consonants[-1] == "v" and at >= len(self.consonants) - 1
            return ends and at > 0 and self.consonants[at - 1] in _HUSHING
        if when == "akanye":
            return bool(_BELARUSIAN.search(self.one) and _BELARUSIAN.search(self.other))
        if when == "ikavism":
            return self.consonants[-1] == "v" and at == len(self.consonants) - 1
        if when == "allah":
            return bool(_ALLAH.search(self.one) and _ALLAH.search(self.other))
        if when == "umlaut":
            return any((pair in self.one) != (pair in self.other) for pair in _UMLAUTS)
        if when == "wapuro":
            return self.one.endswith(_LONG_O) != self.other.endswith(_LONG_O)
        if when == "crowded":
            crowded = len(self.consonants) >= _CROWD
            return crowded or self.romanised or looks_romanised(f"{self.one} {self.other}")
        if when == "alone":
            return self.shown or (alone and (at > 0 or not (self.first[1] or self.second[1])))
        if when == "arabic":
            return self._arabic(alone=alone)
        if when == "mute":
            french = "ou" in self.one or "ou" in self.other
            return self.romanised or french or self._sounded() > _LONG_ENOUGH
        return self.shown or (when == "long" and self._long(at, place))

    def _arabic(self, *, alone: bool) -> bool:
        """Return whether both words may be Arabic: by their letters, and by signs or a root."""
        if self.given:
            return True
        if _UNARABIC.search(f"{self.one} {self.other}"):
            return False
        places = len(self.places)
        if self.shown or places > 3 or (alone and places == 3 and self.one[-1] not in "aeiouy"):
            return True
        return all(
            _ROOT.fullmatch(self._sounds(vowels)) is not None
            for vowels in (self.first, self.second)
        )

    def _sounds(self, vowels: Sequence[str]) -> str:
        """Return the sounds of a word, put together again."""
        return "".join(
            [vowel + consonant for vowel, consonant in zip(vowels, self.consonants, strict=False)]
            + [vowels[-1]]
        )

    def _sounded(self) -> int:
        """Return how many sounds the one word has."""
        return len(self.consonants) + len("".join(self.first))

    def _long(self, at: int, place: str) -> bool:
        """Return whether the words are long enough for one vowel not to make another name."""
        if self._sounded() <= _SHORT or len(self.places) == 1:
            return False
        closed = self.one[-1] not in "aeiouy" and self.other[-1] not in "aeiouy"
        rounded = self.first[at] in "ou" and self.second[at] in "ou"
        return place != "first" or rounded or closed or len(self.places) > 2


def _plain(vowels: str) -> str:
    """Return vowels without ayn, none twice in a row."""
    vowels = vowels.translate(_PLAIN)
    if len(vowels) < 2:
        return vowels
    vowels = vowels.replace("ai", "E").replace("ei", "E").replace("ae", "E")
    return _TWICE.sub(r"\1", vowels.replace("Ei", "E").replace("Ee", "E"))


def _spelled_two_ways(one: str, other: str) -> bool:
    """Return whether two words look romanised, or write one sound in two ways."""
    return (
        _TWICE.sub(r"\1", one.translate(_NO_VOWELS))
        != _TWICE.sub(r"\1", other.translate(_NO_VOWELS))
        or looks_romanised(f"{one} {other}")
        or _DIGRAPHS.findall(one) != _DIGRAPHS.findall(other)
    )
