"""Words that were spoken on another day: "tomorrow" inside quotation marks.

“We leave tomorrow,” he said on Tuesday: the day after Tuesday is meant, whenever the report was
printed. A quotation is dated where the clause that introduces or follows it names the day.

Source: our convention, docs/decisions/0028.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

QUOTED = re.compile(r"“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|»[^«»]*«|\"[^\"\n]*\"")
"""A quotation that is closed, by the marks of English, German and French."""

_MARK = re.compile('[“„«»"]')

WINDOW = 200
"""How many code points before and after a quotation its speech is looked for."""

_WORD = re.compile(r"[^\W\d_]+")
_STOP = re.compile(r"[.!?;](?=\s)|\n")

LONGEST_SUBJECT = 8
"""Words between a quotation and its verb, or between the verb and its day."""


class Quotation(NamedTuple):
    """A quotation and the clauses beside it, as code points, half-open.

    Args:
        start: Where it opens.
        end: Where it is closed.
        lead: Where the clause before it begins.
        trail: Where the clause after it ends.
    """

    start: int
    end: int
    lead: int
    trail: int


def quotations(text: str) -> list[Quotation]:
    """Return the quotations of a text with the clauses that may date them.

    Examples:
        >>> [text[one.start : one.end] for text in ["He said: “Now.”"] for one in quotations(text)]
        ['“Now.”']
    """
    if _MARK.search(text) is None:
        return []
    found: list[Quotation] = []
    last = 0
    matches = list(QUOTED.finditer(text))
    for number, match in enumerate(matches):
        start, end = match.span()
        following = matches[number + 1].start() if number + 1 < len(matches) else len(text)
        lead = _clause_start(text, max(last, start - WINDOW), start)
        trail = _clause_end(text, end, min(following, end + WINDOW))
        found.append(Quotation(start, end, lead, trail))
        last = end
    return found


def _clause_start(text: str, low: int, high: int) -> int:
    """Return where the last sentence of a stretch begins."""
    stops = [match.end() for match in _STOP.finditer(text, low, high)]
    return stops[-1] if stops else low


def _clause_end(text: str, low: int, high: int) -> int:
    """Return where the clause after a quotation ends; after a full stop inside there is none."""
    inside, following = text[low - 2], text[low:high].lstrip()[:1]
    if inside == "." or (inside in "!?" and following.isupper()):
        return low
    stop = _STOP.search(text, low, high)
    return stop.start() if stop else high


def spoken_on(
    quotation: Quotation, text: str, days: list[tuple[int, int]], verbs: frozenset[str]
) -> int | None:
    """Return which of the days named in a text is that of a quotation, or None.

    Args:
        quotation: The quotation.
        text: The text.
        days: Where the text names days, in order, as code points.
        verbs: Verbs of speech.
    """
    for place in reversed(_within(days, quotation.lead, quotation.start)):
        if _introduces(text, quotation, days[place], verbs):
            return place
    for place in _within(days, quotation.end, quotation.trail):
        low, high = days[place]
        subject = _words(text, quotation.end, low)
        rest = _words(text, high, quotation.trail)[:LONGEST_SUBJECT]
        if len(subject) <= LONGEST_SUBJECT and not verbs.isdisjoint([*subject, *rest]):
            return place
    return None


def stands_alone(quotation: Quotation, text: str) -> bool:
    """Return whether a quotation is a sentence of its own, as one that goes on with a speech is."""
    beside = (quotation.lead, quotation.start), (quotation.end, quotation.trail)
    return not any(_words(text, low, high) for low, high in beside)


def _within(days: list[tuple[int, int]], low: int, high: int) -> range:
    """Return the places of the days within a stretch."""
    first = bisect_left(days, (low, -1))
    last = first
    while last < len(days) and days[last][1] <= high:
        last += 1
    return range(first, last)


def _words(text: str, low: int, high: int) -> list[str]:
    """Return the words of a stretch in lower case."""
    return [word.lower() for word in _WORD.findall(text, low, high)]


def _introduces(
    text: str, quotation: Quotation, day: tuple[int, int], verbs: frozenset[str]
) -> bool:
    """Whether a verb of speech and a day lead up to a quotation and to nothing else.

    "On Monday he told the council: ..." does; "the raid on Monday was “worse than yesterday”" does
    not, and neither does a quotation that only completes a sentence.
    """
    if text[day[1] : quotation.start].rstrip()[-1:] not in {":", ","}:
        return False
    words = _words(text, day[1], quotation.start)
    if words:
        return len(words) <= LONGEST_SUBJECT and not verbs.isdisjoint(words)
    return not verbs.isdisjoint(_words(text, quotation.lead, day[0])[-LONGEST_SUBJECT:])
