"""The findings of a report as a desk editor reads them: what differs, why, and what to do."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from tieout.config import Level
from tieout.report.agenda import agenda
from tieout.report.discrepancies import VERDICT_WORDS, Answer, Discrepancy, why
from tieout.report.figures import count
from tieout.report.gate import ruled
from tieout.report.paper import Page, Words
from tieout.report.places import command
from tieout.report.statements import Statement, Statements
from tieout.report.versions import Version, compare_versions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tieout.findings.findings import Finding
    from tieout.report.report import Report

MOST = 50
"""How many findings of one rule are printed before the rest is counted, unless verbose."""

WITNESSES = 6
"""How many witnesses of one reading are printed before the rest is counted, unless verbose."""

STYLES = {Level.ERROR: "bold red", Level.WARNING: "yellow", Level.NOTE: "cyan"}

_PLAIN = str.maketrans("", "", "/._-")
"""What a plain file name has beside letters and digits."""

_HANG = "   | "
"""What stands before the second line of a text, so that no line begins with data."""


class Story:
    """The findings of a report, told in the order in which they are worked off.

    Args:
        page: What they are written on.
        report: The report.
        verbose: Whether notes, rulings and every witness are told in full.
    """

    def __init__(self, page: Page, report: Report, *, verbose: bool) -> None:
        self._page = page
        self._report = report
        self._verbose = verbose
        self._statements = Statements(report)

    def tell(self) -> None:
        """Tell what is wrong with the input, what differs, the rest, and what is ruled on."""
        todo = agenda(self._report, self._statements, notes=self._verbose)
        self._findings("The table and the sources", todo.input)
        self._section("Where the sources differ", len(todo.differences))
        for number, item in enumerate(todo.differences, 1):
            self._discrepancy(item, number)
        self._findings("Other findings", todo.others)
        self._section("Ruled on", len(todo.settled_differences) + len(todo.settled_others))
        for number, item in enumerate(todo.settled_differences, len(todo.differences) + 1):
            self._discrepancy(item, number)
        self._rules(todo.settled_others)
        if not self._verbose:
            self._notes()

    def _section(self, title: str, number: int) -> None:
        """Begin a section, if there is something in it."""
        if number:
            self._page.blank()
            self._page.add(Words(f"{title.upper()} ({number:,})", "bold"))

    def _discrepancy(self, item: Discrepancy, number: int) -> None:
        """Tell a question: its readings side by side, why they differ and what to do."""
        in_full = self._verbose or not item.ruled
        self._page.blank()
        self._page.add(
            Words(item.title, "bold"),
            Words(
                f"  [{VERDICT_WORDS.get(item.verdict, item.verdict)}; {_state(item)}]",
                "green" if item.ruled else STYLES[item.level],
            ),
            lead=f"{number}. ",
            hang=_HANG,
        )
        for answer in item.answers:
            self._answer(answer, in_full=in_full)
        for version in compare_versions(self._report, item) if in_full else ():
            self._version(version)
        told = [one for one in item.findings if self._verbose or one.level != Level.NOTE]
        for finding in sorted(told, key=ruled):
            self._line(Words("Why: ", "bold"), why(item.question, finding))
            self._what_to_do(finding)
            self._line(
                f"{finding.level} {finding.code} {finding.name}, ",
                self._place(finding.file, finding.line),
                f", fingerprint {finding.fingerprint}",
            )
            if not ruled(finding) or self._verbose:
                self._again(finding)

    def _line(self, *words: Words | str, lead: str = "   ") -> None:
        """Write a line of a card."""
        self._page.add(*words, lead=lead, hang=f"{lead}| ")

    def _version(self, version: Version) -> None:
        """Tell how two versions of a quotation differ, word by word."""
        signs = {"same": ("", "", ""), "gone": ("[-", "-]", "red"), "new": ("{+", "+}", "green")}
        words: list[Words] = []
        for part in version.parts:
            before, after, style = signs[part.kind]
            words += [Words(f"{before}{part.text}{after}", style), Words(" ")]
        self._line(Words("Words: ", "bold"), f"{version.left} against {version.right}: ", *words)

    def _answer(self, answer: Answer, *, in_full: bool) -> None:
        """Tell one reading and the facts that give it."""
        origins = f"  ({count(answer.origins, 'origin')})" if answer.witnesses else ""
        value = Words(answer.value or "also said", "bold cyan")
        self._page.add(value, origins, lead="   * ", hang=_HANG)
        shown = answer.witnesses if self._verbose else answer.witnesses[:WITNESSES]
        for witness in shown:
            self._witness(witness, answer.value, in_full=in_full)
        if len(shown) < len(answer.witnesses):
            left = len(answer.witnesses) - len(shown)
            self._page.add(f"     and {left:,} more, with --verbose")

    def _witness(self, witness: Statement, answer: str, *, in_full: bool) -> None:
        """Tell a fact: who says what, when, where it stands, and in full its sentence."""
        said = f"{witness.speakers} {witness.verb}" if witness.speakers else "in its own voice"
        parts = [f"{witness.publisher}, {witness.published}".rstrip(", "), said]
        parts += [f"via {witness.via}"] if witness.via else []
        parts += [witness.valid] if witness.valid else []
        words = [witness.value] if witness.value != answer or witness.compared else []
        words += [witness.compared] if witness.compared else []
        place = (
            f"{witness.fact_id}, ",
            self._place(self._report.case.config.facts, witness.line),
            f", {self._statements.stands(witness.row)}",
        )
        self._page.add(
            Words(" = ".join(words), "bold"),
            f"{' - ' if words else ''}{'; '.join(parts)}",
            *(() if in_full else ("; ", *place)),
            lead="     | ",
            hang="     |   ",
        )
        if in_full:
            passage = self._statements.passage(witness.row)
            quote = Words(f"«{passage.quote}»", "reverse")
            self._page.add(passage.before, quote, passage.after, lead="     |   ")
            self._page.add(*place, lead="     |   ")

    def _what_to_do(self, finding: Finding, lead: str = "   ") -> None:
        """Tell the ruling on a finding, or what to do about it."""
        decision = finding.decision
        if decision is not None:
            review = f", review by {decision.review_by}" if decision.review_by else ""
            self._line(
                Words("Ruled: " if ruled(finding) else "Pending: ", "bold green"),
                f"{decision.strategy}: {decision.reason} "
                f"({decision.decided_by}, {decision.decided_on}{review})",
                lead=lead,
            )
        if not ruled(finding) and finding.hint:
            self._line(Words("To do: ", "bold"), finding.hint, lead=lead)

    def _again(self, finding: Finding, lead: str = "   ") -> None:
        """Print the command that looks at a finding again, whole, to be copied."""
        again = Words(command(self._report, finding), whole=True)
        self._page.add(Words("Again: ", "bold"), again, lead=lead, hang=f"{lead}  ")

    def _findings(self, title: str, findings: Sequence[Finding]) -> None:
        """Tell findings that are about no difference between facts, under a title."""
        self._section(title, len(findings))
        self._rules(findings)

    def _rules(self, findings: Sequence[Finding]) -> None:
        """Tell findings rule by rule, and what all of one rule ask for once."""
        for _, group in groupby(findings, key=lambda one: (one.code, one.level, ruled(one))):
            of_rule = list(group)
            shown = of_rule if self._verbose else of_rule[:MOST]
            finding = of_rule[0]
            alike = len({(one.hint, one.decision) for one in of_rule}) == 1
            number = f" ({len(of_rule):,})" if len(of_rule) > 1 else ""
            self._page.blank()
            self._page.add(
                Words(
                    f"{finding.level} {finding.code} {finding.name}{number}",
                    "green" if ruled(finding) else STYLES[finding.level],
                )
            )
            if alike:
                self._what_to_do(finding)
            for one in shown:
                self._finding(one, alike=alike)
            if len(shown) < len(of_rule):
                left = len(of_rule) - len(shown)
                self._page.add(f"   and {left:,} more {finding.code}, with --verbose")

    def _finding(self, finding: Finding, *, alike: bool) -> None:
        """Tell where a finding is and what was found."""
        self._page.add(
            self._place(finding.file, finding.line),
            f": {finding.message} [{finding.fingerprint}]",
            lead="   * ",
            hang="     | ",
        )
        if not alike:
            self._what_to_do(finding, lead="     ")
        if not ruled(finding) or self._verbose:
            self._again(finding, lead="     ")

    def _notes(self) -> None:
        """Count the notes that only --verbose prints."""
        found = Counter(
            f"{finding.code} {finding.name}"
            for finding in self._report.all_findings
            if finding.level == Level.NOTE
        )
        if found:
            listed = ", ".join(f"{number:,} {name}" for name, number in sorted(found.items()))
            self._page.blank()
            self._page.add(f"Notes: {listed}; --verbose prints them.", hang="   ")

    def _place(self, file: str, line: int) -> Words:
        """Name a file and line, with a link for terminals that follow one."""
        return Words(
            f"{file}:{line}" if line else file, "underline", address(self._report, file, line)
        )


def _state(item: Discrepancy) -> str:
    """Say what is left of the findings on a question, and what is ruled on."""
    told = [one for one in item.findings if one.level != Level.NOTE]
    left = list(dict.fromkeys(one.name for one in told if not ruled(one)))
    settled = sum(map(ruled, told))
    if told and not left:
        return "ruled on"
    parts = [f"{item.level}: {', '.join(left)}" if left else str(item.level)]
    parts += [f"{settled} of {len(told)} ruled on"] if settled else []
    return "; ".join(parts)


def headline(report: Report, finding: Finding) -> Words:
    """Say in one line what a finding is and where."""
    where = f"{finding.file}:{finding.line}" if finding.line else finding.file
    return Words(
        f"{finding.level} {finding.code} {finding.name}: {where}: {finding.message}",
        "green" if ruled(finding) else STYLES[finding.level],
        address(report, finding.file, finding.line),
    )


def address(report: Report, file: str, line: int | None) -> str:
    """Return the address of a line of a file of the data set; nothing if its name is not plain.

    Source: the fragment is the line's number, as kitty's documentation of hyperlinks has it;
    terminals that know no fragments open the file.
    """
    if not file or not file.isascii() or not file.translate(_PLAIN).isalnum():
        return ""
    found = (Path(report.case.folder) / file).as_uri()
    return f"{found}#{line}" if line else found
