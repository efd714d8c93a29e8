from __future__ import annotations

from tieout.report.rulings import STRATEGIES
from tieout.schemas import STRATEGIES as KNOWN


def test_every_strategy_is_told_in_words_and_no_other() -> None:
    assert sorted(KNOWN) == sorted(STRATEGIES)
    assert all(len(words) > 10 for words in STRATEGIES.values())
