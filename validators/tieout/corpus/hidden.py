"""Characters of a source that show nothing, or turn the direction of writing, unasked.

Hidden text reads otherwise for a program than for a person. What a script needs is left alone:
joiners and word spaces of Arabic, Indic and South-East Asian scripts, marks of direction in a line
that is written from right to left, soft hyphens, joined emoji, a byte order mark at the start.

Source: Unicode Standard, sections 23.2 and 23.3; CVE-2021-42574; docs/decisions/0082.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE = re.compile(r"[^\r\n]+")
_HIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb"
    "\U000e0000-\U000e0fff]"
)
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff]")
_MARKS = "\u200e\u200f\u061c"
_JOINERS = "\u200b\u200c\u200d"
_UNJOINED = frozenset({"LATIN", "GREEK", "CYRILLIC", "ARMENIAN", "HEBREW", "GEORGIAN"})


@dataclass(frozen=True, slots=True)
class Hidden:
    """One hidden character.

    Args:
        line: Its line, from 1.
        character: The character.
    """

    line: int
    character: str

    @property
    def code(self) -> str:
        """Its code point: U+202E."""
        return f"U+{ord(self.character):04X}"


def find_hidden(text: str) -> list[Hidden]:
    r"""Return the characters of a source that hide something, in their order.

    Args:
        text: The source, with line ends of any kind.

    Examples:
        >>> find_hidden("plain\n9\u202e00 dead")
        [Hidden(line=2, character='\u202e')]
        >>> find_hidden("\ufeffsoft\u00adhyphen")
        []

    Source: docs/decisions/0082.
    """
    if not _HIDDEN.search(text):
        return []
    return list(_find(text))


def _find(text: str) -> Iterator[Hidden]:
    """Yield the hidden characters of a text that has some to look at."""
    line, counted = 1, 0
    for row in _LINE.finditer(text):
        begin, end = row.span()
        turned: bool | None = None
        for found in _HIDDEN.finditer(text, begin, end):
            if found[0] in _MARKS:
                if turned is None:
                    turned = _RIGHT_TO_LEFT.search(text, begin, end) is not None
                if turned:
                    continue
            elif _is_needed(text, found.start()):
                continue
            line += _ends(text, counted, begin)
            counted = begin
            yield Hidden(line, found[0])


def _ends(text: str, begin: int, end: int) -> int:
    r"""Return how many lines end in a stretch; \r\n ends one."""
    crossed = text.count("\r\n", begin, end)
    return text.count("\n", begin, end) + text.count("\r", begin, end) - crossed


def _is_needed(text: str, at: int) -> bool:
    """Whether the script in which a character stands asks for it."""
    character = text[at]
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if character == "\ufeff":
        return at == 0
    if character in _JOINERS:
        picture = character == "\u200d" and (_is_picture(before) or before == "\ufe0f")
        return picture or _joins(before) or _joins(after)
    if "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef":
        return _is_picture(before) or before in {*"0123456789#*"} or _is_letter(before)
    if "\u180b" <= character <= "\u180f":
        return _script(before) == "MONGOLIAN"
    if "\U000e0020" <= character <= "\U000e007f":
        return before == "\U0001f3f4" or "\U000e0020" <= before <= "\U000e007f"
    return False


def _joins(character: str) -> bool:
    """Whether a character is one of a script whose letters join, or whose words stand unparted."""
    return _is_letter(character) and _script(character) not in _UNJOINED


def _is_letter(character: str) -> bool:
    """Whether a character is a letter, or a mark on one, outside ASCII."""
    return character > "\x7f" and unicodedata.category(character)[0] in "LM"


def _is_picture(character: str) -> bool:
    """Whether a character is a symbol, as emoji are."""
    return character != "" and unicodedata.category(character) in {"So", "Sk", "Sm", "Po"}


@lru_cache(maxsize=4096)
def _script(character: str) -> str:
    """Return the first word of a character's name, which is that of its script."""
    return unicodedata.name(character, "").partition(" ")[0] if character else ""
