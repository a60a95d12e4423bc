"""Print the tables: `python -m benchmarks.comparison [alignment|evidence|changes|stance|speed]`."""

import argparse
from pathlib import Path

from benchmarks.comparison import alignment, changes, evidence, speed, stance
from benchmarks.report import cells_as_table

OUT = Path(__file__).parents[1] / "out" / "comparison.txt"
_PARTS = ("alignment", "evidence", "changes", "stance", "speed")
_MOST_SHOWN = 12


def main() -> None:
    """Run what was asked for, or everything."""
    options = argparse.ArgumentParser(prog="python -m benchmarks.comparison")
    options.add_argument("parts", nargs="*", choices=[*_PARTS, []], default=[])
    chosen = options.parse_args().parts or _PARTS
    if "alignment" in chosen:
        print("Sentences of German texts and their simplifications, by words alone.\n")
        print(cells_as_table(list(alignment.figures())))
    if "evidence" in chosen:
        print("\nTurns of meetings that bear out a claim of their summary.\n")
        print(cells_as_table(list(evidence.figures())))
    if "changes" in chosen:
        _print_changes()
    if "stance" in chosen:
        same, kappa = stance.agreement()
        print(
            "\n200 sentences of public reports, labelled twice by one reader in different orders:"
        )
        print(f"agreement {same:.3f}, kappa {kappa:.3f}.")
        for half in ("report", "tune"):
            print(f"Right in the half to {half}: {stance.accuracy(half):.2f}.")
        print()
        print(cells_as_table(list(stance.figures())))
    if "speed" in chosen:
        print("\nTwo generated reports in Word; a third of their sentences are the same.\n")
        print(cells_as_table(list(speed.figures())))


def _print_changes() -> None:
    for what, pairs in (
        ("The invented reviews and the summary", changes.true_pairs()),
        (f"{changes.VARIANTS} variants of each", changes.variants()),
    ):
        misses: list[str] = []
        score = changes.scored(pairs, misses)
        print(f"\n{what}: macro-F1 {score.macro_f1:.3f}, false moved {score.false_moved:.3f}.\n")
        print(cells_as_table(list(score.rows())))
        if misses:
            OUT.parent.mkdir(exist_ok=True)
            OUT.write_text("\n".join(misses) + "\n", encoding="utf-8")
            print(f"\n{len(misses)} missed; the first:\n")
            print("\n".join(f"- {miss}" for miss in misses[:_MOST_SHOWN]))


if __name__ == "__main__":
    main()
