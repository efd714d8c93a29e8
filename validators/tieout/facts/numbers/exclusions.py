"""Numbers that count nothing: years, dates, times, telephone numbers, places in a row, names.

Each test looks at a bounded number of tokens around a number. Whatever one of them names is
passed over by `read_quantities`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tieout.facts.numbers.calendar_numbers import CalendarNumbers
from tieout.facts.numbers.labels import Labels
from tieout.facts.numbers.roles import DASHES
from tieout.facts.numbers.surroundings import Surroundings
from tieout.facts.numbers.tokens import DIGITS, END, WORD, Token

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tieout.facts.numbers.number import Number
    from tieout.facts.numbers.roles import Line
    from tieout.facts.numbers.unit_words import UnitReader

_CODES = frozenset({"#", "@", ":", "/", "\\", "_", "№", "§"})
_CLOSES = frozenset({")", ".", "]"})
_LONG = 9
"""Digits of a telephone number that is written as one."""
_SCORE_WORDS = 2
_SCORE_DIGITS = 3


class Exclusions:
    """Says of each number of a text whether it is a count."""

    def __init__(self, line: Line, numbers: Sequence[Number], units: UnitReader) -> None:
        self.tokens = line.tokens
        self.units = units
        self.numbers = numbers
        self.text = line.text
        self.lexicon = line.lexicon
        self.near = Surroundings(line.tokens, line.lexicon)
        self.calendar = CalendarNumbers(self.near, numbers)
        self.labels = Labels(line, self.near)

    def find(self) -> set[int]:
        """The indices of the numbers that count nothing."""
        found: set[int] = set()
        labels: set[int] = set()
        self._find_runs(found)
        for at, number in enumerate(self.numbers):
            if at not in found and self._is_excluded(number):
                found.add(at)
            elif at not in found and self._is_label(at, labels):
                labels.add(at)
        found |= labels
        for at in range(1, len(self.numbers)):
            if self.calendar.is_spoken_year(at - 1, at):
                found.update((at - 1, at))
        for at in range(len(self.numbers) - 1, 0, -1):
            if at in found and at - 1 not in found and self.calendar.shares_fate(at - 1, at):
                found.add(at - 1)
        for at in range(1, len(self.numbers)):
            if at - 1 in found and at not in found and self.calendar.follows_date(at - 1, at):
                found.add(at)
        return found

    def _is_label(self, at: int, labels: set[int]) -> bool:
        """True for a label, and for one that is joined to the label before it."""
        if self.labels.is_label(self.numbers[at]):
            return True
        return at - 1 in labels and self.labels.goes_on(self.numbers[at - 1], self.numbers[at])

    def _is_excluded(self, number: Number) -> bool:
        """True when one of the tests below names the number."""
        if number.ordinal:
            return True
        return (
            self._is_glued(number)
            or self.calendar.is_clock(number)
            or self.calendar.is_day(number)
            or self.calendar.is_year(number)
            or self._is_list_mark(number)
            or self._is_dotted(number)
            or self._is_pronoun(number)
        )

    def _is_glued(self, number: Number) -> bool:
        """Part of a name or code: `F16`, `F-16`, `3D`, `1990s`, `9:30`, `#5`, `a/5`."""
        tokens = self.tokens
        first, after = tokens[number.first], tokens[number.last]
        before, earlier = self.near.before(number), self.near.before(number, 2)
        long = number.last - number.first > 1
        if long and self.lexicon.has("name", self.text[first.start : tokens[number.last - 1].end]):
            return True
        if first.kind == DIGITS and before.end == first.start and before.kind != END:
            money = self.units.currency_before(number.first, 0)[0]
            if before.kind == WORD and not money:
                return True
            if before.text == "(" and earlier.kind == DIGITS and earlier.end == before.start:
                return True
            if before.text in _CODES and not self._is_score(number.first - 1):
                return True
            if before.text == "." and earlier.end == before.start and earlier.kind == WORD:
                return not money
            glued = before.text in DASHES and earlier.end == before.start
            if glued and earlier.kind == WORD and not self._is_number_word(earlier):
                return True
        last = tokens[number.last - 1]
        if last.kind == DIGITS and after.start == last.end:
            if after.kind == WORD:
                return not self.near.is_unit(number.last) and not self._is_x(number.last)
            if after.text in {":", "_", "@"} and tokens[number.last + 1].kind == DIGITS:
                return tokens[number.last + 1].start == after.end and (
                    not self._is_score(number.last)
                )
            if after.text == "_":
                return True
        return False

    def _is_score(self, at: int) -> bool:
        """True for a colon between two sides of a score: "gewann 3:2"."""
        if self.tokens[at].text != ":" or not 0 < at < len(self.tokens) - 2:
            return False
        sides = (self.tokens[at - 1], self.tokens[at + 1])
        if not all(side.text.isdigit() and len(side.text) <= _SCORE_DIGITS for side in sides):
            return False
        begin = max(at - 1 - _SCORE_WORDS, 0)
        near = (*self.tokens[begin : at - 1], *self.tokens[at + 2 : at + 2 + _SCORE_WORDS])
        return any(self.lexicon.has("score", token.lower) for token in near) and not any(
            self.lexicon.has(role, self.tokens[at - 2].lower) for role in ("at", "from", "to")
        )

    def _is_x(self, at: int) -> bool:
        """True for `5x` and `5×`: so many times."""
        following = self.tokens[at + 1]
        return self.tokens[at].text in {"x", "×"} and not (
            following.kind in {DIGITS, WORD} and following.start == self.tokens[at].end
        )

    def _is_number_word(self, token: Token) -> bool:
        """True for a word that is itself a number, or joins two with hyphens: "5-to-7"."""
        if any(self.lexicon.has(role, token.lower) for role in ("to", "or", "of_all")):
            return True
        numeral = self.lexicon.numerals.get(token.lower)
        return numeral is not None and numeral.role in {"unit", "teen", "ten", "scale", "hundred"}

    def _is_dotted(self, number: Number) -> bool:
        """A place in a row written with a full stop, where the language does so: "der 3. Mann"."""
        after = self.tokens[number.last]
        if after.text != "." or after.start != self.tokens[number.last - 1].end:
            return False
        before, following = self.near.before(number), self.tokens[number.last + 1]
        return following.kind == WORD and self.lexicon.has("before_dotted", before.lower)

    def _is_list_mark(self, number: Number) -> bool:
        """`1.` or `(2)` or `3)` at the start of a line, `[4]` anywhere."""
        tokens = self.tokens
        first, after = tokens[number.first], tokens[number.last]
        if after.text not in _CLOSES or first.kind != DIGITS:
            return False
        if number.last != number.first + 1 or not first.text.isdigit():
            return False
        before, following = (
            self.near.before(number),
            tokens[number.last + 1] if (after.kind != END) else tokens[-1],
        )
        if before.text == "[" and after.text == "]":
            return True
        if len(first.text) > 3 or following.kind == END:
            return False
        start = before.start if before.text == "(" else first.start
        if (
            self.text[:start].rpartition("\n")[2].strip()
            if start < 200
            else self._inside_line(start)
        ):
            return False
        return after.text in {")", "."} and after.start == first.end and following.start > after.end

    def _inside_line(self, start: int) -> bool:
        """True when something other than spaces stands before a place in its line."""
        line = self.text[start - 200 : start].rpartition("\n")
        return not line[1] or bool(line[2].strip())

    def _is_pronoun(self, number: Number) -> bool:
        """The word "one" that counts nothing: "no one", "one another", "one-sided", "one's"."""
        if number.last != number.first + 1 or number.digits:
            return False
        token, after = self.tokens[number.first], self.tokens[number.last]
        numeral = self.lexicon.numerals.get(token.lower)
        if numeral is None or numeral.role != "unit":
            return False
        if after.text in DASHES and after.start == token.end and numeral.value < 2:
            following = self.tokens[number.last + 1]
            return (
                following.kind == WORD
                and following.start == after.end
                and following.lower not in self.lexicon.units
                and not self.lexicon.has("of_all", following.lower)
            )
        if numeral.value != 1:
            return False
        before, earlier = self.near.before(number), self.near.before(number, 2)
        if self.lexicon.has("not_one", before.lower):
            return True
        if self.lexicon.has("not_one", f"{earlier.lower} {before.lower}"):
            return True
        return after.kind == WORD and self.lexicon.has("after_one", after.lower)

    def _find_runs(self, found: set[int]) -> None:
        """Dates and telephone numbers: three or more runs of digits joined by like marks."""
        at = 0
        while at < len(self.numbers):
            end = at
            marks: set[str] = set()
            while end + 1 < len(self.numbers) and self._is_joined(end, end + 1, marks):
                end += 1
            size = end - at + 1
            if self._is_long_code(at) if size == 1 else self._is_code(at, end, marks):
                found.update(range(at, end + 1))
            at += size

    def _is_joined(self, left: int, right: int, marks: set[str]) -> bool:
        """True when two numbers in digits touch through one mark or one space."""
        first, second = self.numbers[left], self.numbers[right]
        one, two = self.tokens[first.last - 1], self.tokens[second.first]
        if one.kind != DIGITS or two.kind != DIGITS:
            return False
        between = self.text[one.end : two.start]
        if between in {"-", "–", "/", ".", "‑"}:
            marks.add(between)
            return True
        if between == " " or between in {") ", ")-", ")"}:
            marks.add(" ")
            return len(two.text) > 1
        return False

    def _is_code(self, at: int, end: int, marks: set[str]) -> bool:
        """True when a run of numbers is a date, a telephone number or a pair like 24/7."""
        numbers = self.numbers[at : end + 1]
        first, before = self.tokens[numbers[0].first], self.near.before(numbers[0])
        dialled = first.text[0] == "0" or before.text in {"+", "("}
        if not dialled and any(number.last - number.first > 1 for number in numbers):
            return False  # digits in groups: "58 000–80 000"
        tokens = [
            token
            for number in numbers
            for token in self.tokens[number.first : number.last]
            if token.kind == DIGITS
        ]
        size = len(tokens)
        if not tokens or not all(token.text.isdigit() for token in tokens):
            return False
        digits = sum(len(token.text) for token in tokens)
        if size >= 3 and marks & {"-", "–", "/", "‑"}:
            return True
        if size >= 3 and digits >= 7 and max(len(token.text) for token in tokens) > 1:
            return dialled
        if size == 2 and marks == {"-"}:
            lengths = [len(token.text) for token in tokens]
            telephone = lengths == [3, 4] and not tokens[1].text.endswith("0")
            return telephone or self.calendar.is_year_span(tokens)
        if size == 2 and marks == {"–"}:
            return self.calendar.is_year_span(tokens)
        return False

    def _is_long_code(self, at: int) -> bool:
        """True for a telephone number written as one: +442079460958."""
        number = self.numbers[at]
        token = self.tokens[number.first]
        return len(token.text) >= _LONG and number.digits and self.near.before(number).text == "+"
