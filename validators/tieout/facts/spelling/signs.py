"""What the letters of a word show: the language, or the romanisation, that it is written in.

The endings of names are data, each row with its source: `tables/endings.csv`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from tieout.facts.spelling.scripts import rows

_ROMANISED: Final = re.compile(
    r"q(?!u[aeio])|kh|dh|zh|dj|tsch|shch|aa|ii|uu|iy|yy|llah?\b|gh[aeiou]|[ae]h\b"
    r"|\babd|\babu|adin\b|j\b"
)
_HARD: Final = re.compile("c[^hz]")
_GROUPS: Final = frozenset(
    [*(one + other for one in "bcdfgkpt" for other in "lr"), *(f"s{one}" for one in "ckmnptw")]
)
_DOUBLED: Final = frozenset("bdfglnrstz")
_GERMAN: Final = re.compile("sch|w|j")
_STEM: Final = 4
_VOWELS: Final = frozenset("aeiou")
_SONORANT: Final = frozenset("lnrs")


@cache
def _endings(kind: str) -> tuple[str, ...]:
    """Return the endings of the names of some languages."""
    return tuple(row["ending"] for row in rows("endings.csv") if row["kind"] == kind)


def looks_romanised(words: str) -> bool:
    """Return whether a word is written as no Latin language writes, with kh, zh, aa or a bare q.

    Examples:
        >>> looks_romanised("khalid"), looks_romanised("hamburg")
        (True, False)
    """
    return _ROMANISED.search(words) is not None


def looks_german(word: str) -> bool:
    """Return whether a word is written as German writes, with sch, w or j.

    Examples:
        >>> looks_german("dschawad"), looks_german("khalid")
        (True, False)
    """
    return _GERMAN.search(word) is not None


def both_latin(one: str, other: str) -> bool:
    """Return whether two words both follow the habits of Latin spelling.

    Examples:
        >>> both_latin("warner", "werner"), both_latin("khaled", "khalid")
        (True, False)
    """
    return _latin(one) and _latin(other) and not looks_romanised(f"{one} {other}")


def both_germanic(one: str, other: str) -> bool:
    """Return whether two words end as names of English, German and Scandinavian languages do.

    Not if one of them is spelled as none of these languages spells.

    Examples:
        >>> both_germanic("garrison", "harrison"), both_germanic("gadhafi", "kadhafi")
        (True, False)
    """
    germanic = _germanic(one) and _germanic(other)
    return germanic and not looks_romanised(f"{one} {other}")


def both_slavic(one: str, other: str) -> bool:
    """Return whether two words end as Slavic surnames do.

    Examples:
        >>> both_slavic("chekhov", "chejov"), both_slavic("khalil", "jalil")
        (True, False)
    """
    slavic = _endings("slavic")
    return one.endswith(slavic) and other.endswith(slavic)


def both_surnames(one: str, other: str) -> bool:
    """Return whether two words are surnames of such languages, whose spelling is fixed.

    Umlauts written with e are no other spelling.

    Examples:
        >>> both_surnames("patterson", "paterson"), both_surnames("mueller", "muller")
        (True, False)
    """
    germanic = _endings("germanic")
    return (
        min(len(one), len(other)) > _STEM
        and one.endswith(germanic)
        and other.endswith(germanic)
        and not looks_romanised(f"{one} {other}")
    )


def _germanic(word: str) -> bool:
    """Return whether a word ends as names of English, German and Scandinavian languages do."""
    return len(word) > _STEM and (
        word.endswith(_endings("germanic")) or (word[-2:] == "er" and word[-3:-2] not in _VOWELS)
    )


def _latin(word: str) -> bool:
    """Return whether a word follows the habits of Latin spelling."""
    last, before = word[-1], word[-2:-1]
    if last in "co" or (last in "ey" and before not in _VOWELS and f"{before}{last}" != "ky"):
        return True
    if (last in _SONORANT and before == "e" and word[-3:-2] not in _VOWELS) or word[:2] in _GROUPS:
        return True
    doubled = last == before and last in _DOUBLED
    return doubled or "x" in word or _germanic(word) or ("c" in word and bool(_HARD.search(word)))
