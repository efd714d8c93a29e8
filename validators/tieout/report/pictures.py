"""Pictures of intervals on one axis and of dates on a time line, as static SVG.

Places along the axis are percentages of the picture's width, so that one picture fits a desk and
a phone with letters of one size. Nothing in it is styled by attribute: the page's policy allows
no style but its own sheet.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

from markupsafe import Markup

from tieout.report.figures import grouped, interval
from tieout.report.sanitising import for_html

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tieout.facts.intervals import End, Interval

LEFT, RIGHT = 4.0, 96.0
"""The part of the width that values stand in, in per cent; arrows use what is beyond."""

ROW, AXIS = 38, 30
"""The height of one bar with its label, and of the axis, in pixels."""

SPREAD = 100
"""From this ratio of the largest to the smallest bound the axis is logarithmic: our convention."""

MOST = 24
"""The most bars in one picture; more can be told apart by nobody."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One value in a picture.

    Args:
        label: What stands above it.
        held: The interval it is judged as.
        series: The number of its reading, which gives the colour.
        href: Where a click leads, a fragment of the page; empty for nowhere.
    """

    label: str
    held: Interval
    series: int
    href: str


def picture(bars: Sequence[Bar], title: str) -> Markup:
    """Draw intervals one below the other on one axis.

    Args:
        bars: What to draw; those beyond `MOST` are counted below.
        title: What the picture shows, for those who do not see it.

    Returns:
        An svg element, or nothing if no bar has a bound.
    """
    scale = _Scale.of([bar.held for bar in bars])
    if scale is None:
        return Markup()
    drawn = bars[:MOST]
    height = ROW * len(drawn) + AXIS
    size = f'width="100%" height="{height}"'
    parts = [f'<svg class="picture" {size} role="group" aria-label="{for_html(title)}">']
    parts += [_grid(tick, scale, height) for tick in scale.ticks]
    parts += [_bar(bar, scale, number * ROW) for number, bar in enumerate(drawn)]
    parts.append("</svg>")
    if len(bars) > MOST:
        parts.append(f'<p class="dim">and {len(bars) - MOST:,} more</p>')
    return Markup("".join(parts))  # noqa: S704 - every text in it went through for_html


def _grid(tick: End, scale: _Scale, height: int) -> str:
    """Draw one mark of the axis with its figure."""
    place = scale.place(tick)
    anchor = "start" if place < 15 else "end" if place > 85 else "middle"
    return (
        f'<line class="grid" x1="{place:.2f}%" x2="{place:.2f}%" y1="0" y2="{height - 18}"/>'
        f'<text class="tick" x="{place:.2f}%" y="{height - 4}" text-anchor="{anchor}">'
        f"{for_html(grouped(tick))}</text>"
    )


def _bar(bar: Bar, scale: _Scale, top: int) -> str:
    """Draw one interval: filled ends belong to it, hollow ones do not, arrows have no end."""
    held, y = bar.held, top + 27
    low = LEFT - 3 if held.low is None else scale.place(held.low)
    high = RIGHT + 3 if held.high is None else scale.place(held.high)
    colour = f"s{bar.series % 6}"
    element = f'a href="#{for_html(bar.href)}"' if bar.href else "g"
    parts = [
        f'<{element} class="{colour}">',
        f"<title>{for_html(f'{bar.label}: {interval(held)}')}</title>",
        f'<text x="0" y="{top + 16}">{for_html(bar.label)}</text>',
        f'<line class="bar" x1="{low:.2f}%" x2="{high:.2f}%" y1="{y}" y2="{y}"/>',
    ]
    for end, place, is_open in (
        (held.low, low, held.low_open),
        (held.high, high, held.high_open),
    ):
        if end is None:
            mark = "‹" if place < LEFT else "›"
            parts.append(f'<text class="arrow" x="{place - 1:.2f}%" y="{y + 6}">{mark}</text>')
        else:
            kind = "open" if is_open else "closed"
            parts.append(f'<circle class="{kind}" cx="{place:.2f}%" cy="{y}" r="4"/>')
    return "".join([*parts, f"</{element[0]}>"])


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where values stand along the axis."""

    least: float
    most: float
    ticks: tuple[End, ...]
    logarithmic: bool = False

    @classmethod
    def of(cls, held: list[Interval]) -> _Scale | None:
        """Return a scale that holds every bound, or None if there is none to hold."""
        ends: list[End] = [end for item in held for end in (item.low, item.high) if end is not None]
        if not ends:
            return None
        if any(isinstance(end, date) for end in ends):
            numbers = [_number(end) for end in ends]
            return cls(*_room(min(numbers), max(numbers), 0.5), _date_ticks(ends))
        numbers = [_number(end) for end in ends]
        least, most = min(numbers), max(numbers)
        if not all(math.isfinite(number) for number in numbers):
            return None
        if least > 0 and most / least >= SPREAD:
            logs = (math.floor(math.log10(least)), math.ceil(math.log10(most)))
            step = max(1, (logs[1] - logs[0]) // 4)
            powers = tuple(Fraction(10) ** power for power in range(logs[0], logs[1] + 1, step))
            ticks = _inside(powers, least, most)
            return cls(math.log10(least), math.log10(most), ticks, logarithmic=True)
        least, most = _room(least, most, max(abs(least) * 0.05, 0.5))
        return cls(least, most, _round_ticks(least, most))

    def place(self, end: End) -> float:
        """Return where a value stands, in per cent of the width."""
        number = _number(end)
        if self.logarithmic:
            number = math.log10(number) if number > 0 else self.least
        share = (number - self.least) / (self.most - self.least)
        return LEFT + (RIGHT - LEFT) * min(1.0, max(0.0, share))


def _number(end: End) -> float:
    """Return a bound as a number of days or of units; exactness ends here, nothing is judged."""
    if isinstance(end, datetime):
        zoned = end if end.tzinfo else end.replace(tzinfo=UTC)
        return zoned.timestamp() / 86400
    if isinstance(end, date):
        return float(end.toordinal() - date(1970, 1, 1).toordinal())
    try:
        return float(end or 0)
    except OverflowError:
        return math.inf


def _room(least: float, most: float, margin: float) -> tuple[float, float]:
    """Return the two ends, moved apart if they are one."""
    return (least, most) if most > least else (least - margin, most + margin)


def _inside(ticks: tuple[End, ...], least: float, most: float) -> tuple[End, ...]:
    """Return the ticks that lie between the ends."""
    return tuple(tick for tick in ticks if least <= _number(tick) <= most)


def _round_ticks(least: float, most: float) -> tuple[End, ...]:
    """Return three to six round figures between two ends."""
    power = Fraction(10) ** math.floor(math.log10(most - least))
    for factor in (Fraction(1, 2), 1, 2, Fraction(1, 4), Fraction(1, 5)):
        step = power * factor
        first, last = math.ceil(least / step), math.floor(most / step)
        if 3 <= last - first + 1 <= 6:
            return tuple(step * number for number in range(first, last + 1))
    return (Fraction(math.ceil(least / power)) * power,)


def _date_ticks(ends: list[End]) -> tuple[End, ...]:
    """Return the first and last day, and two between them if there is room."""
    days = sorted(
        {end.date() if isinstance(end, datetime) else end for end in ends if isinstance(end, date)}
    )
    first, last = days[0], days[-1]
    span = (last - first).days
    if span < 9:
        return (first, last) if span else (first,)
    return (first, first + timedelta(days=span // 3), first + timedelta(days=span * 2 // 3), last)
