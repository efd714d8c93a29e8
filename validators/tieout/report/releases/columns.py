"""What each column of a release's tables holds, as its data package tells it."""

from __future__ import annotations

from typing import Any

from tieout.schemas import Decisions, Facts, Findings, Sources

_MODELS: dict[str, tuple[Any, ...]] = {
    "facts": (Facts,),
    "sources": (Sources,),
    "conflicts": (Findings, Decisions),
}
"""The models whose words for a column are those of a table too, the nearer first."""

_WORDS = {
    "facts": {
        "outcome": "What became of the search for the quote.",
        "found_in": "Source in which the quote stands.",
        "sentence": "Number of the sentence in which the quote starts, from 1.",
        "start": "First code point of the quote in the source.",
        "end": "One past its last code point.",
        "low": "Lower bound as written, or empty.",
        "best": "Figure named, or empty.",
        "high": "Upper bound as written, or empty.",
        "earliest": "Earliest moment, or empty.",
        "latest": "Latest moment, inclusive, or empty.",
        "tokens": "Ids of a category, joined by ';'.",
        "compared_low": "Lower bound under the hedge profile.",
        "compared_high": "Upper bound under the hedge profile.",
        "compared_low_open": "The lower bound itself is excluded.",
        "compared_high_open": "The upper bound itself is excluded.",
        "profile": "Hedge profile and its version.",
        "verdict": "Verdict on the question of this fact.",
        "codes": "Rules that found something, joined by ';'.",
        "ruled": "A ruling settles one of those findings.",
        "reading": "The answer that this fact gives to its question.",
        "status": "published, unconfirmed, or rejected by a ruling.",
        "strategy": "Strategies of the rulings on it, joined by ';'.",
        "sentence_sha256": "SHA-256 of the folded words of its sentence.",
    },
    "readings": {
        "subject": "The entity that the question is about.",
        "property": "What is asked of it.",
        "scope": "The entity that limits the question, or empty.",
        "verdict": "Verdict on the question.",
        "reading": "The answer, in the words of the narrowest of its facts.",
        "unit": "Unit of the four bounds, or empty.",
        "low": "Least value that any of its facts allows; empty: no bound, or no one scale.",
        "high": "Greatest value that any of its facts allows; empty likewise.",
        "common_low": "Least value that all of its facts allow; empty: no bound, or none shared.",
        "common_high": "Greatest value that all of its facts allow; empty likewise.",
        "facts": "Ids of the facts that give the answer, joined by ';'.",
        "origins": "How many independent origins those facts have.",
        "strategy": "Strategies of the rulings on it, joined by ';'; range: one answer of several.",
    },
    "properties": {
        "property": "Its id, as the facts name it.",
        "label": "Its name for people.",
        "definition": "What counts, and what does not.",
        "kind": "What its values are: quantity, date, category and so on.",
        "unit": "The unit of values that name none.",
        "over_time": "fixed, changing, or rising: a running total.",
    },
    "entities": {
        "entity": "Its id, as the facts name it.",
        "label": "Its name for people.",
        "kind": "person, group, organisation, place, event, document or other.",
        "aliases": "How the sources spell it, joined by ';'.",
        "part_of": "The entity that it is part of, or empty.",
        "when": "When it was, for an event; EDTF.",
    },
}
_TYPES = {
    **dict.fromkeys(("sentence", "start", "end", "origins"), "integer"),
    **dict.fromkeys(("compared_low_open", "compared_high_open", "ruled"), "boolean"),
}


def fields_of(table: str, names: list[str]) -> list[dict[str, Any]]:
    """Return the columns of a table as fields of a Table Schema; cells without a type are text.

    Args:
        table: The table's name: facts, readings, conflicts, sources, properties or entities.
        names: Its columns in their order; one that nobody describes is the desk's own.
    """
    words = dict(_WORDS.get(table, {}))
    for model in _MODELS.get(table, ()):
        for name, column in model.to_schema().columns.items():
            words.setdefault(str(name), str(column.description or ""))
    return [
        {
            "name": name,
            "type": _TYPES.get(name, "string"),
            "description": words.get(name) or "A column of the desk's own.",
        }
        for name in names
    ]
