"""The report: what was checked, what was found, and whether the gate passes."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from tieout.config import nearest
from tieout.errors import UsageError
from tieout.findings.ledger import find_finding, findings_meant
from tieout.findings.rules import find_rule
from tieout.report.gate import gate
from tieout.report.json import render as render_json
from tieout.report.summary import summarise, verdict
from tieout.report.tables import facts_frame, findings_frame, questions_frame

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pandas import DataFrame

    from tieout.findings.case import Case
    from tieout.findings.findings import Finding
    from tieout.findings.questions import Question

_FINGERPRINT = re.compile("[0-9a-f]{4,16}")


@dataclass(frozen=True, eq=False, repr=False)
class Report:
    """What a run found out about one data set.

    Args:
        case: Everything that was read, anchored and valued.
        all_questions: Every question with its readings, verdict and pairs.
        all_findings: Every finding, the gravest first.
        passed: Whether the gate passes.
        summary: How much was really checked, and how many findings are left.
        left_out: How many findings were not asked for.

    Units: `start` and `end` are code points of the source's text, half-open.
    """

    case: Case
    all_questions: tuple[Question, ...]
    all_findings: tuple[Finding, ...]
    passed: bool
    summary: dict[str, Any]
    left_out: int = 0

    @cached_property
    def facts(self) -> DataFrame:
        """The facts table with where each quote stands, what its value means and the verdict.

        Shapes: a row a fact in the order of the table; see `tieout.report.tables`.
        """
        return facts_frame(self)

    @cached_property
    def questions(self) -> DataFrame:
        """One row a question: subject, property, scope, verdict, facts, readings, pairs."""
        return questions_frame(self)

    @cached_property
    def findings(self) -> DataFrame:
        """One row a finding, the gravest first."""
        return findings_frame(self)

    def to_json(self) -> str:
        """Return the document of `tieout validate --format json`."""
        return render_json(self)

    def only(self, wanted: str) -> Report:
        """Return the report on some findings alone, whether or not they are still there.

        Args:
            wanted: A fingerprint or its first digits, or a rule and a fact such as `C103:f12`.

        Raises:
            UsageError: It is neither, or there is no such rule or fact: nothing could be found by
                it.
        """
        code, colon, fact = wanted.partition(":")
        if colon:
            wanted = f"{find_rule(code).code}:{fact}"
            known = {*self.case.ids, *(name for one in self.all_findings for name in one.facts)}
            if fact not in known:
                raise UsageError(f"there is no fact {fact!r}", hint=nearest(fact, sorted(known)))
        elif not _FINGERPRINT.fullmatch(wanted):
            raise UsageError(
                f"{wanted!r} is no fingerprint",
                hint="Give at least four of its digits, or a rule and a fact such as C103:f12.",
            )
        found = tuple(findings_meant(self.all_findings, wanted))
        passed = gate(found, self.case.config.fail_on, checked=len(self.case.facts))
        summary = summarise(self.case, self.all_questions, found, passed=passed)
        left_out = len(self.all_findings) - len(found)
        return Report(self.case, self.all_questions, found, passed, summary, left_out)

    def finding(self, wanted: str) -> Card:
        """Return one finding to look at, in a notebook or printed.

        Args:
            wanted: A fingerprint or its first digits, or a rule and a fact such as `C103:f12`.

        Raises:
            UsageError: No finding, or more than one, is meant.
        """
        return Card(self, find_finding(self.all_findings, wanted))

    def __repr__(self) -> str:
        """Say in one line what came out."""
        return f"<Report: {verdict(self)}>"

    def _repr_html_(self) -> str:
        """Return the report for a notebook."""
        from tieout.report.html import fragment  # noqa: PLC0415 - jinja2

        return fragment(self)


@dataclass(frozen=True, eq=False, repr=False)
class Card:
    """One finding of a report.

    Args:
        report: The report.
        found: The finding.
    """

    report: Report
    found: Finding

    def __repr__(self) -> str:
        """Say in one line what was found."""
        return f"<{self.found.level} {self.found.code} {self.found.name}: {self.found.message}>"

    def _repr_html_(self) -> str:
        """Return the finding, with its readings if it has any, for a notebook."""
        from tieout.report.html import fragment  # noqa: PLC0415 - jinja2

        return fragment(replace(self.report, all_findings=(self.found,)), gate=False)


def make_report(case: Case, questions: Iterable[Question], findings: Iterable[Finding]) -> Report:
    """Return the report of a case: findings in order, everything counted, the gate asked."""
    asked = tuple(questions)
    ordered = tuple(sorted(findings, key=_gravest_first))
    passed = gate(ordered, case.config.fail_on, checked=len(case.facts))
    return Report(case, asked, ordered, passed, summarise(case, asked, ordered, passed=passed))


def _gravest_first(finding: Finding) -> tuple[object, ...]:
    """Order findings by gravity, then by rule and place."""
    return (
        -finding.level.weight,
        finding.code,
        finding.file,
        finding.line or 0,
        finding.fingerprint,
        finding.message,
    )
