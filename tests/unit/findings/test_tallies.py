"""Large questions: counted pairs are the pairs that the truth table gives one by one."""

from __future__ import annotations

import random
from collections import Counter
from decimal import Decimal
from itertools import combinations
from time import process_time

import pytest

from tieout.facts.codebook import Kind, OverTime
from tieout.facts.hedges import Hedge, load_profile, widen
from tieout.facts.notation import Tokens
from tieout.facts.quantities import Quantity
from tieout.findings.comparing.claims import Claim, Terms
from tieout.findings.comparing.times import read_valid
from tieout.findings.comparing.verdicts import Verdict, rule_on
from tieout.findings.counting.crowds import count_crowd
from tieout.findings.counting.standings import place
from tieout.findings.counting.sweeps import count_below, count_below_in_both
from tieout.findings.counting.tallies import MOST_PAIRED, tally

PRESS = load_profile()
GRAVE = (Verdict.CONTRADICTS, Verdict.DENIED, Verdict.DISPUTED, Verdict.UNDETERMINED)


def seeded(number: int) -> random.Random:
    return random.Random(number)  # noqa: S311 - the same examples in every run


def figure(number: int, hedge: str = "") -> Quantity:
    low = None if hedge == "at_most" else Decimal(number)
    high = None if hedge == "at_least" else Decimal(number)
    return Quantity(0, 1, low, Decimal(number), high, hedge=Hedge(hedge))


def claim(at: int, rng: random.Random, *, days: int, speakers: int, stances: bool) -> Claim:
    hedge = rng.choice(["", "", "", "about", "at_most", "at_least"])
    value = figure(
        rng.choice([0, 7, 40, 41, 56, 300, 900, 905, 8000, rng.randrange(10_000)]), hedge
    )
    day = read_valid(f"1892-{1 + rng.randrange(days) // 28:02}-{1 + rng.randrange(days) % 28:02}")
    who = rng.randrange(speakers + 1)
    return Claim(
        fact=f"f{at}",
        shown=str(value.best),
        value=value,
        compared=widen(value, PRESS),
        hedge=hedge,
        stance=rng.choice(["asserted", "asserted", "denied", "predicted"])
        if stances
        else "asserted",
        speakers=frozenset({f"s{who}"}) if who else frozenset(),
        valid=day,
        published=day,
    )


def one_by_one(claims: list[Claim], terms: Terms) -> Counter[Verdict]:
    return Counter(rule_on(a, b, terms).verdict for a, b in combinations(claims, 2))


@pytest.mark.parametrize("over_time", list(OverTime))
@pytest.mark.parametrize("stances", ["asserted", "all"])
def test_few_groups_are_counted_as_the_truth_table_has_them(
    over_time: OverTime, stances: str
) -> None:
    rng, days = seeded(1892), 1 if stances == "all" else 2
    terms = Terms(over_time=over_time, wholes={"s1": frozenset({"s2"})})
    claims = [claim(i, rng, days=days, speakers=2, stances=stances == "all") for i in range(170)]
    counted = tally(claims, terms)
    assert len({(c.compared, c.speakers, c.stance) for c in claims}) > MOST_PAIRED
    assert +one_by_one(claims, terms) == +counted.counts
    for left, right in counted.examples:
        assert rule_on(left, right, terms).verdict in counted.counts


@pytest.mark.parametrize("over_time", [OverTime.FIXED, OverTime.CHANGING])
def test_a_crowd_of_speakers_and_days_is_counted_as_the_truth_table_has_it(
    over_time: OverTime,
) -> None:
    rng = seeded(1893)
    terms = Terms(over_time=over_time)
    claims = [claim(i, rng, days=200, speakers=60, stances=False) for i in range(120)]
    counted = count_crowd(list(place(claims, terms)), terms)
    assert +one_by_one(claims, terms) == +counted.counts


def test_a_crowd_of_running_totals_has_the_conflicts_of_the_truth_table() -> None:
    rng = seeded(1894)
    terms = Terms(over_time=OverTime.RISING)
    claims = [claim(i, rng, days=200, speakers=60, stances=False) for i in range(120)]
    claims = [c for c in claims if c.compared.high != 0]
    counted = count_crowd(list(place(claims, terms)), terms)
    expected = one_by_one(claims, terms)
    for verdict in GRAVE:
        assert expected[verdict] == counted.counts[verdict]


def test_a_crowd_of_tokens_is_counted_as_the_truth_table_has_it() -> None:
    rng = seeded(1895)
    terms = Terms(
        kind=Kind.CATEGORY,
        over_time=OverTime.CHANGING,
        above={"river": frozenset({"water"})},
    )
    words = ["water", "river", "air", "food"]
    claims = []
    for at in range(120):
        base = claim(at, rng, days=150, speakers=50, stances=False)
        ids = frozenset({rng.choice(words)})
        claims.append(
            Claim(base.fact, "", Tokens(ids, ""), ids, speakers=base.speakers, valid=base.valid)
        )
    counted = count_crowd(list(place(claims, terms)), terms)
    assert +one_by_one(claims, terms) == +counted.counts


def test_pairs_are_counted_by_sorting_as_they_are_one_by_one() -> None:
    rng = seeded(1896)
    points = [(rng.randrange(30), rng.randrange(30)) for _ in range(200)]
    others = [(rng.randrange(30), rng.randrange(30)) for _ in range(150)]
    assert sum(a < c for a, _ in points for c, _ in others) == count_below(
        [a for a, _ in points], [c for c, _ in others]
    )
    assert sum(a < c and b < d for a, b in points for c, d in others) == count_below_in_both(
        points, others
    )


def test_a_thousand_million_contradictions_are_counted_in_the_time_of_sorting() -> None:
    ends, begins = list(range(50_000)), list(range(60_000, 110_000))
    began = process_time()
    assert count_below(ends, begins) == 2_500_000_000
    assert process_time() - began < 1


def test_ten_times_the_facts_cost_nowhere_near_a_hundred_times_as_much() -> None:
    rng = seeded(1897)
    terms = Terms()
    costs = []
    for number in (2_000, 20_000):
        claims = [claim(i, rng, days=1, speakers=3, stances=False) for i in range(number)]
        began = process_time()
        counted = tally(claims, terms)
        costs.append(process_time() - began)
        assert number * (number - 1) // 2 == sum(counted.counts.values())
    assert costs[1] < 30 * costs[0]
