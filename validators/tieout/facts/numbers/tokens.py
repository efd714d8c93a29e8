"""Text cut into numbers, words and signs, once, so that every later step is linear."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

LONGEST_NUMBER = 60
"""No figure of use has more digits; a longer run of digits is no number."""
LARGEST_EXPONENT = 99
"""Powers of ten beyond it are no number (a googol is 1e100)."""

DIGITS, WORD, SIGN, GLYPH, JUNK, END = range(6)
"""Kinds of token: number in digits, word, sign, `½`, digits that are no number, end of text."""

_TOKEN = re.compile(
    r"(?P<word>[^\W0-9_¼½¾⅐-⅞]+(?:['’][^\W0-9_¼½¾⅐-⅞]+)*)"
    r"|(?P<digits>(?:(?<![0-9A-Za-z.])[.])?[0-9]+(?:[.,'’][0-9]+)*(?:[eE][+\-−]?[0-9]+(?![0-9A-Za-z]))?)"
    r"|(?P<glyph>[¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])"
    r"|(?P<sign>\n[ \t\r]*\n|>=|<=|=>|=<|\+/[-−–]|\+[-−–]|\.\.\.?|[^\s])"
)
_KINDS = (END, WORD, DIGITS, GLYPH, SIGN)
"""The kind of each alternative of the pattern, counted from one."""
_PART = re.compile(r"[0-9]+|[^0-9]")
_EXPONENT = re.compile(r"([eE])([+\-−]?)([0-9]+)$")


class Token(NamedTuple):
    """One piece of a text.

    Units: start and end are code points of the text, half-open.
    """

    kind: int
    text: str
    lower: str
    start: int
    end: int
    value: Decimal | None


_new = tuple.__new__
"""Makes a token without a check of its names, which would take most of the time."""


def tokenise(text: str, decimal: str = ".", groups: str = ",'’") -> list[Token]:
    """The tokens of a text in order, closed by one of kind END.

    Args:
        text: Any text.
        decimal: The decimal mark of the language.
        groups: The marks that may stand between groups of digits.
    """
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text):
        piece, (start, end), kind = match[0], match.span(), _KINDS[match.lastindex or 0]
        if kind == WORD:
            tokens.append(_new(Token, (WORD, piece, piece.lower(), start, end, None)))
        elif kind != DIGITS:
            tokens.append(_new(Token, (kind, piece, piece, start, end, None)))
        else:
            value = read_digits(piece, decimal, groups)
            if value is not None:
                tokens.append(_new(Token, (DIGITS, piece, piece, start, end, value)))
            else:
                tokens.extend(_split(piece, start, decimal, groups))
    tokens.append(Token(END, "", "", len(text), len(text), None))
    return tokens


def read_digits(text: str, decimal: str = ".", groups: str = ",'’") -> Decimal | None:
    """The number that digits with marks between them stand for, or None when they are none.

    Groups after the first have three digits, or two before a last one of three, as in India. A
    mark of the other convention is understood where it cannot mean anything else (`1.234,56`).

    Examples:
        >>> [str(read_digits(text)) for text in ("1,234.5", "12,34,567", "1.234,56", "5,12,43")]
        ['1234.5', '1234567', '1234.56', 'None']
    """
    if len(text) > LONGEST_NUMBER:
        return None
    if text.isdigit():
        return Decimal(text)
    exponent = 0
    power = _EXPONENT.search(text)
    if power:
        if len(power[3]) > 3 or int(power[3]) > LARGEST_EXPONENT:
            return None
        exponent = -int(power[3]) if power[2] in {"-", "−"} and power[2] else int(power[3])
        text = text[: power.start()]
    parts = re.split(r"[.,'’]", text)
    marks = [char for char in text if not char.isdigit()]
    whole: str | None
    if not marks:
        whole, rest = text, ""
    elif marks[-1] == decimal and marks.count(decimal) == 1:
        whole, rest = _grouped(parts[:-1], marks[:-1], groups), parts[-1]
        if whole is None:
            return None
    elif set(marks) <= set(groups) and len(set(marks)) == 1:
        grouped = _grouped(parts, marks, groups)
        if grouped is None:
            if len(marks) != 1 or parts[0] != "0" or marks[0] not in ",.":
                return None
            grouped, rest = "0", parts[1]
        else:
            rest = ""
        whole = grouped
    elif marks.count(decimal) > 1 and set(marks) == {decimal}:
        grouped = _grouped(parts, marks, decimal)
        if grouped is None or len(parts) < 3:
            return None
        whole, rest = grouped, ""
    elif marks[-1] in ",." and marks.count(marks[-1]) == 1:
        grouped = _grouped(parts[:-1], marks[:-1], ".,'’")
        if grouped is None:
            return None
        whole, rest = grouped, parts[-1]
    else:
        return None
    return Decimal(f"{whole or '0'}.{rest}E{exponent}" if rest or exponent else whole or "0")


def _grouped(parts: list[str], marks: list[str], groups: str) -> str | None:
    """The digits of groups that are rightly cut, joined; None when they are not."""
    if len(parts) == 1:
        return parts[0]
    if len(set(marks)) != 1 or marks[0] not in groups:
        return None
    first, middle, last = parts[0], parts[1:-1], parts[-1]
    if len(last) != 3 or not first or first == "0":
        return None
    by_thousand = len(first) <= 3 and all(len(part) == 3 for part in middle)
    by_lakh = bool(middle) and len(first) <= 2 and all(len(part) == 2 for part in middle)
    return "".join(parts) if by_thousand or by_lakh else None


def _split(piece: str, start: int, decimal: str, groups: str) -> list[Token]:
    """Digits that are no one number: several numbers between commas, else a token to pass over."""
    commas = {char for char in piece if not char.isdigit()} <= {",", "'", "’"}
    if not commas or len(piece) > LONGEST_NUMBER:
        return [Token(JUNK, piece, piece, start, start + len(piece), None)]
    tokens = []
    for match in _PART.finditer(piece):
        part, at = match.group(), start + match.start()
        value = read_digits(part, decimal, groups) if part.isdigit() else None
        kind = SIGN if value is None else DIGITS
        tokens.append(Token(kind, part, part, at, at + len(part), value))
    return tokens
