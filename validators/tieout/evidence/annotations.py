"""Anchors as W3C Web Annotations, and candidate rows out of annotations made elsewhere.

Export says where each fact stands, by its words and by its place. What is imported is never
trusted: its words are looked for in our sources, its offsets only choose among places that hold
them, and what comes back are candidates for a coder, not facts.

Source: W3C Web Annotation Data Model and Vocabulary (2017); LangExtract's JSON Lines as its
documentation shows them.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from tieout.corpus.sources import Problem
from tieout.errors import TableError
from tieout.evidence.anchors import Anchor, Outcome, Page
from tieout.evidence.citations import cite_place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import pandas as pd

    from tieout.corpus.sources import Corpus, Source

CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
COLUMNS: Final = ("source", "quote", "prefix", "suffix", "value", "property", "note")
SIZE_LIMIT: Final = 64 * 1024 * 1024
"""The largest document that is imported, in code points: our convention."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row that might become a fact, and where its words were found.

    Args:
        cells: The columns of `COLUMNS` that are known, all text.
        anchor: Where the quote stands; not found, it is kept with its suggestion.
        origin: The annotation it came from: its id, or its line.
    """

    cells: dict[str, str]
    anchor: Anchor
    origin: str


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


def import_annotations(document: str, corpus: Corpus) -> list[Candidate]:
    """Return candidate rows from Web Annotations or from LangExtract's JSON Lines.

    Args:
        document: JSON-LD with one annotation, a page, a collection or a list of them; or one
            LangExtract document a line.
        corpus: Our sources; an annotation of a document that is none of them has no candidate.

    Raises:
        TableError: The document is neither.
    """
    if len(document) > SIZE_LIMIT:
        raise TableError("the document is too large", hint="Split it and import the parts.")
    parsed = list(_documents(document))
    sources = _Sources(corpus)
    found: list[Candidate] = []
    for line, one in parsed:
        if isinstance(one, dict) and "extractions" in one:
            found.extend(_from_langextract(one, line, sources))
        else:
            found.extend(_from_annotations(one, line, sources))
    return found


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
        "id": f"urn:tieout:fact:{fact['fact_id']}",
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


class _Sources:
    """Our sources as an importer asks for them: by id, file, address or by their whole text."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._by_name: dict[str, str] = {}
        self._by_digest: dict[str, str] = {}
        for row in corpus.manifest.to_dict("records"):
            source = str(row["source"])
            for name in (f"urn:tieout:source:{source}", row["url"], row["file"], source):
                if name:
                    self._by_name[str(name)] = source
            self._by_digest[str(row["sha256"])] = source

    def find(self, name: str, text: str = "") -> Source | None:
        """Return the source of this name, else the one with exactly this text."""
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        source = self._by_name.get(name) or (self._by_digest.get(digest) if text else None)
        if source is None:
            return None
        read = self._corpus.read(source)
        return None if isinstance(read, Problem) else read


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
            raise TableError(
                f"line {line} is not JSON",
                hint="Give Web Annotations as JSON-LD, or LangExtract's JSON Lines.",
                line=line,
            ) from None


def _from_annotations(document: object, line: int, sources: _Sources) -> Iterator[Candidate]:
    """Yield the candidates of one annotation, a page, a collection or a list."""
    waiting: list[tuple[object, int]] = [(document, 0)]
    while waiting:
        one, depth = waiting.pop()
        if isinstance(one, list) and depth < 8:
            waiting.extend((each, depth + 1) for each in reversed(one))
        elif not isinstance(one, dict):
            raise TableError(
                f"line {line}: no annotation: {str(one)[:40]!r}",
                hint="Give Web Annotations as JSON-LD, or LangExtract's JSON Lines.",
                line=line,
            )
        elif "target" in one:
            yield from _from_annotation(one, f"line {line}", sources)
        else:
            inner = [one[key] for key in ("items", "first", "@graph") if key in one]
            if not inner or depth >= 8:
                raise TableError(
                    f"line {line}: a document without target, items or extractions",
                    hint="Give Web Annotations as JSON-LD, or LangExtract's JSON Lines.",
                    line=line,
                )
            waiting.extend((each, depth + 1) for each in reversed(inner))


def _from_annotation(
    annotation: Mapping[str, Any], origin: str, sources: _Sources
) -> Iterator[Candidate]:
    """Yield a candidate for each target of an annotation that lies in one of our sources."""
    bodies = [body for body in _listed(annotation.get("body")) if isinstance(body, dict)]
    note = "; ".join(_text(body.get("value")) for body in bodies if body.get("value"))
    name = _text(annotation.get("id")) or origin
    for target in _listed(annotation.get("target")):
        if not isinstance(target, dict):
            continue
        where = target.get("source")
        if isinstance(where, dict):
            where = where.get("id")
        source = sources.find(_text(where))
        if source is None:
            continue
        quote, position = _selectors(target.get("selector"))
        low, high = _span(position, "start", "end")
        words = _text(quote.get("exact")) or source.text[low:high]
        cells = {"quote": words, "note": note}
        for column in ("prefix", "suffix"):
            cells[column] = _text(quote.get(column))
        yield _candidate(cells, source, low, name)


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


def _from_langextract(
    document: Mapping[str, Any], line: int, sources: _Sources
) -> Iterator[Candidate]:
    """Yield a candidate for each extraction of a LangExtract document."""
    source = sources.find(_text(document.get("document_id")), _text(document.get("text")))
    if source is None:
        return
    for number, one in enumerate(_listed(document.get("extractions")), 1):
        if not isinstance(one, dict) or not _text(one.get("extraction_text")).strip():
            continue
        interval = one.get("char_interval")
        low, _ = _span(interval if isinstance(interval, dict) else {}, "start_pos", "end_pos")
        attributes = one.get("attributes")
        note = json.dumps(attributes, ensure_ascii=False, sort_keys=True) if attributes else ""
        words = _text(one.get("extraction_text"))
        cells = {
            "quote": words,
            "value": words,
            "property": _text(one.get("extraction_class")),
            "note": note,
        }
        yield _candidate(cells, source, low, f"line {line}, extraction {number}")


def _candidate(cells: dict[str, str], source: Source, low: int, origin: str) -> Candidate:
    """Look for the words in our source, and write the context that their place needs."""
    page = Page(source.text)
    quote = cells["quote"]
    found = page.anchor(quote, cells.get("prefix", ""), cells.get("suffix", ""))
    start = found.start
    span = None if start is None or found.end is None else (start, found.end)
    if span is None:
        span = next((place for place in page.places(quote) if place[0] == low), None)
    written = {**cells, "source": source.id}
    citation = cite_place(page, quote, *span) if span is not None else None
    if citation is not None:
        written["quote"] = citation.quote
        written["prefix"], written["suffix"] = citation.prefix, citation.suffix
        found = page.anchor(citation.quote, citation.prefix, citation.suffix)
    return Candidate({name: written.get(name, "") for name in COLUMNS}, found, origin)


def _listed(value: object) -> Iterable[object]:
    """Return a value as a list: JSON-LD leaves the brackets of a single one away."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _text(value: object) -> str:
    """Return a text, and nothing for any other value."""
    return value if isinstance(value, str) else ""


def _span(position: Mapping[str, Any], start: str, end: str) -> tuple[int, int]:
    """Return the two ends of a position, (-1, -1) where they make no sense."""
    low, high = position.get(start), position.get(end)
    if type(low) is int and type(high) is int and 0 <= low < high:
        return low, high
    return -1, -1
