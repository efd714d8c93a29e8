"""Where sources differ, question by question, as people read it: readings side by side, and why."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tieout.config import Level
from tieout.report.figures import count
from tieout.report.gate import ruled

if TYPE_CHECKING:
    from tieout.findings.findings import Finding
    from tieout.findings.questions import Question
    from tieout.report.report import Report
    from tieout.report.statements import Statement, Statements

HEDGE_LOST = "C102"
"""The rule about pairs of one figure under hedges that allow different values."""

VERDICT_WORDS = {
    "contradicts": "cannot both hold",
    "denied": "one denies what another asserts",
    "disputed": "speakers dispute it",
    "undetermined": "cannot be decided",
    "incomparable": "not comparable",
    "requoted": "quoted in different words",
    "succeeds": "changed over time",
    "compatible": "compatible",
    "agrees": "agree",
    "single": "one fact only",
}
"""Every verdict in words, the gravest first."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A reading with its witnesses in words.

    Args:
        value: What is answered.
        witnesses: The facts that give it.
        origins: How many independent origins they come from.
    """

    value: str
    witnesses: tuple[Statement, ...]
    origins: int


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """A question on which facts differ.

    Args:
        question: The question.
        title: The question in words.
        verdict: The gravest verdict among its findings.
        findings: What the rules say of it, the gravest first.
        answers: Its readings, and last, without a value, facts that are in none.
    """

    question: Question
    title: str
    verdict: str
    findings: tuple[Finding, ...]
    answers: tuple[Answer, ...]

    @property
    def level(self) -> Level:
        """The gravest level among its findings that are left to rule on, else among all."""
        left = [finding.level for finding in self.findings if not ruled(finding)]
        if all(level == Level.NOTE for level in left):
            left = [finding.level for finding in self.findings]
        return max(left, key=lambda level: level.weight)

    @property
    def ruled(self) -> bool:
        """Whether every finding that is more than a note is ruled on."""
        return all(ruled(item) for item in self.findings if item.level != Level.NOTE)


def split(report: Report, statements: Statements) -> tuple[list[Discrepancy], list[Finding]]:
    """Return the questions that findings are about, the gravest first, and the other findings."""
    by_fact: dict[str, list[int]] = defaultdict(list)
    for number, question in enumerate(report.all_questions):
        for row in question.rows:
            by_fact[statements.fact_id(row)].append(number)
    grouped: dict[int, list[Finding]] = defaultdict(list)
    others: list[Finding] = []
    for finding in report.all_findings:
        home = _question_of(finding, by_fact) if str(finding.verdict) in VERDICT_WORDS else None
        if home is None:
            others.append(finding)
        else:
            grouped[home].append(finding)
    found = [
        _discrepancy(report.all_questions[number], findings, statements)
        for number, findings in grouped.items()
    ]
    return sorted(found, key=_gravest_first), others


def why(question: Question, finding: Finding) -> str:
    """Return the reason of a finding about a question: that of its first pair, else its message."""
    facts = set(finding.facts)
    reasons = [
        pair.reason
        for pair in question.pairs
        if {pair.a, pair.b} <= facts
        and (pair.hedge_lost or str(pair.verdict) == str(finding.verdict))
        and pair.hedge_lost == (finding.code == HEDGE_LOST)
    ]
    if not reasons:
        return finding.message
    more = f" ({count(len(reasons) - 1, 'more pair')} likewise)" if len(reasons) > 1 else ""
    return f"{reasons[0]}{more}"


def answers(
    question: Question, statements: Statements, told: set[str] | None = None
) -> tuple[Answer, ...]:
    """Return the readings of a question in words, and last the facts that stand in none.

    Args:
        question: The question.
        statements: Every fact in words.
        told: The facts to tell of, those of other questions among them; None: all of its own.
    """
    rows = {statements.fact_id(row): row for row in question.rows}
    found: list[Answer] = []
    placed: set[str] = set()
    for reading in question.readings:
        mine = [fact for fact in reading.facts if fact in rows and (not told or fact in told)]
        placed.update(mine)
        if mine:
            witnesses = tuple(statements[rows[fact]] for fact in mine)
            origins = min(len({one.origin for one in witnesses}), len(reading.origins))
            found.append(Answer(reading.value, witnesses, origins))
    others = {fact: statements.row(fact) for fact in sorted(told or rows) if fact not in placed}
    left = tuple(statements[row] for row in others.values() if row is not None)
    return (*found, Answer("", left, len({item.origin for item in left}))) if left else (*found,)


def _question_of(finding: Finding, by_fact: dict[str, list[int]]) -> int | None:
    """Return the question that most facts of a finding belong to, or None."""
    votes: dict[int, int] = defaultdict(int)
    for fact in finding.facts:
        for number in by_fact.get(fact, ()):
            votes[number] += 1
    return max(votes, key=lambda number: (votes[number], -number)) if votes else None


def _discrepancy(
    question: Question, findings: list[Finding], statements: Statements
) -> Discrepancy:
    """Put a question and what is said of it into words."""
    verdict = min((str(finding.verdict) for finding in findings), key=_gravity)
    return Discrepancy(
        question=question,
        title=statements.title(question),
        verdict=verdict,
        findings=tuple(findings),
        answers=answers(question, statements, _told(question, findings, statements)),
    )


def _told(question: Question, findings: list[Finding], statements: Statements) -> set[str]:
    """Return the facts to tell of: all of a question, but only the versions of what was said."""
    concerned = {fact for finding in findings for fact in finding.facts}
    if all(str(finding.verdict) == "requoted" for finding in findings):
        return concerned
    return concerned | {statements.fact_id(row) for row in question.rows}


def _gravity(verdict: str) -> int:
    """Return the place of a verdict, 0 the gravest."""
    return list(VERDICT_WORDS).index(verdict)


def _gravest_first(item: Discrepancy) -> tuple[object, ...]:
    """Order discrepancies: those left to rule on first, then by level and verdict."""
    return (
        item.ruled,
        -item.level.weight,
        _gravity(item.verdict),
        item.title,
    )
