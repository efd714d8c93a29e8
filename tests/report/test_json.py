from __future__ import annotations

import hashlib
import json
import re
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

import tieout
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
    known = parts["question"]["properties"]["readings"]["items"]["properties"]
    assert set(document["questions"][0]["readings"][0]) == set(known)
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


def _readings(folder: Path, kind: str, *rows: str) -> list[dict[str, Any]]:
    """Return the readings of one question that is asked of rows: value, hedge, unit, stance."""
    text = "As quoted."
    files = {
        "codebook.toml": f'[properties.p]\nkind = "{kind}"\n[entities.s]\n[entities.x]\n',
        "seeds/gazette.txt": text,
        "seeds/sources.csv": "source,file,published,published_evidence,sha256\n"
        f"gazette,gazette.txt,1892-09-01,Printed.,{hashlib.sha256(text.encode()).hexdigest()}\n",
        "facts.csv": "fact_id,subject,property,value,hedge,unit,stance,source,quote\n"
        + "".join(f"f{n},s,p,{row},gazette,As quoted\n" for n, row in enumerate(rows)),
    }
    (folder / "seeds").mkdir()
    for name, content in files.items():
        (folder / name).write_text(content, encoding="utf-8")
    return list(json.loads(tieout.validate(folder).to_json())["questions"][0]["readings"])


def test_a_reading_of_figures_has_its_bounds_as_numbers(tmp_path: Path) -> None:
    wide, denied = _readings(tmp_path, "quantity", "900,more_than,GBP,", "15000,,GBP,denied")
    assert {"low": "900", "high": None, "low_open": True, "high_open": False, "unit": "GBP"} == {
        key: wide[key] for key in ("low", "high", "low_open", "high_open", "unit")
    }
    assert ("asserted", "denied") == (wide["stance"], denied["stance"])
    assert ("14500", "15500", False, True) == tuple(
        denied[key] for key in ("low", "high", "low_open", "high_open")
    )
    assert [None] * 3 == [wide[key] for key in ("earliest", "latest", "tokens")]


def test_a_reading_of_dates_has_the_days_as_written(tmp_path: Path) -> None:
    (when,) = _readings(tmp_path, "date", "1892-08,,,")
    assert ("1892-08-01", "1892-08-31") == (when["earliest"], when["latest"])
    assert (None, None) == (when["low"], when["high"])


def test_a_reading_of_a_denied_yes_is_an_asserted_no(tmp_path: Path) -> None:
    (no,) = _readings(tmp_path, "boolean", "true,,,denied")
    assert (["false"], "asserted") == (no["tokens"], no["stance"])
