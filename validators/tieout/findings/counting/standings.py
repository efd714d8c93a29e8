"""How values of two groups stand to each other, each standing with the number of its pairs."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tieout.facts.codebook import OverTime
from tieout.facts.intervals import Interval
from tieout.findings.comparing.claims import DENIED
from tieout.findings.comparing.comparisons import up_to_next_step
from tieout.findings.comparing.tokens import relate_tokens, within_tokens
from tieout.findings.comparing.verdicts import Verdict, rule_on
from tieout.findings.counting.axes import axes_of
from tieout.findings.counting.sweeps import count_below, count_below_in_both, pairs_within

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from tieout.findings.comparing.claims import Claim, Terms

FARTHEST = 1 << 80
"""A key beyond every value and time."""


@dataclass(slots=True)
class Tally:
    """How many pairs have each verdict, with one pair as an example of each.

    Args:
        counts: Pairs by verdict.
        examples: Two claims for each verdict.
    """

    counts: Counter[Verdict] = field(default_factory=Counter)
    examples: list[tuple[Claim, Claim]] = field(default_factory=list)

    def judge(self, left: Claim, right: Claim, terms: Terms, number: int) -> None:
        """Judge one pair, and count its verdict for so many pairs like it."""
        if number > 0:
            self.add(rule_on(left, right, terms).verdict, number, (left, right))

    def add(self, verdict: Verdict, number: int, example: tuple[Claim, Claim] | None) -> None:
        """Count pairs of a verdict."""
        if example is not None and not self.counts[verdict]:
            self.examples.append(example)
        self.counts[verdict] += number


@dataclass(frozen=True, slots=True)
class Placed:
    """A claim with its value on an axis.

    Args:
        claim: The claim.
        axis: Which axis: values of different axes are unlike; -1 for a value that is none.
        low: The lower key.
        high: The upper key.
    """

    claim: Claim
    axis: int
    low: int
    high: int


def place(claims: Sequence[Claim], terms: Terms) -> Iterator[Placed]:
    """Yield claims with their values on axes; running totals as counted so far."""
    spans: list[Claim] = []
    others: list[Claim] = []
    for claim in claims:
        known = claim.value is not None and isinstance(claim.compared, Interval)
        (spans if known else others).append(claim)
    rising = terms.over_time is OverTime.RISING
    counted = [up_to_next_step(claim) for claim in spans] if rising else spans
    for number, axis in enumerate(axes_of(counted, terms)):
        for low, high, at in axis.spans:
            yield Placed(spans[at], number, low, high)
    for claim in others:
        yield Placed(claim, -1, 0, 0)


def standings(
    one: list[Placed], other: list[Placed], terms: Terms
) -> Iterator[tuple[Claim, Claim, int]]:
    """Yield, for each way in which values of two groups stand, a pair and how many there are.

    Args:
        one: A group.
        other: Another, or the same again: then each pair counts once.
        terms: What the codebook says of the property.
    """
    if one[0].axis < 0 or other[0].axis < 0:
        yield from _loose(one, other, terms)
        return
    literal = one is not other and DENIED in {one[0].claim.stance, other[0].claim.stance}
    by_axis: list[dict[int, list[Placed]]] = [defaultdict(list), defaultdict(list)]
    for side, group in zip(by_axis, (one, other), strict=True):
        for placed in group:
            side[placed.axis].append(_unbounded(placed) if literal else placed)
    for axis, lefts in by_axis[0].items():
        for another, rights in by_axis[1].items():
            if axis == another:
                yield from _on_axis(lefts, rights, same=one is other)
            elif one is not other or axis < another:
                yield lefts[0].claim, rights[0].claim, len(lefts) * len(rights)


def _unbounded(placed: Placed) -> Placed:
    """Return a claim with the whole of its value, a lower bound reaching as far as it may."""
    span = placed.claim.compared
    without_end = isinstance(span, Interval) and span.high is None
    return replace(placed, high=FARTHEST) if without_end else placed


def _on_axis(
    lefts: list[Placed], rights: list[Placed], *, same: bool
) -> Iterator[tuple[Claim, Claim, int]]:
    """Yield one pair below, above, equal and overlapping, each with its number."""
    total = pairs_within(len(lefts)) if same else len(lefts) * len(rights)
    below = count_below([p.high for p in lefts], [p.low for p in rights])
    above = 0 if same else count_below([p.high for p in rights], [p.low for p in lefts])
    if below:
        first, second = min(lefts, key=lambda p: p.high), max(rights, key=lambda p: p.low)
        yield first.claim, second.claim, below
    if above:
        first, second = max(lefts, key=lambda p: p.low), min(rights, key=lambda p: p.high)
        yield first.claim, second.claim, above
    ours: dict[tuple[int, int], list[Placed]] = defaultdict(list)
    theirs: dict[tuple[int, int], list[Placed]] = defaultdict(list)
    for p in lefts:
        ours[p.low, p.high].append(p)
    for p in rights:
        theirs[p.low, p.high].append(p)
    equal = 0
    example = None
    for key, mine in ours.items():
        yours = theirs.get(key, [])
        number = pairs_within(len(mine)) if same else len(mine) * len(yours)
        if number:
            equal += number
            example = example or (mine[0].claim, yours[-1].claim)
    if example:
        yield *example, equal
    sharing = total - below - above - equal
    if sharing and DENIED in {lefts[0].claim.stance, rights[0].claim.stance} and not same:
        inside = count_inside(lefts, rights)
        yield from _inside(lefts, rights, inside - equal)
        sharing -= inside - equal
        if sharing:
            yield from _beside(lefts, rights, sharing)
    elif sharing:
        yield from _sharing(list(ours.values()), list(theirs.values()), sharing)


def count_inside(lefts: list[Placed], rights: list[Placed]) -> int:
    """Return how many pairs there are of a denied value and one that lies within it."""
    denied, asserted = _denied_first(lefts, rights)
    outer = [(p.low, -p.high) for p in denied]
    return count_below_in_both(outer, [(p.low + 1, 1 - p.high) for p in asserted])


def _denied_first(lefts: list[Placed], rights: list[Placed]) -> tuple[list[Placed], list[Placed]]:
    """Return two groups, the one whose values are denied first."""
    return (lefts, rights) if lefts[0].claim.stance == DENIED else (rights, lefts)


def _inside(
    lefts: list[Placed], rights: list[Placed], number: int
) -> Iterator[tuple[Claim, Claim, int]]:
    """Yield one pair of a denied value and another within it, with the number of such pairs."""
    if number > 0:
        denied, asserted = _denied_first(lefts, rights)
        for outer in sorted(denied, key=lambda p: p.low - p.high):
            for inner in asserted:
                equal = (inner.low, inner.high) == (outer.low, outer.high)
                if not equal and outer.low <= inner.low and inner.high <= outer.high:
                    yield outer.claim, inner.claim, number
                    return


def _beside(
    lefts: list[Placed], rights: list[Placed], number: int
) -> Iterator[tuple[Claim, Claim, int]]:
    """Yield one pair of a denied value and another that shares a part of it only."""
    denied, asserted = _denied_first(lefts, rights)
    for outer in sorted(denied, key=lambda p: p.high - p.low):
        for inner in asserted:
            meets = inner.low <= outer.high and outer.low <= inner.high
            if meets and not (outer.low <= inner.low and inner.high <= outer.high):
                yield outer.claim, inner.claim, number
                return


def _sharing(
    ours: list[list[Placed]], theirs: list[list[Placed]], number: int
) -> Iterator[tuple[Claim, Claim, int]]:
    """Yield one pair that shares a value without being equal, with the number of such pairs."""
    ordered = sorted((group[0] for group in theirs), key=lambda p: p.low)
    for mine in ours:
        first = mine[0]
        for second in ordered:
            if second.low > first.high:
                break
            if second.high >= first.low and (second.low, second.high) != (first.low, first.high):
                yield first.claim, second.claim, number
                return


def _loose(
    one: list[Placed], other: list[Placed], terms: Terms
) -> Iterator[tuple[Claim, Claim, int]]:
    """Yield one pair for each standing of values that are no intervals: tokens, words, nothing."""
    sides: list[dict[object, list[Claim]]] = [defaultdict(list), defaultdict(list)]
    for side, group in zip(sides, (one, other), strict=True):
        for placed in group:
            claim = placed.claim
            side[claim.compared if claim.value is not None else None].append(claim)
    counts: Counter[Hashable] = Counter()
    examples: dict[Hashable, tuple[Claim, Claim]] = {}
    same = one is other
    places = {value: at for at, value in enumerate(sides[0])}
    for left, mine in sides[0].items():
        for right, yours in sides[1].items():
            if same and places[left] > places[right]:
                continue
            number = pairs_within(len(mine)) if same and left == right else len(mine) * len(yours)
            if number:
                standing = _standing(left, right, terms)
                counts[standing] += number
                examples.setdefault(standing, (mine[0], yours[-1]))
    for standing, number in counts.items():
        yield *examples[standing], number


def _standing(left: object, right: object, terms: Terms) -> Hashable:
    """Return how two values that are no intervals stand to each other."""
    if isinstance(left, frozenset) and isinstance(right, frozenset):
        inside = within_tokens(left, right, terms), within_tokens(right, left, terms)
        return relate_tokens(left, right, terms), inside
    return type(left), type(right), left == right
