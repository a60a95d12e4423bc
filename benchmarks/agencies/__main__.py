"""Print the table: `python -m benchmarks.agencies`. Misses go to benchmarks/out/agencies.txt."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

from rapidfuzz import fuzz, process
from sklearn.feature_extraction.text import TfidfVectorizer

from benchmarks.dates.gold import gold_folder
from benchmarks.report import cells_as_table
from candour.core.agencies.matching import BodyFinder
from candour.vocabulary.agencies import load_body_words

OUT = Path(__file__).parents[1] / "out" / "agencies.txt"
_SETS = {"destinations": "public bodies", "areas": "coroners' areas", "names": "coroners"}
_MOST = 5
_HEAD = """Aliases that differ from their canonical name; the pool is every canonical value of the \
same file. acc@1 is the right name first, acc@5 among the first five. Nothing was learnt from the \
aliases: what is known of public bodies stands in `vocabulary/public_bodies.yaml`.
"""

Finder = Callable[[list[str]], Callable[[str], list[str]]]


def main() -> None:
    """Run every finder on every file."""
    print(_HEAD)
    missed: list[str] = []
    print(cells_as_table([row for file in _SETS for row in _rows(file, missed)]))
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text("\n".join(missed) + "\n", encoding="utf-8")


def _rows(file: str, missed: list[str]) -> Iterator[dict[str, str]]:
    read = json.loads((gold_folder() / "agency-names" / f"{file}.json").read_text("utf-8"))
    pool = sorted({name for part in read for name in part.values()})
    asked = [(alias, name) for part in read for alias, name in part.items() if alias != name]
    for who, finder in _FINDERS.items():
        find = finder(pool)
        found = [(alias, name, find(alias)) for alias, name in asked]
        first = sum(said[:1] == [name] for _, name, said in found)
        among = sum(name in said for _, name, said in found)
        if who == "Candour":
            missed += [f"{a} → {said[:1]}, not {n}" for a, n, said in found if said[:1] != [n]]
        yield {
            "file": _SETS[file],
            "who": who,
            "aliases": str(len(asked)),
            "names": str(len(pool)),
            "acc@1": f"{first / len(asked):.3f}",
            "acc@5": f"{among / len(asked):.3f}",
        }


def _candour(pool: list[str]) -> Callable[[str], list[str]]:
    finder = BodyFinder(pool, load_body_words())
    return lambda alias: [one.name for one in finder.find(alias, _MOST)]


def _tf_idf(pool: list[str]) -> Callable[[str], list[str]]:
    vectors = TfidfVectorizer()
    known = vectors.fit_transform(pool)

    def find(alias: str) -> list[str]:
        likeness = (known @ vectors.transform([alias]).T).toarray()[:, 0]
        return [pool[at] for at in (-likeness).argsort(kind="stable")[:_MOST]]

    return find


def _token_set(pool: list[str]) -> Callable[[str], list[str]]:
    def find(alias: str) -> list[str]:
        best = process.extract(
            alias, pool, scorer=fuzz.token_set_ratio, limit=_MOST, processor=str.casefold
        )
        return [name for name, *_ in best]

    return find


_FINDERS: dict[str, Finder] = {
    "TF-IDF of words": _tf_idf,
    "rapidfuzz token_set": _token_set,
    "Candour": _candour,
}


if __name__ == "__main__":
    main()
