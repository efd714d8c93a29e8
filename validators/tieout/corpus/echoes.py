"""Which sources copy one text: they are echoes of one origin and corroborate nothing.

Two sources are echoes when the shorter has three tenths of its own wording in common with the
longer, or a tenth if both credit the same agency. Wording in quotation marks is nobody's own.
The cost grows with the number of words: each run of words proposes two pairs at most, and only
proposed pairs are compared in full.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Final

import pandas as pd
from rapidfuzz.distance import LCSseq

from tieout.corpus.shingles import SIZE, Shingles, shingle
from tieout.corpus.sources import Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tieout.corpus.sources import Corpus

COPIED: Final = 0.3
"""The part of the shorter text's own wording that makes it an echo of the longer."""
COPIED_FROM_AGENCY: Final = 0.1
"""The same, when both credit one agency."""
FEWEST_WORDS: Final = 20
"""Words in common below which nothing is called copied."""
_LONGEST_CHANGE: Final = 8
_HEAD: Final = 700
_TAIL: Final = 500
_FIGURES: Final = frozenset(
    {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"}
    | {"twelve", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"}
    | {"dozen", "dozens", "hundred", "hundreds", "thousand", "thousands", "million", "millions"}
    | {"half", "third", "thirds", "quarter", "quarters"}
)


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that two sources have in common.

    Units: code points of the raw texts, half-open.

    Args:
        start: Where they start in the source.
        end: Where they end in the source.
        other: The source that has them too.
        other_start: Where they start there.
        other_end: Where they end there.
        words: How many they are.
    """

    start: int
    end: int
    other: str
    other_start: int
    other_end: int
    words: int


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure that a copy gives otherwise than the text it shares.

    Units: code points of the raw texts, half-open.

    Args:
        written: The words in the source.
        start: Where they start in the source.
        other: The source that has other words in that place.
        other_written: The words there.
        other_start: Where they start there.
    """

    written: str
    start: int
    other: str
    other_written: str
    other_start: int


@dataclass(slots=True)
class _Page:
    """What is kept of one source while its echoes are looked for."""

    id: str
    position: int
    published: str
    agencies: frozenset[str]
    runs: Shingles
    distinct: frozenset[int]


def find_echoes(corpus: Corpus) -> pd.DataFrame:
    """Return the origin of each source, and what it shares with it.

    Shapes: one row a listed source, in the order of the manifest. `origin` is the id of the source
    of its group that was published first (the source itself if it echoes none); `nearest` the
    source with which it shares most (empty for none); `shared` how many words; `agencies` the
    agencies it credits, a tuple; `evidence` the shared passages, a tuple of Passage; `figures`
    where the copy gives another figure, a tuple of FigureChange. A source that cannot be read is
    its own origin.
    Units: offsets are code points of the raw text, half-open.

    Args:
        corpus: The sources; each is read once.

    Source:
        docs/decisions/0045.
    """
    credited = dict(zip(corpus.manifest["source"], corpus.manifest["agency"], strict=True))
    pages: list[_Page] = []
    for found in corpus:
        if isinstance(found, Source):
            own = {name.strip() for name in credited.get(found.id, "").split(";")} - {""}
            agencies = frozenset(map(_agency, own)) | agencies_of(found.text)
            runs = shingle(found.text)
            pages.append(
                _Page(found.id, len(pages), found.published, agencies, runs, runs.distinct)
            )
    pairs = _echoing(pages)
    return _frame(corpus.ids, pages, pairs)


def agencies_of(text: str) -> frozenset[str]:
    r"""Return the agencies that a text credits in its dateline, its byline or its last lines.

    Examples:
        >>> sorted(agencies_of("LISBON (Reuters) - Three boats sank.\nWith material from AFP"))
        ['Agence France-Presse', 'Reuters']

    Source:
        The written forms in `corpus/agencies.csv`; where credits stand is our convention,
        docs/decisions/0045.
    """
    table, pattern = _credits()
    places = (text[:_HEAD], text[-_TAIL:] if len(text) > _HEAD else "")
    return frozenset(
        table[found[found.lastindex or 0]] for place in places for found in pattern.finditer(place)
    )


@cache
def _credits() -> tuple[dict[str, str], re.Pattern[str]]:
    """Return the agency of each written form, and the pattern of a credit."""
    text = resources.files("tieout.corpus").joinpath("agencies.csv").read_text(encoding="utf-8")
    table = {
        written: row["agency"]
        for row in csv.DictReader(text.splitlines(), strict=True)
        for written in row["written"].split("|")
    }
    names = "|".join(map(re.escape, sorted(table, key=len, reverse=True)))
    credit = (
        rf"\(({names})\)|(?:[Rr]eporting by|[Mm]aterial from|[Ss]ource:|[Bb]y) ({names})\b"
        rf"|(?m:^[ \t—–-]*({names})(?: staff)?[ \t]*$)|[—–-] ?({names})[ \t]*$"
    )
    return table, re.compile(credit)


def _agency(name: str) -> str:
    """Return the one name of an agency."""
    return _credits()[0].get(name, name)


def _echoing(pages: Sequence[_Page]) -> list[tuple[_Page, _Page, int]]:
    """Return the pairs of echoes, with the runs that they share."""
    found = []
    for one, other in sorted(_candidates(pages)):
        left, right = pages[one], pages[other]
        shared = len(left.distinct & right.distinct)
        shorter = min(len(left.distinct), len(right.distinct))
        enough = COPIED_FROM_AGENCY if left.agencies & right.agencies else COPIED
        if shared >= FEWEST_WORDS - SIZE + 1 and shared >= enough * shorter:
            found.append((left, right, shared))
    return found


def _candidates(pages: Iterable[_Page]) -> set[tuple[int, int]]:
    """Return the pairs worth comparing: a source with the first and the last to share a run."""
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    proposed: Counter[tuple[int, int]] = Counter()
    for page in pages:
        for mark in page.distinct:
            if mark in first:
                for other in {first[mark], last[mark]}:
                    proposed[other, page.position] += 1
            else:
                first[mark] = page.position
            last[mark] = page.position
    return {pair for pair, count in proposed.items() if count >= 3}


def _frame(
    ids: Sequence[str], pages: Sequence[_Page], pairs: Sequence[tuple[_Page, _Page, int]]
) -> pd.DataFrame:
    """Lay the groups out, each source against the one that it shares most with."""
    by_id = {page.id: page for page in pages}
    nearest: dict[str, tuple[int, _Page]] = {}
    origin = {source: source for source in ids}
    for left, right, shared in sorted(pairs, key=lambda pair: (pair[0].position, pair[1].position)):
        for one, other in ((left, right), (right, left)):
            if one.id not in nearest or shared > nearest[one.id][0]:
                nearest[one.id] = (shared, other)
        ones, others = _root(origin, left.id), _root(origin, right.id)
        if ones != others:
            before, after = sorted((by_id[ones], by_id[others]), key=_age)
            origin[after.id] = before.id
    rows = []
    for source in ids:
        page, near = by_id.get(source), nearest.get(source)
        passages: tuple[Passage, ...] = ()
        figures: tuple[FigureChange, ...] = ()
        if page is not None and near is not None:
            passages, figures = _compare(page, near[1])
        rows.append(
            {
                "source": source,
                "origin": _root(origin, source),
                "nearest": near[1].id if near else "",
                "shared": sum(passage.words for passage in passages),
                "agencies": tuple(sorted(page.agencies)) if page else (),
                "evidence": passages,
                "figures": figures,
            }
        )
    columns = ["source", "origin", "nearest", "shared", "agencies", "evidence", "figures"]
    return pd.DataFrame(rows, columns=columns)


def _age(page: _Page) -> tuple[str, int]:
    """Return what sorts sources by publication, undated ones last, then by the manifest."""
    return (page.published or "9999", page.position)


def _root(origin: dict[str, str], source: str) -> str:
    """Return the origin of a group, shortening the way there."""
    while origin[source] != source:
        origin[source] = origin[origin[source]]
        source = origin[source]
    return source


def _compare(page: _Page, other: _Page) -> tuple[tuple[Passage, ...], tuple[FigureChange, ...]]:
    """Return what a source shares with another, and the figures that differ in between."""
    ones, others = page.runs, other.runs
    passages, figures = [], []
    for step in LCSseq.opcodes(ones.words, others.words):
        low, high, at, to = step.src_start, step.src_end, step.dest_start, step.dest_end
        if step.tag == "equal" and high - low >= SIZE:
            passages.append(
                Passage(
                    ones.starts[low],
                    ones.ends[high - 1],
                    other.id,
                    others.starts[at],
                    others.ends[to - 1],
                    high - low,
                )
            )
    for low, high, at, to in _gaps(ones.words, others.words):
        left, right = ones.words[low:high], others.words[at:to]
        if _figures(left) != _figures(right):
            figures.append(
                FigureChange(
                    " ".join(left), ones.starts[low], other.id, " ".join(right), others.starts[at]
                )
            )
    return tuple(passages), tuple(figures)


def _gaps(ones: Sequence[str], others: Sequence[str]) -> list[tuple[int, int, int, int]]:
    """Return the short runs that differ between wording that is shared before and after."""
    found: list[tuple[int, int, int, int]] = []
    low = at = 0
    for block in LCSseq.opcodes(ones, others):
        if block.tag != "equal":
            continue
        wide = block.src_end - block.src_start >= 2
        high, to = block.src_start, block.dest_start
        if wide and 0 < high - low <= _LONGEST_CHANGE and 0 < to - at <= _LONGEST_CHANGE and low:
            found.append((low, high, at, to))
        if wide:
            low, at = block.src_end, block.dest_end
    return found


def _figures(words: Iterable[str]) -> list[str]:
    """Return the words that are figures or name one."""
    return [word for word in words if word in _FIGURES or any(c.isdigit() for c in word)]
