from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from tieout.errors import UsageError

if TYPE_CHECKING:
    from tieout.report.report import Report


class Elements(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def test_a_notebook_shows_the_verdict_and_what_differs(report: Report) -> None:
    words = "".join(Elements(report._repr_html_()).words)
    assert "The gate HOLDS" in words
    assert "First case: cholera in Hamburg" in words
    assert "Checked 9 facts" in words


def test_a_single_finding_is_shown_with_its_readings_alone(report: Report) -> None:
    card = report.finding("C103:c4")
    words = "".join(Elements(card._repr_html_()).words)
    assert "First case: cholera in Hamburg" in words
    assert "Deaths" not in words
    assert "The gate" not in words
    assert "1892-08-16" in repr(card)


def test_a_finding_that_is_not_there_is_refused(report: Report) -> None:
    with pytest.raises(UsageError):
        report.finding("ffffffffffffffff")


def test_a_fragment_names_nothing_that_the_notebook_may_name_too(report: Report) -> None:
    for tag, attributes in Elements(report._repr_html_()).found:
        assert tag not in {"script", "html", "body", "link", "iframe", "form"}
        assert "id" not in attributes


def test_the_style_reaches_no_element_outside_the_fragment(report: Report) -> None:
    (style,) = re.findall(r"<style>(.*?)</style>", report._repr_html_(), re.DOTALL)
    for selectors in re.findall(r"([^{}@;]+)\{[^{}]*\}", style):
        for selector in selectors.split(","):
            bare = selector.strip()
            assert not bare or ".tieout" in bare, bare


def test_nothing_in_a_fragment_comes_from_the_data_but_words(attacked: Report) -> None:
    for tag, attributes in Elements(attacked._repr_html_()).found:
        assert tag not in {"script", "img", "iframe", "object", "base", "meta"}
        assert not [name for name in attributes if name.startswith("on") or name == "style"]


def test_the_representation_says_what_the_gate_says(report: Report, ruled: Report) -> None:
    assert repr(report).startswith("<Report: The gate HOLDS: ")
    assert "<Report: The gate passes.>" == repr(ruled)
