"""What reading leaves out to be fast changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tieout.facts.times.language import Language, load_language
from tieout.facts.times.phrases import Token
from tieout.facts.times.scene import Scene

CASES = Path(__file__).parents[3] / "cases"
FILES = {"en": "dates.md", "de": "dates_de.md"}


def texts(language: str) -> list[str]:
    lines = (CASES / FILES[language]).read_text(encoding="utf-8").split("\n")
    return [line.split("|")[1].strip() for line in lines if line.startswith("| ")]


def phrases(text: str, known: Language, *, thorough: bool) -> list[tuple[object, ...]]:
    """Return the phrases of a text, without leaving anything out if that is asked for."""
    raw, live, _ = known.words.tokens(text, day_first=False)
    tokens: list[Token] = list(raw) if thorough else live
    names = {name for token in tokens for name, _ in token.readings}
    scene = Scene(text, raw, tokens, names)
    for step in known.steps:
        if thorough or not step.needs.isdisjoint(scene.names):
            step.apply(scene)
    return [(token.start, token.end, *token.phrase) for token in scene.live if token.phrase]


@pytest.mark.parametrize("language", FILES)
def test_words_and_steps_that_are_left_out_change_no_phrase(language: str) -> None:
    known = load_language(language)
    different = [
        text
        for text in texts(language)
        if phrases(text, known, thorough=True) != phrases(text, known, thorough=False)
    ]
    assert [] == different


@pytest.mark.parametrize("language", FILES)
def test_words_without_any_of_time_are_left_out(language: str) -> None:
    words = load_language(language).words
    for text in (
        "The harbour was quiet and the ships lay at the quay.",
        "Und es war in der Stadt.",
    ):
        assert [] == words.tokens(text, day_first=False).live
