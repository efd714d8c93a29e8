"""Whether a date or a period stands in a quote, as precisely as it was typed."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING, Final

from tieout.facts.edtf import choices
from tieout.facts.hedges import Hedge
from tieout.facts.mentions import words_of
from tieout.facts.numbers.lexicon import load_lexicon
from tieout.facts.readback.support import (
    JUDGEMENT,
    SUPPORTED,
    Backing,
    Missing,
    Support,
    lacking,
    told,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tieout.facts.moments import Moment

_AFTER: Final = frozenset({Hedge.AT_LEAST, Hedge.MORE_THAN})
_BEFORE: Final = frozenset({Hedge.AT_MOST, Hedge.LESS_THAN})
_LOOSE: Final = frozenset({Hedge.ABOUT, Hedge.ESTIMATED, Hedge.NEARLY})
_LOOK_BACK: Final = 60


def date_carried(
    value: Moment, hedge: Hedge, readings: Sequence[Moment], quote: str, language: str = "en"
) -> Support:
    """Say whether the moments that a quote names are the typed one.

    A quote may be more precise than a day, month or year, never less; a span must be named with
    the ends that it has. A date in figures whose order is open names either day. The two ends of a
    period may be named apart; of a value that is open on one side only the end that it has must be
    named, and "by Friday" names Friday.

    Args:
        value: The date or period as typed.
        hedge: The hedge as typed.
        readings: Every moment that the quote names, resolved by the date of publication.
        quote: The words themselves, for hedges.
        language: Whose hedge words are looked for.

    Examples:
        >>> from datetime import date
        >>> from tieout.facts.dates import read_dates
        >>> from tieout.facts.edtf import parse_edtf
        >>> quote = "broke formal ties with al-Qaeda in July"
        >>> readings = read_dates(quote, date(2016, 10, 19))
        >>> date_carried(parse_edtf("2016-07"), Hedge.NONE, readings, quote).backing.value
        'supported'
        >>> date_carried(parse_edtf("2016-07-28"), Hedge.NONE, readings, quote).missing.value
        'date'

    Source:
        Our convention, docs/decisions/0046.
    """
    readings = [one for reading in readings for one in choices(reading)]
    low = None if hedge in _BEFORE else value.earliest
    high = None if hedge in _AFTER else value.latest
    if low is None and high is None:
        return _without_bounds(value, readings)
    span = is_span(value)
    fitting = [one for one in readings if (_spans if span else _within)(one, low, high)]
    if not fitting:
        named = _ends if span or low is None or high is None else _edge
        fitting = [one for one in readings if named(one, low, high)]
    if not fitting and not _both_named(readings, low, high):
        passages = [f"{one.as_written} ({one.edtf})" for one in readings]
        return lacking(Missing.DATE, told(passages, "no date"))
    loose = [_loosened(one, quote, language) for one in fitting]
    if hedge in _LOOSE and fitting and not any(loose):
        return Support(Backing.SUPPORTED, hedge_added=hedge.value)
    if hedge not in _LOOSE and loose and all(loose):
        return Support(Backing.SUPPORTED, hedge_dropped=loose[0].value)
    return SUPPORTED


def _without_bounds(value: Moment, readings: Sequence[Moment]) -> Support:
    """Say whether a date that no calendar can place stands in a quote: its digits must."""
    if not any(sign in "0123456789" for sign in value.edtf):
        return JUDGEMENT
    typed = value.edtf.rstrip("~?%")
    if any(
        len(one.edtf) >= len(typed)
        and all(sign in {"X", read} for sign, read in zip(typed, one.edtf, strict=False))
        for one in readings
    ):
        return SUPPORTED
    passages = [f"{one.as_written} ({one.edtf})" for one in readings]
    return lacking(Missing.DATE, told(passages, "no date"))


def is_span(value: Moment) -> bool:
    """Return whether a value was typed as a span with two ends, and not as a day, month or year."""
    return "/" in value.edtf and value.earliest is not None and value.latest is not None


def _within(reading: Moment, low: date | None, high: date | None) -> bool:
    """Whether a reading says when both ends are, and lies within the value."""
    if reading.earliest is None or reading.latest is None or low is None or high is None:
        return False
    return not _before(reading.earliest, low, end=False) and not _before(
        high, reading.latest, end=True
    )


def _spans(reading: Moment, low: date | None, high: date | None) -> bool:
    """Whether a reading begins and ends where the value does."""
    return _ends(reading, low, None) and _ends(reading, None, high)


def _ends(reading: Moment, low: date | None, high: date | None) -> bool:
    """Whether a reading has the one end that an open value has."""
    if low is not None and high is None:
        return reading.earliest is not None and _level(reading.earliest, low, end=False)
    if high is not None and low is None:
        return reading.latest is not None and _level(reading.latest, high, end=True)
    return False


def _edge(reading: Moment, low: date | None, high: date | None) -> bool:
    """Whether the one end of an open reading ("by Friday") lies within the value."""
    if low is None or high is None:
        return False
    if reading.earliest is not None and reading.latest is not None:
        return False
    end = reading.earliest is None
    named = reading.latest if end else reading.earliest
    if named is None:
        return False
    return not _before(named, low, end=False) and not _before(high, named, end=end)


def _both_named(readings: Sequence[Moment], low: date | None, high: date | None) -> bool:
    """Whether one reading begins where the value does and another ends where it ends."""
    if low is None or high is None:
        return False
    begins = [one for one in readings if _ends(one, low, None)]
    ends = [one for one in readings if _ends(one, None, high)]
    return any(one is not other for one in begins for other in ends)


def _level(one: date, other: date, *, end: bool) -> bool:
    """Whether two bounds are one instant."""
    return not _before(one, other, end=end) and not _before(other, one, end=end)


def _before(one: date, other: date, *, end: bool) -> bool:
    """Whether a bound is earlier than another; a day begins at midnight and ends with the day."""
    first, second = _instant(one, end=end), _instant(other, end=end)
    if (first.tzinfo is None) != (second.tzinfo is None):
        first, second = first.replace(tzinfo=None), second.replace(tzinfo=None)
    return first < second


def _instant(bound: date, *, end: bool) -> datetime:
    """Return a bound as a clock time."""
    if isinstance(bound, datetime):
        return bound
    return datetime.combine(bound, time.max if end else time.min)


def _loosened(moment: Moment, quote: str, language: str) -> Hedge:
    """Return the hedge that stands right before a moment, or at its head."""
    before = quote[max(0, moment.start - _LOOK_BACK) : moment.start]
    ahead = [word.folded for word in words_of(before)]
    inside = [word.folded for word in words_of(moment.as_written)]
    for phrases in load_lexicon(language).before.values():
        for words, phrase in phrases.by_words.items():
            size = len(words)
            if phrase.meaning not in _LOOSE or not size:
                continue
            if tuple(ahead[-size:]) == words or tuple(inside[:size]) == words:
                return Hedge(phrase.meaning)
    return Hedge.NONE
