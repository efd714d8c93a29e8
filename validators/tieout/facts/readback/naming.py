"""Whether tokens and entities stand in a quote, under any of their spellings."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from tieout.facts.codebook import Kind
from tieout.facts.cuts import negation_before
from tieout.facts.mentions import Mention, Names, names_of, words_of
from tieout.facts.names import compare_names
from tieout.facts.readback.support import JUDGEMENT, SUPPORTED, Missing, Support, lacking, told

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tieout.facts.codebook import Codebook


@dataclass(eq=False)
class Namer:
    """Everything that a codebook names, ready to be looked for in many quotes.

    Args:
        codebook: Entities and tokens with their aliases.
    """

    codebook: Codebook
    _tokens: dict[str, Names] = field(init=False, repr=False, default_factory=dict)

    @cached_property
    def entities(self) -> Names:
        """Every spelling of every entity."""
        return names_of(
            (entity.id, (entity.label, *entity.aliases))
            for entity in self.codebook.entities.values()
        )

    def tokens(self, property_id: str) -> Names:
        """Every spelling of the tokens of a property."""
        if property_id not in self._tokens:
            entry = self.codebook.properties.get(property_id)
            known = entry.tokens.values() if entry else ()
            # "true" and "false" are words of the table, and hardly ever those of a source
            told = entry is not None and entry.kind is Kind.BOOLEAN
            self._tokens[property_id] = names_of(
                (token.id, token.aliases)
                if told
                else (token.id, (token.label, token.id.replace("_", " "), *token.aliases))
                for token in known
            )
        return self._tokens[property_id]


def tokens_carried(  # noqa: PLR0913 - a value, what it answers, and where it is looked for
    ids: Iterable[str],
    kind: Kind,
    property_id: str,
    quote: str,
    namer: Namer,
    *,
    language: str = "en",
) -> Support:
    """Say whether every token or entity of a value stands in its quote.

    A token is carried by one of its kinds too. A token or entity that has no aliases and is not
    named is the coder's judgement. An entity may be named by a spelling close to a listed one. The
    words for yes or no of a boolean that stand behind a negation leave it to the coder.

    Args:
        ids: The tokens or entities of the value.
        kind: Category, boolean or entity.
        property_id: Whose tokens they are.
        quote: The words.
        namer: What the codebook names.
        language: Language of the quote, ISO 639-1, for its negations.

    Source:
        Our convention, docs/decisions/0046.
    """
    names = namer.entities if kind is Kind.ENTITY else namer.tokens(property_id)
    found = names.find(quote)
    hidden: list[Mention] = []
    negated: set[str] = set()
    if kind is Kind.BOOLEAN:
        behind = [one for one in found if negation_before(quote[: one.start], language=language)]
        negated = {identity for mention in behind for identity in mention.ids}
        found = [one for one in found if one not in behind]
    else:  # a long name may hide a short one that begins or stands within it
        hidden = [one for mention in found for one in _inside(mention, names)]
    named = {identity for mention in found for identity in mention.ids}
    named |= {identity for mention in hidden for identity in mention.ids}
    judged = False
    for identity in sorted(ids):
        if named & {identity, *_narrower(identity, kind, property_id, namer.codebook)}:
            continue
        aliases = _aliases(identity, kind, property_id, namer.codebook)
        entity = namer.codebook.entities.get(identity) if kind is Kind.ENTITY else None
        spellings = (entity.label, *aliases) if entity else ()
        if _spelled(quote, spellings, namer, identity):
            continue
        if not aliases or identity in negated:
            judged = True
            continue
        return lacking(Missing.TOKEN, told([one.written for one in found], "none of its names"))
    return JUDGEMENT if judged else SUPPORTED


def _inside(mention: Mention, names: Names) -> list[Mention]:
    """Return what a mention names besides, in all but its first or last word."""
    words = words_of(mention.written)
    if len(words) < 2:
        return []
    return [
        *names.find(mention.written[words[1].start :]),
        *names.find(mention.written[: words[-1].start].rstrip()),
    ]


def _narrower(identity: str, kind: Kind, property_id: str, codebook: Codebook) -> set[str]:
    """Return the kinds of a token, and their kinds."""
    entry = codebook.properties.get(property_id)
    if kind is Kind.ENTITY or entry is None:
        return set()
    found: set[str] = set()
    waiting = [identity]
    while waiting:
        token = entry.tokens.get(waiting.pop())
        new = [one for one in (token.narrower if token else ()) if one not in found]
        found.update(new)
        waiting.extend(new)
    return found


def _aliases(identity: str, kind: Kind, property_id: str, codebook: Codebook) -> tuple[str, ...]:
    """Return the spellings by which an id may be named, besides its label."""
    if kind is Kind.ENTITY:
        entity = codebook.entities.get(identity)
        return entity.aliases if entity else ()
    entry = codebook.properties.get(property_id)
    token = entry.tokens.get(identity) if entry else None
    return token.aliases if token else ()


def _spelled(quote: str, aliases: Iterable[str], namer: Namer, identity: str) -> bool:
    """Whether a quote names an entity by a spelling that is close to a listed one."""
    words = words_of(quote)
    for alias in aliases:
        size = len(words_of(alias))
        for at in range(len(words) - size + 1) if size else ():
            written = quote[words[at].start : words[at + size - 1].end]
            if not written[0].isupper() or not compare_names(alias, written).same:
                continue
            others = {one for mention in namer.entities.find(written) for one in mention.ids}
            if not others or identity in others:
                return True
    return False
