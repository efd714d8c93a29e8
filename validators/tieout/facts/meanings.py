"""What each pattern of dates means: the values of its words, made into one expression.

The patterns themselves are data (`languages/<language>/date_patterns.csv`) and name these
functions. A function that returns None refuses its pattern, and a shorter one is tried.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from tieout.facts.expressions import (
    NOTHING,
    Approximate,
    Around,
    Bounded,
    Clipped,
    Clock,
    Coded,
    Count,
    Daypart,
    Feast,
    Fields,
    Inside,
    Length,
    Literal,
    Nothing,
    Piece,
    Relative,
    Rolling,
    Shifted,
    Span,
    Third,
    Timed,
    Years,
)

if TYPE_CHECKING:
    from collections.abc import Callable

MOST = 100_000
"""No count of units is larger."""


# Numbers and lengths of time


def same(value: Any) -> Any:
    """Hand a value on."""
    return value


def constant(value: int) -> int:
    """A number that one word stands for."""
    return value


def add(left: Count, right: Count) -> Count:
    """Twenty-one."""
    return left + right


def times(left: Count, right: Count) -> Count | None:
    """Two hundred."""
    return left * right if 0 < left < 100 else None


def and_a_half(number: Count) -> Fraction:
    """Two and a half."""
    return number + Fraction(1, 2)


def spoken_year(century: int, rest: int) -> int | None:
    """Nineteen ninety-eight."""
    year = century * 100 + rest
    return year if 10 <= century <= 20 and 10 <= rest <= 99 else None


def thousand_year(thousands: int, rest: int = 0) -> int | None:
    """Two thousand and eight."""
    return 2000 + rest if thousands == 2 and 0 <= rest <= 99 else None


def length(number: Count, unit: str) -> Length | None:
    """Two weeks."""
    return Length(((number, unit),)) if 0 < number <= MOST else None


def one(unit: str) -> Length:
    """A week."""
    return Length(((1, unit),))


def half_of(unit: str) -> Length:
    """Half a year."""
    return Length(((Fraction(1, 2), unit),))


def one_and_a_half(unit: str) -> Length:
    """A year and a half."""
    return Length(((Fraction(3, 2), unit),))


def joined(left: Length, right: Length) -> Length | None:
    """One year and two months."""
    return Length(left.parts + right.parts) if len(left.parts + right.parts) <= 4 else None


# Days, months and years


def day_month_year(day: int, month: int, year: int) -> Fields:
    """5 December 2016."""
    return Fields(year, month, day)


def month_day_year(month: int, day: int, year: int) -> Fields:
    """December 5, 2016."""
    return Fields(year, month, day)


def year_month_day(year: int, month: int, day: int) -> Fields:
    """2016 December 5."""
    return Fields(year, month, day)


def day_month_short(day: int, month: int, year: int) -> Fields:
    """5-Dec-16."""
    return Fields(year, month, day, short=True)


def month_day_short(month: int, day: int, year: int) -> Fields:
    """Dec. 5, '16."""
    return Fields(year, month, day, short=True)


def day_month(day: int, month: int) -> Fields:
    """5 December."""
    return Fields(None, month, day)


def month_day(month: int, day: int) -> Fields:
    """December 5."""
    return Fields(None, month, day)


def month_year(month: int, year: int) -> Fields:
    """December 2016."""
    return Fields(year, month)


def month_short(month: int, year: int) -> Fields:
    """Dec. '16."""
    return Fields(year, month, short=True)


def year_month(year: int, month: int) -> Fields:
    """2016 December."""
    return Fields(year, month)


def just_year(year: int) -> Fields:
    """2016."""
    return Fields(year)


def short_year(year: int) -> Fields:
    """'16."""
    return Fields(year, short=True)


def just_month(month: int) -> Fields:
    """December."""
    return Fields(None, month)


def just_day(day: int) -> Fields:
    """The 5th."""
    return Fields(None, None, day)


def just_weekday(weekday: int) -> Fields:
    """Friday."""
    return Fields(weekday=weekday)


def three_numbers(numbers: tuple[int, int, int]) -> Fields:
    """12/05/2016."""
    return Fields(*numbers)


def three_short(numbers: tuple[int, int, int]) -> Fields:
    """12/05/16."""
    return Fields(*numbers, short=True)


def two_numbers(numbers: tuple[int, int]) -> Fields:
    """5/12, as month and day."""
    return Fields(None, *numbers)


def month_of_year(numbers: tuple[int, int]) -> Fields:
    """12/2016, as year and month."""
    return Fields(*numbers)


def year_pair(numbers: tuple[int, int]) -> Span | None:
    """2001/02."""
    return two_years(*numbers)


def year_day(year: int, day: Any) -> Fields | None:
    """2016 December 5."""
    if isinstance(day, Fields) and day.year is None and day.month and day.day and not day.shift:
        return day._replace(year=year)
    return None


def year_mon(year: int, month: Any) -> Fields | None:
    """2016 December."""
    if isinstance(month, Fields) and month.year is None and not month.day and not month.shift:
        return month._replace(year=year)
    return None


def iso_week(year: int, week: int) -> Literal | None:
    """2016-W05."""
    return Literal(f"{year}-W{week:02}") if isinstance(week, int) and 1 <= week <= 53 else None


def iso_week_day(year: int, week: int, day: int) -> Literal | None:
    """2016-W05-1."""
    made = iso_week(year, week)
    return Literal(f"{made.written}-{day}") if made and 1 <= day <= 7 else None


def literal(written: str) -> Literal:
    """2016-12-05T10:00Z."""
    return Literal(written)


def nothing(*_: Any) -> Nothing:
    """Words that look like a date and are none."""
    return NOTHING


def impossible_day(number: Count, *_: Any) -> Nothing | None:
    """32 December."""
    return NOTHING if number == 0 or 31 < number < 100 else None


def impossible_after(_: int, number: Count) -> Nothing | None:
    """December 32."""
    return NOTHING if number == 0 or 31 < number < 100 else None


def with_weekday(weekday: int, day: Any) -> Any:
    """Friday, 2 December."""
    if isinstance(day, Fields) and day.weekday is None and day.day is not None:
        return day._replace(weekday=weekday)
    if isinstance(day, Relative) and day.unit == "day":
        return Inside(day, Fields(weekday=weekday))
    if isinstance(day, (Timed, Daypart)) and day.day is not None:
        inner = with_weekday(weekday, day.day)
        return None if inner is None else day._replace(day=inner)
    return None


def day_with_weekday(day: Any, weekday: int) -> Any:
    """2 December (Friday)."""
    return with_weekday(weekday, day)


def weekday_and_day(weekday: int, day: int) -> Fields:
    """Friday the 13th."""
    return Fields(day=day, weekday=weekday)


def shifted(shift: str, day: Any) -> Any:
    """Last Friday, next May, this Christmas."""
    if isinstance(day, Fields):
        if day.weekday is not None and day.day is not None:
            return day
        floating = day.year is None and not day.shift
        return day._replace(shift=shift) if floating else NOTHING
    if isinstance(day, (Feast, Coded)):
        return day._replace(shift=shift) if day.year is None and not day.shift else NOTHING
    if isinstance(day, (Timed, Daypart)) and day.day is not None:
        inner = shifted(shift, day.day)
        return None if inner is None or inner is NOTHING else day._replace(day=inner)
    if isinstance(day, Third):
        inner = shifted(shift, day.base)
        return None if inner is None or inner is NOTHING else day._replace(base=inner)
    return NOTHING if isinstance(day, Inside) else None


def shifted_after(day: Any, shift: str) -> Any:
    """Friday last, Friday next."""
    return shifted(shift, day)


def in_period(inner: Any, base: Any) -> Any:
    """Friday last week, July last year."""
    if isinstance(inner, Fields):
        if inner.year is not None:
            return NOTHING
        if inner.shift:
            return NOTHING
        if isinstance(base, Fields) and base.year is not None and base.month is None:
            return inner._replace(year=base.year, short=base.short)
        return Inside(base, inner)
    if isinstance(inner, (Coded, Feast)) and inner.year is None:
        if inner.shift:
            return NOTHING
        return inner._replace(year=base)
    if isinstance(inner, (Third, Clipped)):
        nested = in_period(inner.base, base)
        return inner._replace(base=nested) if nested is not None else None
    if isinstance(inner, (Daypart, Timed)) and inner.day is not None:
        nested = in_period(inner.day, base)
        return inner._replace(day=nested) if nested is not None else None
    return None


def period_first(base: Any, inner: Any) -> Any:
    """Next week Monday; last year's third quarter."""
    return in_period(inner, base)


# Counted from the time of writing


def relative(count: int, unit: str) -> Relative | Rolling | Shifted | None:
    """Last week, this year, next month."""
    if unit in {"second", "minute", "hour"}:
        return Rolling(one(unit), forward=count > 0) if count else None
    if unit == "fortnight":
        return Rolling(one(unit), forward=count > 0) if count else None
    if unit == "day" and count:
        return Shifted(one(unit), 1, anchor="text") if count > 0 else None
    return Relative(unit, count)


def the_unit(direction: str, base: Any) -> Any:
    """The last month is a stretch up to now, "last month" a month of the calendar."""
    if isinstance(base, Relative) and base.unit in {"week", "month", "year", "decade"}:
        return rolling(direction, one(base.unit))
    return base


def relative_day(count: int) -> Relative:
    """Yesterday."""
    return Relative("day", count)


def rolling(direction: str, span: Length) -> Rolling:
    """The past two weeks."""
    return Rolling(span, forward=direction == "forward")


def ago(span: Length) -> Shifted:
    """Two weeks ago."""
    return Shifted(span, -1)


def ahead(span: Length) -> Shifted:
    """In two weeks' time."""
    return Shifted(span, 1)


def earlier(span: Length) -> Shifted:
    """Three days earlier."""
    return Shifted(span, -1, anchor="text")


def later(span: Length) -> Shifted:
    """Three days later."""
    return Shifted(span, 1, anchor="text")


def before_base(span: Length, base: Any) -> Shifted:
    """Two weeks before Christmas."""
    return Shifted(span, -1, base, "base")


def after_base(span: Length, base: Any) -> Shifted:
    """A week after Easter."""
    return Shifted(span, 1, base, "base")


def unit_before(unit: str, base: Any) -> Shifted:
    """The day before yesterday."""
    return Shifted(one(unit), -1, base, "beside")


def unit_after(unit: str, base: Any) -> Shifted:
    """The day after tomorrow."""
    return Shifted(one(unit), 1, base, "beside")


def weekday_ago(weekday: Any, span: Length) -> Inside | Shifted | None:
    """A week ago Friday."""
    (count, unit), *rest = span.parts
    if rest or unit != "week":
        return None
    return Shifted(Length(((count, unit),)), -1, weekday, "base")


def ago_weekday(span: Length, weekday: Any) -> Inside | Shifted | None:
    """Two weeks ago on Friday."""
    return weekday_ago(weekday, span)


def named_again(unit: str) -> Around:
    """That year, the same month: the one of the last date named."""
    return Around(None, unit)


def around(unit: str, base: Any) -> Around:
    """The week of 5 December."""
    return Around(base, unit)


def ended(span: Length, base: Any) -> Shifted:
    """The nine months ended 30 September."""
    return Shifted(span, -1, base, "ended")


def begun(span: Length, base: Any) -> Shifted:
    """The week beginning 5 December."""
    return Shifted(span, 1, base, "begun")


def clipped(which: str, base: Any) -> Clipped:
    """Earlier this week, later this year, so far this month."""
    return Clipped(base, which)


def clipped_after(base: Any, which: str) -> Clipped:
    """This year so far."""
    return Clipped(base, which)


# Parts of a period


def third(which: int, base: Any) -> Any:
    """Early May, mid-2016, late last year."""
    if isinstance(base, Nothing):
        return base
    if isinstance(base, Daypart):
        return base._replace(third=which) if base.third is None else None
    if isinstance(base, (Timed, Span, Bounded, Third)):
        return None
    return Third(base, which)


def edge(which: int, base: Any) -> Any:
    """The beginning (0), middle (1) or end (2) of a period."""
    return third(which, base)


def edge_of_unit(which: int, unit: Any) -> Third | None:
    """The end of the year: of the one of writing."""
    if isinstance(unit, Relative):
        return Third(unit, which)
    return None if unit in {"second", "minute", "hour", "day"} else Third(Relative(unit, 0), which)


def last_day_of(unit: str) -> Piece | Relative | None:
    """Year-end, month-end."""
    if unit == "week":
        return Relative("weekend", 0)
    return Piece(Relative(unit, 0), -1, "day") if unit not in {"hour", "day"} else None


def last_day_in(base: Any) -> Piece:
    """Year-end 2016, end-June."""
    return Piece(base, -1, "day")


def piece(index: int, unit: str, base: Any) -> Any:
    """The second week of May; the third quarter of 2016."""
    if unit == "quarter" and 1 <= index <= 4 and _is_year(base):
        return Coded(32 + index, base)
    if unit == "half" and 1 <= index <= 2 and _is_year(base):
        return Coded(39 + index, base)
    if unit in {"second", "minute", "hour"} or index < 1:
        return None
    return Piece(base, index - 1, unit)


def last_piece(unit: str, base: Any) -> Any:
    """The last week of May."""
    return Piece(base, -1, unit) if unit not in {"second", "minute", "hour"} else None


def first_pieces(span: Length, base: Any) -> Piece | None:
    """The first nine months of 2016."""
    return _pieces(span, base, 0)


def last_pieces(span: Length, base: Any) -> Piece | None:
    """The last three days of May."""
    return _pieces(span, base, -1)


def _pieces(span: Length, base: Any, index: int) -> Piece | None:
    """Several units in a row at one end of a period."""
    (count, unit), *rest = span.parts
    if rest or not isinstance(count, int) or unit in {"second", "minute", "hour"}:
        return None
    return Piece(base, index, unit, count)


def weekday_piece(index: int, weekday: int, base: Any) -> Piece | None:
    """The second Monday in October."""
    return Piece(base, index - 1, f"weekday{weekday}") if 1 <= index <= 5 else None


def last_weekday_piece(weekday: int, base: Any) -> Piece:
    """The last Friday of May."""
    return Piece(base, -1, f"weekday{weekday}")


def _is_year(base: Any) -> bool:
    """Whether an expression is one whole year."""
    if isinstance(base, Fields):
        return base.year is not None and base.month is None
    return isinstance(base, Relative) and base.unit == "year"


def bare_piece(index: int, unit: str) -> Coded | None:
    """The third quarter, the second half: of the year that is meant."""
    if unit == "quarter" and 1 <= index <= 4:
        return Coded(32 + index)
    if unit == "half" and 1 <= index <= 2:
        return Coded(39 + index)
    return None


def quarter(index: int, year: Any = None) -> Coded | None:
    """Q3 2016."""
    return Coded(32 + index, year) if 1 <= index <= 4 else None


def year_quarter(year: Any, index: int) -> Coded | None:
    """2016 Q3."""
    return quarter(index, year)


def half_year(index: int, year: Any = None) -> Coded | None:
    """H1 2016."""
    return Coded(39 + index, year) if 1 <= index <= 2 else None


def short_quarter(index: int, year: int) -> Coded | None:
    """3Q16."""
    return quarter(index, Fields(year, short=True))


def season(code: int, year: Any = None) -> Coded:
    """Summer 2016."""
    if isinstance(year, Span):
        return Coded(code, year.left)
    return Coded(code, year)


def year_season(year: Any, code: int) -> Coded:
    """2016's summer."""
    return Coded(code, year)


def decade(year: int) -> Years | None:
    """The 1990s, the '90s, the 1800s."""
    if year < 100:
        return Years(year, 10, short=True)
    if year % 100 == 0 and year < 2000:
        return Years(year, 100)
    return Years(year, 10) if year % 10 == 0 else None


def spoken_decade(century: int, tens: int) -> Years | None:
    """The nineteen nineties."""
    return Years(century * 100 + tens, 10) if 10 <= century <= 20 else None


def century(number: int) -> Years | None:
    """The 19th century, as people count it: 1800 to 1899 in EDTF."""
    return Years((number - 1) * 100, 100) if 1 <= number <= 30 else None


def century_before_christ(number: int) -> Years | None:
    """The 5th century BC."""
    return Years(number * 100, 100, before_christ=True) if 1 <= number <= 99 else None


def year_before_christ(number: int) -> Years | None:
    """44 BC."""
    return Years(number, 1, before_christ=True) if 1 <= number <= 9999 else None


def year_of_our_lord(number: int) -> Fields | None:
    """AD 70."""
    return Fields(number) if 1 <= number <= 2999 else None


def feast(rule: str, year: Any = None) -> Feast:
    """Christmas 2016."""
    return Feast(rule, year)


# Times of day


def clock(time: tuple[int, int, int]) -> Clock:
    """14:30."""
    return Clock(*time)


def clock_half(time: tuple[int, int, int], half: str) -> Clock | None:
    """2:30 pm."""
    return _halved(Clock(*time), half)


def hour_half(hour: int, half: str) -> Clock | None:
    """9am."""
    return _halved(Clock(hour), half)


def packed_half(time: tuple[int, int], half: str) -> Clock | None:
    """930am."""
    return _halved(Clock(*time), half)


def _halved(time: Clock, half: str) -> Clock | None:
    """A clock time with its half of the day, where it has one."""
    if time.hour > 12:
        return time if half == "pm" and time.hour < 24 else None
    if time.hour == 0:
        return time if half == "am" else None
    hour = time.hour % 12 + (12 if half == "pm" else 0)
    return time._replace(hour=hour, half=half)


def oclock(hour: int) -> Clock | None:
    """Nine o'clock."""
    return Clock(hour) if hour <= 24 else None


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
    return Clock(*time, zone=None if zone is None else int(zone))


def half_past(hour: int) -> Clock | None:
    """Half past nine."""
    return Clock(hour, 30) if 1 <= hour <= 12 else None


def half_to(hour: int) -> Clock | None:
    """Halb zehn: half an hour before ten."""
    return past_to(-30, hour)


def past(minutes: int, hour: int) -> Clock | None:
    """Ten past nine."""
    return past_to(minutes, hour)


def to(minutes: int, hour: int) -> Clock | None:
    """Ten to nine."""
    return past_to(-minutes, hour)


def past_to(minutes: int, hour: int) -> Clock | None:
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
    return _halved(time, half) if not time.half else None


def with_zone(time: Clock, zone: int) -> Clock | None:
    """Three p.m. EST."""
    return time._replace(zone=zone) if time.zone is None else None


def zone_offset(name: int, sign: int, hours: int) -> int | None:
    """GMT+3."""
    return name + sign * hours * 60 if hours <= 14 else None


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


def hour_in_part(hour: int, part: str) -> Clock | None:
    """Nine in the evening, without o'clock."""
    return clock_in_part(Clock(hour), part) if 1 <= hour <= 12 else None


def part_of_day(day: Any, part: str) -> Daypart | None:
    """Friday night."""
    return Daypart(day, part) if _is_day(day) else None


def part_first(part: str, day: Any) -> Daypart | None:
    """The night of 5 December."""
    return part_of_day(day, part)


def part_shifted(shift: int, part: str) -> Daypart:
    """This morning, last night."""
    return Daypart(Relative("day", shift), part)


def bare_part(part: str) -> Daypart:
    """Overnight: of the day of writing."""
    return Daypart(Relative("day", 0), part)


def part_third(which: int, part: str) -> Daypart:
    """Early morning, of a day yet to be named."""
    return Daypart(None, part, which)


def third_of_day_part(day: Any, part: Daypart) -> Daypart | None:
    """Friday, early morning."""
    return part._replace(day=day) if part.day is None and _is_day(day) else None


def timed(day: Any, time: Clock) -> Any:
    """Friday at 9am."""
    if isinstance(day, Daypart) and day.day is not None:
        placed = clock_in_part(time, day.part)
        return Timed(day.day, placed) if placed else None
    return Timed(day, time) if _is_day(day) else None


def timed_first(time: Clock, day: Any) -> Any:
    """9am on Friday."""
    return timed(day, time)


def timed_hour(hour: int, day: Any) -> Any:
    """8 tonight."""
    return timed(day, Clock(hour)) if isinstance(day, Daypart) and 1 <= hour <= 12 else None


def just_time(time: Clock) -> Timed:
    """9am, on a day named elsewhere."""
    return Timed(None, time)


def _is_day(day: Any) -> bool:
    """Whether an expression can be one day."""
    if isinstance(day, Fields):
        return day.day is not None or day.weekday is not None
    if isinstance(day, Relative):
        return day.unit == "day"
    if isinstance(day, (Span, Bounded, Timed, Daypart, Nothing, Years, Coded, Rolling, Clipped)):
        return False
    return not isinstance(day, (Third, Around)) or day.base is None


# Ranges and bounds


def span(left: Any, right: Any) -> Any:
    """From one to another."""
    if isinstance(left, Nothing) or isinstance(right, Nothing):
        return NOTHING
    if isinstance(left, Clock) and isinstance(right, Clock):
        left = _same_half(left, right)
    if isinstance(left, Clock):
        left = Timed(None, left)
    if isinstance(right, Clock):
        right = Timed(None, right)
    if isinstance(left, (Span, Bounded)) or isinstance(right, (Span, Bounded)):
        return None
    return Span(left, right)


def _same_half(left: Clock, right: Clock) -> Clock:
    """From 9 to 11 pm: the left takes the half and zone of the right."""
    if left.zone is None:
        left = left._replace(zone=right.zone)
    if not left.half and right.half and left.hour <= 12:
        halved = _halved(left, right.half)
        if halved and halved <= right:
            return halved
    return left


def hour_span(hour: int, right: Any) -> Any:
    """From 9 to 11am."""
    time = right.clock if isinstance(right, Timed) else right
    if not isinstance(time, Clock) or not 1 <= hour <= 12:
        return None
    left = Clock(hour)
    other = _same_half(left, time)
    if other is left and time.half == "pm":
        other = left._replace(half="am")
    return span(Timed(right.day, other) if isinstance(right, Timed) else other, right)


def time_span_on(day: Any, times_of_day: Any) -> Any:
    """Friday between 9am and 7pm."""
    if not _is_day(day) or not isinstance(times_of_day, Span):
        return None
    left, right = times_of_day
    if not (isinstance(left, Timed) and isinstance(right, Timed)):
        return None
    if left.day is not None or right.day is not None:
        return None
    return Span(Timed(day, left.clock), Timed(day, right.clock))


def time_span_first(times_of_day: Any, day: Any) -> Any:
    """Between 9am and 7pm on Friday."""
    return time_span_on(day, times_of_day)


def day_span(first: int, right: Any) -> Any:
    """5 to 7 December."""
    if isinstance(right, Fields) and right.day is not None and right.month is not None:
        return Span(right._replace(day=first, weekday=None), right)
    return None


def weekday_day_span(weekday: int, first: int, right: Any) -> Any:
    """Monday 5 to Wednesday 7 December."""
    made = day_span(first, right)
    return Span(made.left._replace(weekday=weekday), right) if made else None


def days_of_month(month: int, first: int, last: int, year: int | None = None) -> Span | None:
    """December 5-7, 2016."""
    return Span(Fields(year, month, first), Fields(year, month, last)) if first < last else None


def two_days_of(first: int, last: int, month: Any) -> Span | None:
    """5-7 December 2016, its month already read."""
    if isinstance(month, Fields) and month.month is not None and month.day is None:
        return Span(month._replace(day=first), month._replace(day=last))
    return None


def two_years(first: int, second: int) -> Span | None:
    """1939-45; 2001-2004."""
    if second < 100:
        second += first - first % 100
        if second <= first:
            second += 100
            if second - first > 30:
                return None
    return Span(Fields(first), Fields(second)) if first < second else None


def year_and_two_digits(first: int, second: int) -> Any:
    """2016-12 is a month, 1939-45 and 2001-04 are years."""
    if 1 <= second <= 12 and second <= first % 100:
        return Fields(first, second)
    return two_years(first, second)


def bounded(kind: str, base: Any) -> Any:
    """Since, until, by, before or after something."""
    if isinstance(base, Nothing):
        return base
    if isinstance(base, Clock):
        base = Timed(None, base)
    if isinstance(base, (Span, Bounded)):
        return None
    return Bounded(base, kind)


def bounded_after(base: Any, kind: str) -> Any:
    """December onwards; Friday at the latest."""
    return bounded(kind, base)


def approximate(sign: str, base: Any) -> Any:
    """About 1850; 1850?"""
    if isinstance(base, Clock):
        base = Timed(None, base)
    if isinstance(base, (Nothing, Bounded, Approximate)):
        return base
    return Approximate(base, sign)


def approximate_year(sign: str, year: int) -> Approximate:
    """Circa 1850."""
    return Approximate(Fields(year), sign)


# Dates within dates


def month_in(month: int, base: Any) -> Any:
    """December 2016, July last year."""
    return in_period(Fields(None, month), base)


def day_of_month(day: int, month: Any) -> Any:
    """5 December 2016, its month already read."""
    if isinstance(month, Fields) and month.day is None and not month.shift:
        return month._replace(day=day)
    if isinstance(month, Inside) and isinstance(month.inner, Fields) and month.inner.day is None:
        return month._replace(inner=month.inner._replace(day=day))
    return None


def month_day_in(month: int, day: int, base: Any) -> Any:
    """December 5, 2016."""
    return in_period(Fields(None, month, day), base)


def day_of_period(day: int, base: Any) -> Any:
    """The 5th of last month."""
    return Inside(base, Fields(None, None, day)) if isinstance(base, Relative) else None


def shifted_after_word(shift: str, day: Any) -> Any:
    """Friday last, Tuesday next."""
    return shifted(shift, day)


def relative_fixed(count: int, unit: str) -> Relative:
    """The weekend."""
    return Relative(unit, count)


def loose_weekend() -> Relative:
    """The weekend: the last or the coming one."""
    return Relative("weekend", 0, loose=True)


def rolling_unit(direction: str, unit: str) -> Rolling | None:
    """The past month, the next year."""
    return None if unit in {"day", "weekend"} else rolling(direction, one(unit))


def previous_unit(unit: str) -> Shifted:
    """The previous month: before the last date named, or before writing."""
    return Shifted(one(unit), -1, anchor="either")


def following_unit(unit: str) -> Shifted:
    """The following day: after the last date named."""
    return Shifted(one(unit), 1, anchor="text")


def before_last(unit: str) -> Relative:
    """The week before last."""
    return Relative(unit, -2)


def after_next(unit: str) -> Relative:
    """The week after next."""
    return Relative(unit, 2)


def ago_to_day(span: Length) -> Shifted:
    """A year ago today."""
    return Shifted(span, -1, Relative("day", 0), "base")


def around_unit(unit: str, base: Any) -> Around | None:
    """The week of 5 December."""
    return around(unit, base) if unit not in {"second", "minute", "hour"} else None


def ended_unit(unit: str, base: Any) -> Shifted:
    """The week ending 5 December."""
    return ended(one(unit), base)


def begun_unit(unit: str, base: Any) -> Shifted:
    """The week beginning 5 December."""
    return begun(one(unit), base)


def of_unit(unit: str) -> Relative | None:
    """Of the year, where a part of it is named before."""
    return None if unit in {"second", "minute", "hour", "day"} else Relative(unit, 0)


def piece_half(index: int, base: Any) -> Any:
    """The first half of 2016."""
    return piece(index, "half", base)


def bare_half(index: int) -> Coded | None:
    """The first half."""
    return bare_piece(index, "half")


def first_of_year(span: Length) -> Piece | None:
    """The first nine months: of the year of writing."""
    if span.parts[0][1] not in {"month", "quarter"}:
        return None
    return first_pieces(span, Relative("year", 0))


def year_half(year: Any, index: int) -> Coded | None:
    """2016 H1."""
    return half_year(index, year)


def short_half(index: int, year: int) -> Coded | None:
    """1H16."""
    return half_year(index, Fields(year, short=True))


def third_each(first: int, last: int, base: Any) -> Span | None:
    """Mid-to-late May."""
    return Span(Third(base, first), Third(base, last)) if first < last else None


def third_word(which: int, unit: Any) -> Third | None:
    """Mid-year; late in the week."""
    return edge_of_unit(which, unit)


def third_fixed(which: int, unit: str) -> Third:
    """Midweek."""
    return Third(Relative(unit, 0), which)


def third_season(which: int, code: int) -> Third:
    """Midsummer."""
    return Third(Coded(code), which)


def unit_edge(unit: str, which: int) -> Third | None:
    """The year's end."""
    return edge_of_unit(which, unit)


def edge_after(base: Any, which: int) -> Any:
    """Last year's end."""
    return edge(which, base)


def latter_half(base: Any) -> Piece:
    """The latter half of 2016."""
    return Piece(base, 1, "half")


def last_day_fixed(unit: str) -> Piece:
    """Yearend."""
    return Piece(Relative(unit, 0), -1, "day")


def clipped_unit(which: str, base: Any) -> Clipped:
    """Later in the week."""
    return Clipped(base, which)


def drop_first(_: Any, day: Any) -> Any:
    """Earlier on Monday."""
    return day


def year_to_date(unit: str) -> Clipped:
    """The year to date."""
    return Clipped(Relative(unit, 0), "earlier")


def oclock_zone(hour: int, zone: int) -> Clock | None:
    """10 GMT."""
    return Clock(hour, zone=zone) if hour < 24 else None


def zone_plus(zone: int, hours: int) -> int | None:
    """GMT+3."""
    return zone + hours * 60 if zone == 0 and hours <= 14 else None


def zone_minus(zone: int, hours: int) -> int | None:
    """GMT-5."""
    return zone - hours * 60 if zone == 0 and hours <= 12 else None


def clock_in_part_third(time: Clock, part: Daypart) -> Clock | None:
    """Three in the early morning."""
    return clock_in_part(time, part.part)


def part_of_day_fixed(part: str, day: Any) -> Daypart | None:
    """The early hours of Friday."""
    return part_of_day(day, part)


def third_part_day(day: Any, part: Daypart) -> Daypart | None:
    """Friday in the early morning."""
    return third_of_day_part(day, part)


def third_part_first(part: Daypart, day: Any) -> Daypart | None:
    """Early morning on Friday."""
    return third_of_day_part(day, part)


def third_part_today(part: Daypart) -> Daypart:
    """Early this morning, said the other way round."""
    return part._replace(day=Relative("day", 0))


def timed_hour_first(hour: int, day: Any) -> Any:
    """8 tonight."""
    return timed_hour(hour, day)


def hour_timed(day: Any, hour: int) -> Any:
    """Friday night at 8."""
    return timed_hour(hour, day)


def hour_at_day(day: Any, hour: int) -> Timed | None:
    """Tomorrow at 8."""
    return Timed(day, Clock(hour)) if _is_day(day) and 1 <= hour <= 23 else None


def black_friday() -> Shifted:
    """The day after Thanksgiving."""
    return Shifted(one("day"), 1, Feast("11-4-3"), "base")


def cyber_monday() -> Shifted:
    """The Monday after Thanksgiving."""
    return Shifted(Length(((4, "day"),)), 1, Feast("11-4-3"), "base")


def feast_in(day: Feast, base: Any) -> Any:
    """Christmas last year."""
    return in_period(day, base)


def year_feast(base: Any, day: Feast) -> Any:
    """Last year's Easter."""
    return in_period(day, base)


def feast_weekend(day: Feast) -> Around:
    """The Easter weekend."""
    return Around(day, "weekend")


def feast_week(day: Feast) -> Around:
    """Christmas week."""
    return Around(day, "week")


def days_of_month_in(month: int, first: int, last: int, base: Any) -> Span | None:
    """December 5-7, 2016."""
    if first >= last:
        return None
    left, right = month_day_in(month, first, base), month_day_in(month, last, base)
    return Span(left, right)


def two_years_short(first: int, second: int) -> Span | None:
    """From 1939 to 45."""
    return two_years(first, second)


def either(left: Any, right: Any) -> Any:
    """Friday or Saturday: some time between."""
    return span(left, right)


def two_decades(first: int, last: Years) -> Span | None:
    """The 18th and 19th centuries."""
    made = century(first)
    return Span(made, last) if made and isinstance(last, Years) and last.years == 100 else None


MEANINGS: dict[str, Callable[..., Any]] = {
    name: function
    for name, function in list(globals().items())
    if callable(function)
    and not name.startswith("_")
    and getattr(function, "__module__", None) == __name__
    and not isinstance(function, type)
}
"""Every function of this file, by the name that the patterns use."""
