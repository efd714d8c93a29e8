"""Laws of whole data sets, drawn by our own strategies and run through the whole flow."""

from __future__ import annotations

from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tieout
from tieout.harbours import VERDICTS, DataSet
from tieout.strategies import datasets

if TYPE_CHECKING:
    from tieout import Report

GRAVE = {"disputed", "denied", "contradicts"}


def report_on(drawn: DataSet) -> Report:
    """Write a data set, check it, and forget it."""
    with TemporaryDirectory() as folder:
        return tieout.validate(drawn.write(folder))


def verdicts(report: Report) -> dict[tuple[str, str], str]:
    """Return the verdict of each question by subject and property."""
    return {(q.subject, q.property): str(q.verdict) for q in report.all_questions}


@settings(max_examples=25)
@given(datasets())
def test_a_consistent_data_set_passes_and_every_value_is_read_back(drawn: DataSet) -> None:
    report = report_on(drawn)
    told = [f"{finding.code}: {finding.message}" for finding in report.all_findings]
    assert report.passed, told
    assert len(drawn.rows) == report.summary["facts"] == report.summary["quotes_found"]
    assert len(drawn.rows) == report.summary["values_supported"]


@settings(max_examples=4)
@pytest.mark.parametrize("verdict", VERDICTS)
@given(data=st.data())
def test_what_is_planted_comes_out_and_nothing_graver(verdict: str, data: st.DataObject) -> None:
    drawn = data.draw(datasets(verdict=verdict, max_size=4))
    report = report_on(drawn)
    found = verdicts(report)
    planted = {key for key in found if key[0] == "visby" or key[1] == "said"}
    assert [verdict] == [found[key] for key in planted]
    others = {found[key] for key in found if key not in planted}
    assert others <= {"single", "agrees", "compatible"}
    assert report.passed == (verdict not in GRAVE)


@settings(max_examples=15)
@given(st.data())
def test_the_order_of_rows_changes_no_finding(data: st.DataObject) -> None:
    verdict = data.draw(st.sampled_from(VERDICTS))
    drawn = data.draw(datasets(verdict=verdict, max_size=5))
    shuffled = data.draw(st.permutations(drawn.rows))
    other = DataSet(tuple(shuffled), drawn.texts)
    left, right = report_on(drawn), report_on(other)
    assert verdicts(left) == verdicts(right)
    assert {f.fingerprint for f in left.all_findings} == {f.fingerprint for f in right.all_findings}


@settings(max_examples=15)
@given(datasets(verdict="disputed", max_size=3), st.integers(2, 9))
def test_an_unrelated_fact_changes_no_verdict(drawn: DataSet, number: int) -> None:
    sentence = f"It is known that {number} boats lay in the harbour of Bergen Deep."
    row = drawn.rows[0] | {
        "fact_id": "more",
        "subject": "crown",
        "property": "boats",
        "value": str(number),
        "hedge": "",
        "attributed_to": "",
        "quote": sentence[17:-1],
    }
    source = row["source"]
    wider = DataSet(
        (*drawn.rows, row), drawn.texts | {source: drawn.texts[source] + sentence + "\n"}
    )
    before, after = verdicts(report_on(drawn)), verdicts(report_on(wider))
    assert before.items() <= after.items()
    assert len(before) + 1 == len(after)
