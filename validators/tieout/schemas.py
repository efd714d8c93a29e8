"""The data dictionary: a pandera model for every table that crosses a stage boundary.

Other projects import these models and subclass them to add columns of their own. Cells are text
and stay text: what they mean is read by `tieout.facts`. What pandera cannot say (ids that refer
to each other, words that must stand in a source) is said by the rules.
"""
# ruff: noqa: E402 - the filter stands before the imports that need it

from __future__ import annotations

import warnings

# Where pyspark is installed, pandera tries its pandas side again and again, and each time it warns.
warnings.filterwarnings("ignore", "PySpark does not yet fully support pandas", FutureWarning)

from typing import TYPE_CHECKING, Any

import pandas as pd
import pandera.pandas as pa
from pandera.config import ValidationDepth, config_context
from pandera.errors import SchemaErrors
from pandera.typing.pandas import Series  # noqa: TC002 - pandera reads the annotations

if TYPE_CHECKING:
    from collections.abc import Sequence

ID_PATTERN = r"[A-Za-z0-9][A-Za-z0-9._-]{0,127}\Z"
FILLED_PATTERN = r"(?s)\s{0,999}\S"
SHA256_PATTERN = r"[0-9A-Fa-f]{64}\Z"
HEDGES = (
    "",
    "exactly",
    "about",
    "nearly",
    "at_least",
    "at_most",
    "more_than",
    "less_than",
    "estimated",
    "order",
)
STANCES = ("", "asserted", "denied", "predicted", "proposed")
STRATEGIES = (
    "prefer_source",
    "range",
    "majority",
    "conservative",
    "latest",
    "unconfirmed",
    "pending",
    "both_stand",
    "not_a_conflict",
)


class Facts(pa.DataFrameModel):
    """facts.csv: one row, one value, stated by one source, about one question.

    Shapes: any number of rows; extra columns are kept.
    Source: design of the table in docs/data.md; values after UCDP's low, best and high.
    """

    fact_id: Series[str] = pa.Field(
        unique=True, str_matches=ID_PATTERN, description="Names the row; unique in the table."
    )
    subject: Series[str] = pa.Field(
        str_matches=FILLED_PATTERN, description="Entity the value belongs to, the narrowest named."
    )
    property: Series[str] = pa.Field(
        str_matches=FILLED_PATTERN, description="Property of the codebook that the value answers."
    )
    scope: Series[str] | None = pa.Field(
        description="Entity that limits the value, or empty; other scopes are other questions."
    )
    value: Series[str] = pa.Field(
        str_matches=FILLED_PATTERN, description="The value in the notation of the property's kind."
    )
    hedge: Series[str] | None = pa.Field(isin=HEDGES, description="What loosens the value.")
    unit: Series[str] | None = pa.Field(description="Unit of measure, currency or count noun.")
    valid: Series[str] | None = pa.Field(description="When the value holds, in EDTF.")
    stance: Series[str] | None = pa.Field(isin=STANCES, description="How the speaker means it.")
    attributed_to: Series[str] | None = pa.Field(
        description="Entities who say so, joined by ';'; empty: the source in its own voice."
    )
    via: Series[str] | None = pa.Field(description="Entities who passed it on, joined by ';'.")
    source: Series[str] = pa.Field(
        str_matches=FILLED_PATTERN, description="Source that states it, an id of sources.csv."
    )
    quote: Series[str] = pa.Field(
        str_matches=FILLED_PATTERN, description="The shortest words that carry value and hedge."
    )
    prefix: Series[str] | None = pa.Field(description="Words right before the quote, if needed.")
    suffix: Series[str] | None = pa.Field(description="Words right after the quote, if needed.")
    note: Series[str] | None = pa.Field(description="What a reader of the row should know.")

    class Config:
        """Refuse nothing that is not named here."""

        name = "facts"
        strict = False


class Sources(pa.DataFrameModel):
    """sources.csv: one row, one document, as it was received.

    Shapes: any number of rows; extra columns are kept.
    """

    source: Series[str] = pa.Field(
        unique=True, str_matches=ID_PATTERN, description="Names the document."
    )
    file: Series[str] = pa.Field(
        unique=True, str_matches=FILLED_PATTERN, description="File, relative to sources.csv."
    )
    publisher: Series[str] | None = pa.Field(description="Who published it.")
    title: Series[str] | None = pa.Field(description="Its headline.")
    published: Series[str] = pa.Field(
        str_matches=FILLED_PATTERN, description="Date, or date and time with zone (ISO 8601)."
    )
    published_evidence: Series[str] = pa.Field(
        str_matches=FILLED_PATTERN, description="How the date of publication is known."
    )
    language: Series[str] | None = pa.Field(description="Language tag (BCP 47).")
    agency: Series[str] | None = pa.Field(description="Agencies it credits, joined by ';'.")
    url: Series[str] | None = pa.Field(description="Where it was published.")
    licence: Series[str] | None = pa.Field(description="Under what terms.")
    sha256: Series[str] = pa.Field(
        str_matches=SHA256_PATTERN, description="SHA-256 of its bytes, hexadecimal."
    )

    class Config:
        """Refuse nothing that is not named here."""

        name = "sources"
        strict = False


class Decisions(pa.DataFrameModel):
    """decisions.csv: one row, one ruling of a person on one finding.

    Source: strategies after the Standards for Casualty Recording (Every Casualty) and ACLED.
    """

    fingerprint: Series[str] = pa.Field(
        unique=True, str_matches=FILLED_PATTERN, description="The finding that is ruled on."
    )
    code: Series[str] = pa.Field(str_matches=FILLED_PATTERN, description="Its rule.")
    facts: Series[str] = pa.Field(description="Its facts when it was ruled on, joined by ';'.")
    strategy_: Series[str] = pa.Field(
        alias="strategy", isin=STRATEGIES, description="How it is settled."
    )
    chosen: Series[str] | None = pa.Field(description="The facts or sources preferred, if any.")
    reason: Series[str] = pa.Field(str_matches=FILLED_PATTERN, description="Why.")
    decided_by: Series[str] = pa.Field(str_matches=FILLED_PATTERN, description="Who rules.")
    decided_on: Series[str] = pa.Field(str_matches=FILLED_PATTERN, description="When (ISO 8601).")
    review_by: Series[str] | None = pa.Field(description="Until when it holds, or empty.")

    class Config:
        """Refuse nothing that is not named here."""

        name = "decisions"
        strict = False


class Anchors(pa.DataFrameModel):
    """Where each quote stands: one row a fact, in the order of facts.csv.

    Units: start and end are code points of the raw text, half-open; empty where not found.
    """

    outcome: Series[str] = pa.Field(
        isin=(
            "exact",
            "folded",
            "ambiguous",
            "elsewhere",
            "stitched",
            "missing",
            "unreadable",
        ),
        description="What became of the search.",
    )
    source: Series[str] = pa.Field(description="The source in which the words stand, or empty.")
    sentence: Series[pd.Int64Dtype] = pa.Field(ge=1, nullable=True, description="From 1.")
    start: Series[pd.Int64Dtype] = pa.Field(ge=0, nullable=True, description="First code point.")
    end: Series[pd.Int64Dtype] = pa.Field(ge=1, nullable=True, description="One past the last.")

    class Config:
        """Further columns carry the suggestion of a miss."""

        name = "anchors"
        strict = False


class Findings(pa.DataFrameModel):
    """What the rules found: one row a finding, the gravest first."""

    code: Series[str] = pa.Field(str_matches=r"[A-Z][0-9]{3}\Z", description="The rule.")
    level: Series[str] = pa.Field(isin=("error", "warning", "note"), description="How grave.")
    message: Series[str] = pa.Field(str_matches=FILLED_PATTERN, description="What and where.")
    facts: Series[Any] = pa.Field(description="Ids of the facts concerned, a tuple.")
    verdict: Series[str] = pa.Field(description="The verdict of the question, or empty.")
    fingerprint: Series[str] = pa.Field(str_matches=FILLED_PATTERN, description="Its identity.")
    file: Series[str] = pa.Field(description="The file to look at.")
    line: Series[int] = pa.Field(ge=0, description="The line in it, from 1; 0: the whole file.")
    hint: Series[str] = pa.Field(description="What to do.")

    class Config:
        """The ruling stands in a further column."""

        name = "findings"
        strict = False


def failures_of(
    frame: pd.DataFrame, model: type[pa.DataFrameModel], lines: Sequence[int]
) -> pd.DataFrame:
    """Return every cell of a table that its model refuses.

    The check runs whatever the environment says: neither `PANDERA_VALIDATION_ENABLED=False` nor
    `PANDERA_VALIDATION_DEPTH=SCHEMA_ONLY` can switch it off.

    Args:
        frame: The table, every cell text, with a RangeIndex.
        model: The model it should meet.
        lines: The physical line of each row.

    Returns:
        Columns row, line, column, check (`filled`, `notation`, `allowed`, `unique`, or pandera's
        own word) and value; one row for each cell and check, in the order of the table.
    """
    columns = ["row", "line", "column", "check", "value"]
    try:
        with config_context(
            validation_enabled=True, validation_depth=ValidationDepth.SCHEMA_AND_DATA
        ):
            model.validate(frame, lazy=True)
    except SchemaErrors as errors:
        cases = errors.failure_cases
    else:
        return pd.DataFrame(columns=columns)
    found = {
        (int(row), str(column)): _check_name(str(check), str(value))
        for row, column, check, value in zip(
            cases["index"], cases["column"], cases["check"], cases["failure_case"], strict=True
        )
        if pd.notna(row)
    }
    return pd.DataFrame(
        [
            (row, lines[row], column, check, str(frame.loc[row, column]))
            for (row, column), check in sorted(found.items())
        ],
        columns=columns,
    )


def _check_name(check: str, value: str) -> str:
    """Name a failed check in our words."""
    if not value.strip():
        return "filled"
    if check.startswith("str_matches"):
        return "notation"
    if check.startswith("isin"):
        return "allowed"
    return "unique" if "unique" in check else check
