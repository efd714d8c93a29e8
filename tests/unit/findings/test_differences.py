"""Two releases of a table side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tieout.findings.differences import Change, Differences, find_differences
from tieout.findings.questions import judge

if TYPE_CHECKING:
    from collections.abc import Callable

    from tieout.findings.case import Case

BOOK = '[properties.p]\nkind = "quantity"\n[properties.q]\nkind = "quantity"\n'
FACTS = [
    {"fact_id": "a", "subject": "s", "property": "p", "value": "120"},
    {"fact_id": "b", "subject": "s", "property": "p", "value": "120"},
    {"fact_id": "c", "subject": "t", "property": "q", "value": "7"},
]


def _differences(
    make_case: Callable[..., Case], old: list[dict[str, str]], new: list[dict[str, str]]
) -> Differences:
    cases = make_case(old, BOOK), make_case(new, BOOK)
    return find_differences(*cases, *(judge(case) for case in cases))


def test_a_table_in_another_order_and_formatting_is_the_same(
    make_case: Callable[..., Case],
) -> None:
    new = [FACTS[2], FACTS[1] | {"value": "120.0", "note": "checked"}, FACTS[0]]
    found = _differences(make_case, FACTS, new)
    assert not found
    assert "no difference\n" == str(found)


def test_facts_that_come_and_go_are_named(make_case: Callable[..., Case]) -> None:
    found = _differences(make_case, FACTS, [*FACTS[:2], FACTS[2] | {"fact_id": "d"}])
    assert (("d",), ("c",)) == (found.added, found.removed)
    assert () == found.rejudged


def test_a_corrected_figure_is_revalued_and_its_question_judged_anew(
    make_case: Callable[..., Case],
) -> None:
    found = _differences(make_case, FACTS, [FACTS[0], FACTS[1] | {"value": "600"}, FACTS[2]])
    assert (Change("b", "120", "600"),) == found.revalued
    assert (Change("s / p", "agrees", "contradicts"),) == found.rejudged
    assert "rejudged    s / p: agrees -> contradicts\n" in str(found)
    assert [{"what": "b", "before": "120", "after": "600"}] == found.document()["revalued"]


def test_a_new_quote_is_reanchored(make_case: Callable[..., Case]) -> None:
    found = _differences(make_case, FACTS, [FACTS[0] | {"quote": "120 men"}, *FACTS[1:]])
    (change,) = found.reanchored
    assert ("a", True) == (change.what, "120 men" in change.after)
    assert () == found.revalued


def test_a_fact_of_another_question_is_rekeyed(make_case: Callable[..., Case]) -> None:
    found = _differences(make_case, FACTS, [*FACTS[:2], FACTS[2] | {"subject": "s"}])
    assert ("t / q / gazette", "s / q / gazette") == (
        found.rekeyed[0].before,
        found.rekeyed[0].after,
    )
    assert {"t / q": "none", "s / q": "single"} == {c.what: c.after for c in found.rejudged}
