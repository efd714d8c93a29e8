"""Words that hold a sentence together and tell nothing by themselves: the closed classes.

Articles, pronouns, prepositions, conjunctions, auxiliaries and negations are few, and most
sentences share them; what a sentence is about stands in the others. The words are data under
`languages/<code>/function_words.csv`, each class with its source.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def telling(words: Sequence[str], like: Sequence[str] = ()) -> list[str]:
    """Return the words that are no function words of the language they are in.

    That is the language whose function words occur most often among them; in a language that is not
    known all words are kept.

    Args:
        words: Words in small letters.
        like: More words of the same language, from which it is told.

    Examples:
        >>> telling(["we", "won't", "leave", "the", "city"])
        ['leave', 'city']
        >>> telling(["wir", "haben", "einen", "neuen", "plan"])
        ['neuen', 'plan']
    """
    known = max(_lists(), key=lambda known: sum(_is_one(word, known) for word in (*words, *like)))
    return [word for word in words if not _is_one(word, known)]


def _is_one(word: str, known: frozenset[str]) -> bool:
    """Whether a word, or what stands before its apostrophe, is a function word."""
    head, mark, _ = word.partition("'")
    return word in known or (bool(mark) and bool({head, head.removesuffix("n")} & known))


@cache
def _lists() -> tuple[frozenset[str], ...]:
    """Return the function words of each language."""
    folders = resources.files("tieout.facts.languages").iterdir()
    files = [folder / "function_words.csv" for folder in sorted(folders, key=str)]
    return tuple(
        frozenset(
            word
            for row in csv.DictReader(file.read_text(encoding="utf-8").splitlines(), strict=True)
            for word in row["words"].split()
        )
        for file in files
        if file.is_file()
    )
