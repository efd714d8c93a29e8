"""How two values stand to each other, before time, speaker or kind of property are considered.

A value is an interval; two intervals are equal, one lies within the other, they overlap, or they
are apart. Values that cannot be put on one scale are unlike; where a bound that would decide is
not known, so is the relation.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from tieout.errors import UsageError, must_be_text
from tieout.facts.hedges import Profile, load_profile, widen, widen_moment
from tieout.facts.moments import Moment
from tieout.facts.quantities import Quantity
from tieout.facts.units import may_be_one
from tieout.findings.comparing.scales import Measured, common_scale, fraction_of, measured
from tieout.findings.comparing.times import missing_bound, on_axis

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tieout.facts.codebook import Rate
    from tieout.facts.intervals import Interval


class Relation(StrEnum):
    """How two values stand to each other; every relation reads the same from both sides."""

    EQUAL = "equal"
    WITHIN = "within"
    OVERLAPS = "overlaps"
    APART = "apart"
    UNLIKE = "unlike"
    UNKNOWN = "unknown"

    @property
    def shares(self) -> bool | None:
        """Whether some value belongs to both; None where that cannot be said.

        Examples:
            >>> Relation.WITHIN.shares, Relation.APART.shares, Relation.UNLIKE.shares
            (True, False, None)
        """
        if self in {Relation.UNLIKE, Relation.UNKNOWN}:
            return None
        return self is not Relation.APART

    @staticmethod
    def gravest(relations: Iterable[Relation]) -> Relation:
        """Return the relation of two values in several parts: the one that joins them least.

        Examples:
            >>> str(Relation.gravest([Relation.EQUAL, Relation.OVERLAPS]))
            'overlaps'
        """
        order = (
            Relation.APART,
            Relation.UNLIKE,
            Relation.UNKNOWN,
            Relation.OVERLAPS,
            Relation.WITHIN,
            Relation.EQUAL,
        )
        return min(relations, key=order.index, default=Relation.EQUAL)


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two values on one scale, with the relation between them.

    Args:
        relation: The relation.
        left: The first value on the common scale, None where there is none.
        right: The second value, likewise.
        unit: The unit of the scale, empty for counts and times.
        note: How a value was converted, or what is missing, in words.
    """

    relation: Relation
    left: Interval | None = None
    right: Interval | None = None
    unit: str = ""
    note: str = ""


def relate(left: Interval, right: Interval) -> Relation:
    """Return the relation of two intervals of numbers, or of two of days and clock times.

    Examples:
        >>> from tieout.facts.intervals import Interval
        >>> str(relate(Interval(0, 8000), Interval(14500, None)))
        'apart'
    """
    placed = _one_family(left, right)
    if placed is None:
        return Relation.UNKNOWN
    first, second = placed
    if first == second:
        return Relation.EQUAL
    if first.contains(second) or second.contains(first):
        return Relation.WITHIN
    return Relation.OVERLAPS if first.meets(second) else Relation.APART


def lies_within(left: Interval, right: Interval) -> bool:
    """Tell whether every value of the first belongs to the second."""
    placed = _one_family(left, right)
    return placed is not None and placed[1].contains(placed[0])


def _one_family(left: Interval, right: Interval) -> tuple[Interval, Interval] | None:
    """Return two intervals whose ends can be ordered: fractions, or microseconds."""
    if any(isinstance(end, date) for span in (left, right) for end in (span.low, span.high)):
        return on_axis(left, right)
    return _exact(left), _exact(right)


def _exact(span: Interval) -> Interval:
    """Return an interval of fractions, which can be ordered among themselves."""
    if all(end is None or type(end) is Fraction for end in (span.low, span.high)):
        return span
    return replace(span, low=fraction_of(span.low), high=fraction_of(span.high))


def meet_figures(
    left: Measured, right: Measured, rates: tuple[Rate, ...] = (), when: Interval | None = None
) -> Meeting:
    """Return how two figures with their units stand to each other on a common scale."""
    scale = common_scale(left, right, rates, when)
    if scale is None and may_be_one(left.unit, right.unit):
        note = f"whether {left.unit} and {right.unit} are one currency"
        return Meeting(Relation.UNKNOWN, left.span, right.span, note=note)
    if scale is None:
        return Meeting(Relation.UNLIKE)
    relation = relate(scale.left, scale.right)
    return Meeting(relation, scale.left, scale.right, scale.unit, scale.note)


def meet_moments(left: Moment, right: Moment, spans: tuple[Interval, Interval]) -> Meeting:
    """Return how two moments stand to each other, given what each is compared as.

    A day is compared with a clock time by the clock on the wall, whatever the zone. Where a bound
    is not known the relation is unknown, unless the bounds that are known already keep the two
    apart.
    """
    first, second = spans
    walls = (_by_the_wall(first), _by_the_wall(second)) if _a_day(left, right) else spans
    relation = relate(*walls)
    if relation is Relation.UNKNOWN:
        note = "one of the two clock times has no zone"
        return Meeting(relation, first, second, note=note)
    missing = [text for text in (missing_bound(left), missing_bound(right)) if text]
    if missing and relation is not Relation.APART:
        return Meeting(Relation.UNKNOWN, first, second, note=" and ".join(missing))
    return Meeting(relation, *walls)


def _a_day(left: Moment, right: Moment) -> bool:
    """Whether one of two moments names no clock time."""
    return any(
        not any(isinstance(end, datetime) for end in (moment.earliest, moment.latest))
        for moment in (left, right)
    )


def _by_the_wall(span: Interval) -> Interval:
    """Return an interval of clock times without their zones."""
    low, high = (
        end.replace(tzinfo=None) if isinstance(end, datetime) else end
        for end in (span.low, span.high)
    )
    return replace(span, low=low, high=high)


def compare(a: Quantity | Moment, b: Quantity | Moment, profile: str = "press") -> Relation:
    """Return how two values stand to each other under a hedge profile.

    Args:
        a: One value, as `read_quantities` or `read_dates` give it.
        b: The other.
        profile: The hedge profile that turns value and hedge into an interval.

    Returns:
        The relation; it is the same in both orders. Values of different kinds, and units that
        cannot be converted, are unlike.

    Raises:
        UsageError: A value is neither a Quantity nor a Moment, or there is no such profile.

    Examples:
        >>> from tieout import read_quantities
        >>> at_most, = read_quantities("no more than 900 fighters")
        >>> around, = read_quantities("around 900")
        >>> estimate, = read_quantities("15,000 fighters")
        >>> str(compare(at_most, around)), str(compare(at_most, estimate))
        ('overlaps', 'apart')

    Source: docs/decisions/0050.
    """
    for value in (a, b):
        if not isinstance(value, Quantity | Moment):
            raise UsageError(
                f"compare takes Quantities or Moments, not {type(value).__name__}",
                hint="Read a text with read_quantities or read_dates first.",
            )
    if not isinstance(profile, Profile):
        must_be_text(profile=profile)
    rules = load_profile(profile) if isinstance(profile, str) else profile
    if isinstance(a, Quantity) and isinstance(b, Quantity):
        return _compare_figures(a, b, rules)
    if isinstance(a, Moment) and isinstance(b, Moment):
        spans = (widen_moment(a, "", rules), widen_moment(b, "", rules))
        return meet_moments(a, b, spans).relation
    return Relation.UNLIKE


def _compare_figures(a: Quantity, b: Quantity, rules: Profile) -> Relation:
    """Return the relation of two quantities; one without any figure is unknown."""
    if any(value.low is value.best is value.high is None for value in (a, b)):
        return Relation.UNKNOWN
    left, right = (measured(value, widen(value, rules)) for value in (a, b))
    return meet_figures(left, right).relation
