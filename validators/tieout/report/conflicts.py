"""Where the sources conflict, in a few lines: for a log that a person skims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tieout.report.figures import count
from tieout.report.gate import ruled
from tieout.report.sanitising import for_terminal
from tieout.report.statements import Statements

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tieout.findings.findings import Finding
    from tieout.findings.questions import Question
    from tieout.report.report import Report

CONFLICTS = ("contradicts", "denied", "disputed", "requoted", "undetermined")
"""Verdicts that a reader must know of, the gravest first."""


def told(report: Report) -> list[str]:
    """Return what was checked, then each question on which facts conflict, one line each.

    Args:
        report: Of a data set.

    Returns:
        Lines that are safe for a terminal; the first says how much was really checked.
    """
    lines = told_of(report, report.all_questions)
    return [_checked(report), *(lines or ["no two facts conflict"])]


def told_of(report: Report, questions: Iterable[Question]) -> list[str]:
    """Return each of some questions on which facts conflict, one line each, safe for a terminal."""
    statements = Statements(report)
    settled = _settled(report)
    asked = [question for question in questions if str(question.verdict) in CONFLICTS]
    asked.sort(key=lambda question: CONFLICTS.index(str(question.verdict)))
    return [for_terminal(_line(question, statements, settled)) for question in asked]


def _checked(report: Report) -> str:
    """Say how much was really checked."""
    summary = report.summary
    return (
        f"{count(summary['facts'], 'fact')} in {count(summary['sources'], 'source')}: "
        f"{count(summary['quotes_found'], 'quote')} found, "
        f"{count(summary['values_read'], 'value')} read, "
        f"{count(summary['questions_compared'], 'question')} with two facts or more "
        f"({count(summary['pairs'], 'pair')}); "
        f"the gate {'passes' if summary['passed'] else 'holds'}"
    )


def _settled(report: Report) -> dict[str, str]:
    """Return the strategy of the ruling on each fact that stands in a settled conflict."""
    return {
        fact: finding.decision.strategy
        for finding in report.all_findings
        if _in_conflict(finding) and finding.decision is not None and ruled(finding)
        for fact in finding.facts
    }


def _in_conflict(finding: Finding) -> bool:
    """Tell whether a finding is about facts that conflict."""
    return str(finding.verdict) in CONFLICTS


def _line(question: Question, statements: Statements, settled: dict[str, str]) -> str:
    """Tell one conflict: the question, each reading with who prints it, and its ruling."""
    rows = {statements.fact_id(row): row for row in question.rows}
    readings = []
    for reading in question.readings:
        here = [rows[fact] for fact in reading.facts if fact in rows]
        values = dict.fromkeys(statements[row].value for row in here)
        outlets = dict.fromkeys(statements[row].publisher for row in here)
        readings.append(f"{' / '.join(values)} ({', '.join(outlets)})")
    strategy = next((settled[fact] for fact in rows if fact in settled), "")
    ruling = f" [ruled: {strategy}]" if strategy else ""
    return f"{question.verdict}: {statements.title(question)}: {' | '.join(readings)}{ruling}"
