"""Read every expression of time in a text.

A moment holds the words that fix it: the date, the words that narrow it (early, mid, the end of)
and the words that open it (since, until, by, before, after, from ... to). Plain prepositions (on,
in, at, during) stay outside. Each date of a list is a moment. docs/decisions/0020 to 0029 say how
what is ambiguous is settled.
"""

from __future__ import annotations

from bisect import bisect_left
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from tieout.errors import UsageError, must_be_text
from tieout.facts.moments import Moment
from tieout.facts.times import expressions as said
from tieout.facts.times.language import Language, load_language
from tieout.facts.times.numeric import either, is_open, order_shown
from tieout.facts.times.reference import Bounds, Reference
from tieout.facts.times.resolution import resolve
from tieout.facts.times.scene import Scene
from tieout.facts.times.speech import Quotation, quotations, spoken_on, stands_alone
from tieout.facts.times.standing import stands

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tieout.facts.times.phrases import Token

__all__ = ["Moment", "read_dates"]


def read_dates(
    text: str,
    published: date | None = None,
    *,
    language: str = "en",
    day_first: bool | None = None,
) -> list[Moment]:
    """Return the moments that a text names, in the order of the text.

    Units:
        Offsets are code points of `text`, half-open. Bounds are both inside: days, or instants
        where the text gives a time, aware if it gives a zone; None is open or unknown.

    Args:
        text: Any text; a sentence, a headline, a whole article.
        published: When the text was published, a date or a datetime. Without it, what is counted
            from the time of writing ("on Friday") is left out, and a day or month without its
            year has unknown bounds (`XXXX-12-05`).
        language: The language of the text.
        day_first: Whether 5/12 is 5 December. By default as the language has it; in English as
            another date of the text shows it (25/12), else either is meant.

    Returns:
        The moments; none overlap. A length of time alone is no moment.

    Raises:
        UsageError: The text is no `str`, `published` no date, or there are no words for the
            language.

    Examples:
        >>> [m.edtf for m in read_dates("besieged since mid-July", date(2016, 12, 5))]
        ['2016-07-11/..']
        >>> [m.edtf for m in read_dates("between 9am and 7pm on Friday", date(2016, 11, 2))]
        ['2016-10-28T09:00/2016-10-28T19:00']

    Source: docs/decisions/0020 to 0029.
    """
    must_be_text(text=text, language=language)
    if published is not None and not isinstance(published, date):
        raise UsageError(
            f"published is {type(published).__name__}, not a date",
            hint="Give a date or datetime, as by date.fromisoformat('2016-12-05').",
        )
    known = load_language(language)
    first = known.day_first if day_first is None else day_first
    instant = published if isinstance(published, datetime) else None
    when = _When(instant, instant.date() if instant else published)
    reading = _Reading.of(text, known, day_first=bool(first))
    moments = reading.moments(when)
    if first is not None or not reading.numeric:
        return moments
    shown = order_shown(text)
    if shown is False or (shown is None and not reading.is_open()):
        return moments
    other = _Reading.of(text, known, day_first=True).moments(when)
    return other if shown else either(moments, other)


class _When(NamedTuple):
    """When words were written or spoken: the instant, if it is known, and the day."""

    instant: datetime | None
    day: date | None


class _Told(NamedTuple):
    """A moment with what it was resolved to."""

    bounds: Bounds
    moment: Moment


class _Reading(NamedTuple):
    """A text made into phrases, in one order of days and months."""

    text: str
    known: Language
    raw: list[Token]
    phrases: list[Token]
    numeric: bool

    @classmethod
    def of(cls, text: str, known: Language, *, day_first: bool) -> _Reading:
        """Return the phrases of a text."""
        raw, live, numeric = known.words.tokens(text, day_first=day_first)
        scene = Scene(text, raw, live, {name for token in live for name, _ in token.readings})
        for step in known.steps:
            if not step.needs.isdisjoint(scene.names):
                step.apply(scene)
        phrases = [token for token in scene.live if token.phrase is not None]
        return cls(text, known, raw, phrases, numeric)

    def is_open(self) -> bool:
        """Whether a phrase holds a date in figures whose order is open."""
        return any(is_open(self.text[token.start : token.end]) for token in self.phrases)

    def moments(self, when: _When) -> list[Moment]:
        """Return the moments; those of a quotation are counted from the day it was spoken."""
        spoken = self._spoken() if self.phrases else []
        if not spoken:
            return [told.moment for told in self._resolved(self.phrases, when)]
        inside = {id(token) for _, tokens in spoken for token in tokens}
        outside = [token for token in self.phrases if id(token) not in inside]
        told = self._resolved(outside, when)
        days = [one for one in told if one.bounds.first_day == one.bounds.last_day is not None]
        places = [(one.moment.start, one.moment.end) for one in days]
        starts = [one.moment.start for one in told]
        last: date | None = None
        found = list(told)
        for quotation, tokens in spoken:
            place = spoken_on(quotation, self.text, places, self.known.tenses.speech)
            if place is not None:
                last = days[place].bounds.first_day
            elif not stands_alone(quotation, self.text):
                last = None
            before = bisect_left(starts, quotation.start)
            named = told[before - 1].bounds if before else None
            found += self._resolved(tokens, _When(None, last) if last else when, named)
        return [one.moment for one in sorted(found, key=lambda one: one.moment.start)]

    def _spoken(self) -> list[tuple[Quotation, list[Token]]]:
        """Return the quotations that hold phrases, in order, with these."""
        found: list[tuple[Quotation, list[Token]]] = []
        place = 0
        for quotation in quotations(self.text):
            while place < len(self.phrases) and self.phrases[place].start < quotation.start:
                place += 1
            first = place
            while place < len(self.phrases) and self.phrases[place].end <= quotation.end:
                place += 1
            if place > first:
                found.append((quotation, self.phrases[first:place]))
        return found

    def _resolved(
        self, tokens: Sequence[Token], when: _When, named: Bounds | None = None
    ) -> list[_Told]:
        """Return what phrases stand for, each counted from a day and from the one before it."""
        found: list[_Told] = []
        for token in tokens:
            value = token.phrase.value if token.phrase else None
            lean = 0
            if when.day and not said.is_dated(value):
                lean = self.known.tenses.lean(self.text, token.start, token.end)
            if not stands(token, self.raw, self.text, lean, self.known):
                continue
            reference = Reference(when.day, resolve, lean, when.instant, named)
            bounds = resolve(self._expression(token), reference)
            if bounds is None:
                continue
            named = bounds
            start = self._start(token)
            written = self.text[start : token.end]
            moment = Moment(start, token.end, bounds.low, bounds.high, bounds.written, written)
            found.append(_Told(bounds, moment))
        return found

    def _start(self, token: Token) -> int:
        """Return where a phrase begins, its article included."""
        if token.first and token.phrase and token.phrase.size > 1:
            article, word = self.raw[token.first - 1], self.raw[token.first]
            named = any(word.has(name) for name in ("MONTH", "WEEKDAY", "Y", "MINUTE"))
            if article.has("the") and not named:
                return article.start
        return token.start

    def _expression(self, token: Token) -> Any:
        """Return what a phrase says.

        A clock time alone is a time on a day named elsewhere; what will not come before a day comes
        on that day at the earliest.
        """
        value = token.phrase.value if token.phrase else None
        if isinstance(value, said.Clock):
            return said.Timed(None, value)
        if not isinstance(value, said.Bounded) or value.kind not in {"before", "until"}:
            return value
        denied = self.known.tenses.denies(self.text, token.start)
        return value._replace(kind="at_earliest") if denied else value
