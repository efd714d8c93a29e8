from __future__ import annotations

import pandas as pd
import pandera.pandas as pa
import pytest
from pandera.typing.pandas import Series

from tieout import schemas
from tieout.config import Level
from tieout.corpus.manifest import COLUMNS as MANIFEST
from tieout.corpus.rows import Rows, parse_rows
from tieout.evidence.anchors import Outcome
from tieout.facts import codebook
from tieout.facts.hedges import Hedge
from tieout.facts.table import make_table
from tieout.samples import COLUMNS

ROW = {
    "fact_id": "a",
    "subject": "outbreak",
    "property": "deaths",
    "value": "8605",
    "source": "gazette",
    "quote": "8,605 deaths",
}


def failures(**changes: str) -> list[tuple[str, str]]:
    """Return what is refused of a row with some cells changed."""
    row = ROW | changes
    table = make_table(
        Rows(tuple(row), {name: [cell] for name, cell in row.items()}, [2]), schemas.Facts
    )
    return list(zip(table.failures["column"], table.failures["check"], strict=True))


def test_a_row_of_the_required_columns_alone_is_accepted() -> None:
    assert [] == failures()
    schemas.Facts.validate(pd.DataFrame([ROW], dtype=str))


@pytest.mark.parametrize("column", sorted(ROW))
@pytest.mark.parametrize("cell", ["", " ", "\n\t"])
def test_a_required_cell_must_be_filled(column: str, cell: str) -> None:
    assert [(column, "filled")] == failures(**{column: cell})


@pytest.mark.parametrize(
    ("column", "cell", "check"),
    [
        ("fact_id", "a b", "notation"),
        ("fact_id", "-a", "notation"),
        ("fact_id", "a\n", "notation"),
        ("fact_id", "x" * 129, "notation"),
        ("hedge", "maybe", "allowed"),
        ("hedge", "About", "allowed"),
        ("stance", "said", "allowed"),
    ],
)
def test_a_cell_out_of_its_notation_is_refused(column: str, cell: str, check: str) -> None:
    assert [(column, check)] == failures(**{column: cell})


def test_each_of_two_rows_with_one_id_is_named_with_its_line() -> None:
    text = "\n".join(
        [
            ",".join(ROW),
            *[",".join(['"8,605 deaths"' if c == "8,605 deaths" else c for c in ROW.values()])] * 2,
        ]
    )
    table = make_table(parse_rows(text, "facts.csv"), schemas.Facts)
    assert [(0, 2, "unique"), (1, 3, "unique")] == list(
        zip(table.failures["row"], table.failures["line"], table.failures["check"], strict=True)
    )


def test_the_environment_cannot_switch_the_check_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PANDERA_VALIDATION_ENABLED", "False")
    with pa.config.config_context(validation_enabled=False):
        assert [("value", "filled")] == failures(value="")


def test_other_projects_add_columns_of_their_own() -> None:
    class Coded(schemas.Facts):
        coder: Series[str] = pa.Field(isin=["A", "B"])

    good = pd.DataFrame([ROW | {"coder": "A", "more": "kept"}], dtype=str)
    assert list(good.columns) == list(Coded.validate(good).columns)
    with pytest.raises(pa.errors.SchemaError):
        Coded.validate(good.assign(coder="C"))
    with pytest.raises(pa.errors.SchemaError):
        Coded.validate(good.drop(columns="quote"))


def test_every_column_says_what_it_is() -> None:
    for model in (
        schemas.Facts,
        schemas.Sources,
        schemas.Decisions,
        schemas.Anchors,
        schemas.Findings,
    ):
        for name, column in model.to_schema().columns.items():
            assert column.description, f"{model.__name__}.{name}"


def test_the_columns_of_facts_are_those_of_the_table() -> None:
    assert [
        *("fact_id", "subject", "property", "scope", "value", "hedge", "unit", "valid", "stance"),
        *("attributed_to", "via", "source", "quote", "prefix", "suffix", "note"),
    ] == list(schemas.Facts.to_schema().columns)


def test_the_words_that_a_column_allows_are_those_that_the_stages_know() -> None:
    anchors, findings = schemas.Anchors.to_schema(), schemas.Findings.to_schema()
    assert {str(hedge) for hedge in Hedge} == set(schemas.HEDGES)
    assert [list(Outcome)] == [
        list(check.statistics["allowed_values"]) for check in anchors.columns["outcome"].checks
    ]
    assert [set(Level)] == [
        set(check.statistics["allowed_values"]) for check in findings.columns["level"].checks
    ]
    assert codebook.ID.pattern == schemas.ID_PATTERN


def test_the_world_of_the_strategies_has_the_columns_of_the_tables() -> None:
    assert list(schemas.Facts.to_schema().columns) == list(COLUMNS)
    assert list(schemas.Sources.to_schema().columns) == list(MANIFEST)
