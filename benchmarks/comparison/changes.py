"""Pairs and changes on the invented accounts and on their variants."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from benchmarks.comparison.invented import PAIRS, KnownPair, differences_of, known_pair
from benchmarks.comparison.variants import variant
from candour.core.comparison.difference import Change

VARIANTS = 20


@dataclass
class Score:
    """What was right, wanted and found, by kind of change, and of pairs."""

    right: Counter[str] = field(default_factory=Counter)
    wanted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)

    def add(self, pair: KnownPair, misses: list[str]) -> None:
        """Score one pair of accounts; what is wrong is added to `misses`."""
        found = differences_of(pair)
        for sides, true in pair.changes.items():
            self.wanted[true] += 1
            difference = found.get(sides)
            self.right[true] += difference is not None and difference.change.value == true
            if difference is None or difference.change.value != true:
                said = difference.change.value if difference is not None else "not paired so"
                misses.append(f"{pair.name}: {sides} is {true}, found {said}")
        self.found.update(one.change.value for one in found.values())
        pairs = ({(a, b) for a in one for b in other} for one, other in pair.changes)
        true_pairs = set[tuple[str, str]]().union(*pairs)
        got = set[tuple[str, str]]().union(
            *({(a, b) for a in one for b in other} for one, other in found)
        )
        self.wanted["pairs"] += len(true_pairs)
        self.found["pairs"] += len(got)
        self.right["pairs"] += len(true_pairs & got)

    def f1(self, kind: str) -> float:
        """Return the F1 of a kind."""
        of = self.wanted[kind] + self.found[kind]
        return 2 * self.right[kind] / of if of else 1.0

    @property
    def macro_f1(self) -> float:
        """Return the mean F1 of the kinds that are wanted or found."""
        kinds = [kind for kind in Change if self.wanted[kind] or self.found[kind]]
        return sum(self.f1(kind) for kind in kinds) / len(kinds)

    @property
    def false_moved(self) -> float:
        """Return the share of statements called moved that were not."""
        moved = self.found["moved"]
        return (moved - self.right["moved"]) / moved if moved else 0.0

    def rows(self) -> Iterator[dict[str, str]]:
        """Yield a row for each kind, and one for pairs."""
        for kind in (*Change, "pairs"):
            if self.wanted[kind] or self.found[kind]:
                yield {
                    "what": str(kind).replace("_", " "),
                    "wanted": str(self.wanted[kind]),
                    "found": str(self.found[kind]),
                    "right": str(self.right[kind]),
                    "F1": f"{self.f1(kind):.3f}",
                }


def scored(pairs: Iterable[KnownPair], misses: list[str]) -> Score:
    """Return the score of several pairs of accounts together."""
    score = Score()
    for pair in pairs:
        score.add(pair, misses)
    return score


def true_pairs() -> list[KnownPair]:
    """Return the pairs of the case itself."""
    return [known_pair(name) for name in PAIRS]


def variants() -> list[KnownPair]:
    """Return the variants of both pairs."""
    return [variant(pair, seed) for pair in true_pairs() for seed in range(1, VARIANTS + 1)]
