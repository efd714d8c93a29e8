"""Coverage: how much of what the sources state is cited by some fact, and what is not.

A figure, a date or a direct quotation of three words or more should stand in the quote of some
fact or rate, or on the list of skipped passages with a reason; a date may also be the time for
which a fact of that source holds. Source: docs/decisions/0057.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from tieout.corpus.rows import read_rows
from tieout.corpus.sentences import sentences
from tieout.corpus.sources import Source, is_published
from tieout.errors import UsageError, ValueSyntaxError
from tieout.evidence.anchors import Outcome, Page
from tieout.facts.codebook import OverTime
from tieout.facts.dates import read_dates
from tieout.facts.intervals import Interval
from tieout.facts.quantities import read_quantities
from tieout.findings.comparing.times import on_axis, read_valid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tieout.facts.moments import Moment
    from tieout.findings.case import Case

FEWEST_WORDS = 3
"""Fewer words in quotation marks are a term, not somebody's statement: our convention."""

END = 1 << 62
"""Beyond every code point of a text."""

FOUND = frozenset({"exact", "folded", "stitched"})
"""Outcomes that give a quote its place in the source it cites."""

_SPEECH = re.compile(
    r"“[^“”\n]{1,2000}”|\"[^\"\n]{1,2000}\"|„[^„“\n]{1,2000}“|«[^«»\n]{1,2000}»|»[^«»\n]{1,2000}«"
)


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that a source states and no fact cites.

    Units: code points of the raw text, half-open; lines from 1.

    Args:
        kind: figure, date or quotation.
        start: Where it begins.
        end: Where it ends.
        line: The line of the source on which it begins.
        text: Its words.
    """

    kind: str
    start: int
    end: int
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of one source is cited.

    Args:
        source: Its id.
        file: Its file, relative to the manifest.
        sentences: How many sentences it has.
        cited: How many of them some quote touches.
        stated: How many figures, dates and quotations it has.
        gaps: Those that no fact cites and no list leaves out.
        unread: Why its figures and dates could not be read, or empty.
    """

    source: str
    file: str
    sentences: int
    cited: int
    stated: int
    gaps: tuple[Gap, ...]
    unread: str = ""


@dataclass(frozen=True, slots=True)
class Skip:
    """A passage that no fact needs to cite.

    Args:
        source: The source in which it stands.
        quote: Its words.
        prefix: Words right before it.
        suffix: Words right after it.
        reason: Why it is left out.
        line: The line in the list.
    """

    source: str
    quote: str
    prefix: str
    suffix: str
    reason: str
    line: int


def read_skips(case: Case) -> list[Skip]:
    """Return the passages that are left out on purpose; none where there is no list.

    Raises:
        TableError: The list cannot be read.
    """
    path = case.folder / case.config.skipped
    if not path.is_file():
        return []
    rows = read_rows(path, required=("source", "quote", "reason"))
    empty = [""] * len(rows.lines)
    names = ("source", "quote", "prefix", "suffix", "reason")
    columns = [rows.cells.get(name, empty) for name in names]
    return [Skip(*cells) for cells in zip(*columns, rows.lines, strict=True)]


def unplaced_skips(case: Case) -> Iterator[tuple[Skip, str]]:
    """Yield each skipped passage that has no one place in its source, with what is wrong."""
    pages: dict[str, Page | None] = {}
    for skip in read_skips(case):
        page = _page(case, skip.source, pages)
        if page is None:
            yield skip, f"the source {skip.source!r} cannot be read"
            continue
        outcome = page.anchor(skip.quote, skip.prefix, skip.suffix).outcome
        if outcome.value not in FOUND:
            yield skip, f"the passage is {outcome.value}"
        elif not skip.reason.strip():
            yield skip, "no reason is given"


def _page(case: Case, source: str, pages: dict[str, Page | None]) -> Page | None:
    """Return the text of a source, read once; None where it cannot be."""
    if source not in pages:
        found = case.corpus.read(source)
        pages[source] = Page(found.text) if isinstance(found, Source) else None
    return pages[source]


def measure(case: Case) -> Iterator[Coverage]:
    """Yield the coverage of every source that can be read, in the order of the manifest."""
    skips: dict[str, list[Skip]] = {}
    for skip in read_skips(case):
        skips.setdefault(skip.source, []).append(skip)
    for source in case.corpus:
        if isinstance(source, Source):
            yield _measure_one(case, source, skips.get(source.id, []))


def _measure_one(case: Case, source: Source, skips: list[Skip]) -> Coverage:
    """Return the coverage of one source."""
    page = Page(source.text)
    cited = list(_cited(case, source, page))
    left_out = []
    for skip in skips:
        anchor = page.anchor(skip.quote, skip.prefix, skip.suffix)
        if anchor.start is not None and anchor.end is not None:
            left_out.append((anchor.start, anchor.end))
    covered = _union([*cited, *left_out, *_exchanged(case, source, page)])
    times = list(dict.fromkeys(_times(case, source)))
    stated: list[Gap] = []
    gaps, unread = [], ""
    try:
        for gap, moment in _stated(source):
            stated.append(gap)
            if _is_covered(gap, covered):
                continue
            cited_in_part = _touches(covered, gap.start, gap.end)
            if moment is None or not _is_told(moment, times, cited=cited_in_part):
                gaps.append(gap)
    except UsageError as error:
        unread = str(error)
    cut = sentences(source.text, language=source.language or "en")
    touched = _union(cited)
    return Coverage(
        source=source.id,
        file=source.path,
        sentences=len(cut),
        cited=sum(_touches(touched, one.start, one.end) for one in cut),
        stated=len(stated),
        gaps=tuple(gaps),
        unread=unread,
    )


def _cited(case: Case, source: Source, page: Page) -> Iterator[tuple[int, int]]:
    """Yield the spans that the quotes of a source's facts take up, cuts left out."""
    for row in case.rows_citing(source.id):
        outcome = case.anchored(row, "outcome")
        if outcome not in FOUND:
            continue
        start, end = int(case.anchored(row, "start")), int(case.anchored(row, "end"))
        if outcome != Outcome.STITCHED:
            yield start, end
            continue
        yield from page.stitches(case.cell(row, "quote"), start, end)


def _exchanged(case: Case, source: Source, page: Page) -> Iterator[tuple[int, int]]:
    """Yield the spans that the quotes of the codebook's rates of exchange take up."""
    for rate in case.codebook.rates:
        if rate.source == source.id and rate.quote.strip():
            anchor = page.anchor(rate.quote)
            if anchor.start is not None and anchor.end is not None:
                yield anchor.start, anchor.end


def _times(case: Case, source: Source) -> Iterator[Interval]:
    """Yield the times for which the facts of a source hold, and when the events they tell of were.

    Each is a stretch of days with its two ends; a value that changes and names no time holds as of
    publication.
    """
    told: dict[str, None] = {}
    for row in case.rows_citing(source.id):
        valid = case.cell(row, "valid").strip()
        entry = case.codebook.properties.get(case.cell(row, "property"))
        if not valid and entry is not None and entry.over_time is not OverTime.FIXED:
            valid = source.published[:10]
        told[valid] = None
        for column in ("subject", "scope"):
            entity = case.codebook.entities.get(case.cell(row, column).strip())
            told[entity.when if entity is not None else ""] = None
    for text in filter(None, told):
        try:
            valid_time = read_valid(text)
        except ValueSyntaxError:
            continue
        for part in (valid_time.whole, valid_time.begins, valid_time.ends):
            if part.low is not None and part.high is not None:
                yield part


def _is_told(moment: Moment, times: list[Interval], *, cited: bool) -> bool:
    """Tell whether a date that a source states is the time of some fact, or lies in an end of it.

    Args:
        moment: The date; one open to one side is its other end.
        times: Times of the facts of that source, and their ends.
        cited: Some of its words are cited, so that the day alone need be told: a clock time says
            more than the day of a fact.
    """
    low = moment.earliest if moment.earliest is not None else moment.latest
    high = moment.latest if moment.latest is not None else low
    if low is None or high is None:
        return False
    span = Interval(low, high)
    if not (isinstance(low, datetime) and low == high) or cited:
        span = _days(span)
    for time in times:
        days = _days(time)
        if span == days or (days.low == days.high and span == _days(span) and days.contains(span)):
            return True
        placed = on_axis(span, time) if isinstance(time.high, datetime) else None
        if placed is not None and placed[1].contains(placed[0]):
            return True
    return False


def _days(span: Interval) -> Interval:
    """Return a time as the days that it touches."""
    low, high = (end.date() if isinstance(end, datetime) else end for end in (span.low, span.high))
    return Interval(low, high)


def _stated(source: Source) -> Iterator[tuple[Gap, Moment | None]]:
    """Yield every figure, date and quotation of a source, in that order, and what a date means."""
    text, language = source.text, source.language[:2].lower() or "en"
    starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def gap(kind: str, start: int, end: int) -> Gap:
        line = _line(starts, start)
        return Gap(kind, start, end, line, " ".join(text[start:end].split()))

    dates = read_dates(text, _published(source), language=language)
    for moment in dates:
        yield gap("date", moment.start, moment.end), moment
    taken = _union([(moment.start, moment.end) for moment in dates])
    for quantity in read_quantities(text, language=language):
        if not _touches(taken, quantity.start, quantity.end):
            yield gap("figure", quantity.start, quantity.end), None
    for match in _SPEECH.finditer(text):
        if len(match.group().split()) >= FEWEST_WORDS:
            yield gap("quotation", match.start() + 1, match.end() - 1), None


def _published(source: Source) -> date | None:
    """Return when a source was published, if its manifest says so."""
    text = source.published
    if not is_published(text):
        return None
    return date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text)


def _line(starts: list[int], at: int) -> int:
    """Return the line on which a place lies, from 1."""
    return bisect_right(starts, at)


def _is_covered(gap: Gap, covered: list[tuple[int, int]]) -> bool:
    """Tell whether a figure or date stands in a span, or a quotation is cited at least in part."""
    if gap.kind == "quotation":
        return _touches(covered, gap.start, gap.end)
    at = bisect_right(covered, (gap.start, END)) - 1
    return at >= 0 and gap.end <= covered[at][1]


def _touches(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    """Tell whether one of some spans, which are in order and apart, shares a character."""
    at = bisect_left(spans, (end, 0)) - 1
    return at >= 0 and start < spans[at][1]


def _union(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return spans joined where they touch, in order."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
