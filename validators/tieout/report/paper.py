"""Lines of text for a terminal: styled, wrapped to a width, and never beginning with data."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass, replace
from io import StringIO
from typing import TYPE_CHECKING, TextIO
from unicodedata import combining, east_asian_width

from tieout.report.sanitising import brief, for_terminal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

NARROWEST = 40
"""The least width that lines are wrapped to: our convention, below it columns help nobody."""


@dataclass(frozen=True, slots=True)
class Words:
    """A run of text in one style.

    Args:
        text: The text; hidden characters in it are shown when the line is made, and of a very
            long one only its beginning and end.
        style: A rich style, or empty.
        link: An address that a terminal may open, or empty.
        whole: Whether it stands on one line, though it be longer: a command is to be copied.
    """

    text: str
    style: str = ""
    link: str = ""
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Paper:
    """What lines are printed on.

    Args:
        width: Columns to wrap to; 0 does not wrap.
        colour: Whether styles and links are printed.
    """

    width: int = 0
    colour: bool = False


def paper_for(stream: TextIO | None, environment: Mapping[str, str] = os.environ) -> Paper:
    """Return the paper for a stream: styles and wrapping for a terminal only.

    Args:
        stream: Where the text will go; None is a file.
        environment: `NO_COLOR` and `TERM=dumb` take the styles away, `FORCE_COLOR` gives them
            to any stream, `COLUMNS` overrules the width.

    Source: no-color.org; force-color.org.
    """
    terminal = stream is not None and stream.isatty()
    colour = terminal and environment.get("TERM") != "dumb" and sys.platform != "emscripten"
    if environment.get("FORCE_COLOR") and stream is not None:
        colour = True
    if environment.get("NO_COLOR"):
        colour = False
    wanted = environment.get("COLUMNS", "")
    if wanted.isascii() and wanted.isdigit() and 0 < len(wanted) < 5:
        return Paper(max(NARROWEST, int(wanted)), colour)
    width = max(NARROWEST, shutil.get_terminal_size().columns) if terminal else 0
    return Paper(width, colour)


class Page:
    """Lines as they are written, one after the other.

    Args:
        paper: What they are printed on.
    """

    def __init__(self, paper: Paper) -> None:
        self._paper = paper
        self._lines: list[list[Words]] = []

    def add(self, *words: Words | str, lead: str = "", hang: str | None = None) -> None:
        """Add a line, wrapped if need be.

        Args:
            words: What it says.
            lead: Our own words at its start. Text from data must stand behind such words, so
                that it can never be the start of a line.
            hang: What stands at the start of the lines it wraps to, if not the lead.
        """
        runs = [Words(item) if isinstance(item, str) else item for item in words]
        runs = [
            replace(run, text=for_terminal(run.text if run.whole else brief(run.text)))
            for run in runs
        ]
        hanging = lead if hang is None else hang
        for number, line in enumerate(self._wrapped(runs, cells(lead), cells(hanging))):
            start = lead if number == 0 else hanging
            self._lines.append([Words(start, "dim"), *line] if start else line)

    def blank(self) -> None:
        """Add an empty line, unless one was just added or nothing stands above."""
        if self._lines and self._lines[-1]:
            self._lines.append([])

    def text(self) -> str:
        """Return every line as text, with styles if the paper takes them."""
        if not self._paper.colour:
            lines = ("".join(run.text for run in line).rstrip() for line in self._lines)
            return "\n".join(lines) + "\n"
        return self._styled()

    def _styled(self) -> str:
        """Return every line with the codes of its styles."""
        from rich.console import Console  # noqa: PLC0415 - half of a plain run's start-up
        from rich.text import Text  # noqa: PLC0415 - as above

        buffer = StringIO()
        console = Console(
            file=buffer, force_terminal=True, color_system="standard", width=10_000, highlight=False
        )
        for line in self._lines:
            text = Text(no_wrap=True, end="\n")
            for run in line:
                style = f"{run.style} link {run.link}" if run.link else run.style
                text.append(run.text, style=style.strip() or None)
            console.print(text, markup=False, highlight=False, soft_wrap=True)
        return buffer.getvalue()

    def _wrapped(self, runs: list[Words], first: int, rest: int) -> Iterator[list[Words]]:
        """Yield the lines that the runs fill."""
        if not self._paper.width:
            yield runs
            return
        line: list[Words] = []
        used, room = 0, max(20, self._paper.width - first)
        longest = max(20, self._paper.width - max(first, rest))
        for run in runs:
            for piece in [run.text] if run.whole else _pieces(run.text, longest):
                size = cells(piece)
                if used and used + cells(piece.rstrip()) > room:
                    yield line
                    line, used, room = [], 0, max(20, self._paper.width - rest)
                    if not piece.strip():
                        continue
                last = line[-1] if line else None
                if last is not None and (last.style, last.link) == (run.style, run.link):
                    line[-1] = Words(last.text + piece, run.style, run.link)
                else:
                    line.append(Words(piece, run.style, run.link))
                used += size
        yield line


def _pieces(text: str, room: int) -> Iterator[str]:
    """Yield words, each with the blanks behind it; a word longer than a line is cut."""
    start = 0
    while start < len(text):
        end = text.find(" ", start)
        end = len(text) if end < 0 else end
        while end < len(text) and text[end] == " ":
            end += 1
        yield from (text[at : min(at + room, end)] for at in range(start, end, room))
        start = end


def cells(text: str) -> int:
    """Return how many columns of a terminal a text takes.

    Examples:
        >>> cells("900"), cells("九百")
        (3, 4)
    """
    if text.isascii():
        return len(text)
    return sum(
        2 if east_asian_width(letter) in "WF" else 0 if combining(letter) else 1 for letter in text
    )
