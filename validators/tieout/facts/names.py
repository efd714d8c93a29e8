"""Whether two names are written for one bearer: yes, no, or too little to tell.

Names are taken apart, numbers, sexes and generations that differ keep them apart, and what is left
is matched word by word: by spelling, by a fold of the usual romanisations, by short and foreign
forms of given names, by initials. Translations and renamings are for the codebook's aliases.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tieout.errors import must_be_text
from tieout.facts.spelling import given_names
from tieout.facts.spelling.likeness import NEAR, likeness
from tieout.facts.spelling.name_pairs import pair_words
from tieout.facts.spelling.name_reader import take_apart
from tieout.facts.spelling.slips import one_slip
from tieout.facts.spelling.word_classes import english_words, words_of_class
from tieout.facts.spelling.word_pairs import near_skeletons

if TYPE_CHECKING:
    from tieout.facts.spelling.name_pairs import Pairing
    from tieout.facts.spelling.name_parts import Name

_WHOLE: Final = 0.93
_MARKED: Final = str.maketrans("WVYRO", "ščžđʿ")


@dataclass(frozen=True, slots=True)
class NameMatch:
    """What the comparison of two names found.

    Attributes:
        same: True if they are written for one bearer, False if not, None if too little is said.
        score: How alike the names are, from 0 to 1; not a probability.
        why: The reason, in one sentence.
    """

    same: bool | None
    score: float
    why: str


def _yes(score: float, why: str) -> NameMatch:
    """Return the judgement that two names are one bearer's."""
    return NameMatch(same=True, score=score, why=why)


def _no(score: float, why: str) -> NameMatch:
    """Return the judgement that two names are not one bearer's."""
    return NameMatch(same=False, score=score, why=why)


def _unknown(score: float, why: str) -> NameMatch:
    """Return the judgement that the names say too little."""
    return NameMatch(same=None, score=score, why=why)


def compare_names(a: str, b: str) -> NameMatch:
    """Say whether two names are written for one bearer, as far as the names themselves tell.

    Args:
        a: A name as one source writes it: of a person, group, organisation or place.
        b: A name as another writes it.

    Returns:
        The judgement, with its reason. The order of the two makes no difference.

    Raises:
        UsageError: One of the two is no `str`.

    Examples:
        >>> compare_names("Sergei Lavrov", "Lavrow, Sergej").same
        True
        >>> compare_names("Bashar al-Assad", "Maher al-Assad").same
        False
        >>> compare_names("Assad", "Bashar al-Assad").same is None
        True
        >>> compare_names("1st Armoured Brigade", "2nd Armoured Brigade").why
        'the numbers differ: 1 and 2'

    Source:
        Our convention, docs/decisions/0040 to 0042; the tables of `tables/` name theirs.
    """
    if not (isinstance(a, str) and isinstance(b, str)):
        must_be_text(a=a, b=b)
    if a > b:
        a, b = b, a
    left, right = take_apart(a), take_apart(b)
    match = _compare(left, right)
    if left.alias or right.alias:
        return _with_aliases(left, right, match)
    return match


def _compare(left: Name, right: Name) -> NameMatch:
    """Compare two names in alphabetical order, without the letters in brackets behind them."""
    if left.beside or right.beside:
        if not (left.words or left.numbers) or not (right.words or right.numbers):
            return _unknown(0.0, "one of the names has no word to compare")
        apart = _decisive(left, right)
        if apart:
            return _no(0.1, apart)
        if left.numbers != right.numbers and left.words == right.words:
            return _unknown(0.6, "one name has a number that the other lacks")
    if left.words == right.words:
        return _same_words(left, right)
    if left.capitals or right.capitals:
        short = _acronym(left, right)
        if short:
            return short
    if not (left.readable and right.readable):
        if left.readable != right.readable:
            return _unknown(0.0, "one name is in a script that is not read here")
        return _no(0.0, "the names are written differently in a script not read here")
    match = _judge(left, right, pair_words(left, right))
    if match.same is False and left.han != right.han:
        return _unknown(match.score, "Chinese characters may be read otherwise")
    return match


def _with_aliases(left: Name, right: Name, match: NameMatch) -> NameMatch:
    """Judge names that have letters in brackets: they stand for the name, and may stand alone."""
    if left.alias and right.alias:
        if left.alias == right.alias:
            return match if match.same else _unknown(match.score, "only the letters are the same")
        return _unknown(match.score, "the letters in brackets differ") if match.same else match
    alias = left.alias or right.alias
    if match.same is not True and alias in {left.capitals, right.capitals}:
        return _yes(0.97, f"{alias.upper()} stands in brackets behind the name")
    return match


def _decisive(left: Name, right: Name) -> str:
    """Return the reason why no likeness can make these names one, or nothing."""
    if left.numbers and right.numbers and left.numbers != right.numbers:
        one, other = ", ".join(sorted(left.numbers)), ", ".join(sorted(right.numbers))
        return f"the numbers differ: {one} and {other}"
    if left.generation and right.generation and left.generation != right.generation:
        return f"the generations differ: {left.generation} and {right.generation}"
    if left.sex and right.sex and left.sex != right.sex:
        return "one title is a man's, the other a woman's"
    return ""


def _same_words(left: Name, right: Name) -> NameMatch:
    """Judge names whose telling words are the same."""
    if left.legal and right.legal and left.legal.isdisjoint(right.legal):
        return _unknown(0.8, "the names are the same, the legal forms differ")
    return _yes(1.0, "the words are the same")


def _acronym(left: Name, right: Name) -> NameMatch | None:
    """Judge a name in capitals against one whose first letters it may be."""
    if left.capitals in right.words or right.capitals in left.words:
        return None
    for short, long in ((left, right), (right, left)):
        if not short.capitals or short.capitals not in long.initials or len(short.capitals) < 2:
            continue
        if len(short.capitals) > 2 or long.organisation:
            return _yes(0.75, f"{short.capitals.upper()} are the first letters")
        return _unknown(0.5, "two letters could be the first letters of many names")
    if bool(left.capitals) == bool(right.capitals):
        return None
    short, long = (left, right) if left.capitals else (right, left)
    letters = short.capitals
    if not long.organisation or len(long.words) < 2 or len(letters) < 3:
        return None
    for initials in long.initials:
        fitting = sum(one == other for one, other in zip(letters, initials, strict=False))
        if len(letters) == len(initials) and 2 * fitting >= len(letters):
            return None
    return _unknown(
        0.3, f"{letters.upper()} may be the letters of a fuller name, or of one in another language"
    )


def _judge(left: Name, right: Name, pairing: Pairing) -> NameMatch:
    """Judge two names by the words that found a partner and those that did not."""
    matched = len(pairing.pairs)
    score = 0.0
    if matched:
        longest = max(len(left.words), len(right.words))
        score = round(sum([pair[2] for pair in pairing.pairs]) / longest, 3)
    if pairing.left and pairing.right:
        return _both_left(left, right, pairing, score)
    if not (pairing.left or pairing.right):
        return _all_paired(left, right, pairing, score)
    rest = pairing.left or pairing.right
    if left.organisation or right.organisation:
        shorter = right if pairing.left else left
        kinds = words_of_class("kind") if shorter.organisation and matched > 1 else {}
        if matched and (
            rest[0] in shorter.initials
            or all(word in kinds or _adds_nothing(word) for word in rest)
        ):
            return _yes(max(score, 0.8), f"one name adds only “{_shown(' '.join(rest))}”")
        return _unknown(score, f"only one name has “{_shown(' '.join(rest))}”")
    if matched - pairing.initials >= 2 or (matched >= 2 and pairing.initials < matched):
        return _yes(max(score, 0.7), f"one name leaves out “{_shown(' '.join(rest))}”")
    shared = f"only “{_shown(pairing.pairs[0][0])}” is in both" if matched else "no word is in both"
    return _unknown(score, shared)


def _adds_nothing(word: str) -> bool:
    """Whether a word of an organisation's name is one that sources leave out, or a slip for it."""
    generic, legal = words_of_class("generic"), words_of_class("legal")
    return word in generic.values() or any(
        one_slip(word, known, shortest=5, put=True)
        for known in (*generic, *legal)
        if len(known) > 5
    )


def _both_left(left: Name, right: Name, pairing: Pairing, score: float) -> NameMatch:
    """Judge names that each have a word the other lacks."""
    if len(left.words) != len(right.words):
        whole = _whole(left, right)
        if whole >= _WHOLE:
            return _yes(round(whole, 3), "the names differ in how words are joined")
    one, other = " ".join(pairing.left), " ".join(pairing.right)
    if pairing.nearest >= NEAR and len(pairing.left) == len(pairing.right) == 1:
        why = f"“{_shown(one)}” and “{_shown(other)}” are close, not the same"
        return _unknown(max(score, 0.5), why)
    if _servant(one, other):
        return _unknown(score, f"“{one}” and “{other}” are one but for “servant of”")
    if one[:3] == other[:3] and _shortened(one, other):
        return _unknown(score, f"“{one}” and “{other}” begin alike: one may be a short form")
    one, other = _shown(one), _shown(other)
    named = left.organisation or right.organisation
    if named and not (left.capitals or right.capitals) and _translated(left, right, pairing):
        return _unknown(score, f"“{one}” may be a translation of “{other}”: only an alias can tell")
    return _no(score, f"“{one}” and “{other}” are different words")


def _whole(left: Name, right: Name) -> float:
    """Return how alike two names are, each written in one word."""
    one, other = "".join(left.words), "".join(right.words)
    if one[0] != other[0] or not near_skeletons(one, other):
        return 0.0
    return likeness(one, other)


def _translated(left: Name, right: Name, pairing: Pairing) -> bool:
    """Whether one name may be the other in another language.

    One has English function words and the other Arabic articles; or the words that differ are known
    English on one side only, and nothing shows that both names are English: function words, or
    another English word that they share. A proper name that they share (a firm's) needs a sign that
    one of them is not English.
    """
    if left.tongue and right.tongue and left.tongue != right.tongue:
        return True
    if left.tongue == right.tongue == "English":
        return False
    known = english_words()
    sides = [not known.isdisjoint(words) for words in (pairing.left, pairing.right)]
    if sides[0] == sides[1]:
        return False
    both = {one for one, other, _ in pairing.pairs if one == other}
    if not both.isdisjoint(known - words_of_class("alike").keys()):
        return False
    foreign = pairing.right if sides[0] else pairing.left
    return (
        both <= words_of_class("alike").keys()
        or "Arabic" in {left.tongue, right.tongue}
        or not words_of_class("foreign").keys().isdisjoint(foreign)
    )


def _servant(one: str, other: str) -> bool:
    """Whether one word is the other behind "servant of": Abdul Razak goes by Razak."""
    return one == f"abd{other}" or other == f"abd{one}"


def _shortened(one: str, other: str) -> bool:
    """Whether one word is the beginning of the other, as Ash is of Ashton."""
    shorter, longer = sorted((one, other), key=len)
    return (
        2 < len(shorter) < len(longer) - 1
        and longer.startswith(shorter)
        and frozenset((one, other)) not in given_names.apart()
    )


def _shown(words: str) -> str:
    """Return words with the marks back that the fold keeps as capitals."""
    return words if words.islower() else words.translate(_MARKED)


def _all_paired(left: Name, right: Name, pairing: Pairing, score: float) -> NameMatch:
    """Judge names whose every word found a partner."""
    if left.numbers != right.numbers:
        return _unknown(score, "one name has a number that the other lacks")
    if left.legal and right.legal and left.legal.isdisjoint(right.legal):
        return _unknown(score, "the names are the same, the legal forms differ")
    if pairing.initials and pairing.initials >= len(pairing.pairs):
        return _unknown(score, "only initials are in common")
    if pairing.initials:
        return _yes(score, "the words agree, one of them by its initial")
    changed = [
        f"“{_shown(one)}” for “{_shown(other)}”"
        for one, other, score in pairing.pairs
        if one != other
    ]
    if not changed:
        return _yes(0.97, "the same words in another order")
    return _yes(score, f"spellings of the same words: {', '.join(changed)}")
