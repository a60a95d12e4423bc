"""Print the tables: `python -m benchmarks.linkage [SET]…`."""

import sys
import time
from collections.abc import Iterator
from importlib.metadata import version

from benchmarks.linkage.measures import score
from benchmarks.linkage.peers import naive, recordlinkage, splink
from benchmarks.linkage.plain import plain
from benchmarks.linkage.sets import PeopleSet, sets
from benchmarks.report import cells_as_table

_HEAD = """Pairs of rows that are one person: precision, recall, F1 with a 95 % interval (people \
drawn again 400 times), and processor seconds of the whole (all threads), imports included. \
No engine saw a label; every threshold is what stands for "as likely as not" in that engine, .95 \
for Splink's clusters as in its own examples. `soc_sec_id` is left out. Candour is given rows and \
headings, and nothing set per set; the peers' columns are told to them one by one.
"""


def main() -> None:
    """Run all engines on the sets named, or on all."""
    print(_HEAD)
    versions = ", ".join(
        f"{peer} {version(peer)}" for peer in ("splink", "duckdb", "recordlinkage")
    )
    print(f"{versions}\n")
    chosen = [
        one for one in sets() if len(sys.argv) == 1 or one.name.startswith(tuple(sys.argv[1:]))
    ]
    print(cells_as_table([row for people in chosen for row in _rows(people)]))


def _rows(people: PeopleSet) -> Iterator[dict[str, str]]:
    engines = {
        "same name and birth date": naive,
        "recordlinkage, ECM": recordlinkage,
        "Splink, DuckDB": splink,
        "Candour, plain": plain,
    }
    for who, engine in engines.items():
        begun = time.process_time()
        given = engine(people)
        seconds = time.process_time() - begun
        for what, pairs in given.items():
            found = score(people, pairs)
            yield {
                "set": people.name,
                "who": who,
                "what": what,
                "precision": f"{found.precision:.4f}",
                "recall": f"{found.recall:.4f}",
                "F1": f"{found.f1:.4f}",
                "95 %": f"{found.low:.4f} to {found.high:.4f}",
                "seconds": f"{seconds:.1f}",
            }


if __name__ == "__main__":
    main()
