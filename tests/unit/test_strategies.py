from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import find, given, settings
from hypothesis import strategies as st

from tieout import schemas, strategies
from tieout.corpus.folding import fold_text
from tieout.errors import UsageError
from tieout.evidence.anchors import anchor
from tieout.harbours import VERDICTS, DataSet


@given(strategies.facts())
def test_facts_meet_the_contract(frame: object) -> None:
    assert schemas.failures_of(frame, schemas.Facts, range(len(frame))).empty  # type: ignore[arg-type] # a DataFrame


@given(
    strategies.datasets(verdict=None)
    | st.sampled_from(VERDICTS).flatmap(lambda verdict: strategies.datasets(verdict=verdict))
)
def test_every_quote_of_a_data_set_stands_once_in_its_source(drawn: DataSet) -> None:
    for row in drawn.rows:
        assert "exact" == anchor(row["quote"], drawn.texts[row["source"]]).outcome
    assert schemas.failures_of(drawn.sources, schemas.Sources, range(9)).empty
    assert (2 if drawn.verdict else 0) == len(drawn.planted)


@given(st.data())
def test_noise_in_a_quote_folds_away(data: st.DataObject) -> None:
    drawn = data.draw(strategies.datasets(max_size=3))
    row = data.draw(st.sampled_from(drawn.rows))
    noisy = data.draw(strategies.quotes(row["quote"]))
    assert fold_text(row["quote"]) == fold_text(noisy)
    found = anchor(noisy, drawn.texts[row["source"]])
    assert found.outcome in {"exact", "folded"}


@given(strategies.values())
def test_a_value_is_printed_and_typed(written: strategies.Written) -> None:
    assert written.value
    assert written.words


def test_noise_is_drawn_and_not_only_possible() -> None:
    find(strategies.quotes("the dockers' union"), lambda text: text != "the dockers' union")


def test_a_failing_data_set_shrinks_to_the_planted_facts_alone() -> None:
    smallest = find(strategies.datasets(verdict="disputed", min_size=0), lambda drawn: True)  # noqa: ARG005 - any
    assert smallest.planted == tuple(row["fact_id"] for row in smallest.rows)
    assert "boats" in repr(smallest)
    assert 6 >= len(repr(smallest).splitlines()) - 2


def test_arguments_that_cannot_be_met_are_refused_at_once() -> None:
    for wrong in (
        strategies.datasets(min_size=3, max_size=2),
        strategies.datasets(max_size=1000),
        strategies.datasets(verdict="sometimes"),
    ):
        with pytest.raises(UsageError):
            find(wrong, lambda drawn: True)  # noqa: ARG005 - any
    with pytest.raises(UsageError):
        strategies.quantities(min_value=5, max_value=2)
    with pytest.raises(UsageError, match="'rough'"):
        strategies.quantities(hedges=("rough",))


def test_hedges_are_those_that_are_asked_for() -> None:
    @settings(max_examples=30, database=None, derandomize=True)
    @given(strategies.quantities(hedges=("order", "about")))
    def draw(written: strategies.Written) -> None:
        assert written.hedge in {"order", "about"}

    draw()


def test_hypothesis_starts_without_loading_pandas() -> None:
    program = (
        "import sys; import tieout.registration as r; r.register();"
        "print(sorted({'pandas', 'pandera', 'pytest', 'tieout.strategies'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True, timeout=60
    )
    assert "[]" == done.stdout.strip()
