"""Questions: facts that share subject, property and scope, their readings and their verdict."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING

from tieout.facts.codebook import Kind
from tieout.findings.comparing.verdicts import Verdict, rule_on
from tieout.findings.counting.sweeps import pairs_within
from tieout.findings.counting.tallies import tally
from tieout.findings.quotations import quoted_pairs
from tieout.findings.readings import Reading, readings
from tieout.findings.stand import Stand

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tieout.findings.case import Case
    from tieout.findings.comparing.claims import Claim, Terms
    from tieout.findings.comparing.relations import Relation
    from tieout.findings.comparing.verdicts import Ruling
    from tieout.findings.stand import Key

MOST_LISTED = 50
"""Above this many facts the pairs of a question are counted and not listed."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two facts side by side.

    Args:
        a: The id of one fact.
        b: The id of the other.
        ruling: What the truth table says of them.
        across: The second fact answers another question (a part of this whole, a duration).
    """

    a: str
    b: str
    ruling: Ruling
    across: bool = False

    @property
    def relation(self) -> Relation:
        """How the values stand to each other."""
        return self.ruling.relation

    @property
    def verdict(self) -> Verdict:
        """What that means."""
        return self.ruling.verdict

    @property
    def reason(self) -> str:
        """One sentence that says why."""
        return self.ruling.reason

    @property
    def hedge_lost(self) -> bool:
        """Whether one figure is given with hedges that allow different values."""
        return self.ruling.hedge_lost


@dataclass(frozen=True, slots=True)
class Layout:
    """The facts of a question put side by side.

    Args:
        pairs: Every pair while there are few facts, else one of each verdict.
        counts: How many pairs have each verdict.
    """

    pairs: tuple[Pair, ...]
    counts: Counter[Verdict]


@dataclass(frozen=True, eq=False)
class Question:
    """What facts are compared about.

    What the columns of the table tell is not worked out again: the facts of a question whose
    values differ in nothing that matters are put side by side only when somebody asks for pairs.

    Args:
        subject: The entity.
        property: What is said of it.
        scope: The entity that limits it, or empty.
        stand: Where its facts stand.
    """

    subject: str
    property: str
    scope: str
    stand: Stand = field(repr=False)

    @cached_property
    def key(self) -> Key:
        """Subject, property and scope."""
        return self.subject, self.property, self.scope

    @cached_property
    def rows(self) -> tuple[int, ...]:
        """Rows of the facts that answer it; none where only a duration does."""
        return self.stand.rows_of(self.key)

    @cached_property
    def counts(self) -> dict[Verdict, int]:
        """How many pairs have each verdict, the gravest first."""
        equal = self.stand.calm.get(self.key)
        if equal is None:
            counts = sorted(self._layout.counts.items(), key=lambda item: -item[0].gravity)
        else:
            both_hold = pairs_within(len(self.rows)) - equal
            counts = [(Verdict.COMPATIBLE, both_hold), (Verdict.AGREES, equal)]
        return {verdict: number for verdict, number in counts if number}

    @cached_property
    def verdict(self) -> Verdict:
        """That of its gravest pair; `single` without any."""
        return next(iter(self.counts), Verdict.SINGLE)

    @cached_property
    def pair_count(self) -> int:
        """How many pairs were compared."""
        return sum(self.counts.values())

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """Every pair while there are few facts, else one of each verdict."""
        return self._layout.pairs

    @cached_property
    def readings(self) -> tuple[Reading, ...]:
        """The distinct answers."""
        stand = self.stand
        claims = [*stand.claims_of(self.key), *stand.implied(self.key)]
        return readings(claims, stand.terms(self.property), stand.case.origin_of)

    @cached_property
    def _layout(self) -> Layout:
        """The facts side by side."""
        return _lay_out(self.stand, self.key)


def judge(case: Case) -> tuple[Question, ...]:
    """Return every question that the facts of a case answer, judged, in the order of the table.

    Args:
        case: The case; rows that are not usable answer no question.
    """
    stand = Stand(case)
    return tuple(Question(*key, stand) for key in stand.asked())


def _lay_out(stand: Stand, key: Key) -> Layout:
    """Put the facts of a question side by side."""
    terms = stand.terms(key[1])
    own = stand.claims_of(key)
    claims = [*own, *stand.implied(key)]
    pairs: list[Pair]
    if terms.kind is Kind.QUOTATION:
        pairs = [_pair(a, b, ruling) for a, b, ruling in quoted_pairs(own)]
        counts = Counter(pair.verdict for pair in pairs)
        pairs = pairs if len(own) <= MOST_LISTED else _one_of_each(pairs)
    elif len(claims) <= MOST_LISTED:
        pairs = list(_every_pair(claims, terms))
        counts = Counter(pair.verdict for pair in pairs)
    else:
        counted = tally(claims, terms)
        pairs = [_pair(a, b, rule_on(a, b, terms)) for a, b in counted.examples]
        counts = counted.counts
    across = [_pair(whole, part, ruling, across=True) for whole, part, ruling in stand.parts(key)]
    counts.update(pair.verdict for pair in across)
    return Layout((*pairs, *across), counts)


def _every_pair(claims: Sequence[Claim], terms: Terms) -> Iterable[Pair]:
    """Yield every pair of different facts; a pair with an implied date is marked as across."""
    for left, right in combinations(claims, 2):
        if left.fact != right.fact:
            across = bool(left.arithmetic or right.arithmetic)
            yield _pair(left, right, rule_on(left, right, terms), across=across)


def _pair(left: Claim, right: Claim, ruling: Ruling, *, across: bool = False) -> Pair:
    """Return a pair as it is reported."""
    return Pair(left.fact, right.fact, ruling, across)


def _one_of_each(pairs: Iterable[Pair]) -> list[Pair]:
    """Return the first pair of each verdict."""
    first: dict[Verdict, Pair] = {}
    for pair in pairs:
        first.setdefault(pair.verdict, pair)
    return list(first.values())
