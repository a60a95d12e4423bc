"""m and u without a label: u from pairs taken by chance, m by expectation maximisation.

Chance pairs are nearly all of two people, so that their levels are u. For m, Winkler's "Using the
EM Algorithm for Weight Computation in the Fellegi-Sunter Model" (1988), over all pairs of rows:
those that were not worth comparing count as two people, so that u holds for the others too and the
estimate does not run off to the pairs that share a key.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from math import log2
from random import Random

from candour.core.people.comparing.levels import Level
from candour.core.people.comparing.weights import Weights
from candour.linkage.compared import Slot
from candour.linkage.model import Model
from candour.linkage.records import Records

Pattern = tuple[Level | None, ...]

_CHANCE_PAIRS = 60_000
_ROUNDS = 40
_ENOUGH = 1e-5
_BELIEVED = 20.0
"""For how many matches the weights count that stood before any table was seen."""
_BELIEVED_CHANCE = 50.0
_FAR = 60.0
_HALF = 0.5


def pattern_of(records: Records, a: int, b: int) -> Pattern:
    """The levels at which two rows agree, slot for slot."""
    return tuple(level for column in records.columns for level, _ in column.see(a, b))


def estimate(records: Records, pairs: Sequence[tuple[int, int]], before: Weights) -> Model:
    """Estimate a model from the tables alone; `before` is what stood for each level until then."""
    patterns = Counter(pattern_of(records, a, b) for a, b in pairs)
    slots = records.slots
    u = _chance(records, before)
    m = {
        slot.key: _normal({level: before.odds[level].m for level in u[slot.key]}) for slot in slots
    }
    prior_m = m
    all_pairs = max(records.stacked.pairs, 1)
    matched = min(0.5, len(records.stacked) / 2 / all_pairs)
    for _ in range(_ROUNDS):
        counted, expected = _expect(patterns, slots, Model(m, u, matched))
        m = {
            slot.key: _normal(
                {
                    level: counted[at].get(level, 0.0) + _BELIEVED * prior_m[slot.key][level]
                    for level in u[slot.key]
                }
            )
            for at, slot in enumerate(slots)
        }
        was, matched = matched, min(0.5, max(expected, 1.0) / all_pairs)
        if abs(was - matched) < _ENOUGH * was:
            break
    return Model(m, u, matched)


def _expect(
    patterns: Counter[Pattern], slots: Sequence[Slot], model: Model
) -> tuple[list[dict[Level, float]], float]:
    """How many matches show each level, and how many matches there are."""
    weights = [
        {level: log2(m / model.u[slot.key][level]) for level, m in model.m[slot.key].items()}
        for slot in slots
    ]
    counted: list[dict[Level, float]] = [{} for _ in slots]
    expected = 0.0
    for pattern, count in patterns.items():
        bits = model.prior
        for weight, level in zip(weights, pattern, strict=True):
            if level is not None:
                bits += weight[level]
        matches = count / (1 + 2.0 ** -max(-_FAR, min(_FAR, bits)))
        expected += matches
        for of_slot, level in zip(counted, pattern, strict=True):
            if level is not None:
                of_slot[level] = of_slot.get(level, 0.0) + matches
    return counted, expected


def _chance(records: Records, before: Weights) -> dict[str, dict[Level, float]]:
    slots = records.slots
    counts: list[Counter[Level]] = [Counter() for _ in slots]
    for a, b in _by_chance(records):
        for count, level in zip(counts, pattern_of(records, a, b), strict=True):
            if level is not None:
                count[level] += 1
    found: dict[str, dict[Level, float]] = {}
    for slot, count in zip(slots, counts, strict=True):
        levels = [level for level in Level if level.aspect is slot.aspect]
        prior = _normal({level: before.odds[level].u for level in levels})
        found[slot.key] = _normal(
            {level: count[level] + _believed(prior[level]) for level in levels}
        )
    return found


def _believed(part: float) -> float:
    """What no chance pair showed is rare, and not impossible: half a pair at least."""
    return max(_HALF, _BELIEVED_CHANCE * part)


def _by_chance(records: Records) -> Iterator[tuple[int, int]]:
    """Pairs taken by chance, the same in every run; all of them where there are few."""
    rows = len(records.stacked)
    if records.stacked.pairs <= _CHANCE_PAIRS:
        yield from (pair for pair in combinations(range(rows), 2) if records.may_link(*pair))
        return
    chance = Random(rows)  # noqa: S311 (a sample, no secret)
    taken = 0
    while taken < _CHANCE_PAIRS:
        a, b = chance.randrange(rows), chance.randrange(rows)
        if a != b and records.may_link(a, b):
            taken += 1
            yield min(a, b), max(a, b)


def _normal(parts: dict[Level, float]) -> dict[Level, float]:
    total = sum(parts.values())
    return {level: part / total for level, part in parts.items()}
