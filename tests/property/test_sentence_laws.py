"""Laws of sentences: a lossless cover, true offsets, whatever the text."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tieout.corpus import abbreviations
from tieout.corpus.sentences import sentences
from tieout.corpus.wrapping import join_lines

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
LISTS = sorted((Path(abbreviations.__file__).parent / "languages").glob("*.csv"))
LANGUAGES = st.sampled_from([*(path.stem for path in LISTS), "xx", ""])
WORDS = st.lists(
    st.sampled_from(["a", "of", "the", "water", "was", "foul", "and", "nobody"]), min_size=9
)
PARAGRAPHS = st.lists(
    st.lists(WORDS.map(lambda words: f"So {' '.join(words)}."), min_size=3).map(" ".join),
    min_size=3,
)


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
    left, right = left.rstrip(), right.lstrip()
    whole = f"{left}\n\n{right}"
    if left and right and join_lines(whole) == f"{join_lines(left)}\n\n{join_lines(right)}":
        parts = [one.text for text in (left, right) for one in sentences(text)]
        assert parts == [one.text for one in sentences(whole)]


@given(TEXTS)
def test_joining_lines_changes_nothing_but_line_ends(text: str) -> None:
    joined = join_lines(text)
    assert len(text) == len(joined)
    assert text.split() == joined.split()
    assert all(old == new or old.isspace() for old, new in zip(text, joined, strict=True))


@given(PARAGRAPHS, st.integers(min_value=40, max_value=100), st.sampled_from(["\n", "\r\n"]))
def test_a_text_has_the_same_sentences_whatever_width_it_is_wrapped_to(
    paragraphs: list[str], width: int, end: str
) -> None:
    text = "\n\n".join(paragraphs)
    wrapped = "\n\n".join(textwrap.fill(one, width) for one in paragraphs).replace("\n", end)
    expected = [one.text for one in sentences(text)]
    assert expected == [" ".join(one.text.split()) for one in sentences(wrapped)]


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_every_sentence_of_a_source_stands_at_its_place(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    found = sentences(text)
    assert len(found) > 20
    assert "".join(text.split()) == "".join("".join(one.text.split()) for one in found)
