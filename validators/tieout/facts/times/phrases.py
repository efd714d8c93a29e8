"""Words to phrases: a small shift-reduce reader whose words and patterns are data.

A text is cut into tokens once. A token has *readings*, pairs of a category and a value ("May" is a
MONTH of value 5; "second" is an ORD of value 2 and a UNIT). Patterns name categories, or words in
lower case, and reduce a run of tokens to one phrase with readings of its own. Tokens are taken
from right to left and the longest pattern wins, so what stands after a word is already one phrase
when the word is met: "the last week of [the first quarter of [2016]]".

Every step removes a token or marks one, and no pattern is longer than `LONGEST_PATTERN`, so time
grows with the length of the text and with nothing else.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from tieout.facts.times.scene import Scene

LONGEST_PATTERN = 14
LONGEST_PHRASE = 40
"""No phrase takes more tokens, so that none is nested deeper than a program can follow."""

COMMON = frozenset(
    {"the", "of", "in", "to", "a", "at", "and", "or", "on", "by", "as", "day", ",", "-", "(", ")"}
)
"""Words and marks that many texts have."""

COMMONEST = frozenset({"N", "D", "HOUR", "MINUTE", "HHMM", "DAY", "PER", "ANY"})
"""Categories that nearly every text about time has."""

Reading = tuple[str, Any]


class Token:
    """A word, or a phrase that patterns have made of several.

    Args:
        start: Where it begins, in code points.
        end: Where it ends.
        readings: Category and value of each way to read it.
        first: The number of its first token.
        last: The number of its last token.
    """

    __slots__ = ("end", "first", "last", "phrase", "readings", "start", "tried")

    def __init__(
        self, start: int, end: int, readings: tuple[Reading, ...], first: int, last: int
    ) -> None:
        self.start = start
        self.end = end
        self.readings = readings
        self.first = first
        self.last = last
        self.phrase: Phrase | None = None
        self.tried: Grammar | None = None

    def has(self, category: str) -> bool:
        """Whether the token can be read as this category."""
        return any(name == category for name, _ in self.readings)


BARRIER = Token(-1, -1, (), -1, -1)
"""Stands for words that no pattern can read."""


class Phrase(NamedTuple):
    """What a pattern made: its category, its value and how many tokens it took."""

    category: str
    value: Any
    size: int


class Rule(NamedTuple):
    """What a pattern leads to.

    Args:
        category: The category of the phrase.
        meaning: The function that makes its value from the values of the run; None refuses.
        fixed: The first arguments of that function, before the values.
        not_after: A category that the token before the run must not have.
        not_before: A category that the token after it must not have.
    """

    category: str
    meaning: Callable[..., Any]
    fixed: tuple[Any, ...]
    not_after: str = ""
    not_before: str = ""


@dataclass(slots=True)
class Branch:
    """A place in the tree of patterns."""

    branches: dict[str, Branch] = field(default_factory=dict)
    rules: list[Rule] = field(default_factory=list)


class Grammar:
    """The patterns of one stage of reading.

    Args:
        patterns: Pattern text, and the rule that it leads to. `[x]` may be absent, `a|b` is
            either, `!x` at either end is a neighbour that must not be there.
        wider: The further categories that each category counts as.
    """

    def __init__(
        self, patterns: Iterable[tuple[str, Rule]], wider: dict[str, tuple[str, ...]]
    ) -> None:
        self.root = Branch()
        self.wider = wider
        needed: list[list[str]] = []
        for pattern, rule in patterns:
            elements = pattern.split()
            not_after = elements.pop(0)[1:] if elements[0].startswith("!") else ""
            not_before = elements.pop()[1:] if elements[-1].startswith("!") else ""
            if not 0 < len(elements) <= LONGEST_PATTERN:
                raise ValueError(pattern)
            guarded = rule._replace(not_after=not_after, not_before=not_before)
            _plant(self.root, elements, guarded)
            needed.append(required(pattern))
        self.single = {name: b.rules for name, b in self.root.branches.items() if b.rules}
        self.needs = rarest(needed)

    def apply(self, scene: Scene) -> None:
        """Make the runs of a text that fit patterns into phrases."""
        scene.live = self.reduce(scene.live, scene.names)

    def reduce(self, tokens: Sequence[Token], names: set[str]) -> list[Token]:
        """Return the tokens with every run that fits a pattern made into one phrase.

        Args:
            tokens: The tokens.
            names: The categories that they can be read as; those of new phrases are added.
        """
        stack: list[Token] = []
        first = self.root.branches
        for place in range(len(tokens) - 1, -1, -1):
            token = tokens[place]
            stack.append(token)
            for category, _ in token.readings:
                if category in first:
                    break
            else:
                continue
            before = tokens[place - 1] if place else None
            while True:
                beside = len(stack) > 1 and stack[-2].readings
                if beside and self._reduce_run(stack, before, names):
                    continue
                if stack[-1].tried is self or not self._reduce_single(stack[-1], names):
                    break
        stack.reverse()
        return stack

    def _reduce_run(self, stack: list[Token], before: Token | None, names: set[str]) -> bool:
        """Make the longest run at the top of the stack into a phrase; whether there was one."""
        first = self.root.branches
        active = [
            (first[category], () if value is None else (value,))
            for category, value in stack[-1].readings
            if category in first
        ]
        depth = len(stack)
        found: list[tuple[int, Rule, tuple[Any, ...]]] = []
        size = 1
        while active and size < depth:
            size += 1
            following: list[tuple[Branch, tuple[Any, ...]]] = []
            for category, value in stack[depth - size].readings:
                for branch, values in active:
                    reached = branch.branches.get(category)
                    if reached is None:
                        continue
                    taken = values if value is None else (*values, value)
                    if reached.branches:
                        following.append((reached, taken))
                    if reached.rules:
                        found.extend([(size, rule, taken) for rule in reached.rules])
            active = following
        for size, rule, values in reversed(found):
            if stack[depth - size].last - stack[-1].first >= LONGEST_PHRASE:
                continue
            if rule.not_after and before and before.has(rule.not_after):
                continue
            if rule.not_before and size < depth and stack[depth - size - 1].has(rule.not_before):
                continue
            value = rule.meaning(*rule.fixed, *values)
            if value is not None:
                names.update(self._replace(stack, size, rule.category, value))
                return True
        return False

    def _replace(self, stack: list[Token], size: int, category: str, value: Any) -> tuple[str, ...]:
        """Put one phrase in the place of the topmost tokens, and return its categories."""
        left, right = stack[-1], stack[-size]
        del stack[-size:]
        names = self.wider.get(category, (category,))
        readings = tuple([(name, value) for name in names])
        token = Token(left.start, right.end, readings, left.first, right.last)
        token.phrase = Phrase(category, value, token.last - token.first + 1)
        stack.append(token)
        return names

    def _reduce_single(self, token: Token, names: set[str]) -> bool:
        """Give a token the readings of one-word patterns; whether there were any."""
        token.tried = self
        added: list[Reading] = []
        made_here = False
        for category, value in token.readings:
            for rule in self.single.get(category, ()):
                made = rule.meaning(*rule.fixed, *(() if value is None else (value,)))
                if made is None:
                    continue
                wider = self.wider.get(rule.category, (rule.category,))
                names.update(wider)
                added.extend([(name, made) for name in wider])
                if not made_here:
                    size = token.last - token.first + 1
                    token.phrase, made_here = Phrase(rule.category, made, size), True
        if not added:
            return False
        token.readings += tuple(added)
        return True


def required(pattern: str) -> list[str]:
    """Return the elements that a pattern cannot do without, with their choices."""
    return [one for one in pattern.split() if not _is_optional(one) and not one.startswith("!")]


def rarest(needed: Sequence[Sequence[str]]) -> frozenset[str]:
    """Return words and categories of which every pattern needs one: the rarest that each requires.

    Args:
        needed: The elements that each pattern cannot do without, with their choices.
    """
    counts = Counter(name for elements in needed for one in elements for name in one.split("|"))
    total = counts.total()
    counts.update(dict.fromkeys(COMMON, total))
    counts.update(dict.fromkeys(COMMONEST, 2 * total))
    needs: set[str] = set()
    for elements in needed:
        rare = min(elements, key=lambda one: max(counts[name] for name in one.split("|")))
        needs.update(rare.split("|"))
    return frozenset(needs)


def _is_optional(element: str) -> bool:
    """Whether an element of a pattern may be absent."""
    return len(element) > 2 and element.startswith("[") and element.endswith("]")


def _plant(branch: Branch, elements: Sequence[str], rule: Rule) -> None:
    """Add one pattern to the tree, once for every choice it leaves."""
    if not elements:
        if rule not in branch.rules:
            branch.rules.insert(0, rule)
        return
    element, rest = elements[0], elements[1:]
    if _is_optional(element):
        _plant(branch, rest, rule)
        element = element[1:-1]
    for choice in element.split("|"):
        _plant(branch.branches.setdefault(choice, Branch()), rest, rule)
