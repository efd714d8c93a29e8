"""A table as read: the frame, the rows that fit no column, the cells its model refuses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from tieout.corpus.rows import Misfit, Rows, read_rows
from tieout.schemas import failures_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pandera.pandas as pa
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the data set.

    Args:
        frame: Every column of the model (absent ones empty) and any extra ones, all text, plus
            `line`, the physical line of the row; RangeIndex in the order of the file.
        misfits: Rows with too many or too few cells.
        failures: Cells that the model refuses; see `schemas.failures_of`.
        extra: Names of the columns that the model does not know.
    """

    frame: pd.DataFrame
    misfits: tuple[Misfit, ...]
    failures: pd.DataFrame
    extra: tuple[str, ...]


def read_table(path: Path, model: type[pa.DataFrameModel]) -> Table:
    """Return a table with everything that is wrong with its rows.

    Args:
        path: The CSV file.
        model: The pandera model of its rows.

    Raises:
        TableError: The file cannot be read as a table, or lacks a required column.
    """
    required = [name for name, column in model.to_schema().columns.items() if column.required]
    return make_table(read_rows(path, required=required), model)


def make_table(rows: Rows, model: type[pa.DataFrameModel]) -> Table:
    """Return the table of rows that were already read."""
    known = list(model.to_schema().columns)
    size = len(rows.lines)
    cells = {name: rows.cells.get(name, [""] * size) for name in known}
    extra = tuple(name for name in rows.columns if name not in cells)
    cells |= {name: rows.cells[name] for name in extra}
    frame = pd.DataFrame(cells, dtype=str)
    failures = failures_of(frame, model, rows.lines)
    frame["line"] = rows.lines
    return Table(frame, tuple(rows.misfits), failures, extra)


def once_each(column: pd.Series[str], holds: Callable[[str], bool]) -> NDArray[np.bool_]:
    """Return whether each cell has a property, asked once of each distinct text.

    Examples:
        >>> once_each(pd.Series(["x", "", "x"]), bool).tolist()
        [True, False, True]
    """
    places, texts = pd.factorize(column)
    return np.array([holds(text) for text in texts], dtype=bool)[places]
