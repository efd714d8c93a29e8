"""One sentence that says why: the arithmetic, the profile, the times, the speakers."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Context, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from tieout.errors import UsageError
from tieout.facts.codebook import OverTime
from tieout.facts.intervals import Interval, write_end
from tieout.facts.units import unit_of
from tieout.findings.comparing.claims import HEDGE_WORDS
from tieout.findings.comparing.relations import Relation

if TYPE_CHECKING:
    from tieout.facts.intervals import Number
    from tieout.findings.comparing.claims import Claim
    from tieout.findings.comparing.comparisons import Comparison

DECIMALS = 4
"""A number with more decimals than this is told to six figures."""


def reason(pair: Comparison, why: str, *, hedge_lost: bool = False) -> str:
    """Return the explanation of a verdict in one sentence.

    Args:
        pair: The two claims.
        why: The part of the explanation that the row of the truth table gives.
        hedge_lost: One figure is given with hedges that allow different values.
    """
    parts = [_values(pair), _relation(pair)]
    if hedge_lost:
        parts.append(_hedges(pair))
    parts += [_times(pair), why, *_arithmetic(pair)]
    return "; ".join(part for part in parts if part)


def _values(pair: Comparison) -> str:
    """Tell both values and what each is judged as."""
    spans = (pair.meeting.left, pair.meeting.right)
    claims = (pair.left, pair.right)
    told = [_value(claim, span, pair) for claim, span in zip(claims, spans, strict=True)]
    joined = " and ".join(told) if told[0] == told[1] and not spans[0] else "; ".join(told)
    both = told[0] if told[0] == told[1] else joined
    if told[0] == told[1]:
        both = f"both say {both}"
    judged = spans[0] is not None and isinstance(claims[0].compared, Interval)
    return f"{both} (profile {pair.terms.profile})" if judged else both


def _value(claim: Claim, span: Interval | None, pair: Comparison) -> str:
    """Tell one value and what it is judged as."""
    shown = claim.shown or "no value"
    if span is None:
        return shown
    unit = f" {_unit_label(pair.meeting.unit)}" if pair.meeting.note and pair.meeting.unit else ""
    text = bracket(span) + unit
    return shown if shown == text else f"{shown} is {text}"


def _unit_label(unit: str) -> str:
    """Return the name of a unit for people; money keeps its code."""
    found = unit_of(unit)
    return unit if found is None or found.is_currency else found.label


def bracket(span: Interval) -> str:
    """Return an interval as text: a point as the one value it is, whole days as days.

    Examples:
        >>> from decimal import Decimal
        >>> bracket(Interval(Decimal(0), Decimal(8000))), bracket(Interval(Decimal(5), Decimal(5)))
        ('[0, 8000]', '5')
        >>> from datetime import datetime
        >>> bracket(Interval(datetime(2016, 7, 1), datetime(2016, 7, 16), high_open=True))
        '[2016-07-01, 2016-07-15]'
    """
    if span.low is None and span.high is None:
        return "any value"
    days = _whole_days(span)
    shown = days or span
    if shown.low is not None and shown.low == shown.high:
        return tell_end(shown.low)
    left = "(" if shown.low_open or shown.low is None else "["
    right = ")" if shown.high_open or shown.high is None else "]"
    low = "-∞" if shown.low is None else tell_end(shown.low)
    high = "∞" if shown.high is None else tell_end(shown.high)
    return f"{left}{low}, {high}{right}"


def tell_end(end: Number | date) -> str:
    """Return one end as text; a number that has no short decimals to six figures.

    Examples:
        >>> tell_end(Fraction(15000)), tell_end(Fraction(1, 8)), tell_end(Fraction(10**9, 7))
        ('15000', '0.125', '≈ 142857000')
    """
    exact = write_end(end)
    if isinstance(end, date) or ("/" not in exact and len(exact.partition(".")[2]) <= DECIMALS):
        return exact
    number = Fraction(end)
    near = Context(prec=6).divide(Decimal(number.numerator), Decimal(number.denominator))
    return f"≈ {write_end(near)}"


def _whole_days(span: Interval) -> Interval | None:
    """Return an interval of midnights as one of days, both inside it; None for anything else."""
    ends = [end for end in (span.low, span.high) if end is not None]
    if not all(isinstance(end, datetime) and end.time() == time.min for end in ends):
        return None
    if isinstance(span.high, datetime) and not span.high_open:
        return None
    low = span.low.date() if isinstance(span.low, datetime) else None
    high = span.high.date() - timedelta(days=1) if isinstance(span.high, datetime) else None
    return Interval(low, high) if low is None or high is None or low <= high else None


def _relation(pair: Comparison) -> str:
    """Tell what the two values share."""
    relation, spans = pair.relation, (pair.meeting.left, pair.meeting.right)
    note = pair.meeting.note if relation not in {Relation.UNLIKE, Relation.UNKNOWN} else ""
    if relation is Relation.APART:
        shared = "they share no value"
    elif relation in {Relation.WITHIN, Relation.OVERLAPS} and None not in spans:
        shared = _common(*spans)  # type: ignore[arg-type]
    elif relation is Relation.WITHIN:
        shared = "one is a kind or part of the other"
    elif relation is Relation.OVERLAPS:
        shared = "both can hold"
    else:
        shared = ""
    return "; ".join(part for part in (note, shared) if part)


def _common(left: Interval, right: Interval) -> str:
    """Tell the common range of two intervals that meet."""
    try:
        shared = left.intersection(right)
    except (TypeError, UsageError):
        shared = None
    return f"both allow {bracket(shared)}" if shared is not None else "they overlap"


def _hedges(pair: Comparison) -> str:
    """Tell which hedge was lost or changed on the way."""
    words = [HEDGE_WORDS.get(claim.hedge, "") for claim in (pair.left, pair.right)]
    kept = [word for word in words if word]
    if len(kept) == 1:
        return f"the hedge {kept[0]!r} was lost on the way, or added"
    return f"the hedges {words[0]!r} and {words[1]!r} do not allow the same values"


def _times(pair: Comparison) -> str:
    """Tell when both hold, where that matters, and where publication stands in for it."""
    if pair.terms.over_time is OverTime.FIXED:
        return ""
    told = [_time(claim) for claim in (pair.left, pair.right)]
    if told[0] == told[1]:
        return f"both {told[0]}"
    return f"{pair.left.fact} {told[0]}, {pair.right.fact} {told[1]}"


def _time(claim: Claim) -> str:
    """Tell when one value holds."""
    if claim.valid is None:
        return "hold at a time not known"
    if not claim.valid.given:
        return f"as of publication ({claim.valid.text})"
    return f"as of {claim.valid.text}" if not claim.valid.stretch else f"for {claim.valid.text}"


def _arithmetic(pair: Comparison) -> list[str]:
    """Tell how a date that a duration implies was reckoned."""
    return [claim.arithmetic for claim in (pair.left, pair.right) if claim.arithmetic]
