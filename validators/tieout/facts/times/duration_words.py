"""Lengths of time in words."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from functools import cache

from tieout.facts.hedges import Hedge
from tieout.facts.quantities import Quantity, read_quantities
from tieout.facts.times.date_words import load_date_words, read_table
from tieout.facts.times.lengths import (
    MONTHS,
    PLAIN,
    SECONDS,
    Number,
    tidy,
)
from tieout.facts.times.tenses import load_tenses

_HOURS = re.compile(r"(?<![\w:.,-])([0-9]{1,2})h([0-5][0-9])(?:m|min)?(?![\w:])")
_LAST_WORD = re.compile(r"(\w+)\s$")

LONGEST_CUE = 12
"""No word that makes hours a time of day is longer."""


@dataclass(slots=True)
class DurationWords:
    """What reading durations in one language takes beyond reading quantities.

    Args:
        single: A unit after "a" ("a month").
        long: A unit before "-long" ("month-long").
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
    found = _apart(
        [
            *_running(text, words),
            *_halves(text, words),
            *_compounds(text, words),
            *_hours(text, load_tenses(language).hour),
        ]
    )
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
        None if end is None else tidy(Fraction(end) * scale)
        for end in (figure.low, figure.best, figure.high)
    )
    return replace(figure, low=low, best=best, high=high, unit=unit, counted="")


def _quantity(
    match: re.Match[str], low: Number, high: Number, unit: str, hedge: Hedge = Hedge.NONE
) -> Quantity:
    """Return a duration from the words that a pattern found."""
    scale, kept = PLAIN.get(unit, (1, unit))
    least, most = tidy(Fraction(low) * scale), tidy(Fraction(high) * scale)
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


def _hours(text: str, at: frozenset[str]) -> list[Quantity]:
    """Return hours and minutes with an h, but no times of day: "it lasted 1h30", "at 1h30"."""
    found = []
    for match in _HOURS.finditer(text):
        before = _LAST_WORD.search(text, max(0, match.start() - LONGEST_CUE), match.start())
        if before is None or before[1].lower() not in at:
            minutes = Decimal(60 * int(match[1]) + int(match[2]))
            found.append(_quantity(match, minutes, minutes, "minute"))
    return found


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
