"""Laws of whole tables, on the bundled data set: what must change nothing changes nothing."""

from __future__ import annotations

import csv
import random
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import tieout

if TYPE_CHECKING:
    from collections.abc import Callable

    from tieout.report.report import Report

Rows = list[dict[str, str]]
Key = tuple[str, str, str]


def _copy(repository: Path, folder: Path, change: Callable[[Rows], Rows]) -> Report:
    """Check a copy of the bundled data set whose facts were changed."""
    shutil.copytree(repository / "seeds", folder / "seeds")
    shutil.copy(repository / "codebook.toml", folder)
    with (repository / "facts.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    columns = list(rows[0])
    with (folder / "facts.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(change(rows))
    return tieout.validate(folder)


def _verdicts(report: Report) -> dict[Key, str]:
    return {(q.subject, q.property, q.scope): str(q.verdict) for q in report.all_questions}


@pytest.fixture(scope="module")
def bundled(repository: Path) -> Report:
    return tieout.validate(repository)


def _shuffled(rows: Rows) -> Rows:
    random.Random(1892).shuffle(rows)  # noqa: S311 - the same order in every run
    return rows


def _renamed(rows: Rows) -> Rows:
    return [row | {"fact_id": f"x{number}"} for number, row in enumerate(rows)]


@pytest.mark.parametrize("change", [_shuffled, _renamed])
def test_order_and_ids_change_no_verdict_and_no_fingerprint(
    repository: Path, tmp_path: Path, bundled: Report, change: Callable[[Rows], Rows]
) -> None:
    report = _copy(repository, tmp_path, change)
    assert _verdicts(bundled) == _verdicts(report)
    ours, theirs = ({(f.code, f.fingerprint) for f in r.all_findings} for r in (bundled, report))
    assert ours == theirs


BREAKS: tuple[dict[str, str], ...] = (
    {"value": "some 900 or so"},
    {"valid": "October last"},
    {"property": "mood"},
    {"subject": "nobody"},
    {"attributed_to": "nobody"},
    {"hedge": "approx"},
    {"stance": "rejected"},
    {"source": "gazette"},
    {"quote": ""},
    {"quote": "words that stand in no source"},
    {"scope": "al\u200beppo"},
    {},
)
"""What is done to the rows, the last of which is doubled."""


def _broken(rows: Rows) -> Rows:
    changed = [row | change for row, change in zip(rows, BREAKS, strict=False)]
    return [*changed, rows[len(BREAKS) - 1] | {"fact_id": "twin"}, *rows[len(BREAKS) :]]


@pytest.mark.parametrize("change", [_shuffled, _renamed])
def test_what_is_wrong_with_a_row_is_known_by_what_it_says(
    repository: Path, tmp_path: Path, change: Callable[[Rows], Rows]
) -> None:
    found = []
    for name, step in (("as is", lambda rows: rows), ("changed", change)):
        folder = tmp_path / name
        folder.mkdir()
        report = _copy(repository, folder, lambda rows, step=step: step(_broken(rows)))
        found.append({(f.code, f.fingerprint) for f in report.all_findings if f.code != "G102"})
    codes = {code for code, _ in found[0]}
    assert {"T103", "T106", "T107", "T109", "T110", "S101", "A101"} <= codes
    assert {"V101", "V102", "V103", "V104"} <= codes
    assert found[0] == found[1]


def test_unrelated_facts_change_no_verdict(
    repository: Path, tmp_path: Path, bundled: Report
) -> None:
    def change(rows: Rows) -> Rows:
        return [
            *rows,
            *(
                row | {"fact_id": f"{row['fact_id']}-x", "subject": f"x-{row['subject']}"}
                for row in rows[:60]
            ),
        ]

    report = _copy(repository, tmp_path, change)
    ours, theirs = _verdicts(bundled), _verdicts(report)
    assert ours == {key: theirs[key] for key in ours}


def test_a_table_cut_in_two_between_questions_has_the_same_verdicts(
    repository: Path, tmp_path: Path, bundled: Report
) -> None:
    def kept(row: dict[str, str]) -> bool:
        return sum(map(ord, row["property"])) % 2 == 0

    theirs: dict[Key, str] = {}
    for name, even in (("even", True), ("odd", False)):
        folder = tmp_path / name
        folder.mkdir()
        report = _copy(repository, folder, lambda rows, e=even: [r for r in rows if kept(r) is e])
        theirs |= _verdicts(report)
    across = {
        (q.subject, q.property, q.scope)
        for q in bundled.all_questions
        if any(pair.across for pair in q.pairs)
    }
    ours = _verdicts(bundled)
    assert {key: ours[key] for key in ours if key not in across} == {
        key: theirs[key] for key in ours if key not in across
    }


def test_every_question_with_two_facts_has_its_pairs_listed(bundled: Report) -> None:
    for question in bundled.all_questions:
        kind = bundled.case.codebook.properties[question.property].kind
        if 2 <= len(question.rows) <= 50 and kind != "quotation":
            number = len(question.rows) * (len(question.rows) - 1) // 2
            assert number == sum(not pair.across for pair in question.pairs)
