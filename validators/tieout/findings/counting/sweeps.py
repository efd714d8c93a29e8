"""Counting pairs by sorting: no pair is ever looked at, a hundred thousand facts take a moment."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

LARGEST = 1 << 62
"""Keys beyond this are sorted as whole numbers of Python, which have no largest."""

Point = tuple[int, int]
"""Two keys: where a value ends or begins, and where its time does."""


def count_below(ends: Sequence[int], begins: Sequence[int]) -> int:
    """Return how many pairs there are of an end and a beginning that lies above it.

    Examples:
        >>> count_below([1, 5], [3, 6])
        3

    Source: each beginning by binary search among the sorted ends; n log n.
    """
    if not ends or not begins or max(begins) <= min(ends):
        return 0
    far = max(map(abs, (max(ends), min(ends), max(begins), min(begins))))
    exact: type = np.int64 if far < LARGEST else object
    ordered: NDArray[np.generic] = np.sort(np.array(ends, dtype=exact))
    return int(np.searchsorted(ordered, np.array(begins, dtype=exact)).sum())


def count_below_in_both(ends: Sequence[Point], begins: Sequence[Point]) -> int:
    """Return how many pairs there are of which both keys of the second lie above the first's.

    Examples:
        >>> count_below_in_both([(1, 1), (2, 9)], [(3, 3)])
        1

    Source: a sweep over the first key with a binary indexed tree over the second (Fenwick 1994);
        n log n.
    """
    ranks = {key: rank for rank, key in enumerate(sorted({second for _, second in ends}), 1)}
    keys = list(ranks)
    tree = [0] * (len(keys) + 1)
    waiting = sorted(ends)
    at = total = 0
    for first, second in sorted(begins):
        while at < len(waiting) and waiting[at][0] < first:
            place = ranks[waiting[at][1]]
            while place < len(tree):
                tree[place] += 1
                place += place & -place
            at += 1
        place = bisect_left(keys, second)
        while place:
            total += tree[place]
            place -= place & -place
    return total


def pairs_within(number: int) -> int:
    """Return how many pairs so many things form.

    Examples:
        >>> pairs_within(50)
        1225
    """
    return number * (number - 1) // 2
