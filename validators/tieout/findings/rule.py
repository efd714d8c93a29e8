"""A rule in one place: code, name, level, explanation, example, remedy, source and check."""

from __future__ import annotations

import inspect
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tieout.errors import UsageError
from tieout.findings.findings import Draft, Finding, Level, fingerprint

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from tieout.findings.case import Case

SECTIONS = ("Why it matters", "Example", "How to settle it", "Source")
"""What the docstring of a rule says after its first line, in this order."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule.

    Args:
        code: Its stable code: a letter for the subject and three digits.
        name: Its name, words joined by hyphens.
        level: How grave a finding is unless the settings say otherwise.
        summary: What it finds, in one sentence.
        why: Why it matters.
        example: An example.
        remedy: How to settle it.
        source: Where it comes from.
        drafts: The check itself.
    """

    code: str
    name: str
    level: Level
    summary: str
    why: str
    example: str
    remedy: str
    source: str
    drafts: Callable[[Case], Iterable[Draft]]

    def check(self, case: Case) -> Iterator[Finding]:
        """Yield what the rule finds in a case, at the rule's own level."""
        for draft in self.drafts(case):
            yield Finding(
                code=self.code,
                name=self.name,
                level=self.level,
                message=draft.message,
                facts=draft.facts,
                verdict=draft.verdict,
                fingerprint=fingerprint(self.code, draft.identity),
                file=draft.file,
                line=draft.line,
                hint=draft.hint or self.remedy[:1].upper() + self.remedy[1:],
                subjects=draft.subjects,
                sources=draft.sources,
            )

    def page(self) -> str:
        """Return the whole explanation as Markdown."""
        parts = (self.why, self.example, self.remedy, self.source)
        sections = "\n\n".join(
            f"**{title}:** {text}" for title, text in zip(SECTIONS, parts, strict=True)
        )
        return f"## {self.code} {self.name}\n\n{self.summary}\n\n{sections}\n\nLevel: {self.level}."


def rule(
    code: str, name: str, *, level: Level
) -> Callable[[Callable[[Case], Iterable[Draft]]], Rule]:
    """Make a rule of a check whose docstring explains it.

    Args:
        code: The stable code.
        name: The name.
        level: How grave a finding is.

    Raises:
        ValueError: The docstring lacks one of `SECTIONS`.
        UsageError: Python runs without docstrings.
    """

    def made(check: Callable[[Case], Iterable[Draft]]) -> Rule:
        if check.__doc__ is None and sys.flags.optimize > 1:
            raise UsageError(
                "Python left out the texts that explain the rules (-OO, or PYTHONOPTIMIZE=2)",
                hint="Run it without -OO, and unset PYTHONOPTIMIZE.",
            )
        summary, sections = parse_explanation(inspect.getdoc(check) or "")
        missing = [title for title in SECTIONS if not sections.get(title)]
        if missing:
            raise ValueError(f"rule {code}: its docstring does not say: {', '.join(missing)}")
        why, example, remedy, source = (sections[title] for title in SECTIONS)
        return Rule(code, name, level, summary, why, example, remedy, source, check)

    return made


def parse_explanation(text: str) -> tuple[str, dict[str, str]]:
    """Return the first line of a docstring and its sections, each on one line."""
    lines = text.splitlines()
    sections: dict[str, list[str]] = {}
    current: list[str] = []
    for line in lines[1:]:
        title, colon, rest = line.partition(":")
        if colon and title in SECTIONS:
            current = sections.setdefault(title, [])
            current.append(rest.strip())
        else:
            current.append(line.strip())
    joined = {title: " ".join(part for part in parts if part) for title, parts in sections.items()}
    return (lines[0].strip() if lines else ""), joined
