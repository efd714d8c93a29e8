"""A name taken apart: its telling words, and what stands beside them."""

from __future__ import annotations

import re
from typing import Final

from tieout.facts.spelling.sounds import head_of

_SLAVE: Final = re.compile(
    r"abd[aeiou]{1,2}l(?=a[^h])"
    r"|abd(?:[aeiou]{0,2}l(?=[^aeiou])|[aeiou]{0,2})(?=[^l].{3})|abd[aeiou]{0,2}(?=l.{2})"
)
_FAITH: Final = re.compile(r"(?:[aeou]?(?:l?d)?|h?[aeou]?d)d[iey]{1,2}n(?:e)?$")


_HEADS: Final = frozenset("Oam")


class Name:
    """A name ready to be compared.

    Args:
        words: Its telling words, in lower case.

    Attributes:
        words: Its telling words, in order, folded; titles, particles and legal forms are gone.
        heads: The kind of sound with which each of them begins.
        letters: The first letters of all its words if some of them are no telling ones; else empty.
        initialled: Whether any of its words is a single letter.
        beside: Whether anything but telling words stands in it.
        alias: The letters that stand for it in brackets; else empty.
        articles: Places of the words that stood behind an article (al-, el-).
        numbers: Its numbers, in figures.
        generation: jr, sr, or empty.
        sex: m or f where a title says so, else empty.
        legal: Classes of the legal forms it carries.
        organisation: Whether it reads as the name of an organisation, unit or place.
        capitals: Its letters, if it is one word in capitals; else empty.
        unvowelled: Whether its script leaves short vowels out.
        readable: Whether the tables know its script.
        han: Whether it is written in Chinese characters.
        tongue: English or Arabic where its function words or articles say so, else empty.
    """

    initialled: bool = False
    beside: bool = False
    alias: str = ""
    articles: frozenset[int] = frozenset()
    numbers: frozenset[str] = frozenset()
    generation: str = ""
    sex: str = ""
    legal: frozenset[str] = frozenset()
    organisation: bool = False
    capitals: str = ""
    unvowelled: bool = False
    readable: bool = True
    han: bool = False
    tongue: str = ""

    letters: str = ""

    def __init__(self, words: list[str]) -> None:
        self.words = tuple([canonical(word) for word in words])
        self.heads = [head_of(word) for word in self.words]
        if 1 in map(len, words):
            self.initialled = True

    @property
    def initials(self) -> frozenset[str]:
        """The first letters of the telling words, and of all words."""
        telling = "".join([word[0] for word in self.words])
        return frozenset((telling, self.letters or telling))

    @property
    def joined(self) -> str:
        """All words in one, with spaces."""
        return " ".join(self.words)


def canonical(word: str) -> str:
    """Return a word with its Arabic compounds written one way, and Mac for Mc.

    Examples:
        >>> canonical("abdelrahman"), canonical("nureddin"), canonical("mcdonald")
        ('abdrahman', 'nuradin', 'macdonald')
    """
    if word[0] in _HEADS:
        if word.startswith("Obd"):
            word = "abd" + word[3:]
        if word.startswith("abd") and len(word) > 6:
            word = _SLAVE.sub("abd", word, count=1).replace("abdrr", "abdr")
        elif word.startswith("abou") and len(word) > 6:
            word = "abu" + word[4:]
        elif word.startswith("mc") and len(word) > 4:
            word = "mac" + word[2:]
    if len(word) > 7 and word[-1] in "ne":
        word = _FAITH.sub("adin", word)
    return word
