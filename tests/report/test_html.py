from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

import tieout
from tieout.corpus.edits import replace_cells
from tieout.report import html
from tieout.report.page import lists, view

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tieout.report.report import Report


def elements(page: str) -> list[tuple[str, dict[str, str | None]]]:
    """Return every element of a page with its attributes."""

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.append((tag, dict(attrs)))

    found: list[tuple[str, dict[str, str | None]]] = []
    reader = Reader()
    reader.feed(page)
    reader.close()
    return found


@pytest.mark.parametrize("kind", ["style", "script"])
def test_the_policy_names_the_digest_of_what_the_page_holds(report: Report, kind: str) -> None:
    page = html.render(report)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    (content,) = re.findall(rf"<{kind}>(.*?)</{kind}>", page, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
    assert policy is not None
    assert f"{kind}-src 'sha256-{digest}'" in policy[1]
    for rule in ("default-src 'none'", "base-uri 'none'", "form-action 'none'"):
        assert rule in policy[1]
    assert "unsafe" not in policy[1]


@pytest.mark.parametrize("name", ["report", "ruled", "attacked", "bundled"])
def test_the_page_asks_for_nothing_and_holds_no_handler(
    name: str, request: pytest.FixtureRequest
) -> None:
    page = html.render(request.getfixturevalue(name))
    found = elements(page)
    assert not {tag for tag, _ in found} & {"img", "iframe", "object", "link", "form", "base"}
    for _, attributes in found:
        assert not {"style", "src", "srcset", "action"} & set(attributes)
        assert not [name for name in attributes if name.startswith("on")]
        assert (attributes.get("href") or "#").startswith(("#", "https://"))


@pytest.mark.parametrize("name", ["report", "attacked", "bundled"])
def test_every_link_leads_somewhere_and_no_place_has_two_names(
    name: str, request: pytest.FixtureRequest
) -> None:
    page = html.render(request.getfixturevalue(name))
    found = elements(page)
    places = [attributes["id"] for _, attributes in found if "id" in attributes]
    links = {attributes.get("href") or "" for _, attributes in found}
    assert len(set(places)) == len(places)
    assert {link[1:] for link in links if link.startswith("#")} <= set(places)


def test_only_https_addresses_of_sources_are_links(cholera: Callable[[], Path]) -> None:
    folder = cholera()
    manifest = folder / "seeds" / "sources.csv"
    text = manifest.read_text(encoding="utf-8")
    addresses = ["https://example.org/a", "javascript:alert(1)", "http://example.org/b"]
    cells = {line: {"url": url} for line, url in enumerate(addresses, 2)}
    manifest.write_text(replace_cells(text, manifest.name, cells), encoding="utf-8")
    page = html.render(tieout.validate(folder))
    assert ["https://example.org/a"] == re.findall(r'href="(?!#)([^"]*)"', page)


def test_pictures_are_well_formed_and_each_axis_holds_one_kind_of_value(bundled: Report) -> None:
    drawn = re.findall(r"<svg.*?</svg>", html.render(bundled), re.DOTALL)
    assert drawn
    for picture in drawn:
        root = ET.fromstring(picture)  # noqa: S314 - our own
        ticks = [text for text in root.iter("text") if "tick" in text.get("class", "")]
        for upwards in (True, False):
            axis = [tick.text or "" for tick in ticks if (tick.get("x") == "0") == upwards]
            dated = [bool(re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", tick)) for tick in axis]
            assert len(set(dated)) <= 1, axis


def test_what_is_cited_is_marked_in_the_text_of_the_source(report: Report) -> None:
    page = html.render(report)
    text = page[page.index('id="source0"') : page.index('id="source1"')]
    assert "<mark>no more than 120 people</mark>" in text
    assert "<mark>16 August 1892</mark>" in text


def test_a_page_without_texts_holds_the_quotes_and_nothing_around_them(ruled: Report) -> None:
    page = html.render(ruled, texts=False)
    assert "no more than 120 people" in page
    assert "had died of the cholera" not in page
    assert "tieout validate" not in page


def test_the_page_says_what_is_left_to_do_what_holds_the_gate_first(report: Report) -> None:
    page = html.render(report)
    tasks = re.findall(r"<li>(.*?)</li>", page[page.index('class="tasks"') :], re.DOTALL)
    tasks = [task for task in tasks if 'href="#q' in task or 'href="#o' in task]
    assert "First case: cholera in Hamburg" in " ".join(tasks)
    held = ["holds the gate" in task for task in tasks]
    assert sorted(held, reverse=True) == held
    assert any(held)
    found = next(one for one in report.all_findings if one.code == "C103")
    assert f"tieout decide {found.fingerprint} --strategy WORD --reason TEXT" in page


def test_a_page_on_which_everything_is_ruled_on_says_that_nothing_is_left(ruled: Report) -> None:
    page = html.render(ruled)
    assert "Nothing is left to settle." in page
    assert "No difference between the sources is left to settle." in page
    assert 'id="settled-list"' in page


def test_a_page_about_nothing_says_what_to_write(cholera: Callable[[], Path]) -> None:
    folder = cholera()
    table = folder / "facts.csv"
    table.write_text(table.read_text(encoding="utf-8").partition("\n")[0] + "\n", encoding="utf-8")
    (folder / "tieout.toml").write_text('ignore = ["T", "G", "S", "N"]\n', encoding="utf-8")
    page = html.render(tieout.validate(folder))
    assert "No fact was checked: write some into" in page


def test_each_fact_is_one_bar_of_a_picture_however_many_readings_it_gives(
    make: Callable[..., Path],
) -> None:
    told = [("a", "12", ""), ("b", "300", ""), ("c", "900", "at_most")]
    facts = tuple(
        {
            "fact_id": name,
            "subject": "outbreak",
            "property": "deaths",
            "value": value,
            "hedge": hedge,
            "source": name,
            "quote": f"{'at most ' if hedge else ''}{value} people",
        }
        for name, value, hedge in told
    )
    texts = {fact["source"]: f"It was {fact['quote']}.\n" for fact in facts}
    page = html.render(tieout.validate(make("bars", facts, texts)))
    (picture,) = re.findall(r"<svg.*?</svg>", page, re.DOTALL)
    assert 3 == picture.count('class="bar"')


def test_a_bar_leads_to_a_witness_that_is_shown_or_to_its_fact(make: Callable[..., Path]) -> None:
    facts = tuple(
        {
            "fact_id": f"n{number}",
            "subject": "outbreak",
            "property": "deaths",
            "value": str(500 + number // 23 * 400),
            "attributed_to": f"speaker{number}",
            "source": "all",
            "quote": f"{500 + number // 23 * 400} people, no {number} said",
        }
        for number in range(24)
    )
    text = "".join(f"It was {fact['quote']}.\n" for fact in facts)
    page = html.render(tieout.validate(make("many", facts, {"all": text})))
    places = {attributes.get("id") for _, attributes in elements(page)}
    links = {(attributes.get("href") or "")[1:] for _, attributes in elements(page)}
    assert {link for link in links if link} <= places


def over_time(make: Callable[..., Path], kind: str, *told: tuple[str, str, str]) -> str:
    """Return the pictures of one question about a property that changes or rises."""
    codebook = f"""
[properties.deaths]
kind = "{"category" if kind == "named" else "quantity"}"
over_time = "{"rising" if kind == "rising" else "changing"}"
{"[properties.deaths.tokens.few]" if kind == "named" else ""}
{"[properties.deaths.tokens.many]" if kind == "named" else ""}
[entities.outbreak]
kind = "event"
"""
    facts = tuple(
        {
            "fact_id": f"o{number}",
            "subject": "outbreak",
            "property": "deaths",
            "value": value,
            "valid": valid,
            "stance": stance,
            "source": f"s{number}",
            "quote": f"{value} have died",
        }
        for number, (value, valid, stance) in enumerate(told)
    )
    texts = {fact["source"]: f"Now {fact['quote']}.\n" for fact in facts}
    page = html.render(tieout.validate(make(f"over-{len(told)}-{kind}", facts, texts, codebook)))
    return "".join(re.findall('<p class="dim over">.*', page))


def test_a_total_that_rises_or_counts_from_another_day_does_not_go_back(
    make: Callable[..., Path],
) -> None:
    rising = over_time(make, "rising", ("12", "1892-08-20", ""), ("90", "1892-08-25", ""))
    assert "over time" in rising
    assert "Goes back" not in rising
    windows = over_time(
        make,
        "rising",
        ("900", "1892-07-01/1892-08-20", ""),
        ("90", "1892-08-20/1892-08-25", ""),
        ("95", "1892-08-20/1892-08-26", ""),
    )
    assert "over time" in windows
    assert "Goes back" not in windows


def test_a_total_that_falls_goes_back_behind_the_highest_before_it(
    make: Callable[..., Path],
) -> None:
    drawn = over_time(
        make, "rising", ("12", "1892-08-20", ""), ("95", "1892-08-23", ""), ("9", "1892-08-25", "")
    )
    assert "Goes back:</strong> 9, as of 1892-08-25" in drawn
    assert "before it, 95, as of 1892-08-23" in drawn


def test_named_values_that_change_are_drawn_as_the_times_for_which_they_hold(
    make: Callable[..., Path],
) -> None:
    drawn = over_time(make, "named", ("few", "../1892-08-20", ""), ("many", "1892-08-21/..", ""))
    assert 2 == drawn.count('class="bar"')
    assert "1892-08-20" in drawn


@pytest.mark.parametrize(
    "told",
    [
        [("12", "1892-08-20", ""), ("12", "1892-08-25", "")],
        [("12", "1892-08-20", ""), ("90", "1892-08-20", "")],
        [("12", "1892-08-20", ""), ("90", "1892-08-25", "predicted")],
    ],
)
def test_nothing_is_drawn_over_time_where_value_or_time_is_one_or_none_is_asserted(
    told: list[tuple[str, str, str]], make: Callable[..., Path]
) -> None:
    assert "" == over_time(make, "changing", *told)


def test_a_hollow_dot_is_explained_where_there_is_one(make: Callable[..., Path]) -> None:
    given = over_time(make, "changing", ("2", "1892-07", ""), ("8", "1892-08", ""))
    assert given
    assert "hollow" not in given
    assert "hollow" in over_time(
        make, "changing", ("2", "1892-07", ""), ("8", "", ""), ("9", "", "")
    )


def test_the_rest_of_a_long_list_is_text_in_which_nothing_ends_or_forges_an_entry(
    attacked: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(view, "LARGE", 0)
    monkeypatch.setattr(lists, "FIRST", 1)
    page = html.render(attacked)
    rests = re.findall(r'<noscript id="([a-z]+)-rest">(.*?)</noscript>', page, re.DOTALL)
    assert {"differences", "findings", "questions", "facts"} <= {name for name, _ in rests}
    facts = dict(rests)["facts"]
    assert len(attacked.case.facts) - 1 == facts.count("<!--next-->")
    assert len(attacked.case.facts) - 1 == len(re.findall('<li class="item" id="f[0-9]+"', facts))
    assert not {tag for tag, _ in elements(page)} & {"img", "b"}


def test_findings_of_one_rule_are_one_task(cholera: Callable[[], Path]) -> None:
    folder = cholera()
    path = folder / "facts.csv"
    path.write_text(path.read_text(encoding="utf-8") + "x y,,,,,,,,,,,,,,,\n", encoding="utf-8")
    page = html.render(tieout.validate(folder))
    assert "and 4 more of this kind" in page[: page.index("How to settle")]
