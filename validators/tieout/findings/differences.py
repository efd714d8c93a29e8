"""What changed from one release of a table to the next: facts, quotes, values, verdicts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tieout.corpus.folding import fold_text
from tieout.findings.identity import canonical
from tieout.findings.messages import tell_value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tieout.findings.case import Case
    from tieout.findings.questions import Question

QUESTION = ("subject", "property", "scope")
SAYING = ("hedge", "unit", "valid", "stance", "attributed_to")


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is not as it was.

    Args:
        what: The id of a fact, or the words of a question.
        before: As it was.
        after: As it is.
    """

    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Differences:
    """What changed from one release to the next.

    Args:
        added: Facts that are new.
        removed: Facts that are gone.
        rekeyed: Facts that answer another question, or cite another source.
        reanchored: Facts whose quote, or its place, is another.
        revalued: Facts that say something else.
        rejudged: Questions whose verdict is another; a question that is new was `none`.
    """

    added: tuple[str, ...]
    removed: tuple[str, ...]
    rekeyed: tuple[Change, ...]
    reanchored: tuple[Change, ...]
    revalued: tuple[Change, ...]
    rejudged: tuple[Change, ...]

    def __bool__(self) -> bool:
        """Tell whether anything changed."""
        return any(getattr(self, name) for name in self.__slots__)

    def document(self) -> dict[str, Any]:
        """Return the differences as plain dictionaries and lists."""
        found: dict[str, Any] = {"added": list(self.added), "removed": list(self.removed)}
        for name in ("rekeyed", "reanchored", "revalued", "rejudged"):
            found[name] = [
                {"what": change.what, "before": change.before, "after": change.after}
                for change in getattr(self, name)
            ]
        return found

    def __str__(self) -> str:
        """Tell the differences, a line each."""
        if not self:
            return "no difference\n"
        lines = [f"added       {fact}" for fact in self.added]
        lines += [f"removed     {fact}" for fact in self.removed]
        for name in ("rekeyed", "reanchored", "revalued", "rejudged"):
            for change in getattr(self, name):
                lines.append(f"{name:<11} {change.what}: {change.before} -> {change.after}")
        return "\n".join(lines) + "\n"


def find_differences(
    old: Case, new: Case, old_questions: Iterable[Question], new_questions: Iterable[Question]
) -> Differences:
    """Return what changed from one release of a data set to the next.

    Args:
        old: The earlier release.
        new: The later one; facts are the same when their ids are.
        old_questions: Its questions, judged.
        new_questions: Those of the later one.
    """
    shared = [fact for fact in new.row_of if fact in old.row_of]

    def changes(tell: Callable[[Case, int], str], show: Callable[[Case, int], str]) -> list[Change]:
        pairs = ((fact, old.row_of[fact], new.row_of[fact]) for fact in shared)
        return [
            Change(fact, show(old, before), show(new, after))
            for fact, before, after in pairs
            if tell(old, before) != tell(new, after)
        ]

    return Differences(
        added=tuple(fact for fact in new.row_of if fact not in old.row_of),
        removed=tuple(fact for fact in old.row_of if fact not in new.row_of),
        rekeyed=tuple(changes(_key, _key)),
        reanchored=tuple(changes(_anchor, _anchor)),
        revalued=tuple(changes(_said, _shown)),
        rejudged=tuple(_rejudged(old_questions, new_questions)),
    )


def _key(case: Case, row: int) -> str:
    """Return the question that a fact answers and the source that it cites."""
    cells = [case.cell(row, name).strip() for name in (*QUESTION, "source")]
    return " / ".join(cell for cell in cells if cell)


def _anchor(case: Case, row: int) -> str:
    """Return a fact's quote, what became of it and where it stands."""
    outcome, start, end = (case.anchored(row, name) for name in ("outcome", "start", "end"))
    place = f" {start}-{end}" if str(start).isdigit() else ""
    quote = fold_text(case.cell(row, "quote")).strip()
    short = quote if len(quote) <= 80 else f"{quote[:50]} … {quote[-25:]}"
    return f'"{short}" {outcome}{place}'


def _said(case: Case, row: int) -> str:
    """Return what a fact says in one notation, so that formatting is no difference."""
    value = canonical(case.values_read[row], case.cell(row, "value"))
    return "\x1f".join([value, *(case.cell(row, name).strip() for name in SAYING)])


def _shown(case: Case, row: int) -> str:
    """Return what a fact says, as it is told to a reader."""
    names = ("valid", "stance", "attributed_to")
    rest = [f"{name} {cell}" for name in names if (cell := case.cell(row, name).strip())]
    return ", ".join([tell_value(case, row), *rest])


def _rejudged(old: Iterable[Question], new: Iterable[Question]) -> Iterable[Change]:
    """Yield the questions whose verdict is another."""
    before = {_words(question): str(question.verdict) for question in old}
    after = {_words(question): str(question.verdict) for question in new}
    for question in dict.fromkeys((*before, *after)):
        was, now = before.get(question, "none"), after.get(question, "none")
        if was != now:
            yield Change(question, was, now)


def _words(question: Question) -> str:
    """Return a question as its keys."""
    keys = (question.subject, question.property, question.scope)
    return " / ".join(key for key in keys if key)
