"""Which way a sentence looks at the place where a date stands."""

from __future__ import annotations

from dataclasses import fields

import pytest

from tieout.facts.times.date_words import read_table
from tieout.facts.times.tenses import Tenses, load_tenses


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_kind_of_sign_in_the_data_is_used(language: str) -> None:
    kinds = {row["kind"] for row in read_table(language, "date_cues.csv")}
    assert kinds <= {field.name for field in fields(Tenses)}


@pytest.mark.parametrize(
    ("sentence", "lean"),
    [
        ("They will meet on @.", 1),
        ("They met on @.", -1),
        ("They may meet on @.", 1),
        ("On @ they will meet.", 1),
        ("On @ they met.", -1),
        ("The harbour, @.", 0),
        ("He said they would meet on @.", 1),
        ("They will meet, he said on @.", -1),
        ("They met. The talks on @", 0),
        ("They met on deck\non @", 0),
        ("The vote to be held on @", 1),
        ("The minister called on them to leave on @", 1),
        ("The minister refused to leave on @", -1),
        ("unharmed on @", 0),
        ("It kicks off on @", 1),
        ("The prime minister, Mrs May, on @", 0),
    ],
)
def test_the_nearest_sign_in_the_sentence_decides(sentence: str, lean: int) -> None:
    place = sentence.index("@")
    assert lean == load_tenses("en").lean(sentence, place, place + 1)


@pytest.mark.parametrize(
    ("sentence", "lean"),
    [("Der Rat wird am @ tagen.", 1), ("Der Rat tagte am @.", -1), ("Der letzte Rat am @", 0)],
)
def test_german_verbs_decide_likewise(sentence: str, lean: int) -> None:
    place = sentence.index("@")
    assert lean == load_tenses("de").lean(sentence, place, place + 1)
