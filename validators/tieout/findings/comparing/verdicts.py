"""The truth table: what a relation means once time, speaker and kind of property are considered.

`TABLE` holds the rows in their order; the first that matches gives the verdict. Each row returns
None when it does not match, else the verdict and the part of the explanation that is its own.

Source: the table in docs/how-it-works.md, as docs/decisions/0052 reads it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from tieout.facts.codebook import OverTime
from tieout.facts.intervals import Interval
from tieout.facts.notation import Tokens
from tieout.facts.quantities import Quantity
from tieout.findings.comparing.claims import ASSERTED, DENIED
from tieout.findings.comparing.comparisons import Comparison, as_of, hedge_lost
from tieout.findings.comparing.reasons import reason
from tieout.findings.comparing.relations import Meeting, Relation, lies_within, relate
from tieout.findings.comparing.tokens import within_tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tieout.findings.comparing.claims import Claim, Terms
    from tieout.findings.comparing.times import Valid


class Verdict(StrEnum):
    """What two facts of one question are to each other, the gravest first."""

    CONTRADICTS = "contradicts"
    DENIED = "denied"
    DISPUTED = "disputed"
    UNDETERMINED = "undetermined"
    INCOMPARABLE = "incomparable"
    REQUOTED = "requoted"
    SUCCEEDS = "succeeds"
    COMPATIBLE = "compatible"
    AGREES = "agrees"
    SINGLE = "single"

    @property
    def gravity(self) -> int:
        """Order verdicts: the gravest weighs most."""
        return len(Verdict) - list(Verdict).index(self)

    @staticmethod
    def gravest(verdicts: Iterable[Verdict]) -> Verdict:
        """Return the verdict of a question from those of its pairs; `single` without any.

        Examples:
            >>> str(Verdict.gravest([Verdict.AGREES, Verdict.SUCCEEDS]))
            'succeeds'
        """
        return max(verdicts, key=lambda verdict: verdict.gravity, default=Verdict.SINGLE)


@dataclass(frozen=True)
class Ruling:
    """What the truth table says of two facts.

    Args:
        relation: How the values stand to each other.
        verdict: What that means.
        why: What the row of the table has to say of it.
        row: The row of the table that matched.
        hedge_lost: One figure is given with hedges that allow different values.
        pair: The two facts, if their values, times and speakers are to be told beside `why`.
    """

    relation: Relation
    verdict: Verdict
    why: str
    row: str
    hedge_lost: bool = False
    pair: Comparison | None = field(default=None, repr=False, compare=False)

    @cached_property
    def reason(self) -> str:
        """One sentence with the arithmetic and the profile, written when it is asked for."""
        if self.pair is None:
            return self.why
        return reason(self.pair, self.why, hedge_lost=self.hedge_lost)


Match: TypeAlias = "tuple[Verdict, str] | None"


def other_stances(pair: Comparison) -> Match:
    """Row 1: stances differ and are not asserted and denied."""
    stances = {pair.left.stance, pair.right.stance}
    if len(stances) == 1 or stances == {ASSERTED, DENIED}:
        return None
    told = " and the other ".join(sorted(stances))
    return Verdict.INCOMPARABLE, f"one is {told}"


def denial(pair: Comparison) -> Match:
    """Row 2: one is denied; it meets its denial when what the other asserts is equal or within."""
    stances = [pair.left.stance, pair.right.stance]
    if DENIED not in stances:
        return None
    if stances == [DENIED, DENIED]:
        same = pair.relation is Relation.EQUAL
        return (Verdict.AGREES if same else Verdict.COMPATIBLE), "both are denials"
    if _denies(pair):
        return Verdict.DENIED, "what one asserts is what the other denies"
    return Verdict.COMPATIBLE, "what one denies leaves room for what the other asserts"


def _denies(pair: Comparison) -> bool:
    """Whether what one asserts is equal to what the other denies, or lies within it."""
    denied_left = pair.left.stance == DENIED
    denied, asserted = (pair.left, pair.right) if denied_left else (pair.right, pair.left)
    if isinstance(denied.value, Tokens) and isinstance(asserted.value, Tokens):
        return within_tokens(asserted.value.ids, denied.value.ids, pair.terms)
    if pair.relation is Relation.EQUAL:
        return True
    spans = (pair.meeting.left, pair.meeting.right)
    inner, outer = reversed(spans) if denied_left else spans
    known = pair.relation is Relation.WITHIN and inner is not None and outer is not None
    return known and lies_within(inner, outer)  # type: ignore[arg-type]


def no_common_scale(pair: Comparison) -> Match:
    """Row 3: units or currencies that cannot be converted."""
    if pair.relation is not Relation.UNLIKE:
        return None
    units = [
        claim.value.unit or "no unit" if isinstance(claim.value, Quantity) else ""
        for claim in (pair.left, pair.right)
    ]
    why = pair.meeting.note or f"no rate or rule converts {units[0]} to {units[1]}"
    return Verdict.INCOMPARABLE, why


def not_known(pair: Comparison) -> Match:
    """Row 4: a bound or date that is needed is unknown."""
    if pair.relation is Relation.UNKNOWN:
        return Verdict.UNDETERMINED, f"not known: {pair.meeting.note}"
    needs_time = (
        pair.terms.over_time is OverTime.CHANGING and pair.relation is not Relation.EQUAL
    ) or (
        pair.terms.over_time is OverTime.RISING and pair.counted_so_far.relation is Relation.APART
    )
    if not needs_time:
        return None
    for claim in (pair.left, pair.right):
        if claim.valid is None:
            return Verdict.UNDETERMINED, f"not known: when {claim.fact} holds"
    missing = [c.valid.unknown for c in (pair.left, pair.right) if c.valid and c.valid.unknown]
    if pair.terms.over_time is OverTime.RISING:
        if any(as_of(claim) is None for claim in (pair.left, pair.right)):
            return Verdict.UNDETERMINED, f"not known: {' and '.join(missing) or 'as of when'}"
        return None
    if pair.times_meet is None:
        return Verdict.UNDETERMINED, f"not known: {' and '.join(missing) or 'a time zone'}"
    return None


def rising(pair: Comparison) -> Match:
    """Row 5: a running total only rises; None leads on to rows 7 to 10."""
    if pair.terms.over_time is not OverTime.RISING or not isinstance(pair.left.value, Quantity):
        return None
    if _windows_differ(pair.left.valid, pair.right.valid):
        return Verdict.INCOMPARABLE, "they count from different days on"
    if _one_is_zero(pair.meeting) and not pair.alike:
        return Verdict.DENIED, "one says none, the other some"
    if pair.counted_so_far.relation.shares:
        return None
    ordered = pair.earlier_first()
    if ordered is None:
        return None
    earlier, later, known = ordered
    overlap = pair.relation.shares
    if known and _above(later, earlier):
        return Verdict.SUCCEEDS, "the later running total is the higher"
    if not known and overlap:
        return Verdict.SUCCEEDS, "which of the two is the later is not known, and they overlap"
    if overlap:
        return Verdict.COMPATIBLE, "the later bound leaves room for the earlier figure"
    return None


def _windows_differ(left: Valid | None, right: Valid | None) -> bool:
    """Whether two windows are known to start at different times."""
    if left is None or right is None or not (left.start_known and right.start_known):
        return False
    return relate(left.begins, right.begins) is Relation.APART


def _one_is_zero(meeting: Meeting) -> bool:
    """Whether one figure is zero and the other leaves no room for zero."""
    zero = Interval(Fraction(0), Fraction(0))
    spans = [span for span in (meeting.left, meeting.right) if span is not None]
    relations = [relate(span, zero) for span in spans]
    return sorted(relations) == sorted([Relation.EQUAL, Relation.APART])


def _above(one: Interval, other: Interval) -> bool:
    """Whether the first of two intervals that are apart is the higher."""
    return one.low is not None and (
        other.low is None or Fraction(one.low) >= Fraction(other.low)  # type: ignore[arg-type]
    )


def changed(pair: Comparison) -> Match:
    """Row 6: a changing value, and the valid times do not meet."""
    if pair.terms.over_time is not OverTime.CHANGING or pair.times_meet is not False:
        return None
    if pair.relation is Relation.EQUAL:
        return Verdict.AGREES, "they hold at different times and are the same"
    return Verdict.SUCCEEDS, "they hold at different times"


def equal(pair: Comparison) -> Match:
    """Row 7: equal."""
    return (Verdict.AGREES, "") if pair.relation is Relation.EQUAL else None


def joined(pair: Comparison) -> Match:
    """Row 8: one within the other, or overlapping."""
    if not pair.relation.shares:
        return None
    return Verdict.COMPATIBLE, ""


def contradiction(pair: Comparison) -> Match:
    """Row 9: apart, and no second speaker to put the difference down to."""
    if not pair.alike:
        return None
    if not pair.left.speakers and not pair.right.speakers:
        return Verdict.CONTRADICTS, "both are stated in a source's own voice"
    return Verdict.CONTRADICTS, "the same speaker says both"


def dispute(_pair: Comparison) -> Match:
    """Row 10: apart otherwise."""
    return Verdict.DISPUTED, "different speakers say so"


TABLE: tuple[tuple[str, Callable[[Comparison], Match]], ...] = (
    ("1", other_stances),
    ("2", denial),
    ("3", no_common_scale),
    ("4", not_known),
    ("5", rising),
    ("6", changed),
    ("7", equal),
    ("8", joined),
    ("9", contradiction),
    ("10", dispute),
)


def rule_on(left: Claim, right: Claim, terms: Terms) -> Ruling:
    """Return what the truth table says of two facts of one question.

    Args:
        left: One fact.
        right: The other; the verdict is the same in both orders.
        terms: What the codebook says of the property.
    """
    pair = Comparison(left, right, terms)
    for number, row in TABLE:
        outcome = row(pair)
        if outcome is not None:
            verdict, why = outcome
            lost = verdict is Verdict.COMPATIBLE and hedge_lost(pair)
            return Ruling(pair.relation, verdict, why, number, lost, pair)
    raise AssertionError("the last row of the table always matches")
