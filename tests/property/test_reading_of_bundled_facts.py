"""Laws of reading back, on every fact of the bundled data set: what is changed is not carried."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from tieout.corpus.sources import read_corpus
from tieout.facts.codebook_file import read_codebook
from tieout.facts.reading import read_back
from tieout.facts.table import read_table
from tieout.facts.values import read_values
from tieout.schemas import Facts

ROOT = Path(__file__).parents[2]
FIGURES = ("quantity", "share", "duration", "date", "period")


@cache
def facts() -> pd.DataFrame:
    return read_table(ROOT / "facts.csv", Facts).frame


def read(frame: pd.DataFrame) -> pd.DataFrame:
    codebook = read_codebook(ROOT / "codebook.toml")
    frame = frame.reset_index(drop=True)
    values = read_values(frame, codebook)
    anchors = pd.DataFrame({"outcome": ["exact"] * len(frame)})
    corpus = read_corpus(ROOT / "seeds" / "sources.csv")
    support = read_back(frame, values, anchors, codebook, corpus)
    return pd.concat([frame, values[["kind"]], support], axis=1)


def rows_of(kinds: tuple[str, ...]) -> pd.DataFrame:
    frame = read(facts())
    return frame[frame["kind"].isin(kinds)][facts().columns]


def test_every_bundled_value_stands_in_its_quote() -> None:
    frame = read(facts())
    wrong = frame[~frame["support"].isin(["supported", "judgement"])]
    assert [] == wrong[["fact_id", "missing", "read_instead"]].to_dict("records")
    assert len(frame) > 400


@pytest.mark.parametrize("step", range(1, 10))
def test_a_digit_changed_in_a_value_is_never_carried(step: int) -> None:
    changed = []
    for row in rows_of(FIGURES).to_dict("records"):
        for digit in re.finditer("[0-9]", str(row["value"])):
            other = str((int(digit[0]) + step) % 10)
            value = f"{row['value'][: digit.start()]}{other}{row['value'][digit.end() :]}"
            part_of_year = re.fullmatch("[0-9]{4}-[2-4][0-9]", value)
            if not part_of_year and value.lstrip("0") not in {row["value"], ""}:
                changed.append({**row, "value": value})
    carried = read(pd.DataFrame(changed, dtype=object))
    wrong = carried[carried["support"] == "supported"]
    assert [] == wrong[["fact_id", "value", "quote"]].to_dict("records")
    assert len(carried) > 100


@pytest.mark.parametrize("hedge", ["at_most", "at_least", "more_than", "less_than"])
def test_a_bound_that_the_quote_lacks_is_never_carried(hedge: str) -> None:
    rows = rows_of(("quantity",))
    changed = rows[(rows["hedge"] == "") & ~rows["value"].str.contains("[.][.]")].copy()
    changed["hedge"] = hedge
    carried = read(changed)
    assert {"bound"} == set(carried["missing"])
    assert {hedge} == set(carried["hedge_added"])


def test_a_hedge_left_out_is_always_noted() -> None:
    rows = rows_of(("quantity",))
    hedged = rows[rows["hedge"] != ""].copy()
    said = list(hedged["hedge"])
    hedged["hedge"] = ""
    assert said == list(read(hedged)["hedge_dropped"])
    assert len(said) > 5


def test_a_word_put_into_a_quotation_is_never_carried() -> None:
    changed = rows_of(("quotation", "text")).copy()
    changed["value"] = changed["value"] + " not"
    assert {"words"} == set(read(changed)["missing"])
