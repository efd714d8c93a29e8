"""Paragraphs wrapped to a width, made whole: which line ends are white space inside a paragraph.

A full line tells the width: the line is no longer than it, and with the first word of the next
line would have been. The width that explains most line ends is the width the text was wrapped to,
if it explains at least half of them, if lines start with small letters and nearly all of these
stand after full lines, and if hardly a line runs past it. No width has to be given. Lines that
were wrapped by hand are given some slack; then sentences must be seen to end inside of lines.

Source: our convention, docs/decisions/0032.
"""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

NARROWEST, NARROW, WIDEST = 25, 40, 132
"""The widths, in code points, that a paragraph may be wrapped to: our convention.

Two line ends show a width; five one below `NARROW`, where short lines agree by chance.
"""

SLACK = 8
"""How many code points short a line may be that was wrapped by hand: our convention."""

_LONGEST_WORD = 40
_Pair = tuple[tuple[int, int], str, str]
"""The white space between two lines, the line before it, and the line after it."""

_STOPS = tuple(".!?\u2026:;")
_CLOSERS = "\"'\u2019\u201d\u00bb)]"
_BULLETS = "\u2022\u2023\u2043\u25aa\u25cf\u25e6\u25a0\u00b7"
_OPENERS = f" \t\"'\u2018\u201c\u201e\u00ab(*\u2013\u2014-{_BULLETS}"
_ITEM = re.compile(r"[*\u2013\u2014-]+\s|\(?(?:[0-9]{1,3}|[a-z])[.)]\s")
_LINE_END = re.compile(r"\n(?<!\n\n)[^\S\n]*+(?=\S)")
_INNER_STOP = re.compile(r"\w[.!?][^\w\s]*\s+\S")
_UNSPACED = re.compile(r"[\W_]*[\u0e00-\u109f\u1780-\u17ff\u2e80-\u9fff]")
_PLAIN_WORD = re.compile(r"[^\W\d_]+(?=[\s,])")


class _Width(NamedTuple):
    """A width, and how many code points short of it a full line may be."""

    columns: int
    slack: int

    def fills(self, line: str, following: str) -> bool:
        """Say whether a line could not have held the first word of the next line."""
        if len(line) > self.columns:
            return False
        return self.columns <= len(line) + _first_length(following) + self.slack


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
    width = None
    if len(pairs) > 1 and any(_case(following) != "large" for _, _, following in pairs):
        width = _width(text, pairs, 0) or _width(text, pairs, SLACK)
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


def _width(text: str, pairs: list[_Pair], slack: int) -> _Width | None:
    """Return the width that a text is wrapped to, if it is."""
    steps = [0] * (WIDEST + _LONGEST_WORD + slack + 2)
    for _, line, following in pairs:
        steps[len(line)] += 1
        steps[len(line) + _first_length(following) + slack + 1] -= 1
    counts = list(accumulate(steps))
    columns = max(range(NARROWEST, WIDEST + 1), key=lambda width: (counts[width], width))
    width, most = _Width(columns, slack), counts[columns]
    if most < (2 if columns >= NARROW else 5):
        return None
    halves = sum(2 * len(line) >= columns for _, line, _ in pairs)
    inside = [width.fills(*lines) for _, *lines in pairs if _case(lines[1]) != "large"]
    full = sum(inside)
    if 2 * most < halves or 3 * full < most or 4 * (len(inside) - full) > most:
        return None
    if slack and 10 * sum(bool(_INNER_STOP.search(line)) for _, line, _ in pairs) < most:
        return None
    longer = sum(len(line.rstrip()) > columns and " " in line.strip() for line in text.split("\n"))
    return width if 8 * longer <= most else None


def _first_length(line: str) -> int:
    """Return how many code points of a line cannot be parted: a word, in some scripts a letter."""
    if _UNSPACED.match(line):
        return 2
    return min(len(line.split(maxsplit=1)[0]), _LONGEST_WORD)


def _case(line: str) -> str:
    """Return whether a line starts `small`, `large` (or with a digit or an address), or neither."""
    first = next((char for char in line if char.isalnum()), "0")
    if not first.isalpha() or first.isupper() or not {"/", "@"}.isdisjoint(line.split(None, 1)[0]):
        return "large"
    return "small" if first.islower() else ""


def _runs_on(line: str, following: str, width: _Width | None) -> bool:
    """Say whether a paragraph runs on over a line end."""
    if following[0] in _BULLETS:
        return False
    if following[0] in ",;":
        return True
    stopped = line.rstrip(_CLOSERS).endswith(_STOPS)
    full = width is not None and width.fills(line, following)
    if _ITEM.match(following) and (stopped or not full):
        return False
    inside = not stopped and _case(following) == "small"
    return full or (inside and (width is not None or _is_torn(line, following)))


def _is_torn(line: str, following: str) -> bool:
    """Say whether a sentence is torn: it starts with a capital and the next line ends it."""
    word = _PLAIN_WORD.match(following)
    return (
        word is not None
        and word.group().islower()
        and line.lstrip(_OPENERS)[:1].isupper()
        and following.rstrip().rstrip(_CLOSERS).endswith((".", "!", "?"))
    )
