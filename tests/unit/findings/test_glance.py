"""What the columns tell of a question is what the truth table says of each of its pairs."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tieout.facts.intervals import Interval
from tieout.facts.quantities import Quantity
from tieout.findings.comparing.verdicts import Verdict
from tieout.findings.counting.glance import NOT_JUDGED, floating, number, spans
from tieout.findings.questions import judge
from tieout.findings.stand import Stand

if TYPE_CHECKING:
    from collections.abc import Callable

    from tieout.findings.case import Case

BOOK = """
[properties.dead]
kind = "quantity"
over_time = "rising"
[properties.taken]
kind = "quantity"
[properties.price]
kind = "quantity"
over_time = "changing"
[properties.height]
kind = "quantity"
unit = "m"
[properties.cause]
kind = "category"
[properties.cause.tokens.fire]
label = "fire"
narrower = ["arson"]
[properties.cause.tokens.arson]
label = "arson"
[properties.began]
kind = "date"
[properties.lasted]
kind = "duration"
[properties.open]
kind = "boolean"
[properties.said]
kind = "quotation"
[properties.remark]
kind = "text"
"""

VALUES = {
    "dead": ["41", "56", "40..60", "0", "?"],
    "taken": ["900", "2000", "900..1000", "1/3"],
    "price": ["7", "7.5", "9"],
    "height": ["12", "3000"],
    "cause": ["fire", "arson", "flood"],
    "began": ["1892-05", "1892-05-03", "1892-05/", "../1892-06", "1892-05-03T10:00Z"],
    "lasted": ["P3D", "P1W", "P2W..P3W"],
    "open": ["true", "false"],
    "said": ["we are closed for the winter", "we are closed"],
    "remark": ["a long day", "a  long day", "a short day"],
}

facts = st.sampled_from(list(VALUES)).flatmap(
    lambda name: st.fixed_dictionaries(
        {
            "subject": st.sampled_from(["mill", "mill ", "dam"]),
            "property": st.just(name),
            "value": st.sampled_from(VALUES[name]),
            "hedge": st.sampled_from(["", "", "about", "at_least"] if name == "taken" else [""]),
            "unit": st.sampled_from(["", "", "km"] if name == "height" else [""]),
            "stance": st.sampled_from(["", "", "", "asserted", "denied", "predicted"]),
            "attributed_to": st.sampled_from(["", "mayor", "miller"]),
            "valid": st.sampled_from(["", "", "1892-05", "1892-05/1892-06", "1892-05/"]),
            "source": st.sampled_from(["gazette", "courier"]),
        }
    )
)


@given(table=st.lists(facts, min_size=1, max_size=12))
def test_a_calm_question_has_the_pairs_that_the_truth_table_finds(
    make_case: Callable[..., Case], table: list[dict[str, str]]
) -> None:
    case = make_case(table, BOOK, published={"courier": "1892-09-03"})
    for question in judge(case):
        assert Counter(pair.verdict for pair in question.pairs) == question.counts


@pytest.mark.parametrize(
    ("told", "counts"),
    [
        ([{"value": "900"}], {}),
        ([{"value": "900"}, {"value": "900"}], {Verdict.AGREES: 1}),
        (
            [{"value": "900"}, {"value": "900"}, {"value": "900", "hedge": "about"}],
            {Verdict.COMPATIBLE: 2, Verdict.AGREES: 1},
        ),
        ([{"value": "900", "unit": "m"}, {"value": "900", "unit": "m"}], {Verdict.AGREES: 1}),
    ],
)
def test_values_that_all_meet_are_calm(
    make_case: Callable[..., Case], told: list[dict[str, str]], counts: dict[Verdict, int]
) -> None:
    case = make_case([{"subject": "mill", "property": "taken"} | fact for fact in told], BOOK)
    (question,) = judge(case)
    assert question.key in Stand(case).calm
    assert counts == question.counts


@pytest.mark.parametrize(
    "told",
    [
        [{"value": "900"}, {"value": "2000"}],
        [{"value": "900", "hedge": "more_than"}, {"value": "900", "hedge": "at_most"}],
        [{"value": "900"}, {"value": "?"}],
        [{"value": "900"}, {"value": "900", "stance": "denied"}],
        [{"value": "900", "unit": "m"}, {"value": "900", "unit": "km"}],
        [{"value": "900", "hedge": "exactly"}, {"value": "901..910", "hedge": "exactly"}],
        [{"property": "price", "value": "7"}, {"property": "price", "value": "7..8"}],
        [
            {"property": "dead", "value": "41", "valid": "1892-05-01/1892-05-03"},
            {"property": "dead", "value": "41", "valid": "1892-05-02/1892-05-03"},
        ],
        [{"property": "said", "value": "we are closed"}] * 2,
        [{"property": "began", "value": "1892-05/"}] * 2,
    ],
)
def test_what_the_columns_cannot_settle_is_left_to_the_truth_table(
    make_case: Callable[..., Case], told: list[dict[str, str]]
) -> None:
    case = make_case([{"subject": "mill", "property": "taken"} | fact for fact in told], BOOK)
    assert {} == Stand(case).calm


def test_cells_that_differ_in_the_space_around_them_are_one_key() -> None:
    columns = pd.Series(["fire", " fire", "flood", ""]), pd.Series(["x", "x", "x", "x"])
    assert [0, 0, 1, 2] == number(columns).tolist()
    assert [0, 1, 2] == number([pd.Series(["b", "a", "c"])]).tolist()


@given(st.lists(st.fractions() | st.integers(), min_size=2, max_size=2))
def test_floating_point_keeps_the_order_of_numbers(ends: list[Fraction]) -> None:
    low, high = sorted(ends)
    assert floating(low) <= floating(high)
    assert np.isinf(floating(10**400))


def test_a_figure_without_any_bound_equals_nothing() -> None:
    values = np.array([Quantity(0, 1, None, None, None), Quantity(0, 1, 9, 9, 9)], dtype=object)
    spans_ = np.array([Interval(None, None), Interval(9, 9)], dtype=object)
    *_, numbers, _units = spans(values, spans_)
    assert [NOT_JUDGED, 0] == numbers.tolist()
