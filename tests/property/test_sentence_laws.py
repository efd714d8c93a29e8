"""Laws of sentences: a lossless cover, true offsets, whatever the text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tieout.corpus.sentences import sentences

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
PIECES = st.sampled_from(
    [
        *" .!?\n\r\t:;()[]\"'-5aAI",
        "\u2026",
        "\u201c",
        "\u201d",
        "\u2022",
        "\u3002",
        "\u061f",
        "\u00a0",
        "\u2028",
        "\r\n",
        ". ",
        "...",
        ". . .",
        "Mr. ",
        "U.S. ",
        "5 p.m. ",
        "1. ",
        "a) ",
        "The water ",
        "was foul",
        "\u200b",
        "\u0301",
        "\U0001f600",
    ]
)
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=60).map("".join))
LANGUAGES = st.sampled_from(["en", "de", "fr", "es", "ru", "xx", ""])


@given(TEXTS, LANGUAGES)
def test_only_white_space_stands_between_sentences(text: str, language: str) -> None:
    at = 0
    for number, one in enumerate(sentences(text, language=language), 1):
        assert number == one.number
        assert not text[at : one.start].strip()
        assert one.text == text[one.start : one.end]
        assert one.text
        assert one.text == one.text.strip()
        at = one.end
    assert not text[at:].strip()


@given(TEXTS)
def test_cutting_a_text_twice_gives_the_same(text: str) -> None:
    assert sentences(text) == sentences(text)


@given(TEXTS, TEXTS)
def test_a_blank_line_always_parts_two_texts(left: str, right: str) -> None:
    parts = [one.text for text in (left, right) for one in sentences(text)]
    if left.strip() and right.strip():
        whole = [one.text for one in sentences(f"{left.rstrip()}\n\n{right.lstrip()}")]
        assert parts == whole


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_every_sentence_of_a_source_stands_at_its_place(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    found = sentences(text)
    assert len(found) > 20
    assert "".join(text.split()) == "".join("".join(one.text.split()) for one in found)
