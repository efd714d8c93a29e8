from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from tieout.report.paper import Page, Paper, cells


@given(st.text(), st.integers(min_value=40, max_value=120))
def test_wrapping_keeps_every_word_and_the_width(text: str, width: int) -> None:
    page, flat = Page(Paper(width)), Page(Paper(0))
    page.add(text, lead="| ")
    flat.add(text, lead="| ")
    lines = page.text().split("\n")[:-1]
    bare = "".join(line.removeprefix("| ").removeprefix("|") for line in lines)
    assert flat.text()[1:].replace(" ", "").replace("\n", "") == bare.replace(" ", "")
    assert all(cells(line) <= width + 1 for line in lines)


@given(st.lists(st.text(), min_size=1), st.sampled_from([0, 40, 60]))
def test_every_line_starts_with_words_of_ours(texts: list[str], width: int) -> None:
    page = Page(Paper(width))
    for text in texts:
        page.add(text, lead="* ", hang="| ")
    assert not [line for line in page.text().split("\n") if line and line[0] not in "*|"]


@given(st.text())
def test_a_line_never_breaks_out_of_its_line(text: str) -> None:
    page = Page(Paper())
    page.add(text, lead="| ")
    written = page.text()
    assert 1 == written.count("\n")
    hidden = [c for c in written[:-1] if unicodedata.category(c) in {"Cc", "Cf", "Zl", "Zp"}]
    assert not hidden


def test_two_blank_lines_are_one_and_none_stands_first() -> None:
    page = Page(Paper())
    page.blank()
    page.add("a")
    page.blank()
    page.blank()
    page.add("b")
    assert "a\n\nb\n" == page.text()
