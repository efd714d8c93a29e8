"""Versions of one quotation, word by word."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from tieout.corpus.folding import fold_text
from tieout.facts.notation import Words

if TYPE_CHECKING:
    from tieout.report.discrepancies import Discrepancy
    from tieout.report.report import Report

MOST = 6
"""The most versions that are set against each other in one card."""

LONGEST = 400
"""The most words of a version that are compared; comparing is quadratic in them."""


@dataclass(frozen=True, slots=True)
class Part:
    """Words that two versions share, or that one of them lacks.

    Args:
        kind: `same`, `gone` (only the left has them) or `new` (only the right has them).
        text: The words.
    """

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Version:
    """Two versions set against each other.

    Args:
        left: The one, by its publisher and fact.
        right: The other.
        parts: The words of both in order.
    """

    left: str
    right: str
    parts: tuple[Part, ...]


def compare_versions(report: Report, item: Discrepancy) -> list[Version]:
    """Return how the versions of a quotation differ; nothing for values that are no words."""
    values = report.case.values["value"]
    found: dict[str, tuple[str, str]] = {}
    for answer in item.answers:
        for witness in answer.witnesses:
            value = values.iloc[witness.row]
            if isinstance(value, Words):
                named = f"{witness.publisher} ({witness.fact_id})"
                found[witness.fact_id] = (named, value.text)
    pairs = [
        (pair.a, pair.b)
        for pair in item.question.pairs
        if str(pair.verdict) == "requoted" and pair.a in found and pair.b in found
    ]
    return [
        Version(found[a][0], found[b][0], compare_words(found[a][1], found[b][1]))
        for a, b in pairs[:MOST]
    ]


def compare_words(left: str, right: str) -> tuple[Part, ...]:
    """Return the words of two texts in order, each as shared or as one side's alone.

    Examples:
        >>> [(part.kind, part.text) for part in compare_words("some 900 men", "no 900 men")]
        [('gone', 'some'), ('new', 'no'), ('same', '900 men')]
    """
    one, other = left.split()[:LONGEST], right.split()[:LONGEST]
    matcher = SequenceMatcher(
        None, [fold_text(word) for word in one], [fold_text(word) for word in other], autojunk=False
    )
    parts = []
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            parts.append(Part("same", " ".join(one[a:b])))
            continue
        parts += [Part("gone", " ".join(one[a:b]))] if b > a else []
        parts += [Part("new", " ".join(other[c:d]))] if d > c else []
    return tuple(parts)
