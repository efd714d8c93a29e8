"""A fact as a person reads it: what is said, by whom, where, when and in which sentence."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tieout.corpus.sentences import sentences
from tieout.corpus.sources import Source
from tieout.evidence.anchors import Outcome
from tieout.facts.intervals import Interval
from tieout.facts.quantities import Quantity
from tieout.findings.comparing.claims import split_ids
from tieout.findings.messages import tell_entity, tell_value
from tieout.report.figures import interval
from tieout.report.json import whole

if TYPE_CHECKING:
    from pandas import DataFrame

    from tieout.corpus.sentences import Sentence
    from tieout.findings.questions import Question
    from tieout.report.report import Report

_LINE_END = re.compile(r"[ \t]*\r?\n\s*")

VERBS = {
    "denied": ("denies", "deny"),
    "predicted": ("predicts", "predict"),
    "proposed": ("proposes", "propose"),
}
"""What one speaker does, and what several do, by stance; else they say."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A quote in its sentence.

    Args:
        before: The words of the sentence before the quote.
        quote: The quote as the source has it; if it was not found, as the table has it.
        after: The words of the sentence after the quote.
        number: The number of the sentence in which the quote starts, or None if it was not found.
        earlier: The sentence before, or empty.
        later: The sentence after, or empty.
    """

    before: str
    quote: str
    after: str
    number: int | None
    earlier: str = ""
    later: str = ""

    @property
    def sentence(self) -> str:
        """The sentence, or sentences, in which the quote stands."""
        return f"{self.before}{self.quote}{self.after}"


@dataclass(frozen=True, slots=True)
class Statement:
    """One fact, with every id turned into the words for people.

    Args:
        fact_id: Its id.
        row: Its row in the frames.
        line: Its physical line in the facts table.
        value: The value with its hedge and unit.
        compared: What was judged, as an interval, or empty where that adds nothing.
        source: The id of its source.
        publisher: Who published the source, or the source's id.
        published: When.
        speakers: Who says so, or empty: the source in its own voice.
        verb: says, denies, predicts or proposes; of several, say and so on.
        via: Who passed it on, or empty.
        valid: When the value holds, in words, or empty.
        outcome: What became of its quote.
        origin: The origin that its source's text is taken from.
    """

    fact_id: str
    row: int
    line: int
    value: str
    compared: str
    source: str
    publisher: str
    published: str
    speakers: str
    verb: str
    via: str
    valid: str
    outcome: str
    origin: str


class Statements:
    """Every fact of a report in words; built once, asked by all renderers for people."""

    def __init__(self, report: Report, *, texts: bool = True) -> None:
        """Take a report; without texts, no more of a source is told than the quote."""
        case = report.case
        self._told = texts
        self._case = case
        self._facts = records(case.facts)
        self._anchors = records(case.anchors)
        self._compared = list(case.values["compared"])  # noqa: PD011 - a frame of ours
        self._rows: dict[str, int] = {}
        for row, fact in enumerate(self._facts):
            self._rows.setdefault(str(fact["fact_id"]), row)
        self._sources: dict[str, dict[str, Any]] = {
            str(row["source"]): row for row in records(case.sources)
        }
        self._values = list(case.values["value"])  # noqa: PD011 - as above
        self._origins = dict(zip(case.echoes["source"], case.echoes["origin"], strict=True))
        self._texts: dict[str, str] = {}
        self._sentences: dict[str, list[Sentence]] = {}

    def fact_id(self, row: int) -> str:
        """Return the id of the fact in a row."""
        return str(self._facts[row]["fact_id"])

    def row(self, fact_id: str) -> int | None:
        """Return the first row of a fact, or None if the table has no such fact."""
        return self._rows.get(fact_id)

    def asked(self, row: int) -> str:
        """Return what a row is about, in words, whether or not it could be judged."""
        fact = self._facts[row]
        return f"{self.property(fact['property'])}: {self.entity(fact['subject'])}"

    def held(self, row: int) -> object:
        """Return what a row is judged as."""
        return self._compared[row]

    def axis(self, row: int) -> str:
        """Return what the value of a row is measured on: dates, or the unit of a number."""
        value = self._values[row]
        return f"number {value.unit}" if isinstance(value, Quantity) else "date"

    def found_in(self, row: int) -> str:
        """Return the source in which the quote of a row stands, else the one it cites."""
        return str(self._anchors[row]["source"] or self._facts[row]["source"])

    def span(self, row: int) -> tuple[int, int] | None:
        """Return where the quote of a row stands in its source, or None."""
        start, end = whole(self._anchors[row]["start"]), whole(self._anchors[row]["end"])
        return None if start is None or end is None else (start, end)

    def stands(self, row: int) -> str:
        """Say where the quote of a row stands, or why it stands nowhere."""
        number, source = self.passage(row).number, self.found_in(row)
        if number is not None:
            return f"sentence {number} of {source}"
        outcome = self._anchors[row]["outcome"]
        if outcome == Outcome.UNREADABLE:
            return f"{source} cannot be read"
        return f"quote {'more than once' if outcome == Outcome.AMBIGUOUS else 'not'} in {source}"

    def origin(self, source_id: str) -> str:
        """Return the source whose text a source copies, or itself."""
        return str(self._origins.get(source_id, source_id))

    def entity(self, entity_id: str) -> str:
        """Return the name of an entity, or its id if the codebook has none."""
        return tell_entity(self._case, entity_id)

    def entities(self, ids: str) -> str:
        """Return the names of entities joined by `;` in a cell."""
        return ", ".join(map(self.entity, split_ids(ids)))

    def property(self, property_id: str) -> str:
        """Return the label of a property, or its id if the codebook has none."""
        entry = self._case.codebook.properties.get(property_id)
        return (entry.label if entry else "") or property_id

    def title(self, question: Question) -> str:
        """Return a question in words."""
        scope = f" ({self.entity(question.scope)})" if question.scope else ""
        return f"{self.property(question.property)}: {self.entity(question.subject)}{scope}"

    def publisher(self, source_id: str) -> str:
        """Return who published a source, or its id."""
        return self._sources.get(source_id, {}).get("publisher", "") or source_id

    def published(self, source_id: str) -> str:
        """Return when a source was published, as its manifest says."""
        return str(self._sources.get(source_id, {}).get("published", ""))

    def __getitem__(self, row: int) -> Statement:
        """Return the statement of a row."""
        fact, anchor = self._facts[row], self._anchors[row]
        compared = self._compared[row]
        source = fact["source"]
        return Statement(
            fact_id=fact["fact_id"],
            row=row,
            line=int(fact["line"]),
            value=self.value(row),
            compared=_judged_as(compared, fact["value"], self._values[row]),
            source=source,
            publisher=self.publisher(source),
            published=self.published(source),
            speakers=self.entities(fact["attributed_to"]),
            verb=VERBS.get(fact["stance"], ("says", "say"))[";" in fact["attributed_to"]],
            via=self.entities(fact["via"]),
            valid=told_time(fact["valid"]),
            outcome=str(anchor["outcome"]),
            origin=self.origin(source),
        )

    def value(self, row: int) -> str:
        """Return the value of a row in words."""
        return tell_value(self._case, row)

    def passage(self, row: int) -> Passage:
        """Return the quote of a row in its sentence, with the sentences beside it."""
        span, source = self.span(row), self.found_in(row)
        found = self.sentences(source)
        if span is None or not found:
            return Passage("", self._facts[row]["quote"], "", None)
        start, end = span
        text = self.text(source)
        if not self._told:
            number = found[max(0, bisect_right([s.start for s in found], start) - 1)].number
            return Passage("", _flat(text[start:end]), "", number)
        first = max(0, bisect_right([s.start for s in found], start) - 1)
        last = first
        while last + 1 < len(found) and found[last].end < end:
            last += 1
        return Passage(
            before=_flat(text[found[first].start : start]),
            quote=_flat(text[start:end]),
            after=_flat(text[end : found[last].end]),
            number=found[first].number,
            earlier=_flat(found[first - 1].text) if first else "",
            later=_flat(found[last + 1].text) if last + 1 < len(found) else "",
        )

    def text(self, source_id: str) -> str:
        """Return the text of a source, read once; empty where it cannot be read."""
        if source_id not in self._texts:
            source = self._case.corpus.read(source_id)
            self._texts[source_id] = source.text if isinstance(source, Source) else ""
        return self._texts[source_id]

    def sentences(self, source_id: str) -> list[Sentence]:
        """Return the sentences of a source, cut once."""
        if source_id not in self._sentences:
            language = self._sources.get(source_id, {}).get("language", "") or "en"
            self._sentences[source_id] = sentences(self.text(source_id), language=language)
        return self._sentences[source_id]


def _flat(text: str) -> str:
    """Return a passage on one line, as it reads: a line end with the blanks at it is one blank."""
    return _LINE_END.sub(" ", text)


def records(frame: DataFrame) -> list[dict[str, Any]]:
    """Return the rows of a frame by the names of its columns."""
    return [{str(name): cell for name, cell in row.items()} for row in frame.to_dict("records")]


def told_time(valid: str) -> str:
    """Return a cell of the valid column in words.

    Examples:
        >>> told_time("2016-10"), told_time("../2016-11"), told_time("2016-07/..")
        ('as of 2016-10', 'up to 2016-11', 'from 2016-07 on')
        >>> told_time("2016-09-22/2016-10-06"), told_time("")
        ('from 2016-09-22 to 2016-10-06', '')
    """
    begins, stroke, ends = valid.partition("/")
    if not stroke or "" in {begins, ends}:
        return f"as of {valid}" if valid else ""
    if begins == "..":
        return f"up to {ends}"
    return f"from {begins} on" if ends == ".." else f"from {begins} to {ends}"


def _judged_as(compared: object, written: str, value: object) -> str:
    """Return an interval in words, or nothing where it is what the table says."""
    if not isinstance(compared, Interval):
        return ""
    words = interval(compared)
    if words.replace(",", "") == written:
        return ""
    unit = value.unit if isinstance(value, Quantity) and written.startswith("P") else ""
    return f"{words} {unit}s" if unit else words
