"""The codebook: what is counted, what the words of the table mean, who and what is spoken of."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from tieout.corpus.folding import fold_text

ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,127}\Z")
"""What an id may look like: safe as a file name, a URL part and a test id."""


class Kind(StrEnum):
    """What the values of a property are."""

    QUANTITY = "quantity"
    SHARE = "share"
    DATE = "date"
    PERIOD = "period"
    DURATION = "duration"
    BOOLEAN = "boolean"
    CATEGORY = "category"
    ENTITY = "entity"
    QUOTATION = "quotation"
    TEXT = "text"


class OverTime(StrEnum):
    """How a property behaves as time goes on."""

    FIXED = "fixed"
    CHANGING = "changing"
    RISING = "rising"


class EntityKind(StrEnum):
    """What an entity is."""

    PERSON = "person"
    GROUP = "group"
    ORGANISATION = "organisation"
    PLACE = "place"
    EVENT = "event"
    DOCUMENT = "document"
    OTHER = "other"


WORDS: dict[str, type[StrEnum]] = {one.__name__: one for one in (Kind, OverTime, EntityKind)}
"""The closed lists of words that keys of the codebook are of, by the names of their types."""


@dataclass(frozen=True, slots=True)
class Token:
    """One value that a category may have.

    Args:
        id: The word of the value column.
        label: The words for people.
        definition: What counts.
        aliases: Words of the sources that carry it; none: the coder judges.
        narrower: Tokens that are kinds of this one.
        excludes: Tokens that cannot hold beside this one.
    """

    id: str
    label: str = ""
    definition: str = ""
    aliases: tuple[str, ...] = ()
    narrower: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Property:
    """What a value says of its subject.

    Args:
        id: The word of the property column.
        label: The words for people.
        definition: What counts, what does not, how it differs from its neighbours.
        kind: What its values are.
        unit: The unit of measure, currency or count noun of its values.
        over_time: Whether values are fixed, change, or are running totals.
        steady: ISO 8601 duration for which a changing value is taken to hold, or empty.
        many: Several values can hold at once.
        part_of: The property whose values this one's are part of, or empty.
        adds: The value of an entity includes those of its parts: none of them exceeds it.
        from_: For durations, the date property that the start answers.
        to: For durations, the date property that the end answers.
        origins: How many independent origins are needed before publishing.
        profile: The hedge profile, when it is not the codebook's.
        tokens: For categories, the values it may have; for booleans, the words of true and false.
    """

    id: str
    label: str = ""
    definition: str = ""
    kind: Kind = Kind.TEXT
    unit: str = ""
    over_time: OverTime = OverTime.FIXED
    steady: str = ""
    many: bool = False
    part_of: str = ""
    adds: bool = False
    from_: str = ""
    to: str = ""
    origins: int = 0
    profile: str = ""
    tokens: dict[str, Token] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something the facts speak of.

    Args:
        id: The word of the subject, scope, attributed_to, via and value columns.
        label: The name for people.
        kind: What it is.
        aliases: Every spelling under which the sources name it.
        part_of: The entity it belongs to, or empty.
        when: For events, when it happened, in EDTF, or empty.
        zone: IANA time zone of its clock times, or empty.
    """

    id: str
    label: str = ""
    kind: EntityKind = EntityKind.OTHER
    aliases: tuple[str, ...] = ()
    part_of: str = ""
    when: str = ""
    zone: str = ""


@dataclass(frozen=True, slots=True)
class UnitEntry:
    """A unit the built-in table lacks.

    Args:
        id: The word of the unit column.
        label: The words for people.
        aliases: Spellings in the sources.
        of: The unit it is measured in, or empty.
        factor: How many of those one of it is, a decimal in quotation marks.
    """

    id: str
    label: str = ""
    aliases: tuple[str, ...] = ()
    of: str = ""
    factor: Fraction = Fraction(1)


@dataclass(frozen=True, slots=True)
class Rate:
    """What one unit of a currency was worth in another, and who says so.

    Args:
        from_: The currency of which one is exchanged.
        to: The currency in which the rate is given.
        rate: The figure as written, a plain figure of so many decimals, in quotation marks.
        valid: When it held, in EDTF, or empty.
        source: Where it was taken from, in any words; never empty.
        quote: The words that give it, or empty.
    """

    from_: str
    to: str
    rate: str
    valid: str = ""
    source: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Codebook:
    """Every property, entity, unit and rate of a data set.

    Args:
        properties: By id.
        entities: By id.
        profile: The hedge profile for every property that names none.
        units: By id.
        rates: In their order.
    """

    properties: dict[str, Property] = field(default_factory=dict)
    entities: dict[str, Entity] = field(default_factory=dict)
    profile: str = "press"
    units: dict[str, UnitEntry] = field(default_factory=dict)
    rates: tuple[Rate, ...] = ()
    _by_alias: dict[str, tuple[str, ...]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    def __post_init__(self) -> None:
        """Index the entities by every folded spelling."""
        found: dict[str, list[str]] = {}
        for entity in self.entities.values():
            for name in dict.fromkeys((entity.label, *entity.aliases)):
                if name and entity.id not in found.setdefault(fold_text(name), []):
                    found[fold_text(name)].append(entity.id)
        self._by_alias.update({name: tuple(ids) for name, ids in found.items()})

    def profile_of(self, property_id: str) -> str:
        """Return the name of the hedge profile that a property is judged by."""
        entry = self.properties.get(property_id)
        return (entry.profile if entry else "") or self.profile

    def entities_named(self, text: str) -> tuple[str, ...]:
        """Return the ids of all entities that a word means: its own id first, else by alias."""
        if text in self.entities:
            return (text,)
        return self._by_alias.get(fold_text(text), ())

    def tokens_named(self, property_id: str, text: str) -> tuple[str, ...]:
        """Return the ids of all tokens of a property that a word means."""
        entry = self.properties.get(property_id)
        if entry is None:
            return ()
        if text in entry.tokens:
            return (text,)
        wanted = fold_text(text)
        return tuple(
            token.id
            for token in entry.tokens.values()
            if wanted in {fold_text(name) for name in (token.label, *token.aliases) if name}
        )

    def wholes(self, entity_id: str) -> tuple[str, ...]:
        """Return what an entity is part of, the nearest first."""
        found: list[str] = []
        entry = self.entities.get(entity_id)
        while entry is not None and entry.part_of:
            found.append(entry.part_of)
            entry = self.entities.get(entry.part_of)
        return tuple(found)
