"""What a release holds: facts with standing and reading, conflicts, sources without texts.

Source: docs/decisions/0064 (what a release holds).
"""

from __future__ import annotations

import csv
import hashlib
import io
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tieout.corpus.folding import fold_text
from tieout.corpus.manifest import COLUMNS as SOURCE_COLUMNS
from tieout.findings.decisions import chosen_of
from tieout.findings.rules import RULES
from tieout.report.discrepancies import VERDICT_WORDS
from tieout.report.gate import ruled
from tieout.report.releases.readings import COLUMNS as READING_COLUMNS
from tieout.report.releases.readings import reading_rows
from tieout.report.tables import DERIVED

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tieout.findings.findings import Finding
    from tieout.report.report import Report
    from tieout.report.statements import Statements

CHOOSING = frozenset({"prefer_source", "majority", "conservative", "latest"})
"""Strategies that publish what the ruling names as chosen, and no other fact of the finding."""

SHOWING = ("A", "G")
"""Families of rules whose messages show passages of the sources."""

STATUS = ("published", "unconfirmed", "rejected")

FACT_EXTRAS = (*DERIVED, "reading", "status", "strategy", "sentence_sha256")
"""What a release adds to the columns of the facts table."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What the rulings make of a fact.

    Args:
        status: published, unconfirmed, or rejected.
        strategies: The strategies of the rulings on it.
    """

    status: str
    strategies: tuple[str, ...]


def standings(report: Report) -> dict[str, Standing]:
    """Return the standing of every fact that a ruling is about.

    A ruling that chooses rejects the facts of its finding that it does not name, by their ids or
    by their sources, as long as it names any; `unconfirmed` marks all of them.
    """
    sources = dict(zip(report.case.facts["fact_id"], report.case.facts["source"], strict=True))
    found: dict[str, Standing] = {}
    for finding in report.all_findings:
        if finding.decision is None or not ruled(finding):
            continue
        strategy = finding.decision.strategy
        chosen = set(chosen_of(finding.decision.chosen))
        for fact in finding.facts:
            status = "published"
            if strategy in CHOOSING and chosen and not chosen & {fact, sources.get(fact, "")}:
                status = "rejected"
            elif strategy == "unconfirmed":
                status = "unconfirmed"
            known = found.get(fact, Standing("published", ()))
            found[fact] = Standing(
                max(status, known.status, key=STATUS.index),
                tuple(dict.fromkeys((*known.strategies, strategy))),
            )
    return found


def tables(report: Report, statements: Statements, *, everything: bool = False) -> dict[str, bytes]:
    """Return the tables of a release as the bytes of their files.

    Args:
        report: The report.
        statements: Its facts in words.
        everything: Keep the facts that a ruling rejects; they are marked either way.
    """
    standing = standings(report)
    return {
        "facts.csv": _facts(report, statements, standing, everything=everything),
        "readings.csv": _csv(
            READING_COLUMNS,
            reading_rows(
                report,
                lambda fact: everything or _kept(standing, fact),
                lambda fact: standing[fact].strategies if fact in standing else (),
            ),
        ),
        "conflicts.csv": _conflicts(report),
        "sources.csv": _csv(
            SOURCE_COLUMNS,
            (
                [str(row.get(name, "")) for name in SOURCE_COLUMNS]
                for row in report.case.sources.to_dict("records")
            ),
        ),
        "properties.csv": _csv(
            ("property", "label", "definition", "kind", "unit", "over_time"),
            (
                (one.id, one.label, one.definition, str(one.kind), one.unit, str(one.over_time))
                for one in report.case.codebook.properties.values()
            ),
        ),
        "entities.csv": _csv(
            ("entity", "label", "kind", "aliases", "part_of", "when"),
            (
                (one.id, one.label, str(one.kind), ";".join(one.aliases), one.part_of, one.when)
                for one in report.case.codebook.entities.values()
            ),
        ),
    }


def without_texts(report: Report) -> Report:
    """Return a report whose findings tell no more of the sources than the facts quote.

    Findings about anchors and coverage show passages that no fact cites; their rule's own
    sentence stands in their place.
    """
    summaries = {rule.code: rule.summary for rule in RULES if rule.code.startswith(SHOWING)}
    findings = tuple(
        replace(finding, message=summaries.get(finding.code, finding.message))
        for finding in report.all_findings
    )
    return replace(report, all_findings=findings)


def released_facts(report: Report, *, everything: bool = False) -> list[str]:
    """Return the ids of the facts that a release holds, in the order of the table."""
    standing = standings(report)
    ids = [str(fact) for fact in report.case.facts["fact_id"]]
    return [fact for fact in ids if everything or _kept(standing, fact)]


def fact_columns(report: Report) -> list[str]:
    """Return the columns of the released facts table, in their order."""
    own = [str(name) for name in report.case.facts.columns if name != "line"]
    extras = [name for name in FACT_EXTRAS if name != "line"]
    return [name for name in own if name not in extras] + extras


def sentence_hash(text: str) -> str:
    """Return the hash by which a sentence is known in any copy: of its folded words.

    Examples:
        >>> sentence_hash("Some 900  men") == sentence_hash("Some 900 men")
        True
    """
    return hashlib.sha256(fold_text(text).strip().encode()).hexdigest()


def _facts(
    report: Report, statements: Statements, standing: dict[str, Standing], *, everything: bool
) -> bytes:
    """Write the facts with what their quotes, values and rulings came to."""
    reading = {
        fact: one.value
        for question in report.all_questions
        for one in question.readings
        for fact in one.facts
    }
    columns = fact_columns(report)
    rows = []
    for row, cells in enumerate(report.facts.to_dict("records")):
        fact = str(cells["fact_id"])
        stands = standing.get(fact, Standing("published", ()))
        if stands.status == "rejected" and not everything:
            continue
        passage = statements.passage(row)
        found = passage.number is not None
        cells |= {
            "reading": reading.get(fact, ""),
            "status": stands.status,
            "strategy": ";".join(stands.strategies),
            "sentence_sha256": sentence_hash(passage.sentence) if found else "",
        }
        rows.append([_cell(cells[name]) for name in columns])
    return _csv(columns, rows)


def _kept(standing: dict[str, Standing], fact: str) -> bool:
    """Tell whether a fact is released."""
    return fact not in standing or standing[fact].status != "rejected"


def _conflicts(report: Report) -> bytes:
    """Write every finding about a question, with the ruling on it: the annex of conflicts."""
    columns = ("fingerprint", "code", "level", "verdict", "message", "facts")
    ruling = ("strategy", "chosen", "reason", "decided_by", "decided_on", "review_by")
    return _csv(
        (*columns, *ruling),
        (
            [
                *(one.fingerprint, one.code, str(one.level), str(one.verdict), one.message),
                ";".join(one.facts),
                *(_ruling(one, name) for name in ruling),
            ]
            for one in report.all_findings
            if str(one.verdict) in VERDICT_WORDS
        ),
    )


def _ruling(finding: Finding, name: str) -> str:
    """Return one cell of the ruling on a finding."""
    return str(getattr(finding.decision, name)) if finding.decision is not None else ""


def _csv(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Write a table as UTF-8, RFC 4180 with line feeds: cells as they are, to be read back."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return written.getvalue().encode()


def _cell(value: object) -> str:
    """Write a cell of the facts frame."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None or value != value or str(value) == "<NA>" else str(value)  # noqa: PLR0124
