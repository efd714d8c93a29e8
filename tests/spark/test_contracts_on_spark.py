"""The contracts on Spark, with a local Spark and the system's Java."""

from __future__ import annotations

import shutil
import warnings
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings

from tieout import schemas, strategies
from tieout.errors import TableError

pytest.importorskip("pyspark", reason="the extra `spark` is not installed")
if shutil.which("java") is None:
    pytest.skip(reason="Java is not installed", allow_module_level=True)

from tieout import spark as door

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

pytestmark = pytest.mark.filterwarnings("ignore")
COLUMNS = list(schemas.Facts.to_schema().columns)


@pytest.fixture(scope="module")
def session() -> Iterator[Any]:
    """Start Spark once."""
    from pyspark.sql import SparkSession  # noqa: PLC0415 - only where there is one

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        started = (
            SparkSession.builder.master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.shuffle.partitions", "2")
            .config("spark.log.level", "ERROR")
            .getOrCreate()
        )
    yield started
    started.stop()


def on_spark(session: Any, frame: pd.DataFrame) -> Any:
    """Carry a table to Spark with the number of each row beside it."""
    rows = [(number, *row) for number, row in enumerate(frame.itertuples(index=False))]
    columns = ", ".join(f"`{name}` string" for name in frame.columns)
    return session.createDataFrame(rows, schema=f"row int, {columns}")


def damaged() -> pd.DataFrame:
    """Return a table whose cells stand on both sides of every border."""
    drawn = strategies.DataSet(
        rows=tuple(
            dict.fromkeys(COLUMNS, "x") | {"fact_id": f"f{n}", "hedge": "", "stance": ""}
            for n in range(12)
        ),
        texts={},
    )
    frame = drawn.facts
    odd = [
        "",
        " ",
        "\x1c",
        "\u3000\x85",
        "a\n",
        "-",
        "\u180e",
        "a" * 129,
        "x\u2028",
        "é",
        "A.b",
        "f0",
    ]
    for row, cell in enumerate(odd):
        frame.loc[row, "fact_id"] = cell
        frame.loc[row, "value"] = cell
        frame.loc[row, "hedge"] = cell
    frame.loc[11, "quote"] = "\x1f"
    frame.loc[10, "fact_id"] = "f0"
    return frame


def test_spark_refuses_the_same_cells_with_the_same_words(session: Any) -> None:
    frame = damaged()
    told = schemas.failures_of(frame, schemas.Facts, range(len(frame)))
    found = door.failures_of(on_spark(session, frame), schemas.Facts).collect()
    assert {(r.row, r.column) for r in told.itertuples()} == {
        (r["row"], r["column"]) for r in found
    }
    words = {(r["row"], r["column"], r["check"]) for r in found}
    assert {(r.row, r.column, r.check) for r in told.itertuples()} <= words


@settings(max_examples=3)
@given(strategies.facts(max_size=5))
def test_spark_accepts_what_pandas_accepts(session: Any, frame: pd.DataFrame) -> None:
    table = on_spark(session, frame)
    assert table is door.Facts.validate(table)


def test_spark_says_which_cells_break_the_contract(session: Any) -> None:
    with pytest.raises(TableError, match="facts: the frame does not meet its contract: "):
        door.Facts.validate(on_spark(session, damaged()))


def test_a_missing_or_mistyped_column_is_an_error_and_not_an_empty_answer(session: Any) -> None:
    table = on_spark(session, damaged())
    with pytest.raises(TableError, match="no column 'quote'"):
        door.failures_of(table.drop("quote"), schemas.Facts)
    with pytest.raises(TableError, match="'value' is int, not string"):
        door.failures_of(table.drop("value").withColumnRenamed("row", "value"), schemas.Facts)
