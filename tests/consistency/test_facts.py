"""Our own data through our own plugin: what every row promises, looked at from outside.

The facts, questions and rules themselves are items of `facts.csv`, which pyproject.toml opts in.
The tests below ask the report what a reader of the project would ask it.
"""

from __future__ import annotations

import csv
import shutil
from typing import TYPE_CHECKING

import pytest

import tieout
from tieout.corpus.folding import fold_text
from tieout.corpus.sources import Source

if TYPE_CHECKING:
    from pathlib import Path

    from tieout import Report
    from tieout.facts.dataset import Dataset

CONFLICTS = {"contradicts", "disputed", "denied"}


def texts(report: Report) -> dict[str, str]:
    """Return the text of every source."""
    return {source.id: source.text for source in report.case.corpus if isinstance(source, Source)}


def test_there_are_enough_facts_of_every_article(dataset: Dataset, tieout_report: Report) -> None:
    cited = dataset.facts.frame["source"].value_counts()
    assert set(cited.index) == set(texts(tieout_report))
    assert 250 <= len(dataset.facts.frame)
    assert 20 <= cited.min()


def test_every_fact_traces_to_the_very_sentence_that_states_it(tieout_report: Report) -> None:
    case, every = tieout_report.case, texts(tieout_report)
    cut = {source: tieout.sentences(text) for source, text in every.items()}
    for row, fact in enumerate(case.ids):
        anchor = case.anchors.iloc[row]
        assert anchor["outcome"] in {"exact", "folded", "stitched"}, fact
        assert case.cell(row, "source") == anchor["source"], fact
        found = every[anchor["source"]][anchor["start"] : anchor["end"]]
        if anchor["outcome"] != "stitched":
            assert fold_text(case.cell(row, "quote")) == fold_text(found), fact
        sentence = cut[anchor["source"]][anchor["sentence"] - 1]
        assert sentence.start <= anchor["start"] < sentence.end, fact


def test_every_value_stands_in_its_quote_or_a_person_is_said_to_have_judged_it(
    tieout_report: Report,
) -> None:
    case = tieout_report.case
    judged = {
        fact
        for finding in tieout_report.all_findings
        if finding.name == "coder-judgement"
        for fact in finding.facts
    }
    for row, fact in enumerate(case.ids):
        support = case.support["support"].iloc[row]
        assert support == "supported" or (support == "judgement" and fact in judged), fact


def test_every_fact_answers_one_question_and_every_question_is_judged(
    tieout_report: Report,
) -> None:
    rows = [row for question in tieout_report.all_questions for row in question.rows]
    assert list(range(len(tieout_report.case.ids))) == sorted(rows)
    for question in tieout_report.all_questions:
        assert ("single" == question.verdict) == (0 == question.pair_count)
        assert question.pair_count or 1 == len(question.rows) or "said" == question.property


def test_every_question_on_which_sources_conflict_has_been_ruled_on(tieout_report: Report) -> None:
    open_ones = [
        f"{finding.code} {finding.message}"
        for finding in tieout_report.all_findings
        if finding.verdict in CONFLICTS and finding.decision is None
    ]
    assert [] == open_ones
    assert tieout_report.passed
    assert CONFLICTS & {str(question.verdict) for question in tieout_report.all_questions}


@pytest.mark.parametrize(
    "property_id",
    [
        pytest.param("fighters_present", id="how-many-rebels"),
        pytest.param("siege_began", id="when-the-siege-began"),
        pytest.param("strikes_halted", id="whether-the-strikes-had-stopped"),
        pytest.param("affiliation", id="whether-the-group-is-or-was-of-al-qaeda"),
        pytest.param("proposed_by", id="whose-plan-it-was"),
        pytest.param("faction_standing", id="a-leading-faction-or-a-small-one"),
    ],
)
def test_the_known_conflicts_come_out_by_themselves(
    property_id: str, tieout_report: Report
) -> None:
    verdicts = {str(q.verdict) for q in tieout_report.all_questions if q.property == property_id}
    assert verdicts & CONFLICTS


def test_what_one_speaker_said_is_quoted_in_two_versions(tieout_report: Report) -> None:
    verdicts = [str(q.verdict) for q in tieout_report.all_questions if q.property == "said"]
    assert "requoted" in verdicts


def test_without_one_ruling_the_gate_holds(dataset: Dataset, tmp_path: Path) -> None:
    rulings = (dataset.folder / "decisions.csv").read_text(encoding="utf-8")
    header, *rows = csv.reader(rulings.splitlines(keepends=True))
    assert rows
    for name in ("facts.csv", "codebook.toml"):
        shutil.copy(dataset.folder / name, tmp_path)
    shutil.copytree(dataset.folder / "seeds", tmp_path / "seeds")
    for left_out in range(0, len(rows), max(1, len(rows) // 3)):
        with (tmp_path / "decisions.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([header, *rows[:left_out], *rows[left_out + 1 :]])
        assert not tieout.validate(tmp_path).passed, rows[left_out]
