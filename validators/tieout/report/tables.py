"""The report as tables: facts with what they mean, questions, findings; CSV for spreadsheets."""

from __future__ import annotations

import csv
import io
from itertools import chain
from typing import TYPE_CHECKING, Any

import pandas as pd

from tieout.report.gate import ruled
from tieout.report.json import fact_entries
from tieout.report.sanitising import brief, for_spreadsheet, for_terminal

if TYPE_CHECKING:
    from tieout.report.report import Report

DERIVED = (
    "line",
    "outcome",
    "found_in",
    "sentence",
    "start",
    "end",
    "low",
    "best",
    "high",
    "earliest",
    "latest",
    "tokens",
    "compared_low",
    "compared_high",
    "compared_low_open",
    "compared_high_open",
    "profile",
    "verdict",
    "codes",
    "ruled",
)
"""The columns that are added to those of the facts table, in their order."""

LARGEST = 32_000
"""The most characters of a cell in CSV: spreadsheets hold 32,767 (Excel's specification)."""

_WHOLE = ("sentence", "start", "end")


def facts_frame(report: Report) -> pd.DataFrame:
    """Return the facts table with where each quote stands, what its value means and the verdict.

    Shapes: a row a fact, in the order of the table; its own columns, then those of `DERIVED`.
    Units: `start` and `end` are code points of the source, half-open; bounds are texts that
    `fractions.Fraction` reads, dates are ISO 8601; tokens and codes are joined by `;`.
    """
    case = report.case
    frame = case.facts.drop(columns=["line"]).copy()
    verdicts = {
        row: str(question.verdict) for question in report.all_questions for row in question.rows
    }
    codes: dict[str, list[str]] = {}
    settled: dict[str, bool] = {}
    for finding in report.all_findings:
        for fact in finding.facts:
            codes.setdefault(fact, []).append(finding.code)
            settled[fact] = settled.get(fact, False) or ruled(finding)
    rows = []
    for row, entry in enumerate(fact_entries(report)):
        anchor, value, compared = entry["anchor"], entry["value"], entry["compared"]
        fact = entry["fact_id"]
        rows.append(
            {
                "line": int(case.facts["line"].iloc[row]),
                "outcome": anchor["outcome"] or "",
                "found_in": anchor["source"] or "",
                **{name: anchor[name] for name in _WHOLE},
                **{
                    name: value[name] or ""
                    for name in ("low", "best", "high", "earliest", "latest")
                },
                "tokens": ";".join(value["tokens"] or ()),
                "compared_low": compared["low"] or "",
                "compared_high": compared["high"] or "",
                "compared_low_open": compared["low_open"],
                "compared_high_open": compared["high_open"],
                "profile": compared["profile"] or "",
                "verdict": verdicts.get(row, ""),
                "codes": ";".join(dict.fromkeys(codes.get(fact, ()))),
                "ruled": settled.get(fact, False),
            }
        )
    derived = pd.DataFrame(rows, columns=list(DERIVED), index=frame.index)
    for name in _WHOLE:
        derived[name] = derived[name].astype("Int64")
    taken = frame.columns.intersection(derived.columns)
    return pd.concat([frame.drop(columns=taken), derived], axis=1)


def questions_frame(report: Report) -> pd.DataFrame:
    """Return the questions.

    Shapes: a row a question, with subject, property, scope, verdict, facts (a tuple of ids),
    readings (a tuple of texts), origins (how many) and pairs (how many were compared).
    """
    ids = list(report.case.facts["fact_id"])
    return pd.DataFrame(
        [
            {
                "subject": question.subject,
                "property": question.property,
                "scope": question.scope,
                "verdict": str(question.verdict),
                "facts": tuple(ids[row] for row in question.rows),
                "readings": tuple(reading.value for reading in question.readings),
                "origins": len(set(chain(*(item.origins for item in question.readings)))),
                "pairs": question.pair_count,
            }
            for question in report.all_questions
        ],
        columns=[
            "subject",
            "property",
            "scope",
            "verdict",
            "facts",
            "readings",
            "origins",
            "pairs",
        ],
    )


def findings_frame(report: Report) -> pd.DataFrame:
    """Return the findings, the gravest first.

    Shapes: a row a finding; the columns of `tieout.schemas.Findings`, then name, strategy and
    reason of the ruling (empty without one) and ruled.
    """
    rows: list[dict[str, Any]] = []
    for finding in report.all_findings:
        decision = finding.decision
        rows.append(
            {
                "code": finding.code,
                "level": str(finding.level),
                "message": finding.message,
                "facts": tuple(finding.facts),
                "verdict": str(finding.verdict),
                "fingerprint": finding.fingerprint,
                "file": finding.file,
                "line": finding.line or 0,
                "hint": finding.hint,
                "name": finding.name,
                "strategy": decision.strategy if decision else "",
                "reason": decision.reason if decision else "",
                "ruled": ruled(finding),
            }
        )
    columns = ["code", "level", "message", "facts", "verdict", "fingerprint", "file", "line"]
    return pd.DataFrame(rows, columns=[*columns, "hint", "name", "strategy", "reason", "ruled"])


def render(report: Report) -> str:
    """Write the facts with their meaning and verdicts as CSV that is safe in a spreadsheet.

    Args:
        report: The report.

    Returns:
        RFC 4180 with a header and line feeds, every cell in quotation marks and on one line. A
        text that a spreadsheet would run as a formula has an apostrophe before it, and hidden
        characters are shown as codes; of a text longer than a spreadsheet's cell holds there are
        the beginning and the end: this table is for reading, the facts table stays the source.
    """
    frame = report.facts
    written = io.StringIO()
    writer = csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerow([_cell(str(name)) for name in frame.columns])
    for row in frame.itertuples(index=False):
        writer.writerow([_cell(value) for value in row])
    return written.getvalue()


def _cell(value: object) -> str:
    """Write a cell: text made safe, numbers and truth values plainly, a missing one empty."""
    if isinstance(value, str):
        return for_spreadsheet(for_terminal(brief(value, LARGEST)))
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None or value is pd.NA else str(value)
