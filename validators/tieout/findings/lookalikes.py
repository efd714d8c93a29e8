"""Words that differ and look the same: told apart by the codes of their characters."""

from __future__ import annotations

import unicodedata

_MOST = 3


def codes_apart(left: str, right: str) -> tuple[str, str]:
    """Return the codes of the characters in which two words differ that may look the same.

    Both are empty where a reader sees the difference: words of different length, other letters of
    one alphabet, a letter with a mark and one without.

    Examples:
        >>> codes_apart("th\u0430n", "than")
        ('U+0430', 'U+0061')
        >>> codes_apart("then", "than"), codes_apart("caf\u00e9", "cafe")
        (('', ''), ('', ''))

    Source: Unicode Technical Standard 39 (what looks alike comes from another script, or is a
        variant of compatibility); our convention.
    """
    left, right = (unicodedata.normalize("NFC", word) for word in (left, right))
    apart = [(a, b) for a, b in zip(left, right, strict=False) if a != b]
    if len(left) != len(right) or not apart or not all(_alike(a, b) for a, b in apart):
        return "", ""
    told = list(dict.fromkeys(apart))[:_MOST]
    return " ".join(_code(a) for a, _ in told), " ".join(_code(b) for _, b in told)


def _alike(left: str, right: str) -> bool:
    """Whether two characters of one kind may look the same: other scripts, or one a variant."""
    if left.isascii() and right.isascii():
        return False
    if unicodedata.category(left)[0] != unicodedata.category(right)[0]:
        return False
    if unicodedata.normalize("NFKC", left) == unicodedata.normalize("NFKC", right):
        return True
    return _script(left) != _script(right)


def _script(character: str) -> str:
    """Return the script that the name of a character begins with."""
    return unicodedata.name(character, "").partition(" ")[0]


def _code(character: str) -> str:
    """Return a code point as it is written: U+0430."""
    return f"U+{ord(character):04X}"
