"""The report for a terminal, as a desk editor reads it: what differs, why, and what to do."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from tieout.config import Level
from tieout.report.discrepancies import VERDICT_WORDS, Answer, Discrepancy, split, why
from tieout.report.figures import count
from tieout.report.gate import holding, ruled
from tieout.report.paper import Page, Paper, Words, paper_for
from tieout.report.places import command
from tieout.report.statements import Statement, Statements
from tieout.report.summary import checked, verdict
from tieout.report.versions import Version, compare_versions

if TYPE_CHECKING:
    from tieout.findings.findings import Finding
    from tieout.report.report import Report

console_for = paper_for
"""The paper for a stream, under the name the command line asks for."""

MOST = 50
"""How many findings of one rule are printed before the rest is counted, unless verbose."""

WITNESSES = 6
"""How many witnesses of one reading are printed before the rest is counted, unless verbose."""

_PLAIN = str.maketrans("", "", "/._-")
"""What a plain file name has beside letters and digits."""

_STYLES = {Level.ERROR: "bold red", Level.WARNING: "yellow", Level.NOTE: "cyan"}


def render(
    report: Report, *, quiet: bool = False, verbose: bool = False, console: Paper | None = None
) -> str:
    """Write the report for a terminal or a log.

    Args:
        report: The report.
        quiet: Only what holds the gate, what was checked, and the gate's verdict.
        verbose: Notes, every witness and every finding too.
        console: What to print on; plain, unwrapped text by default.

    Returns:
        Lines of text, none of which begins with words from the data.
    """
    page = Page(console or Paper())
    if quiet:
        for finding in holding(report.all_findings, report.case.config.fail_on):
            page.add(_headline(report, finding), hang="   | ")
    else:
        _Story(page, report, verbose=verbose).tell()
    page.blank()
    for line in checked(report):
        page.add(line, hang="   ")
    page.add(Words(verdict(report), "bold green" if report.passed else "bold red"), hang="   ")
    return page.text()


class _Story:
    """The findings of a report, told from the gravest to the least."""

    def __init__(self, page: Page, report: Report, *, verbose: bool) -> None:
        self._page = page
        self._report = report
        self._verbose = verbose
        self._statements = Statements(report)

    def tell(self) -> None:
        """Print what differs, then everything else, and count the notes left out."""
        discrepancies, others = split(self._report, self._statements)
        printed = [item for item in discrepancies if self._verbose or item.level != Level.NOTE]
        if printed:
            self._section("Where the sources differ", len(printed))
        for number, item in enumerate(printed, 1):
            self._discrepancy(item, number)
        self._others(others)
        if not self._verbose:
            self._notes()

    def _section(self, title: str, number: int) -> None:
        """Begin a section."""
        self._page.blank()
        self._page.add(Words(f"{title.upper()} ({number:,})", "bold"))

    def _discrepancy(self, item: Discrepancy, number: int) -> None:
        """Print a question with its readings side by side, why they differ and what to do."""
        mark = "ruled on" if item.ruled else str(item.level)
        style = "green" if item.ruled else _STYLES[item.level]
        self._page.blank()
        self._page.add(
            Words(item.title, "bold"),
            Words(f"  [{VERDICT_WORDS.get(item.verdict, item.verdict)}; {mark}]", style),
            lead=f"{number}. ",
            hang="   | ",
        )
        for answer in item.answers:
            self._answer(answer)
        for version in compare_versions(self._report, item):
            self._version(version)
        for finding in item.findings:
            if self._verbose or finding.level != Level.NOTE:
                reason = why(item.question, finding)
                self._page.add(Words("Why: ", "bold"), reason, lead="   ", hang="   | ")
                self._what_to_do(finding)

    def _version(self, version: Version) -> None:
        """Print how two versions of a quotation differ, word by word."""
        signs = {"same": ("", "", ""), "gone": ("[-", "-]", "red"), "new": ("{+", "+}", "green")}
        words: list[Words] = []
        for part in version.parts:
            before, after, style = signs[part.kind]
            words += [Words(f"{before}{part.text}{after}", style), Words(" ")]
        named = f"{version.left} against {version.right}: "
        self._page.add(Words("Words: ", "bold"), named, *words, lead="   ", hang="   | ")

    def _answer(self, answer: Answer) -> None:
        """Print one reading and the facts that give it."""
        origins = f"  ({count(answer.origins, 'origin')})" if answer.witnesses else ""
        value = Words(answer.value or "also said", "bold cyan")
        self._page.add(value, origins, lead="   * ", hang="   | ")
        shown = answer.witnesses if self._verbose else answer.witnesses[:WITNESSES]
        for witness in shown:
            self._witness(witness, answer.value)
        if len(shown) < len(answer.witnesses):
            left = len(answer.witnesses) - len(shown)
            self._page.add(f"     and {left:,} more; --verbose prints them")

    def _witness(self, witness: Statement, answer: str) -> None:
        """Print a fact: who says what, where, when, and the sentence it stands in."""
        said = f"{witness.speakers} {witness.verb}" if witness.speakers else "in its own voice"
        parts = [f"{witness.publisher}, {witness.published}".rstrip(", "), said]
        parts += [f"via {witness.via}"] if witness.via else []
        parts += [f"holds {witness.valid}"] if witness.valid else []
        words = [witness.value] if witness.value != answer or witness.compared else []
        words += [witness.compared] if witness.compared else []
        self._page.add(
            Words(" = ".join(words), "bold"),
            f"{' - ' if words else ''}{'; '.join(parts)}",
            lead="     | ",
            hang="     |   ",
        )
        passage = self._statements.passage(witness.row)
        self._page.add(
            passage.before,
            Words(f"«{passage.quote}»", "reverse"),
            passage.after,
            lead="     |   ",
        )
        sentence = f"sentence {passage.number}" if passage.number else f"quote {witness.outcome}"
        self._page.add(
            f"{witness.fact_id}, ",
            _place(self._report, self._report.case.config.facts, witness.line),
            f", {sentence} of {witness.source}",
            lead="     |   ",
        )

    def _what_to_do(self, finding: Finding) -> None:
        """Print the ruling on a finding or what to do, and the command that looks again."""
        decision = finding.decision
        if decision is not None:
            review = f", review by {decision.review_by}" if decision.review_by else ""
            self._page.add(
                Words("Ruled: " if ruled(finding) else "Pending: ", "bold green"),
                f"{decision.strategy}: {decision.reason} "
                f"({decision.decided_by}, {decision.decided_on}{review})",
                lead="   ",
                hang="   | ",
            )
        if not ruled(finding) and finding.hint:
            self._page.add(Words("To do: ", "bold"), finding.hint, lead="   ", hang="   | ")
        self._page.add(
            f"{finding.level} {finding.code} {finding.name}, ",
            _place(self._report, finding.file, finding.line),
            f", fingerprint {finding.fingerprint}",
            lead="   ",
            hang="   | ",
        )
        self._page.add(
            Words("Again: ", "bold"), command(self._report, finding), lead="   ", hang="   | "
        )

    def _others(self, findings: list[Finding]) -> None:
        """Print the findings that are about no difference between facts."""
        printed = [item for item in findings if self._verbose or item.level != Level.NOTE]
        if printed:
            self._section("Other findings", len(printed))
        seen: Counter[str] = Counter()
        for finding in printed:
            seen[finding.code] += 1
            if seen[finding.code] <= MOST or self._verbose:
                self._page.blank()
                self._page.add(_headline(self._report, finding), hang="   | ")
                self._what_to_do(finding)
        for code, number in seen.items():
            if number > MOST and not self._verbose:
                self._page.blank()
                self._page.add(f"and {number - MOST:,} more {code}; --verbose prints them")

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


def _headline(report: Report, finding: Finding) -> Words:
    """Say in one line what a finding is and where."""
    where = f"{finding.file}:{finding.line}" if finding.line else finding.file
    return Words(
        f"{finding.level} {finding.code} {finding.name}: {where}: {finding.message}",
        "green" if ruled(finding) else _STYLES[finding.level],
        _address(report, finding.file, finding.line),
    )


def _place(report: Report, file: str, line: int) -> Words:
    """Name a file and line, with a link for terminals that follow one."""
    return Words(f"{file}:{line}" if line else file, "underline", _address(report, file, line))


def _address(report: Report, file: str, line: int | None) -> str:
    """Return the address of a line of a file of the data set; nothing if its name is not plain.

    Source: the fragment is the line's number, as kitty's documentation of hyperlinks has it;
    terminals that know no fragments open the file.
    """
    if not file or not file.isascii() or not file.translate(_PLAIN).isalnum():
        return ""
    address = (Path(report.case.folder) / file).as_uri()
    return f"{address}#{line}" if line else address
