"""The findings as a GitLab code quality report."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from tieout.config import Level
from tieout.report.gate import ruled
from tieout.report.json import ascii_text
from tieout.report.places import path_of
from tieout.report.sanitising import brief

if TYPE_CHECKING:
    from tieout.report.report import Report

_SEVERITIES = {Level.ERROR: "critical", Level.WARNING: "minor", Level.NOTE: "info"}


def render(report: Report) -> str:
    """Write the findings that are not ruled on as a JSON array of code quality issues.

    Args:
        report: The report.

    Returns:
        One object a finding; fingerprints are unique, as GitLab needs them to be.
    """
    issues: list[dict[str, Any]] = []
    seen: Counter[str] = Counter()
    for finding in report.all_findings:
        if ruled(finding):
            continue
        seen[finding.fingerprint] += 1
        again = f"-{seen[finding.fingerprint]}" if seen[finding.fingerprint] > 1 else ""
        issues.append(
            {
                "description": f"{brief(finding.message)} {brief(finding.hint)}".strip(),
                "check_name": f"{finding.code} {finding.name}",
                "fingerprint": f"{finding.fingerprint}{again}",
                "severity": _SEVERITIES[finding.level],
                "location": {
                    "path": path_of(report, finding.file or report.case.config.facts),
                    "lines": {"begin": finding.line or 1},
                },
            }
        )
    return ascii_text(issues, indent=1) + "\n"
