"""The words of a language that decide whether a full stop ends a sentence, kept as data.

`languages/<code>.csv` gives each word a kind: `title`, `inner` (neither ends a sentence),
`number` (not before a number), `month`, `final` and `time` (only before a word that starts
sentences), `starter`, `speech`, `opening` and `ordinal`. A word written with a capital stands for
that form alone, so that *Sun.* is a day and *sun.* is not.

Source: the lists are our convention, docs/decisions/0032.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_FOLDER = Path(__file__).with_name("languages")
_CODE = re.compile(r"[a-z]{2,3}(?=\Z|[-_])")
_SHORT = ("title", "inner", "number", "month", "final", "time")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language, by what they do.

    Args:
        short: What is written with a full stop, and its kind.
        starters: Words that start sentences, in lower case; what is no name.
        speech: Verbs that follow a quotation and its speaker.
        opening: Prepositions that may open a sentence before a time of day.
        ordinals: Words before which a number with a full stop is an ordinal.
    """

    short: dict[str, str]
    starters: frozenset[str]
    speech: frozenset[str]
    opening: frozenset[str]
    ordinals: frozenset[str]

    def kind(self, word: str) -> str:
        """Return what an abbreviation does, or an empty text for any other word.

        One capital letter is an initial, never the abbreviation of the small one.
        """
        found = self.short.get(word)
        return found or (self.short.get(word.lower(), "") if len(word) > 1 else "")


def words_of(language: str) -> Words:
    """Return the words of a language; one without a list has none.

    Args:
        language: A language tag (BCP 47), as `en` or `en-GB`.

    Examples:
        >>> words_of("en-GB").kind("Mr"), words_of("xx").kind("Mr")
        ('title', '')
    """
    code = _CODE.match(language.lower())
    return _load(code.group() if code else "")


@lru_cache(maxsize=32)
def _load(code: str) -> Words:
    """Read the list of one language."""
    lists: dict[str, dict[str, None]] = {}
    short: dict[str, str] = {}
    path = _FOLDER / f"{code}.csv"
    if code and path.is_file():
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                lists.setdefault(row["kind"], {})[row["word"]] = None
                if row["kind"] in _SHORT:
                    short.setdefault(row["word"], row["kind"])
    return Words(
        short,
        *(frozenset(lists.get(kind, ())) for kind in ("starter", "speech", "opening", "ordinal")),
    )
