"""Units of measure and currencies: what they measure, and how one is turned into another.

The table is `units.csv`; the words for its units are a matter of language and stand in the folder
of each. Factors are exact fractions of the coherent SI unit, temperatures have an offset too.
Currencies share no dimension: only a dated rate turns one into another. A word that serves the
currencies of several countries (kroner, dollars) is a unit of its own, which names what it may be:
docs/decisions/0016.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from importlib import resources

from tieout.errors import UsageError
from tieout.facts.intervals import End, Interval
from tieout.facts.numbers.lexicon import load_lexicon, words_of


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure or a currency.

    Args:
        id: What the column `unit` and `Quantity.unit` hold: `km`, `USD`, `%`, `hour`.
        dimension: What it measures; units of one dimension can be converted.
        factor: How many of the dimension's reference unit one of it is.
        offset: Where its zero lies on the reference unit's scale (temperatures).
        label: The name for people.
        source: Where the factor comes from.
        may_be: The units that its word may stand for; empty for a unit that is just one.
    """

    id: str
    dimension: str
    factor: Fraction
    offset: Fraction
    label: str
    source: str
    may_be: frozenset[str] = frozenset()

    @property
    def is_currency(self) -> bool:
        """True for money."""
        return self.dimension.startswith("currency")


@cache
def load_units() -> dict[str, Unit]:
    """Every unit by its id."""
    text = resources.files("tieout.facts").joinpath("units.csv").read_text(encoding="utf-8")
    return {
        row["id"]: Unit(
            row["id"],
            row["dimension"],
            Fraction(row["factor"]),
            Fraction(row["offset"]),
            row["label"],
            row["source"],
            frozenset(filter(None, row["may_be"].split(";"))),
        )
        for row in csv.DictReader(text.splitlines(), strict=True)
    }


@cache
def unit_of(word: str, *, language: str = "en") -> Unit | None:
    """The unit that an id or a word stands for, or None: a count noun ("fighters").

    A word that several currencies share stands for none of them, but for a unit of its own.

    Args:
        word: An id, symbol or name: `km`, `kilometres`, `US$`, `per cent`.
        language: The language of the names.

    Examples:
        >>> unit_of("kilometres").id, unit_of("US$").id, unit_of("fighters")
        ('km', 'USD', None)
        >>> unit_of("kroner").id, sorted(unit_of("kroner").may_be)
        ('krone', ['DKK', 'ISK', 'NOK', 'SEK'])
    """
    word = word.strip()
    if not word:
        return None
    units = load_units()
    if word in units:
        return units[word]
    given = words_of(word)
    if not given:
        return None
    lower = tuple(part.lower() for part in given)
    shared = _shared(language).get(" ".join(lower))
    if shared is not None:
        return units[shared[0]]
    for phrase in load_lexicon(language).units.get(lower[0], ()):
        if phrase.words == (given if phrase.exact else lower):
            return units[phrase.meaning]
    return None


@cache
def units_of(words: str, *, language: str = "en") -> frozenset[str]:
    """The ids of all units that words or a sign may name: one, several that share it, or none.

    Examples:
        >>> sorted(units_of("kroner"))
        ['CZK', 'DKK', 'ISK', 'NOK', 'SEK', 'krone']
        >>> sorted(units_of("Danish kroner")), sorted(units_of("boats"))
        (['DKK'], [])
    """
    shared = _shared(language).get(" ".join(words_of(words)).lower(), ())
    found = unit_of(words, language=language)
    named = {*shared, *([found.id] if found else [])}
    units = load_units()
    return frozenset(named.union(*(units[one].may_be for one in named)))


def may_be_one(left: str, right: str) -> bool:
    """True when two different units may be one: one names several currencies, of which the other.

    Examples:
        >>> may_be_one("krone", "NOK"), may_be_one("krone", "EUR"), may_be_one("NOK", "DKK")
        (True, False, False)
    """
    units = load_units()
    if left not in units or right not in units:
        return False
    meanings = [units[one].may_be or frozenset({one}) for one in (left, right)]
    return max(map(len, meanings)) > 1 and not meanings[0].isdisjoint(meanings[1])


@cache
def _shared(language: str) -> dict[str, tuple[str, ...]]:
    """The units of each word and sign that several share, first the one it names by itself."""
    folder = resources.files("tieout.facts.languages").joinpath(language)
    text = folder.joinpath("shared_units.csv").read_text(encoding="utf-8")
    return {
        " ".join(words_of(row["word"])): tuple(row["units"].split(";"))
        for row in csv.DictReader(text.splitlines(), strict=True)
    }


def dimension(unit: str) -> str:
    """What a unit measures; `count` for the empty unit and for count nouns.

    Examples:
        >>> dimension("km"), dimension("boats")
        ('length', 'count')
    """
    found = unit_of(unit)
    return "count" if found is None else found.dimension


def can_convert(from_: str, to: str) -> bool:
    """True when values in the one unit can be written in the other without a rate.

    A share may be written plainly (`0.125`) or in per cent (`12.5`), so `%` and no unit convert.

    Examples:
        >>> can_convert("mi", "km"), can_convert("USD", "EUR"), can_convert("%", "")
        (True, False, True)
    """
    left, right = dimension(from_), dimension(to)
    if {left, right} == {"share", "count"}:
        return "" in {from_, to}
    return left == right


def convert(interval: Interval, from_: str, to: str) -> Interval:
    """The same values in another unit of the same dimension, exactly.

    Count nouns convert into one another unchanged: they never make values unlike.

    Raises:
        UsageError: The units measure different things, or are two currencies.

    Examples:
        >>> str(convert(Interval(Fraction(5), Fraction(10)), "mi", "km"))
        '[8.04672, 16.09344]'
        >>> str(convert(Interval(Fraction(25, 2), Fraction(25, 2)), "%", ""))
        '[0.125, 0.125]'
    """
    if from_ == to:
        return interval
    if not can_convert(from_, to):
        raise UsageError(
            f"{from_ or 'a plain number'} cannot be converted into {to or 'a plain number'}",
            hint="Currencies need a rate in the codebook; other units must measure the same thing.",
        )
    left, right = unit_of(from_), unit_of(to)
    scale = (left.factor if left else Fraction(1)) / (right.factor if right else Fraction(1))
    shift = Fraction(0)
    if left is not None and right is not None:
        shift = (left.offset - right.offset) / right.factor
    return Interval(
        _turned(interval.low, scale, shift),
        _turned(interval.high, scale, shift),
        low_open=interval.low_open,
        high_open=interval.high_open,
    )


def _turned(end: End, scale: Fraction, shift: Fraction) -> Fraction | None:
    """One end in the new unit."""
    if end is None:
        return None
    if isinstance(end, date):
        raise UsageError(f"{end} has no unit of measure", hint="Convert quantities only.")
    return Fraction(end) * scale + shift
