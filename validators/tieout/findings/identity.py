"""What a finding is known by, whatever the order and the ids of the rows that it is about.

Each fact of a question counts with its source, value, hedge, unit, time, stance and speakers, so
that a ruling is open again as soon as a fact joins the question or changes in one of these. A row
of its own counts with its quote too.

Source: docs/decisions/0053.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tieout.corpus.folding import fold_text
from tieout.facts.intervals import write_number
from tieout.facts.moments import Moment
from tieout.facts.notation import Tokens
from tieout.facts.quantities import Quantity
from tieout.findings.comparing.claims import split_ids

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tieout.findings.case import Case
    from tieout.findings.questions import Question


def question_identity(
    case: Case, question: Question, others: Iterable[str] = ()
) -> tuple[str, ...]:
    """Return what a question and its facts are known by, as parts of text.

    Args:
        case: The case.
        question: The question.
        others: Ids of facts of other questions that the finding is about (a part, a duration).
    """
    rows = {*question.rows, *(case.row_of[fact] for fact in others)}
    facts = sorted(fact_identity(case, row) for row in rows)
    return (question.subject, question.property, question.scope, *facts)


def fact_identity(case: Case, row: int) -> str:
    """Return what a fact says, without its id, its formatting and the words of its quote."""
    cell = case.cell
    parts = (
        cell(row, "subject").strip(),
        cell(row, "property").strip(),
        cell(row, "scope").strip(),
        cell(row, "source").strip(),
        canonical(case.values_read[row], cell(row, "value")),
        cell(row, "hedge").strip(),
        cell(row, "unit").strip(),
        cell(row, "valid").strip(),
        cell(row, "stance").strip() or "asserted",
        ";".join(sorted(split_ids(cell(row, "attributed_to")))),
    )
    return "\x1f".join(parts)


def row_identity(case: Case, row: int) -> tuple[str, str]:
    """Return what a row says and the words it rests on, whatever their formatting."""
    return fact_identity(case, row), fold_text(case.cell(row, "quote"))


def rows_identity(case: Case, rows: Iterable[int]) -> tuple[str, ...]:
    """Return what many rows are known by together, whatever their order."""
    return tuple(sorted("\x1e".join(row_identity(case, row)) for row in rows))


def canonical(value: object, cell: str) -> str:
    """Return a value in one notation, so that 8000, 8,000 and 8000.0 are the same.

    Args:
        value: The value as read, or None where it could not be.
        cell: The cell as written, used for values that could not be read, and for words.
    """
    if isinstance(value, Quantity):
        ends = (value.low, value.best, value.high)
        shown = ("" if end is None else write_number(end) for end in ends)
        opened = f"{int(value.low_open)}{int(value.high_open)}"
        return f"{' '.join(shown)} {opened} {value.unit}"
    if isinstance(value, Tokens):
        return " ".join(sorted(value.ids))
    if isinstance(value, Moment):
        return value.edtf
    return fold_text(cell).strip()
