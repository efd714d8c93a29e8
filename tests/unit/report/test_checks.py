from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import tieout
from tieout.harbours import VERDICTS
from tieout.planting import compose, planted_statements
from tieout.report.checks import Check, checks
from tieout.report.conflicts import told
from tieout.report.gate import holding

if TYPE_CHECKING:
    from pathlib import Path


def write(folder: Path, verdict: str) -> Path:
    """Write two facts on one question."""
    return compose([], planted_statements(verdict, 900), verdict).write(folder)


def by_name(folder: Path) -> dict[str, Check]:
    """Return the checks of a data set by name."""
    found = checks(tieout.validate(folder))
    assert len({check.name for check in found}) == len(found)
    return {check.name: check for check in found}


def spoil(folder: Path, old: str, new: str, times: int = -1) -> None:
    """Change words of the facts table."""
    table = folder / "facts.csv"
    text = table.read_text(encoding="utf-8")
    assert old in text
    table.write_text(text.replace(old, new, times), encoding="utf-8")


@pytest.mark.parametrize("verdict", VERDICTS)
def test_every_finding_belongs_to_one_check(tmp_path: Path, verdict: str) -> None:
    report = tieout.validate(write(tmp_path, verdict))
    held = [finding for check in checks(report) for finding in check.holding]
    expected = holding(report.all_findings, report.case.config.fail_on)
    assert sorted(map(repr, expected)) == sorted(map(repr, held))


def test_each_kind_of_finding_stands_where_one_would_look(tmp_path: Path) -> None:
    folder = write(tmp_path, "disputed")
    spoil(folder, ",900,", ",901,", 1)
    spoil(folder, "f002,", "f001,")
    found = {name: [f.code for f in check.holding] for name, check in by_name(folder).items()}
    held = {name: codes for name, codes in found.items() if codes}
    assert held == {"fact:f001": ["V105"], "rule:T104-duplicate-id": ["T104"]}
    assert "fact:line-3" in found


def test_an_id_that_is_none_gives_way_to_its_line(tmp_path: Path) -> None:
    folder = write(tmp_path, "agrees")
    spoil(folder, "f001,visby", "::x y,visby")
    spoil(folder, "f002,visby", "f002,na me")
    names = list(by_name(folder))
    assert ["fact:line-2", "fact:f002"] == names[:2]
    assert {"question:visby/boats", "question:line-3"} <= set(names)


def test_rules_that_are_left_out_have_no_check(tmp_path: Path) -> None:
    folder = write(tmp_path, "agrees")
    assert "rule:T104-duplicate-id" in by_name(folder)
    (folder / "tieout.toml").write_text('ignore = ["T104"]\n', encoding="utf-8")
    assert "rule:T104-duplicate-id" not in by_name(folder)


def test_a_large_table_has_one_check_a_property(tmp_path: Path) -> None:
    folder = write(tmp_path, "disputed")
    (folder / "tieout.toml").write_text("group_above = 1\n", encoding="utf-8")
    found = by_name(folder)
    assert ["facts:boats", "questions:boats"] == list(found)[:2]
    assert ["C103"] == [finding.code for finding in found["questions:boats"].holding]
    spoil(folder, ",boats,", ",bo ats,", 1)
    assert "facts:undeclared" in by_name(folder)


def test_the_summary_says_how_much_was_checked_and_where_sources_conflict(tmp_path: Path) -> None:
    first, *others = told(tieout.validate(write(tmp_path, "disputed")))
    assert first.startswith("2 facts in 2 sources: 2 quotes found, 2 values read, ")
    assert first.endswith("the gate holds")
    assert 1 == len(others)
    assert others[0].startswith("disputed: Boats in the harbour: Visby: ")
    assert "Herald" in others[0]
    assert "Gazette" in others[0]


def test_the_summary_says_so_when_nothing_conflicts(tmp_path: Path) -> None:
    assert "no two facts conflict" == told(tieout.validate(write(tmp_path, "agrees")))[-1]


def test_a_ruling_on_what_would_not_hold_the_gate_settles_nothing(tmp_path: Path) -> None:
    folder = write(tmp_path, "requoted")
    (finding,) = (one for one in tieout.validate(folder).all_findings if one.code == "C107")
    facts = ";".join(finding.facts)
    ruling = f"{finding.fingerprint},C107,{facts},both_stand,,shown,desk,2026-01-01,"
    header = "fingerprint,code,facts,strategy,chosen,reason,decided_by,decided_on,review_by"
    (folder / "decisions.csv").write_text(f"{header}\n{ruling}\n", encoding="utf-8")
    assert not any(check.settled for check in checks(tieout.validate(folder)))
    (folder / "tieout.toml").write_text('fail_on = "warning"\n', encoding="utf-8")
    (check,) = (check for check in checks(tieout.validate(folder)) if check.settled)
    assert "C107 both_stand: shown" == check.reason
