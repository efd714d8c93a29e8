"""Which line ends lie inside a sentence."""

from __future__ import annotations

import pytest

from tieout.corpus.wrapping import Lines

WRAPPED = (
    "The epidemic began in the third week of August and spread\n"
    "along the river, past the mills and past the harbour, and\n"
    "the Senate closed the schools."
)


def line_ends(text: str) -> list[bool]:
    """Say for each line end of a text whether the sentence that starts the text runs on."""
    lines = Lines(text)
    return [
        lines.continues(0, at, at + 1) for at, char in enumerate(text) if char == "\n" and at > 0
    ]


def test_a_wrapped_paragraph_runs_on() -> None:
    assert [True, True] == line_ends(WRAPPED)


@pytest.mark.parametrize(
    "text",
    [
        "A headline\nThe story begins here and goes on for a while.",
        "Every line of this poem is of a length\nthat is its own\nand wraps at no width",
        "It ended.\nit began again.",
        "Bring:\nrice and salt.",
        "First\n\u2022 second item.",
        "short\nlines\nof words",
    ],
)
def test_other_lines_end_where_they_end(text: str) -> None:
    assert not any(line_ends(text))


def test_a_torn_sentence_runs_on_only_if_the_next_line_ends_it() -> None:
    assert [True] == line_ends("The count of the votes\nended at noon.")
    assert [False] == line_ends("The count of the votes\nended at noon")


def test_a_blank_line_is_never_inside_a_sentence() -> None:
    text = "The count of the votes\n\nended at noon."
    assert not Lines(text).continues(0, text.index("\n"), text.index("ended"))
