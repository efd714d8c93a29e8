"""What became of errors that were made on purpose: which the gate noticed, and which it did not."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tieout.report.json import ascii_text
from tieout.report.sanitising import for_terminal

if TYPE_CHECKING:
    from tieout.mutants import Mutant


@dataclass(frozen=True, slots=True)
class Trial:
    """What became of one mutant.

    Args:
        mutant: The error.
        fact: The fact it was made in.
        line: Its line in the facts table.
        codes: The rules that hold the gate because of it; empty: it survived.
        told: The rules that report it below the level of the gate.
        equivalent: Why it is no error after all, or empty.
        reason: Why it survived, or empty.
    """

    mutant: Mutant
    fact: str
    line: int
    codes: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    equivalent: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Trials:
    """What became of all mutants.

    Args:
        every: One a mutant that was tried.
        possible: How many mutants there are in each class; above `each`, some were left out.
        passed: Whether the data set passes as it is.
    """

    every: tuple[Trial, ...]
    possible: dict[str, int]
    passed: bool

    @property
    def counted(self) -> tuple[Trial, ...]:
        """The trials of mutants that are errors."""
        return tuple(trial for trial in self.every if not trial.equivalent)

    @property
    def survivors(self) -> tuple[Trial, ...]:
        """The errors that the gate did not notice."""
        return tuple(trial for trial in self.counted if not trial.codes)


def render(trials: Trials) -> str:
    """Return the trials for a terminal: what was tried, the share caught, every survivor."""
    tried, survivors = len(trials.counted), trials.survivors
    alike = len(trials.every) - tried
    caught = tried - len(survivors)
    lines = [f"{tried:,} errors made, {caught:,} caught ({_share(caught, tried)})"]
    if alike:
        lines.append(f"{alike:,} more changed nothing that is judged, and do not count")
    if not trials.passed:
        lines.append("the data set does not pass as it is: only what is new counts as caught")
    lines += ["", f"{'class':<20} {'tried':>6} {'caught':>7} {'share':>8} {'possible':>9}"]
    lines += [
        f"{name:<20} {count['tried']:>6,} {count['caught']:>7,}"
        f" {_share(count['caught'], count['tried']):>8} {trials.possible[name]:>9,}"
        for name, count in _classes(trials).items()
    ]
    if survivors:
        lines += ["", f"Survivors ({len(survivors):,}):"]
    for trial in survivors:
        mutant = trial.mutant
        lines.append(
            for_terminal(
                f"line {trial.line} {trial.fact}: {mutant.damage}: {mutant.column}:"
                f" {mutant.before[:60]!r} became {mutant.after[:60]!r}: {trial.reason}"
            )
        )
    return "\n".join(lines) + "\n"


def render_json(trials: Trials) -> str:
    """Return the trials as one JSON document."""
    counted, survivors = trials.counted, trials.survivors
    document: dict[str, Any] = {
        "tried": len(counted),
        "caught": len(counted) - len(survivors),
        "equivalent": len(trials.every) - len(counted),
        "passed": trials.passed,
        "classes": {
            name: {**count, "possible": trials.possible[name]}
            for name, count in _classes(trials).items()
        },
        "survivors": [
            {
                "class": trial.mutant.damage,
                "fact": trial.fact,
                "line": trial.line,
                "column": trial.mutant.column,
                "before": trial.mutant.before,
                "after": trial.mutant.after,
                "reason": trial.reason,
            }
            for trial in survivors
        ],
    }
    return ascii_text(document, indent=2) + "\n"


def _classes(trials: Trials) -> dict[str, dict[str, int]]:
    """Count what was tried and caught in each class, in the order of the damages."""
    tried = Counter(trial.mutant.damage for trial in trials.counted)
    caught = Counter(trial.mutant.damage for trial in trials.counted if trial.codes)
    return {name: {"tried": tried[name], "caught": caught[name]} for name in trials.possible}


def _share(part: int, whole: int) -> str:
    """Write a share in per cent, rounded down, so that 100 % means all."""
    return f"{part * 1000 // whole / 10:.1f} %" if whole else "-"
