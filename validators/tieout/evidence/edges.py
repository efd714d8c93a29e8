"""Where a quote may start and end: never inside a word, a number or its sign.

Source: our convention, docs/decisions/0031.
"""

from __future__ import annotations

import re
import unicodedata

_JOINERS = "-\u2010\u2011\u00ad\u2060\u200b\u200c\u200d'\u2019\u02bc_"
_MARKS_IN_NUMBER = ".,:/\u066b\u066c\u00b7'\u2019-\u2010\u2011\u2012\u2013\u2212\u00d7x^"
_SIGNS = "+-\u2212\u00b1~\u2248<>\u2264\u2265=\u2213"
_DEGREES = "%\u2030\u00b0\u00ba\u2032\u2033\u066a"
_GROUP_SPACES = " \u00a0\u2009\u202f"
_WORD = re.compile(r"\S+")
_SIGN_BEFORE = re.compile(rf"[{_SIGNS}][\s]?$")
_UNIT_AFTER = re.compile(rf"\s?[{_DEGREES}]|[$\u20ac\u00a3\u00a5\u20b9]")
_SCALE_AFTER = re.compile(
    r"\s(?:hundred|thousand|million|billion|trillion|dozen|crore|lakh|per\s?cent|percent"
    r"|bn|tn|mn|Tausend|Millionen|Milliarden|Mio|Mrd|Prozent)\b"
)


def cut_word(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the span of what is cut when a quote runs from start to end, or None.

    Units: code points of `text`, half-open.

    Examples:
        >>> cut_word("Some 2,700 people", 7, 10)
        (5, 10)
        >>> cut_word("Some 2,700 people", 5, 10) is None
        True
    """
    cut_before = _cuts_before(text, start)
    cut_after = _cuts_after(text, end)
    if not cut_before and not cut_after:
        return None
    low, high = start, end
    if cut_before:
        while low > 0 and (not text[low - 1].isspace() or _inside(text, low)):
            low -= 1
    if cut_after:
        while high < len(text) and (not text[high].isspace() or _inside(text, high)):
            high += 1
    return low, high


def _inside(text: str, at: int) -> bool:
    """Say whether this place lies inside a word, a number or a signed figure."""
    return _cuts_before(text, at) or _cuts_after(text, at)


def _is_letter(char: str) -> bool:
    """Say whether a character belongs to a word: a letter, a digit or an accent."""
    return char.isalnum() or unicodedata.category(char)[0] == "M" or char == "_"


def _cuts_before(text: str, at: int) -> bool:
    """Say whether a quote that starts here leaves the head of a word or number behind."""
    if at <= 0 or at >= len(text):
        return False
    first, before = text[at], text[at - 1]
    if _is_letter(first) and _is_letter(before):
        return not _is_unspaced(first) and not _is_unspaced(before)
    earlier = text[at - 2] if at > 1 else ""
    if _is_letter(first) and before in _JOINERS and earlier and _is_letter(earlier):
        return True
    if not first.isdecimal():
        return (
            first in _MARKS_IN_NUMBER and text[at + 1 : at + 2].isdecimal() and before.isdecimal()
        ) or (first in _JOINERS and _is_letter(before) and _is_letter(text[at + 1 : at + 2] or " "))
    if before in _MARKS_IN_NUMBER and earlier.isdecimal():
        return True
    if before in ".," and not earlier.isalnum() and (not earlier or earlier.isspace()):
        return before == "."
    if unicodedata.category(before) == "Sc":
        return True
    sign = _SIGN_BEFORE.search(text, max(0, at - 2), at)
    if sign is not None and (
        before in _SIGNS or text[at - 2] in "<>\u2264\u2265=~\u2248\u00b1\u2212"
    ):
        head = text[sign.start() - 1] if sign.start() > 0 else " "
        return before != "-" or head.isspace() or head in "([\"'\u201c\u2018" or head.isalnum()
    return before in _GROUP_SPACES and earlier.isdecimal() and _is_group(text, at)


def _is_group(text: str, at: int) -> bool:
    """Say whether the three digits here belong to the number before the space: 10 000."""
    digits = re.compile(r"[0-9]+").match(text, at)
    if digits is None or digits.end() - at != 3:
        return False
    head = at - 1
    while head > 0 and text[head - 1].isdecimal():
        head -= 1
    return at - 1 - head <= 3


def _cuts_after(text: str, at: int) -> bool:
    """Say whether a quote that ends here leaves the tail of a word or number behind."""
    if at <= 0 or at >= len(text):
        return False
    last, after = text[at - 1], text[at]
    if unicodedata.category(after)[0] == "M":
        return True
    if _is_letter(last) and _is_letter(after):
        return not _is_unspaced(last) and not _is_unspaced(after)
    later = text[at + 1] if at + 1 < len(text) else ""
    if _is_letter(last) and after in _JOINERS and later and _is_letter(later):
        return not _is_possessive(text, at)
    if not last.isdecimal():
        return last in _MARKS_IN_NUMBER and after.isdecimal() and text[max(0, at - 2)].isdecimal()
    if after in _MARKS_IN_NUMBER and later.isdecimal():
        return True
    if _UNIT_AFTER.match(text, at) or _SCALE_AFTER.match(text, at):
        return True
    return after in _GROUP_SPACES and later.isdecimal() and _is_group(text, at + 1)


def _is_possessive(text: str, at: int) -> bool:
    """Say whether what follows is `'s` and then no letter: it may stand outside a quote."""
    return (
        text[at] in "'\u2019\u02bc"
        and text[at + 1] in "sS"
        and not (at + 2 < len(text) and _is_letter(text[at + 2]))
    )


def _is_unspaced(char: str) -> bool:
    """Say whether a character is of a script written without spaces between words."""
    return (
        "\u0e00" <= char <= "\u0eff"
        or "\u1000" <= char <= "\u109f"
        or "\u1780" <= char <= "\u17ff"
        or "\u3040" <= char <= "\u30ff"
        or "\u3400" <= char <= "\u9fff"
        or "\uf900" <= char <= "\ufaff"
        or "\U00020000" <= char <= "\U0003ffff"
    )
