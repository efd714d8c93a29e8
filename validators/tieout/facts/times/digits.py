"""Dates and times that are written in digits, the same in every language."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from tieout.facts.times.calendar import make_day

if TYPE_CHECKING:
    from tieout.facts.times.phrases import Reading

_IMPOSSIBLE: tuple[Reading, ...] = (("IMPOSSIBLE", True),)


@cache
def _small_number(digits: str) -> tuple[Reading, ...]:
    """Return the readings of at most four digits."""
    value, width = int(digits), len(digits)
    readings: list[Reading] = [("N", value)]
    if width <= 2:
        if 1 <= value <= 31:
            readings.append(("D", value))
        if value <= 24:
            readings.append(("HOUR", value))
        if value <= 59:
            readings.append(("MINUTE", value))
        if 1 <= value <= 12:
            readings.append(("MM", value))
        if width == 2:
            readings.append(("YY", value))
    if width == 4:
        if 1000 <= value <= 2199:
            readings.append(("Y", value))
        if value % 100 < 60 and value < 2400:
            readings.append(("HHMM", (value // 100, value % 100)))
    if width == 3 and value % 100 < 60:
        readings.append(("HMM", (value // 100, value % 100)))
    return tuple(readings)


def number_readings(digits: str) -> tuple[Reading, ...]:
    """Return the readings of a run of digits: number, day, hour, year, or a date in one piece."""
    if len(digits) <= 4:
        return _small_number(digits)
    if len(digits) == 8 and digits[:2] in {"19", "20"}:
        day = make_day(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
        return (("DATE", (day.year, day.month, day.day)),) if day else ()
    if len(digits) == 6 and make_day(2000, int(digits[2:4]), int(digits[4:])):
        return (("SIXDIGITS", (int(digits[:2]), int(digits[2:4]), int(digits[4:]))),)
    return ()


def written_in_digits(kind: str, written: str, *, day_first: bool) -> tuple[Reading, ...]:
    """Return the readings of dates and times that are written in digits and marks."""
    if kind == "iso":
        return (("ISO", written),)
    if kind == "time":
        return _clock(written, "CLOCK")
    if kind == "hours":
        return _clock(written, "HCLOCK")
    if kind == "numeric":
        return _numeric_date(written, day_first=day_first)
    if kind == "daymonth":
        return _day_and_month(written, day_first=day_first)
    if kind == "monthyear":
        left, right = written.split("/")
        if len(left) == 4:
            return (("YEARPAIR", (int(left), int(right))),)
        return (("MONTHYEAR", (int(right), int(left))),) if 1 <= int(left) <= 12 else ()
    if kind == "figure":
        hour, _, minute = written.partition(".")
        is_time = len(hour) <= 2 and len(minute) == 2 and int(hour) < 24 and int(minute) < 60
        return (("DOTCLOCK", (int(hour), int(minute), 0)),) if is_time else ()
    if kind == "decade":
        number = "".join(sign for sign in written if sign in "0123456789")
        return (("DECADE", int(number)),) if number[-1] == "0" else ()
    if kind == "unspecified":
        return (("UNSPECIFIED", written.upper()),)
    if kind == "ordinal":
        value = int(written[:-2])
        names = ("ORD", "D", "DTH", "DTHN") if 1 <= value <= 31 else ("ORD",)
        return tuple([(name, value) for name in names])
    if kind == "short":
        return (("SHORTYEAR", int(written[1:])),)
    return ()


def _clock(written: str, category: str) -> tuple[Reading, ...]:
    """Return the reading of hours, minutes and perhaps seconds."""
    hour, *rest = (int(part) for part in re.split(r"[:.h]", written.rstrip("h")))
    minute, second = (*rest, 0, 0)[:2]
    if hour > 24 or minute > 59 or second > 59 or (hour == 24 and (minute or second)):
        return ()
    return ((category, (hour, minute, second)),)


def _numeric_date(written: str, *, day_first: bool) -> tuple[Reading, ...]:
    """Return the reading of a date in three numbers.

    The year stands first if it has four digits; with full stops the day comes first in every
    language; else the order of the language decides, unless only one order makes a date.

    Source: CLDR, short date formats; docs/decisions/0022.
    """
    parts = re.split(r"[/.-]", written)
    first, second, third = (int(part) for part in parts)
    if len(parts[0]) == 4:
        return _as_date(first, second, third) if len(parts[2]) <= 2 else ()
    if len(parts[0]) > 2 or len(parts[2]) == 3:
        return ()
    short = len(parts[2]) == 2
    for month, day in _orders(first, second, day_first=day_first or "." in written):
        if 1 <= month <= 12 and make_day(2000 if short else third, month, day):
            return (("SHORTDATE", (third, month, day)),) if short else _as_date(third, month, day)
    return () if "." in written and short else _IMPOSSIBLE


def _orders(first: int, second: int, *, day_first: bool) -> list[tuple[int, int]]:
    """Return month and day in the order that is tried first, then in the other."""
    orders = [(second, first), (first, second)]
    return orders if day_first else orders[::-1]


def _as_date(year: int, month: int, day: int) -> tuple[Reading, ...]:
    """Return a date, or the mark of one that cannot be."""
    return (("DATE", (year, month, day)),) if make_day(year, month, day) else _IMPOSSIBLE


def _day_and_month(written: str, *, day_first: bool) -> tuple[Reading, ...]:
    """Return the readings of a day and a month without a year, or of two days: 14/15 May."""
    dotted = written.endswith(".")
    first, second = (int(part) for part in re.split(r"[/.]", written.rstrip(".")))
    readings: list[Reading] = []
    if not dotted and 0 < first < second <= 31:
        readings.append(("DAYPAIR", (first, second)))
    for month, day in _orders(first, second, day_first=day_first or dotted):
        if 1 <= month <= 12 and make_day(2000, month, day):
            readings.append(("DOTTED" if dotted else "SLASHED", (month, day)))
            break
    return tuple(readings)
