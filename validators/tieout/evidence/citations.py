"""Write a citation: the words as they stand in the source, with as much context as they need.

Source: W3C Web Annotation Data Model, 4.2.4: prefix and suffix tell apart places of one text;
that they are the fewest words that do is our convention, docs/decisions/0037.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tieout.corpus.edits import render_row
from tieout.corpus.sources import Problem
from tieout.errors import CorpusError, UsageError
from tieout.evidence.anchors import Anchor, Outcome, Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tieout.corpus.sources import Corpus
    from tieout.evidence.differences import Difference

COLUMNS = ("source", "quote", "prefix", "suffix")
PLACES_LIMIT = 200
"""How many places of the same words are cited, the first ones: our convention."""

WORDS_LIMIT = 40
"""How many words of context are tried before a place counts as one of many alike."""


@dataclass(frozen=True, slots=True)
class Citation:
    """The citation columns of a row, and the place they lead to.

    Units: `start` and `end` are code points of the raw text, half-open.

    Args:
        quote: The words as they stand in the source.
        prefix: The words right before them, if they are needed to tell the place.
        suffix: The words right after them, likewise.
        start: Where the quote starts.
        end: Where it ends.
    """

    quote: str
    prefix: str
    suffix: str
    start: int
    end: int


def cite(text: str, words: str, *, prefix: str = "", suffix: str = "") -> list[Citation]:
    """Return the citation of each place at which the words stand; none when they do not.

    Args:
        text: The source.
        words: What to cite; a cut is written `[...]`.
        prefix: Words that stand before, to choose among several places.
        suffix: Words that stand after, likewise.

    Examples:
        >>> text = "The count was 900. Later the count was 800."
        >>> for found in cite(text, "the  count"):
        ...     print(found)
        Citation(quote='the count', prefix='', suffix='', start=25, end=34)
        >>> [(found.quote, found.prefix, found.suffix) for found in cite(text, "count was")]
        [('count was', 'The', ''), ('count was', 'the', '')]

    Source: docs/decisions/0037.
    """
    page = Page(text)
    places = page.places(words, prefix, suffix)[:PLACES_LIMIT]
    found = (cite_place(page, words, *place) for place in places)
    return [one for one in found if one is not None]


def cite_place(page: Page, words: str, start: int, end: int) -> Citation | None:
    """Return the citation of one place, or None if no context tells it from others.

    Args:
        page: The source.
        words: What stands there, up to folding, with its cuts.
        start: Where it starts.
        end: Where it ends.
    """
    quote = _as_it_stands(page, words, start, end)
    places = page.places(quote)
    before = page.text[max(0, start - 40 * WORDS_LIMIT) : start].split()
    after = page.text[end : end + 40 * WORDS_LIMIT].split()
    for count in range(WORDS_LIMIT + 1):
        for prefix, suffix in _contexts(before, after, count):
            if page.fitting(places, prefix, suffix) == [(start, end)]:
                return Citation(quote, prefix, suffix, start, end)
    return None


def cite_source(
    corpus: Corpus, source: str, words: str, *, prefix: str = "", suffix: str = ""
) -> tuple[str, int]:
    """Return what `tieout cite` prints, and its exit code.

    Args:
        corpus: The sources.
        source: The id of one.
        words: What to cite from it.
        prefix: Words that stand before, to choose among several places.
        suffix: Words that stand after, likewise.

    Returns:
        CSV with the columns of `COLUMNS`, one row a place, and 0; or why the words are refused
        with the nearest passage, and 1.

    Raises:
        CorpusError: The source cannot be read.
        UsageError: There are no words to cite.
    """
    if not words.strip():
        raise UsageError("there are no words to cite", hint="Give the words in quotation marks.")
    read = corpus.read(source)
    if isinstance(read, Problem):
        known = ", ".join(corpus.ids[:20])
        hint = f"The sources are: {known}." if source not in corpus.ids else read.hint
        raise CorpusError(read.message, hint=hint)
    citations = cite(read.text, words, prefix=prefix, suffix=suffix)
    if not citations:
        return _refusal(source, words, Page(read.text).anchor(words, prefix, suffix)), 1
    rows = [[source, one.quote, one.prefix, one.suffix] for one in citations]
    return "".join(f"{render_row(row)}\n" for row in [list(COLUMNS), *rows]), 0


def _as_it_stands(page: Page, words: str, start: int, end: int) -> str:
    """Return the words as the source writes them, cuts kept."""
    span = page.text[start:end]
    if Page(span).anchor(words).outcome is not Outcome.STITCHED:
        return span
    parts = (page.text[low:high] for low, high in page.stitches(words, start, end))
    return " [...] ".join(parts)


def _contexts(before: list[str], after: list[str], count: int) -> Iterator[tuple[str, str]]:
    """Yield the contexts of so many words, those on one side and the shortest first."""
    sides = [
        (" ".join(before[-left:] if left else ()), " ".join(after[: count - left]))
        for left in range(count + 1)
        if left <= len(before) and count - left <= len(after)
    ]
    yield from sorted(sides, key=lambda side: (all(side), len(side[0]) + len(side[1])))


def _refusal(source: str, words: str, found: Anchor) -> str:
    """Say why words cannot be cited, and what stands there instead."""
    shown = " ".join(words.split())
    if found.outcome is Outcome.AMBIGUOUS:
        return f"refused: “{shown}” stands in {source} at places that no context tells apart\n"
    lines = [f"refused: “{shown}” does not stand in {source}"]
    cut = [one for one in found.differences if one.op == "cut"]
    if cut:
        lines = [f"refused: “{shown}” cuts “{cut[0].found}” of {source} apart"]
    elif found.suggestion:
        lines.append(f"nearest: “{' '.join(found.suggestion.text.split())}”")
        lines.extend(f"  {difference_text(one)}" for one in found.differences)
    return "\n".join(lines) + "\n"


def difference_text(difference: Difference) -> str:
    """Say one difference in words.

    Examples:
        >>> from tieout.evidence.differences import Difference
        >>> difference_text(Difference("replace", "800", "900"))
        'quoted “800”, the source has “900”'
    """
    if difference.op == "insert":
        return f"the source has “{difference.found}”, the quote has not"
    if difference.op == "delete":
        return f"the quote has “{difference.quoted}”, the source has not"
    if difference.op in ("prefix", "suffix"):
        return f"{difference.op} “{difference.quoted}”, the source has “{difference.found}”"
    return f"quoted “{difference.quoted}”, the source has “{difference.found}”"
