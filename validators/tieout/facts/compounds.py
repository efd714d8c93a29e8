"""Number words written as one: German "zweihundertfünfzig", "anderthalb", "zehntausend"."""

from __future__ import annotations

from functools import lru_cache

from tieout.facts.lexicon import Lexicon, Numeral, load_lexicon

_LONGEST_WORD = 60


def read_compound(word: str, lexicon: Lexicon) -> Numeral | None:
    """The numeral that a word built from several stands for, or None when it is no number."""
    if not 5 <= len(word) <= _LONGEST_WORD:
        return None
    return _read(word, lexicon.language)


@lru_cache(maxsize=4096)
def _read(word: str, language: str) -> Numeral | None:
    """A compound from its parts: [hundreds] [unit and ten], times a thousand, plus the rest."""
    numerals = load_lexicon(language).numerals
    half = _half(word, language)
    if half is not None:
        return half
    thousand = word.rfind("tausend")
    if thousand >= 0:
        before, after = word[:thousand], word[thousand + len("tausend") :]
        left = 1 if not before else _below_thousand(before, numerals)
        right = 0 if not after else _below_thousand(after.removeprefix("und"), numerals)
        if left is None or right is None:
            return None
        return Numeral("cardinal", left * 1000 + right)
    value = _below_thousand(word, numerals)
    return None if value is None else Numeral("cardinal", value)


def _half(word: str, language: str) -> Numeral | None:
    """Such as "Zweieinhalb": so many halves."""
    for ending in ("einhalb", "undeinhalb"):
        if word.endswith(ending):
            stem = word.removesuffix(ending).removesuffix("und")
            numerals = load_lexicon(language).numerals
            found = numerals.get(stem) or (_read(stem, language) if len(stem) > 4 else None)
            if found is not None and found.role in {"unit", "teen", "ten", "cardinal"}:
                return Numeral("mixed", found.value * 2 + 1)
    return None


def _below_thousand(word: str, numerals: dict[str, Numeral]) -> int | None:
    """Hundreds and what follows them."""
    hundreds, mark, rest = word.partition("hundert")
    if not mark:
        return _below_hundred(word, numerals)
    left = 1 if not hundreds else _below_hundred(hundreds, numerals)
    right = 0 if not rest else _below_hundred(rest.removeprefix("und"), numerals)
    return None if left is None or right is None else left * 100 + right


def _below_hundred(word: str, numerals: dict[str, Numeral]) -> int | None:
    """A unit, a teen, a ten, or a unit before a ten."""
    found = numerals.get(word)
    if found is not None and found.role in {"unit", "teen", "ten", "article"}:
        return found.value
    unit, mark, ten = word.partition("und")
    left, right = numerals.get(unit), numerals.get(ten)
    if mark and left is not None and right is not None and right.role == "ten":
        return left.value + right.value if left.role in {"unit", "article"} else None
    return None
