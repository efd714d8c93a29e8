"""Web Annotations out, checked as RDF; what other programs write is read, whatever it is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
import pytest
import rdflib

from tieout.errors import TableError
from tieout.evidence.annotations import CONTEXT, export_annotations, fact_name, read_places
from tieout.evidence.tracing import anchor_facts

if TYPE_CHECKING:
    from collections.abc import Callable

    from tieout.corpus.sources import Corpus

TEXT = "\U0001f4f0 The raid took 9 minutes. Police count 14 dead.\nThe mayor counts 14 too.\n"
URL = "https://example.org/raid"
OA = "http://www.w3.org/ns/oa#"

VENDOR = Path(__file__).parents[2] / "vendor" / "web-annotation"
TERMS = json.loads((VENDOR / "anno.jsonld").read_text(encoding="utf-8"))["@context"]
"""The published context, kept beside the tests so that none needs the network."""


@pytest.fixture
def corpus(corpus_of: Callable[..., Corpus]) -> Corpus:
    """Return a corpus of two sources, one with an address."""
    return corpus_of(("post", TEXT, URL), ("wire", "One line.\n", ""))


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


def test_a_fact_has_a_name_that_linked_data_can_hold() -> None:
    assert "urn:tieout:fact:bbc-042" == fact_name("bbc-042")
    assert "urn:tieout:fact:a%20b%3A%C3%A9" == fact_name("a b:\u00e9")


@pytest.mark.parametrize(
    "document",
    [
        "{",
        "[1]",
        '"text"',
        '{"a": 1}',
        '{"target": {}}\nno',
        "[" * 5000 + "]" * 5000,
        '{"type": "AnnotationCollection", "first": "https://example.org/page1"}',
    ],
)
def test_what_holds_no_annotation_at_all_is_an_error(document: str) -> None:
    with pytest.raises(TableError, match=r"line|https://example\.org/page1"):
        read_places(document)


def test_what_stands_among_annotations_and_is_none_is_no_place() -> None:
    page = {
        "items": [{"target": URL}, {"id": "urn:x", "body": 1}, "https://example.org/a2", 7],
        "next": "https://example.org/page2",
    }
    places = read_places(json.dumps(page))
    assert [URL, "", "", "", ""] == [place.name for place in places]
    assert [
        ("line 1", ""),
        ("urn:x", "no annotation: it has no target"),
        ("https://example.org/a2", "it stands in another document"),
        ("line 1", "no annotation: it has no target"),
        ("https://example.org/page2", "it stands in another document"),
    ] == [(place.origin, place.problem) for place in places]


def test_a_page_after_the_first_is_read_too() -> None:
    first = {"items": [{"target": "a"}], "next": {"items": [{"target": "b"}]}}
    assert ["a", "b"] == [one.name for one in read_places(json.dumps({"first": first}))]


def test_an_empty_document_speaks_of_no_place() -> None:
    assert [] == read_places("") == read_places('{"items": []}')
