"""Parts of a period: thirds, edges, n-th units, quarters, seasons, decades, centuries."""

from __future__ import annotations

from typing import Any

from tieout.facts.times.expressions import (
    CLOCK_UNITS,
    Bounded,
    Coded,
    Daypart,
    Fields,
    Length,
    Nothing,
    Piece,
    Relative,
    Span,
    Third,
    Timed,
    Turn,
    Years,
    is_year,
)


def third(which: int, base: Any) -> Any:
    """Early May, mid-2016, late last year."""
    if isinstance(base, Nothing):
        return base
    if isinstance(base, Daypart):
        return base._replace(third=which) if base.third is None else None
    if isinstance(base, (Timed, Span, Bounded, Third)):
        return None
    return Third(base, which)


def edge(which: int, base: Any) -> Any:
    """The beginning (0), middle (1) or end (2) of a period."""
    made = third(which, base)
    return made._replace(is_edge=True) if isinstance(made, Third) else made


def edge_of_unit(which: int, unit: Any) -> Third | None:
    """The end of the year: of the one of writing."""
    if isinstance(unit, Relative):
        return Third(unit, which, is_edge=True)
    if unit in {*CLOCK_UNITS, "day"}:
        return None
    return Third(Relative(unit, 0), which, is_edge=True)


def edge_after(base: Any, which: int) -> Any:
    """Last year's end."""
    return edge(which, base)


def third_to(which: int, later_third: Any) -> Span | None:
    """Mid-to-late May."""
    if isinstance(later_third, Third) and which < later_third.which:
        return Span(Third(later_third.base, which), later_third)
    return None


def end_of_year(base: Any) -> Piece | None:
    """Year end 2015."""
    if isinstance(base, Third) and base.which == 2 and is_year(base.base):
        return Piece(base.base, -1, "day")
    return None


def third_word(which: int, unit: Any) -> Third | None:
    """Mid-year; late in the week."""
    made = edge_of_unit(which, unit)
    return made._replace(is_edge=False) if made else None


def third_fixed(which: int, unit: str) -> Third:
    """Midweek."""
    return Third(Relative(unit, 0), which)


def third_season(which: int, code: int) -> Third:
    """Midsummer."""
    return Third(Coded(code), which)


def unit_edge(unit: str, which: int) -> Third | None:
    """The year's end."""
    return edge_of_unit(which, unit)


def latter_half(base: Any) -> Piece:
    """The latter half of 2016."""
    return Piece(base, 1, "half")


def last_day_of(unit: str) -> Piece | Relative | None:
    """Year-end, month-end."""
    if unit == "week":
        return Relative("weekend", 0)
    return Piece(Relative(unit, 0), -1, "day") if unit not in {*CLOCK_UNITS, "day"} else None


def last_day_fixed(unit: str) -> Piece:
    """Yearend."""
    return Piece(Relative(unit, 0), -1, "day")


def last_day_in(base: Any) -> Piece:
    """Year-end 2016, end-June."""
    return Piece(base, -1, "day")


def piece(index: int, unit: str, base: Any) -> Any:
    """The second week of May; the third quarter of 2016."""
    if unit == "quarter" and 1 <= index <= 4 and is_year(base):
        return Coded(32 + index, base)
    if unit == "half" and 1 <= index <= 2 and is_year(base):
        return Coded(39 + index, base)
    if unit in CLOCK_UNITS or index < 1:
        return None
    return Piece(base, index - 1, unit)


def piece_half(index: int, base: Any) -> Any:
    """The first half of 2016."""
    return piece(index, "half", base)


def last_piece(unit: str, base: Any) -> Any:
    """The last week of May."""
    return Piece(base, -1, unit) if unit not in CLOCK_UNITS else None


def opening_unit(unit: str, base: Any) -> Any:
    """The opening week of January."""
    return piece(1, unit, base)


def first_pieces(span: Length, base: Any) -> Piece | None:
    """The first nine months of 2016."""
    return _pieces(span, base, 0)


def last_pieces(span: Length, base: Any) -> Piece | None:
    """The last three days of May."""
    return _pieces(span, base, -1)


def _pieces(span: Length, base: Any, index: int) -> Piece | None:
    """Several units in a row at one end of a period."""
    (count, unit), *rest = span.parts
    if rest or not isinstance(count, int) or unit in CLOCK_UNITS:
        return None
    return Piece(base, index, unit, count if span.most is None else int(span.most))


def first_of_year(span: Length) -> Piece | None:
    """The first nine months: of the year of writing."""
    if span.parts[0][1] not in {"month", "quarter"}:
        return None
    return first_pieces(span, Relative("year", 0))


def weekday_piece(index: int, weekday: int, base: Any) -> Piece | None:
    """The second Monday in October."""
    return Piece(base, index - 1, f"weekday{weekday}") if 1 <= index <= 5 else None


def last_weekday_piece(weekday: int, base: Any) -> Piece:
    """The last Friday of May."""
    return Piece(base, -1, f"weekday{weekday}")


def bare_piece(index: int, unit: str) -> Coded | None:
    """The third quarter, the second half: of the year that is meant."""
    if unit == "quarter" and 1 <= index <= 4:
        return Coded(32 + index)
    if unit == "half" and 1 <= index <= 2:
        return Coded(39 + index)
    return None


def bare_half(index: int) -> Coded | None:
    """The first half."""
    return bare_piece(index, "half")


def quarter(index: int, year: Any = None) -> Coded | None:
    """Q3 2016."""
    return Coded(32 + index, year) if 1 <= index <= 4 else None


def year_quarter(year: Any, index: int) -> Coded | None:
    """2016 Q3."""
    return quarter(index, year)


def half_year(index: int, year: Any = None) -> Coded | None:
    """H1 2016."""
    return Coded(39 + index, year) if 1 <= index <= 2 else None


def year_half(year: Any, index: int) -> Coded | None:
    """2016 H1."""
    return half_year(index, year)


def short_half(index: int, year: int) -> Coded | None:
    """1H16."""
    return half_year(index, Fields(year, short=True))


def short_quarter(index: int, year: int) -> Coded | None:
    """3Q16."""
    return quarter(index, Fields(year, short=True))


def season(code: int, year: Any = None) -> Coded:
    """Summer 2016."""
    if isinstance(year, Span):
        return Coded(code, year.left)
    return Coded(code, year)


def season_short(code: int, year: int) -> Coded | None:
    """The summer of 69."""
    return Coded(code, Fields(year, short=True)) if year > 31 else None


def year_season(year: Any, code: int) -> Coded:
    """2016's summer."""
    return Coded(code, year)


def decade(year: int) -> Years | None:
    """The 1990s, the '90s, the 1800s."""
    if year < 100:
        return Years(year, 10, short=True)
    if year % 100 == 0 and year < 2000:
        return Years(year, 100)
    return Years(year, 10) if year % 10 == 0 else None


def spoken_decade(century: int, tens: int) -> Years | None:
    """The nineteen nineties."""
    return Years(century * 100 + tens, 10) if 10 <= century <= 20 else None


def century(number: int) -> Years | None:
    """The 19th century, as people count it: 1800 to 1899 in EDTF."""
    return Years((number - 1) * 100, 100) if 1 <= number <= 30 else None


def century_before_christ(number: int) -> Years | None:
    """The 5th century BC."""
    return Years(number * 100, 100, before_christ=True) if 1 <= number <= 99 else None


def millennium(number: int) -> Years | None:
    """The second millennium."""
    return Years((number - 1) * 1000, 1000) if 1 <= number <= 3 else None


def millennium_before_christ(number: int) -> Years | None:
    """The second millennium BC."""
    return Years(number * 1000, 1000, before_christ=True) if 1 <= number <= 9 else None


def turn(base: Any) -> Turn | None:
    """The turn of the 20th century: where it begins."""
    return Turn(base) if not isinstance(base, (Span, Bounded, Third)) else None


def turn_of_years(pair: Span) -> Turn:
    """Jahreswechsel 2015/16: the one between two years."""
    return Turn(pair.right)


def turn_of_unit(unit: Relative) -> Turn | None:
    """The turn of the century, of the year: the nearest."""
    return turn_of_this(unit.unit)


def turn_of_this(unit: str) -> Turn | None:
    """Jahrhundertwende."""
    return None if unit in {"day", "week", "weekend", "fortnight"} else Turn(None, unit)


def two_decades(first: int, last: Years) -> Span | None:
    """The 18th and 19th centuries."""
    made = century(first)
    return Span(made, last) if made and isinstance(last, Years) and last.years == 100 else None
