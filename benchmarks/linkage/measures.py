"""Pairwise precision, recall and F1, with intervals by drawing people again."""

from collections.abc import Iterable
from dataclasses import dataclass
from random import Random

from benchmarks.linkage.sets import Pair, PeopleSet

_DRAWS = 400


@dataclass(frozen=True, slots=True)
class Score:
    """How far pairs found are the pairs that are true; `low` and `high` bound F1 (95 %)."""

    precision: float
    recall: float
    f1: float
    low: float
    high: float


def score(people: PeopleSet, found: Iterable[Pair]) -> Score:
    """Score pairs; a wrong one counts half against each of the two people."""
    truth, found = people.truth(), {(min(pair), max(pair)) for pair in found}
    counts: dict[str, list[float]] = {person: [0.0, 0.0, 0.0] for person in people.person_of}
    for pair in truth:
        counts[people.person_of[pair[0]]][0 if pair in found else 2] += 1
    for a, b in found - truth:
        counts[people.person_of[a]][1] += 0.5
        counts[people.person_of[b]][1] += 0.5
    each = list(counts.values())
    chance = Random(1)
    drawn = sorted(_f1(*_sums(chance.choices(each, k=len(each)))) for _ in range(_DRAWS))
    right, wrong, missed = _sums(each)
    return Score(
        right / (right + wrong) if right + wrong else 0.0,
        right / (right + missed),
        _f1(right, wrong, missed),
        drawn[int(0.025 * _DRAWS)],
        drawn[int(0.975 * _DRAWS) - 1],
    )


def _sums(each: list[list[float]]) -> tuple[float, float, float]:
    right, wrong, missed = (sum(column) for column in zip(*each, strict=True))
    return right, wrong, missed


def _f1(right: float, wrong: float, missed: float) -> float:
    return 2 * right / (2 * right + wrong + missed) if right else 0.0
