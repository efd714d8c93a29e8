"""What a release says of itself: data package, annotations, research object, citation, a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tieout import __version__
from tieout.evidence.annotations import fact_name
from tieout.report.json import ascii_text
from tieout.report.releases.columns import fields_of
from tieout.report.releases.contents import fact_columns
from tieout.report.summary import checked

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tieout.report.report import Report
    from tieout.report.statements import Statements

NAME = "tied-out-facts"
TITLE = "Facts tied out to their sources"

NO_TEXTS = (
    "The texts of the sources are not part of it. `tieout verify OUT --sources DIR` checks it "
    "against copies of them, quote by quote; `tieout verify OUT --files-only` checks no more than "
    "what its files say of each other."
)
NO_FORMULAS = (
    "Cells stand as they are typed; a spreadsheet may take one that begins with `=`, `+`, `-` or "
    "`@` for a formula."
)

_FILES = {
    "facts.csv": "The facts that are published, with place, meaning and verdict.",
    "readings.csv": "Every question with its answers, the range of each and what its facts share.",
    "conflicts.csv": "Every finding about a question, with the ruling on it.",
    "sources.csv": "The sources with their digests, without their texts.",
    "properties.csv": "What the properties mean.",
    "entities.csv": "Who and what the facts speak of.",
    "codebook.toml": "The codebook, byte for byte.",
    "report.html": "The report, without the texts of the sources.",
    "report.json": "The report for programs.",
    "annotations.jsonld": "Each fact as a W3C Web Annotation of its source.",
    "CITATION.cff": "How to cite this.",
    "README.md": "What stands here and how to check it.",
}


def describe(
    report: Report,
    statements: Statements,
    tables: Mapping[str, bytes],
    facts: list[str],
    released: str,
) -> dict[str, bytes]:
    """Return the files in which a release describes itself.

    Args:
        report: The report.
        statements: Its facts in words.
        tables: The tables of the release by file name.
        facts: Ids of the facts that are published.
        released: The day of the release, ISO 8601.
    """
    return {
        "datapackage.json": _json(_package(report, tables, released)),
        "annotations.jsonld": _json(_annotations(report, statements, facts)),
        "ro-crate-metadata.json": _json(_crate(report, released)),
        "README.md": _readme(report, len(facts)).encode(),
    }


def citation(released: str) -> bytes:
    """Return a citation file for a data set that has none of its own."""
    return (
        "cff-version: 1.2.0\n"
        "message: Please cite this data set together with the sources that its facts name.\n"
        "type: dataset\n"
        f"title: {TITLE}\n"
        f"date-released: {released}\n"
        "authors:\n  - name: The makers of the data set\n"
    ).encode()


def _json(value: object) -> bytes:
    """Write JSON as a file."""
    return (ascii_text(value, indent=1) + "\n").encode()


def _package(report: Report, tables: Mapping[str, bytes], released: str) -> dict[str, Any]:
    """Return the Data Package descriptor: every table with its fields and keys.

    Source: Frictionless Data Package v1, Tabular Data Package.
    """
    sources = ["source"]
    keys = [_key("source", "sources", "source"), _key("property", "properties", "property")]
    declared = set(report.case.codebook.entities)
    if set(report.case.facts["subject"]) <= declared:
        keys.append(_key("subject", "entities", "entity"))
    primary = {"facts": ["fact_id"], "properties": ["property"], "entities": ["entity"]}
    primary |= {"sources": sources, "conflicts": ["fingerprint"]}
    resources = []
    for file, raw in tables.items():
        name = file.removesuffix(".csv")
        schema: dict[str, Any] = {
            "fields": fields_of(name, fact_columns(report) if name == "facts" else _header(raw)),
            "missingValues": [""],
        }
        if name in primary:
            schema["primaryKey"] = primary[name]
        if name == "facts":
            schema["foreignKeys"] = keys
        resources.append(
            {
                "name": name,
                "path": file,
                "profile": "tabular-data-resource",
                "title": _FILES[file],
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "schema": schema,
            }
        )
    return {
        "profile": "tabular-data-package",
        "name": NAME,
        "title": TITLE,
        "created": f"{released}T00:00:00Z",
        "resources": resources,
    }


def _key(field: str, resource: str, other: str) -> dict[str, Any]:
    """Return a foreign key."""
    return {"fields": [field], "reference": {"resource": resource, "fields": [other]}}


def _header(table: bytes) -> list[str]:
    """Return the names in the header of a table of ours, which need no quoting."""
    return table.decode().partition("\n")[0].split(",")


def _annotations(report: Report, statements: Statements, facts: list[str]) -> dict[str, Any]:
    """Return each fact as an annotation of its source.

    Source: W3C Web Annotation Data Model, TextQuoteSelector and TextPositionSelector.
    """
    urls = dict(zip(report.case.sources["source"], report.case.sources["url"], strict=True))
    sources = report.case.sources
    digests = dict(zip(sources["source"], sources["sha256"].str.lower(), strict=True))
    items = []
    for fact in facts:
        row = statements.row(fact)
        span = None if row is None else statements.span(row)
        if row is None or span is None:
            continue
        source = statements.found_in(row)
        cell = report.case.cell
        selectors: list[dict[str, Any]] = [
            {
                "type": "TextQuoteSelector",
                "exact": cell(row, "quote"),
                "prefix": cell(row, "prefix"),
                "suffix": cell(row, "suffix"),
            },
            {"type": "TextPositionSelector", "start": span[0], "end": span[1]},
        ]
        items.append(
            {
                "id": fact_name(fact),
                "type": "Annotation",
                "motivation": "identifying",
                "body": {
                    "type": "TextualBody",
                    "value": f"{statements.asked(row)}: {statements.value(row)}",
                    "format": "text/plain",
                },
                "target": {
                    "source": urls.get(source) or f"urn:sha-256:{digests.get(source, '')}",
                    "selector": selectors,
                },
            }
        )
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "annotations.jsonld",
        "type": ["AnnotationCollection"],
        "label": TITLE,
        "total": len(items),
        "first": {
            "id": "#page",
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": items,
        },
    }


def _crate(report: Report, released: str) -> dict[str, Any]:
    """Return the research object: what stands here and what it was made from.

    Source: RO-Crate 1.1.
    """
    listed = sorted({*_FILES, "datapackage.json"})
    manifest = report.case.sources.to_dict("records")
    cited = [
        {
            "@id": str(row["url"]) or f"urn:sha-256:{row['sha256'].lower()}",
            "@type": "CreativeWork",
            "name": str(row["title"]) or str(row["source"]),
            "publisher": str(row["publisher"]),
            "datePublished": str(row["published"]),
        }
        for row in manifest
    ]
    files = [
        {"@id": name, "@type": "File", "description": _FILES.get(name, "The data package.")}
        for name in listed
    ]
    return {
        "@context": "https://w3id.org/ro/crate/1.1/context",
        "@graph": [
            {
                "@id": "ro-crate-metadata.json",
                "@type": "CreativeWork",
                "conformsTo": {"@id": "https://w3id.org/ro/crate/1.1"},
                "about": {"@id": "./"},
            },
            {
                "@id": "./",
                "@type": "Dataset",
                "name": TITLE,
                "description": " ".join(checked(report)),
                "datePublished": released,
                "license": "See the licence column of sources.csv for the sources.",
                "hasPart": [{"@id": name} for name in listed],
                "citation": [{"@id": one["@id"]} for one in cited],
            },
            *files,
            *cited,
            {
                "@id": "#tieout",
                "@type": "SoftwareApplication",
                "name": "tieout",
                "version": __version__,
            },
            {
                "@id": "#validation",
                "@type": "CreateAction",
                "name": "Facts traced to their sentences and compared",
                "instrument": {"@id": "#tieout"},
                "object": [{"@id": one["@id"]} for one in cited],
                "result": {"@id": "facts.csv"},
            },
        ],
    }


def _readme(report: Report, published: int) -> str:
    """Return the page that a reader of the release sees first."""
    lines = [f"# {TITLE}", "", *checked(report), ""]
    lines += [f"{published:,} of these facts are published here.", ""]
    lines += [f"- `{name}`: {words}" for name, words in sorted(_FILES.items())]
    lines += [
        "- `SHA256SUMS`: the digest of every file.",
        "",
        NO_TEXTS,
        "",
        NO_FORMULAS,
    ]
    return "\n".join(lines) + "\n"
