"""How a word sounds, so that the romanisations of one name meet.

A sound is one character. The groups of letters that make one are data, each row with its source:
`tables/sounds.csv`.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from tieout.facts.spelling.scripts import rows

if TYPE_CHECKING:
    from collections.abc import Callable

_MUTE: Final = {"ine": "in", "yne": "yn", "que": "k", "off": "ov", "eff": "ev"}
_BACK: Final = frozenset("aou")
_SLAVIC: Final = frozenset({"ij", "yj"})
_VOWELS: Final = frozenset("aeiouE")
_SINGLE: Final = str.maketrans("wy", "vi")
_BROAD: Final = re.compile("ow(?=[bcdfghklmnpqrtz]|s(?![kc]))")
_FRENCH: Final = re.compile("(?:^|(?<=[aeiou]))ou(?=[aei])")
_ENGLISH: Final = re.compile("(?:(?<=[kgq])|(?<=[^s]ch)|(?<=^ch))w(?=[ae])")
_CLASSES: Final = str.maketrans("qgcszxtdjWVYRbvfwyeiouO", "k" * 13 + "pppp" + "a" * 6, "h")


@cache
def _sounds() -> tuple[Callable[[re.Match[str]], str], re.Pattern[str]]:
    """Return the look-up of letters that are one sound together, and the pattern that finds them.

    The pattern branches by the first letter, which is quicker than trying group after group.
    """
    table = {}
    groups: dict[str, list[str]] = {}
    for row in sorted(rows("sounds.csv"), key=lambda row: -len(row["written"])):
        written, before = row["written"], row["before"]
        table[written] = row["sound"]
        rest = f"{written[1:]}(?=[{before}])" if before else written[1:]
        groups.setdefault(written[0], []).append(rest)
    branches = [f"{first}(?:{'|'.join(rest)})" for first, rest in groups.items()]
    return lambda found: table[found[0]], re.compile("|".join(branches))


@lru_cache(maxsize=16384)
def sound_of(word: str) -> str:
    """Return the sounds of a word, one character each.

    Args:
        word: One word in the letters a to z, as `latinise` gives it.

    Returns:
        The sounds: lower-case letters as in English, S for sh, C for ch, X for kh, Z for zh,
        G for gh, T for th, D for dh, E for the diphthong of "ei", Q for x at the beginning, and
        the capitals of `latinise`; no sound stands twice in a row.

    Examples:
        >>> sound_of("youssef"), sound_of("yusuf"), sound_of("jihad"), sound_of("dschihad")
        ('iusef', 'iusuf', 'jihad', 'jihad')

    Source:
        The source column of `tables/sounds.csv`.
    """
    if not word.isalnum():
        return word
    if "x" in word:
        if word[0] == "x" and word[1:2] != "e":
            word = "Q" + word[1:]
        word = word.replace("xh", "j").replace("x", "ks")
    if "w" in word or "ou" in word:
        word = _FRENCH.sub("w", word)
        word = _ENGLISH.sub("u", _BROAD.sub("au", word))
    ending = word[-3:]
    if ending in _MUTE and len(word) > 4:
        word = word[:-3] + _MUTE[ending]
    elif ending[1:] in _SLAVIC:
        word = word[:-1]
    if word[0] == "c" and word[1:2] in _BACK:
        word = "k" + word[1:]
    single, pattern = _sounds()
    parts = last = ""
    for sound in pattern.sub(single, word).translate(_SINGLE):
        if sound != last:
            parts += sound
            last = sound
    if len(parts) > 2 and last == "h" and parts[-2] in _VOWELS:
        return parts[:-1]
    return parts


@lru_cache(maxsize=16384)
def skeleton_of(word: str) -> str:
    """Return the consonants of a word, all that romanisations exchange made one.

    Words whose skeletons differ in two places are never one word: nothing more need be worked out.

    Examples:
        >>> skeleton_of("qadhafi"), skeleton_of("gaddafi"), skeleton_of("chruschtschow")
        ('kkp', 'kkp', 'krkp')
    """
    if not word.isascii():
        word = sound_of(word).lower()
    if "ow" in word:
        word = _BROAD.sub("a", word)
    if "nb" in word or "np" in word:
        word = word.replace("nb", "mb").replace("np", "mp")
    word = word.translate(_CLASSES)
    if "kk" in word:
        word = word.replace("kkk", "k").replace("kkk", "k").replace("kk", "k")
    for twice in ("pp", "ll", "mm", "nn", "rr"):
        if twice in word:
            word = word.replace(twice, twice[0])
    return word.replace("a", "")


def head_of(word: str) -> str:
    """Return the kind of sound that a word begins with: l, m, n, r, a (vowel), p (lip), or k.

    Examples:
        >>> head_of("yeltsin"), head_of("bremen"), head_of("qadhafi")
        ('a', 'p', 'k')
    """
    return _HEADS.get(word[0], "k")


_HEADS: Final = (
    {letter: letter for letter in "lmnr"}
    | dict.fromkeys("pbvfw", "p")
    | dict.fromkeys("aeiouyO", "a")
)
