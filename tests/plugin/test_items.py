"""A project that opts a facts table in, run by pytest inside pytest."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

import pandas as pd  # noqa: F401 - numpy loads once a process, so before pytester takes stock
import pytest

import tieout
import tieout.check  # likewise
from tieout.harbours import VERDICTS, DataSet
from tieout.planting import compose, planted_statements

if TYPE_CHECKING:
    from pathlib import Path

OPTED_IN = "[pytest]\nfacts_files = facts.csv\n"


def harbours(verdict: str) -> DataSet:
    """Return a data set of two facts on one question."""
    return compose([], planted_statements(verdict, 900), verdict)


def run(pytester: pytest.Pytester, *arguments: str) -> pytest.RunResult:
    """Run pytest on the project, without what this repository sets up for itself."""
    return pytester.runpytest_inprocess("-p", "no:cacheprovider", *arguments)


@pytest.fixture
def agreeing(pytester: pytest.Pytester) -> Path:
    """A project whose facts agree."""
    harbours("agrees").write(pytester.path)
    pytester.makeini(OPTED_IN)
    return pytester.path


@pytest.fixture
def disputed(pytester: pytest.Pytester) -> Path:
    """A project with one dispute that nobody has ruled on."""
    harbours("disputed").write(pytester.path)
    pytester.makeini(OPTED_IN)
    return pytester.path


@pytest.mark.usefixtures("disputed")
def test_nothing_is_collected_unless_a_project_opts_in(pytester: pytest.Pytester) -> None:
    pytester.makeini("[pytest]\n")
    result = run(pytester, ".")
    assert pytest.ExitCode.NO_TESTS_COLLECTED == result.ret
    assert "tieout" not in result.stdout.str().replace(str(pytester.path), "").split("plugins:")[0]
    assert pytest.ExitCode.USAGE_ERROR == run(pytester, "facts.csv::fact:f001").ret


@pytest.mark.usefixtures("agreeing")
def test_one_item_a_fact_a_question_and_a_rule(pytester: pytest.Pytester) -> None:
    result = run(pytester, "--collect-only", "-q")
    names = [line for line in result.outlines if "::" in line]
    assert ["facts.csv::fact:f001", "facts.csv::fact:f002"] == names[:2]
    assert "facts.csv::question:visby/boats" == names[2]
    assert len(names) > 10
    assert all(name.startswith("facts.csv::rule:") for name in names[3:])
    assert len(set(names)) == len(names)
    assert 0 == result.ret


@pytest.mark.usefixtures("agreeing")
def test_a_sound_table_passes_and_the_run_says_how_much_was_checked(
    pytester: pytest.Pytester,
) -> None:
    result = run(pytester)
    assert 0 == result.ret
    result.stdout.fnmatch_lines(
        ["tieout: facts.csv", "*= tieout: facts.csv =*", "2 facts in 2 sources: 2 quotes found,*"]
    )


def test_the_settings_of_tieout_opt_in_too(pytester: pytest.Pytester, agreeing: Path) -> None:
    pytester.makeini("[pytest]\n")
    (agreeing / "tieout.toml").write_text('facts_files = ["facts.csv"]\n', encoding="utf-8")
    result = run(pytester)
    assert 0 == result.ret
    assert result.parseoutcomes()["passed"] > 10


@pytest.mark.usefixtures("disputed")
def test_a_conflict_fails_with_our_explanation_and_no_traceback(pytester: pytest.Pytester) -> None:
    result = run(pytester)
    assert 1 == result.ret
    assert 1 == result.parseoutcomes()["failed"]
    result.stdout.fnmatch_lines(["facts.csv:2: C*: *"])
    result.stdout.fnmatch_lines(["FAILED facts.csv::question:visby/boats*"])
    result.stdout.fnmatch_lines(["disputed: Boats in the harbour: Visby: *"])
    assert "Traceback" not in result.stdout.str()
    assert "pytest_plugin.py" not in result.stdout.str()


@pytest.mark.usefixtures("disputed")
def test_items_are_chosen_by_keyword_by_name_and_by_marker(pytester: pytest.Pytester) -> None:
    assert 1 == run(pytester, "-k", "f001").parseoutcomes()["passed"]
    assert 1 == run(pytester, "-k", "question").parseoutcomes()["failed"]
    assert 1 == run(pytester, "facts.csv::question:visby/boats").parseoutcomes()["failed"]
    assert {"passed": 1} == run(pytester, "facts.csv::fact:f002").parseoutcomes()
    assert pytest.ExitCode.NO_TESTS_COLLECTED == run(pytester, "-m", "not tieout").ret


@pytest.mark.usefixtures("disputed")
@pytest.mark.parametrize(
    ("words", "asked", "conflict"),
    [
        (["-k", "f001"], "1 of", False),
        (["facts.csv::fact:f002"], "1 of", False),
        (["facts.csv::question:visby/boats"], "1 of", True),
        (["-k", "question or f001"], "2 of", True),
        (["--deselect", "facts.csv::question:visby/boats"], "", False),
    ],
    ids=str,
)
def test_the_summary_speaks_of_what_was_asked_for(
    pytester: pytest.Pytester, words: list[str], asked: str, *, conflict: bool
) -> None:
    result = run(pytester, *words)
    result.stdout.fnmatch_lines([f"*{asked} * checks asked for; the gate was not"])
    assert conflict == ("disputed: Boats in the harbour: Visby" in result.stdout.str())
    assert "2 facts in 2 sources" not in result.stdout.str()


def test_of_last_failures_only_what_runs_again_is_told(
    pytester: pytest.Pytester, disputed: Path
) -> None:
    text = (disputed / "facts.csv").read_text(encoding="utf-8")
    (disputed / "facts.csv").write_text(text.replace(",900,", ",901,"), encoding="utf-8")
    pytester.runpytest_inprocess("-k", "f001")
    again = pytester.runpytest_inprocess("--lf")
    assert {"failed": 1} == again.parseoutcomes()
    again.stdout.fnmatch_lines(["1 of * checks asked for; the gate was not"])
    assert "disputed" not in again.stdout.str()


@pytest.mark.parametrize("marks", ["not tieout", "not slow and not tieout"])
def test_a_table_that_is_left_out_is_not_even_read(
    pytester: pytest.Pytester, disputed: Path, marks: str
) -> None:
    (disputed / "codebook.toml").write_text("no TOML", encoding="utf-8")
    pytester.makepyfile(test_mine="def test_mine(): pass")
    result = run(pytester, "-m", marks)
    assert (0, {"passed": 1}) == (result.ret, result.parseoutcomes())
    result.stdout.fnmatch_lines(["tieout: facts.csv (left out by -m)"])
    assert pytest.ExitCode.INTERRUPTED == run(pytester, "-m", "not (tieout and slow)").ret
    assert pytest.ExitCode.INTERRUPTED == run(pytester, "-m", "slow or not tieout").ret


@pytest.mark.usefixtures("agreeing")
def test_what_is_only_collected_or_asked_of_other_tests_has_no_summary(
    pytester: pytest.Pytester,
) -> None:
    pytester.makepyfile(test_mine="def test_mine(tieout_report): assert tieout_report.passed")
    for words in (["--collect-only", "-q"], ["-k", "test_mine"]):
        assert "= tieout: facts.csv =" not in run(pytester, *words).stdout.str()


def test_the_first_failure_stops_and_the_last_ones_run_again(
    pytester: pytest.Pytester, disputed: Path
) -> None:
    text = (disputed / "facts.csv").read_text(encoding="utf-8")
    (disputed / "facts.csv").write_text(text.replace(",900,", ",901,"), encoding="utf-8")
    stopped = pytester.runpytest_inprocess("-x").parseoutcomes()
    assert 1 == stopped["failed"]
    assert 2 == pytester.runpytest_inprocess().parseoutcomes()["failed"]
    again = pytester.runpytest_inprocess("--lf", "-v")
    assert 2 == again.parseoutcomes()["failed"]
    assert "passed" not in again.parseoutcomes()
    again.stdout.fnmatch_lines(["*fact:f001 FAILED*", "*question:visby/boats FAILED*"])


@pytest.mark.usefixtures("disputed")
def test_workers_of_xdist_find_the_same_and_the_summary_is_told_once(
    pytester: pytest.Pytester,
) -> None:
    result = pytester.runpytest_subprocess("-n", "2")
    assert 1 == result.ret
    assert 1 == result.parseoutcomes()["failed"]
    assert 1 == result.stdout.str().count("= tieout: facts.csv =")
    assert 1 == result.stdout.str().count("disputed: Boats in the harbour: Visby")


def test_the_junit_file_holds_every_item_and_what_was_found(
    pytester: pytest.Pytester, disputed: Path
) -> None:
    run(pytester, "--junitxml", "junit.xml")
    cases = list(ET.parse(disputed / "junit.xml").iter("testcase"))  # noqa: S314 - our own file
    names = [case.get("name") for case in cases]
    assert {"fact:f001", "fact:f002", "question:visby/boats"} <= set(names)
    failures = [failure for case in cases for failure in case.iter("failure")]
    assert 1 == len(failures)
    assert "facts.csv:2: C" in str(failures[0].text)


def test_a_conflict_that_was_ruled_on_is_expected_with_the_reason(
    pytester: pytest.Pytester, disputed: Path
) -> None:
    report = tieout.validate(disputed)
    rows = ["fingerprint,code,facts,strategy,chosen,reason,decided_by,decided_on,review_by"]
    rows += [
        f"{one.fingerprint},{one.code},{';'.join(one.facts)},both_stand,,"
        "the coast guard counts ashore,the desk,2026-01-01,"
        for one in report.all_findings
        if one.level == "error"
    ]
    (disputed / "decisions.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    result = run(pytester, "-rx")
    assert 0 == result.ret
    assert 1 == result.parseoutcomes()["xfailed"]
    result.stdout.fnmatch_lines(
        ["XFAIL facts.csv::question:visby/boats*both_stand: the coast guard counts ashore"]
    )
    result.stdout.fnmatch_lines(["disputed: Boats in the harbour: Visby: *ruled: both_stand*"])


@pytest.mark.parametrize("verdict", VERDICTS)
def test_pytest_fails_if_and_only_if_the_gate_holds(
    pytester: pytest.Pytester, verdict: str
) -> None:
    harbours(verdict).write(pytester.path)
    pytester.makeini(OPTED_IN)
    report = tieout.validate(pytester.path)
    assert [verdict] == [str(question.verdict) for question in report.all_questions]
    result = run(pytester)
    assert (0 if report.passed else 1) == result.ret


def test_a_large_table_is_collected_in_groups(pytester: pytest.Pytester, disputed: Path) -> None:
    (disputed / "tieout.toml").write_text("group_above = 1\n", encoding="utf-8")
    result = run(pytester, "--collect-only", "-q")
    names = [line for line in result.outlines if "::" in line]
    assert ["facts.csv::facts:boats", "facts.csv::questions:boats"] == names[:2]
    assert all("::rule:" in name for name in names[2:])
    assert 1 == run(pytester).parseoutcomes()["failed"]


@pytest.mark.usefixtures("agreeing")
def test_tests_of_the_project_get_the_data_set_and_the_report(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        test_mine="""
        def test_mine(dataset, tieout_report):
            assert 2 == len(dataset.facts.frame) == tieout_report.summary["facts"]
            assert "boats" in dataset.codebook.properties
        """
    )
    assert {"passed": 1} == run(pytester, "test_mine.py").parseoutcomes()


def test_a_test_runs_once_for_each_of_several_tables(pytester: pytest.Pytester) -> None:
    for name in ("north", "south"):
        harbours("agrees").write(pytester.mkdir(name))
    pytester.makeini("[pytest]\nfacts_files = */facts.csv\n")
    pytester.makepyfile(test_mine="def test_mine(tieout_report): assert tieout_report.passed")
    result = run(pytester, "-v")
    result.stdout.fnmatch_lines(
        ["*test_mine[[]north/facts.csv[]] PASSED*", "*test_mine[[]south/facts.csv[]] PASSED*"]
    )
    result.stdout.fnmatch_lines(["*= tieout: north/facts.csv =*", "*= tieout: south/facts.csv =*"])


@pytest.mark.parametrize("pattern", ["fakts.csv", "/facts.csv", "../*/nothing.csv"])
def test_a_pattern_that_meets_no_file_stops_the_run(
    pytester: pytest.Pytester, pattern: str
) -> None:
    pytester.makeini(f"[pytest]\nfacts_files = {pattern}\n")
    pytester.makepyfile("def test_passes(): pass")
    result = run(pytester)
    assert pytest.ExitCode.USAGE_ERROR == result.ret
    result.stderr.fnmatch_lines([f"*'{pattern}' meets no file*"])


def test_a_table_without_rows_is_an_error(pytester: pytest.Pytester, agreeing: Path) -> None:
    header = (agreeing / "facts.csv").read_text(encoding="utf-8").partition("\n")[0]
    (agreeing / "facts.csv").write_text(header + "\n", encoding="utf-8")
    pytester.makepyfile("def test_passes(): pass")
    result = run(pytester)
    assert pytest.ExitCode.INTERRUPTED == result.ret
    result.stdout.fnmatch_lines(["*facts.csv: no facts, so nothing was checked*"])


def test_a_table_that_cannot_be_read_is_an_error_with_what_to_do(
    pytester: pytest.Pytester, agreeing: Path
) -> None:
    mistyped = "[properties.boats]\nkind = 'quantity'\nkinde = 1\n"
    (agreeing / "codebook.toml").write_text(mistyped, encoding="utf-8")
    result = run(pytester)
    assert pytest.ExitCode.INTERRUPTED == result.ret
    result.stdout.fnmatch_lines(["*codebook.toml: properties.boats: unknown key 'kinde'*"])
    assert "Traceback" not in result.stdout.str()


def test_a_run_of_the_whole_project_visits_the_table_wherever_its_tests_are(
    pytester: pytest.Pytester, agreeing: Path
) -> None:
    (agreeing / "tests").mkdir()
    (agreeing / "tests" / "test_a.py").write_text("def test_passes(): pass\n", encoding="utf-8")
    pytester.makeini(OPTED_IN + "testpaths = tests\n")
    assert 10 < run(pytester).parseoutcomes()["passed"]
    assert {"passed": 1} == run(pytester, "tests").parseoutcomes()


def test_hostile_cells_do_not_reach_names_or_the_terminal(
    pytester: pytest.Pytester, disputed: Path
) -> None:
    text = (disputed / "facts.csv").read_text(encoding="utf-8")
    wild = "x::\x1b[2J\u202e/../y"
    (disputed / "facts.csv").write_text(
        text.replace("f001,visby", f"{wild},visby").replace("f002,visby", f"f002,{wild}"),
        encoding="utf-8",
    )
    result = run(pytester, "-v")
    assert 1 == result.ret
    assert "\x1b[2J" not in result.stdout.str()
    assert "\u202e" not in result.stdout.str()
    result.stdout.fnmatch_lines(["facts.csv::fact:line-2 *", "facts.csv::fact:f002 *"])
