from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tieout.report.versions import compare_words

TEXTS = st.lists(st.sampled_from(["the", "water", "is", "not", "cause", "of", "it"])).map(" ".join)


@given(TEXTS, TEXTS)
def test_each_side_can_be_read_back_from_the_parts(left: str, right: str) -> None:
    parts = compare_words(left, right)
    one = " ".join(part.text for part in parts if part.kind in {"same", "gone"})
    other = " ".join(part.text for part in parts if part.kind in {"same", "new"})
    assert (left, right) == (one, other)


def test_a_negation_shows_as_new() -> None:
    parts = compare_words("it is the cause", "it is not the cause")
    assert [("same", "it is"), ("new", "not"), ("same", "the cause")] == [
        (part.kind, part.text) for part in parts
    ]


def test_quotation_marks_of_another_shape_are_the_same_words() -> None:
    assert ["same"] == [part.kind for part in compare_words("“it’s over”", '"it\'s over"')]
