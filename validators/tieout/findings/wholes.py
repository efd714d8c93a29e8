"""Parts and wholes: a part whose low exceeds its whole's high, and that is not later."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate, islice, product
from typing import TYPE_CHECKING

from tieout.facts.codebook import OverTime
from tieout.facts.intervals import Interval
from tieout.facts.quantities import Quantity
from tieout.findings.comparing.claims import ASSERTED
from tieout.findings.comparing.comparisons import as_of
from tieout.findings.comparing.reasons import bracket
from tieout.findings.comparing.relations import Meeting, Relation, meet_figures
from tieout.findings.comparing.scales import measured
from tieout.findings.comparing.times import around, axis_keys, before, meet
from tieout.findings.comparing.verdicts import Ruling, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tieout.facts.codebook import Codebook
    from tieout.findings.comparing.claims import Claim, Terms
    from tieout.findings.stand import Key, Stand

MOST_PAIRED = 10_000
"""Up to this many pairs of part and whole each is looked at; above, the likely ones."""

NEIGHBOURS = 200
"""So many wholes that end next after a part begins are looked at, in a large question."""

MOST_LISTED = 50
"""More parts that exceed one whole are not listed."""


def exceeding_parts(stand: Stand) -> dict[Key, list[tuple[Claim, Claim, Ruling]]]:
    """Return whole, part and ruling for each part that exceeds its whole, by the whole's question.

    Parts and wholes are entities (`part_of`) where the property adds, or properties (`part_of`).

    Source: docs/decisions/0055.
    """
    found: dict[Key, list[tuple[Claim, Claim, Ruling]]] = {}
    if not any(entry.adds or entry.part_of for entry in stand.case.codebook.properties.values()):
        return found
    keys = set(stand.asked())
    for key in stand.asked():
        for whole in _wholes(key, stand.case.codebook):
            if whole in keys:
                excess = list(islice(_exceeding(stand, whole, key), MOST_LISTED))
                if excess:
                    found.setdefault(whole, []).extend(excess)
    return found


def _wholes(key: Key, codebook: Codebook) -> Iterator[Key]:
    """Yield every question whose answer this one's is part of."""
    subject, property_id, scope = key
    entry = codebook.properties.get(property_id)
    if entry is None:
        return
    subjects = [subject, *codebook.wholes(subject)] if entry.adds else [subject]
    scopes = [scope, *codebook.wholes(scope)] if entry.adds and scope else [scope]
    properties = [property_id]
    while entry is not None and entry.part_of and entry.part_of not in properties:
        properties.append(entry.part_of)
        entry = codebook.properties.get(entry.part_of)
    for whole in product(subjects, properties, scopes):
        if whole != key:
            yield whole


def _exceeding(stand: Stand, whole: Key, part: Key) -> Iterator[tuple[Claim, Claim, Ruling]]:
    """Yield each fact of a part beside each fact of its whole that it exceeds."""
    terms = stand.terms(whole[1])
    wholes = sorted(_figures(stand, whole), key=_high)
    parts = sorted(_figures(stand, part), key=_low, reverse=True)
    if len(wholes) * len(parts) <= MOST_PAIRED:
        pairs: Iterator[tuple[Claim, Claim]] = ((s, large) for s in parts for large in wholes)
    else:
        pairs = _likely(parts, wholes, terms)
    for small, large in pairs:
        meeting = _meeting(small, large, terms)
        apart = meeting.relation is Relation.APART and _exceeds(meeting)
        if apart and not _excused(small, large, terms):
            text = _reason(small, large, meeting, terms, (part, whole))
            yield large, small, Ruling(Relation.APART, Verdict.CONTRADICTS, text, "part")


def _likely(parts: list[Claim], wholes: list[Claim], terms: Terms) -> Iterator[tuple[Claim, Claim]]:
    """Yield for each part of a large question the whole that it would exceed by most.

    Of a running total that is the lowest whole which is not known to be earlier; of a changing
    value, the lowest that begins before the part ends and ends after it begins.
    """
    rising = terms.over_time is OverTime.RISING
    timed = [(*_time_keys(whole, terms), at) for at, whole in enumerate(wholes)]
    by_end = sorted(timed, key=lambda item: item[1])
    ends = [late for _, late, _ in by_end]
    lowest = list(accumulate((at for _, _, at in reversed(by_end)), min))[::-1]
    for small in parts:
        early, late = _time_keys(small, terms)
        first = bisect_left(ends, early)
        if first == len(ends):
            continue
        if rising or terms.over_time is OverTime.FIXED:
            yield small, wholes[lowest[first]]
            continue
        meeting = [at for begins, _, at in by_end[first : first + NEIGHBOURS] if begins <= late]
        if meeting:
            yield small, wholes[min(meeting)]


def _time_keys(claim: Claim, terms: Terms) -> tuple[int, int]:
    """Return the first and last microsecond of the time a claim is about."""
    if terms.over_time is OverTime.FIXED or claim.valid is None:
        return 0, 0
    if terms.over_time is OverTime.RISING:
        return axis_keys(as_of(claim) or claim.valid.ends)
    return axis_keys(around(claim.valid, terms.steady))


def _figures(stand: Stand, key: Key) -> list[Claim]:
    """Return the asserted figures of a question."""
    return [
        claim
        for claim in stand.claims_of(key)
        if isinstance(claim.value, Quantity)
        and isinstance(claim.compared, Interval)
        and claim.stance == ASSERTED
    ]


def _high(claim: Claim) -> tuple[bool, object]:
    """Order wholes: the smallest upper end first, unbounded ones last."""
    high = claim.compared.high  # type: ignore[union-attr]
    return high is None, high or 0


def _low(claim: Claim) -> tuple[bool, object]:
    """Order parts: the largest lower end is the last."""
    low = claim.compared.low  # type: ignore[union-attr]
    return low is not None, low or 0


def _meeting(small: Claim, large: Claim, terms: Terms) -> Meeting:
    """Return how a part stands to its whole."""
    left, right = (measured(c.value, c.compared, terms.units) for c in (small, large))  # type: ignore[arg-type]
    return meet_figures(left, right, terms.rates)


def _exceeds(meeting: Meeting) -> bool:
    """Whether the first of two figures that are apart is the higher."""
    left, right = meeting.left, meeting.right
    if left is None or right is None or left.low is None or right.high is None:
        return False
    return left.low >= right.high  # type: ignore[operator]


def _excused(small: Claim, large: Claim, terms: Terms) -> bool:
    """Whether the part may exceed the whole: it is later, or it holds at another time."""
    if small.valid is None or large.valid is None:
        return False
    if terms.over_time is OverTime.FIXED and not (small.valid.given and large.valid.given):
        return False
    if terms.over_time is OverTime.CHANGING:
        return meet(small.valid, large.valid, terms.steady) is not True
    earlier, later = as_of(large) or large.valid.ends, as_of(small) or small.valid.ends
    return before(earlier, later) is True


def _reason(
    small: Claim, large: Claim, meeting: Meeting, terms: Terms, keys: tuple[Key, Key]
) -> str:
    """Tell why a part cannot exceed its whole."""
    part, whole = keys
    joined = [
        f"{terms.label(inner) if at != 1 else inner} is part of "
        f"{terms.label(outer) if at != 1 else outer}"
        for at, (inner, outer) in enumerate(zip(part, whole, strict=True))
        if inner != outer
    ]
    left, right = meeting.left, meeting.right
    assert left is not None and right is not None  # noqa: S101, PT018 - they are apart
    return (
        f"{large.shown} is {bracket(right)}; {small.shown} is {bracket(left)} "
        f"(profile {terms.profile}); {' and '.join(joined)}, and a part cannot exceed its whole"
    )
