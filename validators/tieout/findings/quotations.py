"""Quotations: two versions of one utterance side by side, and what was done to its words."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from rapidfuzz.distance import LCSseq

from tieout.corpus.folding import fold_text
from tieout.findings.relations import Relation
from tieout.findings.times import meet
from tieout.findings.verdicts import Ruling, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tieout.findings.claims import Claim

MOST_COMPARED_ALL = 200
"""Up to this many quotations every pair is looked at; above, those that share three words."""

MOST_SHARING = 200
"""A run of three words that more quotations share than this tells nothing apart."""

_WORD = re.compile(r"[^\W_]+(?:['.,’][^\W_]+)*%?")
_BRACKETED = re.compile(r"\[[^\]\[]{0,200}\]")
_NEGATIONS = frozenset(
    [
        "no",
        "not",
        "never",
        "none",
        "nobody",
        "nothing",
        "nor",
        "neither",
        "without",
        "cannot",
        "nicht",
        "nie",
        "kein",
        "keine",
        "keinen",
        "keiner",
        "keinem",
        "niemals",
        "niemand",
        "nichts",
        "ohne",
        "weder",
    ]
)


@dataclass(frozen=True, slots=True)
class Utterance:
    """The words of one quotation, without what an editor put into square brackets.

    Args:
        words: As printed.
        keys: The same words without regard to capitals.
    """

    words: tuple[str, ...]
    keys: tuple[str, ...]


def utterance(text: str) -> Utterance:
    """Return the words of a quotation.

    Examples:
        >>> utterance("It is “clear” [that Russia] wins.").words
        ('It', 'is', 'clear', 'wins')
    """
    words = tuple(_WORD.findall(_BRACKETED.sub(" ", fold_text(text))))
    return Utterance(words, tuple(word.lower() for word in words))


def quoted_pairs(claims: Sequence[Claim]) -> Iterator[tuple[Claim, Claim, Ruling]]:
    """Yield every two quotations that are versions of one utterance, with what differs.

    Args:
        claims: Quotations of one speaker on one occasion.

    Source: docs/decisions/0054.
    """
    said = [
        (claim, utterance(claim.compared)) for claim in claims if isinstance(claim.compared, str)
    ]
    for at, other in _candidates([spoken for _, spoken in said]):
        (left, first), (right, second) = said[at], said[other]
        if _another_time(left, right):
            continue
        ruling = _rule(first, second)
        if ruling is not None:
            yield left, right, ruling


def _candidates(said: list[Utterance]) -> Iterable[tuple[int, int]]:
    """Return the places of quotations worth comparing: all, or those that share three words."""
    if len(said) <= MOST_COMPARED_ALL:
        return combinations(range(len(said)), 2)
    sharing: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for place, spoken in enumerate(said):
        keys = spoken.keys
        for at in range(max(1, len(keys) - 2)):
            sharing[keys[at : at + 3]].add(place)
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


def _rule(left: Utterance, right: Utterance) -> Ruling | None:
    """Return what two quotations are to each other; None when they are two utterances."""
    if left.keys == right.keys:
        return Ruling(Relation.EQUAL, Verdict.AGREES, "the same words", "quotation")
    shorter = min(len(left.keys), len(right.keys))
    if not shorter:
        return None
    inside = _holds(left.keys, right.keys) or _holds(right.keys, left.keys)
    if not inside and 2 * LCSseq.similarity(left.keys, right.keys) < shorter:
        return None
    relation = Relation.WITHIN if inside else Relation.OVERLAPS
    return Ruling(relation, Verdict.REQUOTED, tell_differences(left, right), "quotation")


def _holds(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    """Whether the words of one stand in the other without a gap."""
    size = len(shorter)
    return any(
        longer[at : at + size] == shorter
        for at, word in enumerate(longer[: len(longer) - size + 1])
        if word == shorter[0]
    )


def tell_differences(left: Utterance, right: Utterance) -> str:
    """Return what was cut, added or changed from one version to the other, in words.

    Examples:
        >>> tell_differences(utterance("We will not leave Aleppo"), utterance("We will leave"))
        'the second leaves out "not", "Aleppo"; the difference touches a negation and a name'
    """
    touched: list[tuple[str, int]] = []
    for step in LCSseq.opcodes(left.keys, right.keys):
        if step.tag != "equal":
            sides = ((left, step.src_start, step.src_end), (right, step.dest_start, step.dest_end))
            for side, start, end in sides:
                touched += [(side.words[at], at) for at in range(start, end)]
    cut, added, changed = _paired(left, right)
    parts = []
    if cut:
        parts.append(f"the second leaves out {', '.join(cut)}")
    if added:
        parts.append(f"the second adds {', '.join(added)}")
    if changed:
        parts.append(f"the second changes {', '.join(changed)}")
    kinds = _touched(touched)
    if kinds:
        parts.append(f"the difference touches {' and '.join(kinds)}")
    return "; ".join(parts)


def _paired(left: Utterance, right: Utterance) -> tuple[list[str], list[str], list[str]]:
    """Return cuts, additions and changes, a cut and an addition at one place being a change."""
    cut, added, changed = [], [], []
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    steps = [
        (s.tag, s.src_start, s.src_end, s.dest_start, s.dest_end)
        for s in LCSseq.opcodes(left.keys, right.keys)
    ]
    for tag, src_start, src_end, dest_start, dest_end in [*steps, ("equal", 0, 0, 0, 0)]:
        if tag != "equal":
            before += left.words[src_start:src_end]
            after += right.words[dest_start:dest_end]
            continue
        if before and after:
            changed.append(f"{_shown(before)} to {_shown(after)}")
        elif before:
            cut.append(_shown(before))
        elif after:
            added.append(_shown(after))
        before, after = (), ()
    return cut, added, changed


def _shown(words: tuple[str, ...]) -> str:
    """Return words in quotation marks, long passages shortened in the middle."""
    if len(words) > 12:
        words = (*words[:6], "…", *words[-5:])
    return f'"{" ".join(words)}"'


def _touched(words: list[tuple[str, int]]) -> list[str]:
    """Name what a difference touches: numbers, negations, names."""
    kinds = []
    if any(char.isdigit() for word, _ in words for char in word):
        kinds.append("a number")
    if any(word.lower() in _NEGATIONS or word.lower().endswith("n't") for word, _ in words):
        kinds.append("a negation")
    if any(at and word[:1].isupper() and word != "I" for word, at in words):
        kinds.append("a name")
    return kinds
