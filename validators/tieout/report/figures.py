"""Numbers, dates and intervals as people read them; for machines see `facts.intervals`."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from tieout.facts.intervals import Interval, write_end

if TYPE_CHECKING:
    from tieout.facts.intervals import End


def bound(value: End) -> str | None:
    """Write a bound for a machine: a number that `fractions.Fraction` reads, or an ISO date.

    Examples:
        >>> bound(15000), bound(None)
        ('15000', None)
    """
    return None if value is None else write_end(value)


def grouped(value: End) -> str:
    """Write a bound for a person: thousands apart, times without seconds that are nought.

    Examples:
        >>> from fractions import Fraction
        >>> grouped(15000), grouped(Fraction(-2469, 2)), grouped(Fraction(2, 3)), grouped(None)
        ('15,000', '-1,234.5', '2/3', 'no bound')
    """
    if value is None:
        return "no bound"
    if isinstance(value, datetime):
        return value.isoformat(" ", "auto" if value.second or value.microsecond else "minutes")
    text = write_end(value)
    if isinstance(value, date) or "/" in text:
        return text
    sign, digits = ("-", text[1:]) if text.startswith("-") else ("", text)
    whole, point, places = digits.partition(".")
    return f"{sign}{int(whole):,}{point}{places}"


def interval(found: Interval) -> str:
    """Write an interval for a person: a square bracket where the end belongs to it.

    Examples:
        >>> interval(Interval(14500, 15500, high_open=True)), interval(Interval(None, 8000))
        ('[14,500, 15,500)', 'up to 8,000')
        >>> interval(Interval(20, None, low_open=True)), interval(Interval(7, 7))
        ('above 20', '7')
        >>> interval(Interval(datetime(1892, 8, 1), datetime(1892, 9, 1), high_open=True))
        '[1892-08-01, 1892-08-31]'
        >>> interval(Interval(datetime(1892, 8, 1, 9, 52, 30), datetime(1892, 8, 1, 10, 7, 30)))
        '[1892-08-01 09:52:30, 1892-08-01 10:07:30]'
    """
    found = whole_days(found)
    if found.is_point:
        return grouped(found.low)
    if found.low is None and found.high is None:
        return "any"
    if found.low is None:
        return f"{'below' if found.high_open else 'up to'} {grouped(found.high)}"
    if found.high is None:
        return f"{'above' if found.low_open else 'from'} {grouped(found.low)}"
    opens, closes = "(" if found.low_open else "[", ")" if found.high_open else "]"
    return f"{opens}{grouped(found.low)}, {grouped(found.high)}{closes}"


def whole_days(found: Interval) -> Interval:
    """Return whole days as days: from the first midnight to before the last is a run of days.

    Examples:
        >>> noon = datetime(1892, 8, 1, 12)
        >>> str(whole_days(Interval(datetime(1892, 8, 1), datetime(1892, 9, 1), high_open=True)))
        '[1892-08-01, 1892-08-31]'
        >>> whole_days(Interval(noon, noon)) == Interval(noon, noon)
        True
    """
    low, high = found.low, found.high
    ends = [end for end in (low, high) if end is not None]
    if not all(isinstance(end, datetime) and end.time() == time() for end in ends):
        return found
    if found.low_open or (high is not None and not found.high_open):
        return found
    return Interval(
        low.date() if isinstance(low, datetime) else None,
        high.date() - timedelta(days=1) if isinstance(high, datetime) else None,
    )


def count(number: int, noun: str, plural: str = "") -> str:
    """Write how many there are of something.

    Examples:
        >>> count(1, "fact"), count(1312, "fact"), count(0, "discrepancy", "discrepancies")
        ('1 fact', '1,312 facts', '0 discrepancies')
    """
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
