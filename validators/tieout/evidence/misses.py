"""Quotes that their own source does not hold, waiting to be found in another.

Every source is asked once for all of them: by two neighbouring words of the quote, or by its
longest word when it is short. Only what holds those, all inner words, and all of them that are
neighbours as such, is searched.

Source: docs/decisions/0034.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from tieout.corpus.folding import INVISIBLE
from tieout.evidence.anchors import Page
from tieout.evidence.ellipses import is_joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tieout.evidence.anchors import Anchor

Quote = tuple[str, str, str]
"""A quote with its prefix and suffix."""

Pair = tuple[str, str]
"""Two words that are neighbours."""

FEW = 3
"""Up to how many quotes are looked for in a text without asking for all of its neighbours."""

_WORD = re.compile(r"\w+")
_SIMPLE = re.compile("[ -~\u2013\u2014\u2018\u2019\u201c\u201d]+")
_UNSEEN = INVISIBLE + "\u02bc\u212a"
_UNSPACED = re.compile("[\u0e00-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")


class Misses:
    """Quotes by what tells whether a text may hold them.

    Args:
        quotes: Each quote by the position of its fact.
    """

    def __init__(self, quotes: Iterable[tuple[int, Quote]]) -> None:
        self._quotes = dict(quotes)
        self._inner: dict[int, frozenset[str]] = {}
        self._neighbours: dict[int, frozenset[Pair]] = {}
        self._across: dict[int, frozenset[Pair]] = {}
        self._by_pair: dict[Pair, set[int]] = {}
        self._by_word: dict[str, set[int]] = {}
        self._always: set[int] = set()
        for position, (quote, _, _) in self._quotes.items():
            inner = quote.split()[1:-1]
            self._inner[position] = frozenset(filter(_WORD.fullmatch, inner))
            pairs = [pair for pair in pairwise(inner) if self._inner[position].issuperset(pair)]
            self._neighbours[position] = frozenset(pairs)
            if _UNSPACED.search(quote):
                self._always.add(position)
                self._inner[position], self._neighbours[position] = frozenset(), frozenset()
            elif pairs:
                longest = max(pairs, key=lambda pair: len(pair[0]) + len(pair[1]))
                self._by_pair.setdefault(longest, set()).add(position)
            elif words := _WORD.findall(quote):
                self._by_word.setdefault(max(words, key=len), set()).add(position)
                if _SIMPLE.fullmatch(quote) and not is_joined(quote):
                    self._across[position] = frozenset(pairwise(words[1:-1]))
        self._words = set(self._by_word)
        self._by_rarest = self._rarest()

    def __bool__(self) -> bool:
        return bool(self._quotes)

    def find(self, text: str) -> Iterator[tuple[int, Anchor]]:
        """Yield each quote that stands in a text, and wait for it no longer."""
        page = Page(text)
        for position in self._likely(text):
            anchor = page.place(*self._quotes[position])
            if anchor is not None:
                del self._quotes[position]
                self._always.discard(position)
                yield position, anchor

    def _rarest(self) -> dict[Pair, set[int]]:
        """Return the quotes by the pair of theirs whose words are the rarest in all of them."""
        often = Counter(word for inner in self._inner.values() for word in inner)
        by_rarest: dict[Pair, set[int]] = {}
        for position, pairs in self._neighbours.items():
            if pairs:
                rarest = min(pairs, key=lambda pair: often[pair[0]] * often[pair[1]])
                by_rarest.setdefault(rarest, set()).add(position)
        return by_rarest

    def _likely(self, text: str) -> list[int]:
        """Return the quotes that a text may hold, by the words that are in it."""
        words = text.split()
        held = set(words)
        likely = set(self._always)
        # Where something unseen may stand between two neighbours, the longest two must do.
        unseen = any(map(text.__contains__, _UNSEEN))
        by_pair = self._by_pair if unseen else self._by_rarest
        pairs = set(pairwise(words))
        for pair in pairs & by_pair.keys():
            likely |= by_pair[pair]
        if self._words:
            for word in self._words & _plain_words(held):
                likely |= self._by_word[word]
        likely &= self._quotes.keys()
        holding = sorted(position for position in likely if self._inner[position] <= held)
        if not holding or unseen:
            return holding
        holding = [position for position in holding if self._neighbours[position] <= pairs]
        if len(holding) <= FEW or self._across.keys().isdisjoint(holding):
            return holding
        # What stands between words may change by folding, but the words stay neighbours.
        pairs = set(pairwise(_WORD.findall(text)))
        return [one for one in holding if self._across.get(one, frozenset()) <= pairs]


def _plain_words(pieces: set[str]) -> set[str]:
    """Return the words of a text that was cut at its white space."""
    mixed = [piece for piece in pieces if not piece.isalnum()]
    return pieces.union(_WORD.findall(" ".join(mixed)))
