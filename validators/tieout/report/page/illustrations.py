"""The pictures of a question: its values side by side, and its values over time."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from tieout.facts.codebook import OverTime
from tieout.facts.intervals import Interval
from tieout.findings.comparing.claims import ASSERTED
from tieout.findings.comparing.times import axis_keys
from tieout.findings.comparing.verdicts import Verdict
from tieout.report.page.pictures import Bar, picture
from tieout.report.page.timelines import Point, timeline
from tieout.report.ranges import on_one_scale

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tieout.findings.comparing.claims import Claim
    from tieout.findings.comparing.times import Valid
    from tieout.findings.questions import Question
    from tieout.report.discrepancies import Discrepancy
    from tieout.report.ranges import Span
    from tieout.report.report import Report
    from tieout.report.statements import Statement, Statements

CONFLICTS = frozenset({Verdict.CONTRADICTS, Verdict.DISPUTED, Verdict.DENIED})
"""Verdicts of two facts that cannot both hold."""

MOST = 20
"""How many witnesses of one reading a card shows; the list of facts has them all."""

CAPTION = Markup('<p class="dim over">When each value is said to hold.</p>')
HOLLOW = Markup(
    '<p class="dim over">A hollow dot stands on the day of publication: its row gives no time.</p>'
)


class Illustrations:
    """Draws what can be drawn of a question; nothing where a picture would show nothing.

    Args:
        report: The report.
        statements: Its facts in words.
        anchors: Whether what is drawn leads to the fact that it stands for.
    """

    def __init__(self, report: Report, statements: Statements, *, anchors: bool = True) -> None:
        self._report = report
        self._statements = statements
        self._anchors = anchors

    def of(self, item: Discrepancy) -> Markup:
        """Draw a question on which facts differ; of a running total, how it rose."""
        times = self.times(item.question)
        if times and self._over_time(item.question) == OverTime.RISING:
            return times
        return self.values(item) + times

    def values(self, item: Discrepancy) -> Markup:
        """Draw the values of a question, if they are intervals; echoes share one bar."""
        bars: dict[tuple[Any, ...], Bar] = {}
        publishers: dict[tuple[Any, ...], list[str]] = {}
        axis = ""
        for series, number, fact in _witnesses(item):
            held = self._statements.held(fact.row)
            if not isinstance(held, Interval):
                continue
            axis = axis or self._statements.axis(fact.row)
            if axis != self._statements.axis(fact.row):
                continue  # a duration beside dates, or another unit: no place on this axis
            who = fact.speakers or self._statements.publisher(fact.origin)
            key = (held, who, fact.origin)
            place = f"{'w' if number < MOST else 'f'}{fact.row}" if self._anchors else ""
            bars.setdefault(key, Bar(f"{fact.value} · {who}", held, series, place))
            known = publishers.setdefault(key, [])
            if fact.publisher not in known:
                known.append(fact.publisher)
        drawn = [
            replace(bar, label=f"{bar.label} ({' = '.join(publishers[key])}, one origin)")
            if len(publishers[key]) > 1
            else bar
            for key, bar in bars.items()
        ]
        return picture(drawn, item.title) if len(drawn) > 1 else Markup()

    def times(self, question: Question) -> Markup:
        """Draw when the values of a question are said to hold, if they change or rise.

        Args:
            question: The question.

        Returns:
            A picture with its caption; nothing where all values or all times are the same.
        """
        over_time = self._over_time(question)
        if over_time == OverTime.FIXED:
            return Markup()
        claims = [claim.settled() for claim in question.stand.claims_of(question.key)]
        claims = [claim for claim in claims if claim.stance == ASSERTED and claim.valid]
        seen = {(claim.valid.whole, claim.compared) for claim in claims if claim.valid}
        if min(len({when for when, _ in seen}), len({what for _, what in seen}), 2) < 2:
            return Markup()
        title = f"{self._statements.title(question)}, over time"
        series = _series(question)
        _, spans = on_one_scale(claims, question.stand.terms(question.property))
        if spans:
            rising = over_time == OverTime.RISING
            drawn = timeline(self._points(spans, question, series, rising=rising), title)
        else:
            drawn = picture([self._bar(claim, series) for claim in claims], title)
        hollow = spans and not all(span.claim.valid.given for span in spans if span.claim.valid)
        return (CAPTION + (HOLLOW if hollow else Markup()) + drawn) if drawn else drawn

    def _over_time(self, question: Question) -> OverTime:
        """Return how the property of a question behaves as time goes on."""
        return self._report.case.codebook.properties[question.property].over_time

    def _points(
        self,
        spans: Sequence[Span],
        question: Question,
        series: dict[str, int],
        *,
        rising: bool,
    ) -> list[Point]:
        """Return the values of a question as points; a running total is as of the end."""
        back = _going_back(spans, question) if rising else {}
        found = []
        for span in spans:
            claim, valid = span.claim, span.claim.valid
            if valid is None:
                continue
            before = back.get(claim.fact)
            told = f"; before it, {self._told(before)}" if before else ""
            found.append(
                Point(
                    label=f"{self._told(claim)}{told}",
                    value=self._statements.value(claim.row),
                    held=span.held,
                    best=span.best,
                    when=valid.whole,
                    as_of_end=rising,
                    given=valid.given,
                    series=series.get(claim.fact, 0),
                    line=_window(valid) if rising else self._who(claim),
                    href=self._place(claim.row),
                    back=before is not None,
                )
            )
        return found

    def _bar(self, claim: Claim, series: dict[str, int]) -> Bar:
        """Return when one value holds, as a bar."""
        when = claim.valid.whole if claim.valid else Interval(None, None)
        label = f"{claim.shown} · {self._who(claim)}"
        return Bar(label, when, series.get(claim.fact, 0), self._place(claim.row))

    def _told(self, claim: Claim) -> str:
        """Tell a value with when it holds and who says so."""
        statement = self._statements[claim.row]
        when = statement.valid or f"published {statement.published}"
        return f"{statement.value}, {when} · {self._who(claim)}"

    def _who(self, claim: Claim) -> str:
        """Return who says so: the speakers, or the publisher in its own voice."""
        statement = self._statements[claim.row]
        return statement.speakers or statement.publisher

    def _place(self, row: int) -> str:
        """Return where a value leads: to its fact."""
        return f"f{row}" if self._anchors else ""


def _witnesses(item: Discrepancy) -> Iterator[tuple[int, int, Statement]]:
    """Yield each witness once: the number of its first reading, its place there, and itself."""
    seen: set[int] = set()
    for series, answer in enumerate(item.answers):
        for number, fact in enumerate(answer.witnesses):
            if fact.row not in seen:
                seen.add(fact.row)
                yield series, number, fact


def _series(question: Question) -> dict[str, int]:
    """Return the number of the first reading that each fact gives."""
    found: dict[str, int] = {}
    for number, reading in enumerate(question.readings):
        for fact in reading.facts:
            found.setdefault(fact, number)
    return found


def _window(valid: Valid) -> str:
    """Return from when a running total counts; those that count from one day make one staircase."""
    return str(valid.begins) if valid.start_known else ""


def _going_back(spans: Sequence[Span], question: Question) -> dict[str, Claim]:
    """Return for each figure that goes back behind earlier ones, the highest of those."""
    known = {span.claim.fact: span for span in spans}
    found: dict[str, Span] = {}
    for pair in question.pairs:
        if pair.verdict not in CONFLICTS or not {pair.a, pair.b} <= set(known):
            continue
        first, then = sorted((known[pair.a], known[pair.b]), key=_ends)
        if _ends(first) < _ends(then) and _lower(then.held, first.held):
            higher = found.get(then.claim.fact)
            if higher is None or _lower(higher.held, first.held):
                found[then.claim.fact] = first
    return {fact: span.claim for fact, span in found.items()}


def _ends(span: Span) -> int:
    """Return the last moment of the time for which a value is said to hold."""
    return axis_keys(span.claim.valid.whole)[1] if span.claim.valid else 0


def _lower(one: Interval, other: Interval) -> bool:
    """Whether every value of the one lies below every value of the other."""
    high, low = one.high, other.low
    return high is not None and low is not None and high <= low  # type: ignore[operator]
