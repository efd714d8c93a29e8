"""How fast quotes are anchored, beside a floor and beside peers on the same data in one run.

    python tests/bench/anchoring.py [--facts 10000 100000] [--peers] [--sentences]

Reports CPU seconds, medians of several runs, as ratios to the floor: parse the tables, read each
source once, one `find` for each quote. The floor is what a plain reader has to do: it is not
strict, checks no hash and does not ask whether a quote stands twice. The data are generated, the
same in every run; 3.5 % of the quotes are damaged or absent. Peers are optional: rapidfuzz, edlib,
fuzzysearch, langextract, sentencex; one that is not installed is named and left out.
"""

from __future__ import annotations

import argparse
import csv
import functools
import gc
import hashlib
import importlib
import math
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from tieout.__main__ import GARBAGE_THRESHOLD
from tieout.corpus.folding import fold_text
from tieout.corpus.rows import read_rows
from tieout.corpus.sentences import sentences
from tieout.corpus.sources import read_corpus
from tieout.evidence.anchors import Page
from tieout.evidence.tracing import anchor_facts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

SHAPES = {10_000: 1_000, 100_000: 10_000, 1_000_000: 50_000}
DAMAGED = 0.035
BUDGET = 15.0
"""CPU seconds that each way of suggesting is given."""

Case = tuple[str, str, str]
"""A quote, the text it is looked for in, and the words it was made from."""


def say(line: str) -> None:
    """Print one line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def vocabulary(random_: random.Random) -> list[str]:
    """Return words whose lengths are those of English."""
    letters = "eeeetttaaooinnshrdlucmfwypvbgkjqxz"
    return [
        "".join(random_.choices(letters, k=max(1, min(12, round(random_.gauss(5, 2.4))))))
        for _ in range(6_000)
    ]


def article(random_: random.Random, words: list[str], weights: list[float]) -> str:
    """Return a text of about four thousand characters: sentences in paragraphs."""
    paragraphs = []
    for _ in range(random_.randint(8, 14)):
        lines = []
        for _ in range(random_.randint(1, 4)):
            drawn = random_.choices(words, cum_weights=weights, k=random_.randint(9, 28))
            if random_.random() < 0.5:
                drawn[random_.randrange(len(drawn))] = f"{random_.randint(2, 90_000):,}"
            sentence = " ".join(drawn)
            shape = random_.random()
            if shape < 0.15:
                sentence = f"\u201c{sentence},\u201d it said"
            lines.append(f"{sentence[:1].upper()}{sentence[1:]}.")
        paragraphs.append(" ".join(lines))
    return "\n\n".join(paragraphs) + "\n"


def damage(random_: random.Random, quote: str) -> str:
    """Return a quote with a word dropped, a letter mistyped, a figure changed, or all of it."""
    kind = random_.randrange(4)
    words = quote.split(" ")
    if kind == 0 and len(words) > 4:
        words.pop(random_.randrange(1, len(words) - 1))
        return " ".join(words)
    if kind == 1:
        at = random_.randrange(len(quote))
        return f"{quote[:at]}q{quote[at + 1 :]}"
    if kind == 2:
        return f"{quote} 7,301 {random_.choice(words)}"
    random_.shuffle(words)
    return " ".join(word[::-1] for word in words)


def generate(folder: Path, facts: int, sources: int) -> list[Case]:
    """Write a data set; return what was damaged."""
    random_ = random.Random(facts)  # noqa: S311 - the same data in every run
    words = vocabulary(random_)
    weights: list[float] = []
    for rank in range(len(words)):
        weights.append((weights[-1] if weights else 0) + 1 / (rank + 3))
    damaged: list[Case] = []
    with (
        (folder / "sources.csv").open("w", encoding="utf-8", newline="") as manifest,
        (folder / "facts.csv").open("w", encoding="utf-8", newline="") as table,
    ):
        listed, rows = csv.writer(manifest), csv.writer(table)
        listed.writerow(["source", "file", "published", "published_evidence", "sha256"])
        rows.writerow(["fact_id", "source", "quote", "prefix", "suffix"])
        number = 0
        for source in range(sources):
            text = article(random_, words, weights)
            raw = text.encode()
            (folder / f"s{source}.txt").write_bytes(raw)
            digest = hashlib.sha256(raw).hexdigest()
            listed.writerow([f"s{source}", f"s{source}.txt", "1892-08-24", "generated", digest])
            for _ in range(facts // sources):
                line = random_.choice([one for one in text.split("\n") if one])
                drawn = line.split(" ")
                low = random_.randrange(max(1, len(drawn) - 8))
                high = min(len(drawn), low + random_.randint(6, 14))
                truth = quote = " ".join(drawn[low:high])
                if random_.random() < DAMAGED:
                    quote = damage(random_, truth)
                    damaged.append((quote, text, truth))
                elif random_.random() < 0.05:
                    quote = quote.replace("\u201c", '"').replace("\u201d", '"')
                number += 1
                rows.writerow([f"f{number}", f"s{source}", quote, "", ""])
    return damaged


def cpu(run: Callable[[], object], repeat: int = 3) -> float:
    """Return the median CPU seconds of a run."""
    taken = []
    for _ in range(repeat):
        gc.collect()
        began = time.process_time()
        run()
        taken.append(time.process_time() - began)
    return statistics.median(taken)


def floor(folder: Path) -> int:
    """Parse both tables, read each source once, and find each quote as written; no more."""
    with (folder / "sources.csv").open(encoding="utf-8", newline="") as manifest:
        files = {row[0]: row[1] for row in csv.reader(manifest)}
    wanted: dict[str, list[str]] = {}
    with (folder / "facts.csv").open(encoding="utf-8", newline="") as table:
        rows = csv.reader(table)
        next(rows)
        for row in rows:
            wanted.setdefault(row[1], []).append(row[2])
    found = 0
    for source, quotes in wanted.items():
        with open(f"{folder}/{files[source]}", "rb") as file:  # noqa: PTH123 - the faster way
            text = file.read().decode("utf-8")
        for quote in quotes:
            found += text.find(quote) >= 0
    return found


def anchoring(folder: Path, *, whole: bool = False) -> pd.DataFrame:
    """Anchor the whole table from its file to the frame of anchors; whole: as `check` does.

    Without `whole`, missing quotes are not looked for in other sources, and sentences are not
    numbered: the floor does neither.
    """
    facts = read_rows(folder / "facts.csv").cells
    corpus = read_corpus(folder / "sources.csv")
    return anchor_facts(facts, corpus, numbered=whole, elsewhere=whole)


def by_tieout(quote: str, text: str) -> str:
    """Suggest as `anchor` does."""
    suggestion = Page(text).anchor(quote).suggestion
    return suggestion.text if suggestion else ""


def by_rapidfuzz(quote: str, text: str) -> str:
    """Suggest by the best partial ratio."""
    place = importlib.import_module("rapidfuzz.fuzz").partial_ratio_alignment(quote, text)
    return text[place.dest_start : place.dest_end]


def by_edlib(quote: str, text: str) -> str:
    """Suggest by the best alignment over the whole source: the oracle."""
    edlib = importlib.import_module("edlib")
    low, high = edlib.align(quote, text, mode="HW", task="locations")["locations"][0]
    return text[low or 0 : high + 1]


def by_fuzzysearch(quote: str, text: str) -> str:
    """Suggest by the nearest match within as many edits as the best alignment needs.

    Beyond twelve edits one search takes minutes, so that is the most it is given.
    """
    edlib = importlib.import_module("edlib")
    fuzzysearch = importlib.import_module("fuzzysearch")
    edits = edlib.align(quote, text, mode="HW", task="distance")["editDistance"]
    matches = fuzzysearch.find_near_matches(quote, text, max_l_dist=min(edits, 12))
    return min(matches, key=lambda match: match.dist).matched if matches else ""


def by_langextract(quote: str, text: str) -> str:
    """Suggest by langextract's aligner."""
    data = importlib.import_module("langextract.data")
    resolver = importlib.import_module("langextract.resolver")
    extraction = data.Extraction(extraction_class="quote", extraction_text=quote)
    groups = resolver.WordAligner().align_extractions([[extraction]], text)
    interval = groups[0][0].char_interval
    return text[interval.start_pos : interval.end_pos] if interval else ""


WAYS: dict[str, tuple[str, Callable[[str, str], str]]] = {
    "tieout": ("tieout", by_tieout),
    "rapidfuzz partial_ratio_alignment": ("rapidfuzz", by_rapidfuzz),
    "edlib over the whole source": ("edlib", by_edlib),
    "fuzzysearch": ("fuzzysearch", by_fuzzysearch),
    "langextract": ("langextract", by_langextract),
}


def likeness(suggested: str, truth: str) -> float:
    """Return how much of two passages is common, by words."""
    left, right = set(fold_text(suggested).split()), set(fold_text(truth).split())
    return len(left & right) / max(1, len(left | right))


def report_misses(cases: list[Case], ways: Iterable[str]) -> None:
    """Print what each way of suggesting costs, and how often it hits the words meant.

    Each way is given the same quotes in the same order until its budget of CPU seconds is spent.
    """
    random.Random(1).shuffle(cases)  # noqa: S311 - the same order in every run
    base = 0.0
    say(f"\n{'missing quotes':36} {'quotes':>7} {'a second':>9} {'to tieout':>10} {'hit':>6}")
    for name in ways:
        module, suggest = WAYS[name]
        try:
            importlib.import_module(module)
        except ImportError:
            say(f"{name:36} not installed")
            continue
        suggest(*cases[0][:2])
        found: list[str] = []
        began = time.process_time()
        for quote, text, _ in cases:
            found.append(suggest(quote, text))
            if time.process_time() - began > BUDGET:
                break
        each = (time.process_time() - began) / len(found)
        base = base or each
        hits = [
            likeness(one, truth) >= 0.6
            for one, (quote, _, truth) in zip(found, cases, strict=False)
            if likeness(quote, truth) >= 0.5
        ]
        say(
            f"{name:36} {len(found):7} {1 / each:9.0f} {each / base:9.1f}x"
            f" {sum(hits) / max(1, len(hits)):6.3f}"
        )


def report_sentences(folder: Path) -> None:
    """Print how many megabytes a second are cut into sentences."""
    texts = [path.read_bytes() for path in sorted(folder.glob("s*.txt"))[:500]]
    size = sum(map(len, texts)) / 1e6
    seconds = cpu(lambda: [sentences(raw.decode()) for raw in texts])
    say(f"\nsentences: {size / seconds:.1f} MB/s")
    try:
        peer = importlib.import_module("sentencex")
    except ImportError:
        say("sentencex: not installed")
        return
    seconds = cpu(lambda: [peer.segment("en", raw.decode()) for raw in texts])
    say(f"sentencex: {size / seconds:.1f} MB/s")


def main() -> int:
    """Run the benchmark and print its tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--facts", type=int, nargs="+", choices=SHAPES, default=[10_000, 100_000])
    parser.add_argument("--peers", action="store_true", help="time the peers too")
    parser.add_argument("--sentences", action="store_true", help="time sentences too")
    options = parser.parse_args()
    gc.set_threshold(GARBAGE_THRESHOLD)  # as the command line does, for the floor and the peers too
    say(
        f"{'facts':>9} {'sources':>8} {'floor':>8} {'anchored':>9} {'ratio':>6} {'whole':>8}"
        "   outcomes"
    )
    points: list[tuple[int, float, float]] = []
    for facts in options.facts:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            cases = generate(folder, facts, SHAPES[facts])
            repeat = 3 if facts < 1_000_000 else 1
            outcomes = anchoring(folder)["outcome"].value_counts().to_dict()
            least = cpu(functools.partial(floor, folder), repeat)
            ours = cpu(functools.partial(anchoring, folder), repeat)
            whole = cpu(functools.partial(anchoring, folder, whole=True), 1)
            points.append((facts, ours, whole))
            say(
                f"{facts:9} {SHAPES[facts]:8} {least:7.2f}s {ours:8.2f}s {ours / least:6.2f}"
                f" {whole:7.2f}s   "
                + ", ".join(f"{name} {count}" for name, count in outcomes.items())
            )
            if facts == options.facts[0]:
                report_misses(cases, WAYS if options.peers else ["tieout"])
                if options.sentences:
                    report_sentences(folder)
    if len(points) > 1:
        (few, *first), (many, *last) = points[0], points[-1]
        ours, whole = (
            math.log(b / a) / math.log(many / few) for a, b in zip(first, last, strict=True)
        )
        say(f"\ngrowth exponent: {ours:.3f}, with other sources and sentence numbers {whole:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
