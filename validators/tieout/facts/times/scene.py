"""A text on its way from tokens to phrases: what every step of reading takes and changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from tieout.facts.times.phrases import BARRIER, Phrase, Token

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tieout.facts.times.phrases import Reading


@dataclass(slots=True)
class Scene:
    """A text with its tokens.

    Args:
        text: The text.
        raw: Every token of it, in order; the number of each is its place.
        live: The tokens and phrases that patterns may read, a BARRIER where words lie between.
        names: The categories that these can be read as.
    """

    text: str
    raw: Sequence[Token]
    live: list[Token]
    names: set[str]

    def word(self, place: int) -> str:
        """Return the words of a token in lower case, nothing beyond the ends of the text."""
        if not 0 <= place < len(self.raw):
            return ""
        token = self.raw[place]
        return self.text[token.start : token.end].lower()

    def merge(self, runs: list[tuple[int, int, Reading]]) -> None:
        """Make one token of each run of tokens, by the numbers of its first and last.

        Runs are in order; one that overlaps the run before it is left out. Each holds a live token.
        """
        if not runs:
            return
        live: list[Token] = []
        at = 0
        for token in self.live:
            taken = live[-1].last if live else -1
            while at < len(runs) and (runs[at][1] < token.first or runs[at][0] <= taken):
                at += 1
            if token is BARRIER or token.first <= taken:
                continue
            if at < len(runs) and runs[at][0] <= token.last:
                token = self._merged(*runs[at])  # noqa: PLW2901 - it stands for the whole run
            live += self._beside(live[-1].last + 1 if live else 0, token)
            live.append(token)
        self.live = live + self._readable(live[-1].last + 1)

    def _beside(self, start: int, token: Token) -> list[Token]:
        """Return what stands between the live tokens and the next, with a BARRIER for other words.

        Next to a run that was merged these may be words without any of time, and were left out.
        """
        if start >= token.first:
            return []
        after = self._readable(start)
        place = token.first
        while place > start + len(after) and self.raw[place - 1].readings:
            place -= 1
        before = self._taken(place, token.first)
        gap = start + len(after) < place
        return [*after, BARRIER, *before] if gap and (after or start) else [*after, *before]

    def _readable(self, start: int) -> list[Token]:
        """Return the tokens from a place on, up to the first that no pattern can read."""
        place = start
        while place < len(self.raw) and self.raw[place].readings:
            place += 1
        return self._taken(start, place)

    def _taken(self, start: int, end: int) -> list[Token]:
        """Return tokens that become live."""
        taken = list(self.raw[start:end])
        self.names.update(name for token in taken for name, _ in token.readings)
        return taken

    def _merged(self, first: int, last: int, reading: Reading) -> Token:
        """Return one token with one reading."""
        token = Token(self.raw[first].start, self.raw[last].end, (reading,), first, last)
        token.phrase = Phrase(*reading, size=last - first + 1)
        self.names.add(reading[0])
        return token


class Step(Protocol):
    """One step of reading.

    Args:
        needs: Categories of which a text must have one for the step to change anything.
    """

    needs: frozenset[str]

    def apply(self, scene: Scene) -> None:
        """Change the live tokens of a text."""
