from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from typing import Any
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from tieout.facts.intervals import Interval
from tieout.report.page.timelines import MOST, Point, timeline

DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))
NUMBERS = st.one_of(st.none(), st.integers(-(10**30), 10**30), st.fractions(max_denominator=99))


def day(number: int) -> Interval:
    return Interval(date(1892, 8, number), date(1892, 8, number))


def point(held: Any, when: Interval, **more: Any) -> Point:
    span = held if isinstance(held, Interval) else Interval(held, held)
    return Point(f"label {held}", f"value {held}", span, more.pop("best", held), when, **more)


def drawn(points: list[Point]) -> ET.Element:
    return ET.fromstring(f"<r>{timeline(points, 'title')}</r>")  # noqa: S314 - our own


def dots(points: list[Point]) -> list[tuple[float, float]]:
    return [
        (float(circle.get("cx", "")[:-1]), float(circle.get("cy", "")))
        for circle in drawn(points).iter("circle")
    ]


def classes(points: list[Point], element: str) -> list[str]:
    return [found.get("class", "") for found in drawn(points).iter(element)]


@given(
    st.lists(
        st.tuples(NUMBERS, NUMBERS, st.tuples(st.none() | DAYS, st.none() | DAYS), st.text()),
        max_size=6,
    )
)
def test_any_values_at_any_times_make_a_well_formed_picture_inside_its_frame(
    rows: list[tuple[Any, Any, tuple[date | None, date | None], str]],
) -> None:
    points = []
    for one, other, (begins, ends), words in rows:
        low, high = (one, other) if None in {one, other} else sorted((one, other), key=Fraction)
        when = Interval(*sorted((begins, ends))) if begins and ends else Interval(begins, ends)
        points.append(Point(words, words, Interval(low, high), None, when))
    for across, upwards in dots(points):
        assert 0 <= across <= 100
        assert 0 <= upwards <= 208


def test_later_stands_to_the_right_and_more_stands_higher() -> None:
    (x, y), (right, higher) = dots([point(12, day(20)), point(900, day(28))])
    assert x < right
    assert y > higher


def test_values_of_one_line_are_joined_in_the_order_of_time_and_others_are_not() -> None:
    together = [point(35, day(21), line="a"), point(12, day(20), line="a")]
    apart = [point(35, day(21), line="a"), point(12, day(20), line="b")]
    assert 2 == classes(together, "line").count("stair")
    assert 0 == classes(apart, "line").count("stair")
    (x, y), (right, higher) = dots(together)
    assert x < right
    assert y > higher


def test_what_goes_back_is_told_beside_the_picture_and_steps_down_in_it() -> None:
    points = [point(120, day(23)), point(90, day(25), back=True)]
    assert ["stair fall"] == [kind for kind in classes(points, "line") if "fall" in kind]
    assert "<strong>Goes back:</strong> label 90</p>" in timeline(points, "title")


def test_a_running_total_stands_at_the_end_of_its_window_and_a_state_in_the_middle() -> None:
    window = Interval(date(1892, 8, 1), date(1892, 8, 31))
    (total, _), (state, _) = dots([point(5, window, as_of_end=True), point(5, window)])[::-1]
    assert total > state


def test_a_bound_without_an_end_has_an_arrow_and_its_dot_at_the_figure() -> None:
    open_above = point(Interval(210, None), day(24), best=210)
    assert 1 == classes([open_above, point(0, day(1))], "text").count("arrow")
    (_, floor), (_, dot) = dots([open_above, point(210, day(1))])
    assert floor == dot


def test_a_time_that_the_row_does_not_give_has_a_hollow_dot() -> None:
    points = [point(1, day(1)), point(2, day(2), given=False)]
    assert ["closed", "open"] == classes(points, "circle")


def test_of_very_many_values_some_are_drawn_and_the_others_counted() -> None:
    points = [point(number, day(1 + number % 30)) for number in range(MOST * 2)]
    points[7] = point(1, day(30), back=True)
    assert MOST <= len(dots(points)) <= MOST + 1
    assert re.search("[0-9]+ more are not drawn", timeline(points, "title"))
    assert "goes-back" in timeline(points, "title")


def test_labels_do_not_run_into_each_other() -> None:
    crowd = [point(5, day(20)) for _ in range(20)]
    labels = [kind for kind in classes([*crowd, point(900, day(21))], "text") if "label" in kind]
    assert 2 == len(labels)


def test_nothing_is_drawn_where_no_time_or_no_value_has_a_bound() -> None:
    nowhere = Interval(None, None)
    assert "" == timeline([], "title")
    assert "" == timeline([point(5, nowhere)], "title")
    assert "" == timeline([point(nowhere, day(1), best=None)], "title")


def test_what_the_data_says_is_text_and_no_style_is_an_attribute() -> None:
    attack = Point('<script>"x"</script>', "</svg><b>", Interval(1, 2), 1, day(1), back=True)
    picture = timeline([attack, point(5, day(2))], '"><script>')
    assert "<script" not in picture
    assert "<b>" not in picture
    assert not re.search(r"\sstyle=|\son[a-z]+=", picture)
