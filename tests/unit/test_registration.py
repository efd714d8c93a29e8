from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tieout.facts.dates import Moment
from tieout.facts.quantities import Quantity
from tieout.registration import register

register()


@given(st.from_type(Quantity))
def test_a_quantity_is_drawn_as_it_is_read(drawn: Quantity) -> None:
    assert drawn.as_written
    assert (drawn.low, drawn.best, drawn.high) != (None, None, None)


@given(st.from_type(Moment))
def test_a_moment_is_drawn_as_it_is_read(drawn: Moment) -> None:
    assert drawn.earliest is not None
    assert drawn.earliest == drawn.latest
