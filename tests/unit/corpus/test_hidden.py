"""Hidden characters: found where they hide something, left alone where a script needs them."""

import time

import pytest

from tieout.corpus.hidden import Hidden, find_hidden


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ("The toll:\n9\u202e00 dead", 2, "U+202E"),
        ("a\r\nb\rc\nd\u2066e", 4, "U+2066"),
        ("pay\u200bload", 1, "U+200B"),
        ("pay\u200cload", 1, "U+200C"),
        ("pay\u200dload", 1, "U+200D"),
        ("left\u200emark", 1, "U+200E"),
        ("word\u2060joiner", 1, "U+2060"),
        ("first\n\ufeffsecond", 2, "U+FEFF"),
        ("bell\x07", 1, "U+0007"),
        ("mis\x93coded", 1, "U+0093"),
        ("tag\U000e0041", 1, "U+E0041"),
        ("a\ufe0f", 1, "U+FE0F"),
        ("blank\u3164", 1, "U+3164"),
        ("\u0645\u0631\u202e\u062d\u0628\u0627", 1, "U+202E"),
    ],
)
def test_a_hidden_character_is_found_with_its_line(text: str, line: int, code: str) -> None:
    (found,) = find_hidden(text)
    assert (line, code) == (found.line, found.code)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "plain\twords\r\n\x0cnext page",
        "\ufeffa byte order mark",
        "soft\u00adhyphen",
        "no-break\u00a0space and narrow\u202fone",
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        "\u0915\u094d\u200d\u0937",
        "\u0e2a\u0e27\u0e31\u200b\u0e2a\u0e14\u0e35",
        "\u05e9\u05dc\u05d5\u05dd\u200f (2016)\u200e",
        "family \U0001f468\u200d\U0001f469\u200d\U0001f467",
        "heart \u2764\ufe0f\u200d\U0001f525 and key 5\ufe0f\u20e3",
        "\u845b\U000e0100",
        "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    ],
)
def test_what_a_script_needs_is_left_alone(text: str) -> None:
    assert [] == find_hidden(text)


def test_a_source_full_of_hidden_characters_takes_no_longer_than_its_length() -> None:
    begin = time.process_time()
    found = find_hidden("\u202ea\n" * 100_000)
    assert 100_000 == len(found)
    assert Hidden(100_000, "\u202e") == found[-1]
    assert 200_000 == len(find_hidden("\u200ea" * 200_000))
    assert time.process_time() - begin < 5
