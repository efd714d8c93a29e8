"""The words of a language that decide whether a full stop ends a sentence."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tieout.corpus import abbreviations
from tieout.corpus.abbreviations import words_of

LISTS = sorted((Path(abbreviations.__file__).parent / "languages").glob("*.csv"))
KINDS = {
    "title",
    "inner",
    "number",
    "month",
    "final",
    "time",
    "starter",
    "noun",
    "after_time",
    "opening",
    "speech",
    "address",
    "particle",
    "clause",
    "determiner",
    "vowel",
    "ordinal",
}
SHORT = {"title", "inner", "number", "month", "final", "time"}


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_a_list_names_each_word_once_a_kind_and_no_kind_we_do_not_know(path: Path) -> None:
    with path.open(encoding="utf-8", newline="") as lines:
        rows = [(row["word"], row["kind"]) for row in csv.DictReader(lines)]
    assert len(rows) == len(set(rows))
    assert {kind for _, kind in rows} <= KINDS
    assert all(word.strip() == word and word and not word.endswith(".") for word, _ in rows)
    short = [word for word, kind in rows if kind in SHORT]
    assert len(short) == len(set(short))


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("Mr", "title"),
        ("MR", "title"),
        ("Sun", "final"),
        ("sun", ""),
        ("p", "number"),
        ("P", ""),
        ("u.s", ""),
        ("A.M", "time"),
        ("house", ""),
        ("Rm", "number"),
        ("Hgts", "final"),
        ("pkg", "final"),
        ("BBC", ""),
        ("\u0141\u00f3d\u017a", ""),
        ("why", ""),
    ],
)
def test_a_word_written_with_a_capital_stands_for_that_form_alone(word: str, kind: str) -> None:
    assert kind == words_of("en").kind(word)


@pytest.mark.parametrize(
    ("word", "starts"),
    [
        ("The", True),
        ("That's", True),
        ("It\u2019s", True),
        ("Don't", True),
        ("I", True),
        ("A.", False),
        ("Koch", False),
        ("Koch's", False),
        ("", False),
    ],
)
def test_a_word_that_starts_sentences_may_be_contracted(word: str, *, starts: bool) -> None:
    assert starts == words_of("en").starts(word)


def test_an_elided_article_starts_sentences() -> None:
    assert words_of("fr").starts("L\u2019eau")
    assert words_of("it").starts("L'acqua")
    assert not words_of("fr").starts("Luc")


@pytest.mark.parametrize("language", ["nb", "nn-NO", "no"])
def test_both_written_forms_of_norwegian_have_one_list(language: str) -> None:
    assert words_of(language) is words_of("no")
    assert "number" == words_of(language).kind("kl")


@pytest.mark.parametrize("language", ["", "xx", "../en", "en/..", "e", "EN_US.UTF-8\n", "zzzz"])
def test_only_a_language_code_is_looked_up(language: str) -> None:
    assert ("title" if language.startswith("EN") else "") == words_of(language).kind("mr")
