"""Anchor a whole table of facts: each source is read once, searched, and dropped.

Source: docs/decisions/0034.
"""

from __future__ import annotations

from array import array
from itertools import zip_longest
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from tieout.corpus.sentences import sentences
from tieout.corpus.sources import Problem
from tieout.evidence.anchors import Anchor, Outcome, Page
from tieout.evidence.misses import Misses

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pandas.api.extensions import ExtensionArray

    from tieout.corpus.sentences import Sentence
    from tieout.corpus.sources import Corpus, Source
    from tieout.evidence.misses import Quote

HELD = 1_000_000
"""How many code points wait at most until missed quotes are looked for more closely, together.

Code that runs many times in a row runs a third faster: measured in tests/bench.
"""


def anchor_facts(
    facts: pd.DataFrame | Mapping[str, Sequence[str]],
    corpus: Corpus,
    *,
    numbered: bool = True,
    elsewhere: bool = True,
) -> pd.DataFrame:
    """Return where each fact's quote stands: one row a fact, in the order of the facts.

    Shapes: takes the columns of the facts (source, quote; prefix and suffix if there), as a frame
    or as lists of cells, and returns, on the same index, outcome, source (where the words stand,
    empty if nowhere), sentence, start, end, differences (a tuple), suggestion (text),
    suggestion_start, suggestion_end and problem (why a source is unreadable).
    Units: start and end are code points of the raw text, half-open; sentences count from 1.

    Args:
        facts: The facts by column, every cell text.
        corpus: Where the sources are read from, one at a time.
        numbered: Whether to cut sources into sentences and number those that are cited.
        elsewhere: Whether to look for missing quotes in the other sources.

    Source: docs/decisions/0034.
    """
    search = _Search(facts, numbered=numbered)
    for source, rows in search.by_source():
        read = corpus.read(source)
        if isinstance(read, Problem):
            search.refuse(rows, read.message)
        else:
            search.look(read, rows)
    search.look_closer()
    if elsewhere and search.missed:
        _look_elsewhere(search, corpus)
    return search.frame()


class _Search:
    """What has become of each row of a table so far.

    Most quotes stand once in their source as written: of those, only the place is kept. Whatever
    else there is to say is kept of the others alone.
    """

    def __init__(
        self, facts: pd.DataFrame | Mapping[str, Sequence[str]], *, numbered: bool
    ) -> None:
        self.quotes = list(map(str.strip, _cells(facts, "quote")))
        count = len(self.quotes)
        self.index = facts.index if isinstance(facts, pd.DataFrame) else pd.RangeIndex(count)
        self.contexts = _contexts(facts)
        self.codes, self.names = pd.factorize(np.array(_cells(facts, "source"), dtype=object))
        self.numbered = numbered
        self.sentence, self.start, self.end = (array("q", [-1]) * count for _ in range(3))
        self.anchors: dict[int, Anchor] = {}
        self.elsewhere: dict[int, str] = {}
        self.problems: dict[int, str] = {}
        self.missed: list[int] = []
        self._waiting: list[tuple[Source, Page, list[int], list[int]]] = []
        self._held = 0

    def by_source(self) -> Iterator[tuple[str, list[int]]]:
        """Yield each source with the rows that cite it, in the order of the table."""
        rows = np.argsort(self.codes, kind="stable").tolist()
        low = 0
        for name, count in zip(self.names, np.bincount(self.codes).tolist(), strict=True):
            yield name, rows[low : low + count]
            low += count

    def quote(self, row: int) -> Quote:
        """Return a quote with its context."""
        return self.quotes[row], *self.contexts.get(row, ("", ""))

    def refuse(self, rows: Iterable[int], problem: str) -> None:
        """Write that the source of some rows is unreadable."""
        for row in rows:
            self.anchors[row], self.problems[row] = Anchor(Outcome.UNREADABLE), problem

    def look(self, read: Source, rows: list[int]) -> None:
        """Look for the quotes of one source as they are written."""
        page = Page(read.text)
        sole, quotes, contexts, start, end = (
            page.sole,
            self.quotes,
            self.contexts,
            self.start,
            self.end,
        )
        left: list[int] = []
        for row in rows:
            if row not in contexts and (at := sole(quotes[row])) >= 0:
                start[row], end[row] = at, at + len(quotes[row])
            else:
                left.append(row)
        if not left:
            self.number(read, rows)
            return
        self._waiting.append((read, page, left, rows))
        self._held += len(read.text)
        if self._held > HELD:
            self.look_closer()

    def look_closer(self) -> None:
        """Look for the quotes that wait with their sources, in every other way."""
        for read, page, left, rows in self._waiting:
            for row in left:
                anchor = page.anchor(*self.quote(row))
                self.write(row, anchor)
                if anchor.outcome is Outcome.MISSING:
                    self.missed.append(row)
            self.number(read, rows)
        self._waiting.clear()
        self._held = 0

    def write(self, row: int, anchor: Anchor) -> None:
        """Write what became of one quote."""
        self.anchors[row] = anchor
        if anchor.start is not None and anchor.end is not None:
            self.start[row], self.end[row] = anchor.start, anchor.end

    def number(self, read: Source, rows: Iterable[int]) -> None:
        """Write the numbers of the sentences that were found in one source."""
        if not self.numbered:
            return
        found = [(start, row) for row in rows if (start := self.start[row]) >= 0]
        if found:
            cited = sentences(read.text, language=read.language or "en")
            for start, row in found:
                self.sentence[row] = _number(cited, start)

    def frame(self) -> pd.DataFrame:
        """Lay everything out as a frame."""
        count, anchors = len(self.index), self.anchors
        near = {row: one.suggestion for row, one in anchors.items() if one.suggestion}
        moved = {row: "" for row, one in anchors.items() if one.start is None} | self.elsewhere
        codes = self.codes.copy()
        codes[list(moved)] = np.arange(len(moved)) + len(self.names)
        differences = np.empty(count, dtype=object)
        differences.fill(())
        for row, one in anchors.items():
            differences[row] = one.differences
        low, high = array("q", [-1]) * count, array("q", [-1]) * count
        for row, suggestion in near.items():
            low[row], high[row] = suggestion.start, suggestion.end
        return pd.DataFrame(
            {
                "outcome": _texts(
                    count, Outcome.EXACT, {row: one.outcome for row, one in anchors.items()}
                ),
                "source": pd.array([*self.names, *moved.values()], dtype="str").take(codes),
                "sentence": _integers(self.sentence),
                "start": _integers(self.start),
                "end": _integers(self.end),
                "differences": differences,
                "suggestion": _texts(count, "", {row: one.text for row, one in near.items()}),
                "suggestion_start": _integers(low),
                "suggestion_end": _integers(high),
                "problem": _texts(count, "", self.problems),
            },
            index=self.index,
        )


def _texts(count: int, usual: str, others: Mapping[int, str]) -> ExtensionArray:
    """Return a column of texts that are the same but in some rows."""
    places = np.zeros(count, np.intp)
    places[list(others)] = np.arange(1, len(others) + 1)
    return pd.array([*map(str, (usual, *others.values()))], dtype="str").take(places)


def _integers(values: array[int]) -> pd.arrays.IntegerArray:
    """Return whole numbers as a column in which those below zero are missing."""
    numbers = np.frombuffer(values, np.int64)
    missing = numbers < 0
    numbers[missing] = 0
    return pd.arrays.IntegerArray(numbers, missing)


def _cells(facts: pd.DataFrame | Mapping[str, Sequence[str]], name: str) -> list[str]:
    """Return the cells of a column."""
    column = facts[name]
    return column.tolist() if isinstance(column, pd.Series) else list(column)


def _contexts(facts: pd.DataFrame | Mapping[str, Sequence[str]]) -> dict[int, tuple[str, str]]:
    """Return the prefix and suffix of the rows that have one of the two."""
    named = [_cells(facts, name) if name in facts else [] for name in ("prefix", "suffix")]
    if not any(map(any, named)):
        return {}
    both = zip_longest(*named, fillvalue="")
    return {row: (before, after) for row, (before, after) in enumerate(both) if before or after}


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


def _look_elsewhere(search: _Search, corpus: Corpus) -> None:
    """Name another source in which a missed quote stands: the first of the manifest."""
    misses = Misses((row, search.quote(row)) for row in search.missed)
    for other in corpus.ids:
        if not misses:
            return
        read = corpus.read(other)
        if isinstance(read, Problem):
            continue
        found = []
        for row, anchor in misses.find(read.text):
            search.write(row, anchor)
            search.elsewhere[row] = other
            found.append(row)
        search.number(read, found)
