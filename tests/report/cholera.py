"""An invented data set about the cholera of 1892 in Hamburg."""

from __future__ import annotations

import csv
import hashlib
from pathlib import Path

COLUMNS = (
    "fact_id",
    "subject",
    "property",
    "scope",
    "value",
    "hedge",
    "unit",
    "valid",
    "stance",
    "attributed_to",
    "via",
    "source",
    "quote",
    "prefix",
    "suffix",
    "note",
)

CORRESPONDENT = """Cholera in Hamburg

The senate said on 24 August 1892 that no more than 120 people had died of the cholera.

"The water of the Elbe is not the cause," said Dr Kraus, "and the city is calm."

The first patient, a mason, fell ill on 16 August 1892.
"""

COURIER = """Hamburg in fear

Doctors count more than 600 dead of the cholera, the harbour physician said.

"The water of the Elbe is not the cause of it," said Dr Kraus.

The outbreak began on 18 August 1892, the harbour physician said.
The hospital at Eppendorf is full.
"""

GAZETTE = """From our man on the quay

About 650 people have died, the harbour physician said. The senate denies that more is known.
"""

TEXTS = {"correspondent": CORRESPONDENT, "courier": COURIER, "gazette": GAZETTE}

CODEBOOK = """
[profile]
name = "press"

[properties.deaths]
label = "Deaths"
definition = "People who died of the cholera."
kind = "quantity"
unit = "people"

[properties.onset]
label = "First case"
definition = "The day on which the first patient fell ill."
kind = "date"

[properties.saying]
label = "Said"
definition = "What was said."
kind = "quotation"

[properties.state]
label = "State of the hospital"
definition = "Whether beds are free."
kind = "category"
[properties.state.tokens.full]
label = "full"
aliases = ["full"]
[properties.state.tokens.free]
label = "free beds"

[entities.outbreak]
label = "cholera in Hamburg"
kind = "event"
when = "1892"
[entities.senate]
label = "Senate of Hamburg"
kind = "organisation"
aliases = ["The senate"]
[entities.physician]
label = "harbour physician"
kind = "person"
[entities.kraus]
label = "Dr Kraus"
kind = "person"
aliases = ["Kraus"]
[entities.eppendorf]
label = "hospital at Eppendorf"
kind = "place"
"""

FACTS = (
    {
        "fact_id": "c1",
        "subject": "outbreak",
        "property": "deaths",
        "value": "120",
        "hedge": "at_most",
        "attributed_to": "senate",
        "source": "correspondent",
        "quote": "no more than 120 people",
    },
    {
        "fact_id": "c2",
        "subject": "outbreak",
        "property": "deaths",
        "value": "600",
        "hedge": "more_than",
        "attributed_to": "physician",
        "source": "courier",
        "quote": "more than 600 dead",
    },
    {
        "fact_id": "c3",
        "subject": "outbreak",
        "property": "deaths",
        "value": "650",
        "hedge": "about",
        "attributed_to": "physician",
        "source": "gazette",
        "quote": "About 650 people",
    },
    {
        "fact_id": "c4",
        "subject": "outbreak",
        "property": "onset",
        "value": "1892-08-16",
        "source": "correspondent",
        "quote": "16 August 1892",
    },
    {
        "fact_id": "c5",
        "subject": "outbreak",
        "property": "onset",
        "value": "1892-08-18",
        "attributed_to": "physician",
        "source": "courier",
        "quote": "18 August 1892",
    },
    {
        "fact_id": "c6",
        "subject": "kraus",
        "property": "saying",
        "value": "The water of the Elbe is not the cause,",
        "attributed_to": "kraus",
        "source": "correspondent",
        "quote": "The water of the Elbe is not the cause,",
    },
    {
        "fact_id": "c7",
        "subject": "kraus",
        "property": "saying",
        "value": "The water of the Elbe is not the cause of it,",
        "attributed_to": "kraus",
        "source": "courier",
        "quote": "The water of the Elbe is not the cause of it,",
    },
    {
        "fact_id": "c8",
        "subject": "eppendorf",
        "property": "state",
        "value": "full",
        "source": "courier",
        "quote": "is full",
    },
    {
        "fact_id": "c9",
        "subject": "outbreak",
        "property": "deaths",
        "value": "8600",
        "source": "gazette",
        "quote": "8,600 people have died",
    },
)


def write(
    folder: Path,
    facts: tuple[dict[str, str], ...] = FACTS,
    texts: dict[str, str] | None = None,
    codebook: str = CODEBOOK,
) -> Path:
    """Write a data set and return its folder."""
    texts = TEXTS if texts is None else texts
    seeds = folder / "seeds"
    seeds.mkdir(parents=True)
    manifest = []
    for source, text in texts.items():
        raw = text.encode()
        (seeds / f"{source}.txt").write_bytes(raw)
        manifest.append(
            {
                "source": source,
                "file": f"{source}.txt",
                "publisher": f"The {source.capitalize()}",
                "title": text.partition("\n")[0],
                "published": "1892-08-25",
                "published_evidence": "Printed at its head.",
                "language": "en",
                "sha256": hashlib.sha256(raw).hexdigest(),
            }
        )
    _table(seeds / "sources.csv", list(manifest[0]), manifest)
    _table(folder / "facts.csv", list(COLUMNS), list(facts))
    (folder / "codebook.toml").write_text(codebook, encoding="utf-8")
    return folder


def rule_on(folder: Path, rulings: list[dict[str, str]]) -> None:
    """Write decisions.csv."""
    columns = ["fingerprint", "code", "facts", "strategy", "chosen", "reason", "decided_by"]
    _table(folder / "decisions.csv", [*columns, "decided_on", "review_by"], rulings)


def _table(path: Path, columns: list[str], rows: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
