"""Quotations: two versions of one utterance side by side, and what was done to its words."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from tieout.facts.wording import Touched, WordChange, compare_wording, is_version
from tieout.findings.comparing.claims import ASSERTED, DENIED
from tieout.findings.comparing.relations import Relation
from tieout.findings.comparing.times import meet
from tieout.findings.comparing.verdicts import Ruling, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tieout.findings.comparing.claims import Claim

MOST_COMPARED_ALL = 200
"""Up to this many quotations every pair is looked at; above, those that share three words."""

MOST_SHARING = 200
"""A run of three words that more quotations share than this tells nothing apart."""

_BRACKETED = re.compile(r"\[[^\]\[]{0,200}\]")
_GRAVE = (Touched.NEGATION, Touched.NUMBER, Touched.NAME)


def quoted_pairs(claims: Sequence[Claim]) -> Iterator[tuple[Claim, Claim, Ruling]]:
    """Yield every two quotations that are versions of one utterance, with what differs.

    Args:
        claims: Quotations of one speaker on one occasion. What an editor put into square
            brackets is no part of the utterance.

    Source: docs/decisions/0044 and 0054.
    """
    said = [
        (claim, _BRACKETED.sub(" ", claim.compared))
        for claim in claims
        if isinstance(claim.compared, str)
    ]
    for at, other in _candidates([text for _, text in said]):
        (left, first), (right, second) = said[at], said[other]
        if not _another_time(left, right) and is_version(first, second):
            changes = compare_wording(first, second)
            yield left, right, _by_stance(left, right, changes) or _rule(changes)


def _by_stance(left: Claim, right: Claim, changes: tuple[WordChange, ...]) -> Ruling | None:
    """Return what rows 1 and 2 of the truth table say of two versions; None if neither matches.

    Who says all of the words that the other denies, and perhaps more, says what is denied.
    """
    stances = {left.stance, right.stance}
    if DENIED not in stances and len(stances) == 1:
        return None
    ruling = _rule(changes)
    relation, told = ruling.relation, ruling.reason
    if not stances <= {ASSERTED, DENIED}:
        why = f"one is {' and the other '.join(sorted(stances))}"
        return Ruling(relation, Verdict.INCOMPARABLE, f"{told}; {why}", "1")
    if stances == {DENIED}:
        verdict = Verdict.AGREES if relation is Relation.EQUAL else Verdict.COMPATIBLE
        return Ruling(relation, verdict, f"{told}; both are denials", "2")
    lost = [change.left if left.stance == DENIED else change.right for change in changes]
    if any(lost):
        why = "what one denies leaves room for what the other quotes"
        return Ruling(relation, Verdict.COMPATIBLE, f"{told}; {why}", "2")
    return Ruling(relation, Verdict.DENIED, f"{told}; one denies the words the other quotes", "2")


def _rule(changes: tuple[WordChange, ...]) -> Ruling:
    """Return what two versions of one utterance are to each other."""
    if not changes:
        return Ruling(Relation.EQUAL, Verdict.AGREES, "both quote the same words", "quotation")
    one_way = {bool(change.left) for change in changes} != {True, False}
    cut_only = one_way and all(not (change.left and change.right) for change in changes)
    relation = Relation.WITHIN if cut_only else Relation.OVERLAPS
    told = "; ".join(str(change) for change in changes[:8])
    more = f"; and {len(changes) - 8} more changes" if len(changes) > 8 else ""
    touched = {kind for change in changes for kind in change.touched}
    grave = " and ".join(f"a {kind}" for kind in _GRAVE if kind in touched)
    ending = f"; the difference touches {grave}" if grave else ""
    text = f"from the first version to the second {told}{more}{ending}"
    return Ruling(relation, Verdict.REQUOTED, text, "quotation")


def _candidates(said: list[str]) -> Iterable[tuple[int, int]]:
    """Return the places of quotations worth comparing: all, or those that share three words."""
    if len(said) <= MOST_COMPARED_ALL:
        return combinations(range(len(said)), 2)
    sharing: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for place, text in enumerate(said):
        words = tuple(re.findall(r"\w+", text.lower()))
        for at in range(max(1, len(words) - 2)):
            sharing[words[at : at + 3]].add(place)
    pairs = {
        pair
        for places in sharing.values()
        if len(places) <= MOST_SHARING
        for pair in combinations(sorted(places), 2)
    }
    return sorted(pairs)


def _another_time(left: Claim, right: Claim) -> bool:
    """Whether both say when it was said, and those times do not meet."""
    if left.valid is None or right.valid is None:
        return False
    return left.valid.given and right.valid.given and meet(left.valid, right.valid) is False
