"""Whether a sentence ends at a stop: a full stop, a question mark, an ellipsis.

Source: our convention, docs/decisions/0032.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tieout.corpus.abbreviations import Words

BULLETS = "\u2022\u2023\u2043\u25aa\u25cf\u25e6\u25a0\u00b7"
INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u202c\u2060\u2069\ufeff"
"""Marks without width, as scraped and right-to-left texts have after a stop."""

CLOSERS = INVISIBLE + "\"'\u2018\u2019\u201c\u201d\u00ab\u00bb\u2039\u203a)\\]}_*"
SPACE = r"[^\S\n\r\u2028\u2029\x0b\x0c\x85]"
ITEM = re.compile(rf"(?:[{BULLETS}*-]\s?)?(\(?)([0-9]{{1,3}}|[a-z])(\.\)|[.)])\s?(?=\S)")
"""The label of an item in a list, as `1.`, `(a)` or `2.)`."""

_BRACKET = f"){INVISIBLE}"
_OPENERS = (
    INVISIBLE
    + "\"'\u2018\u201a\u201c\u201e\u00ab\u00bb\u2039\u203a(\\[{\u00bf\u00a1\u2013\u2014\\-"
)
_QUOTES = "\"'\u2018\u2019\u201c\u201d\u00ab\u00bb\u2039\u203a"
_AHEAD = re.compile(rf"\s*(?:[\u00ab\u2039]{SPACE}|[{_OPENERS}])*([\w.'\u2019]*)(?:\s+(\w+))?")
_LAST = re.compile(
    r"[^\s()\[\]{}\"\u201c\u201d\u201e\u00ab\u00bb\u2039\u203a\u2013\u2014/\u2026]+\Z"
)
_LABEL = re.compile(rf"[{BULLETS}*-]?\s?\(?(?:[0-9]{{1,3}}|[A-Za-z]|[ivx]{{1,4}}|[IVX]{{2,4}})")
_ROMAN = re.compile(r"[IVXLCDM]{2,7}")
_DOTS_BEFORE = re.compile(rf"(?:\.{SPACE}){{1,8}}\Z")
_DOTS_AFTER = re.compile(rf"{SPACE}(?:(?:\.{SPACE}){{3}}{SPACE}*[^\sa-z.]|\.\.\.[^\s.])")
_OPEN = frozenset('!?;"\u201c\u201d')
_LONGEST_WORD = 40
_LONGEST_OPENING = 60
_LONGEST_SPEAKER = 120
_LONGEST_HEADLINE = 200


@dataclass(slots=True)
class _Stop:
    """A stop in its sentence.

    Args:
        text: The whole text.
        start: Where the sentence starts.
        at: Where the stop stands.
        last: The word before it, empty where none is attached.
        word: The next word, without what opens before it.
        then: The word after that.
        words: The words of the language.
    """

    text: str
    start: int
    at: int
    last: str
    word: str
    then: str
    words: Words


def end_of(text: str, start: int, match: re.Match[str], words: Words) -> int:
    """Return where the sentence ends that may end at this stop, or 0 when it does not.

    Args:
        text: The whole text, its paragraphs made whole.
        start: Where the sentence starts.
        match: The stop, with the groups `closers` (what closes after it) and `next` (the first
            character after the white space).
        words: The words of the language.
    """
    at, end, following = match.start(), match.end(), match["next"]
    if end - at == 1 and text[at] == "." and following.isupper() and at - start > 8:
        last = word_before(text, start, at)
        if _is_plain_word(last, words):
            return end
    after, closers = match.start("closers"), match["closers"]
    plain = after - at == 1 and text[at] == "."
    attached = at > start and not text[at - 1].isspace()
    if following == ".":
        return at + 1 if plain and attached and _DOTS_AFTER.match(text, at + 1) else 0
    last = (
        word_before(text, start, at) if plain and attached and not closers.strip(_BRACKET) else ""
    )
    ahead = _AHEAD.match(text, end)
    word, then = (ahead[1], ahead[2] or "") if ahead else ("", "")
    if _starts_small(word) and len(following) == 1:
        return 0
    stop = _Stop(text, start, at, last, word, then, words)
    if following in "-\u2013\u2014" and _is_dateline(stop):
        return 0
    if last:
        ends = not _is_short(stop)
    elif after - at > 1 or text[at] == "\u2026":
        ends = _ends_after_dots(stop, text[at:after])
    elif plain and not closers:
        ends = _ends_after_spaced_dots(stop)
    else:
        ends = True
    if ends and closers and not plain and closers[-1] in _QUOTES:
        ends = not _is_attributed(text, end, words)
    return end if ends else 0


def word_before(text: str, start: int, at: int) -> str:
    """Return the word that ends at a place, without opening marks."""
    low = at - _LONGEST_WORD if at - start > _LONGEST_WORD else start
    word = text[max(low, text.rfind(" ", low, at) + 1) : at]
    if word.isalnum():
        return word
    found = _LAST.search(word)
    return found.group().lstrip("'\u2018\u201a") if found else ""


def _is_plain_word(last: str, words: Words) -> bool:
    """Say whether a word is neither an abbreviation nor an initial nor a Roman numeral."""
    if len(last) < 2 or not last.isalpha() or words.kind(last):
        return False
    return not (words.ordinals and last.isupper())


def _starts_small(word: str) -> bool:
    """Say whether a word starts with a small letter of a script that has capitals in use."""
    return word[:1].islower() and not "\u10d0" <= word[0] <= "\u10ff"


def _is_dateline(stop: _Stop) -> bool:
    """Say whether a sentence has but opened with place and date: *PARIS, Aug. 24. -- It began*."""
    if stop.at - stop.start > _LONGEST_OPENING:
        return False
    place = stop.text[stop.start : stop.at].split(maxsplit=1)[:1]
    return bool(place) and len(place[0]) > 2 and place[0].isupper()


def _is_attributed(text: str, end: int, words: Words) -> bool:
    """Say whether the words after a quotation name its speaker: *"Who?" Mr Berg asked*."""
    line = text[end : end + _LONGEST_SPEAKER].split("\n", 1)[0].split()
    if not line or words.starts(line[0]):
        return False
    spare, apposed, before = 0, False, ""
    for token, following in zip(line, [*line[1:], ""], strict=True):
        word = token.rstrip(",.")
        if word in words.speech and apposed <= before.endswith(","):
            return token[-1] == "." or not words.governs(word, following.rstrip(",."))
        named = word[:1].isupper() or word in words.particles
        stopped = token[-1] == "." and not _kind(word, words)
        if stopped or not (named or spare or apposed) or not _OPEN.isdisjoint(token):
            return False
        spare = 3 if word == "of" else max(0, spare - 1)
        apposed, before = apposed or token[-1] == ",", token
    return False


def _ends_after_dots(stop: _Stop, stops: str) -> bool:
    """Say whether a sentence ends with this run of stops, an ellipsis or several marks."""
    before = stop.text[max(stop.start, stop.at - 4) : stop.at]
    if not any(char.isalnum() for char in before):
        return False
    if stops.strip(".\u2026") or len(stops) >= 4:
        return True
    attached = not before[-1].isspace() and before[-1] not in "[("
    return (attached or stop.words.starts(stop.word)) and not _is_first_person(stop.word)


def _ends_after_spaced_dots(stop: _Stop) -> bool:
    """Say whether a sentence ends with a full stop after white space, mostly of a `. . .`."""
    dots = _DOTS_BEFORE.search(stop.text, max(stop.start, stop.at - 16), stop.at)
    if dots is None or len(dots.group()) != 4:
        return True
    inside = dots.start() > stop.start
    return inside and stop.words.starts(stop.word) and not _is_first_person(stop.word)


def _is_first_person(word: str) -> bool:
    """Say whether a word is *I*, which has a capital inside a sentence too."""
    return word[:1] == "I" and not word[1:2].isalnum()


def _is_short(stop: _Stop) -> bool:
    """Say whether a full stop belongs to an abbreviation, an initial or the label of an item."""
    word, words = stop.word, stop.words
    if len(stop.last) <= 4 and _is_label(stop):
        return True
    kind = _kind(stop.last, words)
    if not kind:
        return bool(words.ordinals) and _is_ordinal(stop)
    if kind == "number":
        return _is_number(word, stop.then)
    if kind in ("title", "inner") or (kind == "time" and _is_opening(stop)):
        return True
    ends = words.starts(word) or (len(stop.last) > 1 and word.lower() in words.nouns)
    if kind == "time" and not ends:
        ends = not _belongs_to_time(stop)
    return not ends or _is_headline(stop.text, stop.at)


def _is_number(word: str, then: str) -> bool:
    """Say whether a word is a number or the first of one, as in *no. NX204*, *Vol. II*."""
    plain = word.rstrip(".")
    code = plain.isupper() and then[:1].isdecimal()
    return code or any(char.isdecimal() for char in plain) or bool(_ROMAN.fullmatch(plain))


def _kind(last: str, words: Words) -> str:
    """Return what an abbreviation does; initials may end a sentence."""
    kind = words.kind(last)
    if kind or (len(last) > 1 and last.isalnum()):
        return kind
    parts = [part for part in re.split(r"[.'\u2019-]", last) if part]
    if not parts or not all(part.isalpha() for part in parts):
        return ""
    if max(map(len, parts)) <= 2:
        return "final"
    if "." not in last:
        return words.kind(parts[-1])
    degree = last[0].isupper() and min(map(len, parts)) == 1 and max(map(len, parts)) <= 5
    return "final" if degree else ""


def _is_ordinal(stop: _Stop) -> bool:
    """Say whether a number with a full stop is an ordinal, as in *am 24. August*."""
    roman = _ROMAN.fullmatch(stop.last) is not None
    if stop.word.lower().rstrip(".") in stop.words.ordinals:
        return roman or stop.last.isdecimal()
    short = roman or (stop.last.isdecimal() and len(stop.last) <= 2)
    return short and stop.word[:1].isalpha() and not stop.words.starts(stop.word)


def _belongs_to_time(stop: _Stop) -> bool:
    """Say whether the next word belongs to a time of day: *5 p.m. EDT*, *the 10 p.m. News*."""
    plain = stop.word.rstrip(".")
    if not plain or plain[0].isdecimal() or stop.then == "time":
        return True
    if plain.lower() in stop.words.after_time or (plain.isupper() and 1 < len(plain) <= 5):
        return True
    kind = stop.words.kind(plain)
    if kind:
        return kind != "title"
    before = stop.text[max(stop.start, stop.at - 30) : stop.at].split()
    return len(before) > 2 and before[-3].lower() in stop.words.determiners


def _is_headline(text: str, at: int) -> bool:
    """Say whether a line is a headline with a capital on each word, where they prove nothing."""
    low = text.rfind("\n", max(0, at - _LONGEST_HEADLINE), at) + 1
    high = text.find("\n", at, at + _LONGEST_HEADLINE)
    line = text[low : high if high >= 0 else at + _LONGEST_HEADLINE].rstrip()
    if len(line) > _LONGEST_HEADLINE or line[-1] in ".!?\"'\u2019\u201d)":
        return False
    small = [word for word in line.split() if word[0].islower()]
    return 3 * len(small) <= len(line.split()) and all(len(word) < 5 for word in small)


def _is_label(stop: _Stop) -> bool:
    """Say whether a number or letter with a full stop is the label of an item of a list."""
    if stop.at - stop.start < 8 and _LABEL.fullmatch(stop.text, stop.start, stop.at):
        return True
    item = ITEM.match(stop.text, stop.start, stop.at)
    if item is None or not item[3].startswith("."):
        return False
    if item[2].isdecimal():
        return stop.last.isdecimal()
    return len(stop.last) == 1 and item[2] < stop.last <= "z"


def _is_opening(stop: _Stop) -> bool:
    """Say whether a sentence has but opened with a time of day, as in *At 5 a.m. he rose*."""
    if stop.at - stop.start > _LONGEST_OPENING:
        return False
    opening = stop.text[stop.start : stop.at].split()
    return len(opening) <= 5 and opening[0].strip("\"'\u201c\u2018").lower() in stop.words.opening
