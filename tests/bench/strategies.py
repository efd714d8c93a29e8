"""How long drawing data sets takes, as a ratio to drawing as much plain text.

Run by hand: `python tests/bench/strategies.py`. The bar: 50 data sets of 10 facts in about 1 s.
"""

from __future__ import annotations

import sys
import time

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tieout import strategies

QUICK = settings(
    max_examples=50,
    database=None,
    derandomize=True,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def cost(strategy: st.SearchStrategy[object]) -> float:
    """Return the processor seconds of 50 examples, the best of three runs."""

    @QUICK
    @given(strategy)
    def draw(_: object) -> None:
        pass

    times = []
    for _ in range(3):
        began = time.process_time()
        draw()
        times.append(time.process_time() - began)
    return min(times)


def main() -> None:
    """Print both costs and their ratio."""
    row = st.fixed_dictionaries({str(column): st.text(max_size=12) for column in range(16)})
    plain = cost(st.lists(row, min_size=10, max_size=10))
    whole = cost(strategies.datasets(min_size=10, max_size=10))
    sys.stdout.write(
        f"50 tables of 10 rows of plain text: {plain:.2f} s\n"
        f"50 data sets of 10 facts: {whole:.2f} s, {whole / plain:.1f} times as much\n"
    )


if __name__ == "__main__":
    main()
