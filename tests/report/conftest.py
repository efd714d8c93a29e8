"""An invented data set about the cholera of 1892 in Hamburg, and one in which all text attacks."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any

import pytest

import tieout
from tieout.samples import write_folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tieout.report.report import Report

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
    cells = {
        source: {
            "publisher": f"The {source.capitalize()}",
            "title": text.partition("\n")[0],
            "published": "1892-08-25",
            "published_evidence": "Printed at its head.",
        }
        for source, text in texts.items()
    }
    return write_folder(folder, facts, texts, codebook, cells)


def rule_on(folder: Path, rulings: list[dict[str, str]]) -> None:
    """Write decisions.csv."""
    columns = ["fingerprint", "code", "facts", "strategy", "chosen", "reason", "decided_by"]
    with (folder / "decisions.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [*columns, "decided_on", "review_by"], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rulings)


ATTACKS = (
    "\x1b[2J\x1b]0;pwned\x07 \u202e000,9 ::set-env name=X::y",
    "<script>alert(1)</script><img src=x onerror=alert(2)>",
    '=HYPERLINK("http://x.org","click")',
    "##vso[task.setvariable variable=x]y ##[error]no",
    "\n::error::forged\n::stop-commands::x\nsection_start:1:x\r\x1b[0K",
    "| # heading ![x](http://x.org/x.png) @editors `code` </td>",
    "]]><failure/> &lt; \ufffe \x0b \U0001f600",
    "</noscript><img src=x onerror=alert(3)><!--next--><li id=f0>forged</li>",
    "`code` $(id) {{7*7}} {% raw %} \u2066\u0627\u0644 W" + "W" * 3_000,
    "a" + "\u0301" * 2_000,
)
LINES = "\n".join(f"line {number} of a quote that does not end" for number in range(1_500))


def hostile(folder: Path) -> Path:
    """Write a data set in which every text that a person can write tries to be obeyed."""
    facts = []
    for number, attack in enumerate(ATTACKS):
        for side, value in (("a", "10"), ("b", "9000")):
            facts.append(
                {
                    "fact_id": f"h{number}{side}" if number else f"{attack}{side}",
                    "subject": f"town{number}",
                    "property": "deaths",
                    "value": value,
                    "unit": attack,
                    "attributed_to": f"{attack};senate" if side == "a" else "",
                    "via": attack,
                    "note": attack,
                    "valid": attack if side == "b" else "",
                    "source": "correspondent",
                    "quote": f"{attack} {value}",
                }
            )
    entities = "\n".join(
        f'[entities.town{number}]\nlabel = {_toml(attack)}\nkind = "place"\n'
        for number, attack in enumerate(ATTACKS)
    )
    text = "\n\n".join(f"{fact['quote']} dead." for fact in facts)
    said = {
        "subject": "kraus",
        "property": "saying",
        "attributed_to": "kraus",
        "source": "correspondent",
        "quote": LINES,
    }
    facts.append({**said, "fact_id": "long-a", "value": LINES})
    facts.append({**said, "fact_id": "long-b", "value": LINES.replace("line 77 ", "row 77 ")})
    text += f"\n\n{LINES}\n"
    return write(folder, tuple(facts), {"correspondent": text}, f"{CODEBOOK}\n{entities}")


def _toml(text: str) -> str:
    shown = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in shown) + '"'


@pytest.fixture(scope="session")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder whose gate holds: figures differ, a quote is missing, a speaker is requoted."""
    return write(tmp_path_factory.mktemp("report") / "cholera")


@pytest.fixture(scope="session")
def report(dataset: Path) -> Report:
    """Its report."""
    return tieout.validate(dataset)


@pytest.fixture(scope="session")
def ruled(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """The same without the missing quote, and with a ruling on everything: the gate passes."""
    folder = write(tmp_path_factory.mktemp("report") / "ruled", FACTS[:-1])
    rule_on(
        folder,
        [
            {
                "fingerprint": finding.fingerprint,
                "code": finding.code,
                "facts": ";".join(finding.facts),
                "strategy": "both_stand",
                "reason": "Both are attributed in print.",
                "decided_by": "desk",
                "decided_on": "2026-11-20",
            }
            for finding in tieout.validate(folder).all_findings
        ],
    )
    return tieout.validate(folder)


@pytest.fixture(scope="session")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """The report of the data set in which every text attacks."""
    return tieout.validate(hostile(tmp_path_factory.mktemp("report") / "hostile"))


@pytest.fixture(scope="session")
def bundled(repository: Path) -> Report:
    """The report of the bundled data set."""
    return tieout.validate(repository)


@pytest.fixture
def cholera(tmp_path: Path) -> Callable[[], Path]:
    """Write the data set of the cholera anew, to be damaged."""
    return lambda: write(tmp_path / "cholera")


@pytest.fixture
def make(tmp_path: Path) -> Callable[..., Path]:
    """Write a data set of one's own; see `write`."""

    def made(name: str, *what: Any, **more: Any) -> Path:
        return write(tmp_path / name, *what, **more)

    return made
