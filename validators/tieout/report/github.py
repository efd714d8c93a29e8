"""The findings as GitHub workflow commands, which annotate the lines of a change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tieout.config import Level
from tieout.report.gate import ruled
from tieout.report.places import path_of
from tieout.report.sanitising import brief, for_workflow, for_workflow_property
from tieout.report.summary import checked, verdict

if TYPE_CHECKING:
    from tieout.findings.findings import Finding
    from tieout.report.report import Report

_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}


def render(report: Report) -> str:
    """Write a workflow command for each finding that is not ruled on, and one for the verdict.

    Args:
        report: The report.

    Returns:
        One command a line, the gravest first: GitHub shows ten of each level a step.
    """
    told = [_command(report, item) for item in report.all_findings if not ruled(item)]
    kind = "notice" if report.passed else "error"
    summary = " ".join([verdict(report), *checked(report)])
    return "".join([*told, f"::{kind} title=tieout::{for_workflow(summary)}\n"])


def _command(report: Report, finding: Finding) -> str:
    """Return the command of one finding."""
    place = f"file={for_workflow_property(path_of(report, finding.file))}," if finding.file else ""
    line = f"line={finding.line}," if finding.line else ""
    title = for_workflow_property(f"{finding.code} {finding.name}")
    message = for_workflow(f"{brief(finding.message)} {brief(finding.hint)}".strip())
    return f"::{_COMMANDS[finding.level]} {place}{line}title={title}::{message}\n"
