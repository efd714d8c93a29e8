"""Numbers of the calendar and the clock, which count nothing: years, days of a month, hours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tieout.facts.numbers.number import is_whole
from tieout.facts.numbers.roles import DASHES
from tieout.facts.numbers.surroundings import Surroundings, is_dash
from tieout.facts.numbers.tokens import DIGITS, WORD, Token

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tieout.facts.numbers.number import Number

_OPENERS = frozenset("([{")
_AFTER_YEAR = frozenset(")]},;:-–")


class CalendarNumbers:
    """Says of each number of a text whether it is part of a date or a time of day."""

    def __init__(self, near: Surroundings, numbers: Sequence[Number]) -> None:
        self.near = near
        self.tokens = near.tokens
        self.lexicon = near.lexicon
        self.numbers = numbers

    def is_clock(self, number: Number) -> bool:
        """A time of day: `9am`, `9.30 p.m.`, "nine o'clock", `1400 GMT`, "half past nine"."""
        tokens, lexicon = self.tokens, self.lexicon
        after = tokens[number.last]
        if number.value is None:
            return False
        if lexicon.has("clock", after.lower) and 0 <= number.value < 2500:
            return True
        before = self.near.before(number)
        at = lexicon.has("at", before.lower)
        if at and (self._is_hour(number) or self._is_dotted_hour(number)):
            return True
        stop = tokens[min(number.last + 1, len(tokens) - 1)]
        if stop.text == "." and stop.start == after.end:
            spelt = f"{after.lower}.{tokens[number.last + 2].lower}"
            if lexicon.has("clock", spelt):
                return True
        if lexicon.has("past", before.lower) and number.value <= 24:
            earlier = self.lexicon.numerals.get(self.near.before(number, 2).lower)
            return earlier is not None and earlier.role in {"half", "part", "unit", "teen", "ten"}
        if lexicon.has("past", after.lower) and tokens[number.last + 1].kind in {DIGITS, WORD}:
            return self._is_small(tokens[number.last + 1]) and number.value < 60
        return False

    def _is_hour(self, number: Number) -> bool:
        """A bare hour with a day or part of a day after it: "at 5 on Friday", "at nine today"."""
        before, after = self.near.before(number), self.tokens[number.last]
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

    def _is_dotted_hour(self, number: Number) -> bool:
        """Hours and minutes with a full stop: "at 9.30", where nothing is counted or measured."""
        token = self.tokens[number.first]
        if token.kind != DIGITS or number.last != number.first + 1:
            return False
        hours, mark, minutes = token.text.partition(".")
        if not (mark and hours.isdigit() and minutes.isdigit() and len(minutes) == 2):
            return False
        if len(hours) > 2 or int(hours) > 24 or int(minutes) > 59:
            return False
        before, after = self.near.before(number), self.tokens[number.last]
        counted = after.kind == WORD and not self.lexicon.has("stop", after.lower)
        bare = not counted and not self.near.is_unit(number.last)
        return bare and self.lexicon.has("at", before.lower)

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

    def is_day(self, number: Number) -> bool:
        """A day beside its month, or a year after one: "October 6", "6 Oct.", "May 2014"."""
        before, after = self.near.before(number), self.tokens[number.last]
        if before.text in {",", "."}:
            before = self.near.before(number, 2)
        if after.text == ".":
            after = self.tokens[number.last + 1]
        follows, precedes = self._is_month(before), number.digits and self._is_month(after)
        if not follows and not precedes:
            return False
        if number.value is None or not is_whole(number.value) or number.scale != 1:
            return False
        day = 1 <= number.value <= 31
        if follows:
            plain = self.near.before(number).text != "," or not day
            return (day and plain) or self._looks_like_year(number)
        return day

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

    def is_year(self, number: Number) -> bool:
        """A year, by the words around it: "in 2014", "the 2014 exit", "(2016)", "2013/14"."""
        if not self._looks_like_year(number):
            return self._is_slashed_year(number)
        year = int(self.tokens[number.first].text)
        before, after = self.near.before(number), self.tokens[number.last]
        modern = 1700 <= year <= 2100
        if self.near.is_unit(number.last) and not self.lexicon.has("stop", after.lower):
            return False
        plural = after.kind == WORD and self.lexicon.is_plural(after.lower)
        if before.text in _OPENERS and after.text in _AFTER_YEAR and modern:
            return True
        if self.lexicon.has("before_bare_year", before.lower):
            return modern and not (after.kind == WORD and after.text[0].isupper())
        if before.text in {":", ")"} and self.lexicon.has(
            "copyright", self.near.before(number, 2).lower
        ):
            return modern
        compared = f"{self.near.before(number, 2).lower} {before.lower}"
        if self.lexicon.has("before_year", before.lower) or self.lexicon.has(
            "before_year", compared
        ):
            return modern and not plural and not self._ends_in_count(number)
        if (
            before.kind == WORD
            and self.near.before(number, 2).kind == WORD
            and modern
            and not plural
        ):
            owned = before.lower.endswith(("'s", "’s")) and after.kind == WORD
            return owned or (self._is_name(before) and after.kind != WORD)
        return before.text in {"/", "©"} and modern

    def _is_slashed_year(self, number: Number) -> bool:
        """True for a season or a budget year: "2013/14"."""
        if number.last != number.first + 3 or not number.digits:
            return False
        first, stroke, second = self.tokens[number.first : number.last]
        if stroke.text != "/" or len(first.text) != 4 or not first.text.isdigit():
            return False
        return second.text.isdigit() and self.is_year_span([first, second])

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

    def is_spoken_year(self, left: int, right: int) -> bool:
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
        return first.last == first.first + 1 and second.scale == 1 and after.text not in DASHES

    def is_year_span(self, tokens: Sequence[Token]) -> bool:
        """`2011-2016` or `2014-15`, where no noun is counted."""
        first, second = tokens[0].text, tokens[1].text
        if len(first) != 4 or not 1700 <= int(first) <= 2100:
            return False
        if len(second) == 4:
            return 1700 <= int(second) <= 2100 and int(first) < int(second)
        if len(second) != 2:
            return False
        return int(second) == (int(first) + 1) % 100 or 1 <= int(second) <= 12

    def shares_fate(self, left: int, right: int) -> bool:
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
            or (words in DASHES or words in {"/", "or"})
        )
        if not joins:
            return False
        if self.is_clock(second):
            return first.value < 25
        if self.is_day(second):
            return first.value <= 31
        return self._looks_like_year(first) and self._looks_like_year(second)

    def follows_date(self, left: int, right: int) -> bool:
        """True for the second day or the year of a date: "October 5-7", "October 6, 2016"."""
        first, second = self.numbers[left], self.numbers[right]
        gap = [token.text for token in self.tokens[first.last : second.first]]
        dashed = len(gap) == 1 and gap[0] in DASHES
        if dashed and self.tokens[second.first].start - self.tokens[first.last - 1].end == 1:
            return first.digits and second.digits and not self.is_clock(first)
        if first.ordinal or second.value is None or second.scale != 1:
            return False
        if self.is_day(first):
            if gap in ([","], []) and self._looks_like_year(second):
                return True
            if len(gap) == 1 and (gap[0] in DASHES or self.lexicon.has("to", gap[0])):
                return second.value <= 31
        if self._looks_like_year(first) and self._looks_like_year(second):
            words = " ".join(gap).lower()
            if words in {",", ", and", ", or"}:
                return not self.lexicon.is_plural(self.tokens[second.last].lower)
            return words in DASHES or any(
                self.lexicon.has(role, words) for role in ("to", "and", "or")
            )
        return False
