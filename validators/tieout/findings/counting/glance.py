"""Every question at a glance: which of them hold no difference that needs a second look.

The columns of the table are enough for that: where the highest lower end of all values lies below
the lowest upper end, every two of them meet. What is said here of a question is what the truth
table says of each of its pairs; whatever the columns cannot settle is left to it.

Source: on one line pairwise overlap means a common point (Helly 1923); docs/decisions/0091.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import inf
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from tieout.facts.codebook import Kind, OverTime
from tieout.facts.intervals import Interval
from tieout.facts.moments import Moment
from tieout.facts.quantities import Quantity
from tieout.findings.comparing.relations import Relation, relate
from tieout.findings.comparing.times import missing_bound

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from tieout.facts.codebook import Property
    from tieout.facts.intervals import End

    Numbers = NDArray[np.int64]
    Flags = NDArray[np.bool_]

NOT_JUDGED = -1
"""The number of a value that only the truth table can judge."""


@dataclass(frozen=True, eq=False)
class Glance:
    """What the columns say of each question.

    Shapes: every array has one element a question, in the order of the table.

    Args:
        rows: The rows of each question, in the order of the table.
        calm: No two of its values are apart or wait for a time, a unit or a second speaker.
        equal: How many pairs of a calm question have one value; the others can both hold.
    """

    rows: list[tuple[int, ...]]
    calm: Flags
    equal: Numbers


@dataclass(frozen=True, eq=False)
class Columns:
    """What the glance looks at, one element a usable fact.

    Args:
        row: Its row in the table.
        question: The number of its question, from 0 in the order of the table.
        low: The lower end of its value; infinite for what is no number.
        high: The upper end of its value; infinite below zero for what is no number.
        value: One number for all values that are equal, or `NOT_JUDGED`.
        unit: One number for each unit.
        time: One number for each time at which a value holds; where the row names none, that is
            when its source was published, so that each source has numbers of its own.
        asserted: Whether it is asserted.
    """

    row: Numbers
    question: Numbers
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    value: Numbers
    unit: Numbers
    time: Numbers
    asserted: Flags


def number(columns: Iterable[pd.Series[str]]) -> Numbers:
    """Return one number for each distinct row of some columns, from 0 in the order of the table.

    Examples:
        >>> subjects = pd.Series(["fire", "flood", "fire "])
        >>> number([subjects, pd.Series(["toll", "toll", "toll"])]).tolist()
        [0, 1, 0]
    """
    found: Numbers | None = None
    for column in columns:
        raw, texts = pd.factorize(column)
        places = pd.factorize(np.array([text.strip() for text in texts], dtype=object))[0][raw]
        if found is None:
            found = places
        elif len(texts) > 1:
            found, _ = pd.factorize(found * len(texts) + places)
    return np.empty(0, np.int64) if found is None else pd.factorize(found)[0].astype(np.int64)


def glance(columns: Columns, properties: Sequence[Property]) -> Glance:
    """Return which questions are calm, with the number of their equal pairs.

    Args:
        columns: The facts.
        properties: The property of each question.
    """
    question = columns.question
    size = np.bincount(question, minlength=len(properties))
    fixed = np.array([entry.over_time is OverTime.FIXED for entry in properties], dtype=bool)
    rising = np.array([entry.over_time is OverTime.RISING for entry in properties], dtype=bool)
    spoken = np.array([entry.kind is Kind.QUOTATION for entry in properties], dtype=bool)
    judged = _all(question, columns.asserted & (columns.value != NOT_JUDGED), size) & ~spoken
    same = _alike(question, columns.value, size) & (~rising | _alike(question, columns.time, size))
    meeting = fixed & _alike(question, columns.unit, size) & sharing(columns, len(size))
    ordered = columns.row[_grouped(question)].tolist()
    ends = np.cumsum(size).tolist()
    return Glance(
        [tuple(ordered[start:end]) for start, end in pairwise([0, *ends])],
        (size == 1) | (judged & (same | meeting)),
        _equal_pairs(question, columns.value, len(size)),
    )


def sharing(columns: Columns, count: int) -> Flags:
    """Return for each question whether its values have more than a single point in common.

    Ends are rounded to floating point, which keeps their order: two that come out in order are in
    order, and those that come out equal are not relied on.
    """
    lowest, highest = np.full(count, inf), np.full(count, -inf)
    np.minimum.at(lowest, columns.question, columns.high)
    np.maximum.at(highest, columns.question, columns.low)
    return highest < lowest


def floating(end: End) -> float:
    """Return a number in floating point, infinite where it is too large for that.

    Examples:
        >>> from fractions import Fraction
        >>> floating(Fraction(1, 4)), floating(10**400), floating(-(10**400))
        (0.25, inf, -inf)
    """
    try:
        return float(end)  # type: ignore[arg-type]
    except OverflowError:
        return inf if end > 0 else -inf  # type: ignore[operator]


def spans(
    values: NDArray[np.object_], compared: NDArray[np.object_]
) -> tuple[NDArray[np.float64], NDArray[np.float64], Numbers, Numbers]:
    """Return the lower and upper end of each value, its number and that of its unit.

    Args:
        values: Each as it was read.
        compared: What each is judged as. Rows that share the objects are looked at once.
    """
    objects = [np.fromiter(map(id, column), np.int64) for column in (values, compared)]
    cell, _ = pd.factorize(pd.factorize(objects[0])[0] * len(values) + pd.factorize(objects[1])[0])
    first = np.unique(cell, return_index=True)[1].tolist()
    found = [_span(values[row], compared[row]) for row in first]
    known: dict[object, int] = {}
    places = [
        known.setdefault((type(values[row]), compared[row], unit), len(known))
        if _equals_itself(values[row], compared[row])
        else NOT_JUDGED
        for row, (_, _, unit) in zip(first, found, strict=True)
    ]
    lows, highs = (np.array([span[end] for span in found], dtype=np.float64) for end in (0, 1))
    units, _ = pd.factorize(np.array([unit for _, _, unit in found], dtype=object))
    return lows[cell], highs[cell], np.array(places, dtype=np.int64)[cell], units[cell]


def _span(value: object, compared: object) -> tuple[float, float, str]:
    """Return the ends and the unit of a figure; of anything else ends that meet nothing."""
    if not isinstance(value, Quantity) or not isinstance(compared, Interval):
        return inf, -inf, ""
    low = -inf if compared.low is None else floating(compared.low)
    high = inf if compared.high is None else floating(compared.high)
    return low, high, value.unit


def _equals_itself(value: object, span: object) -> bool:
    """Whether a value is known well enough to be equal to another that is written the same."""
    if value is None or span is None:
        return False
    if isinstance(value, Quantity):
        return not (value.low is value.best is value.high is None)
    if isinstance(value, Moment) and isinstance(span, Interval):
        return not missing_bound(value) and relate(span, span) is Relation.EQUAL
    return True


def _all(question: Numbers, flags: Flags, size: Numbers) -> Flags:
    """Return for each question whether all its facts have a flag."""
    return np.equal(np.bincount(question[flags], minlength=len(size)), size)


def _alike(question: Numbers, column: Numbers, size: Numbers) -> Flags:
    """Return for each question whether all its facts have one number."""
    first = np.zeros(len(size), column.dtype)
    first[question[::-1]] = column[::-1]
    return _all(question, column == first[question], size)


def _grouped(question: Numbers) -> Numbers:
    """Return the places of the facts, those of one question together and in their order.

    Source: one sort of whole numbers that hold both question and place, which numpy does several
        times faster than a stable sort of the places.
    """
    places = np.arange(len(question))
    return np.sort(question * len(question) + places) % max(len(question), 1)


def _equal_pairs(question: Numbers, value: Numbers, count: int) -> Numbers:
    """Return for each question how many pairs of its facts have one value."""
    values = int(value.max(initial=NOT_JUDGED)) + 2
    both = np.sort(question * values + value + 1)
    first = np.flatnonzero(np.diff(both, prepend=-1))
    many = np.diff(first, append=len(both))
    pairs = many * (many - 1) // 2
    return np.bincount(both[first] // values, weights=pairs, minlength=count).astype(np.int64)
