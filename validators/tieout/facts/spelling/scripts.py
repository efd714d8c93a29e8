"""Any script in the letters a to z, as far as tables and the names of characters know how."""

from __future__ import annotations

import csv
import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Final

_FOLDER: Final = Path(__file__).parent / "tables"
_MARKS: Final = re.compile(
    "([\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0591-\u05c7]{30})"
    "[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0591-\u05c7]+"
)
_SURNAME: Final = re.compile(
    "(?<![\uac00-\ud7a3])([\uac00-\ud7a3])(?=[\uac00-\ud7a3]{1,3}(?![\uac00-\ud7a3]))"
)
_CLOSED: Final = {"g": "k", "d": "t", "b": "p", "s": "t", "j": "t"}
_HAN: Final = re.compile("[\u4e00-\u9fff]+")
_INDIC: Final = re.compile("[\u0900-\u0dff]+")
_INDIC_NAME: Final = re.compile(r"[A-Z]+ (LETTER|VOWEL SIGN|SIGN) (?:VOCALIC )?([A-Z ]+)")
_INDIC_SOUNDS: Final = {
    "aa": "a",
    "ii": "i",
    "uu": "u",
    "ee": "e",
    "oo": "o",
    "r": "ri",
    "ca": "cha",
    "cha": "chha",
    "tta": "ta",
    "ttha": "tha",
    "dda": "da",
    "ddha": "dha",
    "nna": "na",
    "nnna": "na",
    "rra": "ra",
    "lla": "la",
    "llla": "la",
    "ssa": "sha",
}
_SILENCING: Final = frozenset({"VIRAMA", "AL"})
_NASAL: Final = frozenset({"ANUSVARA", "CANDRABINDU", "BINDI", "TIPPI"})


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of one data file of the spellings folder."""
    with (_FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


@cache
def _letters() -> tuple[dict[str, str], re.Pattern[str]]:
    """Return the table of letters outside a to z, and the pattern that finds its entries."""
    table = {row["letter"]: row["latin"] for row in rows("letters.csv")}
    longest = sorted(table, key=len, reverse=True)
    return table, re.compile("|".join(map(re.escape, longest)))


class _Plain(dict[int, str]):
    """The letters of Latin scripts, each with its plain ones; filled as letters are met."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        plain = _letters()[0].get(letter)
        if plain is None:
            parts = unicodedata.normalize("NFKD", letter)
            plain = "".join([part for part in parts if not unicodedata.combining(part)])
        self[code] = plain
        return plain


_PLAIN: Final = _Plain()
_LATIN: Final = re.compile("[\x00-\u024f\u1e00-\u1eff]*")


def is_latin(text: str) -> bool:
    """Return whether a text has no letters but those of Latin scripts, no mark by itself.

    Examples:
        >>> is_latin("Dvořák"), is_latin("Ηράκλειο")
        (True, False)
    """
    return _LATIN.fullmatch(text) is not None


def latinise(text: str) -> str:
    """Return the text in lower-case letters a to z where the tables know how.

    Marks fall away, letters of other scripts become the Latin letters of their usual
    romanisation, by table or, where a letter is a syllable (Indic scripts, Ethiopic, Japanese,
    Korean), by its name in Unicode, and Chinese names of known characters; what
    none of these knows stays as it is.
    Capitals stand for letters whose mark other sources leave out (W for s with a mark, V for c, Y
    for z, R for a crossed d) and for ayn (O). A Korean word of two to four syllables is parted
    after the first, the surname.

    Args:
        text: A name, or a part of one.

    Returns:
        The text in Latin letters. White space and punctuation stay.

    Examples:
        >>> latinise("Лавров"), latinise("Ηράκλειο"), latinise("Fāṭima")
        ('lavrov', 'irakleio', 'fatima')

    Source:
        The source column of `tables/letters.csv`.
    """
    if text.isascii():
        return text.lower()
    if is_latin(text):
        return text.lower().translate(_PLAIN)
    text = unicodedata.normalize("NFC", _MARKS.sub(r"\1", text)).lower()
    table, pattern = _letters()
    text = pattern.sub(lambda found: table[found[0]], text)
    text = _INDIC.sub(_indic, text)
    marked = unicodedata.normalize("NFKD", text)
    plain = "".join([letter for letter in marked if not unicodedata.combining(letter)])
    if plain.isascii():
        return plain
    plain = pattern.sub(lambda found: table[found[0]], plain)
    if plain.isascii():
        return plain
    composed = _SURNAME.sub(r"\1 ", unicodedata.normalize("NFC", plain))
    composed = _HAN.sub(_pinyin, composed)
    return "".join([_syllable(letter) for letter in composed])


@cache
def _characters() -> dict[str, str]:
    """Return the Chinese characters that are common in names, with their sound."""
    return {row["character"]: row["pinyin"] for row in rows("han.csv")}


def _pinyin(found: re.Match[str]) -> str:
    """Return a Chinese name in pinyin, the surname apart; as it stands if it may be no such name.

    A name of two or three characters that are all known is read; one of Japan looks the same, so
    a reading that does not fit decides nothing.
    """
    characters, name = _characters(), found[0]
    if not 2 <= len(name) <= 3 or any(one not in characters for one in name):
        return name
    return f"{characters[name[0]]} {''.join(characters[one] for one in name[1:])}"


def _syllable(letter: str) -> str:
    """Return a Korean, Japanese or Ethiopic syllable in Latin letters, by its name in Unicode."""
    if letter < "\u1200":
        return letter
    name = unicodedata.name(letter, "")
    if name.startswith("HANGUL SYLLABLE "):
        sound = name[16:].lower().replace("eo", "o").replace("eu", "u")
        return sound[:-1] + _CLOSED.get(sound[-1], sound[-1])
    if name.startswith(("HIRAGANA LETTER ", "KATAKANA LETTER ", "ETHIOPIC SYLLABLE ")):
        return name.rsplit(" ", 1)[1].lower()
    return letter


def _indic(found: re.Match[str]) -> str:
    """Return a word of an Indic script in Latin letters, by the names of its characters.

    A consonant carries an a, which a vowel sign replaces, a virama takes away, and the end of the
    word silences unless two consonants stand before it.
    """
    sounds: list[str] = []
    carried = joined = silent = False
    for letter in found[0]:
        named = _INDIC_NAME.match(unicodedata.name(letter, ""))
        if named is None:
            continue
        kind, sound = named[1], named[2].lower()
        silenced = named[2] in _SILENCING
        if carried and (kind == "VOWEL SIGN" or silenced):
            sounds[-1] = sounds[-1][:-1]
        if kind == "SIGN":
            sounds.append("n" if named[2] in _NASAL else "")
            silent, carried = silenced, False
            continue
        sound = _INDIC_SOUNDS.get(sound, sound)
        joined, silent = silent, False
        carried = kind == "LETTER" and len(sound) > 1 and sound[-1] == "a"
        sounds.append(sound)
    if carried and not joined and len(sounds) > 1:
        sounds[-1] = sounds[-1][:-1]
    return "".join(sounds).replace("nh", "ngh")
