"""Rulings: what they settle, when they are open again, and how they are written down."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from tieout.config import Config, Level
from tieout.corpus.rows import read_rows
from tieout.errors import TableError, UsageError
from tieout.findings.decisions import BASELINE, COLUMNS, Decision, apply_decisions
from tieout.findings.findings import Finding
from tieout.findings.ledger import (
    append_rulings,
    baseline_rulings,
    find_finding,
    rule_on_finding,
)
from tieout.findings.questions import judge
from tieout.findings.rules import run_rules
from tieout.report.gate import holding

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tieout.findings.case import Case

BOOK = '[properties.p]\nkind = "quantity"\n[entities.s]\n[entities.senate]\n[entities.doctors]\n'
TODAY = date(1892, 12, 1)
FACTS = [
    {"subject": "s", "property": "p", "value": "120", "attributed_to": "senate"},
    {"subject": "s", "property": "p", "value": "600", "attributed_to": "doctors"},
]


def _findings(
    make_case: Callable[..., Case],
    facts: list[dict[str, str]],
    decisions: list[dict[str, str]] | None = None,
    **options: object,
) -> tuple[Finding, ...]:
    case = make_case(facts, BOOK, decisions=decisions or [], checked=True, **options)
    return apply_decisions(run_rules(case, judge(case)), case)


def _one(findings: tuple[Finding, ...], code: str) -> Finding:
    (found,) = [finding for finding in findings if finding.code == code]
    return found


def _ruling(finding: Finding, **cells: str) -> dict[str, str]:
    return {
        "fingerprint": finding.fingerprint,
        "code": finding.code,
        "facts": ";".join(finding.facts),
        "strategy": "range",
        "reason": "Both are printed.",
        "decided_by": "The desk",
        "decided_on": "1892-11-30",
    } | cells


def test_a_ruling_settles_its_finding_and_nothing_else(make_case: Callable[..., Case]) -> None:
    found = _one(_findings(make_case, FACTS), "C103")
    ruled = _findings(make_case, FACTS, [_ruling(found)])
    assert "range" == _one(ruled, "C103").decision.strategy
    assert [] == holding(ruled, Level.ERROR)
    assert not [one for one in ruled if one.code.startswith("D")]


@pytest.mark.parametrize(
    "change",
    [
        {"value": "601"},
        {"hedge": "about"},
        {"valid": "1892-08-24"},
        {"attributed_to": "doctors;s"},
        {"stance": "predicted"},
        {"source": "courier"},
        {"unit": "km"},
    ],
)
def test_a_ruling_is_open_again_when_a_fact_changes(
    make_case: Callable[..., Case], change: dict[str, str]
) -> None:
    identities = set()
    for facts in (FACTS, [FACTS[0], FACTS[1] | change]):
        findings = _findings(make_case, facts)
        identities.add(next(f.fingerprint for f in findings if f.code in {"C103", "C106"}))
    assert 2 == len(identities)


def test_a_ruling_is_open_again_when_a_fact_joins_the_question(
    make_case: Callable[..., Case],
) -> None:
    found = _one(_findings(make_case, FACTS), "C103")
    more = [*FACTS, FACTS[1] | {"source": "courier"}]
    findings = _findings(make_case, more, [_ruling(found)])
    assert None is _one(findings, "C103").decision
    assert _one(findings, "C103").fingerprint in _one(findings, "D104").message
    assert not [one for one in findings if one.code == "D102"]


def test_a_fingerprint_outlives_order_ids_wording_and_formatting(
    make_case: Callable[..., Case],
) -> None:
    found = _one(_findings(make_case, FACTS), "C103")
    turned = [
        FACTS[1] | {"fact_id": "x", "value": " 600.0 ", "quote": "other words", "note": "n"},
        FACTS[0] | {"fact_id": "y", "value": "120"},
    ]
    assert found.fingerprint == _one(_findings(make_case, turned), "C103").fingerprint
    other = [*FACTS, {"subject": "senate", "property": "p", "value": "1"}]
    assert found.fingerprint == _one(_findings(make_case, other), "C103").fingerprint


def test_an_expired_ruling_settles_nothing(make_case: Callable[..., Case]) -> None:
    found = _one(_findings(make_case, FACTS), "C103")
    rulings = [_ruling(found, review_by="1892-12-30")]
    assert (
        None
        is not _one(_findings(make_case, FACTS, rulings, today=date(1892, 12, 30)), "C103").decision
    )
    late = _findings(make_case, FACTS, rulings, today=date(1892, 12, 31))
    assert None is _one(late, "C103").decision
    assert "1892-12-30" in _one(late, "D101").message


def test_a_pending_ruling_is_shown_and_never_passes_the_gate(
    make_case: Callable[..., Case],
) -> None:
    found = _one(_findings(make_case, FACTS), "C103")
    findings = _findings(make_case, FACTS, [_ruling(found, strategy="pending")])
    assert "pending" == _one(findings, "C103").decision.strategy
    assert ["C103"] == [one.code for one in holding(findings, Level.ERROR)]
    assert _one(findings, "D103")


@pytest.mark.parametrize(
    "broken",
    [
        {"strategy": "ignore"},
        {"reason": " "},
        {"decided_on": "yesterday"},
        {"review_by": "soon"},
        {"code": "C1O3"},
    ],
)
def test_a_broken_ruling_settles_nothing(
    make_case: Callable[..., Case], broken: dict[str, str]
) -> None:
    found = _one(_findings(make_case, FACTS), "C103")
    findings = _findings(make_case, FACTS, [_ruling(found, **broken)])
    assert None is _one(findings, "C103").decision
    assert _one(findings, "D105").line == 2


def test_a_ruling_that_prefers_what_is_not_there_is_broken(
    make_case: Callable[..., Case],
) -> None:
    found = _one(_findings(make_case, FACTS), "C103")
    for chosen, broken in ((found.facts[0], 0), (f"{found.facts[0]};nowhere", 1)):
        findings = _findings(make_case, FACTS, [_ruling(found, chosen=chosen)])
        told = [f.message for f in findings if f.code == "D105"]
        assert ["chosen: there is no fact or source 'nowhere'"] * broken == told


def test_a_ruling_on_another_rule_of_that_fingerprint_settles_nothing(
    make_case: Callable[..., Case],
) -> None:
    found = _one(_findings(make_case, FACTS), "C103")
    findings = _findings(make_case, FACTS, [_ruling(found, code="C101")])
    assert None is _one(findings, "C103").decision


def test_a_ruling_for_a_rule_that_was_left_out_is_not_called_unused(
    make_case: Callable[..., Case],
) -> None:
    found = _one(_findings(make_case, FACTS), "C103")
    config = Config(ignore=("C",))
    assert not [f for f in _findings(make_case, FACTS, [_ruling(found)], config=config) if f.code]


def test_a_finding_is_named_by_its_fingerprint_or_by_rule_and_fact(
    make_case: Callable[..., Case],
) -> None:
    findings = _findings(make_case, FACTS)
    found = _one(findings, "C103")
    for wanted in (found.fingerprint, found.fingerprint[:6], "C103:f2", "c103:f1"):
        assert found == find_finding(findings, wanted)
    for wanted in ("", "abc", "C103:f9", "C101:f1", "zzzzzz"):
        with pytest.raises(UsageError, match="no finding"):
            find_finding(findings, wanted)
    with pytest.raises(UsageError, match="means 2 findings"):
        find_finding(
            [found, replace(found, fingerprint=found.fingerprint[:8] + "0" * 8)],
            found.fingerprint[:8],
        )


def _decide(finding: Finding, **given: str) -> Decision:
    told = {"strategy": "range", "reason": "Both, he said.", "decided_by": "The desk"}
    return rule_on_finding(finding, **(told | given), today=TODAY, known=finding.facts)


@pytest.mark.parametrize(
    "given",
    [
        {"strategy": "rnge"},
        {"reason": "  "},
        {"decided_by": ""},
        {"review_by": "tomorrow"},
        {"review_by": "1892-11-30"},
        {"chosen": "nowhere"},
    ],
)
def test_a_ruling_without_its_parts_is_refused(
    make_case: Callable[..., Case], given: dict[str, str]
) -> None:
    found = _one(_findings(make_case, FACTS), "C103")
    with pytest.raises(UsageError) as caught:
        _decide(found, **given)
    assert caught.value.hint


def test_a_finding_about_a_ruling_is_not_ruled_on() -> None:
    with pytest.raises(UsageError, match="about a ruling"):
        _decide(Finding("D102", "ruling-unused", Level.WARNING, ""))


def test_a_ruling_is_added_and_read_back(tmp_path: Path, make_case: Callable[..., Case]) -> None:
    found = _one(_findings(make_case, FACTS), "C103")
    path = tmp_path / "decisions.csv"
    append_rulings(path, [_decide(found)])
    rows = read_rows(path)
    assert COLUMNS == rows.columns
    cells = {name: column[0] for name, column in rows.cells.items()}
    assert ("Both, he said.", "f1;f2", "1892-12-01") == (
        cells["reason"],
        cells["facts"],
        cells["decided_on"],
    )
    assert "range" == _one(_findings(make_case, FACTS, [cells]), "C103").decision.strategy


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("last", [True, False], ids=["ended", "not ended"])
def test_the_rows_that_stay_are_not_touched(
    tmp_path: Path, make_case: Callable[..., Case], end: str, last: object
) -> None:
    found = _one(_findings(make_case, FACTS), "C103")
    header = "code,fingerprint,facts,strategy,chosen,reason,decided_by,decided_on,review_by,extra"
    kept = f'C101,aaaa,"a;b",range,,"two{end}lines, ""so""",me,1892-01-01,,x'
    old = f"C103,{found.fingerprint},f1,pending,,later,me,1892-01-01,,y"
    path = tmp_path / "decisions.csv"
    text = end.join([header, kept, old]) + (end if last else "")
    path.write_bytes(text.encode())
    append_rulings(path, [_decide(found)])
    written = path.read_bytes().decode()
    assert written.startswith(f"{header}{end}{kept}{end}C103,{found.fingerprint},f1;f2,range,")
    assert written.endswith(end)
    assert "later" not in written


def test_a_table_that_lacks_a_needed_column_is_left_alone(
    tmp_path: Path, make_case: Callable[..., Case]
) -> None:
    found = _one(_findings(make_case, FACTS), "C103")
    path = tmp_path / "decisions.csv"
    path.write_text("fingerprint,code\n", encoding="utf-8")
    with pytest.raises(TableError, match="strategy"):
        append_rulings(path, [_decide(found)])
    assert "fingerprint,code\n" == path.read_text(encoding="utf-8")


def test_a_baseline_accepts_what_holds_the_gate_and_says_so(
    make_case: Callable[..., Case],
) -> None:
    findings = _findings(make_case, FACTS)
    rulings = baseline_rulings(findings, decided_by="The desk", today=TODAY, fail_on=Level.ERROR)
    assert {"C103"} == {ruling.code for ruling in rulings}
    assert {BASELINE} == {ruling.reason for ruling in rulings}
    rows = [_ruling(_one(findings, "C103"), reason=BASELINE, strategy="unconfirmed")]
    accepted = _findings(make_case, FACTS, rows)
    assert [] == holding(accepted, Level.ERROR)
    assert "1 finding" in _one(accepted, "D106").message
    assert [] == baseline_rulings(accepted, decided_by="x", today=TODAY, fail_on=Level.ERROR)
    new = [
        *FACTS,
        {"subject": "senate", "property": "p", "value": "1"},
        {"subject": "senate", "property": "p", "value": "9"},
    ]
    assert ["C101"] == [one.code for one in holding(_findings(make_case, new, rows), Level.ERROR)]
