"""The one notion of *same text*: what may differ in writing and mean the same.

Folded away: the length and kind of white space, the shape of quotation marks and of dashes,
no-break and zero-width characters, and how an accented letter is encoded (NFC). Never folded:
digits, signs, decimal and thousands marks, `< > = %`, the case of letters, any word.

A minus sign carries meaning, so dashes before a number are told apart: `-5` and `−5` are one
number, `–5` may be a dash before a five, and `5−3` is not the range `5–3`.

Source: Unicode Standard Annex 15 (NFC); the list of characters is our convention,
docs/decisions/0030.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, overload

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MARKS_LIMIT = 30
"""Accents on one letter beyond which it is left as it stands: NFC is quadratic in their number."""

FEW = 2000
"""Bytes beyond ASCII up to which even a text of accents alone is normalised at once."""

INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""Soft hyphen, zero-width characters, word joiner and byte order mark: they fold to nothing."""

_SINGLE = "\u2018\u2019\u201a\u201b\u2039\u203a\u02bc\u00b4\u0060\u1fef\uff07"
_DOUBLE = "\u201c\u201d\u201e\u201f\u00ab\u00bb\uff02"
_HYPHENS = "\u2010\u2011\ufe63\uff0d"
_DASHES = "\u2012\u2013\u2014\u2015\ufe58"
_MINUS = "\u2212"

_BLANKS = "\t-\r\x1c-\x1f\x85\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000" + INVISIBLE
_MARKED = f"{_SINGLE}{_DOUBLE}{_HYPHENS}{_DASHES}{_MINUS}"
# One set of characters comes first, so that the scan runs from one to the next; the plain space,
# the most frequent of all, is in it only for the texts that have two in a row.
_CHANGING, _CHANGING_SPACES = (
    re.compile(
        rf"[{_BLANKS}{_MARKED}{space}-]"
        rf"(?:(?<=[{_BLANKS}])[\s{INVISIBLE}]*|(?<=[{_MARKED}])|(?<=-)(?![A-Za-z])"
        rf"|(?<= )[\s{INVISIBLE}]+)"
    )
    for space in ("", " ")
)
_QUOTES = dict.fromkeys(_SINGLE, "'") | dict.fromkeys(_DOUBLE, '"')
_DASHED = frozenset(f"-{_HYPHENS}{_DASHES}{_MINUS}")
_SKIP = re.compile(f"[{INVISIBLE}]*")
_SKIP_SPACE = re.compile(rf"[\s{INVISIBLE}]*")
_OPENING = frozenset("([{=<>\u2264\u2265~\u2248\u00b1/,:;|\"'" + _SINGLE + _DOUBLE)
_ENCODED = re.compile(r"[\s\S]?[^\x00-\x7f]+")
_MARKS = re.compile(rf"[^\x00-\x7f\w\s]{{{MARKS_LIMIT + 1},}}")


class Offsets(Sequence[int]):
    """Where each folded character stands in the raw text, kept as runs rather than one by one."""

    __slots__ = ("_folded", "_length", "_raw")

    def __init__(self, folded: list[int], raw: list[int], length: int) -> None:
        self._folded = folded
        self._raw = raw
        self._length = length

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, index: int) -> int: ...
    @overload
    def __getitem__(self, index: slice) -> list[int]: ...
    def __getitem__(self, index: int | slice) -> int | list[int]:
        """Return the raw index of one folded character, or of a slice of them."""
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(self._length))]
        if index < 0:
            index += self._length
        if not 0 <= index < self._length:
            raise IndexError(index)
        run = bisect_right(self._folded, index) - 1
        return self._raw[run] + index - self._folded[run]


class Folded(NamedTuple):
    """A folded text with the way back to the raw one.

    Args:
        text: The folded text.
        offsets: The raw index of each folded character, and one more: the length of the raw text.
    """

    text: str
    offsets: Sequence[int]


def fold(text: str) -> Folded:
    """Return the text with everything folded away that carries no meaning.

    Units: offsets are code points of the raw text.

    Examples:
        >>> folded = fold("“no\u00a0more than   900”")
        >>> folded.text
        '"no more than 900"'
        >>> folded.offsets[folded.text.index("900")]
        16

    Source: docs/decisions/0030.
    """
    if text.isascii() and not _changing(text).search(text):
        return Folded(text, range(len(text) + 1))
    plain, offsets = _apply(text, _plain_edits(text))
    if _is_composed(plain):
        return Folded(plain, offsets)
    composed, inner = _apply(plain, _composing_edits(plain))
    return Folded(composed, array("q", (offsets[at] for at in inner)))


def fold_text(text: str) -> str:
    """Return the folded words alone, without white space at either end, for comparing.

    Examples:
        >>> fold_text("  ‘Revolutionaries  won’t leave’ ")
        "'Revolutionaries won't leave'"
    """
    if text.isascii() and not _changing(text).search(text):
        return text.strip(" ")
    return fold(text).text.strip(" ")


def _apply(text: str, edits: Iterable[tuple[int, int, str]]) -> tuple[str, Offsets]:
    """Replace spans of a text, and keep where everything came from."""
    pieces: list[str] = []
    folded_starts, raw_starts = [0], [0]
    raw = length = 0
    for start, end, new in edits:
        pieces.append(text[raw:start])
        pieces.append(new)
        length += start - raw
        if len(new) != end - start:
            for step in range(1, len(new)):
                folded_starts.append(length + step)
                raw_starts.append(start)
            folded_starts.append(length + len(new))
            raw_starts.append(end)
        length += len(new)
        raw = end
    pieces.append(text[raw:])
    length += len(text) - raw
    return "".join(pieces), Offsets(folded_starts, raw_starts, length + 1)


def _changing(text: str) -> re.Pattern[str]:
    """Return the pattern of what changes in a text."""
    return _CHANGING_SPACES if "  " in text else _CHANGING


def _plain_edits(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield what changes in white space, quotation marks, dashes and invisible characters."""
    for match in _changing(text).finditer(text):
        start, end = match.span()
        found = text[start]
        if found in _QUOTES:
            yield start, end, _QUOTES[found]
        elif found in _DASHED:
            new = _dash(text, start)
            if new != found:
                yield start, end, new
        elif start and text[start - 1] == " ":
            yield start - 1, end, " "
        elif match.group().strip(INVISIBLE):
            yield start, end, " "
        else:
            yield start, end, ""


def _dash(text: str, at: int) -> str:
    """Return the class of a dash: a minus sign, a dash before a number, or any other."""
    char = text[at]
    skip = _SKIP_SPACE if char == _MINUS else _SKIP
    ahead = skip.match(text, at + 1)
    if ahead is None or not _is_number(text, ahead.end()):
        return "-"
    if char == _MINUS:
        return _MINUS
    before = at - 1
    while before >= 0 and text[before] in INVISIBLE:
        before -= 1
    if before >= 0 and not text[before].isspace() and text[before] not in _OPENING:
        return "-"
    return "\u2013" if char in _DASHES else _MINUS


def _is_number(text: str, at: int) -> bool:
    """Say whether a number starts here, with its currency sign or decimal mark if it has one."""
    head = text[at : at + 2]
    if not head:
        return False
    if head[0] in ".,":
        return head[1:].isdecimal()
    return head[0].isdecimal() or unicodedata.category(head[0]) == "Sc"


def _is_composed(text: str) -> bool:
    """Say whether a text is in NFC already; one with endless runs of accents never is."""
    if text.isascii():
        return True
    more = len(text.encode("utf-8", "surrogatepass")) - len(text)
    if more > FEW and _MARKS.search(text):
        return False
    return unicodedata.is_normalized("NFC", text)


def _composing_edits(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the letters whose accents are encoded otherwise than in NFC."""
    for match in _ENCODED.finditer(text):
        start = match.start()
        while start < match.end():
            end = start + 1
            while end < len(text) and _joins(text[end]):
                end += 1
            letter = text[start:end]
            if len(letter) <= MARKS_LIMIT + 1 and not letter.isascii():
                new = unicodedata.normalize("NFC", letter)
                if new != letter:
                    yield start, end, new
            start = end


def _joins(char: str) -> bool:
    """Say whether NFC may join this character to the one before: an accent or a Hangul vowel."""
    if "\u1161" <= char <= "\u1175" or "\u11a8" <= char <= "\u11c2":
        return True
    return char > "\u02ff" and unicodedata.category(char)[0] == "M"
