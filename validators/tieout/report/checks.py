"""A report cut into checks: one a fact, one a question, one a rule, each to pass or fail alone.

Every finding belongs to exactly one check, so the checks pass together if and only if no finding
holds the gate.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tieout.facts.codebook import ID
from tieout.findings.rules import RULES, is_active
from tieout.report.gate import holding, ruled

if TYPE_CHECKING:
    from tieout.findings.case import Case
    from tieout.findings.findings import Finding
    from tieout.findings.questions import Question
    from tieout.report.report import Report

OF_FACTS = ("A", "V")
"""Families of rules about one fact: its anchor and its value."""

OF_QUESTIONS = ("C",)
"""Families of rules about the facts of a question together."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that is true of a data set or is not.

    Args:
        name: `fact:ID`, `question:SUBJECT/PROPERTY/SCOPE` or `rule:CODE-name`; a table too large
            for that has `facts:PROPERTY` and `questions:PROPERTY`. Where a cell holds no id, the
            line stands for it: a name carries no other data.
        line: Where to look in the facts table, from 1; 0 means the whole of it.
        words: What else it is known by: ids of sources and properties.
        holding: The findings that hold the gate.
        settled: The findings that would hold it, had a person not ruled on them.
        questions: The questions that are judged, by their place in `Report.all_questions`.
    """

    name: str
    line: int
    words: tuple[str, ...]
    holding: tuple[Finding, ...]
    settled: tuple[Finding, ...]
    questions: tuple[int, ...] = ()

    @property
    def reason(self) -> str:
        """Say in one line how a person settled what was found, and why."""
        said = {
            f"{finding.code} {finding.decision.strategy}: {finding.decision.reason}": None
            for finding in self.settled
            if finding.decision is not None
        }
        return "; ".join(said)


def checks(report: Report) -> list[Check]:
    """Return the checks of a report: facts first, then questions, then rules.

    Args:
        report: Of a data set; above `group_above` facts there is one check a property.
    """
    case = report.case
    grouped = len(case.facts) > case.config.group_above
    facts = _fact_names(case, grouped=grouped)
    questions = [_question_name(q, case, grouped=grouped) for q in report.all_questions]
    places: dict[str, int] = {}
    words: dict[str, set[str]] = {}
    for row, name in enumerate(facts):
        _note(case, (row,), name, places, words)
    asked: dict[str, list[int]] = {}
    for number, (question, name) in enumerate(zip(report.all_questions, questions, strict=True)):
        _note(case, question.rows, name, places, words)
        asked.setdefault(name, []).append(number)
    rules = [
        f"rule:{rule.code}-{rule.name}"
        for rule in RULES
        if not rule.code.startswith(OF_FACTS + OF_QUESTIONS) and is_active(rule.code, case.config)
    ]
    found: dict[str, list[Finding]] = {}
    homes = _Homes(report, facts, questions)
    for finding in report.all_findings:
        found.setdefault(homes.of(finding), []).append(finding)
    return [
        Check(
            name=name,
            line=places.get(name, 0),
            words=tuple(sorted(words.get(name, ()))),
            holding=tuple(holding(found.get(name, []), case.config.fail_on)),
            settled=tuple(one for one in found.get(name, []) if _settled(one, case)),
            questions=tuple(asked.get(name, ())),
        )
        for name in dict.fromkeys([*places, *rules, *found])
    ]


def _note(
    case: Case,
    rows: tuple[int, ...],
    name: str,
    places: dict[str, int],
    words: dict[str, set[str]],
) -> None:
    """Note where a check stands and what it is known by."""
    for row in rows:
        places.setdefault(name, case.lines[row])
        cells = (case.cell(row, "source"), case.cell(row, "property"))
        words.setdefault(name, set()).update(cell for cell in cells if ID.match(cell))


def _fact_names(case: Case, *, grouped: bool) -> list[str]:
    """Name the check of each row; a name that is no id, or stands twice, gives way to the line."""
    if grouped:
        return [f"facts:{_word(cell, 'undeclared')}" for cell in case.facts["property"]]
    seen: set[str] = set()
    names = []
    for identifier, line in zip(case.ids, case.lines, strict=True):
        known = bool(ID.match(identifier)) and identifier not in seen
        seen.add(identifier)
        names.append(f"fact:{identifier if known else f'line-{line}'}")
    return names


def _question_name(question: Question, case: Case, *, grouped: bool) -> str:
    """Name the check of a question by its three ids, or by the line of its first fact."""
    if grouped:
        return f"questions:{_word(question.property, 'undeclared')}"
    parts = [part for part in (question.subject, question.property, question.scope) if part]
    if all(ID.match(part) for part in parts):
        return f"question:{'/'.join(parts)}"
    return f"question:line-{case.lines[question.rows[0]]}"


def _word(cell: str, otherwise: str) -> str:
    """Return a cell that is an id, else a word of ours."""
    return cell if ID.match(cell) else otherwise


def _settled(finding: Finding, case: Case) -> bool:
    """Tell whether a finding would hold the gate, had a person not ruled on it."""
    return ruled(finding) and finding.level.weight >= case.config.fail_on.weight


class _Homes:
    """Which check each finding belongs to."""

    def __init__(self, report: Report, facts: list[str], questions: list[str]) -> None:
        """Index the facts by id and line, and the questions by their facts."""
        case = report.case
        self.table = case.config.facts
        self.by_line = dict(zip(case.lines, facts, strict=True))
        self.by_id = {fact: facts[row] for fact, row in case.row_of.items()}
        self.by_fact = {
            case.ids[row]: name
            for question, name in zip(report.all_questions, questions, strict=True)
            for row in question.rows
        }

    def of(self, finding: Finding) -> str:
        """Return the name of the check a finding belongs to; in doubt, its rule's."""
        first = finding.facts[0] if finding.facts else ""
        if finding.code.startswith(OF_QUESTIONS) and first in self.by_fact:
            return self.by_fact[first]
        if finding.code.startswith(OF_FACTS) and len(finding.facts) == 1:
            in_table = finding.file == self.table
            by_line = self.by_line.get(finding.line or 0, "") if in_table else ""
            if by_line or first in self.by_id:
                return by_line or self.by_id[first]
        return f"rule:{finding.code}-{finding.name}"
