"""What reading a fact's value back from its quote found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Backing(StrEnum):
    """Whether a quote carries a value."""

    SUPPORTED = "supported"
    JUDGEMENT = "judgement"
    UNSUPPORTED = "unsupported"
    UNREAD = "unread"


class Missing(StrEnum):
    """What of a value does not stand in its quote."""

    NOTHING = ""
    NUMBER = "number"
    BOUND = "bound"
    UNIT = "unit"
    DATE = "date"
    TOKEN = "token"  # noqa: S105 - a word of the codebook
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Support:
    """What reading one value back from its quote found.

    Args:
        backing: Whether the quote carries the value.
        missing: What of it does not stand there.
        read_instead: What was read in its place, in words.
        hedge_dropped: The hedge of the text that the fact lacks.
        hedge_added: The hedge of the fact that the text lacks.
    """

    backing: Backing
    missing: Missing = Missing.NOTHING
    read_instead: str = ""
    hedge_dropped: str = ""
    hedge_added: str = ""


SUPPORTED: Final = Support(Backing.SUPPORTED)
JUDGEMENT: Final = Support(Backing.JUDGEMENT)
UNREAD: Final = Support(Backing.UNREAD)


def lacking(missing: Missing, read_instead: str) -> Support:
    """Return that a part of the value does not stand in the quote."""
    return Support(Backing.UNSUPPORTED, missing, read_instead)


def told(passages: list[str], nothing: str) -> str:
    """Return what was read, each once and three passages at most, or that there is nothing."""
    once = list(dict.fromkeys(passages))
    if not once:
        return nothing
    shown = ", ".join(f"“{passage}”" for passage in once[:3])
    return f"{shown} and {len(once) - 3} more" if len(once) > 3 else shown
