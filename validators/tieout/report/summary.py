"""What was really checked, counted and in sentences: a green result that says how much it means.

Source: docs/decisions/0062 (what the summary counts).
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from tieout import __version__
from tieout.config import Level
from tieout.evidence.anchors import Outcome
from tieout.report.figures import count
from tieout.report.gate import holding, ruled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tieout.findings.case import Case
    from tieout.findings.findings import Finding
    from tieout.findings.questions import Question
    from tieout.report.report import Report

FOUND = frozenset({"exact", "folded", "stitched"})
"""Outcomes that give a quote one place in the source it cites."""


def summarise(
    case: Case, questions: Sequence[Question], findings: Sequence[Finding], *, passed: bool
) -> dict[str, Any]:
    """Count what was really checked; findings that a ruling settles are counted apart."""
    outcomes = Counter(str(outcome) for outcome in case.anchors["outcome"])
    found = sum(outcomes[outcome] for outcome in FOUND)
    left = Counter(finding.level for finding in findings if not ruled(finding))
    support = Counter(str(outcome) for outcome in case.support["support"])
    read = sum(value is not None for value in case.values["value"])
    return {
        "passed": passed,
        "version": __version__,
        "profile": case.codebook.profile,
        "own_profiles": own_profiles(case),
        "facts": len(case.facts),
        "quotes_found": found,
        "quotes_missing": len(case.facts) - found,
        "values_read": read,
        "values_supported": support["supported"],
        "values_judgement": support["judgement"],
        "questions": len(questions),
        "questions_compared": sum(len(question.rows) > 1 for question in questions),
        "pairs": sum(question.pair_count for question in questions),
        "sources": len(case.sources),
        "errors": left[Level.ERROR],
        "warnings": left[Level.WARNING],
        "notes": left[Level.NOTE],
        "ruled": len(findings) - sum(left.values()),
    }


def own_profiles(case: Case) -> dict[str, list[str]]:
    """Return the hedge profiles of properties that have one of their own, with those properties.

    Only properties of which there are facts are named: by the others nothing was judged.
    """
    found: dict[str, list[str]] = {}
    for named in dict.fromkeys(case.cell(row, "property") for row in case.usable):
        profile = case.codebook.profile_of(named)
        if profile != case.codebook.profile:
            found.setdefault(profile, []).append(named)
    return found


def _told_profiles(s: dict[str, Any]) -> str:
    """Name the hedge profile of the codebook, then the others with the properties that have them.

    The ids of properties are plain by their grammar, so this is safe wherever it is printed.
    """
    others = [f"{name} for {', '.join(own)}" for name, own in s["own_profiles"].items()]
    return "; ".join([f"hedge profile {s['profile']}", *others])


def checked(report: Report) -> list[str]:
    """Return what was checked, what is left and what was not checked, a sentence each."""
    s = report.summary
    done = (
        f"Checked {count(s['facts'], 'fact')} against {count(s['sources'], 'source')} "
        f"(tieout {s['version']}, {_told_profiles(s)}): "
        f"{count(s['quotes_found'], 'quote')} found and {s['quotes_missing']:,} not; "
        f"{count(s['values_read'], 'value')} read, {s['values_supported']:,} stated by their "
        f"quote and {s['values_judgement']:,} left to judgement; "
        f"{count(s['questions'], 'question')} judged, {s['questions_compared']:,} of them with "
        f"two facts or more, {count(s['pairs'], 'pair')} compared."
    )
    left = (
        f"Left: {count(s['errors'], 'error')}, {count(s['warnings'], 'warning')}, "
        f"{count(s['notes'], 'note')}; {count(s['ruled'], 'finding')} ruled on."
    )
    if report.left_out:
        left += f" Only these were asked for: {count(report.left_out, 'other finding')} left out."
    gaps = _gaps(report)
    return [done, left, f"Not checked: {'; '.join(gaps)}."] if gaps else [done, left]


def _gaps(report: Report) -> list[str]:
    """Say what could not be checked, and why."""
    s, case = report.summary, report.case
    unread = s["facts"] - s["values_read"]
    unreadable = sum(case.anchors["outcome"] == Outcome.UNREADABLE)
    missing = s["quotes_missing"] - unreadable
    idle = s["facts"] - len(case.usable)
    told = {
        f"{count(unread, 'value')} could not be read": unread,
        f"{count(unreadable, 'quote')} of a source that cannot be read": unreadable,
        f"{count(missing, 'quote')} could not be found in one place": missing,
        f"{count(idle, 'fact')} answer{'s' if idle == 1 else ''} no question": idle,
    }
    return [words for words, number in told.items() if number]


def verdict(report: Report) -> str:
    """Return the gate's verdict in one sentence."""
    found = holding(report.all_findings, report.case.config.fail_on)
    if report.left_out and not report.all_findings:
        return "Nothing of what was asked for is left; the gate was not asked."
    if report.left_out and report.passed:
        return "What was asked for passes; the gate was not asked."
    if report.left_out and found:
        left = count(len(found), "finding")
        return f"What was asked for HOLDS the gate: {left} left to settle or to rule on."
    if report.passed:
        return "The gate passes."
    if not found:
        return "The gate HOLDS: no fact was checked."
    return f"The gate HOLDS: {count(len(found), 'finding')} left to settle or to rule on."
