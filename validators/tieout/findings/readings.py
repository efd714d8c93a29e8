"""The distinct answers to a question: the fewest points that meet every interval."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

from tieout.facts.intervals import Interval
from tieout.findings.comparing.claims import ASSERTED, YES_OR_NO, Claim, Terms
from tieout.findings.comparing.tokens import within_tokens
from tieout.findings.counting.axes import Axis, axes_of

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_WITNESSED = 50
"""A fact that leaves room for more readings than this witnesses the first ones only."""

WIDEST = 10**100
"""Wider than any bounded value: an unbounded one tells a reading only if nothing else does."""

STANCE_WORDS = {"denied": "denied", "predicted": "predicted", "proposed": "proposed"}


@dataclass(frozen=True, slots=True)
class Reading:
    """One distinct answer to a question.

    Args:
        value: The answer as its narrowest witness gives it.
        facts: Ids of the facts that give it, its witnesses.
        origins: The origins of the sources of those facts, each once; sources that heard the
            value from one speaker or one agency share one.
        witness: Its narrowest witness as it is judged, for bounds and stance.
    """

    value: str
    facts: tuple[str, ...]
    origins: tuple[str, ...]
    witness: Claim


def readings(claims: Sequence[Claim], terms: Terms, origins: dict[str, str]) -> tuple[Reading, ...]:
    """Return the distinct answers that claims give, the best witnessed first.

    Args:
        claims: The facts of one question; those whose value could not be read give no answer.
        terms: What the codebook says of the property.
        origins: The origin of each source.

    Source: the fewest points that meet every interval, in the order of upper ends (interval point
        cover, Gupta, Lee and Leung 1982); docs/decisions/0053.
    """
    found: list[Reading] = []
    settled = [claim.settled() for claim in claims]
    for stance in dict.fromkeys([ASSERTED, *(claim.stance for claim in settled)]):
        said = [claim for claim in settled if claim.stance == stance and claim.compared is not None]
        found += [_reading(group, stance, origins, terms) for group in _answers(said, terms)]
    return tuple(found)


def _answers(claims: list[Claim], terms: Terms) -> list[list[Claim]]:
    """Return the witnesses of each answer, for each kind of value."""
    answers: list[list[Claim]] = []
    spans = [claim for claim in claims if isinstance(claim.compared, Interval)]
    for axis in axes_of(spans, terms):
        answers += [[spans[place] for place in group] for group in pierce(axis)]
    answers += _token_answers([c for c in claims if isinstance(c.compared, frozenset)], terms)
    words: dict[str, list[Claim]] = {}
    for claim in claims:
        if isinstance(claim.compared, str):
            words.setdefault(claim.compared, []).append(claim)
    return answers + list(words.values())


def pierce(axis: Axis) -> list[list[int]]:
    """Return, for the fewest points that meet every interval, the intervals that each meets.

    Args:
        axis: The intervals with their ends as ordered keys.

    Returns:
        For each point, in the order of the axis, the places of the intervals it lies in.
    """
    points: list[int] = []
    reached: int | None = None
    for low, high, _ in sorted(axis.spans, key=lambda span: (span[1], span[0])):
        if reached is None or low > reached:
            reached = high
            points.append(reached)
    return _witnesses(axis, points)


def _witnesses(axis: Axis, points: list[int]) -> list[list[int]]:
    """Return which intervals each point lies in; the points are in order."""
    found: list[list[int]] = [[] for _ in points]
    for low, high, place in axis.spans:
        first = bisect_left(points, low)
        for at in range(first, min(bisect_right(points, high), first + MOST_WITNESSED)):
            found[at].append(place)
    return [sorted(group) for group in found]


def _token_answers(claims: list[Claim], terms: Terms) -> list[list[Claim]]:
    """Return the witnesses of each narrowest value, those that give no broader one first."""
    values = list(dict.fromkeys(c.compared for c in claims if isinstance(c.compared, frozenset)))

    def holds(broad: frozenset[str], narrow: frozenset[str]) -> bool:
        return broad != narrow and within_tokens(narrow, broad, terms)

    answers = []
    for value in values:
        if any(holds(value, other) and not holds(other, value) for other in values):
            continue
        exact = [claim for claim in claims if claim.compared == value]
        broader = [
            claim
            for claim in claims
            if isinstance(claim.compared, frozenset) and holds(claim.compared, value)
        ]
        answers.append([*exact, *broader])
    return answers


def independent(
    witnesses: Sequence[Claim], origins: dict[str, str], terms: Terms
) -> tuple[str, ...]:
    """Return the origins of facts that do not go back to one text, one speaker or one agency.

    Args:
        witnesses: The facts.
        origins: The origin of each source's text.
        terms: For who is part of whom.
    """
    leader: dict[tuple[str, str], tuple[str, str]] = {}

    def find(key: tuple[str, str]) -> tuple[str, str]:
        while leader.setdefault(key, key) != key:
            leader[key] = leader[leader[key]]
            key = leader[key]
        return key

    heard = {name for claim in witnesses for name in (*claim.speakers, *claim.via)}
    for claim in witnesses:
        own = find(("text", origins.get(claim.source, claim.source)))
        for name in (*claim.speakers, *claim.via):
            for known in (name, *(heard & terms.wholes.get(name, frozenset()))):
                leader[find(("name", known))] = own
                own = find(own)
    sources = dict.fromkeys(origins.get(claim.source, claim.source) for claim in witnesses)
    found: dict[tuple[str, str], str] = {}
    for source in sorted(sources):
        found.setdefault(find(("text", source)), source)
    return tuple(found.values())


def _reading(witnesses: list[Claim], stance: str, origins: dict[str, str], terms: Terms) -> Reading:
    """Return one answer, told as its narrowest witness tells it."""
    first = witnesses[0].compared  # of tokens the narrowest, to which broader ones are added
    exact = [claim for claim in witnesses if claim.compared == first]
    near = exact if isinstance(first, frozenset) else witnesses
    best = min(near, key=lambda claim: (*_breadth(claim), len(_told(claim)), _told(claim)))
    answer = _told(best)
    shown = answer if stance == ASSERTED else f"{STANCE_WORDS.get(stance, stance)}: {answer}"
    told = dict.fromkeys(claim.fact for claim in witnesses)
    return Reading(shown, tuple(told), independent(witnesses, origins, terms), best)


def _told(claim: Claim) -> str:
    """Return the answer that a claim gives; what denies yes says no, and is told so."""
    ids = claim.compared
    if isinstance(ids, frozenset) and ids <= YES_OR_NO:
        return " or ".join(sorted(ids))
    return claim.shown


def _breadth(claim: Claim) -> tuple[bool, int | Fraction]:
    """Order witnesses: facts before implied dates, then the narrowest value first.

    Figures may differ in their units, so the width of one is reckoned against its own size.
    """
    span = claim.compared
    width = span.width if isinstance(span, Interval) else None
    if isinstance(width, timedelta):
        width = width // timedelta(microseconds=1)
    elif width and isinstance(span, Interval):
        size = abs(Fraction(span.low)) + abs(Fraction(span.high))  # type: ignore[arg-type]
        width = Fraction(width) / size
    return bool(claim.arithmetic), Fraction(WIDEST if width is None else width)
