"""Lengths of time: in ISO 8601, in words, and as days.

A duration is a Quantity whose unit is second, minute, hour, day, week, month or year. A decade is
ten years, a fortnight two weeks, a quarter three months.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple, NoReturn

from tieout.errors import ValueSyntaxError
from tieout.facts.hedges import Hedge
from tieout.facts.quantities import Quantity
from tieout.facts.times.duration_words import read_durations
from tieout.facts.times.lengths import (
    MONTHS,
    SECONDS,
    Number,
    days_in_months,
    in_days,
    tidy,
    to_days,
)

__all__ = ["parse_duration", "read_durations", "to_days"]


LONGEST = 60
"""No ISO 8601 duration of use is longer; a longer one is refused unread."""

_PART = r"(?:([0-9]{1,9}(?:[.,][0-9]{1,6})?)%s)?"

_DURATION = re.compile(
    "P"
    + "".join(_PART % sign for sign in "YMWD")
    + "(T"
    + "".join(_PART % sign for sign in "HMS")
    + ")?"
)

_UNITS = ("year", "month", "week", "day", "hour", "minute", "second")


def parse_duration(text: str, hedge: str = "") -> Quantity:
    """Return the length of time that an ISO 8601 duration, or a range of two, stands for.

    Units:
        One component keeps its unit (`P15D` is 15 days). Several of one family take the finest, to
        which the length is given (`P1Y6M` is 18 months, `PT2H5M` 125 minutes). Months and days
        together have no fixed length and become their fewest and most days.

    Args:
        text: `P5Y`, `PT8H`, `P2W`, `P5Y..P6Y`, `P5Y..`, `..P6Y`.
        hedge: A word of the hedge column; a bound opens the other side.

    Raises:
        ValueSyntaxError: The text is no ISO 8601 duration, the range ends before it begins, or the
            hedge is unknown or bounds a range.

    Examples:
        >>> parse_duration("P5Y..P6Y").high
        Decimal('6')
        >>> parse_duration("PT8H").unit
        'hour'

    Source: ISO 8601-1:2019, 5.5.2; ranges are our convention.
    """
    body = text.strip()
    if not body or len(body) > LONGEST:
        _refuse("is empty" if not body else "is longer than any duration", text, 0)
    try:
        word = Hedge(hedge)
    except ValueError:
        known = ", ".join(each.value for each in Hedge if each)
        raise ValueSyntaxError(
            f"there is no hedge {hedge!r}", text=hedge, hint=f"Use one of {known}."
        ) from None
    left, dots, right = body.partition("..")
    first = _parse_one(left, text, 0) if left else None
    last = (_parse_one(right, text, len(left) + 2) if right else None) if dots else first
    if first is None and last is None:
        _refuse("has no length on either side", text, 0)
    if dots and word.is_bound:
        raise ValueSyntaxError(
            f"the range {body!r} cannot be hedged by {word.value!r}",
            text=text,
            hint="A range names its bounds itself; leave the hedge empty, or give one length.",
        )
    low, high, unit = _one_unit(first, last)
    if low is not None and high is not None and low > high:
        _refuse("ends before it begins", text, len(left) + 2)
    best = low if not dots and low == high else None
    return Quantity(
        start=0,
        end=len(text),
        low=None if word in {Hedge.AT_MOST, Hedge.LESS_THAN} else low,
        best=best,
        high=None if word in {Hedge.AT_LEAST, Hedge.MORE_THAN} else high,
        low_open=word is Hedge.MORE_THAN,
        high_open=word is Hedge.LESS_THAN,
        hedge=word,
        unit=unit,
        as_written=text,
    )


class _Length(NamedTuple):
    """Fewest and most of one unit."""

    low: Number
    high: Number
    unit: str


def _parse_one(body: str, text: str, offset: int) -> _Length:
    """Return one ISO 8601 duration in one unit."""
    match = _DURATION.fullmatch(body.strip())
    if match is None:
        _refuse("is not an ISO 8601 duration", text, offset)
    groups = (*match.groups()[:4], *match.groups()[5:])
    parts = {
        unit: Decimal(number.replace(",", "."))
        for unit, number in zip(_UNITS, groups, strict=True)
        if number is not None
    }
    if not parts or (match[5] is not None and not {"hour", "minute", "second"} & set(parts)):
        _refuse("gives no length", text, offset)
    if len(parts) == 1:
        ((unit, only),) = parts.items()
        return _Length(only, only, unit)
    finest = list(parts)[-1]
    if set(parts) <= set(MONTHS):
        total = sum((Fraction(n) * MONTHS[u] for u, n in parts.items()), Fraction(0))
        amount = tidy(total / MONTHS[finest])
        return _Length(amount, amount, finest)
    if set(parts) <= set(SECONDS):
        total = sum((Fraction(n) * SECONDS[u] for u, n in parts.items()), Fraction(0))
        amount = tidy(total / SECONDS[finest])
        return _Length(amount, amount, finest)
    months = sum(Fraction(n) * MONTHS[u] for u, n in parts.items() if u in MONTHS)
    seconds = sum((Fraction(n) * SECONDS[u] for u, n in parts.items() if u in SECONDS), Fraction(0))
    days = seconds / 86_400
    fewest, most = days_in_months(Fraction(months))
    return _Length(tidy(fewest + days), tidy(most + days), "day")


def _one_unit(
    first: _Length | None, last: _Length | None
) -> tuple[Number | None, Number | None, str]:
    """Return both ends in the coarser unit of the two."""
    if first is None or last is None:
        only = first or last
        unit = only.unit if only else "day"
        return first.low if first else None, last.high if last else None, unit
    if first.unit == last.unit:
        return first.low, last.high, first.unit
    for family in (MONTHS, SECONDS):
        if first.unit in family and last.unit in family:
            unit = max(first.unit, last.unit, key=family.__getitem__)
            low = Fraction(first.low) * family[first.unit] / family[unit]
            high = Fraction(last.high) * family[last.unit] / family[unit]
            return tidy(low), tidy(high), unit
    return (
        tidy(in_days(Fraction(first.low), first.unit)[0]),
        tidy(in_days(Fraction(last.high), last.unit)[1]),
        "day",
    )


def _refuse(what: str, text: str, position: int) -> NoReturn:
    """Raise the one error of this notation."""
    shown = text if len(text) <= 40 else text[:40] + "…"
    raise ValueSyntaxError(
        f"{shown!r} {what} (at {position})",
        text=text,
        position=position,
        hint="Write a length of time in ISO 8601, such as P5Y, P1M, P2W, P15D, PT8H or P5Y..P6Y.",
    )
