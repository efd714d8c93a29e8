"""Anchor a whole table of facts: each source is read once, searched, and dropped."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from tieout.corpus.sentences import sentences
from tieout.corpus.sources import Problem
from tieout.evidence.anchors import Anchor, Outcome, Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tieout.corpus.sentences import Sentence
    from tieout.corpus.sources import Corpus


@dataclass(slots=True)
class _Row:
    """What is known of one fact's quote so far."""

    anchor: Anchor
    source: str = ""
    sentence: int | None = None
    problem: str = ""


def anchor_facts(facts: pd.DataFrame, corpus: Corpus) -> pd.DataFrame:
    """Return where each fact's quote stands: one row a fact, in the order of the facts.

    Shapes: takes the facts frame (source, quote; prefix and suffix if there) and returns, on the
    same index, outcome, source (where the words stand, empty if nowhere), sentence, start, end,
    differences (a tuple), suggestion (text), suggestion_start, suggestion_end and problem (why a
    source is unreadable).
    Units: start and end are code points of the raw text, half-open; sentences count from 1.

    Args:
        facts: The facts, every cell text.
        corpus: Where the sources are read from, one at a time.

    Source: docs/decisions/0034.
    """
    count = len(facts)
    empty = [""] * count
    cited_in = facts["source"].tolist()
    sought = list(
        zip(
            facts["quote"].tolist(),
            facts["prefix"].tolist() if "prefix" in facts else empty,
            facts["suffix"].tolist() if "suffix" in facts else empty,
            strict=True,
        )
    )
    rows: list[_Row | None] = [None] * count
    missed: list[int] = []
    for source, positions in _by_source(cited_in).items():
        found = corpus.read(source)
        if isinstance(found, Problem):
            unreadable = Anchor(Outcome.UNREADABLE)
            for position in positions:
                rows[position] = _Row(unreadable, problem=found.message)
            continue
        page = Page(found.text)
        cited: list[Sentence] | None = None
        for position in positions:
            anchor = page.anchor(*sought[position])
            row = _Row(anchor)
            if anchor.start is not None:
                cited = cited or sentences(found.text, language=found.language or "en")
                row.source, row.sentence = source, _number(cited, anchor.start)
            elif anchor.outcome is Outcome.MISSING:
                missed.append(position)
            rows[position] = row
    _look_elsewhere(rows, missed, sought, cited_in, corpus)
    return _frame([row for row in rows if row is not None], facts.index)


def _by_source(sources: Sequence[str]) -> dict[str, list[int]]:
    """Return the positions of the facts of each source."""
    grouped: dict[str, list[int]] = {}
    for position, source in enumerate(sources):
        grouped.setdefault(source, []).append(position)
    return grouped


def _number(cited: list[Sentence], start: int) -> int | None:
    """Return the number of the sentence in which a place lies."""
    low, high = 0, len(cited)
    while low < high:
        middle = (low + high) // 2
        if cited[middle].end <= start:
            low = middle + 1
        else:
            high = middle
    return cited[low].number if low < len(cited) else None


def _look_elsewhere(
    rows: list[_Row | None],
    missed: list[int],
    sought: Sequence[tuple[str, str, str]],
    cited_in: Sequence[str],
    corpus: Corpus,
) -> None:
    """Name another source in which a missed quote stands: the first of the manifest."""
    wanted = set(missed)
    for other in corpus.ids if wanted else ():
        found = corpus.read(other)
        if isinstance(found, Problem):
            continue
        page = Page(found.text)
        cited: list[Sentence] | None = None
        for position in sorted(wanted):
            if cited_in[position] == other:
                continue
            anchor = page.place(*sought[position])
            if anchor is None or anchor.start is None:
                continue
            cited = cited or sentences(found.text, language=found.language or "en")
            rows[position] = _Row(anchor, other, _number(cited, anchor.start))
            wanted.discard(position)
        if not wanted:
            return


def _frame(rows: list[_Row], index: pd.Index) -> pd.DataFrame:
    """Lay the rows out as a frame."""
    suggestions = [row.anchor.suggestion for row in rows]
    return pd.DataFrame(
        {
            "outcome": pd.Series([row.anchor.outcome.value for row in rows], index, dtype=str),
            "source": pd.Series([row.source for row in rows], index, dtype=str),
            "sentence": pd.Series([row.sentence for row in rows], index, dtype="Int64"),
            "start": pd.Series([row.anchor.start for row in rows], index, dtype="Int64"),
            "end": pd.Series([row.anchor.end for row in rows], index, dtype="Int64"),
            "differences": pd.Series([row.anchor.differences for row in rows], index, dtype=object),
            "suggestion": pd.Series([s.text if s else "" for s in suggestions], index, dtype=str),
            "suggestion_start": pd.Series(
                [s.start if s else None for s in suggestions], index, dtype="Int64"
            ),
            "suggestion_end": pd.Series(
                [s.end if s else None for s in suggestions], index, dtype="Int64"
            ),
            "problem": pd.Series([row.problem for row in rows], index, dtype=str),
        }
    )
