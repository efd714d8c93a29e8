"""The gate: pass or hold, from findings minus decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tieout.findings.decisions import PENDING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tieout.config import Level
    from tieout.findings.findings import Finding


def ruled(finding: Finding) -> bool:
    """Tell whether a person's ruling settles a finding; a pending one settles nothing."""
    return finding.decision is not None and finding.decision.strategy != PENDING


def gate(findings: Iterable[Finding], fail_on: Level, *, checked: int) -> bool:
    """Return whether the data set may be published.

    Args:
        findings: Every finding, with its decision if there is one.
        fail_on: The lowest level that holds the gate.
        checked: How many facts were really checked; zero checked never passes.

    Returns:
        True when something was checked and no finding at that level or above is left to rule on.
    """
    return checked > 0 and not holding(findings, fail_on)


def holding(findings: Iterable[Finding], fail_on: Level) -> list[Finding]:
    """Return the findings that hold the gate, in their order."""
    return [
        finding
        for finding in findings
        if finding.level.weight >= fail_on.weight and not ruled(finding)
    ]
