"""Lengths of time: in ISO 8601, in words, and as days.

A duration is a Quantity whose unit is second, minute, hour, day, week, month or year. A decade is
ten years, a fortnight two weeks, a quarter three months.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import NamedTuple, NoReturn

from tieout.errors import ValueSyntaxError
from tieout.facts.calendar import last_day
from tieout.facts.date_words import load_date_words, read_table
from tieout.facts.hedges import Hedge
from tieout.facts.intervals import Interval
from tieout.facts.quantities import Quantity, read_quantities

Number = Decimal | Fraction

SECONDS: dict[str, int] = {
    "second": 1,
    "minute": 60,
    "hour": 3600,
    "day": 86_400,
    "week": 604_800,
}
MONTHS: dict[str, int] = {"month": 1, "year": 12}
PLAIN: dict[str, tuple[int, str]] = {
    "fortnight": (2, "week"),
    "quarter": (3, "month"),
    "decade": (10, "year"),
    "century": (100, "year"),
}
"""Units that are read but not kept, and what they stand for."""

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
_MONTHS_OF_A_CYCLE, _DAYS_OF_A_CYCLE = 4800, 146_097
"""The Gregorian calendar repeats after 400 years."""


def parse_duration(text: str, hedge: str = "") -> Quantity:
    """Return the length of time that an ISO 8601 duration, or a range of two, stands for.

    Units:
        One component keeps its unit (`P15D` is 15 days). Several of one family take the coarsest
        (`P1Y6M` is 1.5 years, `PT2H30M` 2.5 hours). Months and days together have no fixed length
        and become their fewest and most days.

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
    coarsest = next(iter(parts))
    if set(parts) <= set(MONTHS):
        total = sum((Fraction(n) * MONTHS[u] for u, n in parts.items()), Fraction(0))
        amount = _tidy(total / MONTHS[coarsest])
        return _Length(amount, amount, coarsest)
    if set(parts) <= set(SECONDS):
        total = sum((Fraction(n) * SECONDS[u] for u, n in parts.items()), Fraction(0))
        amount = _tidy(total / SECONDS[coarsest])
        return _Length(amount, amount, coarsest)
    months = sum(Fraction(n) * MONTHS[u] for u, n in parts.items() if u in MONTHS)
    seconds = sum((Fraction(n) * SECONDS[u] for u, n in parts.items() if u in SECONDS), Fraction(0))
    days = seconds / 86_400
    fewest, most = _days_in_months(Fraction(months))
    return _Length(_tidy(fewest + days), _tidy(most + days), "day")


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
            return _tidy(low), _tidy(high), unit
    return (
        _tidy(_in_days(Fraction(first.low), first.unit)[0]),
        _tidy(_in_days(Fraction(last.high), last.unit)[1]),
        "day",
    )


def _tidy(value: Fraction) -> Number:
    """Return a number as Decimal where its expansion ends, else as Fraction."""
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest != 1:
        return value
    return Decimal(value.numerator) / Decimal(value.denominator)


def _refuse(what: str, text: str, position: int) -> NoReturn:
    """Raise the one error of this notation."""
    shown = text if len(text) <= 40 else text[:40] + "…"
    raise ValueSyntaxError(
        f"{shown!r} {what} (at {position})",
        text=text,
        position=position,
        hint="Write a length of time in ISO 8601, such as P5Y, P1M, P2W, P15D, PT8H or P5Y..P6Y.",
    )


def to_days(quantity: Quantity) -> Interval | None:
    """Return the days that a duration may last, by the calendar.

    Units:
        Days. A month has 28 to 31 of them, a year 365 or 366, so many months in a row as the
        calendar has. The bounds are those written; a hedge profile is not applied.

    Returns:
        The interval, or None where the unit is no unit of time.

    Examples:
        >>> str(to_days(parse_duration("P1M")))
        '[28, 31]'
        >>> str(to_days(parse_duration("PT36H")))
        '[1.5, 1.5]'
    """
    unit = quantity.unit
    scale, unit = PLAIN.get(unit, (1, unit))
    if unit not in MONTHS and unit not in SECONDS:
        return None
    low = None if quantity.low is None else _in_days(Fraction(quantity.low) * scale, unit)[0]
    high = None if quantity.high is None else _in_days(Fraction(quantity.high) * scale, unit)[1]
    return Interval(low, high, low_open=quantity.low_open, high_open=quantity.high_open)


def to_seconds(quantity: Quantity) -> Interval | None:
    """Return the seconds that a duration may last, by the calendar; leap seconds do not count."""
    days = to_days(quantity)
    if days is None:
        return None
    low, high = (
        None if end is None else Fraction(end) * 86_400  # type: ignore[arg-type]
        for end in (days.low, days.high)
    )
    return Interval(low, high, low_open=days.low_open, high_open=days.high_open)


def _in_days(amount: Fraction, unit: str) -> tuple[Fraction, Fraction]:
    """Return the fewest and the most days of an amount of a unit."""
    if unit in SECONDS:
        days = amount * SECONDS[unit] / 86_400
        return days, days
    return _days_in_months(amount * MONTHS[unit])


def _days_in_months(months: Fraction) -> tuple[Fraction, Fraction]:
    """Return the fewest and the most days of so many months in a row."""
    whole = int(months)
    part = months - whole
    cycles, rest = divmod(whole, _MONTHS_OF_A_CYCLE)
    fewest, most = _days_in_row(rest)
    base = cycles * _DAYS_OF_A_CYCLE
    return base + fewest + part * 28, base + most + part * 31


@cache
def _days_in_row(months: int) -> tuple[int, int]:
    """Return the fewest and the most days of so many whole months in a row."""
    starts = _month_starts()
    lengths = [starts[at + months] - starts[at] for at in range(_MONTHS_OF_A_CYCLE)]
    return min(lengths), max(lengths)


@cache
def _month_starts() -> list[int]:
    """Return the number of the first day of every month of two cycles of the calendar."""
    day, starts = 0, []
    for year in range(1600, 2401):
        for month in range(1, 13):
            starts.append(day)
            day += last_day(year, month).day
    return starts


@dataclass(slots=True)
class DurationWords:
    """What reading durations in one language takes beyond reading quantities.

    Args:
        single: A unit after "a" or before "-long".
        order: Plural units that stand for an unknown number ("for months").
        whole_and_half: A unit and a half ("a year and a half").
        running: A unit that is under way ("in its sixth year").
        compound: A number and a unit in one adjective ("achtstündig").
        rate: What stands before "a day" where it is no length ("three times a day", "half a day").
        swap: Words read as others.
        swaps: What they are read as.
        units: The unit of each word.
        numbers: The number of each word.
        ordinals: The place of each ordinal.
    """

    single: re.Pattern[str]
    long: re.Pattern[str]
    order: re.Pattern[str]
    whole_and_half: re.Pattern[str]
    running: re.Pattern[str]
    compound: re.Pattern[str]
    rate: re.Pattern[str]
    swap: re.Pattern[str]
    swaps: dict[str, str] = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    ordinals: dict[str, int] = field(default_factory=dict)


@cache
def load_duration_words(language: str) -> DurationWords:
    """Return the words of durations in a language.

    Raises:
        UsageError: The language has no such words.
    """
    rows: dict[str, dict[str, str]] = {}
    for row in read_table(language, "durations.csv"):
        rows.setdefault(row["kind"], {})[row["word"]] = row["value"]
    known = load_date_words(language).words
    numbers, ordinals = (
        {
            word: value
            for word, readings in known.items()
            for category, value in readings
            if category == wanted
        }
        for wanted in ("N", "ORD")
    )

    def either(*kinds: str) -> str:
        words = [word for kind in kinds for word in rows.get(kind, {})]
        return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or "(?!)"

    number = "|".join(sorted((re.escape(word) for word in numbers), key=len, reverse=True))
    place = "|".join(sorted((re.escape(word) for word in ordinals), key=len, reverse=True))
    single, plural, flags = either("unit"), either("units"), re.IGNORECASE
    return DurationWords(
        single=re.compile(rf"(?<![\w-])({either('article')})([ -])({single})(?![\w-])", flags),
        long=re.compile(rf"(?<![\w-])({single})(?:{either('long')})(?![\w-])", flags),
        order=re.compile(
            rf"(?<![\w-])(?:({plural})(?:{either('long', 'of')})"
            rf"|(?<=\b)(?:{either('for')}) ({plural}))(?![\w-])",
            flags,
        ),
        whole_and_half=re.compile(
            rf"(?<![\w-])(?:{either('article')}) ({single}) (?:{either('half')})(?!\w)", flags
        ),
        running=re.compile(
            rf"(?<![\w-])(?:{either('lead')}) ((?:{place})|[0-9]{{1,3}}(?:st|nd|rd|th|\.))[ -]"
            rf"({single})(?!\w)",
            flags,
        ),
        compound=re.compile(
            rf"(?<![\w-])({number}|[0-9]{{1,4}}-?)({either('adjective')})"
            rf"(?:{either('ending')})?(?!\w)",
            flags,
        ),
        rate=re.compile(rf"(?:[0-9%]|\b(?:{either('rate')}))\s*$", flags),
        swap=re.compile(rf"(?<![\w-])(?:{either('swap')})(?![\w-])", flags),
        swaps=rows.get("swap", {}),
        units={**rows.get("unit", {}), **rows.get("units", {}), **rows.get("adjective", {})},
        numbers=numbers,
        ordinals=ordinals,
    )


def read_durations(text: str, *, language: str = "en") -> list[Quantity]:
    """Return the lengths of time that a text names, in the order of the text.

    Units:
        Offsets are code points of `text`, half-open. The unit is second, minute, hour, day, week,
        month or year.

    Args:
        text: Any text.
        language: The language of the text.

    Returns:
        The durations; none overlap. "In its sixth year" is 5 to 6 years, "for months" is an order
        (one to ten) of months.

    Raises:
        UsageError: There are no words for the language.

    Examples:
        >>> [(d.unit, int(d.best)) for d in read_durations("a month-long siege, a 15-day halt")]
        [('month', 1), ('day', 15)]
        >>> [(int(d.low), int(d.high)) for d in read_durations("now in its sixth year")]
        [(5, 6)]

    Source: docs/decisions/0025.
    """
    words = load_duration_words(language)
    found = _apart([*_running(text, words), *_halves(text, words), *_compounds(text, words)])
    rewritten, ends = _with_figures(text, words, found)
    figures = []
    for figure in read_quantities(rewritten, language=language):
        one = _in_kept_unit(figure)
        end = ends.get(figure.end, figure.end)
        if one is not None and not _overlaps(figure.start, end, found):
            figures.append(replace(one, end=end, as_written=text[figure.start : end]))
    found = _apart([*found, *figures])
    orders = [one for one in _orders(text, words) if not _overlaps(one.start, one.end, found)]
    return _apart([*found, *orders])


def _apart(found: list[Quantity]) -> list[Quantity]:
    """Return durations in the order of the text, without those that overlap an earlier one."""
    kept: list[Quantity] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or kept[-1].end <= one.start:
            kept.append(one)
    return kept


def _overlaps(start: int, end: int, taken: list[Quantity]) -> bool:
    """Whether a stretch shares a code point with one of these, which are in order and apart."""
    place = bisect_left(taken, end, key=lambda one: one.start)
    return place > 0 and taken[place - 1].end > start


def _with_figures(
    text: str, words: DurationWords, taken: list[Quantity]
) -> tuple[str, dict[int, int]]:
    """Return the text with "a year" as "1 year" and "month-long" as "1 month", lengths kept.

    Hedges before them are then read as before any figure. The second value says where a
    duration that ends in a replaced word ends in the text.
    """
    pieces, ends, at = [], {}, 0
    swaps: list[tuple[int, int, str, int]] = []
    for match in words.long.finditer(text):
        body = f"1 {match[1]}"
        swaps.append((match.start(), match.end(), body, match.start() + len(body)))
    for match in words.swap.finditer(text):
        body = words.swaps[match[0].lower()]
        swaps.append((match.start(), match.end(), body, match.start() + len(body)))
    swaps += [
        (match.start(1), match.end(1), "1".rjust(len(match[1]), "0"), match.end())
        for match in words.single.finditer(text)
    ]
    for start, end, body, last in sorted(swaps, key=lambda swap: (swap[0], -swap[1])):
        if (
            start < at
            or _overlaps(start, end, taken)
            or words.rate.search(text, max(0, start - 12), start)
        ):
            continue
        pieces += [text[at:start], body.ljust(end - start)]
        ends[last] = max(end, last)
        at = end
    return "".join([*pieces, text[at:]]), ends


def _in_kept_unit(figure: Quantity) -> Quantity | None:
    """Return a quantity in a unit of durations, or None where it is no length of time."""
    if figure.unit in SECONDS or figure.unit in MONTHS:
        return replace(figure, counted="")
    scale, unit = PLAIN.get(figure.unit, (0, ""))
    if not scale:
        return None
    low, best, high = (
        None if end is None else _tidy(Fraction(end) * scale)
        for end in (figure.low, figure.best, figure.high)
    )
    return replace(figure, low=low, best=best, high=high, unit=unit, counted="")


def _quantity(
    match: re.Match[str], low: Number, high: Number, unit: str, hedge: Hedge = Hedge.NONE
) -> Quantity:
    """Return a duration from the words that a pattern found."""
    scale, kept = PLAIN.get(unit, (1, unit))
    least, most = _tidy(Fraction(low) * scale), _tidy(Fraction(high) * scale)
    return Quantity(
        start=match.start(),
        end=match.end(),
        low=least,
        best=least if least == most else None,
        high=most,
        hedge=hedge,
        unit=kept,
        as_written=match[0],
    )


def _running(text: str, words: DurationWords) -> list[Quantity]:
    """Return units that are under way: a sixth year has lasted five to six years."""
    found = []
    for match in words.running.finditer(text):
        written = match[1].lower()
        place = words.ordinals.get(written)
        if place is None:
            place = int("".join(sign for sign in written if sign in "0123456789"))
        unit = words.units[match[2].lower()]
        if place >= 1 and unit not in {"second", "minute", "century"}:
            found.append(_quantity(match, Decimal(place - 1), Decimal(place), unit))
    return found


def _halves(text: str, words: DurationWords) -> list[Quantity]:
    """Return a unit and a half."""
    half = Decimal("1.5")
    return [
        _quantity(match, half, half, words.units[match[1].lower()])
        for match in words.whole_and_half.finditer(text)
    ]


def _compounds(text: str, words: DurationWords) -> list[Quantity]:
    """Return adjectives made of a number and a unit."""
    return [_compound(match, words) for match in words.compound.finditer(text)]


def _compound(match: re.Match[str], words: DurationWords) -> Quantity:
    """Return the length of one such adjective."""
    written = match[1].lower().rstrip("-")
    amount = Decimal(written if written[0] in "0123456789" else words.numbers[written])
    return _quantity(match, amount, amount, words.units[match[2].lower()])


def _orders(text: str, words: DurationWords) -> list[Quantity]:
    """Return plurals without a number: one to ten of the unit."""
    one = Decimal(1)
    return [
        _quantity(match, one, one, words.units[(match[1] or match[2]).lower()], Hedge.ORDER)
        for match in words.order.finditer(text)
    ]
