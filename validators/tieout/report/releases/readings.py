"""The answers to every question, each with the range of its facts and what they have in common.

Two ranges stand beside each answer, since a reader may want either. The hull (`low`, `high`) runs
from the least to the greatest value that any of its facts allows; the common range (`common_low`,
`common_high`) holds the values that all of them allow.

Source: docs/decisions/0064 (what a release holds).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tieout.errors import UsageError
from tieout.facts.intervals import Interval
from tieout.facts.quantities import Quantity
from tieout.report.figures import bound, whole_days
from tieout.report.gate import ruled
from tieout.report.ranges import on_one_scale

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tieout.findings.comparing.claims import Claim, Terms
    from tieout.report.report import Report

COLUMNS = (
    *("subject", "property", "scope", "verdict", "reading", "unit"),
    *("low", "high", "common_low", "common_high", "facts", "origins", "strategy"),
)
RANGE = "range"
"""The strategy that makes one answer of all that a question has."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as it is published.

    Args:
        value: The answer in words.
        facts: The facts that give it.
        origins: Where those come from.
    """

    value: str
    facts: tuple[str, ...]
    origins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bounds:
    """What the facts of an answer allow.

    Args:
        unit: The unit of the ends; empty for dates and for values without one.
        hull: From the least to the greatest value that any fact allows, or None.
        common: The values that all facts allow, or None.
    """

    unit: str = ""
    hull: Interval | None = None
    common: Interval | None = None

    def cells(self) -> list[str]:
        """Return the unit and the four ends as the table has them; whole days as days."""
        spans = [whole_days(span or Interval(None, None)) for span in (self.hull, self.common)]
        ends = [end for span in spans for end in (span.low, span.high)]
        return [self.unit, *(bound(end) or "" for end in ends)]


def reading_rows(
    report: Report, kept: Callable[[str], bool], strategies: Callable[[str], Sequence[str]]
) -> Iterator[list[str]]:
    """Yield a row of `COLUMNS` for each answer; a ruling for a range makes one answer of all.

    Args:
        report: The report.
        kept: Whether a fact is released.
        strategies: The strategies of the rulings on a fact.
    """
    ranged = _ranged(report)
    for question in report.all_questions:
        key, stand = question.key, question.stand
        answers = [
            Answer(one.value, facts, one.origins)
            for one in question.readings
            if (facts := tuple(fact for fact in one.facts if kept(fact)))
        ]
        if key in ranged and answers:
            answers = [_one_of(answers)]
        said = (*stand.claims_of(key), *stand.implied(key))
        claims = {claim.fact: claim.settled() for claim in said}
        for one in answers:
            told = [strategy for fact in one.facts for strategy in strategies(fact)]
            by = [RANGE] if key in ranged else list(dict.fromkeys(told))
            bounds = bounds_of([claims[fact] for fact in one.facts], stand.terms(question.property))
            yield [
                *(*key, str(question.verdict), one.value, *bounds.cells()),
                *(";".join(one.facts), str(len(one.origins)), ";".join(by)),
            ]


def _one_of(answers: list[Answer]) -> Answer:
    """Return all answers as one, with the facts of all."""
    return Answer(
        " to ".join(dict.fromkeys(one.value for one in answers)),
        tuple(dict.fromkeys(fact for one in answers for fact in one.facts)),
        tuple(dict.fromkeys(origin for one in answers for origin in one.origins)),
    )


def _ranged(report: Report) -> set[tuple[str, str, str]]:
    """Return the questions of which a ruling says to publish the range."""
    by_fact = {
        report.case.ids[row]: question.key
        for question in report.all_questions
        for row in question.rows
    }
    return {
        by_fact[fact]
        for finding in report.all_findings
        if finding.decision is not None and ruled(finding) and finding.decision.strategy == RANGE
        for fact in finding.facts[:1]
        if fact in by_fact
    }


def bounds_of(claims: Sequence[Claim], terms: Terms) -> Bounds:
    """Return what claims allow, in the unit of the first of them.

    Args:
        claims: The facts of one answer.
        terms: What the codebook says of the property.

    Returns:
        No bounds for values that are no intervals, or that stand on different scales.
    """
    held = [claim for claim in claims if isinstance(claim.compared, Interval)]
    unit, spans = on_one_scale(held, terms)
    if not held or len(spans) < len(held):
        return Bounds()
    allowed = [span.held for span in spans]
    try:
        return Bounds(unit or _noun(held), _hull(allowed), _common(allowed))
    except (TypeError, UsageError):
        return Bounds()  # a clock time with a zone beside one without


def _noun(claims: Sequence[Claim]) -> str:
    """Return what is counted, if it is the same for all."""
    values = [claim.value for claim in claims if isinstance(claim.value, Quantity)]
    nouns = {value.unit or value.counted for value in values}
    return nouns.pop() if len(nouns) == 1 else ""


def _hull(spans: list[Interval]) -> Interval:
    """Return the least interval that holds all of them."""
    low: Any
    high: Any
    low, low_open, high, closed = None, False, None, True
    if all(span.low is not None for span in spans):
        low, low_open = min((span.low, span.low_open) for span in spans)
    if all(span.high is not None for span in spans):
        high, closed = max((span.high, not span.high_open) for span in spans)
    return Interval(low, high, low_open=low_open, high_open=not closed)


def _common(spans: list[Interval]) -> Interval | None:
    """Return what all of them allow, or None."""
    shared: Interval | None = spans[0]
    for span in spans[1:]:
        shared = shared.intersection(span) if shared is not None else None
    return shared
