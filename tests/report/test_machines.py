"""Every machine format is read back by a reader that is not ours."""

from __future__ import annotations

import csv
import importlib
import io
import json
import re
from typing import TYPE_CHECKING, Any

import jsonschema
import junitparser
import pandas as pd
import pytest
from markdown_it import MarkdownIt

from tieout.findings.rules import RULES
from tieout.report import (
    github,
    gitlab,
    junit,
    markdown,
    parquet,
    places,
    rulings,
    sarif,
    tables,
)

if TYPE_CHECKING:
    from pathlib import Path

    from tieout.report.report import Report

FORMATS = [
    *("terminal", "json", "jsonlines", "sarif", "junit", "markdown", "github", "gitlab", "html"),
    "tables",
]
LINES_LENGTH = 40_000
REPORTS = ["report", "ruled", "attacked", "bundled"]


@pytest.fixture(params=REPORTS)
def any_report(request: pytest.FixtureRequest) -> Report:
    found: Report = request.getfixturevalue(request.param)
    return found


@pytest.fixture(scope="module")
def sarif_schema(repository: Path) -> Any:
    path = repository / "tests" / "vendor" / "sarif-2.1.0" / "sarif-2.1.0.json"
    return json.loads(path.read_text(encoding="utf-8"))


def test_sarif_meets_the_official_schema(any_report: Report, sarif_schema: Any) -> None:
    jsonschema.Draft202012Validator(sarif_schema).validate(json.loads(sarif.render(any_report)))


def test_sarif_lists_every_rule_and_every_finding(report: Report) -> None:
    (run,) = json.loads(sarif.render(report))["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule.code for rule in RULES] == [rule["id"] for rule in rules]
    assert len(report.all_findings) == len(run["results"])
    for result in run["results"]:
        assert result["ruleId"] == rules[result["ruleIndex"]]["id"]


def test_sarif_points_at_the_row_and_at_the_sentences(report: Report, dataset: Path) -> None:
    (run,) = json.loads(sarif.render(report))["runs"]
    result = next(r for r in run["results"] if r["properties"]["facts"] == ["c4", "c5"])
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"].endswith("facts.csv")
    assert 5 == place["region"]["startLine"]
    regions = [item["physicalLocation"]["region"] for item in result["relatedLocations"]]
    files = [
        item["physicalLocation"]["artifactLocation"]["uri"] for item in result["relatedLocations"]
    ]
    text = (dataset / "seeds" / "correspondent.txt").read_text(encoding="utf-8")
    region = regions[0]
    assert files[0].endswith("seeds/correspondent.txt")
    line = text.split("\n")[region["startLine"] - 1]
    assert "16 August 1892" == line[region["startColumn"] - 1 : region["endColumn"] - 1]
    at = region["charOffset"]
    assert "16 August 1892" == text[at : at + region["charLength"]]


def test_sarif_suppresses_what_is_ruled_on(ruled: Report) -> None:
    (run,) = json.loads(sarif.render(ruled))["runs"]
    assert run["results"]
    for result in run["results"]:
        (suppression,) = result["suppressions"]
        assert ("external", "accepted") == (suppression["kind"], suppression["status"])
        assert "Both are attributed in print." in suppression["justification"]


def test_sarif_fingerprints_are_those_of_the_findings(report: Report) -> None:
    (run,) = json.loads(sarif.render(report))["runs"]
    found = [result["partialFingerprints"]["tieout/v1"] for result in run["results"]]
    assert [finding.fingerprint for finding in report.all_findings] == found


def test_junit_is_read_by_a_parser_and_fails_where_the_gate_holds(any_report: Report) -> None:
    parsed = junitparser.JUnitXml.fromstring(junit.render(any_report).encode())
    (suite,) = list(parsed)
    failed = [case for case in suite if case.result]
    assert suite.tests == len(list(suite))
    assert suite.failures == len(failed)
    assert any_report.passed == (not failed)


@pytest.mark.parametrize("form", FORMATS)
def test_no_line_of_any_format_is_a_command_to_a_ci_system(form: str, attacked: Report) -> None:
    written = importlib.import_module(f"tieout.report.{form}").render(attacked)
    own = r"::(error|warning|notice) (file=[^,:]+,)?(line=[0-9]+,)?title=[^,:]+::.+"
    for line in written.replace("\r", "\n").split("\n"):
        bare = line.strip()
        assert not bare.startswith("[command]"), bare
        assert form == "html" or not bare.startswith("section_"), bare
        assert not bare.startswith("::") or (form == "github" and re.fullmatch(own, bare)), bare
        assert not re.search(r"##[A-Za-z]*\[", bare), bare
        assert "\x1b" not in bare


def test_junit_has_a_case_for_every_fact_and_question(report: Report) -> None:
    parsed = junitparser.JUnitXml.fromstring(junit.render(report).encode())
    (suite,) = list(parsed)
    names = {(case.classname, case.name) for case in suite}
    assert {("tieout.fact", fact) for fact in report.case.facts["fact_id"]} <= names
    assert ("tieout.question", "outbreak/deaths") in names


def test_github_commands_stand_one_a_line_and_name_their_place(any_report: Report) -> None:
    lines = github.render(any_report).splitlines()
    form = re.compile(r"::(error|warning|notice) (file=[^,:]+,)?(line=[0-9]+,)?title=[^,:]+::.+")
    assert not [line for line in lines if not form.fullmatch(line)]
    assert "::notice title=tieout::" in lines[-1] or not any_report.passed


def test_github_says_nothing_of_what_is_ruled_on(ruled: Report) -> None:
    assert 1 == len(github.render(ruled).splitlines())


def test_gitlab_issues_have_what_gitlab_needs_and_no_fingerprint_twice(any_report: Report) -> None:
    issues = json.loads(gitlab.render(any_report))
    for issue in issues:
        assert {"description", "check_name", "fingerprint", "severity", "location"} == set(issue)
        assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert 1 <= issue["location"]["lines"]["begin"]
    assert len(issues) == len({issue["fingerprint"] for issue in issues})


def test_markdown_holds_only_elements_that_we_write(any_report: Report) -> None:
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(markdown.render(any_report))
    kinds = {token.type for token in tokens}
    inline = {child.type for token in tokens for child in token.children or ()}
    assert not kinds & {"html_block", "fence", "code_block", "hr", "ordered_list_open"}
    assert {"text", "text_special", "code_inline", "strong_open", "strong_close"} | {
        "em_open",
        "em_close",
        "hardbreak",
        "html_inline",
        "softbreak",
    } >= inline
    comments = [
        child.content
        for token in tokens
        for child in token.children or ()
        if child.type == "html_inline"
    ]
    assert {"<!-- -->"} >= set(comments)


def test_markdown_says_what_to_do_next_and_how_to_rule_on_what_is_left(
    report: Report, ruled: Report
) -> None:
    written = markdown.render(report)
    assert "- Next: mend what is named below, or rule on it: `tieout decide FINGERPRINT" in written
    for finding in report.all_findings:
        assert (f"`{finding.fingerprint}`" in written) == (finding.level != "note")
    assert "- Next:" not in markdown.render(ruled)
    assert "#### Ruled on" in markdown.render(ruled)


def test_markdown_stays_within_a_comment(bundled: Report) -> None:
    assert 65_536 > len(markdown.render(bundled))


def test_markdown_says_what_it_leaves_out(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markdown, "LONGEST", 900)
    assert re.search(r"[0-9]+ blocks? left out", markdown.render(report))


def test_csv_keeps_every_row_and_runs_no_formula(attacked: Report) -> None:
    rows = list(csv.reader(io.StringIO(tables.render(attacked), newline="")))
    assert len(attacked.case.facts) == len(rows) - 1
    assert {len(rows[0])} == {len(row) for row in rows}
    numbers = re.compile(r"-?[0-9]+([./][0-9]+)?")
    for row in rows:
        for cell in row:
            assert cell[:1] not in {"=", "+", "-", "@", "\t", "\r", "\n"}, numbers


def test_csv_gives_bounds_and_verdicts(report: Report) -> None:
    frame = pd.read_csv(io.StringIO(tables.render(report)), dtype=str, keep_default_na=False)
    row = frame.set_index("fact_id").loc["c3"]
    assert ["650", "650", "650"] == [row["low"], row["best"], row["high"]]
    assert ["585", "715"] == [row["compared_low"], row["compared_high"]]
    assert "disputed" == frame.set_index("fact_id").loc["c4", "verdict"]


def test_parquet_holds_the_texts_as_they_are(attacked: Report) -> None:
    read = pd.read_parquet(io.BytesIO(parquet.render(attacked)), engine="pyarrow")
    assert list(attacked.case.facts["quote"]) == list(read["quote"])
    assert list(attacked.facts.columns) == list(read.columns)


def test_the_frames_of_a_report_are_about_the_same_things(report: Report) -> None:
    assert list(report.case.facts["fact_id"]) == list(report.facts["fact_id"])
    assert len(report.all_questions) == len(report.questions)
    assert len(report.all_findings) == len(report.findings)
    assert {"error"} >= set(report.findings.loc[report.findings["code"] == "A101", "level"])


def test_a_text_that_nobody_would_read_whole_is_cut_for_people_and_kept_for_programs(
    attacked: Report,
) -> None:
    for form, most in (("terminal", 6_000), ("markdown", 9_000), ("github", 3_000)):
        written = importlib.import_module(f"tieout.report.{form}").render(attacked)
        assert "characters left out" in written, form
        assert most > max(map(len, written.split("\n"))), form
    facts = json.loads(attacked.to_json())["facts"]
    assert LINES_LENGTH < max(len(fact["value"]["as_written"]) for fact in facts)


def test_no_cell_of_the_csv_is_longer_than_a_cell_of_a_spreadsheet(attacked: Report) -> None:
    rows = list(csv.reader(io.StringIO(tables.render(attacked), newline="")))
    assert 32_767 >= max(len(cell) for row in rows for cell in row)
    assert any("characters left out" in cell for row in rows for cell in row)


def test_no_command_carries_text_that_is_no_id(attacked: Report) -> None:
    folder = str(places.folder_of(attacked))
    for finding in attacked.all_findings:
        for command in (
            places.command(attacked, finding),
            rulings.ruling_command(attacked, finding),
        ):
            rest = command.replace(folder, "")
            assert re.fullmatch("[A-Za-z0-9 :._-]+", rest), command
