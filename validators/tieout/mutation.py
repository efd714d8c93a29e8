"""Would the gate notice? Every kind of error is made once in copies of a data set, and looked for.

A test suite for facts is as good as the errors it would catch. The data set itself is not touched.

Most errors show in their own row. So all damaged rows are first put through the stages side by
side, and only what no rule about single rows has caught is tried in a whole run of its own, with
everything that the damage cannot have changed taken over. A test compares both with plain runs.

Source: docs/decisions/0072.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pandas as pd

from tieout.check import validate
from tieout.config import nearest
from tieout.errors import UsageError
from tieout.evidence.tracing import anchor_facts
from tieout.facts.reading import read_back
from tieout.facts.values import read_values
from tieout.findings.decisions import apply_decisions
from tieout.findings.questions import judge
from tieout.findings.rules import RULES, is_active, run_rules
from tieout.mutants import COPIED, DAMAGES, DROPPED, EDITED, Mutant, Sheet, mutants
from tieout.report.gate import holding
from tieout.schemas import Facts, failures_of
from tieout.trials import Trial, Trials

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from tieout.config import Config
    from tieout.findings.case import Case
    from tieout.findings.findings import Finding
    from tieout.report.report import Report

EACH = 50
"""How many mutants of a class are tried unless told otherwise."""

OF_A_ROW = ("A", "V", "T103", "T105", "T106", "T107", "T109")
"""Rules that look at one row and nothing else of the table."""

OF_TEXTS = ("N",)
"""Rules that look at texts and codebook only, so no damage to a row changes what they find."""

_ELSEWHERE = "it may stand elsewhere in the source, and no other fact of the question speaks up"
_WHY = {
    "speaker": f"who says it need not stand in the quote: {_ELSEWHERE}",
    "subject": f"whom it is about need not stand in the quote: {_ELSEWHERE}",
    "valid": f"when it holds need not stand in the quote: {_ELSEWHERE}",
    "dropped_row": "what a table leaves out is told by coverage, which does not hold the gate",
}


def mutate(
    folder: str | Path = ".",
    *,
    config: Config | None = None,
    damages: Sequence[str] = (),
    each: int = EACH,
    today: date | None = None,
) -> Trials:
    """Return which errors the gate of a data set would notice.

    Args:
        folder: The data set; it is read, never written.
        config: Settings to use instead of the folder's own.
        damages: Classes of errors to make, names of `mutants.DAMAGES` or `edited_source`; none
            given makes all.
        each: How many mutants of a class to try, spread over the table; 0 tries all.
        today: The day on which rulings are looked at.

    Raises:
        UsageError: There is no such folder, a setting is wrong, or there is no fact to damage.
        TableError: A table or the codebook cannot be read.
    """
    if each < 0:
        raise UsageError(f"each: {each} is below 0", hint="Write 0 for all mutants, or more.")
    every = [*DAMAGES, EDITED]
    for name in damages:
        if name not in every:
            raise UsageError(f"there is no damage {name!r}", hint=nearest(name, every))
    chosen = [name for name in every if name in damages or not damages]
    report = validate(folder, config=config, today=today)
    if report.case.facts.empty:
        raise UsageError("there is no fact to damage", hint="Add rows to the facts table first.")
    bench = _Bench(report)
    by_class: dict[str, list[Mutant]] = {name: [] for name in chosen if name != EDITED}
    for mutant in mutants(bench.sheet, by_class):
        by_class[mutant.damage].append(mutant)
    possible = {name: len(found) for name, found in by_class.items()}
    trials = bench.trials([one for found in by_class.values() for one in _spread(found, each)])
    if EDITED in chosen:
        texts = _edited_texts(bench, each)
        possible[EDITED] = len(texts)
        trials += texts
    return Trials(tuple(trials), possible, passed=report.passed)


def _spread(found: list[Mutant], each: int) -> list[Mutant]:
    """Return so many mutants, evenly spread over all of them."""
    if not each or len(found) <= each:
        return found
    return [found[place * len(found) // each] for place in range(each)]


@dataclass(frozen=True, slots=True)
class _Stages:
    """Rows of a facts table and what the stages made of them, row-aligned."""

    facts: pd.DataFrame
    anchors: pd.DataFrame
    meanings: pd.DataFrame
    support: pd.DataFrame
    found: dict[int, list[Finding]] = field(default_factory=dict)

    def row(self, number: int, *, line: int) -> _Stages:
        """Return one row, at its line of the table."""
        facts = self.facts.iloc[[number]].assign(line=line)
        anchors, meanings, support = (
            frame.iloc[[number]] for frame in (self.anchors, self.meanings, self.support)
        )
        return _Stages(facts, anchors, meanings, support)

    def spliced(self, start: int, stop: int, new: _Stages | None) -> _Stages:
        """Return the rows with those from start to stop replaced by others, or by none."""
        made = []
        for name in ("facts", "anchors", "meanings", "support"):
            frame = getattr(self, name)
            middle = [getattr(new, name)] if new is not None else []
            parts = [part for part in (frame.iloc[:start], *middle, frame.iloc[stop:]) if len(part)]
            made.append(
                pd.concat(parts, ignore_index=True).astype(frame.dtypes.to_dict())
                if parts
                else frame.iloc[:0]
            )
        return _Stages(*made)


class _Bench:
    """A data set with everything that has been found out about it."""

    def __init__(self, report: Report) -> None:
        self.case: Case = report.case
        self.sheet = Sheet(self.case)
        own = (self.case.facts, self.case.anchors, self.case.values, self.case.support)  # noqa: PD011 - a frame of ours
        self.own = _Stages(*own)
        self.known = {finding.fingerprint for finding in report.all_findings}
        active = [rule.code for rule in RULES if is_active(rule.code, self.case.config)]
        self.of_row = tuple(code for code in active if code.startswith(OF_A_ROW))
        self.of_table = tuple(code for code in active if not code.startswith(OF_TEXTS))

    def trials(self, tried: Sequence[Mutant]) -> list[Trial]:
        """Try mutants: those of a cell side by side, then what is left one by one."""
        in_cells = [mutant for mutant in tried if mutant.column not in {DROPPED, COPIED}]
        beside = self._side_by_side(in_cells)
        found = []
        for number, mutant in enumerate(in_cells):
            codes = self.holding(beside.found.get(number))
            if codes:
                found.append(self.trial(mutant, codes, ()))
                continue
            damaged = beside.row(number, line=self.case.lines[mutant.row])
            found.append(self._alone(mutant, damaged))
        others = [mutant for mutant in tried if mutant.column in {DROPPED, COPIED}]
        return found + [self._alone(mutant, None) for mutant in others]

    def _side_by_side(self, tried: Sequence[Mutant]) -> _Stages:
        """Put all damaged rows through the stages at once, with the rules about single rows."""
        rows = [mutant.row for mutant in tried]
        facts = self.case.facts.iloc[rows].reset_index(drop=True)
        for column in {mutant.column for mutant in tried}:
            cells = facts[column].tolist()
            for number, mutant in enumerate(tried):
                if mutant.column == column:
                    cells[number] = mutant.after
            facts[column] = pd.Series(cells, index=facts.index, dtype=str)
        facts["line"] = range(len(rows))
        stages = self._stages(facts)
        select = replace(self.case.config, select=self.of_row)
        case = self._case(stages, config=select)
        if self.of_row and tried:
            for finding in run_rules(case, ()):
                stages.found.setdefault(finding.line, []).append(finding)
        return stages

    def _stages(self, facts: pd.DataFrame) -> _Stages:
        """Anchor, read and read back the rows of a frame."""
        case = self.case
        anchors = anchor_facts(facts, case.corpus)
        values = read_values(facts, case.codebook)
        support = read_back(facts, values, anchors, case.codebook, case.corpus)
        return _Stages(facts, anchors, values, support)

    def _case(self, stages: _Stages, *, config: Config) -> Case:
        """Return the case with other rows."""
        lines = [int(line) for line in stages.facts["line"]]
        cells = stages.facts.drop(columns="line")
        return replace(
            self.case,
            config=config,
            facts=stages.facts,
            failures=failures_of(cells, Facts, lines),
            anchors=stages.anchors,
            values=stages.meanings,
            support=stages.support,
        )

    def _alone(self, mutant: Mutant, damaged: _Stages | None) -> Trial:
        """Try one mutant in a run of its own over the whole table."""
        case, row, end = self.case, mutant.row, len(self.case.ids)
        own = self.own
        if damaged is not None:
            stages = own.spliced(row, row + 1, damaged)
        elif mutant.column == DROPPED:
            stages = own.spliced(row, row + 1, None)
        else:
            stages = own.spliced(end, end, self._stages(self._copied(mutant)))
        whole = self._case(stages, config=replace(case.config, select=self.of_table))
        findings = apply_decisions(run_rules(whole, judge(whole)), whole)
        new = [finding for finding in findings if finding.fingerprint not in self.known]
        codes = self.holding(new)
        trial = self.trial(mutant, codes, tuple(sorted({one.code for one in new} - set(codes))))
        if codes:
            return trial
        if equivalent := self._equivalent(mutant, damaged):
            return replace(trial, equivalent=equivalent)
        return replace(trial, reason=self._reason(mutant, trial))

    def _copied(self, mutant: Mutant) -> pd.DataFrame:
        """Return the row again: as it is, or under another name of its subject and a new id."""
        copy = self.case.facts.iloc[[mutant.row]].reset_index(drop=True)
        if mutant.after != mutant.before:
            copy["fact_id"] = f"{self.case.ids[mutant.row]}.again"
            copy["subject"] = mutant.after
        copy["line"] = max(self.case.lines) + 1
        return copy

    def holding(self, findings: Iterable[Finding] | None) -> tuple[str, ...]:
        """Return the rules of findings that are new and hold the gate."""
        new = [one for one in findings or () if one.fingerprint not in self.known]
        return tuple(sorted({one.code for one in holding(new, self.case.config.fail_on)}))

    def trial(self, mutant: Mutant, codes: tuple[str, ...], told: tuple[str, ...]) -> Trial:
        """Return a trial with the place of its fact."""
        case = self.case
        return Trial(mutant, case.ids[mutant.row], case.lines[mutant.row], codes, told)

    def _equivalent(self, mutant: Mutant, row: _Stages | None) -> str:
        """Return why a mutant that nothing holds says the same as the row did, or nothing."""
        if mutant.column == DROPPED:
            return self._said_twice(mutant.row)
        if row is None:
            return ""
        before, after = self.own.meanings.iloc[mutant.row], row.meanings.iloc[0]
        if mutant.column in {"value", "hedge", "unit"} and before["compared"] == after["compared"]:
            same = getattr(before["value"], "unit", "") == getattr(after["value"], "unit", "")
            return "it is judged as the very same value" if same else ""
        if mutant.column == "quote" and row.support["support"].iloc[0] == "supported":
            return "these words carry the value too"
        return ""

    def _said_twice(self, row: int) -> str:
        """Return whether another row of the same source says the same."""
        case = self.case
        columns = ("subject", "property", "scope", "stance", "attributed_to", "source")
        key = [case.cell(row, column) for column in columns]
        judged = list(self.own.meanings["compared"])
        for other in range(len(case.ids)):
            same = other != row and judged[other] == judged[row]
            if same and key == [case.cell(other, column) for column in columns]:
                return f"{case.ids[other]} says the same"
        return ""

    def _reason(self, mutant: Mutant, trial: Trial) -> str:
        """Say why the gate let an error pass."""
        if trial.told:
            return f"reported by {', '.join(trial.told)}, which does not hold the gate"
        if mutant.column in {"value", "quote"} and self._judged(mutant.row):
            return "no words of the quote carry this value: a person judged it"
        if mutant.column == "value":
            return "the quote names this too"
        return _WHY.get(mutant.damage, "no rule looks at this")

    def _judged(self, row: int) -> bool:
        """Tell whether a person judged the value of a row."""
        return bool(self.case.support["support"].iloc[row] == "judgement")


def _edited_texts(bench: _Bench, each: int) -> list[Trial]:
    """Edit each source below one of its quotes, once as it is and once with its hash renewed."""
    rows: dict[str, list[int]] = {}
    for row, start in enumerate(bench.case.anchors["start"].isna()):
        if not start:
            rows.setdefault(bench.case.cell(row, "source"), []).append(row)
    chosen = [found[len(found) // 2] for found in rows.values()]
    chosen = chosen[: max(1, each // 2)] if each else chosen
    with TemporaryDirectory() as place:
        folder = Path(place)
        _copy_data_set(bench.case, folder)
        return [
            _edited(bench, folder, row, renewed=renewed)
            for row in chosen
            for renewed in (False, True)
        ]


def _copy_data_set(case: Case, folder: Path) -> None:
    """Copy the tables, the settings and the listed sources."""
    config = case.config
    tables = (config.facts, config.codebook, config.decisions, config.skipped, config.sources)
    manifest = (case.folder / config.sources).parent
    texts = [manifest / str(name) for name in case.sources["file"]]
    files = [case.folder / name for name in tables] + texts
    for file in files:
        if file.is_file() and file.is_relative_to(case.folder):
            target = folder / file.relative_to(case.folder)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target)


def _edited(bench: _Bench, folder: Path, row: int, *, renewed: bool) -> Trial:
    """Change one letter or digit of a source below a quote, run, and put it back."""
    case = bench.case
    source = case.cell(row, "source")
    text = bench.sheet.text(source)
    start, end = int(case.anchors["start"].iloc[row]), int(case.anchors["end"].iloc[row])
    place = next((at for at in range((start + end) // 2, end) if text[at].isalnum()), start)
    letter = "7" if text[place] != "7" else "3"
    edited = (text[:place] + letter + text[place + 1 :]).encode()
    entry = case.sources.loc[case.sources["source"] == source].iloc[0]
    manifest = folder / case.config.sources
    file, listed = manifest.parent / str(entry["file"]), manifest.read_bytes()
    original = file.read_bytes()
    file.write_bytes(edited)
    if renewed:
        fresh = sha256(edited).hexdigest().encode()
        manifest.write_bytes(listed.replace(str(entry["sha256"]).encode(), fresh))
    try:
        report = validate(folder, config=case.config, today=case.today)
    finally:
        file.write_bytes(original)
        manifest.write_bytes(listed)
    mutant = Mutant(EDITED, row, "text", text[start:end], text[start:place] + letter)
    codes = bench.holding(report.all_findings)
    return replace(bench.trial(mutant, codes, ()), reason="" if codes else "no rule looks at this")
