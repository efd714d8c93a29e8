"""Number words written as one: German "zweihundertfünfzig", "zweieinhalb", "zehntausend".

A compound is taken apart by the language's own words for hundred, thousand and "and"; a unit may
stand before its ten.
"""

from __future__ import annotations

from functools import lru_cache

from tieout.facts.numbers.lexicon import Lexicon, Numeral, load_lexicon

_LONGEST_WORD = 60
_LEAST = frozenset({"unit", "teen", "ten", "article"})


def read_compound(word: str, lexicon: Lexicon) -> Numeral | None:
    """The numeral that a word built from several stands for, or None when it is no number."""
    if not 5 <= len(word) <= _LONGEST_WORD:
        return None
    return _read(word, lexicon.language)


@lru_cache(maxsize=4096)
def _read(word: str, language: str) -> Numeral | None:
    """A compound from its parts: [hundreds] [unit and ten], times a thousand, plus the rest."""
    lexicon = load_lexicon(language)
    if lexicon.half_ending and word.endswith(lexicon.half_ending):
        stem = word.removesuffix(lexicon.half_ending)
        return _with_half(stem.removesuffix(_word(lexicon, "and")), lexicon)
    value = _thousands(word, lexicon)
    return None if value is None else Numeral("cardinal", value)


def _word(lexicon: Lexicon, role: str, value: int = 0) -> str:
    """The language's word for a role: "hundert", "tausend", "und"."""
    sought = Numeral(role, value)
    return next((word for word, numeral in lexicon.numerals.items() if numeral == sought), "")


def _with_half(stem: str, lexicon: Lexicon) -> Numeral | None:
    """Such as "zweieinhalb": so many halves."""
    value = _thousands(stem, lexicon)
    return None if value is None else Numeral("mixed", value * 2 + 1)


def _thousands(word: str, lexicon: Lexicon) -> int | None:
    """Thousands and what follows them."""
    before, mark, after = word.rpartition(_word(lexicon, "scale", 1000))
    if not mark:
        return _hundreds(word, lexicon)
    left = 1 if not before else _hundreds(before, lexicon)
    right = 0 if not after else _hundreds(after.removeprefix(_word(lexicon, "and")), lexicon)
    return None if left is None or right is None else left * 1000 + right


def _hundreds(word: str, lexicon: Lexicon) -> int | None:
    """Hundreds and what follows them."""
    before, mark, after = word.partition(_word(lexicon, "hundred", 100))
    if not mark:
        return _tens(word, lexicon)
    left = 1 if not before else _tens(before, lexicon)
    right = 0 if not after else _tens(after.removeprefix(_word(lexicon, "and")), lexicon)
    return None if left is None or right is None else left * 100 + right


def _tens(word: str, lexicon: Lexicon) -> int | None:
    """A unit, a teen, a ten, or a unit before a ten."""
    found = lexicon.numerals.get(word)
    if found is not None and found.role in _LEAST:
        return found.value
    unit, mark, ten = word.partition(_word(lexicon, "and"))
    left, right = lexicon.numerals.get(unit), lexicon.numerals.get(ten)
    if not mark or left is None or right is None or right.role != "ten":
        return None
    return left.value + right.value if left.role in {"unit", "article"} else None
