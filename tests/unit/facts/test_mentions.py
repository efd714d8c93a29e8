"""Mentions: names found as whole words, with their capitals, in one pass."""

from __future__ import annotations

import time

import pytest

from tieout.facts.mentions import Names, names_of, words_of


def written(names: Names, text: str) -> list[str]:
    return [mention.written for mention in names.find(text)]


HAMBURG = Names({"Hamburg": ("hamburg",), "US": ("usa",), "shell": ("artillery",)})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hamburg's harbour", ["Hamburg"]),
        ("Hamburg’s harbour", ["Hamburg"]),
        ("HAMBURG CLOSED", ["HAMBURG"]),
        ("a Hamburg-based line", ["Hamburg"]),
        ("Hamburgs Senat", ["Hamburgs"]),
        ("Hamburger", []),
        ("a hamburg", []),
        ("it told us", []),
        ("US-backed", ["US"]),
        ("the Us", []),
        ("shells and a shell", ["shells", "shell"]),
        ("shelling", []),
        ("Hámburg", ["Hámburg"]),
        ("", []),
    ],
)
def test_a_name_is_found_as_whole_words_with_its_capitals(text: str, expected: list[str]) -> None:
    assert expected == written(HAMBURG, text)


def test_the_longest_name_wins_and_offsets_are_those_of_the_text() -> None:
    names = Names({"Red Cross": ("icrc",), "International Red Cross": ("ifrc",)})
    text = "«The International  Red-Cross, the Red\u00a0Cross.»"
    found = names.find(text)
    assert [("ifrc",), ("icrc",)] == [mention.ids for mention in found]
    assert all(text[one.start : one.end] == one.written for one in found)


def test_a_sign_or_an_empty_line_between_the_words_parts_them() -> None:
    names = Names({"Red Cross": ("icrc",), "St Bart": ("bart",), "Aleppo, Syria": ("aleppo",)})
    assert [] == written(names, "It is red. Cross the street, Red, Cross; Red\n\nCross")
    assert ["St. Bart"] == written(names, "at St. Bart. Bart")
    assert ["Red\nCross"] == written(names, "the Red\nCross")
    assert ["Aleppo, Syria"] == written(names, "in Aleppo, Syria:")


def test_one_spelling_may_stand_for_several_ids() -> None:
    names = names_of([("city", ["Luxembourg"]), ("state", ["Luxembourg", "Luxembourg"])])
    assert ("city", "state") == names.find("in Luxembourg")[0].ids


def test_names_of_nothing_but_signs_are_never_found() -> None:
    assert [] == Names({"—": ("x",), " ": ("y",)}).find("— a — b")


def test_words_are_runs_of_letters_and_digits() -> None:
    assert ["3rd", "arm", "é".replace("é", "e")] == [word.folded for word in words_of("3rd_Arm é")]


def test_finding_takes_time_in_proportion_to_the_text() -> None:
    names = Names({f"a a a a {number}": (str(number),) for number in range(300)})

    def cost(count: int) -> float:
        best = 9.0
        for _ in range(3):
            begun = time.process_time()
            names.find("a " * count)
            best = min(best, time.process_time() - begun)
        return best

    assert cost(12_000) < 8 * cost(3_000) + 0.2
