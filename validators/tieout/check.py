"""The whole flow on one page: five stages, from a folder of tables and texts to a report.

corpus, evidence, facts, findings, report: each step below hands frames to the next, and nothing
else decides anything. Every door (command line, pytest, import) goes through `validate`.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tieout.corpus.echoes import find_echoes
from tieout.corpus.sources import read_corpus
from tieout.evidence.tracing import anchor_facts
from tieout.facts.dataset import read_dataset
from tieout.facts.reading import read_back
from tieout.facts.values import read_values
from tieout.findings.case import Case
from tieout.findings.decisions import apply_decisions
from tieout.findings.questions import judge
from tieout.findings.rules import run_rules
from tieout.report.report import Report, make_report

if TYPE_CHECKING:
    from pathlib import Path

    from tieout.config import Config


def validate(
    folder: str | Path = ".", *, config: Config | None = None, today: date | None = None
) -> Report:
    """Check a data set and return the report: is every fact traced, and where do sources disagree?

    Args:
        folder: The data set: facts.csv, codebook.toml, decisions.csv, seeds/ and the settings.
        config: Settings to use instead of the folder's own.
        today: The day on which rulings are looked at; expired ones hold no longer.

    Returns:
        The report: `.passed`, `.facts`, `.questions`, `.findings` (data frames), `.to_json()`.

    Raises:
        UsageError: There is no such folder, or a setting is wrong.
        TableError: facts.csv, sources.csv, decisions.csv or the codebook cannot be read.

    Examples:
        >>> validate("no such folder")
        Traceback (most recent call last):
            ...
        tieout.errors.UsageError: no such folder: no such folder
    """
    dataset = read_dataset(folder, config=config)
    codebook, facts = dataset.codebook, dataset.facts.frame

    corpus = read_corpus(dataset.folder / dataset.config.sources)
    echoes = find_echoes(corpus)

    anchors = anchor_facts(facts, corpus)

    values = read_values(facts, codebook)
    support = read_back(facts, values, anchors, codebook, corpus)

    case = Case.gather(dataset, corpus, echoes, anchors, values, support, today or date.today())  # noqa: DTZ011 - rulings expire by the desk's own calendar
    questions = judge(case)
    findings = apply_decisions(run_rules(case, questions), case)

    return make_report(case, questions, findings)
