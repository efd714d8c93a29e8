"""What a project that relies on tieout writes: a schema, a strategy and a look at its own data."""

from __future__ import annotations

from typing import Any

import pandera.pandas as pa
import pytest
from hypothesis import given, settings
from pandera.typing.pandas import Series

import tieout
from tieout.schemas import Facts
from tieout.strategies import datasets, facts


class Reviewed(Facts):
    reviewer: Series[str] = pa.Field(isin=["ab", "cd"])


@settings(max_examples=10, derandomize=True, database=None, deadline=None)
@given(facts())
def test_our_schema_adds_a_column_to_theirs(frame: Any) -> None:
    assert len(frame) == len(Reviewed.validate(frame.assign(reviewer="ab"), lazy=True))
    with pytest.raises(pa.errors.SchemaErrors):
        Reviewed.validate(frame.assign(reviewer="xy"), lazy=True)


@settings(max_examples=3, derandomize=True, database=None, deadline=None)
@given(drawn=datasets(verdict="disputed"))
def test_a_planted_dispute_holds_the_gate(drawn: Any, tmp_path_factory: Any) -> None:
    assert not tieout.validate(drawn.write(tmp_path_factory.mktemp("drawn"))).passed


def test_our_data_is_about_one_harbour(dataset: Any, tieout_report: Any) -> None:
    assert {"visby"} == set(dataset.facts.frame["subject"])
    assert tieout_report.passed
