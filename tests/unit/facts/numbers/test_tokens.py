"""Digits with marks between them, and the tokens of a text."""

from decimal import Decimal

import pytest

from tieout.facts.numbers.tokens import DIGITS, JUNK, read_digits, tokenise


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,234.5", "1234.5"),
        ("12,34,567", "1234567"),
        ("1.234.567", "1234567"),
        ("1.234,56", "1234.56"),
        ("1'234'567", "1234567"),
        ("0,5", "0.5"),
        (".5", "0.5"),
        ("1e99", "1e99"),
        ("1e-3", "0.001"),
    ],
)
def test_digits_and_marks_stand_for_a_number(text: str, value: str) -> None:
    assert Decimal(value) == read_digits(text)


@pytest.mark.parametrize(
    "text", ["1,5", "1,23", "12,3456", "1,2,3", "1.2.3", "1e100", "1e9999", "9" * 61, "0,123,456"]
)
def test_digits_that_are_wrongly_cut_or_too_long_are_no_number(text: str) -> None:
    assert read_digits(text) is None


def test_numbers_between_commas_are_several() -> None:
    values = [token.value for token in tokenise("5,12,43") if token.kind == DIGITS]
    assert [5, 12, 43] == values


def test_numbers_between_points_are_passed_over() -> None:
    assert [JUNK] == [token.kind for token in tokenise("192.168.1.2")[:-1]]


def test_every_token_stands_where_it_says() -> None:
    text = "Some 2,700 people – 12.5% – weren't “safe”\n\nnow ½"
    for token in tokenise(text):
        assert text[token.start : token.end] == token.text
