"""Dates in figures whose order is open."""

from __future__ import annotations

from datetime import date

import pytest

from tieout.facts.dates import read_dates
from tieout.facts.edtf import parse_edtf
from tieout.facts.times.numeric import is_open, order_shown

PUBLISHED = date(2016, 12, 5)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on 25/03/2010", True),
        ("on 03-25-2010", False),
        ("on 03/04/2010", None),
        ("on 25/03/2010 and 03/25/2010", None),
        ("8/12 - 8/16", False),
        ("8/16 of them on 25/03/2010", True),
        ("2010-03-25", None),
        ("25/25/2010", None),
    ],
)
def test_a_date_that_has_one_order_shows_that_of_the_text(text: str, expected: object) -> None:
    assert expected is order_shown(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("3/4/2010", True), ("3/3/2010", False), ("13/3/2010", False), ("5 March", False)],
)
def test_a_date_is_open_where_either_order_makes_another(text: str, expected: object) -> None:
    assert expected is is_open(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("until 12/11/2016", "../2016-12-11"),
        ("since 12/11/2016", "2016-11-12/.."),
        ("from 3/4/2016 to 5/6/2016", "2016-03-04/2016-06-05"),
        ("the evening of 3/4/2016", "2016-03-04T17:00/2016-04-03T23:59"),
        ("about 3/4/2016", "2016-03-04/2016-04-03"),
    ],
)
def test_what_either_order_allows_lies_inside(text: str, expected: str) -> None:
    (moment,) = read_dates(text, PUBLISHED)
    assert expected == moment.edtf
    parsed = parse_edtf(moment.edtf)
    assert (parsed.earliest, parsed.latest) == (moment.earliest, moment.latest)


def test_without_a_day_of_publication_either_day_of_the_year_is_named() -> None:
    (moment,) = read_dates("on 5/12")
    assert "[XXXX-05-12,XXXX-12-05]" == moment.edtf
    assert moment.earliest is moment.latest is None
