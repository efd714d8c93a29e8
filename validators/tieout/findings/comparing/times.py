"""When a value holds, and how two times stand to each other.

Days and clock times are put on one axis of microseconds. A clock time without a zone is compared
as it stands with another such; against one with a zone it is known only when the two are more
than 14 hours apart, since no zone lies further from Greenwich.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from tieout.facts.edtf import parse_edtf
from tieout.facts.intervals import Interval

if TYPE_CHECKING:
    from datetime import tzinfo

    from tieout.facts.moments import Moment

DAY = 86_400_000_000
"""A day in microseconds, the unit of the axis."""

FURTHEST_ZONE = 14 * DAY // 24
"""No zone is further from Greenwich than that of Kiritimati (tz database)."""


def on_axis(left: Interval, right: Interval) -> tuple[Interval, Interval] | None:
    """Return two intervals of days or clock times in microseconds, or None if a zone is missing.

    Units:
        Microseconds since the first day of year 1, in UTC when every end is a time with a zone,
        else by the clock on the wall.
    """
    ends = [left.low, left.high, right.low, right.high]
    times = [end for end in ends if isinstance(end, datetime)]
    zoned = [end for end in times if end.tzinfo is not None]
    if zoned and len(zoned) < len(times):
        walls = _placed(left, utc=False), _placed(right, utc=False)
        return walls if _far_apart(*walls) else None
    utc = bool(zoned) and all(isinstance(end, datetime | None) for end in ends)
    return _placed(left, utc=utc), _placed(right, utc=utc)


def _placed(span: Interval, *, utc: bool) -> Interval:
    """Put one interval on the axis; a day that belongs to it runs to its last microsecond."""
    low = _place(span.low, utc=utc, last=span.low_open)
    return replace(span, low=low, high=_place(span.high, utc=utc, last=not span.high_open))


def _place(end: object, *, utc: bool, last: bool = False) -> int | None:
    """Put one end on the axis."""
    if isinstance(end, datetime):
        clock = end.astimezone(UTC) if utc else end
        bare = clock.replace(tzinfo=None) - datetime.min  # noqa: DTZ901 - an origin, not an instant
        return bare // timedelta(microseconds=1)
    if isinstance(end, date):
        return (end.toordinal() - 1) * DAY + (DAY - 1 if last else 0)
    return None


def axis_keys(span: Interval) -> tuple[int, int]:
    """Return the first and last microsecond of a time by the clock on the wall.

    Open ends lie a million million days away.
    """
    placed = _placed(span, utc=False)
    low = placed.low if isinstance(placed.low, int) else -DAY * 10**12
    return low, placed.high if isinstance(placed.high, int) else DAY * 10**12


def _far_apart(left: Interval, right: Interval) -> bool:
    """Whether two intervals on the axis are apart whatever zone is missing."""
    lows = (left.low, right.low)
    highs = (right.high, left.high)
    return any(
        isinstance(low, int) and isinstance(high, int) and low - high > FURTHEST_ZONE
        for low, high in zip(lows, highs, strict=True)
    )


def before(left: Interval, right: Interval) -> bool | None:
    """Tell whether the first time ends before the second begins; None when a zone is missing."""
    placed = on_axis(left, right)
    if placed is None:
        return None
    ends, begins = placed[0].high, placed[1].low
    return isinstance(ends, int) and isinstance(begins, int) and ends < begins


@dataclass(frozen=True, slots=True)
class Valid:
    """When a value holds.

    Args:
        text: As it is told to a reader.
        given: False where the row says nothing and the day of publication stands in.
        begins: Within which days it begins; unbounded where it is open or not known.
        ends: Within which days it ends; for an as-of time, the same as `begins`.
        stretch: True for a time from A to B, False for an as-of time.
        start_known: True when the beginning stands in the row (`A/B`, not `B` or `../B`).
        unknown: What is missing, in words, or empty.
    """

    text: str
    given: bool
    begins: Interval
    ends: Interval
    stretch: bool = False
    start_known: bool = False
    unknown: str = ""

    @property
    def whole(self) -> Interval:
        """The time from the earliest beginning to the latest end, both days or both clock times."""
        low, high = self.begins.low, self.ends.high
        if isinstance(low, datetime) and isinstance(high, date) and not isinstance(high, datetime):
            high = datetime.combine(high, time.max, low.tzinfo)
        elif isinstance(high, datetime) and isinstance(low, date) and not isinstance(low, datetime):
            low = datetime.combine(low, time.min, high.tzinfo)
        return Interval(low, high)


def read_valid(text: str, *, zone: tzinfo | None = None, given: bool = True) -> Valid:
    """Return when a value holds, from the notation of the valid column.

    Args:
        text: EDTF.
        zone: The zone of clock times that name none.
        given: False when the text is the date of publication.

    Raises:
        ValueSyntaxError: The text is not EDTF.

    Examples:
        >>> window = read_valid("2016-09-22/2016-10-06")
        >>> window.start_known, str(window.whole)
        (True, '[2016-09-22, 2016-10-06]')
        >>> read_valid("2016-10").stretch
        False
    """
    moment = in_zone(parse_edtf(text), zone)
    written = moment.edtf
    missing = missing_bound(moment)
    if "/" not in written or written.startswith("["):
        point = Interval(moment.earliest, moment.latest)
        return Valid(written, given, point, point, unknown=missing)
    left, _, right = written.partition("/")
    begins = _part(left, zone)
    ends = _part(right, zone)
    return Valid(
        written,
        given,
        begins,
        ends,
        stretch=True,
        start_known=left not in {"", ".."},
        unknown=missing,
    )


def _part(text: str, zone: tzinfo | None) -> Interval:
    """Return within which days one end of a stretch lies."""
    if text in {"", ".."}:
        return Interval(None, None)
    moment = in_zone(parse_edtf(text), zone)
    return Interval(moment.earliest, moment.latest)


def in_zone(moment: Moment, zone: tzinfo | None) -> Moment:
    """Return a moment whose clock times are told by the clock of a zone, if one is known."""
    if zone is None:
        return moment
    low, high = by_the_clock_of(zone, moment.earliest), by_the_clock_of(zone, moment.latest)
    return replace(moment, earliest=low, latest=high)


def by_the_clock_of(zone: tzinfo, end: date | datetime | None) -> date | datetime | None:
    """Return a clock time by the clock of a zone, so that its day is the day of that place."""
    if not isinstance(end, datetime):
        return end
    try:
        return end.replace(tzinfo=zone) if end.tzinfo is None else end.astimezone(zone)
    except OverflowError:
        return end


def missing_bound(moment: Moment) -> str:
    """Say which bound of a moment is not known; an open one (`..`) is known to be open.

    Examples:
        >>> missing_bound(parse_edtf("2016-07/")), missing_bound(parse_edtf("2016-07/.."))
        ('the end of 2016-07/', '')
        >>> missing_bound(parse_edtf("-0044/1892"))
        'the beginning of -0044/1892, outside the years 1 to 9999'
    """
    text = moment.edtf.strip("[]")
    gone = []
    if moment.earliest is None and not text.startswith(".."):
        gone.append("the beginning")
    if moment.latest is None and not text.endswith(".."):
        gone.append("the end")
    if not gone:
        return ""
    unwritten = (moment.earliest is None and text.startswith("/")) or text.endswith("/")
    why = "" if unwritten else ", outside the years 1 to 9999"
    return f"{' and '.join(gone)} of {moment.edtf}{why}"


def meet(left: Valid, right: Valid, steady: timedelta | None = None) -> bool | None:
    """Tell whether two values hold at one time at least.

    Two stretches that share only the day, month or year in which one ends and the other begins do
    not meet, nor does an as-of day meet a longer stretch that begins on it. An as-of time is
    widened by `steady` to both sides; the ends of a stretch are not.

    Args:
        left: When one value holds.
        right: When the other does.
        steady: How long a value is taken to hold around an as-of time.

    Returns:
        None when a bound or a zone is missing and decides.

    Examples:
        >>> former, since = read_valid("../2016-07"), read_valid("2016-07/..")
        >>> meet(former, since), meet(since, read_valid("2016-10"))
        (False, True)
    """
    if left.stretch and right.stretch and (_hands_over(left, right) or _hands_over(right, left)):
        return False
    if steady is None and (_on_first_day(left, right) or _on_first_day(right, left)):
        return False
    placed = on_axis(around(left, steady), around(right, steady))
    if placed is None:
        return None
    if not placed[0].meets(placed[1]):
        return False
    return None if (left.unknown or right.unknown) and not _surely(left, right) else True


def _surely(left: Valid, right: Valid) -> bool:
    """Whether what is known of two times is enough to say that they meet."""
    known = [_known(left), _known(right)]
    if None in known:
        return False
    placed = on_axis(*known)  # type: ignore[arg-type]
    return placed is not None and placed[0].meets(placed[1])


def _known(valid: Valid) -> Interval | None:
    """Return the part of a time that is certain although an end is not known."""
    if not valid.unknown:
        return valid.whole
    for part in (valid.begins, valid.ends):
        if part.low is not None and part.high is not None:
            return part
    return None


def around(valid: Valid, steady: timedelta | None) -> Interval:
    """Return a time with what is taken to hold around it."""
    whole = valid.whole
    if steady is None or valid.stretch:
        return whole
    return Interval(shifted(whole.low, -steady), shifted(whole.high, steady))


def shifted(end: object, by: timedelta) -> date | datetime | None:
    """Move a day or clock time; None beyond the years that the calendar of Python reaches."""
    if not isinstance(end, date):
        return None
    try:
        return end + by
    except OverflowError:
        return None


def _on_first_day(point: Valid, stretch: Valid) -> bool:
    """Whether an as-of time lies in the day on which a longer stretch begins."""
    begins, first = stretch.begins, begins_on(stretch)
    if point.stretch or not stretch.stretch or first is None:
        return False
    placed, ends = on_axis(point.whole, begins), on_axis(stretch.whole, begins)
    if placed is None or ends is None:
        return False
    return placed[1].contains(placed[0]) and not ends[1].contains(ends[0])


def begins_on(stretch: Valid) -> date | None:
    """Return the day on which a stretch begins; None where no one day is named."""
    low, high = stretch.begins.low, stretch.begins.high
    if not isinstance(low, date) or not isinstance(high, date):
        return None
    days = [end.date() if isinstance(end, datetime) else end for end in (low, high)]
    return days[0] if days[0] == days[1] else None


def _hands_over(first: Valid, second: Valid) -> bool:
    """Whether the first stretch may end just when the second begins, and goes on no longer."""
    if first.ends.low is None or second.begins.high is None:
        return False
    ends, begins = on_axis(first.ends, second.begins) or (None, None)
    if ends is None or begins is None:
        return False
    earlier = first.begins.low is None or (
        second.begins.low is not None and _lower(first.begins, second.begins)
    )
    longer = second.ends.high is None or (
        first.ends.high is not None and _upper(second.ends, first.ends)
    )
    return earlier and longer and begins.high >= ends.low  # type: ignore[operator]


def _lower(left: Interval, right: Interval) -> bool:
    """Whether the first begins before the second does."""
    placed = on_axis(left, right)
    return placed is not None and placed[0].low < placed[1].low  # type: ignore[operator]


def _upper(left: Interval, right: Interval) -> bool:
    """Whether the first ends after the second does."""
    placed = on_axis(left, right)
    return placed is not None and placed[0].high > placed[1].high  # type: ignore[operator]
