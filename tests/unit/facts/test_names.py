"""Names compared: the cases of `tests/cases/names.md`, and the reasons that are given."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from tieout.facts.names import compare_names
from tieout.facts.spelling.likeness import likeness
from tieout.facts.spelling.name_reader import take_apart
from tieout.facts.spelling.scripts import latinise, rows
from tieout.facts.spelling.slips import one_slip

CASES = Path(__file__).parents[2] / "cases" / "names.md"
MEASURED = Path(__file__).parents[2] / "cases" / "name_spellings.md"
MEANING = {"yes": True, "no": False, "open": None}


def cases() -> list[tuple[str, str, bool | None]]:
    found = []
    for line in CASES.read_text(encoding="utf-8").split("\n"):
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and cells[-1] in MEANING:
            found.append((cells[0], cells[1], MEANING[cells[2]]))
    return found


def measured() -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Return the pairs of spellings of one name, and the pairs of different bearers."""
    lines = MEASURED.read_text(encoding="utf-8").split("\n")
    listed = [line[2:].split(" = ") for line in lines if line.startswith("- ") and " = " in line]
    alike = [pair for names in listed for pair in pairwise(names)]
    alike += [(names[0], other) for names in listed for other in names[2:]]
    pairs = [line[2:].split(" / ") for line in lines if line.startswith("- ") and " / " in line]
    return alike, [(one, other) for one, other in pairs]


def test_most_spellings_are_told_and_few_other_names_taken_for_them() -> None:
    alike, unlike = measured()
    assert len(alike) > 4500
    assert len(unlike) > 2500
    told = sum(compare_names(*pair).same is True for pair in alike) / len(alike)
    mixed_up = sum(compare_names(*pair).same is True for pair in unlike) / len(unlike)
    assert told > 0.9, told
    assert mixed_up < 0.05, mixed_up


def test_there_are_cases_of_every_answer() -> None:
    answers = [answer for _, _, answer in cases()]
    assert len(answers) > 200
    assert {True, False, None} == set(answers)


@pytest.mark.parametrize(("one", "other", "same"), cases())
def test_two_names_are_judged_as_the_case_says(one: str, other: str, same: bool | None) -> None:  # noqa: FBT001 - the third cell of a case
    assert same is compare_names(one, other).same
    assert same is compare_names(other, one).same


def test_numbers_that_differ_are_the_reason() -> None:
    match = compare_names("3rd Rifle Division", "4th Rifle Division")
    assert "the numbers differ: 3 and 4" == match.why
    assert match.same is False


def test_titles_of_a_man_and_a_woman_are_the_reason() -> None:
    assert "one title is a man's, the other a woman's" == compare_names("Mr Snow", "Mrs Snow").why


def test_brothers_are_told_apart_by_the_words_that_differ() -> None:
    match = compare_names("Jesse James", "Frank James")
    assert match.same is False
    assert "jesse" in match.why
    assert "frank" in match.why


def test_a_surname_alone_decides_nothing() -> None:
    match = compare_names("James", "Jesse James")
    assert match.same is None
    assert "“james”" in match.why


def test_an_empty_name_decides_nothing() -> None:
    assert compare_names("", "John Snow").same is None
    assert compare_names("", "").same is None
    assert compare_names("—", "John Snow").same is None


def test_a_script_that_is_not_read_decides_nothing_against_one_that_is() -> None:
    assert compare_names("安倍晋三", "Shinzo Abe").same is None
    assert compare_names("安倍晋三", "安倍晋三").same is True
    assert compare_names("安倍晋三", "菅義偉").same is False


def test_chinese_characters_are_read_and_never_the_reason_for_a_no() -> None:
    assert compare_names("习近平", "Xi Jinping").same is True
    assert compare_names("习近平", "Hu Jintao").same is None
    assert compare_names("习近平", "胡锦涛").same is False


def test_legal_forms_that_differ_leave_it_open() -> None:
    assert compare_names("Krupp AG", "Krupp GmbH").same is None
    assert compare_names("Krupp GmbH", "Krupp Ltd").same is True


def test_a_number_on_one_side_leaves_it_open() -> None:
    assert compare_names("Rifle Brigade", "60th Rifle Brigade").same is None


def test_the_parts_of_a_name_are_read() -> None:
    name = take_apart("Brig. Gen. Abd al-Karim Qasim, Jr.")
    assert ("abdkarim", "qasim") == name.words
    assert "jr" == name.generation
    assert not name.organisation


def test_a_comma_turns_a_name_round_but_not_before_a_legal_form() -> None:
    assert ("john", "snow") == take_apart("Snow, John").words
    assert ("snow",) == take_apart("Snow, Inc.").words


def test_very_long_names_are_read_up_to_a_limit() -> None:
    assert 16 == len(take_apart("kolera " * 500).words)
    assert len(take_apart("a" * 100_000).words[0]) == 300


def test_many_marks_on_one_letter_do_no_harm() -> None:
    assert "a" == latinise("a" + "\u0301" * 100_000).strip()


def test_letters_of_other_scripts_become_latin() -> None:
    assert "ywsf" == latinise("يوسف")
    assert "khrushchev" == latinise("Хрущев")
    assert "irakleio" == latinise("Ηράκλειο")
    assert "tbilisi" == latinise("თბილისი")
    assert "erevan" == latinise("Երեւան")
    assert "so ul" == latinise("서울")
    assert "saitama" == latinise("さいたま")
    assert "chandra" == latinise("चन्द्र")
    assert "sachin" == latinise("సచిన్")
    assert "adise" == latinise("አዲስ")


def test_romanisations_of_one_word_sound_alike_and_other_words_do_not() -> None:
    assert likeness("tschechow", "chekhov") > 0.89
    assert likeness("chekhov", "chertkov") < 0.89


def test_one_letter_missing_is_a_slip_and_one_exchanged_is_not() -> None:
    assert one_slip("nightingale", "nightngale")
    assert one_slip("nightingale", "nigthingale")
    assert not one_slip("nightingale", "nightingane")
    assert not one_slip("snow", "sno")


@pytest.mark.parametrize(
    "name",
    [
        "letters.csv",
        "sounds.csv",
        "costs.csv",
        "vowels.csv",
        "endings.csv",
        "words.csv",
        "given_names.csv",
        "han.csv",
    ],
)
def test_every_row_of_data_names_its_source(name: str) -> None:
    table = rows(name)
    assert table
    assert [] == [row for row in table if not row["source"]]
