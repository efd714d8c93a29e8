"""What the templates of the page ask for: words and numbers, and pictures drawn by us."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from tieout.config import Level
from tieout.report.discrepancies import VERDICT_WORDS, Discrepancy, split, why
from tieout.report.figures import count
from tieout.report.gate import ruled
from tieout.report.page.environment import asset, digest, template
from tieout.report.page.illustrations import MOST, Illustrations
from tieout.report.page.sources import readable_sources, spellings
from tieout.report.page.tasks import MOST as MOST_TASKS
from tieout.report.page.tasks import Task, tasks
from tieout.report.places import command, whole_command
from tieout.report.rulings import STRATEGIES, ruling_command
from tieout.report.statements import Statements, records
from tieout.report.summary import checked, verdict
from tieout.report.versions import Version, compare_versions

if TYPE_CHECKING:
    from tieout.findings.findings import Finding
    from tieout.findings.questions import Question
    from tieout.report.report import Report

LARGE = 1_000
"""Above this many facts a page holds the beginning of each list and makes the rest on demand."""


class View:
    """What the templates ask for; words and numbers, never markup but the pictures.

    Args:
        report: The report.
        texts: Whether the texts of the sources are shown.
        anchors: Whether parts of the page link to each other.
    """

    most = MOST
    most_to_do = MOST_TASKS
    strategies = STRATEGIES
    count = staticmethod(count)
    ruled = staticmethod(ruled)

    def __init__(self, report: Report, *, texts: bool = True, anchors: bool = True) -> None:
        self.report = report
        self.texts = texts
        self.anchors = anchors
        self.statements = Statements(report, texts=texts)
        self.pictures = Illustrations(report, self.statements, anchors=anchors)
        found, self.others = split(report, self.statements)
        self.discrepancies = [item for item in found if item.level != Level.NOTE]
        self.noted = {id(item.question): item for item in found if item.level == Level.NOTE}
        self.large = len(report.case.facts) > LARGE
        self.facts_file = report.case.config.facts
        self.fail_on = report.case.config.fail_on
        named = report.case.folder.name if texts else ""
        self.title = f"Tie-out of {named or 'a data set'}"
        self.checked = checked(report)
        self.verdict = verdict(report)
        self._witnessed: set[int] = set()
        self._numbers = {id(question): n for n, question in enumerate(report.all_questions)}

    @property
    def style(self) -> Markup:
        """The style sheet."""
        return Markup(asset("style.css"))  # noqa: S704 - our own file

    @property
    def script(self) -> Markup:
        """The script."""
        return Markup(asset("script.js"))  # noqa: S704 - our own file

    @property
    def style_hash(self) -> str:
        """The digest by which the page's policy knows the style sheet."""
        return digest(asset("style.css"))

    @property
    def script_hash(self) -> str:
        """The digest by which the page's policy knows the script."""
        return digest(asset("script.js"))

    def again(self, finding: Finding) -> str:
        """Return the command that looks at a finding again; a release has none."""
        return command(self.report, finding) if self.texts else ""

    def ruling(self, finding: Finding | None = None) -> str:
        """Return the command that rules on a finding; a release has none."""
        return ruling_command(self.report, finding) if self.texts else ""

    def whole(self, name: str) -> str:
        """Return the command that writes the whole of a list, or the file of a release with it."""
        form, file = ("csv", "checked.csv") if name == "facts" else ("json", "report.json")
        if not self.texts:
            return "facts.csv" if name == "facts" else "report.json"
        return whole_command(self.report, form, file)

    @cached_property
    def tasks(self) -> list[Task]:
        """What is left to settle."""
        return tasks(self)

    def told(self, item: Discrepancy) -> list[Finding]:
        """Return the findings on a question that are more than notes, those left first."""
        return sorted((one for one in item.findings if one.level != Level.NOTE), key=ruled)

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

    def notes(self, question: Question) -> list[str]:
        """Say why the facts of a question are as they are, where that is no more than a note."""
        item = self.noted.get(id(question))
        return [why(question, finding) for finding in item.findings] if item else []

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
        cards = template("cards.html.j2").module
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
