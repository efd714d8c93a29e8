"""Questions: what is compared with what, across scopes, parts, wholes and durations."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tieout.findings.comparing.verdicts import Verdict
from tieout.findings.questions import MOST_LISTED, judge

if TYPE_CHECKING:
    from collections.abc import Callable

    from tieout.findings.case import Case
    from tieout.findings.questions import Question

CITY = """
[properties.dead]
kind = "quantity"
over_time = "rising"
part_of = "sick"
adds = true
[properties.sick]
kind = "quantity"
over_time = "rising"
adds = true
[properties.height]
kind = "quantity"
[properties.began]
kind = "date"
[properties.ended]
kind = "date"
[properties.lasted]
kind = "duration"
over_time = "changing"
from = "began"
[properties.took]
kind = "duration"
from = "began"
to = "ended"
[properties.said]
kind = "quotation"
[entities.harbour]
part_of = "city"
[entities.city]
[entities.senate]
[entities.doctors]
"""


def _fact(property_id: str, value: str, subject: str = "city", **cells: str) -> dict[str, str]:
    return {"subject": subject, "property": property_id, "value": value} | cells


def _by_property(questions: tuple[Question, ...]) -> dict[str, Question]:
    return {question.property: question for question in questions}


def test_scopes_are_questions_of_their_own(make_case: Callable[..., Case]) -> None:
    facts = [_fact("height", "3"), _fact("height", "4", scope="harbour")]
    assert [Verdict.SINGLE] * 2 == [q.verdict for q in judge(make_case(facts, CITY))]


def test_a_row_that_cannot_be_used_answers_no_question(make_case: Callable[..., Case]) -> None:
    facts = [
        _fact("height", "3"),
        _fact("height", "4", quote=""),
        _fact("depth", "5"),
        _fact("height", "6", fact_id="f1"),
    ]
    (question,) = judge(make_case(facts, CITY))
    assert (0,) == question.rows


def test_a_part_that_exceeds_its_whole_contradicts_it(make_case: Callable[..., Case]) -> None:
    facts = [
        _fact("dead", "600", "harbour", valid="1892-08-24"),
        _fact("dead", "120", "city", valid="1892-08-24", hedge="at_most", attributed_to="senate"),
    ]
    part, whole = judge(make_case(facts, CITY))
    assert (Verdict.SINGLE, Verdict.CONTRADICTS) == (part.verdict, whole.verdict)
    (pair,) = whole.pairs
    assert (pair.a, pair.b, pair.across) == ("f2", "f1", True)
    assert "a part cannot exceed its whole" in pair.reason
    assert "[0, 120]" in pair.reason


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        pytest.param(
            _fact("dead", "600", "harbour", valid="1892-08-30"),
            _fact("dead", "120", valid="1892-08-24"),
            id="a later part of a running total",
        ),
        pytest.param(
            _fact("dead", "600", "harbour", valid="1892-09-01", source="courier"),
            _fact("dead", "120", valid="1892-09-01", source="herald"),
            id="a part told later on the same day",
        ),
        pytest.param(
            _fact("dead", "100", "harbour", valid="1892-08-24"),
            _fact("dead", "120", valid="1892-08-24"),
            id="a smaller part",
        ),
        pytest.param(
            _fact("height", "600", "harbour"),
            _fact("height", "120"),
            id="a property that does not add",
        ),
        pytest.param(
            _fact("dead", "600", "harbour", valid="1892-08-24", stance="predicted"),
            _fact("dead", "120", valid="1892-08-24"),
            id="a part that is only predicted",
        ),
        pytest.param(
            _fact("dead", "600", valid="1892-08-24"),
            _fact("sick", "2700", valid="1892-08-24"),
            id="the dead beside the sick",
        ),
    ],
)
def test_a_part_beside_its_whole_is_no_contradiction(
    make_case: Callable[..., Case], part: dict[str, str], whole: dict[str, str]
) -> None:
    hours = {"herald": "1892-09-01T06:10Z", "courier": "1892-09-01T20:40Z"}
    questions = judge(make_case([part, whole], CITY, published=hours))
    assert [Verdict.SINGLE, Verdict.SINGLE] == [question.verdict for question in questions]


def test_more_dead_than_sick_and_dead_contradicts(make_case: Callable[..., Case]) -> None:
    facts = [
        _fact("dead", "600", valid="1892-08-24"),
        _fact("sick", "400", valid="1892-08-24"),
    ]
    questions = _by_property(judge(make_case(facts, CITY)))
    assert Verdict.CONTRADICTS == questions["sick"].verdict
    assert "dead is part of sick" in questions["sick"].pairs[0].reason


def test_the_date_that_a_duration_implies_joins_the_date(make_case: Callable[..., Case]) -> None:
    facts = [
        _fact("began", "1892-07-15", attributed_to="senate"),
        _fact("lasted", "P1M", valid="1892-11-02", attributed_to="doctors"),
    ]
    questions = _by_property(judge(make_case(facts, CITY)))
    (pair,) = questions["began"].pairs
    assert (True, Verdict.DISPUTED) == (pair.across, questions["began"].verdict)
    assert "1 month as of 1892-11-02, [0.5, 2) months, so it began in" in pair.reason
    assert "implied by 1 month" in questions["began"].readings[-1].value
    assert Verdict.SINGLE == questions["lasted"].verdict


@pytest.mark.parametrize("began", ["1892-09-20", "1892-10", "1892"])
def test_a_date_that_fits_the_duration_is_no_conflict(
    make_case: Callable[..., Case], began: str
) -> None:
    facts = [_fact("began", began), _fact("lasted", "P1M", valid="1892-11-02")]
    questions = _by_property(judge(make_case(facts, CITY)))
    assert Verdict.COMPATIBLE == questions["began"].verdict


def test_a_war_named_after_its_full_years_may_be_nearly_a_year_older(
    make_case: Callable[..., Case],
) -> None:
    facts = [_fact("began", "2011-03-15"), _fact("lasted", "P5Y", valid="2016-12-05")]
    questions = _by_property(judge(make_case(facts, CITY)))
    assert Verdict.COMPATIBLE == questions["began"].verdict


def test_a_duration_is_held_against_both_its_ends(make_case: Callable[..., Case]) -> None:
    facts = [
        _fact("began", "1892-08-16"),
        _fact("ended", "1892-10-16"),
        _fact("took", "P6M", attributed_to="doctors"),
    ]
    questions = _by_property(judge(make_case(facts, CITY)))
    assert [Verdict.DISPUTED] * 2 == [questions[name].verdict for name in ("began", "ended")]


@pytest.mark.parametrize(
    ("end", "duration", "implied"),
    [
        ("", "", 2),
        ("predicted", "", 1),
        ("predicted", "predicted", 2),
        ("denied", "", 1),
        ("denied", "denied", 0),
        ("", "predicted", 2),
    ],
)
def test_an_end_that_did_not_come_is_that_of_no_duration_that_did(
    make_case: Callable[..., Case], end: str, duration: str, implied: int
) -> None:
    facts = [
        _fact("began", "1892-08-16"),
        _fact("ended", "1892-10-16", stance=end),
        _fact("took", "P6M", attributed_to="doctors", stance=duration),
    ]
    questions = _by_property(judge(make_case(facts, CITY)))
    pairs = [pair for name in ("began", "ended") for pair in questions[name].pairs]
    assert implied == sum(pair.across for pair in pairs)


@pytest.mark.parametrize(("valid", "implied"), [("1892-08/..", 1), ("1893-01/..", 0)])
def test_an_end_that_changes_is_that_of_a_duration_said_of_its_time(
    make_case: Callable[..., Case], valid: str, implied: int
) -> None:
    book = CITY.replace("[properties.ended]\n", '[properties.ended]\nover_time = "changing"\n')
    facts = [
        _fact("began", "1892-06"),
        _fact("ended", "1893-02", valid=valid),
        _fact("took", "P1M", valid="1892-09-01"),
    ]
    questions = _by_property(judge(make_case(facts, book)))
    assert book != CITY
    assert implied == sum(pair.across for pair in questions["began"].pairs)


def test_a_toll_told_later_on_one_day_takes_the_place_of_the_earlier(
    make_case: Callable[..., Case],
) -> None:
    facts = [
        _fact("dead", "150", valid="1892-09-01", source="gazette"),
        _fact("dead", "600", valid="1892-09-01", source="courier"),
    ]
    hours = {"gazette": "1892-09-01T06:10+01:00", "courier": "1892-09-01T20:40+01:00"}
    for published, verdict in (
        (hours, Verdict.SUCCEEDS),
        (hours | {"courier": "1892-09-01T05:40+01:00"}, Verdict.CONTRADICTS),
        (hours | {"courier": "1892-09-01"}, Verdict.CONTRADICTS),
        (hours | {"gazette": "1892-09-02T06:10+01:00"}, Verdict.CONTRADICTS),
    ):
        (question,) = judge(make_case(facts, CITY, published=published))
        assert verdict == question.verdict, published


def test_quotations_of_one_utterance_are_paired_and_others_are_not(
    make_case: Callable[..., Case],
) -> None:
    facts = [
        _fact("said", "The water of the Elbe is not the cause", "senate"),
        _fact("said", "the water of the Elbe is not the cause of it", "senate"),
        _fact("said", "Nobody need leave this town", "senate"),
        _fact("said", "The water of the Elbe is the cause", "senate"),
    ]
    (question,) = judge(make_case(facts, CITY))
    assert Verdict.REQUOTED == question.verdict
    pairs = {(pair.a, pair.b): pair.reason for pair in question.pairs}
    assert {("f1", "f2"), ("f1", "f4"), ("f2", "f4")} == set(pairs)
    assert "touches a negation" in pairs["f1", "f4"]


def test_the_same_words_said_twice_agree(make_case: Callable[..., Case]) -> None:
    facts = [
        _fact("said", "The city is “calm”.", "senate"),
        _fact("said", 'the city is "calm"', "senate"),
    ]
    (question,) = judge(make_case(facts, CITY))
    assert Verdict.AGREES == question.verdict


def test_what_was_said_on_two_days_is_two_utterances(make_case: Callable[..., Case]) -> None:
    facts = [
        _fact("said", "The city is calm", "senate", valid="1892-08-20"),
        _fact("said", "The city is not calm", "senate", valid="1892-08-28"),
    ]
    (question,) = judge(make_case(facts, CITY))
    assert () == question.pairs


def test_pairs_are_listed_while_there_are_few_facts(make_case: Callable[..., Case]) -> None:
    few = [_fact("height", str(100 + n)) for n in range(MOST_LISTED)]
    (question,) = judge(make_case(few, CITY))
    assert 1225 == len(question.pairs) == question.pair_count
    (question,) = judge(make_case([*few, _fact("height", "9")], CITY))
    assert 1275 == question.pair_count == sum(question.counts.values())
    assert set(question.counts) == {p.verdict for p in question.pairs}
    assert len(question.pairs) < 5


def test_one_utterance_of_the_courier_does_not_touch_another_speaker(
    make_case: Callable[..., Case],
) -> None:
    facts = [
        _fact("said", "The city is calm", "senate"),
        _fact("said", "The city is not calm", "doctors"),
    ]
    assert [Verdict.SINGLE] * 2 == [q.verdict for q in judge(make_case(facts, CITY))]


def test_parts_of_a_large_running_total_are_held_against_the_wholes_of_their_time(
    make_case: Callable[..., Case],
) -> None:
    days = [
        f"18{year}-0{month}-{day:02}"
        for year in range(60, 90)
        for month in (1, 2)
        for day in (1, 5, 9)
    ]
    facts = [_fact("dead", str(1000 + 10 * at), valid=day) for at, day in enumerate(days)]
    facts += [_fact("dead", str(501 + 10 * at), "harbour", valid=d) for at, d in enumerate(days)]
    questions = judge(make_case(facts, CITY))
    assert not any(pair.across for question in questions for pair in question.pairs)
    spoilt = _fact("dead", "2999", "harbour", valid=days[50], fact_id="spoilt")
    questions = judge(make_case([*facts, spoilt], CITY))
    (pair,) = [pair for question in questions for pair in question.pairs if pair.across]
    assert ("spoilt", Verdict.CONTRADICTS) == (pair.b, pair.verdict)


def test_a_fact_without_bounds_does_not_witness_thousands_of_readings(
    make_case: Callable[..., Case],
) -> None:
    facts = [_fact("height", str(1000 + 3 * at)) for at in range(300)]
    facts += [_fact("height", "1", hedge="at_least") for _ in range(300)]
    (question,) = judge(make_case(facts, CITY))
    assert sum(len(reading.facts) for reading in question.readings) < 50 * 600


def test_a_day_is_the_day_of_the_place_where_it_happened(make_case: Callable[..., Case]) -> None:
    book = '[properties.p]\nkind = "date"\n[entities.s]\nzone = "Australia/Sydney"\n'
    facts = [
        {"subject": "s", "property": "p", "value": value}
        for value in ("1950-01-01T20:00Z", "1950-01-02", "1950-01-01")
    ]
    (question,) = judge(make_case(facts, book))
    verdicts = {(pair.a, pair.b): pair.verdict.value for pair in question.pairs}
    assert ("compatible", "contradicts") == (verdicts["f1", "f2"], verdicts["f1", "f3"])
