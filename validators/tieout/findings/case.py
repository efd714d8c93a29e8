"""The case: everything that was read, anchored and valued, laid out for the rules."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from tieout.corpus.sources import Problem
from tieout.facts.cuts import Cut, find_cuts
from tieout.facts.spelled import find_spellings
from tieout.facts.table import once_each
from tieout.findings.coverage import Coverage, measure

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from pandas import DataFrame

    from tieout.config import Config
    from tieout.corpus.rows import Misfit
    from tieout.corpus.sources import Corpus
    from tieout.facts.codebook import Codebook
    from tieout.facts.dataset import Dataset
    from tieout.findings.findings import Finding
    from tieout.findings.questions import Question

REQUIRED = ("fact_id", "subject", "property", "value", "source", "quote")
"""Cells without which a row cannot take part in a question."""


@dataclass(frozen=True, eq=False)
class Case:
    """What a run knows about one data set.

    Shapes:
        `facts`, `anchors`, `values` and `support` have one row a fact, in the order of facts.csv;
        `decisions` one row a ruling; `sources` one row a source; `echoes` one row a source with
        its origin.

    Args:
        folder: The data set.
        config: Its settings.
        codebook: Its codebook.
        facts: The facts table, with `line`.
        misfits: Rows with too many or too few cells.
        failures: Cells that the model of the table refuses.
        extra: Columns that the model does not know.
        sources: The manifest, with `line`.
        source_problems: What is wrong with the manifest or a file that it names.
        decisions: The rulings, with `line`.
        decision_misfits: Rows of the rulings with too many or too few cells.
        decision_failures: Cells of the rulings that their model refuses.
        corpus: Where the sources are read.
        echoes: The origin of each source.
        anchors: Where each quote stands.
        values: What each value means.
        support: Whether each quote carries its value.
        today: The day on which rulings are looked at.
        questions: The questions, once they are judged.
        found: What the rules about facts and sources found, once they have run.
        codes_run: The codes of the rules that have run, so that a ruling on the finding of a rule
            that was left out is not taken for an unused one.
        codes_known: The codes of all rules.
    """

    folder: Path
    config: Config
    codebook: Codebook
    facts: DataFrame
    misfits: tuple[Misfit, ...]
    failures: DataFrame
    extra: tuple[str, ...]
    sources: DataFrame
    source_problems: tuple[Problem, ...]
    decisions: DataFrame
    decision_misfits: tuple[Misfit, ...]
    decision_failures: DataFrame
    corpus: Corpus
    echoes: DataFrame
    anchors: DataFrame
    values: DataFrame
    support: DataFrame
    today: date
    questions: tuple[Question, ...] = field(default=())
    found: tuple[Finding, ...] = field(default=())
    codes_run: frozenset[str] = field(default=frozenset())
    codes_known: frozenset[str] = field(default=frozenset())

    @classmethod
    def gather(  # noqa: PLR0913, PLR0917 - one argument a stage, in the order of the flow
        cls,
        dataset: Dataset,
        corpus: Corpus,
        echoes: DataFrame,
        anchors: DataFrame,
        values: DataFrame,
        support: DataFrame,
        today: date,
    ) -> Case:
        """Return the case of a data set whose stages have run."""
        return cls(
            folder=dataset.folder,
            config=dataset.config,
            codebook=dataset.codebook,
            facts=dataset.facts.frame,
            misfits=tuple(dataset.facts.misfits),
            failures=dataset.facts.failures,
            extra=tuple(dataset.facts.extra),
            sources=corpus.manifest,
            source_problems=tuple(corpus.problems),
            decisions=dataset.decisions.frame,
            decision_misfits=tuple(dataset.decisions.misfits),
            decision_failures=dataset.decisions.failures,
            corpus=corpus,
            echoes=echoes,
            anchors=anchors,
            values=values,
            support=support,
            today=today,
        )

    @cached_property
    def usable(self) -> tuple[int, ...]:
        """Rows that can take part in a question: filled, declared, and the first of their id."""
        facts = self.facts
        usable = facts["property"].isin(self.codebook.properties) & ~facts["fact_id"].duplicated()
        for name in REQUIRED:
            usable &= once_each(facts[name], lambda cell: bool(cell.strip()))
        return tuple(np.flatnonzero(usable).tolist())

    @cached_property
    def ids(self) -> list[str]:
        """The fact ids, one a row."""
        return self._columns["fact_id"]

    @cached_property
    def lines(self) -> list[int]:
        """The physical line of each row."""
        return [int(line) for line in self.facts["line"]]

    @cached_property
    def row_of(self) -> dict[str, int]:
        """The first row of each fact id."""
        found: dict[str, int] = {}
        for row, fact_id in enumerate(self.ids):
            found.setdefault(fact_id, row)
        return found

    @cached_property
    def origin_of(self) -> dict[str, str]:
        """The origin of each source; a source that echoes none is its own."""
        return dict(zip(self.echoes["source"], self.echoes["origin"], strict=True))

    @cached_property
    def published(self) -> dict[str, str]:
        """When each source was published, as the manifest says."""
        return dict(zip(self.sources["source"], self.sources["published"], strict=True))

    @cached_property
    def publisher(self) -> dict[str, str]:
        """Who published each source, or its id."""
        named = zip(self.sources["source"], self.sources["publisher"], strict=True)
        return {source: publisher or source for source, publisher in named}

    @cached_property
    def values_read(self) -> list[object]:
        """The value of each row as read, None where it could not be."""
        return list(self.values["value"])

    def cell(self, row: int, column: str) -> str:
        """Return one cell of the facts table."""
        return str(self._columns[column][row])

    def anchored(self, row: int, column: str) -> Any:
        """Return one cell of the anchors, `pd.NA` for a number that is not there."""
        return self._anchors[column][row]

    @cached_property
    def _anchors(self) -> dict[str, list[Any]]:
        """The anchors as lists."""
        return {str(name): column.to_numpy().tolist() for name, column in self.anchors.items()}

    @cached_property
    def _columns(self) -> dict[str, list[str]]:
        """The facts table as lists, which are quicker to ask than a frame."""
        return {str(name): column.to_numpy().tolist() for name, column in self.facts.items()}

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that stands against a source: its row of the manifest, its file, its text."""
        found = list(self.source_problems)
        refused = {problem.source for problem in found if problem.unreadable}
        found += [
            source
            for source in self.corpus
            if isinstance(source, Problem) and source.source not in refused
        ]
        return tuple(found)

    @cached_property
    def cuts(self) -> list[tuple[Cut, ...]]:
        """What the quote of each row cuts off."""
        return list(find_cuts(self.facts, self.anchors, self.corpus))

    @cached_property
    def coverage(self) -> tuple[Coverage, ...]:
        """How much of each source is cited."""
        return tuple(measure(self))

    @cached_property
    def spellings(self) -> dict[str, dict[str, tuple[bool, list[str]]]]:
        """For each entity its spellings, whether each is listed, and where it stands."""
        found: dict[str, dict[str, tuple[bool, list[str]]]] = {}
        frame = find_spellings(self.codebook, self.corpus)
        columns = (frame[name] for name in ("entity", "spelling", "listed", "source"))
        for entity, spelling, listed, source in zip(*columns, strict=True):
            known = found.setdefault(entity, {}).setdefault(spelling, (bool(listed), []))
            known[1].append(source)
        return found

    def rows_citing(self, source: str) -> tuple[int, ...]:
        """Return the rows that cite a source."""
        return tuple(self._citing.get(source, ()))

    @cached_property
    def _citing(self) -> dict[str, list[int]]:
        """The rows of each source."""
        found: dict[str, list[int]] = {}
        for row, source in enumerate(self.facts["source"]):
            found.setdefault(source, []).append(row)
        return found
