"""Candidate rows out of annotations made elsewhere, and out of our own.

What is imported is never trusted: its words are looked for in our sources, its offsets only choose
among places that hold them, and what comes back are candidates for a coder, not facts. Whatever
gives no row is told with the reason.

Source: docs/decisions/0039.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tieout.corpus.edits import render_row
from tieout.corpus.folding import fold_text
from tieout.corpus.rows import decode
from tieout.corpus.sources import Problem
from tieout.errors import UsageError
from tieout.evidence.anchors import Anchor, Page
from tieout.evidence.annotations import Place, read_places
from tieout.evidence.citations import cite_place

if TYPE_CHECKING:
    from pathlib import Path

    from tieout.corpus.sources import Corpus

COLUMNS: Final = ("source", "quote", "prefix", "suffix", "value", "property", "note")
CONTEXT: Final = 32
"""How many characters of another text around its words choose among our places: our convention,
as many as web annotators write."""

_DIGEST: Final = re.compile(r"(?:(?:urn:|hash://)?sha-?256[:/])?([0-9A-Fa-f]{64})")
SHOWN: Final = 5
"""How many of what was dropped for one reason are named: our convention."""

_NO_SOURCE: Final = "document is none of our sources"
_NOT_READABLE: Final = "source cannot be read"
_NO_WORDS: Final = "no words are quoted"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row that might become a fact, and where its words were found.

    Args:
        cells: The columns of `COLUMNS` that are known, all text.
        anchor: Where the quote stands; not found, it is kept with its suggestion.
        origin: The annotation it came from: its id, or its line.
    """

    cells: dict[str, str]
    anchor: Anchor
    origin: str


@dataclass(frozen=True, slots=True)
class Dropped:
    """What was read and gives no row.

    Args:
        origin: The annotation: its id, or its line.
        reason: Why not, in the same words for all that are dropped for it.
        what: What the reason is about: a document, a source, or the annotation.
    """

    origin: str
    reason: str
    what: str


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a document: every place that it names is a row, or is dropped.

    Args:
        candidates: The rows, in the order of the document.
        dropped: What gives no row, in the order of the document.
    """

    candidates: tuple[Candidate, ...]
    dropped: tuple[Dropped, ...]

    @property
    def whole(self) -> bool:
        """Whether there are rows and each stands at one place of its source."""
        return bool(self.candidates) and all(one.anchor.outcome.found for one in self.candidates)

    def table(self) -> str:
        """Return the rows as CSV: `COLUMNS`, then outcome and origin."""
        rows = [[*COLUMNS, "outcome", "origin"]]
        rows += [
            [*(one.cells[name] for name in COLUMNS), str(one.anchor.outcome), one.origin]
            for one in self.candidates
        ]
        return "".join(f"{render_row(row)}\n" for row in rows)

    def told(self) -> str:
        """Say how many were read, became rows and were dropped, and why."""
        rows, dropped = len(self.candidates), len(self.dropped)
        lines = [f"Read {rows + dropped:,}: {rows:,} became rows, {dropped:,} dropped."]
        if lost := sum(not one.anchor.outcome.found for one in self.candidates):
            lines.append(f"  {lost:,} found at no one place of their source; see the outcome")
        for reason, count in Counter(one.reason for one in self.dropped).most_common():
            named = Counter(one.what for one in self.dropped if one.reason == reason)
            shown = [
                f"{_shown(what)} ({times:,})" if times > 1 else _shown(what)
                for what, times in named.most_common(SHOWN)
            ]
            more = [f"{len(named) - SHOWN:,} more"] if len(named) > SHOWN else []
            lines.append(f"  {count:,} dropped, {reason}: {', '.join([*shown, *more])}")
        return "\n".join(lines) + "\n"


def run_candidates(path: Path, corpus: Corpus) -> tuple[str, str, int]:
    """Return what `tieout candidates` prints, what it says besides, and its exit code.

    Args:
        path: The document of annotations.
        corpus: Our sources.

    Returns:
        The rows as CSV; how many were read, became rows and were dropped, and why; 0 when there
        are rows and each stands at one place, else 1.

    Raises:
        UsageError: The document cannot be read.
        TableError: It holds neither annotations nor extractions.
    """
    try:
        document = decode(path.read_bytes(), path.name)
    except OSError as error:
        raise UsageError(
            f"{path}: cannot be read: {error.strerror}", hint="Name a file of annotations."
        ) from None
    found = import_annotations(document, corpus)
    return found.table(), found.told(), 0 if found.whole else 1


def import_annotations(document: str, corpus: Corpus) -> Imported:
    """Return candidate rows from Web Annotations or from LangExtract's JSON Lines.

    A document is known by the id, file name or address of a source, by its sha256, or by its text.

    Args:
        document: JSON-LD with one annotation, a page, a collection or a list of them; or one
            LangExtract document a line.
        corpus: Our sources.

    Raises:
        TableError: The document is neither.
    """
    texts = _Texts(corpus)
    found = [_look_up(place, texts) for place in read_places(document)]
    return Imported(
        tuple(one for one in found if isinstance(one, Candidate)),
        tuple(one for one in found if isinstance(one, Dropped)),
    )


class _Texts:
    """Our sources as an importer asks for them, each read and folded once."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._pages: dict[str, Page | Problem] = {}
        self._named: dict[str, list[str]] = {}
        self._worded: dict[str, list[str]] = {}
        for row in corpus.manifest.to_dict("records"):
            source = str(row["source"])
            names = (f"urn:tieout:source:{source}", row["url"], row["file"], source)
            for name in {str(name) for name in (*names, str(row["sha256"]).lower()) if name}:
                self._named.setdefault(name, []).append(source)

    def page(self, source: str) -> Page | Problem:
        """Return the text of a source, or what stands against it."""
        if source not in self._pages:
            read = self._corpus.read(source)
            self._pages[source] = read if isinstance(read, Problem) else Page(read.text)
        return self._pages[source]

    def meant(self, name: str, text: str = "") -> list[str]:
        """Return the sources of a name, else those of a text: of its bytes, or of its words."""
        digest = _DIGEST.fullmatch(name)
        found = self._named.get(digest[1].lower() if digest else name)
        if found or not text:
            return found or []
        found = self._named.get(hashlib.sha256(text.encode()).hexdigest())
        return found or self._by_words().get(fold_text(text).strip(), [])

    def _by_words(self) -> dict[str, list[str]]:
        """Return the sources by their folded texts, which are made once."""
        for source in () if self._worded else self._corpus.ids:
            page = self.page(source)
            if isinstance(page, Page):
                self._worded.setdefault(page.folded.text.strip(), []).append(source)
        return self._worded


def _look_up(place: Place, texts: _Texts) -> Candidate | Dropped:
    """Look for the words of a place in the sources that are meant, and take the likeliest."""
    if place.problem:
        return Dropped(place.origin, place.problem, place.origin)
    sources = texts.meant(place.name, place.text)
    if not sources:
        return Dropped(place.origin, _NO_SOURCE, place.name or place.origin)
    found: list[Candidate] = []
    dropped = Dropped(place.origin, _NO_WORDS, place.origin)
    for source in sources:
        page = texts.page(source)
        if isinstance(page, Problem):
            dropped = Dropped(place.origin, _NOT_READABLE, page.message)
            continue
        low = _low(place, page)
        quote = place.cells["quote"] or (place.text or page.text)[slice(*place.span)]
        if quote.strip():
            one = _candidate({**place.cells, "quote": quote, "source": source}, page, low, place)
            if one.anchor.outcome.found and one.anchor.start == low:
                return one
            found.append(one)
    standing = [one for one in found if one.anchor.outcome.found]
    return next(iter(standing or found), dropped)


def _low(place: Place, page: Page) -> int:
    """Return where in our text a place begins; by its surroundings, if their text is another."""
    low, high = place.span
    if low < 0 or not place.text or place.text == page.text:
        return low
    before, after = place.text[max(0, low - CONTEXT) : low], place.text[high : high + CONTEXT]
    places = page.places(place.cells["quote"], before, after)
    return places[0][0] if len(places) == 1 else -1


def _candidate(cells: dict[str, str], page: Page, low: int, place: Place) -> Candidate:
    """Look for the words in our source, and write the context that their place needs."""
    quote = cells["quote"]
    found = page.anchor(quote, cells.get("prefix", ""), cells.get("suffix", ""))
    start, end = found.start, found.end
    span = None if start is None or end is None else (start, end)
    if span is None:
        span = next((one for one in page.places(quote) if one[0] == low), None)
    citation = cite_place(page, quote, *span) if span is not None else None
    if citation is not None:
        context = {"prefix": citation.prefix, "suffix": citation.suffix}
        cells = {**cells, "quote": citation.quote, **context}
        found = page.anchor(citation.quote, citation.prefix, citation.suffix)
    return Candidate({name: cells.get(name, "") for name in COLUMNS}, found, place.origin)


def _shown(name: str) -> str:
    """Return what was dropped, shortened."""
    return name if len(name) <= 120 else f"{name[:100]}…{name[-15:]}"
