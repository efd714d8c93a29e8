"""Laws of relations and verdicts: symmetric, blind to order and names, no harsher for a hedge."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tieout.facts.codebook import Kind, OverTime
from tieout.facts.edtf import parse_edtf
from tieout.facts.hedges import Hedge, load_profile, widen, widen_moment
from tieout.facts.intervals import Interval
from tieout.facts.notation import Tokens
from tieout.facts.quantities import Quantity
from tieout.findings.comparing.claims import Claim, Terms
from tieout.findings.comparing.relations import Relation, compare, lies_within, relate
from tieout.findings.comparing.times import meet, read_valid
from tieout.findings.comparing.verdicts import Verdict, rule_on
from tieout.findings.counting.standings import place
from tieout.findings.counting.tallies import tally
from tieout.findings.readings import readings

PRESS = load_profile()
UNITS = ("", "km", "mi", "m", "hour", "day", "month", "%", "kg")
CONFLICTS = {Verdict.CONTRADICTS, Verdict.DISPUTED}

numbers = st.one_of(
    st.integers(0, 100_000).map(Decimal),
    st.decimals(0, 1000, places=1, allow_nan=False, allow_infinity=False),
    st.integers(1, 99).map(lambda n: Decimal(n) * 1000),
)
hedges = st.sampled_from(list(Hedge))


@st.composite
def quantities(draw: st.DrawFn, units: tuple[str, ...] = ("",)) -> Quantity:
    best, hedge = draw(numbers), draw(hedges)
    low = None if hedge in {Hedge.AT_MOST, Hedge.LESS_THAN} else best
    high = None if hedge in {Hedge.AT_LEAST, Hedge.MORE_THAN} else best
    return Quantity(
        0,
        1,
        low,
        best,
        high,
        low_open=hedge is Hedge.MORE_THAN,
        high_open=hedge is Hedge.LESS_THAN and bool(best),
        hedge=hedge,
        unit=draw(st.sampled_from(units)),
    )


days = st.dates(date(1892, 1, 1), date(1892, 12, 31)).map(date.isoformat)


@st.composite
def spells(draw: st.DrawFn) -> str:
    one, other = sorted((draw(days), draw(days)))
    return draw(
        st.sampled_from(
            [one, one[:7], f"{one}/{other}", f"{one}/..", f"../{one}", one[:4], f"[{one}..{other}]"]
        )
    )


@st.composite
def claims(draw: st.DrawFn, fact: str = "f", units: tuple[str, ...] = ("",)) -> Claim:
    value = draw(quantities(units))
    return Claim(
        fact=fact,
        shown=str(value.best),
        value=value,
        compared=widen(value, PRESS),
        hedge=str(value.hedge),
        stance=draw(st.sampled_from(["asserted"] * 4 + ["denied", "predicted", "proposed"])),
        speakers=draw(st.frozensets(st.sampled_from(["senate", "doctors", "kraus"]), max_size=2)),
        source=draw(st.sampled_from(["gazette", "courier"])),
        valid=read_valid(draw(spells())),
        published=read_valid(draw(days), given=False),
    )


terms_of = st.builds(
    Terms,
    over_time=st.sampled_from(list(OverTime)),
    wholes=st.just({"kraus": frozenset({"doctors"})}),
)


@given(quantities(UNITS), quantities(UNITS))
def test_a_comparison_is_the_same_from_both_sides(a: Quantity, b: Quantity) -> None:
    assert compare(a, b) is compare(b, a)


@given(quantities(UNITS))
def test_a_value_is_equal_to_itself(a: Quantity) -> None:
    assert Relation.EQUAL is compare(a, a)


@given(quantities(), quantities())
def test_a_relation_says_of_the_intervals_what_its_word_says(a: Quantity, b: Quantity) -> None:
    left, right = widen(a, PRESS), widen(b, PRESS)
    relation = relate(left, right)
    inside = lies_within(left, right), lies_within(right, left)
    assert (relation is Relation.APART) == (not left.meets(right))
    assert (relation is Relation.EQUAL) == all(inside)
    assert (relation is Relation.WITHIN) == (sum(inside) == 1)


@given(spells(), spells())
def test_dates_compare_the_same_from_both_sides(one: str, other: str) -> None:
    a, b = parse_edtf(one), parse_edtf(other)
    assert compare(a, b) is compare(b, a)
    assert Relation.EQUAL is compare(a, a)


@given(spells(), spells())
def test_times_meet_the_same_from_both_sides(one: str, other: str) -> None:
    a, b = read_valid(one), read_valid(other)
    assert meet(a, b) is meet(b, a)
    assert meet(a, a) is True


@given(claims("a", UNITS), claims("b", UNITS), terms_of)
def test_a_verdict_is_the_same_from_both_sides(a: Claim, b: Claim, terms: Terms) -> None:
    one, other = rule_on(a, b, terms), rule_on(b, a, terms)
    assert (one.relation, one.verdict, one.row) == (other.relation, other.verdict, other.row)
    assert one.reason


@given(claims("a"), claims("b"), terms_of)
def test_ids_and_sources_change_no_verdict(a: Claim, b: Claim, terms: Terms) -> None:
    renamed = replace(a, fact="z9", source="herald")
    assert rule_on(a, b, terms).verdict is rule_on(renamed, b, terms).verdict


@given(claims("a"), claims("b"), terms_of)
def test_values_that_meet_are_never_in_conflict(a: Claim, b: Claim, terms: Terms) -> None:
    ruling = rule_on(a, b, terms)
    if ruling.relation.shares:
        assert ruling.verdict not in CONFLICTS


@given(claims("a"), claims("b"), terms_of, st.sampled_from(["about", "at_least", "at_most"]))
def test_a_looser_hedge_never_makes_a_conflict(
    a: Claim, b: Claim, terms: Terms, looser: str
) -> None:
    if a.hedge or b.stance == "denied" or a.stance == "denied":
        return
    best = a.value.best
    low = None if looser == "at_most" else best
    high = None if looser == "at_least" else best
    value = replace(a.value, low=low, high=high, hedge=Hedge(looser))
    wide = widen(value, PRESS)
    span = a.compared
    if not lies_within(span, wide):
        wide = Interval(
            None if wide.low is None else min(Fraction(wide.low), Fraction(span.low)),
            None if wide.high is None else max(Fraction(wide.high), Fraction(span.high)),
        )
    loosened = replace(a, value=value, compared=wide, hedge=looser)
    if rule_on(a, b, terms).verdict not in CONFLICTS | {Verdict.DENIED, Verdict.SUCCEEDS}:
        assert rule_on(loosened, b, terms).verdict not in CONFLICTS


@given(claims("a"), claims("b"))
def test_who_said_it_decides_between_contradiction_and_dispute_only(a: Claim, b: Claim) -> None:
    terms = Terms()
    one = rule_on(a, b, terms).verdict
    apart = rule_on(replace(a, speakers=frozenset({"x"})), b, terms).verdict
    assert one is apart or {one, apart} <= CONFLICTS


@given(st.lists(claims(), min_size=2, max_size=12), terms_of, st.randoms(use_true_random=False))
@settings(max_examples=40)
def test_readings_do_not_depend_on_the_order_of_the_facts(
    given_claims: list[Claim], terms: Terms, random: object
) -> None:
    named = [replace(claim, fact=f"f{at}") for at, claim in enumerate(given_claims)]
    shuffled = list(named)
    random.shuffle(shuffled)
    one, other = (
        {frozenset(reading.facts) for reading in readings(order, terms, {})}
        for order in (named, shuffled)
    )
    assert one == other


@given(st.lists(claims(), min_size=1, max_size=12))
def test_every_fact_witnesses_a_reading_and_no_two_readings_could_be_one(
    given_claims: list[Claim],
) -> None:
    named = [
        replace(claim, fact=f"f{at}", stance="asserted") for at, claim in enumerate(given_claims)
    ]
    spans = {claim.fact: claim.compared for claim in named}
    found = readings(named, Terms(), {})
    assert set(spans) == {fact for reading in found for fact in reading.facts}
    for reading in found:
        for one, other in combinations(reading.facts, 2):
            assert spans[one].meets(spans[other])
    assert len(found) == _fewest_points(list(spans.values()))


def _fewest_points(spans: list[Interval]) -> int:
    """Count greedily from the lowest upper end, with intersections alone."""
    ends = sorted(
        spans,
        key=lambda s: (s.high is None, Fraction(s.high or 0), not s.high_open),
    )
    points: list[list[Interval]] = []
    for span in ends:
        if points:
            shared = points[-1][0].intersection(span)
            if shared is not None:
                continue
        points.append([span])
    return len(points)


@given(st.lists(claims(), min_size=2, max_size=14), terms_of)
@settings(max_examples=40)
def test_counted_pairs_are_all_the_pairs(given_claims: list[Claim], terms: Terms) -> None:
    named = [replace(claim, fact=f"f{at}") for at, claim in enumerate(given_claims)]
    expected = [rule_on(a, b, terms).verdict for a, b in combinations(named, 2)]
    counted = tally(named, terms).counts
    assert {v: expected.count(v) for v in set(expected)} == +counted
    assert len(named) == len(list(place(named, terms)))


@pytest.mark.parametrize("stance", ["asserted", "denied"])
@given(st.booleans(), st.booleans())
def test_a_denied_yes_is_a_no(stance: str, one: bool, other: bool) -> None:  # noqa: FBT001 - drawn
    def said(value: bool, how: str) -> Claim:  # noqa: FBT001 - drawn
        ids = frozenset({str(value).lower()})
        return Claim("f", str(value), Tokens(ids, ""), ids, stance=how)

    terms = Terms(kind=Kind.BOOLEAN)
    straight = rule_on(said(one, stance), said(other, "asserted"), terms).verdict
    turned = rule_on(
        said(one == (stance == "asserted"), "asserted"), said(other, "asserted"), terms
    ).verdict
    assert straight is turned


@given(days, days)
def test_widening_a_date_never_parts_it_from_another(one: str, other: str) -> None:
    a, b = parse_edtf(one), parse_edtf(other)
    plain = relate(widen_moment(a, "", PRESS), widen_moment(b, "", PRESS))
    wide = relate(widen_moment(a, "about", PRESS), widen_moment(b, "", PRESS))
    assert not (plain.shares and wide is Relation.APART)
