"""The place of words that do not stand in a text: which of several, and where it ends."""

from __future__ import annotations

import pytest

from tieout.corpus.folds import find_folded
from tieout.evidence.places import LEAST, locate

REPORT = (
    "The number of deaths reported on Monday was 108. The number of deaths reported on Tuesday was"
    " 181. The number of deaths reported on Wednesday was 315.\n\nThe water of the Elbe, which the"
    " city drinks unfiltered, fell to its lowest level in ten years. In Altona, which filters its"
    " water, twelve cases were counted in the same week; the doctors who went there found the"
    " pumps, the baths and the hospital in good order, and nobody in fear.\n"
)


@pytest.mark.parametrize(
    ("sought", "found"),
    [
        # Of passages that are alike, the one that needs the fewest changes.
        ("deaths reported on Tuesday was 315", "deaths reported on Tuesday was 181"),
        ("deaths reported on Tuesday was 182", "deaths reported on Tuesday was 181"),
        ("deaths reported on Wednesday was 181", "deaths reported on Wednesday was 315"),
        # Words were left out, a few or many.
        ("fell to its level in ten years", "fell to its lowest level in ten years"),
        ("In Altona twelve cases", "In Altona, which filters its water, twelve cases"),
        (
            "the doctors who went there found the hospital in good order",
            "the doctors who went there found the pumps, the baths and the hospital in good order",
        ),
        ("the Elbe, which drinks", "the Elbe, which the city drinks"),
        # Words were put in.
        ("twelve new and very grave cases were counted", "twelve cases were counted"),
        # The ends were changed.
        ("the city drinks, unfiltered", "the city drinks unfiltered"),
        ("The doctors who came", "the doctors who went"),
        ("lowest level in 10 years", "lowest level in ten years"),
        ("a count of deaths reported on Monday", "of deaths reported on Monday"),
        # Letters were mistaken all over.
        (
            "tbe watcr of the E1be, wbich thc citv drinks",
            "The water of the Elbe, which the city drinks",
        ),
    ],
)
def test_the_place_that_is_most_like_the_words_is_found(sought: str, found: str) -> None:
    place = locate(sought, REPORT)
    assert place is not None
    assert found == REPORT[place.low : place.high] == place.text


def test_a_last_word_is_not_sought_beyond_the_end_of_the_sentence() -> None:
    text = "The pumps were new. The baths were old and the hospital was shut."
    place = locate("The pumps were old", text)
    assert place is not None
    assert "The pumps were new" == text[place.low : place.high]


def test_a_known_place_does_not_hide_a_nearer_one() -> None:
    sought = "deaths reported on Tuesday was 315"
    core = find_folded(REPORT, sought).core
    assert core is not None
    place = locate(sought, REPORT, core)
    assert place is not None
    assert "deaths reported on Tuesday was 181" == place.text


@pytest.mark.parametrize("sought", ["zinc exports exceeded every forecast", "q", "99"])
def test_words_of_another_text_are_like_no_place(sought: str) -> None:
    place = locate(sought, REPORT)
    assert place is None or place.likeness < LEAST


def test_words_of_a_script_without_spaces_are_found_too() -> None:
    quiet = "\u753a\u306f\u9759\u304b\u3060\u3063\u305f"
    text = f"\u6c34\u306f\u6c5a\u308c\u3066\u3044\u305f\u3002{quiet}\u3002"
    place = locate("\u753a\u306f\u9759\u304b\u3067\u3057\u305f", text)
    assert place is not None
    assert quiet == text[place.low : place.high]
