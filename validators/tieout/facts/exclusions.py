"""Numbers that count nothing: years, dates, times, telephone numbers, places in a row, names.

Each test looks at a bounded number of tokens around a number. Whatever one of them names is
passed over by `read_quantities`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tieout.facts.number import is_whole
from tieout.facts.tokens import DIGITS, END, SIGN, WORD, Token
from tieout.facts.units import load_units

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tieout.facts.lexicon import Lexicon
    from tieout.facts.number import Number

_DASHES = frozenset("-‐‑‒–—−")
_OPENERS = frozenset("([{")


class Exclusions:
    """Says of each number of a text whether it is a count."""

    def __init__(
        self, tokens: Sequence[Token], numbers: Sequence[Number], text: str, lexicon: Lexicon
    ) -> None:
        self.tokens = tokens
        self.numbers = numbers
        self.text = text
        self.lexicon = lexicon

    def find(self) -> set[int]:
        """The indices of the numbers that count nothing."""
        found: set[int] = set()
        self._find_runs(found)
        for at, number in enumerate(self.numbers):
            if at not in found and self._is_excluded(number):
                found.add(at)
        for at in range(1, len(self.numbers)):
            if self._is_spoken_year(at - 1, at):
                found.update((at - 1, at))
        for at in range(len(self.numbers) - 1, 0, -1):
            if at in found and at - 1 not in found and self._shares_fate(at - 1, at):
                found.add(at - 1)
        for at in range(1, len(self.numbers)):
            if at - 1 in found and at not in found and self._follows_date(at - 1, at):
                found.add(at)
        return found

    def _is_excluded(self, number: Number) -> bool:
        """True when one of the tests below names the number."""
        if number.ordinal:
            return True
        return (
            self._is_glued(number)
            or self._is_clock(number)
            or self._is_day(number)
            or self._is_year(number)
            or self._is_label(number)
            or self._is_list_mark(number)
            or self._is_dotted(number)
            or self._is_pronoun(number)
        )

    def _before(self, number: Number, steps: int = 1) -> Token:
        """The token so many steps before a number; an END token at the start of the text."""
        at = number.first - steps
        return self.tokens[at] if at >= 0 else self.tokens[-1]

    def _is_glued(self, number: Number) -> bool:
        """Part of a name or code: `F16`, `F-16`, `3D`, `1990s`, `9:30`, `#5`, `a/5`."""
        tokens = self.tokens
        first, after = tokens[number.first], tokens[number.last]
        before, earlier = self._before(number), self._before(number, 2)
        if self.lexicon.has("name", self.text[first.start : tokens[number.last - 1].end]):
            return True
        if first.kind == DIGITS and before.end == first.start and before.kind != END:
            if before.kind == WORD and not self._is_currency(before):
                return True
            if before.text in {"#", "@", ":", "/", "\\", "_", "№", "§"}:
                return True
            glued = before.text in _DASHES and earlier.end == before.start
            if glued and earlier.kind == WORD and not self._is_number_word(earlier):
                return True
        last = tokens[number.last - 1]
        if last.kind == DIGITS and after.start == last.end:
            if after.kind == WORD:
                return not self._is_unit(number.last) and not self._is_x(number.last)
            if after.text in {":", "_", "@"} and tokens[number.last + 1].kind == DIGITS:
                return tokens[number.last + 1].start == after.end
            if after.text == "_":
                return True
        return False

    def _is_x(self, at: int) -> bool:
        """True for `5x` and `5×`: so many times."""
        following = self.tokens[at + 1]
        return self.tokens[at].text in {"x", "×"} and not (
            following.kind in {DIGITS, WORD} and following.start == self.tokens[at].end
        )

    def _is_currency(self, token: Token) -> bool:
        """True for a currency code or sign, which may touch the number."""
        units = load_units()
        return any(
            len(phrase.words) == 1 and units[phrase.meaning].is_currency
            for phrase in self.lexicon.units.get(token.lower, ())
        )

    def _is_number_word(self, token: Token) -> bool:
        """True for a word that is itself a number, or joins two with hyphens: "5-to-7"."""
        if any(self.lexicon.has(role, token.lower) for role in ("to", "or", "of_all")):
            return True
        numeral = self.lexicon.numerals.get(token.lower)
        return numeral is not None and numeral.role in {"unit", "teen", "ten", "scale", "hundred"}

    def _is_unit(self, at: int) -> bool:
        """True when a unit of measure or currency stands at a token."""
        token = self.tokens[at]
        if token.text == "s":
            return "." in self.tokens[at - 1].text
        return token.lower in self.lexicon.units

    def _is_clock(self, number: Number) -> bool:
        """A time of day: `9am`, `9.30 p.m.`, "nine o'clock", `1400 GMT`, "half past nine"."""
        tokens, lexicon = self.tokens, self.lexicon
        after = tokens[number.last]
        if number.value is None:
            return False
        if lexicon.has("clock", after.lower) and 0 <= number.value < 2500:
            return True
        if self._is_hour(number):
            return True
        spelt = (
            after.lower + "." + tokens[number.last + 2].lower
            if (
                tokens[number.last + 1 : number.last + 2]
                and tokens[number.last + 1].text == "."
                and tokens[number.last + 1].start == after.end
            )
            else ""
        )
        if spelt in {"a.m", "p.m"}:
            return True
        before = self._before(number)
        if lexicon.has("past", before.lower) and number.value <= 24:
            earlier = self.lexicon.numerals.get(self._before(number, 2).lower)
            return earlier is not None and earlier.role in {"half", "part", "unit", "teen", "ten"}
        if lexicon.has("past", after.lower) and tokens[number.last + 1].kind in {DIGITS, WORD}:
            return self._is_small(tokens[number.last + 1]) and number.value < 60
        return False

    def _is_hour(self, number: Number) -> bool:
        """A bare hour with a day or part of a day after it: "at 5 on Friday", "at nine today"."""
        before, after = self._before(number), self.tokens[number.last]
        if not self.lexicon.has("at", before.lower) or not self._is_small(
            self.tokens[number.first]
        ):
            return False
        end = min(number.last + 1, len(self.tokens) - 1)
        following = self.tokens[min(end + 1, len(self.tokens) - 1)]
        return number.last == number.first + 1 and (
            self.lexicon.has("hour_day", after.lower)
            or self.lexicon.has("weekday", after.lower)
            or self.lexicon.has("weekday", self.tokens[end].lower)
            or self.lexicon.has("hour_part", following.lower)
            or self.lexicon.has("hour_part", self.tokens[end].lower)
        )

    def _is_small(self, token: Token) -> bool:
        """True for a number up to twelve, in digits or as a word."""
        if token.kind == DIGITS:
            return token.value is not None and token.value <= 24
        numeral = self.lexicon.numerals.get(token.lower)
        return numeral is not None and numeral.role in {"unit", "teen"} and numeral.value <= 12

    def _is_month(self, token: Token) -> bool:
        """True for the name of a month, which in English has a capital letter."""
        return (
            token.kind == WORD
            and self.lexicon.has("month", token.lower)
            and token.text[:1].isupper()
        )

    def _is_day(self, number: Number) -> bool:
        """A day beside its month, or a year after one: "October 6", "6 Oct.", "May 2014"."""
        if number.value is None or not is_whole(number.value) or number.scale != 1:
            return False
        before, after = self._before(number), self.tokens[number.last]
        if before.text in {",", "."}:
            before = self._before(number, 2)
        day = 1 <= number.value <= 31
        if self._is_month(before) and before.kind == WORD:
            plain = self._before(number).text != "," or not day
            return (day and plain) or self._looks_like_year(number)
        if day and number.digits:
            if self._is_month(after):
                return True
            if after.text == "." and self._is_month(self.tokens[number.last + 1]):
                return True
        return False

    def _looks_like_year(self, number: Number) -> bool:
        """Four digits without a mark, from 1000 to 2199."""
        token = self.tokens[number.first]
        return (
            number.last == number.first + 1
            and token.kind == DIGITS
            and len(token.text) == 4
            and token.text.isdigit()
            and 1000 <= int(token.text) < 2200
        )

    def _is_year(self, number: Number) -> bool:
        """A year, by the words around it: "in 2014", "the 2014 exit", "(2016)", "2016's"."""
        if not self._looks_like_year(number):
            return False
        year = int(self.tokens[number.first].text)
        before, after = self._before(number), self.tokens[number.last]
        modern = 1700 <= year <= 2100
        if self._is_unit(number.last) and not self.lexicon.has("stop", after.lower):
            return False
        plural = after.kind == WORD and self._is_plural(after)
        if before.text in _OPENERS and after.text in {")", "]", "}", ",", ";", "-", "–"} and modern:
            return True
        if self.lexicon.has("before_year", before.lower):
            return modern and not plural and not self._ends_in_count(number)
        if before.kind == WORD and self._before(number, 2).kind == WORD and modern and not plural:
            owned = before.lower.endswith(("'s", "’s")) and after.kind == WORD
            return owned or (self._is_name(before) and after.kind != WORD)
        return before.text in {"/", "©"} and modern

    def _is_name(self, token: Token) -> bool:
        """True for a word with a capital letter that opens no hedge: "Tokyo 2020"."""
        return token.text[:1].isupper() and token.lower not in self.lexicon.before

    def _ends_in_count(self, number: Number) -> bool:
        """True for "from 2000 to 5000": the other end of the range is no year."""
        joint, other = (
            self.tokens[number.last],
            self.tokens[min(number.last + 1, len(self.tokens) - 1)],
        )
        joins = is_dash(joint) or any(self.lexicon.has(role, joint.lower) for role in ("to", "and"))
        if not joins or other.kind != DIGITS or other.value is None:
            return False
        return not 1000 <= other.value < 2200 and other.value > 31

    def _is_spoken_year(self, left: int, right: int) -> bool:
        """True for the two halves of "nineteen ninety-nine" and "twenty sixteen"."""
        first, second = self.numbers[left], self.numbers[right]
        if first.digits or second.digits or first.value not in range(15, 21):
            return False
        oh = self.lexicon.numerals.get(self.tokens[first.last].lower)
        if oh is not None and oh.role == "digit" and second.first == first.last + 1:
            return second.value in range(1, 10)
        if first.last != second.first or second.value not in range(10, 100):
            return False
        after = self.tokens[second.last]
        return first.last == first.first + 1 and second.scale == 1 and after.text not in _DASHES

    def _is_plural(self, token: Token) -> bool:
        """True for a word that looks like a noun in the plural."""
        word = token.lower
        if self.lexicon.has("plural", word):
            return True
        return (
            len(word) > 3
            and word.endswith("s")
            and not word.endswith(("ss", "us", "is"))
            and not self.lexicon.has("stop", word)
        )

    def _is_label(self, number: Number) -> bool:
        """A place in a numbered row: "page 3", "No. 5", "Apollo 11", "[1]"."""
        before = self._before(number)
        abbreviated = before.text == "."
        if abbreviated:
            before = self._before(number, 2)
        if before.kind != WORD:
            return False
        if number.value is None or number.scale != 1 or not is_whole(number.value):
            return False
        if before.lower in {"no", "nos", "nr"}:
            return abbreviated or (before.text[0] == "N" and number.digits)
        if self.lexicon.has("label", before.lower):
            return not self._counts_noun(number)
        if self.lexicon.has("label_capital", before.text):
            return not self._counts_noun(number)
        return False

    def _counts_noun(self, number: Number) -> bool:
        """True when a plural noun follows."""
        after = self.tokens[number.last]
        return after.kind == WORD and self._is_plural(after)

    def _is_dotted(self, number: Number) -> bool:
        """A place in a row written with a full stop, where the language does so: "der 3. Mann"."""
        after = self.tokens[number.last]
        if after.text != "." or after.start != self.tokens[number.last - 1].end:
            return False
        before, following = self._before(number), self.tokens[number.last + 1]
        return following.kind == WORD and self.lexicon.has("before_dotted", before.lower)

    def _is_list_mark(self, number: Number) -> bool:
        """`1.` or `(2)` or `3)` at the start of a line, `[4]` anywhere."""
        tokens = self.tokens
        first, after = tokens[number.first], tokens[number.last]
        if first.kind != DIGITS or number.last != number.first + 1 or not first.text.isdigit():
            return False
        before, following = (
            self._before(number),
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
        if after.text in _DASHES and after.start == token.end and numeral.value < 2:
            following = self.tokens[number.last + 1]
            return (
                following.kind == WORD
                and following.start == after.end
                and following.lower not in self.lexicon.units
                and not self.lexicon.has("of_all", following.lower)
            )
        if numeral.value != 1:
            return False
        before = self._before(number)
        if before.kind == WORD and self.lexicon.has("not_one", before.lower):
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
            if self._is_code(at, end, marks):
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
        before = self._before(self.numbers[at])
        if size >= 3 and marks & {"-", "–", "/", "‑"}:
            return True
        if size >= 3 and digits >= 7 and max(len(token.text) for token in tokens) > 1:
            return before.text in {"+", "("} or tokens[0].text[0] == "0"
        if size == 2 and marks == {"-"}:
            lengths = [len(token.text) for token in tokens]
            telephone = lengths == [3, 4] and not tokens[1].text.endswith("0")
            return telephone or self._is_year_span(tokens)
        if size == 2 and marks == {"–"}:
            return self._is_year_span(tokens)
        return size == 1 and before.text == "+" and digits >= 9

    def _is_year_span(self, tokens: Sequence[Token]) -> bool:
        """`2011-2016` or `2014-15`, where no noun is counted."""
        first, second = tokens[0].text, tokens[1].text
        if len(first) != 4 or not 1700 <= int(first) <= 2100:
            return False
        if len(second) == 4:
            return 1700 <= int(second) <= 2100 and int(first) < int(second)
        if len(second) != 2:
            return False
        return int(second) == (int(first) + 1) % 100 or 1 <= int(second) <= 12

    def _shares_fate(self, left: int, right: int) -> bool:
        """True when a number is joined by a range word to one that is no count: "9 to 11am"."""
        first, second = self.numbers[left], self.numbers[right]
        gap = self.tokens[first.last : second.first]
        if second.ordinal or first.value is None or second.value is None or first.scale != 1:
            return False
        if not gap or len(gap) > 2:
            return False
        words = " ".join(token.lower for token in gap)
        joins = (
            self.lexicon.has("to", words)
            or self.lexicon.has("and", words)
            or (words in _DASHES or words in {"/", "or"})
        )
        if not joins:
            return False
        if self._is_clock(second):
            return first.value < 25
        if self._is_day(second):
            return first.value <= 31
        return self._looks_like_year(first) and self._looks_like_year(second)

    def _follows_date(self, left: int, right: int) -> bool:
        """True for the second day or the year of a date: "October 5-7", "October 6, 2016"."""
        first, second = self.numbers[left], self.numbers[right]
        gap = [token.text for token in self.tokens[first.last : second.first]]
        dashed = len(gap) == 1 and gap[0] in _DASHES
        if dashed and self.tokens[second.first].start - self.tokens[first.last - 1].end == 1:
            return first.digits and second.digits and not self._is_clock(first)
        if first.ordinal or second.value is None or second.scale != 1:
            return False
        if self._is_day(first):
            if gap in ([","], []) and self._looks_like_year(second):
                return True
            if len(gap) == 1 and (gap[0] in _DASHES or self.lexicon.has("to", gap[0])):
                return second.value <= 31
        if self._looks_like_year(first) and self._looks_like_year(second):
            words = " ".join(gap).lower()
            return (
                words in _DASHES
                or self.lexicon.has("to", words)
                or (self.lexicon.has("and", words))
            )
        return False


def is_dash(token: Token) -> bool:
    """True for a hyphen or dash of any length."""
    return token.kind == SIGN and token.text in _DASHES
