"""The ledger of rulings: rows are added to decisions.csv, whole or not at all."""

from __future__ import annotations

import csv
import io
import re
from itertools import pairwise
from typing import TYPE_CHECKING

from tieout.config import nearest
from tieout.corpus.files import write_whole
from tieout.corpus.rows import decode, parse_rows
from tieout.errors import TableError, UsageError
from tieout.findings.decisions import BASELINE, COLUMNS, PENDING, Decision, chosen_of, parse_day
from tieout.schemas import STRATEGIES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import date
    from pathlib import Path

    from tieout.config import Level
    from tieout.corpus.rows import Rows
    from tieout.findings.findings import Finding

_LINES = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
"""The physical lines of a table: nothing but carriage return and line feed ends one."""


def findings_meant(findings: Iterable[Finding], wanted: str) -> list[Finding]:
    """Return the findings that a fingerprint, its beginning, or a rule and fact name.

    Args:
        findings: The findings of a run.
        wanted: A fingerprint or at least its first four digits, or `C103:f12`.
    """
    code, colon, fact = wanted.partition(":")
    if colon:
        return [one for one in findings if one.code == code.upper() and fact in one.facts]
    return [one for one in findings if len(wanted) >= 4 and one.fingerprint.startswith(wanted)]


def find_finding(findings: Iterable[Finding], wanted: str) -> Finding:
    """Return the one finding that a fingerprint, its beginning, or a rule and fact name.

    Args:
        findings: The findings of a run.
        wanted: A fingerprint or at least its first four digits, or `C103:f12`.

    Raises:
        UsageError: No finding, or more than one, is meant.
    """
    meant = findings_meant(findings, wanted)
    exact = [one for one in meant if one.fingerprint == wanted]
    meant = exact[:1] or meant
    if len(meant) == 1:
        return meant[0]
    if meant:
        told = ", ".join(f"{one.fingerprint} ({one.code})" for one in meant[:5])
        raise UsageError(f"{wanted!r} means {len(meant)} findings: {told}", hint="Name one.")
    raise UsageError(
        f"no finding of today is {wanted!r}",
        hint="Give a fingerprint that tieout validate prints, or a rule and fact such as C103:f12.",
    )


def rule_on_finding(  # noqa: PLR0913 - the columns of a ruling
    finding: Finding,
    *,
    strategy: str,
    reason: str,
    decided_by: str,
    today: date,
    chosen: str = "",
    review_by: str = "",
    known: Collection[str] | None = None,
) -> Decision:
    """Return a ruling on a finding.

    Args:
        finding: The finding.
        strategy: How it is settled, one of the list.
        reason: Why.
        decided_by: Who rules.
        today: When.
        chosen: The facts or sources preferred, if any.
        review_by: Until when it holds (ISO 8601), or empty.
        known: The ids of all facts and sources, of which those chosen must be; None asks nothing.

    Raises:
        UsageError: The strategy is not one of the list, a text is missing, a day is none or has
            passed, or what is chosen is not there.
    """
    if strategy not in STRATEGIES:
        raise UsageError(
            f"strategy {strategy!r} is not known", hint=nearest(strategy, list(STRATEGIES))
        )
    for name, text in (("reason", reason), ("decided_by", decided_by)):
        if not text.strip():
            raise UsageError(f"{name} is empty", hint="Say who rules and why, in a sentence.")
    if review_by and parse_day(review_by) is None:
        raise UsageError(f"review_by {review_by!r} is no date", hint="Write 2027-01-31.")
    if review_by and review_by.strip() < today.isoformat():
        raise UsageError(
            f"review_by {review_by!r} has passed, so the ruling would settle nothing",
            hint="Name a day to come, or none.",
        )
    for part in chosen_of(chosen):
        if known is not None and part not in known:
            raise UsageError(
                f"chosen: there is no fact or source {part!r}", hint=nearest(part, list(known))
            )
    if finding.code.startswith("D"):
        raise UsageError(
            f"{finding.code} is about a ruling, and is not itself ruled on",
            hint="Mend or remove the row of decisions.csv that it names.",
        )
    return Decision(
        fingerprint=finding.fingerprint,
        code=finding.code,
        facts=finding.facts,
        strategy=strategy,
        chosen=chosen.strip(),
        reason=reason.strip(),
        decided_by=decided_by.strip(),
        decided_on=today.isoformat(),
        review_by=review_by.strip(),
    )


def baseline_rulings(
    findings: Iterable[Finding], *, decided_by: str, today: date, fail_on: Level
) -> list[Decision]:
    """Return rulings that accept every open finding that holds the gate, and say so.

    Args:
        findings: The findings of a run.
        decided_by: Who accepts them.
        today: When.
        fail_on: The lowest level that holds the gate; lighter findings need no ruling.
    """
    found: dict[str, Decision] = {}
    for finding in findings:
        is_open = finding.decision is None or finding.decision.strategy == PENDING
        if is_open and finding.level.weight >= fail_on.weight and finding.code[0] != "D":
            ruling = rule_on_finding(
                finding,
                strategy="unconfirmed",
                reason=BASELINE,
                decided_by=decided_by,
                today=today,
            )
            found.setdefault(ruling.fingerprint, ruling)
    return list(found.values())


def append_rulings(path: Path, rulings: Sequence[Decision]) -> None:
    """Add rulings to a table of rulings; a ruling on a finding takes the place of an earlier one.

    The rows that stay are not rewritten, and after a crash the file is the old one or the new.

    Args:
        path: decisions.csv; it is made if it is not there.
        rulings: What to add.

    Raises:
        TableError: The table cannot be read, or lacks a column.
        UsageError: The file cannot be written.
    """
    if not rulings:
        return
    text = decode(path.read_bytes(), path.name) if path.exists() else ",".join(COLUMNS) + "\n"
    needed = {name for ruling in rulings for name in COLUMNS if getattr(ruling, name)}
    rows = parse_rows(text, path.name, required=[name for name in COLUMNS if name in needed])
    new = {ruling.fingerprint for ruling in rulings}
    kept = _without(text, rows, new)
    end = "\r\n" if "\r\n" in text else "\n"
    if not kept.endswith(("\n", "\r")):
        kept += end
    out = io.StringIO()
    writer = csv.writer(out, lineterminator=end)
    for ruling in rulings:
        cells = {name: getattr(ruling, name) for name in COLUMNS} | {
            "facts": ";".join(ruling.facts)
        }
        writer.writerow([cells.get(name, "") for name in rows.columns])
    written = kept + out.getvalue()
    _check(written, path.name, new)
    write_whole(path, written.encode("utf-8"))


def _without(text: str, rows: Rows, replaced: set[str]) -> str:
    """Return a table without the rows of some fingerprints, every other byte as it was."""
    lines = _LINES.findall(text)
    starts = sorted([*rows.lines, *(misfit.line for misfit in rows.misfits), len(lines) + 1])
    after = dict(pairwise(starts))
    gone: set[int] = set()
    for start, fingerprint in zip(rows.lines, rows.cells["fingerprint"], strict=True):
        if fingerprint.strip() in replaced:
            gone.update(range(start, after[start]))
    return "".join(line for number, line in enumerate(lines, 1) if number not in gone)


def _check(text: str, name: str, wanted: set[str]) -> None:
    """Refuse to write a table that would not be read back as it was meant."""
    rows = parse_rows(text, name, required=["fingerprint"])
    if not wanted <= set(rows.cells["fingerprint"]):
        raise TableError(
            f"{name}: the rulings cannot be added to it as it stands",
            hint="Mend the rows that tieout validate names, then rule again.",
        )
