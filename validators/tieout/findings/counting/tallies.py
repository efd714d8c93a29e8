"""Large questions: how many pairs have each verdict, counted without listing the pairs.

Claims that share stance, speakers and time form a group. For two groups the truth table depends
only on how the values stand to each other, so one pair of each standing is judged by it, and the
pairs of that standing are counted by sorting. Where there are too many groups for that, the pairs
that conflict are counted by sweeps over values and times (`crowds.py`).

Source: docs/decisions/0050.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations_with_replacement
from typing import TYPE_CHECKING

from tieout.facts.codebook import OverTime
from tieout.facts.intervals import Interval
from tieout.findings.counting.crowds import count_crowd
from tieout.findings.counting.standings import Placed, Tally, place, standings
from tieout.findings.counting.sweeps import pairs_within

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from tieout.findings.comparing.claims import Claim, Terms

MOST_PAIRED = 80
"""Up to this many different claims every two are judged, each weighed by how often it is made."""

MOST_GROUPS = 40
"""Up to this many groups every two of them are put beside each other."""


def tally(claims: Sequence[Claim], terms: Terms) -> Tally:
    """Return how many pairs of claims have each verdict.

    Args:
        claims: The facts of one question.
        terms: What the codebook says of the property.
    """
    counted = Tally()
    if alike := _alike(claims, terms):
        for mine, yours in combinations_with_replacement(alike, 2):
            number = pairs_within(len(mine)) if mine is yours else len(mine) * len(yours)
            counted.judge(mine[0], yours[-1], terms, number)
        return counted
    groups: dict[Hashable, list[Placed]] = defaultdict(list)
    for placed in place([claim.settled() for claim in claims], terms):
        groups[_group(placed, terms)].append(placed)
    if len(groups) > MOST_GROUPS:
        return count_crowd([placed for group in groups.values() for placed in group], terms)
    for one, other in combinations_with_replacement(list(groups.values()), 2):
        for left, right, number in standings(one, other, terms):
            counted.judge(left, right, terms, number)
    return counted


def _alike(claims: Sequence[Claim], terms: Terms) -> list[list[Claim]]:
    """Return claims that are the same to the truth table together; nothing if they are too many."""
    alike: dict[Hashable, list[Claim]] = defaultdict(list)
    for claim in claims:
        alike[_same(claim, terms)].append(claim)
        if len(alike) > MOST_PAIRED:
            return []
    return list(alike.values())


def _same(claim: Claim, terms: Terms) -> Hashable:
    """Return what makes two claims the same to the truth table."""
    unit = getattr(claim.value, "unit", "")
    time = None if terms.over_time is OverTime.FIXED else (claim.valid, claim.published)
    return claim.compared, unit, claim.stance, claim.speakers, time, claim.value is None


def _group(placed: Placed, terms: Terms) -> Hashable:
    """Return what two claims must share for the truth table to depend on their values alone."""
    claim = placed.claim
    if terms.over_time is OverTime.FIXED:
        return claim.stance, claim.speakers, placed.axis < 0
    span = claim.compared
    bound = (span.high is None, span.high == 0) if isinstance(span, Interval) else (False, False)
    return claim.stance, claim.speakers, placed.axis < 0, claim.valid, claim.published, *bound
