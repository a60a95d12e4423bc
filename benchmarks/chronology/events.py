"""Same-event groups and contradictions against the truth: `python -m benchmarks.chronology.events`.

Every miss and every false alarm is listed in benchmarks/out/events.txt (not kept under version
control). `--variants N` says how many variants are made, `--growth` measures time against size.
"""

import argparse
import json
import resource
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from statistics import mean, pstdev
from time import perf_counter

from benchmarks.chronology.gold import Case, Known, find_days, happenings_of
from benchmarks.chronology.variants import copies, variant
from benchmarks.report import cells_as_table
from candour.actions.dates import load_date_words
from candour.core.chronology.events.contradictions import Contradiction
from candour.core.chronology.events.features import features_of
from candour.core.chronology.events.finding import Happenings
from candour.core.chronology.events.grouping import group_entries
from candour.core.chronology.events.phrases import tokens_of
from candour.core.chronology.ordering import in_order
from candour.vocabulary.events import load_event_words

OUT = Path(__file__).parents[1] / "out" / "events.txt"
SIZES = (3_000, 10_000, 30_000, 100_000)
Scores = tuple[float, float, float]


def scores(found: int, made: int, wanted: int) -> Scores:
    """Precision, recall and F1."""
    precision = found / made if made else 1.0
    recall = found / wanted if wanted else 1.0
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0


def pairs_of(happenings: Happenings) -> set[frozenset[str]]:
    """Pairs of entries that the engine holds to be one event."""
    return {
        frozenset(pair) for event in happenings.events for pair in combinations(event.entries, 2)
    }


def baseline(case: Case, least: float) -> set[frozenset[str]]:
    """Same day and so much of their words shared: what one would write in an afternoon."""
    by_day: dict[object, list[tuple[str, frozenset[str]]]] = {}
    for entry in case.entries:
        if entry.happened.earliest is not None:
            words = frozenset(tokens_of(entry.what).words)
            by_day.setdefault(entry.happened.earliest.date(), []).append((entry.id, words))
    return {
        frozenset((a, b))
        for rows in by_day.values()
        for (a, one), (b, other) in combinations(rows, 2)
        if len(one & other) >= least * len(one | other)
    }


def best_baseline(case: Case) -> Scores:
    """The baseline at whichever threshold suits this very case best."""
    true = case.same_event()
    tries = [baseline(case, least / 20) for least in range(1, 16)]
    return max(
        (scores(len(true & made), len(made), len(true)) for made in tries), key=lambda s: s[2]
    )


def meets(found: Contradiction, known: Known) -> bool:
    """Whether a contradiction found is the known one: its kind, and two of its entries."""
    shared = known.entries.intersection(found.entries)
    named = known.altered is None or known.altered in shared
    return found.kind.value == known.kind and len(shared) > 1 and named


def measure(case: Case, name: str) -> tuple[Scores, Scores, list[str]]:
    """Scores for events and for contradictions, and what was missed or falsely told."""
    happenings = happenings_of(case.entries)
    true, made = case.same_event(), pairs_of(happenings)
    missed = [
        k for k in case.contradictions if not any(meets(f, k) for f in happenings.contradictions)
    ]
    false = [
        f for f in happenings.contradictions if not any(meets(f, k) for k in case.contradictions)
    ]
    what = {entry.id: entry for entry in case.entries}
    lines = [f"== {name}"]
    for title, pairs in (("events missed", true - made), ("events false", made - true)):
        for pair in sorted(map(sorted, pairs)):
            lines += [f"{title}: {' + '.join(pair)}", *(f"    {what[one].what}" for one in pair)]
    lines += [f"contradiction missed: {k.name} {k.kind} {sorted(k.entries)}" for k in missed]
    for one in false:
        lines.append(f"contradiction false: {one.kind} {one.topic}")
        lines += [f"    {e}: {v}" for e, v in zip(one.entries, one.values, strict=True)]
    known, told = len(case.contradictions), len(happenings.contradictions)
    right = told - len(false)
    precision, recall = right / told if told else 1.0, (known - len(missed)) / known
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return (
        scores(len(true & made), len(made), len(true)),
        (precision, recall, f1),
        lines,
    )


def _row(name: str, all_scores: list[Scores]) -> dict[str, str]:
    cells = {"": name}
    for title, values in zip(
        ("precision", "recall", "F1"), zip(*all_scores, strict=True), strict=True
    ):
        spread = f" ± {pstdev(values):.3f} (least {min(values):.3f})" if len(values) > 1 else ""
        cells[title] = f"{mean(values):.3f}{spread}"
    return cells


def figures(variants: int) -> Iterator[dict[str, str]]:
    """The table: the case, its variants, the baseline."""
    cases = {seed: variant(seed) for seed in range(variants + 1)}
    results = {seed: measure(case, f"variant {seed}") for seed, case in cases.items()}
    OUT.parent.mkdir(exist_ok=True)
    lines = [line for _, _, all_lines in results.values() for line in all_lines]
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    others = range(1, variants + 1)
    known = sum(len(cases[seed].contradictions) for seed in others)
    yield _row("events, pairs", [results[0][0]])
    yield _row("– baseline, threshold best for this case", [best_baseline(cases[0])])
    yield _row("contradictions", [results[0][1]])
    if variants:
        yield _row(f"events, {variants} variants", [results[seed][0] for seed in others])
        yield _row("– baseline, best for each", [best_baseline(cases[seed]) for seed in others])
        yield _row(f"contradictions, {known} in variants", [results[seed][1] for seed in others])


def growth(sizes: tuple[int, ...]) -> Iterator[dict[str, str]]:
    """Seconds for sizes, entries of ten years: reading the words, and grouping."""
    words, margins = load_event_words(), load_date_words().margins
    for size in sizes:
        entries = in_order(copies(size), margins)
        begun = perf_counter()
        features = features_of(entries, words, margins, find_days)
        read = perf_counter()
        events = group_entries(features, words)
        done = perf_counter()
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        yield {
            "entries": f"{size:,}",
            "reading words, s": f"{read - begun:.1f}",
            "grouping, s": f"{done - read:.1f}",
            "ms an entry": f"{1000 * (done - begun) / size:.2f}",
            "events": f"{len(events):,}",
            "peak MB of the run": f"{peak:,}",
        }


def main() -> None:
    """Print the figures."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--variants", type=int, default=12)
    asked.add_argument("--growth", type=json.loads, nargs="?", const=list(SIZES), default=[])
    options = asked.parse_args()
    print(cells_as_table(list(figures(options.variants))))
    if options.growth:
        print()
        print(cells_as_table(list(growth(tuple(options.growth)))))


if __name__ == "__main__":
    main()
