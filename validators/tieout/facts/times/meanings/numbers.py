"""Numbers and lengths of time."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from tieout.facts.times.expressions import Count, Length

MOST = 100_000
"""No count of units is larger."""


def same(value: Any) -> Any:
    """Hand a value on."""
    return value


def constant(value: Any) -> Any:
    """A number or word that some words stand for."""
    return value


def add(left: Count, right: Count) -> Count:
    """Twenty-one."""
    return left + right


def times(left: Count, right: Count) -> Count | None:
    """Two hundred."""
    return left * right if 0 < left < 100 else None


def hundred_and(*numbers: Count) -> Count | None:
    """Two hundred and fifty; a hundred and twenty."""
    *count, hundred, rest = numbers
    many = count[0] if count else 1
    return many * hundred + rest if 0 < many < 10 and 0 < rest < 100 else None


def thousands(number: Count) -> Count | None:
    """Three thousand."""
    return number * 1000 if 0 < number < 100 else None


def and_a_half(number: Count) -> Fraction:
    """Two and a half."""
    return number + Fraction(1, 2)


def spoken_year(century: int, rest: int) -> int | None:
    """Nineteen ninety-eight."""
    year = century * 100 + rest
    return year if 10 <= century <= 20 and 10 <= rest <= 99 else None


def hundred_year(century: int, _: int, rest: int) -> int | None:
    """Nineteen hundred and four."""
    return century * 100 + rest if 1 <= rest <= 99 else None


def thousand_year(thousands: int, rest: int = 0) -> int | None:
    """Two thousand and eight."""
    return 2000 + rest if thousands == 2 and 0 <= rest <= 99 else None


def length(number: Count, unit: str) -> Length | None:
    """Two weeks."""
    return Length(((number, unit),)) if 0 < number <= MOST else None


def length_between(counts: tuple[int, int], unit: str) -> Length:
    """Several weeks: three to nine of them."""
    low, high = counts
    return Length(((low, unit),), most=high)


def length_few(low: int, high: int, unit: str) -> Length:
    """Wenige Wochen."""
    return length_between((low, high), unit)


def length_hedged(hedge: str, number: Count, unit: str) -> Length | None:
    """Ten or so years, ten or more years."""
    made = length(number, unit)
    return made._replace(hedge=hedge) if made else None


def one(unit: str) -> Length:
    """A week."""
    return Length(((1, unit),))


def part_of(over: int, under: int, unit: str) -> Length | None:
    """A quarter of a century."""
    return None if unit == "quarter" else Length(((Fraction(over, under), unit),))


def half_of(unit: str) -> Length:
    """Half a year."""
    return Length(((Fraction(1, 2), unit),))


def one_and_a_half(unit: str) -> Length:
    """A year and a half."""
    return Length(((Fraction(3, 2), unit),))


def joined(left: Length, right: Length) -> Length | None:
    """One year and two months."""
    vague = left.most is not None or right.most is not None
    return None if vague or len(left.parts + right.parts) > 4 else Length(left.parts + right.parts)
