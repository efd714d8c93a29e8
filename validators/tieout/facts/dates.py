"""Read every expression of time in a text.

A moment holds the words that fix it: the date, the words that narrow it (early, mid, the end of)
and the words that open it (since, until, by, before, after, from ... to). Plain prepositions (on,
in, at, during) stay outside. docs/decisions/0020 to 0024 say how what is ambiguous is settled.
"""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from tieout.errors import UsageError, must_be_text
from tieout.facts.moments import Moment
from tieout.facts.times import expressions as said
from tieout.facts.times.date_words import DateWords, load_date_words, read_table
from tieout.facts.times.meanings import MEANINGS
from tieout.facts.times.phrases import Grammar, Rule
from tieout.facts.times.reference import Bounds, Reference
from tieout.facts.times.resolution import resolve
from tieout.facts.times.tenses import Tenses, load_tenses

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tieout.facts.times.phrases import Token

__all__ = ["Moment", "read_dates"]

_WIDER: dict[str, tuple[str, ...]] = {
    "NUM": ("N",),
    "YEARNUM": ("YEARNUM",),
    "ORDINAL": ("ORD", "DTH", "D"),
    "WDAY": ("WDAY", "DAY", "ANY"),
    "DAY": ("DAY", "ANY"),
    "BESIDE": ("BESIDE", "DAY", "ANY"),
    "STEP": ("STEP", "DAY", "ANY"),
    "FEAST": ("FEAST", "DAY", "ANY"),
    "MDAY": ("MDAY", "ANY"),
    "MON": ("MON", "PER", "ANY"),
    "YR": ("YR", "PER", "ANY"),
    "CAL": ("CAL", "PER", "ANY"),
    "LASTU": ("LASTU", "CAL", "PER", "ANY"),
    "NEXTU": ("NEXTU", "CAL", "PER", "ANY"),
    "PER": ("PER", "ANY"),
    "TPER": ("TPER", "ANY"),
    "DEC": ("DEC", "PER", "ANY"),
    "SEAS": ("SEAS", "PER", "ANY"),
    "SEASA": ("SEAS", "PER", "ANY"),
    "SEASY": ("PER", "ANY"),
    "QTR": ("QTR", "PER", "ANY"),
    "WHEN": ("WHEN", "ANY"),
}
"""What else a phrase of each category counts as in a longer pattern."""

_SILENT = frozenset({"NUM", "ORDINAL", "LEN", "OFPER", "TPART", "ZONE", "VOID", "YEARNUM"})
"""Categories that are no moment by themselves."""


class Language(NamedTuple):
    """Everything that reading dates in one language takes."""

    words: DateWords
    grammars: tuple[Grammar, ...]
    tenses: Tenses


@cache
def load_language(language: str) -> Language:
    """Return the words, patterns and tenses of a language."""
    stages: dict[str, list[tuple[str, Rule]]] = {}
    for row in read_table(language, "date_patterns.csv"):
        name, *fixed = row["meaning"].split(":")
        arguments = tuple(int(part) if part.lstrip("-").isdigit() else part for part in fixed)
        rule = Rule(row["category"], MEANINGS[name], arguments)
        stages.setdefault(row["stage"], []).append((row["pattern"], rule))
    grammars = tuple(Grammar(stages[stage], _WIDER) for stage in sorted(stages))
    return Language(load_date_words(language), grammars, load_tenses(language))


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
        day_first: Whether 5/12 is 5 December; by default as the language has it (English: no).

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

    Source: docs/decisions/0020 to 0024.
    """
    must_be_text(text=text, language=language)
    if published is not None and not isinstance(published, date):
        raise UsageError(
            f"published is {type(published).__name__}, not a date",
            hint="Give a date or datetime, as by date.fromisoformat('2016-12-05').",
        )
    known = load_language(language)
    first = language != "en" if day_first is None else day_first
    raw = known.words.tokens(text, day_first=first)
    tokens: Sequence[Token] = raw
    for grammar in known.grammars:
        tokens = grammar.reduce(tokens)
    found = [token for token in tokens if token.phrase is not None]
    if not found:
        return []
    instant = published if isinstance(published, datetime) else None
    day = instant.date() if instant else published
    moments: list[Moment] = []
    named: Bounds | None = None
    for token in found:
        lean = _lean(token, text, known.tenses) if day else 0
        if not _stands(token, raw, text, lean, known):
            continue
        bounds = resolve(_expression(token), Reference(day, resolve, lean, instant, named))
        if bounds is None:
            continue
        named = bounds
        start = _start(token, raw)
        written = text[start : token.end]
        moments.append(Moment(start, token.end, bounds.low, bounds.high, bounds.written, written))
    return moments


def _start(token: Token, raw: Sequence[Token]) -> int:
    """Return where a phrase begins, its article included."""
    if token.first and token.phrase and token.phrase.size > 1:
        article, word = raw[token.first - 1], raw[token.first]
        named = any(word.has(name) for name in ("MONTH", "WEEKDAY", "Y", "MINUTE"))
        if article.has("the") and not named:
            return article.start
    return token.start


def _expression(token: Token) -> Any:
    """Return what a phrase says; a clock time alone is a time on a day named elsewhere."""
    value = token.phrase.value if token.phrase else None
    return said.Timed(None, value) if isinstance(value, said.Clock) else value


def _lean(token: Token, text: str, tenses: Tenses) -> int:
    """Return whether the sentence points back or forward, for an expression that may go either."""
    return tenses.lean(text, token.start, token.end)


def _stands(token: Token, raw: list[Token], text: str, lean: int, known: Language) -> bool:
    """Whether a phrase is a moment where it stands, and no name, count or ordinary word."""
    phrase = token.phrase
    if phrase is None or phrase.category in _SILENT:
        return False
    if phrase.category == "NOWD":
        return len(raw) == 1
    whole = token.first == 0 and token.last == len(raw) - 1
    digits = any(sign in "0123456789" for sign in text[token.start : token.end])
    if whole:
        return True
    before = text[raw[token.first - 1].start : raw[token.first - 1].end] if token.first else ""
    after = raw[token.last + 1] if token.last + 1 < len(raw) else None
    value = phrase.value
    if phrase.category == "AHEAD":
        return lean > 0
    if phrase.category == "AHEADR":
        return lean >= 0
    if phrase.category == "ANCH":
        return after is None or not text[after.start].isalnum()
    if phrase.category == "SLASH":
        return before.lower() in known.tenses.slash
    if phrase.category == "MDAY":
        return before.lower() in known.tenses.year and _closed(after, text, known)
    if phrase.category == "APXQ":
        return after is not None and (after.has(")") or after.has("-"))
    if phrase.category == "YR" and not digits and isinstance(value, said.Fields):
        return before.lower() in known.tenses.year
    if phrase.category == "TIME" or isinstance(value, said.Clock):
        return _is_clock(token, before, text, known)
    if (
        phrase.category == "YR"
        and phrase.size == 1
        and not (isinstance(value, said.Fields) and value.short)
    ):
        return not _is_suffix(token, raw, text) and _is_year(value, before, after, text, known)
    if phrase.size == 1 and phrase.category in {"MON", "WDAY", "SEAS"}:
        return _is_name_of_time(token, before, text, known)
    return not _counts(phrase, after, text, known)


def _closed(after: Token | None, text: str, known: Language) -> bool:
    """Whether nothing follows that an ordinal would belong to, as in "the 5th floor"."""
    if after is None or after.readings:
        return True
    word = text[after.start : after.end].lower()
    return not word[0].isalpha() or word in known.tenses.close


def _is_clock(token: Token, before: str, text: str, known: Language) -> bool:
    """Whether hours and minutes are a time of day, and no score or chapter and verse."""
    clock = token.phrase.value if token.phrase else None
    if isinstance(clock, said.Clock) and (clock.half or clock.zone is not None):
        return True
    written = text[token.start : token.end]
    if token.last > token.first or not any(sign in "0123456789" for sign in written):
        return True
    if before.lower() in known.tenses.clock:
        return True
    return known.tenses.tells_time(text, token.start, token.end)


def _is_suffix(token: Token, raw: list[Token], text: str) -> bool:
    """Whether a number hangs on a word or number by a hyphen: 555-1234, CVE-2021."""
    if token.first < 2 or not raw[token.first - 1].has("-"):
        return False
    hyphen, word = raw[token.first - 1], raw[token.first - 2]
    return word.end == hyphen.start and hyphen.end == token.start and text[word.start].isalnum()


def _is_year(year: Any, before: str, after: Token | None, text: str, known: Language) -> bool:
    """Whether four digits are a year, and no count or price."""
    if not isinstance(year, said.Fields) or year.year is None:
        return True
    number = year.year
    follows = text[after.start : after.end].lower() if after else ""
    if (
        before.lower() in known.tenses.numbered
        or follows in known.tenses.counted
        or follows in {"%", "°"}
        or before in {"$", "£", "€", "#"}
    ):
        return False
    if before.lower() in known.tenses.year or before == "":
        return number % 100 != 0 or number in {1900, 2000} or not follows.endswith("s")
    return 1800 <= number <= 2099 and number % 50 != 0


def _is_name_of_time(token: Token, before: str, text: str, known: Language) -> bool:
    """Whether a month, weekday or season alone is one, and no verb or name of a person."""
    word = text[token.start : token.end]
    standing = known.words.standing.get(word.lower(), "")
    if not standing:
        return True
    if standing == "capital":
        return word[0].isupper()
    if standing == "abbreviation":
        return word[0].isupper() and before.lower() in known.tenses.year
    prepared = before.lower() in known.tenses.year - {"to", "a", "of", "the"}
    capital = word[0].isupper() or known.words.language != "en"
    if token.has("SEASON"):
        return before.lower() in {"in", "by", "since", "until", "till", "during"}
    return capital and (prepared or before.lower() == "of")


def _counts(phrase: Any, after: Token | None, text: str, known: Language) -> bool:
    """Whether a range of bare numbers counts things: "from 1500 to 2000 people"."""
    value = phrase.value
    if isinstance(value, said.Bounded):
        value = value.base
    if isinstance(value, said.Span):
        value = value.right
    if not (isinstance(value, said.Fields) and value.month is None and value.year):
        return False
    follows = text[after.start : after.end].lower() if after else ""
    return follows in known.tenses.counted or follows == "%"
