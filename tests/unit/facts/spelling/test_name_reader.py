"""Names taken apart: brackets, legal forms, particles, and words that mean something by place."""

from __future__ import annotations

import pytest

from tieout.facts.spelling.name_reader import take_apart
from tieout.facts.spelling.name_text import bracketed, plain_words


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Jean-Claude O'Neill", ("jean", "claude", "oneill")),
        ("L'Oreal", ("oreal",)),
        ("Deutsche Bank", ("deutsche", "bank")),
        ("Syrian Defense Forces", ("syria", "defence", "force")),
        ("Lashkar-e Taiba", ("lashkar", "taiba")),
        ("Bashar al-Assad", ("bashar", "assad")),
        ("Greenpeace e.V.", ("greenpeace",)),
        ("Manchester United FC", ("manchester", "united")),
        ("FC Barcelona", ("barcelona",)),
        ("Li Na", ("li", "na")),
    ],
)
def test_telling_words_are_what_is_left(name: str, words: tuple[str, ...]) -> None:
    assert words == take_apart(name).words


def test_letters_in_brackets_stand_aside() -> None:
    assert ("World Food Programme", "wfp") == bracketed("World Food Programme (WFP)")
    assert ("Party of Labour", "pt") == bracketed("Party of Labour [P.T.]")
    assert ("Janata Dal (United)", "") == bracketed("Janata Dal (United)")
    assert ("(WFP)", "") == bracketed("(WFP)")
    assert "wfp" == take_apart("World Food Programme (WFP)").alias


def test_a_plain_name_reads_as_an_organisation_by_its_words() -> None:
    assert take_apart("Red Crescent Society").organisation
    assert not take_apart("Henri Dunant").organisation


def test_what_stood_before_a_comma_is_moved_behind() -> None:
    assert ["john", "snow"] == plain_words("Snow, John")
    assert ["snow", "inc"] == plain_words("Snow, Inc.")


@pytest.mark.parametrize("piece", ["al-", "abd ", "a.", "سا", "'", ",", "II ", "A\u0301", "(A) "])
def test_a_hostile_name_is_read_up_to_its_limit(piece: str) -> None:
    whole, start = take_apart(piece * 50_000), take_apart((piece * 50_000)[:300])
    assert start.words == whole.words
    assert len("".join(whole.words)) <= 600
