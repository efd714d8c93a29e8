"""The lists of the page: what differs, what else was found, what is ruled on, questions, facts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tieout.report.gate import ruled
from tieout.report.page.environment import template

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from tieout.report.page.view import View

FIRST = 100
"""How many entries of a list a large page holds from the start."""


@dataclass(frozen=True, slots=True)
class List:
    """A section of the page that is a list.

    Args:
        id: The name of the section, by which it is linked to.
        tag: The element that holds the entries.
        title: Its title.
        intro: What it says above the entries, or instead of them.
        entries: One element an entry, with the words that filters ask for.
        first: How many of them the page holds from the start.
    """

    id: str
    tag: str
    title: str
    intro: str
    entries: list[Markup]
    first: int

    @property
    def number(self) -> int:
        """How many entries there are."""
        return len(self.entries)

    @property
    def rest(self) -> list[Markup]:
        """The entries that are made when they are shown, found or linked to."""
        return self.entries[self.first :]


def lists(view: View) -> list[List]:
    """Return the lists of a page in their order.

    Args:
        view: What is shown.
    """
    cards = template("cards.html.j2").module
    left = [cards.discrepancy(view, item) for item in view.discrepancies if not item.ruled]
    settled = [cards.discrepancy(view, item) for item in view.discrepancies if item.ruled]
    others: list[Markup] = []
    for number, item in enumerate(view.others):
        (settled if ruled(item) else others).append(cards.other(view, item, number))

    def made(name: str, tag: str, title: str, entries: list[Markup], *said: str) -> List:
        first = FIRST if view.large else len(entries)
        return List(name, tag, title, said[0] if entries else said[-1], entries, first)

    return [
        made(
            "differences",
            "div",
            "Where the sources differ",
            left,
            "Questions that the sources answer differently, and that nobody has ruled on.",
            "No difference between the sources is left to settle.",
        ),
        made(
            "findings",
            "div",
            "Other findings",
            others,
            "What else was found in the table, the codebook, the rulings and the sources.",
            "Nothing else was found.",
        ),
        made(
            "settled",
            "div",
            "Ruled on",
            settled,
            "What a person has settled, with the reason. It does not hold the gate.",
            "Nothing is ruled on.",
        ),
        made(
            "questions",
            "ul",
            "Questions",
            [cards.question(view, item, n) for n, item in enumerate(_questions(view))],
            "Every question with its answers; what differs stands above in full.",
            "No question was judged.",
        ),
        made(
            "facts",
            "ul",
            "Facts",
            [cards.fact(view, item, n) for n, item in enumerate(_facts(view))],
            "Every fact in its sentence, in the order of the table.",
            "The table holds no fact.",
        ),
    ]


def _questions(view: View) -> Iterator[dict[str, Any]]:
    """Yield every question with its readings, and its picture if it has no card."""
    carded = {id(item.question) for item in view.discrepancies}
    for question in view.report.all_questions:
        rows = {view.statements.fact_id(row): row for row in question.rows}
        yield {
            "title": view.statements.title(question),
            "verdict": str(question.verdict),
            "notes": view.notes(question),
            "picture": "" if id(question) in carded else view.pictures.times(question),
            "readings": [
                {
                    "value": reading.value,
                    "rows": [rows[fact] for fact in reading.facts[: view.most] if fact in rows],
                    "more": max(0, len(reading.facts) - view.most),
                }
                for reading in question.readings
            ],
        }


def _facts(view: View) -> Iterator[dict[str, Any]]:
    """Yield every fact with its sentence."""
    for row in range(len(view.report.case.facts)):
        fact = view.statements[row]
        passage = view.statements.passage(row)
        title, judged = view.title_of_row.get(row, (view.statements.asked(row), ""))
        yield {
            "fact_id": fact.fact_id,
            "line": fact.line,
            "question": title,
            "value": fact.value,
            "valid": fact.valid,
            "compared": fact.compared,
            "before": passage.before,
            "quote": passage.quote,
            "after": passage.after,
            "who": ", ".join(filter(None, (fact.speakers, fact.publisher, fact.published))),
            "place": view.place(row),
            "place_words": view.statements.stands(row),
            "asked": view.asked.get(row, ""),
            "verdict": judged,
        }
