"""Pictures of intervals on one axis and of dates on a time line, as static SVG.

Places along the axis are percentages of the picture's width, so that one picture fits a desk and
a phone with letters of one size. Nothing in it is styled by attribute: the page's policy allows
no style but its own sheet.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from markupsafe import Markup

from tieout.report.figures import grouped, interval
from tieout.report.page.scales import Scale
from tieout.report.sanitising import brief, for_html

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tieout.facts.intervals import End, Interval

LEFT, RIGHT = 4.0, 96.0
"""The part of the width that values stand in, in per cent; arrows use what is beyond."""

ROW, AXIS = 38, 30
"""The height of one bar with its label, and of the axis, in pixels."""

LABEL = 90
"""The most characters of a label; a pointer or a screen reader is told the whole."""

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
    scale = Scale.of([bar.held for bar in bars])
    if scale is None:
        return Markup()
    drawn = bars[:MOST]
    height = ROW * len(drawn) + AXIS
    size = f'width="100%" height="{height}"'
    parts = [f'<svg class="picture" {size} role="group" aria-label="{for_html(brief(title))}">']
    for number, tick in enumerate(scale.ticks):
        inner = isinstance(tick, date) and 0 < number < len(scale.ticks) - 1
        parts.append(_grid(tick, scale, height, "tick minor" if inner else "tick"))
    parts += [_bar(bar, scale, number * ROW) for number, bar in enumerate(drawn)]
    parts.append("</svg>")
    if len(bars) > MOST:
        parts.append(f'<p class="dim">and {len(bars) - MOST:,} more</p>')
    return Markup("".join(parts))  # noqa: S704 - every text in it went through for_html


def _place(scale: Scale, end: End) -> float:
    """Return where a value stands, in per cent of the width."""
    return LEFT + (RIGHT - LEFT) * scale.share(end)


def _grid(tick: End, scale: Scale, height: int, kind: str) -> str:
    """Draw one mark of the axis with its figure; dates between the ends are for wide screens."""
    place = _place(scale, tick)
    anchor = "start" if place < 15 else "end" if place > 85 else "middle"
    return (
        f'<line class="grid" x1="{place:.2f}%" x2="{place:.2f}%" y1="0" y2="{height - 18}"/>'
        f'<text class="{kind}" x="{place:.2f}%" y="{height - 4}" text-anchor="{anchor}">'
        f"{for_html(grouped(tick))}</text>"
    )


def _bar(bar: Bar, scale: Scale, top: int) -> str:
    """Draw one interval: filled ends belong to it, hollow ones do not, arrows have no end."""
    held, y = bar.held, top + 27
    low = LEFT - 3 if held.low is None else _place(scale, held.low)
    high = RIGHT + 3 if held.high is None else _place(scale, held.high)
    colour = f"s{bar.series % 6}"
    element = f'a href="#{for_html(bar.href)}"' if bar.href else "g"
    parts = [
        f'<{element} class="{colour}">',
        f"<title>{for_html(brief(f'{bar.label}: {interval(held)}'))}</title>",
        f'<text x="0" y="{top + 16}">{for_html(brief(bar.label, LABEL))}</text>',
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
