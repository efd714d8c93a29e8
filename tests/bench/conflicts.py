"""How fast conflicts are found, beside a bare group-by of polars on the same columns in one run.

    python tests/bench/conflicts.py [--facts 1000000] [--crowd 100000]

Reports CPU seconds, medians of several runs, as ratios. The table is generated, the same in every
run: four facts a question, 5 % of the questions with a value that the others rule out. The floor
groups subject, property and scope, and keeps the questions whose highest lower end lies above the
lowest upper end. Then one question with many facts, beside one with a tenth of them, and one whose
two halves contradict each other pair by pair. polars is optional; without it there is no floor.
"""

from __future__ import annotations

import argparse
import gc
import importlib
import random
import statistics
import sys
import time
import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from tieout.config import Config
from tieout.facts.codebook_file import parse_codebook
from tieout.facts.values import read_values
from tieout.findings.case import Case
from tieout.findings.comparing.verdicts import Verdict
from tieout.findings.counting.glance import glance, number
from tieout.findings.counting.tallies import tally
from tieout.findings.questions import judge
from tieout.findings.stand import KEY, Stand

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

FACTS_A_QUESTION = 4
CONFLICTING = 0.05
FIGURES = ("8", "47", "120", "900", "2300", "15000")
HEDGES = ("", "", "", "about")
SPEAKERS = ("", "", "mayor", "miller")
COLUMNS = ("subject", "property", "scope", "value", "hedge", "unit", "valid", "stance")
CONFLICTS = {Verdict.CONTRADICTS, Verdict.DISPUTED, Verdict.DENIED}


def say(line: str) -> None:
    """Print one line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def seconds(work: Callable[[], object], runs: int = 5) -> float:
    """Return the median CPU seconds of some runs."""
    taken = []
    for _ in range(runs):
        gc.collect()
        begun = time.process_time()
        work()
        taken.append(time.process_time() - begun)
    return statistics.median(taken)


def spread(count: int) -> Iterable[dict[str, str]]:
    """Yield facts of many questions."""
    random_ = random.Random(1892)  # noqa: S311 - the same data in every run
    for at in range(count // FACTS_A_QUESTION):
        figure, conflict = random_.choice(FIGURES), random_.random() < CONFLICTING
        for fact in range(FACTS_A_QUESTION):
            yield {
                "subject": f"place-{at // 10}",
                "property": f"count-{at % 10}",
                "value": f"{figure}00" if conflict and not fact else figure,
                "hedge": random_.choice(HEDGES),
                "attributed_to": random_.choice(SPEAKERS),
            }


def crowd(count: int) -> Iterable[dict[str, str]]:
    """Yield facts of one question by a thousand speakers, one in twenty far from the others."""
    random_ = random.Random(1892)  # noqa: S311 - the same data in every run
    for _ in range(count):
        figure = random_.randint(900, 1_100) * (10 if random_.random() < CONFLICTING else 1)
        yield {
            "subject": "place",
            "property": "count-0",
            "value": str(figure),
            "attributed_to": f"speaker-{random_.randrange(1_000)}",
        }


def halves(count: int) -> Iterable[dict[str, str]]:
    """Yield facts of one question, every one of one half against every one of the other."""
    for at in range(count):
        value = str(1_000 + at if at % 2 else 10**9 + 1_000_000 * at)
        yield {"subject": "place", "property": "count-0", "value": value}


def gathered(told: Iterable[dict[str, str]]) -> Case:
    """Return the case of some facts, as far as judging looks at it."""
    rows = list(told)
    random.Random(1892).shuffle(rows)  # noqa: S311 - the same data in every run
    names = ("fact_id", *COLUMNS, "attributed_to", "via", "source", "quote")
    cells = {name: [row.get(name, "") for row in rows] for name in names}
    cells["fact_id"] = [f"f{at}" for at in range(len(rows))]
    cells["source"] = cells["quote"] = ["gazette"] * len(rows)
    facts = pd.DataFrame(cells, dtype=str)
    properties = "\n".join(f'[properties.count-{at}]\nkind = "quantity"' for at in range(10))
    codebook = parse_codebook(tomllib.loads(properties))
    nothing = pd.DataFrame()
    return Case(
        folder=Path(),
        config=Config(),
        codebook=codebook,
        facts=facts.assign(line=range(2, len(rows) + 2)),
        misfits=(),
        failures=nothing,
        extra=(),
        sources=pd.DataFrame({"source": ["gazette"], "publisher": [""], "published": ["1892"]}),
        source_problems=(),
        decisions=nothing,
        decision_misfits=(),
        decision_failures=nothing,
        corpus=(),  # type: ignore[arg-type] - no text is read
        echoes=pd.DataFrame({"source": ["gazette"], "origin": ["gazette"]}),
        anchors=nothing,
        values=read_values(facts, codebook),
        support=nothing,
        today=date(1892, 12, 31),
    )


def conflicting(case: Case) -> int:
    """Return how many questions are in conflict, every verdict worked out."""
    return sum(question.verdict in CONFLICTS for question in judge(case))


def many_questions(count: int) -> None:
    """Report on a table of many questions."""
    case = gathered(spread(count))
    stand = Stand(case)
    columns, keys = stand.columns, list(stand.rows_by_key)
    properties = [case.codebook.properties[key[1]] for key in keys]
    texts = [case.facts[name] for name in KEY]

    def in_columns() -> object:
        return glance(replace(columns, question=number(texts)), properties)

    ways: dict[str, Callable[[], object]] = {
        "questions in conflict, from the columns": in_columns,
        "the same from the table as read": lambda: Stand(case).calm,
        "every verdict, conflicts pair by pair": lambda: conflicting(case),
    }
    seen = glance(columns, properties)
    say(f"{count:,} facts, {len(keys):,} questions, {int((~seen.calm).sum()):,} of them not calm")
    floor = 0.0
    try:
        polars = importlib.import_module("polars")
    except ImportError:
        say("  polars is not installed: no floor")
    else:
        facts = case.facts.loc[columns.row, ["subject", "property", "scope"]]
        frame = polars.DataFrame(
            {name: facts[name].tolist() for name in facts}
            | {"low": columns.low, "high": columns.high}
        )
        ends = [polars.col("low").max(), polars.col("high").min()]

        def group() -> object:
            grouped = frame.group_by(KEY).agg(ends)
            return grouped.filter(polars.col("low") > polars.col("high"))

        floor = seconds(group)
        say(f"  {floor:8.3f} s        polars, a bare group-by")
    for name, work in ways.items():
        spent = seconds(work, 3)
        say(f"  {spent:8.3f} s  {spent / floor if floor else 0:5.1f} x  {name}")


def one_question(count: int) -> None:
    """Report on one question with many facts."""
    small, large = (gathered(crowd(size)) for size in (count // 10, count))
    spent = [seconds(lambda case=case: conflicting(case), 3) for case in (small, large)]  # type: ignore[misc]
    say(f"one question of {count:,} facts: {spent[1]:.2f} s, {spent[1] / spent[0]:.1f} x a tenth")
    stand = Stand(gathered(halves(count)))
    (key,) = stand.rows_by_key
    claims, terms = stand.claims_of(key), stand.terms(key[1])
    spent_counting = seconds(lambda: tally(claims, terms), 3)
    number_ = tally(claims, terms).counts[Verdict.CONTRADICTS]
    say(f"  {number_:,} contradicting pairs among as many counted in {spent_counting:.2f} s")


def main() -> None:
    """Run the benchmark."""
    summary, _, rest = (__doc__ or "").partition("\n")
    parser = argparse.ArgumentParser(description=summary, epilog=rest)
    parser.add_argument("--facts", type=int, default=1_000_000)
    parser.add_argument("--crowd", type=int, default=100_000)
    given = parser.parse_args()
    many_questions(given.facts)
    one_question(given.crowd)


if __name__ == "__main__":
    main()
