"""A small world for generated data sets: harbours in the year 1892, and who says what of them.

Everything here is fixed; `planting` makes sentences of it, `strategies` draws from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from tieout.samples import COLUMNS, manifest_rows, write_folder

if TYPE_CHECKING:
    from pathlib import Path

    from pandas import DataFrame

CODEBOOK = """\
[profile]
name = "press"

[properties.boats]
label = "Boats in the harbour"
definition = "How many boats lie in the harbour of a place, all kinds of craft taken together."
kind = "quantity"

[properties.boats_today]
label = "Boats in the harbour today"
definition = "How many boats lie in the harbour of a place on the day it is said."
kind = "quantity"
over_time = "changing"

[properties.damaged]
label = "Houses damaged"
definition = "The share of the houses of a place that the storm damaged."
kind = "share"

[properties.opened]
label = "Harbour opened"
definition = "The day on which the harbour of a place was opened."
kind = "date"

[properties.strike]
label = "Length of the strike"
definition = "How long the dockers of a place were on strike."
kind = "duration"

[properties.harbour]
label = "State of the harbour"
definition = "Whether ships may enter the harbour of a place."
kind = "category"
[properties.harbour.tokens.open]
aliases = ["open"]
[properties.harbour.tokens.closed]
aliases = ["closed"]

[properties.pier]
label = "Owner of the pier"
definition = "Who owns the pier of a place."
kind = "entity"

[properties.said]
label = "Said"
definition = "What a speaker is quoted as saying. Subject: the speaker. Scope: the occasion."
kind = "quotation"
"""
PLACES = ("Oban", "Larne", "Skagen", "Ystad", "Aveiro", "Rovinj", "Setubal", "Bergen")
PLANTED_PLACE = "Visby"
SPEAKERS = {
    "harbour_office": "the harbour office",
    "coast_guard": "the coast guard",
    "dockers_union": "the dockers' union",
}
OWNERS = {"town_council": "the town council", "railway": "the railway", "crown": "the crown"}
OUTLETS = ("herald", "gazette", "courier")
PUBLISHED = (date(1892, 10, 5), date(1892, 10, 6), date(1892, 10, 8))
VERDICTS = (
    "agrees",
    "compatible",
    "succeeds",
    "incomparable",
    "requoted",
    "undetermined",
    "denied",
    "disputed",
    "contradicts",
)
HEDGE_WORDS = {
    "": "",
    "exactly": "exactly ",
    "about": "about ",
    "nearly": "nearly ",
    "at_least": "at least ",
    "at_most": "at most ",
    "more_than": "more than ",
    "less_than": "fewer than ",
    "estimated": "an estimated ",
}
LOOSER = ("", "about", "at_least", "at_most", "estimated")
"""Hedges under which one figure can be printed again without a contradiction."""

ORDERS = {"12": "dozens of", "100": "hundreds of", "1000": "thousands of"}
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
CLAUSES = {
    "boats": "{words} boats lay in the harbour of {place}",
    "damaged": "{words} of the houses in {place} were damaged by the storm",
    "opened": "the harbour of {place} was opened {words}",
    "strike": "the strike in {place} lasted {words}",
    "harbour": "the harbour of {place} is {words}",
    "pier": "the pier of {place} belongs to {words}",
}


@dataclass(frozen=True, slots=True)
class Written:
    """A value as the table holds it and as a source prints it.

    Args:
        kind: quantity, share, date, duration, category or entity.
        value: The cell of the value column.
        hedge: The cell of the hedge column.
        words: What the source prints for both.
    """

    kind: str
    value: str
    hedge: str
    words: str


@dataclass(frozen=True, slots=True, repr=False)
class DataSet:
    """A data set that was drawn, with what was planted in it.

    Args:
        rows: The rows of facts.csv, by column.
        texts: The text of each source by its id.
        verdict: The verdict of the planted question, or empty.
        planted: The ids of its facts.
    """

    rows: tuple[dict[str, str], ...]
    texts: dict[str, str]
    verdict: str = ""
    planted: tuple[str, ...] = ()

    @property
    def facts(self) -> DataFrame:
        """The facts table, every cell text."""
        import pandas as pd  # noqa: PLC0415 - hypothesis loads this module in every project

        return pd.DataFrame(list(self.rows), columns=list(COLUMNS), dtype=str)

    @property
    def sources(self) -> DataFrame:
        """The manifest of the sources, every cell text."""
        import pandas as pd  # noqa: PLC0415 - as above

        return pd.DataFrame(manifest_rows(self.texts, self._published()), dtype=str)

    def _published(self) -> dict[str, dict[str, str]]:
        """Return the day of each source, as cells of the manifest."""
        return {
            source: {"published": PUBLISHED[number % len(PUBLISHED)].isoformat()}
            for number, source in enumerate(self.texts)
        }

    @property
    def codebook(self) -> str:
        """The text of codebook.toml."""
        places = [
            f'[entities.{place.lower()}]\nlabel = "{place}"\nkind = "place"'
            for place in (*PLACES, PLANTED_PLACE)
        ]
        others = [
            f'[entities.{key}]\nlabel = "{label.removeprefix("the ")}"\nkind = "organisation"'
            for key, label in (SPEAKERS | OWNERS).items()
        ]
        return "\n\n".join([CODEBOOK, *places, *others]) + "\n"

    def __repr__(self) -> str:
        """Tell the data set as a person would want to read it in a failing test."""
        rows = [" ".join(filter(None, row.values())) for row in self.rows]
        planted = f"  # {self.verdict}: {', '.join(self.planted)}" if self.planted else ""
        texts = [f"{source}: {text}" for source, text in self.texts.items()]
        return "\n".join([f"DataSet({planted}", *rows, *texts, ")"])

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:  # noqa: ARG002, FBT001 - IPython's
        """Let hypothesis print it so."""
        printer.text(repr(self))

    def write(self, folder: Path | str) -> Path:
        """Write the data set into a folder, and return the folder.

        Args:
            folder: Receives facts.csv, codebook.toml and seeds/ with the sources.
        """
        return write_folder(folder, self.rows, self.texts, self.codebook, self._published())


def figure(number: int, hedge: str) -> Written:
    """Write a figure with its hedge."""
    return Written("quantity", str(number), hedge, f"{HEDGE_WORDS[hedge]}{number:,}")


def share(tenths: int) -> Written:
    """Write a share given in tenths of a per cent."""
    figure = f"{tenths // 10}.{tenths % 10}" if tenths % 10 else str(tenths // 10)
    return Written("share", f"{figure} %", "", f"{figure} per cent")
