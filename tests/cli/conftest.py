"""A small data set of its own: a bank robbery, told by two papers."""

from __future__ import annotations

import csv
import hashlib
import io
import subprocess
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import pytest

from tieout.cli import run

if TYPE_CHECKING:
    from pathlib import Path

POST = """Three men robbed the Harbour Bank on Tuesday

At least 40,000 francs were taken from two vaults, the bank's director said.
The robbers held 14 people for about two hours.
"""
GAZETTE = """Harbour Bank robbery: vaults emptied

The bank lost no more than 15,000 francs, police said on Wednesday.
Some 14 customers and clerks were held.
"""
CODEBOOK = """
[properties.taken]
label = "Money taken"
kind = "quantity"
unit = "francs"

[properties.hostages]
label = "People held"
kind = "quantity"

[entities.robbery]
label = "Harbour Bank robbery"
kind = "event"
when = "1911-03-07"

[entities.director]
label = "the bank's director"
kind = "person"

[entities.police]
label = "police"
kind = "organisation"
"""
HEADER = (
    *("fact_id", "subject", "property", "scope", "value", "hedge", "unit", "valid", "stance"),
    *("attributed_to", "via", "source", "quote", "prefix", "suffix", "note"),
)


def fact(
    fact_id: str, property_id: str, value: str, source: str, quote: str, **more: str
) -> dict[str, str]:
    """Return one row of facts.csv."""
    row = dict.fromkeys(HEADER, "") | {
        "fact_id": fact_id,
        "subject": "robbery",
        "property": property_id,
        "value": value,
        "source": source,
        "quote": quote,
    }
    return row | more


ROWS = [
    fact("held-post", "hostages", "14", "post", "14 people"),
    fact(
        "held-gazette", "hostages", "14", "gazette", "Some 14 customers and clerks", hedge="about"
    ),
    fact(
        "taken-post",
        "taken",
        "40000",
        "post",
        "At least 40,000 francs",
        hedge="at_least",
        attributed_to="director",
    ),
    fact(
        "taken-gazette",
        "taken",
        "15000",
        "gazette",
        "no more than 15,000 francs",
        hedge="at_most",
        attributed_to="police",
    ),
]


@dataclass
class Folder:
    """A data set in a folder of its own, to be damaged."""

    path: Path
    rows: ClassVar[dict[str, dict[str, str]]] = {row["fact_id"]: row for row in ROWS}

    def write(self) -> Folder:
        """Write every file as it should be."""
        seeds = self.path / "seeds"
        seeds.mkdir(exist_ok=True)
        (self.path / "codebook.toml").write_text(CODEBOOK, encoding="utf-8")
        lines = ["source,file,published,published_evidence,sha256"]
        for name, text, day in (("post", POST, "1911-03-08"), ("gazette", GAZETTE, "1911-03-08")):
            (seeds / f"{name}.txt").write_bytes(text.encode())
            digest = hashlib.sha256(text.encode()).hexdigest()
            lines.append(f"{name},{name}.txt,{day},printed,{digest}")
        (seeds / "sources.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        self.write_facts("held-post", "held-gazette")
        return self

    def write_facts(self, *rows: str | dict[str, str]) -> None:
        """Write facts.csv: rows by their id, or whole."""
        with (self.path / "facts.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, HEADER)
            writer.writeheader()
            writer.writerows(self.rows[row] if isinstance(row, str) else row for row in rows)

    def run(self, command: str, *words: str) -> subprocess.CompletedProcess[str]:
        """Run a command of this process inside the folder; only the process is not a new one."""
        out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
        with redirect_stdout(out), redirect_stderr(err), chdir(self.path):
            code = run([command, *words])
        texts = [stream.buffer.getvalue().decode() for stream in (out, err) if not stream.flush()]
        return subprocess.CompletedProcess([command, *words], code, *texts)

    def spawn(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run a command line in a process of its own, inside the folder."""
        return subprocess.run(
            [sys.executable, "-m", "tieout", *words],
            check=False,
            capture_output=True,
            text=True,
            timeout=120,
            cwd=self.path,
        )


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Return a sound data set in a folder of its own."""
    path = tmp_path / "robbery"
    path.mkdir()
    return Folder(path).write()
