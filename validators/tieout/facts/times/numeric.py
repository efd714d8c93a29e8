"""Dates in figures whose order is open: 3/11/2020 is 3 November in London and March 11 in New York.

Another date of the same text shows the order, if only one makes it a date; a weekday shows it
likewise. Where nothing does, both are meant: `[2020-03-11,2020-11-03]`.

Source: docs/decisions/0022.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from tieout.facts.edtf import format_edtf

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tieout.facts.moments import Moment

End: TypeAlias = date | None

_WITH_YEAR = re.compile(
    r"(?<![0-9./-])([0-9]{1,2})([/-])([0-9]{1,2})\2(?:[0-9]{4}|[0-9]{2})(?![0-9]|[./-][0-9])"
)
_WITHOUT_YEAR = re.compile(r"(?<![0-9./-])([0-9]{1,2})(/)([0-9]{1,2})(?![0-9]|[./-][0-9])")
_MONTHS = 12


def order_shown(text: str) -> bool | None:
    """Return whether the dates of a text put the day first, if any of them shows it.

    Examples:
        >>> order_shown("on 25/03/2010 and 03/04/2010"), order_shown("on 03/04/2010")
        (True, None)
    """
    for pattern in (_WITH_YEAR, _WITHOUT_YEAR):
        shown = set()
        for match in pattern.finditer(text):
            first, second = int(match[1]), int(match[3])
            if (first > _MONTHS) is not (second > _MONTHS):
                shown.add(first > _MONTHS)
        if shown:
            return shown.pop() if len(shown) == 1 else None
    return None


def is_open(written: str) -> bool:
    """Return whether some words hold a date in figures that either order makes a date."""
    return any(
        match[1] != match[3] and int(match[1]) <= _MONTHS and int(match[3]) <= _MONTHS
        for pattern in (_WITH_YEAR, _WITHOUT_YEAR)
        for match in pattern.finditer(written)
    )


def either(one: Sequence[Moment], other: Sequence[Moment]) -> list[Moment]:
    """Return the moments of two readings of a text; what they read differently may be either.

    What only one of them can read is meant: Wednesday 11/01/2012 is in January.
    """
    found = {(moment.start, moment.end): moment for moment in one}
    for moment in other:
        place = moment.start, moment.end
        found[place] = _both(found[place], moment) if place in found else moment
    apart: list[Moment] = []
    for _, moment in sorted(found.items()):
        if not apart or apart[-1].end <= moment.start:
            apart.append(moment)
    return apart


def _both(one: Moment, other: Moment) -> Moment:
    """Return what holds two readings of the same words."""
    if one.edtf == other.edtf:
        return one
    if not any(mark in moment.edtf for moment in (one, other) for mark in "/[~"):
        first, second = sorted((one, other), key=lambda moment: moment.edtf)
        edtf = f"[{first.edtf},{second.edtf}]"
        return replace(one, earliest=first.earliest, latest=second.latest, edtf=edtf)
    low = _outer(one.earliest, other.earliest, min)
    high = _outer(one.latest, other.latest, max)
    for moment in (one, other):
        if (moment.earliest, moment.latest) == (low, high):
            return moment
    return replace(one, earliest=low, latest=high, edtf=format_edtf(low, high))


def _outer(one: End, other: End, which: Callable[..., End]) -> End:
    """Return the outer of two ends, open where one of them is."""
    if one is None or other is None:
        return None
    return which(one, other)
