"""The report as JSON Lines: one object a line, so that a long report can be read as it comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tieout.report.json import ascii_text, fact_entries, finding_entry, question_entry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tieout.report.report import Report


def render(report: Report) -> str:
    """Write every line of the report.

    Args:
        report: The report.

    Returns:
        Lines as `lines` yields them.
    """
    return "".join(lines(report))


def lines(report: Report) -> Iterator[str]:
    """Yield the summary, then facts, questions and findings, each as one line.

    Each object is the entry of the JSON document under one key that says what it is: `summary`,
    `fact`, `question` or `finding`.
    """
    yield _line("summary", dict(report.summary))
    for entry in fact_entries(report):
        yield _line("fact", entry)
    for question in report.all_questions:
        yield _line("question", question_entry(question))
    for finding in report.all_findings:
        yield _line("finding", finding_entry(finding))


def _line(kind: str, entry: object) -> str:
    """Write one entry as one line."""
    return ascii_text({kind: entry}) + "\n"
