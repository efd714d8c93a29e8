"""Units: what words mean them, what they measure, how they convert."""

from fractions import Fraction

import pytest

from tieout.errors import UsageError
from tieout.facts.intervals import Interval
from tieout.facts.numbers.lexicon import load_lexicon
from tieout.facts.units import (
    can_convert,
    convert,
    dimension,
    load_units,
    may_be_one,
    unit_of,
    units_of,
)


@pytest.mark.parametrize(
    ("word", "unit"),
    [
        ("km", "km"),
        ("kilometres", "km"),
        ("Kilometers", "km"),
        ("per cent", "%"),
        ("%", "%"),
        ("US$", "USD"),
        ("US dollars", "USD"),
        ("euros", "EUR"),
        ("hours", "hour"),
        ("square miles", "sq mi"),
        ("MW", "MW"),
        ("sq mi", "sq mi"),
    ],
)
def test_a_unit_is_known_by_id_symbol_or_name(word: str, unit: str) -> None:
    found = unit_of(word)
    assert found is not None
    assert unit == found.id


@pytest.mark.parametrize("word", ["", " ", "fighters", "boats", "mw", "the"])
def test_any_other_word_is_no_unit(word: str) -> None:
    assert unit_of(word) is None
    assert "count" == dimension(word)


def test_every_alias_of_every_language_names_a_unit_of_the_table() -> None:
    for language in ("en", "de"):
        meanings = {
            phrase.meaning for each in load_lexicon(language).units.values() for phrase in each
        }
        assert meanings <= set(load_units())


SHARED = ["dollars", "$", "kroner", "crowns", "pounds", "£", "pesos", "francs", "rupees", "rials"]


@pytest.mark.parametrize("word", SHARED)
def test_a_word_that_currencies_share_names_none_of_them(word: str) -> None:
    found = unit_of(word)
    assert found is not None
    assert found.is_currency
    assert len(found.may_be) > 1
    assert found.may_be <= units_of(word)
    assert all(may_be_one(found.id, one) and may_be_one(one, found.id) for one in found.may_be)


@pytest.mark.parametrize(
    ("left", "right"), [("krone", "EUR"), ("NOK", "DKK"), ("NOK", "NOK"), ("krone", ""), ("", "")]
)
def test_other_units_are_not_taken_for_one(left: str, right: str) -> None:
    assert not may_be_one(left, right)


def test_what_a_unit_may_be_is_in_the_table() -> None:
    units = load_units()
    for unit in units.values():
        assert unit.may_be <= set(units)
        assert not any(units[one].may_be for one in unit.may_be)


def test_every_unit_has_a_factor_and_a_source() -> None:
    for unit in load_units().values():
        assert unit.factor > 0
        assert unit.source
        assert unit.label


@pytest.mark.parametrize(
    ("low", "from_", "to", "expected"),
    [
        (1, "mi", "km", Fraction("1.609344")),
        (1, "in", "cm", Fraction("2.54")),
        (1, "lb", "kg", Fraction("0.45359237")),
        (1, "acre", "m²", Fraction(316160658, 78125)),
        (1, "gal", "l", Fraction("3.785411784")),
        (100, "°C", "°F", Fraction(212)),
        (32, "°F", "°C", Fraction(0)),
        (0, "°C", "K", Fraction("273.15")),
        (36, "km/h", "m/s", Fraction(10)),
        (2, "hour", "minute", Fraction(120)),
        (2, "year", "month", Fraction(24)),
        (Fraction(25, 2), "%", "", Fraction(1, 8)),
        (5, "boats", "ships", Fraction(5)),
        (150, "US cent", "USD", Fraction(3, 2)),
        (5, "per 100,000", "per 1,000", Fraction(1, 20)),
        (5, "per 1,000", "%", Fraction(1, 2)),
        (420, "ppm", "", Fraction(21, 50_000)),
    ],
)
def test_a_value_is_converted_exactly(
    low: int | Fraction, from_: str, to: str, expected: Fraction
) -> None:
    assert Interval(expected, None, low_open=True) == convert(
        Interval(low, None, low_open=True), from_, to
    )


@pytest.mark.parametrize(
    ("from_", "to"), [("USD", "EUR"), ("km", "kg"), ("km", ""), ("day", "month")]
)
def test_what_measures_something_else_is_refused(from_: str, to: str) -> None:
    assert not can_convert(from_, to)
    with pytest.raises(UsageError, match="cannot be converted"):
        convert(Interval(1, 2), from_, to)
