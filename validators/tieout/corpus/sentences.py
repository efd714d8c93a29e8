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
from tieout.corpus.wrapping import Lines
from tieout.errors import must_be_text

if TYPE_CHECKING:
    from tieout.corpus.abbreviations import Words

_CLOSERS = "\"'\u2018\u2019\u201c\u201d\u00bb\u203a)\\]}\u300d\u300f\uff02\uff09\u3011\u300b"
_OPENERS = "\"'\u2018\u201c\u201e\u00ab\u2039(\\[{\u00bf\u00a1\u2013\u2014\\-"
_STOPS = ".!?\u2026\u203d\u2047-\u2049"
_BULLETS = "\u2022\u2023\u2043\u25aa\u25cf\u25e6\u25a0\u00b7"
_ENDS = (
    "\u0589\u061d-\u061f\u06d4\u0700-\u0702\u07f9\u0964\u0965\u104b\u1362\u1367\u1368\u166e\u1735"
    "\u1736\u17d4\u17d5\u1803\u1809\u1944\u1945\u1b5a\u1b5b\u1c3b\u1c3c\u1c7e\u1c7f\u2e3c\u3002"
    "\ua4ff\ua60e\ua60f\ua6f3\ua6f7\ua876\ua877\ua8ce\ua8cf\ua92f\uaaf0\uaaf1\uabeb\uff01\uff1f\uff61"
)
_LINE_ENDS = "\n\r\u2028\u2029\x0b\x0c\x85"
_SPACE = rf"[^\S{_LINE_ENDS}]"

_SCAN = re.compile(
    rf"[{_LINE_ENDS}{_STOPS}:;\u037e{_ENDS}{_BULLETS}](?:"
    rf"(?<=[{_LINE_ENDS}])(?P<line>\s*)"
    rf"|(?<=[{_STOPS}])(?<![{_STOPS}][{_STOPS}])[{_STOPS}]*(?P<closers>[{_CLOSERS}]*)"
    rf"(?:\[[0-9]{{1,3}}\])?(?={_SPACE}+(?P<next>[^\sa-z]|[a-z]{{1,2}}-?[A-Z]))"
    rf"|(?<=[a-z0-9][a-z0-9][.!?])(?P<glued>)(?=[A-Z][a-z]+(?:[\s,]|\.\s))"
    rf"|(?<=[{_ENDS}])(?P<script>[{_ENDS}{_CLOSERS}]*)"
    rf"|(?<=[\u0561-\u0587]:)(?P<colon>)(?=\s)"
    rf"|(?<=[\u0370-\u03ff\u1f00-\u1fff][;\u037e])(?P<semicolon>)(?=\s)"
    rf"|(?<=\s[{_BULLETS}])(?P<bullet>)(?=[^\W_]|{_SPACE}+\S))"
)
_WORD_AHEAD = re.compile(rf"\s*[{_OPENERS}]*([\w.'\u2019]*)")
_LABEL = re.compile(rf"[{_BULLETS}*-]?\s?\(?(?:[0-9]{{1,3}}|[A-Za-z]|[ivx]{{1,4}}|[IVX]{{2,4}})")
_ITEM = re.compile(rf"(?:[{_BULLETS}*-]\s?)?(\(?)([0-9]{{1,3}}|[a-z])(\.\)|[.)])\s?(?=\S)")
_DOTS_BEFORE = re.compile(rf"(?:\.{_SPACE}){{1,8}}\Z")
_DOTS_AFTER = re.compile(rf"{_SPACE}(?:(?:\.{_SPACE}){{3}}{_SPACE}*[^\sa-z.]|\.\.\.[^\s.])")
_SPEAKER = re.compile(rf"{_SPACE}+(?:[A-Z][\w.'\u2019-]*{_SPACE}+){{1,4}}([a-z]+)")
_QUOTES = "\"'\u2018\u2019\u201c\u201d\u00bb\u203a"


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
        for number, (start, end) in enumerate(_spans(text, words_of(language)), 1)
    ]


def _spans(text: str, words: Words) -> list[tuple[int, int]]:
    """Return the start and end of each sentence."""
    spans: list[tuple[int, int]] = []
    lines = Lines(text)
    start = _skip_space(text, 0, len(text))
    for match in _SCAN.finditer(text, start):
        kind = match.lastgroup
        at = match.start()
        if kind == "line":
            if lines.continues(start, at, match.end()):
                continue
            _add(spans, text, start, at)
            start = max(start, match.end())
            continue
        if at < start:
            continue
        if kind == "next":
            end = _end(text, start, match, words)
        elif kind == "bullet":
            end = at
        elif kind == "script":
            end = 0 if _runs_on(text, match) else match.end()
        elif kind == "glued":
            end = 0 if words.kind(_word_before(text, start, at)) else match.end()
        else:
            end = match.end()
        if end > start:
            _add(spans, text, start, end)
            start = _skip_space(text, end, len(text))
    _add(spans, text, start, len(text))
    return spans


def _skip_space(text: str, start: int, end: int) -> int:
    """Return the first place from start on that is not white space."""
    while start < end and text[start].isspace():
        start += 1
    return start


def _add(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    """Add a sentence without the white space at its end, and cut the items of a list apart."""
    while end > start and text[end - 1].isspace():
        end -= 1
    if start >= end:
        return
    if not text[start].isupper():
        while item := _ITEM.match(text, start, end):
            following = text.find(f" {item[1]}{_successor(item[2])}{item[3]} ", item.end(), end)
            if following < 0 or item[2] == "z":
                break
            spans.append((start, following))
            start = following + 1
    spans.append((start, end))


def _successor(label: str) -> str:
    """Return the label of the next item in a list."""
    return str(int(label) + 1) if label.isdecimal() else chr(ord(label) + 1)


def _word_before(text: str, start: int, at: int) -> str:
    """Return the word that ends at a place, without opening marks."""
    word = text[max(start, text.rfind(" ", start, at) + 1) : at]
    parts = word.split()
    return parts[-1].lstrip("([\"'\u2018\u201c\u201e\u00ab") if parts else ""


def _runs_on(text: str, match: re.Match[str]) -> bool:
    """Say whether a sentence in a script without spaces runs on after a closing bracket."""
    return bool(match["script"]) and text[match.end() : match.end() + 1] in tuple("とって、，,")


def _end(text: str, start: int, match: re.Match[str], words: Words) -> int:
    """Return where the sentence ends that may end at this stop, or 0 when it does not."""
    at, stops = match.start(), match.start("closers") - match.start()
    first, following = text[at], match["next"]
    before = text[at - 1] if at > start else " "
    if following == ".":
        attached = stops == 1 and first == "." and not before.isspace()
        return at + 1 if attached and _DOTS_AFTER.match(text, at + 1) else 0
    ahead = _WORD_AHEAD.match(text, match.end())
    word = ahead[1] if ahead else ""
    if word[:1].islower() and len(following) == 1:
        return 0
    closers = match["closers"]
    if closers and closers[-1] in _QUOTES:
        speaker = _SPEAKER.match(text, match.end())
        if speaker and speaker[1] in words.speech:
            return 0
    if first == "\u2026" or stops > 1:
        return match.end() if _ends_after_dots(text[at : at + stops], before, word) else 0
    if first != "." or (closers and closers != ")"):
        return match.end()
    if closers:
        return 0 if _is_label(text, start, at, _word_before(text, start, at)) else match.end()
    if at > start and before.isspace():
        dots = _DOTS_BEFORE.search(text, max(start, at - 16), at)
        return 0 if dots and len(dots.group()) == 4 else match.end()
    return 0 if _is_short(text, start, at, word, words) else match.end()


def _ends_after_dots(stops: str, before: str, word: str) -> bool:
    """Say whether a sentence ends with this run of stops, an ellipsis or several marks."""
    if stops.strip(".\u2026"):
        return True
    if before in "[(":
        return False
    if len(stops) >= 4:
        return True
    return not before.isspace() and re.match(r"I\b", word) is None


def _is_short(text: str, start: int, at: int, word: str, words: Words) -> bool:
    """Say whether a full stop belongs to an abbreviation, an initial or the label of an item."""
    last = _word_before(text, start, at)
    if len(last) <= 4 and _is_label(text, start, at, last):
        return True
    kind = words.kind(last)
    if not kind:
        if last.isdecimal():
            return word.lower().rstrip(".") in words.ordinals
        if len(last) > 1 and "." not in last:
            return False
        if not all(len(part) <= 2 and part.isalpha() for part in last.split(".")):
            return False
        kind = "final"
    if kind == "number":
        return word[:1].isdecimal()
    if kind in ("title", "inner"):
        return True
    starts = word.lower().rstrip(".") in words.starters and not _is_initial(word)
    if kind == "time":
        if _is_opening(text, start, at, words):
            return True
        return not (starts or words.kind(word.rstrip(".")) == "title")
    return not starts


def _is_initial(word: str) -> bool:
    """Say whether a word is one letter and a full stop."""
    return len(word) == 2 and word[1] == "."


def _is_label(text: str, start: int, at: int, last: str) -> bool:
    """Say whether a number or letter with a full stop is the label of an item of a list."""
    if at - start < 8 and _LABEL.fullmatch(text, start, at):
        return True
    item = _ITEM.match(text, start, at)
    if item is None or not item[3].startswith("."):
        return False
    if item[2].isdecimal():
        return last.isdecimal()
    return len(last) == 1 and item[2] < last <= "z"


def _is_opening(text: str, start: int, at: int, words: Words) -> bool:
    """Say whether a sentence has but opened with a time of day, as in *At 5 a.m. he rose*."""
    if at - start > 60:
        return False
    opening = text[start:at].split()
    return len(opening) <= 5 and opening[0].strip("\"'\u201c\u2018").lower() in words.opening
