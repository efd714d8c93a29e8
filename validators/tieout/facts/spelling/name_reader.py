"""How a name is taken apart: every word is a telling one, or has a class of its own."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from tieout.facts.spelling.name_parts import Name, canonical
from tieout.facts.spelling.name_text import bracketed, plain_words, simple_words
from tieout.facts.spelling.scripts import latinise
from tieout.facts.spelling.word_classes import classes

_LONGEST: Final = 300
_MOST_WORDS: Final = 16
_NUMBERED: Final = re.compile(r"([0-9]{1,9})(?:st|nd|rd|th)?")
_UNVOWELLED: Final = re.compile("[\u0590-\u06ff]")
_HAN: Final = re.compile("[\u4e00-\u9fff]")
_CAPITALS: Final = re.compile(r"(?:[^\W\d_]\.?){2,7}")


@lru_cache(maxsize=4096)
def take_apart(name: str) -> Name:
    """Return a name taken apart.

    Args:
        name: The name as some source writes it, in any script.

    Returns:
        Its parts. A name longer than 300 characters or 16 words is read up to there.

    Examples:
        >>> take_apart("Gen. Abd al-Rahman Rahmoun, Jr.").words
        ('abdrahman', 'rahmoun')
        >>> sorted(take_apart("2nd Army Corps").numbers)
        ['2']
        >>> take_apart("World Food Programme (WFP)").alias
        'wfp'
    """
    raw, alias = name[:_LONGEST], ""
    listed = simple_words(raw)
    if listed is not None and len(listed) <= _MOST_WORDS and _placed().isdisjoint(listed):
        return _plain(listed, raw)
    if "(" in raw or "[" in raw:
        raw, alias = bracketed(raw)
    if listed is None:
        listed = plain_words(raw)
    reader = _Reader(listed[:_MOST_WORDS], raw)
    reader.read()
    read = reader.name()
    if alias:
        read.alias = alias
    return read


@cache
def _placed() -> frozenset[str]:
    """Return the words that mean something by their place in a name: a plain name has none."""
    placed = {word for word, kinds in classes().items() if not _PLAIN.issuperset(kinds)}
    return frozenset(placed) | _GLUED.keys() | _ENDING.keys()


@cache
def _unplaced() -> dict[str, tuple[str, bool]]:
    """Return the other words that have a class: what each stands for, and if it says what is named.

    Such a word is a telling one wherever it stands, in the form that stands for it.
    """
    return {
        word: (_telling(word, kinds), not _NAMING.isdisjoint(kinds))
        for word, kinds in classes().items()
        if _PLAIN.issuperset(kinds)
    }


def _plain(listed: list[str], raw: str) -> Name:
    """Return a name of nothing but telling words."""
    if len(listed) > 1 and max(map(len, listed)) == 1:
        listed = ["".join(listed)]
        raw = listed[0].upper()
    unplaced = _unplaced()
    organisation = False
    if not unplaced.keys().isdisjoint(listed):
        found = [unplaced.get(word, (word, False)) for word in listed]
        listed = [word for word, _ in found]
        organisation = True in [naming for _, naming in found]
    name = Name(listed)
    if organisation:
        name.organisation = True
    if len(listed) == 1 and 2 <= len(listed[0]) <= 7 and raw.isupper():
        name.capitals = listed[0]
    return name


class _Reader:
    """Walks the words of one name once and sorts them."""

    numbers: frozenset[str] = frozenset()
    legal: frozenset[str] = frozenset()
    articles: frozenset[int] = frozenset()
    generation = ""
    sex = ""
    tongue = ""
    organisation = False
    article = False
    unvowelled = False

    def __init__(self, listed: list[str], raw: str) -> None:
        self.listed = listed
        self.raw = raw
        self.words: list[str] = []
        self.letters: list[str] = []
        if not raw.isascii():
            self.unvowelled = bool(_UNVOWELLED.search(raw))

    def read(self) -> None:
        """Sort every word into the parts of a name."""
        table = classes()
        glue = ""
        for at, written in enumerate(self.listed):
            word, kinds = written, table.get(written, _NO_CLASS)
            last = at + 1 == len(self.listed)
            if not word.isalpha() and self._number(word):
                continue
            if glue:
                if kinds.get("particle") == "al" and not last:
                    continue
                word, glue = glue + word, ""
            elif kinds:
                self.letters.append(word[0])
                if self._beside(word, kinds, at, last=last):
                    self.article = self.article or "particle" in kinds
                    continue
                word = _telling(word, kinds)
            elif self.unvowelled and len(word) > 4 and word.startswith("al"):
                word, self.article = word[2:], True
            if not kinds:
                self.letters.append(word[0])
            if word in _GLUED and not last:
                glue = _GLUED[word]
            else:
                self._take(word)
        if glue:
            self._take(glue)

    def _take(self, word: str) -> None:
        """Take a telling word, an ending that is written apart with the word before it."""
        if word in _ENDING and self.words:
            self.words[-1] = canonical(self.words[-1] + _ENDING[word])
        else:
            if self.article:
                self.articles |= {len(self.words)}
            self.words.append(word)
        self.article = False

    def _titled(self) -> bool:
        """Return whether a title may stand before the name: not before "bank" or "limited"."""
        return _HEADS.isdisjoint(classes().get(self.listed[-1], _NO_CLASS))

    def _before_title(self, at: int) -> bool:
        """Return whether a title follows, at once or after words that stand before titles."""
        table = classes()
        for word in self.listed[at + 1 : -1]:
            kinds = table.get(word, _NO_CLASS)
            if not _TITLES.isdisjoint(kinds):
                return True
            if "title_before" not in kinds:
                return False
        return False

    def _is_particle(self, word: str, at: int, *, last: bool) -> bool:
        """Return whether a word is an article or "son of" where it stands, not Ben, Ash or E."""
        if word in {"al", "el"}:
            return True
        if last or (word == "ben" and not at):
            return False
        if len(word) > 1 and word not in _SUN_LETTERS:
            return True
        raw = self.raw.lower()
        return f" {word} " in self.raw or f"{word}-" in raw or f"-{word} " in raw

    def _is_legal(self, word: str, at: int) -> bool:
        """Return whether a word is a legal form where it stands."""
        capitals = any(
            latinise(written.strip(_SIGNS)) == word and not written[1:].islower()
            for written in self.raw.replace(".", "").split()
        )
        if not at:
            return (len(word) > 2 or word in _FORMS_BEFORE) and capitals
        if len(word) > 2:
            return True
        if word != "co" and not capitals and not self.raw.islower():
            return False
        table = classes()
        behind = self.listed[at + 1 :]
        return all("legal" in table.get(one, _NO_CLASS) for one in behind)

    def _number(self, word: str) -> bool:
        """Take a number in figures; return whether it was one."""
        found = _NUMBERED.fullmatch(word)
        if found:
            self.numbers |= {found[1].lstrip("0") or "0"}
            self.organisation = True
        return found is not None

    def _beside(self, word: str, kinds: dict[str, str], at: int, *, last: bool) -> bool:
        """Take a word that is no telling word of the name; return whether it was one."""
        if "organisation" in kinds or "generic" in kinds:
            self.organisation = True
        if last and not at:
            return False
        if "number" in kinds and not (last and len(self.words) == 1 and not self.organisation):
            self.numbers |= {kinds["number"]}
            self.organisation = True
            return True
        if "roman" in kinds and at and word.upper() in self.raw and (last or len(word) > 1):
            self.numbers |= {kinds["roman"]}
            return True
        if "generation" in kinds and last:
            self.generation = kinds["generation"]
            return True
        if "legal" in kinds and self._is_legal(word, at):
            self.legal |= {kinds["legal"]}
            self.organisation = self.organisation or kinds["legal"] != "association"
            return True
        if not (last or self.words) and self._titled():
            for sex in ("man", "woman"):
                if sex in kinds:
                    self.sex = self.sex or ("m" if sex == "man" else "f")
                    return True
            if "title" in kinds or "title_start" in kinds:
                return True
            if "title_before" in kinds:
                return self._before_title(at)
        if "particle" in kinds and self._is_particle(word, at, last=last):
            if kinds["particle"] == "al":
                self.tongue = "Arabic"
            return True
        if "stop" in kinds and not last:
            self.organisation = self.organisation or at > 0
            self.tongue = "English" if word in _ENGLISH else self.tongue
            return True
        return False

    def name(self) -> Name:
        """Return what was read."""
        words = self.words
        if len(words) > 1 and all(len(word) == 1 for word in words):
            words = ["".join(words)]
        capitals = ""
        if len(words) == 1 and self.raw.isupper() and _CAPITALS.fullmatch(self.raw.strip()):
            capitals = words[0]
        name = Name(words)
        name.letters = "".join(self.letters)
        name.beside = True
        name.capitals = capitals
        name.articles, name.numbers = self.articles, self.numbers
        name.generation, name.sex = self.generation, self.sex
        name.legal, name.tongue = self.legal, self.tongue
        name.organisation = self.organisation
        if not self.raw.isascii():
            name.unvowelled = self.unvowelled
            name.han = bool(_HAN.search(self.raw))
            name.readable = "".join(words).isascii()
        return name


def _telling(word: str, kinds: dict[str, str]) -> str:
    """Return the form that stands for a word of a class."""
    for name in ("organisation", "generic", "demonym", "exact"):
        if name in kinds:
            return kinds[name]
    return word


_PLAIN: Final = frozenset(
    {"organisation", "generic", "demonym", "exact", "alike", "foreign", "kind", "legal_phrase"}
)
_SIGNS: Final = ",;()[]"
_NAMING: Final = frozenset({"organisation", "generic"})
_ENGLISH: Final = frozenset({"of", "the", "and", "for", "in", "on", "at", "to", "by", "with"})
_NO_CLASS: Final[dict[str, str]] = {}
_HEADS: Final = frozenset({"organisation", "generic", "legal"})
_TITLES: Final = frozenset({"title", "title_start", "man", "woman"})
_SUN_LETTERS: Final = frozenset({"ad", "ar", "as", "ash", "an", "at", "az"})
_FORMS_BEFORE: Final = frozenset({"ab", "pt", "oy", "ao", "fc", "fk", "sk", "sc", "cf"})
_GLUED: Final = {
    "Obd": "abd",
    "abd": "abd",
    "abdul": "abdul",
    "abdel": "abdel",
    "abdal": "abdal",
    "abdoul": "abdoul",
    "abu": "abu",
    "abou": "abu",
    "abi": "abu",
    "mac": "mac",
    "mc": "mac",
}
_ENDING: Final = {
    "din": "adin",
    "deen": "adin",
    "dine": "adin",
    "eddine": "adin",
    "eddin": "adin",
    "uddin": "adin",
    "allah": "allah",
    "ullah": "allah",
}
