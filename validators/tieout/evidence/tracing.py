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
    rows = _Rows(sources, facts["quote"].tolist(), _contexts(facts))
    missed: list[int] = []
    for source, positions in _by_source(sources).items():
        read = corpus.read(source)
        if isinstance(read, Problem):
            for position in positions:
                rows.refuse(position, read.message)
            continue
        missed += rows.search(read, positions)
        if numbered:
            rows.number(read, positions)
    if elsewhere and missed:
        misses = Misses((position, rows.quote(position)) for position in missed)
        _look_elsewhere(rows, misses, corpus, numbered=numbered)
    return rows.frame(facts.index)


class _Rows:
    """The columns of the frame while they are filled.

    Most quotes stand in their source as written, so that is what the columns start with; numbers
    are -1 until they are known. Contexts are held of the few facts that have one.
    """

    def __init__(
        self, sources: list[str], quotes: list[str], contexts: dict[int, tuple[str, str]]
    ) -> None:
        count = len(sources)
        self.quotes, self.contexts = quotes, contexts
        self.outcome = [_EXACT] * count
        self.source = sources.copy()
        self.sentence, self.start, self.end = [-1] * count, [-1] * count, [-1] * count
        self.problem: dict[int, str] = {}
        self.refused: dict[int, Anchor] = {}

    def quote(self, position: int) -> Quote:
        """Return a quote with its context."""
        return self.quotes[position], *self.contexts.get(position, ("", ""))

    def refuse(self, position: int, problem: str) -> None:
        """Write that a fact's source is unreadable."""
        self.outcome[position], self.source[position] = Outcome.UNREADABLE.value, ""
        self.problem[position] = problem

    def search(self, read: Source, positions: Iterable[int]) -> list[int]:
        """Look for the quotes of one source; return the rows that miss theirs."""
        page = Page(read.text)
        quotes, contexts, starts, ends = self.quotes, self.contexts, self.start, self.end
        missed: list[int] = []
        for position in positions:
            if position not in contexts and (sole := page.sole(quotes[position].strip())):
                starts[position], ends[position] = sole
                continue
            anchor = page.anchor(*self.quote(position))
            self.write(position, anchor, read.id)
            if anchor.outcome is _MISSING:
                missed.append(position)
        return missed

    def write(self, position: int, anchor: Anchor, source: str) -> None:
        """Write what became of one quote."""
        self.outcome[position] = anchor.outcome.value
        if anchor.start is None or anchor.end is None:
            self.refused[position] = anchor
            self.source[position] = ""
            return
        self.refused.pop(position, None)
        self.source[position] = source
        self.start[position], self.end[position] = anchor.start, anchor.end

    def number(self, read: Source, positions: Iterable[int]) -> None:
        """Write the numbers of the sentences that were found in one source."""
        found = [(start, one) for one in positions if (start := self.start[one]) >= 0]
        if found:
            cited = sentences(read.text, language=read.language or "en")
            for start, position in found:
                self.sentence[position] = _number(cited, start)

    def frame(self, index: pd.Index) -> pd.DataFrame:
        """Lay the columns out as a frame."""
        count = len(self.outcome)
        differences = np.empty(count, dtype=object)
        differences.fill(())
        suggested, problem = [""] * count, [""] * count
        low, high = [-1] * count, [-1] * count
        for position, told in self.problem.items():
            problem[position] = told
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
                "problem": pd.array(problem, dtype="str"),
            },
            index=index,
        )


def _integers(values: list[int]) -> pd.arrays.IntegerArray:
    """Return whole numbers as a column in which those below zero are missing."""
    numbers = np.array(values, np.int64)
    missing = numbers < 0
    numbers[missing] = 0
    return pd.arrays.IntegerArray(numbers, missing)


def _contexts(facts: pd.DataFrame) -> dict[int, tuple[str, str]]:
    """Return the prefix and suffix of the facts that have one of the two."""
    before, after = (
        facts[name].tolist() if name in facts else [""] * len(facts)
        for name in ("prefix", "suffix")
    )
    both = zip(before, after, strict=True)
    return {position: context for position, context in enumerate(both) if context != ("", "")}


def _by_source(sources: Sequence[str]) -> dict[str, list[int]]:
    """Return the positions of the facts of each source."""
    grouped: dict[str, list[int]] = {}
    for position, source in enumerate(sources):
        grouped.setdefault(source, []).append(position)
    return grouped


def _number(cited: Sequence[Sentence], start: int) -> int:
    """Return the number of the sentence in which a place lies."""
    low, high = 0, len(cited)
    while low < high:
        middle = (low + high) // 2
        if cited[middle].end <= start:
            low = middle + 1
        else:
            high = middle
    return cited[low].number if low < len(cited) else -1


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
