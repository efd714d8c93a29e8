"""When values hold: as of, from and to, open and unknown ends, zones."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from tieout.errors import ValueSyntaxError
from tieout.facts.edtf import parse_edtf
from tieout.findings.comparing.times import before, meet, missing_bound, read_valid


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("1892-08-20", "1892-08-20", True),
        ("1892-08-20", "1892-08-21", False),
        ("1892-08", "1892-08-31", True),
        ("1892-08/..", "1895", True),
        ("../1892-08-20", "1892-08-20", True),
        ("../1892-08-20", "1892-08-20/..", False),
        ("../1892-08-20", "1892-08-19/..", True),
        ("1880/1892", "1892/1893", False),
        ("1880/1892", "1880/1892", True),
        ("1880/1900", "1892/1893", True),
        ("1892-08/", "1892-08-15", True),
        ("1892-08/", "1892-10", None),
        ("1892-08/", "1892-07", False),
        ("1892-08-20T09:00", "1892-08-20T09:00Z", None),
        ("1892-08-20T09:00", "1892-08-22T09:00Z", False),
        ("1892-08-20T09:00+01:00", "1892-08-20T08:00Z", True),
        ("1892-08-20", "1892-08-20T23:00Z", True),
    ],
)
def test_two_times_meet_or_do_not(left: str, right: str, expected: bool | None) -> None:  # noqa: FBT001 - a table
    one, other = read_valid(left), read_valid(right)
    assert expected is meet(one, other)
    assert expected is meet(other, one)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("1892-08-20", "1892-08-26", True),
        ("1892-08-20", "1892-09-26", False),
        ("1892-08-01/1892-08-20", "1892-08-23", True),
        ("1892-08-01/1892-08-20", "1892-08-23/1892-08-24", False),
    ],
)
def test_a_steady_value_holds_around_the_day_it_is_given_for(
    left: str,
    right: str,
    expected: bool,  # noqa: FBT001 - a table
) -> None:
    assert expected is meet(read_valid(left), read_valid(right), timedelta(days=7))


def test_the_beginning_of_a_window_is_known_only_when_it_is_written() -> None:
    written = {
        text: read_valid(text).start_known
        for text in ("1892-08/1892-09", "../1892-09", "1892-09", "1892-08/..")
    }
    assert {"1892-08/1892-09", "1892-08/.."} == {text for text, known in written.items() if known}


def test_the_zone_of_the_subject_is_that_of_bare_clock_times() -> None:
    here = read_valid("2016-08-20T09:00", zone=ZoneInfo("Europe/Lisbon"))
    assert meet(here, read_valid("2016-08-20T08:00Z")) is True
    assert meet(here, read_valid("2016-08-20T09:00Z")) is False


@pytest.mark.parametrize(
    ("stretch", "point", "expected"),
    [
        ("1892-08-16/1892-08-17T12:00", "1892-08-17T13:00", False),
        ("1892-08-16/1892-08-17T12:00", "1892-08-17T11:00", True),
        ("1892-08-16/1892-08-17T12:00", "1892-08-15", False),
        ("1892-08-16T12:00Z/1892-08-17", "1892-08-17T23:00Z", True),
        ("1892-08-16T12:00Z/1892-08-17", "1892-08-16T11:00Z", False),
    ],
)
def test_a_stretch_may_run_from_a_day_to_an_hour(
    stretch: str, point: str, *, expected: bool
) -> None:
    assert expected is meet(read_valid(stretch), read_valid(point))
    assert expected is meet(read_valid(point), read_valid(stretch))


def test_one_time_ends_before_another_begins() -> None:
    spans = [read_valid(text).whole for text in ("1892-08-20", "1892-08-21", "1892-08")]
    assert before(spans[0], spans[1]) is True
    assert before(spans[1], spans[0]) is False
    assert before(spans[0], spans[2]) is False


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1892", ""),
        ("1892/..", ""),
        ("[..1892]", ""),
        ("..", ""),
        ("1892/", "the end of 1892/"),
        ("/1892", "the beginning of /1892"),
        ("-0043", "the beginning and the end of -0043, outside the years 1 to 9999"),
    ],
)
def test_a_bound_that_is_not_known_is_named(text: str, expected: str) -> None:
    assert expected == missing_bound(parse_edtf(text))


def test_what_is_no_edtf_is_refused() -> None:
    with pytest.raises(ValueSyntaxError):
        read_valid("August 1892")
