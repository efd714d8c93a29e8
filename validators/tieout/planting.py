"""Sentences about the harbours with the rows that cite them, and questions of a known verdict."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tieout.harbours import CLAUSES, OUTLETS, PLANTED_PLACE, SPEAKERS, DataSet, Written, figure
from tieout.samples import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Sequence


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
