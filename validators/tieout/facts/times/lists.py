"""Lists of dates: "5, 6 and 7 November 1892" is three dates that share month and year.

What one date of a list says and its neighbours leave out holds for them too: a month, a year, a
week, "last". Each date stays a token of its own, so that each becomes a moment with its own place.
The list runs forward: in "30 December and 2 January 1893" December is that of 1892.

Source: our convention, docs/decisions/0027.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tieout.facts.times import expressions as said
from tieout.facts.times.meanings.parts import bare_piece, century, piece
from tieout.facts.times.phrases import Phrase, Token

if TYPE_CHECKING:
    from collections.abc import Callable

    from tieout.facts.times.scene import Scene

NUMBER = "D"
"""The category of a bare day of the month."""

LAST_SEASON, FIRST_HALF = 24, 40
"""Codes of EDTF: seasons up to the one, quarters up to before the other, then halves."""

LONGEST_LIST = 31
"""No list of dates shares more."""

LAST_SOON = 3
"""Days within which the next weekday of a list follows."""

_DATES = frozenset(
    {"DAY", "WDAY", "MON", "PER", "QTR", "SEAS", "SEASY", "FEAST", "DEC", "WHEN", "RNG"}
)


class SharedLists:
    """The step that lets the dates of a list share what they have in common.

    Args:
        close: Words after a bare number that show that it counts nothing.
    """

    needs = frozenset({"JOIN"})

    def __init__(self, close: frozenset[str]) -> None:
        self.close = close

    def apply(self, scene: Scene) -> None:
        """Complete the dates of every list."""
        joins = [place for place, token in enumerate(scene.live) if token.has("JOIN")]
        for place in reversed(joins):
            _share_around(scene.live, place, lambda token: self._is_closed(scene, token))
        scene.live = [token for token in scene.live if token is not _GONE]

    def _is_closed(self, scene: Scene, token: Token) -> bool:
        """Whether nothing follows a number that it could count: "on May 5 and 14 people died"."""
        word = scene.word(token.last + 1)
        return not word[:1].isalnum() or word in self.close


_GONE = Token(-1, -1, (), -1, -1)
"""Stands where a token was taken into its neighbour, until the step is over."""


def _share_around(tokens: list[Token], place: int, closed: Callable[[Token], bool]) -> None:
    """Let the dates around one "and" lend each other what they leave out."""
    right = _step(tokens, place, 1, "the")
    left = _step(tokens, place, -1, ",")
    if right is None or left is None:
        return
    elements = [left, right]
    while len(elements) < LONGEST_LIST and (
        (earlier := _before_comma(tokens, elements[0])) is not None
    ):
        elements.insert(0, earlier)
    opens = _step(tokens, elements[0], -1, "the")
    if len(elements) == 2 and opens is not None and tokens[opens].has("PAIR"):
        return
    lent = _lend_backwards(tokens, elements) or _lend_forwards(tokens, elements, closed)
    if lent and ("JOIN", "or") in tokens[place].readings:
        _join(tokens, elements[0], elements[-1])


def _join(tokens: list[Token], first: int, last: int) -> None:
    """Make one range of dates of which one is meant: "on 5, 6 or 7 May"."""
    left, right = tokens[first], tokens[last]
    if left.phrase is None or right.phrase is None:
        return
    value = said.Span(left.phrase.value, right.phrase.value)
    right.phrase = Phrase("RNG", value, right.last - left.first + 1)
    right.start, right.first, right.readings = left.start, left.first, (("RNG", value),)
    for place in range(first, last):
        tokens[place] = _GONE


def _step(tokens: list[Token], place: int, way: int, skipped: str) -> int | None:
    """Return the place of the next token that way, an article, comma or full stop left aside."""
    at = place + way
    if 0 <= at < len(tokens) and tokens[at].has(skipped):
        at += way
    if way < 0 and 0 < at < len(tokens) and tokens[at].has(".") and tokens[at - 1].has(NUMBER):
        at -= 1
    return at if 0 <= at < len(tokens) and tokens[at].readings else None


def _before_comma(tokens: list[Token], place: int) -> int | None:
    """Return the place of the element before a comma before an element."""
    comma = place - 1
    if comma >= 0 and tokens[comma].has("the"):
        comma -= 1
    if comma < 1 or not tokens[comma].has(","):
        return None
    earlier = _step(tokens, comma, -1, ",")
    return earlier if earlier is not None and _is_element(tokens[earlier]) else None


def _is_element(token: Token) -> bool:
    """Whether a token may be a date of a list: a phrase of dates, a day or an ordinal."""
    if token.phrase is not None and token.phrase.category in {*_DATES, "YR"}:
        return True
    return any(token.has(name) for name in (NUMBER, "DTH", "ORD"))


def _lend_backwards(tokens: list[Token], elements: list[int]) -> bool:
    """Give what the last date of a list says to those before it; whether it said anything."""
    lent = False
    following = _value(tokens[elements[-1]])
    for place in reversed(elements[:-1]):
        made = None if following is None else _lent(tokens[place], following)
        if made is None:
            break
        _reread(tokens, place, made)
        following, lent = made, True
    return lent


def _lend_forwards(
    tokens: list[Token], elements: list[int], closed: Callable[[Token], bool]
) -> bool:
    """Give what the first date of a list says to those after it: "May 5, 9 and 14, 1892"."""
    first = _value(tokens[elements[0]])
    if isinstance(first, said.Fields) and first.weekday is not None and first.day is None:
        return _follow(tokens, elements, first)
    year = _closing_year(tokens, elements[-1])
    if not isinstance(first, (said.Fields, said.Shifted)):
        return False
    if _number(tokens[elements[-1]]) is not None and not (year or closed(tokens[elements[-1]])):
        return False
    made: list[Any] = []
    for place in elements[1:]:
        lent = _lent(tokens[place], first, forwards=True)
        if lent is None:
            return False
        made.append(lent)
    if year is not None and isinstance(first, said.Fields) and first.year is None:
        value = tokens[year].phrase.value  # type: ignore[union-attr] # a year is a phrase
        dated = {"year": value.year, "short": value.short}
        made = [one._replace(**dated) for one in made]
        _reread(tokens, elements[0], first._replace(**dated))
        last = tokens[elements[-1]]
        last.end, last.last = tokens[year].end, tokens[year].last
        for place in range(elements[-1] + 1, year + 1):
            tokens[place] = _GONE
    for place, value in zip(elements[1:], made, strict=True):
        _reread(tokens, place, value)
    return True


def _follow(tokens: list[Token], elements: list[int], first: said.Fields | said.Then) -> bool:
    """Make each weekday of a list follow the one before it; whether there was any."""
    followed = False
    for place in elements[1:]:
        made = _next_weekday(tokens[place], first)
        if made is None:
            break
        _reread(tokens, place, made)
        first, followed = made, True
    return followed


def _closing_year(tokens: list[Token], place: int) -> int | None:
    """Return the place of the year that closes a list, with or without a comma."""
    at = place + 1
    if at < len(tokens) and tokens[at].has(","):
        at += 1
    if at >= len(tokens):
        return None
    phrase = tokens[at].phrase
    if phrase is None or phrase.category != "YR" or not isinstance(phrase.value, said.Fields):
        return None
    return at


def _value(token: Token) -> Any:
    """Return what a token says, if it is a date."""
    return token.phrase.value if token.phrase and token.phrase.category in _DATES else None


def _reread(tokens: list[Token], place: int, value: Any) -> None:
    """Make a token a date of its own; the full stop of an ordinal number is its end."""
    token = tokens[place]
    following = place + 1
    if token.phrase is None and following < len(tokens) and tokens[following].has("."):
        token.end, token.last = tokens[following].end, tokens[following].last
        tokens[following] = _GONE
    category = _category(value)
    token.readings = ((category, value), ("ANY", value))
    if category in {"MON", "DEC"}:
        token.readings += (("PER", value),)
    token.phrase = Phrase(category, value, token.last - token.first + 1)


def _category(value: Any) -> str:
    """Return the category of a date that was made in a list."""
    if isinstance(value, said.Inside):
        return _category(value.inner)
    if isinstance(value, said.Fields):
        return "MON" if value.day is None and value.weekday is None else "DAY"
    if isinstance(value, said.Timed):
        return "WHEN"
    if isinstance(value, said.Years):
        return "DEC"
    if isinstance(value, said.Shifted):
        return "RNG"
    return "DAY" if isinstance(value, (said.Feast, said.Then)) else "PER"


def _number(token: Token) -> int | None:
    """Return the number of a bare day of the month, or of an ordinal."""
    if token.phrase is not None and token.phrase.category == "MDAY":
        return token.phrase.value.day  # type: ignore[no-any-return] # a day of the month
    if token.phrase is not None and token.phrase.category != "ORDINAL":
        return None
    for name in (NUMBER, "DTH", "ORD"):
        for category, value in token.readings:
            if category == name and isinstance(value, int):
                return value
    return None


def _next_weekday(token: Token, before: said.Fields | said.Then) -> said.Then | None:
    """Return the weekday that comes soon after another: "on Tuesday and Wednesday"."""
    value = _value(token)
    if not isinstance(value, said.Fields) or value.weekday is None or before.weekday is None:
        return None
    soon = 0 < (value.weekday - before.weekday) % 7 <= LAST_SOON
    bare = value == said.Fields(weekday=value.weekday)
    return said.Then(value.weekday, before) if bare and soon else None


def _lent(token: Token, lender: Any, *, forwards: bool = False) -> Any:
    """Return what a token says once its neighbour has lent it what it leaves out, or None."""
    if isinstance(lender, said.Inside):
        own = _value(token)
        if isinstance(own, said.Fields) and own == said.Fields(weekday=own.weekday):
            return lender._replace(inner=own) if lender.inner.weekday is not None else None
        inner = _lent(token, lender.inner)
        return None if inner is None else lender._replace(inner=inner)
    if isinstance(lender, said.Fields):
        return _lent_fields(token, lender, forwards=forwards)
    if isinstance(lender, said.Shifted) and lender.anchor == "ended":
        base = _lent(token, lender.base, forwards=forwards)
        return None if base is None else lender._replace(base=base)
    if isinstance(lender, said.Timed) and token.phrase and token.phrase.category == "TIME":
        return said.Timed(lender.day, token.phrase.value)
    number = _number(token)
    if number is None:
        return _lent_year(_value(token), lender)
    if isinstance(lender, said.Coded) and lender.code > LAST_SEASON:
        unit = "quarter" if lender.code < FIRST_HALF else "half"
        return piece(number, unit, lender.year) if lender.year else bare_piece(number, unit)
    if isinstance(lender, said.Piece) and lender.place >= 0 and lender.many == 1:
        return lender._replace(place=number - 1) if number > 0 else None
    if isinstance(lender, said.Years) and lender.years == 100 and not lender.before_christ:
        return century(number)
    return None


def _lent_year(value: Any, lender: Any) -> Any:
    """Return a season, quarter or feast with the year of its neighbour."""
    if not isinstance(value, (said.Coded, said.Feast)) or value.year is not None or value.shift:
        return None
    year = getattr(lender, "year", None)
    return None if year is None else value._replace(year=year)


def _lent_fields(token: Token, lender: said.Fields, *, forwards: bool) -> said.Fields | None:
    """Return a day, month or weekday with the month, year or "last" of its neighbour."""
    number = _number(token)
    if number is not None:
        if lender.month is None or lender.day is None or not 1 <= number <= 31:
            return None
        return lender._replace(day=number, weekday=None)
    value = _value(token)
    if forwards and token.phrase is not None and token.phrase.category == "YR":
        year = token.phrase.value.year
        given = lender.year is not None and lender.month is not None
        return lender._replace(year=year, weekday=None) if given else None
    if not isinstance(value, said.Fields) or value.year is not None or value.shift:
        return None
    if value.weekday is not None and value.day is None:
        return None
    if lender.year is None or lender.month is None or value.month is None:
        return None
    own, other = (value.month, value.day or 0), (lender.month, lender.day or 0)
    turned = own < other if forwards else own > other
    step = (1 if forwards else -1) if turned else 0
    return value._replace(year=lender.year + step, short=lender.short)
