"""The report as one page that works from a disk, and as a fragment for a notebook.

The page loads nothing and runs nothing but its own script: its policy names the digests of its
style sheet and script, jinja2 escapes every value, and hidden characters are shown as codes.

Source: docs/decisions/0061 (one page, long lists on demand).
"""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import replace
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from tieout.config import Level
from tieout.facts.intervals import Interval
from tieout.report.discrepancies import VERDICT_WORDS, Discrepancy, split, why
from tieout.report.figures import count
from tieout.report.gate import ruled
from tieout.report.passages import readable_sources, spellings
from tieout.report.pictures import Bar, picture
from tieout.report.places import command
from tieout.report.sanitising import for_page, for_script, visible, visible_lines
from tieout.report.statements import Statements, records
from tieout.report.summary import checked, verdict
from tieout.report.versions import Version, compare_versions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tieout.findings.findings import Finding
    from tieout.findings.questions import Question
    from tieout.report.report import Report

NO_DIFFERENCE = "No two facts of one question differ."

MOST = 20
"""How many witnesses of one reading a card shows; the list of facts has them all."""


LARGE = 1_000
"""Above this many facts a page holds the beginning of each list and makes the rest on demand."""

PAGE = 100
"""How many entries of a list such a page holds."""


def render(report: Report, *, texts: bool = True) -> str:
    """Write the report as one HTML page.

    Args:
        report: The report.
        texts: False leaves out the texts of the sources and the sentences beside a quote.

    Returns:
        A page without any reference to another file.
    """
    return for_page(_template("report.html.j2").render(view=View(report, texts=texts)))


def fragment(report: Report, *, gate: bool = True) -> str:
    """Write the gate's verdict and what was found for a notebook.

    Args:
        report: The report.
        gate: Whether the verdict and what was checked stand above.
    """
    return str(_template("fragment.html.j2").render(view=View(report, anchors=False), gate=gate))


class View:
    """What the templates ask for; words and numbers, never markup but the pictures.

    Args:
        report: The report.
        texts: Whether the texts of the sources are shown.
        anchors: Whether parts of the page link to each other.
    """

    most = MOST

    def __init__(self, report: Report, *, texts: bool = True, anchors: bool = True) -> None:
        self.report = report
        self.texts = texts
        self.anchors = anchors
        self.statements = Statements(report, texts=texts)
        found, self.others = split(report, self.statements)
        self.discrepancies = [item for item in found if item.level != Level.NOTE]
        self.noted = {id(item.question): item for item in found if item.level == Level.NOTE}
        self.large = len(report.case.facts) > LARGE
        self.facts_file = report.case.config.facts
        named = report.case.folder.name if texts else ""
        self.title = f"Tie-out of {named or 'a data set'}"
        self.checked = checked(report)
        self.verdict = verdict(report)
        self.count = count
        self.ruled = ruled
        self._witnessed: set[int] = set()
        self._numbers = {id(question): n for n, question in enumerate(report.all_questions)}

    @property
    def style(self) -> Markup:
        """The style sheet."""
        return Markup(_asset("style.css"))  # noqa: S704 - our own file

    @property
    def script(self) -> Markup:
        """The script."""
        return Markup(_asset("script.js"))  # noqa: S704 - our own file

    @property
    def style_hash(self) -> str:
        """The digest by which the page's policy knows the style sheet."""
        return _digest(_asset("style.css"))

    @property
    def script_hash(self) -> str:
        """The digest by which the page's policy knows the script."""
        return _digest(_asset("script.js"))

    def command(self, finding: Finding) -> str:
        """Return the command that checks the rule of a finding again; a release has none."""
        return command(self.report, finding) if self.texts else ""

    def first_time(self, row: int) -> bool:
        """Tell whether a fact is shown as a witness for the first time, and links are wanted."""
        known = row in self._witnessed
        self._witnessed.add(row)
        return self.anchors and not known

    def number(self, question: Question) -> int:
        """Return the number of a question."""
        return self._numbers[id(question)]

    def verdict_words(self, name: str) -> str:
        """Return a verdict in words."""
        return VERDICT_WORDS.get(name, name)

    @property
    def left_out(self) -> int:
        """How many cards a notebook does not show."""
        return max(0, len(self.discrepancies) - MOST) + max(0, len(self.others) - MOST)

    @property
    def verdicts(self) -> list[str]:
        """The verdicts that occur, the gravest first."""
        occurring = {str(question.verdict) for question in self.report.all_questions}
        return [name for name in VERDICT_WORDS if name in occurring]

    @property
    def parts(self) -> list[dict[str, Any]]:
        """The sections of the page with how much stands in each."""
        listed = [
            ("differences", "Differences", len(self.discrepancies)),
            ("findings", "Other findings", len(self.others)),
            ("questions", "Questions", len(self.report.all_questions)),
            ("facts", "Facts", len(self.report.case.facts)),
            ("names", "Names", len(self.names)),
            ("decisions", "Rulings", len(self.decisions)),
            ("sources", "Sources", len(self.report.case.sources)),
        ]
        always = {"differences", "facts", "sources"}
        return [
            {"id": name, "label": label, "number": f"{number:,}"}
            for name, label, number in listed
            if number or name in always
        ]

    @cached_property
    def asked(self) -> dict[int, str]:
        """For each row that stands in a card, the place of the card."""
        return {
            row: f"q{self.number(item.question)}"
            for item in self.discrepancies
            for row in item.question.rows
        }

    @cached_property
    def title_of_row(self) -> dict[int, tuple[str, str]]:
        """For each row, its question in words and the verdict on it."""
        return {
            row: (self.statements.title(question), str(question.verdict))
            for question in self.report.all_questions
            for row in question.rows
        }

    @cached_property
    def lists(self) -> list[dict[str, Any]]:
        """The four lists of the page; each entry is one element with what filters ask for."""
        cards = _template("cards.html.j2").module
        judged = [str(question.verdict) for question in self.report.all_questions]
        differences = [
            _Entry(
                f"q{self.number(item.question)}",
                item.verdict,
                "ruled" if item.ruled else str(item.level),
                cards.discrepancy(self, item),
            )
            for item in self.discrepancies
        ]
        others = [
            _Entry(
                f"o{number}",
                str(item.verdict),
                "ruled" if ruled(item) else str(item.level),
                cards.other(self, item, number),
            )
            for number, item in enumerate(self.others)
        ]
        questions = [
            _Entry(f"k{number}", judged[number], "", cards.question(self, item, number))
            for number, item in enumerate(self._questions())
        ]
        facts = [
            _Entry(f"f{number}", item["verdict"], "", cards.fact(self, item, number))
            for number, item in enumerate(self._facts())
        ]
        said = "Every question with its readings; what differs stands above."
        told = "Every fact in its sentence, in the order of the table."
        no_fact = "The table holds no fact."
        return [
            _list("differences", "div", "Where the sources differ", differences, NO_DIFFERENCE),
            _list("findings", "div", "Other findings", others, "Nothing else was found."),
            _list("questions", "ul", "Questions", questions, "No question was judged.", said),
            _list("facts", "ul", "Facts", facts, no_fact, told),
        ]

    @property
    def page(self) -> int:
        """How many entries of each list the page holds from the start."""
        return PAGE if self.large else max(len(part["entries"]) for part in self.lists)

    @property
    def rest(self) -> Markup:
        """What the page makes on demand, as JSON that cannot end its script element."""
        data: dict[str, Any] = {}
        if self.large:
            data = {part["id"]: part["entries"][PAGE:] for part in self.lists}
            data["texts"] = [source["html"] for source in self.sources]
        written = for_script(json.dumps(data, ensure_ascii=False, separators=(",", ":")))
        return Markup(written)  # noqa: S704 - JSON without a single <

    def _questions(self) -> Iterator[dict[str, Any]]:
        """Yield every question with its readings."""
        for question in self.report.all_questions:
            rows = {self.statements.fact_id(row): row for row in question.rows}
            yield {
                "title": self.statements.title(question),
                "verdict": str(question.verdict),
                "notes": self._notes(question),
                "readings": [
                    {
                        "value": reading.value,
                        "rows": [rows[fact] for fact in reading.facts[:MOST] if fact in rows],
                        "more": max(0, len(reading.facts) - MOST),
                    }
                    for reading in question.readings
                ],
            }

    def _notes(self, question: Question) -> list[str]:
        """Say why the facts of a question are as they are, where that is no more than a note."""
        item = self.noted.get(id(question))
        return [why(question, finding) for finding in item.findings] if item else []

    def _facts(self) -> Iterator[dict[str, Any]]:
        """Yield every fact with its sentence."""
        for row in range(len(self.report.case.facts)):
            fact = self.statements[row]
            passage = self.statements.passage(row)
            title, judged = self.title_of_row.get(row, (self.statements.asked(row), ""))
            yield {
                "fact_id": fact.fact_id,
                "line": fact.line,
                "question": title,
                "value": fact.value,
                "compared": fact.compared,
                "before": passage.before,
                "quote": passage.quote,
                "after": passage.after,
                "who": ", ".join(filter(None, (fact.speakers, fact.publisher, fact.published))),
                "place": self.place(row),
                "place_words": self.place_words(row),
                "asked": self.asked.get(row, ""),
                "verdict": judged,
            }

    def rows_of(self, facts: tuple[str, ...]) -> list[int]:
        """Return the first row of each fact that stands in the table."""
        rows = map(self.statements.row, facts)
        return [row for row in rows if row is not None]

    def place(self, row: int) -> str:
        """Return where on the page the sentence of a fact stands, or nothing."""
        number = self.statements.passage(row).number
        source = self._source_numbers.get(self.statements.found_in(row))
        if number is None or source is None or not self.texts:
            return ""
        return f"s{source}-{number}"

    def place_words(self, row: int) -> str:
        """Say where the quote of a fact stands."""
        passage = self.statements.passage(row)
        if passage.number is None:
            return f"quote {self.statements[row].outcome}"
        return f"sentence {passage.number} of {self.statements.found_in(row)}"

    def picture(self, item: Discrepancy) -> Markup:
        """Draw the values of a question, if they are intervals; echoes share one bar."""
        bars: dict[tuple[Any, ...], Bar] = {}
        publishers: dict[tuple[Any, ...], list[str]] = {}
        axis = ""
        for series, answer in enumerate(item.answers):
            for fact in answer.witnesses:
                held = self.statements.held(fact.row)
                if not isinstance(held, Interval):
                    continue
                axis = axis or self.statements.axis(fact.row)
                if axis != self.statements.axis(fact.row):
                    continue  # a duration beside dates, or another unit: no place on this axis
                who = fact.speakers or self.statements.publisher(fact.origin)
                key = (held, series, who, fact.origin)
                place = f"w{fact.row}" if self.anchors else ""
                bars.setdefault(key, Bar(f"{fact.value} · {who}", held, series, place))
                known = publishers.setdefault(key, [])
                if fact.publisher not in known:
                    known.append(fact.publisher)
        drawn = [
            replace(bar, label=f"{bar.label} ({' = '.join(publishers[key])}, one origin)")
            if len(publishers[key]) > 1
            else bar
            for key, bar in bars.items()
        ]
        return picture(drawn, item.title) if len(drawn) > 1 else Markup()

    def why(self, item: Discrepancy, finding: Finding) -> str:
        """Return the reason of a finding about a question."""
        return why(item.question, finding)

    def versions(self, item: Discrepancy) -> list[Version]:
        """Return how the versions of a quotation differ, word by word."""
        return compare_versions(self.report, item)

    @cached_property
    def names(self) -> list[dict[str, Any]]:
        """The entities that the sources spell in two ways or more."""
        return spellings(self.report, self.statements)

    @cached_property
    def decisions(self) -> list[dict[str, Any]]:
        """Every ruling of decisions.csv."""
        return records(self.report.case.decisions)

    @cached_property
    def sources(self) -> list[dict[str, Any]]:
        """Every source with what is cited in it."""
        cards = _template("cards.html.j2").module
        found = readable_sources(self.report, self.statements)
        for source in found:
            source["html"] = cards.text(self, source) if self.texts else ""
        return found

    @cached_property
    def _source_numbers(self) -> dict[str, int]:
        """The number of each source, as used in places."""
        numbers: dict[str, int] = {}
        for number, source in enumerate(self.report.case.sources["source"]):
            numbers.setdefault(str(source), number)
        return numbers


class _Entry(NamedTuple):
    """One entry of a list."""

    id: str
    kind: str
    state: str
    html: Markup


def _list(  # noqa: PLR0913, PLR0917 - one argument a word of the section
    name: str, tag: str, title: str, entries: list[_Entry], empty: str, intro: str = ""
) -> dict[str, Any]:
    """Return a section that is a list."""
    return {
        "id": name,
        "tag": tag,
        "title": title,
        "entries": entries,
        "empty": empty,
        "intro": intro,
    }


def _shown(value: object) -> object:
    """Show hidden characters of every value that a template prints; markup of ours stays."""
    if isinstance(value, Markup) or not isinstance(value, str):
        return "" if value is None else value
    return visible(value)


def _lines(text: str) -> Markup:
    """Print a passage of a source with its line ends."""
    return escape(visible_lines(text))


@lru_cache
def _environment() -> Environment:
    """Return the templates' environment: everything escaped, nothing undefined."""
    environment = Environment(
        loader=PackageLoader("tieout.report"),
        autoescape=True,
        finalize=_shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["lines"] = _lines
    return environment


def _template(name: str) -> Any:
    """Return a template."""
    return _environment().get_template(name)


@lru_cache
def _asset(name: str) -> str:
    """Return the style sheet or the script."""
    return files("tieout.report").joinpath("templates", name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    """Return the digest by which the page's policy knows its own style and script."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
