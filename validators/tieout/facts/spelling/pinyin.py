"""Chinese names in pinyin ("Zedong") and in the older Wade-Giles ("Tse-tung").

Wade-Giles writes the two syllables of a given name apart and marks aspiration with an apostrophe
that the press leaves out, so that one of its letters stands for several of pinyin. Both are folded
to one key, in which such letters are one.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_CAPITALS: Final = {
    "b": "P", "p": "P", "d": "T", "t": "T", "g": "K", "k": "K", "zh": "C", "ch": "C", "j": "C",
    "q": "C", "z": "Z", "c": "Z", "ts": "Z", "tz": "Z", "x": "X", "hs": "X", "r": "R", "sh": "H",
}  # fmt: skip
_PINYIN: Final = re.compile("(zh|ch|sh|(?<!n)g|g(?=[aeiou])|[bpdtkjqxzcr])(?=[aeiou])")
_WADE: Final = re.compile("^(ch|hs|sh|t[sz]|[ptkj])")
_WADE_FINALS: Final = (
    (re.compile("ung$"), "ong"),
    (re.compile("ien$"), "ian"),
    (re.compile("(?<=y)en$"), "an"),
    (re.compile("uei$"), "ui"),
    (re.compile("(?<=[iueo])h$"), ""),
    (re.compile("(?<=[Zs])u$"), "i"),
    (re.compile("(?<=[Kh])o$"), "e"),
)


@lru_cache(maxsize=4096)
def same_in_wade_giles(pinyin: str, syllables: tuple[str, ...]) -> bool:
    """Return whether syllables in Wade-Giles are a name that pinyin writes in one word.

    Args:
        pinyin: The name in pinyin, in the letters a to z.
        syllables: Its syllables in Wade-Giles, without marks.

    Examples:
        >>> [same_in_wade_giles(name, ("tse", "tung")) for name in ("zedong", "zemin")]
        [True, False]

    Source:
        ALA-LC romanisation table for Chinese; Library of Congress, pinyin conversion.
    """
    return _folded(_PINYIN.sub(lambda found: _CAPITALS[found[0]], pinyin)) == _folded(
        "".join(_syllables(syllables))
    )


def _syllables(syllables: Iterable[str]) -> Iterable[str]:
    """Yield each syllable of Wade-Giles with the key of its initial and pinyin's final."""
    for syllable in syllables:
        initial = _WADE.match(syllable)
        text = syllable
        if initial:
            letter = "R" if initial[0] == "j" else _CAPITALS[initial[0]]
            text = letter + syllable[initial.end() :]
        text = text.replace("ss", "s").replace("sz", "s")
        for pattern, final in _WADE_FINALS:
            text = pattern.sub(final, text)
        yield text


def _folded(key: str) -> str:
    """Return a key without the spellings that differ in writing alone: uo and o, you and yu."""
    return key.replace("uo", "o").replace("you", "yu").replace("yi", "i")
