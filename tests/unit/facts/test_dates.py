"""Dates in running text: the cases of `tests/cases/dates*.md`, and what cases cannot show."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest

from tieout.errors import UsageError
from tieout.facts.dates import read_dates
from tieout.facts.edtf import parse_edtf

CASES = Path(__file__).parents[2] / "cases"
PUBLISHED = date(2016, 12, 5)


class Case(NamedTuple):
    """One row of a case file."""

    language: str
    text: str
    published: str
    edtf: str
    earliest: str
    latest: str
    written: str


def cases() -> list[Case]:
    found = []
    for language, name in (("en", "dates.md"), ("de", "dates_de.md")):
        for line in (CASES / name).read_text(encoding="utf-8").split("\n"):
            cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
            if line.startswith("|") and cells[1][:1] in {"1", "2"}:
                found.append(Case(language, *cells))
    return found


def show(bound: date | datetime | None) -> str:
    return bound.isoformat() if bound else ".."


def names(text: str, published: date | None = PUBLISHED) -> list[str]:
    return [moment.edtf for moment in read_dates(text, published)]


def test_there_are_several_hundred_cases() -> None:
    assert len(cases()) > 300


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case.language}: {case.text}")
def test_words_are_read_as_the_case_says(case: Case) -> None:
    found = read_dates(case.text, date.fromisoformat(case.published), language=case.language)
    assert case.edtf == "; ".join(moment.edtf for moment in found)
    assert case.earliest == "; ".join(show(moment.earliest) for moment in found)
    assert case.latest == "; ".join(show(moment.latest) for moment in found)
    assert case.written == "; ".join(moment.as_written for moment in found)


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case.language}: {case.text}")
def test_the_notation_of_every_case_has_the_bounds_of_the_case(case: Case) -> None:
    for moment in read_dates(case.text, date.fromisoformat(case.published), language=case.language):
        parsed = parse_edtf(moment.edtf)
        assert (moment.earliest, moment.latest) == (parsed.earliest, parsed.latest)


def test_offsets_point_at_the_words_in_the_raw_text() -> None:
    text = "“Talks,” he said on 5\u00a0December\u00a02016, “ended.”"
    (moment,) = read_dates(text)
    assert "5\u00a0December\u00a02016" == text[moment.start : moment.end] == moment.as_written


def test_without_a_day_of_publication_what_is_counted_from_it_is_left_out() -> None:
    assert [] == names("It began on Friday, last week, two years ago, or yesterday.", None)


def test_without_a_day_of_publication_a_day_without_its_year_has_no_bounds() -> None:
    (moment,) = read_dates("on 5 December", None)
    assert "XXXX-12-05" == moment.edtf
    assert moment.earliest is None
    assert moment.latest is None


def test_without_a_day_of_publication_full_dates_are_read() -> None:
    assert ["2016-12-05", "199X", "1892-08/.."] == names(
        "on 5 December 2016, in the 1990s, since August 1892", None
    )


def test_a_time_of_publication_dates_what_is_counted_in_hours() -> None:
    published = datetime(2016, 12, 5, 10, 30, tzinfo=UTC)
    (moment,) = read_dates("two hours ago", published)
    assert published - timedelta(hours=2) == moment.earliest == moment.latest


def test_a_day_of_publication_gives_hours_ago_as_the_days_they_may_be_on() -> None:
    (moment,) = read_dates("two hours ago", PUBLISHED)
    assert (date(2016, 12, 4), date(2016, 12, 5)) == (moment.earliest, moment.latest)


def test_a_zone_makes_a_time_aware_and_none_leaves_it_naive() -> None:
    aware, naive = read_dates("at 14:30 GMT on 5 December 2016; at 9am on 5 December 2016")
    assert datetime(2016, 12, 5, 14, 30, tzinfo=UTC) == aware.earliest
    assert datetime(2016, 12, 5, 9, 0) == naive.earliest  # noqa: DTZ001 - naive is the point


def test_the_order_of_day_and_month_can_be_chosen() -> None:
    assert ["2016-05-12"] == [m.edtf for m in read_dates("05/12/2016", day_first=False)]
    assert ["2016-12-05"] == [m.edtf for m in read_dates("05/12/2016", day_first=True)]
    assert ["2016-12-13"] == [m.edtf for m in read_dates("12/13/2016", day_first=True)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The council met on Friday.", "2016-12-02"),
        ("The council will meet on Friday.", "2016-12-09"),
        ("On Friday, the council will meet.", "2016-12-09"),
        ("The council is due to meet on Friday.", "2016-12-09"),
        ("He told reporters on Friday that the council would meet.", "2016-12-02"),
        ("He said the council would meet on Friday.", "2016-12-09"),
        ("The vote is to be held on Friday.", "2016-12-09"),
        ("It was held on Friday.", "2016-12-02"),
        ("Residents were ordered to leave on Friday.", "2016-12-09"),
        ("He said so. The vote on Friday will decide.", "2016-12-09"),
    ],
)
def test_the_nearest_verb_says_whether_a_weekday_is_past_or_to_come(
    sentence: str, expected: str
) -> None:
    assert [expected] == names(sentence)


def test_a_time_takes_the_day_named_before_it() -> None:
    assert "2016-12-02T16:00" in names("On Friday the bank closed, at 4pm.")


def test_nothing_is_read_from_the_parts_of_a_contradiction() -> None:
    assert [] == names("this Friday last week")
    assert [] == names("on Tuesday, 5 December 2016")
    assert [] == names("on 31 April 2016")


def test_years_at_the_ends_of_the_calendar_have_no_bound_beyond_it() -> None:
    (moment,) = read_dates("since AD 9999") or [None]
    assert moment is None or moment.latest is None


def test_a_language_without_words_is_refused() -> None:
    with pytest.raises(UsageError, match="'fr'"):
        read_dates("le 5 décembre", language="fr")
    with pytest.raises(UsageError, match="cannot be read"):
        read_dates("5 December", language="../en")


def test_moments_come_in_order_and_do_not_overlap() -> None:
    text = " ".join(case.text for case in cases() if case.language == "en")
    found = read_dates(text, PUBLISHED)
    assert len(found) > 200
    assert all(one.end <= other.start for one, other in pairwise(found))
