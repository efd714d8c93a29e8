from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

import tieout
from tieout.report import html

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
    lines = manifest.read_text(encoding="utf-8").splitlines()
    addresses = ["https://example.org/a", "javascript:alert(1)", "http://example.org/b"]
    told = [f"{lines[0]},url"]
    told += [f"{line},{url}" for line, url in zip(lines[1:], addresses, strict=True)]
    manifest.write_text("\n".join([*told, ""]), encoding="utf-8")
    page = html.render(tieout.validate(folder))
    assert ["https://example.org/a"] == re.findall(r'href="(?!#)([^"]*)"', page)


def test_pictures_are_well_formed_and_hold_one_kind_of_value(bundled: Report) -> None:
    drawn = re.findall(r"<svg.*?</svg>", html.render(bundled), re.DOTALL)
    assert drawn
    for picture in drawn:
        root = ET.fromstring(picture)  # noqa: S314 - our own
        ticks = [text.text or "" for text in root.iter("text") if text.get("class") == "tick"]
        dated = [bool(re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", tick)) for tick in ticks]
        assert len(set(dated)) <= 1, ticks


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
