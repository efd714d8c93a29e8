"""The words of one language for numbers, hedges, units and what is no count, read from its folder.

A language is a folder under `languages/` with `language.toml` (marks and word building) and the
tables `numbers.csv`, `vague.csv`, `hedges.csv`, `contexts.csv`, `units.csv`, each row with its
source; docs/languages.md says what they hold. They are read once, on first use.
"""

from __future__ import annotations

import csv
import tomllib
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

from tieout.errors import UsageError
from tieout.facts.numbers.tokens import tokenise

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


_PHRASED = frozenset({"degree", "per", "in_every", "tolerance"})
"""Roles of phrases, which are looked for from their last word; it has the role with " end"."""
_ROOTS = frozenset({"unit", "teen", "ten", "hundred"})


class Roles(dict[str, frozenset[str]]):
    """The words of each role; none for a role that a language has no words for."""

    def __missing__(self, role: str) -> frozenset[str]:
        """No words."""
        return frozenset()


class Numeral(NamedTuple):
    """What a word does in a number, and the number it stands for (0 for words like "and")."""

    role: str
    value: int


class Vague(NamedTuple):
    """A word for a number that is left open: "a few"."""

    low: Decimal
    best: Decimal | None
    high: Decimal


class Phrase(NamedTuple):
    """The tokens of a phrase and what it stands for; `exact` when its letters' case counts."""

    words: tuple[str, ...]
    meaning: str
    exact: bool = False


class Phrases(NamedTuple):
    """The phrases that share the word next to the number."""

    lengths: tuple[int, ...]
    """How many tokens they have, longest first."""
    by_words: dict[tuple[str, ...], Phrase]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything the readers of numbers know about one language.

    Args:
        language: The name of the folder.
        decimal: The decimal mark.
        groups: Marks between groups of digits.
        compounds: True when number words are written as one ("zweihundert").
        half_ending: What ends a number word that a half is added to ("zweieinhalb"), or empty.
        dotted_suffixes: True when letters that multiply are written with a full stop ("Mio.").
        plural_s: True when nouns in the plural end in s.
        nouns_capital: True when nouns begin with a capital letter.
        times_ending: What makes "so many times" of a number word ("threefold").
        past_ending: What ends a verb in the past, or empty.
        ongoing_ending: What ends a verb that goes on ("voting"), or empty.
        adverb_ending: What ends an adverb, or empty.
        units_before_tens: True when they are built unit, and, ten ("einundzwanzig").
        numerals: Roles of words in numbers; symbols for scales ("bn") keep their case.
        suffixes: Letters glued to digits that multiply them ("bn"), in their case.
        vague: Words for numbers that are left open.
        before: Hedge phrases by their last word.
        after: Hedge phrases by their first word.
        units: Aliases of units by their first token in lower case, longest first.
        contexts: Words by role that decide whether a number is a count.
    """

    language: str
    decimal: str
    groups: str
    compounds: bool
    half_ending: str
    dotted_suffixes: bool
    plural_s: bool
    nouns_capital: bool
    times_ending: str
    past_ending: str
    ongoing_ending: str
    adverb_ending: str
    units_before_tens: bool
    numerals: dict[str, Numeral] = field(default_factory=dict)
    suffixes: dict[str, int] = field(default_factory=dict)
    vague: dict[str, Vague] = field(default_factory=dict)
    before: dict[str, Phrases] = field(default_factory=dict)
    after: dict[str, Phrases] = field(default_factory=dict)
    units: dict[str, tuple[Phrase, ...]] = field(default_factory=dict)
    contexts: Roles = field(default_factory=Roles)

    def has(self, role: str, word: str) -> bool:
        """True when a word has a role among the contexts."""
        return word in self.contexts[role]

    def is_plural(self, word: str) -> bool:
        """True for a word in small letters that looks like a noun in the plural."""
        if self.has("plural", word):
            return True
        return (
            self.plural_s
            and len(word) > 3
            and word.endswith("s")
            and not word.endswith(("ss", "us", "is"))
            and not self.has("stop", word)
        )

    def is_past(self, word: str) -> bool:
        """True for a word in small letters that looks like a verb in the past."""
        if self.has("past", word):
            return True
        ending = self.past_ending
        return (
            bool(ending) and len(word) > 4 and word.endswith(ending) and not self.has("noun", word)
        )

    def is_ongoing(self, word: str) -> bool:
        """True for a word in small letters that looks like a verb that goes on."""
        ending = self.ongoing_ending
        return bool(ending) and word.endswith(ending) and not self.has("participle", word)

    def is_adverb(self, word: str) -> bool:
        """True for a word in small letters that looks like an adverb."""
        ending = self.adverb_ending
        return bool(ending) and word.endswith(ending) and not self.has("noun", word)


@cache
def load_lexicon(language: str = "en") -> Lexicon:
    """The words of a language.

    Raises:
        UsageError: There is no folder for the language.

    Examples:
        >>> load_lexicon("de").decimal
        ','
    """
    home = resources.files("tieout.facts.languages")
    known = sorted(entry.name for entry in home.iterdir() if _is_language(entry))
    if language not in known:
        raise UsageError(
            f"numbers cannot be read in the language {language!r}",
            hint=f"Use one of {', '.join(known)}.",
        )
    folder = home.joinpath(language)
    settings = tomllib.loads(folder.joinpath("language.toml").read_text(encoding="utf-8"))
    lexicon = Lexicon(language, **settings)
    for row in _rows(folder, "numbers.csv"):
        value = int(row["value"] or 0)
        if row["role"] == "suffix":
            lexicon.suffixes[row["word"]] = value
        else:
            lexicon.numerals[row["word"]] = Numeral(row["role"], value)
    _add_multiples(lexicon)
    for row in _rows(folder, "vague.csv"):
        best = Decimal(row["best"]) if row["best"] else None
        lexicon.vague[row["word"]] = Vague(Decimal(row["low"]), best, Decimal(row["high"]))
        lexicon.numerals[row["word"]] = Numeral("vague", 0)
    _fill_contexts(lexicon, folder)
    _fill_hedges(lexicon, folder)
    _fill_units(lexicon, folder)
    return lexicon


def _add_multiples(lexicon: Lexicon) -> None:
    """Add the words for so many times: "threefold"."""
    roots = [(word, each.value) for word, each in lexicon.numerals.items() if each.role in _ROOTS]
    for word, value in roots:
        if value > 1:
            lexicon.numerals[word + lexicon.times_ending] = Numeral("cardinal", value)


def _is_language(entry: Traversable) -> bool:
    """True for a folder that holds a language."""
    return entry.is_dir() and entry.joinpath("language.toml").is_file()


def _rows(folder: Traversable, name: str) -> list[dict[str, str]]:
    """The rows of one table of a language."""
    text = folder.joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines(), strict=True))


def words_of(phrase: str) -> tuple[str, ...]:
    """The tokens of a phrase as they stand in a text, its letters' case kept."""
    return tuple(token.text for token in tokenise(phrase)[:-1])


def _fill_contexts(lexicon: Lexicon, folder: Traversable) -> None:
    """Group the context words by role, and the last words of the roles that are phrases."""
    found: dict[str, set[str]] = {}
    for row in _rows(folder, "contexts.csv"):
        found.setdefault(row["role"], set()).add(row["word"])
    for role in _PHRASED & set(found):
        found[f"{role} end"] = {words_of(phrase)[-1] for phrase in found[role]}
    lexicon.contexts.update({role: frozenset(words) for role, words in found.items()})


def _fill_hedges(lexicon: Lexicon, folder: Traversable) -> None:
    """Index the hedge phrases by the word next to the number."""
    before: dict[str, list[Phrase]] = {}
    after: dict[str, list[Phrase]] = {}
    for row in _rows(folder, "hedges.csv"):
        words = words_of(row["phrase"].lower())
        if row["place"] == "before":
            before.setdefault(words[-1], []).append(Phrase(words, row["hedge"]))
        else:
            after.setdefault(words[0], []).append(Phrase(words, row["hedge"]))
    lexicon.before.update({word: _indexed(found) for word, found in before.items()})
    lexicon.after.update({word: _indexed(found) for word, found in after.items()})


def _fill_units(lexicon: Lexicon, folder: Traversable) -> None:
    """Index the aliases of units by their first token."""
    units: dict[str, list[Phrase]] = {}
    for row in _rows(folder, "units.csv"):
        exact = row["symbol"] == "yes"
        words = words_of(row["alias"] if exact else row["alias"].lower())
        units.setdefault(words[0].lower(), []).append(Phrase(words, row["unit"], exact))
    lexicon.units.update(_longest_first(units))


def _indexed(phrases: list[Phrase]) -> Phrases:
    """Phrases by their words."""
    lengths = sorted({len(phrase.words) for phrase in phrases}, reverse=True)
    return Phrases(tuple(lengths), {phrase.words: phrase for phrase in phrases})


def _longest_first(phrases: dict[str, list[Phrase]]) -> dict[str, tuple[Phrase, ...]]:
    """Each list with its longest phrase first."""
    return {
        word: tuple(sorted(found, key=lambda phrase: -len(phrase.words)))
        for word, found in phrases.items()
    }
