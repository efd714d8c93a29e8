"""A text as the runs of five words that it has in common with its copies.

Words in quotation marks are left out: two reporters who quote one speaker have not copied each
other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

from tieout.corpus.folding import fold

SIZE: Final = 5
"""Words in a run. Source: word 5-grams are the usual unit of text-reuse studies (our convention,
docs/decisions/0045)."""

_WORD: Final = re.compile(r"[^\W_]+(?:[.,'][^\W_]+)*")
_QUOTED: Final = re.compile(r'"[^"\n]{1,1000}"')


@dataclass(frozen=True, slots=True)
class Shingles:
    """The runs of words of one text.

    Units: offsets are code points of the raw text, half-open.

    Args:
        words: The folded words outside quotation marks, in order.
        starts: Where each word starts.
        ends: Where each word ends.
        marks: One number for each run, in order; equal runs have equal numbers. A run that
            spans a quotation has none and is 0.
    """

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    marks: tuple[int, ...]

    @property
    def distinct(self) -> frozenset[int]:
        """The runs, each once."""
        return frozenset(self.marks) - {0}


def shingle(text: str) -> Shingles:
    """Return the runs of five words of a text.

    Units: offsets are code points of the raw text, half-open.

    Args:
        text: The raw text of a source.

    Examples:
        >>> runs = shingle("The bank was robbed at noon on Friday.")
        >>> runs.words[0], len(runs.marks), len(runs.distinct)
        ('the', 4, 4)

    Source:
        Broder, On the resemblance and containment of documents (1997).
    """
    folded = fold(text)
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    joined: list[int] = []
    quoted = iter([found.span() for found in _QUOTED.finditer(folded.text)])
    low, high = next(quoted, (len(folded.text) + 1, 0))
    broken = 0
    for found in _WORD.finditer(folded.text):
        while found.start() >= high and low <= len(folded.text):
            low, high = next(quoted, (len(folded.text) + 1, len(folded.text) + 1))
        if low <= found.start() < high:
            broken = len(words)
            continue
        words.append(found[0].lower())
        starts.append(folded.offsets[found.start()])
        ends.append(folded.offsets[found.end() - 1] + 1)
        joined.append(broken)
    marks = tuple(
        _mark(words[at : at + SIZE]) if joined[at] == joined[at + SIZE - 1] else 0
        for at in range(len(words) - SIZE + 1)
    )
    return Shingles(tuple(words), tuple(starts), tuple(ends), marks)


def _mark(words: list[str]) -> int:
    """Return the number of a run of words, the same on every machine."""
    return int.from_bytes(blake2b(" ".join(words).encode(), digest_size=8).digest()) | 1
