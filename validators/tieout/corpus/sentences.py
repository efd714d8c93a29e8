"""Sentences with their exact places: blocks first, then sentences within each block.

A block ends with its line: headlines, captions, bullets and bylines stand on lines of their own.
Lines are joined only where a paragraph is plainly wrapped. Within a block one scan visits every
place where a sentence might end; quotations are cut inside too, since a fact cites a sentence and
not a speech.

Source: the cutting rules are our convention, docs/decisions/0032; characters that end sentences
after the Unicode property Sentence_Terminal.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tieout.corpus.abbreviations import words_of
from tieout.corpus.stops import BULLETS, CLOSERS, ITEM, SPACE, end_of, word_before
from tieout.corpus.wrapping import join_lines
from tieout.errors import must_be_text

if TYPE_CHECKING:
    from tieout.corpus.abbreviations import Words

_STOPS = ".!?\u2026\u203d\u2047-\u2049"
_ENDS = (
    "\u0589\u061d-\u061f\u06d4\u0700-\u0702\u07f9\u0964\u0965\u104b\u1362\u1367\u1368\u166e\u1735"
    "\u1736\u17d4\u17d5\u1803\u1809\u1944\u1945\u1b5a\u1b5b\u1c3b\u1c3c\u1c7e\u1c7f\u2e3c\u3002"
    "\ua4ff\ua60e\ua60f\ua6f3\ua6f7\ua876\ua877\ua8ce\ua8cf\ua92f\uaaf0\uaaf1\uabeb\uff01\uff0e"
    "\uff1f\uff61"
)
_MARKS = "\"'\u2019\u201d\u00bb\u203a)\\]}\u300d\u300f\uff02\uff09\u3011\u300b"
_LINE_ENDS = "\n\r\u2028\u2029\x0b\x0c\x85"
_SMALL = "a-z\u00df-\u00f6\u00f8-\u00ff\u0430-\u045f\u03ac-\u03ce"
_LARGE = "A-Z\u00c0-\u00d6\u00d8-\u00de\u0400-\u042f\u0391-\u03ab"
_UNSPACED = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
_NOTE = r"\[[0-9a-z][0-9a-z ,\u2013-]{0,20}\]|[\u00b9\u00b2\u00b3\u2070\u2074-\u2079\u2020\u2021]"

_SCAN = re.compile(
    rf"[{_LINE_ENDS}{_STOPS}:;\u037e{_ENDS}{BULLETS}](?:"
    rf"(?<=[{_LINE_ENDS}])(?P<line>\s*)"
    rf"|(?<=[{_STOPS}])(?<![{_STOPS}][{_STOPS}])[{_STOPS}]*"
    rf"(?P<closers>[{CLOSERS}]*+(?:{SPACE}?[\u00bb\u203a](?!\S))?+)(?:{_NOTE}){{0,8}}"
    rf"(?={SPACE}+(?P<next>[^\sa-z]|[a-z]{{1,2}}-?[A-Z]))"
    rf"|(?<=[{_SMALL}0-9][{_SMALL}0-9][.!?])(?P<glued>[\u2019\u201d\u00bb)]*)"
    rf"(?=[\u2018\u201c\u00ab]?(?:[{_LARGE}][{_SMALL}]+|[AI])(?:[\s,'\u2019]|\.\s))"
    rf"|(?<=[{_SMALL}][{_SMALL}][.!?])(?P<noted>[\u2019\u201d\u00bb)]?[0-9]{{1,2}})"
    rf"(?={SPACE}+[{_LARGE}][{_SMALL}])"
    rf"|(?<=[{_UNSPACED}][.!?])(?P<unspaced>[{CLOSERS}]*)(?=[{_UNSPACED}])"
    rf"|(?<=[{_ENDS}])(?!(?<=\uff0e)[0-9\uff10-\uff19])"
    rf"(?P<script>[{_ENDS}{_MARKS}]*(?:[{CLOSERS}](?!\S))?)"
    rf"|(?<=[\u0561-\u0587]:)(?P<colon>[{_MARKS}]*)(?=\s)"
    rf"|(?<=[\u1200-\u135a]:)(?P<colons>:[{_MARKS}]*)(?=\s)"
    rf"|(?<=[\u0370-\u03ff\u1f00-\u1fff][;\u037e])(?P<semicolon>[{_MARKS}]*)(?=\s)"
    rf"|(?<=\s[{BULLETS}])(?P<bullet>)(?=[^\W_]|{SPACE}+\S))"
)
_CLAUSE_END = re.compile(r"\W|\Z")
_LONGEST_SPEAKER = 12


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
        language: Whose abbreviations hold (BCP 47, as `en` or `en-GB`); a language that we have
            no list for has none.

    Raises:
        UsageError: The text or the language is no `str`.

    Examples:
        >>> for one in sentences("Mr Shoigu said no. 'It is over. We leave.'"):
        ...     print(one.number, one.start, one.text)
        1 0 Mr Shoigu said no.
        2 19 'It is over.
        3 32 We leave.'

    Source: docs/decisions/0032.
    """
    must_be_text(text=text, language=language)
    return [
        Sentence(start, end, text[start:end], number)
        for number, (start, end) in enumerate(_spans(join_lines(text), words_of(language)), 1)
    ]


def _spans(text: str, words: Words) -> list[tuple[int, int]]:
    """Return the start and end of each sentence."""
    spans: list[tuple[int, int]] = []
    start = _skip_space(text, 0)
    for match in _SCAN.finditer(text, start):
        kind, at = match.lastgroup, match.start()
        if kind == "line":
            if at > start:
                _add(spans, text, start, at)
            start = max(start, match.end())
            continue
        if at < start:
            continue
        if kind == "next":
            end = end_of(text, start, match, words)
        elif kind == "bullet":
            end = at
        elif kind in ("glued", "noted"):
            end = 0 if _is_inner(word_before(text, start, at), words) else match.end()
        elif kind == "script" and _runs_on(text, match, words):
            end = 0
        else:
            end = match.end()
        if end > start:
            _add(spans, text, start, end)
            start = _skip_space(text, end)
    _add(spans, text, start, len(text))
    return spans


def _skip_space(text: str, start: int) -> int:
    """Return the first place from start on that is not white space."""
    while start < len(text) and text[start].isspace():
        start += 1
    return start


def _add(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    """Add a sentence without the white space at its end, and cut the items of a list apart."""
    while end > start and text[end - 1].isspace():
        end -= 1
    if start >= end:
        return
    if not text[start].isupper():
        while item := ITEM.match(text, start, end):
            following = text.find(f" {item[1]}{_successor(item[2])}{item[3]} ", item.end(), end)
            if following < 0 or item[2] == "z":
                break
            spans.append((start, following))
            start = following + 1
    spans.append((start, end))


def _successor(label: str) -> str:
    """Return the label of the next item in a list."""
    return str(int(label) + 1) if label.isdecimal() else chr(ord(label) + 1)


def _is_inner(word: str, words: Words) -> bool:
    """Say whether a stop without a space after it stands in an abbreviation or an address."""
    return bool(words.kind(word)) or (not word[:1].isdecimal() and ("@" in word or "." in word))


def _runs_on(text: str, match: re.Match[str], words: Words) -> bool:
    """Say whether a sentence in a script without spaces runs on after what closes a quotation."""
    if not match["script"]:
        return False
    end = match.end()
    if text[end : end + 1] in tuple("とって、，,"):
        return True
    rest = text[end : end + _LONGEST_SPEAKER]
    found = _CLAUSE_END.search(rest)
    return rest[: found.start() if found else 0].endswith(tuple(words.speech))
