"""Readings: the fewest points that meet every interval, and the narrowest tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tieout.findings.questions import judge

if TYPE_CHECKING:
    from collections.abc import Callable

    from tieout.findings.case import Case

QUANTITY = '[properties.p]\nkind = "quantity"\n[entities.senate]\n[entities.doctors]\n'


def _facts(*values: str, **cells: str) -> list[dict[str, str]]:
    return [{"subject": "s", "property": "p", "value": value} | cells for value in values]


def test_values_that_meet_are_one_reading(make_case: Callable[..., Case]) -> None:
    facts = _facts("900", "905") + _facts("900", hedge="at_most")
    (question,) = judge(make_case(facts, QUANTITY))
    assert [("f1", "f2"), ("f3",)] != [reading.facts for reading in question.readings]
    assert {"f1", "f2"} <= set(question.readings[-1].facts)


def test_values_apart_are_readings_of_their_own_in_the_order_of_upper_ends(
    make_case: Callable[..., Case],
) -> None:
    (question,) = judge(make_case(_facts("15000", "8000", "8000"), QUANTITY))
    assert [("8,000", ("f2", "f3")), ("15,000", ("f1",))] == [
        (reading.value, reading.facts) for reading in question.readings
    ]


def test_a_wide_value_witnesses_every_reading_within_it(make_case: Callable[..., Case]) -> None:
    facts = [*_facts("40", "80"), *_facts("1..100")]
    (question,) = judge(make_case(facts, QUANTITY))
    assert [("f1", "f3"), ("f2", "f3")] == [reading.facts for reading in question.readings]


def test_every_readable_fact_witnesses_some_reading(make_case: Callable[..., Case]) -> None:
    facts = [*_facts("40", "80", "7", "0", "8000", "9000"), *_facts("50", hedge="at_least")]
    (question,) = judge(make_case(facts, QUANTITY))
    told = {fact for reading in question.readings for fact in reading.facts}
    assert {f"f{n}" for n in range(1, 8)} == told


def test_what_is_denied_is_told_apart(make_case: Callable[..., Case]) -> None:
    facts = [*_facts("900"), *_facts("900", stance="denied", attributed_to="senate")]
    (question,) = judge(make_case(facts, QUANTITY))
    assert ["900", "denied: 900"] == [reading.value for reading in question.readings]


def test_corroboration_counts_origins_not_rows(make_case: Callable[..., Case]) -> None:
    facts = [
        *_facts("900", source="gazette"),
        *_facts("900", source="courier"),
        *_facts("900", source="herald"),
    ]
    case = make_case(facts, QUANTITY, origins={"gazette": "courier"})
    (question,) = judge(case)
    (reading,) = question.readings
    assert (3, ("courier", "herald")) == (len(reading.facts), reading.origins)


def test_the_narrower_token_is_the_reading_and_the_broader_one_its_witness(
    make_case: Callable[..., Case],
) -> None:
    book = """[properties.p]
kind = "category"
[properties.p.tokens.water]
narrower = ["river", "well"]
[properties.p.tokens.river]
[properties.p.tokens.well]
"""
    (question,) = judge(make_case(_facts("water", "river", "well"), book))
    assert [("river", ("f2", "f1")), ("well", ("f3", "f1"))] == [
        (reading.value, reading.facts) for reading in question.readings
    ]


def test_kilometres_and_miles_share_a_reading(make_case: Callable[..., Case]) -> None:
    facts = [*_facts("10", unit="km"), *_facts("6.2", unit="mi"), *_facts("90", unit="kg")]
    (question,) = judge(make_case(facts, QUANTITY))
    assert [{"f1", "f2"}, {"f3"}] == sorted(
        ({*reading.facts} for reading in question.readings), key=len, reverse=True
    )


def test_a_reading_is_told_by_its_narrowest_witness_in_every_order_of_the_table(
    make_case: Callable[..., Case],
) -> None:
    facts = _facts("P18M", "P2Y")
    book = '[properties.p]\nkind = "duration"\n[entities.s]\n'
    told = {
        tuple(reading.value for reading in judge(make_case(order, book))[0].readings)
        for order in (facts, facts[::-1])
    }
    assert {("18 months",)} == told


def test_a_denial_of_yes_reads_as_no(make_case: Callable[..., Case]) -> None:
    facts = _facts("true", stance="denied")
    (question,) = judge(make_case(facts, '[properties.p]\nkind = "boolean"\n[entities.s]\n'))
    assert ["false"] == [reading.value for reading in question.readings]


def test_what_one_agency_passed_on_to_several_papers_has_one_origin(
    make_case: Callable[..., Case],
) -> None:
    facts = [
        *_facts("900", source="courier", via="wire"),
        *_facts("900", source="gazette", via="wire"),
        *_facts("900", source="gazette"),
    ]
    (question,) = judge(make_case(facts, QUANTITY + "[entities.wire]\n"))
    assert [("courier",)] == [reading.origins for reading in question.readings]
    facts += _facts("900", source="herald", via="stringer")
    (question,) = judge(make_case(facts, QUANTITY + "[entities.wire]\n"))
    assert [("courier", "herald")] == [reading.origins for reading in question.readings]


def test_what_several_papers_heard_from_one_speaker_has_one_origin(
    make_case: Callable[..., Case],
) -> None:
    facts = [
        *_facts("900", source="courier", attributed_to="kraus"),
        *_facts("900", source="gazette", attributed_to="doctors"),
        *_facts("900", source="herald", attributed_to="senate"),
    ]
    book = QUANTITY + '[entities.kraus]\npart_of = "doctors"\n'
    (question,) = judge(make_case(facts, book))
    assert [("courier", "herald")] == [reading.origins for reading in question.readings]


def test_two_members_of_one_body_are_two_origins_where_it_does_not_speak_itself(
    make_case: Callable[..., Case],
) -> None:
    facts = [
        *_facts("900", source="courier", attributed_to="kraus"),
        *_facts("900", source="gazette", attributed_to="koch"),
    ]
    book = QUANTITY + "".join(
        f'[entities.{name}]\npart_of = "doctors"\n' for name in ("kraus", "koch")
    )
    (question,) = judge(make_case(facts, book))
    assert [("courier", "gazette")] == [reading.origins for reading in question.readings]


def test_an_answer_is_told_by_its_narrowest_token_and_no_two_answers_alike(
    make_case: Callable[..., Case],
) -> None:
    codebook = (
        '[properties.p]\nkind = "category"\n'
        '[properties.p.tokens.tie]\nlabel = "Tie"\nnarrower = ["formerly-tied", "still-tied"]\n'
        '[properties.p.tokens.formerly-tied]\nlabel = "Formerly tied"\n'
        '[properties.p.tokens.still-tied]\nlabel = "Still tied"\n'
    )
    (question,) = judge(make_case(_facts("tie", "formerly-tied", "still-tied"), codebook))
    assert [("Formerly tied", ("f2", "f1")), ("Still tied", ("f3", "f1"))] == [
        (reading.value, reading.facts) for reading in question.readings
    ]
