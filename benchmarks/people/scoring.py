"""B-cubed: for each mention, how much of its person's cluster is right, and how much is there.

Bagga and Baldwin, "Entity-Based Cross-Document Coreferencing Using the Vector Space Model" (1998).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping


def b_cubed(made: Mapping[str, str], true: Mapping[str, str]) -> tuple[float, float, float]:
    """Precision, recall and F1 over the mentions that are in both."""
    both = [one for one in made if one in true]
    if not both:
        return 0.0, 0.0, 0.0
    cells = Counter((made[one], true[one]) for one in both)
    sizes, wanted = Counter(made[one] for one in both), Counter(true[one] for one in both)
    precision = sum(n * n / sizes[m] for (m, _), n in cells.items()) / len(both)
    recall = sum(n * n / wanted[t] for (_, t), n in cells.items()) / len(both)
    return precision, recall, 2 * precision * recall / (precision + recall)


def wrongly_joined(made: Mapping[str, str], true: Mapping[str, str]) -> dict[tuple[str, str], int]:
    """Pairs of true persons with mentions in one cluster, and how many mentions that touches."""
    held: dict[str, Counter[str]] = defaultdict(Counter)
    for mention, cluster in made.items():
        if mention in true:
            held[cluster][true[mention]] += 1
    pairs: Counter[tuple[str, str]] = Counter()
    for persons in held.values():
        (most, _), *others = persons.most_common()
        for other, count in others:
            pairs[min(most, other), max(most, other)] += count
    return dict(pairs)


def only(of: Mapping[str, str], wanted: Iterable[str]) -> dict[str, str]:
    """Those of some mentions."""
    kept = set(wanted)
    return {one: to for one, to in of.items() if one in kept}
