"""A data set's folder as read: settings, codebook, facts and rulings."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tieout.config import Config, read_config
from tieout.corpus.rows import Rows
from tieout.errors import TableError, UsageError
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
        TableError: facts.csv, decisions.csv or the codebook cannot be read, or one of the files
            lies outside the folder, by a link, or is no plain file.
    """
    root, settings = open_folder(folder, config=config)
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


def open_folder(folder: str | Path, *, config: Config | None = None) -> tuple[Path, Config]:
    """Return the folder of a data set, resolved, and its settings, before any table is read.

    Args:
        folder: The data set's folder.
        config: Settings to use instead of the folder's own.

    Raises:
        UsageError: There is no such folder, or a setting is wrong.
        TableError: One of the files lies outside the folder, by a link, or is no plain file.
    """
    root = Path(folder).resolve()
    if not root.is_dir():
        raise UsageError(f"{folder}: no such folder", hint="Name the folder that holds facts.csv.")
    settings = config or read_config(root)
    for name in ("facts", "codebook", "decisions", "sources", "skipped"):
        _refuse_stranger(root, getattr(settings, name))
    return root, settings


def _refuse_stranger(root: Path, name: str) -> None:
    """Refuse a file that a link leads out of the folder to, and a pipe or device."""
    path = root / name
    if not path.exists():
        return
    if not path.resolve().is_relative_to(root):
        raise TableError(
            f"{name}: a link leads out of the data set's folder", hint="Put the file itself there."
        )
    if not path.is_file():
        raise TableError(f"{name}: is no plain file", hint="Put a file there.")
