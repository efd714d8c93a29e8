"""Laws of dates: what is written is read back, other words change nothing, time is linear."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tieout.errors import ValueSyntaxError
from tieout.facts.dates import read_dates
from tieout.facts.durations import parse_duration, read_durations, to_days
from tieout.facts.edtf import choices, format_edtf, parse_edtf
from tieout.facts.times.date_words import load_date_words

DAYS = st.dates(date(1000, 1, 1), date(2199, 12, 31))
PUBLISHED = st.dates(date(1800, 1, 1), date(2090, 12, 31))
MONTHS = "January February March April May June July August September October November December"
PLAIN = st.sampled_from(
    ["The harbour was quiet", "officials", "a bank", "cholera", "votes", "ships", "“so”", "why", ""]
)
WORDS = {
    language: [
        *sorted(load_date_words(language).words),
        *("5", "12", "31", "1998", "2016", "5th", "1990s", "'16", "9:30", "5/12", "2016-12-05"),
        *("-", "–", "/", ".", ",", "(", ")", "?", "~", "&", "+", "'", "’s", "\n\n", "1430", "0"),
        *("zebra", "99999999"),
    ]
    for language in ("en", "de")
}
HOSTILE = [
    "the last ", "1", "1/", "12:", "5 ", "- ", "of ", "last ", "a ", "from ", "5 December ", "'",
    "two and a half ", "Monday ", "since ", "( ", "and ", "in its sixth ", "1 1 ", "\n", "m\u0301",
    "every ", "a day ", "for months ", "a year and a half ", "2016-", "1.1.", "p.m. ", "Ω",
    "5, ", "5 and ", "May and ", ", and ", "“", "”", '"', "“5 May” ", '"1 May" he said on ', "1/2 ",
    "3/4/16 ", "nearly ", "nearly a day ", "8 p.m. Moscow time ", "time ", "( 9am ",
    "not ", "recent ", "Monday, ", "Monday and ", "5. und ",
]  # fmt: skip


def written(day: date) -> list[str]:
    """Return a day in the orders in which it is usually written."""
    month = MONTHS.split()[day.month - 1]
    short = month if len(month) == 3 else f"{month[:3]}."  # a stop after May ends a sentence
    return [
        day.isoformat(),
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"{short} {day.day}, {day.year}",
        f"the {day.day}. {month} {day.year}".replace(". ", " "),
        f"{day.month}/{day.day}/{day.year}",
        f"{day.day}.{day.month}.{day.year}",
    ]


@given(DAYS, st.integers(0, 6), PUBLISHED)
def test_a_full_date_is_read_back_in_every_order(day: date, order: int, published: date) -> None:
    (moment,) = read_dates(written(day)[order], published, day_first=False)
    assert (day, day) == (moment.earliest, moment.latest)


@given(st.sets(st.integers(1, 28), min_size=2, max_size=7), DAYS, st.booleans())
def test_each_day_of_a_list_is_a_moment_in_its_own_place(
    numbers: set[int],
    day: date,
    month_first: bool,  # noqa: FBT001 - drawn
) -> None:
    days = [day.replace(day=number) for number in sorted(numbers)]
    month = MONTHS.split()[day.month - 1]
    *first, last = (str(one.day) for one in days)
    text = f"{', '.join(first)} and {last} {month} {day.year}"
    if month_first:
        text = f"{month} {', '.join(first)} and {last}, {day.year}"
    moments = read_dates(text)
    assert days == [moment.earliest for moment in moments] == [m.latest for m in moments]
    assert all(str(one.day) in moment.as_written for one, moment in zip(days, moments, strict=True))


@given(DAYS.filter(lambda day: day.day <= 12 and day.day != day.month), PUBLISHED)
def test_a_numeric_date_whose_order_is_open_may_be_either(day: date, published: date) -> None:
    text = f"{day.day:02}/{day.month:02}/{day.year}"
    (moment,) = read_dates(text, published)
    turned = day.replace(month=day.day, day=day.month)
    assert sorted([day, turned]) == [one.earliest for one in choices(moment)]
    assert (moment.earliest, moment.latest) == (min(day, turned), max(day, turned))


@given(st.integers(1, 90), st.sampled_from(["day", "week", "month", "year"]), PUBLISHED)
def test_less_and_at_least_so_long_ago_share_no_day_and_leave_none_out(
    count: int, unit: str, published: date
) -> None:
    length = f"{count} {unit}s ago"
    (less,) = read_dates(f"less than {length}", published)
    (at_least,) = read_dates(f"at least {length}", published)
    assert less.latest == published
    assert at_least.earliest is None
    assert isinstance(at_least.latest, date)
    assert less.earliest == at_least.latest + timedelta(1)


@given(DAYS, st.sampled_from(["yesterday", "today", "tomorrow"]), PUBLISHED)
def test_what_was_spoken_is_counted_from_the_day_it_was_spoken(
    day: date, word: str, published: date
) -> None:
    text = f"On {written(day)[1]} he wrote: “It is {word}.”"
    _, moment = read_dates(text, published)
    assert timedelta({"yesterday": -1, "today": 0, "tomorrow": 1}[word]) == moment.earliest - day


@given(DAYS, PLAIN, PLAIN, st.integers(0, 6))
def test_words_without_time_change_nothing(day: date, before: str, after: str, order: int) -> None:
    span = written(day)[order]
    (alone,) = read_dates(span, day_first=False)
    (moment,) = read_dates(f"{before} on {span} {after}", day_first=False)
    assert (alone.edtf, alone.earliest, alone.latest) == (
        moment.edtf,
        moment.earliest,
        moment.latest,
    )
    assert alone.as_written == moment.as_written


@given(DAYS, DAYS)
def test_bounds_that_are_written_are_read_back(one: date, other: date) -> None:
    low, high = sorted((one, other))
    for ends in ((low, high), (low, None), (None, high), (None, None)):
        moment = parse_edtf(format_edtf(*ends))
        assert ends == (moment.earliest, moment.latest)


@given(st.datetimes(datetime(1000, 1, 1), datetime(2199, 1, 1)), st.booleans())  # noqa: DTZ001
def test_an_instant_that_is_written_is_read_back(instant: datetime, zoned: bool) -> None:  # noqa: FBT001
    instant = instant.replace(tzinfo=UTC if zoned else None)
    assert instant == parse_edtf(format_edtf(instant, instant)).earliest


@given(st.text(st.sampled_from("0123456789X-/.~?%TZ:[]Y+ u"), max_size=24))
def test_notation_is_read_or_refused_and_its_bounds_are_in_order(text: str) -> None:
    try:
        moment = parse_edtf(text)
    except ValueSyntaxError:
        return
    again = parse_edtf(moment.edtf)
    assert (moment.earliest, moment.latest) == (again.earliest, again.latest)


@pytest.mark.parametrize("language", ["en", "de"])
@given(
    data=st.data(),
    published=st.one_of(st.none(), PUBLISHED, st.just(date(1, 1, 1)), st.just(date.max)),
)
def test_any_words_of_time_are_read_without_a_fall(
    data: st.DataObject, published: date | None, language: str
) -> None:
    words = data.draw(st.lists(st.sampled_from(WORDS[language]), max_size=9))
    text = " ".join(words)
    end = 0
    for moment in read_dates(text, published, language=language):
        assert end <= moment.start < moment.end <= len(text)
        assert text[moment.start : moment.end] == moment.as_written
        end = moment.end
        parsed = parse_edtf(moment.edtf)
        assert (moment.earliest, moment.latest) == (parsed.earliest, parsed.latest)
        assert moment.latest != date.max or "99" in moment.edtf  # 9999, 999X, 99XX
    for length in read_durations(text, language=language):
        assert text[length.start : length.end] == length.as_written


@given(PUBLISHED, st.integers(0, 6))
def test_a_bare_weekday_is_the_day_of_writing_or_the_last_such_day(day: date, weekday: int) -> None:
    name = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][weekday]
    (moment,) = read_dates(name, day)
    assert moment.earliest == moment.latest
    assert isinstance(moment.earliest, date)
    assert weekday == moment.earliest.weekday()
    assert timedelta(0) <= day - moment.earliest < timedelta(7)


@given(PUBLISHED)
def test_words_that_ask_for_less_lie_within_those_that_ask_for_more(day: date) -> None:
    for wide, narrow in [("this year", "this month"), ("this month", "today")]:
        (outer,), (inner,) = read_dates(wide, day), read_dates(narrow, day)
        assert outer.earliest is not None
        assert inner.earliest is not None
        assert outer.latest is not None
        assert inner.latest is not None
        assert outer.earliest <= inner.earliest <= inner.latest <= outer.latest


@given(st.integers(1, 5000), st.sampled_from("DWMY"))
def test_more_time_is_never_fewer_days(count: int, unit: str) -> None:
    shorter, longer = (to_days(parse_duration(f"P{n}{unit}")) for n in (count, count + 1))
    assert shorter is not None
    assert longer is not None
    assert shorter.low < longer.low  # type: ignore[operator]
    assert shorter.high < longer.high  # type: ignore[operator]


@pytest.mark.parametrize(
    "piece",
    [
        "the day before ",
        "two days after ",
        "early ",
        "the end of ",
        "Friday of ",
        "by ",
        "Monday, ",
    ],
)
@pytest.mark.parametrize("last", ["yesterday", "Friday", "2016", "last week", "Tuesday and Friday"])
def test_no_text_nests_deeper_than_can_be_followed(piece: str, last: str) -> None:
    text = piece * 4_000 + last
    assert all(moment.end <= len(text) for moment in read_dates(text, date(2016, 12, 5)))


@pytest.mark.parametrize("piece", HOSTILE)
@pytest.mark.parametrize("read", [read_dates, read_durations])
def test_time_grows_no_faster_than_the_text(piece: str, read: object) -> None:
    assert callable(read)

    def least(size: int) -> float:
        text = piece * (size // len(piece))
        spent = []
        for _ in range(3):
            start = time.process_time()
            read(text)
            spent.append(time.process_time() - start)
        return min(spent)

    small, large = least(2_000), least(16_000)
    assert large < 8 * 3 * max(small, 0.002)
