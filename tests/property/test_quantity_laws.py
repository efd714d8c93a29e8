"""Laws of reading and comparing quantities."""

import time
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from tieout.facts.hedges import Hedge, load_profile, widen
from tieout.facts.intervals import Interval, write_number
from tieout.facts.notation import parse_value
from tieout.facts.quantities import Quantity, read_quantities
from tieout.facts.units import convert, load_units

PRESS = load_profile("press")
STRICT = load_profile("strict")

whole = st.integers(min_value=0, max_value=10**15)
# Four digits alone may be a year and are tested where words decide it.
plain = whole.filter(lambda number: not 1000 <= number < 2200)
decimals = st.builds(
    lambda digits, places: Decimal(digits).scaleb(-places),
    st.integers(min_value=1, max_value=10**9),
    st.integers(min_value=1, max_value=6),
)
fillers = st.sampled_from(
    ["cholera spread", "the mayor said", "ballots, and", "robbers fled", "she wrote:", "in Hamburg"]
)
UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()  # noqa: E501, SIM905 - a word list
TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()  # noqa: SIM905 - as above


def spell(number: int, joint: str = " and ", hyphen: str = "-") -> str:
    """A number in English words, written another way round than it is read."""
    for size, name in ((10**9, "billion"), (10**6, "million"), (10**3, "thousand")):
        if number >= size:
            rest = number % size
            join = joint if 0 < rest < 100 else " "
            tail = join + spell(rest, joint, hyphen) if rest else ""
            return f"{spell(number // size, joint, hyphen)} {name}{tail}"
    if number >= 100:
        rest = number % 100
        return f"{UNITS[number // 100]} hundred" + (
            joint + spell(rest, joint, hyphen) if rest else ""
        )
    if number >= 20:
        rest = number % 10
        return TENS[number // 10] + (hyphen + UNITS[rest] if rest else "")
    return UNITS[number]


GERMAN_WORDS = """
null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn
sechzehn siebzehn achtzehn neunzehn
_ _ zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig
"""
GERMAN_UNITS, GERMAN_TENS = GERMAN_WORDS.split()[:20], GERMAN_WORDS.split()[20:]


def spell_german(number: int) -> str:
    """A number below a million as one German word, of which "eins" ends it."""
    if number >= 1000:
        head = "ein" if number // 1000 == 1 else spell_german(number // 1000).removesuffix("s")
        if number // 1000 % 100 == 6:
            head = spell_german(number // 1000)
        return head + "tausend" + (spell_german(number % 1000) if number % 1000 else "")
    if number >= 100:
        rest = spell_german(number % 100) if number % 100 else ""
        return GERMAN_UNITS[number // 100] + "hundert" + rest
    if number >= 20:
        unit = GERMAN_UNITS[number % 10] + "und" if number % 10 else ""
        return unit + GERMAN_TENS[number // 10]
    return "eins" if number == 1 else GERMAN_UNITS[number]


def only(text: str) -> Quantity:
    found = read_quantities(text)
    assert len(found) == 1, text
    return found[0]


@given(plain)
def test_a_whole_number_is_read_as_it_was_written(number: int) -> None:
    assert number == only(f"{number} votes").best


@given(whole)
def test_thousands_marks_change_nothing(number: int) -> None:
    for text in (
        f"{number:,}",
        f"{number:,}".replace(",", "\u202f"),
        f"{number:,}".replace(",", " "),
    ):
        assume(number >= 10000)
        assert number == only(f"{text} votes").best


@given(decimals)
def test_a_decimal_is_read_to_its_last_digit(number: Decimal) -> None:
    assert number == only(f"{number:f} kg").best


@given(
    st.integers(min_value=0, max_value=10**12 - 1),
    st.sampled_from([" and ", " "]),
    st.sampled_from(["-", " "]),
)
@example(1904, " and ", "-")
@example(100_000_001, " and ", "-")
def test_a_number_in_words_is_read_as_it_was_spelt(number: int, joint: str, hyphen: str) -> None:
    text = spell(number, joint, hyphen)
    quantity = only(f"{text} votes")
    assert (number, text) == (quantity.best, quantity.as_written)


@given(st.integers(min_value=2, max_value=999_999))
@example(1001)
@example(21_021)
@example(106_006)
def test_a_german_number_is_read_as_it_was_spelt(number: int) -> None:
    text = spell_german(number)
    found = read_quantities(f"{text} Stimmen", language="de")
    assert [(number, text)] == [(each.best, each.as_written) for each in found]


@given(st.integers(1, 99), st.integers(2, 99))
def test_a_fraction_with_a_slash_is_exact(top: int, bottom: int) -> None:
    assume((top, bottom) not in {(24, 7), (9, 11), (7, 7), (50, 50)})
    assert Fraction(top, bottom) == only(f"{top}/{bottom} of them").best


@given(plain, plain)
def test_a_range_is_read_in_every_wording(low: int, high: int) -> None:
    assume(low < high)
    for text in (
        f"between {low:,} and {high:,} votes",
        f"from {low:,} to {high:,} votes",
        f"{low:,} to {high:,} votes",
        f"{low:,} or {high:,} votes",
        f"{low:,}–{high:,} votes",
        f"at least {low:,} but no more than {high:,} votes",
    ):
        quantity = only(text)
        assert (low, None, high) == (quantity.low, quantity.best, quantity.high), text


@given(plain, plain)
def test_a_pair_that_does_not_rise_is_no_range(one: int, other: int) -> None:
    high, low = max(one, other), min(one, other)
    for text in (f"{high:,}-{low:,} votes", f"{high:,} to {low:,} votes"):
        found = read_quantities(text)
        assume(len(found) == 2)  # two digits each may be a date or a telephone number
        assert [high, low] == [each.best for each in found]


@given(st.integers(1, 999), st.integers(1, 999))
def test_below_zero_a_range_is_read_in_either_order(one: int, other: int) -> None:
    assume(one != other)
    for text in (f"-{one} to -{other} °C", f"between -{one} and -{other} °C"):
        quantity = only(text)
        assert (-max(one, other), -min(one, other)) == (quantity.low, quantity.high), text


@given(
    st.integers(1, 999),
    st.sampled_from([100, 1000, 10_000, 100_000]),
    st.sampled_from(["", "deaths"]),
)
def test_a_rate_is_one_figure_and_converts_to_its_share(top: int, bottom: int, noun: str) -> None:
    quantity = only(f"{top} {noun} per {bottom:,} people")
    assert (top, f"per {bottom:,}") == (quantity.best, quantity.unit)
    assert (noun or "people") == quantity.counted
    share = convert(Interval(top, top), quantity.unit, "")
    assert Interval(Fraction(top, bottom), Fraction(top, bottom)) == share


DEGREES = ["well", "far", "just", "slightly", "a shade", "only just", "considerably", "a good deal"]


@given(
    st.sampled_from(DEGREES),
    st.sampled_from(["more than", "fewer than", "over", "under", "above", "below"]),
    plain,
)
def test_how_far_a_comparison_goes_changes_no_bound(degree: str, words: str, number: int) -> None:
    bare, told = only(f"{words} {number:,} votes"), only(f"{degree} {words} {number:,} votes")
    assert (bare.low, bare.high, bare.hedge) == (told.low, told.high, told.hedge)
    assert f"{degree} {bare.as_written}" == told.as_written


@given(plain, st.sampled_from(["won", "lost", "the vote was"]))
def test_a_score_is_two_counts(number: int, words: str) -> None:
    assume(number < 900)
    found = read_quantities(f"They {words} {number}–{number} in Hull.")
    assert [number, number] == [each.best for each in found]
    assert {""} == {each.counted for each in found}


@given(plain, st.sampled_from(["no more than", "at most", "up to", "as many as", "≤"]))
def test_an_upper_bound_leaves_the_lower_end_open(number: int, words: str) -> None:
    quantity = only(f"{words} {number:,} votes")
    assert (None, number, number, "at_most") == (
        quantity.low,
        quantity.best,
        quantity.high,
        quantity.hedge,
    )


SPANS = [
    "no more than 900",
    "about two-thirds",
    "between 5 and 7 km",
    "half a million",
    "$1.2bn",
    "12.5 per cent",
    "more than twenty and less than thirty-five",
    "tens of thousands",
    "900-plus",
]


@given(st.sampled_from(SPANS), st.lists(fillers, max_size=3), st.lists(fillers, max_size=3))
def test_words_that_carry_no_number_change_nothing(
    span: str, before: list[str], after: list[str]
) -> None:
    alone = only(span)
    text = " ".join([*before, span, *after])
    found = only(text)
    shift = text.index(span)
    assert (alone.start + shift, alone.end + shift) == (found.start, found.end)
    for name in ("low", "best", "high", "low_open", "high_open", "hedge", "unit", "as_written"):
        assert getattr(alone, name) == getattr(found, name)


@given(st.text(max_size=200), st.sampled_from(["en", "de"]))
def test_whatever_the_text_spans_are_in_order_and_bounds_are_ordered(
    text: str, language: str
) -> None:
    end = 0
    for quantity in read_quantities(text, language=language):
        assert end <= quantity.start < quantity.end <= len(text)
        assert text[quantity.start : quantity.end] == quantity.as_written
        assert {None} != {quantity.low, quantity.high}
        if quantity.low is not None and quantity.high is not None:
            assert quantity.low <= quantity.high
            assert quantity.best is None or quantity.low <= quantity.best <= quantity.high
        widen(quantity, PRESS)
        end = quantity.end


JUMBLE = """
0 7 12 900 1,000 2.5 1e5 1/2 ½ % $ € - – . , / ( ) + ± < > ~ a an the of and or to in between
from no more than at least most about half third quarter dozen hundred thousand million tens
dozens few several couple point minus one two twenty people km in' " m s May 2014 th plus x ^ not
und bis zwei zwanzig Drittel
"""
PIECES = st.sampled_from(JUMBLE.split())


@given(st.lists(st.tuples(PIECES, st.sampled_from(["", " ", "\n"])), max_size=30))
def test_no_jumble_of_number_words_breaks_the_reader(pieces: list[tuple[str, str]]) -> None:
    text = "".join(word + space for word, space in pieces)
    for language in ("en", "de"):
        end = 0
        for quantity in read_quantities(text, language=language):
            assert end <= quantity.start < quantity.end <= len(text)
            assert text[quantity.start : quantity.end] == quantity.as_written
            widen(quantity, PRESS)
            end = quantity.end


@given(st.one_of(decimals, plain.map(Decimal), st.fractions(0, 1, max_denominator=50)))
def test_what_is_formatted_in_the_notation_reads_back(number: Decimal | Fraction) -> None:
    value = parse_value(write_number(number), "quantity")
    assert isinstance(value, Quantity)
    assert number == value.best


def figure(number: Decimal, hedge: Hedge) -> Quantity:
    low = None if hedge in {Hedge.AT_MOST, Hedge.LESS_THAN} else number
    high = None if hedge in {Hedge.AT_LEAST, Hedge.MORE_THAN} else number
    return Quantity(
        0, 0, low, number, high, hedge is Hedge.MORE_THAN, hedge is Hedge.LESS_THAN, hedge
    )


@given(st.one_of(decimals, plain.map(Decimal), decimals.map(lambda number: -number)))
def test_a_wider_hedge_gives_a_wider_interval(number: Decimal) -> None:
    exact = widen(figure(number, Hedge.EXACTLY), PRESS)
    stated = widen(figure(number, Hedge.NONE), PRESS)
    about = widen(figure(number, Hedge.ABOUT), PRESS)
    assert exact.is_point
    assert stated.contains(exact)
    assert about.contains(exact)
    assert about.contains(widen(figure(number, Hedge.NEARLY), PRESS))
    assert about == widen(figure(number, Hedge.ESTIMATED), PRESS)
    assert widen(figure(number, Hedge.AT_LEAST), PRESS).contains(exact)
    assert widen(figure(number, Hedge.AT_MOST), PRESS).contains(exact)
    assert widen(figure(number, Hedge.AT_LEAST), PRESS).contains(
        widen(figure(number, Hedge.MORE_THAN), PRESS)
    )


@given(st.one_of(decimals, plain.map(Decimal)), st.sampled_from(list(Hedge)))
def test_press_never_gives_less_room_than_strict(number: Decimal, hedge: Hedge) -> None:
    loose, tight = widen(figure(number, hedge), PRESS), widen(figure(number, hedge), STRICT)
    assert loose.contains(tight) or hedge is Hedge.NEARLY


@given(decimals, st.sampled_from(sorted(load_units())), st.sampled_from(sorted(load_units())))
def test_a_conversion_there_and_back_changes_nothing(
    number: Decimal, here: str, there: str
) -> None:
    units = load_units()
    assume(units[here].dimension == units[there].dimension)
    value = Interval(number, number * 2, high_open=True)
    assert value == convert(convert(value, here, there), there, here)


HOSTILE = {
    "digits": lambda n: "9" * n,
    "numbers": lambda n: "1 " * n,
    "number words": lambda n: "one " * n,
    "scales": lambda n: "million and " * n,
    "openers": lambda n: "between " * n + "5",
    "hedges": lambda n: "no more than " * n,
    "ranges": lambda n: "5-" * n,
    "alternatives": lambda n: "5 or " * n,
    "fractions": lambda n: "half of a " * n,
    "orders": lambda n: "tens of " * n,
    "groups": lambda n: "100 " * n,
    "slashes": lambda n: "1/" * n,
    "points": lambda n: "1" + ".1" * n,
    "hyphens": lambda n: "twenty-" * n,
    "brackets": lambda n: "(" * n + "1)",
    "nouns": lambda n: "5 " + "people " * n,
    "commas": lambda n: "one million, " * n,
    "money": lambda n: "$" * n + "5",
    "blank lines": lambda n: "\n\n" * n,
    "scores": lambda n: "won " + "3-2, " * n,
    "rates": lambda n: "5 deaths per 1,000 " * n,
    "denominators": lambda n: "per 100 " * n,
    "nouns of a rate": lambda n: "5 " + "deaths " * n + "per 100",
    "degrees": lambda n: "only just slightly " * n + "over 5",
    "decades": lambda n: "low mid-" * n + "30s",
    "decimals": lambda n: "1 234,5 " * n,
    "decimal commas": lambda n: "1,5" * n + " km",
    "streets": lambda n: "10 " + "Downing " * n + "Street",
    "labels": lambda n: "rooms " + "1, " * n,
    "models": lambda n: "a " + "Ford " * n + "350",
    "verbs": lambda n: "5 " + "armed " * n,
    "colons": lambda n: "won " + "3:2 " * n,
    "tolerances": lambda n: "5 give or take " * n,
    "signs": lambda n: "-5 to " * n,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_time_grows_in_step_with_the_text(name: str) -> None:
    def cost(size: int) -> float:
        text = HOSTILE[name](size)
        times = []
        for _ in range(5):
            start = time.process_time()
            read_quantities(text)
            times.append(time.process_time() - start)
        return min(times)

    small, large = cost(1500), cost(6000)
    # Four times the text: a quadratic step would take sixteen times as long.
    assert large < 9 * small + 0.01
