"""Whether a figure stands in a quote: its number, its bound, its unit, its hedge."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from tieout.facts.hedges import widen
from tieout.facts.mentions import stem_of, words_of
from tieout.facts.numbers.lexicon import words_of as lexicon_words
from tieout.facts.quantities import Quantity
from tieout.facts.readback.support import SUPPORTED, Backing, Missing, Support, lacking, told
from tieout.facts.units import unit_of, units_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from tieout.facts.hedges import Profile

_NOUGHT: Final = frozenset(
    {"no", "none", "nobody", "nothing", "never", "without", "zero", "nil"}
    | {"kein", "keine", "keinen", "keiner", "niemand", "nichts", "null", "ohne"}
)
_SINGLE: Final = frozenset({"single", "sole", "lone", "einzige", "einziger", "einzelner"})
_LONGEST: Final = 40
_ARTICLES: Final = frozenset({"a", "an", "another", "ein", "eine", "einen", "einem", "einer"})


@dataclass(frozen=True, slots=True)
class _Fit:
    """How well one reading fits the typed value; the smallest rank fits best."""

    rank: int
    reading: Quantity
    missing: Missing = Missing.NOTHING
    dropped: str = ""
    added: str = ""


def figure_carried(  # noqa: PLR0913 - what a unit may be called depends on book and language
    value: Quantity,
    readings: Sequence[Quantity],
    quote: str,
    profile: Profile,
    *,
    aliases: Sequence[str] = (),
    language: str = "en",
) -> Support:
    """Say whether one of the readings of a quote is the typed figure.

    Args:
        value: The figure as typed, with its hedge and unit.
        readings: Every figure that the quote names.
        quote: The words themselves, for units that stand apart from their figure.
        profile: Decides which hedges are interchangeable: those with the same interval.
        aliases: Spellings of the value's unit when it is one of the codebook's own.
        language: The language of the quote, for words and signs that several units share.

    Examples:
        >>> from tieout.facts.hedges import load_profile
        >>> from tieout.facts.notation import parse_value
        >>> from tieout.facts.quantities import read_quantities
        >>> quote = "no more than 900 fighters"
        >>> typed = parse_value("900", "quantity", hedge="at_most", unit="fighters")
        >>> figure_carried(typed, read_quantities(quote), quote, load_profile()).backing.value
        'supported'

    Source:
        Our convention, docs/decisions/0046.
    """
    spoken = _in_words(value, [word.folded for word in words_of(quote)])
    named = [one for reading in readings for one in _as_named(reading, language)]
    fits = sorted(
        (_fit(value, reading, quote, profile, aliases, language) for reading in (*named, *spoken)),
        key=lambda fit: fit.rank,
    )
    if not fits or fits[0].missing is Missing.NUMBER:
        return lacking(Missing.NUMBER, told([one.as_written for one in readings], "no figure"))
    best = fits[0]
    if best.missing is Missing.NOTHING and not best.dropped and not best.added:
        return SUPPORTED
    return Support(
        Backing.UNSUPPORTED if best.missing else Backing.SUPPORTED,
        best.missing,
        told([best.reading.as_written], ""),
        best.dropped,
        best.added,
    )


def _as_named(reading: Quantity, language: str) -> list[Quantity]:
    """Return a reading in each unit that the words for its unit may name."""
    if not reading.unit:
        return [reading]
    words = lexicon_words(reading.as_written)[:_LONGEST]
    for size in range(min(len(words), 4), 0, -1):
        for at in range(len(words) - size + 1):
            phrase = " ".join(words[at : at + size])
            found = units_of(phrase, language=language)
            if reading.unit in found:
                others = sorted(found - {reading.unit})
                return [reading, *(replace(reading, unit=unit) for unit in others)]
    return [reading]


def _in_words(value: Quantity, words: Sequence[str]) -> list[Quantity]:
    """Return nought or one where they stand without a number word: "no medic", "a medic".

    Nought is nought in every unit; one is of the unit that the words name, if they name any.
    """
    figure = _figures(value)
    counted = {stem_of(word.folded) for word in words_of(value.counted)}
    said: set[str] = set()
    if figure == [0]:
        said = set(words) & _NOUGHT
    elif figure == [1]:
        said = set(words) & _SINGLE or {
            word
            for at, word in enumerate(words)
            if word in _ARTICLES and not counted.isdisjoint(map(stem_of, words[at + 1 : at + 5]))
        }
    unit = value.unit if figure == [0] else ""
    plain = Quantity(0, 0, value.best, value.best, value.best, unit=unit)
    return [replace(plain, as_written=word) for word in sorted(said)]


def _fit(  # noqa: PLR0913, PLR0917 - the parameters of figure_carried, for one reading
    value: Quantity,
    reading: Quantity,
    quote: str,
    profile: Profile,
    aliases: Sequence[str],
    language: str,
) -> _Fit:
    """Return how well a reading fits the value."""
    same = _figures(value) == _figures(reading)
    if not same and not _same_measure(value, reading):
        return _Fit(9, reading, Missing.NUMBER)
    if _converted(value) != _converted(reading) and not _unit_elsewhere(
        value, reading, quote, aliases, language
    ):
        return _Fit(7, reading, Missing.UNIT)
    if aliases and not _named(quote, aliases):
        return _Fit(7, reading, Missing.UNIT)
    return _hedges(value, reading, profile)


def _hedges(value: Quantity, reading: Quantity, profile: Profile) -> _Fit:
    """Return what the hedges of value and reading make of a figure that both name."""
    if _pattern(value) == _pattern(reading):
        return _Fit(0, reading)
    if widen(value, profile) == widen(_on_scale(reading, value), profile):
        return _Fit(1, reading)
    typed, read = value.hedge, reading.hedge
    if typed == read:
        if _bounds(value) == _bounds(reading):
            return _Fit(1, reading)
        return _Fit(6, reading, Missing.BOUND)
    missing = Missing.BOUND if typed.is_bound else Missing.NOTHING
    if not typed and not read:
        missing = Missing.BOUND
    rank = 5 if missing else 3
    return _Fit(rank, reading, missing, dropped=read.value, added=typed.value)


def _figures(quantity: Quantity) -> list[Fraction]:
    """Return the numbers that a quantity names, each once, in order."""
    named = {Fraction(end) for end in _ends(quantity) if end is not None}
    return sorted(named)


def _ends(quantity: Quantity) -> tuple[Decimal | Fraction | None, ...]:
    """Return the numbers of a quantity."""
    return quantity.low, quantity.best, quantity.high


def _converted(quantity: Quantity) -> tuple[str, list[Fraction]]:
    """Return what a quantity measures and its numbers on the scale of the reference unit."""
    unit = unit_of(quantity.unit)
    if unit is None:
        return "count", _figures(quantity)
    figures = [unit.factor * figure + unit.offset for figure in _figures(quantity)]
    return ("count" if unit.dimension == "share" else unit.dimension), figures


def _same_measure(value: Quantity, reading: Quantity) -> bool:
    """Whether both name the same numbers once they are in one unit."""
    return _converted(value) == _converted(reading)


def _unit_elsewhere(
    value: Quantity, reading: Quantity, quote: str, aliases: Sequence[str], language: str
) -> bool:
    """Whether the unit of a bare figure stands in another place of the quote."""
    if aliases:
        return not unit_of(reading.unit) or _named(reading.as_written, aliases)
    unit = unit_of(value.unit)
    if unit is None or reading.unit:
        return False
    return unit.id in _units_in(quote, language)


def _units_in(quote: str, language: str) -> set[str]:
    """Return the units that words of a quote may name; "Danish kroner" are no other kroner."""
    words = words_of(quote)
    named: set[str] = set()
    at = 0
    while at < len(words):
        step = 1
        for more in (2, 1, 0):
            span = quote[words[at].start : words[min(at + more, len(words) - 1)].end]
            found = units_of(span, language=language)
            if found:
                named |= found
                step = more + 1
                break
        at += step
    return named


def _named(quote: str, aliases: Sequence[str]) -> bool:
    """Whether one of the spellings stands in the quote, as whole words."""
    words = f" {' '.join(word.folded for word in words_of(quote))} "
    forms = {" ".join(word.folded for word in words_of(alias)) for alias in aliases}
    signs = [alias for alias in aliases if not words_of(alias)]
    return any(sign in quote for sign in signs) or any(
        f" {form}{ending} " in words for form in forms - {""} for ending in ("", "s", "es")
    )


def _pattern(quantity: Quantity) -> tuple[object, ...]:
    """Return everything of a quantity but its numbers and its unit."""
    return (quantity.hedge, *_bounds(quantity))


def _bounds(quantity: Quantity) -> tuple[bool, bool, bool, bool]:
    """Return which ends a quantity has, and which of them are open."""
    return (
        quantity.low is None,
        quantity.high is None,
        quantity.low_open,
        quantity.high_open,
    )


def _on_scale(reading: Quantity, value: Quantity) -> Quantity:
    """Return the reading in the numbers and the unit of the value."""
    read, typed = _figures(reading), _figures(value)
    if len(read) != len(typed):
        return reading
    number = dict(zip(read, typed, strict=True))
    exact = {Fraction(end): end for end in _ends(value) if end is not None}

    def turned(end: Decimal | Fraction | None) -> Decimal | Fraction | None:
        return None if end is None else exact[number[Fraction(end)]]

    return replace(
        reading,
        low=turned(reading.low),
        best=turned(reading.best),
        high=turned(reading.high),
        unit=value.unit,
    )
