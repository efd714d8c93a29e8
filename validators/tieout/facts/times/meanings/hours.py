"""Times and parts of the day."""

from __future__ import annotations

from typing import Any

from tieout.facts.times.expressions import (
    Approximate,
    Bounded,
    Clock,
    Daypart,
    Fields,
    Length,
    Relative,
    Shifted,
    Timed,
    is_day,
)


def clock(time: tuple[int, int, int]) -> Clock:
    """14:30."""
    return Clock(*time)


def clock_half(time: tuple[int, int, int], half: str) -> Clock | None:
    """2:30 pm."""
    return Clock(*time).in_half(half)


def hour_half(hour: int, half: str) -> Clock | None:
    """9am."""
    return Clock(hour).in_half(half)


def packed_half(time: tuple[int, int], half: str) -> Clock | None:
    """930am."""
    return Clock(*time).in_half(half)


def oclock(hour: int) -> Clock | None:
    """Nine o'clock."""
    return Clock(hour) if hour <= 24 else None


def oclock_zone(hour: int, zone: int | str) -> Clock | None:
    """10 GMT."""
    return Clock(hour, zone=zone) if hour < 24 else None


def clock_zone(time: tuple[int, int, int], zone: int | str) -> Clock:
    """20h GMT."""
    return Clock(*time, zone=zone)


def noon() -> Clock:
    """Noon."""
    return Clock(12, half="pm")


def midnight() -> Clock:
    """Midnight, the end of the day it is named with.

    Source: The Associated Press Stylebook, "midnight".
    """
    return Clock(24, half="am")


def military(time: tuple[int, int], zone: Any = None) -> Clock:
    """1430 GMT; 1430 hours."""
    return Clock(*time, zone=zone)


def half_past(hour: int) -> Clock | None:
    """Half past nine."""
    return Clock(hour, 30) if 1 <= hour <= 12 else None


def half_to(hour: int) -> Clock | None:
    """Halb zehn: half an hour before ten."""
    return _past_to(-30, hour)


def past(minutes: int, hour: int) -> Clock | None:
    """Ten past nine."""
    return _past_to(minutes, hour)


def to(minutes: int, hour: int) -> Clock | None:
    """Ten to nine."""
    return _past_to(-minutes, hour)


def _past_to(minutes: int, hour: int) -> Clock | None:
    """Some minutes before or after an hour."""
    if not (1 <= hour <= 24 and -60 < minutes < 60):
        return None
    total = hour * 60 + minutes
    return Clock(total // 60, total % 60)


def hour_minute(hour: int, minute: int) -> Clock | None:
    """14 Uhr 30."""
    return Clock(hour, minute) if hour < 24 else None


def with_half(time: Clock, half: str) -> Clock | None:
    """Half past nine p.m."""
    return time.in_half(half) if not time.half else None


def with_zone(time: Clock, zone: int | str) -> Clock | None:
    """Three p.m. EST."""
    return time._replace(zone=zone) if time.zone is None else None


def restated(time: Clock, same: Clock) -> Clock | None:
    """8 p.m. (1800 GMT): one time by two clocks, or None where they do not agree."""
    if time.same is not None or same.same is not None or time.zone is None is same.zone:
        return None
    if isinstance(time.zone, int) and isinstance(same.zone, int):
        apart = (time.hour - same.hour) * 60 + time.minute - same.minute
        return time if (apart - time.zone + same.zone) % (24 * 60) == 0 else None
    if time.zone is None and (time.minute - same.minute) % 15:
        return None
    return time._replace(same=same)


def zone_plus(zone: int | str, shift: int | tuple[int, int, int]) -> int | None:
    """GMT+3, UTC+5:30."""
    hours, minutes, _ = shift if isinstance(shift, tuple) else (shift, 0, 0)
    return hours * 60 + minutes if zone == 0 and hours <= 14 else None


def zone_minus(zone: int | str, shift: int | tuple[int, int, int]) -> int | None:
    """GMT-5, UTC-3:30."""
    west = zone_plus(zone, shift)
    return -west if west is not None and west <= 12 * 60 else None


def local(time: Clock) -> Clock:
    """Three p.m. local time."""
    return time


def clock_in_part(time: Clock, part: str) -> Clock | None:
    """Nine in the evening."""
    if time.half:
        return time
    if part in {"afternoon", "evening", "night"} and 1 <= time.hour < 12:
        if part == "night" and time.hour < 6:
            return time._replace(half="am")
        return time._replace(hour=time.hour + 12, half="pm")
    return time._replace(half="am" if time.hour < 12 else "pm")


def clock_in_part_third(time: Clock, part: Daypart) -> Clock | None:
    """Three in the early morning."""
    return clock_in_part(time, part.part)


def hour_in_part(hour: int, part: str) -> Clock | None:
    """Nine in the evening, without o'clock."""
    return clock_in_part(Clock(hour), part) if 1 <= hour <= 12 else None


def part_of_day(day: Any, part: str) -> Daypart | None:
    """Friday night."""
    return Daypart(day, part) if is_day(day) else None


def part_of_day_fixed(part: str, day: Any) -> Daypart | None:
    """The early hours of Friday."""
    return part_of_day(day, part)


def part_of_weekday(part: str, weekday: int) -> Daypart:
    """Am Abend des Sonntags."""
    return Daypart(Fields(weekday=weekday), part)


def part_first(part: str, day: Any) -> Daypart | None:
    """The night of 5 December."""
    return part_of_day(day, part)


def weekday_part(pair: str) -> Daypart:
    """Freitagabend: the number of the weekday and the part, with a stroke between."""
    weekday, part = pair.split("/")
    return Daypart(Fields(weekday=int(weekday)), part)


def part_shifted(shift: int, part: str) -> Daypart:
    """This morning, last night."""
    return Daypart(Relative("day", shift), part)


def next_part(part: str) -> Daypart:
    """The next morning: after the last date named."""
    return Daypart(Shifted(Length(((1, "day"),)), 1, anchor="text"), part)


def previous_part(part: str) -> Daypart:
    """The previous night: before the last date named, or before writing."""
    return Daypart(Shifted(Length(((1, "day"),)), -1, anchor="either"), part)


def part_third(which: int, part: str) -> Daypart:
    """Early morning, of a day yet to be named."""
    return Daypart(None, part, which)


def _placed(day: Any, part: Daypart) -> Daypart | None:
    """Friday, early morning."""
    return part._replace(day=day) if part.day is None and is_day(day) else None


def third_part_day(day: Any, part: Daypart) -> Daypart | None:
    """Friday in the early morning."""
    return _placed(day, part)


def third_part_first(part: Daypart, day: Any) -> Daypart | None:
    """Early morning on Friday."""
    return _placed(day, part)


def third_part_today(part: Daypart) -> Daypart:
    """Early this morning, said the other way round."""
    return part._replace(day=Relative("day", 0))


def timed(day: Any, time: Clock) -> Any:
    """Friday at 9am."""
    if isinstance(day, Daypart) and day.day is not None:
        placed = clock_in_part(time, day.part)
        return Timed(day.day, placed) if placed else None
    return Timed(day, time) if is_day(day) else None


def timed_about(day: Any, sign: str, time: Clock) -> Approximate | None:
    """Friday at about 9am."""
    made = timed(day, time)
    return None if made is None else Approximate(made, sign)


def timed_by(day: Any, time: Clock) -> Bounded | None:
    """Friday by 9am."""
    return _timed_bound(day, time, "by")


def timed_from(day: Any, time: Clock) -> Bounded | None:
    """Freitag ab 9 Uhr."""
    return _timed_bound(day, time, "from")


def timed_until(day: Any, time: Clock) -> Bounded | None:
    """Freitag bis 9 Uhr."""
    return _timed_bound(day, time, "until")


def _timed_bound(day: Any, time: Clock, kind: str) -> Bounded | None:
    """A time on a day as one end."""
    made = timed(day, time)
    return None if made is None else Bounded(made, kind)


def timed_first(time: Clock, day: Any) -> Any:
    """9am on Friday."""
    return timed(day, time)


def _timed_hour(hour: int, day: Any) -> Any:
    """8 tonight."""
    return timed(day, Clock(hour)) if isinstance(day, Daypart) and 1 <= hour <= 12 else None


def timed_hour_first(hour: int, day: Any) -> Any:
    """8 tonight."""
    return _timed_hour(hour, day)


def hour_timed(day: Any, hour: int) -> Any:
    """Friday night at 8."""
    return _timed_hour(hour, day)


def hour_timed_about(day: Any, sign: str, hour: int) -> Approximate | None:
    """Tonight around 8."""
    made = _timed_hour(hour, day)
    return None if made is None else Approximate(made, sign)


def hour_at_day_about(day: Any, sign: str, hour: int) -> Approximate | None:
    """Tomorrow around 4."""
    made = hour_at_day(day, hour)
    return None if made is None else Approximate(made, sign)


def hour_on_day(hour: int, day: Any) -> Timed | None:
    """At 11 on Sunday."""
    return hour_at_day(day, hour)


def hour_at_day(day: Any, hour: int) -> Timed | None:
    """Tomorrow at 8."""
    return Timed(day, Clock(hour)) if is_day(day) and 1 <= hour <= 23 else None


def clock_on_day(time: tuple[int, int, int], day: Any) -> Timed | None:
    """At 10.30 on Thursday."""
    return timed(day, Clock(*time)) if is_day(day) else None


def clock_at_day(day: Any, time: tuple[int, int, int]) -> Timed | None:
    """Thursday at 10.30."""
    return clock_on_day(time, day)
