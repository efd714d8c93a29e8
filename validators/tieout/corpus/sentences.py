"""Sentences with their exact places: blocks first, then sentences within each block.

Source: the cutting rules are our convention, docs/decisions/0032; sentence-ending characters
after Unicode Standard Annex 29 (Sentence_Terminal).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLOSERS = "\"'\u2019\u201d\u00bb\u203a)\\]}\u300d\u300f\uff02\uff09\u3011\u300b"
_OPENERS = "\"'\u2018\u201c\u201e\u00ab\u2039(\\[{\u00bf\u00a1\u2013\u2014\u2022*-"
_BLOCK = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c\x85]+")
_CUT = re.compile(
    r"[.!?\u2026\u203d\u2047-\u2049]+"
    rf"[{_CLOSERS}]*(?=\s)"
    r"|[\u3002\uff01\uff1f\uff61\u061f\u06d4\u0964\u0965\u0589\u1362\u1367\u1368\u17d4\u17d5"
    rf"\u104a\u104b\u0df4\u0f0d\u0f0e\u1803\u1809\u2e2e\ua4ff\ua60e\ua6f3]+[{_CLOSERS}]*"
)
_NEXT = re.compile(rf"\s+[{_OPENERS}]*(.?)")
_LAST_WORD = re.compile(r"[^\s(\[\"'\u201c\u2018]+$")
_INITIAL = re.compile(r"(?:^|[.\s(])[^\W\d_]$")
_SPACED_DOTS = re.compile(r"\.\s\.(?:\s\.)*$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a text.

    Units: `start` and `end` are code points of the raw text, half-open.

    Args:
        start: Where it starts.
        end: Where it ends.
        text: The words, as they stand between start and end.
        number: Its number in the text, from 1.
    """

    start: int
    end: int
    text: str
    number: int


def sentences(text: str, *, language: str = "en") -> list[Sentence]:
    """Return the sentences of a text in order; only white space stands between them.

    Args:
        text: Raw text of any length.
        language: Whose abbreviations hold, an ISO 639-1 code; one we have no list for has none.

    Examples:
        >>> for one in sentences("Mr Shoigu said no. 'It is over. We leave.'"):
        ...     print(one.number, one.start, one.text)
        1 0 Mr Shoigu said no.
        2 19 'It is over.
        3 32 We leave.'

    Source: docs/decisions/0032.
    """
    found: list[Sentence] = []
    short = _abbreviations(language)
    for block in _BLOCK.finditer(text):
        for start, end in _cut(text, block.start(), block.end(), short):
            found.append(Sentence(start, end, text[start:end], len(found) + 1))
    return found


def _cut(text: str, start: int, end: int, short: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield the sentences of one block."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    for match in _CUT.finditer(text, start, end):
        if match.end() >= end or not _ends(text, match, start, end, short):
            continue
        yield start, match.end()
        start = match.end()
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield start, end


def _ends(text: str, match: re.Match[str], start: int, end: int, short: frozenset[str]) -> bool:
    """Say whether the stop that was found ends a sentence."""
    ahead = _NEXT.match(text, match.end(), end)
    following = ahead.group(1) if ahead else ""
    stop = match.group()
    if ahead is None:
        return stop[0] not in ".!?"
    if following.islower():
        return False
    if following == ".":
        return False
    if stop[0] == "." and len(stop.rstrip(_CLOSERS)) == 1:
        word = _LAST_WORD.search(text, max(start, match.start() - 40), match.start())
        last = word.group() if word else ""
        if last.lower() in short:
            return False
        if _INITIAL.search(text, max(start, match.start() - 2), match.start()):
            return False
    return True


@lru_cache(maxsize=8)
def _abbreviations(language: str) -> frozenset[str]:
    """Return the words that take a stop and do not end a sentence."""
    if language != "en":
        return frozenset()
    return frozenset(("mr", "mrs", "ms", "dr", "st", "prof", "gen", "col", "lt", "sen", "vs"))
