"""The report for a terminal or a log: the story of its findings, what was checked, the gate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tieout.config import Level
from tieout.report.gate import holding, ruled
from tieout.report.paper import Page, Paper, Words, paper_for
from tieout.report.rulings import STRATEGIES, ruling_command
from tieout.report.story import Story, headline
from tieout.report.summary import checked, verdict

if TYPE_CHECKING:
    from tieout.report.report import Report

console_for = paper_for
"""The paper for a stream, under the name the command line asks for."""


def render(
    report: Report, *, quiet: bool = False, verbose: bool = False, console: Paper | None = None
) -> str:
    """Write the report for a terminal or a log.

    Args:
        report: The report.
        quiet: Only what holds the gate, what was checked, and the gate's verdict.
        verbose: Notes, rulings in full, every witness and every finding too.
        console: What to print on; plain, unwrapped text by default.

    Returns:
        Lines of text, none of which begins with words from the data.
    """
    page = Page(console or Paper())
    if quiet:
        for finding in holding(report.all_findings, report.case.config.fail_on):
            page.add(headline(report, finding), hang="   | ")
    else:
        Story(page, report, verbose=verbose).tell()
    page.blank()
    for line in checked(report):
        page.add(line, hang="   ")
    if not quiet and any(not ruled(one) and one.level != Level.NOTE for one in report.all_findings):
        _what_next(page, report)
    page.add(Words(verdict(report), "bold green" if report.passed else "bold red"), hang="   ")
    return page.text()


def _what_next(page: Page, report: Report) -> None:
    """Say how what is left is settled."""
    page.add(
        Words("Next: ", "bold"),
        "mend what is named above, or, where the sources themselves differ, rule on it: ",
        Words(ruling_command(report), whole=True),
        hang="   ",
    )
    page.add(f"WORD is one of {', '.join(STRATEGIES)}.", lead="   ")
