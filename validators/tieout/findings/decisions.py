"""Rulings: what a person has settled, and which of those rulings no longer hold.

A ruling settles the finding with its fingerprint. It holds no longer once its day of review has
come, and it cannot be found again once a fact has joined the question or changed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tieout.findings.case import Case
    from tieout.findings.findings import Finding

COLUMNS = (
    "fingerprint",
    "code",
    "facts",
    "strategy",
    "chosen",
    "reason",
    "decided_by",
    "decided_on",
    "review_by",
)
PENDING = "pending"
"""The strategy that records a discussion, not a ruling: it never passes the gate."""

BASELINE = "Accepted as it stood when the table was first checked; not looked into."
"""The reason that `baseline` writes, so that nobody takes it for a judgement."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's ruling on a finding.

    Args:
        fingerprint: The finding.
        code: Its rule.
        facts: Its facts when it was ruled on.
        strategy: How it is settled.
        chosen: The facts or sources preferred, if any.
        reason: Why.
        decided_by: Who rules.
        decided_on: When, ISO 8601.
        review_by: Until when it holds, or empty.
        line: The line in decisions.csv, or 0.
    """

    fingerprint: str
    code: str
    facts: tuple[str, ...]
    strategy: str
    chosen: str = ""
    reason: str = ""
    decided_by: str = ""
    decided_on: str = ""
    review_by: str = ""
    line: int = 0

    def expired(self, today: date) -> bool:
        """Tell whether the day of review has passed; a day that cannot be read has."""
        if not self.review_by:
            return False
        day = parse_day(self.review_by)
        return day is None or day < today


def chosen_of(cell: str) -> tuple[str, ...]:
    """Return the ids that a cell of `chosen` names."""
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def parse_day(text: str) -> date | None:
    """Return the day of an ISO 8601 date, or None for anything else."""
    try:
        return date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None


def decisions_of(case: Case) -> tuple[Decision, ...]:
    """Return the rulings of a case, in the order of the file; unusable rows are left out.

    A row is unusable when a required cell is empty, its strategy is not one of the list, a day is
    none, or an earlier row rules on the same finding: a rule of its own reports those.
    """
    frame = case.decision_failures
    broken = {
        int(row)
        for row, check in zip(frame["row"], frame["check"], strict=True)
        if check != "unique"
    }
    found: dict[str, Decision] = {}
    for row, cells in enumerate(case.decisions.to_dict("records")):
        texts = {name: str(cells[name]).strip() for name in COLUMNS}
        if row in broken or bad_days(texts["decided_on"], texts["review_by"]):
            continue
        facts = tuple(part.strip() for part in texts.pop("facts").split(";") if part.strip())
        ruling = Decision(facts=facts, line=int(cells["line"]), **texts)
        found.setdefault(ruling.fingerprint, ruling)
    return tuple(found.values())


def bad_days(decided_on: str, review_by: str) -> str:
    """Return which of a ruling's days is no ISO 8601 date, or nothing."""
    if parse_day(decided_on) is None:
        return "decided_on"
    return "review_by" if review_by and parse_day(review_by) is None else ""


def apply_decisions(findings: Iterable[Finding], case: Case) -> tuple[Finding, ...]:
    """Return findings with the rulings on them.

    Args:
        findings: What the rules found.
        case: The case, for its rulings and the day on which they are looked at.

    Returns:
        Every finding in its order; one that is ruled on carries its decision, a pending one
        included. An expired ruling, and one of another rule's code, settle nothing; nor is a
        finding about a ruling ever ruled on.
    """
    rulings = {ruling.fingerprint: ruling for ruling in decisions_of(case)}
    return tuple(
        replace(finding, decision=_ruling_on(finding, rulings, case.today)) for finding in findings
    )


def _ruling_on(finding: Finding, rulings: dict[str, Decision], today: date) -> Decision | None:
    """Return the ruling that holds for a finding, if there is one."""
    ruling = rulings.get(finding.fingerprint)
    if ruling is None or ruling.code != finding.code or finding.code.startswith("D"):
        return None
    return None if ruling.expired(today) else ruling
