"""Two words side by side: their consonants one by one, and the vowels between them.

What it costs to write one consonant for another is data, each row with its source:
`tables/costs.csv`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from tieout.facts.spelling.scripts import rows

_OTHER: Final = 1.5
_MOST: Final = 1.0
_VOWELS: Final = "aeiouEO"
_BETWEEN: Final = re.compile(f"[^{_VOWELS}]")
_SPACED: Final = {at: " " for at in range(128) if chr(at) not in _VOWELS}
_NO_VOWELS: Final = str.maketrans("", "", _VOWELS)
_CODA: Final = re.compile(f"(?<=[ao])v(?=[^{_VOWELS}])")
_NO_GLIDES: Final = str.maketrans("", "", "vjh")
_GLIDES: Final = {"v": "u", "j": "i", "h": ""}


class Aligned(NamedTuple):
    """Two words side by side.

    Attributes:
        cost: What their consonants that differ cost.
        consonants: The consonants of the first.
        changes: The consonants that differ, two and two.
        first: The vowels of the first: before each consonant, and behind the last.
        second: Those of the second, in as many groups.
    """

    cost: float
    consonants: str
    changes: list[str]
    first: list[str]
    second: list[str]


@cache
def _costs() -> dict[str, float]:
    """Return what it costs to write one sound for another, or (one letter) to leave it out."""
    table: dict[str, float] = {}
    for row in rows("costs.csv"):
        table[row["one"] + row["other"]] = table[row["other"] + row["one"]] = float(row["cost"])
    return table


def cost_of(one: str, other: str) -> float:
    """Return what it costs to write one sound for another, as `tables/costs.csv` has it."""
    return _costs().get(one + other, _OTHER)


def align(first: str, second: str) -> Aligned | None:
    """Return two words side by side, or None if they have not as many consonants, or others.

    A glide (j, v) or an h of one may stand where the other has a vowel or nothing.

    Args:
        first: The sounds of a word, by `sound_of`.
        second: Those of another.

    Examples:
        >>> align("hims", "homs").first, align("hims", "homs").second
        (['', 'i', '', ''], ['', 'o', '', ''])
        >>> align("qadafi", "gadafi").changes, align("ali", "amir")
        (['qg'], None)
        >>> align("jelcin", "ielcin").first
        ['ie', '', 'i', '']
    """
    if first.isascii() and second.isascii():
        vowels, others = first.translate(_SPACED).split(" "), second.translate(_SPACED).split(" ")
    else:
        vowels, others = _BETWEEN.split(first), _BETWEEN.split(second)
    consonants, opposite = first.translate(_NO_VOWELS), second.translate(_NO_VOWELS)
    if consonants == opposite:
        return Aligned(0.0, consonants, [], vowels, others)
    if len(vowels) == len(others):
        changes = [
            one + other for one, other in zip(consonants, opposite, strict=True) if one != other
        ]
        table = _costs()
        costs = [table.get(change, _OTHER) for change in changes]
        if max(costs) <= _MOST:
            return Aligned(sum(costs), consonants, changes, vowels, others)
    if not _firm_agree(consonants, opposite):
        return None
    walked = _walk(first, second)
    if walked is None and ("v" in consonants or "v" in opposite):
        broad, broader = _CODA.sub("u", first), _CODA.sub("u", second)
        if (broad, broader) != (first, second):
            return _walk(broad, broader)
    return walked


def _firm_agree(consonants: str, opposite: str) -> bool:
    """Return whether consonants agree but for glides, of which there must be some."""
    firm, other = consonants.translate(_NO_GLIDES), opposite.translate(_NO_GLIDES)
    if len(firm) != len(other) or (firm == consonants and other == opposite):
        return False
    table = _costs()
    return firm == other or all(
        one == two or table.get(one + two, _OTHER) <= _MOST
        for one, two in zip(firm, other, strict=True)
    )


def _walk(first: str, second: str) -> Aligned | None:
    """Align two words one of which has a glide or an h where the other has a vowel or nothing."""
    table = _costs()
    at = opposite = 0
    result = Aligned(0.0, "", [], [""], [""])
    cost, consonants = 0.0, ""
    while True:
        at = _take_vowels(first, at, result.first)
        opposite = _take_vowels(second, opposite, result.second)
        one, other = first[at : at + 1], second[opposite : opposite + 1]
        if not (one or other):
            return result._replace(cost=cost, consonants=consonants)
        change = (
            0.0 if one == other else table.get(one + other, _OTHER) if one and other else _OTHER
        )
        if change <= _MOST:
            cost += change
            consonants += one
            if change:
                result.changes.append(one + other)
            result.first.append("")
            result.second.append("")
            at, opposite = at + 1, opposite + 1
        elif (
            one
            and one in _GLIDES
            and not (other and other in _GLIDES and len(first) - at < len(second) - opposite)
        ):
            result.first[-1] += _GLIDES[one]
            cost += table[one]
            at += 1
        elif other and other in _GLIDES:
            result.second[-1] += _GLIDES[other]
            cost += table[other]
            opposite += 1
        else:
            return None


def _take_vowels(sounds: str, at: int, groups: list[str]) -> int:
    """Put the vowels from a place on into the last group; return the place behind them."""
    end = at
    while end < len(sounds) and sounds[end] in _VOWELS:
        end += 1
    if end > at:
        groups[-1] += sounds[at:end]
    return end
