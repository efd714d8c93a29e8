"""Where a quote may start and end."""

from __future__ import annotations

import pytest

from tieout.evidence.edges import cut_word, is_cut

# Each text is written with a bar wherever a quote may start or end.
WHOLE = [
    "Some| |2,700| |people|.",
    "a| |loss| |of| |-5| |or| |\u22125|",
    "from| |3-5| |to| |3\u20135| |of| |10 000|",
    "in| |2016| |300| |men",
    "US$5| |and| |\u20ac5| |and| |5 \u20ac| |and| |$ 5 bn|",
    "5 %| |is| |5%| |of| |5 million|",
    "p| |< 0.05|,| |p|<0.05",
    "10:30| |on| |2016-07-01| |at| |5\u00b0C|",
    "don't| |Russia|'|s| |rebels|'| |O\u2019Brien|",
    "anti-government| |twenty-five| |non-Russian|",
    "killed|-|-|five| |said|\u2014|no|\u2014|5| |men",
    "the| |U.S|.| |at| |example.com|.",
    "left|.|The| |vote| |of| |1,000|.|That|",
    "2\u00bd| |or| |2 \u00bd|",
    "\u5168|\u90e8|900|\u4eba",
    "\u4e8c\u767e|\u4eba",
    "[|he|]|said| |(|no|)|",
    "AT&T| |a@b.org|",
    "cafe\u0301| |noir",
    "un\u200bfair| |un\u00adfair|",
]


@pytest.mark.parametrize("marked", WHOLE)
def test_a_quote_may_start_and_end_at_each_bar_and_nowhere_else(marked: str) -> None:
    text, bars = "", {0}
    for char in marked:
        if char == "|":
            bars.add(len(text))
        else:
            text += char
    bars.add(len(text))
    assert sorted(bars) == [at for at in range(len(text) + 1) if not is_cut(text, at)]


@pytest.mark.parametrize(
    ("text", "quote", "whole"),
    [
        ("Some 2,700 people", "700 people", "2,700 people"),
        ("Some 2,700 people", "Some 2", "Some 2,700"),
        ("the anti-tax vote", "tax vote", "anti-tax vote"),
        ("it was not 5 million but", "not 5", "not 5 million"),
        ("fell by -5 points", "5 points", "-5 points"),
        ("it isn't so", "it is", "it isn't"),
    ],
)
def test_what_is_cut_is_named_whole(text: str, quote: str, whole: str) -> None:
    start = text.index(quote)
    found = cut_word(text, start, start + len(quote))
    assert found is not None
    assert whole == text[slice(*found)]


def test_a_quote_between_words_cuts_nothing() -> None:
    assert cut_word("Some 2,700 people", 5, 17) is None
