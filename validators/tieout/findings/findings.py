"""A finding: what a rule reports, with a fingerprint that outlives rewording and reordering."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tieout.config import Level
from tieout.findings.comparing.verdicts import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tieout.findings.decisions import Decision

__all__ = ["Draft", "Finding", "Level", "Verdict", "fingerprint"]


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule reports.

    Args:
        code: The rule's code.
        name: The rule's name.
        level: How grave it is in this data set.
        message: What was found, in words for a person.
        facts: Ids of the facts concerned.
        verdict: The verdict of the pairs concerned, or empty.
        fingerprint: Its identity: the same as long as what is wrong is the same.
        file: The file to look at, relative to the data set's folder.
        line: The line in it, from 1; 0 for the whole file.
        hint: What to do.
        decision: The ruling on it, or None.
        subjects: Entities concerned, for settings that are theirs alone.
        sources: Sources concerned, likewise.
    """

    code: str
    name: str
    level: Level
    message: str
    facts: tuple[str, ...] = ()
    verdict: str = ""
    fingerprint: str = ""
    file: str = ""
    line: int = 0
    hint: str = ""
    decision: Decision | None = None
    subjects: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A finding as its rule writes it, before code, name, level and fingerprint are added.

    Args:
        message: What was found.
        identity: What makes it this finding and no other, whatever the words: parts of text.
        facts: Ids of the facts concerned.
        verdict: The verdict of the pairs concerned, or empty.
        file: The file to look at.
        line: The line in it.
        hint: What to do; empty takes the first sentence of how the rule is settled.
        subjects: Entities concerned.
        sources: Sources concerned.
    """

    message: str
    identity: tuple[str, ...]
    facts: tuple[str, ...] = ()
    verdict: str = ""
    file: str = ""
    line: int = 0
    hint: str = ""
    subjects: tuple[str, ...] = field(default=())
    sources: tuple[str, ...] = field(default=())


def fingerprint(code: str, identity: Iterable[str]) -> str:
    """Return the identity of a finding as 16 hexadecimal digits.

    Args:
        code: The rule's code.
        identity: Parts of text; their order counts.

    Examples:
        >>> fingerprint("C101", ["rebels", "count"]) == fingerprint("C101", ["rebels", "count"])
        True
        >>> fingerprint("C101", ["a", "b"]) == fingerprint("C101", ["ab", ""])
        False
    """
    text = json.dumps([code, *identity], ensure_ascii=True)
    return hashlib.sha256(text.encode("ascii")).hexdigest()[:16]
