"""Rules about names: one entity, several spellings, by source."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from tieout.config import Level
from tieout.facts.names import compare_names
from tieout.findings.findings import Draft
from tieout.findings.messages import tell_entity
from tieout.findings.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tieout.findings.case import Case

MOST_COMPARED = 60
"""Of more spellings of one entity only the first are compared with each other."""


SHORTEST = 6
"""A shorter word in capitals is an abbreviation, not a spelling."""


@rule("N101", "spelled", level=Level.NOTE)
def spelled(case: Case) -> Iterator[Draft]:
    """The sources spell one name in several ways.

    Why it matters: a reader takes two spellings for two people, and a search finds one of them.
    Example: "Tchaikovsky" in one source, "Tschaikowski" in another.
    How to settle it: choose one spelling for what you publish; keep the others as aliases.
    Source: our convention, docs/decisions/0047.
    """
    for entity, by_spelling in case.spellings.items():
        variants = sorted(_variants([name for name, (listed, _) in by_spelling.items() if listed]))
        if variants:
            told = "; ".join(
                f'"{name}" in {", ".join(dict.fromkeys(by_spelling[name][1]))}' for name in variants
            )
            yield Draft(
                f"{tell_entity(case, entity)} is spelled {told}",
                (entity, *variants),
                verdict="spelled",
                file=case.config.codebook,
                subjects=(entity,),
                sources=tuple(dict.fromkeys(s for v in variants for s in by_spelling[v][1])),
            )


def _variants(names: list[str]) -> set[str]:
    """Return the names that are one name in different letters; a shorter form is no variant."""
    found = set()
    cores = [(name, core) for name in names if (core := _core(name))]
    for (left, first), (right, second) in combinations(cores[:MOST_COMPARED], 2):
        words = [set(core.casefold().split()) for core in (first, second)]
        contained = words[0] <= words[1] or words[1] <= words[0]
        shortened = any(core.isupper() and len(core) < SHORTEST for core in (first, second))
        begins = first.startswith(second) or second.startswith(first)
        if not (contained or shortened or begins) and compare_names(first, second).same:
            found |= {left, right}
    return found


def _core(name: str) -> str:
    """Return a name without the common nouns before and after it, which have no capitals.

    Examples:
        >>> _core("the Chekhov family"), _core("our correspondent")
        ('Chekhov', '')
    """
    words = name.replace("’", "'").split()
    proper = [at for at, word in enumerate(words) if word != word.lower()]
    return " ".join(words[proper[0] : proper[-1] + 1]) if proper else ""


@rule("N102", "unlisted-spelling", level=Level.WARNING)
def unlisted_spelling(case: Case) -> Iterator[Draft]:
    """A source has a spelling close to a listed one that the codebook does not list.

    Why it matters: it is a variant nobody has recorded, a slip of the press, or somebody else.
    Example: "Anton Chekov" where the codebook has "Anton Chekhov".
    How to settle it: add the spelling to the entity's aliases, or the other person as an entity.
    Source: our convention, docs/decisions/0047.
    """
    for entity, by_spelling in case.spellings.items():
        for name, (listed, sources) in by_spelling.items():
            if not listed:
                yield Draft(
                    f'"{name}" in {", ".join(dict.fromkeys(sources))} is close to '
                    f"{tell_entity(case, entity)} and is not among its aliases",
                    (entity, name),
                    file=case.config.codebook,
                    subjects=(entity,),
                    sources=tuple(dict.fromkeys(sources)),
                )
