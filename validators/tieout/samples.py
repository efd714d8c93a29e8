"""Folders of made-up data sets: from rows, texts and a codebook to the files that tieout reads."""

from __future__ import annotations

import csv
import io
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from tieout.corpus.manifest import COLUMNS as MANIFEST

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

COLUMNS = (
    *("fact_id", "subject", "property", "scope", "value", "hedge", "unit", "valid", "stance"),
    *("attributed_to", "via", "source", "quote", "prefix", "suffix", "note"),
)
"""The columns of facts.csv."""


def manifest_rows(
    texts: Mapping[str, str], cells: Mapping[str, Mapping[str, str]]
) -> list[dict[str, str]]:
    """Return the rows of sources.csv, every column filled or empty.

    Args:
        texts: The text of each source by its id.
        cells: What stands in the manifest by source and column; `published` at least.
    """
    made = [
        {
            "source": source,
            "file": f"{source}.txt",
            "publisher": source.title(),
            "published_evidence": "printed on the front page",
            "language": "en",
            "sha256": sha256(text.encode()).hexdigest(),
            **cells[source],
        }
        for source, text in texts.items()
    ]
    return [{name: row.get(name, "") for name in MANIFEST} for row in made]


def write_folder(
    folder: Path | str,
    rows: Iterable[Mapping[str, str]],
    texts: Mapping[str, str],
    codebook: str,
    cells: Mapping[str, Mapping[str, str]],
) -> Path:
    """Write a data set into a folder, which is made if it is not there, and return the folder.

    Args:
        folder: Receives facts.csv, codebook.toml and seeds/ with the sources.
        rows: The rows of facts.csv; a column that a row does not name is empty.
        texts: The text of each source by its id.
        codebook: The text of codebook.toml.
        cells: What stands in the manifest by source and column; `published` at least.
    """
    root = Path(folder)
    seeds = root / "seeds"
    seeds.mkdir(parents=True, exist_ok=True)
    for source, text in texts.items():
        (seeds / f"{source}.txt").write_bytes(text.encode())
    (seeds / "sources.csv").write_bytes(_csv(manifest_rows(texts, cells), MANIFEST))
    (root / "facts.csv").write_bytes(_csv(rows, COLUMNS))
    (root / "codebook.toml").write_bytes(codebook.encode())
    return root


def _csv(rows: Iterable[Mapping[str, str]], columns: Sequence[str]) -> bytes:
    """Write a table as RFC 4180 has it, with line feeds."""
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()
