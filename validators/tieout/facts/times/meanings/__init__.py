"""What each pattern of dates means: the values of its words, made into one expression.

The patterns themselves are data (`languages/<language>/date_patterns.csv`) and name these
functions. A function that returns None refuses its pattern, and a shorter one is tried.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tieout.facts.times.meanings import (
    days,
    hours,
    numbers,
    parts,
    ranges,
    recurrence,
    relative,
)

if TYPE_CHECKING:
    from collections.abc import Callable

MEANINGS: dict[str, Callable[..., Any]] = {
    name: function
    for module in (numbers, days, recurrence, relative, parts, hours, ranges)
    for name, function in vars(module).items()
    if getattr(function, "__module__", "") == module.__name__ and not name.startswith("_")
}
"""Every function of these files, by the name that the patterns use."""
