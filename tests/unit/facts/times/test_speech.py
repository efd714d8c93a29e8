"""On which day the words of a quotation were spoken."""

from __future__ import annotations

import pytest

from tieout.facts.times.speech import quotations, spoken_on, stands_alone

VERBS = frozenset({"said", "told", "wrote"})


def days(text: str) -> list[tuple[int, int]]:
    return [(at, at + 6) for at in range(len(text)) if text.startswith("Friday", at)]


def spoken(text: str) -> list[int | None]:
    return [spoken_on(one, text, days(text), VERBS) for one in quotations(text)]


@pytest.mark.parametrize(
    "text",
    [
        "He said on Friday: “We go.”",
        "On Friday he told the council: “We go.”",
        "On Friday, in a letter, he wrote, „Wir gehen“.",
        "“We go,” he said on Friday.",
        "“We go,” said the mayor of the old town on Friday.",
        "«We go», she told reporters, on Friday",
        '"We go," on Friday the mayor said.',
    ],
)
def test_a_clause_with_a_verb_of_speech_dates_the_quotation_beside_it(text: str) -> None:
    assert [0] == spoken(text)


@pytest.mark.parametrize(
    "text",
    [
        "He said the raid on Friday was “worse”.",
        "He left on Friday. “We go,” he said.",
        "“We go,” he said. On Friday he left.",
        "The raid on Friday: “We go.”",
        "“We go” was the song of Friday.",
        "“We go,” he said to all of those who had come to the town hall on Friday.",
        "He said on Friday: “We go.",
    ],
)
def test_other_clauses_do_not(text: str) -> None:
    assert all(found is None for found in spoken(text))


def test_a_quotation_that_is_a_sentence_of_its_own_stands_alone() -> None:
    text = "“We go,” he said on Friday. “We come.” She left. “No,” she said."
    assert [False, True, False] == [stands_alone(one, text) for one in quotations(text)]
