"""The door of Spark: the contracts of `schemas` for `pyspark.sql` frames.

Spark evaluates the checks where the rows are; nothing is collected but what is refused. The schemas
of `pandera.pyspark` are not used: they load `pyspark.pandas`, which does not load under pandas 3.

Source: docs/decisions/0071.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING, Any

from tieout import schemas
from tieout.contracts import NO_MORE, WHITE, Column, columns_of, is_there, portable
from tieout.errors import TableError, UsageError

if TYPE_CHECKING:
    from pandera.pandas import DataFrameModel
    from pyspark.sql import Column as Expression
    from pyspark.sql import DataFrame

__all__ = [
    "Anchors",
    "Contract",
    "Decisions",
    "Facts",
    "Findings",
    "Sources",
    "contract",
    "failures_of",
]

_SHOWN = 5
_TYPES: dict[str, tuple[str, ...]] = {
    "text": ("string", "void"),
    "integer": ("bigint", "int", "void"),
    "number": ("double", "float", "void"),
    "boolean": ("boolean", "void"),
}


@dataclass(frozen=True, slots=True)
class Contract:
    """What a table must be, for Spark.

    Args:
        model: The model it comes from.
    """

    model: type[DataFrameModel]

    def validate(self, frame: DataFrame) -> DataFrame:
        """Return the frame if it meets the contract; this runs a job.

        Args:
            frame: The table.

        Raises:
            TableError: It does not meet the contract; the message holds the first few cells.
        """
        wrong = failures_of(frame, self.model).select("column", "check", "refused").take(_SHOWN)
        if wrong:
            cells = "; ".join(f"{row['column']}: {row['check']}: {row[2]!r}" for row in wrong)
            name = self.model.to_schema().name
            raise TableError(
                f"{name}: the frame does not meet its contract: {cells}",
                hint="See tieout.spark.failures_of for all of them.",
            )
        return frame


def contract(model: type[DataFrameModel]) -> Contract:
    """Return the contract of a model for Spark.

    Args:
        model: One of `tieout.schemas`, or a subclass with columns of its own.

    Raises:
        UsageError: A column has a type or a check that Spark cannot be told of.
    """
    columns_of(model)
    return Contract(model)


def failures_of(frame: DataFrame, model: type[DataFrameModel]) -> DataFrame:
    """Return every cell of a table that its model refuses.

    Args:
        frame: The table. Rows of Spark have no order: keep a column of yours that names them.
        model: The model it should meet.

    Returns:
        The columns of the table, then `column`, `check` and `refused` (the cell as text); one row
        for each cell and check. The words of `check` are those of `schemas.failures_of`.

    Raises:
        TableError: A required column is absent or of another type.
    """
    sql, window = _spark()
    columns = [column for column in columns_of(model) if _is_there(column, frame)]
    counted = frame.withColumns(
        {
            _twins(column): sql.count(sql.lit(1)).over(window.partitionBy(f"`{column.name}`"))
            for column in columns
            if column.unique
        }
    )
    tests = [test for column in columns for test in _refusals(column)]
    told = sql.array(*(sql.when(refused, _told(name, check)) for refused, name, check in tests))
    each = sql.explode(sql.filter(told, lambda one: one.isNotNull()))
    found = counted.withColumn("_found", each)
    return found.select(*(f"`{name}`" for name in frame.columns), "_found.*")


def _spark() -> tuple[Any, Any]:
    """Return the functions and the window of Spark, which is an extra."""
    try:
        from pyspark.sql import functions  # noqa: PLC0415 - an extra, and heavy
        from pyspark.sql.window import Window  # noqa: PLC0415 - likewise
    except ImportError:
        raise UsageError(
            "tieout.spark needs pyspark, which is not installed",
            hint="Install it: python -m pip install 'tieout[spark]'.",
        ) from None
    return functions, Window


def _twins(column: Column) -> str:
    """Name the helper column that counts the rows with the same cell."""
    return f"_twins of {column.name}"


def _told(name: str, check: Expression) -> Expression:
    """Return what is told of a refused cell."""
    sql, _ = _spark()
    cell = sql.col(f"`{name}`").cast("string")
    parts = (sql.lit(name).alias("column"), check.alias("check"), cell.alias("refused"))
    told: Expression = sql.struct(*parts)
    return told


def _is_there(column: Column, frame: DataFrame) -> bool:
    """Tell whether a table has a column, of its type or of nothing but nulls."""
    there = column.name in frame.columns
    found = frame.schema[column.name].dataType.simpleString() if there else None
    return is_there(column, found, _TYPES.get(column.kind, ()))


def _refusals(column: Column) -> list[tuple[Expression, str, Expression]]:
    """Return for each check of a column which cells it refuses, its column and its word."""
    sql, _ = _spark()
    cell = sql.col(f"`{column.name}`")
    found: list[tuple[Expression, Expression]] = []
    if not column.nullable:
        found.append((cell.isNull(), sql.lit("not_nullable")))
    if column.unique:
        twins = sql.col(f"`{_twins(column)}`")
        found.append(((twins > 1) & cell.isNotNull(), sql.lit("unique")))
    blank = ~cell.cast("string").rlike(f"[^{WHITE}]")
    if column.patterns:
        word = sql.when(blank, "filled").otherwise("notation")
        met = reduce(
            lambda a, b: a & b, (cell.rlike(portable(p, end=NO_MORE)) for p in column.patterns)
        )
        found.append((~met, word))
    if column.allowed is not None:
        listed = sql.when(blank, "filled").otherwise("allowed")
        found.append((~cell.isin(list(column.allowed)), listed))
    if column.least is not None:
        bound = sql.lit(f"greater_than_or_equal_to({column.least})")
        found.append((cell < column.least, bound))
    if column.most is not None:
        found.append((cell > column.most, sql.lit(f"less_than_or_equal_to({column.most})")))
    return [(refused, column.name, check) for refused, check in found]


Facts = contract(schemas.Facts)
Sources = contract(schemas.Sources)
Decisions = contract(schemas.Decisions)
Anchors = contract(schemas.Anchors)
Findings = contract(schemas.Findings)
