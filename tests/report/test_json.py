from __future__ import annotations

import json
import re
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from tieout.report import jsonlines

if TYPE_CHECKING:
    from pathlib import Path

    from tieout.report.report import Report


@pytest.fixture(scope="module")
def schema(repository: Path) -> Any:
    return json.loads((repository / "docs" / "report.schema.json").read_text(encoding="utf-8"))


def test_the_published_schema_is_a_schema(schema: Any) -> None:
    jsonschema.Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("name", ["report", "ruled", "attacked", "bundled"])
def test_the_document_meets_the_published_schema(
    name: str, schema: Any, request: pytest.FixtureRequest
) -> None:
    report: Report = request.getfixturevalue(name)
    jsonschema.Draft202012Validator(schema).validate(json.loads(report.to_json()))


def test_the_schema_knows_every_field_of_the_document(report: Report, schema: Any) -> None:
    document = json.loads(report.to_json())
    parts = schema["$defs"]
    assert set(document["summary"]) == set(schema["properties"]["summary"]["properties"])
    assert set(document["facts"][0]) == set(parts["fact"]["properties"])
    for part in ("anchor", "value", "compared"):
        known = parts["fact"]["properties"][part]["properties"]
        assert set(document["facts"][0][part]) == set(known)
    assert set(document["questions"][0]) == set(parts["question"]["properties"])
    assert set(document["findings"][0]) == set(parts["finding"]["properties"])


def test_a_bounded_figure_is_written_literally_and_judged_as_an_interval(report: Report) -> None:
    facts = {fact["fact_id"]: fact for fact in json.loads(report.to_json())["facts"]}
    at_most = facts["c1"]
    assert (None, "120", "120") == tuple(at_most["value"][key] for key in ("low", "best", "high"))
    assert ("0", "120", False, False) == tuple(
        at_most["compared"][key] for key in ("low", "high", "low_open", "high_open")
    )
    about = facts["c3"]
    assert ["650", "650", "650"] == [about["value"][key] for key in ("low", "best", "high")]
    assert [Fraction(585), Fraction(715)] == [
        Fraction(about["compared"][key]) for key in ("low", "high")
    ]


def test_dates_and_tokens_are_written_in_their_own_fields(report: Report) -> None:
    facts = {fact["fact_id"]: fact for fact in json.loads(report.to_json())["facts"]}
    assert "1892-08-16" == facts["c4"]["value"]["earliest"]
    assert "1892-08-16" == facts["c4"]["value"]["latest"]
    assert ["full"] == facts["c8"]["value"]["tokens"]


def test_offsets_cut_the_quote_out_of_its_source(report: Report, dataset: Path) -> None:
    facts = {fact["fact_id"]: fact for fact in json.loads(report.to_json())["facts"]}
    anchor = facts["c2"]["anchor"]
    text = (dataset / "seeds" / "courier.txt").read_text(encoding="utf-8")
    assert "more than 600 dead" == text[anchor["start"] : anchor["end"]]
    assert ("exact", "courier", 2) == (anchor["outcome"], anchor["source"], anchor["sentence"])


def test_a_quote_that_is_not_found_has_no_place(report: Report) -> None:
    facts = {fact["fact_id"]: fact for fact in json.loads(report.to_json())["facts"]}
    anchor = facts["c9"]["anchor"]
    assert ("missing", None, None, None) == tuple(
        anchor[key] for key in ("outcome", "sentence", "start", "end")
    )


def test_a_question_lists_its_readings_and_every_pair(report: Report) -> None:
    questions = {item["property"]: item for item in json.loads(report.to_json())["questions"]}
    onset = questions["onset"]
    assert ("outbreak", "", "disputed") == (onset["subject"], onset["scope"], onset["verdict"])
    assert [["c4"], ["c5"]] == [reading["facts"] for reading in onset["readings"]]
    (pair,) = onset["pairs"]
    assert ({"c4", "c5"}, "apart", "disputed") == (
        {pair["a"], pair["b"]},
        pair["relation"],
        pair["verdict"],
    )


def test_a_ruling_stands_with_its_finding(ruled: Report) -> None:
    findings = json.loads(ruled.to_json())["findings"]
    assert {"both_stand"} == {finding["decision"]["strategy"] for finding in findings}


def test_the_document_is_one_that_no_log_obeys(attacked: Report) -> None:
    text = attacked.to_json()
    assert text.isascii()
    assert not re.search(r"##[a-z]*\[", text)
    assert not [c for c in text if c != "\n" and not c.isprintable()]
    assert not [line for line in text.splitlines() if line.lstrip().startswith("::")]


def test_json_lines_hold_the_entries_of_the_document(report: Report) -> None:
    entries = [json.loads(line) for line in jsonlines.render(report).splitlines()]
    document = json.loads(report.to_json())
    assert document["summary"] == entries[0]["summary"]
    for kind, plural in (("fact", "facts"), ("question", "questions"), ("finding", "findings")):
        assert document[plural] == [entry[kind] for entry in entries if kind in entry]
