"""EDTF, the notation of dates and periods (ISO 8601-2, levels 0 and 1, and what tieout adds).

What is read:

| written | means |
|---|---|
| `2016`, `2016-12`, `2016-12-05` | a year, a month, a day |
| `2016-12-05T10:00Z` | an instant, with or without seconds and zone |
| `201X`, `20XX`, `2016-XX`, `2016-12-XX`, `XXXX-12-05` | digits that are not given |
| `2016-21` to `2016-24` | spring, summer, autumn, winter (from December of that year) |
| `2016-33` to `2016-36`, `2016-40`, `2016-41` | quarters and halves of a year |
| `2016~`, `2016?`, `2016%` | about, uncertain, both |
| `A/B`, `A/..`, `../B`, `A/`, `/B` | from A to B, open, or with an end that is not known |
| `[A..B]`, `[A..]`, `[..B]`, `..` | some time between, not before, not after, any time |
| `[A,B]` | one of several dates, in order |
| `-0043`, `Y-170000` | years that no calendar date of Python reaches: bounds unknown |
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import replace
from datetime import MAXYEAR, MINYEAR, UTC, date, datetime, time, timedelta, timezone
from typing import NoReturn

from tieout.errors import ValueSyntaxError
from tieout.facts.moments import Moment

Bound = date | datetime | None

LONGEST = 100
"""No EDTF text of use is longer; a longer one is refused unread."""

_YEAR_ALONE = re.compile(r"-[0-9]{4}|Y-?[1-9][0-9]{4,9}")
_DATE = re.compile(r"([0-9X]{4})(?:-([0-9X]{2})(?:-([0-9X]{2}))?)?")
_TIME = re.compile(
    r"([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:[.,]([0-9]{1,6}))?)?(Z|[+-][0-9]{2}(?::?[0-9]{2})?)?"
)
_LEAP_YEAR = 2000
_PARTS_OF_A_YEAR: dict[int, tuple[int, int]] = {
    21: (3, 5),
    22: (6, 8),
    23: (9, 11),
    24: (12, 14),
    33: (1, 3),
    34: (4, 6),
    35: (7, 9),
    36: (10, 12),
    37: (1, 4),
    38: (5, 8),
    39: (9, 12),
    40: (1, 6),
    41: (7, 12),
}
"""First and last month of each code; 14 is February of the next year. Source: ISO 8601-2, with
meteorological seasons of the northern half of the earth (docs/decisions/0021)."""

_QUALIFIERS = "?~%"


def parse_edtf(text: str) -> Moment:
    """Return the moment that an EDTF text stands for.

    Units:
        `start` is 0 and `end` the length of the text, white space around it included.

    Args:
        text: The notation, as in the value and valid columns.

    Returns:
        The moment; its `edtf` is the text without surrounding white space.

    Raises:
        ValueSyntaxError: The text is not EDTF, or names a day that does not exist.

    Examples:
        >>> parse_edtf("2016-12").latest
        datetime.date(2016, 12, 31)
        >>> parse_edtf("2016-07/..").latest is None
        True

    Source: the Extended Date/Time Format of the Library of Congress, ISO 8601-2:2019, annex A.
    """
    body = text.strip()
    offset = len(text) - len(text.lstrip())
    if len(body) > LONGEST:
        _refuse("is longer than any EDTF text", text[:LONGEST], LONGEST)
    if not body:
        _refuse("is empty", text, 0)
    low, high = _read_bounds(body, text, offset)
    return Moment(0, len(text), low, high, body, text)


def _read_bounds(body: str, text: str, offset: int) -> tuple[Bound, Bound]:
    """Return earliest and latest of a whole EDTF text."""
    if body == "..":
        return None, None
    if body.startswith("["):
        if not body.endswith("]"):
            _refuse("opens a bracket that it does not close", text, offset + len(body))
        inner = body[1:-1]
        if "," in inner:
            return _read_choice(inner.split(","), text, offset + 1)
        left, dots, right = inner.partition("..")
        if not dots:
            return _read_point(inner, text, offset + 1)
        if not left and not right:
            _refuse("has no date in the bracket", text, offset + 1)
        return _read_ends(left, right, text, (offset + 1, offset + 1 + len(left) + 2))
    left, slash, right = body.partition("/")
    if not slash:
        return _read_point(body, text, offset)
    if not left and not right:
        _refuse("has no date on either side of the stroke", text, offset)
    left_end, right_end = left.replace("..", ""), right.replace("..", "")
    if ".." in left and left_end:
        _refuse("has a date and an open end on one side", text, offset)
    if ".." in right and right_end:
        _refuse("has a date and an open end on one side", text, offset + len(left) + 1)
    return _read_ends(left_end, right_end, text, (offset, offset + len(left) + 1))


def _read_choice(dates: list[str], text: str, offset: int) -> tuple[Bound, Bound]:
    """Return the earliest of the first and the latest of the last of several dates."""
    before: Bound = None
    first: Bound = None
    for number, written in enumerate(dates):
        low, high = _read_point(written, text, offset)
        if before is not None and low is not None:
            mixed = _is_zoned(before) is not _is_zoned(low)
            if mixed or not _begins_after(low, before):
                _refuse("does not list its dates in order", text, offset)
        before, first = high, low if number == 0 else first
        offset += len(written) + 1
    return first, before


def choices(moment: Moment) -> list[Moment]:
    """Return the dates of which a moment is one, for `[2016-05-12,2016-12-05]`; else itself.

    Examples:
        >>> [one.edtf for one in choices(parse_edtf("[2016-05-12,2016-12-05]"))]
        ['2016-05-12', '2016-12-05']
    """
    if not moment.edtf.startswith("[") or "," not in moment.edtf:
        return [moment]
    dates = [parse_edtf(written) for written in moment.edtf.strip("[]").split(",")]
    return [replace(moment, earliest=d.earliest, latest=d.latest, edtf=d.edtf) for d in dates]


def _read_ends(left: str, right: str, text: str, places: tuple[int, int]) -> tuple[Bound, Bound]:
    """Return the earliest of the left end and the latest of the right one."""
    low = _read_point(left, text, places[0])[0] if left else None
    high = _read_point(right, text, places[1])[1] if right else None
    if low is not None and high is not None:
        if _is_zoned(low) is not _is_zoned(high) and None not in {_is_zoned(low), _is_zoned(high)}:
            _refuse("gives a zone on one side only", text, places[1])
        if _begins_after(low, high):
            _refuse("ends before it begins", text, places[1])
    return low, high


def _is_zoned(bound: date | datetime) -> bool | None:
    """Whether an instant has a zone; None for a day."""
    return bound.tzinfo is not None if isinstance(bound, datetime) else None


def _begins_after(low: date | datetime, high: date | datetime) -> bool:
    """Whether an interval ends before it begins; a day against an instant by the day."""
    if isinstance(low, datetime) and isinstance(high, datetime):
        return low > high
    first = low.date() if isinstance(low, datetime) else low
    last = high.date() if isinstance(high, datetime) else high
    return first > last


def _read_point(body: str, text: str, offset: int) -> tuple[Bound, Bound]:
    """Return earliest and latest of one date, month, year, season or instant."""
    bare = body.rstrip(_QUALIFIERS)
    if len(body) - len(bare) > 1:
        _refuse("has more than one of ? ~ %", text, offset + len(bare))
    if _YEAR_ALONE.fullmatch(bare):
        return None, None
    day, separator, clock = bare.partition("T")
    before_year_one = day.startswith("-")
    match = _DATE.fullmatch(day.removeprefix("-"))
    if match is None:
        _refuse("is not a date", text, offset)
    low, high = _read_date(match, text, offset + before_year_one)
    if before_year_one:
        low = high = None
    if not separator:
        return low, high
    if low is None or low != high:
        _refuse("gives a time without a full date", text, offset + len(day))
    instant = _read_time(low, clock, text, offset + len(day) + 1)
    return instant, instant


def _read_date(match: re.Match[str], text: str, offset: int) -> tuple[date | None, date | None]:
    """Return the first and last day of a date with or without month and day."""
    year, month, day = match.groups()
    first_year, last_year = _read_year(year, text, offset)
    if month is None or month == "XX":
        if day not in {None, "XX"}:
            _refuse("gives a day without its month", text, offset + 8)
        return _year_start(first_year), _year_end(last_year)
    if "X" in month:
        _refuse("gives one digit of a month", text, offset + 5)
    number = int(month)
    if number in _PARTS_OF_A_YEAR and day is None:
        if "X" in year:
            _refuse("gives a season of a year that is not given", text, offset + 5)
        return part_of_year(first_year, number)
    if not 1 <= number <= 12:
        _refuse(f"has no month or season {month}", text, offset + 5)
    return _read_day((first_year, last_year), number, day, text, offset)


def _read_day(
    years: tuple[int, int], month: int, day: str | None, text: str, offset: int
) -> tuple[date | None, date | None]:
    """Return the first and last day of a month or of one day in it."""
    one_year = years[0] == years[1]
    longest = monthrange(years[0] or _LEAP_YEAR, month)[1] if one_year else 31
    if not one_year and month in {4, 6, 9, 11}:
        longest = 30
    if not one_year and month == 2:
        longest = 29
    if day is None or day == "XX":
        first, last = 1, longest
    elif "X" in day:
        _refuse("gives one digit of a day", text, offset + 8)
    else:
        first = last = int(day)
        if not 1 <= first <= longest:
            _refuse(f"has no day {day} in its month", text, offset + 8)
    if not one_year or years[0] < MINYEAR:
        return None, None
    return date(years[0], month, first), date(years[0], month, last)


def _read_year(year: str, text: str, offset: int) -> tuple[int, int]:
    """Return the first and last year of four digits, the last of which may not be given."""
    given = year.rstrip("X")
    if "X" in given:
        _refuse("leaves out a digit before one that it gives", text, offset + given.index("X"))
    return int(given + "0" * (4 - len(given))), int(given + "9" * (4 - len(given)))


def _year_start(year: int) -> date | None:
    """Return the first day of a year."""
    return date(year, 1, 1) if year >= MINYEAR else None


def _year_end(year: int) -> date | None:
    """Return the last day of a year."""
    return date(year, 12, 31) if MINYEAR <= year <= MAXYEAR else None


def part_of_year(year: int, code: int) -> tuple[date | None, date | None]:
    """Return the first and last day of a season, quarter or half, by its EDTF code."""
    first, last = _PARTS_OF_A_YEAR[code]
    end_year, end_month = (year, last) if last <= 12 else (year + 1, last - 12)
    if year < MINYEAR or end_year > MAXYEAR:
        return None, None
    return date(year, first, 1), date(end_year, end_month, monthrange(end_year, end_month)[1])


def _read_time(day: date, clock: str, text: str, offset: int) -> datetime:
    """Return the instant of a clock time on a day; 24:00 is the midnight that ends it."""
    match = _TIME.fullmatch(clock)
    if match is None:
        _refuse("is not a time", text, offset)
    hour, minute, second = (int(part or 0) for part in match.groups()[:3])
    micro = int((match[4] or "0").ljust(6, "0"))
    ends_the_day = hour == 24 and minute == second == micro == 0 and day < date.max
    if (hour > 23 and not ends_the_day) or minute > 59 or second > 59:
        _refuse("has no such time in a day", text, offset)
    zone = match[5]
    tzinfo: timezone | None = None
    if zone == "Z":
        tzinfo = UTC
    elif zone:
        digits = zone[1:].replace(":", "").ljust(4, "0")
        shift = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
        if shift >= timedelta(days=1) or int(digits[2:]) > 59:
            _refuse("has no such zone", text, offset + match.start(5))
        tzinfo = timezone(-shift if zone[0] == "-" else shift)
    if ends_the_day:
        return datetime.combine(day + timedelta(days=1), time(), tzinfo)
    return datetime.combine(day, time(hour, minute, second, micro), tzinfo)


def _refuse(what: str, text: str, position: int) -> NoReturn:
    """Raise the one error of this notation."""
    shown = text if len(text) <= 40 else text[:40] + "…"
    hint = "Write a date in EDTF, such as 2016, 2016-12, 2016-12-05, 201X, 2016-07/.. or [..2016]."
    if re.search(r"[0-9]u", text):
        hint = "A digit that is not given is written X, as in 201X."
    elif re.fullmatch(r"\s*[0-9]{1,2}[./][0-9]{1,2}[./][0-9]{2,4}\s*", text):
        hint = "Year first: 5 December 2016 is 2016-12-05."
    raise ValueSyntaxError(
        f"{shown!r} {what} (at {position})", text=text, position=position, hint=hint
    )


def format_edtf(earliest: date | datetime | None, latest: date | datetime | None) -> str:
    """Return the shortest EDTF text with these bounds.

    Args:
        earliest: The first day or instant; None is open.
        latest: The last day or instant, inclusive; None is open.

    Returns:
        A day, month, year, decade or century where the bounds are those of one, else an interval.

    Examples:
        >>> format_edtf(date(2016, 12, 1), date(2016, 12, 31))
        '2016-12'
        >>> format_edtf(date(1990, 1, 1), date(1999, 12, 31))
        '199X'
        >>> format_edtf(date(2016, 7, 11), None)
        '2016-07-11/..'
    """
    if earliest is None or latest is None:
        if earliest is latest:
            return ".."
        low = ".." if earliest is None else _format_end(earliest, first=True)
        return f"{low}/{'..' if latest is None else _format_end(latest, first=False)}"
    if earliest == latest:
        return _format_end(earliest, first=None)
    if isinstance(earliest, datetime) or isinstance(latest, datetime):
        return f"{_format_end(earliest, first=None)}/{_format_end(latest, first=None)}"
    if earliest.day == 1 and latest.day == monthrange(latest.year, latest.month)[1]:
        return _format_months(earliest, latest)
    return f"{earliest.isoformat()}/{latest.isoformat()}"


def _format_months(earliest: date, latest: date) -> str:
    """Return the notation of whole months."""
    if earliest.month == 1 and latest.month == 12:
        low, high = earliest.year, latest.year
        if low == high:
            return f"{low:04}"
        if low % 10 == 0 and high == low + 9:
            return f"{low // 10:03}X"
        if low % 100 == 0 and high == low + 99:
            return f"{low // 100:02}XX"
        return f"{low:04}/{high:04}"
    low_month, high_month = earliest.isoformat()[:7], latest.isoformat()[:7]
    return low_month if low_month == high_month else f"{low_month}/{high_month}"


def _format_end(bound: date | datetime, *, first: bool | None) -> str:
    """Return one end: a year or month where the bound is its first or last day."""
    if isinstance(bound, datetime):
        whole = bound.second == 0 and bound.microsecond == 0
        written = bound.isoformat(timespec="minutes" if whole else "auto")
        return written.replace("+00:00", "Z")
    written = bound.isoformat()
    if first is None:
        return written
    edge_day, edge_month = (1, 1) if first else (monthrange(bound.year, bound.month)[1], 12)
    if bound.day != edge_day:
        return written
    return written[:4] if bound.month == edge_month else written[:7]
