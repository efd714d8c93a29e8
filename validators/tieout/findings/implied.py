"""Dates that durations imply: "a month-long siege", said on 3 November, began in October or so."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

from tieout.facts.codebook import Kind, OverTime
from tieout.facts.intervals import Interval
from tieout.facts.moments import Moment
from tieout.facts.quantities import Quantity
from tieout.findings.comparing.claims import ASSERTED, DENIED, Claim
from tieout.findings.comparing.reasons import bracket
from tieout.findings.comparing.scales import fraction_of
from tieout.findings.comparing.times import meet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tieout.facts.codebook import Property
    from tieout.findings.comparing.claims import Terms
    from tieout.findings.stand import Key, Stand

MOST_ENDS = 50
"""Of more distinct ends than this a duration is reckoned from the first ones only."""

MONTHS = {"month": 1, "year": 12, "decade": 120, "century": 1200}
SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86_400, "week": 604_800}
MEAN_MONTH = Fraction(146_097 * 86_400, 4_800)
"""Seconds in a mean month of the Gregorian calendar, for the part of a month."""


def implied_dates(stand: Stand) -> dict[Key, list[Claim]]:
    """Return the dates that durations imply, by the question they join.

    A duration of a property with `from` alone reaches back from when it is said to hold; with `to`
    alone, forward; with both it leads from each end that is stated to the other.

    Source: docs/decisions/0056.
    """
    found: dict[Key, list[Claim]] = {}
    durations = {
        key: entry
        for key, entry in stand.case.codebook.properties.items()
        if entry.kind is Kind.DURATION and (entry.from_ or entry.to)
    }
    if not durations:
        return found
    for key in list(stand.rows_by_key):
        entry = durations.get(key[1])
        if entry is None:
            continue
        for claim in stand.claims_of(key):
            for target, implied in _implied(claim, key, entry, stand):
                found.setdefault(target, []).append(implied)
    return found


def _implied(claim: Claim, key: Key, entry: Property, stand: Stand) -> Iterator[tuple[Key, Claim]]:
    """Yield the dates that one duration implies, with the question of each."""
    span, unit = elapsed(claim)
    if span is None or claim.stance == DENIED:
        return
    subject, _, scope = key
    began, ended = (subject, entry.from_, scope), (subject, entry.to, scope)
    if entry.from_ and entry.to:
        for end, told in _ends(claim, ended, stand):
            yield began, _date(claim, end, (span, unit, -1), f"up to {told}")
        for end, told in _ends(claim, began, stand):
            yield ended, _date(claim, end, (span, unit, 1), f"from {told}")
        return
    as_of = _as_of(claim)
    if as_of is None:
        return
    end, told = as_of
    if entry.from_:
        yield began, _date(claim, end, (span, unit, -1), f"as of {told}")
    else:
        yield ended, _date(claim, end, (span, unit, 1), f"as of {told}")


def elapsed(claim: Claim) -> tuple[Interval | None, str]:
    """Return how long a duration may have been and its unit; None where that is not known.

    A whole number of units stated plainly is rounded or counts completed units ("a five-year
    war" may be nearly six years old), so it reaches up to the next unit.
    """
    value, span = claim.value, claim.compared
    if not isinstance(value, Quantity) or not isinstance(span, Interval):
        return None, ""
    if value.unit not in MONTHS and value.unit not in SECONDS:
        return None, ""
    plain = not claim.hedge and value.best is not None and value.low == value.high == value.best
    if plain and value.best is not None and Fraction(value.best).denominator == 1:
        completed = Fraction(value.best) + 1
        high = fraction_of(span.high)
        if high is not None and high < completed:
            span = Interval(span.low, completed, low_open=span.low_open, high_open=True)
    return span, value.unit


def _as_of(claim: Claim) -> tuple[Interval, str] | None:
    """Return the time as of which a duration is said to hold, and how it is told."""
    valid = claim.valid
    if valid is None:
        return None
    ends = valid.ends
    if ends.low is None and ends.high is None:
        valid = claim.published
        if valid is None:
            return None
        ends = valid.ends
    told = valid.text if valid.given else f"publication ({valid.text})"
    return ends, told


def _ends(duration: Claim, key: Key, stand: Stand) -> Iterator[tuple[Interval, str]]:
    """Yield the distinct dates that are stated for one end of a duration, with how they are told.

    An end that is denied, forecast or proposed is that of a duration which is so too, and one that
    changes only that of a duration which is said of the same time.
    """
    seen: set[Interval] = set()
    terms = stand.terms(key[1])
    for claim in stand.claims_of(key):
        span = claim.compared
        if claim.stance not in {ASSERTED, duration.stance} or not _of_one_time(
            claim, duration, terms
        ):
            continue
        if isinstance(span, Interval) and span not in seen and len(seen) < MOST_ENDS:
            seen.add(span)
            yield span, f"{claim.shown} ({claim.fact})"


def _of_one_time(end: Claim, duration: Claim, terms: Terms) -> bool:
    """Whether an end may be that of a duration: it does not change, or both hold at one time."""
    if terms.over_time is not OverTime.CHANGING or end.valid is None or duration.valid is None:
        return True
    return meet(end.valid, duration.valid, terms.steady) is not False


def _date(claim: Claim, end: Interval, step: tuple[Interval, str, int], told: str) -> Claim:
    """Return the date that lies a duration before or after an end."""
    span, unit, sign = step
    near, far = span.low, span.high
    first, last = (far, near) if sign < 0 else (near, far)
    low = _moved(_instant(end.low), first, unit, sign)
    high = _moved(_instant(end.high, last=not isinstance(end.high, datetime)), last, unit, sign)
    if low is not None and high is not None and low > high:
        low, high = high, low
    if unit not in {"second", "minute", "hour"}:
        low, high = _whole_days(low, high)
    found = Interval(low, high, high_open=isinstance(high, datetime))
    verb = "began" if sign < 0 else "ended"
    reckoned = f"{claim.shown} {told}, {bracket(span)} {unit}s, so it {verb} in {bracket(found)}"
    earliest = low.date() if low is not None else None
    latest = (high - timedelta(microseconds=1)).date() if high is not None else None
    written = f"{earliest or '..'}/{latest or '..'}"
    return Claim(
        fact=claim.fact,
        shown=f"{written} (implied by {claim.shown})",
        value=Moment(0, 0, earliest, latest, written, ""),
        compared=found,
        stance=claim.stance,
        speakers=claim.speakers,
        via=claim.via,
        source=claim.source,
        valid=claim.valid,
        published=claim.published,
        arithmetic=reckoned,
    )


def _whole_days(
    low: datetime | None, high: datetime | None
) -> tuple[datetime | None, datetime | None]:
    """Return two instants widened to midnights: nobody reckons in hours from a month."""
    if low is not None:
        low = datetime.combine(low, time.min)
    if high is not None and high.time() != time.min and high.date() < date.max:
        high = datetime.combine(high.date() + timedelta(days=1), time.min)
    return low, high


def _instant(end: object, *, last: bool = False) -> datetime | None:
    """Return the first instant of a day, or the first after it; clock times without their zone."""
    if isinstance(end, datetime):
        return end.replace(tzinfo=None)
    if isinstance(end, date):
        start = datetime.combine(end, time.min)
        return start + timedelta(days=1) if last and end < date.max else start
    return None


def _moved(instant: datetime | None, amount: object, unit: str, sign: int) -> datetime | None:
    """Move an instant by an amount of a unit, months by the calendar; None for no bound."""
    number = fraction_of(amount)
    if instant is None or number is None:
        return None
    try:
        if unit in SECONDS:
            return instant + sign * _seconds(number * SECONDS[unit])
        months = number * MONTHS[unit]
        whole = int(months)
        moved = add_months(instant, sign * whole)
        return moved + sign * _seconds((months - whole) * MEAN_MONTH)
    except (OverflowError, ValueError):
        return None


def _seconds(number: Fraction) -> timedelta:
    """Return a number of seconds, to the microsecond."""
    return timedelta(microseconds=int(number * 1_000_000))


def add_months(instant: datetime, months: int) -> datetime:
    """Return the same day of another month, or its last day where it has no such day.

    Examples:
        >>> add_months(datetime(2016, 3, 31), -1)
        datetime.datetime(2016, 2, 29, 0, 0)
    """
    place = instant.year * 12 + instant.month - 1 + months
    year, month = divmod(place, 12)
    first = instant.replace(year=year, month=month + 1, day=1)
    following = (first + timedelta(days=32)).replace(day=1)
    longest = (following - timedelta(days=1)).day
    return first.replace(day=min(instant.day, longest))
