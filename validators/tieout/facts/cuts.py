"""What a quote cuts off: a hedge or negation before it, a contrast after it, half a figure.

A quote may stand word for word in its source and still say something else there: *more than 900*
out of *no more than 900*, or *the siege is over* just before *unless*.

Source: after the rule of the trade that a quotation must not change the sense; the words are data
under `languages/<code>/cuts.csv`, our convention, docs/decisions/0036.
"""

from __future__ import annotations

import csv
import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from tieout.corpus.sentences import sentences
from tieout.corpus.sources import Problem
from tieout.errors import UsageError
from tieout.evidence.anchors import Page
from tieout.facts.quantities import Quantity, read_quantities

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tieout.corpus.sentences import Sentence
    from tieout.corpus.sources import Corpus

_FOLDER = Path(__file__).with_name("languages")
_TOKEN = re.compile(r"[\w'\u2019-]+|[^\w\s]")
_SILENT = frozenset("\"'\u2018\u2019\u201c\u201d\u00ab\u00bb([])-\u2013\u2014,;")
_REACH = 80
"""How far before and after a quote words are looked at, in code points: our convention."""


class Loss(StrEnum):
    """What was cut off."""

    HEDGE = "hedge"
    FIGURE = "figure"
    NEGATION = "negation"
    CONTRAST = "contrast"
    SENTENCES = "sentences"


@dataclass(frozen=True, slots=True)
class Cut:
    """One thing that a quote cuts off or runs over.

    Args:
        loss: What it is.
        words: The words that were cut off, with those they belong to; for a quote over several
            sentences, how many there are.
    """

    loss: Loss
    words: str


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of one language that change the sense of what stands beside them."""

    negations: frozenset[tuple[str, ...]]
    endings: tuple[str, ...]
    plain: frozenset[tuple[str, ...]]
    contrasts: frozenset[tuple[str, ...]]


def cuts_of(text: str, start: int, end: int, *, language: str = "en") -> list[Cut]:
    """Return what a quote from start to end cuts off in its sentences.

    Units: code points of `text`, half-open.

    Args:
        text: The source.
        start: Where the quote starts.
        end: Where it ends.
        language: The language of the source; in one without a list only figures and sentences
            are looked at.

    Examples:
        >>> text = "There are no more than 900 fighters. They will not leave unless asked."
        >>> [(cut.loss.value, cut.words) for cut in cuts_of(text, 13, 26)]
        [('hedge', 'no more than 900')]
        >>> [(cut.loss.value, cut.words) for cut in cuts_of(text, 51, 56)]
        [('negation', 'not leave'), ('contrast', 'leave unless')]

    Source: docs/decisions/0036.
    """
    return list(_cuts(text, start, end, sentences(text, language=language), language))


def negation_before(before: str, *, language: str = "en") -> str:
    """Return the negation right before some words, with what stands between, or nothing.

    Args:
        before: The text up to the words.
        language: Its language, ISO 639-1; one without a list has no negations.

    Examples:
        >>> negation_before("The strikes have not been "), negation_before("The strikes were ")
        ('not been', '')
    """
    return _negation(before[-_REACH:], _load(language))


def find_cuts(facts: pd.DataFrame, anchors: pd.DataFrame, corpus: Corpus) -> pd.Series:
    """Return what each fact's quote cuts off: a tuple of cuts a fact, empty where nothing is.

    Shapes: row-aligned with `facts` and `anchors`; a quote that was not found has none. The
    parts of a stitched quote are looked at one by one.

    Args:
        facts: The facts table.
        anchors: Where their quotes stand, from `anchor_facts`.
        corpus: Where the sources are read, one at a time.

    Source: docs/decisions/0036.
    """
    found: list[tuple[Cut, ...]] = [()] * len(facts)
    rows = zip(
        facts["source"],
        facts["quote"],
        anchors["outcome"],
        anchors["start"],
        anchors["end"],
        strict=True,
    )
    standing: dict[str, list[tuple[int, str, int, int]]] = {}
    for position, (source, quote, outcome, start, end) in enumerate(rows):
        if outcome in ("exact", "folded", "stitched"):
            stitched = quote if outcome == "stitched" else ""
            standing.setdefault(source, []).append((position, stitched, int(start), int(end)))
    for source, places in standing.items():
        read = corpus.read(source)
        if isinstance(read, Problem):
            continue
        language = read.language or "en"
        cited = sentences(read.text, language=language)
        page = Page(read.text)
        for position, quote, start, end in places:
            spans = page.stitches(quote, start, end) if quote else [(start, end)]
            cuts = [cut for span in spans for cut in _cuts(read.text, *span, cited, language)]
            found[position] = tuple(dict.fromkeys(cuts))
    return pd.Series(found, index=facts.index, name="cuts", dtype=object)


def _cuts(
    text: str, start: int, end: int, cited: Sequence[Sentence], language: str
) -> Iterator[Cut]:
    """Yield what one passage cuts off, given the sentences of its text."""
    low = bisect_right(cited, start, key=_end_of)
    touched = cited[low : bisect_left(cited, end, lo=low, key=_start_of)]
    if not touched:
        return
    if len(touched) > 1:
        yield Cut(Loss.SENTENCES, str(len(touched)))
    first, last = touched[0], touched[-1]
    words = _load(language)
    hedged = False
    for figure, kept in _split_figures(first, start - first.start, end - first.start, language):
        hedged = True
        yield Cut(_loss(figure, kept), figure.as_written)
    if last is not first:
        for figure, kept in _split_figures(last, start - last.start, end - last.start, language):
            yield Cut(_loss(figure, kept), figure.as_written)
    negation = None if hedged else _negation(text[max(first.start, start - _REACH) : start], words)
    if negation:
        yield Cut(Loss.NEGATION, " ".join(f"{negation} {_head(text[start:end])}".split()))
    contrast = _contrast(text[end : min(last.end, end + _REACH)], words)
    if contrast:
        yield Cut(Loss.CONTRAST, " ".join(f"{_tail(text[start:end])} {contrast}".split()))


def _start_of(sentence: Sentence) -> int:
    """Return where a sentence starts."""
    return sentence.start


def _end_of(sentence: Sentence) -> int:
    """Return where a sentence ends."""
    return sentence.end


def _split_figures(
    sentence: Sentence, low: int, high: int, language: str
) -> Iterator[tuple[Quantity, Quantity | None]]:
    """Yield the figures of a sentence that a quote holds in part and that read otherwise there."""
    for figure in _figures(sentence.text, language):
        touched = figure.start < high and low < figure.end
        if not touched or (low <= figure.start and figure.end <= high):
            continue
        kept = _figures(sentence.text[max(low, figure.start) : min(high, figure.end)], language)
        reading = kept[0] if kept else None
        if reading is None and not any(char.isalnum() for char in _shared(figure, low, high)):
            continue
        if reading is None or _meaning(reading) != _meaning(figure):
            yield figure, reading


def _shared(figure: Quantity, low: int, high: int) -> str:
    """Return the part of a figure that lies within a quote."""
    return figure.as_written[max(0, low - figure.start) : max(0, high - figure.start)]


@lru_cache(maxsize=512)
def _figures(text: str, language: str) -> tuple[Quantity, ...]:
    """Read the figures of a text; in a language without a reader there are none."""
    try:
        return tuple(read_quantities(text, language=language.partition("-")[0]))
    except UsageError:
        return ()


def _meaning(figure: Quantity) -> tuple[object, ...]:
    """Return what a figure says, whatever its place."""
    return (
        figure.low,
        figure.best,
        figure.high,
        figure.low_open,
        figure.high_open,
        figure.hedge,
        figure.unit,
    )


def _loss(figure: Quantity, kept: Quantity | None) -> Loss:
    """Say whether a split figure lost its hedge or bound, or a part of the number itself."""
    if kept is None:
        return Loss.HEDGE if figure.hedge else Loss.FIGURE
    whole = figure.best if figure.best is not None else figure.high
    left = kept.best if kept.best is not None else kept.high
    return Loss.HEDGE if (whole, figure.unit) == (left, kept.unit) else Loss.FIGURE


def _negation(before: str, words: _Words) -> str:
    """Return the negation right before a quote, or one word before, with what stands between."""
    tokens: list[str] = []
    for token in reversed(_TOKEN.findall(before)):
        if not token[0].isalnum():
            if token in _SILENT - {",", ";"}:
                continue
            break
        tokens.insert(0, token)
        if len(tokens) == 4:
            break
    small = [token.lower().replace("\u2019", "'") for token in tokens]
    for length in (1, 2):
        for apart in (0, 1):
            low = len(small) - length - apart
            if low < 0:
                continue
            phrase = tuple(small[low : low + length])
            negated = phrase in words.negations or (
                length == 1 and phrase[0].endswith(words.endings)
            )
            if negated and tuple(small[low : low + 2]) not in words.plain:
                return " ".join(tokens[low:])
    return ""


def _contrast(after: str, words: _Words) -> str:
    """Return the contrast right after a quote."""
    tokens = [token for token in _TOKEN.findall(after) if token not in _SILENT]
    small = [token.lower() for token in tokens[:5]]
    for length in range(len(small), 0, -1):
        if tuple(small[:length]) in words.contrasts:
            return " ".join(tokens[:length])
    return ""


def _head(quote: str) -> str:
    """Return the first words of a quote."""
    return " ".join(quote.split()[:3])


def _tail(quote: str) -> str:
    """Return the last words of a quote."""
    return " ".join(quote.split()[-3:])


@lru_cache(maxsize=16)
def _load(language: str) -> _Words:
    """Read the words of a language; one without a list has none."""
    code = language.lower().partition("-")[0]
    kinds: dict[str, set[tuple[str, ...]]] = {}
    path = _FOLDER / code / "cuts.csv"
    if code.isalpha() and path.is_file():
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                kinds.setdefault(row["kind"], set()).add(tuple(row["phrase"].split()))
    return _Words(
        frozenset(kinds.get("negation", ())),
        tuple(phrase[0] for phrase in sorted(kinds.get("negation ending", ()))),
        frozenset(kinds.get("plain", ())),
        frozenset(kinds.get("contrast", ())),
    )
