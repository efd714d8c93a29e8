"""The notation of the column `value`: text typed by a coder to the value of its property's kind.

| kind | notation |
|---|---|
| quantity | `900`, `-2.5`, `2/3`, `200..300`, `..300`, `200..`; per cent with `%` |
| share | `2/3`, `0.66`, `12.5 %`, and ranges of these |
| date, period | EDTF |
| duration | ISO 8601, also `P5Y..P6Y` |
| boolean | `true`, `false` |
| category, entity | an id of the codebook, or an alias that belongs to just one |
| quotation, text | the words |

Numbers are plain ASCII digits with a point for decimals: no thousands marks, no exponent, no
currency sign. What a source prints is read by `read_quantities`; this notation is for people who
have already read it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from difflib import get_close_matches
from fractions import Fraction
from typing import TYPE_CHECKING, NoReturn

from tieout.errors import ValueSyntaxError
from tieout.facts.durations import parse_duration
from tieout.facts.edtf import parse_edtf
from tieout.facts.hedges import Hedge
from tieout.facts.quantities import Quantity
from tieout.facts.units import unit_of

if TYPE_CHECKING:
    from tieout.facts.codebook import Codebook
    from tieout.facts.moments import Moment

LONGEST = 80
"""No number of use is longer; a longer one is refused unread."""

_NUMBER = r"-?[0-9]+(?:\.[0-9]+)?"
_VALUE = re.compile(rf"({_NUMBER})(?:/([0-9]+))?")
_HINTS = (
    (re.compile(r"-?[0-9]{1,3}(?:[,' ’][0-9]{2,3})+(?:\.[0-9]+)?"), "thousands"),
    (re.compile(r"-?[0-9]+,[0-9]+"), "comma"),
    (re.compile(r"-?[0-9.]+[eE][+-]?[0-9]+"), "exponent"),
    (re.compile(r"−[0-9.]+"), "minus"),
    (re.compile(r"[0-9.]+ *[-–—] *[0-9.]+"), "range"),
    (re.compile(r"[$£€] *[0-9.,]+|[0-9.,]+ *[$£€]"), "currency"),
)
_SAY = {
    "thousands": "Leave out the thousands marks: {}.",
    "comma": "Write decimals with a point and thousands without a mark.",
    "exponent": "Write the number out in full.",
    "minus": "Write the minus as a hyphen: {}.",
    "range": "Write a range with two points: 200..300.",
    "currency": "Write the number alone and the currency in the column unit.",
    "": "Write digits such as 900, 2.5, -3, 2/3 or a range such as 200..300.",
}
_SPOKEN = {"yes": "true", "no": "false", "1": "true", "0": "false", "y": "true", "n": "false"}


@dataclass(frozen=True, slots=True)
class Tokens:
    """A value that is a set of ids: of categories, of entities, or true and false.

    Args:
        ids: The ids of the codebook; `true` or `false` for booleans.
        as_written: The cell as typed.
    """

    ids: frozenset[str]
    as_written: str


@dataclass(frozen=True, slots=True)
class Words:
    """A value that is words: a quotation or a free text.

    Args:
        text: The words.
    """

    text: str


def parse_value(  # noqa: PLR0913 - the columns of one row, all but two by keyword
    text: str,
    kind: str,
    *,
    hedge: str = "",
    unit: str = "",
    codebook: Codebook | None = None,
    property_id: str = "",
) -> Quantity | Moment | Tokens | Words:
    """The value that a cell stands for, by the kind of its property.

    A hedged figure is read as a text that says so would be: `900` with `at_most` is None, 900,
    900. A unit known to the unit table or the codebook is named by its id; any other word is a
    count noun and goes to `counted`.

    Args:
        text: The cell of the column `value`.
        kind: A kind of the codebook: quantity, share, date, period, duration, boolean, category,
            entity, quotation or text.
        hedge: The cell of the column `hedge`.
        unit: The cell of the column `unit`, or the property's own unit.
        codebook: Resolves ids and aliases; without one, every id stands for itself.
        property_id: Whose tokens a category belongs to.

    Returns:
        A Quantity (quantity, share, duration), a Moment (date, period), Tokens (boolean, category,
        entity) or Words (quotation, text).

    Raises:
        ValueSyntaxError: The text is not in the notation of its kind, the hedge is unknown or does
            not fit, or the codebook knows no such token or entity, or several.

    Examples:
        >>> value = parse_value("900", "quantity", hedge="at_most", unit="fighters")
        >>> value.low, value.best, value.high, value.counted
        (None, Decimal('900'), Decimal('900'), 'fighters')
        >>> parse_value("2,700", "quantity")
        Traceback (most recent call last):
        ...
        tieout.errors.ValueSyntaxError: '2,700' is not a number in the notation of facts.csv (at 1)
        >>> parse_value("true", "boolean").ids
        frozenset({'true'})
    """
    body = text.strip()
    if not body:
        raise ValueSyntaxError("the value is empty", text=text, hint="Give the value of the fact.")
    word = _hedge(hedge)
    if kind in {"quantity", "share"}:
        value = _quantity(text, kind, word, _unit_id(unit, codebook))
        return value if value.unit else replace(value, counted=unit)
    if kind == "duration":
        return parse_duration(body, hedge=hedge)
    if kind in {"date", "period"}:
        return parse_edtf(body)
    if kind == "boolean":
        return _boolean(text, body)
    if kind == "category":
        return _token(text, body, codebook, property_id)
    if kind == "entity":
        return _entity(text, body, codebook)
    if kind in {"quotation", "text"}:
        return Words(text)
    raise ValueSyntaxError(
        f"there is no kind of value {kind!r}",
        text=text,
        hint="Use quantity, share, date, period, duration, boolean, category, entity, quotation "
        "or text.",
    )


def parse_number(text: str) -> Decimal | Fraction:
    """The number of a plain notation: `900`, `-2.5`, `2/3`.

    A fraction stays a Fraction even where its decimal expansion ends: `1/2` is a figure named by a
    fraction, `0.5` one given to a tenth.

    Raises:
        ValueSyntaxError: The text is not a number in this notation; the hint says what to write.

    Examples:
        >>> parse_number("2/3"), parse_number("0.50")
        (Fraction(2, 3), Decimal('0.50'))
    """
    match = _VALUE.fullmatch(text) if len(text) <= LONGEST else None
    if match is None:
        _refuse(text)
    top, bottom = match.groups()
    if bottom is None:
        return Decimal(top)
    if "." in top or not int(bottom):
        _refuse(text)
    value = Fraction(int(top), int(bottom))
    return Decimal(value.numerator) if value.denominator == 1 else value


def _refuse(text: str) -> NoReturn:
    """Say what is wrong with a number, and how to write it."""
    shown = text if len(text) <= LONGEST else text[:LONGEST] + "…"
    found = next((name for pattern, name in _HINTS if pattern.fullmatch(shown)), "")
    plain = re.sub(r"[^0-9.\-]", "", shown.replace("−", "-"))
    match = re.match(_NUMBER, text)
    at = match.end() if match else 0
    raise ValueSyntaxError(
        f"{shown!r} is not a number in the notation of facts.csv (at {at})",
        text=text,
        position=at,
        hint=_SAY[found].format(plain),
    )


def _hedge(hedge: str) -> Hedge:
    """The hedge that a cell names."""
    try:
        return Hedge(hedge)
    except ValueError:
        known = [each.value for each in Hedge if each]
        near = get_close_matches(hedge.lower().replace(" ", "_"), known, n=1)
        raise ValueSyntaxError(
            f"there is no hedge {hedge!r}",
            text=hedge,
            hint=f"Did you mean {near[0]!r}?" if near else f"Use one of {', '.join(known)}.",
        ) from None


def _unit_id(unit: str, codebook: Codebook | None) -> str:
    """The id of a unit of the codebook or the unit table; empty for a count noun."""
    if codebook is not None and unit:
        for entry in codebook.units.values():
            if unit in {entry.id, entry.label, *entry.aliases}:
                return entry.id
    found = unit_of(unit)
    return found.id if found is not None else ""


def _quantity(text: str, kind: str, hedge: Hedge, unit: str) -> Quantity:
    """A figure or a range with its hedge and unit."""
    body = text.strip()
    number = body.removesuffix("%").rstrip()
    if number != body:
        if unit not in {"", "%"}:
            raise ValueSyntaxError(
                f"{body!r} is in per cent, but the unit is {unit!r}",
                text=text,
                position=len(number),
                hint="Leave out the sign, or make the unit %.",
            )
        unit = "%"
    low, best, high = _ends(text, number)
    if kind == "share":
        _check_share(text, unit, low, high)
    if best is None and hedge.is_bound:
        raise ValueSyntaxError(
            f"the range {body!r} cannot be hedged by {hedge.value!r}",
            text=text,
            hint="A range names its bounds itself; leave the hedge empty, or give one figure.",
        )
    if hedge in {Hedge.AT_LEAST, Hedge.MORE_THAN}:
        high = None
    elif hedge in {Hedge.AT_MOST, Hedge.LESS_THAN}:
        low = None
    return Quantity(
        start=0,
        end=len(text),
        low=low,
        best=best,
        high=high,
        low_open=hedge is Hedge.MORE_THAN,
        high_open=hedge is Hedge.LESS_THAN,
        hedge=hedge,
        unit=unit,
        as_written=text,
    )


def _ends(
    text: str, number: str
) -> tuple[Decimal | Fraction | None, Decimal | Fraction | None, Decimal | Fraction | None]:
    """Lower bound, figure named and upper bound of a figure or a range."""
    left, dots, right = number.partition("..")
    if not dots:
        value = parse_number(number)
        return value, value, value
    if not left and not right:
        raise ValueSyntaxError(
            "a range needs at least one end", text=text, hint="Write 200..300, 200.. or ..300."
        )
    low = parse_number(left.strip()) if left else None
    high = parse_number(right.strip()) if right else None
    if low is not None and high is not None and Fraction(high) < Fraction(low):
        raise ValueSyntaxError(
            f"the range {number!r} ends before it begins",
            text=text,
            position=len(left) + 2,
            hint="Write the smaller end first.",
        )
    return low, None, high


def _check_share(
    text: str, unit: str, low: Decimal | Fraction | None, high: Decimal | Fraction | None
) -> None:
    """Refuse a share below none or above all."""
    found = unit_of(unit)
    shares = found is not None and found.dimension == "share"
    whole = 1 / found.factor if found is not None and shares else Fraction(1)
    for end in (low, high):
        if end is not None and not 0 <= end <= whole:
            raise ValueSyntaxError(
                f"a share lies between 0 and {whole}, not {text!r}",
                text=text,
                hint="Write a share as 2/3, 0.66 or 12.5 %; for a change, use a quantity.",
            )


def _boolean(text: str, body: str) -> Tokens:
    """True or false."""
    if body not in {"true", "false"}:
        near = get_close_matches(body.lower(), ["true", "false"], n=1, cutoff=0.5)
        known = _SPOKEN.get(body.lower(), near[0] if near else "")
        raise ValueSyntaxError(
            f"{body!r} is neither true nor false",
            text=text,
            hint=f"Did you mean {known!r}?" if known else "Write true or false.",
        )
    return Tokens(frozenset({body}), text)


def _token(text: str, body: str, codebook: Codebook | None, property_id: str) -> Tokens:
    """A token of a category, by its id or an alias of its own."""
    if codebook is None:
        return Tokens(frozenset({body}), text)
    found = codebook.tokens_named(property_id, body)
    if len(found) != 1:
        entry = codebook.properties.get(property_id)
        _unresolved(text, body, found, "token", list(entry.tokens) if entry else [])
    return Tokens(frozenset(found), text)


def _entity(text: str, body: str, codebook: Codebook | None) -> Tokens:
    """An entity, by its id or an alias of its own."""
    if codebook is None:
        return Tokens(frozenset({body}), text)
    found = codebook.entities_named(body)
    if len(found) != 1:
        _unresolved(text, body, found, "entity", list(codebook.entities))
    return Tokens(frozenset(found), text)


def _unresolved(
    text: str, body: str, found: tuple[str, ...], what: str, known: list[str]
) -> NoReturn:
    """Say that a word means no id of the codebook, or several."""
    if found:
        raise ValueSyntaxError(
            f"{body!r} may be {' or '.join(found)}",
            text=text,
            hint=f"Write the id of the {what}.",
        )
    near = get_close_matches(body, known, n=1)
    raise ValueSyntaxError(
        f"the codebook has no {what} {body!r}",
        text=text,
        hint=f"Did you mean {near[0]!r}?" if near else f"Add the {what} to the codebook.",
    )
