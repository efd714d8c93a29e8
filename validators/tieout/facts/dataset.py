"""A data set's folder as read: settings, codebook, facts and rulings."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tieout.config import Config, read_config
from tieout.corpus.rows import Rows
from tieout.errors import UsageError
from tieout.facts.codebook_file import read_codebook
from tieout.facts.table import Table, make_table, read_table
from tieout.schemas import Decisions, Facts

if TYPE_CHECKING:
    from tieout.facts.codebook import Codebook


@dataclass(frozen=True, slots=True)
class Dataset:
    """What the tables of a data set say, before anything is looked up in a source.

    Args:
        folder: The folder, resolved.
        config: Its settings.
        codebook: Its properties, entities, units and rates.
        facts: facts.csv.
        decisions: decisions.csv; without rows when there is no such file.
    """

    folder: Path
    config: Config
    codebook: Codebook
    facts: Table
    decisions: Table


def read_dataset(folder: str | Path, *, config: Config | None = None) -> Dataset:
    """Return the tables of a data set.

    Args:
        folder: The data set's folder.
        config: Settings to use instead of the folder's own.

    Raises:
        UsageError: There is no such folder, or a setting is wrong.
        TableError: facts.csv, decisions.csv or the codebook cannot be read.
    """
    root = Path(folder).resolve()
    if not root.is_dir():
        raise UsageError(f"{folder}: no such folder", hint="Name the folder that holds facts.csv.")
    settings = config or read_config(root)
    rulings = root / settings.decisions
    return Dataset(
        folder=root,
        config=settings,
        codebook=read_codebook(root / settings.codebook),
        facts=read_table(root / settings.facts, Facts),
        decisions=(
            read_table(rulings, Decisions)
            if rulings.exists()
            else make_table(Rows((), {}, []), Decisions)
        ),
    )
