"""The report as SARIF 2.1.0, for code-scanning services and editors.

Source: OASIS SARIF 2.1.0; docs/decisions/0063 (how findings reach services).
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from tieout import __version__
from tieout.findings.rules import RULES
from tieout.report.gate import ruled
from tieout.report.json import ascii_text
from tieout.report.places import uri_of
from tieout.report.sanitising import visible
from tieout.report.statements import Statements
from tieout.report.summary import checked, verdict

if TYPE_CHECKING:
    from tieout.findings.findings import Finding
    from tieout.findings.rule import Rule
    from tieout.report.report import Report

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
MOST_RESULTS = 25_000
MOST_RELATED = 100
"""What GitHub's code scanning takes of one run and one result; the gravest findings come first."""


def render(report: Report) -> str:
    """Write the findings as one SARIF log.

    Args:
        report: The report.

    Returns:
        A document of one run: a result a finding, at its place in the data set; the sentences
        of its facts as related locations; rulings as suppressions; columns in code points.
    """
    numbers = {rule.code: number for number, rule in enumerate(RULES)}
    sentences = _Sentences(report)
    found = report.all_findings[:MOST_RESULTS]
    run = {
        "tool": {
            "driver": {
                "name": "tieout",
                "version": __version__,
                "semanticVersion": __version__,
                "rules": [_rule(rule) for rule in RULES],
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": True,
                "exitCode": 0 if report.passed else 1,
                "toolExecutionNotifications": _notifications(report, len(found)),
            }
        ],
        "properties": {"summary": dict(report.summary)},
        "results": [_result(report, item, numbers, sentences) for item in found],
    }
    return ascii_text({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1) + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    """Return the entry of a rule: the same words as `tieout explain`."""
    return {
        "id": rule.code,
        "name": "".join(part.capitalize() for part in rule.name.split("-")),
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.why},
        "help": {"text": f"{rule.example} {rule.remedy}", "markdown": rule.page()},
        "defaultConfiguration": {"level": str(rule.level)},
        "properties": {"tags": ["facts", rule.name]},
    }


def _notifications(report: Report, written: int) -> list[dict[str, Any]]:
    """Say what was checked, and how many findings were left out to stay in the limits."""
    told = [*checked(report), verdict(report)]
    if written < len(report.all_findings):
        left = len(report.all_findings) - written
        told.append(f"{left} findings are left out, the least grave: services take {MOST_RESULTS}.")
    return [{"level": "note", "message": {"text": text}} for text in told]


def _result(
    report: Report, finding: Finding, numbers: dict[str, int], sentences: _Sentences
) -> dict[str, Any]:
    """Return the result of a finding."""
    hint = f" {visible(finding.hint)}" if finding.hint else ""
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "level": str(finding.level),
        "message": {"text": visible(finding.message) + hint},
        "partialFingerprints": {
            "tieout/v1": finding.fingerprint,
            "primaryLocationLineHash": f"{finding.fingerprint}:1",
        },
        "locations": [{"physicalLocation": _place(report, finding.file, finding.line)}],
        "properties": {
            "facts": [visible(fact) for fact in finding.facts],
            "verdict": str(finding.verdict),
        },
    }
    if finding.code in numbers:
        result["ruleIndex"] = numbers[finding.code]
    related = [
        location
        for fact in finding.facts[:MOST_RELATED]
        if (location := sentences.location(fact)) is not None
    ]
    if related:
        result["relatedLocations"] = [
            {"id": number, **location} for number, location in enumerate(related, 1)
        ]
    if finding.decision is not None:
        decision = finding.decision
        reason = f"{decision.strategy}: {decision.reason} ({decision.decided_by})"
        result["suppressions"] = [
            {
                "kind": "external",
                "status": "accepted" if ruled(finding) else "underReview",
                "justification": visible(reason),
            }
        ]
    return result


def _place(report: Report, file: str, line: int) -> dict[str, Any]:
    """Return a physical location; without a line the whole file is meant."""
    named = file or report.case.config.facts
    place: dict[str, Any] = {"artifactLocation": {"uri": uri_of(report, named)}}
    if line:
        place["region"] = {"startLine": line}
    return place


class _Sentences:
    """Where the quotes of facts stand in the files of the sources."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._statements = Statements(report)
        manifest = report.case.sources
        folder = report.case.config.sources.rpartition("/")[0]
        self._files = {
            str(source): f"{folder}/{file}" if folder else str(file)
            for source, file in zip(manifest["source"], manifest["file"], strict=True)
        }
        self._lines = lru_cache(maxsize=None)(self._line_starts)

    def location(self, fact: str) -> dict[str, Any] | None:
        """Return the place of a fact's quote in its source, or None if it was not found."""
        row = self._statements.row(fact)
        span = None if row is None else self._statements.span(row)
        if row is None or span is None:
            return None
        source = self._statements.found_in(row)
        text = self._statements.text(source)
        if source not in self._files or not text:
            return None
        (first, column), (last, last_column) = (self._position(source, at) for at in span)
        statement = self._statements[row]
        said = f"{fact}: {statement.value} ({statement.publisher})"
        return {
            "physicalLocation": {
                "artifactLocation": {"uri": uri_of(self._report, self._files[source])},
                "region": {
                    "startLine": first,
                    "startColumn": column,
                    "endLine": last,
                    "endColumn": last_column,
                    "charOffset": span[0],
                    "charLength": span[1] - span[0],
                    "snippet": {"text": visible(text[span[0] : span[1]])},
                },
            },
            "message": {"text": visible(said)},
        }

    def _position(self, source: str, at: int) -> tuple[int, int]:
        """Return line and column of a code point, both from 1."""
        starts = self._lines(source)
        line = bisect_right(starts, at)
        return line, at - starts[line - 1] + 1

    def _line_starts(self, source: str) -> list[int]:
        """Return where each line of a source starts."""
        text = self._statements.text(source)
        return [0, *(at + 1 for at, letter in enumerate(text) if letter == "\n")]
