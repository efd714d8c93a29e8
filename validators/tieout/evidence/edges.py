"""Where a quote may start and end: never inside a word, a number, its sign or its unit.

A figure without its sign, currency or per-cent mark is another figure, so `5` is no quote from
`-5`, `$5`, `5 %` or `5 million`; and `government` is none from `anti-government`.

Source: our convention, docs/decisions/0031.
"""

from __future__ import annotations

import re
import unicodedata

from tieout.corpus.folding import INVISIBLE

_APOSTROPHES = "'\u2019\u02bc\uff07"
_JOINERS = "-\u2010\u2011_&@" + _APOSTROPHES
_NUMBER_MARKS = ".,:/\u2044\u066b\u066c\u00b7-\u2010\u2011\u2012\u2013\u2212\u00d7^" + _APOSTROPHES
_SIGNS = "+\u2212\u00b1~\u2248<>\u2264\u2265=\u2213"
_DASH_SIGNS = "-\u2010\u2011\u2012\u2013\ufe63\uff0d"
_SIGNS_APART = "\u2212\u00b1~\u2248<>\u2264\u2265="
_DEGREES = "%\u2030\u00b0\u00ba\u2032\u2033\u066a\uff05"
_SPACES = " \u00a0\u2009\u202f"
_HAN_NUMBERS = frozenset(
    "\u3007\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341\u767e\u5343\u4e07\u842c"
    "\u4ebf\u5104\u5146\u4e24\u5169"
)
_UNSPACED = (
    ("\u0e00", "\u0eff"),
    ("\u0f00", "\u0fff"),
    ("\u1000", "\u109f"),
    ("\u1780", "\u17ff"),
    ("\u3040", "\u30ff"),
    ("\u3400", "\u9fff"),
    ("\uf900", "\ufaff"),
    ("\U00020000", "\U0003ffff"),
)
_SCALE = re.compile(
    r"\s(?:hundred|thousand|million|billion|trillion|dozen|crore|lakh|percent|per\scent"
    r"|bn|tn|mn|tausend|Millionen|Milliarden|Mio|Mrd|Prozent)(?![^\W_])"
)


def cut_word(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the whole of what a quote from start to end cuts into, or None if it cuts nothing.

    Units: code points of `text`, half-open.

    Examples:
        >>> cut_word("Some 2,700 people", 7, 10)
        (5, 10)
        >>> cut_word("Some (2,700) people", 8, 11)
        (6, 11)
        >>> cut_word("Some 2,700 people", 5, 10) is None
        True
    """
    cut_before, cut_after = is_cut(text, start), is_cut(text, end)
    if not cut_before and not cut_after:
        return None
    low, high = start, end
    while cut_before and low > 0 and (is_cut(text, low) or not text[low - 1].isspace()):
        low -= 1
    while cut_after and high < len(text) and (is_cut(text, high) or not text[high].isspace()):
        high += 1
    while low < start and not (text[low].isalnum() or is_cut(text, low + 1)):
        low += 1
    while high > end and not (text[high - 1].isalnum() or is_cut(text, high - 1)):
        high -= 1
    return low, high


def is_cut(text: str, at: int) -> bool:
    """Say whether a place lies inside a word or a number with its sign and unit.

    Examples:
        >>> [at for at in range(1, 10) if is_cut("a $5 bn fee", at)]
        [3, 4, 5, 6, 9]
    """
    if at <= 0 or at >= len(text):
        return False
    left, right = text[at - 1], text[at]
    if left == " " and right.isalpha() and not text[at - 2 : at - 1].isdecimal():
        return False
    if right == " " and left.isalpha():
        return False
    if left.isspace():
        return not right.isspace() and left in _SPACES and _is_spaced_number(text, at - 1)
    if right.isspace():
        return right in _SPACES and _is_spaced_number(text, at)
    if right in INVISIBLE or left in INVISIBLE:
        return _is_cut_unseen(text, at)
    return _is_cut_between(text, at, at)


def _is_cut_unseen(text: str, at: int) -> bool:
    """Look past invisible characters on both sides of a place."""
    before, after = at, at
    while before > 0 and text[before - 1] in INVISIBLE:
        before -= 1
    while after < len(text) and text[after] in INVISIBLE:
        after += 1
    if before == 0 or after == len(text) or text[before - 1].isspace() or text[after].isspace():
        return False
    return _is_cut_between(text, before, after)


def _is_cut_between(text: str, before: int, after: int) -> bool:
    """Say whether the characters that end before and start after belong together."""
    left, right = text[before - 1], text[after]
    if _is_word(left) and _is_word(right):
        if left in _HAN_NUMBERS and right in _HAN_NUMBERS:
            return True
        return not (_is_unspaced(left) or _is_unspaced(right))
    if unicodedata.category(right)[0] == "M":
        return True
    earlier = text[before - 2] if before > 1 else " "
    later = text[after + 1] if after + 1 < len(text) else " "
    if _is_word(left):
        return _opens_inside(text, after, left, right, later)
    if _is_word(right):
        return _closes_inside(text, after, earlier, left, right)
    sign = left in _SIGNS or left in _DASH_SIGNS
    return sign and _is_currency(right) and later.isdecimal()


def _opens_inside(text: str, after: int, left: str, right: str, later: str) -> bool:
    """Say whether a mark after a letter or digit goes on with the same word or number."""
    if left.isdecimal():
        if right in _DEGREES or _is_currency(right):
            return True
        if right in _NUMBER_MARKS and later.isdecimal():
            return True
    if _is_currency(right):
        return later.isdecimal()
    if not _is_word(later):
        return False
    if right in _APOSTROPHES:
        return not _is_possessive(text, after)
    return right in _JOINERS or (right == "." and _is_dotted(text, after + 1, left))


def _closes_inside(text: str, after: int, earlier: str, left: str, right: str) -> bool:
    """Say whether a mark before a letter or digit goes on from the same word or number."""
    if right.isdecimal():
        if left in _SIGNS or _is_currency(left):
            return True
        if left in _NUMBER_MARKS and earlier.isdecimal():
            return True
        if left == "." and not _is_word(earlier) and earlier != ".":
            return True
        if left in _DASH_SIGNS and (
            earlier.isspace() or not (_is_word(earlier) or earlier == left)
        ):
            return True
    if left in _DEGREES:
        return earlier.isdecimal() and right in "CFK"
    if not _is_word(earlier):
        return False
    if left in _APOSTROPHES:
        return not _is_possessive(text, after - 1)
    return left in _JOINERS or (left == "." and _is_dotted(text, after, earlier))


def _is_dotted(text: str, at: int, left: str) -> bool:
    """Say whether a full stop without a space stands inside a word: U.S, example.com."""
    new_sentence = text[at].isupper() and text[at + 1 : at + 2].islower()
    return left.isalpha() and text[at].isalpha() and not new_sentence


def _is_spaced_number(text: str, space: int) -> bool:
    """Say whether a number goes on over one space: 10 000, 5 %, < 5, 2 million, $ 5."""
    if space == 0 or space + 1 >= len(text):
        return False
    left, right = text[space - 1], text[space + 1]
    if left.isdecimal():
        if right in _DEGREES or _is_currency(right) or unicodedata.category(right) == "No":
            return not (_is_currency(right) and text[space + 2 : space + 3].isdecimal())
        if right.isdecimal():
            return _is_group(text, space)
        return _SCALE.match(text, space) is not None
    return right.isdecimal() and (left in _SIGNS_APART or _is_currency(left))


def _is_group(text: str, space: int) -> bool:
    """Say whether three digits after a space belong to the number before it."""
    high = space + 1
    while high < len(text) and text[high].isdecimal():
        high += 1
    low = space
    while low > 0 and text[low - 1].isdecimal():
        low -= 1
    return high - space - 1 == 3 and space - low <= 3


def _is_possessive(text: str, apostrophe: int) -> bool:
    """Say whether what follows is `'s` and then no letter: it may stand outside a quote."""
    tail = text[apostrophe + 1 : apostrophe + 3]
    return tail[:1] in ("s", "S") and not (len(tail) > 1 and _is_word(tail[1]))


def _is_word(char: str) -> bool:
    """Say whether a character belongs to a word: a letter, a digit, an accent."""
    return char.isalnum() or unicodedata.category(char)[0] == "M"


def _is_currency(char: str) -> bool:
    """Say whether a character is a currency sign."""
    return char == "$" or (char > "\x7f" and unicodedata.category(char) == "Sc")


def _is_unspaced(char: str) -> bool:
    """Say whether a character is of a script written without spaces between words."""
    return char >= "\u0e00" and any(low <= char <= high for low, high in _UNSPACED)
