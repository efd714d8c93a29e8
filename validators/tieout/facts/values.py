"""What each row of the facts table says: its value as typed, and as it will be compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from tieout.errors import ValueSyntaxError
from tieout.facts.hedges import Profile, load_profile, widen, widen_moment
from tieout.facts.moments import Moment
from tieout.facts.notation import Tokens, Words, parse_value
from tieout.facts.quantities import Quantity

if TYPE_CHECKING:
    from tieout.facts.codebook import Codebook
    from tieout.facts.intervals import Interval

Value = Quantity | Moment | Tokens | Words


def read_values(facts: pd.DataFrame, codebook: Codebook) -> pd.DataFrame:
    """Return the value of every fact, parsed by the kind of its property.

    Args:
        facts: The facts table.
        codebook: Properties with their kinds, and the hedge profiles they are judged by.

    Returns:
        Row-aligned with `facts`: kind, value (a Quantity, Moment, Tokens or Words, or None),
        compared (an interval, the tokens, the words, or None), profile (name and version) and
        problem (why the value could not be read, or empty). Each distinct cell is parsed once.

    Raises:
        UsageError: The codebook names a hedge profile that does not exist.
    """
    profiles = {name: load_profile(name) for name in _profile_names(codebook)}
    cells = list(zip(facts["property"], facts["value"], facts["hedge"], facts["unit"], strict=True))
    read = {cell: _read(cell, codebook, profiles) for cell in dict.fromkeys(cells)}
    columns = ["kind", "value", "compared", "profile", "problem"]
    frame = pd.DataFrame(index=facts.index)
    for place, column in enumerate(columns):
        frame[column] = pd.Series(
            [read[cell][place] for cell in cells],
            index=facts.index,
            dtype=object if column in {"value", "compared"} else str,
        )
    return frame


def _profile_names(codebook: Codebook) -> set[str]:
    """Name every hedge profile that the codebook uses."""
    own = {entry.profile for entry in codebook.properties.values() if entry.profile}
    return {codebook.profile, *own}


def _read(
    cell: tuple[str, str, str, str], codebook: Codebook, profiles: dict[str, Profile]
) -> tuple[str, Value | None, object, str, str]:
    """Parse one distinct cell."""
    property_id, text, hedge, unit = cell
    entry = codebook.properties.get(property_id)
    if entry is None or not text.strip():
        return "", None, None, "", ""
    profile = profiles[codebook.profile_of(property_id)]
    label = f"{profile.name}/{profile.version}"
    try:
        value = parse_value(
            text,
            entry.kind,
            hedge=hedge,
            unit=unit or entry.unit,
            codebook=codebook,
            property_id=property_id,
        )
    except ValueSyntaxError as error:
        return entry.kind, None, None, label, _problem(error)
    return entry.kind, value, compared(value, hedge, profile), label, ""


def _problem(error: ValueSyntaxError) -> str:
    """Return what is wrong and what to do, in two sentences."""
    told = str(error).rstrip(".")
    return f"{told}. {error.hint}" if error.hint else told


def compared(value: Value, hedge: str, profile: Profile) -> Interval | frozenset[str] | str:
    """Return what a value is judged as: an interval under the profile, tokens, or words."""
    if isinstance(value, Quantity):
        return widen(value, profile)
    if isinstance(value, Moment):
        return widen_moment(value, hedge, profile)
    if isinstance(value, Tokens):
        return value.ids
    return value.text
