"""Read codebook.toml: every key, id and reference is checked before a fact is looked at."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields
from fractions import Fraction
from typing import TYPE_CHECKING, Any, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from tieout.config import nearest
from tieout.errors import TableError, ValueSyntaxError
from tieout.facts.codebook import (
    ID,
    WORDS,
    Codebook,
    Entity,
    Kind,
    Property,
    Rate,
    Token,
    UnitEntry,
)
from tieout.facts.durations import parse_duration
from tieout.facts.edtf import parse_edtf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

T = TypeVar("T")


def read_codebook(path: Path) -> Codebook:
    """Return the codebook of a data set.

    Raises:
        TableError: The file cannot be read, or holds a key, id or reference that is not known.
    """
    try:
        table = tomllib.loads(path.read_bytes().decode("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise TableError(
            f"{path.name}: cannot be read: {reason}",
            hint=f"Put a valid {path.name} in the data set's folder, or name that folder.",
        ) from None
    return parse_codebook(table, path.name)


def parse_codebook(table: dict[str, Any], name: str = "codebook.toml") -> Codebook:
    """Return the codebook of a parsed table.

    Args:
        table: As tomllib gives it.
        name: The file's name, for messages.

    Raises:
        TableError: A key, id or reference is not known; says which, where and what is near.

    Examples:
        >>> book = parse_codebook({"entities": {"who": {"aliases": ["World Health Organization"]}}})
        >>> book.entities_named("World Health Organization")
        ('who',)
    """
    _check_keys(table, ("properties", "entities", "profile", "units", "rates"), name)
    profile = table.get("profile", "press")
    if isinstance(profile, dict):
        _check_keys(profile, ("name",), f"{name}: profile")
        profile = profile.get("name", "press")
    book = Codebook(
        properties={
            key: _property(key, entry, f"{name}: properties.{key}")
            for key, entry in _tables(table, "properties", name)
        },
        entities={
            key: _entry(Entity, key, entry, f"{name}: entities.{key}")
            for key, entry in _tables(table, "entities", name)
        },
        profile=_cell(profile, str, f"{name}: profile"),
        units={
            key: _entry(UnitEntry, key, entry, f"{name}: units.{key}")
            for key, entry in _tables(table, "units", name)
        },
        rates=_rates(table.get("rates", []), name),
    )
    _check_references(book, name)
    _check_times(book, name)
    return book


def _tables(table: dict[str, Any], key: str, name: str) -> Iterable[tuple[str, dict[str, Any]]]:
    """Yield each id of a section with its table."""
    section = table.get(key, {})
    if not isinstance(section, dict):
        raise TableError(f"{name}: {key}: expected tables", hint=f"Write [{key}.ID].")
    for identifier, entry in section.items():
        where = f"{name}: {key}.{identifier}"
        if not ID.match(identifier):
            raise TableError(
                f"{where}: this id is not allowed",
                hint="Use up to 128 letters, digits, dots, hyphens and underscores of ASCII.",
            )
        if not isinstance(entry, dict):
            raise TableError(f"{where}: expected a table", hint=f"Write [{key}.{identifier}].")
        yield identifier, entry


def _property(identifier: str, entry: dict[str, Any], where: str) -> Property:
    """Return one property with its tokens."""
    if "kind" not in entry:
        raise TableError(f"{where}: no kind", hint=f"Add kind, one of: {', '.join(Kind)}.")
    tokens = {
        key: _entry(Token, key, token, f"{where}.tokens.{key}")
        for key, token in _tables(entry, "tokens", where)
    }
    made = _entry(Property, identifier, {**entry, "tokens": tokens}, where)
    if tokens and made.kind not in {Kind.CATEGORY, Kind.BOOLEAN}:
        raise TableError(
            f"{where}: a property of kind {made.kind} has no tokens",
            hint='Set kind = "category", or remove the tokens.',
        )
    if made.kind is Kind.BOOLEAN:
        for token in tokens.values():
            _check_boolean(token, f"{where}.tokens.{token.id}")
    if made.origins < 0:
        raise TableError(f"{where}.origins: {made.origins} is below 0", hint="Write 0 or more.")
    return made


def _check_boolean(token: Token, where: str) -> None:
    """Refuse what the words for yes and no of a boolean cannot have."""
    if token.id not in {"true", "false"}:
        raise TableError(
            f"{where}: a boolean has no such value", hint="Name the tokens true and false."
        )
    if token.narrower or token.excludes:
        raise TableError(
            f"{where}: true and false exclude each other as they are",
            hint="Remove narrower and excludes.",
        )


def _rates(entries: object, name: str) -> tuple[Rate, ...]:
    """Return the exchange rates."""
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise TableError(f"{name}: rates: expected tables", hint="Write [[rates]].")
    found = []
    for number, entry in enumerate(entries, 1):
        where = f"{name}: rates[{number}]"
        for key in ("from", "to", "rate", "source"):
            if key not in entry:
                raise TableError(f"{where}: no {key}", hint=f"Add {key}.")
        rate = entry["rate"]
        if type(rate) is int:
            entry = {**entry, "rate": str(rate)}  # noqa: PLW2901 - one spelling for both types
        found.append(_entry(Rate, None, entry, where))
        if not re.match(r"[0-9]{1,15}(\.[0-9]{1,15})?\Z", found[-1].rate) or not Fraction(
            found[-1].rate
        ):
            raise TableError(
                f"{where}.rate: {rate!r} is no positive figure in quotation marks",
                hint='Write rate = "1.30": the decimals say how exact it is.',
            )
    return tuple(found)


def _entry(model: Callable[..., T], identifier: str | None, entry: dict[str, Any], where: str) -> T:
    """Return one entry, each key checked against the field of that name."""
    known = {f.name.rstrip("_"): f for f in fields(model) if f.name != "id"}  # type: ignore[arg-type] # dataclasses
    _check_keys(entry, known, where)
    values = {
        known[key].name: _cast(str(known[key].type), value, f"{where}.{key}")
        for key, value in entry.items()
    }
    return model(**values) if identifier is None else model(id=identifier, **values)


def _cast(wanted: str, value: object, where: str) -> object:
    """Return a value as the type its field declares."""
    if wanted in WORDS:
        words = [str(word) for word in WORDS[wanted]]
        if value not in words:
            raise TableError(f"{where}: {value!r} is not known", hint=nearest(str(value), words))
        return WORDS[wanted](str(value))
    if wanted == "tuple[str, ...]":
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise TableError(f"{where}: expected a list of texts", hint='Write ["one", "two"].')
        return tuple(value)
    if wanted == "Fraction":
        try:
            return Fraction(_cell(value, str, where))
        except (ValueError, ZeroDivisionError):
            raise TableError(
                f"{where}: {value!r} is no number in quotation marks", hint='Write "0.4047".'
            ) from None
    return _cell(value, {"str": str, "bool": bool, "int": int}.get(wanted, dict), where)


def _cell(value: object, wanted: type, where: str) -> Any:
    """Return a value if it is of the wanted type."""
    if type(value) is not wanted:
        words = {str: "a text", bool: "true or false", int: "a whole number", dict: "a table"}
        raise TableError(f"{where}: {value!r} is not {words[wanted]}", hint="Mend the entry.")
    return value


def _check_keys(entry: dict[str, Any], known: Iterable[str], where: str) -> None:
    """Refuse a key that nothing reads."""
    names = list(known)
    for key in entry:
        if key not in names:
            raise TableError(f"{where}: unknown key {key!r}", hint=nearest(key, names))


def _check_references(book: Codebook, name: str) -> None:
    """Refuse an id that is used and nowhere declared, and a whole that is part of itself."""
    properties, entities = list(book.properties), list(book.entities)
    for entry in book.properties.values():
        for key in ("part_of", "from_", "to"):
            _check_id(getattr(entry, key), properties, f"{name}: properties.{entry.id}.{key}")
        for token in entry.tokens.values():
            for key in ("narrower", "excludes"):
                for other in getattr(token, key):
                    where = f"{name}: properties.{entry.id}.tokens.{token.id}.{key}"
                    _check_id(other, list(entry.tokens), where)
        _check_circle(
            {token.id: token.narrower for token in entry.tokens.values()},
            f"{name}: properties.{entry.id}.tokens: narrower",
        )
    for unit in book.units.values():
        if unit.of and unit.factor <= 0:
            raise TableError(f"{name}: units.{unit.id}.factor is not above 0", hint="Mend it.")
    for entity in book.entities.values():
        _check_id(entity.part_of, entities, f"{name}: entities.{entity.id}.part_of")
    _check_circle(
        {e.id: (e.part_of,) if e.part_of else () for e in book.entities.values()},
        f"{name}: entities: part_of",
    )
    _check_circle(
        {p.id: (p.part_of,) if p.part_of else () for p in book.properties.values()},
        f"{name}: properties: part_of",
    )


def _check_times(book: Codebook, name: str) -> None:
    """Refuse a length of time, a date, a zone or an end of a duration that is none."""
    for entry in book.properties.values():
        where = f"{name}: properties.{entry.id}"
        if entry.steady:
            _read(parse_duration, entry.steady, f"{where}.steady")
        for key in ("from_", "to"):
            date = book.properties.get(getattr(entry, key))
            if date is not None and (date.kind is not Kind.DATE or entry.kind is not Kind.DURATION):
                raise TableError(
                    f"{where}.{key.rstrip('_')}: a duration names a property of kind date",
                    hint=f"{entry.id} is of kind {entry.kind}, {date.id} of kind {date.kind}.",
                )
    for entity in book.entities.values():
        if entity.when:
            _read(parse_edtf, entity.when, f"{name}: entities.{entity.id}.when")
        if entity.zone:
            _read(ZoneInfo, entity.zone, f"{name}: entities.{entity.id}.zone")
    for number, rate in enumerate(book.rates, 1):
        if rate.valid:
            _read(parse_edtf, rate.valid, f"{name}: rates[{number}].valid")


def _read(parse: Callable[[str], object], text: str, where: str) -> None:
    """Refuse a text that cannot be parsed, and say where it stands.

    On a computer without any time zones a zone is let pass; its clock times stay without one.
    """
    try:
        parse(text)
    except ValueSyntaxError as error:
        raise TableError(f"{where}: {error}", hint=error.hint) from None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        if not available_timezones():
            return
        raise TableError(
            f"{where}: {text!r} is no time zone of this computer",
            hint="Write a name of the tz database, such as Europe/Lisbon.",
        ) from None


def _check_id(identifier: str, known: list[str], where: str) -> None:
    """Refuse an id that is not declared."""
    if identifier and identifier not in known:
        raise TableError(
            f"{where.rstrip('_')}: {identifier!r} is not declared", hint=nearest(identifier, known)
        )


def _check_circle(links: dict[str, tuple[str, ...]], where: str) -> None:
    """Refuse links that lead back to where they began."""
    done: set[str] = set()
    for start, first in links.items():
        path = [start]
        stack = [(start, iter(first))]
        while stack:
            node, following = stack[-1]
            step = next((other for other in following if other not in done), None)
            if step is None:
                done.add(node)
                stack.pop()
                path.pop()
            elif step in path:
                circle = " > ".join([*path[path.index(step) :], step])
                raise TableError(f"{where}: a circle: {circle}", hint="Remove one of the links.")
            else:
                stack.append((step, iter(links[step])))
                path.append(step)
