"""Does the quote carry the value? The typed value is looked for in what its quote says.

Numbers, dates and lengths of time are read from the quote by the readers that read any text;
tokens and entities are looked for by their aliases; words stand there or do not. What is missing
is named, and what was read instead.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, Final

from tieout.errors import UsageError
from tieout.facts.codebook import Kind
from tieout.facts.dates import Moment, read_dates
from tieout.facts.durations import read_durations
from tieout.facts.hedges import Hedge, load_profile
from tieout.facts.notation import Tokens, Words
from tieout.facts.quantities import Quantity, read_quantities
from tieout.facts.readback.dating import date_carried, is_span
from tieout.facts.readback.figures import figure_carried
from tieout.facts.readback.naming import Namer, tokens_carried
from tieout.facts.readback.support import JUDGEMENT, UNREAD, Backing, Missing, Support
from tieout.facts.units import units_of
from tieout.facts.wording import words_carried

if TYPE_CHECKING:
    import pandas as pd

    from tieout.corpus.sources import Corpus
    from tieout.facts.codebook import Codebook

__all__ = ["Backing", "Context", "Missing", "Support", "carries", "read_back"]

COLUMNS: Final = ("support", "missing", "read_instead", "hedge_dropped", "hedge_added")
FOUND: Final = frozenset({"exact", "folded", "stitched", "ambiguous"})
"""Outcomes of anchoring after which a quote is known to be words of its source."""
_CUT: Final = re.compile(r"\[\s?(?:\.{3,4}|(?:\.\s){2,3}\.|…)\s?\]")
_GLUED: Final = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
_TIMES: Final = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade"})
_RANK: Final = (Backing.SUPPORTED, Backing.JUDGEMENT, Backing.UNSUPPORTED, Backing.UNREAD)


@dataclass(frozen=True, slots=True)
class Context:
    """What the words of a quote need to be understood.

    Args:
        published: When its source was published; "on Tuesday" has no date without it.
        language: Language of the quote, ISO 639-1.
        profile: The hedge profile that decides which hedges are interchangeable.
        property_id: The property of the value, whose tokens are looked for.
        namer: What the codebook names.
    """

    published: date | None = None
    language: str = "en"
    profile: str = "press"
    property_id: str = ""
    namer: Namer | None = None


def carries(  # noqa: PLR0913 - three columns of the table, and what else its cell needs
    value: Quantity | Moment | Tokens | Words | None,
    kind: str,
    quote: str,
    *,
    hedge: str = "",
    unit: str = "",
    context: Context = Context(),
) -> Support:
    """Say whether a quote carries a typed value, and if not, what is missing.

    Args:
        value: The value as `parse_value` gives it, or None if it could not be parsed.
        kind: The kind of its property.
        quote: The words the fact rests on; `[...]` parts them, and the value stands in one part.
        hedge: The hedge as typed; a figure has its own, a date has not.
        unit: The unit as typed, when it is one of the codebook's own.
        context: What the words need to be understood; in a language without a reader, figures
            and dates are unread.

    Raises:
        UsageError: There is no hedge profile of that name.

    Examples:
        >>> from tieout.facts.notation import parse_value
        >>> carries(parse_value("900", "quantity"), "quantity", "no more than 900").hedge_dropped
        'at_most'
        >>> support = carries(parse_value("800", "quantity"), "quantity", "no more than 900")
        >>> support.missing.value, support.read_instead
        ('number', '“no more than 900”')

    Source:
        Our convention, docs/decisions/0046.
    """
    if value is None or not quote.strip():
        return UNREAD
    if isinstance(value, Words):
        return words_carried(value.text, quote)
    load_profile(context.profile)
    parts = [part for part in _CUT.split(quote) if part.strip()] or [quote]
    typed = _Typed(Kind(kind), Hedge(hedge), unit, context)
    try:
        found = [_carried(value, part, typed) for part in parts]
    except UsageError:
        return UNREAD
    return min(found, key=_badness)


@dataclass(frozen=True, slots=True)
class _Typed:
    """What stands beside the value in its row, and what its quote needs to be understood."""

    kind: Kind
    hedge: Hedge
    unit: str
    context: Context


def _badness(support: Support) -> tuple[int, bool, bool]:
    """Return what sorts the better support first; a figure that is there beats one that is not."""
    hedged = bool(support.hedge_added or support.hedge_dropped)
    return _RANK.index(support.backing), support.missing is Missing.NUMBER, hedged


def _carried(value: Quantity | Moment | Tokens, part: str, typed: _Typed) -> Support:
    """Say whether one part of a quote carries a value."""
    context = typed.context
    if isinstance(value, Quantity):
        return _figure(value, part, typed)
    if isinstance(value, Moment):
        return _date(value, part, typed)
    if context.namer is None:
        return JUDGEMENT
    return tokens_carried(
        value.ids,
        typed.kind,
        context.property_id,
        part,
        context.namer,
        language=context.language,
    )


def _date(value: Moment, part: str, typed: _Typed) -> Support:
    """Say whether a date stands in words; the day of a clock time may stand elsewhere.

    A clock time that names no day is one on the day named last. If it is the typed one once that
    day is named before it, the hour is in the quote and the day is the coder's judgement.
    """
    context = typed.context
    found = _date_in(value, part, part, typed)
    ends = [end for end in (value.earliest, value.latest) if isinstance(end, datetime)]
    if found.backing is not Backing.UNSUPPORTED or not ends or context.published is None:
        return found
    elsewhere = _date_in(value, f"{ends[0].date().isoformat()}. {part}", part, typed)
    if elsewhere.backing is not Backing.SUPPORTED:
        return found
    return replace(elsewhere, backing=Backing.JUDGEMENT)


def _date_in(value: Moment, words: str, part: str, typed: _Typed) -> Support:
    """Say whether a date is among those that the last part of some words names."""
    context = typed.context
    readings = [
        reading
        for reading in _moments(words, value, context)
        if reading.end > len(words) - len(part)
    ]
    return date_carried(value, typed.hedge, readings, words, context.language)


def _figure(value: Quantity, part: str, typed: _Typed) -> Support:
    """Say whether a figure stands in words, also where a caption's label runs into them."""
    context = typed.context
    profile = load_profile(context.profile)
    entry = context.namer.codebook.units.get(typed.unit) if context.namer else None
    aliases = tuple(filter(None, (entry.label, entry.id, *entry.aliases))) if entry else ()
    words = _GLUED.sub(" ", part)
    readings = _figures(words, typed.kind, context.language)
    shared = units_of(typed.unit) | units_of(typed.unit, language=context.language)
    open_to_several = len(shared) > 1 and not entry and value.unit in {"", *shared}
    units = sorted(shared) if open_to_several else [value.unit]
    found = [
        figure_carried(
            replace(value, unit=unit),
            readings,
            words,
            profile,
            aliases=aliases,
            language=context.language,
        )
        for unit in units
    ]
    return min(found, key=_badness)


def _moments(part: str, value: Moment, context: Context) -> list[Moment]:
    """Return the moments that words name; for a span, "since mid-July" names mid-July too."""
    readings = read_dates(part, context.published, language=context.language)
    inner = []
    for one in readings if is_span(value) else ():
        if one.earliest is None or one.latest is None:
            start = one.start + one.as_written.find(" ") + 1
            named = read_dates(part[start : one.end], context.published, language=context.language)
            inner += [replace(own, start=one.start, end=one.end) for own in named]
    return [*readings, *inner]


def _figures(words: str, kind: Kind, language: str) -> list[Quantity]:
    """Return the figures that words name: lengths of time for durations, else all others."""
    figures = read_quantities(words, language=language)
    if kind is not Kind.DURATION:
        return figures
    return [
        *read_durations(words, language=language),
        *(one for one in figures if one.unit in _TIMES),
    ]


def read_back(
    facts: pd.DataFrame,
    values: pd.DataFrame,
    anchors: pd.DataFrame,
    codebook: Codebook,
    corpus: Corpus,
) -> pd.DataFrame:
    """Return whether each fact's quote carries its value.

    Shapes: row-aligned with `facts`: `support` (supported, judgement, unsupported, unread),
    `missing` (number, bound, unit, date, token, words, or empty), `read_instead`, `hedge_dropped`
    and `hedge_added`, all text. A quote that does not stand in its source, and a value that could
    not be parsed, are unread.

    Args:
        facts: The facts table.
        values: Their values, from `read_values`.
        anchors: Where their quotes stand, from `anchor_facts`.
        codebook: Properties, entities, units and profiles.
        corpus: The manifest, for dates of publication and languages.

    Raises:
        UsageError: The codebook names a hedge profile that does not exist.

    Source:
        Our convention, docs/decisions/0046.
    """
    namer = Namer(codebook)
    cited = {
        str(row["source"]): (_day(str(row["published"])), str(row["language"])[:2].lower() or "en")
        for row in corpus.manifest.to_dict("records")
    }

    @cache
    def read(cell: tuple[str, ...]) -> Support:
        property_id, _, hedge, unit, quote, source = cell
        published, language = cited.get(source, (None, "en"))
        entry = codebook.properties[property_id]
        context = Context(published, language, codebook.profile_of(property_id), property_id, namer)
        value = parsed[cell[:4]]
        return carries(
            value, entry.kind, quote, hedge=hedge, unit=unit or entry.unit, context=context
        )

    columns = ("property", "value", "hedge", "unit", "quote", "source")
    cells = list(zip(*(facts[name] for name in columns), strict=True))
    parsed = {cell[:4]: value for cell, value in zip(cells, values["value"], strict=True)}
    rows = [
        read(cell)
        if outcome in FOUND and cell[0] in codebook.properties and value is not None
        else UNREAD
        for cell, outcome, value in zip(cells, anchors["outcome"], values["value"], strict=True)
    ]
    return _frame(rows, facts.index)


def _day(published: str) -> date | None:
    """Return the day of publication, or nothing if the manifest's cell is no date."""
    try:
        return date.fromisoformat(published[:10])
    except ValueError:
        return None


def _frame(rows: list[Support], index: pd.Index) -> pd.DataFrame:
    """Lay the rows out as a frame of text."""
    import pandas as pd  # noqa: PLC0415 - reading one value must not wait for pandas

    cells = [
        (row.backing.value, row.missing.value, row.read_instead, row.hedge_dropped, row.hedge_added)
        for row in rows
    ]
    return pd.DataFrame(cells, index=index, columns=list(COLUMNS), dtype=str)
