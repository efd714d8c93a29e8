"""Figures in running text, read as they are written: bounds, figure named, hedge, unit."""

from __future__ import annotations

from dataclasses import dataclass, fields
from fractions import Fraction
from typing import TYPE_CHECKING

from tieout.errors import must_be_text
from tieout.facts.hedges import Hedge
from tieout.facts.numbers.bounds import BoundReader
from tieout.facts.numbers.counted import CountedReader
from tieout.facts.numbers.hedging import HedgeReader
from tieout.facts.numbers.lexicon import load_lexicon
from tieout.facts.numbers.measures import MeasureReader, fold
from tieout.facts.numbers.ranges import RangeReader
from tieout.facts.numbers.rates import RATES, is_denominator
from tieout.facts.numbers.roles import Line
from tieout.facts.numbers.tokens import tokenise
from tieout.facts.numbers.unit_words import UnitReader

if TYPE_CHECKING:
    from decimal import Decimal

    from tieout.facts.numbers.measures import Measure


@dataclass(frozen=True, slots=True)
class Quantity:
    """One figure of a text, as written; comparing applies a hedge profile, reading does not.

    Units: start and end are code points of the text, half-open. They hold the whole expression:
    hedge or bound words, sign, currency, numbers, range words, unit of measure; not the noun
    counted.

    Args:
        start: Where the expression starts.
        end: Where the expression ends (exclusive); `as_written == text[start:end]`.
        low: The lower bound as written, None for no bound.
        best: The figure named, None when only bounds are named ("between 5 and 7").
        high: The upper bound as written, None for no bound.
        low_open: True when the lower bound itself is excluded ("more than 20").
        high_open: True when the upper bound itself is excluded ("under 20").
        hedge: The hedge in the words of the column; empty for a figure stated plainly.
        unit: The id of a unit of measure or currency; empty when things are counted.
        counted: The noun counted, as written ("fighters"); empty for none.
        as_written: The expression, word for word.
    """

    start: int
    end: int
    low: Decimal | Fraction | None
    best: Decimal | Fraction | None
    high: Decimal | Fraction | None
    low_open: bool = False
    high_open: bool = False
    hedge: Hedge = Hedge.NONE
    unit: str = ""
    counted: str = ""
    as_written: str = ""


_SLOTS = tuple(getattr(Quantity, field.name).__set__ for field in fields(Quantity))


def _made(*values: object) -> Quantity:
    """A quantity by its slots, in order: its frozen class would take several times as long."""
    quantity = object.__new__(Quantity)
    for fill, value in zip(_SLOTS, values, strict=True):
        fill(quantity, value)
    return quantity


def read_quantities(text: str, *, language: str = "en") -> list[Quantity]:
    """Every figure that a text states, in order, with its bounds, hedge and unit as written.

    Reading is literal. A plain or loosely hedged figure is its own bounds (`about 900` is 900,
    900, 900 with the hedge `about`); a one-sided bound names one end and leaves the other None; a
    range names both ends and no best. A bound wins over an approximation that stands with it
    ("at least about 900"). A figure named by a fraction of a group word or by a group word (half
    a million, a dozen) is `about`; dozens and hundreds are `order`, their step the value. A share
    in words or with a slash is a Fraction and hedged by nothing.

    Years, dates, times of day, telephone numbers, places in a row (third, No. 5, page 7), codes
    (F-16) and pronouns ("one another") count nothing and are passed over.

    Args:
        text: Any text.
        language: A folder of `tieout/facts/languages`: `en` or `de`.

    Returns:
        The quantities by `start`; none overlap. Empty where the text has no figure.

    Raises:
        UsageError: The text is no `str`, or there is no folder for the language.

    Examples:
        >>> text = "The UN says there are no more than 900 Jabhat Fateh al-Sham fighters inside"
        >>> quantity = read_quantities(text)[0]
        >>> quantity.as_written, quantity.low, int(quantity.high), quantity.hedge.value
        ('no more than 900', None, 900, 'at_most')
        >>> quantity.counted
        'Jabhat Fateh al-Sham fighters'
        >>> [(str(q.low), str(q.high)) for q in read_quantities("rund 1.234,5", language="de")]
        [('1234.5', '1234.5')]

    Source:
        docs/decisions/0012 to 0014; the words and their sources are in `languages/`.
    """
    must_be_text(text=text, language=language)
    lexicon = load_lexicon(language)
    tokens = tokenise(text, lexicon.decimal, lexicon.groups)
    line = Line(tokens, text, lexicon)
    nouns = CountedReader(line)
    found = []
    for measure in _expressions(line):
        start, end = tokens[measure.first].start, tokens[measure.last - 1].end
        found.append(
            _made(
                start,
                end,
                measure.low,
                measure.best,
                measure.high,
                measure.low_open,
                measure.high_open,
                measure.hedge,
                measure.unit,
                _counted(nouns, measure),
                text[start:end],
            )
        )
    return found


def _expressions(line: Line) -> list[Measure]:
    """The expressions of a text: figures, joined into ranges, hedged, bounds joined."""
    units = UnitReader(line)
    hedging = HedgeReader(line, units)
    measures = MeasureReader(line, units, hedging).read()
    if len(measures) > 1:
        measures = RangeReader(line, hedging).join(measures)
    measures = [measure for measure in measures if not is_denominator(line, measure)]
    hedging.read(measures)
    return fold(measures, BoundReader(line, hedging).joins) if len(measures) > 1 else measures


def _counted(nouns: CountedReader, measure: Measure) -> str:
    """What an expression counts: the noun inside it or after it, nothing beside a unit."""
    if measure.score or (measure.unit and measure.unit not in RATES):
        return ""
    if measure.first and nouns.lexicon.has("scale_name", nouns.tokens[measure.first - 1].lower):
        return ""
    if measure.noun is not None:
        first, last = measure.noun
        return nouns.line.text[nouns.tokens[first].start : nouns.tokens[last - 1].end]
    share = isinstance(measure.low, Fraction)
    return nouns.after(measure.last, share=share, single=measure.best == 1)
