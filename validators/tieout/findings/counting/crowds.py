"""Crowds: questions with so many speakers or times that no two groups are put beside each other.

Conflicting pairs are counted by sweeps over values and times; what is left is agreement, values
that follow one another, and values that are compatible. Periods that only touch are taken not to
meet, so nothing is called a conflict that the truth table would not.

Source: docs/decisions/0050.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations, islice, product
from typing import TYPE_CHECKING

from tieout.facts.codebook import OverTime
from tieout.facts.intervals import Interval
from tieout.findings.comparing.claims import ASSERTED, DENIED, answerable_alike
from tieout.findings.comparing.comparisons import as_of
from tieout.findings.comparing.relations import Relation
from tieout.findings.comparing.times import around, axis_keys, begins_on
from tieout.findings.comparing.tokens import relate_tokens, within_tokens
from tieout.findings.comparing.verdicts import Verdict, rule_on
from tieout.findings.counting.standings import FARTHEST, Placed, Tally, count_inside
from tieout.findings.counting.sweeps import count_below, count_below_in_both, pairs_within

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence

    from tieout.findings.comparing.claims import Claim, Terms

NEIGHBOURS = 40
"""How many pairs of one sort are looked at for an example of a verdict."""

MOST_TRIED = 200
"""How many neighbours in time that seem to conflict are judged, in the hope of an example."""


class _Item:
    """A claim with the keys of its value and time."""

    __slots__ = ("claim", "early", "high", "late", "low", "start", "value")

    def __init__(self, placed: Placed, terms: Terms) -> None:
        claim = self.claim = placed.claim
        self.value: Hashable = claim.compared
        self.low, self.high = placed.low, placed.high
        span = claim.compared
        if isinstance(span, Interval) and span.high is None:
            self.high = FARTHEST
        self.early, self.late = _time_keys(claim, terms)
        known = claim.valid is not None and claim.valid.start_known
        self.start: Hashable = claim.valid.begins if known and claim.valid else None


def _time_keys(claim: Claim, terms: Terms) -> tuple[int, int]:
    """Return the keys between which a claim holds, or as of which a running total stands."""
    valid = claim.valid
    if terms.over_time is OverTime.FIXED or valid is None:
        return 0, 0
    if terms.over_time is OverTime.RISING:
        stands = as_of(claim)
        return axis_keys(stands) if stands is not None else (-FARTHEST, FARTHEST)
    if valid.stretch:
        sure = axis_keys(Interval(valid.begins.high, None))[0], axis_keys(valid.ends)[0]
        if begins_on(valid) is not None:
            sure = axis_keys(valid.begins)[1] + 1, sure[1]
        early = sure[0] if valid.begins.high is not None else -FARTHEST
        late = sure[1] if valid.ends.low is not None else FARTHEST
        if early <= late:
            return early, late
    return axis_keys(around(valid, terms.steady))


def count_crowd(placed: Sequence[Placed], terms: Terms) -> Tally:
    """Return how many pairs have each verdict, from sweeps over values and times.

    Args:
        placed: Every claim of a question, denials of yes or no turned into what they assert.
        terms: What the codebook says of the property.
    """
    counted = Tally()
    by_stance: dict[str, list[Placed]] = defaultdict(list)
    for one in placed:
        by_stance[one.claim.stance].append(one)
    for stance, group in by_stance.items():
        _count_stance(stance, group, terms, counted)
    for (first, ones), (second, others) in combinations(by_stance.items(), 2):
        number = len(ones) * len(others)
        if {first, second} != {ASSERTED, DENIED}:
            counted.add(Verdict.INCOMPARABLE, number, (ones[0].claim, others[0].claim))
            continue
        denied = _count_denied(ones, others, terms)
        examples = _cross_examples(ones, others, terms)
        for verdict, many in ((Verdict.DENIED, denied), (Verdict.COMPATIBLE, number - denied)):
            if many:
                counted.add(verdict, many, examples.get(verdict))
    return counted


def _count_denied(ones: list[Placed], others: list[Placed], terms: Terms) -> int:
    """Return how many pairs there are of a denial and what it denies."""
    total = 0
    axes = {one.axis for one in ones if one.axis >= 0}
    for axis in axes:
        lefts, rights = ([p for p in side if p.axis == axis] for side in (ones, others))
        total += count_inside(lefts, rights) if rights else 0
    denied, asserted = (ones, others) if ones[0].claim.stance == DENIED else (others, ones)
    said = Counter(p.claim.compared for p in asserted if isinstance(p.claim.compared, frozenset))
    for value, number in Counter(
        p.claim.compared for p in denied if isinstance(p.claim.compared, frozenset)
    ).items():
        total += number * sum(
            many for other, many in said.items() if within_tokens(other, value, terms)
        )
    return total


def _cross_examples(
    ones: list[Placed], others: list[Placed], terms: Terms
) -> dict[Verdict, tuple[Claim, Claim]]:
    """Return pairs of a denial and an assertion, one of each verdict that is soon found."""
    found: dict[Verdict, tuple[Claim, Claim]] = {}
    widest = [sorted(side, key=lambda p: p.low - p.high)[:NEIGHBOURS] for side in (ones, others)]
    for left, right in product(*widest):
        verdict = rule_on(left.claim, right.claim, terms).verdict
        found.setdefault(verdict, (left.claim, right.claim))
    return found


def _count_stance(stance: str, group: list[Placed], terms: Terms, counted: Tally) -> None:
    """Count the pairs of claims that share a stance."""
    readable: list[Placed] = []
    unread: list[Placed] = []
    for one in group:
        lost = one.claim.value is None or one.claim.compared is None
        timeless = terms.over_time is not OverTime.FIXED and one.claim.valid is None
        (unread if lost or timeless else readable).append(one)
    number = pairs_within(len(unread)) + len(unread) * len(readable)
    if number:
        other = readable[0] if readable else unread[-1]
        counted.add(Verdict.UNDETERMINED, number, (unread[0].claim, other.claim))
    scales: dict[Hashable, list[Placed]] = defaultdict(list)
    for one in readable:
        words = isinstance(one.claim.compared, str)
        scales[one.claim.compared if words else one.axis].append(one)
    across = pairs_within(len(readable)) - sum(pairs_within(len(s)) for s in scales.values())
    if across:
        first, second = islice(scales.values(), 2)
        counted.add(Verdict.INCOMPARABLE, across, (first[0].claim, second[0].claim))
    for scale in scales.values():
        items = [_Item(one, terms) for one in scale]
        if stance == DENIED:
            same = _count_equal(items)
            counted.counts[Verdict.AGREES] += same
            counted.counts[Verdict.COMPATIBLE] += pairs_within(len(items)) - same
        else:
            _Scale(items, terms).count(counted)


def _count_equal(items: Iterable[_Item]) -> int:
    """Return how many pairs have one value."""
    return sum(pairs_within(number) for number in Counter(i.value for i in items).values())


class _Scale:
    """Claims of one stance whose values can be compared."""

    def __init__(self, items: list[_Item], terms: Terms) -> None:
        self.items = items
        self.terms = terms
        self.tokens = isinstance(items[0].value, frozenset)

    def count(self, counted: Tally) -> None:
        """Add the pairs of each verdict."""
        items = self.items
        incomparable = self._different_windows()
        conflicts = self.conflicts(items, items)
        alike = sum(self.conflicts(ones, others) for ones, others in self._alike())
        agreeing = _count_equal(items)
        following = self._following()
        rest = pairs_within(len(items)) - conflicts - incomparable - agreeing - following
        wanted = {
            Verdict.CONTRADICTS: alike,
            Verdict.DISPUTED: conflicts - alike,
            Verdict.INCOMPARABLE: incomparable,
            Verdict.SUCCEEDS: following,
            Verdict.AGREES: agreeing,
            Verdict.COMPATIBLE: rest,
        }
        examples = self._examples({verdict for verdict, number in wanted.items() if number > 0})
        for verdict, number in wanted.items():
            if number > 0:
                counted.add(verdict, number, examples.get(verdict))

    def conflicts(self, ones: list[_Item], others: list[_Item]) -> int:
        """Return how many pairs of two groups, or of one with itself, cannot both hold."""
        if self.terms.over_time is OverTime.RISING and not self.tokens:
            return self._rising_conflicts(ones, others)
        if self.tokens:
            return self._token_conflicts(ones, others)
        turned = 0 if ones is others else self._apart(others, ones)
        return self._apart(ones, others) + turned

    def _apart(self, below: list[_Item], above: list[_Item]) -> int:
        """Return how many pairs have the first value below the second, at times that meet."""
        number = count_below([i.high for i in below], [i.low for i in above])
        if not number or self.terms.over_time is OverTime.FIXED:
            return number
        earlier = count_below_in_both(
            [(i.high, i.late) for i in below], [(i.low, i.early) for i in above]
        )
        later = count_below_in_both(
            [(i.high, -i.early) for i in below], [(i.low, -i.late) for i in above]
        )
        return number - earlier - later

    def _meeting(self, ones: list[_Item], others: list[_Item]) -> int:
        """Return how many pairs hold at times that meet, whatever their values."""
        same = ones is others
        total = pairs_within(len(ones)) if same else len(ones) * len(others)
        apart = count_below([i.late for i in ones], [i.early for i in others])
        if not same:
            apart += count_below([i.late for i in others], [i.early for i in ones])
        return total - apart

    def _token_conflicts(self, ones: list[_Item], others: list[_Item]) -> int:
        """Return how many pairs of tokens are apart at times that meet."""
        mine = _by_value(ones)
        yours = mine if ones is others else _by_value(others)
        total = self._meeting(ones, others)
        done: set[Hashable] = set()
        for left, lefts in mine.items():
            for right, rights in yours.items():
                if ones is others and right in done:
                    continue
                if relate_tokens(left, right, self.terms) is not Relation.APART:  # type: ignore[arg-type]
                    total -= self._meeting(lefts, rights)
            done.add(left)
        return total

    def _rising_conflicts(self, ones: list[_Item], others: list[_Item]) -> int:
        """Return how many pairs of running totals fall as time goes on, or differ at one time."""
        number = 0
        for lefts, rights in self._same_windows(ones, others):
            for below, above in ((lefts, rights), (rights, lefts)):
                number += count_below([i.high for i in below], [i.low for i in above])
                number -= count_below_in_both(
                    [(i.high, i.late) for i in below], [(i.low, i.early) for i in above]
                )
                if lefts is rights:
                    break
        return number

    def _same_windows(
        self, ones: list[_Item], others: list[_Item]
    ) -> Iterator[tuple[list[_Item], list[_Item]]]:
        """Yield groups of totals that may count from one day on, each two groups once."""
        mine = _by_start(ones)
        if ones is others:
            for start, group in mine.items():
                yield group, group
                if start is not None and None in mine:
                    yield group, mine[None]
            return
        for start, lefts in mine.items():
            for other, rights in _by_start(others).items():
                if start == other or None in {start, other}:
                    yield lefts, rights

    def _different_windows(self) -> int:
        """Return how many pairs of running totals are known to count from different days on."""
        if self.terms.over_time is not OverTime.RISING:
            return 0
        known = [group for start, group in _by_start(self.items).items() if start is not None]
        return pairs_within(sum(map(len, known))) - sum(pairs_within(len(g)) for g in known)

    def _alike(self) -> Iterator[tuple[list[_Item], list[_Item]]]:
        """Yield groups whose differences cannot be put down to two speakers."""
        groups = list(_by_speakers(self.items).items())
        for at, (_, ones) in enumerate(groups):
            yield ones, ones
            for _, others in groups[at + 1 :]:
                if answerable_alike(ones[0].claim, others[0].claim, self.terms):
                    yield ones, others

    def _following(self) -> int:
        """Return how many pairs follow one another in time with different values."""
        items = self.items
        if self.terms.over_time is OverTime.FIXED:
            return 0
        if self.terms.over_time is OverTime.RISING and not self.tokens:
            return sum(
                count_below_in_both(
                    [(i.high if i.high < FARTHEST else i.low, i.late) for i in below],
                    [(i.low, i.early) for i in above],
                )
                for lefts, rights in self._same_windows(items, items)
                for below, above in (
                    [(lefts, rights)] if lefts is rights else [(lefts, rights), (rights, lefts)]
                )
            )
        apart = pairs_within(len(items)) - self._meeting(items, items)
        same = sum(
            pairs_within(len(group)) - self._meeting(group, group)
            for group in _by_value(items).values()
        )
        return apart - same

    def _examples(self, wanted: set[Verdict]) -> dict[Verdict, tuple[Claim, Claim]]:
        """Return a pair of each verdict, as far as likely pairs have it."""
        found: dict[Verdict, tuple[Claim, Claim]] = {}
        for left, right in self._likely():
            verdict = rule_on(left.claim, right.claim, self.terms).verdict
            found.setdefault(verdict, (left.claim, right.claim))
            if wanted <= found.keys():
                break
        return found

    def _likely(self) -> Iterator[tuple[_Item, _Item]]:
        """Yield pairs that are likely to differ: the extremes, of each speaker and at each time."""
        items = self.items
        extremes = sorted(items, key=lambda i: i.high), sorted(items, key=lambda i: -i.low)
        yield from product(*(side[:5] for side in extremes))
        for group in islice(_by_speakers(items).values(), NEIGHBOURS):
            yield min(group, key=lambda i: i.high), max(group, key=lambda i: i.low)
        yield from _neighbours(items)


def _neighbours(items: list[_Item]) -> Iterator[tuple[_Item, _Item]]:
    """Yield claims next to each other in time whose values are apart, then some that are not."""
    ordered = sorted(items, key=lambda i: (i.early, i.late))
    left = MOST_TRIED
    for at, one in enumerate(ordered):
        for other in ordered[at + 1 : at + 6]:
            if left and other.early <= one.late and (one.high < other.low or other.high < one.low):
                left -= 1
                yield one, other
    for at in range(0, len(ordered) - 1, max(1, len(ordered) // NEIGHBOURS)):
        yield ordered[at], ordered[at + 1]
        yield ordered[at], ordered[-1]


def _by_speakers(items: Iterable[_Item]) -> dict[frozenset[str], list[_Item]]:
    """Return items by who says so."""
    found: dict[frozenset[str], list[_Item]] = defaultdict(list)
    for item in items:
        found[item.claim.speakers].append(item)
    return found


def _by_start(items: Iterable[_Item]) -> dict[Hashable, list[_Item]]:
    """Return running totals by the day from which they count, None where that is not known."""
    found: dict[Hashable, list[_Item]] = defaultdict(list)
    for item in items:
        found[item.start].append(item)
    return found


def _by_value(items: Iterable[_Item]) -> dict[Hashable, list[_Item]]:
    """Return items by their values."""
    found: dict[Hashable, list[_Item]] = defaultdict(list)
    for item in items:
        found[item.value].append(item)
    return found
