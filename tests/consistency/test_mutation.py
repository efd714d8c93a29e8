"""Our own data damaged on purpose: the gate notices what its rules promise to notice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tieout.mutation import mutate

if TYPE_CHECKING:
    from pathlib import Path

    from tieout.trials import Trials

GROUPS = {
    "value": ("digit", "unit", "sign", "date", "word"),
    "hedge": ("hedge",),
    "quote": ("cut_quote", "moved_quote"),
    "source": ("swapped_source", "edited_source"),
}


@pytest.fixture(scope="module")
def trials(repository: Path) -> Trials:
    """Try every such error there can be."""
    return mutate(repository, damages=[name for group in GROUPS.values() for name in group], each=0)


@pytest.mark.parametrize("group", GROUPS)
def test_ninety_nine_of_a_hundred_errors_are_caught(group: str, trials: Trials) -> None:
    tried = [trial for trial in trials.counted if trial.mutant.damage in GROUPS[group]]
    survivors = [trial for trial in tried if not trial.codes]
    assert len(tried) >= 50
    assert len(survivors) <= len(tried) // 100, survivors


def test_a_year_too_late_is_caught_in_four_rows_of_five(repository: Path) -> None:
    trials = mutate(repository, damages=["valid"], each=0)
    assert len(trials.counted) >= 50
    assert len(trials.survivors) <= len(trials.counted) // 5


def test_every_survivor_has_a_reason(repository: Path, trials: Trials) -> None:
    others = mutate(repository, damages=["name", "speaker", "subject", "dropped_row"], each=5)
    assert all(trial.reason for trial in (*trials.survivors, *others.survivors))
