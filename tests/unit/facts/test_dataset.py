"""The files of a data set are plain files inside its folder, whatever a clone brings along."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tieout.errors import TableError
from tieout.facts.dataset import read_dataset

if TYPE_CHECKING:
    from pathlib import Path

TABLE = "fact_id,subject,property,value,source,quote\n"
CODEBOOK = '[properties.votes]\nkind = "quantity"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "count"
    (made / "seeds").mkdir(parents=True)
    (made / "facts.csv").write_text(TABLE, encoding="utf-8")
    (made / "codebook.toml").write_text(CODEBOOK, encoding="utf-8")
    return made


def test_a_folder_of_plain_files_is_read(folder: Path) -> None:
    assert list(read_dataset(folder).codebook.properties) == ["votes"]


@pytest.mark.parametrize("name", ["facts.csv", "codebook.toml", "decisions.csv"])
def test_a_link_out_of_the_folder_is_not_followed(folder: Path, name: str) -> None:
    outside = folder.parent / "outside"
    outside.write_text(TABLE, encoding="utf-8")
    (folder / name).unlink(missing_ok=True)
    (folder / name).symlink_to(outside)
    with pytest.raises(TableError, match="a link leads out"):
        read_dataset(folder)


def test_sources_behind_a_link_out_of_the_folder_are_not_read(folder: Path) -> None:
    outside = folder.parent / "elsewhere"
    outside.mkdir()
    (outside / "sources.csv").write_text("source\n", encoding="utf-8")
    (folder / "seeds").rmdir()
    (folder / "seeds").symlink_to(outside)
    with pytest.raises(TableError, match="a link leads out"):
        read_dataset(folder)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
def test_a_pipe_in_place_of_a_table_is_refused_and_not_waited_for(folder: Path) -> None:
    (folder / "facts.csv").unlink()
    os.mkfifo(folder / "facts.csv")
    with pytest.raises(TableError, match="no plain file"):
        read_dataset(folder)
