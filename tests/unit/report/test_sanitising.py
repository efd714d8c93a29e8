import csv
import io
import json
import re
import unicodedata
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tieout.report.sanitising import (
    for_html,
    for_markdown,
    for_script,
    for_spreadsheet,
    for_terminal,
    for_workflow,
    for_workflow_property,
    for_xml,
    visible,
    visible_lines,
)

HIDDEN = ["\x00", "\x1b", "\x7f", "\x9b", "\n", "\r", "\u202e", "\u2066", "\u200b", "\ufeff"]
HIDDEN += ["\u061c", "\u2028", "\U000e0041", "\ufe0f", "\u3164", "\ue000", "\ud800", "\U000e0100"]


@pytest.mark.parametrize("letter", HIDDEN, ids=lambda letter: f"U+{ord(letter):04X}")
def test_a_hidden_character_is_shown_as_its_code(letter: str) -> None:
    assert f"a<U+{ord(letter):04X}>b" == visible(f"a{letter}b")


def test_letters_of_every_script_stay_as_they_are() -> None:
    text = "Cholera à Hambourg, 1892: Ärzte, холера, كوليرا, コレラ, 霍乱, ½, “8.6”, é"
    assert text == visible(text)


def test_marks_piled_on_one_letter_are_shown_as_codes() -> None:
    assert "a\u0301\u0301\u0301\u0301<U+0301><U+0301>b" == visible("a" + "\u0301" * 6 + "b")


def test_line_feeds_and_tabs_stay_in_a_passage_and_nothing_else_does() -> None:
    assert "a\nb\tc\nd<U+000D>e<U+001B>" == visible_lines("a\r\nb\tc\nd\re\x1b")


@given(st.text())
def test_nothing_hidden_reaches_a_terminal(text: str) -> None:
    shown = for_terminal(text)
    hidden = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
    assert not [letter for letter in shown if unicodedata.category(letter) in hidden]
    assert not re.search(r"##[A-Za-z]{0,20}\[", shown)


@pytest.mark.parametrize("command", ["##vso[task.x]", "##[set-env]", "##teamcity[x]", "###[a]"])
def test_a_command_that_is_obeyed_anywhere_in_a_line_is_broken(command: str) -> None:
    assert not re.search(r"##[a-z]*\[", for_terminal(f"he said {command}"))


@given(st.text())
@example("</p><script>alert(1)</script>")
@example('" onmouseover="alert(1)')
def test_html_gives_the_text_back_and_no_element(text: str) -> None:
    class Reader(HTMLParser):
        def __init__(self) -> None:
            super().__init__(convert_charrefs=True)
            self.words: list[str] = []
            self.tags: list[tuple[str, list[tuple[str, str | None]]]] = []

        def handle_data(self, data: str) -> None:
            self.words.append(data)

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            self.tags.append((tag, attrs))

    reader = Reader()
    reader.feed(f'<p title="{for_html(text)}">{for_html(text)}</p>')
    reader.close()
    assert [("p", [("title", visible(text))])] == reader.tags
    assert visible(text) == "".join(reader.words)


@given(st.text())
@example("]]><script>")
def test_xml_can_be_parsed_whatever_the_text(text: str) -> None:
    element = ET.Element("x", {"a": for_xml(text)})
    element.text = for_xml(text)
    parsed = ET.fromstring(ET.tostring(element, encoding="unicode"))  # noqa: S314 - our own
    assert visible_lines(text) == (parsed.text or "")


@given(st.text())
@example("</script><script>alert(1)</script>")
@example("<!--<script>")
def test_json_in_a_script_element_cannot_end_it(text: str) -> None:
    written = for_script(json.dumps(text, ensure_ascii=False))
    assert not set("<\u2028\u2029") & set(written)
    assert text == json.loads(written)


LIVELY = [
    "# heading",
    "[link](https://example.org)",
    "![picture](https://example.org/x.png)",
    "https://example.org and www.example.org",
    "<img src=x onerror=alert(1)>",
    "`code` and *stress* and ~~out~~",
    "1. one",
    "- item",
    "> quoted",
    "| a | b |",
    "---",
    "===",
    "&lt;b&gt;",
    "a  ",
    "<https://example.org>",
    "```",
    "    indented",
    "[ref]: https://example.org",
    "$x$ $$y$$",
]


@pytest.mark.parametrize("text", LIVELY)
def test_markdown_prints_the_text_and_does_nothing_else(text: str) -> None:
    reader = MarkdownIt("gfm-like", {"linkify": False})
    tokens = reader.parse(f"x {for_markdown(text)}")
    assert ["paragraph_open", "inline", "paragraph_close"] == [token.type for token in tokens]
    children = tokens[1].children
    words = [child for child in children if child.content != "<!-- -->"]
    assert {"text", "text_special"} >= {child.type for child in words}
    assert f"x {text}".rstrip() == "".join(child.content for child in words)


@given(st.text(alphabet=st.sampled_from("#[]()!<>`*_~|-=+.:/@$^{}\\&;1a \n\t")))
def test_no_markdown_comes_of_any_marks(text: str) -> None:
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(f"x {for_markdown(text)}")
    children = tokens[1].children
    words = [child for child in children if child.content != "<!-- -->"]
    assert 3 == len(tokens)
    assert {"text", "text_special"} >= {child.type for child in words}


@pytest.mark.parametrize("mention", ["@editors", "#12", "GH-12", "http://x.org"])
def test_markdown_mentions_nobody_and_no_issue(mention: str) -> None:
    assert mention not in for_markdown(mention)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "\x00", "＝", " ="])
def test_a_formula_is_text_to_a_spreadsheet(start: str) -> None:
    written = for_spreadsheet(f"{start}cmd|' /C calc'!A0")
    buffer = io.StringIO()
    csv.writer(buffer).writerow([written])
    (row,) = csv.reader(io.StringIO(buffer.getvalue(), newline=""))
    assert "'" == row[0][0]


@given(st.text())
def test_a_workflow_command_stays_on_one_line(text: str) -> None:
    assert not set("\r\n") & set(for_workflow(text))
    assert not set("\r\n:,") & set(for_workflow_property(text))


def test_a_workflow_message_is_decoded_to_what_it_was() -> None:
    written = for_workflow_property("50%: a, b")
    assert "50%25%3A a%2C b" == written
