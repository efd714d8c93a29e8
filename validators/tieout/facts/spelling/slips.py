"""Slips of the pen: what is likelier a word mistyped than another word."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import Final

from rapidfuzz.distance import OSA

from tieout.facts.spelling.alignment import cost_of

_LONG: Final = 8
_LONGER: Final = 10
_LIKE: Final = 0.7
_VOWELS: Final = frozenset("aeiouy")
_KEYS: Final = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


def one_slip(one: str, other: str, *, shortest: int = 7, put: bool = False) -> bool:
    """Return whether two words differ by one slip of the pen.

    A slip is a letter left out or doubled, or two that change places; not the first letter, and
    not a letter put for another, which makes Martin of Marvin.

    Args:
        one: A word.
        other: Another.
        shortest: How many letters the shorter of them must have.
        put: Whether a letter put for another is a slip too.

    Examples:
        >>> one_slip("nightingale", "nightngale"), one_slip("martin", "marvin", shortest=5)
        (True, False)
    """
    if one[:1] != other[:1] or min(len(one), len(other)) < shortest:
        return False
    if OSA.distance(one, other, score_cutoff=1) != 1:
        return False
    return put or len(one) != len(other) or sorted(one) == sorted(other)


def is_slip(one: str, other: str) -> bool:
    """Return whether one word is the other mistyped, where all that stands beside them agrees.

    Letters that change places; a doubled letter or a vowel left out; a consonant left out of a long
    word; a consonant put for its neighbour on the keyboard or one that sounds like it, in a very
    long word for any other.

    Examples:
        >>> is_slip("trump", "trunp"), is_slip("lenin", "levin")
        (True, False)

    Source: our convention, docs/decisions/0041.
    """
    shorter, longer = sorted((one, other), key=len)
    if sorted(one) == sorted(other):
        turned = {letter for letter, opposite in zip(one, other, strict=True) if letter != opposite}
        return one_slip(one, other, shortest=6 if turned <= _VOWELS else 4)
    if not one_slip(one, other, shortest=5, put=True):
        return False
    at = next((at for at, letter in enumerate(shorter) if letter != longer[at]), len(shorter))
    if len(shorter) < len(longer):
        missing = longer[at]
        if at == len(shorter):
            return missing == longer[at - 1]
        return missing in {longer[at - 1], *_VOWELS} or len(shorter) >= _LONG - 1
    put = {shorter[at], longer[at]}
    alike = cost_of(shorter[at], longer[at]) <= _LIKE or frozenset(put) in _neighbours()
    return put.isdisjoint(_VOWELS) and (alike or len(one) >= _LONGER)


def another_ending(one: str, other: str) -> bool:
    """Return whether one word is the other with an ending that makes another name of it.

    Examples:
        >>> another_ending("petrov", "petrova"), another_ending("petrov", "petrovv")
        (True, False)
    """
    shorter, longer = sorted((one, other), key=len)
    return longer in {shorter + "a", shorter + "s", shorter + "i"}


@cache
def _neighbours() -> frozenset[frozenset[str]]:
    """Return the pairs of letters that stand side by side on the usual keyboard (ISO/IEC 9995)."""
    return frozenset(frozenset(pair) for row in _KEYS for pair in pairwise(row))
