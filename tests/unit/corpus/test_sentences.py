"""Sentences: the stories of tests/cases/sentences.md, their places, and what they cost."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tieout.corpus.sentences import sentences

CASES = Path(__file__).parents[2] / "cases" / "sentences.md"


def stories() -> list[tuple[str, list[str], str]]:
    """Return each row of the table: text, sentences, language."""
    rows = [line for line in CASES.read_text(encoding="utf-8").splitlines() if line[:2] == "| "]
    found = []
    for row in rows[2:]:
        text, expected, language = (cell.strip() for cell in row.strip("|").split(" | "))
        cut = [one.replace("\\n", "\n") for one in expected.split(" / ")]
        found.append((text.replace("\\n", "\n"), cut, language))
    return found


def test_there_are_stories() -> None:
    assert len(stories()) > 90
    assert len({language for _, _, language in stories()}) > 25


@pytest.mark.parametrize(("text", "expected", "language"), stories())
def test_a_text_is_cut_as_its_story_says(text: str, expected: list[str], language: str) -> None:
    assert expected == [one.text for one in sentences(text, language=language)]


def test_sentences_know_their_places_and_numbers() -> None:
    text = "  The bank shut. \r\n\r\nIt rained.\n"
    first, second = sentences(text)
    assert (2, 16, "The bank shut.", 1) == (first.start, first.end, first.text, first.number)
    assert (21, 31, "It rained.", 2) == (second.start, second.end, second.text, second.number)


@pytest.mark.parametrize("text", ["", " \n\t ", "\ufeff"])
def test_a_text_without_words_has_no_sentence_or_itself(text: str) -> None:
    assert [one.text for one in sentences(text)] == ([text] if text.strip() else [])


def test_a_paragraph_wrapped_to_a_width_is_cut_at_its_full_stops_alone() -> None:
    text = (
        "The epidemic began in the third week of August and spread\n"
        "along the river. Doctors blamed the water, which the city\n"
        "took from the Elbe without filtering it, and the Senate\n"
        "blamed the doctors. It ended in October.\n"
        "\n"
        "A second paragraph stands here.\n"
    )
    assert [
        "The epidemic began in the third week of August and spread\nalong the river.",
        (
            "Doctors blamed the water, which the city\ntook from the Elbe without filtering it, and"
            " the Senate\nblamed the doctors."
        ),
        "It ended in October.",
        "A second paragraph stands here.",
    ] == [one.text for one in sentences(text)]


def test_a_closing_mark_belongs_to_its_sentence_at_the_end_of_a_text_too() -> None:
    assert 1 == len(sentences("\u6c34\u810f\u4e86\u3002\u201c"))


def test_an_unknown_language_has_no_abbreviations_and_does_not_break() -> None:
    assert ["Dr.", "Koch came."] == [
        one.text for one in sentences("Dr. Koch came.", language="x-y")
    ]
    assert 1 == len(sentences("Dr. Koch came.", language="en-GB"))


@pytest.mark.parametrize(
    "hostile",
    [
        "." * 2,
        ". ",
        " \n",
        "a. ",
        "1. A ",
        "\u2022 ",
        "(",
        "\u201c. ",
        "A.",
        ". . ",
        "\r",
        "a\nb ",
        "mr.Ab,",
        "U.S. The ",
        "5 p.m. X ",
        '?" Ab de ',
        '?" Ab, c, ',
        "x.[1]",
        ".\u201d\u3002",
        "\u3002\u201d\u8aaa",
        "it was so\n",
        "\n  ",
    ],
)
def test_hostile_text_takes_time_in_proportion_to_its_length(hostile: str) -> None:
    def cost(size: int) -> float:
        text = hostile * (size // len(hostile))
        best = 9.0
        for _ in range(3):
            began = time.process_time()
            sentences(text)
            best = min(best, time.process_time() - began)
        return best

    assert cost(80_000) < 0.02 + 3.5 * cost(40_000)
