"""The report as Markdown, for the summary of a CI job or a comment on a change."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from tieout.config import Level
from tieout.report.agenda import agenda
from tieout.report.discrepancies import VERDICT_WORDS, Answer, Discrepancy, why
from tieout.report.figures import count
from tieout.report.gate import ruled
from tieout.report.places import command
from tieout.report.rulings import ruling_command
from tieout.report.sanitising import brief, for_markdown
from tieout.report.statements import Statements
from tieout.report.summary import checked, verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tieout.findings.findings import Finding
    from tieout.report.report import Report

LONGEST = 60_000
"""The most characters: a comment on GitHub takes 65,536."""

_PLAIN = re.compile(r"[A-Za-z0-9 ._:/'=-]+")
"""A command that may stand as code."""

MOST = 5
"""How many witnesses of a reading are named."""


def render(report: Report) -> str:
    """Write the gate's verdict, what was checked, what differs, and every other finding.

    Args:
        report: The report.

    Returns:
        GitHub-flavoured Markdown of at most about `LONGEST` characters; it says how many blocks
        were left out to stay below.
    """
    todo = agenda(report, Statements(report))
    head = [f"### {'✅' if report.passed else '❌'} {_text(verdict(report))}", ""]
    head += [f"- {_text(line)}" for line in checked(report)]
    if todo.input or todo.differences or todo.others:
        head.append(
            f"- Next: mend what is named below, or rule on it: {_code(ruling_command(report))}"
        )
    settled = chain(
        (_discrepancy(report, item) for item in todo.settled_differences),
        (_finding(report, item) for item in todo.settled_others),
    )
    blocks = [
        *_titled("The table and the sources", (_finding(report, item) for item in todo.input)),
        *_titled(
            "Where the sources differ", (_discrepancy(report, item) for item in todo.differences)
        ),
        *_titled("Other findings", (_finding(report, item) for item in todo.others)),
        *_titled("Ruled on", settled),
    ]
    text = "\n".join(head)
    for number, block in enumerate(blocks):
        if len(text) + len(block) > LONGEST:
            left = count(len(blocks) - number, "block")
            text += f"\n\n{left} left out to keep this short; see the whole report."
            break
        text += f"\n\n{block}"
    return text + "\n"


def _titled(title: str, blocks: Iterator[str]) -> Iterator[str]:
    """Yield blocks, the first under a title."""
    for number, block in enumerate(blocks):
        yield block if number else f"#### {title}\n\n{block}"


def _discrepancy(report: Report, item: Discrepancy) -> str:
    """Write a question: its readings as a table, then why."""
    words = VERDICT_WORDS.get(item.verdict, item.verdict)
    state = "ruled on" if item.ruled else str(item.level)
    lines = [
        f"**{_text(item.title)}**: {words} ({state})",
        "",
        "| Reading | Facts | Who |",
        "|---|---|---|",
    ]
    lines += [_row(answer) for answer in item.answers]
    for finding in sorted(item.findings, key=ruled):
        if finding.level != Level.NOTE:
            lines += ["", _finding(report, finding, why(item.question, finding))]
    return "\n".join(lines)


def _row(answer: Answer) -> str:
    """Write one reading as a row of a table."""
    shown = answer.witnesses[:MOST]
    who = [
        " ".join(filter(None, (fact.speakers, f"({fact.publisher}, {fact.published})")))
        for fact in shown
    ]
    facts = ", ".join(fact.fact_id for fact in shown)
    more = len(answer.witnesses) - len(shown)
    rest = f" and {more} more" if more else ""
    cells = (answer.value or "also said", facts + rest, "; ".join(dict.fromkeys(who)))
    return f"| {' | '.join(_text(cell) for cell in cells)} |"


def _finding(report: Report, finding: Finding, reason: str = "") -> str:
    """Write a finding as one paragraph."""
    where = f"{finding.file}:{finding.line}" if finding.line else finding.file
    rule = f"`{finding.code}` {_text(finding.name)}"
    place = f"{_text(where)}, `{finding.fingerprint}`"
    parts = [f"{rule}, {place}: {_text(reason or finding.message)}"]
    if finding.decision is not None:
        decision = finding.decision
        kind = "Ruled" if ruled(finding) else "Pending"
        said = f"{decision.strategy}: {decision.reason} ({decision.decided_by})"
        parts.append(f"*{kind}:* {_text(said)}")
    elif finding.hint:
        parts.append(f"*To do:* {_text(finding.hint)}")
    if not ruled(finding):
        parts.append(f"*Again:* {_code(command(report, finding))}")
    return "  \n".join(parts)


def _code(text: str) -> str:
    """Write a command as code where nothing in it could end the code; else as text."""
    return f"`{text}`" if _PLAIN.fullmatch(text) else _text(text)


def _text(text: str) -> str:
    """Write a text of the data, of a very long one only its beginning and end."""
    return for_markdown(brief(text))
