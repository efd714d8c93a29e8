"""Two facts of one question side by side: values on one scale, times, speakers."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from fractions import Fraction
from functools import cached_property
from typing import Any

from tieout.corpus.folding import fold_text
from tieout.facts.hedges import rounding_step
from tieout.facts.intervals import Interval
from tieout.facts.moments import Moment
from tieout.facts.notation import Tokens, Words
from tieout.facts.quantities import Quantity
from tieout.findings.comparing.claims import Claim, Terms, answerable_alike, figure
from tieout.findings.comparing.relations import (
    Meeting,
    Relation,
    meet_figures,
    meet_moments,
    relate,
)
from tieout.findings.comparing.scales import measured
from tieout.findings.comparing.times import before, meet
from tieout.findings.comparing.tokens import relate_tokens

FREE_TEXT = "free text is listed, never judged"


class Comparison:
    """Two claims of one question side by side, everything worked out once and on demand."""

    def __init__(self, left: Claim, right: Claim, terms: Terms) -> None:
        self.left = left.settled()
        self.right = right.settled()
        self.terms = terms

    @cached_property
    def meeting(self) -> Meeting:
        """How the two values stand to each other."""
        return self._meet(self.left, self.right)

    @property
    def relation(self) -> Relation:
        """The relation of the two values."""
        return self.meeting.relation

    @cached_property
    def counted_so_far(self) -> Meeting:
        """As `meeting`, a lower bound counting only up to its next rounding step."""
        return self._meet(up_to_next_step(self.left), up_to_next_step(self.right))

    @cached_property
    def times_meet(self) -> bool | None:
        """Whether both hold at one time at least; None when that cannot be said."""
        if self.left.valid is None or self.right.valid is None:
            return None
        return meet(self.left.valid, self.right.valid, self.terms.steady)

    @cached_property
    def alike(self) -> bool:
        """Whether the difference cannot be put down to two speakers."""
        return answerable_alike(self.left, self.right, self.terms)

    def earlier_first(self) -> tuple[Interval, Interval, bool] | None:
        """Return the two figures, the earlier first, and whether their order in time is known."""
        left, right = self.counted_so_far.left, self.counted_so_far.right
        if left is None or right is None:
            return None
        first, second = as_of(self.left), as_of(self.right)
        if first is not None and second is not None:
            if before(first, second):
                return left, right, True
            if before(second, first):
                return right, left, True
        return left, right, False

    def _meet(self, left: Claim, right: Claim) -> Meeting:
        """Work out the relation of two claims by the kind of their values."""
        a, b = left.value, right.value
        spans = (left.compared, right.compared)
        for claim in (left, right):
            if claim.value is None or claim.compared is None:
                why = claim.problem or "it could not be read"
                return Meeting(Relation.UNKNOWN, note=f"the value of {claim.fact}: {why}")
        if isinstance(a, Quantity) and isinstance(b, Quantity):
            return self._meet_figures(a, b, spans)
        if isinstance(a, Moment) and isinstance(b, Moment):
            return meet_moments(a, b, spans)  # type: ignore[arg-type]
        if isinstance(a, Tokens) and isinstance(b, Tokens):
            return Meeting(relate_tokens(*spans, self.terms))  # type: ignore[arg-type]
        if isinstance(a, Words) and isinstance(b, Words):
            same = fold_text(a.text).strip() == fold_text(b.text).strip()
            return Meeting(Relation.EQUAL if same else Relation.UNLIKE, note=FREE_TEXT)
        return Meeting(Relation.UNLIKE)

    def _meet_figures(self, a: Quantity, b: Quantity, spans: tuple[Any, Any]) -> Meeting:
        """Work out the relation of two quantities."""
        for claim, value in ((self.left, a), (self.right, b)):
            if value.low is None and value.best is None and value.high is None:
                return Meeting(Relation.UNKNOWN, note=f"the figure of {claim.fact} is not known")
        if a.unit == b.unit:
            return Meeting(relate(*spans), *spans)
        when = self.left.valid.whole if self.left.valid is not None else None
        units = self.terms.units
        left, right = measured(a, spans[0], units), measured(b, spans[1], units)
        return meet_figures(left, right, self.terms.rates, when)


def up_to_next_step(claim: Claim) -> Claim:
    """Return a claim whose lower bound reaches only to the next figure of its own rounding."""
    span, value = claim.compared, claim.value
    if not isinstance(span, Interval) or not isinstance(value, Quantity) or not value.low:
        return claim
    if span.high is not None or span.low is None:
        return claim
    high = Fraction(value.low) + rounding_step(value.low)
    return replace(claim, compared=replace(span, high=high, high_open=True))


def as_of(claim: Claim) -> Interval | None:
    """Return the time as of which a running total stands.

    What is told of a day before that day is over stands as of the hour of publication, and so does
    what has an open end.
    """
    if claim.valid is None:
        return None
    ends = claim.valid.ends
    published = claim.published.ends if claim.published is not None else None
    if ends.low is None and ends.high is None:
        return None if claim.valid.unknown else published
    return published if published is not None and _within_day(published, ends) else ends


def _within_day(instant: Interval, day: Interval) -> bool:
    """Whether a clock time lies in a time that is one whole day."""
    if not isinstance(instant.low, datetime) or isinstance(day.low, datetime):
        return False
    return day.low == day.high == instant.low.date()


def hedge_lost(pair: Comparison) -> bool:
    """Tell whether one figure is given with hedges that allow different values."""
    if pair.left.hedge == pair.right.hedge or not pair.relation.shares:
        return False
    a, b = figure(pair.left), figure(pair.right)
    if a is None or b is None:
        dates = [c.value.edtf for c in (pair.left, pair.right) if isinstance(c.value, Moment)]
        return len(dates) == 2 and dates[0] == dates[1]
    units = [_unit(claim, pair.terms) for claim in (pair.left, pair.right)]
    return units[0] == units[1] and a == b


def _unit(claim: Claim, terms: Terms) -> str:
    """Return the unit in which a claim is measured; empty for counts."""
    if not isinstance(claim.value, Quantity) or not isinstance(claim.compared, Interval):
        return ""
    return measured(claim.value, claim.compared, terms.units).unit
