"""How long the HTML report of 10,000 facts takes to open and to filter, beside one of 100.

Run by hand, with Chromium and the extra `browser`: `python tests/bench/page.py`. The bar: 10,000
facts open and filter within a second. Without scripts all of them are laid out, which takes longer.
"""

from __future__ import annotations

import importlib.util
import shutil
import sys
import tempfile
from pathlib import Path
from types import ModuleType
from typing import Any

from playwright.sync_api import sync_playwright

import tieout
from tieout.report import html

TESTS = Path(__file__).parents[1] / "browser"
OPENED = "performance.getEntriesByType('navigation')[0].loadEventEnd"


def load(name: str) -> ModuleType:
    """Return a file of the browser tests as a module: it makes the data sets."""
    spec = importlib.util.spec_from_file_location(name, TESTS / f"{name}.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"{name}.py is not beside the browser tests")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def moments(page: Any, path: Path, script: str) -> tuple[float, float]:
    """Return the milliseconds of opening and of filtering, each the quickest of three."""
    opened, filtered = [], []
    for _ in range(3):
        page.goto(path.as_uri())
        opened.append(page.evaluate(OPENED))
        filtered.append(page.evaluate(script, "quiet"))
    return min(opened), min(filtered)


def whole(browser: Any, path: Path) -> float:
    """Return the milliseconds of opening a page without scripts, the quickest of three."""
    page = browser.new_context(java_script_enabled=False).new_page()
    opened = []
    for _ in range(3):
        page.goto(path.as_uri())
        opened.append(page.evaluate(OPENED))
    return min(opened)


def main() -> None:
    """Print the moments of both pages and their ratios."""
    make, script = load("conftest").large, load("test_page").FILTER
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        page, found = browser.new_page(), {}
        for facts in (100, 10_000):
            path = Path(folder) / f"{facts}.html"
            report = tieout.validate(make(Path(folder) / str(facts), facts))
            path.write_text(html.render(report), encoding="utf-8")
            found[facts] = moments(page, path, script)
            sys.stdout.write(
                f"{facts} facts: opened in {found[facts][0]:.0f} ms, "
                f"filtered in {found[facts][1]:.0f} ms, "
                f"without scripts opened in {whole(browser, path):.0f} ms\n"
            )
        ratios = [large / small for small, large in zip(found[100], found[10_000], strict=True)]
        sys.stdout.write(f"100 times the facts: {ratios[0]:.1f} and {ratios[1]:.1f} times\n")
        browser.close()


if __name__ == "__main__":
    main()
