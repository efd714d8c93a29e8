"""The findings of a report in the order in which a desk works them off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tieout.config import Level
from tieout.report.discrepancies import Discrepancy, split
from tieout.report.gate import ruled

if TYPE_CHECKING:
    from tieout.findings.findings import Finding
    from tieout.report.report import Report
    from tieout.report.statements import Statements

INPUT = ("S", "T")
"""Families of rules about sources and tables: until that is mended, nothing else is certain."""


@dataclass(frozen=True, slots=True)
class Agenda:
    """What is left, and what is ruled on.

    Args:
        input: What is wrong with the table or a source.
        differences: Questions on which facts differ.
        others: Every other finding that is left.
        settled_differences: Questions on which a person has ruled.
        settled_others: Other findings on which a person has ruled.
    """

    input: list[Finding]
    differences: list[Discrepancy]
    others: list[Finding]
    settled_differences: list[Discrepancy]
    settled_others: list[Finding]


def agenda(report: Report, statements: Statements, *, notes: bool = False) -> Agenda:
    """Return the findings of a report in order, the gravest of each kind first.

    Args:
        report: The report.
        statements: Its facts in words.
        notes: Whether notes are listed too.
    """
    found, others = split(report, statements)
    if not notes:
        found = [item for item in found if item.level != Level.NOTE]
        others = [item for item in others if item.level != Level.NOTE]
    left = [item for item in others if not ruled(item)]
    return Agenda(
        input=[item for item in left if is_input(item)],
        differences=[item for item in found if not item.ruled],
        others=[item for item in left if not is_input(item)],
        settled_differences=[item for item in found if item.ruled],
        settled_others=[item for item in others if ruled(item)],
    )


def is_input(finding: Finding) -> bool:
    """Tell whether a finding is about the table or a source itself."""
    return finding.code.startswith(INPUT)
