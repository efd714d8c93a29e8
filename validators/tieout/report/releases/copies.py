"""Copies of the sources in a folder, under any names, and the quotes that stand in them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from tieout.corpus.folders import Folder, RefusedError
from tieout.corpus.sentences import sentences
from tieout.errors import UsageError
from tieout.evidence.anchors import Outcome, anchor
from tieout.report.releases.contents import sentence_hash

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

SPAN = 3
"""The most sentences that one quote runs over and is still known by their hash."""


class Found(StrEnum):
    """How a quote was found again; each in the words of the report."""

    IN_SOURCE = "in the source itself"
    IN_SENTENCE = "in the same sentence of another copy"
    NOWHERE = "without a place in the source, as published"


@dataclass(frozen=True, slots=True)
class Quote:
    """A quote as a release tells of it.

    Args:
        words: The quote.
        prefix: Words right before it.
        suffix: Words right after it.
        start: Where it stood, as text; empty for nowhere.
        end: Where it ended.
        sentence: The hash of the sentence that it stands in.
    """

    words: str
    prefix: str
    suffix: str
    start: str
    end: str
    sentence: str


class Copies:
    """Every text in a folder, known by its digest and by its sentences.

    Args:
        folder: The folder, or None for no copies at all.
        languages: In which languages the sources may be; sentences end differently in each.

    Raises:
        UsageError: There is no such folder.
    """

    def __init__(self, folder: Path | None, languages: Iterable[str] = ("en",)) -> None:
        self._texts: dict[str, str] = {}
        self._sentences: dict[str, str] = {}
        if folder is None:
            return
        if not folder.is_dir():
            raise UsageError(f"{folder}: no such folder", hint="Name the folder of the texts.")
        listed = Folder(folder)
        for entry in sorted(folder.iterdir()):
            try:
                raw = listed.read(entry.name)
                text = raw.decode("utf-8")
            except (RefusedError, UnicodeDecodeError):
                continue
            self._texts[hashlib.sha256(raw).hexdigest()] = text
            for language in dict.fromkeys(languages):
                self._cut(text, language)

    def _cut(self, text: str, language: str) -> None:
        """Keep every sentence, and two and three in a row, by the hash of their words."""
        found = sentences(text, language=language)
        for first in range(len(found)):
            for last in range(first, min(first + SPAN, len(found))):
                words = text[found[first].start : found[last].end]
                self._sentences.setdefault(sentence_hash(words), words)

    def look_up(self, quote: Quote, digest: str) -> Found | str | None:
        """Find a quote again.

        Args:
            quote: The quote.
            digest: The digest of its source, from the manifest.

        Returns:
            How it was found; else, in words, what became of it; None where no copy can tell.
        """
        text = self._texts.get(digest)
        if text is not None:
            found = anchor(quote.words, text, quote.prefix, quote.suffix)
            place = tuple("" if end is None else str(end) for end in (found.start, found.end))
            if place != (quote.start, quote.end):
                return f"{found.outcome} at {found.start}" if found.start else str(found.outcome)
            return Found.IN_SOURCE if quote.start else Found.NOWHERE
        words = self._sentences.get(quote.sentence)
        if words is None:
            return None
        outcome = anchor(quote.words, words).outcome
        stands = outcome.found or outcome is Outcome.AMBIGUOUS
        return Found.IN_SENTENCE if stands else f"{outcome} from its sentence"
