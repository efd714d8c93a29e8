"""What became of the facts of a source that changed after it was pinned.

Source: the four states are our convention, docs/decisions/0038.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from tieout.corpus.edits import patch, replace_cells
from tieout.corpus.files import write_whole
from tieout.corpus.rows import decode, parse_rows
from tieout.corpus.sources import Problem
from tieout.errors import TableError
from tieout.evidence.anchors import Anchor, Outcome, Page
from tieout.evidence.citations import cite_place, difference_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tieout.corpus.rows import Rows
    from tieout.corpus.sources import Corpus

NEAR = 0.5
"""The share of a quote's words that an altered passage keeps: our convention."""


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
    """

    fact_id: str
    line: int
    source: str
    state: State
    told: str = ""
    cells: tuple[tuple[str, str], ...] = ()


def find_drift(rows: Rows, corpus: Corpus, before: dict[str, str] | None = None) -> list[Drifted]:
    """Return what became of each fact whose source no longer has its pinned bytes.

    A fact is `unchanged` when its citation still leads to its words; `moved` when the same words
    stand at one place still, but its quote, prefix or suffix must be written anew, or the place
    is another; `altered` when a passage like it stands there; `lost` when nothing does.

    Args:
        rows: The facts table as read; facts of sources that did not change are left out.
        corpus: The sources.
        before: Texts of earlier versions by source, if at hand: with them a fact whose words
            merely stand further up or down has moved.

    Source: docs/decisions/0038.
    """
    cited: dict[str, list[int]] = {}
    for position, source in enumerate(rows.cells["source"]):
        cited.setdefault(source, []).append(position)
    found: list[Drifted] = []
    for source, positions in cited.items():
        pinned = corpus.read(source)
        if not isinstance(pinned, Problem):
            continue
        read = corpus.read(source, pinned=False)
        if isinstance(read, Problem):
            found.extend(_lost(rows, position, read.message) for position in positions)
            continue
        page = Page(read.text)
        old = Page(before[source]) if before and source in before else None
        found.extend(_follow(rows, position, page, old) for position in positions)
    return sorted(found, key=lambda one: one.line)


def run_drift(
    path: Path, corpus: Corpus, *, write: bool = False, before: dict[str, str] | None = None
) -> tuple[str, int]:
    """Return what `tieout drift` prints, and its exit code.

    Args:
        path: facts.csv.
        corpus: The sources.
        write: Whether to write the safe part, facts that moved, into facts.csv: whole or not at
            all.
        before: Texts of earlier versions by source, if at hand.

    Returns:
        A table of the facts that drifted with what happened to each, the counts, and the patch;
        0 when every source has its pinned bytes, else 1.

    Raises:
        TableError: facts.csv cannot be read or lacks source or quote.
        UsageError: facts.csv cannot be written.
    """
    raw = _bytes_of(path)
    mark = "\ufeff" if raw.startswith(b"\xef\xbb\xbf") else ""
    body = decode(raw, path.name)
    rows = parse_rows(body, path.name, required=("fact_id", "source", "quote"))
    text = mark + body
    changed = [source for source in corpus.ids if isinstance(corpus.read(source), Problem)]
    if not changed:
        return f"No source has changed: {len(corpus.ids)} have their pinned bytes.\n", 0
    drifted = find_drift(rows, corpus, before)
    cells = {one.line: dict(one.cells) for one in drifted if one.cells}
    new = replace_cells(text, path.name, cells)
    told = [*_table(drifted, changed)]
    if new != text and write:
        write_whole(path, new.encode("utf-8"))
        told.append(f"Rows written to {path.name}: {len(cells)}. Look at them with git diff.")
    elif new != text:
        told += ["Patch (apply it with --write):", "", patch(text, new, path.name)]
    told.append(
        "Accept a new version by name: tieout pin " + " ".join(changed) + "; until then its facts"
        " are unreadable."
    )
    return "\n".join(told) + "\n", 1


def _bytes_of(path: Path) -> bytes:
    """Read facts.csv."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise TableError(
            f"{path.name}: cannot be read: {error.strerror}", hint=f"Put {path.name} there."
        ) from None


def _table(drifted: Sequence[Drifted], changed: Sequence[str]) -> Iterator[str]:
    """Yield the lines of the table: the facts that drifted, and the counts."""
    yield f"Changed or not to be read: {', '.join(changed)}"
    counts = Counter(one.state for one in drifted)
    yield ", ".join(f"{counts[state]} {state.value}" for state in State)
    yield ""
    rows = [one for one in drifted if one.state is not State.UNCHANGED]
    width = max((len(one.fact_id) for one in rows), default=0)
    for one in rows:
        yield f"{one.state.value:9} {one.fact_id:{width}} line {one.line}, {one.source}: {one.told}"
    if rows:
        yield ""


def _follow(rows: Rows, position: int, page: Page, old: Page | None) -> Drifted:
    """Follow one fact into the new version of its source."""
    quote, prefix, suffix = (_cell(rows, name, position) for name in ("quote", "prefix", "suffix"))
    found = page.anchor(quote, prefix, suffix)
    if found.outcome in (Outcome.EXACT, Outcome.STITCHED):
        return _standing(rows, position, found, old)
    places = page.places(quote)
    if len(places) == 1 and found.outcome is not Outcome.AMBIGUOUS:
        new = cite_place(page, quote, *places[0])
        if new is not None:
            cells = (("quote", new.quote), ("prefix", new.prefix), ("suffix", new.suffix))
            kept = tuple((name, cell) for name, cell in cells if name in rows.cells)
            told = "; ".join(map(difference_text, found.differences)) or "written otherwise"
            return _drifted(rows, position, State.MOVED, told, kept)
    if len(places) > 1:
        told = f"“{_short(quote)}” now stands at {len(places)} places that its context leaves open"
        return _drifted(rows, position, State.ALTERED, told)
    if found.suggestion is not None and _is_near(quote, found):
        told = (
            "; ".join(map(difference_text, found.differences))
            + f"; now “{_short(found.suggestion.text)}”"
        )
        return _drifted(rows, position, State.ALTERED, told)
    return _lost(rows, position, f"“{_short(quote)}” stands there no more")


def _standing(rows: Rows, position: int, found: Anchor, old: Page | None) -> Drifted:
    """Return a fact whose citation still leads to its words: unchanged, or moved with the text."""
    if old is not None and found.start is not None:
        cells = (_cell(rows, name, position) for name in ("quote", "prefix", "suffix"))
        was = old.anchor(*cells)
        if was.start is not None and was.start != found.start:
            told = f"from code point {was.start} to {found.start}"
            return _drifted(rows, position, State.MOVED, told)
    return _drifted(rows, position, State.UNCHANGED, "")


def _is_near(quote: str, found: Anchor) -> bool:
    """Say whether the suggested passage keeps enough words of the quote to be its new version."""
    words = len(quote.split())
    changed = sum(max(len(one.quoted.split()), 1) for one in found.differences)
    return changed <= max(1, words * NEAR)


def _drifted(
    rows: Rows,
    position: int,
    state: State,
    told: str,
    cells: tuple[tuple[str, str], ...] = (),
) -> Drifted:
    """Return the state of one row."""
    source = rows.cells["source"][position]
    fact_id = rows.cells["fact_id"][position]
    return Drifted(fact_id, rows.lines[position], source, state, told, cells)


def _lost(rows: Rows, position: int, told: str) -> Drifted:
    """Return a row whose words are gone."""
    return _drifted(rows, position, State.LOST, told)


def _cell(rows: Rows, name: str, position: int) -> str:
    """Return a cell, empty where the table has no such column."""
    return rows.cells[name][position] if name in rows.cells else ""


def _short(text: str) -> str:
    """Return a passage on one line, shortened."""
    flat = " ".join(text.split())
    return flat if len(flat) <= 80 else f"{flat[:60]} … {flat[-15:]}"
