"""A headless Chromium over pages of invented reports; without a browser the tests skip."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import tieout
from tieout.report import html
from tieout.report.page import lists, view
from tieout.samples import write_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

CODEBOOK = """
[properties.votes]
label = "Votes counted"
kind = "quantity"
[properties.closed]
label = "Polls closed"
kind = "date"
[properties.saying]
label = "Said"
kind = "quotation"
[entities.board]
label = "Election board"
kind = "organisation"
[entities.mayor]
label = "Mayor Ritter"
aliases = ["Ritter", "Mayor Ritter"]
kind = "person"
"""
FAIR = "The count was fair and open,"
FREE = "The count was free and fair and open,"
ATTACK = (
    "<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>"
    "</noscript><!--next--><img src=y onerror=\"document.title='owned'\">"
)


def write(folder: Path, facts: list[dict[str, str]], texts: dict[str, str], codebook: str) -> Path:
    """Write a data set and return its folder."""
    cells = {
        source: {
            "publisher": f"The {source.capitalize()}",
            "title": text.partition("\n")[0][:60],
            "published": "1919-01-20",
            "published_evidence": "Printed at its head.",
        }
        for source, text in texts.items()
    }
    return write_folder(folder, facts, texts, codebook, cells)


def small(folder: Path) -> Path:
    """Write an election count on which two papers differ; one row attacks the page."""
    texts = {
        "herald": (
            "The count\n\nThe board counted at most 4,000 votes.\n\n"
            "The polls closed on 19 January 1919.\n\n"
            "“The count was fair and open,” said Mayor Ritter.\n\n"
            f"It is said that {ATTACK} 12 boxes were lost.\n"
        ),
        "mirror": (
            "The count disputed\n\nSome 9,000 votes were counted, Ritter said.\n\n"
            "The polls closed on 20 January 1919.\n\n"
            "“The count was free and fair and open,” said Ritter.\n"
        ),
    }
    rows = [
        ("e1", "board", "votes", "4000", "at_most", "board", "herald", "at most 4,000 votes"),
        ("e2", "board", "votes", "9000", "about", "mayor", "mirror", "Some 9,000 votes"),
        ("e3", "board", "closed", "1919-01-19", "", "", "herald", "19 January 1919"),
        ("e4", "board", "closed", "1919-01-20", "", "", "mirror", "20 January 1919"),
        ("e5", "mayor", "saying", FAIR, "", "mayor", "herald", FAIR),
        ("e6", "mayor", "saying", FREE, "", "mayor", "mirror",
         FREE),
        ("e7", "board", "votes", "12", "", ATTACK, "herald", f"{ATTACK} 12 boxes"),
    ]  # fmt: skip
    names = ("fact_id", "subject", "property", "value", "hedge", "attributed_to", "source", "quote")
    return write(folder, [dict(zip(names, row, strict=True)) for row in rows], texts, CODEBOOK)


def large(folder: Path, facts: int) -> Path:
    """Write many wards, each counted three times, with a difference in every tenth."""
    texts = {f"paper{number}": "" for number in range(40)}
    rows = []
    for number in range(facts):
        ward, source = number // 3, f"paper{number % 40}"
        value = 900 if ward % 10 or number % 3 else 500
        texts[source] += (
            f"The board counted {value} votes for list {number} in ward {ward}, and the hall was "
            f"quiet until the evening.{chr(10) * 2 if number % 5 == 0 else ' '}"
        )
        rows.append(
            {
                "fact_id": f"v{number}",
                "subject": f"ward{ward}",
                "property": "votes",
                "value": str(value),
                "attributed_to": "board",
                "source": source,
                "quote": f"{value} votes for list {number} in ward {ward}",
            }
        )
    wards = "\n".join(
        f'[entities.ward{number}]\nlabel = "Ward {number}"\nkind = "place"'
        for number in range(facts // 3 + 1)
    )
    return write(folder, rows, texts, f"{CODEBOOK}\n{wards}\n")


TOLL = """
[properties.deaths]
label = "Deaths"
kind = "quantity"
unit = "people"
over_time = "rising"
[properties.price]
label = "Price of a loaf"
kind = "quantity"
over_time = "changing"
[properties.hall]
label = "Town hall held by"
kind = "category"
over_time = "changing"
[properties.hall.tokens.senate]
label = "Senate"
[properties.hall.tokens.strikers]
label = "Strikers"
[entities.hamburg]
label = "Hamburg"
kind = "place"
[entities.physician]
label = "harbour physician"
kind = "person"
"""


def toll(folder: Path) -> Path:
    """Write a toll that rises and once goes back, a price that changes, and a hall that changes."""
    told = [
        ("deaths", "12", "", "1892-08-20", "12 people had died"),
        ("deaths", "80", "about", "1892-08-22", "about 80 people had died"),
        ("deaths", "210", "at_least", "1892-08-24", "at least 210 people had died"),
        ("deaths", "90", "", "1892-08-25", "90 people had died, all told"),
        ("deaths", "650", "about", "1892-08-26", "about 650 people had died"),
        ("price", "2", "", "1892-07", "2 marks a loaf"),
        ("price", "8", "", "", "8 marks a loaf"),
        ("hall", "senate", "", "../1892-08-20", "the Senate held the hall"),
        ("hall", "strikers", "", "1892-08-21/..", "strikers held it"),
    ]
    names = ("property", "value", "hedge", "valid", "quote")
    facts = [
        {
            **dict(zip(names, row, strict=True)),
            "fact_id": f"t{number}",
            "subject": "hamburg",
            "source": f"paper{number}",
            "attributed_to": "physician" if number == 4 else "",
        }
        for number, row in enumerate(told)
    ]
    texts = {fact["source"]: f"Hamburg\n\nSome say {fact['quote']}.\n" for fact in facts}
    return write(folder, facts, texts, TOLL)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A Chromium of the system."""
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    found = os.environ.get("TIEOUT_CHROMIUM") or shutil.which("chromium")
    if not found:
        pytest.skip(reason="no chromium on this machine; set TIEOUT_CHROMIUM or install it")
    with api.sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def small_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the election count."""
    folder = small(tmp_path_factory.mktemp("browser") / "election")
    page = folder / "report.html"
    page.write_text(html.render(tieout.validate(folder)), encoding="utf-8")
    return page


@pytest.fixture(scope="session")
def cut_page(small_page: Path) -> Path:
    """The page of the election count as a large page is made: one entry a list, then the rest."""
    page = small_page.with_name("cut.html")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(view, "LARGE", 0)
        patch.setattr(lists, "FIRST", 1)
        page.write_text(html.render(tieout.validate(small_page.parent)), encoding="utf-8")
    return page


@pytest.fixture(scope="session")
def toll_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the toll."""
    folder = toll(tmp_path_factory.mktemp("browser") / "hamburg")
    page = folder / "report.html"
    page.write_text(html.render(tieout.validate(folder)), encoding="utf-8")
    return page


@pytest.fixture(scope="session")
def large_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of 10,000 facts."""
    folder = large(tmp_path_factory.mktemp("browser") / "wards", 10_000)
    page = folder / "report.html"
    page.write_text(html.render(tieout.validate(folder)), encoding="utf-8")
    return page


@pytest.fixture(scope="session")
def bundled_page(tmp_path_factory: pytest.TempPathFactory, repository: Path) -> Path:
    """The page of the bundled data set."""
    page = tmp_path_factory.mktemp("browser") / "bundled.html"
    page.write_text(html.render(tieout.validate(repository)), encoding="utf-8")
    return page
