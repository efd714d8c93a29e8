"""What a desk editor reads: both readings, who says so, where and when, and one sentence of why."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tieout.facts.codebook import Kind
from tieout.findings.comparing.claims import HEDGE_WORDS, split_ids

if TYPE_CHECKING:
    from tieout.findings.case import Case
    from tieout.findings.questions import Pair, Question

_FIGURE = r"([0-9]{1,30}(?:[.][0-9]{1,30})?)"
_DURATION = re.compile(
    f"P(?:{_FIGURE}Y)?(?:{_FIGURE}M)?(?:{_FIGURE}W)?(?:{_FIGURE}D)?"
    f"(?:T(?:{_FIGURE}H)?(?:{_FIGURE}M)?(?:{_FIGURE}S)?)?"
)
_LENGTHS = ("year", "month", "week", "day", "hour", "minute", "second")

STANCE_VERBS = {"denied": "denied by", "predicted": "predicted by", "proposed": "proposed by"}


def tell_question(case: Case, question: Question) -> str:
    """Return a question in words: what, of whom, within what."""
    entry = case.codebook.properties.get(question.property)
    label = (entry.label if entry else "") or question.property
    scope = f" ({tell_entity(case, question.scope)})" if question.scope else ""
    return f"{label} of {tell_entity(case, question.subject)}{scope}"


def tell_entity(case: Case, entity_id: str) -> str:
    """Return the name of an entity, or its id."""
    entry = case.codebook.entities.get(entity_id)
    return (entry.label if entry else "") or entity_id


def tell_pairs(case: Case, question: Question, pairs: list[Pair], number: int) -> str:
    """Return the first pair of a verdict in words, with how many more there are.

    Args:
        case: The case.
        question: The question.
        pairs: Pairs of one verdict; none where too many facts answer to find one.
        number: How many pairs have that verdict, listed or not.
    """
    if not pairs:
        return f"{number:,} pairs among {len(question.rows):,} facts"
    first = pairs[0]
    a, b = (tell_fact(case, case.row_of[fact]) for fact in (first.a, first.b))
    pairs_left = "1 more pair" if number == 2 else f"{number - 1:,} more pairs"
    more = f" (and {pairs_left})" if number > 1 else ""
    many = len(question.rows)
    of = f", among {many:,} facts" if many > 2 else ""
    return f"{a}; against {b}{more}{of}: {first.reason}"


def tell_value(case: Case, row: int) -> str:
    """Return the value of a row in words: hedge, figure or label, unit."""
    cell, codebook = case.cell, case.codebook
    text = cell(row, "value").strip()
    entry = codebook.properties.get(cell(row, "property"))
    kind = entry.kind if entry else None
    if entry is not None and text in entry.tokens:
        text = entry.tokens[text].label or text
    elif kind is Kind.ENTITY and text in codebook.entities:
        text = tell_entity(case, text)
    elif kind is Kind.DURATION:
        text = tell_duration(text)
    elif kind is Kind.QUANTITY and _is_large(text):
        text = f"{int(text):,}"
    unit = cell(row, "unit").strip()
    if not unit and entry is not None and kind in {Kind.QUANTITY, Kind.SHARE}:
        unit = entry.unit
    hedge = HEDGE_WORDS.get(cell(row, "hedge").strip(), "")
    return " ".join(part for part in (hedge, text, unit) if part)


def tell_duration(text: str) -> str:
    """Return an ISO 8601 duration in words, or the text itself if it is none.

    Examples:
        >>> tell_duration("PT8H"), tell_duration("P5Y..P6Y"), tell_duration("P1Y6M")
        ('8 hours', '5 years to 6 years', '1 year 6 months')
    """
    told = []
    for end in text.split(".."):
        match = _DURATION.fullmatch(end)
        parts = [
            f"{figure} {unit}{'' if figure == '1' else 's'}"
            for figure, unit in zip(match.groups() if match else (), _LENGTHS, strict=False)
            if figure
        ]
        if not parts:
            return text
        told.append(" ".join(parts))
    return " to ".join(told)


def _is_large(text: str) -> bool:
    """Whether a whole number is long enough to part its thousands, and no longer than a line."""
    return text.isascii() and text.isdigit() and 3 < len(text) < 16 and not text.startswith("0")


def tell_fact(case: Case, row: int) -> str:
    """Return one fact in words: value, speaker, source, date of publication, id."""
    cell = case.cell
    value = tell_value(case, row)
    if len(value) > 160:
        value = f"{value[:100]} … {value[-50:]}"
    speakers = " and ".join(
        tell_entity(case, name) for name in split_ids(cell(row, "attributed_to"))
    )
    verb = STANCE_VERBS.get(cell(row, "stance").strip(), "according to")
    said = f"{verb} {speakers}" if speakers else "in its own voice"
    source = cell(row, "source")
    named, published = case.publisher.get(source, source), case.published.get(source, "")
    where = ", ".join(part for part in (named, published, case.ids[row]) if part)
    return f'"{value}" {said} [{where}]'
