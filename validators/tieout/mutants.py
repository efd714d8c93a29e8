"""Errors that a facts table can have, made on purpose: one damage at a time, in copies.

Each damage says what it does to one row, without chance: the same table gives the same mutants.

Source: mutation testing after DeMillo, Lipton and Sayward (1978), carried from code to facts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tieout.corpus.sentences import sentences
from tieout.corpus.sources import Source
from tieout.facts.codebook import EntityKind, Kind
from tieout.facts.quantities import read_quantities
from tieout.facts.units import load_units, unit_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from tieout.corpus.sentences import Sentence
    from tieout.findings.case import Case

    Damage = Callable[["Sheet", int], Iterable[tuple[str, str]]]

FIGURES = frozenset({Kind.QUANTITY, Kind.SHARE, Kind.DURATION})
TIMES = frozenset({Kind.DATE, Kind.PERIOD})
WORDS = frozenset({Kind.QUOTATION, Kind.TEXT})
SPEAKERS = frozenset({EntityKind.PERSON, EntityKind.GROUP, EntityKind.ORGANISATION})
DROPPED, COPIED = "row dropped", "row copied"
CELL = {DROPPED: "fact_id", COPIED: "subject"}
"""The cell that is shown where a whole row is damaged."""

EDITED = "edited_source"
"""The damage to a text; all others are damages to a row."""

OPPOSITE = {
    "": "at_least",
    "exactly": "about",
    "about": "at_most",
    "nearly": "more_than",
    "at_least": "at_most",
    "at_most": "at_least",
    "more_than": "less_than",
    "less_than": "more_than",
    "estimated": "exactly",
    "order": "exactly",
}


@dataclass(frozen=True, slots=True)
class Mutant:
    """One row with one error.

    Args:
        damage: The class of the error.
        row: The row of the facts table.
        column: The column it is in; `row dropped`, `row copied`, or `text` for a source.
        before: The cell as it was.
        after: The cell as it is now.
    """

    damage: str
    row: int
    column: str
    before: str
    after: str


class Sheet:
    """A data set as the damages look at it.

    Args:
        case: The data set, sound or not.
    """

    def __init__(self, case: Case) -> None:
        self.case = case
        self.sources = list(case.corpus.ids)
        self._texts: dict[str, str] = {}
        self._sentences: dict[str, list[Sentence]] = {}

    def kind(self, row: int) -> Kind | None:
        """Return the kind of a row's value, if its property is declared."""
        entry = self.case.codebook.properties.get(self.case.cell(row, "property"))
        return entry.kind if entry else None

    def text(self, source: str) -> str:
        """Return the text of a source, empty where it cannot be read."""
        if source not in self._texts:
            found = self.case.corpus.read(source)
            self._texts[source] = found.text if isinstance(found, Source) else ""
        return self._texts[source]

    def sentences(self, source: str) -> list[Sentence]:
        """Return the sentences of a source, cut once."""
        if source not in self._sentences:
            self._sentences[source] = sentences(self.text(source))
        return self._sentences[source]

    def another_entity(self, entity_id: str, kinds: Iterable[EntityKind]) -> str:
        """Return the entity after this one among those of some kinds, or empty."""
        wanted = set(kinds)
        return _next(
            [key for key, entry in self.case.codebook.entities.items() if entry.kind in wanted],
            entity_id,
        )


def mutants(sheet: Sheet, names: Iterable[str]) -> Iterator[Mutant]:
    """Yield every mutant of a data set, row by row within each damage.

    Args:
        sheet: The data set.
        names: The damages to make, names of `DAMAGES`.
    """
    for name in names:
        damage = DAMAGES[name]
        for row in range(len(sheet.case.ids)):
            for column, after in damage(sheet, row):
                before = sheet.case.cell(row, CELL.get(column, column))
                if after != before or column in CELL:
                    yield Mutant(name, row, column, before, after)


def _next(names: list[str], name: str) -> str:
    """Return the name after this one, going round, or empty if there is no other."""
    others = [other for other in names if other != name]
    if not others:
        return ""
    place = names.index(name) if name in names else -1
    return names[(place + 1) % len(names)]


def _digit(sheet: Sheet, row: int) -> Iterator[tuple[str, str]]:
    """Change the first, the middle or the last digit of the value, and one of the quote."""
    value, quote = sheet.case.cell(row, "value"), sheet.case.cell(row, "quote")
    if sheet.kind(row) in FIGURES | TIMES:
        places = [found.start() for found in re.finditer("[0-9]", value)]
        for place in sorted({places[0], places[len(places) // 2], places[-1]} if places else ()):
            yield "value", _other_digit(value, place)
    place = next((found.start() for found in re.finditer("[0-9]", quote)), -1)
    if place >= 0:
        yield "quote", _other_digit(quote, place)


def _other_digit(text: str, place: int) -> str:
    """Return a text with one digit changed."""
    digit = {"9": "8"}.get(text[place]) or str(int(text[place]) + 1)
    return text[:place] + digit + text[place + 1 :]


def _hedge(sheet: Sheet, row: int) -> Iterator[tuple[str, str]]:
    """Turn the hedge round, and drop it."""
    if sheet.kind(row) in FIGURES:
        hedge = sheet.case.cell(row, "hedge")
        yield "hedge", OPPOSITE.get(hedge, "")
        yield "hedge", ""


def _unit(sheet: Sheet, row: int) -> Iterator[tuple[str, str]]:
    """Give the figure a unit of measure or currency that is not its own."""
    if sheet.kind(row) not in {Kind.QUANTITY, Kind.SHARE}:
        return
    entry = sheet.case.codebook.properties[sheet.case.cell(row, "property")]
    own = unit_of(sheet.case.cell(row, "unit") or entry.unit)
    alike = [
        unit.id
        for unit in load_units().values()
        if own is not None and unit.dimension.split(":")[0] == own.dimension.split(":")[0]
    ]
    yield "unit", _next(alike, own.id) if own is not None and len(alike) > 1 else "km"


def _sign(sheet: Sheet, row: int) -> Iterator[tuple[str, str]]:
    """Turn the sign of the value."""
    value = sheet.case.cell(row, "value")
    if sheet.kind(row) in FIGURES:
        yield "value", value[1:] if value.startswith("-") else f"-{value}"


def _date(sheet: Sheet, row: int) -> Iterator[tuple[str, str]]:
    """Move a date by a year, and by a month where it has one."""
    value = sheet.case.cell(row, "value")
    if sheet.kind(row) not in TIMES:
        return
    if found := re.search("[0-9]{4}", value):
        year = f"{int(found.group()) + 1:04d}"
        yield "value", value[: found.start()] + year + value[found.end() :]
    if found := re.search("(?<=[0-9]{4}-)(0[1-9]|1[0-2])", value):
        month = f"{int(found.group()) % 12 + 1:02d}"
        yield "value", value[: found.start()] + month + value[found.end() :]


def _name(sheet: Sheet, row: int) -> Iterator[tuple[str, str]]:
    """Name another entity of the same kind, or another word of the category."""
    value, kind = sheet.case.cell(row, "value"), sheet.kind(row)
    if kind is Kind.BOOLEAN:
        yield "value", {"true": "false"}.get(value, "true")
    elif kind is Kind.CATEGORY:
        entry = sheet.case.codebook.properties[sheet.case.cell(row, "property")]
        yield "value", _next(list(entry.tokens), value)
    elif kind is Kind.ENTITY:
        entity = sheet.case.codebook.entities.get(value)
        if other := sheet.another_entity(value, [entity.kind] if entity else SPEAKERS):
            yield "value", other


def _word(sheet: Sheet, row: int) -> Iterator[tuple[str, str]]:
    """Drop a word from the middle of what was said."""
    words = sheet.case.cell(row, "value").split(" ")
    if sheet.kind(row) in WORDS and len(words) > 2:
        middle = len(words) // 2
        yield "value", " ".join(words[:middle] + words[middle + 1 :])


def _speaker(sheet: Sheet, row: int) -> Iterator[tuple[str, str]]:
    """Put the words into another mouth."""
    said = sheet.case.cell(row, "attributed_to")
    yield "attributed_to", sheet.another_entity(said.partition(";")[0].strip(), SPEAKERS)


def _subject(sheet: Sheet, row: int) -> Iterator[tuple[str, str]]:
    """Say it of another entity of the same kind."""
    subject = sheet.case.cell(row, "subject")
    entity = sheet.case.codebook.entities.get(subject)
    if entity and (other := sheet.another_entity(subject, [entity.kind])):
        yield "subject", other


def _valid(sheet: Sheet, row: int) -> Iterator[tuple[str, str]]:
    """Let it hold a year later."""
    valid = sheet.case.cell(row, "valid")
    if found := re.search("[0-9]{4}", valid):
        year = f"{int(found.group()) + 1:04d}"
        yield "valid", valid[: found.start()] + year + valid[found.end() :]


def _swapped_source(sheet: Sheet, row: int) -> Iterator[tuple[str, str]]:
    """Cite another source."""
    if other := _next(sheet.sources, sheet.case.cell(row, "source")):
        yield "source", other


def _cut_quote(sheet: Sheet, row: int) -> Iterator[tuple[str, str]]:
    """Cut the quote inside a word, at its end and in its middle, and between hedge and figure."""
    quote = sheet.case.cell(row, "quote")
    inside = [at for at in range(1, len(quote)) if quote[at - 1].isalnum() and quote[at].isalnum()]
    for place in sorted({inside[-1], inside[len(inside) // 2]} if inside else ()):
        yield "quote", quote[:place]
    if sheet.kind(row) in FIGURES:
        for quantity in read_quantities(quote):
            digit = re.search("[0-9]", quantity.as_written)
            if quantity.hedge and digit and digit.start():
                yield "quote", quote[quantity.start + digit.start() :]
                return


def _moved_quote(sheet: Sheet, row: int) -> Iterator[tuple[str, str]]:
    """Quote the sentence after, or at the end of the source the first."""
    case = sheet.case
    if case.anchors["sentence"].isna().iloc[row]:
        return
    found = sheet.sentences(case.cell(row, "source"))
    if len(found) > 1:
        number = int(case.anchors["sentence"].iloc[row])
        yield "quote", found[number % len(found)].text


def _dropped_row(sheet: Sheet, row: int) -> Iterator[tuple[str, str]]:  # noqa: ARG001 - as all damages
    """Leave the row out."""
    yield DROPPED, ""


def _duplicated_question(sheet: Sheet, row: int) -> Iterator[tuple[str, str]]:
    """Ask the same question twice: the row again, and again under another name of its subject."""
    case = sheet.case
    yield COPIED, case.cell(row, "subject")
    entity = case.codebook.entities.get(case.cell(row, "subject"))
    names = [name for name in (entity.label, *entity.aliases) if name] if entity else []
    if names:
        yield COPIED, names[0]


DAMAGES: dict[str, Damage] = {
    "digit": _digit,
    "hedge": _hedge,
    "unit": _unit,
    "sign": _sign,
    "date": _date,
    "name": _name,
    "word": _word,
    "speaker": _speaker,
    "subject": _subject,
    "valid": _valid,
    "swapped_source": _swapped_source,
    "cut_quote": _cut_quote,
    "moved_quote": _moved_quote,
    "dropped_row": _dropped_row,
    "duplicated_question": _duplicated_question,
}
"""Every damage to a row by its name."""
