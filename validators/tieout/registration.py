"""What hypothesis calls as it starts: the types of tieout get their strategies.

It stands apart from `strategies`, which needs hypothesis whole, while this is loaded by it.
"""

from __future__ import annotations


def register() -> None:
    """Let `hypothesis.strategies.from_type` draw quantities and moments.

    Nothing of tieout but the two types is loaded until one is drawn.
    """
    from hypothesis import strategies as st  # noqa: PLC0415 - hypothesis is starting

    from tieout.facts.moments import Moment  # noqa: PLC0415 - beside its use
    from tieout.facts.quantities import Quantity  # noqa: PLC0415 - beside its use

    def moments(_: object) -> st.SearchStrategy[Moment]:
        from tieout.facts.dates import read_dates  # noqa: PLC0415 - only when drawn
        from tieout.strategies import dates  # noqa: PLC0415 - likewise

        return dates().map(lambda written: read_dates(written.words)[0])

    def quantities(_: object) -> st.SearchStrategy[Quantity]:
        from tieout.facts.quantities import read_quantities  # noqa: PLC0415 - only when drawn
        from tieout.strategies import quantities as written  # noqa: PLC0415 - likewise

        return written().map(lambda found: read_quantities(f"{found.words} boats")[0])

    st.register_type_strategy(Moment, moments)
    st.register_type_strategy(Quantity, quantities)
