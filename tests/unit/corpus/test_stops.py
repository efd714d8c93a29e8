"""Whether a sentence ends at a stop; tests/cases/sentences.md holds most stories of it."""

from __future__ import annotations

import pytest

from tieout.corpus.sentences import sentences
from tieout.corpus.stops import word_before


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("He met Mr", "Mr"),
        ("(Mr", "Mr"),
        ("a word\u2014Mr", "Mr"),
        ("said, \u2018Mr", "Mr"),
        ("and/or", "or"),
        ("in the U.S", "U.S"),
        ("J.-P", "J.-P"),
        ("", ""),
        ('"', ""),
    ],
)
def test_the_word_before_a_stop_stands_without_its_opening_marks(text: str, word: str) -> None:
    assert word == word_before(text, 0, len(text))


@pytest.mark.parametrize("verb", ["asked", "wondered", "shouted", "tweeted"])
def test_a_speaker_and_a_verb_of_speech_belong_to_the_quotation_before(verb: str) -> None:
    assert 1 == len(sentences(f'"Who counted?" Ann Lee of the council {verb} on Monday.'))


@pytest.mark.parametrize(
    "speaker",
    [
        "Chief Justice John G. Rollins",
        "Maria de la Cruz",
        "Sen. Ann Lee, D-Ohio,",
        "Berg, 45, a nurse of the ward,",
        "Lund and Berg",
    ],
)
def test_a_speaker_may_have_titles_particles_and_an_apposition(speaker: str) -> None:
    assert 1 == len(sentences(f'"Who counted?" {speaker} asked.'))


@pytest.mark.parametrize(
    "rest",
    [
        "Berg was asked.",
        "Berg, who was ill, left and nobody asked.",
        "Berg. Lund asked.",
        "Another said no.",
        "Nobody of them asked.",
    ],
)
def test_what_does_not_name_a_speaker_starts_a_sentence(rest: str) -> None:
    assert '"Who counted?"' == sentences(f'"Who counted?" {rest}')[0].text


@pytest.mark.parametrize("object_", ["he was ill", "that it rained", "the vote was lost"])
def test_a_verb_of_speech_with_a_clause_of_its_own_starts_a_sentence(object_: str) -> None:
    assert 2 == len(sentences(f'"Who counted?" Ann Lee said {object_}.'))


@pytest.mark.parametrize("verb", ["asked", "told"])
def test_a_verb_that_names_a_listener_governs_no_clause(verb: str) -> None:
    assert 1 == len(sentences(f'"Who counted?" Ann Lee {verb} a soldier.'))
    assert 2 == len(sentences(f'"Who counted?" Ann Lee {verb} that story.'))


def test_a_noun_starts_a_sentence_after_an_abbreviation_but_not_after_an_initial() -> None:
    assert 2 == len(sentences("They fled from the U.S. Banks had failed."))
    assert 1 == len(sentences("They fled from Ernest P. Banks had they seen him."))
    assert 1 == len(
        sentences("They saw the U.S. Women's Open and the U.S. Fish and Wildlife Service.")
    )


@pytest.mark.parametrize("zone", ["EST", "Eastern time", "Moscow time", "Friday", "March 3"])
def test_what_belongs_to_a_time_of_day_stays_with_it(zone: str) -> None:
    assert 1 == len(sentences(f"The polls close at 8 p.m. {zone} in all wards."))


@pytest.mark.parametrize("next_", ["Turnout", "Mr Lund", "Polls", "We", "\u201cWe"])
def test_a_time_of_day_ends_a_sentence_before_anything_else(next_: str) -> None:
    assert 2 == len(sentences(f"The polls of the city close at 8 p.m. {next_} rose."))


@pytest.mark.parametrize(
    "line", ["U.S. And Iran To Meet", "Oil Inc. To Cut 90 Jobs in the U.S. By May"]
)
def test_a_headline_with_capitals_is_not_cut_at_its_abbreviations(line: str) -> None:
    assert [line, "They meet."] == [one.text for one in sentences(f"{line}\nThey meet.")]
