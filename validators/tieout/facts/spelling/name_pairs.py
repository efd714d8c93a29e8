"""Which words of two names belong together."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from tieout.facts.spelling import given_names
from tieout.facts.spelling.east_asia import same_in_wade_giles
from tieout.facts.spelling.likeness import NEAR, PARTED, SAME
from tieout.facts.spelling.slips import is_slip
from tieout.facts.spelling.word_classes import words_of_class
from tieout.facts.spelling.word_pairs import (
    FORM,
    alike,
    alike_behind_article,
    near_skeletons,
    spelled_alike,
    two_names,
)

if TYPE_CHECKING:
    from tieout.facts.spelling.name_parts import Name

_INITIAL: Final = 0.75
_AGREED: Final = 0.97
_SLIP: Final = 0.88
_JOINED: Final = 0.95
_SHORT: Final = 3
_SHORTEST: Final = 5
_MEETING: Final = {
    **{head: head for head in "lmn"}, "a": "akp", "k": "kar", "p": "pa", "r": "rk",
}  # fmt: skip
"""The first sounds that a word may have in two romanisations: a vowel, l, m, n, lip, r, other."""


@dataclass(slots=True)
class Pairing:
    """Which words of two names belong together."""

    pairs: list[tuple[str, str, float]]
    left: list[str]
    right: list[str]
    initials: int = 0
    nearest: float = 0.0


def pair_words(left: Name, right: Name) -> Pairing:
    """Match the words of two names, the surest first."""
    words, opposite = left.words, right.words
    ones = [at for at, word in enumerate(words) if word not in opposite]
    others = [at for at, word in enumerate(opposite) if word not in words]
    pairs: list[tuple[str, str, float]] = []
    pairing = Pairing(pairs, [], [])
    if len(ones) != len(words):
        _pair_same(words, ones, opposite, others, pairs)
    if ones and others:
        _pair_alike(left, ones, right, others, pairing)
        if ones and others:
            if len(ones) < len(others):
                _join(left, ones, right, others, pairing)
            elif len(others) < len(ones):
                _join(right, others, left, ones, pairing)
            if left.initialled or right.initialled:
                _initials(left, ones, right, others, pairing)
    pairing.left = [words[one] for one in ones]
    pairing.right = [opposite[other] for other in others]
    if len(ones) == len(others) == 1 and (pairs or left.legal & right.legal):
        before_last = ones[0] + 1 < len(words) and others[0] + 1 < len(opposite)
        person = not (left.organisation or right.organisation)
        _forgive(pairing, given=before_last, person=person)
    return pairing


def _pair_same(
    words: tuple[str, ...],
    ones: list[int],
    opposite: tuple[str, ...],
    others: list[int],
    pairs: list[tuple[str, str, float]],
) -> None:
    """Pair the words that are in both names; what one has more often stays in its list."""
    free = [at for at, word in enumerate(opposite) if word in words]
    for one, word in enumerate(words):
        at = next((other for other in free if opposite[other] == word), None)
        if at is not None:
            pairs.append((word, word, 1.0))
            free.remove(at)
        elif one not in ones:
            ones.append(one)
    ones.sort()
    others[:] = sorted(others + free)


def _pair_alike(
    left: Name, ones: list[int], right: Name, others: list[int], pairing: Pairing
) -> None:
    """Pair the words that are alike, the most alike first, and take them out of the lists."""
    found = []
    forms = given_names.forms()
    articles = bool(left.articles or right.articles)
    unvowelled = left.unvowelled != right.unvowelled
    heads, opposite_heads = left.heads, right.heads
    for one in ones:
        word = left.words[one]
        meeting = _MEETING[heads[one]]
        form = forms.get(word)
        for other in others:
            score = 0.0
            if form and not form.isdisjoint(forms.get(right.words[other], ())):
                score = FORM
            elif opposite_heads[other] in meeting and (
                unvowelled or near_skeletons(word, right.words[other])
            ):
                score = alike(word, right.words[other], left, right)
            if articles and score < SAME and (one in left.articles) != (other in right.articles):
                score = max(score, alike_behind_article(left, one, right, other))
            if score >= NEAR:
                found.append((-score, abs(one - other), one, other))
    for score, _, one, other in sorted(found) if len(found) > 1 else found:
        if one in ones and other in others:
            if score > -SAME:
                pairing.nearest = -score
                break
            pairing.pairs.append((left.words[one], right.words[other], -score))
            ones.remove(one)
            others.remove(other)


def _join(left: Name, ones: list[int], right: Name, others: list[int], pairing: Pairing) -> None:
    """Match one word with two that stand side by side and make it together."""
    abbreviations = words_of_class("abbreviation")
    for other, after in pairwise(tuple(others)):
        if other + 1 != after or other not in others:
            continue
        both = right.words[other] + right.words[after]
        two = f"{right.words[other]} {right.words[after]}"
        for one in tuple(ones):
            word = left.words[one]
            if abbreviations.get(word) == two or (
                len(word) > _SHORT
                and abs(len(word) - len(both)) <= _SHORT
                and right.heads[other] in _MEETING[left.heads[one]]
                and (left.unvowelled != right.unvowelled or near_skeletons(word, both))
                and (
                    alike(word, both, left, right) >= SAME
                    or same_in_wade_giles(word, both, alone=False)
                )
            ):
                pairing.pairs.append((word, two, _JOINED))
                ones.remove(one)
                others.remove(other)
                others.remove(after)
                break


def _initials(
    left: Name, ones: list[int], right: Name, others: list[int], pairing: Pairing
) -> None:
    """Match single letters with words that begin with them."""
    for one in tuple(ones):
        for other in tuple(others):
            word, opposite = left.words[one], right.words[other]
            if (len(word) == 1 or len(opposite) == 1) and word[0] == opposite[0]:
                pairing.pairs.append((word, opposite, _INITIAL))
                pairing.initials += 1
                ones.remove(one)
                others.remove(other)
                break


def _forgive(pairing: Pairing, *, given: bool, person: bool) -> None:
    """Pair the last two words if one is a slip for the other and all else agrees.

    Two words that stand before the surname may also differ in a vowel that romanisations exchange,
    and two long words of a person in any one vowel if two other words agree.
    """
    one, other = pairing.left[0], pairing.right[0]
    agreed = min([pair[2] for pair in pairing.pairs], default=1.0)
    if pairing.initials or agreed < SAME:
        return
    slip = agreed >= _AGREED and one[0] == other[0] and is_slip(one, other)
    several = person and len(pairing.pairs) > 1 and pairing.nearest >= PARTED
    close = several and min(len(one), len(other)) >= _SHORTEST
    if not (slip or close or (given and spelled_alike(one, other))):
        return
    if not two_names(one, other):
        pairing.pairs.append((one, other, _SLIP))
        pairing.left, pairing.right = [], []
