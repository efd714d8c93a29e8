"""The words and patterns of dates, as data."""

from __future__ import annotations

import inspect

import pytest

from tieout.facts.times.date_words import load_date_words, read_table
from tieout.facts.times.language import load_language
from tieout.facts.times.meanings import MEANINGS

LANGUAGES = ["en", "de"]
VALUES_IN_DIGITS = {
    *("N", "D", "DTH", "ORD", "HOUR", "MINUTE", "MM", "YY", "Y", "HHMM", "HMM", "DATE", "ISO"),
    *("SHORTDATE", "CLOCK", "DOTTED", "SLASHED", "MONTHYEAR", "YEARPAIR", "DECADE", "SHORTYEAR"),
    *("IMPOSSIBLE", "UNSPECIFIED", "SIXDIGITS", "DTHN", "DAYPAIR", "DOTCLOCK", "HCLOCK", "VAGUE"),
}


def valued(language: str) -> set[str]:
    """Return the categories that hand a value to a meaning."""
    words = {row["category"] for row in read_table(language, "dates.csv") if row["value"]}
    made = {row["category"] for row in read_table(language, "date_patterns.csv")}
    return words | made | VALUES_IN_DIGITS | {"ANY", "PER", "DAY", "N", "ORD", "DTH", "D", "SEAS"}


def counts(pattern: str, categories: set[str]) -> set[int]:
    """Return how many values a pattern may hand on."""
    found = {0}
    for element in pattern.split():
        if element.startswith("!"):
            continue
        optional = element.startswith("[")
        choices = {name in categories for name in element.strip("[]").split("|")}
        steps = {int(choice) for choice in choices} | ({0} if optional else set())
        found = {total + step for total in found for step in steps}
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_pattern_hands_its_meaning_as_many_values_as_it_takes(language: str) -> None:
    categories, wrong = valued(language), []
    for row in read_table(language, "date_patterns.csv"):
        name, *fixed = row["meaning"].split(":")
        parameters = inspect.signature(MEANINGS[name]).parameters.values()
        needed = sum(
            one.default is one.empty and one.kind is not one.VAR_POSITIONAL for one in parameters
        )
        most = 99 if any(one.kind is one.VAR_POSITIONAL for one in parameters) else len(parameters)
        wrong += [
            (row["pattern"], row["meaning"], count)
            for count in counts(row["pattern"], categories)
            if not needed <= count + len(fixed) <= most
        ]
    assert [] == wrong


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_category_of_a_pattern_can_occur(language: str) -> None:
    known = valued(language) | {row["category"] for row in read_table(language, "dates.csv")}
    used = {
        name
        for row in read_table(language, "date_patterns.csv")
        for element in row["pattern"].split()
        for name in element.strip("[]!").split("|")
        if name.isupper()
    }
    assert set() == used - known


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_row_names_its_source(language: str) -> None:
    for name in ("dates.csv", "date_patterns.csv", "date_cues.csv", "durations.csv"):
        assert all(row["source"] for row in read_table(language, name))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_is_in_lower_case_and_in_one_piece(language: str) -> None:
    assert all(word == word.lower() and " " not in word for word in load_date_words(language).words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_meaning_that_a_pattern_names_exists(language: str) -> None:
    named = {row["meaning"].split(":")[0] for row in read_table(language, "date_patterns.csv")}
    assert set() == named - set(MEANINGS)
    assert load_language(language).steps


def test_every_meaning_is_named_by_a_pattern() -> None:
    named = {
        row["meaning"].split(":")[0]
        for language in LANGUAGES
        for row in read_table(language, "date_patterns.csv")
    }
    assert set() == set(MEANINGS) - named
