"""Which line ends lie inside a paragraph."""

from __future__ import annotations

import textwrap

import pytest

from tieout.corpus.wrapping import join_lines

STORY = (
    "The epidemic began in the third week of August and spread along the river, past the mills and"
    " past the harbour, and the Senate closed the schools. Doctors blamed the water, which the city"
    " took from the river without filtering it. Nobody listened to them until September came, and"
    " by then the hospitals were full, the ships lay idle in the roads, and half of the shops shut."
)
SHORT = "The health officer had warned the council of it, and Dr. Penrose of the port had too."

RECIPE = (
    "200 g of plain flour, sifted twice\na pinch of sea salt or more to taste\n"
    "the zest of one large lemon, grated fine\nthree free-range eggs, beaten with a fork"
)


def wrapped(width: int, *paragraphs: str, between: str = "\n\n", indent: str = "") -> str:
    """Return paragraphs wrapped to a width."""
    return between.join(
        textwrap.fill(indent + one, width, break_on_hyphens=False) for one in paragraphs
    )


@pytest.mark.parametrize("width", [26, 34, 40, 60, 72, 80, 100, 132])
def test_a_wrapped_paragraph_is_made_whole_whatever_its_width(width: int) -> None:
    assert join_lines(wrapped(width, STORY)) == STORY


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_other_line_ends_are_line_ends(end: str) -> None:
    text = wrapped(60, STORY).replace("\n", end)
    assert len(text) == len(join_lines(text))
    assert STORY.split() == join_lines(text).split()
    assert not set("\r\n") & set(join_lines(text))


def test_a_paragraph_of_two_lines_is_joined_where_others_show_the_width() -> None:
    alone = wrapped(60, SHORT)
    assert 1 == alone.count("\n")
    assert alone == join_lines(alone)
    assert f"{SHORT}\n\n{STORY}" == join_lines(wrapped(60, SHORT, STORY))


def test_paragraphs_without_a_blank_line_between_them_stay_apart() -> None:
    text = wrapped(60, STORY, SHORT, STORY, SHORT, between="\n", indent="   ")
    assert [f"   {STORY}", f"   {SHORT}"] * 2 == join_lines(text).split("\n")


def test_lines_wrapped_by_hand_may_be_a_little_short() -> None:
    lines = wrapped(60, STORY).replace("past the harbour, and\n", "past the harbour,\nand ")
    assert STORY in join_lines(f"{lines}\n\n{wrapped(60, STORY)}")
    ragged = [
        "The epidemic began in the third week of August and",
        "spread along the river. Past the mills it went, and",
        "past the harbour. The Senate closed",
        "the schools, and with them the theatres, but left",
        "the bathing houses open. Nobody objected to",
        "that, for the doctors were divided over the",
        "cause of it all. Then the first ship came.",
    ]
    assert " ".join(ragged) == join_lines("\n".join(ragged))


def test_a_script_without_spaces_is_wrapped_anywhere() -> None:
    whole = "科赫医生于八月抵达汉堡。水脏了，城市关闭了学校，港口里的船停了三个星期。" * 5
    text = "\n".join(whole[at : at + 30] for at in range(0, len(whole), 30))
    assert whole == join_lines(text).replace(" ", "")
    assert "\n" not in join_lines(text)


def test_lines_of_a_script_without_capitals_are_joined_by_their_width_alone() -> None:
    whole = "كان الماء ملوثا في المدينة كلها وأغلقت المدارس أبوابها حتى الشهر التالي. " * 4
    assert whole.split() == join_lines(wrapped(50, whole)).split(" ")
    for title in ("المياه الملوثة في هامبورغ تقتل المئات", "المدينة تغلق مدارسها"):
        assert f"{title}\n" in join_lines(f"{title}\n{wrapped(50, whole)}")
    headlines = "\n".join(whole[:end].strip() for end in (31, 58, 40, 71, 36, 50))
    assert headlines == join_lines(headlines)
    headlines = "\n".join(
        "科赫医生于八月抵达汉堡。水脏了，城市关闭了学校，港口里的船"[:end]
        for end in (25, 29, 21, 27, 18)
    )
    assert headlines == join_lines(headlines)


def test_an_initial_at_the_end_of_a_wrapped_line_is_no_end() -> None:
    line = "The health officer of this city was for many years Dr. J. R."
    text = wrapped(60, STORY) + f"\n\n{line}\nPenrose, who is no more."
    assert join_lines(text).endswith(f"{line} Penrose, who is no more.")


def test_the_items_of_a_list_in_a_wrapped_text_stay_apart() -> None:
    items = "1. All water is to be boiled.\n2. Schools are closed.\n3. No fruit is to be landed."
    assert join_lines(f"{wrapped(60, STORY)}\n\n{items}").endswith(items)


@pytest.mark.parametrize(
    "text",
    [
        "A headline\nThe story begins here and goes on for a while.",
        "The count of the votes of May\nhttps://poll.example/count is here.",
        "Every line of this poem is of a length\nthat is its own\nand wraps at no width",
        "It ended.\nit began again.",
        "Bring:\nrice and salt.",
        "First\n\u2022 second item.",
        "short\nlines\nof words",
        "The count of the votes\nended at noon",
        "The count of the votes\n\nended at noon.",
        "Why the vote was so close this time\nWhat happens next in the capital\nHow it began",
        RECIPE,
        "Rough winds do shake the darling buds of May,\nAnd summer's lease hath all too short",
    ],
)
def test_other_lines_end_where_they_end(text: str) -> None:
    assert text == join_lines(text)


def test_a_torn_sentence_runs_on_only_if_the_next_line_ends_it() -> None:
    for torn in ("The count of the votes\nended at noon.", "* Boil the water,\nsaid the doctor."):
        assert torn.replace("\n", " ") == join_lines(torn)


def test_lines_that_run_past_a_width_speak_against_it() -> None:
    list_ = wrapped(60, "Water and linen and " + "soap for the wards and " * 6)
    assert 0 == join_lines(list_).count("\n")
    assert f"{list_}\n\n{STORY}" == join_lines(f"{list_}\n\n{STORY}")
