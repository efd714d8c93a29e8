"""Given names: which are forms of one name, and which sound alike and are two.

The table is data, each row with its source: `tables/given_names.csv`.
"""

from __future__ import annotations

from functools import cache

from tieout.facts.spelling.scripts import rows


@cache
def forms() -> dict[str, frozenset[int]]:
    """Return the groups of given names that are one (short and foreign forms), by name."""
    groups: dict[str, set[int]] = {}
    for number, row in enumerate(rows("given_names.csv")):
        if row["kind"] in {"short", "form"}:
            for name in row["names"].split():
                groups.setdefault(name, set()).add(number)
    return {name: frozenset(found) for name, found in groups.items()}


@cache
def known() -> frozenset[str]:
    """Return every given name of the table."""
    return frozenset(name for row in rows("given_names.csv") for name in row["names"].split())


@cache
def apart() -> frozenset[frozenset[str]]:
    """Return the pairs of given names that are never one: of two sexes, of two people."""
    return _pairs("sex") | _pairs("apart")


@cache
def close() -> frozenset[frozenset[str]]:
    """Return the pairs of given names that are one in some languages and two in others."""
    return _pairs("close")


def _pairs(kind: str) -> frozenset[frozenset[str]]:
    """Return the pairs of one kind."""
    return frozenset(
        frozenset(row["names"].split()) for row in rows("given_names.csv") if row["kind"] == kind
    )
