"""Everything that reading dates in one language takes, put together from its tables."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from tieout.facts.times.date_words import DateWords, load_date_words, read_table
from tieout.facts.times.lists import SharedLists
from tieout.facts.times.meanings import MEANINGS
from tieout.facts.times.neighbours import HedgedLengths, NamedZones, Phrasebook
from tieout.facts.times.phrases import Grammar, Rule
from tieout.facts.times.tenses import Tenses, load_tenses

if TYPE_CHECKING:
    from tieout.facts.times.scene import Step

WIDER: dict[str, tuple[str, ...]] = {
    "NUM": ("N",),
    "YEARNUM": ("YEARNUM",),
    "ORDINAL": ("ORD", "DTH", "D"),
    "WDAY": ("WDAY", "DAY", "ANY"),
    "DAY": ("DAY", "ANY"),
    "BESIDE": ("BESIDE", "DAY", "ANY"),
    "STEP": ("STEP", "DAY", "ANY"),
    "FEAST": ("FEAST", "DAY", "ANY"),
    "QUIET": ("QUIET", "ANY"),
    "MDAY": ("MDAY", "ANY"),
    "MON": ("MON", "PER", "ANY"),
    "YR": ("YR", "PER", "ANY"),
    "BCYR": ("BCYR", "YR", "PER", "ANY"),
    "ADYR": ("ADYR", "YR", "PER", "ANY"),
    "CAL": ("CAL", "PER", "ANY"),
    "LASTU": ("LASTU", "CAL", "PER", "ANY"),
    "NEXTU": ("NEXTU", "CAL", "PER", "ANY"),
    "PER": ("PER", "ANY"),
    "AGO": ("AGO", "PER", "ANY"),
    "TPER": ("TPER", "ANY"),
    "DEC": ("DEC", "PER", "ANY"),
    "SEAS": ("SEAS", "PER", "ANY"),
    "SEASA": ("SEAS", "PER", "ANY"),
    "SEASY": ("PER", "ANY"),
    "QTR": ("QTR", "PER", "ANY"),
    "WHEN": ("WHEN", "ANY"),
}
"""What else a phrase of each category counts as in a longer pattern."""

SHARING = "2c"
"""The place of the pass for lists among the stages of the patterns."""

NEIGHBOURS = "1b"
"""The place of the passes for hedges and zones."""

BOTH_ORDERS = frozenset({"en"})
"""Languages of which some countries put the day and some the month first in 3/11/2020; in others
the day stands first. Source: CLDR, short formats of dates, en-US and en-001."""


class Language(NamedTuple):
    """Everything that reading dates in one language takes.

    Args:
        words: Text to tokens.
        steps: From tokens to phrases, one after the other.
        tenses: What shows past and future, and what shows that a word is a date.
        day_first: Whether 3/11 is 3 November; None where it may be either.
    """

    words: DateWords
    steps: tuple[Step, ...]
    tenses: Tenses
    day_first: bool | None


@cache
def load_language(language: str) -> Language:
    """Return the words, patterns and tenses of a language."""
    stages: dict[str, list[tuple[str, Rule]]] = {}
    for row in read_table(language, "date_patterns.csv"):
        name, *fixed = row["meaning"].split(":")
        arguments = tuple(int(part) if part.lstrip("-").isdigit() else part for part in fixed)
        rule = Rule(row["category"], MEANINGS[name], arguments)
        stages.setdefault(row["stage"], []).append((row["pattern"], rule))
    tenses = load_tenses(language)
    steps: list[tuple[str, Step]] = [
        (
            NEIGHBOURS,
            HedgedLengths(
                _hedges(language, "before"), _hedges(language, "after"), _degrees(language)
            ),
        ),
        (NEIGHBOURS, NamedZones(_zones(language))),
        (SHARING, SharedLists(tenses.close)),
    ]
    steps += [(stage, Grammar(rows, WIDER)) for stage, rows in stages.items()]
    return Language(
        load_date_words(language),
        tuple(step for _, step in sorted(steps, key=lambda step: step[0])),
        tenses,
        None if language in BOTH_ORDERS else True,
    )


def _hedges(language: str, place: str) -> Phrasebook:
    """Return the hedges that stand before or after a length of time.

    "Lower than ten years ago" compares with a time; "more than ten years ago" is one.
    """
    tenses = load_tenses(language)
    phrases = []
    for row in read_table(language, "hedges.csv"):
        words = frozenset(row["phrase"].split())
        compares = words & tenses.comparing and not words & tenses.lasting
        if row["place"] == place and not compares:
            phrases.append((row["phrase"], row["hedge"]))
    return Phrasebook(phrases, at_end=place == "before")


def _degrees(language: str) -> Phrasebook:
    """Return the words before a comparison that say how far it goes: "a little over"."""
    rows = read_table(language, "contexts.csv")
    words = ((row["word"], "") for row in rows if row["role"] == "degree")
    return Phrasebook(words, at_end=True)


def _zones(language: str) -> Phrasebook:
    """Return the names of zones."""
    rows = read_table(language, "zones.csv")
    return Phrasebook(((row["words"], row["zone"]) for row in rows), at_end=True)
