"""Where the facts of a case stand: each row as a claim, each property with its terms."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import numpy as np

from tieout.errors import ValueSyntaxError
from tieout.facts.codebook import Kind
from tieout.facts.durations import parse_duration
from tieout.facts.hedges import load_profile
from tieout.facts.intervals import Interval
from tieout.facts.moments import Moment
from tieout.facts.quantities import Quantity
from tieout.facts.table import once_each
from tieout.facts.units import unit_of
from tieout.findings.comparing.claims import ASSERTED, Claim, Terms, split_ids
from tieout.findings.comparing.scales import Local
from tieout.findings.comparing.times import Valid, by_the_clock_of, in_zone, read_valid
from tieout.findings.counting.glance import Columns, Glance, glance, number, spans
from tieout.findings.implied import implied_dates
from tieout.findings.messages import tell_value
from tieout.findings.readings import readings
from tieout.findings.wholes import exceeding_parts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tieout.facts.codebook import Codebook
    from tieout.findings.case import Case
    from tieout.findings.comparing.verdicts import Ruling

KEY = ("subject", "property", "scope")
"""What facts must share before they are compared."""

Key = tuple[str, str, str]
"""Subject, property and scope of a question."""

DAYS = {"day": 1, "week": 7, "month": 31, "year": 366}
"""Days in a unit of a steady time: the most there can be, so that nothing is left out."""


class Stand:
    """The facts of a case as claims, made once each."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self._claims: dict[int, Claim] = {}
        self._terms: dict[str, Terms] = {}
        self._valid: dict[tuple[str, str, bool], Valid | None] = {}

    @cached_property
    def columns(self) -> Columns:
        """The usable facts as columns of numbers."""
        case = self.case
        row = np.array(case.usable, dtype=np.int64)
        facts = {name: case.facts[name].iloc[row] for name in (*KEY, "valid", "source", "stance")}
        read, judged = (case.values[name].to_numpy()[row] for name in ("value", "compared"))
        return Columns(
            row,
            number([facts[name] for name in KEY]),
            *spans(read, judged),
            time=number([facts["valid"], facts["source"]]),
            asserted=once_each(facts["stance"], lambda stance: stance.strip() in {"", ASSERTED}),
        )

    @cached_property
    def _keys(self) -> list[Key]:
        """Subject, property and scope of each question, in the order of the table."""
        columns, cell = self.columns, self.case.cell
        rows = columns.row[np.unique(columns.question, return_index=True)[1]].tolist()
        return [
            (cell(row, "subject").strip(), cell(row, "property"), cell(row, "scope").strip())
            for row in rows
        ]

    @cached_property
    def glance(self) -> Glance:
        """What the columns say of each question, in the order of the table."""
        return glance(self.columns, [self.case.codebook.properties[key[1]] for key in self._keys])

    @cached_property
    def rows_by_key(self) -> dict[Key, tuple[int, ...]]:
        """The usable rows of each question, in the order of the table."""
        return dict(zip(self._keys, self.glance.rows, strict=True))

    @cached_property
    def calm(self) -> dict[Key, int]:
        """The questions without a difference to look at, each with the number of its equal pairs.

        Its other pairs are compatible.
        """
        seen, joined = self.glance, self._implied.keys() | self._parts.keys()
        told = zip(self._keys, seen.calm.tolist(), seen.equal.tolist(), strict=True)
        return {key: equal for key, calm, equal in told if calm and key not in joined}

    def asked(self) -> Iterator[Key]:
        """Yield every question, then those that only durations answer, where those differ."""
        yield from self.rows_by_key
        for key, claims in self._implied.items():
            if key not in self.rows_by_key and len(readings(claims, self.terms(key[1]), {})) > 1:
                yield key

    def rows_of(self, key: Key) -> tuple[int, ...]:
        """Return the rows that answer a question."""
        return self.rows_by_key.get(key, ())

    def claims_of(self, key: Key) -> list[Claim]:
        """Return the claims that answer a question."""
        return [self.claim(row) for row in self.rows_of(key)]

    def claim(self, row: int) -> Claim:
        """Return one row as a claim."""
        if row not in self._claims:
            self._claims[row] = self._make(row)
        return self._claims[row]

    def _make(self, row: int) -> Claim:
        """Read one row."""
        cell = self.case.cell
        zone = self._zone(cell(row, "subject"))
        value, compared = self._values[row]
        if zone is not None and isinstance(value, Moment) and isinstance(compared, Interval):
            value = in_zone(value, zone)
            if isinstance(value.earliest, datetime) or isinstance(value.latest, datetime):
                compared = in_zone_span(compared, zone)
        source = cell(row, "source")
        published = self._read_valid(self.case.published.get(source, ""), "", given=False)
        given = cell(row, "valid").strip()
        valid = self._read_valid(given, cell(row, "subject"), given=True) if given else published
        hedge = cell(row, "hedge").strip()
        if isinstance(value, Quantity) and not hedge:
            hedge = str(value.hedge)
        return Claim(
            fact=self.case.ids[row],
            shown=tell_value(self.case, row),
            value=value,
            compared=compared,
            hedge="" if hedge == "exactly" else hedge,
            stance=cell(row, "stance").strip() or ASSERTED,
            speakers=frozenset(split_ids(cell(row, "attributed_to"))),
            source=source,
            via=frozenset(split_ids(cell(row, "via"))),
            valid=valid,
            published=published,
            row=row,
            problem=self._problems[row],
        )

    @cached_property
    def _values(self) -> list[tuple[Any, Any]]:
        """Each value as read and as compared."""
        values = self.case.values
        return list(zip(values["value"].tolist(), values["compared"].tolist(), strict=True))

    @cached_property
    def _problems(self) -> list[str]:
        """Why each value could not be read, or empty."""
        return self.case.values["problem"].to_numpy().tolist()

    def _read_valid(self, text: str, subject: str, *, given: bool) -> Valid | None:
        """Read a valid cell once for all rows that share it."""
        key = (text, subject, given)
        if key not in self._valid:
            try:
                self._valid[key] = read_valid(text, zone=self._zone(subject), given=given)
            except ValueSyntaxError:
                self._valid[key] = None
        return self._valid[key]

    def _zone(self, subject: str) -> ZoneInfo | None:
        """Return the zone of an entity's clock times, if the codebook gives one."""
        entry = self.case.codebook.entities.get(subject)
        if entry is None or not entry.zone:
            return None
        try:
            return ZoneInfo(entry.zone)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            return None

    def terms(self, property_id: str) -> Terms:
        """Return what the codebook says of a property."""
        if property_id not in self._terms:
            self._terms[property_id] = terms_of(property_id, self.case.codebook, self._common)
        return self._terms[property_id]

    @cached_property
    def _common(self) -> Terms:
        """What the codebook says whatever the property: who is part of whom, units and rates."""
        codebook = self.case.codebook
        return Terms(
            wholes={entity: frozenset(codebook.wholes(entity)) for entity in codebook.entities},
            labels={entity.id: entity.label for entity in codebook.entities.values()},
            rates=codebook.rates,
            units=local_units(codebook),
        )

    @cached_property
    def _implied(self) -> dict[Key, list[Claim]]:
        """The dates that durations imply, by the question they join."""
        return implied_dates(self)

    def implied(self, key: Key) -> list[Claim]:
        """Return the dates that durations imply for a question."""
        return self._implied.get(key, [])

    @cached_property
    def _parts(self) -> dict[Key, list[tuple[Claim, Claim, Ruling]]]:
        """Parts that exceed their whole, by the question of the whole."""
        return exceeding_parts(self)

    def parts(self, key: Key) -> list[tuple[Claim, Claim, Ruling]]:
        """Return whole, part and ruling for every part that exceeds this whole."""
        return self._parts.get(key, [])


def in_zone_span(span: Interval, zone: ZoneInfo) -> Interval:
    """Return a compared interval whose clock times are told by the clock of a zone."""
    low, high = (by_the_clock_of(zone, end) for end in (span.low, span.high))  # type: ignore[arg-type]
    return Interval(low, high, low_open=span.low_open, high_open=span.high_open)


def terms_of(property_id: str, codebook: Codebook, common: Terms) -> Terms:
    """Return what the codebook says of a property, as far as verdicts need it.

    Args:
        property_id: The property.
        codebook: The codebook.
        common: What it says whatever the property.
    """
    entry = codebook.properties[property_id]
    above: dict[str, frozenset[str]] = {}
    for token in entry.tokens.values():
        for narrower in token.narrower:
            above[narrower] = above.get(narrower, frozenset()) | {token.id}
    named = {token.id: token.label for token in entry.tokens.values()}
    return replace(
        common,
        kind=entry.kind,
        over_time=entry.over_time,
        steady=steady_time(entry.steady),
        many=entry.many,
        above=common.wholes if entry.kind is Kind.ENTITY else _closed(above),
        excludes=frozenset(
            frozenset({token.id, other})
            for token in entry.tokens.values()
            for other in token.excludes
        ),
        labels=common.labels | named if named else common.labels,
        profile=str(load_profile(codebook.profile_of(property_id))),
    )


def local_units(codebook: Codebook) -> dict[str, Local]:
    """Return the units that the codebook adds, and the currencies of its rates."""
    found: dict[str, Local] = {}
    for rate in codebook.rates:
        for name in (rate.from_, rate.to):
            if unit_of(name) is None:
                found[name] = Local(name)
    for unit in codebook.units.values():
        entry = Local(unit.id, unit.of, Fraction(unit.factor))
        found |= dict.fromkeys((unit.id, *unit.aliases), entry)
    return found


def _closed(above: dict[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """Return for each token everything above it, however many steps away."""
    found: dict[str, frozenset[str]] = {}
    for token, nearest in above.items():
        reached: set[str] = set()
        waiting = list(nearest)
        while waiting:
            other = waiting.pop()
            if other not in reached:
                reached.add(other)
                waiting.extend(above.get(other, ()))
        found[token] = frozenset(reached - {token})
    return found


def steady_time(text: str) -> timedelta | None:
    """Return how long a changing value is taken to hold, or None where the codebook is silent.

    Examples:
        >>> steady_time("P1W").days, steady_time("")
        (7, None)
    """
    if not text:
        return None
    span = parse_duration(text)
    amount = span.high if span.high is not None else span.best
    if amount is None:
        return None
    seconds = {"second": 1, "minute": 60, "hour": 3600}.get(span.unit)
    if seconds is None:
        seconds = DAYS.get(span.unit, 1) * 86_400
    return timedelta(seconds=int(amount * seconds))
