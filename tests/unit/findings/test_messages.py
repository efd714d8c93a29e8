"""What a reader is told: figures have their thousands parted, years and words have not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tieout.corpus.sources import Source
from tieout.evidence.anchors import anchor
from tieout.findings.messages import tell_value
from tieout.findings.rules.anchors import quote_missing

if TYPE_CHECKING:
    from collections.abc import Callable

    from tieout.findings.case import Case

CODEBOOK = """
[properties.votes]
kind = "quantity"
[properties.founded]
kind = "date"
[properties.ran]
kind = "period"
[properties.motto]
kind = "text"
[entities.league]
"""


@pytest.mark.parametrize(
    ("property_id", "value", "told"),
    [
        ("votes", "15000", "15,000"),
        ("votes", "900", "900"),
        ("founded", "1910", "1910"),
        ("ran", "1910", "1910"),
        ("motto", "1848", "1848"),
    ],
)
def test_only_counts_have_their_thousands_parted(
    make_case: Callable[..., Case], property_id: str, value: str, told: str
) -> None:
    fact = {"subject": "league", "property": property_id, "value": value}
    assert tell_value(make_case([fact], CODEBOOK), 0) == told


def test_a_quote_cut_out_of_a_number_is_told_the_whole_number(
    make_case: Callable[..., Case],
) -> None:
    found = anchor("700 votes", "The league won 2,700 votes in the town.")
    fact = {"subject": "league", "property": "votes", "value": "700", "quote": "700 votes"}
    case = make_case([fact], CODEBOOK)
    anchors = case.anchors.assign(
        outcome=str(found.outcome),
        suggestion=found.suggestion.text if found.suggestion else "",
        differences=[found.differences],
    )
    (draft,) = quote_missing.check(replace(case, anchors=anchors))
    assert draft.message == '"700 votes" is cut out of "2,700 votes"'
    assert draft.hint == 'Quote the whole: "2,700 votes".'


RATES = """
[[rates]]
from = "EUR"
to = "USD"
rate = "1.3"
source = "gazette"
quote = "{quote}"
"""


@pytest.mark.parametrize(
    ("quote", "outcome"),
    [
        ("the euro bought $1.3", []),
        ("", []),
        ("the euro bought $1.4", ['"the euro bought $1.4" does not stand in gazette']),
    ],
)
def test_the_quote_of_a_rate_is_looked_up_as_any_other(
    make_case: Callable[..., Case], quote: str, outcome: list[str]
) -> None:
    class Corpus:
        """One source."""

        def read(self, source: str) -> Source:
            text = "On Friday the euro bought $1.3 in Oslo."
            return Source(source, "gazette.txt", text, "0" * 64)

    case = make_case([], CODEBOOK + RATES.replace("{quote}", quote))
    drafts = quote_missing.check(replace(case, corpus=Corpus()))
    assert outcome == [draft.message.partition(": ")[2] for draft in drafts]
