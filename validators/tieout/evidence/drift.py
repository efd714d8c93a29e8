"""What became of the facts of a source that changed after it was pinned.

Source: the four states are our convention, docs/decisions/0038.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from tieout.corpus.edits import patch, replace_cells
from tieout.corpus.files import write_whole
from tieout.corpus.rows import decode, parse_rows
from tieout.corpus.sentences import sentences
from tieout.corpus.sources import Problem
from tieout.errors import TableError
from tieout.evidence.anchors import Anchor, Outcome, Page
from tieout.evidence.citations import cite_place, difference_text
from tieout.evidence.differences import word_differences
from tieout.evidence.versions import Earlier, read_earlier

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tieout.corpus.rows import Rows
    from tieout.corpus.sentences import Sentence
    from tieout.corpus.sources import Corpus
    from tieout.evidence.differences import Difference

NEAR = 0.5
"""The share of a quote's words that an altered passage keeps: our convention."""

CHANGES = 3
"""How many changes of a sentence are told: our convention."""


class State(StrEnum):
    """What became of a fact's words in the new version of its source."""

    UNCHANGED = "unchanged"
    MOVED = "moved"
    ALTERED = "altered"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Drifted:
    """One fact of a source that changed.

    Args:
        fact_id: The fact.
        line: Its line in facts.csv.
        source: The source it cites.
        state: What became of its words.
        told: What happened, in words.
        cells: The citation columns to write for a fact that moved; empty for any other.
        placed: Whether it is known where its words stood before.
    """

    fact_id: str
    line: int
    source: str
    state: State
    told: str = ""
    cells: tuple[tuple[str, str], ...] = ()
    placed: bool = False


def find_drift(rows: Rows, corpus: Corpus, before: Earlier | None = None) -> list[Drifted]:
    """Return what became of each fact whose source no longer has its pinned bytes.

    A fact is `unchanged` when its citation still leads to its words; `moved` when the same words
    stand at one place still, but its quote, prefix or suffix must be written anew, or the place
    is another; `altered` when a passage like it stands there; `lost` when nothing does.

    Args:
        rows: The facts table as read; facts of sources that did not change are left out.
        corpus: The sources.
        before: What is known of the pinned versions: with it, a fact whose words merely stand
            further up or down has moved; with the text, a changed sentence around them is told.

    Source: docs/decisions/0038.
    """
    earlier = before or Earlier()
    cited: dict[str, list[_Cited]] = {}
    for position, source in enumerate(rows.cells["source"]):
        cited.setdefault(source, []).append(_cited(rows, position))
    found: list[Drifted] = []
    for source in changed_sources(corpus):
        facts = cited.get(source, [])
        read = corpus.read(source, pinned=False)
        if isinstance(read, Problem):
            found.extend(fact.drifted(State.LOST, read.message) for fact in facts)
            continue
        new = _Version(read.text)
        old = _Version(earlier.texts[source]) if source in earlier.texts else None
        places = earlier.places.get(source, {})
        for fact in facts:
            drifted, start = _follow(fact, new.page)
            if old is not None:
                drifted = _compared(drifted, start, old.page.anchor(*fact.citation).start, new, old)
            elif fact.fact_id in places:
                drifted = _compared(drifted, start, places[fact.fact_id])
            found.append(drifted)
    return sorted(found, key=lambda one: one.line)


def changed_sources(corpus: Corpus) -> list[str]:
    """Return the ids of the listed sources that no longer have their pinned bytes."""
    return [source for source in corpus.ids if isinstance(corpus.read(source), Problem)]


def run_drift(
    path: Path, corpus: Corpus, *, write: bool = False, before: str | None = None
) -> tuple[str, int]:
    """Return what `tieout drift` prints, and its exit code.

    Args:
        path: facts.csv.
        corpus: The sources.
        write: Whether to write the safe part, facts that moved, into facts.csv: whole or not at
            all.
        before: What holds the pinned versions: a folder of texts, a release, a git revision.

    Returns:
        A table of the facts that drifted with what happened to each, the counts, and the patch;
        0 when every source has its pinned bytes, else 1.

    Raises:
        TableError: facts.csv cannot be read or lacks source or quote.
        UsageError: facts.csv cannot be written, or nothing is known from `before`.
    """
    raw = _bytes_of(path)
    mark = "\ufeff" if raw.startswith(b"\xef\xbb\xbf") else ""
    body = decode(raw, path.name)
    rows = parse_rows(body, path.name, required=("fact_id", "source", "quote"))
    text = mark + body
    changed = changed_sources(corpus)
    if not changed:
        return f"No source has changed: {len(corpus.ids)} have their pinned bytes.\n", 0
    earlier = Earlier() if before is None else read_earlier(before, corpus, changed)
    drifted = find_drift(rows, corpus, earlier)
    cells = {one.line: dict(one.cells) for one in drifted if one.cells}
    new = replace_cells(text, path.name, cells)
    told = [*_table(drifted, changed), *_unplaced(drifted)]
    if rows.misfits:
        lines = ", ".join(str(misfit.line) for misfit in rows.misfits)
        told.append(f"Not looked at, since they do not have one cell a column: lines {lines}.")
    if write:
        if new != text:
            write_whole(path, new.encode("utf-8"))
        written = len(cells) if new != text else 0
        look = " Look at them with git diff." if written else ""
        told.append(f"Rows written to {path.name}: {written}.{look}")
    elif new != text:
        told += ["Patch (apply it with --write):", "", patch(text, new, path.name)]
    return "\n".join([*told, *_next(corpus, changed)]) + "\n", 1


def _bytes_of(path: Path) -> bytes:
    """Read facts.csv."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise TableError(
            f"{path.name}: cannot be read: {error.strerror}", hint=f"Put {path.name} there."
        ) from None


def _table(drifted: Sequence[Drifted], changed: Sequence[str]) -> Iterator[str]:
    """Yield the lines of the table: the counts, and the facts that there is something to say of."""
    yield f"Changed or not to be read: {', '.join(changed)}"
    counts = Counter(one.state for one in drifted)
    yield ", ".join(f"{counts[state]} {state.value}" for state in State)
    yield ""
    rows = [one for one in drifted if one.told]
    width = max((len(one.fact_id) for one in rows), default=0)
    for one in rows:
        yield f"{one.state.value:9} {one.fact_id:{width}} line {one.line}, {one.source}: {one.told}"
    if rows:
        yield ""


def _unplaced(drifted: Sequence[Drifted]) -> Iterator[str]:
    """Say of which facts the old place is not known, so that unchanged may be moved."""
    standing = (State.UNCHANGED, State.MOVED)
    open_ = [one for one in drifted if one.state in standing and not one.placed]
    if open_:
        sources = ", ".join(dict.fromkeys(one.source for one in open_))
        yield (
            f"Where the words stood before is not known for {len(open_)} of these facts, of"
            f" {sources}: they may stand further up or down now, or in another sentence. Name what"
            " holds the pinned version: --before FOLDER, RELEASE or GIT REVISION."
        )


def _next(corpus: Corpus, changed: Sequence[str]) -> Iterator[str]:
    """Say what to do with each source: accept it by name, or put it back."""
    readable = [
        source for source in changed if not isinstance(corpus.read(source, pinned=False), Problem)
    ]
    if readable:
        yield (
            f"Accept a new version by name: tieout pin {' '.join(readable)}; until then its facts"
            " are unreadable."
        )
    for source in changed:
        read = corpus.read(source, pinned=False)
        if isinstance(read, Problem):
            yield f"{source} cannot be accepted: {read.message}. {read.hint}"


@dataclass(frozen=True, slots=True)
class _Cited:
    """One row of the facts table, as far as it cites."""

    fact_id: str
    line: int
    source: str
    citation: tuple[str, str, str]
    columns: tuple[str, ...]

    def drifted(self, state: State, told: str = "") -> Drifted:
        """Return what became of this fact."""
        return Drifted(self.fact_id, self.line, self.source, state, told)


def _cited(rows: Rows, position: int) -> _Cited:
    """Return one row; a column that the table lacks is empty."""
    names = ("quote", "prefix", "suffix")
    quote, prefix, suffix = (rows.cells[n][position] if n in rows.cells else "" for n in names)
    fact_id, source = rows.cells["fact_id"][position], rows.cells["source"][position]
    return _Cited(fact_id, rows.lines[position], source, (quote, prefix, suffix), rows.columns)


class _Version:
    """One version of a source, cut into sentences once."""

    def __init__(self, text: str) -> None:
        self.page = Page(text)
        self._sentences: list[Sentence] | None = None

    def sentence(self, start: int) -> str:
        """Return the sentence in which a code point stands."""
        if self._sentences is None:
            self._sentences = sentences(self.page.text)
        found = bisect_right(self._sentences, start, key=lambda one: one.start)
        return self._sentences[found - 1].text if found else ""


def _follow(fact: _Cited, page: Page) -> tuple[Drifted, int | None]:
    """Follow one fact into the new version of its source: its state, and where it stands now."""
    quote = fact.citation[0]
    found = page.anchor(*fact.citation)
    if found.outcome in (Outcome.EXACT, Outcome.STITCHED):
        return fact.drifted(State.UNCHANGED), found.start
    places = page.places(quote)
    if len(places) == 1 and found.outcome is not Outcome.AMBIGUOUS:
        new = cite_place(page, quote, *places[0])
        if new is not None:
            cells = (("quote", new.quote), ("prefix", new.prefix), ("suffix", new.suffix))
            kept = tuple((name, cell) for name, cell in cells if name in fact.columns)
            told = "; ".join(map(difference_text, found.differences)) or "written otherwise"
            return replace(fact.drifted(State.MOVED, told), cells=kept), new.start
    if len(places) > 1:
        told = f"“{_short(quote)}” now stands at {len(places)} places that its context leaves open"
        return fact.drifted(State.ALTERED, told), None
    if found.suggestion is not None and _is_near(quote, found):
        told = (
            "; ".join(map(difference_text, found.differences))
            + f"; now “{_short(found.suggestion.text)}”"
        )
        return fact.drifted(State.ALTERED, told), None
    return fact.drifted(State.LOST, f"“{_short(quote)}” stands there no more"), None


def _compared(
    drifted: Drifted,
    start: int | None,
    was: int | None,
    new: _Version | None = None,
    old: _Version | None = None,
) -> Drifted:
    """Return what became of a fact, now that it is known where its words stood."""
    if start is None or was is None:
        return drifted
    told = [drifted.told] if drifted.told else []
    if start != was:
        told.append(f"from code point {was} to {start}")
        drifted = replace(drifted, state=State.MOVED)
    if new is not None and old is not None:
        changes = word_differences(old.sentence(was), new.sentence(start))
        told += [f"its sentence reads otherwise: {_changed(changes)}"] if changes else []
    return replace(drifted, told="; ".join(told), placed=True)


def _changed(differences: Sequence[Difference]) -> str:
    """Say what was done to a sentence, the first few changes of it."""
    told = []
    for one in differences[:CHANGES]:
        quoted, found = f"“{_short(one.quoted)}”", f"“{_short(one.found)}”"
        if one.op == "insert":
            told.append(f"{found} was put in")
        elif one.op == "delete":
            told.append(f"{quoted} was taken out")
        else:
            told.append(f"{quoted} became {found}")
    more = len(differences) - CHANGES
    return ", ".join([*told, *([f"{more} more"] if more > 0 else [])])


def _is_near(quote: str, found: Anchor) -> bool:
    """Say whether the suggested passage keeps enough words of the quote to be its new version."""
    words = len(quote.split())
    changed = sum(max(len(one.quoted.split()), 1) for one in found.differences)
    return changed <= max(1, words * NEAR)


def _short(text: str) -> str:
    """Return a passage on one line, shortened."""
    flat = " ".join(text.split())
    return flat if len(flat) <= 80 else f"{flat[:60].strip()} … {flat[-15:].strip()}"
