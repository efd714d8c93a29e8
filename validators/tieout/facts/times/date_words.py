"""The words of dates in one language: text to tokens.

The words stand in `languages/<language>/dates.csv`, the patterns in `date_patterns.csv` beside
it. What is written in digits is the same in every language and is read here.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from io import StringIO
from typing import TYPE_CHECKING, Any, NamedTuple

from tieout.errors import UsageError
from tieout.facts.times.digits import number_readings, written_in_digits
from tieout.facts.times.phrases import BARRIER, Token, rarest, required

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tieout.facts.times.phrases import Reading

LONGEST_WORD = 40

_TOKEN = re.compile(
    r"""
    (?P<dotted>(?:[ap]\.\s?m\b\.?|b\.\s?c\b\.?(?:\s?e\b\.?)?|a\.\s?d\b\.?))
    |(?P<word>(?:[^\W0-9_]|[\u0300-\u036f])+(?:['’]clock)?)
    |(?P<iso>[0-9]{4}-[0-9]{2}-[0-9]{2}
        (?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]{1,6})?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?
        (?![0-9-]))
    |(?P<numeric>[0-9]{4}(?:/[0-9]{1,2}/|-[0-9]{1,2}-|\.[0-9]{1,2}\.)[0-9]{1,2}(?![0-9]|[./-][0-9])
        |[0-9]{1,2}(?:/[0-9]{1,2}/|-[0-9]{1,2}-|\.[0-9]{1,2}\.)[0-9]{2,4}
        (?![0-9]|[./-][0-9]))
    |(?P<time>[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9:])
        |[0-9]{1,2}\.[0-9]{2}(?=\s?[ap]\.?m\b|\s?Uhr)
        |[0-9]{2}(?-i:h)[0-9]{2}(?![0-9]))
    |(?P<hours>[0-9]{1,2}(?-i:h)(?:[0-9]{2})?(?![^\W_]))
    |(?P<daymonth>[0-9]{1,2}\.[0-9]{1,2}\.(?![0-9])|[0-9]{1,2}/[0-9]{1,2}(?![0-9/]))
    |(?P<monthyear>[0-9]{1,2}/[0-9]{4}(?![0-9/])|[0-9]{4}/[0-9]{1,2}(?![0-9/]))
    |(?P<figure>[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+\.[0-9]+)
    |(?P<unspecified>(?:[0-9]{3}x|[0-9]{2}xx)\b)
    |(?P<decade>[0-9]{3}0['’]?s\b|['’]?[0-9]0['’]?s\b)
    |(?P<ordinal>[0-9]{1,3}(?:st|nd|rd|th)\b)
    |(?P<short>['’][0-9]{2}(?![0-9]))
    |(?P<digits>[0-9]+)
    |(?P<genitive>['’]s\b)
    |(?P<gap>\n[ \t\r]*\n)
    |(?P<mark>[^\s])
    """,
    re.IGNORECASE | re.VERBOSE,
)

_MARKS: dict[str, tuple[Reading, ...]] = {
    **{mark: ((mark, None),) for mark in "/.,()?~+'"},
    "’": (("'", None),),
    "&": (("&", None), ("JOIN", "and")),
    **dict.fromkeys("-–—‑‐−", (("-", None),)),
}
_GENITIVE: tuple[Reading, ...] = (("'s", None),)


HOLLOW = frozenset(
    {
        *("A", "JOIN", "GUARD", "PARTOF", "NEG", "PAIR", "ORD", "DTH", "ORDONES", "VAGUE", "HALF"),
        *("LAST", "PAST", "PREVIOUS", "THIS", "NEXT", "COMING", "FOLLOWING", "THAT", "LATEST"),
        *(
            "EARLIER",
            "LATER",
            "ABOUT",
            "NEARLY",
            "MAYBE",
            "THIRD",
            "EDGE",
            "AD",
            "BC",
            "the",
            "EARLYADJ",
        ),
    }
)
"""Categories of words of which alone no date is made."""


class Tokens(NamedTuple):
    """The tokens of a text, and those among which a date may be.

    Args:
        raw: Every token, in order; the number of each is its place.
        live: Runs of tokens that patterns can read, those without any word of time left out; a
            BARRIER stands between two runs.
        numeric: Whether one is a date in figures.
    """

    raw: list[Token]
    live: list[Token]
    numeric: bool


@dataclass(slots=True)
class DateWords:
    """The words of one language.

    Args:
        language: The folder that they stand in.
        words: Readings of each word, in lower case.
        abbreviations: Words that may carry a full stop.
        standing: How a word that is also something else must stand to be a date by itself.
        core: Words of which a date needs one, unless it has figures.
    """

    language: str
    words: dict[str, tuple[Reading, ...]] = field(default_factory=dict)
    abbreviations: set[str] = field(default_factory=set)
    standing: dict[str, str] = field(default_factory=dict)
    core: frozenset[str] = frozenset()

    def tokens(self, text: str, *, day_first: bool) -> Tokens:
        """Return the tokens of a text, each with its readings; white space is dropped."""
        raw: list[Token] = []
        live: list[Token] = []
        known = self.words.get
        core = self.core
        run = 0
        hot = numeric = False
        stop_at = -1
        for match in _TOKEN.finditer(text):
            kind = match.lastgroup
            start, end = match.span()
            if kind == "word":
                word = match[0].lower()
                readings = known(word)
                if readings is None:
                    readings = () if word.isascii() else self._unfamiliar(word)
                elif word in core:
                    hot = True
                    if word in self.abbreviations:
                        stop_at = end
            elif kind == "mark":
                mark = match[0]
                if mark == "." and start == stop_at:
                    continue
                readings = _MARKS.get(mark, ())
            elif kind == "digits":
                readings = number_readings(match[0])
                hot = True
            elif kind == "dotted":
                readings = known("".join(sign for sign in match[0].lower() if sign.isalpha()), ())
            elif kind == "genitive":
                readings = _GENITIVE
            else:
                readings = written_in_digits(str(kind), match[0], day_first=day_first)
                hot = True
                numeric = numeric or kind in {"numeric", "daymonth"}
            place = len(raw)
            raw.append(Token(start, end, readings, place, place))
            if not readings:
                if hot:
                    live += raw[run:place]
                    live.append(BARRIER)
                    hot = False
                run = place + 1
        if hot:
            live += raw[run:]
        return Tokens(raw, live, numeric)

    def _unfamiliar(self, word: str) -> tuple[Reading, ...]:
        """Return the readings of a word with accents, composed."""
        if len(word) > LONGEST_WORD:
            return ()
        return self.words.get(unicodedata.normalize("NFC", word), ())


@cache
def load_date_words(language: str) -> DateWords:
    """Return the words of a language.

    Raises:
        UsageError: The language has no folder with words of dates.
    """
    words = DateWords(language)
    gathered: dict[str, list[Reading]] = {}
    for row in read_table(language, "dates.csv"):
        word = row["word"]
        value: Any = row["value"] or None
        if value is not None and value.lstrip("-").isdigit():
            value = int(value)
        gathered.setdefault(word, []).append((row["category"], value))
        if row["standing"] == "abbreviation":
            words.abbreviations.add(word)
        if row["standing"]:
            words.standing[word] = row["standing"]
    for row in read_table(language, "vague.csv"):
        if row["high"] and row["low"] != row["high"]:
            counts = (int(row["low"]), int(row["high"]))
            gathered.setdefault(row["word"], []).append(("VAGUE", counts))
    patterns = [row["pattern"] for row in read_table(language, "date_patterns.csv")]
    last_words = {row["words"].split()[-1] for row in read_table(language, "zones.csv")}
    for literal in sorted({*_literals(patterns), *last_words}):
        readings = gathered.setdefault(literal, [])
        if (literal, None) not in readings:
            readings.append((literal, None))
    words.words = {word: tuple(readings) for word, readings in gathered.items()}
    words.core = _core(words.words, patterns) | last_words
    for word in [word for word in words.words if "'" in word]:
        words.words[word.replace("'", "’")] = words.words[word]
    return words


def _literals(patterns: Iterable[str]) -> set[str]:
    """Return the words that patterns name themselves."""
    names = {name.lstrip("!") for pattern in patterns for name in _names(pattern)}
    return {
        name
        for name in names
        if name.replace("'", "").isalpha() and name == name.lower() and name != "'s"
    }


def _names(pattern: str) -> list[str]:
    """Return the words and categories of a pattern."""
    return pattern.replace("|", " ").replace("[", "").replace("]", "").split()


def _core(words: dict[str, tuple[Reading, ...]], patterns: Iterable[str]) -> frozenset[str]:
    """Return the words of which a date needs one.

    These are the words of a category that is not hollow, and of each pattern that can do without
    all of them the rarest of its own words.
    """
    core = {
        word
        for word, readings in words.items()
        if any(name != name.lower() and name not in HOLLOW for name, _ in readings)
    }
    bare = []
    for pattern in patterns:
        needed = [one.split("|") for one in required(pattern)]
        if not any(all(_is_core(name, core) for name in names) for names in needed):
            bare.append(["|".join(names) for names in needed if not set(names) & HOLLOW])
    return frozenset(core | rarest(bare))


def _is_core(name: str, core: set[str]) -> bool:
    """Whether a word or category of a pattern stands for words of which a date needs one."""
    return name in core if name == name.lower() else name not in HOLLOW


def read_table(language: str, name: str) -> list[dict[str, str]]:
    """Return the rows of a data file of a language.

    Raises:
        UsageError: The language has no such file.
    """
    known = language.isascii() and language.isalpha() and language == language.lower()
    file = resources.files("tieout.facts") / "languages" / language / name
    if not known or not file.is_file():
        raise UsageError(
            f"dates cannot be read in the language {language!r}",
            hint="Languages with words of dates: en, de.",
        )
    return list(csv.DictReader(StringIO(file.read_text(encoding="utf-8")), strict=True))
