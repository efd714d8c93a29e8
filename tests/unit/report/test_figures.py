from __future__ import annotations

from datetime import UTC, datetime
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tieout.facts.intervals import Interval
from tieout.report.figures import bound, count, grouped, interval


@given(st.one_of(st.integers(), st.fractions()))
def test_a_bound_for_machines_reads_back(number: int | Fraction) -> None:
    assert Fraction(number) == Fraction(bound(number) or "")


@given(st.integers(), st.integers(0, 999))
def test_a_figure_for_people_is_the_same_figure(whole: int, thousandths: int) -> None:
    number = whole + Fraction(thousandths, 1000)
    assert number == Fraction(grouped(number).replace(",", ""))


@pytest.mark.parametrize(
    ("low", "high", "low_open", "high_open", "words"),
    [
        (0, 8000, False, False, "[0, 8,000]"),
        (14500, 15500, False, True, "[14,500, 15,500)"),
        (None, 900, False, True, "below 900"),
        (20, None, False, False, "from 20"),
        (None, None, False, False, "any"),
        (Fraction(2, 3), Fraction(2, 3), False, False, "2/3"),
    ],
)
def test_an_interval_is_written_as_people_say_it(
    low: int | None,
    high: int | None,
    low_open: bool,  # noqa: FBT001 - a column of the table
    high_open: bool,  # noqa: FBT001 - as above
    words: str,
) -> None:
    assert words == interval(Interval(low, high, low_open=low_open, high_open=high_open))


def test_a_span_from_midnight_to_midnight_is_written_as_days() -> None:
    day = Interval(
        datetime(1892, 8, 16),  # noqa: DTZ001 - a day without a zone
        datetime(1892, 8, 17),  # noqa: DTZ001 - as above
        high_open=True,
    )
    assert "1892-08-16" == interval(day)


def test_a_time_keeps_its_zone() -> None:
    assert "1892-08-16 09:30+00:00" == grouped(datetime(1892, 8, 16, 9, 30, tzinfo=UTC))


def test_one_is_not_plural() -> None:
    assert ["1 fact", "0 facts", "12,000 facts"] == [count(n, "fact") for n in (1, 0, 12_000)]
