"""Which words of two names belong together."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from rapidfuzz.distance.Levenshtein import distance as _distance

from tieout.facts.spelling.name_parts import words_of_class
from tieout.facts.spelling.pinyin import same_in_wade_giles
from tieout.facts.spelling.scripts import rows
from tieout.facts.spelling.sounds import (
    costs_of,
    likeness,
    looks_romanised,
    one_slip,
    sound_of,
    vowels_part,
)

if TYPE_CHECKING:
    from tieout.facts.spelling.name_parts import Name

SAME: Final = 0.895
"""From this likeness on two words are one: our convention, docs/decisions/0040."""
NEAR: Final = 0.8
"""From this likeness on two words are close, and nothing is decided."""
_FORM: Final = 0.93
_INITIAL: Final = 0.75
_AGREED: Final = 0.97
_SLIP: Final = 0.88
_PARTED: Final = 0.85
_LONGEST_CHINESE: Final = 13
_LONG: Final = 8
_LONGER: Final = 10
_LIKE: Final = 0.7
_VOWELS: Final = frozenset("aeiouy")
_KEYS: Final = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_GERMAN: Final = re.compile("sch|w|j")
_VOICED: Final = re.compile("s(?=[aeiouyw])")
_COMPOUNDS: Final = ("abd", "abu")


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
    ones: list[int] = []
    others = list(range(len(right.words)))
    pairing = Pairing([], [], [])
    pairs = pairing.pairs
    for one, word in enumerate(left.words):
        if word not in right.words:
            ones.append(one)
            continue
        for other in others:
            if word == right.words[other]:
                pairs.append((word, word, 1.0))
                others.remove(other)
                break
        else:
            ones.append(one)
    if ones and others:
        for score, _, one, other in _alike_words(left, ones, right, others):
            if one in ones and other in others:
                if score > -SAME:
                    pairing.nearest = -score
                    break
                pairs.append((left.words[one], right.words[other], -score))
                ones.remove(one)
                others.remove(other)
    if ones and others:
        if len(ones) != len(others):
            _join(left, ones, right, others, pairs)
            _join(right, others, left, ones, pairs)
        if min(map(len, left.words)) == 1 or min(map(len, right.words)) == 1:
            _initials(left, ones, right, others, pairing)
    pairing.left = [left.words[one] for one in ones]
    pairing.right = [right.words[other] for other in others]
    if len(ones) == len(others) == 1 and (pairs or left.legal & right.legal):
        before_last = ones[0] + 1 < len(left.words) and others[0] + 1 < len(right.words)
        _forgive(pairing, given=before_last)
    return pairing


def _forgive(pairing: Pairing, *, given: bool) -> None:
    """Pair the last two words if one is a slip for the other and all else agrees.

    Two words that stand before the surname may also differ in a vowel that romanisations exchange.
    """
    one, other = pairing.left[0], pairing.right[0]
    agreed = min((pair[2] for pair in pairing.pairs), default=1.0)
    if pairing.initials or agreed < SAME or _ending(one, other):
        return
    if frozenset((one, other)) in given_names()[1] | _close() or (
        one[:3] != other[:3] and _compound(one, other)
    ):
        return
    if (one in _exact() and other in _exact()) or (one in _known() and other in _known()):
        return
    if (agreed >= _AGREED and _slip(one, other)) or (given and _spelled_alike(one, other)):
        pairing.pairs.append((one, other, _SLIP))
        pairing.left, pairing.right = [], []


def _spelled_alike(one: str, other: str) -> bool:
    """Whether two given names differ in nothing but vowels that romanisations exchange."""
    alike = likeness(sound_of(one), sound_of(other)) >= SAME
    return alike and not vowels_part(one, other, given=True)


def _slip(one: str, other: str) -> bool:
    """Whether one word is the other mistyped: what is likelier a slip than another name.

    Letters that change places; a doubled letter or a vowel left out; a consonant left out of a long
    word; a consonant put for its neighbour on the keyboard or one that sounds like it, in a very
    long word for any other.
    """
    shorter, longer = sorted((one, other), key=len)
    if sorted(one) == sorted(other):
        turned = {letter for letter, opposite in zip(one, other, strict=True) if letter != opposite}
        return one_slip(one, other, shortest=6 if turned <= _VOWELS else 4)
    if not one_slip(one, other, shortest=5, put=True):
        return False
    at = next((at for at, letter in enumerate(shorter) if letter != longer[at]), len(shorter))
    if len(shorter) < len(longer):
        missing = longer[at]
        if at == len(shorter):
            return missing == longer[at - 1]
        return missing in {longer[at - 1], *_VOWELS} or len(shorter) >= _LONG - 1
    put = {shorter[at], longer[at]}
    alike = costs_of(shorter[at], longer[at]) <= _LIKE or frozenset(put) in _neighbours()
    return put.isdisjoint(_VOWELS) and (alike or len(one) >= _LONGER)


@cache
def _neighbours() -> frozenset[frozenset[str]]:
    """Return the pairs of letters that stand side by side on the usual keyboard (ISO/IEC 9995)."""
    return frozenset(frozenset(pair) for row in _KEYS for pair in pairwise(row))


def _compound(one: str, other: str) -> bool:
    """Whether one of two words is "servant of" or "father of" somebody."""
    return one.startswith(_COMPOUNDS) or other.startswith(_COMPOUNDS)


def _alike_words(
    left: Name, ones: list[int], right: Name, others: list[int]
) -> list[tuple[float, int, int, int]]:
    """Return the pairs of words that are alike, the most alike first: -likeness, gap, places."""
    unvowelled = left.unvowelled != right.unvowelled
    articles = bool(left.articles) or bool(right.articles)
    given = given_names()[0]
    found = []
    for one in ones:
        word, skeleton = left.words[one], left.skeletons[one]
        form = word in given
        for other in others:
            opposite = right.words[other]
            score = 0.0
            if (form and opposite in given) or _distance(skeleton, right.skeletons[other]) <= (
                2 if "j" in word or "j" in opposite else 1
            ):
                score = _alike(word, opposite, unvowelled=unvowelled)
                if score == _PARTED and (articles or _romanised(left, right)):
                    score = _alike(word, opposite, unvowelled=unvowelled, romanised=True)
            if articles and score < SAME and (one in left.articles) != (other in right.articles):
                score = max(score, _article(left, one, right, other))
            if score >= NEAR:
                found.append((-score, abs(one - other), one, other))
    return sorted(found) if len(found) > 1 else found


def _romanised(left: Name, right: Name) -> bool:
    """Whether any word of two names looks romanised."""
    return any(map(looks_romanised, (*left.words, *right.words)))


def _article(left: Name, one: int, right: Name, other: int) -> float:
    """Return the likeness of two words, the article of one being written into the other."""
    bare, full = left.words[one], right.words[other]
    if other in right.articles:
        bare, full = full, bare
    best = 0.0
    for length in (2, 3, 5):
        if len(full) - length > 2 and full[:length] in words_of_class("particle"):
            best = max(best, _alike(bare, full[length:], unvowelled=False) * 0.97)
    return best


def _join(
    left: Name,
    ones: list[int],
    right: Name,
    others: list[int],
    pairs: list[tuple[str, str, float]],
) -> None:
    """Match one word with two that stand side by side and make it together."""
    for other in tuple(others):
        after = other + 1
        if other not in others or after not in others:
            continue
        skeleton = right.skeletons[other] + right.skeletons[after]
        for one in tuple(ones):
            word = left.words[one]
            if len(word) < 4 or _distance(skeleton, left.skeletons[one], score_cutoff=1) > 1:
                continue
            both = right.words[other] + right.words[after]
            if likeness(left.sounds[one], sound_of(both)) >= SAME or (
                len(both) < _LONGEST_CHINESE
                and same_in_wade_giles(word, right.words[other : after + 1])
            ):
                two = f"{right.words[other]} {right.words[after]}"
                pairs.append((word, two, 0.95))
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


@cache
def given_names() -> tuple[dict[str, frozenset[int]], frozenset[frozenset[str]]]:
    """Return the groups of given names by name, and the pairs that are never one."""
    groups: dict[str, set[int]] = {}
    apart = set()
    for number, row in enumerate(rows("given_names.csv")):
        names = row["names"].split()
        if row["kind"] in {"sex", "apart"}:
            apart.add(frozenset(names))
        if row["kind"] not in {"short", "form"}:
            continue
        for name in names:
            groups.setdefault(name, set()).add(number)
    return {name: frozenset(found) for name, found in groups.items()}, frozenset(apart)


@cache
def _close() -> frozenset[frozenset[str]]:
    """Return the pairs of given names that are one in some languages and two in others."""
    return frozenset(
        frozenset(row["names"].split()) for row in rows("given_names.csv") if row["kind"] == "close"
    )


@cache
def _known() -> frozenset[str]:
    """Return every given name of the table."""
    return frozenset(name for row in rows("given_names.csv") for name in row["names"].split())


@cache
def _exact() -> frozenset[str]:
    """Return the words that match nothing but themselves."""
    return frozenset(words_of_class("exact")) | frozenset(words_of_class("organisation").values())


@lru_cache(maxsize=16384)
def _alike(one: str, other: str, *, unvowelled: bool, romanised: bool = False) -> float:
    """Return how alike two words are, from 0 to 1."""
    if one == other:
        return 1.0
    if len(one) == 1 or len(other) == 1:
        return 0.0
    groups, apart = given_names()
    known, opposite = groups.get(one), groups.get(other)
    if known and opposite and not known.isdisjoint(opposite):
        return _FORM
    score = likeness(sound_of(one), sound_of(other), unvowelled=unvowelled)
    if score < SAME and ("j" in one or "j" in other):
        slavic, german = one.replace("j", "y"), other.replace("j", "y")
        score = max(score, likeness(sound_of(slavic), sound_of(german), unvowelled=unvowelled))
    if (
        NEAR <= score < SAME
        and one[0] in "gkq"
        and (looks_romanised(one) or looks_romanised(other))
    ):
        score = max(score, likeness(_with_qaf(one), _with_qaf(other), unvowelled=unvowelled))
    if score < SAME and (("s" in one and "z" in other) or ("s" in other and "z" in one)):
        score = max(score, _as_german(one, other), _as_german(other, one))
    if score < SAME and one_slip(one, other) and not _ending(one, other):
        score = 0.9
    if score < NEAR:
        return score
    exact = _exact()
    if one in exact and other in exact:
        return 0.0
    pair = frozenset((one, other))
    if pair in apart:
        return 0.5
    if pair in _close():
        return _PARTED
    if score >= SAME and not unvowelled and vowels_part(one, other, romanised=romanised):
        return _PARTED
    return score


def _with_qaf(word: str) -> str:
    """Return the sounds of a word, its first g or k taken for qaf (q, k or g in Arab countries).

    Source: BGN/PCGN Arabic 1956; press usage of Libya, Yemen and Sudan.
    """
    sound = sound_of(word)
    return "q" + sound[1:] if sound[0] in "gk" else sound


def _as_german(one: str, other: str) -> float:
    """Return how alike two words are if the first is German: s before a vowel is z, sch may be zh.

    Source: Duden, transcription of Russian.
    """
    if "z" not in other or not _GERMAN.search(one):
        return 0.0
    plain, sound = one.replace("j", "y"), sound_of(other.replace("j", "y"))
    best = likeness(sound_of(_VOICED.sub("z", plain)), sound)
    if "zh" in other and "sch" in one:
        plain = plain.replace("sch", "zh")
        best = max(best, likeness(sound_of(plain), sound))
        best = max(best, likeness(sound_of(_VOICED.sub("z", plain)), sound))
    return best


def _ending(one: str, other: str) -> bool:
    """Whether one word is the other with an ending that makes another name of it."""
    shorter, longer = sorted((one, other), key=len)
    return longer in {shorter + "a", shorter + "s", shorter + "i"}
