"""Candidates: annotations and extractions anchored again, never trusted, and nothing untold."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

import pandas as pd
import pytest

from tieout.errors import TableError, UsageError
from tieout.evidence.anchors import Outcome
from tieout.evidence.annotations import export_annotations
from tieout.evidence.candidates import import_annotations, run_candidates
from tieout.evidence.tracing import anchor_facts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tieout.corpus.sources import Corpus

TEXT = "\U0001f4f0 The raid took 9 minutes. Police count 14 dead.\nThe mayor counts 14 too.\n"
URL = "https://example.org/raid"
DIGEST = hashlib.sha256(TEXT.encode()).hexdigest()


@pytest.fixture
def corpus(corpus_of: Callable[..., Corpus]) -> Corpus:
    """Return a corpus of two sources, one with an address."""
    return corpus_of(("post", TEXT, URL), ("wire", "One line.\n", ""))


def test_what_was_exported_comes_back_at_the_same_places(corpus: Corpus) -> None:
    facts = pd.DataFrame(
        {
            "fact_id": ["f1", "f2", "f3"],
            "property": ["length", "dead", "lines"],
            "value": ["PT9M", "15", "1"],
            "source": ["post", "post", "wire"],
            "quote": ["took 9 minutes", "15 dead", "One line"],
        }
    )
    exported = export_annotations(facts, anchor_facts(facts, corpus), corpus)
    found = import_annotations(exported, corpus)
    assert () == found.dropped
    first, second = found.candidates
    assert ("post", "took 9 minutes", "", "length = PT9M") == (
        first.cells["source"],
        first.cells["quote"],
        first.cells["prefix"],
        first.cells["note"],
    )
    assert (Outcome.EXACT, 11, 25) == (first.anchor.outcome, first.anchor.start, first.anchor.end)
    assert ("wire", "urn:tieout:fact:f3") == (second.cells["source"], second.origin)


def annotation(where: object = URL, **selectors: object) -> str:
    """Return an annotation of a source."""
    return json.dumps({"type": "Annotation", "target": {"source": where, **selectors}})


QUOTE = {"type": "TextQuoteSelector", "exact": "took 9 minutes"}


@pytest.mark.parametrize(
    "name",
    [
        URL,
        {"id": URL, "type": "Text"},
        "post",
        "post.txt",
        "urn:tieout:source:post",
        f"urn:sha-256:{DIGEST}",
        f"urn:sha256:{DIGEST.upper()}",
        f"sha256:{DIGEST}",
        f"hash://sha256/{DIGEST}",
        DIGEST,
    ],
)
def test_a_source_is_known_by_address_id_file_and_digest(name: object, corpus: Corpus) -> None:
    (found,) = import_annotations(annotation(name, selector=QUOTE), corpus).candidates
    assert ("post", 11) == (found.cells["source"], found.anchor.start)


def test_of_two_versions_at_one_address_the_one_with_the_place_is_meant(
    corpus_of: Callable[..., Corpus],
) -> None:
    later = f"Updated. {TEXT}"
    corpus = corpus_of(("early", TEXT, URL), ("late", later, URL))
    for start, source in ((11, "early"), (20, "late")):
        position = {"type": "TextPositionSelector", "start": start, "end": start + 14}
        (found,) = import_annotations(annotation(selector=[QUOTE, position]), corpus).candidates
        assert (source, start) == (found.cells["source"], found.anchor.start)
    updated = {"type": "TextQuoteSelector", "exact": "Updated"}
    (found,) = import_annotations(annotation(selector=updated), corpus).candidates
    assert "late" == found.cells["source"]


def test_a_position_is_not_trusted_but_words_at_it_are_looked_up(corpus: Corpus) -> None:
    position = {"type": "TextPositionSelector", "start": 11, "end": 25}
    (found,) = import_annotations(annotation(selector=position), corpus).candidates
    assert "took 9 minutes" == found.cells["quote"]
    quote = {"type": "TextQuoteSelector", "exact": "took 8 minutes"}
    (forged,) = import_annotations(annotation(selector=[quote, position]), corpus).candidates
    assert Outcome.MISSING is forged.anchor.outcome
    assert forged.anchor.suggestion is not None
    assert "took 9 minutes" == forged.anchor.suggestion.text


def test_a_position_chooses_among_places_that_hold_the_words(corpus: Corpus) -> None:
    start = TEXT.rindex("14")
    position = {"type": "TextPositionSelector", "start": start, "end": start + 2}
    quote = {"type": "TextQuoteSelector", "exact": "14"}
    (found,) = import_annotations(annotation(selector=[quote, position]), corpus).candidates
    assert (Outcome.EXACT, start) == (found.anchor.outcome, found.anchor.start)
    assert ("", "too.") == (found.cells["prefix"], found.cells["suffix"])


def langextract(*extractions: dict[str, object], **document: object) -> str:
    """Return one line of LangExtract's output."""
    return json.dumps({"extractions": extractions, **document})


def test_extractions_become_candidates_anchored_again(corpus: Corpus) -> None:
    second = TEXT.rindex("14")
    line = langextract(
        {"extraction_class": "length", "extraction_text": "9  minutes"},
        {
            "extraction_class": "dead",
            "extraction_text": "14",
            "char_interval": {"start_pos": second, "end_pos": second + 2},
            "attributes": {"who": "mayor"},
        },
        {
            "extraction_class": "dead",
            "extraction_text": "15 dead",
            "char_interval": {"start_pos": 0, "end_pos": 7},
            "alignment_status": "match_exact",
        },
        text=TEXT,
        document_id="doc_1",
    )
    one, two, three = import_annotations(f"{line}\n\n", corpus).candidates
    assert ("9 minutes", "length", Outcome.EXACT) == (
        one.cells["quote"],
        one.cells["property"],
        one.anchor.outcome,
    )
    assert (second, '{"who": "mayor"}') == (two.anchor.start, two.cells["note"])
    assert Outcome.MISSING is three.anchor.outcome


@pytest.mark.parametrize("written", ["\r\n", "\n\n"])
def test_a_text_read_with_other_line_ends_is_known_and_its_places_are_found(
    written: str, corpus_of: Callable[..., Corpus]
) -> None:
    corpus = corpus_of(("post", TEXT.replace("\n", written), ""))
    second = TEXT.rindex("14")
    extraction = {
        "extraction_text": "14",
        "char_interval": {"start_pos": second, "end_pos": second + 2},
    }
    line = langextract(extraction, text=TEXT.strip(), document_id="doc_1")
    (found,) = import_annotations(line, corpus).candidates
    assert ("post", second + 1) == (found.cells["source"], found.anchor.start)
    line = langextract(extraction, text=TEXT.replace("9 minutes", "8 minutes"))
    assert () == import_annotations(line, corpus).candidates


def test_everything_that_gives_no_row_is_told_with_the_reason(corpus: Corpus) -> None:
    (corpus.folder.path / "wire.txt").write_bytes(b"Another line.\n")
    none = {"target": "https://example.org/other"}
    items: list[object] = [none, none, {"target": URL, "id": "urn:a"}, {"target": "wire"}, 5]
    lines = [
        json.dumps({"items": items}),
        annotation(selector=QUOTE),
        annotation(selector={**QUOTE, "exact": "took 8 minutes"}),
        langextract({"extraction_text": "9"}, None, text="9 other minutes", document_id="x"),
        langextract({"extraction_text": " "}, document_id="post"),
        langextract(document_id="post"),
    ]
    found = import_annotations("\n".join(lines), corpus)
    assert [
        "Read 10: 2 became rows, 8 dropped.",
        "  1 found at no one place of their source; see the outcome",
        "  4 dropped, document is none of our sources: https://example.org/other (2), x (2)",
        "  2 dropped, no words are quoted: urn:a, line 5, extraction 1",
    ] == found.told().splitlines()[:4]
    assert "1 dropped, source cannot be read: wire.txt: its sha256 is" in found.told()
    assert "1 dropped, no annotation: it has no target: line 1" in found.told()
    assert not found.whole


def test_many_dropped_documents_are_named_only_in_part(corpus: Corpus) -> None:
    places = "\n".join(annotation(f"https://example.org/{number}") for number in range(9))
    assert "https://example.org/4, 4 more\n" in import_annotations(places, corpus).told()


@pytest.mark.parametrize(
    "odd",
    [
        {"source": 5},
        {"source": {"id": URL}, "selector": {"type": "TextPositionSelector", "start": -1}},
        {"source": URL, "selector": [{"type": "TextQuoteSelector", "exact": 7}, 3]},
        {"source": URL, "selector": {"type": "TextPositionSelector", "start": True, "end": 9}},
        {"source": URL, "selector": {"type": "TextPositionSelector", "start": 900, "end": 10**9}},
    ],
)
def test_an_odd_target_is_dropped(odd: dict[str, object], corpus: Corpus) -> None:
    found = import_annotations(json.dumps({"target": odd}), corpus)
    assert (0, 1) == (len(found.candidates), len(found.dropped))


def test_half_a_character_can_be_written(corpus: Corpus, tmp_path: Path) -> None:
    path = tmp_path / "half.json"
    path.write_text('{"target": {"source": "post", "selector": {"type": "TextQuoteSelector",'
                    ' "exact": "took \\ud83d minutes"}}}', encoding="utf-8")  # fmt: skip
    rows, _, code = run_candidates(path, corpus)
    assert 1 == code
    assert "took \ufffd minutes".encode() in rows.encode()


def test_the_rows_are_csv_and_the_exit_code_says_whether_all_stand(
    corpus: Corpus, tmp_path: Path
) -> None:
    path = tmp_path / "found.json"
    path.write_text(annotation(selector=QUOTE), encoding="utf-8")
    rows, told, code = run_candidates(path, corpus)
    assert 0 == code
    assert [
        "source,quote,prefix,suffix,value,property,note,outcome,origin",
        "post,took 9 minutes,,,,,,exact,line 1",
    ] == rows.splitlines()
    assert "Read 1: 1 became rows, 0 dropped.\n" == told
    path.write_text(annotation("elsewhere", selector=QUOTE), encoding="utf-8")
    assert 1 == run_candidates(path, corpus)[2]
    path.write_text("", encoding="utf-8")
    assert ("Read 0: 0 became rows, 0 dropped.\n", 1) == run_candidates(path, corpus)[1:]
    path.write_text("{", encoding="utf-8")
    with pytest.raises(TableError):
        run_candidates(path, corpus)
    with pytest.raises(UsageError, match="cannot be read"):
        run_candidates(tmp_path, corpus)
