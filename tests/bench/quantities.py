"""How long reading a quantity takes, as a ratio to work that every machine can measure.

Run by hand: `python tests/bench/quantities.py`. The yardstick is one `re.findall` over the same
texts; the absolute time a quantity is printed too (the bar is 50 µs on an ordinary machine that
does nothing else). Times are those of the processor.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path

from tieout.facts.quantities import read_quantities

ROOT = Path(__file__).parents[2]
SPANS = [
    line.split("|")[1].strip()
    for line in (ROOT / "tests/cases/quantities.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("| ") and not line.startswith("| text ")
]
ARTICLES = [
    path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("[0-9]*.txt"))
]


def best(work: Callable[[], object], rounds: int = 5) -> float:
    """The shortest of several runs, in seconds."""
    times = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def main() -> None:
    """Print the time a span and a page take."""
    words = re.compile(r"\w+|\S")
    read_quantities("900")
    spans = best(lambda: [read_quantities(span) for span in SPANS])
    floor = best(lambda: [words.findall(span) for span in SPANS])
    found = sum(len(read_quantities(span)) for span in SPANS)
    each = spans / found * 1e6
    print(f"{found} quantities: {each:.0f} µs each, {spans / floor:.0f} x words")  # noqa: T201 - as below
    pages = best(lambda: [read_quantities(text) for text in ARTICLES])
    floor = best(lambda: [words.findall(text) for text in ARTICLES])
    size = sum(map(len, ARTICLES))
    print(f"{size} characters of articles: {pages * 1e3:.1f} ms, {pages / floor:.0f} x words")  # noqa: T201 - what a bench is for
    once, four = (best(lambda n=n: read_quantities(" ".join(SPANS) * n)) for n in (1, 4))
    print(f"four times the text takes {four / once:.1f} times as long")  # noqa: T201 - what a bench is for


if __name__ == "__main__":
    main()
