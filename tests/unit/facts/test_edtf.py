"""EDTF read and written."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from tieout.errors import ValueSyntaxError
from tieout.facts.edtf import format_edtf, parse_edtf

Bound = date | datetime | None


def at(*parts: int, hours: int | None = None) -> datetime:
    zone = None if hours is None else timezone(timedelta(hours=hours))
    return datetime(*parts, tzinfo=UTC if hours == 0 else zone)  # type: ignore[arg-type,misc]


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2016", date(2016, 1, 1), date(2016, 12, 31)),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29)),
        ("2016-12-05", date(2016, 12, 5), date(2016, 12, 5)),
        ("201X", date(2010, 1, 1), date(2019, 12, 31)),
        ("19XX", date(1900, 1, 1), date(1999, 12, 31)),
        ("2016-XX", date(2016, 1, 1), date(2016, 12, 31)),
        ("2016-12-XX", date(2016, 12, 1), date(2016, 12, 31)),
        ("2016-XX-XX", date(2016, 1, 1), date(2016, 12, 31)),
        ("XXXX-12-05", None, None),
        ("2016-21", date(2016, 3, 1), date(2016, 5, 31)),
        ("2016-24", date(2016, 12, 1), date(2017, 2, 28)),
        ("2016-35", date(2016, 7, 1), date(2016, 9, 30)),
        ("2016-40", date(2016, 1, 1), date(2016, 6, 30)),
        ("1892~", date(1892, 1, 1), date(1892, 12, 31)),
        ("1892-08?", date(1892, 8, 1), date(1892, 8, 31)),
        ("1892-08-16%", date(1892, 8, 16), date(1892, 8, 16)),
        ("-0043", None, None),
        ("-0043-03", None, None),
        ("-0043-03-15", None, None),
        ("0000-02-29", None, None),
        ("-0043-03-15/1892", None, date(1892, 12, 31)),
        ("0000", None, None),
        ("Y-170000", None, None),
        ("2016-07/..", date(2016, 7, 1), None),
        ("2016-07/", date(2016, 7, 1), None),
        ("../2016-07", None, date(2016, 7, 31)),
        ("/2016-07", None, date(2016, 7, 31)),
        ("2001/2004", date(2001, 1, 1), date(2004, 12, 31)),
        ("2016-12-05/2016-12-07", date(2016, 12, 5), date(2016, 12, 7)),
        ("[2016-07..]", date(2016, 7, 1), None),
        ("[..2016-07]", None, date(2016, 7, 31)),
        ("[2016-07..2016-08]", date(2016, 7, 1), date(2016, 8, 31)),
        ("[2016]", date(2016, 1, 1), date(2016, 12, 31)),
        ("..", None, None),
        ("2016-12-05T10:00", at(2016, 12, 5, 10), at(2016, 12, 5, 10)),
        ("2016-12-05T10:00:30Z", at(2016, 12, 5, 10, 0, 30, hours=0), None),
        ("2016-12-05T10:00Z", at(2016, 12, 5, 10, hours=0), None),
        ("2016-12-05T10:00+03:00", at(2016, 12, 5, 10, hours=3), None),
        ("2016-12-05T10:00-05", at(2016, 12, 5, 10, hours=-5), None),
        ("2016-12-31T24:00", at(2017, 1, 1, 0), at(2017, 1, 1, 0)),
        ("9999", date(9999, 1, 1), date(9999, 12, 31)),
    ],
)
def test_bounds_are_the_first_and_last_day(text: str, earliest: Bound, latest: Bound) -> None:
    moment = parse_edtf(text)
    assert earliest == moment.earliest
    if isinstance(earliest, datetime):
        latest = earliest
    assert latest == moment.latest
    assert text == moment.edtf


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("", 0),
        ("5 December 2016", 0),
        ("5.12.2016", 0),
        ("2016-13", 5),
        ("2016-02-30", 8),
        ("2015-02-29", 8),
        ("20X6", 2),
        ("2016-1X", 5),
        ("2016-12-X5", 8),
        ("2016-XX-05", 8),
        ("20XX-21", 5),
        ("2018/2016", 5),
        ("/", 0),
        ("[..]", 1),
        ("[2016", 5),
        ("2016~?", 4),
        ("2016T10:00", 4),
        ("2016-12-05T25:00", 11),
        ("-0043-13", 6),
        ("-0043-02-29", 9),
        ("0000-02-30", 8),
        ("-0043-03-15T10:00", 11),
        ("--0043-03-15", 0),
        ("2016-12-05T24:01", 11),
        ("9999-12-31T24:00", 11),
        ("2016-12-05T10", 11),
        ("2016-12-05T10:00+99:00", 16),
        ("2016../..", 0),
        ("2016-12-05T10:00/2016-12-05T09:00", 17),
        ("201u", 0),
        ("2016-12-05T10:00/2016-12-05T12:00Z", 17),
        ("٢٠١٦", 0),
        ("9" * 200, 100),
    ],
)
def test_what_is_no_date_is_refused_with_its_place(text: str, position: int) -> None:
    with pytest.raises(ValueSyntaxError) as refused:
        parse_edtf(text)
    assert position == refused.value.position
    assert refused.value.hint


def test_hints_fit_the_slip() -> None:
    with pytest.raises(ValueSyntaxError) as refused:
        parse_edtf("5.12.2016")
    assert "Year first" in refused.value.hint
    with pytest.raises(ValueSyntaxError) as refused:
        parse_edtf("201u")
    assert "X" in refused.value.hint


def test_white_space_around_a_date_is_no_part_of_its_notation() -> None:
    moment = parse_edtf(" 2016 ")
    assert "2016" == moment.edtf
    assert " 2016 " == moment.as_written
    with pytest.raises(ValueSyntaxError) as refused:
        parse_edtf("  2016-13")
    assert 7 == refused.value.position


@pytest.mark.parametrize(
    ("earliest", "latest", "written"),
    [
        (date(2016, 12, 5), date(2016, 12, 5), "2016-12-05"),
        (date(2016, 12, 1), date(2016, 12, 31), "2016-12"),
        (date(2016, 1, 1), date(2016, 12, 31), "2016"),
        (date(1990, 1, 1), date(1999, 12, 31), "199X"),
        (date(1800, 1, 1), date(1899, 12, 31), "18XX"),
        (date(2001, 1, 1), date(2004, 12, 31), "2001/2004"),
        (date(2016, 7, 1), date(2016, 9, 30), "2016-07/2016-09"),
        (date(2016, 7, 11), date(2016, 7, 20), "2016-07-11/2016-07-20"),
        (date(2016, 7, 11), None, "2016-07-11/.."),
        (None, date(2016, 12, 31), "../2016"),
        (None, None, ".."),
        (at(2016, 12, 5, 9), at(2016, 12, 5, 19), "2016-12-05T09:00/2016-12-05T19:00"),
        (at(2016, 12, 5, 9, hours=0), at(2016, 12, 5, 9, hours=0), "2016-12-05T09:00Z"),
        (at(2016, 12, 5, 9, 0, 7), at(2016, 12, 5, 9, 0, 7), "2016-12-05T09:00:07"),
    ],
)
def test_bounds_are_written_the_short_way(earliest: Bound, latest: Bound, written: str) -> None:
    assert written == format_edtf(earliest, latest)
