from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

import tieout
from tieout.errors import UsageError
from tieout.harbours import CLAUSES, DataSet, Written
from tieout.mutants import COPIED, DAMAGES, DROPPED, EDITED, Sheet, mutants
from tieout.mutation import mutate
from tieout.planting import Statement, compose, planted_statements
from tieout.report.gate import holding
from tieout.trials import render, render_json

if TYPE_CHECKING:
    from pathlib import Path

    from tieout.mutants import Mutant
    from tieout.trials import Trials

WRITTEN = {
    "boats": Written("quantity", "1200", "about", "about 1,200"),
    "damaged": Written("share", "12.5 %", "", "12.5 per cent"),
    "opened": Written("date", "1871-03-14", "", "on 14 March 1871"),
    "strike": Written("duration", "P8D", "", "8 days"),
    "harbour": Written("category", "closed", "", "closed"),
    "pier": Written("entity", "railway", "", "the railway"),
}


def harbours() -> DataSet:
    """Return one fact of every kind, and two that quote one utterance."""
    statements = [
        Statement(
            property=name,
            place="Oban",
            source="herald",
            written=written,
            clause=CLAUSES[name].format(words=written.words, place="Oban"),
            speaker="coast_guard",
            valid="1892" if name == "boats" else "",
        )
        for name, written in WRITTEN.items()
    ]
    return compose(statements, planted_statements("requoted", 2), "requoted")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the folder of a data set that passes and holds on a lost hedge."""
    levels = 'levels.V106 = "error"\nlevels.V107 = "error"\n'
    (tmp_path / "tieout.toml").write_text(levels, encoding="utf-8")
    return harbours().write(tmp_path)


def made(folder: Path, name: str) -> set[tuple[str, str]]:
    """Return the cells that a damage makes: column and cell."""
    sheet = Sheet(tieout.validate(folder).case)
    return {(mutant.column, mutant.after) for mutant in mutants(sheet, [name])}


@pytest.mark.parametrize(
    ("damage", "cell"),
    [
        ("digit", ("value", "2200")),
        ("digit", ("value", "1201")),
        ("digit", ("quote", "about 2,200 boats lay in the harbour of Oban")),
        ("hedge", ("hedge", "at_most")),
        ("hedge", ("hedge", "")),
        ("unit", ("unit", "km")),
        ("sign", ("value", "-1200")),
        ("date", ("value", "1872-03-14")),
        ("date", ("value", "1871-04-14")),
        ("name", ("value", "open")),
        ("name", ("value", "crown")),
        ("word", ("value", "No ship will leave the before the storm is over")),
        ("speaker", ("attributed_to", "dockers_union")),
        ("subject", ("subject", "larne")),
        ("valid", ("valid", "1893")),
        ("swapped_source", ("source", "gazette")),
        ("cut_quote", ("quote", "1,200 boats lay in the harbour of Oban")),
        ("cut_quote", ("quote", "about 1,200 boats lay in the harbour of Oba")),
        ("dropped_row", (DROPPED, "")),
        ("duplicated_question", (COPIED, "Oban")),
    ],
)
def test_a_damage_makes_just_its_own_error(
    folder: Path, damage: str, cell: tuple[str, str]
) -> None:
    assert cell in made(folder, damage)


def test_a_moved_quote_is_the_sentence_after(folder: Path) -> None:
    following = "The coast guard said that 12.5 per cent of the houses in Oban were damaged"
    assert any(cell.startswith(following) for _, cell in made(folder, "moved_quote"))


def test_every_damage_finds_something_to_damage(folder: Path) -> None:
    trials = mutate(folder, each=0)
    assert [*DAMAGES, EDITED] == list(trials.possible)
    assert all(trials.possible.values())


def damaged(folder: Path, mutant: Mutant) -> None:
    """Write a mutant into the facts table, as a person would have."""
    text = (folder / "facts.csv").read_text(encoding="utf-8")
    header, *rows = csv.reader(io.StringIO(text))
    row = rows[mutant.row]
    if mutant.column == DROPPED:
        del rows[mutant.row]
    elif mutant.column == COPIED:
        copy = list(row)
        if mutant.after != mutant.before:
            copy[header.index("fact_id")] += ".again"
            copy[header.index("subject")] = mutant.after
        rows.append(copy)
    else:
        row[header.index(mutant.column)] = mutant.after
    with (folder / "facts.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])


def caught_by_a_plain_run(folder: Path, mutant: Mutant, known: set[str]) -> bool:
    """Run the gate on a table with the error in it, then take the error out again."""
    before = (folder / "facts.csv").read_bytes()
    damaged(folder, mutant)
    report = tieout.validate(folder)
    (folder / "facts.csv").write_bytes(before)
    level = report.case.config.fail_on
    return any(one.fingerprint not in known for one in holding(report.all_findings, level))


def assert_same_as_plain_runs(trials: Trials, folder: Path) -> None:
    """Compare what became of each mutant of a row with a whole run on a damaged table."""
    known = {finding.fingerprint for finding in tieout.validate(folder).all_findings}
    of_rows = [trial for trial in trials.every if trial.mutant.damage != EDITED]
    assert of_rows
    for trial in of_rows:
        plain = caught_by_a_plain_run(folder, trial.mutant, known)
        assert plain == bool(trial.codes), trial


def test_the_short_way_finds_what_whole_runs_find(folder: Path) -> None:
    assert_same_as_plain_runs(mutate(folder, each=4), folder)


def test_the_data_set_is_not_touched(folder: Path) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    mutate(folder, each=2)
    assert before == {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_an_equivalent_mutant_is_recognised_and_not_counted(folder: Path) -> None:
    facts = (folder / "facts.csv").read_text(encoding="utf-8").splitlines()
    twin = facts[5].replace("f005", "f005b")
    assert "closed" in twin
    (folder / "facts.csv").write_text("\n".join([*facts, twin]) + "\n", encoding="utf-8")
    trials = mutate(folder, damages=["dropped_row"], each=0)
    alike = {trial.fact: trial.equivalent for trial in trials.every if trial.equivalent}
    assert {"f005": "f005b says the same", "f005b": "f005 says the same"} == alike
    assert "f005" not in {trial.fact for trial in trials.counted}


def test_survivors_are_told_with_the_row_and_the_reason(folder: Path) -> None:
    trials = mutate(folder, damages=["subject"], each=0)
    assert trials.survivors
    assert all(trial.reason for trial in trials.survivors)
    text = render(trials)
    assert "Survivors" in text
    assert "line 2 f001: subject: subject: 'oban' became 'larne':" in text


def test_the_json_document_counts_as_the_text_does(folder: Path) -> None:
    trials = mutate(folder, each=2)
    document = json.loads(render_json(trials))
    assert {"tried", "caught", "classes", "survivors"} <= document.keys()
    assert document["tried"] == sum(one["tried"] for one in document["classes"].values())
    assert document["caught"] == sum(one["caught"] for one in document["classes"].values())
    assert document["tried"] - document["caught"] == len(document["survivors"])
    assert f"{document['tried']:,} errors made, {document['caught']:,} caught" in render(trials)


def test_a_data_set_that_does_not_pass_is_tried_all_the_same(tmp_path: Path) -> None:
    planted = planted_statements("contradicts", 40)
    trials = mutate(compose([], planted, "contradicts").write(tmp_path), damages=["digit"])
    assert not trials.passed
    assert 4 <= len(trials.counted)
    assert not trials.survivors
    assert "does not pass as it is" in render(trials)


def test_what_cannot_be_tried_is_an_error(folder: Path) -> None:
    with pytest.raises(UsageError, match="no damage 'digits'"):
        mutate(folder, damages=["digits"])
    with pytest.raises(UsageError, match="below 0"):
        mutate(folder, each=-1)
    header = (folder / "facts.csv").read_text(encoding="utf-8").partition("\n")[0]
    (folder / "facts.csv").write_text(header + "\n", encoding="utf-8")
    with pytest.raises(UsageError, match="no fact to damage"):
        mutate(folder)
