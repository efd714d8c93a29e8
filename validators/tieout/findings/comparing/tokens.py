"""Categories, entities and yes-or-no: how two sets of tokens stand to each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tieout.findings.comparing.relations import Relation

if TYPE_CHECKING:
    from tieout.findings.comparing.claims import Terms


def relate_tokens(left: frozenset[str], right: frozenset[str], terms: Terms) -> Relation:
    """Return the relation of two values made of tokens.

    On a property with one value two tokens are apart unless one is a kind or part of the other.
    Where several values can hold at once they are apart only if one excludes the other.

    Examples:
        >>> from tieout.findings.comparing.claims import Terms
        >>> terms = Terms(above={"nurse": frozenset({"medic"})})
        >>> str(relate_tokens(frozenset({"nurse"}), frozenset({"medic"}), terms))
        'within'
    """
    if left == right:
        return Relation.EQUAL
    if within_tokens(left, right, terms) or within_tokens(right, left, terms):
        return Relation.WITHIN
    if any(_joined(a, b, terms) for a in left for b in right):
        return Relation.OVERLAPS
    if terms.many and not any(excluded(a, b, terms) for a in left for b in right):
        return Relation.OVERLAPS
    return Relation.APART


def within_tokens(inner: frozenset[str], outer: frozenset[str], terms: Terms) -> bool:
    """Tell whether every token of one value is, or is a kind or part of, a token of the other."""
    return all(any(_under(a, b, terms) for b in outer) for a in inner)


def excluded(left: str, right: str, terms: Terms) -> bool:
    """Tell whether two tokens cannot hold together; what excludes a token excludes its kinds."""
    lefts = {left, *terms.above.get(left, ())}
    rights = {right, *terms.above.get(right, ())}
    return any(frozenset({a, b}) in terms.excludes for a in lefts for b in rights if a != b)


def _under(token: str, other: str, terms: Terms) -> bool:
    """Whether a token is the other one, or a kind or part of it."""
    return token == other or other in terms.above.get(token, ())


def _joined(left: str, right: str, terms: Terms) -> bool:
    """Whether one of two tokens is a kind or part of the other, or the same."""
    return _under(left, right, terms) or _under(right, left, terms)
