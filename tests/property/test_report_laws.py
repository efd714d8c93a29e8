"""Laws of what is printed: cost grows with length, and no text gets out of its place."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from tieout.report import sanitising
from tieout.report.paper import Page, Paper
from tieout.report.versions import compare_words

if TYPE_CHECKING:
    from collections.abc import Callable

HOSTILE = ["\u0301", "##[", "a:", "@#", "\\", "GH-", "www.", "mailto:", "<", "\u202e", "1.", "|`*"]


def laid_out(text: str) -> None:
    page = Page(Paper(80))
    page.add(text, lead="| ")
    page.text()


def compared(text: str) -> None:
    compare_words(text, text[::-1])


def quickest(function: Callable[[str], object], text: str) -> float:
    times = []
    for _ in range(5):
        began = time.process_time()
        function(text)
        times.append(time.process_time() - began)
    return min(times)


@pytest.mark.parametrize("piece", HOSTILE)
@pytest.mark.parametrize(
    "function",
    [
        sanitising.for_terminal,
        sanitising.for_html,
        sanitising.for_markdown,
        sanitising.for_xml,
        sanitising.for_script,
        sanitising.for_workflow,
        laid_out,
        compared,
    ],
    ids=lambda function: function.__name__,
)
def test_twice_the_text_costs_about_twice(function: Callable[[str], object], piece: str) -> None:
    once = quickest(function, piece * 20_000)
    twice = quickest(function, piece * 40_000)
    assert twice < 2.5 * once + 0.005
