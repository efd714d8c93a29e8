"""A moment: when something was, as early and as late as the text allows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Moment:
    """One expression of time with its bounds.

    Units:
        `start` and `end` are code points of the text that was read, half-open. `earliest` and
        `latest` are both inside the moment.

    Args:
        start: Where the expression begins.
        end: Where it ends.
        earliest: The first day (or instant, where the text gives a time); None is open or unknown.
        latest: The last day or instant, inclusive; None is open or unknown.
        edtf: The moment in EDTF (ISO 8601-2) notation.
        as_written: The words as they stand in the text.
    """

    start: int
    end: int
    earliest: date | datetime | None
    latest: date | datetime | None
    edtf: str
    as_written: str
