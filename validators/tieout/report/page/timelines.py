"""Values over time: what is said to hold when, as a static SVG.

Time runs to the right, values upwards. A box spans the time for which a value is said to hold and
what it allows; its dot is the figure named. Dots of one line follow each other as a staircase, so
that a rising toll climbs, and one that goes back is seen to fall.

Source: a staircase, since a figure stands until the next one is given (step chart); our
convention otherwise, docs/decisions/0061.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from markupsafe import Markup

from tieout.facts.intervals import Interval
from tieout.report.figures import grouped
from tieout.report.page.scales import Scale
from tieout.report.sanitising import brief, for_html

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tieout.facts.intervals import End

LEFT, RIGHT = 9.0, 96.0
"""The part of the width that times stand in, in per cent."""

TOP, BOTTOM, HEIGHT = 26, 176, 208
"""Where the values end and begin, and the height of the whole, in pixels."""

MOST = 200
"""The most values in one picture; of more, so many are drawn, evenly spread."""

LABEL = 40
"""The most characters of a value beside its dot."""

LETTER = 0.7
"""The width of a letter in per cent of the width, at a desk."""


@dataclass(frozen=True, slots=True)
class Point:
    """A value and when it is said to hold.

    Args:
        label: Who says what, when.
        value: The value in words, to stand beside its dot.
        held: The interval it is judged as.
        best: The figure named, or None.
        when: The time for which it is said to hold; an end may be open.
        as_of_end: Whether it is the state at the end of that time, as a running total is.
        given: Whether the row gives that time; else it is the day of publication.
        series: The number of its reading, which gives the colour.
        line: What its dot is joined with: the dots of the same line.
        href: Where a click leads, a fragment of the page; empty for nowhere.
        back: Whether it goes back behind what was said to hold before.
    """

    label: str
    value: str
    held: Interval
    best: End
    when: Interval
    as_of_end: bool = False
    given: bool = True
    series: int = 0
    line: str = ""
    href: str = ""
    back: bool = False


def timeline(points: Sequence[Point], title: str) -> Markup:
    """Draw values over time.

    Args:
        points: What to draw.
        title: What the picture shows, for those who do not see it.

    Returns:
        An svg element with a sentence about what goes back and what is left out; nothing where no
        value or no time has a bound.
    """
    dated = [point for point in points if point.when.low or point.when.high]
    named = [Interval(point.best, point.best) for point in dated]
    times = Scale.of(point.when for point in dated)
    values = Scale.of([*(point.held for point in dated), *named])
    if times is None or values is None:
        return Markup()
    plot = _Plot(times, values)
    ordered = sorted(dated, key=plot.across)
    drawn = _spread(ordered)
    size = f'width="100%" height="{HEIGHT}"'
    parts = [
        f'<svg class="picture" {size} role="group" aria-label="{for_html(brief(title))}">',
        *plot.axes(),
        *plot.stairs(drawn),
        *(plot.box(point) for point in drawn),
        *plot.labels(drawn),
        "</svg>",
    ]
    parts += [
        f'<p class="back"><strong>Goes back:</strong> {for_html(brief(point.label))}</p>'
        for point in ordered
        if point.back
    ]
    if len(drawn) < len(ordered):
        left = len(ordered) - len(drawn)
        parts.append(f'<p class="dim">{left:,} more are not drawn.</p>')
    return Markup("".join(parts))  # noqa: S704 - every text in it went through for_html


def _spread(points: list[Point]) -> list[Point]:
    """Return at most `MOST` of the points, evenly spread, and all that go back."""
    step = -(-len(points) // MOST)
    return [point for place, point in enumerate(points) if place % step == 0 or point.back]


@dataclass(frozen=True, slots=True)
class _Plot:
    """Where times and values stand."""

    times: Scale
    values: Scale

    def x(self, end: End) -> float:
        """Return where a time stands, in per cent of the width."""
        return LEFT + (RIGHT - LEFT) * self.times.share(end)

    def y(self, end: End) -> float:
        """Return where a value stands, in pixels from above."""
        return BOTTOM - (BOTTOM - TOP) * self.values.share(end)

    def across(self, point: Point) -> float:
        """Return where the dot of a point stands in time."""
        low, high = point.when.low, point.when.high
        if low is None or high is None or point.as_of_end:
            return self.x(low if high is None else high)
        return (self.x(low) + self.x(high)) / 2

    def upwards(self, point: Point) -> float:
        """Return where the dot of a point stands among the values."""
        held = point.held
        ends = [end for end in (held.low, held.high) if end is not None]
        if point.best is not None or not ends:
            return self.y(point.best)
        return sum(map(self.y, ends)) / len(ends)

    def axes(self) -> Iterator[str]:
        """Yield the marks of both axes with their figures."""
        for tick in self.values.ticks:
            y = self.y(tick)
            yield f'<line class="grid" x1="0" x2="100%" y1="{y:.1f}" y2="{y:.1f}"/>'
            yield f'<text class="tick" x="0" y="{y - 3:.1f}">{for_html(grouped(tick))}</text>'
        for place, tick in enumerate(self.times.ticks):
            x = self.x(tick)
            kind = "tick minor" if 0 < place < len(self.times.ticks) - 1 else "tick"
            yield (
                f'<line class="grid" x1="{x:.2f}%" x2="{x:.2f}%" y1="{BOTTOM}" y2="{BOTTOM + 6}"/>'
                f'<text class="{kind}" x="{x:.2f}%" y="{HEIGHT - 6}" text-anchor="{_anchor(x)}">'
                f"{for_html(grouped(tick))}</text>"
            )

    def stairs(self, points: list[Point]) -> Iterator[str]:
        """Yield the staircase of each line; a step down is a step of its own kind."""
        lines: dict[str, list[Point]] = {}
        for point in points:
            lines.setdefault(point.line, []).append(point)
        for line in lines.values():
            for one, other in pairwise(line):
                x, y, right, far = *self._dot(one), *self._dot(other)
                kind = "stair fall" if other.back else "stair"
                yield (
                    f'<line class="stair" x1="{x:.2f}%" x2="{right:.2f}%" y1="{y:.1f}" '
                    f'y2="{y:.1f}"/><line class="{kind}" x1="{right:.2f}%" x2="{right:.2f}%" '
                    f'y1="{y:.1f}" y2="{far:.1f}"/>'
                )

    def _dot(self, point: Point) -> tuple[float, float]:
        """Return where the dot of a point stands."""
        return self.across(point), self.upwards(point)

    def box(self, point: Point) -> str:
        """Draw one value: its box, its dot, and what a pointer or a screen reader is told."""
        when, held = point.when, point.held
        left = LEFT - 3 if when.low is None else self.x(when.low)
        right = RIGHT + 3 if when.high is None else self.x(when.high)
        low = BOTTOM if held.low is None else self.y(held.low)
        high = TOP - 8 if held.high is None else self.y(held.high)
        x, y = self._dot(point)
        element = f'a href="#{for_html(point.href)}"' if point.href else "g"
        dot = "closed" if point.given else "open"
        radius = 6 if point.back else 4
        arrow = f'<text class="arrow" x="{x:.2f}%" y="{TOP - 4}" text-anchor="middle">↑</text>'
        return (
            f'<{element} class="s{point.series % 6}{" goes-back" if point.back else ""}">'
            f"<title>{for_html(brief(point.label))}</title>"
            f'<rect class="box" x="{left:.2f}%" width="{max(0.0, right - left):.2f}%" '
            f'y="{high:.1f}" height="{max(0.0, low - high):.1f}"/>'
            f'<line class="span" x1="{x:.2f}%" x2="{x:.2f}%" y1="{high:.1f}" y2="{low:.1f}"/>'
            f"{arrow if held.high is None else ''}"
            f'<circle class="{dot}" cx="{x:.2f}%" cy="{y:.1f}" r="{radius}"/></{element[0]}>'
        )

    def labels(self, points: list[Point]) -> Iterator[str]:
        """Yield the values beside their dots, as many as do not run into each other."""
        taken: list[tuple[float, float, float]] = []
        first_and_last = {points[0], points[-1]}
        for point in sorted(points, key=lambda one: (not one.back, one not in first_and_last)):
            x, y = self._dot(point)
            value = brief(point.value, LABEL)
            width = LETTER * len(value)
            start = {"start": x, "middle": x - width / 2, "end": x - width}[_anchor(x)]
            if any(
                start < to and frm < start + width and abs(y - at) < 16 for frm, to, at in taken
            ):
                continue
            taken.append((start, start + width, y))
            above = y + 19 if point.back else y - 9
            kind = "label" if point.back or point in first_and_last else "label minor"
            kind += " fall" if point.back else ""
            yield (
                f'<text class="{kind}" x="{x:.2f}%" y="{above:.1f}" '
                f'text-anchor="{_anchor(x)}">{for_html(value)}</text>'
            )


def _anchor(x: float) -> str:
    """Return from where a text at a place runs, so that it stays inside the picture."""
    return "start" if x < 15 else "end" if x > 85 else "middle"
