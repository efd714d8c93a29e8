"""How long reading dates takes: microseconds a span and a date, and how time grows with the text.

Run by hand: `python tests/bench/dates.py`. The spans are those of `tests/cases/dates.md`; some name
several dates, some none.
"""

from __future__ import annotations

import sys
import time
from datetime import date
from pathlib import Path

from tieout.facts.dates import read_dates

PUBLISHED = date(2016, 12, 5)
CASES = Path(__file__).parents[1] / "cases" / "dates.md"
HOSTILE = [
    *(
        "the last ",
        "1/",
        "5 December ",
        "two and a half ",
        "from ",
        "a day ",
        "5, 6 and ",
        "Monday, ",
    ),
    *("“5 May” ", "3/4/16 ", "more than a day ago ", "8 p.m. Moscow time "),
]


def seconds(texts: list[str]) -> float:
    """Return the least processor time of three runs."""
    spent = []
    for _ in range(3):
        start = time.process_time()
        for text in texts:
            read_dates(text, PUBLISHED)
        spent.append(time.process_time() - start)
    return min(spent)


def main() -> None:
    lines = CASES.read_text(encoding="utf-8").split("\n")
    spans = [line.split("|")[1].strip() for line in lines if line.startswith("| ")]
    read_dates("today", PUBLISHED)
    spent = seconds(spans) * 1e6
    dates = sum(len(read_dates(span, PUBLISHED)) or 1 for span in spans)
    out = [f"{len(spans)} spans, {spent / len(spans):.0f} µs a span, {spent / dates:.0f} µs a date"]
    for piece in HOSTILE:
        small, large = (seconds([piece * (size // len(piece))]) for size in (10_000, 20_000))
        out.append(f"{piece!r}: twice the text takes {large / small:.2f} times as long")
    sys.stdout.write("\n".join(out) + "\n")


if __name__ == "__main__":
    main()
