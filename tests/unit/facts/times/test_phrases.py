"""Patterns over categories: what wins, what is refused, what guards."""

from __future__ import annotations

import pytest

from tieout.facts.times.phrases import Grammar, Rule, Token

WIDER = {"SUM": ("SUM", "N")}


def tokens(text: str) -> list[Token]:
    found = []
    for place, word in enumerate(text.split()):
        reading = (("N", int(word)),) if word.isdigit() else ((word, None),)
        found.append(Token(place, place + 1, reading if word != "?" else (), place, place))
    return found


def read(grammar: Grammar, text: str) -> list[object]:
    return [token.phrase.value for token in grammar.reduce(tokens(text), set()) if token.phrase]


def add(*values: int) -> int:
    return sum(values)


def refuse_large(left: int, right: int) -> int | None:
    return left + right if left + right < 10 else None


def test_the_longest_pattern_wins_whatever_its_place() -> None:
    rules = [("N and N", Rule("SUM", add, ())), ("N and N or N", Rule("SUM", max, ()))]
    for order in (rules, rules[::-1]):
        assert [3] == read(Grammar(order, {}), "1 and 2 or 3")


def test_what_stands_to_the_right_is_read_first() -> None:
    grammar = Grammar([("N of N", Rule("SUM", lambda a, b: a * 10 + b, ()))], WIDER)
    assert [33] == read(grammar, "1 of 2 of 3")


def test_a_meaning_that_refuses_gives_way_to_a_shorter_pattern() -> None:
    rules = [("N N", Rule("SUM", refuse_large, ())), ("N", Rule("ONE", add, ()))]
    assert [8, 9] == read(Grammar(rules, {}), "8 9")
    assert [5] == read(Grammar(rules, {}), "2 3")


def test_optional_words_and_choices_are_both_planted() -> None:
    grammar = Grammar([("N [and] [so] N|x", Rule("SUM", add, ()))], {})
    for text in ("1 2", "1 and 2", "1 so 2", "1 and so 2"):
        assert [3] == read(grammar, text)
    assert [1] == read(grammar, "1 and x")


def test_guards_look_at_both_neighbours() -> None:
    grammar = Grammar([("!no N N !more", Rule("SUM", add, ()))], {})
    assert [3] == read(grammar, "1 2")
    assert [] == read(grammar, "no 1 2")
    assert [] == read(grammar, "1 2 more")


def test_a_word_without_readings_parts_phrases() -> None:
    grammar = Grammar([("N N", Rule("SUM", add, ()))], {})
    assert [] == read(grammar, "1 ? 2")


def test_fixed_arguments_come_before_the_values() -> None:
    grammar = Grammar([("N minus N", Rule("SUM", lambda *values: values, (7,)))], {})
    assert [(7, 1, 2)] == read(grammar, "1 minus 2")


def test_a_pattern_without_words_or_with_too_many_is_refused() -> None:
    with pytest.raises(ValueError, match="N N"):
        Grammar([("N " * 20, Rule("SUM", add, ()))], {})
