"""Rules about whom a source names: a fact is of somebody, and said by somebody, who stand in it.

Its publisher and title count as named: who writes "we" need not write the name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tieout.config import Level
from tieout.corpus.folding import fold_text
from tieout.corpus.sources import Problem
from tieout.facts.codebook import EntityKind
from tieout.facts.mentions import Wording, names_of
from tieout.findings.comparing.claims import split_ids
from tieout.findings.findings import Draft
from tieout.findings.identity import fact_identity
from tieout.findings.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tieout.findings.case import Case

NAMED = frozenset({EntityKind.PERSON, EntityKind.GROUP, EntityKind.ORGANISATION, EntityKind.PLACE})
"""What a source names when it speaks of it; events and documents it may only describe."""


@rule("V110", "speaker-not-named", level=Level.WARNING)
def speaker_not_named(case: Case) -> Iterator[Draft]:
    """A fact is attributed to somebody whom its source names nowhere.

    Why it matters: a claim put into the wrong mouth is an error that its words do not show.
    Example: a figure of the health board, attributed to the mayor by a slip of the finger.
    How to settle it: name the speaker that the source names, or add to the codebook the spelling
        under which it does. Speakers without a listed spelling are not looked for.
    Source: our convention, docs/decisions/0090.
    """
    speakers = (
        (row, name)
        for row, cell in enumerate(case.facts["attributed_to"])
        for name in split_ids(cell)
    )
    for row, name in _not_named(case, speakers):
        source = case.cell(row, "source")
        message = f"{source} nowhere names {name}, to whom the fact is attributed"
        yield _about(case, row, name, message)


@rule("V112", "subject-not-named", level=Level.WARNING)
def subject_not_named(case: Case) -> Iterator[Draft]:
    """A fact is about a person, group, organisation or place that its source names nowhere.

    Why it matters: the figure of one town in the row of another is an error that its words do not
        show, and it meets facts that it has nothing to do with.
    Example: "36 dead", said of Altona, in a row about Hamburg, which the article does not name.
    How to settle it: name the subject that the source names, or add to the codebook the spelling
        under which it does. Subjects without a listed spelling are not looked for.
    Source: our convention, docs/decisions/0092.
    """
    entities = case.codebook.entities
    subjects = (
        (row, name)
        for row, name in enumerate(case.facts["subject"])
        if name in entities and entities[name].kind in NAMED
    )
    for row, name in _not_named(case, subjects):
        source = case.cell(row, "source")
        yield _about(case, row, name, f"{source} nowhere names {name}, whom the fact is about")


def _not_named(case: Case, wanted: Iterable[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return the rows with an entity that has spellings, none of which stands in the source."""
    by_source: dict[str, dict[str, list[int]]] = {}
    for row, name in wanted:
        entity = case.codebook.entities.get(name)
        if entity is not None and entity.aliases:
            cited = by_source.setdefault(case.cell(row, "source"), {})
            cited.setdefault(name, []).append(row)
    found: list[tuple[int, str]] = []
    for source, named in by_source.items():
        read = case.corpus.read(source)
        if isinstance(read, Problem):
            continue
        wording = Wording(f"{read.publisher}\n\n{read.title}\n\n{read.text}")
        for name, rows in named.items():
            entity = case.codebook.entities[name]
            if not names_of([(name, (entity.label, *entity.aliases))]).stand_in(wording):
                found += [(row, name) for row in rows]
    return sorted(found)


def _about(case: Case, row: int, name: str, message: str) -> Draft:
    """Return a draft about an entity of one row."""
    return Draft(
        message,
        (fact_identity(case, row), fold_text(case.cell(row, "quote")), name),
        facts=(case.ids[row],),
        file=case.config.facts,
        line=case.lines[row],
        subjects=(case.cell(row, "subject"),),
        sources=(case.cell(row, "source"),),
    )
