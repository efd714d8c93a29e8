"""The report as one JSON document, the one that other programs rely on.

Its shape is published in docs/report.schema.json: fields may be added, never renamed or dropped.
"""

from __future__ import annotations

import json
from numbers import Integral
from typing import TYPE_CHECKING, Any

from tieout.facts.intervals import Interval
from tieout.facts.moments import Moment
from tieout.facts.notation import Tokens
from tieout.facts.quantities import Quantity
from tieout.report.figures import bound

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tieout.findings.decisions import Decision
    from tieout.findings.findings import Finding
    from tieout.findings.questions import Question
    from tieout.findings.readings import Reading
    from tieout.report.report import Report


def render(report: Report) -> str:
    """Write the report as one JSON document in ASCII.

    Args:
        report: The report.

    Returns:
        The document with a line feed at its end. Numbers are strings that `fractions.Fraction`
        reads; null is none; enums are their lower-case values.
    """
    return ascii_text(document(report), indent=1) + "\n"


def ascii_text(value: object, *, indent: int | None = None) -> str:
    """Write JSON in which nothing can command a terminal or the log of a CI job."""
    text = json.dumps(value, ensure_ascii=True, indent=indent, allow_nan=False)
    return text.replace("\x7f", "\\u007f").replace("##", "#\\u0023")


def document(report: Report) -> dict[str, Any]:
    """Return the document as plain dictionaries and lists."""
    return {
        "summary": dict(report.summary),
        "facts": list(fact_entries(report)),
        "questions": [question_entry(question) for question in report.all_questions],
        "findings": [finding_entry(finding) for finding in report.all_findings],
    }


def fact_entries(report: Report) -> Iterator[dict[str, Any]]:
    """Yield the entry of each fact, in the order of the table."""
    case = report.case
    rows = zip(
        case.facts["fact_id"],
        case.facts["value"],
        case.anchors[["outcome", "source", "sentence", "start", "end"]].to_dict("records"),
        case.values["value"],
        case.values["compared"],
        case.values["profile"],
        strict=True,
    )
    for fact_id, cell, anchor, value, compared, profile in rows:
        yield {
            "fact_id": fact_id,
            "anchor": {
                "outcome": str(anchor["outcome"]) or None,
                "source": anchor["source"] or None,
                **{key: whole(anchor[key]) for key in ("sentence", "start", "end")},
            },
            "value": value_entry(value, cell),
            "compared": compared_entry(compared, profile),
        }


def value_entry(value: object, cell: str) -> dict[str, Any]:
    """Return a value as it is written: bounds, the figure named, tokens.

    Args:
        value: The value as read, or None where it could not be.
        cell: The words of the table, used where the value keeps none of its own.
    """
    entry: dict[str, Any] = dict.fromkeys(
        ("low", "best", "high", "unit", "earliest", "latest", "tokens"), None
    )
    entry["as_written"] = getattr(value, "as_written", "") or cell
    if isinstance(value, Quantity):
        entry |= {name: bound(getattr(value, name)) for name in ("low", "best", "high")}
        entry["unit"] = value.unit or None
    elif isinstance(value, Moment):
        entry |= {name: bound(getattr(value, name)) for name in ("earliest", "latest")}
    elif isinstance(value, Tokens):
        entry["tokens"] = sorted(value.ids)
    return entry


def compared_entry(compared: object, profile: str) -> dict[str, Any]:
    """Return what was judged: the interval that the hedge profile makes of the value."""
    entry: dict[str, Any] = {
        "low": None,
        "high": None,
        "low_open": False,
        "high_open": False,
        "profile": profile or None,
        "tokens": None,
    }
    if isinstance(compared, Interval):
        entry |= {
            "low": bound(compared.low),
            "high": bound(compared.high),
            "low_open": compared.low_open,
            "high_open": compared.high_open,
        }
    elif isinstance(compared, frozenset):
        entry["tokens"] = sorted(compared)
    return entry


def question_entry(question: Question) -> dict[str, Any]:
    """Return a question with its readings and, while it has few facts, every pair."""
    return {
        "subject": question.subject,
        "property": question.property,
        "scope": question.scope,
        "verdict": str(question.verdict),
        "pair_count": question.pair_count,
        "readings": [reading_entry(reading) for reading in question.readings],
        "pairs": [
            {
                "a": pair.a,
                "b": pair.b,
                "relation": str(pair.relation),
                "verdict": str(pair.verdict),
                "reason": pair.reason,
                "across": pair.across,
            }
            for pair in question.pairs
        ],
    }


def reading_entry(reading: Reading) -> dict[str, Any]:
    """Return an answer with what its narrowest witness is judged as, in the unit of that fact."""
    witness = reading.witness
    said = value_entry(witness.value, "")
    judged = compared_entry(None if said["earliest"] or said["latest"] else witness.compared, "")
    return {
        "value": reading.value,
        "stance": witness.stance,
        **{name: judged[name] for name in ("low", "high", "low_open", "high_open", "tokens")},
        **{name: said[name] for name in ("unit", "earliest", "latest")},
        "facts": list(reading.facts),
        "origins": list(reading.origins),
    }


def finding_entry(finding: Finding) -> dict[str, Any]:
    """Return a finding with the ruling on it, or null."""
    return {
        "code": finding.code,
        "name": finding.name,
        "level": str(finding.level),
        "message": finding.message,
        "facts": list(finding.facts),
        "verdict": str(finding.verdict) or None,
        "fingerprint": finding.fingerprint,
        "file": finding.file,
        "line": finding.line or None,
        "hint": finding.hint,
        "decision": decision_entry(finding.decision),
    }


def decision_entry(decision: Decision | None) -> dict[str, Any] | None:
    """Return a ruling as text, or None where there is none."""
    if decision is None:
        return None
    names = ("strategy", "chosen", "reason", "decided_by", "decided_on", "review_by")
    return {name: str(getattr(decision, name) or "") for name in names}


def whole(number: object) -> int | None:
    """Return a whole number of a frame as an int; a missing one as None."""
    return int(number) if isinstance(number, Integral) else None
