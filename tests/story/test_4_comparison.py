"""The invented reviews and the summary compared: pairs and changes as their truth says."""

import pytest

from benchmarks.comparison.changes import scored
from benchmarks.comparison.invented import PAIRS, known_pair
from benchmarks.comparison.variants import variant


@pytest.mark.parametrize("name", PAIRS)
def test_every_planned_change_is_named(name: str) -> None:
    misses: list[str] = []
    score = scored([known_pair(name)], misses)
    assert score.f1("pairs") >= 0.97
    assert score.macro_f1 >= 0.97, misses
    assert score.false_moved == 0


def test_so_it_is_said_otherwise() -> None:
    misses: list[str] = []
    score = scored([variant(known_pair(name), 7) for name in PAIRS], misses)
    assert score.f1("pairs") >= 0.95
    assert score.macro_f1 >= 0.9, misses
    assert score.false_moved <= 0.05
