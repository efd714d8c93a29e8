"""What the words beside a phrase add to it: a hedge to a length of time, a place to "time".

Both kinds of phrase are looked up by the word next to what they belong to, so that a text without
lengths and zones pays nothing for their number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tieout.facts.hedges import Hedge

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tieout.facts.times.phrases import Reading
    from tieout.facts.times.scene import Scene

MEANT = frozenset(Hedge) - {Hedge.NONE, Hedge.EXACTLY, Hedge.ORDER}
"""The hedges that a length of time keeps; "exactly a year ago" is a year ago."""
COMPARED = frozenset({Hedge.MORE_THAN, Hedge.LESS_THAN})
"""The hedges that a word of degree may stand before: "well over a year ago"."""


class Phrasebook:
    """Phrases of several words with what they mean, found by the word at one end.

    Args:
        phrases: Each phrase in lower case, and its meaning. Phrases with other signs than letters
            are left out.
        at_end: Whether a phrase is found by its last word or by its first.
    """

    def __init__(self, phrases: Iterable[tuple[str, str]], *, at_end: bool) -> None:
        self.at_end = at_end
        self.meanings: dict[tuple[str, ...], str] = {}
        sizes: dict[str, set[int]] = {}
        for phrase, meaning in phrases:
            words = tuple(phrase.split())
            if all(word.isalpha() for word in words):
                self.meanings[words] = meaning
                sizes.setdefault(words[-1 if at_end else 0], set()).add(len(words))
        self.sizes = {word: sorted(found, reverse=True) for word, found in sizes.items()}

    def find(self, scene: Scene, place: int) -> tuple[int, str]:
        """Return how many tokens the longest phrase at a place takes, and its meaning."""
        for size in self.sizes.get(scene.word(place), ()):
            first = place - size + 1 if self.at_end else place
            words = tuple([scene.word(at) for at in range(first, first + size)])
            meaning = self.meanings.get(words)
            if meaning is not None:
                return size, meaning
        return 0, ""


class HedgedLengths:
    """The step that joins "more than" and "or so" to the lengths that they hedge."""

    needs = frozenset({"LEN"})

    def __init__(self, before: Phrasebook, after: Phrasebook, degrees: Phrasebook) -> None:
        self.before, self.after, self.degrees = before, after, degrees

    def apply(self, scene: Scene) -> None:
        """Give every length its hedge."""
        runs: list[tuple[int, int, Reading]] = []
        for token in scene.live:
            lengths = [value for name, value in token.readings if name == "LEN"]
            if not lengths:
                continue
            first, last = token.first, token.last
            size, hedge = self.before.find(scene, first - 1)
            first -= size
            if hedge in COMPARED:
                first -= self.degrees.find(scene, first - 1)[0]
            if hedge not in MEANT:
                first = token.first
                size, hedge = self.after.find(scene, last + 1)
                last += size
            if hedge in MEANT:
                runs.append((first, last, ("LEN", lengths[0]._replace(hedge=hedge))))
        scene.merge(runs)


class NamedZones:
    """The step that reads "Moscow time" and "Central European Time" as zones."""

    def __init__(self, zones: Phrasebook) -> None:
        self.zones = zones
        self.needs = frozenset(zones.sizes)

    def apply(self, scene: Scene) -> None:
        """Make every zone that ends in a word such as "time" one token."""
        runs: list[tuple[int, int, Reading]] = []
        for token in scene.live:
            if any(name in self.needs for name, _ in token.readings):
                size, zone = self.zones.find(scene, token.last)
                if size:
                    value = int(zone) if zone.lstrip("-").isdigit() else zone
                    runs.append((token.last - size + 1, token.last, ("ZONE", value)))
        scene.merge(runs)
