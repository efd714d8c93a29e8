"""Hedge profiles: what each makes of a figure, a bound, a range and a moment."""

from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest

from tieout.errors import UsageError
from tieout.facts.edtf import parse_edtf
from tieout.facts.hedges import (
    Hedge,
    load_profile,
    rounding_step,
    widen,
    widen_moment,
)
from tieout.facts.moments import Moment
from tieout.facts.quantities import Quantity, read_quantities

PRESS = load_profile("press")


def read(text: str) -> Quantity:
    (quantity,) = read_quantities(text)
    return quantity


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("15,000", "[14500, 15500)"),
        ("900", "[850, 950)"),
        ("376", "[375.5, 376.5)"),
        ("12.5%", "[12.45, 12.55)"),
        ("12.50%", "[12.45, 12.55)"),
        ("-15", "(-15.5, -14.5]"),
        ("0 dead", "[0, 0]"),
        ("about 900", "[810, 990]"),
        ("about -900", "[-990, -810]"),
        ("an estimated 900", "[810, 990]"),
        ("about 0", "[0, 0]"),
        ("nearly 900", "[810, 900)"),
        ("exactly 900", "[900, 900]"),
        ("dozens", "[12, 120]"),
        ("tens of thousands", "[10000, 100000]"),
        ("at least 900", "[900, ∞)"),
        ("more than 900", "(900, ∞)"),
        ("at most 8,000", "[0, 8000]"),
        ("fewer than 900", "[0, 900)"),
        ("up to 30 %", "[0, 30]"),
        ("at most 20 °C", "(-∞, 20]"),
        ("no more than -5", "(-∞, -5]"),
        ("between 5 and 7", "[5, 7]"),
        ("about 5 to 10", "[4.5, 11]"),
        ("nearly 5 to 10", "[4.5, 10]"),
        ("more than 5 but less than 10", "(5, 10)"),
        ("5 ± 2", "[3, 7]"),
        ("two-thirds", "[0.6, 11/15]"),
        ("half a million", "[450000, 550000]"),
        ("a few", "[2.7, 9.9]"),
        ("up to several hundred", "[0, 900]"),
    ],
)
def test_press_widens_a_value_as_its_hedge_says(text: str, expected: str) -> None:
    assert expected == str(widen(read(text), PRESS))


@pytest.mark.parametrize("name", ["strict", "acled"])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("15,000", "[15000, 15000]"),
        ("about 900", "[900, 900]"),
        ("nearly 900", "[900, 900]"),
        ("tens of people", "[10, 10]"),
        ("dozens", "[12, 12]"),
        ("hundreds", "[100, 100]"),
        ("two-thirds", "[2/3, 2/3]"),
        ("at least 900", "[900, ∞)"),
        ("at most 900", "[0, 900]"),
    ],
)
def test_strict_and_acled_take_figures_as_points_and_keep_bounds(
    name: str, text: str, expected: str
) -> None:
    assert expected == str(widen(read(text), load_profile(name)))


@pytest.mark.parametrize(
    ("text", "strict", "acled"),
    [
        ("5 to 7", "[5, 7]", "[5, 5]"),
        ("about 5 to 7", "[5, 7]", "[5, 5]"),
        ("several", "[3, 9]", "[3, 3]"),
        ("a handful", "[3, 9]", "[5, 5]"),
        ("100 ± 5", "[95, 105]", "[100, 100]"),
        ("the low hundreds", "[100, 400)", "[100, 100]"),
        ("more than 5 but less than 10", "(5, 10)", "(5, 10)"),
    ],
)
def test_of_a_range_acled_takes_one_figure_and_strict_both_ends(
    text: str, strict: str, acled: str
) -> None:
    assert strict == str(widen(read(text), load_profile("strict")))
    assert acled == str(widen(read(text), load_profile("acled")))


def test_every_row_of_every_profile_names_its_source() -> None:
    for name in ("press", "strict", "acled"):
        profile = load_profile(name)
        assert profile.rows
        assert all(len(row.source) > 10 for row in profile.rows.values())
        for hedge in Hedge:
            assert profile.row("number", hedge)


def test_a_profile_says_its_name_and_version() -> None:
    assert "press/1" == str(PRESS)


def test_an_unknown_profile_is_refused_with_the_nearest() -> None:
    with pytest.raises(UsageError) as error:
        load_profile("pres")
    assert "Did you mean 'press'?" == error.value.hint


@pytest.mark.parametrize(
    ("number", "step"),
    [
        (Decimal(15000), Fraction(1000)),
        (Decimal("1.5E+4"), Fraction(1000)),
        (Decimal("12.50"), Fraction(1, 10)),
        (Decimal(7), Fraction(1)),
        (Decimal(0), Fraction(1)),
        (Fraction(2, 3), Fraction(1, 3)),
        (Fraction(200), Fraction(100)),
    ],
)
def test_the_rounding_step_is_the_place_of_the_last_digit_that_is_not_nought(
    number: Decimal | Fraction, step: Fraction
) -> None:
    assert step == rounding_step(number)


def moment(earliest: date | datetime | None, latest: date | datetime | None) -> Moment:
    return Moment(0, 0, earliest, latest, "", "")


DAY = date(2016, 10, 5)
NINE = datetime(2016, 10, 5, 9, 0, tzinfo=UTC)
ODD = datetime(2016, 10, 5, 9, 7, tzinfo=UTC)
LATE = datetime(2016, 10, 5, 9, 7, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("earliest", "latest", "hedge", "expected"),
    [
        (DAY, DAY, "", "[2016-10-05T00:00:00, 2016-10-06T00:00:00)"),
        (DAY, DAY, "about", "[2016-10-04T12:00:00, 2016-10-06T12:00:00)"),
        (DAY, None, "", "[2016-10-05T00:00:00, ∞)"),
        (None, DAY, "", "(-∞, 2016-10-06T00:00:00)"),
        (DAY, DAY, "at_least", "[2016-10-05T00:00:00, ∞)"),
        (DAY, DAY, "at_most", "(-∞, 2016-10-06T00:00:00)"),
        (NINE, NINE, "", "[2016-10-05T08:52:30+00:00, 2016-10-05T09:07:30+00:00)"),
        (NINE, NINE, "exactly", "[2016-10-05T09:00:00+00:00, 2016-10-05T09:01:00+00:00)"),
        (ODD, ODD, "", "[2016-10-05T09:07:00+00:00, 2016-10-05T09:08:00+00:00)"),
        (LATE, LATE, "", "[2016-10-05T09:07:30+00:00, 2016-10-05T09:07:30+00:00]"),
        (NINE, ODD, "", "[2016-10-05T09:00:00+00:00, 2016-10-05T09:08:00+00:00)"),
        (ODD, ODD, "at_most", "(-∞, 2016-10-05T09:08:00+00:00)"),
        (date.max, date.max, "", "[9999-12-31T00:00:00, 9999-12-31T23:59:59.999999)"),
    ],
)
def test_a_moment_becomes_a_stretch_of_time(
    earliest: date | datetime | None, latest: date | datetime | None, hedge: str, expected: str
) -> None:
    assert expected == str(widen_moment(moment(earliest, latest), hedge, PRESS))


def test_the_sign_for_about_in_the_notation_widens_as_the_hedge_does() -> None:
    plain, about = moment(DAY, DAY), Moment(0, 0, DAY, DAY, "2016-10-05~", "")
    assert widen_moment(plain, "about", PRESS) == widen_moment(about, "", PRESS)
    assert widen_moment(plain, "exactly", PRESS) == widen_moment(about, "exactly", PRESS)


def test_a_day_beside_a_zoned_time_is_a_day_of_that_zone() -> None:
    interval = widen_moment(moment(DAY, NINE), "", PRESS)
    assert str(interval) == "[2016-10-05T00:00:00+00:00, 2016-10-05T09:01:00+00:00)"


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2016-10-05T09:07", "[2016-10-05T09:07:00, 2016-10-05T09:08:00)"),
        ("2016-10-05T09:07:00", "[2016-10-05T09:07:00, 2016-10-05T09:07:00]"),
        ("2016-10-05T09:07+01:00", "[2016-10-05T09:07:00+01:00, 2016-10-05T09:08:00+01:00)"),
        ("2016-10-05T09:07:00/2016-10-05T09:09", "[2016-10-05T09:07:00, 2016-10-05T09:10:00)"),
        ("2016-10-05T09:07/2016-10-05T09:09:00", "[2016-10-05T09:07:00, 2016-10-05T09:09:00]"),
        ("[..2016-10-05T09:07]", "(-∞, 2016-10-05T09:08:00)"),
    ],
)
def test_a_time_without_seconds_names_its_whole_minute(edtf: str, expected: str) -> None:
    assert expected == str(widen_moment(parse_edtf(edtf), "", PRESS))


def test_strict_widens_no_time_beyond_its_minute() -> None:
    interval = widen_moment(moment(NINE, NINE), "", load_profile("strict"))
    assert "[2016-10-05T09:00:00+00:00, 2016-10-05T09:01:00+00:00)" == str(interval)
    assert widen_moment(moment(LATE, LATE), "", load_profile("strict")).is_point
