"""Rules about what a row says: ids it refers to, the notation of values, what its quote carries."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import cache, partial
from typing import TYPE_CHECKING

from tieout.config import Level, nearest
from tieout.corpus.manifest import is_published
from tieout.errors import ValueSyntaxError
from tieout.facts.codebook import OverTime
from tieout.facts.edtf import parse_edtf
from tieout.facts.notation import Tokens
from tieout.findings.comparing.claims import split_ids
from tieout.findings.findings import Draft
from tieout.findings.identity import row_identity, rows_identity
from tieout.findings.messages import tell_value
from tieout.findings.rule import rule
from tieout.schemas import HEDGES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tieout.findings.case import Case

ENTITY_COLUMNS = ("subject", "scope", "attributed_to", "via")


@rule("V101", "undeclared-property", level=Level.ERROR)
def undeclared_property(case: Case) -> Iterator[Draft]:
    """The property is not in the codebook.

    Why it matters: without a definition nobody knows what was counted, and nothing is compared.
    Example: "casualties" where the codebook has "killed_or_injured".
    How to settle it: use a property of the codebook, or define this one there.
    Source: docs/data.md, the codebook.
    """
    known = case.codebook.properties
    meant = cache(lambda name: nearest(name, sorted(known)))
    for row, name in enumerate(case.facts["property"]):
        if name.strip() and name not in known:
            hint = meant(name) if known else ""
            message = f"the codebook has no property {name[:60]!r}"
            yield _at(case, row, message, (*row_identity(case, row), name), hint=hint)


@rule("V102", "undeclared-entity", level=Level.ERROR)
def undeclared_entity(case: Case) -> Iterator[Draft]:
    """A cell names an entity that is not in the codebook.

    Why it matters: two spellings of one name would be two subjects, and never meet.
    Example: "UN" in attributed_to where the codebook has "un".
    How to settle it: use the entity's id, or add the entity with all its spellings.
    Source: docs/data.md, the codebook.
    """
    known = case.codebook.entities
    meant = cache(partial(_meant, case))
    for column in ENTITY_COLUMNS:
        joined = column in {"attributed_to", "via"}
        for row, cell in enumerate(case.facts[column]):
            for name in split_ids(cell) if joined else [cell.strip()]:
                if name and name not in known:
                    yield _at(
                        case,
                        row,
                        f"{column}: the codebook has no entity {name[:60]!r}",
                        (*row_identity(case, row), column, name),
                        hint=meant(name),
                    )


def _meant(case: Case, name: str) -> str:
    """Suggest the entity that a name is an alias of, else the nearest id."""
    meant = case.codebook.entities_named(name)
    if meant:
        return f"Write its id: {' or '.join(meant)}."
    return nearest(name, sorted(case.codebook.entities)) if case.codebook.entities else ""


@rule("V103", "bad-value", level=Level.ERROR)
def bad_value(case: Case) -> Iterator[Draft]:
    """The value is not in the notation of its property's kind.

    Why it matters: a value that cannot be read is compared with nothing.
    Example: "about 900" in the column value, where 900 belongs there and about in hedge.
    How to settle it: write the value in the notation of its kind, as docs/data-set.md shows it.
    Source: docs/data-set.md; EDTF (ISO 8601-2), ISO 8601-1.
    """
    for row, problem in enumerate(case.values["problem"]):
        hedge = case.cell(row, "hedge").strip()
        if problem and (not hedge or hedge in HEDGES):
            shown = f"{case.cell(row, 'value')[:60]!r}"
            message = problem if problem.startswith(shown) else f"{shown}: {problem}"
            yield _at(case, row, f"value {message}", row_identity(case, row))


@rule("V104", "bad-valid", level=Level.ERROR)
def bad_valid(case: Case) -> Iterator[Draft]:
    """The column valid is not in EDTF.

    Why it matters: two values of different times are no contradiction; which times is not known.
    Example: "October 2016" where 2016-10 is meant.
    How to settle it: write a date as 2016, 2016-10 or 2016-10-19, a stretch as A/B, A/.. or ../B.
    Source: EDTF (ISO 8601-2).
    """
    bad: dict[str, str] = {}
    for row, cell in enumerate(case.facts["valid"]):
        text = cell.strip()
        if not text:
            continue
        if text not in bad:
            bad[text] = _edtf_problem(text)
        if bad[text]:
            yield _at(case, row, f"valid {bad[text]}", row_identity(case, row))


def _edtf_problem(text: str) -> str:
    """Return why a text is not EDTF, or nothing."""
    try:
        parse_edtf(text)
    except ValueSyntaxError as error:
        return f"{error}. {error.hint}".strip()
    return ""


@rule("V105", "value-not-in-quote", level=Level.ERROR)
def value_not_in_quote(case: Case) -> Iterator[Draft]:
    """The quote does not carry the value.

    Why it matters: the quote stands in the source, but it does not say what the row says.
    Example: value 8,000 beside the quote "about 7,000 men".
    How to settle it: correct the value, or quote the words that carry it.
    Source: our convention, docs/data.md.
    """
    for row in _supported(case, "unsupported"):
        missing = str(case.support["missing"].iloc[row]) or "value"
        instead = str(case.support["read_instead"].iloc[row])
        read = f"; read there: {instead}" if instead else ""
        message = f"the {missing} of {tell_value(case, row)!r} does not stand in the quote{read}"
        yield _at(case, row, message, row_identity(case, row))


@rule("V106", "hedge-dropped", level=Level.WARNING)
def hedge_dropped(case: Case) -> Iterator[Draft]:
    """The quote hedges the value, the row does not.

    Why it matters: "no more than 900" turns into 900, and the bound is lost.
    Example: value 900 without a hedge beside the quote "around 900 of them".
    How to settle it: put the hedge of the quote into the column hedge.
    Source: our convention, docs/decisions/0059.
    """
    for row, hedge in enumerate(_support_column(case, "hedge_dropped")):
        if hedge:
            message = f"the quote says {hedge}, the row has {case.cell(row, 'hedge') or 'no hedge'}"
            yield _at(case, row, message, (*row_identity(case, row), hedge))


@rule("V107", "hedge-added", level=Level.WARNING)
def hedge_added(case: Case) -> Iterator[Draft]:
    """The row hedges the value, the quote does not.

    Why it matters: a doubt that the source did not express hides conflicts.
    Example: hedge "about" beside the quote "376 people".
    How to settle it: empty the column hedge, or quote the words that hedge.
    Source: our convention, docs/decisions/0059.
    """
    for row, hedge in enumerate(_support_column(case, "hedge_added")):
        if hedge:
            message = f"the row has {hedge}, the quote has no such hedge"
            yield _at(case, row, message, (*row_identity(case, row), hedge))


@rule("V108", "coder-judgement", level=Level.NOTE)
def coder_judgement(case: Case) -> Iterator[Draft]:
    """Values rest on the coder's judgement: their quotes hold no word that gives them away.

    Why it matters: a program can say that the words are there, not that they mean the value.
    Example: position "rejects" beside the quote "It is for them to leave".
    How to settle it: nothing needs to be done; a second coder may look at them.
    Source: our convention, docs/data.md.
    """
    rows = _supported(case, "judgement")
    if rows:
        ids = tuple(case.ids[row] for row in rows)
        yield Draft(
            f"{len(rows):,} {'value rests' if len(rows) == 1 else 'values rest'}"
            " on the coder's judgement",
            rows_identity(case, rows),
            facts=ids,
            file=case.config.facts,
            line=case.lines[rows[0]],
        )


@rule("V109", "alias-resolved", level=Level.NOTE)
def alias_resolved(case: Case) -> Iterator[Draft]:
    """Values are written by an alias, which belongs to one token or entity only.

    Why it matters: the alias may one day belong to two, and the value to none.
    Example: "the Liberals" in the column value, read as the entity liberals.
    How to settle it: nothing needs to be done; write the id to be safe.
    Source: docs/data.md, the column value.
    """
    rows = [
        row
        for row, value in enumerate(case.values_read)
        if isinstance(value, Tokens) and case.cell(row, "value").strip() not in value.ids
    ]
    if rows:
        told = dict.fromkeys(
            f"{case.cell(row, 'value').strip()!r} as {' or '.join(sorted(value.ids))}"
            for row in rows
            if isinstance(value := case.values_read[row], Tokens)
        )
        more = f" and {len(told) - 5} more" if len(told) > 5 else ""
        yield Draft(
            f"values are read by an alias: {', '.join(list(told)[:5])}{more}",
            tuple(sorted(told)),
            facts=tuple(case.ids[row] for row in rows),
            file=case.config.facts,
            line=case.lines[rows[0]],
        )


@rule("V111", "later-than-source", level=Level.WARNING)
def later_than_source(case: Case) -> Iterator[Draft]:
    """A row asserts what holds only from a day after its source was published.

    Why it matters: a source cannot report what is to come. The year in the column valid is a slip,
        or the words are a forecast, a threat or an offer, and another source that differs later
        contradicts nothing.
    Example: valid 1893-08 beside a source of 26 August 1892.
    How to settle it: correct valid, or write predicted or proposed into the column stance. One day
        is let pass, since days begin at different hours around the world.
    Source: our convention, docs/decisions/0092.
    """
    cells = ("valid", "stance", "source", "property")
    for row, key in enumerate(zip(*(case.facts[name] for name in cells), strict=True)):
        valid, stance, source, property_id = (str(cell) for cell in key)
        if not valid.strip() or stance.strip() not in {"", "asserted"}:
            continue
        entry = case.codebook.properties.get(property_id)
        first = _first_day(valid.strip(), rising=bool(entry and entry.over_time is OverTime.RISING))
        published = case.published.get(source, "")
        if first is None or not is_published(published):
            continue
        if first > date.fromisoformat(published[:10]) + timedelta(days=1):
            message = f"valid {valid.strip()[:60]!r}, but {source} was published on {published}"
            yield _at(case, row, message, (*row_identity(case, row), valid))


@cache
def _first_day(valid: str, *, rising: bool) -> date | None:
    """Return the first day on which a value is said to hold; of a total, the day it is as of."""
    start, stroke, end = valid.partition("/")
    text = end if rising and stroke and start == ".." else valid
    try:
        first = parse_edtf(text).earliest
    except ValueSyntaxError:
        return None
    return first.date() if isinstance(first, datetime) else first


def _supported(case: Case, outcome: str) -> list[int]:
    """Return the rows whose quote carries its value in some way."""
    return [row for row, found in enumerate(_support_column(case, "support")) if found == outcome]


def _support_column(case: Case, column: str) -> list[str]:
    """Return a column of what reading back found."""
    return [str(cell) for cell in case.support[column]]


def _at(case: Case, row: int, message: str, identity: tuple[str, ...], *, hint: str = "") -> Draft:
    """Return a draft about one row."""
    return Draft(
        message,
        identity,
        facts=(case.ids[row],),
        file=case.config.facts,
        line=case.lines[row],
        hint=hint,
        subjects=(case.cell(row, "subject"),),
        sources=(case.cell(row, "source"),),
    )
