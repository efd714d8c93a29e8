"""Web Annotations out and in, LangExtract in: checked as RDF, re-anchored, never trusted."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
import pytest
import rdflib

from tieout.corpus.sources import read_corpus
from tieout.errors import TableError
from tieout.evidence.anchors import Outcome
from tieout.evidence.annotations import CONTEXT, export_annotations, import_annotations
from tieout.evidence.tracing import anchor_facts

if TYPE_CHECKING:
    from tieout.corpus.sources import Corpus

TEXT = "\U0001f4f0 The raid took 9 minutes. Police count 14 dead.\nThe mayor counts 14 too.\n"
URL = "https://example.org/raid"
OA = "http://www.w3.org/ns/oa#"

VENDOR = Path(__file__).parents[2] / "vendor" / "web-annotation"
TERMS = json.loads((VENDOR / "anno.jsonld").read_text(encoding="utf-8"))["@context"]
"""The published context, kept beside the tests so that none needs the network."""


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    """Return a corpus of two sources, one with an address."""
    rows = ["source,file,published,published_evidence,url,sha256"]
    for name, text, url in (("post", TEXT, URL), ("wire", "One line.\n", "")):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
        digest = hashlib.sha256(text.encode()).hexdigest()
        rows.append(f"{name},{name}.txt,1931-05-04,printed,{url},{digest}")
    path = tmp_path / "sources.csv"
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return read_corpus(path)


@pytest.fixture
def exported(corpus: Corpus) -> str:
    """Return the export of three facts, one of them not found."""
    facts = pd.DataFrame(
        {
            "fact_id": ["f1", "f2", "f3"],
            "property": ["length", "dead", "lines"],
            "value": ["PT9M", "15", "1"],
            "source": ["post", "post", "wire"],
            "quote": ["took 9 minutes", "15 dead", "One line"],
        }
    )
    return export_annotations(facts, anchor_facts(facts, corpus), corpus)


def test_each_fact_that_was_found_is_one_annotation_in_the_order_of_the_table(
    exported: str,
) -> None:
    page = json.loads(exported)
    assert (CONTEXT, "AnnotationPage") == (page["@context"], page["type"])
    assert ["urn:tieout:fact:f1", "urn:tieout:fact:f3"] == [one["id"] for one in page["items"]]
    target = page["items"][0]["target"]
    assert URL == target["source"]
    assert [
        {
            "type": "TextQuoteSelector",
            "exact": "took 9 minutes",
            "prefix": "\U0001f4f0 The raid ",
            "suffix": ". Police count 14 dead.\nThe mayo",
        },
        {"type": "TextPositionSelector", "start": 11, "end": 25},
    ] == target["selector"]
    assert "urn:tieout:source:wire" == page["items"][1]["target"]["source"]


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's own parser uses it
def test_the_export_is_the_rdf_that_the_vocabulary_means(exported: str) -> None:
    page = json.loads(exported)
    graph = rdflib.Graph()
    graph.parse(data=json.dumps({**page, "@context": TERMS}), format="json-ld")
    terms = rdflib.Namespace(OA)
    fact = rdflib.URIRef("urn:tieout:fact:f1")
    assert (fact, rdflib.RDF.type, terms.Annotation) in graph
    assert (fact, terms.motivatedBy, terms.describing) in graph
    target = graph.value(fact, terms.hasTarget)
    assert rdflib.URIRef(URL) == graph.value(target, terms.hasSource)
    kinds = {graph.value(one, rdflib.RDF.type): one for one in graph[target : terms.hasSelector]}
    assert {terms.TextQuoteSelector, terms.TextPositionSelector} == set(kinds)
    quote, place = kinds[terms.TextQuoteSelector], kinds[terms.TextPositionSelector]
    start, end = (graph.value(place, one).toPython() for one in (terms.start, terms.end))
    assert TEXT[start:end] == str(graph.value(quote, terms.exact))
    assert "length = PT9M" == str(graph.value(graph.value(fact, terms.hasBody), rdflib.RDF.value))


def test_what_was_exported_comes_back_as_candidates_at_the_same_places(
    exported: str, corpus: Corpus
) -> None:
    first, second = import_annotations(exported, corpus)
    assert ("post", "took 9 minutes", "", "length = PT9M") == (
        first.cells["source"],
        first.cells["quote"],
        first.cells["prefix"],
        first.cells["note"],
    )
    assert (Outcome.EXACT, 11, 25) == (first.anchor.outcome, first.anchor.start, first.anchor.end)
    assert "wire" == second.cells["source"]


def annotation(**selectors: object) -> str:
    """Return an annotation of the first source."""
    return json.dumps({"type": "Annotation", "target": {"source": URL, **selectors}})


def test_a_position_is_not_trusted_but_words_at_it_are_looked_up(corpus: Corpus) -> None:
    position = {"type": "TextPositionSelector", "start": 11, "end": 25}
    (found,) = import_annotations(annotation(selector=position), corpus)
    assert "took 9 minutes" == found.cells["quote"]
    quote = {"type": "TextQuoteSelector", "exact": "took 8 minutes"}
    (forged,) = import_annotations(annotation(selector=[quote, position]), corpus)
    assert Outcome.MISSING is forged.anchor.outcome
    assert forged.anchor.suggestion is not None
    assert "took 9 minutes" == forged.anchor.suggestion.text


def test_a_position_chooses_among_places_that_hold_the_words(corpus: Corpus) -> None:
    start = TEXT.rindex("14")
    position = {"type": "TextPositionSelector", "start": start, "end": start + 2}
    quote = {"type": "TextQuoteSelector", "exact": "14"}
    (found,) = import_annotations(annotation(selector=[quote, position]), corpus)
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
    one, two, three = import_annotations(f"{line}\n\n", corpus)
    assert ("9 minutes", "length", Outcome.EXACT) == (
        one.cells["quote"],
        one.cells["property"],
        one.anchor.outcome,
    )
    assert (second, '{"who": "mayor"}') == (two.anchor.start, two.cells["note"])
    assert Outcome.MISSING is three.anchor.outcome


def test_documents_that_are_none_of_our_sources_have_no_candidate(corpus: Corpus) -> None:
    other = langextract({"extraction_text": "9"}, text="9 other minutes", document_id="x")
    both = f"{other}\n{langextract({'extraction_text': '9 minutes'}, document_id='post')}"
    assert ["9 minutes"] == [one.cells["quote"] for one in import_annotations(both, corpus)]


@pytest.mark.parametrize(
    "document",
    ["", "{", "[1]", '"text"', '{"a": 1}', '{"target": {}}\nno', "[" * 5000 + "]" * 5000],
)
def test_what_is_no_annotation_is_an_error_or_nothing(document: str, corpus: Corpus) -> None:
    if document == "":
        assert [] == import_annotations(document, corpus)
        return
    with pytest.raises(TableError, match="line"):
        import_annotations(document, corpus)


@pytest.mark.parametrize(
    "odd",
    [
        {"source": 5},
        {"source": {"id": URL}, "selector": {"type": "TextPositionSelector", "start": -1}},
        {"source": URL, "selector": [{"type": "TextQuoteSelector", "exact": 7}, 3]},
        {"source": URL, "selector": {"type": "TextPositionSelector", "start": True, "end": 9}},
        {"source": URL, "selector": {"type": "TextPositionSelector", "start": 5, "end": 10**9}},
    ],
)
def test_odd_targets_do_not_break_the_import(odd: dict[str, object], corpus: Corpus) -> None:
    for found in import_annotations(json.dumps({"target": odd}), corpus):
        assert found.cells["source"] == "post"
