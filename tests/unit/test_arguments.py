"""The public functions say what to give them, whatever they are given."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

import tieout
from tieout import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

QUANTITY = tieout.read_quantities("900 dead")[0]


@pytest.mark.parametrize("wrong", [b"900 dead", None, 900, ["900 dead"]])
@pytest.mark.parametrize(
    ("function", "arguments", "place", "name"),
    [
        (tieout.sentences, [""], 0, "text"),
        (tieout.anchor, ["", ""], 0, "quote"),
        (tieout.anchor, ["", ""], 1, "text"),
        (tieout.anchor, ["", "", "", ""], 2, "prefix"),
        (tieout.anchor, ["", "", "", ""], 3, "suffix"),
        (tieout.read_quantities, [""], 0, "text"),
        (tieout.read_dates, [""], 0, "text"),
        (tieout.compare_names, ["", ""], 0, "a"),
        (tieout.compare_names, ["", ""], 1, "b"),
        (tieout.compare, [QUANTITY, QUANTITY, ""], 2, "profile"),
    ],
)
def test_what_is_no_text_is_refused_by_its_name(
    function: Callable[..., object], arguments: list[object], place: int, name: str, wrong: object
) -> None:
    given = list(arguments)
    given[place] = wrong
    with pytest.raises(
        UsageError, match=rf"^{name} is {type(wrong).__name__}, not str$"
    ) as refused:
        function(*given)
    assert refused.value.hint


@pytest.mark.parametrize("function", [tieout.sentences, tieout.read_quantities, tieout.read_dates])
def test_a_language_that_is_no_text_is_refused(function: Callable[..., Any]) -> None:
    with pytest.raises(UsageError, match="language is NoneType"):
        function("900 dead", language=None)


def test_bytes_are_told_to_be_decoded() -> None:
    wrong: Any = b"900 dead"
    with pytest.raises(UsageError) as refused:
        tieout.read_quantities(wrong)
    assert "decode" in refused.value.hint


@pytest.mark.parametrize("wrong", ["2016-12-05", 2016])
def test_a_day_of_publication_that_is_no_date_is_refused(wrong: Any) -> None:
    with pytest.raises(UsageError, match="published is"):
        tieout.read_dates("on Friday", wrong)


@pytest.mark.parametrize("wrong", ["900", 900, None])
def test_only_quantities_and_moments_are_compared(wrong: Any) -> None:
    for pair in ((wrong, QUANTITY), (QUANTITY, wrong)):
        with pytest.raises(UsageError, match="Quantities or Moments"):
            tieout.compare(*pair)
