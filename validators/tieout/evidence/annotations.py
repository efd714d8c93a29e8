"""Places in texts as others write them: W3C Web Annotations out and in, LangExtract in.

Export says where each fact stands, by its words and by its place. What becomes of the places that
are read in is told by `candidates`.

Source: W3C Web Annotation Data Model and Vocabulary (2017); LangExtract's JSON Lines as its
documentation shows them.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote as percent

from tieout.corpus.sources import Problem
from tieout.errors import TableError
from tieout.evidence.anchors import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import pandas as pd

    from tieout.corpus.sources import Corpus, Source

CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
SIZE_LIMIT: Final = 64 * 1024 * 1024
"""The largest document that is read, in code points: our convention."""

_DEPTH: Final = 8
"""How deep pages may lie in collections: our convention."""

_HINT: Final = "Give Web Annotations as JSON-LD, or LangExtract's JSON Lines."


@dataclass(frozen=True, slots=True)
class Place:
    """What a document says of one place in a text.

    Args:
        name: The text: an address, an id, a digest.
        origin: Where in the document this stands.
        cells: The columns that are known, all text.
        span: First and last but one code point, (-1, -1) if not known.
        text: The whole text, if the document holds it.
        problem: Why this is no place at all, or empty.
    """

    name: str
    origin: str
    cells: dict[str, str]
    span: tuple[int, int]
    text: str = ""
    problem: str = ""


def export_annotations(facts: pd.DataFrame, anchors: pd.DataFrame, corpus: Corpus) -> str:
    """Return an annotation page in JSON-LD: one annotation for each fact whose quote was found.

    Shapes: facts and anchors are row-aligned; needs fact_id, property, value and source.
    Units: positions are code points of the raw text, half-open, as the model has them.

    Args:
        facts: The facts table.
        anchors: Where their quotes stand, from `anchor_facts`.
        corpus: The sources, read one at a time.

    Source: W3C Web Annotation Data Model, 4.2.4, 4.2.5 and 5.2.
    """
    placed: dict[str, list[int]] = {}
    for position, (outcome, source) in enumerate(
        zip(anchors["outcome"], anchors["source"], strict=True)
    ):
        if Outcome(outcome).found:
            placed.setdefault(source, []).append(position)
    items: dict[int, dict[str, Any]] = {}
    urls = dict(zip(corpus.manifest["source"], corpus.manifest["url"], strict=True))
    for source, positions in placed.items():
        read = corpus.read(source)
        if isinstance(read, Problem):
            continue
        for position in positions:
            fact = {str(name): str(cell) for name, cell in facts.iloc[position].items()}
            span = int(anchors["start"].iloc[position]), int(anchors["end"].iloc[position])
            items[position] = _annotation(fact, read, urls.get(source, ""), *span)
    page = {
        "@context": CONTEXT,
        "id": "urn:tieout:annotations",
        "type": "AnnotationPage",
        "items": [items[position] for position in sorted(items)],
    }
    return json.dumps(page, ensure_ascii=False, indent=2) + "\n"


def read_places(document: str) -> list[Place]:
    """Return every place in a text that a document speaks of, in its order.

    Args:
        document: JSON-LD with one annotation, a page, a collection or a list of them; or one
            LangExtract document a line.

    Returns:
        The places; what stands among annotations and is none has a problem instead.

    Raises:
        TableError: The document is neither, or too large.

    Examples:
        >>> read_places('{"target": "https://example.org"}')[0].name
        'https://example.org'
    """
    if len(document) > SIZE_LIMIT:
        raise TableError("the document is too large", hint="Split it and import the parts.")
    places = [
        place
        for line, one in list(_documents(document))
        for place in (
            _in_langextract(one, line)
            if isinstance(one, dict) and "extractions" in one
            else _in_annotations(one, line)
        )
    ]
    if places and all(place.problem for place in places):
        raise TableError(f"{places[0].origin}: {places[0].problem}", hint=_HINT)
    return places


def fact_name(fact_id: str) -> str:
    """Return the name of a fact in linked data.

    Examples:
        >>> fact_name("bbc-042"), fact_name("taken 2")
        ('urn:tieout:fact:bbc-042', 'urn:tieout:fact:taken%202')

    Source: RFC 8141; percent signs for what a name may not hold, RFC 3986, 2.1.
    """
    return f"urn:tieout:fact:{percent(fact_id, safe='')}"


def _annotation(
    fact: Mapping[str, str], source: Source, url: str, start: int, end: int
) -> dict[str, Any]:
    """Return one fact as an annotation."""
    where = url if url.startswith(("https://", "http://")) else f"urn:tieout:source:{source.id}"
    quote: dict[str, Any] = {"type": "TextQuoteSelector", "exact": source.text[start:end]}
    context = {
        "prefix": source.text[max(0, start - 32) : start],
        "suffix": source.text[end : end + 32],
    }
    quote.update({name: words for name, words in context.items() if words})
    return {
        "id": fact_name(fact["fact_id"]),
        "type": "Annotation",
        "motivation": "describing",
        "body": {
            "type": "TextualBody",
            "purpose": "describing",
            "format": "text/plain",
            "value": f"{fact['property']} = {fact['value']}",
        },
        "target": {
            "source": where,
            "selector": [
                quote,
                {"type": "TextPositionSelector", "start": start, "end": end},
            ],
        },
    }


def _documents(document: str) -> Iterator[tuple[int, Any]]:
    """Yield the JSON documents of a text: the whole, else one a line."""
    text = document.removeprefix("\ufeff")
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        whole = None
    if whole is not None:
        yield 1, whole
        return
    for line, words in enumerate(text.split("\n"), 1):
        if not words.strip():
            continue
        try:
            yield line, json.loads(words)
        except (ValueError, RecursionError):
            raise TableError(f"line {line} is not JSON", hint=_HINT, line=line) from None


def _in_annotations(document: object, line: int) -> Iterator[Place]:
    """Yield the places of one annotation, a page, a collection or a list."""
    waiting: list[tuple[object, int]] = [(document, 0)]
    while waiting:
        one, depth = waiting.pop()
        if isinstance(one, dict) and "target" in one:
            yield from _in_annotation(one, f"line {line}")
            continue
        inner = one if isinstance(one, list) else []
        if isinstance(one, dict):
            inner = [one[key] for key in ("items", "first", "next", "@graph") if key in one]
        if depth < _DEPTH and (inner or one == []):
            waiting.extend((each, depth + 1) for each in reversed(inner))
        elif depth and isinstance(one, str):
            yield _problem(one, "it stands in another document")
        else:
            named = _text(one.get("id")) if isinstance(one, dict) else ""
            yield _problem(named or f"line {line}", "no annotation: it has no target")


def _problem(origin: str, problem: str) -> Place:
    """Return what is no place, with why."""
    return Place("", origin, {}, (-1, -1), problem=problem)


def _in_annotation(annotation: Mapping[str, Any], line: str) -> Iterator[Place]:
    """Yield each target of an annotation."""
    bodies = [body for body in _listed(annotation.get("body")) if isinstance(body, dict)]
    note = "; ".join(words for body in bodies if (words := _text(body.get("value"))))
    origin = _text(annotation.get("id")) or line
    for target in _listed(annotation.get("target")):
        asked = target if isinstance(target, dict) else {"source": target}
        where = asked.get("source")
        name = _text(where.get("id")) if isinstance(where, dict) else _text(where)
        quote, position = _selectors(asked.get("selector"))
        cells = {column: _text(quote.get(column)) for column in ("prefix", "suffix")}
        cells |= {"quote": _text(quote.get("exact")), "note": note}
        yield Place(name, origin, cells, _span(position, "start", "end"))


def _selectors(selector: object) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    """Return the quote selector and the position selector of a target, either empty."""
    quote: Mapping[str, Any] = {}
    position: Mapping[str, Any] = {}
    for one in _listed(selector):
        if isinstance(one, dict) and one.get("type") == "TextQuoteSelector":
            quote = one
        elif isinstance(one, dict) and one.get("type") == "TextPositionSelector":
            position = one
    return quote, position


def _in_langextract(document: Mapping[str, Any], line: int) -> Iterator[Place]:
    """Yield each extraction of a LangExtract document."""
    name, text = _text(document.get("document_id")), _text(document.get("text"))
    for number, one in enumerate(_listed(document.get("extractions")), 1):
        given = one if isinstance(one, dict) else {}
        interval = given.get("char_interval")
        attributes = given.get("attributes")
        note = json.dumps(attributes, ensure_ascii=False, sort_keys=True) if attributes else ""
        words = _text(given.get("extraction_text"))
        cells = {
            "quote": words,
            "value": words,
            "property": _text(given.get("extraction_class")),
            "note": _text(note),
        }
        span = _span(interval if isinstance(interval, dict) else {}, "start_pos", "end_pos")
        yield Place(name, f"line {line}, extraction {number}", cells, span, text)


def _listed(value: object) -> Iterable[object]:
    """Return a value as a list: JSON-LD leaves the brackets of a single one away."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _text(value: object) -> str:
    """Return a text, halves of characters replaced so that it can be written; else nothing."""
    if not isinstance(value, str):
        return ""
    return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _span(position: Mapping[str, Any], start: str, end: str) -> tuple[int, int]:
    """Return the two ends of a position, (-1, -1) where they make no sense."""
    low, high = position.get(start), position.get(end)
    if type(low) is int and type(high) is int and 0 <= low < high:
        return low, high
    return -1, -1
