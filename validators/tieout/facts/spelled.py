"""How each source spells what the codebook names, and spellings that it does not list yet."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pandas as pd

from tieout.corpus.sources import Source
from tieout.facts.codebook import EntityKind
from tieout.facts.mentions import Mention, Names, Word, names_of, shortened, words_of
from tieout.facts.names import compare_names
from tieout.facts.spelling.scripts import latinise
from tieout.facts.spelling.sounds import skeleton_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tieout.corpus.sources import Corpus
    from tieout.facts.codebook import Codebook

COLUMNS: Final = ("entity", "source", "spelling", "listed", "like", "count", "start", "end")
_MOST_WORDS: Final = 6
_SHORTEST: Final = 5
_NAMED: Final = frozenset(
    {EntityKind.PERSON, EntityKind.GROUP, EntityKind.ORGANISATION, EntityKind.PLACE}
)


@dataclass(frozen=True, slots=True)
class Spelling:
    """One spelling of an entity in a text.

    Units: start and end are code points of the text, half-open, of its first place.

    Args:
        entity: The id of the entity.
        spelling: The words as they stand there.
        listed: Whether the codebook lists them.
        like: The listed spelling that they are, or are close to.
        count: How often they stand in the text.
        start: Where they stand first.
        end: Where that ends.
    """

    entity: str
    spelling: str
    listed: bool
    like: str
    count: int
    start: int
    end: int


class Speller:
    """Finds the spellings of a codebook's entities in one text after another.

    Args:
        codebook: The entities with their aliases.
    """

    def __init__(self, codebook: Codebook) -> None:
        named = [entity for entity in codebook.entities.values() if entity.kind in _NAMED]
        self._names: Names = names_of((one.id, (one.label, *one.aliases)) for one in named)
        self._listed = frozenset(_plain(name) for name in self._names.listed)
        self._keys: dict[str, list[str]] = {}
        for name in self._names.listed:
            if len(words_of(name)) > 1 or len(name) >= _SHORTEST:
                self._keys.setdefault(_key(words_of(name)), []).append(name)

    def spellings(self, text: str) -> list[Spelling]:
        """Return every spelling in a text, listed or close to one that is, in order of its places.

        A name that stands for several entities is given for each.

        Examples:
            >>> from tieout.facts.codebook import Codebook, Entity, EntityKind
            >>> chekhov = Entity("chekhov", "Anton Chekhov", EntityKind.PERSON)
            >>> speller = Speller(Codebook(entities={"chekhov": chekhov}))
            >>> [(s.spelling, s.listed) for s in speller.spellings("The play by Anton Tschechow")]
            [('Anton Tschechow', False)]

        Source:
            Our convention, docs/decisions/0047.
        """
        mentions = self._names.find(text)
        found: dict[tuple[str, str], Spelling] = {}
        counts: Counter[tuple[str, str]] = Counter()
        for mention, listed in (
            *((one, True) for one in mentions),
            *((one, False) for one in self._near(text, mentions)),
        ):
            for entity in mention.ids:
                place = entity, mention.written
                counts[place] += 1
                spelling = Spelling(
                    entity, mention.written, listed, mention.name, 0, mention.start, mention.end
                )
                found.setdefault(place, spelling)
        rows = sorted(found.values(), key=lambda one: (one.start, one.end, one.entity))
        return [_counted(one, counts[one.entity, one.spelling]) for one in rows]

    def _near(self, text: str, mentions: Iterable[Mention]) -> Iterator[Mention]:
        """Yield words with capitals that are close to a listed spelling and not listed."""
        taken = [(mention.start, mention.end) for mention in mentions]
        for start, end, words in _runs(words_of(text), text, taken):
            written = text[start:end]
            near = [
                name
                for name in self._keys.get(_key(words), ())
                if compare_names(name, written).same
            ]
            if near and _plain(written) not in self._listed:
                ids = tuple(dict.fromkeys(one for name in near for one in self._names.listed[name]))
                yield Mention(start, end, near[0], ids, written)


def find_spellings(codebook: Codebook, corpus: Corpus) -> pd.DataFrame:
    """Return how each source spells each entity.

    Shapes: one row an entity, source and spelling, in the order of the manifest and of the text:
    `entity`, `source`, `spelling` (as it stands there), `listed` (whether the codebook lists it),
    `like` (the listed spelling that it is, or is close to), `count`, `start` and `end` of its
    first place. Sources that cannot be read have no rows.
    Units: start and end are code points of the raw text, half-open.

    Args:
        codebook: The entities with their aliases; persons, groups, organisations and places.
        corpus: The sources; each is read once.

    Source:
        Our convention, docs/decisions/0047.
    """
    speller = Speller(codebook)
    rows = [
        (one.entity, source.id, one.spelling, one.listed, one.like, one.count, one.start, one.end)
        for source in corpus
        if isinstance(source, Source)
        for one in speller.spellings(source.text)
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _counted(one: Spelling, count: int) -> Spelling:
    """Return a spelling with the number of its places."""
    return Spelling(one.entity, one.spelling, one.listed, one.like, count, one.start, one.end)


def _plain(name: str) -> str:
    """Return the words of a name, folded."""
    return " ".join(word.folded for word in words_of(name))


def _key(words: Iterable[Word]) -> str:
    """Return the coarse sounds of all words in one, articles and all."""
    return "".join(skeleton_of(latinise(word.folded)) for word in words)


def _runs(
    words: list[Word], text: str, taken: list[tuple[int, int]]
) -> Iterator[tuple[int, int, list[Word]]]:
    """Yield runs of words that begin and end with a capital and stand in no mention."""
    spans = iter(taken)
    low, high = next(spans, (len(text) + 1, len(text) + 1))
    for at, word in enumerate(words):
        while word.start >= high:
            low, high = next(spans, (len(text) + 1, len(text) + 1))
        if word.start >= low or not word.written[0].isupper():
            continue
        for size in range(1, _MOST_WORDS + 1):
            run = words[at : at + size]
            if len(run) < size or run[-1].end > low or _parted(text, run):
                break
            if run[-1].written[0].isupper():
                yield word.start, run[-1].end, run


def _parted(text: str, run: list[Word]) -> bool:
    """Whether something stands before the last word of a run that no name has."""
    if len(run) < 2:
        return False
    gap = text[run[-2].end : run[-1].start]
    if "." in gap and not shortened(run[-2].folded):
        return True
    return len(gap) > 2 or not set(gap) <= set(" -'’.\u00a0")
