from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tieout.config import Level
from tieout.findings.decisions import Decision
from tieout.findings.findings import Finding
from tieout.report.gate import gate, holding


def finding(level: Level, strategy: str = "") -> Finding:
    ruling = Decision("f", "C101", ("a",), strategy) if strategy else None
    return Finding("C101", "contradicts", level, "they differ", ("a",), decision=ruling)


def test_a_data_set_without_findings_passes() -> None:
    assert gate([], Level.ERROR, checked=1)


def test_nothing_checked_never_passes() -> None:
    assert not gate([], Level.ERROR, checked=0)


@pytest.mark.parametrize("level", list(Level))
@pytest.mark.parametrize("fail_on", list(Level))
def test_a_finding_at_or_above_the_level_holds_the_gate(level: Level, fail_on: Level) -> None:
    assert (level.weight < fail_on.weight) == gate([finding(level)], fail_on, checked=1)


def test_a_ruling_lets_the_gate_pass_and_a_pending_one_does_not() -> None:
    assert gate([finding(Level.ERROR, "both_stand")], Level.ERROR, checked=1)
    assert not gate([finding(Level.ERROR, "pending")], Level.ERROR, checked=1)


FINDINGS = st.lists(
    st.builds(finding, st.sampled_from(Level), st.sampled_from(["", "range", "pending"]))
)


@given(FINDINGS, st.sampled_from(Level), st.permutations(range(6)))
def test_the_order_of_findings_changes_nothing(
    found: list[Finding], fail_on: Level, order: list[int]
) -> None:
    mixed = [found[at] for at in order if at < len(found)] + found[6:]
    assert gate(found, fail_on, checked=1) == gate(mixed, fail_on, checked=1)


@given(FINDINGS, FINDINGS, st.sampled_from(Level))
def test_more_findings_never_open_a_gate_that_holds(
    found: list[Finding], more: list[Finding], fail_on: Level
) -> None:
    assert gate(found, fail_on, checked=1) or not gate([*found, *more], fail_on, checked=1)
    assert holding([*found, *more], fail_on) == holding(found, fail_on) + holding(more, fail_on)
