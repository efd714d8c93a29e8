"""Hypothesis strategies: values, quotes, sources, and whole data sets that hold together.

Nothing is filtered, so drawing never runs dry: every question has one answer, and each source
prints it in words of its own. The world is small and easy to read: harbours in the year 1892.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from tieout.errors import UsageError
from tieout.harbours import (
    CLAUSES,
    HEDGE_WORDS,
    LOOSER,
    MONTHS,
    ORDERS,
    OUTLETS,
    OWNERS,
    PLACES,
    SPEAKERS,
    VERDICTS,
    DataSet,
    Written,
    figure,
    share,
)
from tieout.planting import Statement, compose, planted_statements

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy
    from pandas import DataFrame

__all__ = [
    "DataSet",
    "Written",
    "datasets",
    "dates",
    "durations",
    "facts",
    "quantities",
    "quotes",
    "shares",
    "sources",
    "values",
]


def quantities(
    *, min_value: int = 2, max_value: int = 99_999, hedges: tuple[str, ...] | None = None
) -> SearchStrategy[Written]:
    """Return figures with a hedge, as a source prints them.

    Args:
        min_value: The smallest figure, at least 0.
        max_value: The largest figure.
        hedges: Words of the hedge column to choose from; None: all of them, `order` included.

    Raises:
        UsageError: The two ends are no range, or a word is no hedge.
    """
    if not 0 <= min_value <= max_value:
        raise UsageError(f"{min_value} and {max_value} are no range", hint="Write 0 <= min <= max.")
    unknown = sorted(set(hedges or ()) - {*HEDGE_WORDS, "order"})
    if unknown:
        raise UsageError(f"{unknown[0]!r} is no hedge", hint=f"Use {', '.join(HEDGE_WORDS)}.")
    chosen = tuple(HEDGE_WORDS) if hedges is None else tuple(h for h in hedges if h != "order")
    figures = st.builds(figure, st.integers(min_value, max_value), st.sampled_from(chosen or ("",)))
    orders = st.sampled_from([Written("quantity", n, "order", w) for n, w in ORDERS.items()])
    if hedges is None:
        return figures | orders
    if not chosen:
        return orders
    return figures | orders if "order" in hedges else figures


def shares() -> SearchStrategy[Written]:
    """Return shares in per cent, with a decimal or without."""
    return st.integers(1, 999).map(share)


def dates(
    *, min_value: date = date(1800, 1, 1), max_value: date = date(1892, 9, 30)
) -> SearchStrategy[Written]:
    """Return days as a newspaper prints them, "on 14 March 1892".

    Args:
        min_value: The first day.
        max_value: The last day.
    """
    return st.dates(min_value, max_value).map(
        lambda day: Written(
            "date",
            day.isoformat(),
            "",
            f"on {day.day} {MONTHS[day.month - 1]} {day.year}",
        )
    )


def durations() -> SearchStrategy[Written]:
    """Return lengths of time in days, weeks or months."""
    units = st.sampled_from([("day", "D"), ("week", "W"), ("month", "M")])
    return st.builds(
        lambda number, unit: Written("duration", f"P{number}{unit[1]}", "", f"{number} {unit[0]}s"),
        st.integers(2, 11),
        units,
    )


def values() -> SearchStrategy[Written]:
    """Return values of every kind that a figure or a date can have."""
    return quantities() | shares() | dates() | durations()


_SPACES = ("\u00a0", "  ", "\n", "\t", "\u202f", "\u3000", " \u00a0 ")
_NOISE: dict[str, tuple[str, ...]] = {
    " ": _SPACES,
    "'": ("\u2019", "\u2018", "\u02bc"),
    '"': ("\u201c", "\u201d", "\u00ab", "\u201e"),
}
_UNSEEN = ("\u200b", "\u00ad", "\u2060")


def quotes(text: str) -> SearchStrategy[str]:
    """Return copies of a text that differ from it only in what carries no meaning.

    White space, quotation marks and invisible characters change; digits, letters and signs never.

    Args:
        text: What is copied.
    """
    size = max(len(text) - 1, 0)
    edits = st.lists(st.tuples(st.integers(0, size), st.integers(0, 6)), max_size=4)
    return edits.map(lambda chosen: _noisy(text, dict(chosen)))


def _noisy(text: str, edits: dict[int, int]) -> str:
    """Change the characters at some places into others of the same meaning."""
    out = []
    for at, char in enumerate(text):
        if at not in edits:
            out.append(char)
        elif char in _NOISE:
            out.append(_NOISE[char][edits[at] % len(_NOISE[char])])
        elif char.isalpha() and text[at + 1 : at + 2].isalpha():
            out.append(char + _UNSEEN[edits[at] % len(_UNSEEN)])
        else:
            out.append(char)
    return "".join(out)


_TRUTHS: dict[str, SearchStrategy[Written]] = {
    "boats": quantities(hedges=("",)),
    "damaged": shares(),
    "opened": dates(),
    "strike": durations(),
    "harbour": st.sampled_from(
        [Written("category", state, "", state) for state in ("open", "closed")]
    ),
    "pier": st.sampled_from([Written("entity", owner, "", name) for owner, name in OWNERS.items()]),
}
_NOTES = ("", "read twice", "≈ by eye, see p. 3", '=1+1 "as printed", with a comma')


@st.composite
def datasets(
    draw: DrawFn, *, min_size: int = 1, max_size: int = 10, verdict: str | None = None
) -> DataSet:
    """Return data sets whose every quote stands in its source and carries its value.

    Without a verdict no two facts conflict and the gate passes. With one, two facts more answer a
    question of their own, and that question has this verdict and no other has a graver one.

    Args:
        draw: Given by hypothesis.
        min_size: The fewest facts besides the planted ones.
        max_size: The most facts besides the planted ones.
        verdict: What to plant: agrees, compatible, succeeds, incomparable, requoted,
            undetermined, denied, disputed or contradicts; None plants nothing.

    Raises:
        UsageError: So many facts cannot be drawn, or there is no such verdict to plant.
    """
    most = len(CLAUSES) * len(PLACES) * len(OUTLETS)
    if not 0 <= min_size <= max_size <= most:
        raise UsageError(
            f"{min_size} to {max_size} facts cannot be drawn",
            hint=f"Write 0 <= min_size <= max_size <= {most}.",
        )
    if verdict is not None and verdict not in VERDICTS:
        raise UsageError(f"{verdict!r} cannot be planted", hint=f"Use {', '.join(VERDICTS)}.")
    slots = draw(
        st.lists(st.integers(0, most - 1), min_size=min_size, max_size=max_size, unique=True)
    )
    truths: dict[tuple[str, str], Written] = {}
    statements = [_consistent(draw, slot, truths) for slot in slots]
    planted = planted_statements(verdict, draw(st.integers(2, 9_999))) if verdict else []
    return compose(statements, planted, verdict or "")


def _consistent(draw: DrawFn, slot: int, truths: dict[tuple[str, str], Written]) -> Statement:
    """Draw a fact that agrees with every other on its question."""
    rest, number = divmod(slot, len(CLAUSES))
    place, outlet = PLACES[rest % len(PLACES)], OUTLETS[rest // len(PLACES)]
    property_id = tuple(CLAUSES)[number]
    key = (place, property_id)
    if key not in truths:
        truths[key] = draw(_TRUTHS[property_id])
    written = truths[key]
    if written.kind == "quantity":
        written = figure(int(written.value), draw(st.sampled_from(LOOSER)))
    return Statement(
        property=property_id,
        place=place,
        source=outlet,
        written=written,
        clause=CLAUSES[property_id].format(words=written.words, place=place),
        speaker=draw(st.sampled_from(("", *SPEAKERS))),
        note=draw(st.sampled_from(_NOTES)),
    )


def facts(*, min_size: int = 1, max_size: int = 10) -> SearchStrategy[DataFrame]:
    """Return facts tables that `tieout.schemas.Facts` accepts.

    Args:
        min_size: The fewest rows.
        max_size: The most rows.
    """
    return datasets(min_size=min_size, max_size=max_size).map(lambda drawn: drawn.facts)


def sources(*, min_size: int = 1, max_size: int = 10) -> SearchStrategy[dict[str, str]]:
    """Return the sources of a data set: the text of each by its id, one sentence a line.

    Args:
        min_size: The fewest sentences.
        max_size: The most sentences.
    """
    return datasets(min_size=min_size, max_size=max_size).map(lambda drawn: drawn.texts)
