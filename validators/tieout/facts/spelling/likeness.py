"""How alike two words sound: what their consonants cost, and whether their vowels agree."""

from __future__ import annotations

from functools import cache
from typing import Final

from rapidfuzz.distance.Levenshtein import distance

from tieout.facts.spelling.alignment import align
from tieout.facts.spelling.scripts import rows
from tieout.facts.spelling.signs import (
    both_germanic,
    both_slavic,
    both_surnames,
    looks_german,
    looks_romanised,
)
from tieout.facts.spelling.sounds import sound_of
from tieout.facts.spelling.vowels import Vowels

SAME: Final = 0.895
"""From this likeness on two words are one: our convention, docs/decisions/0040."""
NEAR: Final = 0.8
"""From this likeness on two words are close, and nothing is decided."""
PARTED: Final = 0.85
"""The likeness of two words whose consonants agree and a vowel of which does not."""
_PUT: Final = 1.5
_LEFT_OUT: Final = 1.1
_MISFIT: Final = 0.5
_APART: Final = 0.15
_WRITTEN: Final = {"a": "aeE", "i": "ieE", "u": "uo", "e": "eiE", "o": "ou", "E": "Eeia"}


@cache
def _signed() -> dict[str, tuple[str, float]]:
    """Return by how much a change costs less where a sign shows why: the sign, and how much.

    The first letter of a change that German spelling explains is the German one.
    """
    table: dict[str, tuple[str, float]] = {}
    for row in rows("costs.csv"):
        one, other, sign = row["one"], row["other"], row["sign"]
        if sign:
            table[one + other] = sign, float(row["cost"]) - float(row["signed"])
            if sign != "german":
                table[other + one] = table[one + other]
    return table


def likeness(
    one: str,
    other: str,
    *,
    romanised: bool = False,
    german: tuple[bool, bool] = (False, False),
    given: bool = False,
) -> float:
    """Return how alike two words are, from 0 (unlike) to 1 (the same sounds).

    Args:
        one: A word in the letters a to z.
        other: Another.
        romanised: Whether what stands beside them shows that the names are romanised.
        german: Whether what stands beside each shows that it is spelled as in German.
        given: Whether they are given names beside one surname: those have many spellings.

    Returns:
        1 less the cost of the consonants that differ, per sound of the longer; `PARTED` or less
        if they agree and the vowels do not.

    Examples:
        >>> likeness("khaled", "khalid"), likeness("hamburg", "homburg")
        (1.0, 0.85)
        >>> likeness("tschechow", "chekhov") > SAME > likeness("chekhov", "chertkov")
        True

    Source:
        Our convention, docs/decisions/0040 and 0048.
    """
    if one > other:
        one, other, german = other, one, (german[1], german[0])
    first, second = sound_of(one), sound_of(other)
    if first == second:
        return PARTED if one != other and both_surnames(one, other) else 1.0
    aligned = align(first, second)
    longer = max(len(first), len(second))
    if aligned is None:
        each = _PUT if len(first) == len(second) else _LEFT_OUT
        return max(0.0, 1.0 - each * distance(first, second) / longer)
    cost = aligned.cost
    if cost:
        if cost > (1.0 - SAME) * longer:
            cost -= _explained(aligned.changes, one, other, romanised=romanised, german=german)
        if cost > longer * (1.0 - NEAR):
            return max(0.0, 1.0 - cost / longer)
    score = 1.0 - cost / longer
    if aligned.first != aligned.second:
        misfit = Vowels(one, other, aligned, romanised=romanised, given=given).misfit()
        if misfit:
            return min(PARTED, score - misfit / longer)
    if both_surnames(one, other) or (cost > _APART and both_germanic(one, other)):
        return min(PARTED, score)
    return score


def likeness_unvowelled(one: str, other: str) -> float:
    """Return how alike two words are, the first of which leaves its short vowels out.

    Examples:
        >>> likeness_unvowelled("ywsf", "yusuf") > SAME > likeness_unvowelled("hsn", "hussein")
        True
    """
    first, second = sound_of(one), sound_of(other)
    if first == second:
        return 1.0
    aligned = align(first, second)
    if aligned is None:
        return 0.0
    misfits = sum(
        not _fits(written, vowels)
        for written, vowels in zip(aligned.first, aligned.second, strict=True)
    )
    shorter = max(3, min(len(first), len(second)))
    return max(0.0, 1.0 - (aligned.cost + _MISFIT * misfits) / shorter)


def _fits(written: str, vowels: str) -> bool:
    """Return whether vowels that are written are among others, or none where one may be short."""
    if not written:
        return len(vowels) <= 1 and vowels != "E"
    return all(
        vowel == "O" or any(one in vowels for one in _WRITTEN.get(vowel, "aeiou"))
        for vowel in written
    )


def _explained(
    changes: list[str], one: str, other: str, *, romanised: bool, german: tuple[bool, bool]
) -> float:
    """Return how much of the cost signs explain: of romanisation, of German, of Slavic names."""
    signed = _signed()
    less = 0.0
    for change in changes:
        for key, word, beside in ((change, one, german[0]), (change[::-1], other, german[1])):
            sign, saved = signed.get(key, ("", 0.0))
            if (
                (sign == "german" and (beside or looks_german(word)))
                or (sign == "slavic" and both_slavic(one, other))
                or (sign == "romanised" and (romanised or looks_romanised(f"{one} {other}")))
            ):
                less += saved
                break
    return less
