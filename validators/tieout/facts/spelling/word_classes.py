"""The words that names have beside their telling ones: titles, particles, legal forms, numbers.

The classes are data, each row with its source: `tables/words.csv`.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from tieout.facts.spelling.scripts import rows

_ENGLISH: Final = ("exact", "organisation", "generic", "demonym")


@cache
def words_of_class(name: str) -> dict[str, str]:
    """Return the words of one class, each with the form it stands for."""
    return {word: kinds[name] for word, kinds in classes().items() if name in kinds}


@cache
def classes() -> dict[str, dict[str, str]]:
    """Return every word that has a class, with its classes and the form for each."""
    table: dict[str, dict[str, str]] = {}
    for row in rows("words.csv"):
        table.setdefault(row["word"], {})[row["class"]] = row["canonical"]
    return table


@cache
def exact_words() -> frozenset[str]:
    """Return the words that match nothing but themselves."""
    return frozenset(words_of_class("exact")) | frozenset(words_of_class("organisation").values())


@cache
def english_words() -> frozenset[str]:
    """Return the English words that say what an organisation is and where it is from."""
    listed = [words_of_class(name).values() for name in _ENGLISH]
    return frozenset(word for one in listed for word in one) - words_of_class("foreign").keys()
