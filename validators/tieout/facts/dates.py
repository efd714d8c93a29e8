"""Read every expression of time in a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tieout.facts.moments import Moment

if TYPE_CHECKING:
    from datetime import date

__all__ = ["Moment", "read_dates"]


def read_dates(text: str, published: date | None = None, *, language: str = "en") -> list[Moment]:
    """Return the moments that a text names, in the order of the text."""
    raise NotImplementedError(text, published, language)
