"""Anchor a whole table of facts: each source is read once, searched, and dropped.

Source: docs/decisions/0034.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from tieout.corpus.sentences import sentences
from tieout.corpus.sources import Problem
from tieout.evidence.anchors import Anchor, Outcome, Page
from tieout.evidence.misses import Misses

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tieout.corpus.sentences import Sentence
    from tieout.corpus.sources import Corpus, Source
    from tieout.evidence.misses import Quote

_EXACT, _MISSING = Outcome.EXACT.value, Outcome.MISSING


def anchor_facts(
    facts: pd.DataFrame, corpus: Corpus, *, numbered: bool = True, elsewhere: bool = True
) -> pd.DataFrame:
    """Return where each fact's quote stands: one row a fact, in the order of the facts.

    Shapes: takes the facts frame (source, quote; prefix and suffix if there) and returns, on the
    same index, outcome, source (where the words stand, empty if nowhere), sentence, start, end,
    differences (a tuple), suggestion (text), suggestion_start, suggestion_end and problem (why a
    source is unreadable).
    Units: start and end are code points of the raw text, half-open; sentences count from 1.

    Args:
        facts: The facts, every cell text.
        corpus: Where the sources are read from, one at a time.
        numbered: Whether to cut sources into sentences and number those that are cited.
        elsewhere: Whether to look for missing quotes in the other sources.

    Source: docs/decisions/0034.
    """
    sources = facts["source"].tolist()
    quotes = _quotes(facts)
    rows = _Rows(len(facts))
    missed: list[int] = []
    for source, positions in _by_source(sources).items():
        read = corpus.read(source)
        if isinstance(read, Problem):
            for position in positions:
                rows.refuse(position, read.message)
            continue
        missed += rows.search(read, positions, quotes)
        if numbered:
            rows.number(read, positions)
    if elsewhere and missed:
        misses = Misses((position, quotes[position]) for position in missed)
        _look_elsewhere(rows, misses, corpus, numbered=numbered)
    return rows.frame(facts.index)


class _Rows:
    """The columns of the frame while they are filled."""

    def __init__(self, count: int) -> None:
        self.outcome = [_MISSING.value] * count
        self.source = [""] * count
        self.sentence: list[int | None] = [None] * count
        self.start: list[int | None] = [None] * count
        self.end: list[int | None] = [None] * count
        self.problem = [""] * count
        self.refused: dict[int, Anchor] = {}

    def refuse(self, position: int, problem: str) -> None:
        """Write that a fact's source is unreadable."""
        self.outcome[position] = Outcome.UNREADABLE.value
        self.problem[position] = problem

    def search(self, read: Source, positions: Iterable[int], quotes: Sequence[Quote]) -> list[int]:
        """Look for the quotes of one source; return the rows that miss theirs."""
        page = Page(read.text)
        missed: list[int] = []
        for position in positions:
            quote, prefix, suffix = quotes[position]
            if not prefix and not suffix and (sole := page.sole(quote.strip())):
                self.outcome[position] = _EXACT
                self.source[position] = read.id
                self.start[position], self.end[position] = sole
                continue
            anchor = page.anchor(quote, prefix, suffix)
            self.write(position, anchor, read.id)
            if anchor.outcome is _MISSING:
                missed.append(position)
        return missed

    def write(self, position: int, anchor: Anchor, source: str) -> None:
        """Write what became of one quote."""
        self.outcome[position] = anchor.outcome.value
        if anchor.start is None:
            self.refused[position] = anchor
            return
        self.refused.pop(position, None)
        self.source[position] = source
        self.start[position], self.end[position] = anchor.start, anchor.end

    def number(self, read: Source, positions: Iterable[int]) -> None:
        """Write the numbers of the sentences that were found in one source."""
        found = [(start, one) for one in positions if (start := self.start[one]) is not None]
        if found:
            cited = sentences(read.text, language=read.language or "en")
            for start, position in found:
                self.sentence[position] = _number(cited, start)

    def frame(self, index: pd.Index) -> pd.DataFrame:
        """Lay the columns out as a frame."""
        count = len(self.outcome)
        differences = np.empty(count, dtype=object)
        differences.fill(())
        suggested = [""] * count
        low: list[int | None] = [None] * count
        high: list[int | None] = [None] * count
        for position, anchor in self.refused.items():
            differences[position] = anchor.differences
            if anchor.suggestion is not None:
                suggested[position] = anchor.suggestion.text
                low[position], high[position] = anchor.suggestion.start, anchor.suggestion.end
        return pd.DataFrame(
            {
                "outcome": pd.array(self.outcome, dtype="str"),
                "source": pd.array(self.source, dtype="str"),
                "sentence": _integers(self.sentence),
                "start": _integers(self.start),
                "end": _integers(self.end),
                "differences": differences,
                "suggestion": pd.array(suggested, dtype="str"),
                "suggestion_start": _integers(low),
                "suggestion_end": _integers(high),
                "problem": pd.array(self.problem, dtype="str"),
            },
            index=index,
        )


def _integers(values: list[int | None]) -> pd.arrays.IntegerArray:
    """Return whole numbers as a column in which some are missing."""
    missing = np.array([value is None for value in values], dtype=bool)
    return pd.arrays.IntegerArray(np.array([value or 0 for value in values], np.int64), missing)


def _quotes(facts: pd.DataFrame) -> list[Quote]:
    """Return each fact's quote with its context."""
    columns = [
        facts[name].tolist() if name in facts else [""] * len(facts)
        for name in ("quote", "prefix", "suffix")
    ]
    return list(zip(*columns, strict=True))


def _by_source(sources: Sequence[str]) -> dict[str, list[int]]:
    """Return the positions of the facts of each source."""
    grouped: dict[str, list[int]] = {}
    for position, source in enumerate(sources):
        grouped.setdefault(source, []).append(position)
    return grouped


def _number(cited: Sequence[Sentence], start: int) -> int | None:
    """Return the number of the sentence in which a place lies."""
    low, high = 0, len(cited)
    while low < high:
        middle = (low + high) // 2
        if cited[middle].end <= start:
            low = middle + 1
        else:
            high = middle
    return cited[low].number if low < len(cited) else None


def _look_elsewhere(rows: _Rows, misses: Misses, corpus: Corpus, *, numbered: bool) -> None:
    """Name another source in which a missed quote stands: the first of the manifest."""
    for other in corpus.ids:
        if not misses:
            return
        read = corpus.read(other)
        if isinstance(read, Problem):
            continue
        found = []
        for position, anchor in misses.find(read.text):
            rows.write(position, anchor, other)
            found.append(position)
        if found and numbered:
            rows.number(read, found)
