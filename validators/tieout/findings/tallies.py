"""Large questions: how many pairs have each verdict, counted without listing the pairs."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import combinations_with_replacement
from typing import TYPE_CHECKING

from tieout.findings.verdicts import Verdict, rule_on

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from tieout.findings.claims import Claim, Terms


@dataclass(slots=True)
class Tally:
    """How many pairs have each verdict, with one pair as an example of each.

    Args:
        counts: Pairs by verdict.
        examples: Two claims for each verdict.
    """

    counts: Counter[Verdict] = field(default_factory=Counter)
    examples: list[tuple[Claim, Claim]] = field(default_factory=list)

    def add(self, left: Claim, right: Claim, terms: Terms, number: int) -> None:
        """Judge one pair and count it for so many like it."""
        if number <= 0:
            return
        verdict = rule_on(left, right, terms).verdict
        if verdict not in self.counts:
            self.examples.append((left, right))
        self.counts[verdict] += number


def tally(claims: Sequence[Claim], terms: Terms) -> Tally:
    """Return how many pairs of claims have each verdict.

    Args:
        claims: The facts of one question.
        terms: What the codebook says of the property.
    """
    alike: dict[Hashable, list[Claim]] = defaultdict(list)
    for claim in claims:
        alike[_same(claim)].append(claim)
    counted = Tally()
    for left, right in combinations_with_replacement(list(alike.values()), 2):
        if left is right:
            counted.add(left[0], left[-1], terms, len(left) * (len(left) - 1) // 2)
        else:
            counted.add(left[0], right[0], terms, len(left) * len(right))
    return counted


def _same(claim: Claim) -> Hashable:
    """Return what makes two claims the same to the truth table."""
    unit = getattr(claim.value, "unit", "")
    return claim.compared, unit, claim.hedge, claim.stance, claim.speakers, claim.valid
