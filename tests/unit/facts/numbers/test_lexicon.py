"""The folders of languages: every table is there, and every row says where it comes from."""

import csv
from importlib import resources

import pytest

from tieout.facts.numbers.lexicon import load_lexicon, words_of

LANGUAGES = ["de", "en"]
TABLES = [
    "function_words.csv",
    "numbers.csv",
    "vague.csv",
    "hedges.csv",
    "contexts.csv",
    "units.csv",
    "shared_units.csv",
]
ROLES = """
unit teen ten hundred scale group grand order ordinal parts half part article point and of sign
digit pair vague mixed cardinal decade digits
"""


def rows(language: str, table: str) -> list[dict[str, str]]:
    folder = resources.files("tieout.facts.languages").joinpath(language)
    text = folder.joinpath(table).read_text(encoding="utf-8")
    return list(csv.DictReader(text.split("\n"), strict=True))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("table", TABLES)
def test_every_row_names_its_source(language: str, table: str) -> None:
    found = rows(language, table)
    assert found
    assert [] == [row for row in found if not (row["source"] or "").strip() or None in row]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("table", "key"),
    [
        ("numbers.csv", ("word",)),
        ("hedges.csv", ("phrase", "place")),
        ("contexts.csv", ("word", "role")),
        ("units.csv", ("alias", "symbol")),
        ("shared_units.csv", ("word",)),
    ],
)
def test_no_word_stands_twice_in_a_table(language: str, table: str, key: tuple[str, ...]) -> None:
    keys = [tuple(row[name] for name in key) for row in rows(language, table)]
    assert sorted(set(keys)) == sorted(keys)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_numeral_has_a_role_that_the_grammar_knows(language: str) -> None:
    roles = {numeral.role for numeral in load_lexicon(language).numerals.values()}
    assert roles <= set(ROLES.split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_hedge_phrase_is_one_of_the_words_of_the_column(language: str) -> None:
    known = "filler exactly about nearly at_least at_most more_than less_than estimated order"
    assert {row["hedge"] for row in rows(language, "hedges.csv")} <= set(known.split())


def test_a_phrase_is_cut_as_a_text_is() -> None:
    assert ("c", ".") == words_of("c.")
    assert ("per", "cent") == words_of("per cent")
