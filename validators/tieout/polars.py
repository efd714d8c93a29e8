"""The door of polars: the contracts of `schemas` as `pandera.polars` schemas.

A LazyFrame is collected before it is checked, and the environment cannot switch the check off.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from pandera.config import ValidationDepth, config_context

from tieout import schemas
from tieout.contracts import WHITE, Column, columns_of, is_there, portable
from tieout.errors import UsageError

if TYPE_CHECKING:
    import pandera.polars as pa
    import polars as pl
    from pandera.pandas import DataFrameModel

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

Frame = TypeVar("Frame", "pl.DataFrame", "pl.LazyFrame")

_TYPES = {
    kind: (name, "Null")
    for kind, name in (
        *(("text", "String"), ("integer", "Int64")),
        *(("number", "Float64"), ("boolean", "Boolean")),
    )
}


@dataclass(frozen=True, slots=True)
class Contract:
    """What a table must be, for polars.

    Args:
        model: The model it comes from.
    """

    model: type[DataFrameModel]

    @property
    def schema(self) -> pa.DataFrameSchema:
        """The same as a schema of `pandera.polars`, to be used or extended there."""
        pandera, _ = _polars()
        made: pa.DataFrameSchema = pandera.DataFrameSchema(
            {column.name: _column(column) for column in columns_of(self.model)},
            name=self.model.to_schema().name,
            strict=False,
        )
        return made

    def validate(self, frame: Frame, *, lazy: bool = True) -> Frame:
        """Return the frame if it meets the contract.

        Args:
            frame: A DataFrame or a LazyFrame; the latter is collected, and returned lazy.
            lazy: Gather every error before raising, instead of raising the first.

        Raises:
            SchemaErrors: It does not meet the contract (pandera's error; SchemaError unless lazy).
        """
        table = _collected(frame)
        with config_context(
            validation_enabled=True, validation_depth=ValidationDepth.SCHEMA_AND_DATA
        ):
            checked: Any = self.schema.validate(table, lazy=lazy)
        result: Frame = checked if table is frame else checked.lazy()
        return result


def contract(model: type[DataFrameModel]) -> Contract:
    """Return the contract of a model for polars.

    Args:
        model: One of `tieout.schemas`, or a subclass with columns of its own.

    Raises:
        UsageError: A column has a type or a check that polars cannot be told of.
    """
    columns_of(model)
    return Contract(model)


def _polars() -> tuple[Any, Any]:
    """Return pandera's side of polars, and polars, which is an extra."""
    try:
        import pandera.polars as pa  # noqa: PLC0415 - an extra, and heavy
        import polars as pl  # noqa: PLC0415 - likewise
    except ImportError:
        raise UsageError(
            "tieout.polars needs polars, which is not installed",
            hint="Install it: python -m pip install 'tieout[polars]'.",
        ) from None
    return pa, pl


def _collected(frame: pl.DataFrame | pl.LazyFrame) -> Any:
    """Return a frame with its rows at hand."""
    _, pl = _polars()
    return frame.collect() if isinstance(frame, pl.LazyFrame) else frame


def _column(column: Column) -> Any:
    """Return one column with its checks."""
    pa, pl = _polars()
    checks = [pa.Check.str_matches(portable(pattern, end="$")) for pattern in column.patterns]
    if column.allowed is not None:
        checks.append(pa.Check.isin(list(column.allowed)))
    if column.least is not None:
        checks.append(pa.Check.ge(column.least))
    if column.most is not None:
        checks.append(pa.Check.le(column.most))
    return pa.Column(
        getattr(pl, _TYPES[column.kind][0]) if column.kind in _TYPES else None,
        checks,
        nullable=column.nullable,
        unique=column.unique,
        required=column.required,
        description=column.description,
    )


def failures_of(frame: pl.DataFrame | pl.LazyFrame, model: type[DataFrameModel]) -> pl.DataFrame:
    """Return every cell of a table that its model refuses.

    Args:
        frame: The table.
        model: The model it should meet.

    Returns:
        Columns row (from 0), column, check and value; one row for each cell and check, in the
        order of the table. The words of `check` are those of `schemas.failures_of`.

    Raises:
        TableError: A required column is absent or of another type.
    """
    _, library = _polars()
    table = _collected(frame).with_row_index("row")
    names = ("row", "column", "check", "value")
    found = [
        library.DataFrame(schema=dict.fromkeys(names, library.String)).cast({"row": library.UInt32})
    ]
    for column in columns_of(model):
        if not _is_there(column, table):
            continue
        cell = library.col(column.name)
        found.extend(
            table.filter(refused).select(
                "row",
                library.lit(column.name).alias("column"),
                check.alias("check"),
                cell.cast(library.String).alias("value"),
            )
            for refused, check in _refusals(column)
        )
    told: pl.DataFrame = library.concat(found).sort("row", maintain_order=True)
    return told


def _is_there(column: Column, table: pl.DataFrame) -> bool:
    """Tell whether a table has a column, of its type or of nothing but nulls."""
    found = str(table.schema[column.name]) if column.name in table.columns else None
    return is_there(column, found, _TYPES.get(column.kind, ()))


def _refusals(column: Column) -> list[tuple[Any, Any]]:
    """Return for each check of a column which cells it refuses, and its word."""
    _, pl = _polars()
    cell = pl.col(column.name)
    found: list[tuple[Any, Any]] = []
    if not column.nullable:
        found.append((cell.is_null(), pl.lit("not_nullable")))
    if column.unique:
        found.append((cell.is_duplicated() & cell.is_not_null(), pl.lit("unique")))
    if column.patterns or column.allowed is not None:
        refused = pl.lit(value=False)
        for pattern in column.patterns:
            refused |= ~cell.str.contains(portable(pattern, end="$"))
        blank = ~cell.cast(pl.String).str.contains(f"[^{WHITE}]")
        word = pl.when(blank).then(pl.lit("filled")).otherwise(pl.lit("notation"))
        if column.patterns:
            found.append((refused, word))
        if column.allowed is not None:
            listed = pl.when(blank).then(pl.lit("filled")).otherwise(pl.lit("allowed"))
            found.append((~cell.is_in(list(column.allowed)), listed))
    if column.least is not None:
        found.append((cell < column.least, pl.lit(f"greater_than_or_equal_to({column.least})")))
    if column.most is not None:
        found.append((cell > column.most, pl.lit(f"less_than_or_equal_to({column.most})")))
    return found


Facts = contract(schemas.Facts)
Sources = contract(schemas.Sources)
Decisions = contract(schemas.Decisions)
Anchors = contract(schemas.Anchors)
Findings = contract(schemas.Findings)
