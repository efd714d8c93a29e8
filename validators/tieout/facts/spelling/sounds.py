"""How a name's word sounds, whatever romanisation spelled it.

A word is folded to a string of sounds, one character each ("sh" and "sch" are one sound, "kh" is
one, "ou" and "oo" are one), and two such strings are compared by an edit distance in which sounds
that romanisations exchange (q and k, e and a, ts and c) cost little. The sounds and the costs are
data, each row with its source: `tables/letters.csv`, `sounds.csv`, `costs.csv`.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from rapidfuzz.distance import OSA, Levenshtein

from tieout.facts.spelling.scripts import rows

_VOWELS: Final = frozenset("aeiouEAIO")
_SHORT: Final = frozenset("aeiou")
_OTHER: Final = 1.5
_CONSONANT: Final = 1.1
_COARSE: Final = str.maketrans("qgGXCScszZTDtdjQWVYRbvf", "k" * 20 + "ppp", "aeiouEAIOhw")
_ONE_VOWEL: Final = 0.85
_DOUBLED: Final = re.compile(r"(.)\1+")
_BROAD: Final = re.compile(r"ow(?=[bcdfghjklmnpqrstz])")
_HUSHING: Final = frozenset("SCZVWY")
_ALLAH: Final = re.compile("llah?$")
_FREE: Final = frozenset(map(frozenset, ("ae", "ei", "ou")))
_WEAK: Final = frozenset(map(frozenset, ("ai", "iu")))
_ROMANISED: Final = re.compile(
    r"q(?!u[aeio])|kh|dh|zh|dj|sch[aiou]|tsch|shch|aa|ii|uu|iy|yy|llah?\b|gh[aeiou]|[ae]h\b"
    r"|\babd|\babu|adin\b"
)
_LATIN: Final = re.compile(
    "c[^hz]|c$|x|o$|[^aeiou]e$|[^aeiouk]y$|^[bcdfgkpt][lr]|^s[ckmnptw]|([bdfglnrstz])\\1$"
    "|[^aeiou]e[lnrs]$|(?:ham|ton|son|sen|ford|b[eu]rg|field|wood|worth|ley|mann)$"
)
_ROOT: Final = re.compile("[^aeiouEO]?[aeiou][^aeiouEO]{1,2}[aiu][^aeiouEOs]")
_UNARABIC: Final = re.compile("[pVWY]|c(?!h)|v\\b")
_DIGRAPHS: Final = re.compile("ou|oo|ee|[ea][iy]")
_NO_VOWELS: Final = str.maketrans("", "", "aeiou")
_PLAIN: Final = str.maketrans("AI", "ai")


@cache
def _sounds() -> tuple[dict[str, str], re.Pattern[str]]:
    """Return the table of letter groups that are one sound, and the pattern that finds them."""
    table = {row["written"]: row["sound"] for row in rows("sounds.csv")}
    longest = sorted(table, key=len, reverse=True)
    return table, re.compile("|".join(map(re.escape, longest)))


@cache
def _costs() -> dict[str, dict[str, float]]:
    """Return what it costs to write one sound for another; '' is a sound left out."""
    table: dict[str, dict[str, float]] = {}
    for row in rows("costs.csv"):
        one, other, cost = row["one"], row["other"], float(row["cost"])
        table.setdefault(one, {})[other] = cost
        table.setdefault(other, {})[one] = cost
    return table


@lru_cache(maxsize=16384)
def sound_of(word: str) -> str:
    """Return the sounds of a word, one character each.

    Args:
        word: One word in the letters a to z, as `latinise` gives it.

    Returns:
        The sounds: lower-case letters as in English, S for sh, C for ch, X for kh, Z for zh,
        G for gh, T for th, D for dh, E for the diphthong of "ei", A for a final a or ah, I for a
        final i, Q for x at the beginning, and the capitals of `latinise`; no
        sound stands twice in a row.

    Examples:
        >>> sound_of("youssef"), sound_of("yusuf"), sound_of("jihad"), sound_of("dschihad")
        ('iusef', 'iusuf', 'jihad', 'jihad')

    Source:
        The source column of `tables/sounds.csv`.
    """
    if not (word.isascii() and word.isalnum()):
        return word
    table, pattern = _sounds()
    if word[0] == "x" and word[1:2] != "e":
        word = "Q" + word[1:]
    if "x" in word:
        word = word.replace("x", "ks")
    if "ow" in word:
        word = _BROAD.sub("au", word)
    if word.endswith(("ij", "yj")) or (word.endswith("ine") and len(word) > 4):
        word = word[:-1]
    parts = pattern.sub(lambda found: table[found[0]], _hard_c(word))
    parts = _DOUBLED.sub(r"\1", parts.replace("Ei", "E"))
    if len(parts) > 2:
        if parts[-1] == "h" and parts[-2] in _VOWELS:
            parts = parts[:-1]
        if parts[-1] in "ai":
            parts = parts[:-1] + parts[-1].upper()
        elif word.endswith(("off", "eff")):
            parts = parts[:-1] + "v"
    return parts


def skeleton_of(sound: str) -> str:
    """Return the sounds of a word with vowels gone and all that romanisations exchange made one.

    Words whose skeletons differ in two places are never one word: no likeness need be worked out.

    Examples:
        >>> skeleton_of(sound_of("qadhafi")), skeleton_of(sound_of("gaddafi"))
        ('kkp', 'kkp')
    """
    return sound.translate(_COARSE) if sound.isascii() else sound


def _hard_c(word: str) -> str:
    """Return the word with k for every c that no e, i or y follows, unless it came from ts."""
    if "c" not in word:
        return word
    word = word.replace("cca", "ka").replace("cco", "ko").replace("ccu", "ku")
    last = len(word) - 1
    return "".join(
        [
            "k" if letter == "c" and at < last and word[at + 1] in "aoulrkt" else letter
            for at, letter in enumerate(word)
        ]
    )


def likeness(one: str, other: str, *, unvowelled: bool = False) -> float:
    """Return how alike two strings of sounds are, from 0 (unlike) to 1 (the same).

    Args:
        one: Sounds of a word, by `sound_of`.
        other: Sounds of another.
        unvowelled: Whether one of them comes from a script that leaves short vowels out.

    Returns:
        1 less the cheapest way to change one into the other, per sound of the longer.

    Examples:
        >>> likeness(sound_of("khaled"), sound_of("khalid")) > 0.95
        True
        >>> likeness(sound_of("hassan"), sound_of("hussein")) < 0.9
        True

    Source:
        The source column of `tables/costs.csv`; the distance is Levenshtein's, weighted.
    """
    if one == other:
        return 1.0
    if one > other:
        one, other = other, one
    floor = 0.3 if unvowelled else 0.4
    if Levenshtein.normalized_similarity(one, other) < floor:
        return 0.0
    longer = max(len(one), len(other))
    if unvowelled:
        longer = max(3, min(len(one), len(other)))
    score = max(0.0, 1.0 - _distance(one, other, vowel=0.05 if unvowelled else 0.0) / longer)
    if longer <= 4 and not unvowelled and score > _ONE_VOWEL and _other_vowel(one, other):
        return _ONE_VOWEL
    return score


def _other_vowel(one: str, other: str) -> bool:
    """Return whether two short words have one vowel each, and not the same."""
    first = [sound for sound in one if sound in _VOWELS]
    second = [sound for sound in other if sound in _VOWELS]
    return len(first) == len(second) == 1 and _costs()[first[0]].get(second[0], 0.0) > 0.1


def vowels_part(one: str, other: str, *, romanised: bool = False, given: bool = False) -> bool:
    """Return whether two words that sound alike have vowels that no romanisation exchanges.

    Only scripts that leave short vowels out (Arabic, Hebrew) make romanisations differ in them, and
    then a stands for e, e for i, o for u. That is believed at the end of a closed syllable, in the
    first syllable only of words that look romanised: by their letters (kh, q, aa), because they
    spell one sound in two ways, or because three single consonants make them. In words that both
    follow the habits of Latin spelling (ck, a last e or o, -ton, -berg) vowels are fixed.

    Args:
        one: A word in the letters a to z.
        other: Another, whose sounds are like.
        romanised: Whether what stands beside them shows that the names are romanised.
        given: Whether they are given names beside one surname: those have many spellings.

    Examples:
        >>> vowels_part("khaled", "khalid"), vowels_part("hamburg", "homburg")
        (False, True)
        >>> vowels_part("kerim", "karim"), vowels_part("warner", "werner")
        (False, True)

    Source:
        Our convention, docs/decisions/0048.
    """
    first, second = _vowelled(one), _vowelled(other)
    if first == second:
        return False
    if len(first) != len(second):
        return _half_left_out(first, second) or (
            not (given or romanised) and _latin(one, other) and _vowel_left_out(first, second)
        )
    clashes = []
    for at, (sound, opposite) in enumerate(zip(first, second, strict=True)):
        if sound == opposite:
            continue
        if (sound in _VOWELS) != (opposite in _VOWELS):
            return False
        if sound in _SHORT and opposite in _SHORT and not _yo(first, second, at):
            clashes.append(at)
    if clashes:
        _spare(clashes, first, one, other)
    if not clashes:
        return False
    if not given and _latin(one, other):
        return True
    shown = romanised or given or _spelled_two_ways(one, other)
    arabic = not _UNARABIC.search(f"{one} {other}")
    closed = one[-1] not in "aeiouy" and other[-1] not in "aeiouy"
    for at in clashes:
        pair = frozenset((first[at], second[at]))
        if pair not in _FREE:
            if not arabic or pair not in _WEAK or not _first_of_many(at, first):
                return True
        elif not shown and _too_strong(pair, at, first, closed=closed, arabic=arabic):
            return True
    return False


def costs_of(one: str, other: str) -> float:
    """Return what it costs to write one sound for another, as `tables/costs.csv` has it."""
    return _costs().get(one, {}).get(other, _OTHER)


def _latin(one: str, other: str) -> bool:
    """Return whether two words both follow the habits of Latin spelling."""
    return _LATIN.search(one) is not None and _LATIN.search(other) is not None


def _spare(clashes: list[int], sounds: str, one: str, other: str) -> None:
    """Take out the places of the vowels of the article in Abdul, and of Allah at the end."""
    abdul = one.startswith("abd") and other.startswith("abd")
    allah = sounds[-2:] == "la" and _ALLAH.search(one) and _ALLAH.search(other)
    if not (abdul or allah):
        return
    places = _slots(sounds)
    if len(places) > 2 and abdul and places[1] in clashes:
        clashes.remove(places[1])
    if len(places) > 1 and allah and places[-2] in clashes:
        clashes.remove(places[-2])


def _half_left_out(first: str, second: str) -> bool:
    """Return whether one word is the other without half a diphthong, as Ling is Liang."""
    shorter, longer = sorted((first, second), key=len)
    return shorter in {longer.replace("ia", "i", 1), longer.replace("au", "a", 1)}


def _vowel_left_out(first: str, second: str) -> bool:
    """Return whether one word has an a or o more than the other, as Krause has than Kruse."""
    return any(abs(first.count(sound) - second.count(sound)) == 1 for sound in "ao")


def _vowelled(word: str) -> str:
    """Return the sounds of a word, its vowels written plainly."""
    return sound_of(word).translate(_PLAIN).replace("ao", "au")


def _slots(sounds: str) -> list[int]:
    """Return the places of the vowels."""
    return [at for at, sound in enumerate(sounds) if sound in _VOWELS]


def _yo(first: str, second: str, at: int) -> bool:
    """Return whether e or o is Russian yo: before a last v, after sh, ch or zh."""
    return (
        {first[at], second[at]} == {"e", "o"}
        and at + 2 == len(first)
        and first[-1] == second[-1] == "v"
        and first[at - 1] in _HUSHING
    )


def _first_of_many(at: int, sounds: str) -> bool:
    """Return whether a vowel is the first of several in a word of five sounds or more."""
    places = _slots(sounds)
    return at == places[0] != places[-1] and len(sounds) > 4


def _too_strong(pair: frozenset[str], at: int, sounds: str, *, closed: bool, arabic: bool) -> bool:
    """Return whether a vowel that another may stand for is too marked here to be exchanged."""
    places = _slots(sounds)
    if at != places[0]:
        return at == places[-1] and not closed
    if at == places[-1]:
        return True
    if "u" in pair:
        return at > 0 and len(sounds) < 5
    if not arabic:
        return True
    if "i" in pair:
        return len(sounds) < 5 or not (closed or len(places) > 2)
    return not (_ROOT.fullmatch(sounds) or len(places) > 3)


def looks_romanised(word: str) -> bool:
    """Return whether a word is written as no Latin language writes, with kh, zh, aa or a bare q.

    Examples:
        >>> looks_romanised("khalid"), looks_romanised("hamburg")
        (True, False)
    """
    return _ROMANISED.search(word) is not None


def _spelled_two_ways(one: str, other: str) -> bool:
    """Return whether two words look romanised, or write one sound in two ways."""
    return (
        one.translate(_NO_VOWELS) != other.translate(_NO_VOWELS)
        or _ROMANISED.search(f"{one} {other}") is not None
        or _DIGRAPHS.findall(one) != _DIGRAPHS.findall(other)
    )


def _distance(one: str, other: str, *, vowel: float) -> float:
    """Return what it costs to change one string of sounds into the other."""
    start, end = 0, min(len(one), len(other))
    while start < end and one[start] == other[start]:
        start += 1
    one, other = one[start:], other[start:]
    end = min(len(one), len(other))
    tail = 0
    while tail < end and one[-1 - tail] == other[-1 - tail]:
        tail += 1
    if tail:
        one, other = one[:-tail], other[:-tail]
    costs = _costs()
    dropped = _dropped(vowel)
    before = [0.0]
    for letter in other:
        before.append(before[-1] + dropped.get(letter, _CONSONANT))
    for letter in one:
        row = costs.get(letter, {})
        out = dropped.get(letter, _CONSONANT)
        left = before[0] + out
        line = [left]
        for at, opposite in enumerate(other):
            best = before[at]
            if letter != opposite:
                best += row.get(opposite, _OTHER)
            left += dropped.get(opposite, _CONSONANT)
            above = before[at + 1] + out
            if above < left:  # noqa: PLR1730 - a call of min costs more than the rest of the line
                left = above
            if best < left:  # noqa: PLR1730 - as above
                left = best
            line.append(left)
        before = line
    return before[-1]


@cache
def _dropped(vowel: float) -> dict[str, float]:
    """Return what it costs to leave each sound out; a vowel at most `vowel` if that is given."""
    known = _costs()[""]
    if not vowel:
        return known
    return {sound: vowel if sound in _VOWELS else cost for sound, cost in known.items()}


def one_slip(one: str, other: str, *, shortest: int = 7, put: bool = False) -> bool:
    """Return whether two words differ by one slip of the pen.

    A slip is a letter left out or doubled, or two that change places; not the first letter, and
    not a letter put for another, which makes Martin of Marvin.

    Args:
        one: A word.
        other: Another.
        shortest: How many letters the shorter of them must have.
        put: Whether a letter put for another is a slip too.

    Examples:
        >>> one_slip("nightingale", "nightngale"), one_slip("martin", "marvin", shortest=5)
        (True, False)
    """
    if one[:1] != other[:1] or min(len(one), len(other)) < shortest:
        return False
    if OSA.distance(one, other, score_cutoff=1) != 1:
        return False
    return put or len(one) != len(other) or sorted(one) == sorted(other)
