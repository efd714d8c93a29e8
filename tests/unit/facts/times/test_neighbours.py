"""Phrases beside what they belong to: hedges, zones, and the runs that are merged."""

from __future__ import annotations

import pytest

from tieout.facts.times.language import load_language
from tieout.facts.times.neighbours import Phrasebook
from tieout.facts.times.scene import Scene


def scene(text: str) -> Scene:
    raw, live, _ = load_language("en").words.tokens(text, day_first=False)
    return Scene(text, raw, live, {name for token in live for name, _ in token.readings})


def test_the_longest_phrase_that_ends_at_a_place_is_found() -> None:
    book = Phrasebook([("than", "x"), ("more than", "y"), ("no more than", "z")], at_end=True)
    assert (3, "z") == book.find(scene("no more than 5 days"), 2)
    assert (2, "y") == book.find(scene("some more than 5 days"), 2)
    assert (0, "") == book.find(scene("5 days"), 0)


def test_the_longest_phrase_that_begins_at_a_place_is_found() -> None:
    book = Phrasebook([("or", "x"), ("or so", "y")], at_end=False)
    assert (2, "y") == book.find(scene("5 days or so"), 2)
    assert (1, "x") == book.find(scene("5 days or"), 2)


def test_phrases_with_other_signs_than_letters_are_left_out() -> None:
    assert {} == Phrasebook([(">=", "x"), ("isn't over", "y")], at_end=True).meanings


@pytest.mark.parametrize(
    ("run", "left"),
    [((0, 1), ["no more", "than", "5", "days"]), ((2, 4), ["no", "more", "than 5 days"])],
)
def test_a_merged_run_keeps_its_readable_neighbours(run: tuple[int, int], left: list[str]) -> None:
    one = scene("no more than 5 days")
    one.merge([(*run, ("LEN", 1))])
    shown = [one.text[token.start : token.end] for token in one.live if token.start >= 0]
    assert left == shown
    assert "LEN" in one.names


def test_of_runs_that_overlap_the_first_is_merged() -> None:
    one = scene("5 days 7 days")
    one.merge([(0, 2, ("LEN", 1)), (2, 3, ("LEN", 2))])
    assert ["5 days 7", "days"] == [one.text[token.start : token.end] for token in one.live]
