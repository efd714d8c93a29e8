"""A claim is a fact as it is judged: its value, who stands for it, and when it holds."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from tieout.facts.codebook import Kind, OverTime
from tieout.facts.notation import Tokens, Words
from tieout.facts.quantities import Quantity

if TYPE_CHECKING:
    from datetime import timedelta

    from tieout.facts.codebook import Rate
    from tieout.facts.intervals import Interval
    from tieout.facts.moments import Moment
    from tieout.findings.comparing.scales import Local
    from tieout.findings.comparing.times import Valid

ASSERTED, DENIED, PREDICTED, PROPOSED = "asserted", "denied", "predicted", "proposed"

HEDGE_WORDS = {
    "exactly": "exactly",
    "about": "about",
    "nearly": "nearly",
    "at_least": "at least",
    "at_most": "at most",
    "more_than": "more than",
    "less_than": "less than",
    "estimated": "an estimated",
    "order": "in the order of",
}
"""The words of the hedge column, as they are told to a reader."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One fact, ready to be judged against another.

    Args:
        fact: Its id.
        shown: The value with its hedge and unit, as it is told to a reader.
        value: The value as read, or None where it could not be.
        compared: What it is judged as: an interval, tokens, words, or None.
        hedge: The hedge of the row, empty for none.
        stance: asserted, denied, predicted or proposed.
        speakers: Who says so; empty when the source speaks in its own voice.
        source: The source that states it.
        via: Who passed it on.
        valid: When it holds, or None where neither the row nor its source says.
        published: The day of publication as an as-of time, or None.
        row: Its row in the frames.
        problem: Why the value could not be read, or empty.
        arithmetic: For a date that a duration implies, how it was reckoned; else empty.
    """

    fact: str
    shown: str
    value: Quantity | Moment | Tokens | Words | None
    compared: Interval | frozenset[str] | str | None
    hedge: str = ""
    stance: str = ASSERTED
    speakers: frozenset[str] = frozenset()
    source: str = ""
    via: frozenset[str] = frozenset()
    valid: Valid | None = None
    published: Valid | None = None
    row: int = -1
    problem: str = ""
    arithmetic: str = ""

    def settled(self) -> Claim:
        """Return a denied yes-or-no as what it asserts: denied true is asserted false."""
        ids = self.compared
        if self.stance != DENIED or not isinstance(ids, frozenset) or not ids <= YES_OR_NO:
            return self
        turned = YES_OR_NO - ids
        shown = f"a denial of {self.shown}, which is {' or '.join(sorted(turned))}"
        return replace(
            self, stance=ASSERTED, compared=turned, value=Tokens(turned, ""), shown=shown
        )


YES_OR_NO = frozenset({"true", "false"})


@dataclass(frozen=True, slots=True)
class Terms:
    """What the codebook says about one property, as far as verdicts need it.

    Args:
        kind: The kind of its values.
        over_time: Whether they are fixed, change or only rise.
        steady: How long a changing value is taken to hold around an as-of time.
        many: Several values can hold at once.
        above: For each token or entity, everything it is a kind or part of.
        excludes: Pairs of tokens that cannot hold together.
        wholes: For each speaker, everything it is part of.
        labels: Words for people, by token or entity.
        rates: Rates of exchange.
        units: Units of the codebook, by id and alias.
        profile: The hedge profile's name and version, for explanations.
    """

    kind: Kind = Kind.QUANTITY
    over_time: OverTime = OverTime.FIXED
    steady: timedelta | None = None
    many: bool = False
    above: dict[str, frozenset[str]] = field(default_factory=dict)
    excludes: frozenset[frozenset[str]] = frozenset()
    wholes: dict[str, frozenset[str]] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    rates: tuple[Rate, ...] = ()
    units: dict[str, Local] = field(default_factory=dict)
    profile: str = "press/1"

    def label(self, identifier: str) -> str:
        """Return the words for a token or entity."""
        return self.labels.get(identifier) or identifier


def split_ids(cell: str) -> list[str]:
    """Return the ids of a cell that joins several by semicolons."""
    return [part.strip() for part in cell.split(";") if part.strip()]


def same_speaker(left: Claim, right: Claim, terms: Terms) -> bool:
    """Tell whether somebody stands behind both: one entity, or an entity and what it is part of."""
    return any(
        a == b or b in terms.wholes.get(a, ()) or a in terms.wholes.get(b, ())
        for a in left.speakers
        for b in right.speakers
    )


def answerable_alike(left: Claim, right: Claim, terms: Terms) -> bool:
    """Tell whether a difference cannot be put down to two speakers."""
    own_voices = not left.speakers and not right.speakers
    return own_voices or same_speaker(left, right, terms)


def figure(claim: Claim) -> Fraction | None:
    """Return the figure that a claim names, if it is one of a quantity."""
    if not isinstance(claim.value, Quantity) or claim.value.best is None:
        return None
    return Fraction(claim.value.best)
