from __future__ import annotations

import csv
import json
import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import jsonschema
import pandera.pandas as pa
import polars as pl
import pytest
from frictionless import Resource, Schema
from hypothesis import given
from hypothesis import strategies as st
from pandera.errors import SchemaErrors
from pandera.typing.pandas import Series

from tieout import polars as door
from tieout import schemas, strategies
from tieout.contracts import WHITE, columns_of, frictionless, json_schema, pandera_yaml
from tieout.errors import TableError, UsageError
from tieout.planting import compose, planted_statements

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

MODELS = [
    schemas.Facts,
    schemas.Sources,
    schemas.Decisions,
    schemas.Anchors,
    schemas.Findings,
]


class Reviewed(schemas.Facts):
    """The facts of a project that has every row read by a second person."""

    reviewer: Series[str] = pa.Field(str_matches=r"[a-z]{2,3}\Z")
    rounds: Series[int] = pa.Field(ge=1, le=3)


def cells() -> st.SearchStrategy[str]:
    """Draw cells on both sides of every border: blank, foreign white space, line ends, words."""
    odd = ["", " ", "\x1c", "\u3000\x85", "a", "a\n", " a", "-", "A.b-c_9", "é", "\u180e", "about"]
    return st.sampled_from([*odd, "a" * 128, "a" * 129, "asserted", "x\u2028", "\U0001f6a2"])


@st.composite
def tables(draw: st.DrawFn) -> pd.DataFrame:
    """Draw facts tables of which some cells are damaged."""
    frame = draw(strategies.facts(min_size=1, max_size=4))
    damage = st.tuples(
        st.integers(0, len(frame) - 1), st.sampled_from(list(frame.columns)), cells()
    )
    for row, column, cell in draw(st.lists(damage, max_size=6)):
        frame.loc[row, column] = cell
    return frame


@given(tables())
def test_polars_refuses_the_same_cells_with_the_same_words(frame: pd.DataFrame) -> None:
    told = schemas.failures_of(frame, schemas.Facts, range(len(frame)))
    expected = {(r.row, r.column) for r in told.itertuples()}
    found = door.failures_of(pl.DataFrame(frame.to_dict("list")), schemas.Facts)
    assert expected == set(found.select("row", "column").rows())
    words = {(r.row, r.column, r.check) for r in told.itertuples()}
    assert words <= set(found.select("row", "column", "check").rows())


@given(tables())
def test_polars_accepts_a_table_if_and_only_if_pandas_does(frame: pd.DataFrame) -> None:
    refused = not schemas.failures_of(frame, schemas.Facts, range(len(frame))).empty
    try:
        door.Facts.validate(pl.DataFrame(frame.to_dict("list")))
    except SchemaErrors:
        assert refused
    else:
        assert not refused


def bad_frame() -> pl.DataFrame:
    """Return a table with a hedge that is none."""
    row = dict.fromkeys(schemas.Facts.to_schema().columns, "x") | {"hedge": "roughly", "stance": ""}
    return pl.DataFrame([row])


def test_a_lazy_frame_is_really_checked() -> None:
    with pytest.raises(SchemaErrors):
        door.Facts.validate(bad_frame().lazy())
    good = bad_frame().with_columns(hedge=pl.lit("about")).lazy()
    assert isinstance(door.Facts.validate(good), pl.LazyFrame)
    assert 1 == door.failures_of(bad_frame().lazy(), schemas.Facts).height


@pytest.mark.parametrize(
    "setting", ["PANDERA_VALIDATION_ENABLED=False", "PANDERA_VALIDATION_DEPTH=SCHEMA_ONLY"]
)
def test_the_environment_cannot_switch_the_checks_off(setting: str) -> None:
    program = """
import polars as pl, pandas as pd
from tieout import polars, schemas
row = dict.fromkeys(schemas.Facts.to_schema().columns, "x") | {"hedge": "roughly", "stance": ""}
assert 1 == len(schemas.failures_of(pd.DataFrame([row], dtype=str), schemas.Facts, [2]))
assert 1 == polars.failures_of(pl.DataFrame([row]), schemas.Facts).height
try:
    polars.Facts.validate(pl.DataFrame([row]).lazy())
except Exception as error:
    print(type(error).__name__)
"""
    name, value = setting.split("=")
    done = subprocess.run(
        [sys.executable, "-c", program],
        check=True,
        capture_output=True,
        text=True,
        env=os.environ | {name: value},
        timeout=120,
    )
    assert "SchemaErrors" == done.stdout.strip()


@pytest.mark.parametrize(
    "setting", ["PANDERA_VALIDATION_ENABLED=False", "PANDERA_VALIDATION_DEPTH=SCHEMA_ONLY"]
)
def test_the_environment_cannot_switch_the_gate_off(tmp_path: Path, setting: str) -> None:
    folder = compose([], planted_statements("agrees", 900), "agrees").write(tmp_path)
    table = (folder / "facts.csv").read_text(encoding="utf-8")
    (folder / "facts.csv").write_text(table.replace(",900,,", ",900,roughly,", 1), encoding="utf-8")
    name, value = setting.split("=")
    done = subprocess.run(
        [sys.executable, "-m", "tieout", "validate", str(folder)],
        check=False,
        capture_output=True,
        text=True,
        env=os.environ | {name: value},
        timeout=120,
    )
    assert (1, True) == (done.returncode, "T106" in done.stdout), done.stdout


def test_a_subclass_carries_its_own_columns_to_every_format() -> None:
    assert ["reviewer", "rounds"] == [column.name for column in columns_of(Reviewed)[-2:]]
    frame = bad_frame().with_columns(
        hedge=pl.lit(""), reviewer=pl.lit("xy9"), rounds=pl.lit(4, dtype=pl.Int64)
    )
    found = door.failures_of(frame, Reviewed)
    assert [("reviewer", "notation"), ("rounds", "less_than_or_equal_to(3)")] == found.select(
        "column", "check"
    ).rows()
    with pytest.raises(SchemaErrors):
        door.contract(Reviewed).validate(frame)
    assert "reviewer" in [field["name"] for field in frictionless(Reviewed)["fields"]]
    assert "reviewer" in json_schema(Reviewed)["items"]["required"]


def test_a_check_that_engines_would_read_differently_is_refused_with_a_reason() -> None:
    class Numbered(schemas.Facts):
        number: Series[str] = pa.Field(str_matches=r"\d+")

    class Long(schemas.Facts):
        title: Series[str] = pa.Field(str_length={"min_value": 3})

    with pytest.raises(UsageError, match="'number'"):
        columns_of(Numbered)
    with pytest.raises(UsageError, match="'title'"):
        columns_of(Long)


def test_a_missing_or_mistyped_column_is_an_error_and_not_an_empty_answer() -> None:
    with pytest.raises(TableError, match="no column 'quote'"):
        door.failures_of(bad_frame().drop("quote"), schemas.Facts)
    with pytest.raises(TableError, match="'value' is Int64"):
        door.failures_of(bad_frame().with_columns(value=pl.lit(5, dtype=pl.Int64)), schemas.Facts)


def test_white_space_is_what_python_calls_so() -> None:
    inside = re.compile(f"[{WHITE}]")
    assert [] == [
        hex(code)
        for code in range(0x11000)
        if bool(inside.match(chr(code))) != bool(re.match(r"\s", chr(code)))
    ]


@pytest.mark.parametrize("model", MODELS)
def test_json_schema_and_table_schema_are_well_formed(model: Any) -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema(model))
    assert Schema.from_descriptor(frictionless(model)).fields
    assert list(model.to_schema().columns) == [f["name"] for f in frictionless(model)["fields"]]


@given(tables())
def test_json_schema_refuses_a_row_if_and_only_if_pandas_does(frame: pd.DataFrame) -> None:
    checker = jsonschema.Draft202012Validator(json_schema(schemas.Facts))
    for number, row in enumerate(frame.to_dict("records")):
        alone = frame.iloc[[number]].reset_index(drop=True)
        expected = schemas.failures_of(alone, schemas.Facts, [1]).empty
        assert expected == checker.is_valid([row])


def test_frictionless_accepts_our_facts_and_names_a_bad_cell(
    repository: Path, tmp_path: Path
) -> None:
    schema = Schema.from_descriptor(frictionless(schemas.Facts))
    ours = repository / "facts.csv"
    (tmp_path / "facts.csv").write_bytes(ours.read_bytes())
    report = Resource(path="facts.csv", basepath=str(tmp_path), schema=schema).validate()
    assert [] == report.flatten(["type", "rowNumber", "fieldName"])
    with ours.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    rows[1]["hedge"] = "roughly"
    rows[2]["quote"] = " "
    with (tmp_path / "bad.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
    report = Resource(path="bad.csv", basepath=str(tmp_path), schema=schema).validate()
    assert [[3, "hedge"], [4, "quote"]] == report.flatten(["rowNumber", "fieldName"])


def test_pandera_validate_runs_the_exported_yaml(repository: Path, tmp_path: Path) -> None:
    (tmp_path / "facts.yaml").write_text(pandera_yaml(schemas.Facts), encoding="utf-8")
    ours = (repository / "facts.csv").read_text(encoding="utf-8")
    (tmp_path / "bad.csv").write_text(
        ours.replace(",asserted,", ",sworn,", 1)
        if ",asserted," in ours
        else ours.replace("\n", "\n-", 1),
        encoding="utf-8",
    )

    def run(data: Path) -> int:
        """Run pandera's own command."""
        return subprocess.run(
            [
                *(sys.executable, "-m", "pandera", "validate"),
                *("-s", str(tmp_path / "facts.yaml"), "-d", str(data)),
            ],
            check=False,
            capture_output=True,
            timeout=120,
        ).returncode

    assert 0 == run(repository / "facts.csv")
    assert 1 == run(tmp_path / "bad.csv")


def test_the_exports_are_plain_json() -> None:
    for model in MODELS:
        for made in (frictionless(model), json_schema(model)):
            assert made == json.loads(json.dumps(made))


@pytest.mark.parametrize(("name", "library"), [("polars", "polars"), ("spark", "pyspark")])
def test_a_door_without_its_library_says_what_to_install(name: str, library: str) -> None:
    program = f"""
import sys
sys.modules[{library!r}] = None
from tieout import {name} as door, schemas
try:
    door.failures_of(None, schemas.Facts)
except Exception as error:
    print(type(error).__name__, error.hint)
"""
    done = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True, timeout=60
    )
    hint = f"UsageError Install it: python -m pip install 'tieout[{name}]'."
    assert hint == done.stdout.strip()
