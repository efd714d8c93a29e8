"""Laws of what is printed: cost grows with length, and no text gets out of its place."""

from __future__ import annotations

import csv
import io
import json
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tieout
from tieout.harbours import VERDICTS
from tieout.report import html, junit, sanitising, sarif, tables, terminal
from tieout.report.paper import Page, Paper
from tieout.report.versions import compare_words
from tieout.strategies import datasets

if TYPE_CHECKING:
    from collections.abc import Callable

SCHEMA = json.loads(
    (Path(__file__).parents[2] / "docs" / "report.schema.json").read_text(encoding="utf-8")
)
HOSTILE = ["\u0301", "##[", "a:", "@#", "\\", "GH-", "www.", "mailto:", "<", "\u202e", "1.", "|`*"]


def laid_out(text: str) -> None:
    page = Page(Paper(80))
    page.add(text, lead="| ")
    page.text()


def compared(text: str) -> None:
    compare_words(text, text[::-1])


def quickest(function: Callable[[str], object], text: str) -> float:
    times = []
    for _ in range(5):
        began = time.process_time()
        function(text)
        times.append(time.process_time() - began)
    return min(times)


@pytest.mark.parametrize("piece", HOSTILE)
@pytest.mark.parametrize(
    "function",
    [
        sanitising.for_terminal,
        sanitising.for_html,
        sanitising.for_markdown,
        sanitising.for_xml,
        sanitising.for_script,
        sanitising.for_workflow,
        laid_out,
        compared,
    ],
    ids=lambda function: function.__name__,
)
def test_twice_the_text_costs_about_twice(function: Callable[[str], object], piece: str) -> None:
    once = quickest(function, piece * 20_000)
    twice = quickest(function, piece * 40_000)
    assert twice < 2.5 * once + 0.005


@settings(max_examples=20)
@given(st.data())
def test_any_data_set_is_told_alike_by_every_format(data: st.DataObject) -> None:
    drawn = data.draw(datasets(verdict=data.draw(st.sampled_from(VERDICTS)), max_size=4))
    with TemporaryDirectory() as folder:
        report = tieout.validate(drawn.write(folder))
        document = json.loads(report.to_json())
        text = terminal.render(report, verbose=True)
        page = html.render(report)
        (run,) = json.loads(sarif.render(report))["runs"]
        rows = list(csv.DictReader(io.StringIO(tables.render(report), newline="")))
        cases = junit.render(report)
    jsonschema.Draft202012Validator(SCHEMA).validate(document)
    assert document["summary"] == report.summary
    assert [fact["fact_id"] for fact in document["facts"]] == [row["fact_id"] for row in rows]
    found = [finding["fingerprint"] for finding in document["findings"]]
    assert found == [result["partialFingerprints"]["tieout/v1"] for result in run["results"]]
    for finding in report.all_findings:
        assert finding.fingerprint in text
        assert finding.level == "note" or finding.fingerprint in page
    assert report.passed == text.endswith("The gate passes.\n")
    assert report.passed == ("<failure" not in cases)
