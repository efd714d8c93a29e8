"""What differs between a quote and a passage, in words.

Source: our convention, docs/decisions/0035.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz.distance import Levenshtein, Postfix, Prefix

from tieout.corpus.folding import fold_text

if TYPE_CHECKING:
    from rapidfuzz.distance import Opcodes

WORDS_LIMIT = 10_000_000
"""The product of two texts' words up to which they are compared word by word."""

_TOKEN = re.compile(r"\w++(?:[-'.,:/]\w++)*+|[^\w\s]")


class Difference(NamedTuple):
    """One difference between a quote and a place in the text.

    Args:
        op: `replace`, `insert` (the text has more), `delete` (the text has less), `cut` (the
            quote ends inside a word or number), `prefix`, `suffix` (the context differs).
        quoted: The words of the quote.
        found: The words of the text.
    """

    op: str
    quoted: str
    found: str


def word_differences(quoted: str, found: str) -> tuple[Difference, ...]:
    """Return what differs between two texts, in words, after folding.

    Examples:
        >>> word_differences("some 900 fighters", "no more than 900 fighters")
        (Difference(op='replace', quoted='some', found='no more than'),)
    """
    return folded_differences(fold_text(quoted), fold_text(found))


def folded_differences(old: str, new: str) -> tuple[Difference, ...]:
    """Return what differs between two texts that are folded already, in words."""
    # Words that both begin or end with are not even cut apart.
    low = old.rfind(" ", 0, Prefix.similarity(old, new)) + 1
    old, new = old[low:], new[low:]
    same = Postfix.similarity(old, new)
    if old[: len(old) - same][-1:] not in ("", " ") or new[: len(new) - same][-1:] not in ("", " "):
        space = old.find(" ", len(old) - same)
        same = len(old) - space if space >= 0 else 0
    old, new = old[: len(old) - same], new[: len(new) - same]
    olds, news = _TOKEN.findall(old), _TOKEN.findall(new)
    if set(olds).isdisjoint(news):
        changes = [(old.strip(" "), new.strip(" "))]
    elif len(olds) * len(news) > WORDS_LIMIT:
        changes = [(shortened(old), shortened(new))]
    else:
        changes = _changes(old, new, Levenshtein.opcodes(olds, news))
    return tuple(
        Difference("replace" if old and new else "delete" if old else "insert", old, new)
        for old, new in changes
        if old or new
    )


def _changes(old: str, new: str, codes: Opcodes) -> list[tuple[str, str]]:
    """Return the words that take each other's place, neighbours as one."""
    olds, news = ([one.span() for one in _TOKEN.finditer(text)] for text in (old, new))
    spans: list[list[int]] = []
    for code in codes:
        if code.tag == "equal":
            continue
        a, b, c, d = code.src_start, code.src_end, code.dest_start, code.dest_end
        if spans and spans[-1][1] == a and spans[-1][3] == c:
            spans[-1][1], spans[-1][3] = b, d
        else:
            spans.append([a, b, c, d])
    return [
        (
            old[olds[a][0] : olds[b - 1][1]] if a < b else "",
            new[news[c][0] : news[d - 1][1]] if c < d else "",
        )
        for a, b, c, d in spans
    ]


def shortened(text: str) -> str:
    """Return the two ends of a long text.

    Examples:
        >>> shortened("ab" * 100)
        'abababababababababababababababababababab … abababababababababab'
    """
    return text if len(text) <= 80 else f"{text[:40]} … {text[-20:]}"
