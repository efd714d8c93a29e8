"""Citations: the words as they stand, with as much context as is needed and no more."""

from __future__ import annotations

import csv
import hashlib
import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tieout.corpus.sources import read_corpus
from tieout.errors import CorpusError, UsageError
from tieout.evidence.anchors import Outcome, anchor
from tieout.evidence.citations import cite, cite_source

if TYPE_CHECKING:
    from pathlib import Path

    from tieout.corpus.sources import Corpus

TEXT = (
    "The first count gave 1,204 votes. A recount gave 1,198 votes.\n"
    "\u201cWe accept  the recount,\u201d the mayor said. The first count gave no winner.\n"
)


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    """Return a corpus of one source."""
    (tmp_path / "post.txt").write_text(TEXT, encoding="utf-8")
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    path = tmp_path / "sources.csv"
    path.write_text(
        "source,file,published,published_evidence,sha256\n"
        f"post,post.txt,1931-05-04,printed,{digest}\n",
        encoding="utf-8",
    )
    return read_corpus(path)


def test_words_that_stand_once_need_no_context() -> None:
    (found,) = cite(TEXT, "1,198 votes")
    assert ("1,198 votes", "", "") == (found.quote, found.prefix, found.suffix)


def test_words_written_otherwise_are_cited_as_they_stand() -> None:
    (found,) = cite(TEXT, '"We accept the recount,"')
    assert "\u201cWe accept  the recount,\u201d" == found.quote


def test_words_that_stand_twice_get_one_word_of_context_each() -> None:
    first, second = cite(TEXT, "The first count gave")
    assert [("", "1,204"), ("", "no")] == [
        (found.prefix, found.suffix) for found in (first, second)
    ]


def test_a_cut_is_kept_and_its_parts_are_as_they_stand() -> None:
    (found,) = cite(TEXT, '"We accept the recount," ... mayor said')
    assert "\u201cWe accept  the recount,\u201d [...] mayor said" == found.quote


def test_context_given_chooses_among_the_places() -> None:
    (found,) = cite(TEXT, "The first count", suffix="gave no")
    assert TEXT.rindex("The first count") == found.start


@pytest.mark.parametrize("words", ["204 votes", "1,205 votes", "", "The mayor", "gave 1,198 vote"])
def test_words_that_do_not_stand_there_whole_have_no_citation(words: str) -> None:
    assert [] == cite(TEXT, words)


@given(st.lists(st.sampled_from(["one", "two", "three."]), min_size=1, max_size=12), st.data())
def test_every_citation_anchors_to_its_own_place(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    low = data.draw(st.integers(0, len(words) - 1))
    high = data.draw(st.integers(low, len(words) - 1))
    for found in cite(text, " ".join(words[low : high + 1])):
        back = anchor(found.quote, text, found.prefix, found.suffix)
        assert (Outcome.EXACT, found.start, found.end) == (back.outcome, back.start, back.end)


def test_the_row_is_printed_as_csv(corpus: Corpus) -> None:
    told, code = cite_source(corpus, "post", '"We accept the recount,"')
    assert 0 == code
    assert [
        ["source", "quote", "prefix", "suffix"],
        ["post", "\u201cWe accept  the recount,\u201d", "", ""],
    ] == list(csv.reader(io.StringIO(told), strict=True))


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("1,189 votes", "the source has \u201c1,198\u201d"),
        ("204 votes", "cuts \u201c1,204 votes"),
        ("zinc exports from Peru", "does not stand in post"),
    ],
)
def test_words_that_are_not_there_are_refused_with_what_is(
    corpus: Corpus, words: str, told: str
) -> None:
    said, code = cite_source(corpus, "post", words)
    assert 1 == code
    assert said.startswith("refused: ")
    assert told in said


def test_a_source_that_is_not_listed_is_an_error_that_names_those_that_are(corpus: Corpus) -> None:
    with pytest.raises(CorpusError) as caught:
        cite_source(corpus, "gone", "votes")
    assert "post" in caught.value.hint


def test_no_words_are_an_error(corpus: Corpus) -> None:
    with pytest.raises(UsageError):
        cite_source(corpus, "post", " ")
