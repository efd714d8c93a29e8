"""Whether two words of two names are one word, all that is known of their spelling considered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rapidfuzz.distance.Levenshtein import distance, normalized_similarity

from tieout.facts.spelling import given_names
from tieout.facts.spelling.east_asia import (
    looks_chinese,
    looks_korean,
    same_in_kunrei,
    same_in_mccune_reischauer,
    same_in_wade_giles,
)
from tieout.facts.spelling.likeness import NEAR, PARTED, SAME, likeness, likeness_unvowelled
from tieout.facts.spelling.signs import both_germanic, looks_german, looks_romanised
from tieout.facts.spelling.slips import another_ending, one_slip
from tieout.facts.spelling.sounds import skeleton_of
from tieout.facts.spelling.word_classes import exact_words, words_of_class

if TYPE_CHECKING:
    from tieout.facts.spelling.name_parts import Name

FORM: Final = 0.93
"""The likeness of two words that a table knows for one."""
_MISSPELLED: Final = 0.9
_GLIDES: Final = frozenset("vwj")
_WADE: Final = frozenset({"rj", "jr"})
_FAR: Final = 0.2
_SPELLED_ALIKE: Final = 0.6
_HINT: Final = 0.2
_COMPOUNDS: Final = ("abd", "abu")
_SHORT: Final = 3
_LONGEST_ARTICLE: Final = 5
_SHORTEST_KOREAN: Final = 5


def near_skeletons(word: str, opposite: str) -> bool:
    """Return whether two words may be one, as far as their letters and skeletons tell.

    A fifth of the letters agree in all spellings of one word. Skeletons that differ are of one word
    only where there is a glide (v, w, j), or where it is mistyped.

    Examples:
        >>> near_skeletons("jelzin", "yeltsin"), near_skeletons("emma", "irma")
        (True, False)
    """
    spelled = normalized_similarity(word, opposite)
    if spelled < _FAR:
        return False
    if spelled >= _SPELLED_ALIKE:
        return True
    skeleton, other = skeleton_of(word), skeleton_of(opposite)
    if skeleton == other:
        return True
    if word[0] + opposite[0] in _WADE and skeleton[1:] == other[1:]:
        return True
    longer = len(skeleton) - len(other)
    if longer and not (_GLIDES.isdisjoint(word) and _GLIDES.isdisjoint(opposite)):
        most = 2 if "j" in word or "j" in opposite else 1
        return -most <= longer <= most and distance(skeleton, other, score_cutoff=most) <= most
    if skeleton.replace("kk", "k") == other.replace("kk", "k"):
        return True
    if longer in {1, -1} and "h" in word and "h" in opposite:
        return distance(skeleton, other, score_cutoff=1) == 1
    return False


def alike(word: str, opposite: str, left: Name, right: Name) -> float:
    """Return how alike two words are, from 0 to 1, and no more than close if they are two names.

    Args:
        word: A word.
        opposite: Another.
        left: The name in which the first stands.
        right: The name in which the second stands.
    """
    if len(word) == 1 or len(opposite) == 1:
        return 0.0
    if left.unvowelled == right.unvowelled:
        score = _sounding(word, opposite, left, right)
    elif left.unvowelled:
        score = likeness_unvowelled(word, opposite)
    else:
        score = likeness_unvowelled(opposite, word)
    if score < NEAR:
        return score
    exact = exact_words()
    if word in exact and opposite in exact:
        return 0.0
    if (left.organisation or right.organisation) and _plural(word, opposite):
        return FORM
    pair = frozenset((word, opposite))
    if pair in given_names.apart():
        return 0.5
    return PARTED if pair in given_names.close() else score


def _plural(one: str, other: str) -> bool:
    """Return whether one word of an organisation's name is the plural of the other."""
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) > _SHORT and longer == shorter + "s"


def _sounding(word: str, opposite: str, left: Name, right: Name) -> float:
    """Return how alike two words sound, all that is known of their spelling considered."""
    score = likeness(word, opposite)
    if score >= SAME:
        return score
    if ("j" in word or "j" in opposite) and (
        score < NEAR or word.count("j") != opposite.count("j")
    ):
        slavic = likeness(word.replace("j", "y"), opposite.replace("j", "y"))
        if slavic >= SAME:
            return slavic
        score = max(score, slavic)
    alone = len(left.words) == len(right.words) == 1
    if score >= NEAR:
        romanised = bool(left.articles or right.articles)
        german = False, False
        if not alone:
            romanised = romanised or looks_romanised(f"{left.joined} {right.joined}")
            german = looks_german(left.joined), looks_german(right.joined)
        if romanised or True in german:
            score = max(score, likeness(word, opposite, romanised=romanised, german=german))
    if score >= _HINT and _east_asian(word, opposite, left, right, alone=alone):
        return FORM
    if score < SAME and score != PARTED and one_slip(word, opposite):
        end = another_ending(word, opposite) or word[-1] != opposite[-1]
        if not (end or both_germanic(word, opposite)):
            return _MISSPELLED
    return score


def _east_asian(word: str, opposite: str, left: Name, right: Name, *, alone: bool) -> bool:
    """Return whether two words are one word of East Asia in two romanisations."""
    chinese = same_in_wade_giles(word, opposite, alone=alone) or same_in_wade_giles(
        opposite, word, alone=alone
    )
    if chinese and (alone or looks_chinese(left.words + right.words)):
        return True
    if same_in_kunrei(word, opposite):
        return True
    if alone and min(len(word), len(opposite)) < _SHORTEST_KOREAN:
        return False
    korean = same_in_mccune_reischauer(word, opposite, alone=alone)
    return korean and (alone or (looks_korean(left.words) and looks_korean(right.words)))


def alike_behind_article(left: Name, one: int, right: Name, other: int) -> float:
    """Return the likeness of two words, the article of one being written into the other.

    Args:
        left: A name.
        one: The place of a word in it.
        right: Another name.
        other: The place of a word in that.
    """
    bare, full = left.words[one], right.words[other]
    if other in right.articles:
        bare, full = full, bare
    if bare[-1] != full[-1]:
        return 0.0
    best = 0.0
    particles = words_of_class("particle")
    for length in range(1, min(_LONGEST_ARTICLE, len(full) - len(bare) + 1) + 1):
        rest = full[length:]
        article = length == 1 or full[:length] in particles
        if len(rest) >= _SHORT and article and near_skeletons(bare, rest):
            best = max(best, alike(bare, rest, left, right) * 0.97)
    return best


def spelled_alike(one: str, other: str) -> bool:
    """Return whether two given names differ in nothing but what romanisations exchange."""
    near = near_skeletons(one, other)
    return near and likeness(one, other, given=True) >= SAME


def two_names(one: str, other: str) -> bool:
    """Return whether two words are known to be two, however little they differ."""
    pair = frozenset((one, other))
    if pair in given_names.apart() or pair in given_names.close() or another_ending(one, other):
        return True
    if one[:3] != other[:3] and (one.startswith(_COMPOUNDS) or other.startswith(_COMPOUNDS)):
        return True
    exact, known = exact_words(), given_names.known()
    return (one in exact and other in exact) or (one in known and other in known)
