"""Anchors: every outcome, and what is never accepted."""

from __future__ import annotations

import pytest

from tieout.evidence.anchors import Outcome, Page, anchor
from tieout.evidence.differences import Difference

TEXT = (
    "HAMBURG, 24 August 1892.\n\n"
    "The Senate says no more than 900 patients are in hospital, but doctors count about 2,700. "
    "\u201cWe do not hide the dead,\u201d said Senator Hachmann. \u201cThe water is clean . . . we"
    " drink it.\u201d\n"
    "Temperatures fell to \u22125 degrees, and bread rose to $3.50, or 12.5 per cent. "
    "The dead were not counted on Sunday. The dead were counted on Monday.\n"
)


def test_words_that_stand_there_are_exact() -> None:
    found = anchor("no more than 900 patients", TEXT)
    assert (Outcome.EXACT, "no more than 900 patients") == (
        found.outcome,
        TEXT[found.start : found.end],
    )
    assert found.suggestion is None
    assert () == found.differences


def test_words_written_otherwise_are_folded() -> None:
    found = anchor('"We do not\n hide  the dead,"', TEXT)
    assert Outcome.FOLDED is found.outcome
    assert "\u201cWe do not hide the dead,\u201d" == TEXT[found.start : found.end]


def test_words_that_stand_twice_are_ambiguous_until_the_context_decides() -> None:
    open_one = anchor("The dead were", TEXT)
    assert (Outcome.AMBIGUOUS, None, None) == (open_one.outcome, open_one.start, open_one.end)
    assert open_one.suggestion is not None
    assert TEXT.index("The dead were") == open_one.suggestion.start
    for decided in (
        anchor("The dead were", TEXT, suffix=" counted"),
        anchor("The dead were", TEXT, prefix="on Sunday. "),
        anchor("The dead were", TEXT, prefix="Sunday.", suffix="counted"),
    ):
        assert Outcome.EXACT is decided.outcome
        assert TEXT.rindex("The dead were") == decided.start


def test_a_context_that_decides_for_no_place_leaves_it_ambiguous() -> None:
    assert Outcome.AMBIGUOUS is anchor("The dead were", TEXT, prefix="nobody says ").outcome


def test_a_context_that_is_not_there_refuses_the_only_place_and_says_so() -> None:
    found = anchor("900 patients", TEXT, prefix="at least ")
    assert Outcome.MISSING is found.outcome
    assert ("prefix", "at least ", "ore than") == (
        found.differences[0].op,
        found.differences[0].quoted,
        found.differences[0].found.strip(),
    )


def test_a_folded_place_with_the_right_context_beats_an_exact_one_with_the_wrong() -> None:
    text = "The vote is 'off' today. Later the vote is \u2018off\u2019 again."
    found = anchor("'off'", text, suffix=" again")
    assert (Outcome.FOLDED, text.index("\u2018")) == (found.outcome, found.start)


@pytest.mark.parametrize(
    "join", ["[...]", "...", ". . .", "\u2026", "[\u2026]", "(...)", "[ ... ]"]
)
def test_parts_joined_by_an_ellipsis_are_stitched(join: str) -> None:
    found = anchor(f"The Senate says {join} about 2,700", TEXT)
    assert Outcome.STITCHED is found.outcome
    assert TEXT.index("The Senate") == found.start
    assert TEXT.index("about 2,700") + len("about 2,700") == found.end


def test_parts_in_the_wrong_order_are_missing() -> None:
    assert Outcome.MISSING is anchor("about 2,700 [...] The Senate says", TEXT).outcome


def test_an_ellipsis_that_the_source_prints_is_text() -> None:
    assert Outcome.EXACT is anchor("clean . . . we drink", TEXT).outcome


def test_parts_that_stand_in_order_twice_are_ambiguous() -> None:
    text = "Boats left. Nobody died. Boats left. Nobody died."
    assert Outcome.AMBIGUOUS is anchor("Boats [...] died", text).outcome
    assert Outcome.STITCHED is anchor("Boats [...] died", text, prefix="died. ").outcome


@pytest.mark.parametrize("empty", ["", "  ", "\u200b", "[...]", "..."])
def test_a_quote_without_words_is_missing(empty: str) -> None:
    assert Outcome.MISSING is anchor(empty, "Nothing.. stands here").outcome


def test_a_quote_in_an_empty_text_is_missing_without_a_suggestion() -> None:
    found = anchor("anything", "")
    assert (Outcome.MISSING, None) == (found.outcome, found.suggestion)


FORGED = [
    "no more than 800 patients",
    "more than 900 patients are not in hospital",
    "not more than 900 patients",
    "no less than 900 patients",
    "No more than 900 patients",
    "about 900 patients",
    "no more than 900 soldiers",
    "no more than 9,00 patients",
    "no more than \u0669\u0660\u0660 patients",
    "count about 2.700",
    "count about 2 700",
    "count nearly 2,700",
    "We do hide the dead",
    "We don't hide the dead",
    "fell to 5 degrees",
    "fell to +5 degrees",
    "fell to \u20135 degrees",
    "rose to \u20ac3.50",
    "rose to 3.50",
    "12.5 per mille",
    "12.5 %",
    "Senator Hachman.",
    "senator Hachmann",
    "Senator H\u0430chmann",
    "no more than 900\u202e patients",
    "The dead were never counted on Sunday",
    "The Senate says nothing stands here",
]


@pytest.mark.parametrize("quote", FORGED)
def test_a_changed_figure_sign_unit_negation_hedge_or_name_is_refused(quote: str) -> None:
    found = anchor(quote, TEXT)
    assert (Outcome.MISSING, None, None) == (found.outcome, found.start, found.end)


@pytest.mark.parametrize(
    ("quote", "whole"),
    [
        ("700", "2,700."),
        ("5 degrees", "\u22125 degrees"),
        ("3.50", "$3.50"),
        ("bread rose to $3", "bread rose to $3.50"),
        ("or 12", "or 12.5 per"),
        ("12.5", "12.5 per"),
        ("enate says", "Senate says"),
        ("patien", "patients"),
    ],
)
def test_a_cut_inside_a_word_or_number_is_missing_and_named(quote: str, whole: str) -> None:
    found = anchor(quote, TEXT)
    assert Outcome.MISSING is found.outcome
    assert found.suggestion is not None
    assert quote == found.suggestion.text
    assert "cut" == found.differences[0].op
    assert whole.rstrip(".") == found.differences[0].found.rstrip(".,")


def test_a_miss_shows_the_nearest_passage_and_what_differs() -> None:
    found = anchor("no more than 800 patients were in hospital", TEXT)
    assert found.suggestion is not None
    assert "no more than 900 patients are in hospital" == found.suggestion.text
    assert (
        Difference("replace", "800", "900"),
        Difference("replace", "were", "are"),
    ) == found.differences


def test_a_page_that_finds_every_quote_as_written_is_never_folded() -> None:
    page = Page(TEXT)
    assert Outcome.EXACT is page.anchor("about 2,700").outcome
    assert page._folded is None


def test_raw_text_is_counted_in_code_points_whatever_the_line_ends() -> None:
    text = "\ufeffOne\r\n\U0001f600 two\r three"
    found = anchor("two three", text)
    assert (Outcome.FOLDED, 8, 18) == (found.outcome, found.start, found.end)


def test_where_the_context_is_noisy_the_likeliest_place_is_suggested() -> None:
    text = "In May 12 died of it in Altona. In June 12 died of it in Wandsbek."
    second = text.rindex("12 died of it")
    exact = anchor("12 died of it", text, prefix="In Jne ", suffix=" in Wandbek")
    assert Outcome.AMBIGUOUS is exact.outcome
    assert exact.suggestion is not None
    assert second == exact.suggestion.start
    noisy = anchor("12 dyed of it", text, prefix="In June ", suffix=" in Wandsbek")
    assert Outcome.MISSING is noisy.outcome
    assert noisy.suggestion is not None
    assert (second, "12 died of it") == (noisy.suggestion.start, noisy.suggestion.text)
