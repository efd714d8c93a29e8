"""The words of a language that decide whether a stop ends a sentence, kept as data.

`languages/<code>.csv` gives each word a kind:

- `title`, `inner`: neither ends a sentence;
- `number`: ends none before a number;
- `month`, `final`, `time`: ends one only before a word that starts sentences;
- `starter`: starts sentences and is no name;
- `noun`: starts sentences and may be a surname, so that it does not after an initial;
- `after_time`: stands after a time of day, as the names of days do;
- `opening`: may open a sentence before a time of day;
- `speech`, `address`, `particle`: verbs that follow a quotation and its speaker, those of them that
  name a listener, and small words in the names of speakers;
- `clause`, `determiner`: words that show a clause of its own after verbs of speech; the second kind
  does not after verbs that name a listener;
- `vowel`: the letters of which every word has one; a short word without is short for more;
- `ordinal`: a number with a full stop before it is an ordinal.

A word written with a capital stands for that form alone, so that *Sun.* is a day and *sun.* is not.

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
_ALIKE = {"nb": "no", "nn": "no"}
_SHORT = ("title", "inner", "number", "month", "final", "time")
_LISTS = (
    "starter",
    "noun",
    "after_time",
    "opening",
    "speech",
    "address",
    "particle",
    "clause",
    "determiner",
    "ordinal",
    "vowel",
)
_LONGEST_SHORT = 5


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language, by what they do.

    Args:
        short: What is written with a full stop, and its kind.
        starters: Words that start sentences, in lower case; what is no name.
        nouns: Common nouns that start sentences, in lower case.
        after_time: Words that stand after a time of day.
        opening: Prepositions that may open a sentence before a time of day.
        speech: Verbs that follow a quotation and its speaker.
        address: Such verbs that name a listener.
        particles: Small words inside of names.
        clause: Words after such a verb that show that it governs a clause.
        determiners: The same, if the verb names no listener.
        ordinals: Words before which a number with a full stop is an ordinal.
        vowels: The letters of which every word has one; none if that does not hold.
    """

    short: dict[str, str]
    starters: frozenset[str]
    nouns: frozenset[str]
    after_time: frozenset[str]
    opening: frozenset[str]
    speech: frozenset[str]
    address: frozenset[str]
    particles: frozenset[str]
    clause: frozenset[str]
    determiners: frozenset[str]
    ordinals: frozenset[str]
    vowels: frozenset[str]

    def kind(self, word: str) -> str:
        """Return what an abbreviation does, or an empty text for any other word.

        One capital letter is an initial, never the abbreviation of the small one.
        """
        found = self.short.get(word)
        if found or len(word) < 2:
            return found or ""
        small = word.lower()
        found = self.short.get(small, "")
        if found or len(word) > _LONGEST_SHORT or not self.vowels.isdisjoint(small):
            return found
        lacking = self.vowels and word.isascii() and word.isalpha() and not word.isupper()
        return "final" if lacking else ""

    def governs(self, verb: str, following: str) -> bool:
        """Say whether a verb of speech governs a clause of its own, as in *asked if*."""
        named = following in self.determiners and verb not in self.address
        return named or following in self.clause

    def starts(self, word: str) -> bool:
        """Say whether a word starts sentences: itself, or what stands before its apostrophe."""
        plain = word.lower().replace("\u2019", "'").rstrip(".")
        if plain in self.starters:
            return not (len(word) == 2 and word[1] == ".")
        head, mark, _ = plain.partition("'")
        return bool(mark) and (head in self.starters or head + mark in self.starters)


def words_of(language: str) -> Words:
    """Return the words of a language; one without a list has none.

    Args:
        language: A language tag (BCP 47), as `en` or `en-GB`.

    Examples:
        >>> words_of("en-GB").kind("Mr"), words_of("xx").kind("Mr")
        ('title', '')
    """
    code = _CODE.match(language.lower())
    found = code.group() if code else ""
    return _load(_ALIKE.get(found, found))


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
    return Words(short, *(frozenset(lists.get(kind, ())) for kind in _LISTS))
