"""What is left to settle, as the head of the page lists it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tieout.config import Level
from tieout.report.agenda import is_input
from tieout.report.gate import holding, ruled

if TYPE_CHECKING:
    from tieout.report.page.view import View

MOST = 12
"""How many tasks are listed."""


@dataclass(frozen=True, slots=True)
class Task:
    """Something that is left to settle.

    Args:
        place: Where on the page it stands.
        level: How grave it is.
        words: What it is about.
        advice: What to do about it.
        holds: Whether it holds the gate.
        number: How many findings of its rule there are.
    """

    place: str
    level: str
    words: str
    advice: str
    holds: bool
    number: int = 1


def tasks(view: View) -> list[Task]:
    """Return what is left to settle: what holds the gate first, and of that the input first.

    Findings of one rule that are about no difference between facts are one task.

    Args:
        view: What is shown.
    """
    report = view.report
    grave = {id(one) for one in holding(report.all_findings, report.case.config.fail_on)}
    found: list[tuple[bool, int, Task]] = []
    for item in view.discrepancies:
        if not item.ruled:
            holds = any(id(one) in grave for one in item.findings)
            advice = " ".join(dict.fromkeys(one.hint for one in view.told(item) if not ruled(one)))
            place = f"q{view.number(item.question)}"
            task = Task(place, str(item.level), item.title, advice, holds)
            found.append((not holds, 1, task))
    alike: dict[tuple[str, bool], list[int]] = {}
    for number, one in enumerate(view.others):
        holds = id(one) in grave
        if holds or not (ruled(one) or one.level == Level.NOTE):
            alike.setdefault((one.code, holds), []).append(number)
    for (_, holds), numbers in alike.items():
        one = view.others[numbers[0]]
        task = Task(f"o{numbers[0]}", str(one.level), one.message, one.hint, holds, len(numbers))
        found.append((not holds, 0 if is_input(one) else 2, task))
    return [task for _, _, task in sorted(found, key=lambda entry: entry[:2])]
