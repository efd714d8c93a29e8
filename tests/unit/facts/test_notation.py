"""The notation of the column `value`, kind by kind, and what it refuses."""

from decimal import Decimal
from fractions import Fraction

import pytest

from tieout.errors import ValueSyntaxError
from tieout.facts.codebook import Codebook, Entity, Property, Token, UnitEntry
from tieout.facts.moments import Moment
from tieout.facts.notation import Tokens, Words, parse_number, parse_value
from tieout.facts.quantities import Quantity

CODEBOOK = Codebook(
    properties={
        "outcome": Property(
            id="outcome",
            tokens={
                "won": Token(id="won", label="won the seat", aliases=("victory", "took the seat")),
                "lost": Token(id="lost", aliases=("defeat", "both")),
                "tied": Token(id="tied", aliases=("both",)),
            },
        )
    },
    entities={
        "hamburg": Entity(id="hamburg", label="Hamburg", aliases=("the city",)),
        "altona": Entity(id="altona", label="Altona", aliases=("the city",)),
    },
    units={"sack": UnitEntry(id="sack", label="sacks", aliases=("bags",))},
)


def bounds(text: str, kind: str = "quantity", hedge: str = "") -> tuple[object, ...]:
    value = parse_value(text, kind, hedge=hedge)
    assert isinstance(value, Quantity)
    return value.low, value.best, value.high, value.low_open, value.high_open, value.hedge


@pytest.mark.parametrize(
    ("text", "hedge", "expected"),
    [
        ("900", "", (900, 900, 900, False, False, "")),
        ("-2.5", "", (Decimal("-2.5"),) * 3 + (False, False, "")),
        ("000", "", (0, 0, 0, False, False, "")),
        ("2/3", "", (Fraction(2, 3),) * 3 + (False, False, "")),
        ("4/2", "", (2, 2, 2, False, False, "")),
        ("900", "about", (900, 900, 900, False, False, "about")),
        ("900", "at_most", (None, 900, 900, False, False, "at_most")),
        ("900", "less_than", (None, 900, 900, False, True, "less_than")),
        ("900", "at_least", (900, 900, None, False, False, "at_least")),
        ("900", "more_than", (900, 900, None, True, False, "more_than")),
        ("10000", "order", (10000, 10000, 10000, False, False, "order")),
        ("200..300", "", (200, None, 300, False, False, "")),
        ("200 .. 300", "about", (200, None, 300, False, False, "about")),
        ("..300", "", (None, None, 300, False, False, "")),
        ("200..", "", (200, None, None, False, False, "")),
        ("-5..-3", "", (-5, None, -3, False, False, "")),
        (" 900 ", "", (900, 900, 900, False, False, "")),
    ],
)
def test_a_quantity_is_read_as_typed(text: str, hedge: str, expected: tuple[object, ...]) -> None:
    assert expected == bounds(text, hedge=hedge)


@pytest.mark.parametrize(
    ("text", "low", "unit"),
    [
        ("2/3", Fraction(2, 3), ""),
        ("0.66", Decimal("0.66"), ""),
        ("12.5 %", Decimal("12.5"), "%"),
        ("12.5%", Decimal("12.5"), "%"),
        ("40..60 %", Decimal(40), "%"),
        ("1", Decimal(1), ""),
    ],
)
def test_a_share_keeps_the_unit_it_was_typed_in(
    text: str, low: Decimal | Fraction, unit: str
) -> None:
    value = parse_value(text, "share")
    assert isinstance(value, Quantity)
    assert (low, unit) == (value.low, value.unit)


def test_a_fraction_stays_a_fraction_and_a_decimal_a_decimal() -> None:
    assert isinstance(parse_number("1/2"), Fraction)
    assert isinstance(parse_number("0.5"), Decimal)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("2,700", "Leave out the thousands marks: 2700."),
        ("12,34,567", "Leave out the thousands marks: 1234567."),
        ("1 234", "Leave out the thousands marks: 1234."),
        ("0,5", "Write decimals with a point and thousands without a mark."),
        ("1e6", "Write the number out in full."),
        ("−5", "Write the minus as a hyphen: -5."),
        ("200-300", "Write a range with two points: 200..300."),
        ("$5", "Write the number alone and the currency in the column unit."),
        ("+5", "Write digits"),
        ("nine", "Write digits"),
        ("٩٠٠", "Write digits"),
        ("²", "Write digits"),
        ("1_000", "Write digits"),
        ("1.", "Write digits"),
        (".5", "Write digits"),
        ("2/0", "Write digits"),
        ("1.5/2", "Write digits"),
        ("9" * 81, "Write digits"),
        ("..", "Write 200..300"),
        ("300..200", "Write the smaller end first."),
        ("", "Give the value"),
        ("   ", "Give the value"),
    ],
)
def test_what_is_not_in_the_notation_is_refused_with_a_hint(text: str, hint: str) -> None:
    with pytest.raises(ValueSyntaxError) as error:
        parse_value(text, "quantity")
    assert error.value.hint.startswith(hint)
    assert text == error.value.text


@pytest.mark.parametrize("text", ["1.2", "-0.1", "101 %", "2/3..4/3", "3/2"])
def test_a_share_outside_the_whole_is_refused(text: str) -> None:
    with pytest.raises(ValueSyntaxError, match="a share lies between"):
        parse_value(text, "share")


@pytest.mark.parametrize(
    ("text", "unit"), [("12", "per 1,000"), ("950", "‰"), ("35.2", "per 100,000"), ("40", "%")]
)
def test_a_share_may_be_so_many_in_each_thousand(text: str, unit: str) -> None:
    value = parse_value(text, "share", unit=unit)
    assert isinstance(value, Quantity)
    assert unit == value.unit


def test_a_bound_before_a_range_is_refused() -> None:
    with pytest.raises(ValueSyntaxError, match="cannot be hedged"):
        parse_value("200..300", "quantity", hedge="at_most")


def test_an_unknown_hedge_is_refused_with_the_nearest() -> None:
    with pytest.raises(ValueSyntaxError) as error:
        parse_value("900", "quantity", hedge="at most")
    assert "Did you mean 'at_most'?" == error.value.hint


@pytest.mark.parametrize(
    ("unit", "expected", "counted"),
    [
        ("km", "km", ""),
        ("kilometres", "km", ""),
        ("US dollars", "USD", ""),
        ("dollars", "dollar", ""),
        ("kroner", "krone", ""),
        ("Danish kroner", "DKK", ""),
        ("per 100,000", "per 100,000", ""),
        ("sacks", "sack", ""),
        ("bags", "sack", ""),
        ("boats", "", "boats"),
        ("", "", ""),
    ],
)
def test_a_known_unit_is_kept_by_id_and_any_other_word_counts(
    unit: str, expected: str, counted: str
) -> None:
    value = parse_value("5", "quantity", unit=unit, codebook=CODEBOOK)
    assert isinstance(value, Quantity)
    assert (expected, counted) == (value.unit, value.counted)


def test_per_cent_beside_another_unit_is_refused() -> None:
    with pytest.raises(ValueSyntaxError, match="per cent"):
        parse_value("5 %", "quantity", unit="km")


def test_dates_periods_and_durations_are_read_by_their_own_notations() -> None:
    assert isinstance(parse_value("1892-08", "date"), Moment)
    assert isinstance(parse_value("1892-08/1892-10", "period"), Moment)
    duration = parse_value("P5Y..P6Y", "duration")
    assert isinstance(duration, Quantity)
    assert (5, 6, "year") == (duration.low, duration.high, duration.unit)


@pytest.mark.parametrize("text", ["true", "false"])
def test_a_boolean_is_true_or_false(text: str) -> None:
    assert Tokens(frozenset({text}), text) == parse_value(text, "boolean")


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("True", "Did you mean 'true'?"),
        ("yes", "Did you mean 'true'?"),
        ("0", "Did you mean 'false'?"),
        ("perhaps", "Write true or false."),
    ],
)
def test_any_other_truth_is_refused(text: str, hint: str) -> None:
    with pytest.raises(ValueSyntaxError) as error:
        parse_value(text, "boolean")
    assert hint == error.value.hint


@pytest.mark.parametrize(("text", "token"), [("won", "won"), ("took the seat", "won")])
def test_a_category_is_a_token_or_an_alias_of_one(text: str, token: str) -> None:
    value = parse_value(text, "category", codebook=CODEBOOK, property_id="outcome")
    assert Tokens(frozenset({token}), text) == value


@pytest.mark.parametrize(
    ("text", "kind", "match"),
    [
        ("both", "category", "'both' may be lost or tied"),
        ("wonn", "category", "no token 'wonn'"),
        ("the city", "entity", "may be hamburg or altona"),
        ("hambrug", "entity", "no entity 'hambrug'"),
    ],
)
def test_a_word_that_means_none_or_several_is_refused(text: str, kind: str, match: str) -> None:
    with pytest.raises(ValueSyntaxError, match=match):
        parse_value(text, kind, codebook=CODEBOOK, property_id="outcome")


def test_without_a_codebook_an_id_stands_for_itself() -> None:
    assert Tokens(frozenset({"x"}), "x") == parse_value("x", "entity")
    assert Tokens(frozenset({"y"}), "y") == parse_value("y", "category")


def test_an_entity_is_found_by_its_label() -> None:
    assert Tokens(frozenset({"hamburg"}), "Hamburg") == parse_value(
        "Hamburg", "entity", codebook=CODEBOOK
    )


def test_words_are_kept_as_they_are() -> None:
    assert Words(" We choose not to. ") == parse_value(" We choose not to. ", "quotation")


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(ValueSyntaxError, match="no kind of value 'number'"):
        parse_value("5", "number")
