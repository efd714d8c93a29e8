"""Questions: facts that share subject, property and scope, their readings and their verdict."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from tieout.facts.codebook import Kind
from tieout.findings.comparing.verdicts import Ruling, Verdict, rule_on
from tieout.findings.counting.tallies import tally
from tieout.findings.quotations import quoted_pairs
from tieout.findings.readings import Reading, readings
from tieout.findings.stand import Stand

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tieout.findings.case import Case
    from tieout.findings.comparing.claims import Claim, Terms
    from tieout.findings.comparing.relations import Relation

MOST_LISTED = 50
"""Above this many facts the pairs of a question are counted and not listed."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two facts side by side.

    Args:
        a: The id of one fact.
        b: The id of the other.
        relation: How the values stand to each other.
        verdict: What that means.
        reason: One sentence that says why.
        across: The second fact answers another question (a part of this whole, a duration).
        hedge_lost: One figure is given with hedges that allow different values.
    """

    a: str
    b: str
    relation: Relation
    verdict: Verdict
    reason: str
    across: bool = False
    hedge_lost: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """What facts are compared about.

    Args:
        subject: The entity.
        property: What is said of it.
        scope: The entity that limits it, or empty.
        rows: Rows of the facts that answer it.
        verdict: That of its gravest pair; `single` for one fact.
        readings: The distinct answers.
        pairs: Every pair while there are few facts, else one of each verdict.
        pair_count: How many pairs were compared.
        counts: How many pairs have each verdict.
    """

    subject: str
    property: str
    scope: str
    rows: tuple[int, ...]
    verdict: Verdict
    readings: tuple[Reading, ...]
    pairs: tuple[Pair, ...]
    pair_count: int
    counts: tuple[tuple[Verdict, int], ...] = ()


def judge(case: Case) -> tuple[Question, ...]:
    """Return every question that the facts of a case answer, judged, in the order of the table.

    Args:
        case: The case; rows that are not usable answer no question.
    """
    stand = Stand(case)
    questions = [_judge_one(stand, key) for key in stand.asked()]
    return tuple(questions)


def _judge_one(stand: Stand, key: tuple[str, str, str]) -> Question:
    """Return one question, judged."""
    rows = stand.rows_of(key)
    terms = stand.terms(key[1])
    own = [stand.claim(row) for row in rows]
    implied = stand.implied(key)
    claims = [*own, *implied]
    pairs: list[Pair]
    if terms.kind is Kind.QUOTATION:
        pairs = [_pair(a, b, ruling) for a, b, ruling in quoted_pairs(own)]
        counts = Counter(pair.verdict for pair in pairs)
        compared = len(pairs)
        pairs = pairs if len(own) <= MOST_LISTED else _one_of_each(pairs)
    elif len(claims) <= MOST_LISTED:
        pairs = list(_every_pair(claims, terms))
        counts = Counter(pair.verdict for pair in pairs)
        compared = len(pairs)
    else:
        counted = tally(claims, terms)
        pairs = [_pair(a, b, rule_on(a, b, terms)) for a, b in counted.examples]
        counts = counted.counts
        compared = len(claims) * (len(claims) - 1) // 2
    across = [_pair(whole, part, ruling, across=True) for whole, part, ruling in stand.parts(key)]
    counts.update(pair.verdict for pair in across)
    return Question(
        subject=key[0],
        property=key[1],
        scope=key[2],
        rows=rows,
        verdict=Verdict.gravest(verdict for verdict, number in counts.items() if number),
        readings=readings(claims, terms, stand.case.origin_of),
        pairs=(*pairs, *across),
        pair_count=compared + len(across),
        counts=tuple(sorted(counts.items(), key=lambda item: -item[0].gravity)),
    )


def _every_pair(claims: Sequence[Claim], terms: Terms) -> Iterable[Pair]:
    """Yield every pair of different facts; a pair with an implied date is marked as across."""
    for left, right in combinations(claims, 2):
        if left.fact != right.fact:
            across = bool(left.arithmetic or right.arithmetic)
            yield _pair(left, right, rule_on(left, right, terms), across=across)


def _pair(left: Claim, right: Claim, ruling: Ruling, *, across: bool = False) -> Pair:
    """Return a pair as it is reported."""
    return Pair(
        left.fact,
        right.fact,
        ruling.relation,
        ruling.verdict,
        ruling.reason,
        across,
        ruling.hedge_lost,
    )


def _one_of_each(pairs: Iterable[Pair]) -> list[Pair]:
    """Return the first pair of each verdict."""
    first: dict[Verdict, Pair] = {}
    for pair in pairs:
        first.setdefault(pair.verdict, pair)
    return list(first.values())
