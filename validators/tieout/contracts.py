"""The contracts of `schemas`, carried to other engines and formats.

The pandera models are the one specification of the columns. What they say is read off here as
plain data, and everything else (polars, Spark, Table Schema, JSON Schema, YAML) is made of that.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tieout.errors import TableError, UsageError
from tieout.schemas import failures_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandera.pandas as pa

__all__ = [
    "Column",
    "columns_of",
    "failures_of",
    "frictionless",
    "json_schema",
    "pandera_yaml",
]

WHITE = r"\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
"""The characters that `\\s` means in Python, as the inside of a class; other engines differ."""

NO_MORE = r"(?![\s\S])"
"""The very end of a text, for engines whose `$` stops before a last line feed."""

_KINDS = {
    "string": "text",
    "str": "text",
    "int": "integer",
    "float": "number",
    "bool": "boolean",
    "none": "any",
    "object": "any",
}
_REFUSED = re.compile(r"\\[^sSZAtnr.\\\-/()\[\]{}+*?^$|x]|\(\?(?!:)")
_ESCAPES = re.compile(r"\[[^\]]*\]|\\[sSZ]")


@dataclass(frozen=True, slots=True)
class Column:
    """What a model says of one column.

    Args:
        name: Its name.
        kind: text, integer, number, boolean or any.
        description: One sentence.
        required: Whether the column must be there.
        nullable: Whether a cell may be null.
        unique: Whether no two cells are the same.
        patterns: Regular expressions that the start of each cell meets, as Python reads them.
        allowed: The cells there may be, or None for any.
        least: The smallest number there may be, or None.
        most: The largest number there may be, or None.
    """

    name: str
    kind: str
    description: str
    required: bool
    nullable: bool
    unique: bool
    patterns: tuple[str, ...] = ()
    allowed: tuple[Any, ...] | None = None
    least: Any = None
    most: Any = None


def columns_of(model: type[pa.DataFrameModel]) -> tuple[Column, ...]:
    """Return what a model says, column by column, in its order.

    Args:
        model: One of `tieout.schemas`, or a subclass with columns of its own.

    Raises:
        UsageError: A column has a type or a check that no other engine can be told of.

    Examples:
        >>> from tieout.schemas import Facts
        >>> [column.name for column in columns_of(Facts) if column.unique]
        ['fact_id']
    """
    return tuple(_column(str(name), entry) for name, entry in model.to_schema().columns.items())


def _column(name: str, entry: Any) -> Column:
    """Read one column off a pandera schema."""
    word = re.match(r"[a-z]*", str(entry.dtype).lower())
    kind = _KINDS.get(word.group() if word else "")
    if kind is None:
        raise UsageError(
            f"column {name!r}: type {entry.dtype} cannot be carried to another engine",
            hint="Use a text, an integer, a float or a boolean.",
        )
    told: dict[str, Any] = {}
    patterns: list[str] = []
    for check in entry.checks:
        given = check.statistics or {}
        if check.name == "str_matches":
            patterns.append(_python_pattern(name, given["pattern"]))
        elif check.name == "isin":
            told["allowed"] = tuple(given["allowed_values"])
        elif check.name == "greater_than_or_equal_to":
            told["least"] = given["min_value"]
        elif check.name == "less_than_or_equal_to":
            told["most"] = given["max_value"]
        else:
            raise UsageError(
                f"column {name!r}: check {check.name!r} cannot be carried to another engine",
                hint="Use str_matches, isin, ge or le, or validate with pandas.",
            )
    return Column(
        name=name,
        kind=kind,
        description=entry.description or "",
        required=bool(entry.required),
        nullable=bool(entry.nullable),
        unique=bool(entry.unique),
        patterns=tuple(patterns),
        **told,
    )


def _python_pattern(name: str, pattern: str | re.Pattern[str]) -> str:
    """Return a pattern without its flags, if every engine reads the rest of it alike."""
    text = pattern if isinstance(pattern, str) else pattern.pattern
    text = text.removeprefix("(?s)").removeprefix("^")
    if found := _REFUSED.search(text):
        raise UsageError(
            f"column {name!r}: {found.group()!r} in {text!r} is read otherwise by other engines",
            hint="Write classes out, such as [0-9].",
        )
    return text


def is_there(column: Column, found: str | None, accepted: Sequence[str]) -> bool:
    """Tell whether a table has a column; one that is required must be there, of its type.

    Args:
        column: What the model says of it.
        found: The type that it has in the table, None if it is not there.
        accepted: The types it may have, the usual one first; none accepts any.

    Raises:
        TableError: A required column is absent, or a column is of another type.
    """
    if found is None:
        if column.required:
            raise TableError(f"no column {column.name!r}", hint="Add it to the table.")
        return False
    if accepted and found not in accepted:
        raise TableError(
            f"column {column.name!r} is {found}, not {accepted[0]}",
            hint="Cast it before the check.",
        )
    return True


def portable(pattern: str, *, end: str) -> str:
    r"""Return a pattern that another engine, searching, reads as Python does, matching.

    Args:
        pattern: As in `Column.patterns`.
        end: How that engine writes the very end of a text: `$`, or `NO_MORE` where `$` stops
            before a last line feed.

    Examples:
        >>> portable(r"[0-9]{4}\Z", end="$")
        '^(?:[0-9]{4}$)'
    """

    def written(found: re.Match[str]) -> str:
        """Write one escape; what stands in a class is left alone."""
        escape = found.group()
        return {r"\s": f"[{WHITE}]", r"\S": f"[^{WHITE}]", r"\Z": end}.get(escape, escape)

    return f"^(?:{_ESCAPES.sub(written, pattern)})"


def frictionless(model: type[pa.DataFrameModel]) -> dict[str, Any]:
    """Return the contract as a Table Schema: every cell text, an empty one no value.

    Columns may be absent unless they are required, and there may be others.

    Source: Data Package (v2), Table Schema.
    """
    types = {"text": "string", "any": "any"}
    fields = []
    for column in columns_of(model):
        limits: dict[str, Any] = {}
        if column.required and not column.nullable and _is_filled(column):
            limits["required"] = True
        if column.unique:
            limits["unique"] = True
        patterns = [_whole(pattern) for pattern in column.patterns]
        if patterns:
            limits["pattern"] = patterns[0] if len(patterns) == 1 else _every(patterns)
        if column.allowed is not None:
            limits["enum"] = [cell for cell in column.allowed if cell != ""]
        if column.least is not None:
            limits["minimum"] = column.least
        if column.most is not None:
            limits["maximum"] = column.most
        fields.append(
            {
                "name": column.name,
                "type": types.get(column.kind, column.kind),
                "description": column.description,
                **({"constraints": limits} if limits else {}),
            }
        )
    unique = [column.name for column in columns_of(model) if column.unique]
    return {
        "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
        "fields": fields,
        "fieldsMatch": "partial",
        "missingValues": [""],
        **({"primaryKey": unique[:1]} if unique else {}),
    }


def _is_filled(column: Column) -> bool:
    """Tell whether an empty cell is refused."""
    empty_allowed = column.allowed is None or "" in column.allowed
    return not empty_allowed or any(not re.match(pattern, "") for pattern in column.patterns)


def _whole(pattern: str) -> str:
    """Return a pattern for the whole cell instead of its start."""
    return pattern.removesuffix(r"\Z") if pattern.endswith(r"\Z") else rf"{pattern}[\s\S]*"


def _every(patterns: list[str]) -> str:
    """Return one pattern that is met where all are."""
    return "".join(f"(?=(?:{pattern})$)" for pattern in patterns) + r"[\s\S]*"


def json_schema(model: type[pa.DataFrameModel]) -> dict[str, Any]:
    """Return the contract of a list of rows as JSON Schema; uniqueness it cannot say.

    Source: JSON Schema, draft 2020-12; regular expressions after ECMA-262.
    """
    types = {"text": "string", "integer": "integer", "number": "number", "boolean": "boolean"}
    properties: dict[str, Any] = {}
    for column in columns_of(model):
        entry: dict[str, Any] = {"description": column.description}
        if column.kind in types:
            name = types[column.kind]
            entry["type"] = [name, "null"] if column.nullable else name
        patterns = [portable(text, end=NO_MORE) for text in column.patterns]
        if len(patterns) == 1:
            entry["pattern"] = patterns[0]
        elif patterns:
            entry["allOf"] = [{"pattern": pattern} for pattern in patterns]
        if column.allowed is not None:
            entry["enum"] = [*column.allowed, *([None] if column.nullable else [])]
        if column.least is not None:
            entry["minimum"] = column.least
        if column.most is not None:
            entry["maximum"] = column.most
        properties[column.name] = entry
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": model.to_schema().name or model.__name__,
        "type": "array",
        "items": {
            "type": "object",
            "properties": properties,
            "required": [column.name for column in columns_of(model) if column.required],
        },
    }


def pandera_yaml(model: type[pa.DataFrameModel]) -> str:
    """Return the contract in the YAML that `pandera validate` reads.

    That command reads a CSV file by pandas' own rules, under which an empty cell is no value and a
    column of figures holds numbers: so cells are made text again, and may be empty where the
    model lets them.

    Raises:
        UsageError: The library that writes YAML is not installed.
    """
    schema = model.to_schema()
    open_to_empty = [c.name for c in columns_of(model) if not _is_filled(c)]
    schema = schema.update_columns(
        {
            name: {"coerce": True, "nullable": column.nullable or name in open_to_empty}
            for name, column in schema.columns.items()
        }
    )
    schema.description = (schema.description or "").partition("\n")[0]
    try:
        written = schema.to_yaml()
    except ImportError:
        raise UsageError(
            "the YAML of pandera needs a library that is not installed",
            hint="Install it, with the program that reads it: pip install 'pandera[cli,io]'.",
        ) from None
    return str(written)
