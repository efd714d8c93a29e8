"""Questions that should meet: facts filed apart that look like answers to one question.

Nothing is merged: a curator says whether two coders meant the same thing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from tieout.corpus.folding import fold_text
from tieout.facts.codebook import Kind, OverTime
from tieout.facts.names import compare_names
from tieout.findings.comparing.claims import ASSERTED
from tieout.findings.comparing.times import meet
from tieout.findings.identity import canonical
from tieout.findings.stand import Stand

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from tieout.facts.codebook import Codebook, Property
    from tieout.findings.case import Case
    from tieout.findings.comparing.claims import Claim
    from tieout.findings.stand import Key

MOST_SHARING = 30
"""A figure that more questions share tells nothing: every table has many ones and twos."""

COMPARED = frozenset({Kind.QUANTITY, Kind.SHARE, Kind.DATE, Kind.PERIOD, Kind.DURATION})


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Two questions that may be one.

    Args:
        one: Subject, property and scope of the one.
        other: Those of the other.
        facts: A fact of each with the same value.
        why: What makes them near.
    """

    one: Key
    other: Key
    facts: tuple[str, str]
    why: str


def near_questions(case: Case) -> Iterator[Neighbours]:
    """Yield questions of two sources with one value at one time, filed under near keys.

    Source: docs/decisions/0059.
    """
    stand = Stand(case)
    found: dict[tuple[Key, Key], Neighbours] = {}
    for by_key in _sharing(stand):
        for (one, left_row), (other, right_row) in combinations(by_key.items(), 2):
            why = _near(one, other, case.codebook)
            if not why or case.cell(left_row, "source") == case.cell(right_row, "source"):
                continue
            left, right = stand.claim(left_row), stand.claim(right_row)
            if _at_one_time(left, right, one, case):
                facts = (left.fact, right.fact)
                found.setdefault((one, other), Neighbours(one, other, facts, why))
    yield from found.values()


def _sharing(stand: Stand) -> Iterator[dict[Key, int]]:
    """Yield for each value that a few questions share the first row of each that gives it."""
    case = stand.case
    values = case.values_read
    sharing: dict[Hashable, dict[Key, int]] = defaultdict(dict)
    written: dict[int, str] = {}
    for key, rows in stand.rows_by_key.items():
        kind = case.codebook.properties[key[1]].kind
        for row in rows if kind in COMPARED else ():
            value = values[row]
            if value is not None:
                text = written.get(id(value)) or written.setdefault(id(value), canonical(value, ""))
                stance = case.cell(row, "stance").strip() or ASSERTED
                sharing[kind, stance, text].setdefault(key, row)
    return (by_key for by_key in sharing.values() if 1 < len(by_key) <= MOST_SHARING)


def _near(one: Key, other: Key, codebook: Codebook) -> str:
    """Say in what two questions differ although they are near, or nothing."""
    differing = [at for at in range(3) if one[at] != other[at]]
    if len(differing) != 1:
        return ""
    at = differing[0]
    if at == 1:
        return _near_properties(codebook.properties[one[1]], codebook.properties[other[1]])
    return _near_entities(one[at], other[at], codebook, "subject" if at == 0 else "scope")


def _near_properties(left: Property, right: Property) -> str:
    """Say why two properties are near: one kind, unit and half of the words of their labels."""
    if (left.kind, left.unit, left.over_time) != (right.kind, right.unit, right.over_time):
        return ""
    words = [_words(entry.label or entry.id.replace("_", " ")) for entry in (left, right)]
    shorter = min(len(words[0]), len(words[1]))
    if not shorter or 2 * len(words[0] & words[1]) < shorter:
        return ""
    return f"the properties {left.id} and {right.id} share words of their labels"


def _near_entities(left: str, right: str, codebook: Codebook, role: str) -> str:
    """Say why two entities are near: an alias, a spelling, or one is part of the other."""
    if not left or not right:
        return f"one of the two has no {role}"
    if left in codebook.wholes(right) or right in codebook.wholes(left):
        return f"of the {role}s {left} and {right} one is part of the other"
    names = [_names(entity, codebook) for entity in (left, right)]
    if {fold_text(name) for name in names[0]} & {fold_text(name) for name in names[1]}:
        return f"the {role}s {left} and {right} share a name"
    labels = [spelled[0] for spelled in names]
    if compare_names(labels[0], labels[1]).same:
        return f"the {role}s {left} and {right} are spelled nearly alike"
    return ""


def _names(entity: str, codebook: Codebook) -> list[str]:
    """Return every name of an entity, its label first; an undeclared one has only itself."""
    entry = codebook.entities.get(entity)
    if entry is None:
        return [entity]
    return [entry.label or entity.replace("-", " "), *entry.aliases]


def _words(text: str) -> set[str]:
    """Return the words of a label."""
    return set(re.findall(r"\w+", text.casefold()))


def _at_one_time(left: Claim, right: Claim, key: Key, case: Case) -> bool:
    """Tell whether two facts may be about one time."""
    if case.codebook.properties[key[1]].over_time is OverTime.FIXED:
        return True
    if left.valid is None or right.valid is None:
        return True
    return meet(left.valid, right.valid) is not False
