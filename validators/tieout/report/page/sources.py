"""The texts of the sources as a reader checks them: what is cited, what is not, who is named."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from tieout.report.figures import count
from tieout.report.statements import records

if TYPE_CHECKING:
    from tieout.corpus.sentences import Sentence
    from tieout.findings.coverage import Coverage
    from tieout.report.report import Report
    from tieout.report.statements import Statements


def readable_sources(report: Report, statements: Statements) -> list[dict[str, Any]]:
    """Return every source of the manifest with its sentences, cut where facts cite it.

    Args:
        report: The report.
        statements: Its facts in words.
    """
    cited: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for row in range(len(report.case.facts)):
        span = statements.span(row)
        if span is not None:
            cited[statements.found_in(row)].append((*span, row))
    covers = {cover.source: cover for cover in report.case.coverage}
    found = []
    for number, entry in enumerate(records(report.case.sources)):
        source = str(entry["source"])
        spans = sorted(cited.get(source, []))
        cover = covers.get(source)
        gaps = [(gap.start, gap.end) for gap in cover.gaps] if cover else []
        sentences = _marked(statements, source, number, spans, gaps)
        found.append(
            {
                "id": source,
                "publisher": entry.get("publisher") or source,
                "title": entry.get("title", ""),
                "published": entry.get("published", ""),
                "evidence": entry.get("published_evidence", ""),
                "language": _language(entry.get("language", "")),
                "sha256": entry.get("sha256", ""),
                "url": _address(entry.get("url", "")),
                "origin": _origin(statements, source),
                "coverage": _covered(cover, len(spans)),
                "problems": _problems(report, source),
                "sentences": sentences,
            }
        )
    return found


def spellings(report: Report, statements: Statements) -> list[dict[str, Any]]:
    """Return the entities that the sources spell in two ways or more, with who spells how."""
    found = []
    for entity, by_spelling in report.case.spellings.items():
        if len(by_spelling) > 1:
            written = [
                {
                    "text": text,
                    "sources": ", ".join(map(statements.publisher, dict.fromkeys(sources))),
                    "listed": listed,
                }
                for text, (listed, sources) in by_spelling.items()
            ]
            found.append({"label": statements.entity(entity), "spellings": written})
    return found


def _marked(
    statements: Statements,
    source: str,
    number: int,
    spans: list[tuple[int, int, int]],
    uncited: list[tuple[int, int]],
) -> list[dict[str, Any]]:
    """Return the sentences of a source cut into cited and uncited pieces."""
    text = statements.text(source)
    sentences = statements.sentences(source)
    found = []
    first = 0
    for place, one in enumerate(sentences):
        while first < len(spans) and spans[first][1] <= one.start:
            first += 1
        touching = [span for span in _from(spans, first, one.end) if span[1] > one.start]
        following = sentences[place + 1].start if place + 1 < len(sentences) else len(text)
        found.append(
            {
                "id": f"s{number}-{one.number}",
                "number": one.number,
                "pieces": _pieces(text, one, touching),
                "rows": [row for start, _, row in touching if start >= one.start],
                "uncited": any(low < one.end and one.start < high for low, high in uncited),
                "gap": text[one.end : following],
            }
        )
    return found


def _from(spans: list[tuple[int, int, int]], first: int, end: int) -> list[tuple[int, int, int]]:
    """Return the spans that start before an end."""
    last = first
    while last < len(spans) and spans[last][0] < end:
        last += 1
    return spans[first:last]


def _pieces(
    text: str, sentence: Sentence, touching: list[tuple[int, int, int]]
) -> list[dict[str, Any]]:
    """Cut a sentence where cited words begin and end."""
    pieces, at = [], sentence.start
    for start, end, _ in touching:
        low, high = max(at, start), min(end, sentence.end)
        if low >= high:
            continue
        if low > at:
            pieces.append({"cited": False, "text": text[at:low]})
        pieces.append({"cited": True, "text": text[low:high]})
        at = high
    if at < sentence.end:
        pieces.append({"cited": False, "text": text[at : sentence.end]})
    return pieces


def _covered(cover: Coverage | None, facts: int) -> str:
    """Say how much of a source is cited."""
    if cover is None:
        return "not read"
    stated = count(cover.stated, "figure, date or quotation", "figures, dates and quotations")
    left = f"{len(cover.gaps):,} of {stated} in no fact"
    parts = [f"{cover.cited:,} of {count(cover.sentences, 'sentence')} cited", left]
    return "; ".join([count(facts, "fact"), *parts, *filter(None, [cover.unread])])


def _problems(report: Report, source: str) -> list[str]:
    """Return what is wrong with a source."""
    return [one.message for one in report.case.source_problems if one.source == source]


def _origin(statements: Statements, source: str) -> str:
    """Return the publisher whose text a source echoes, or nothing."""
    origin = statements.origin(source)
    return statements.publisher(origin) if origin != source else ""


def _language(tag: str) -> str:
    """Return a language tag that is one, else `und`."""
    plain = tag.replace("-", "")
    return tag if plain.isascii() and plain.isalnum() and len(tag) < 36 else "und"


def _address(url: str) -> str:
    """Return an address only if it is an https one; no other is ever linked to."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme == "https" and parts.netloc and url.isprintable() else ""
