"""A name taken apart: its words, and what stands beside them (titles, numbers, legal form).

The word classes are data, each row with its source: `tables/words.csv`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from tieout.facts.spelling.scripts import latinise, rows
from tieout.facts.spelling.sounds import skeleton_of, sound_of

_LONGEST: Final = 300
_MOST_WORDS: Final = 16
_QUIET: Final = dict.fromkeys(map(ord, "'`´ʻʼʾʿ‘’ˈ′\u200b\u200c\u200d\u2060\ufeff\u00ad"), None)
_SPACED: Final = _QUIET | dict.fromkeys(map(ord, '-–—‐‑_/\\()[]{}"“”„«»:;!?*+|<>=~^#@%$.،·'), " ")
_NUMBERED: Final = re.compile(r"([0-9]{1,9})(?:st|nd|rd|th)?")
_UNVOWELLED: Final = re.compile("[\u0590-\u06ff]")
_HAN: Final = re.compile("[\u4e00-\u9fff]")
_UNREAD: Final = re.compile("[^\x00-\x7f]")
_CAPITALS: Final = re.compile(r"(?:[^\W\d_]\.?){2,7}")
_INITIALS: Final = re.compile(r"\b((?:[A-Za-z]\.){2,7})")
_ELIDED: Final = re.compile(r"\b[Ll]['’](?=[aàâeéèêhiîoôuyAÀÂEÉÈÊHIÎOÔUY])")
_AMPERSAND: Final = re.compile(r"\s*&\s*")
_SLAVE: Final = re.compile(
    r"abd[aeiou]{1,2}l(?=a[^h])"
    r"|abd(?:[aeiou]{0,2}l(?=[^aeiou])|[aeiou]{0,2})(?=[^l].{3})|abd[aeiou]{0,2}(?=l.{2})"
)
_FAITH: Final = re.compile(r"(?:[aeou]?(?:l?d)?|h?[aeou]?d)d[iey]{1,2}n(?:e)?$")


@dataclass(slots=True)
class Name:
    """A name ready to be compared.

    Attributes:
        words: Its telling words, in order, folded; titles, particles and legal forms are gone.
        sounds: How each of them sounds.
        skeletons: The coarse fold of each of them.
        letters: The first letters of all its words, the function words among them.
        articles: Places of the words that stood behind an article (al-, el-).
        numbers: Its numbers, in figures.
        generation: jr, sr, or empty.
        sex: m or f where a title says so, else empty.
        legal: Classes of the legal forms it carries.
        organisation: Whether it reads as the name of an organisation, unit or place.
        capitals: Its letters, if it is one word in capitals; else empty.
        unvowelled: Whether its script leaves short vowels out.
        readable: Whether the tables know its script.
        han: Whether it is written in Chinese characters.
        tongue: English or Arabic where its function words or articles say so, else empty.
    """

    words: tuple[str, ...]
    sounds: tuple[str, ...]
    skeletons: tuple[str, ...]
    letters: str = ""
    articles: frozenset[int] = frozenset()
    numbers: frozenset[str] = frozenset()
    generation: str = ""
    sex: str = ""
    legal: frozenset[str] = frozenset()
    organisation: bool = False
    capitals: str = ""
    unvowelled: bool = False
    readable: bool = True
    han: bool = False
    tongue: str = ""

    @property
    def initials(self) -> frozenset[str]:
        """The first letters of the telling words, and of all words."""
        return frozenset(("".join([word[0] for word in self.words]), self.letters))

    @property
    def joined(self) -> str:
        """All words in one."""
        return "".join(self.words)


@cache
def words_of_class(name: str) -> dict[str, str]:
    """Return the words of one class, each with the form it stands for."""
    return {row["word"]: row["canonical"] for row in rows("words.csv") if row["class"] == name}


@cache
def _classes() -> dict[str, dict[str, str]]:
    """Return every word that has a class, with its classes and the form for each."""
    table: dict[str, dict[str, str]] = {}
    for row in rows("words.csv"):
        table.setdefault(row["word"], {})[row["class"]] = row["canonical"]
    return table


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
    """
    if name.isascii() and name.replace(" ", "").isalpha() and len(name) < _LONGEST:
        listed = name.lower().split()
        if len(listed) <= _MOST_WORDS and _special().isdisjoint(listed):
            return _plain(listed, name)
    raw = name[:_LONGEST]
    reader = _Reader(_flatten(raw).replace(",", " ").split()[:_MOST_WORDS], raw)
    reader.read()
    return reader.name()


@cache
def _special() -> frozenset[str]:
    """Return the words that a plain name must not have."""
    return frozenset(_classes()) | _GLUED.keys() | _ENDING.keys()


def _plain(listed: list[str], raw: str) -> Name:
    """Return a name of nothing but telling words."""
    if len(listed) == 1:
        raw = raw.strip()
        word = _word(listed[0])
        capitals = listed[0] if raw.isupper() and 2 <= len(raw) <= 7 else ""
        return Name((word[0],), (word[1],), (word[2],), listed[0][0], capitals=capitals)
    if max(map(len, listed)) == 1:
        return _plain(["".join(listed)], "".join(listed).upper())
    words, sounds, skeletons = zip(*[_word(word) for word in listed], strict=True)
    return Name(words, sounds, skeletons, "".join([word[0] for word in listed]))


@lru_cache(maxsize=16384)
def _word(word: str) -> tuple[str, str, str]:
    """Return a word in its canonical form, its sounds, and their skeleton."""
    word = _canonical(word)
    sound = sound_of(word)
    return word, sound, skeleton_of(sound)


def _flatten(raw: str) -> str:
    """Return the name in plain letters and spaces, what stood before a comma moved behind it."""
    text = raw
    text = _AMPERSAND.sub(" and ", text) if "&" in text else text
    text = _ELIDED.sub("", text) if "'" in text or "’" in text else text
    if "." in text:
        text = _INITIALS.sub(_undotted, text)
    text = latinise(text.translate(_QUIET)) if not text.isascii() else text.lower()
    text = text.replace("co-op", "coop").translate(_SPACED)
    if not _phrase_heads().isdisjoint(text.split()):
        phrases = _phrases()
        phrase = phrases.search(text)
        if phrase:
            text = f"{phrases.sub(' ', text)} {_PHRASED[phrase[1] is None]}"
    if "," not in text:
        return text
    first, _, rest = text.partition(",")
    classes = _classes()
    behind = rest.replace(",", " ").split()
    if behind and all(
        {"legal", "generation", "title"} & classes.get(one, {}).keys() for one in behind
    ):
        return f"{first} {rest.replace(',', ' ')}"
    return f"{rest.replace(',', ' ')} {first}"


def _undotted(found: re.Match[str]) -> str:
    """Return letters with full stops as a known word ("S.A.", "U.S."), or as initials."""
    letters = found[0].replace(".", "")
    known = not {"legal", "title_before"}.isdisjoint(_classes().get(letters.lower(), _NO_CLASS))
    return f"{letters} " if known else found[0].replace(".", " ")


@cache
def _phrase_heads() -> frozenset[str]:
    """Return the first words of legal forms of several words."""
    return frozenset(phrase.split()[0] for phrase in words_of_class("legal_phrase"))


@cache
def _phrases() -> re.Pattern[str]:
    """Return the pattern of legal forms of several words: those of partners, those of shares."""
    forms: dict[str, list[str]] = {"limited": [], "stock": []}
    for phrase, form in words_of_class("legal_phrase").items():
        forms[form].append(" +".join(phrase.split()))
    limited, stock = (
        "|".join(sorted(forms[form], key=len, reverse=True)) for form in ("limited", "stock")
    )
    return re.compile(rf"\b(?:({limited})|({stock}))\b")


class _Reader:
    """Walks the words of one name once and sorts them."""

    def __init__(self, listed: list[str], raw: str) -> None:
        self.listed = listed
        self.raw = raw
        self.titled = not (listed and _HEADS & _classes().get(listed[-1], {}).keys())
        self.unvowelled = bool(_UNVOWELLED.search(raw)) if not raw.isascii() else False
        self.words: list[str] = []
        self.articles: set[int] = set()
        self.numbers: set[str] = set()
        self.generation = ""
        self.sex = ""
        self.legal: set[str] = set()
        self.organisation = False
        self.letters: list[str] = []
        self.article = False
        self.tongue = ""

    def read(self) -> None:
        """Sort every word into the parts of a name."""
        classes = _classes()
        glue = ""
        for at, written in enumerate(self.listed):
            word, kinds = written, classes.get(written, _NO_CLASS)
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
            self.words[-1] = _canonical(self.words[-1] + _ENDING[word])
        else:
            if self.article:
                self.articles.add(len(self.words))
            self.words.append(word)
        self.article = False

    def _before_title(self, at: int) -> bool:
        """Return whether a title follows, at once or after words that stand before titles."""
        classes = _classes()
        for word in self.listed[at + 1 : -1]:
            kinds = classes.get(word, _NO_CLASS)
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
        return f" {word} " in self.raw or f"{word}-" in self.raw.lower()

    def _is_legal(self, word: str, at: int) -> bool:
        """Return whether a word is a legal form where it stands."""
        capitals = word.upper() in self.raw.replace(".", "")
        if not at:
            return (len(word) > 2 or word in _FORMS_BEFORE) and (capitals or not self.raw.isascii())
        if len(word) > 2:
            return True
        if word != "co" and not capitals and not self.raw.islower():
            return False
        classes = _classes()
        behind = self.listed[at + 1 :]
        return all("legal" in classes.get(one, _NO_CLASS) for one in behind)

    def _number(self, word: str) -> bool:
        """Take a number in figures; return whether it was one."""
        found = _NUMBERED.fullmatch(word)
        if found:
            self.numbers.add(found[1].lstrip("0") or "0")
            self.organisation = True
        return found is not None

    def _beside(self, word: str, kinds: dict[str, str], at: int, *, last: bool) -> bool:
        """Take a word that is no telling word of the name; return whether it was one."""
        if "organisation" in kinds or "generic" in kinds:
            self.organisation = True
        if last and not at:
            return False
        if "number" in kinds and not (last and len(self.words) == 1 and not self.organisation):
            self.numbers.add(kinds["number"])
            self.organisation = True
            return True
        if "roman" in kinds and at and word.upper() in self.raw and (last or len(word) > 1):
            self.numbers.add(kinds["roman"])
            return True
        if "generation" in kinds and last:
            self.generation = kinds["generation"]
            return True
        if "legal" in kinds and self._is_legal(word, at):
            self.legal.add(kinds["legal"])
            self.organisation = self.organisation or kinds["legal"] != "association"
            return True
        if self.titled and not last and not self.words:
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
        known = [_word(word) for word in words]
        return Name(
            words=tuple([word[0] for word in known]),
            sounds=tuple([word[1] for word in known]),
            skeletons=tuple([word[2] for word in known]),
            letters="".join(self.letters),
            articles=frozenset(self.articles),
            numbers=frozenset(self.numbers),
            generation=self.generation,
            sex=self.sex,
            legal=frozenset(self.legal),
            organisation=self.organisation,
            capitals=capitals,
            unvowelled=self.unvowelled,
            tongue=self.tongue,
            han=not self.raw.isascii() and bool(_HAN.search(self.raw)),
            readable=self.raw.isascii() or not any(_UNREAD.search(word) for word in words),
        )


def _telling(word: str, kinds: dict[str, str]) -> str:
    """Return the form that stands for a word of a class."""
    for name in ("organisation", "generic", "demonym", "exact"):
        if name in kinds:
            return kinds[name]
    return word


_ENGLISH: Final = frozenset({"of", "the", "and", "for", "in", "on", "at", "to", "by", "with"})
_PHRASED: Final = {False: "llc", True: "jsc"}
_NO_CLASS: Final[dict[str, str]] = {}
_HEADS: Final = frozenset({"organisation", "generic", "legal"})
_TITLES: Final = frozenset({"title", "title_start", "man", "woman"})
_SUN_LETTERS: Final = frozenset({"ad", "ar", "as", "ash", "an", "at", "az"})
_FORMS_BEFORE: Final = frozenset({"ab", "pt", "oy", "ao"})
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


def _canonical(word: str) -> str:
    """Return a word with its Arabic compounds written one way, and Mac for Mc."""
    if word.startswith("Obd"):
        word = "abd" + word[3:]
    if word.startswith("abd") and len(word) > 6:
        word = _SLAVE.sub("abd", word, count=1).replace("abdrr", "abdr")
    elif word.startswith("abou") and len(word) > 6:
        word = "abu" + word[4:]
    elif word.startswith("mc") and len(word) > 4:
        word = "mac" + word[2:]
    if len(word) > 7 and word[-1] in "ne":
        word = _FAITH.sub("adin", word)
    return word
