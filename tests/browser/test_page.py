from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

FILTER = """async (words) => {
  const search = document.getElementById("search");
  const start = performance.now();
  search.value = words;
  search.dispatchEvent(new Event("input"));
  await new Promise((done) => setTimeout(done, 70));
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return performance.now() - start;
}"""
SIZES = {"desk": (1280, 900), "phone": (380, 800)}


class Watched:
    """A page that notes every message, request and error."""

    def __init__(self, browser: Any, size: str = "desk", **more: Any) -> None:
        width, height = SIZES[size]
        self.context = browser.new_context(viewport={"width": width, "height": height}, **more)
        self.context.set_default_timeout(5_000)
        self.page = self.context.new_page()
        self.messages: list[str] = []
        self.requests: list[str] = []
        self.page.on("console", lambda message: self.messages.append(message.text))
        self.page.on("pageerror", lambda error: self.messages.append(str(error)))
        self.page.on("request", lambda request: self.requests.append(request.url))

    def open(self, path: Path, place: str = "") -> Any:
        self.page.goto(path.as_uri() + place)
        return self.page


@pytest.fixture
def watched(browser: Any) -> Iterator[Watched]:
    found = Watched(browser)
    yield found
    found.context.close()


def test_the_page_loads_nothing_but_itself_and_complains_of_nothing(
    watched: Watched, small_page: Path
) -> None:
    page = watched.open(small_page)
    assert [small_page.as_uri()] == watched.requests
    assert [] == watched.messages
    assert page.title().startswith("Tie-out of ")


def test_text_from_the_data_neither_runs_nor_makes_an_element(
    watched: Watched, small_page: Path
) -> None:
    page = watched.open(small_page)
    page.wait_for_timeout(200)
    assert "owned" != page.title()
    assert 0 == page.locator("img").count()
    assert 1 == page.locator("script").count()
    assert "<img src=x onerror=" in page.locator("#facts").inner_text()


@pytest.mark.parametrize("scripts", [True, False])
def test_text_from_the_data_ends_no_list_and_forges_no_entry(
    browser: Any, cut_page: Path, *, scripts: bool
) -> None:
    seen = Watched(browser, java_script_enabled=scripts)
    page = seen.open(cut_page)
    if scripts:
        page.locator("#facts-more").click()
    facts = page.locator("#facts li.item")
    assert 7 == facts.count()
    assert "</noscript><!--next--><img src=y" in facts.last.inner_text()
    page.locator("#source0 summary").click()
    page.locator("#source0 .sentence").first.wait_for()
    assert "</noscript><!--next-->" in page.locator("#source0 .text").inner_text()
    assert 0 == page.locator("img").count()
    assert "owned" != page.title()
    seen.context.close()


def test_a_script_that_got_in_would_be_refused(watched: Watched, small_page: Path) -> None:
    page = watched.open(small_page)
    page.evaluate(
        "() => { const s = document.createElement('script');"
        " s.textContent = \"document.title = 'owned'\"; document.body.append(s); }"
    )
    assert "owned" != page.title()
    assert any("Content Security Policy" in message for message in watched.messages)


@pytest.mark.parametrize(
    ("which", "size", "scheme"),
    [
        ("small_page", "desk", "light"),
        ("small_page", "desk", "dark"),
        ("small_page", "phone", "light"),
        ("small_page", "phone", "dark"),
        ("toll_page", "desk", "light"),
        ("toll_page", "phone", "dark"),
        ("bundled_page", "desk", "light"),
        ("bundled_page", "phone", "dark"),
    ],
)
def test_a_screen_reader_finds_nothing_to_complain_of(
    browser: Any, size: str, scheme: str, which: str, request: pytest.FixtureRequest
) -> None:
    axe = pytest.importorskip("axe_playwright_python", reason="axe is not installed")
    script = (Path(axe.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
    seen = Watched(browser, size, color_scheme=scheme, bypass_csp=True)
    page = seen.open(request.getfixturevalue(which))
    page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    page.evaluate(script)
    # Contrast takes a minute on the large page, which has the same style sheet as the small one.
    contrast = str(which != "bundled_page").lower()
    found = page.evaluate(f"axe.run({{rules: {{'color-contrast': {{enabled: {contrast}}}}}}})")[
        "violations"
    ]
    seen.context.close()
    assert [] == [(item["id"], item["nodes"][0]["html"]) for item in found]


@pytest.mark.parametrize("which", ["small_page", "toll_page", "bundled_page"])
def test_nothing_runs_over_the_edge_of_a_phone(
    browser: Any, which: str, request: pytest.FixtureRequest
) -> None:
    seen = Watched(browser, "phone")
    page = seen.open(request.getfixturevalue(which))
    page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    wide = page.evaluate("document.documentElement.scrollWidth")
    seen.context.close()
    assert 380 >= wide


def test_readings_stand_side_by_side_with_their_sentences(
    watched: Watched, small_page: Path
) -> None:
    page = watched.open(small_page)
    card = page.locator("article", has_text="Polls closed").first
    tops = [card.locator(".reading").nth(n).bounding_box()["y"] for n in range(2)]
    assert tops[0] == tops[1]
    assert ["19 January 1919", "20 January 1919"] == card.locator("mark").all_inner_texts()
    assert 1 == card.locator("svg").count()


def test_a_quotation_shows_which_words_differ(watched: Watched, small_page: Path) -> None:
    page = watched.open(small_page)
    difference = page.locator(".diff").first
    assert [] == difference.locator("del").all_inner_texts()
    assert ["free and"] == difference.locator("ins").all_inner_texts()


def test_search_leaves_what_holds_every_word(watched: Watched, small_page: Path) -> None:
    page = watched.open(small_page)
    page.locator("#search").fill("polls MIRROR")
    page.locator("#shown", has_text="entries").wait_for()
    assert 1 == page.locator("#facts li.item:visible").count()
    assert "e4" in page.locator("#facts li.item:visible").inner_text()
    page.keyboard.press("Escape")
    assert 7 == page.locator("#facts li.item:visible").count()


def test_a_verdict_can_be_picked(watched: Watched, small_page: Path) -> None:
    page = watched.open(small_page)
    page.locator("#kind").select_option("requoted")
    assert ["Said: Mayor Ritter"] == page.locator("#differences h3").all_inner_texts()
    page.locator("#kind").select_option("")
    page.locator("#state").select_option("ruled")
    assert 0 == page.locator("#differences article").count()


def test_the_keyboard_moves_from_card_to_card(watched: Watched, small_page: Path) -> None:
    page = watched.open(small_page)
    focused = "document.activeElement.id"
    page.keyboard.press("j")
    first = page.evaluate(focused)
    page.keyboard.press("j")
    second = page.evaluate(focused)
    page.keyboard.press("k")
    assert first == page.evaluate(focused)
    assert first != second
    page.keyboard.press("/")
    assert "search" == page.evaluate(focused)


def test_a_link_leads_from_a_figure_to_its_sentence_and_back(
    watched: Watched, small_page: Path
) -> None:
    page = watched.open(small_page)
    page.locator("#f1 a", has_text="sentence").click()
    sentence = page.locator(".target")
    assert "Some 9,000 votes were counted, Ritter said." == sentence.inner_text()
    assert sentence.is_visible()
    page.locator(".target + a.cite").click()
    page.locator("#f1.target").wait_for()
    assert 1 == page.locator(".target").count()


def test_a_large_page_makes_few_elements_and_finds_among_all_facts(
    watched: Watched, large_page: Path
) -> None:
    # What a browser lays out is bounded, whatever the number of facts: that is why the page opens
    # and filters in a moment. `tests/bench/page.py` shows the moments.
    page = watched.open(large_page)
    assert 20_000 > page.evaluate("document.getElementsByTagName('*').length")
    page.evaluate(FILTER, "v9876")
    assert page.locator("#facts li.item:visible", has_text="9876").count()
    page.evaluate(FILTER, "no such words")
    assert 0 == page.locator("#facts li.item:visible").count()


def test_a_long_list_is_made_on_demand_and_links_still_lead_there(
    watched: Watched, large_page: Path
) -> None:
    page = watched.open(large_page)
    assert 100 == page.locator("#facts li.item").count()
    page.locator("#facts-more").click()
    assert 200 == page.locator("#facts li.item").count()
    page = watched.open(large_page, "#f9876")
    assert page.locator("#f9876").is_visible()
    page.locator("#f9876 a", has_text="sentence").click()
    assert "list 9876 in ward" in page.locator(".target").inner_text()


def test_the_head_of_the_page_says_what_to_do_and_leads_there(
    watched: Watched, small_page: Path
) -> None:
    page = watched.open(small_page)
    first = page.locator("#to-do .tasks li").first
    assert "holds the gate" in first.inner_text()
    title = first.locator("a").inner_text()
    first.locator("a").click()
    assert title == page.locator(".target h3").inner_text()
    box = page.locator(".target h3").bounding_box()
    assert 0 < box["y"] < SIZES["desk"][1]


def test_a_rising_toll_is_a_staircase_and_where_it_goes_back_stands_out(
    watched: Watched, toll_page: Path
) -> None:
    page = watched.open(toll_page)
    card = page.locator("article", has=page.locator("h3", has_text="Deaths"))
    heights = [dot.bounding_box()["y"] for dot in card.locator("svg circle").all()]
    assert heights[0] > heights[1] > heights[2] < heights[3] > heights[4]
    fallen = card.locator("svg .goes-back")
    assert 1 == fallen.count()
    assert "90 people" in fallen.locator("title").text_content()
    assert "90 people" == card.locator("svg .label.fall").text_content()
    assert "Goes back: 90 people, as of 1892-08-25" in card.locator(".back").inner_text()
    card.locator("svg a").nth(3).click()
    assert "f3" == page.locator(".target").get_attribute("id")


def test_without_scripts_a_large_page_shows_every_fact_and_nothing_that_needs_a_script(
    browser: Any, large_page: Path
) -> None:
    seen = Watched(browser, java_script_enabled=False)
    seen.context.set_default_timeout(60_000)
    page = seen.open(large_page)
    facts = page.locator("#facts li.item")
    assert 10_000 == facts.count()
    assert facts.last.is_visible()
    assert 0 == page.locator(".left:visible, .filters:visible, button:visible").count()
    page.locator("#source3 summary").click()
    assert page.locator("#s3-1").is_visible()
    seen.context.close()


def test_print_says_what_is_left_out_and_where_it_stands(
    watched: Watched, large_page: Path
) -> None:
    page = watched.open(large_page)
    page.emulate_media(media="print")
    left = page.locator("#facts .left")
    assert "100 of 10,000 stand here" in left.inner_text()
    assert "--format csv -o checked.csv" in left.inner_text()
    assert 0 == page.locator("button:visible, .filters:visible").count()
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert 0 == page.locator("main details[open]").count()
    page.evaluate(FILTER, "v9876")
    assert "Filtered (v9876): " in page.locator("#shown").inner_text()
    assert "1 of 1 stand here" in left.inner_text()


def test_a_small_page_is_printed_with_the_texts_of_its_sources(
    watched: Watched, small_page: Path
) -> None:
    page = watched.open(small_page)
    page.emulate_media(media="print")
    assert 0 == page.locator("main details[open]").count()
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator("#source0 .text").is_visible()
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert 0 == page.locator("main details[open]").count()


def test_no_command_and_no_fingerprint_is_broken_in_two_on_a_desk(
    watched: Watched, bundled_page: Path
) -> None:
    page = watched.open(bundled_page)
    lines = page.evaluate(
        "Array.from(document.querySelectorAll('main code'), (c) => c.getClientRects().length)"
    )
    assert {1} == set(lines)
    heights = page.evaluate(
        "Array.from(document.querySelectorAll('main .command'), (c) => c.offsetHeight)"
    )
    assert 30 > max(heights)
