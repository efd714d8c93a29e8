"""Whether a phrase is a moment where it stands, and no name, count, age or ordinary word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from tieout.facts.times import expressions as said

if TYPE_CHECKING:
    from tieout.facts.times.language import Language
    from tieout.facts.times.phrases import Phrase, Token

_SILENT = frozenset(
    {"NUM", "ORDINAL", "LEN", "OFPER", "TPART", "ZONE", "VOID", "YEARNUM", "QUIET", "DAYREL"}
)
"""Categories that are no moment by themselves."""


class Place(NamedTuple):
    """A phrase with what stands beside it."""

    token: Token
    before: str
    after: Token | None
    text: str
    lean: int
    known: Language


def stands(token: Token, raw: list[Token], text: str, lean: int, known: Language) -> bool:
    """Return whether a phrase is a moment where it stands.

    Args:
        token: The phrase.
        raw: The tokens of the text before any was made into a phrase.
        text: The text.
        lean: Whether the sentence looks back (-1) or ahead (1) there.
        known: The language of the text.
    """
    phrase = token.phrase
    if phrase is None or phrase.category in _SILENT:
        return False
    if phrase.category == "NOWD":
        return len(raw) == 1
    before = text[raw[token.first - 1].start : raw[token.first - 1].end] if token.first else ""
    if phrase.category == "HTIME":
        return before.lower() in known.tenses.hour
    if token.first == 0 and token.last == len(raw) - 1:
        return True
    after = raw[token.last + 1] if token.last + 1 < len(raw) else None
    guard = _GUARDS.get(phrase.category)
    if guard is not None:
        return guard(Place(token, before, after, text, lean, known))
    value = phrase.value
    digits = any(sign in "0123456789" for sign in text[token.start : token.end])
    if phrase.category == "YR" and not digits and isinstance(value, said.Fields):
        return before.lower() in known.tenses.year
    if phrase.category == "TIME" or isinstance(value, said.Clock):
        return _is_clock(token, before, text, known)
    if phrase.category == "YR" and phrase.size == 1 and not getattr(value, "short", False):
        if _is_suffix(token, raw, text) or _is_rate(token, raw):
            return False
        return _is_year(value, before, after, text, known)
    if phrase.size == 1 and phrase.category in {"MON", "WDAY", "SEAS"}:
        return not _is_named(phrase, before, after, text, known) and _is_name_of_time(
            token, before, text, known
        )
    if _is_other_tens(token, before, text, known) or _is_named(phrase, before, after, text, known):
        return False
    return not _counts(phrase, after, text, known)


def _ahead(place: Place) -> bool:
    """Whether "in two weeks" looks ahead, and does not say how long something took.

    "The second time in two weeks" does not, whatever the verb.
    """
    tenses = place.known.tenses
    if tenses.ranks(place.text, place.token.start):
        return False
    return place.lean > 0 or place.before.lower() in tenses.copula


def _within(place: Place) -> bool:
    """Whether "within two weeks" looks ahead."""
    return place.lean >= 0


def _anchored(place: Place) -> bool:
    """Whether "two days before" ends its clause, and is not before something."""
    return place.after is None or not place.text[place.after.start].isalnum()


def _slashed(place: Place) -> bool:
    """Whether 5/12 is a date and no fraction."""
    return place.before.lower() in place.known.tenses.slash


def _day_alone(place: Place) -> bool:
    """Whether "the 5th" is a day, as nothing follows that it would belong to."""
    told = place.before.lower() in place.known.tenses.year
    return told and _closed(place.after, place.text, place.known)


def _questioned(place: Place) -> bool:
    """Whether the question mark of "1850?" belongs to the year."""
    return place.after is not None and (place.after.has(")") or place.after.has("-"))


_GUARDS = {
    "AHEAD": _ahead,
    "AHEADR": _within,
    "ANCH": _anchored,
    "SLASH": _slashed,
    "MDAY": _day_alone,
    "APXQ": _questioned,
}
"""What decides for the categories that are a moment in some places only."""


def _closed(after: Token | None, text: str, known: Language) -> bool:
    """Whether nothing follows that an ordinal would belong to, as in "the 5th floor"."""
    if after is None:
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


def _is_rate(token: Token, raw: list[Token]) -> bool:
    """Whether a number is so many a day: "at the rate of 1000 a day"."""
    place = token.last + 1
    return place + 1 < len(raw) and raw[place].has("A") and raw[place + 1].has("UNIT")


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


def _is_other_tens(token: Token, before: str, text: str, known: Language) -> bool:
    """Whether a decade is one of a life or of degrees: "in his late 40s", "highs in the 40s"."""
    value = token.phrase.value if token.phrase else None
    base = value.base if isinstance(value, said.Third) else value
    if not isinstance(base, said.Years) or not base.short:
        return False
    return before.lower() in known.tenses.owner or known.tenses.gauges(text, token.start)


def _is_named(phrase: Phrase, before: str, after: Token | None, text: str, known: Language) -> bool:
    """Whether a weekday or feast begins a name: the Sunday Times, the Good Friday Agreement."""
    if phrase.category not in {"WDAY", "FEAST"} or before.lower() not in known.tenses.article:
        return False
    return after is not None and not after.readings and text[after.start].isupper()


def _counts(phrase: Phrase, after: Token | None, text: str, known: Language) -> bool:
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
