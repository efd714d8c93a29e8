"""A small world for generated data sets: harbours in the year 1892, and who says what of them.

Everything here is fixed; `strategies` draws from it.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

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
COLUMNS = (
    *("fact_id", "subject", "property", "scope", "value", "hedge", "unit", "valid", "stance"),
    *("attributed_to", "via", "source", "quote", "prefix", "suffix", "note"),
)


MANIFEST = (
    *("source", "file", "publisher", "title", "published", "published_evidence"),
    *("language", "agency", "url", "licence", "sha256"),
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

        rows = [
            {
                "source": source,
                "file": f"{source}.txt",
                "publisher": source.title(),
                "title": "",
                "published": PUBLISHED[number % len(PUBLISHED)].isoformat(),
                "published_evidence": "printed on the front page",
                "language": "en",
                "agency": "",
                "url": "",
                "licence": "",
                "sha256": sha256(text.encode()).hexdigest(),
            }
            for number, (source, text) in enumerate(self.texts.items())
        ]
        return pd.DataFrame(rows, columns=list(MANIFEST), dtype=str)

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
        """Write the data set into a folder that exists, and return the folder.

        Args:
            folder: Receives facts.csv, codebook.toml and seeds/ with the sources.
        """
        root = Path(folder)
        seeds = root / "seeds"
        seeds.mkdir(exist_ok=True)
        for source, text in self.texts.items():
            (seeds / f"{source}.txt").write_bytes(text.encode())
        (seeds / "sources.csv").write_bytes(_csv(self.sources))
        (root / "facts.csv").write_bytes(_csv(self.facts))
        (root / "codebook.toml").write_bytes(self.codebook.encode())
        return root


def _csv(frame: DataFrame) -> bytes:
    """Write a table as RFC 4180 has it, with line feeds."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(frame.columns)
    writer.writerows(frame.itertuples(index=False))
    return out.getvalue().encode()


def figure(number: int, hedge: str) -> Written:
    """Write a figure with its hedge."""
    return Written("quantity", str(number), hedge, f"{HEDGE_WORDS[hedge]}{number:,}")


def share(tenths: int) -> Written:
    """Write a share given in tenths of a per cent."""
    figure = f"{tenths // 10}.{tenths % 10}" if tenths % 10 else str(tenths // 10)
    return Written("share", f"{figure} %", "", f"{figure} per cent")


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence of a source and the row that cites it."""

    property: str
    place: str
    source: str
    written: Written
    clause: str
    speaker: str = ""
    verb: str = "said that"
    stance: str = ""
    valid: str = ""
    note: str = ""
    subject: str = ""
    scope: str = ""

    def sentence(self) -> str:
        """Print the sentence."""
        speaker = SPEAKERS.get(self.speaker, "")
        opening = (
            f"{speaker[:1].upper()}{speaker[1:]} {self.verb}" if speaker else "It is known that"
        )
        return f"{opening} {self.clause}."

    def row(self, number: int) -> dict[str, str]:
        """Return the row of facts.csv."""
        quote = f"{self.verb} {self.clause}" if self.stance else self.clause
        return dict.fromkeys(COLUMNS, "") | {
            "fact_id": f"f{number:03d}",
            "subject": self.subject or self.place.lower(),
            "property": self.property,
            "scope": self.scope,
            "value": self.written.value,
            "hedge": self.written.hedge,
            "valid": self.valid,
            "stance": self.stance,
            "attributed_to": self.speaker,
            "source": self.source,
            "quote": quote,
            "note": self.note,
        }


def compose(
    statements: Sequence[Statement], planted: Sequence[Statement], verdict: str = ""
) -> DataSet:
    """Return the data set in which these statements stand, in this order.

    Args:
        statements: What its sources say.
        planted: What they say on the question that has the verdict.
        verdict: The verdict of that question.
    """
    every = [*statements, *planted]
    rows = [statement.row(number) for number, statement in enumerate(every, 1)]
    texts: dict[str, list[str]] = {}
    for statement in every:
        texts.setdefault(statement.source, []).append(statement.sentence())
    return DataSet(
        rows=tuple(rows),
        texts={source: "\n".join(texts[source]) + "\n" for source in sorted(texts)},
        verdict=verdict,
        planted=tuple(row["fact_id"] for row in rows[len(statements) :]),
    )


def planted_statements(verdict: str, number: int) -> list[Statement]:
    """Return two facts on a question of their own with the given verdict.

    Args:
        verdict: One of `VERDICTS`.
        number: The figure they are about, at least 2.
    """
    if verdict == "requoted":
        return _two_quotations()
    if verdict == "undetermined":
        return _two_clock_times()
    plain, other = figure(number, ""), figure(number * 3, "")
    left: dict[str, Any] = {"written": plain}
    right: dict[str, Any] = {"written": other}
    property_id = "boats_today" if verdict == "succeeds" else "boats"
    if verdict == "agrees":
        right["written"] = plain
    elif verdict == "compatible":
        right["written"] = figure(number, "about")
    elif verdict == "succeeds":
        left["valid"], right["valid"] = "1892-10-01", "1892-10-03"
    elif verdict == "incomparable":
        right |= {"speaker": "dockers_union", "verb": "demanded that", "stance": "proposed"}
    elif verdict == "denied":
        left["speaker"] = "harbour_office"
        right |= {
            "written": plain,
            "speaker": "coast_guard",
            "verb": "denied that",
            "stance": "denied",
        }
    elif verdict == "disputed":
        left["speaker"], right["speaker"] = "harbour_office", "coast_guard"
    return [
        Statement(
            property=property_id,
            place=PLANTED_PLACE,
            source=source,
            clause=CLAUSES["boats"].format(words=side["written"].words, place=PLANTED_PLACE),
            **side,
        )
        for source, side in zip(OUTLETS, (left, right), strict=False)
    ]


def _two_quotations() -> list[Statement]:
    """Return one utterance in two versions."""
    versions = (
        "No ship will leave the harbour before the storm is over",
        "No ship shall leave the harbour until the storm is over",
    )
    return [
        Statement(
            property="said",
            place=PLANTED_PLACE,
            source=source,
            written=Written("quotation", words, "", words),
            clause=f"“{words}”",
            speaker="harbour_office",
            verb="said:",
            subject="harbour_office",
            scope=PLANTED_PLACE.lower(),
            valid="1892-10-03",
        )
        for source, words in zip(OUTLETS, versions, strict=False)
    ]


def _two_clock_times() -> list[Statement]:
    """Return two times of which only one has a zone: nobody can tell how far apart they are."""
    times = (
        Written("date", "1892-10-03T08:20", "", "at 8:20 on 3 October 1892"),
        Written("date", "1892-10-03T09:40Z", "", "at 9:40 GMT on 3 October 1892"),
    )
    return [
        Statement(
            property="opened",
            place=PLANTED_PLACE,
            source=source,
            written=written,
            clause=CLAUSES["opened"].format(words=written.words, place=PLANTED_PLACE),
        )
        for source, written in zip(OUTLETS, times, strict=False)
    ]
