"""Small data sets for the tests of the findings, built in memory."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from tieout.config import Config
from tieout.corpus.rows import Rows
from tieout.corpus.sources import Problem
from tieout.facts.codebook_file import parse_codebook
from tieout.facts.table import Table, make_table
from tieout.facts.values import read_values
from tieout.findings.case import Case
from tieout.schemas import Decisions, Facts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pandera.pandas import DataFrameModel

TODAY = date(1892, 12, 31)
FACT_COLUMNS = tuple(Facts.to_schema().columns)
DECISION_COLUMNS = tuple(Decisions.to_schema().columns)


class NoTexts:
    """A corpus whose sources have no text."""

    def __iter__(self) -> Iterator[Problem]:
        return iter(())

    def read(self, source: str) -> Problem:
        return Problem(source, "missing", "no text", "")


def make_case(  # noqa: PLR0913 - one argument a part of a data set
    facts: Sequence[dict[str, str]],
    codebook: str,
    *,
    published: dict[str, str] | None = None,
    origins: dict[str, str] | None = None,
    decisions: Sequence[dict[str, str]] = (),
    config: Config | None = None,
    today: date = TODAY,
    checked: bool = False,
) -> Case:
    """Return a case whose quotes are all found and carry their values.

    Its tables are held against their models only when that is asked for, which takes its time.
    """
    filled = [
        {"fact_id": f"f{number}", "source": "gazette", "quote": "as quoted"} | fact
        for number, fact in enumerate(facts, 1)
    ]
    table = _table(filled, Facts, FACT_COLUMNS, checked=checked)
    rulings = _table(decisions, Decisions, DECISION_COLUMNS, checked=checked)
    book = parse_codebook(tomllib.loads(codebook))
    sources = dict.fromkeys((fact["source"] for fact in filled), "1892-09-01")
    sources |= published or {}
    frame = table.frame
    count = len(frame)
    return Case(
        folder=Path("no-such-folder"),
        config=config or Config(),
        codebook=book,
        facts=frame,
        misfits=table.misfits,
        failures=table.failures,
        extra=table.extra,
        sources=pd.DataFrame(
            {
                "source": list(sources),
                "file": [f"{source}.txt" for source in sources],
                "publisher": [source.title() for source in sources],
                "published": list(sources.values()),
                "line": list(range(2, len(sources) + 2)),
            }
        ),
        source_problems=(),
        decisions=rulings.frame,
        decision_misfits=rulings.misfits,
        decision_failures=rulings.failures,
        corpus=NoTexts(),
        echoes=pd.DataFrame(
            {
                "source": list(sources),
                "origin": [(origins or {}).get(source, source) for source in sources],
            }
        ),
        anchors=pd.DataFrame(
            {
                "outcome": ["exact"] * count,
                "source": frame["source"],
                "sentence": [1] * count,
                "start": [0] * count,
                "end": [9] * count,
            }
        ),
        values=read_values(frame, book),
        support=pd.DataFrame(
            {
                "support": ["supported"] * count,
                "missing": [""] * count,
                "read_instead": [""] * count,
                "hedge_dropped": [""] * count,
                "hedge_added": [""] * count,
            }
        ),
        today=today,
    )


def _table(
    given: Sequence[dict[str, str]],
    model: type[DataFrameModel],
    columns: tuple[str, ...],
    *,
    checked: bool,
) -> Table:
    """Return a table as if it was read from a file, header on line 1."""
    cells = {name: [str(row.get(name, "")) for row in given] for name in columns}
    lines = list(range(2, len(given) + 2))
    if checked:
        return make_table(Rows(columns, cells, lines, []), model)
    frame = pd.DataFrame(cells, dtype=str)
    frame["line"] = lines
    failures = pd.DataFrame(columns=["row", "line", "column", "check", "value"])
    return Table(frame, (), failures, ())
