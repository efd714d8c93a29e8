"""What a hedge allows: a profile turns a value as read into the interval it stands for.

Profiles are data (`profiles.csv`): a name, a version, and one row a hedge with the source of the
rule. `press` is the default; `strict` takes figures as points; `acled` takes group words as the
points that event coders enter for them.
"""

from __future__ import annotations

from enum import StrEnum


class Hedge(StrEnum):
    """The word that loosens a value; the words of the column `hedge`."""

    NONE = ""
    EXACTLY = "exactly"
    ABOUT = "about"
    NEARLY = "nearly"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    ESTIMATED = "estimated"
    ORDER = "order"
