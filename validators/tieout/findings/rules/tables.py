"""Rules about the facts table itself: rows, cells, ids, words of closed lists."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from tieout.config import Level, nearest
from tieout.findings.findings import Draft
from tieout.findings.identity import row_identity
from tieout.findings.rule import rule
from tieout.schemas import HEDGES, STANCES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tieout.findings.case import Case

HIDDEN = frozenset("\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\ufff9\ufffa\ufffb")
"""Format characters that show nothing; those in ranges are told by their category."""

SAID = (
    *("subject", "property", "scope", "value", "hedge", "unit", "valid", "stance"),
    *("attributed_to", "source", "quote", "prefix", "suffix"),
)
"""Columns that make a statement; the rest say who passed it on and what the coder noted."""

TEXTS = ("quote", "prefix", "suffix")
"""Cells that repeat a source, hidden characters included."""


@rule("T101", "empty-table", level=Level.ERROR)
def empty_table(case: Case) -> Iterator[Draft]:
    """The facts table has no rows, so nothing was checked.

    Why it matters: a check that looked at nothing must not pass for one that found nothing.
    Example: a facts.csv that holds its header only.
    How to settle it: add facts, or point the configuration at the table that holds them.
    Source: our convention, docs/decisions/0058.
    """
    if not len(case.facts):
        yield Draft("the table has no facts", ("empty",), file=case.config.facts)


@rule("T102", "misfit-row", level=Level.ERROR)
def misfit_row(case: Case) -> Iterator[Draft]:
    """A row has more or fewer cells than the header.

    Why it matters: nobody can say which value stands in which column, so the row is not checked.
    Example: a quote with a comma that is not enclosed in double quotation marks.
    How to settle it: give the row one cell a column; enclose cells that hold commas, quotation
        marks or line ends in double quotation marks.
    Source: RFC 4180, section 2.
    """
    for misfit in case.misfits:
        cells = len(misfit.cells)
        start = misfit.cells[0][:40] if misfit.cells else ""
        yield Draft(
            f"the row that starts with {start!r} has {cells} cells, the header {misfit.expected}",
            ("\x1f".join(misfit.cells),),
            file=case.config.facts,
            line=misfit.line,
        )


@rule("T103", "empty-cell", level=Level.ERROR)
def empty_cell(case: Case) -> Iterator[Draft]:
    """A required cell is empty.

    Why it matters: without its id, question, value, source or quote a fact cannot be checked.
    Example: a fact whose quote has not been filled in yet.
    How to settle it: fill in the cell, or remove the row.
    Source: docs/data.md, the columns of facts.csv.
    """
    for row, line, column in _failed(case, "filled"):
        yield _at(case, row, line, f"{column} is empty", (*row_identity(case, row), column))


@rule("T104", "duplicate-id", level=Level.ERROR)
def duplicate_id(case: Case) -> Iterator[Draft]:
    """Two rows have one id.

    Why it matters: rulings, reports and other tables name facts by their id.
    Example: a row copied to start a new one, its id left as it was.
    How to settle it: give the later row an id of its own; until then it answers no question.
    Source: docs/data.md, the columns of facts.csv.
    """
    seen: dict[str, int] = {}
    for row, fact_id in enumerate(case.ids):
        first = seen.setdefault(fact_id, row)
        if first != row and fact_id.strip():
            message = f"the id {fact_id} already stands in line {case.lines[first]}"
            earlier = sum(1 for other in case.ids[:row] if other == fact_id)
            yield _at(case, row, case.lines[row], message, (fact_id, str(earlier)))


@rule("T105", "bad-id", level=Level.ERROR)
def bad_id(case: Case) -> Iterator[Draft]:
    """A fact id holds characters that an id may not have.

    Why it matters: ids become part of file names, addresses and test names.
    Example: an id with a space or a slash in it.
    How to settle it: use up to 128 letters, digits, full stops, hyphens and underscores of ASCII,
        starting with a letter or digit.
    Source: docs/data.md, the columns of facts.csv.
    """
    for row, line, column in _failed(case, "notation"):
        if column == "fact_id":
            shown = ascii(case.ids[row][:60])
            yield _at(case, row, line, f"{shown} is not an id", (case.ids[row],))


@rule("T106", "unknown-hedge", level=Level.ERROR)
def unknown_hedge(case: Case) -> Iterator[Draft]:
    """The hedge is not a word of the list.

    Why it matters: a hedge that is not understood cannot loosen the value as its speaker meant.
    Example: "approx" where the list has "about".
    How to settle it: use exactly, about, nearly, at_least, at_most, more_than, less_than,
        estimated or order, or leave the cell empty.
    Source: docs/data.md, the words of the column hedge.
    """
    yield from _not_allowed(case, "hedge", HEDGES)


@rule("T107", "unknown-stance", level=Level.ERROR)
def unknown_stance(case: Case) -> Iterator[Draft]:
    """The stance is not a word of the list.

    Why it matters: whether somebody asserts, denies, predicts or proposes a value decides what it
        can contradict.
    Example: "rejected" where the list has "denied".
    How to settle it: use asserted, denied, predicted or proposed, or leave the cell empty.
    Source: docs/data.md, the words of the column stance.
    """
    yield from _not_allowed(case, "stance", STANCES)


@rule("T108", "extra-column", level=Level.ERROR)
def extra_column(case: Case) -> Iterator[Draft]:
    """The table has a column that is not one of ours; found only where the settings ask for it.

    Why it matters: a misspelt column name switches a check off without a word.
    Example: a column "attributed" beside none named "attributed_to".
    How to settle it: correct the name, remove the column, or set extra_columns to "ignore".
    Source: docs/data.md, the columns of facts.csv.
    """
    if case.config.extra_columns != "error":
        return
    known = [str(name) for name in case.facts.columns if name not in {*case.extra, "line"}]
    for name in case.extra:
        yield Draft(
            f"the column {name!r} is not known",
            (name,),
            file=case.config.facts,
            line=1,
            hint=nearest(name, known),
        )


@rule("T109", "hidden-character", level=Level.ERROR)
def hidden_character(case: Case) -> Iterator[Draft]:
    """A cell holds a character that shows nothing or turns the direction of writing.

    Why it matters: what a reviewer sees is not what a program reads; two ids that look the same
        are two.
    Example: a zero-width space within an entity id, pasted from a web page.
    How to settle it: retype the cell; a quote may hold what its source holds at that very place.
    Source: Unicode Technical Report 36; CVE-2021-42574.
    """
    outcomes = list(case.anchors["outcome"])
    for column in [str(name) for name in case.facts.columns if name != "line"]:
        for row, cell in enumerate(case.facts[column]):
            if cell.isascii():
                continue
            found = sorted({char for char in cell if is_hidden(char)})
            repeats = column in TEXTS and outcomes[row] in {"exact", "stitched"}
            if found and not repeats:
                names = ", ".join(f"U+{ord(char):04X}" for char in found)
                message = f"{column} holds {names}"
                identity = (*row_identity(case, row), column, names)
                yield _at(case, row, case.lines[row], message, identity)


@rule("T110", "doubled-row", level=Level.WARNING)
def doubled_row(case: Case) -> Iterator[Draft]:
    """Two rows say the same from the same words, under two ids.

    Why it matters: one statement is counted twice, and a correction to one row leaves the other.
    Example: a row copied to start a new one, its id changed and nothing else.
    How to settle it: remove one of them, or say in the quote or the scope how they differ.
    Source: our convention, docs/decisions/0090.
    """
    seen: dict[tuple[str, ...], int] = {}
    columns = (list(case.facts[name]) for name in SAID)
    for row, cells in enumerate(zip(*columns, strict=True)):
        first = seen.setdefault(cells, row)
        if first != row and case.ids[first] != case.ids[row]:
            message = f"says the same as {case.ids[first]} in line {case.lines[first]}"
            yield _at(case, row, case.lines[row], message, cells)


def is_hidden(char: str) -> bool:
    r"""Tell whether a character shows nothing, or turns the direction of writing.

    Examples:
        >>> [is_hidden(char) for char in "a\u200b\u202e\u00e9"]
        [False, True, True, False]
    """
    if char in HIDDEN:
        return True
    code = ord(char)
    if 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF:
        return True
    return unicodedata.category(char) in {"Cf", "Cc", "Co"} and char not in "\t\n\r"


def _failed(case: Case, check: str) -> Iterator[tuple[int, int, str]]:
    """Yield row, line and column of every cell that fails a check of the model."""
    frame = case.failures
    for row, line, column, failed in zip(
        frame["row"], frame["line"], frame["column"], frame["check"], strict=True
    ):
        if failed == check:
            yield int(row), int(line), str(column)


def _not_allowed(case: Case, wanted: str, words: tuple[str, ...]) -> Iterator[Draft]:
    """Yield every cell of a column that holds a word outside its list."""
    for row, line, column in _failed(case, "allowed"):
        if column == wanted:
            word = case.cell(row, column)
            yield _at(
                case,
                row,
                line,
                f"{column} {word[:60]!r} is not a word of the list",
                (*row_identity(case, row), word),
                hint=nearest(word, [known for known in words if known]),
            )


def _at(  # noqa: PLR0913 - a place, what is there, and what to do
    case: Case, row: int, line: int, message: str, identity: tuple[str, ...], *, hint: str = ""
) -> Draft:
    """Return a draft about one row."""
    return Draft(
        message,
        identity,
        facts=(case.ids[row],),
        file=case.config.facts,
        line=line,
        hint=hint,
        subjects=(case.cell(row, "subject"),),
        sources=(case.cell(row, "source"),),
    )
