"""Which line ends lie inside a sentence: those of paragraphs wrapped to a width.

Source: our convention, docs/decisions/0032.
"""

from __future__ import annotations

import re
from itertools import pairwise

NARROWEST, WIDEST = 40, 120
"""The widths, in code points, between which a paragraph may be wrapped: our convention."""

_LINE_END = re.compile(r"\r\n|[\n\r]")
_PLAIN_WORD = re.compile(r"[a-z]+(?=[\s,])")
_STOPS = ".!?\u2026:;"
_CLOSERS = "\"'\u2019\u201d\u00bb)]"
_BULLETS = "\u2022\u2023\u2043\u25aa\u25cf\u25e6\u25a0\u00b7*-\u2013\u2014"


class Lines:
    """The lines of one text, asked one line end after the other."""

    __slots__ = ("_end", "_text", "_width", "_wrapped")

    def __init__(self, text: str) -> None:
        self._text = text
        self._end = 0
        self._width = 0
        self._wrapped = False

    def continues(self, start: int, line_end: int, line_start: int) -> bool:
        """Say whether the sentence runs on over a line end.

        Args:
            start: Where the sentence starts.
            line_end: Where the line ends.
            line_start: Where the next line with words on it starts.
        """
        text = self._text
        if line_start >= len(text) or start >= line_end or text[line_start] in _BULLETS:
            return False
        if line_start - line_end > 1 and len(_LINE_END.findall(text, line_end, line_start)) > 1:
            return False
        last = line_end - 1
        while last > start and (text[last].isspace() or text[last] in _CLOSERS):
            last -= 1
        if text[last] in _STOPS:
            return False
        return self._is_wrapped(line_end) or self._is_torn(start, line_start)

    def _is_torn(self, start: int, line_start: int) -> bool:
        """Say whether a sentence is torn: it starts with a capital and the next line ends it."""
        text = self._text
        if not text[start].isupper() or not _PLAIN_WORD.match(text, line_start):
            return False
        end = _LINE_END.search(text, line_start)
        return text[line_start : end.start() if end else len(text)].rstrip()[-1:] in ".!?"

    def _is_wrapped(self, line_end: int) -> bool:
        """Say whether the paragraph around a line end is wrapped to a width."""
        text = self._text
        if line_end < self._end:
            return self._wrapped
        line_start = text.rfind("\n", max(0, line_end - WIDEST - 1), line_end) + 1
        if not NARROWEST // 2 <= line_end - line_start <= WIDEST:
            return False
        first = max(
            text.rfind("\n\n", self._end, line_end), text.rfind("\n\r\n", self._end, line_end)
        )
        first = self._end if first < 0 else first
        lines: list[str] = []
        at = first
        while at < len(text):
            found = _LINE_END.search(text, at)
            end = found.start() if found else len(text)
            if text[at:end].strip():
                lines.append(text[at:end].rstrip())
            elif lines and at > line_end:
                break
            at = found.end() if found else end
            if end - at > WIDEST:
                break
        self._end = at
        self._wrapped = self._fits(lines)
        return self._wrapped

    def _fits(self, lines: list[str]) -> bool:
        """Say whether no line could have held the first word of the next."""
        width = max(map(len, lines), default=0)
        if len(lines) == 2 and width <= self._width:
            width = self._width
        elif len(lines) < 3 or not NARROWEST <= width <= WIDEST:
            return False
        for line, following in pairwise(lines):
            if len(line) + 1 + len(following.split(None, 1)[0]) <= width:
                return False
        self._width = max(self._width, width)
        return True
