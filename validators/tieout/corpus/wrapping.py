"""Paragraphs wrapped to a width, made whole: which line ends are white space inside a paragraph.

A full line tells the width: the line is no longer than it, and with the first word of the next
line would have been. The width that explains most line ends is the width the text was wrapped to,
if it explains at least half of them, if lines start with small letters and nearly all of these
stand after full lines, and if hardly a line runs past it. No width has to be given.

Source: our convention, docs/decisions/0032.
"""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

NARROWEST, NARROW, WIDEST = 25, 40, 132
"""The widths, in code points, that a paragraph may be wrapped to: our convention.

Two line ends show a width; five one below `NARROW`, where short lines agree by chance.
"""

_LONGEST_WORD = 40
_Pair = tuple[tuple[int, int], str, str]
"""The white space between two lines, the line before it, and the line after it."""

_STOPS = tuple(".!?\u2026:;")
_CLOSERS = "\"'\u2019\u201d\u00bb)]"
_OPENERS = " \t\"'\u2018\u201c\u201e\u00ab("
_BULLETS = "\u2022\u2023\u2043\u25aa\u25cf\u25e6\u25a0\u00b7"
_ITEM = re.compile(r"[*\u2013\u2014-]+\s|\(?(?:[0-9]{1,3}|[a-z])[.)]\s")
_LINE_END = re.compile(r"\n(?<!\n\n)[^\S\n]*+(?=\S)")
_PLAIN_WORD = re.compile(r"[^\W\d_]+(?=[\s,])")


def join_lines(text: str) -> str:
    r"""Return the text, of the same length, with spaces for the line ends inside paragraphs.

    Examples:
        >>> join_lines("The count of the votes\nended at noon.")
        'The count of the votes ended at noon.'
        >>> join_lines("A headline\nThe story begins.")
        'A headline\nThe story begins.'

    Source: docs/decisions/0032.
    """
    if "\r" in text:
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    pairs = list(_pairs(text))
    width = _width(text, pairs)
    parts: list[str] = []
    done = 0
    for (start, end), line, following in pairs:
        if (width or not following[0].isupper()) and _runs_on(line, following, width):
            parts += (text[done:start], " " * (end - start))
            done = end
    return "".join((*parts, text[done:])) if parts else text


def _pairs(text: str) -> Iterator[_Pair]:
    """Yield where a line ends and the next line with words on it starts right below it."""
    for match in _LINE_END.finditer(text):
        end = match.end()
        low = text.rfind("\n", max(0, match.start() - WIDEST - 1), match.start()) + 1
        line = text[low : match.start()].rstrip()
        if line and len(line) <= WIDEST and (low or match.start() <= WIDEST):
            high = text.find("\n", end, end + WIDEST)
            following = text[end : high if high >= 0 else end + WIDEST]
            yield (low + len(line), end), line, following


def _is_full(line: str, following: str, width: int) -> bool:
    """Say whether a line of some width could not have held the first word of the next line."""
    if not len(line) <= width <= len(line) + len(following):
        return False
    word = following.split(maxsplit=1)[0]
    return width <= len(line) + min(len(word), _LONGEST_WORD)


def _width(text: str, pairs: list[_Pair]) -> int:
    """Return the width that a text is wrapped to, or 0 where it is not wrapped."""
    if len(pairs) < 2:
        return 0
    steps = [0] * (WIDEST + _LONGEST_WORD + 2)
    for _, line, following in pairs:
        steps[len(line)] += 1
        steps[len(line) + min(len(following.split(maxsplit=1)[0]), _LONGEST_WORD) + 1] -= 1
    counts = list(accumulate(steps))
    width = max(range(NARROWEST, WIDEST + 1), key=lambda width: (counts[width], width))
    most = counts[width]
    if most < (2 if width >= NARROW else 5):
        return 0
    halves = sum(2 * len(line) >= width for _, line, _ in pairs)
    inside = [
        _is_full(line, following, width)
        for _, line, following in pairs
        if not _starts_large(following)
    ]
    full = sum(inside)
    if 2 * most < halves or 3 * full < most or 4 * (len(inside) - full) > most:
        return 0
    longer = sum(len(line.rstrip()) > width and " " in line.strip() for line in text.split("\n"))
    return width if 8 * longer <= most else 0


def _starts_large(line: str) -> bool:
    """Say whether the first letter or digit of a line is a capital or a digit."""
    first = next((char for char in line if char.isalnum()), "A")
    return not first.isalpha() or first.isupper()


def _runs_on(line: str, following: str, width: int) -> bool:
    """Say whether a paragraph runs on over a line end."""
    if following[0] in _BULLETS:
        return False
    if following[0] in ",;":
        return True
    stopped = line.rstrip(_CLOSERS).endswith(_STOPS)
    full = _is_full(line, following, width)
    if _ITEM.match(following) and (stopped or not full):
        return False
    if full or (len(line) <= width and not stopped and not _starts_large(following)):
        return True
    return not stopped and _is_torn(line, following)


def _is_torn(line: str, following: str) -> bool:
    """Say whether a sentence is torn: it starts with a capital and the next line ends it."""
    word = _PLAIN_WORD.match(following)
    return (
        word is not None
        and word.group().islower()
        and line.lstrip(_OPENERS)[:1].isupper()
        and following.rstrip().rstrip(_CLOSERS).endswith((".", "!", "?"))
    )
