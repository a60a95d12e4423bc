"""Print the table, and write every miss to benchmarks/out/dates/."""

import argparse
from pathlib import Path

from benchmarks.dates.gold import gold_folder
from benchmarks.dates.measures import DATA, Figures
from benchmarks.dates.news import score
from benchmarks.dates.speed import cells, prose

OUT = Path(__file__).parents[1] / "out" / "dates"
_PROSE = ("chilcot/executive-summary.md", "grenfell/ch103-government-response.txt")


def main() -> None:
    """Run what was asked for, or everything whose data is here."""
    options = argparse.ArgumentParser(prog="python -m benchmarks.dates")
    options.add_argument("data", nargs="*", choices=[*DATA, "speed", []], default=[])
    options.add_argument("--path", type=Path, help="another file of the same form, held back")
    options.add_argument("--news", type=Path, help="a folder of TimeML files")
    chosen = options.parse_args()
    OUT.mkdir(parents=True, exist_ok=True)
    print("| data | who | rows | right | wrong | no answer | share right | |")
    print("|---|---|--:|--:|--:|--:|--:|---|")
    for name, (file, measure) in DATA.items():
        path = chosen.path or gold_folder() / file
        if (not chosen.data or name in chosen.data) and path.is_file():
            for figures in measure(path):
                _print(figures)
    if chosen.news:
        _news(chosen.news)
    if not chosen.data or "speed" in chosen.data:
        _speed()


def _print(figures: Figures) -> None:
    print(
        f"| {figures.data} | {figures.who} | {figures.rows} | {figures.right} | {figures.wrong} "
        f"| {figures.unanswered} | {figures.share:.3f} | {figures.also} |",
        flush=True,
    )
    if figures.misses:
        name = f"{figures.data}-{figures.who}".replace(" ", "-").replace(":", "")
        (OUT / f"{name}.tsv").write_text("\n".join(figures.misses) + "\n", encoding="utf-8")


def _news(folder: Path) -> None:
    words, values, misses = score(folder)
    print(f"\nnews: F1 of words {words:.3f}, of values {values:.3f}")
    (OUT / "news-Candour.tsv").write_text("\n".join(misses) + "\n", encoding="utf-8")


def _speed() -> None:
    print("\n| work | who | | |\n|---|---|--:|---|")
    museum = gold_folder() / DATA["museum"][0]
    paths = [gold_folder().parent / "real" / name for name in _PROSE]
    for speed in [
        *(cells(museum) if museum.is_file() else ()),
        *prose([path for path in paths if path.is_file()]),
    ]:
        print(f"| {speed.work} | {speed.who} | {speed.figure:.1f} | {speed.unit} |", flush=True)


if __name__ == "__main__":
    main()
