"""Print the tables: `python -m benchmarks.quotations [finding|altered|accounts|speed]`.

Every miss is printed below its table, or listed in benchmarks/out/quotations.txt (not kept under
version control) where there are many.
"""

import argparse
from collections.abc import Iterable
from pathlib import Path

from benchmarks.quotations import accounts, altered, finding, speed
from benchmarks.quotations.gold import paper
from benchmarks.report import cells_as_table

OUT = Path(__file__).parents[1] / "out" / "quotations.txt"
_MOST_SHOWN = 12
_FINDING = """The sentence of a paper that a review quotes, found; ties count if one is right. The \
peers are given the words that Candour finds between the marks; published for them: .724 and .953.
"""
_ALTERED = """
Copies of sentences, each against its own paper; altered ones must be neither exact nor folded. \
Its alarm is the one that the change calls for; for true ones, which call for none, any at all.
"""
_PARTS = ("finding", "altered", "accounts", "speed")


def main() -> None:
    """Run what was asked for, or everything."""
    options = argparse.ArgumentParser(prog="python -m benchmarks.quotations")
    options.add_argument("parts", nargs="*", choices=[*_PARTS, []], default=[])
    chosen = options.parse_args().parts or _PARTS
    if "finding" in chosen:
        print(_FINDING)
        print(cells_as_table([_row(score) for score in finding.scores()]))
        _print_missed(finding.scores()[-1].misses)
    if "altered" in chosen:
        print(_ALTERED)
        missed: list[str] = []
        print(cells_as_table(list(altered.figures(missed))))
        _print(missed)
    if "accounts" in chosen:
        print("\nThe invented accounts against their truth: shares that are right.\n")
        missed = []
        print(cells_as_table(list(accounts.figures(missed))))
        _print(missed)
    if "speed" in chosen:
        print("\nProcessor time, index included; true and altered copies mixed.\n")
        print(cells_as_table(list(speed.figures())))


def _row(score: finding.Score) -> dict[str, str]:
    return {
        "who": score.who,
        "sentences": str(score.known),
        "right": str(score.right),
        "share": f"{score.right / score.known:.3f}",
    }


def _print_missed(misses: Iterable[finding.Missed]) -> None:
    for quoting, said in misses:
        sentences = dict(zip(paper(quoting.paper).ids, paper(quoting.paper).sentences, strict=True))
        for known, names in (("true", quoting.true), ("found", said)):
            words = " | ".join(sentences.get(name, name) for name in sorted(names))
            print(f"\nmissed, {quoting.key}, {known}: {words}")


def _print(missed: list[str]) -> None:
    if not missed:
        print("\nNone missed.")
        return
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text("\n".join(missed) + "\n", encoding="utf-8")
    print(f"\n{len(missed)} missed; the first:\n")
    print("\n".join(f"- {miss}" for miss in missed[:_MOST_SHOWN]))


if __name__ == "__main__":
    main()
