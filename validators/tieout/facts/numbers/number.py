"""One number as it was read, and exact arithmetic for it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Context, Decimal
from typing import TYPE_CHECKING

from tieout.facts.hedges import Hedge
from tieout.facts.intervals import write_number

if TYPE_CHECKING:
    from fractions import Fraction

EXACT = Context(prec=400)
"""Decimal arithmetic that rounds nothing a text can hold."""


@dataclass(slots=True)
class Number:
    """One number among the tokens of a text.

    Args:
        first: Index of its first token.
        last: Index after its last token.
        value: The number, None for a vague word that names none.
        scale: What a scale word or suffix at its end multiplied it by (1 for none).
        digits: True when it begins with digits.
        hedge: What its words imply: `about` for a fraction of a group word, `order` for dozens.
        low: Lower bound of a vague word.
        high: Upper bound of a vague word.
        ordinal: True for a place in a row, which is no count.
        high_open: True when the upper bound is excluded: "20-something".
        unit: A unit that its words imply: the years of "in her forties".
    """

    first: int
    last: int
    value: Decimal | Fraction | None
    scale: int = 1
    digits: bool = False
    hedge: Hedge = Hedge.NONE
    low: Decimal | Fraction | None = None
    high: Decimal | Fraction | None = None
    ordinal: bool = False
    high_open: bool = False
    unit: str = ""


def is_whole(value: Decimal | Fraction | int) -> bool:
    """True for a number without a fractional part, however large."""
    if isinstance(value, Decimal):
        return value == value.to_integral_value()
    return value.denominator == 1


def settled(value: Decimal | Fraction) -> Decimal | Fraction:
    """Whole numbers as plain Decimals; others as they are."""
    return Decimal(int(value)) if is_whole(value) else value


def decimal_of(value: Decimal | Fraction) -> Decimal | Fraction:
    """A Decimal where the decimal expansion ends, for figures not named by a fraction."""
    if isinstance(value, Decimal):
        return value
    written = write_number(value)
    return value if "/" in written else Decimal(written)


def negative(value: Decimal | Fraction) -> Decimal | Fraction:
    """The number below zero, to its last digit."""
    return value.copy_negate() if isinstance(value, Decimal) else -value


def times(amount: Decimal | int, factor: int) -> Decimal | int:
    """The product, to its last digit."""
    return amount * factor if isinstance(amount, int) else EXACT.multiply(amount, Decimal(factor))


def plain_decimal(value: Decimal | Fraction) -> Decimal:
    """A Decimal, for numbers written in digits."""
    return value if isinstance(value, Decimal) else Decimal(value.numerator)
