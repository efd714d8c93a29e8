from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tieout.facts.intervals import Interval
from tieout.report.page.pictures import MOST, Bar, picture

NUMBERS = st.one_of(
    st.integers(-(10**30), 10**30),
    st.fractions(max_denominator=1000),
    st.decimals(allow_nan=False, allow_infinity=False, places=3),
)


def bar(low: Any, high: Any, label: str = "a", **ends: bool) -> Bar:
    return Bar(label, Interval(low, high, **ends), 0, "w1")


def places(drawn: str) -> list[tuple[float, float]]:
    root = ET.fromstring(f"<r>{drawn}</r>")  # noqa: S314 - our own
    lines = [line for line in root.iter("line") if line.get("class") == "bar"]
    return [(float(line.get("x1")[:-1]), float(line.get("x2")[:-1])) for line in lines]


@given(st.lists(st.tuples(NUMBERS, NUMBERS, st.text()), min_size=1, max_size=8))
def test_any_intervals_make_a_well_formed_picture_inside_its_frame(
    ends: list[tuple[Any, Any, str]],
) -> None:
    bars = [bar(min(a, b, key=Fraction), max(a, b, key=Fraction), text) for a, b, text in ends]
    for low, high in places(picture(bars, "title")):
        assert 0 <= low <= high <= 100


def test_values_stand_in_their_order_on_the_axis() -> None:
    (a, b), (c, d) = places(picture([bar(0, 8000), bar(14500, 15500, high_open=True)], "t"))
    assert a < b < c < d


def test_a_wide_spread_is_drawn_by_powers_of_ten() -> None:
    (first, _), (second, _), (third, _) = places(
        picture([bar(10, 10), bar(1000, 1000), bar(100_000, 100_000)], "t")
    )
    assert pytest.approx(second - first) == third - second


def test_ends_are_filled_hollow_or_arrows() -> None:
    drawn = picture([bar(5, 7, high_open=True), bar(None, 3), bar(9, None)], "t")
    assert 3 == drawn.count('class="closed"')
    assert 1 == drawn.count('class="open"')
    assert 2 == drawn.count('class="arrow"')


def test_dates_and_times_share_a_time_line() -> None:
    drawn = picture(
        [
            bar(date(1892, 8, 16), date(1892, 8, 16)),
            bar(datetime(1892, 8, 18), datetime(1892, 8, 19, 12)),  # noqa: DTZ001 - as in text
        ],
        "t",
    )
    (low, high), (later, latest) = places(drawn)
    assert low == high < later < latest
    assert "1892-08-16" in drawn


def test_many_bars_are_counted_and_not_drawn() -> None:
    drawn = picture([bar(Decimal(n), Decimal(n + 1)) for n in range(MOST + 3)], "t")
    assert MOST == len(places(drawn))
    assert "and 3 more" in drawn


def test_nothing_is_drawn_where_nothing_has_a_bound() -> None:
    assert "" == picture([bar(None, None)], "t")
    assert "" == picture([], "t")


def test_a_label_is_text_and_no_style_is_an_attribute() -> None:
    drawn = picture([bar(1, 2, '<script>"x"</script>')], '"><script>')
    assert "<script" not in drawn
    assert not re.search(r"\sstyle=|\son[a-z]+=", drawn)
