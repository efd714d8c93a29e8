"""What differs between two texts, in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tieout.evidence.differences import Difference, word_differences

WORDS = st.lists(st.sampled_from(["no", "more", "than", "900", "men", "left,", "9.40"]), max_size=8)


@pytest.mark.parametrize(
    ("quoted", "found", "expected"),
    [
        ("some men", "some men", ()),
        ("three men", "4 men", (Difference("replace", "three", "4"),)),
        ("men left", "men never left", (Difference("insert", "", "never"),)),
        ("no men left", "men left", (Difference("delete", "no", ""),)),
        ("2,700 men", "2.700 men", (Difference("replace", "2,700", "2.700"),)),
        ("it's", "it\u2019s", ()),
        ("", "", ()),
        ("men", "men left", (Difference("insert", "", "left"),)),
        ("two men", "men", (Difference("delete", "two", ""),)),
        ("left the bank", "rob the bank", (Difference("replace", "left", "rob"),)),
        ("a b c d", "a x c", (Difference("replace", "b", "x"), Difference("delete", "d", ""))),
        ("one, two", "one two", (Difference("delete", ",", ""),)),
    ],
)
def test_differences_are_named_in_words(
    quoted: str, found: str, expected: tuple[Difference, ...]
) -> None:
    assert expected == word_differences(quoted, found)


@given(WORDS, WORDS)
def test_only_equal_texts_have_no_differences(left: list[str], right: list[str]) -> None:
    told = word_differences(" ".join(left), " ".join(right))
    assert (left == right) is (told == ())
    for one in told:
        assert one.quoted != one.found
        assert one.quoted in " ".join(left)
        assert one.found in " ".join(right)
        assert {"insert": (False, True), "delete": (True, False), "replace": (True, True)}[
            one.op
        ] == (bool(one.quoted), bool(one.found))
