"""Whether a sentence looks back or ahead at the place where a date stands.

"Talks will be held on Tuesday" and "talks were held on Tuesday" mean different Tuesdays. The
nearest word that shows it decides: first among those before the date in its sentence, then among
those after.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from functools import cache

from tieout.facts.times.date_words import read_table

WINDOW_BEFORE = 160
WINDOW_AFTER = 100
WINDOW_TOLD = 60
"""How many code points of the sentence are looked at on either side."""

MOST_RANKED = 7
"""Words before "in two weeks" among which a count of occasions is looked for."""

MOST_DENIED = 4
"""Words before a bound among which a denial is looked for: "not be ready before"."""

_WORD = re.compile(r"['’]?(?:[^\W0-9_])+|[.!?;\n]+(?=\s|$)|\n", re.UNICODE)
_STOPS = ".!?;\n"
_POSSESSIVE = re.compile(r"['’]s?\b")


@dataclass(frozen=True, slots=True)
class Tenses:
    """The words of one language that show time, and the endings that do.

    Args:
        future: Words that look ahead.
        past: Words that look back.
        neither: Words that show nothing, whatever their ending.
        past_endings: Endings of verbs that look back.
        year: Words that may stand before a bare year.
        numbered: Words before a number that is a name ("room 1914").
        counted: Words after a number that show that it counts things.
        clock: Words that may stand before hours and minutes.
        timepiece: Nouns that hours and minutes are told of: the time, the clock.
        telling: Verbs between such a noun and hours and minutes, or after these.
        governor: Words that make an infinitive look ahead.
        infinitive: Words before an infinitive.
        slash: Words that may stand before 5/12 as a date.
        name: Words that are names when they have a capital letter (May, Will).
        bare: Words before a participle that make it no past, such as "be".
        close: Words after an ordinal that show that it stands alone.
        hour: Words before "1h30" that make it a time of day and no length.
        copula: Verbs after which "in two weeks" looks ahead ("the vote is in two weeks").
        owner: Words before "40s" that make it an age.
        article: Words before a weekday that begins a name ("the Sunday Times").
        speech: Verbs that introduce what somebody said.
        towards: Words before a date that is ahead ("for Friday").
        gauge: Words of a sentence in which "the 40s" are degrees or points.
        ranked: Words that count occasions ("the second time in a month").
        comparing: Words after which something is compared with ("than").
        lasting: Comparatives of how long something is ("more", "longer").
        denial: Words that turn "before Friday" into "on Friday at the earliest".
    """

    future: frozenset[str]
    past: frozenset[str]
    neither: frozenset[str]
    past_endings: tuple[str, ...]
    year: frozenset[str]
    numbered: frozenset[str]
    counted: frozenset[str]
    clock: frozenset[str]
    timepiece: frozenset[str]
    telling: frozenset[str]
    governor: frozenset[str]
    infinitive: frozenset[str]
    slash: frozenset[str]
    name: frozenset[str]
    bare: frozenset[str]
    close: frozenset[str]
    hour: frozenset[str]
    copula: frozenset[str]
    owner: frozenset[str]
    article: frozenset[str]
    speech: frozenset[str]
    towards: frozenset[str]
    gauge: frozenset[str]
    ranked: frozenset[str]
    comparing: frozenset[str]
    lasting: frozenset[str]
    denial: frozenset[str]

    def lean(self, text: str, start: int, end: int) -> int:
        """Return -1 where the sentence looks back, 1 where it looks ahead, 0 where none shows.

        What is "for Friday" is ahead, but "for Friday's attack" somebody was held. Headlines write
        "service to resume Friday". "Is" looks ahead where nothing else shows.
        """
        before = _WORD.findall(text, max(0, start - WINDOW_BEFORE), start)
        if before and before[-1].lower() in self.towards and not _POSSESSIVE.match(text, end):
            return 1
        for place in range(len(before) - 1, -1, -1):
            word = before[place]
            if word[0] in _STOPS:
                break
            shown = self._shows(word, before[place - 1] if place else "")
            if shown:
                return shown
            if self._is_asked(before, place):
                return 1
        if len(before) > 1 and before[-2] in self.infinitive and before[-1].islower():
            return 1
        word_before = ""
        for word in _WORD.findall(text, end, end + WINDOW_AFTER):
            if word[0] in _STOPS:
                break
            shown = self._shows(word, word_before)
            if shown:
                return shown
            word_before = word
        return 1 if self._is_told(before) else 0

    def _is_told(self, words: list[str]) -> bool:
        """Whether a date is all that a verb such as "is" says: "the match is on Friday"."""
        last = [word.lower() for word in words[-2:]]
        if not last or last[-1] in self.copula:
            return bool(last)
        return last[0] in self.copula and last[-1] in self.year

    def ranks(self, text: str, end: int) -> bool:
        """Return whether occasions are counted shortly before a place: "the first in years"."""
        words = _WORD.findall(text, max(0, end - WINDOW_TOLD), end)[-MOST_RANKED:]
        return any(word.lower() in self.ranked for word in words)

    def gauges(self, text: str, end: int) -> bool:
        """Return whether a sentence speaks of degrees or points, as "in the mid-40s" may."""
        words = _WORD.findall(text, max(0, end - WINDOW_BEFORE), end)
        return any(word.lower() in self.gauge for word in words)

    def tells_time(self, text: str, start: int, end: int) -> bool:
        """Return whether hours and minutes are said to be the time: "11:15 was the time"."""
        before = _WORD.findall(text, max(0, start - WINDOW_TOLD), start)
        if before and before[-1].lower() in self.telling:
            for word in before[-2:-6:-1]:
                if word[0] in _STOPS:
                    break
                if word.lower() in self.timepiece:
                    return True
        after = [word.lower() for word in _WORD.findall(text, end, end + WINDOW_TOLD)[:3]]
        return len(after) > 1 and after[0] in self.telling and after[-1] in self.timepiece

    def denies(self, text: str, end: int) -> bool:
        """Return whether a verb shortly before a place is denied: "will not open before ..."."""
        words = _WORD.findall(text, max(0, end - WINDOW_TOLD), end)[-MOST_DENIED:]
        for word in reversed(words):
            if word[0] in _STOPS:
                return False
            if word.lower().replace("’", "'") in self.denial:
                return True
        return False

    def _is_asked(self, words: list[str], place: int) -> bool:
        """Whether a word is what someone is to do: "called on them to leave"."""
        if place < 2 or words[place - 1] not in self.infinitive or not words[place].islower():
            return False
        return any(word.lower() in self.governor for word in words[max(0, place - 10) : place - 1])

    def _shows(self, word: str, word_before: str) -> int:
        """Return what one word shows; "to be held" and "unharmed" show nothing by their ending."""
        capital = word[0].isupper()
        word = word.lower().replace("’", "'")
        if capital and word in self.name:
            return 0
        if word in self.future or f"{word_before.lower()} {word}" in self.future:
            return 1
        if word in self.neither:
            return 0
        ends = len(word) > 3 and word.endswith(self.past_endings) and not word.startswith("un")
        if (word in self.past or ends) and word_before.lower() not in self.bare:
            return -1
        return 0


@cache
def load_tenses(language: str) -> Tenses:
    """Return the words of a language that show time."""
    words: dict[str, set[str]] = {}
    for row in read_table(language, "date_cues.csv"):
        words.setdefault(row["kind"], set()).add(row["word"])
    kinds = {kind: frozenset(found) for kind, found in words.items()}

    past = kinds.get("past", frozenset())
    endings = tuple(sorted(word[1:] for word in past if word.startswith("-")))
    others = {
        field.name: kinds.get(field.name, frozenset())
        for field in fields(Tenses)
        if field.name not in {"past", "past_endings"}
    }
    whole = frozenset(word for word in past if not word.startswith("-"))
    return Tenses(past=whole, past_endings=endings, **others)
