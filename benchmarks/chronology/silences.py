"""Silences against the truth: `python -m benchmarks.chronology.silences`.

A silence found is a known one if agency and kind agree and both its ends lie within a few days.
Every miss and every false alarm, and every promise of `promises.jsonl` that is not read as one, is
listed in benchmarks/out/silences.txt (not kept under version control). `--growth` measures time
against size.
"""

import argparse
import json
import resource
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from time import perf_counter

from benchmarks.chronology.events import SIZES, scores
from benchmarks.chronology.gold import TRUTH, finder, true_case
from benchmarks.chronology.variants import copies
from benchmarks.report import cells_as_table
from candour.actions.case_files import read_returns_file
from candour.actions.dates import load_date_words
from candour.core.chronology.entry import Entry
from candour.core.chronology.ordering import in_order
from candour.core.chronology.prose_entries import DatedWords
from candour.core.chronology.silences.gaps import gaps
from candour.core.chronology.silences.model import Silence
from candour.core.chronology.silences.promises import promised_silences, read_record
from candour.core.chronology.silences.returns import Return
from candour.core.dates.model import UncertainDate
from candour.core.dates.reading.context import Context
from candour.vocabulary.chronology import load_promise_words

OUT = Path(__file__).parents[1] / "out" / "silences.txt"
RETURNS = TRUTH.parent / "case" / "returns.yaml"
NEAR_DAYS = 3


@dataclass(frozen=True, slots=True)
class Known:
    """A silence that is in the case."""

    key: str
    agency: str
    kind: str
    first: date
    last: date
    covered: str

    def meets(self, found: Silence) -> bool:
        """Whether a silence found is this one."""
        near = abs((found.first - self.first).days) + abs((found.last - self.last).days)
        return found.agency == self.agency and found.kind.value == self.kind and near <= NEAR_DAYS


def known_silences() -> list[Known]:
    """The silences of the invented case."""
    lines = (TRUTH / "silences.jsonl").read_text(encoding="utf-8").splitlines()
    return [
        Known(
            line["key"],
            line["agency"],
            line["kind"],
            date.fromisoformat(line["from"]),
            date.fromisoformat(line["to"]),
            line["covered"],
        )
        for line in map(json.loads, lines)
    ]


def find_dates(text: str, on: UncertainDate | None) -> Sequence[DatedWords]:
    """Days of a text, those to come before those that are past."""
    found = finder().find(text, Context(on=on, looks_ahead=True))
    return [
        DatedWords(one.span, one.date, one.is_carried or not one.has_own_day)
        for one in found
        if one.date.is_resolved
    ]


def found_in(entries: Sequence[Entry], returns: dict[str, Return]) -> list[Silence]:
    """Every silence of a case."""
    promised = promised_silences(entries, returns, load_promise_words(), find_dates)
    return [*gaps(entries, returns), *promised]


def figures() -> Iterator[dict[str, str]]:
    """Precision and recall for each kind, and together."""
    entries = in_order(true_case().entries, load_date_words().margins)
    found, known = found_in(entries, read_returns_file(RETURNS)), known_silences()
    missed = [one for one in known if not any(one.meets(f) for f in found)]
    false = [f for f in found if not any(one.meets(f) for one in known)]
    right = [(one, f) for one in known for f in found if one.meets(f)]
    lines = [f"missed: {one}" for one in missed]
    lines += [f"false: {told(f)}" for f in false]
    lines += [f"right: {one.key} {told(f)}" for one, f in right]
    lines += [
        f"covered: {one.key} known {one.covered}, found {f.covered}"
        for one, f in right
        if one.covered != f.covered
    ]
    lines += list(promises_missed(entries))
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    for kind in ("gap", "promised", "expected", ""):
        of_kind = [f for f in found if kind in ("", f.kind.value)]
        wanted = [one for one in known if kind in ("", one.kind)]
        good = len(of_kind) - sum(f in false for f in of_kind)
        hit = len(wanted) - sum(one in missed for one in wanted)
        precision = scores(good, len(of_kind), 1)[0]
        recall = scores(hit, 1, len(wanted))[1]
        yield {
            "silences": kind or "together",
            "known": str(len(wanted)),
            "found": str(len(of_kind)),
            "precision": f"{precision:.3f}",
            "recall": f"{recall:.3f}",
        }


def told(one: Silence) -> str:
    """A silence in a line."""
    return f"{one.agency} {one.kind} {one.first} {one.last} {one.covered} {one.because} {one.words}"


def promises_missed(entries: Sequence[Entry]) -> Iterator[str]:
    """Promises of the truth of which no word is read as one; every promise read."""
    words = load_promise_words()
    _, _, read = read_record(entries, words, find_dates)
    by_entry: dict[str, list[str]] = {}
    for one in read:
        by_entry.setdefault(one.heard.entry.id.split("#")[1], []).append(one.words)
    for line in map(
        json.loads, (TRUTH / "promises.jsonl").read_text(encoding="utf-8").splitlines()
    ):
        if not any(
            line["what"].casefold() in words.casefold()
            or words.casefold() in line["what"].casefold()
            for words in by_entry.get(line["entry"], ())
        ):
            yield f"promise not read: {line['entry']} {line['what']}"
    for one in read:
        yield (
            f"read: {one.heard.entry.id.split('#')[1]} {one.actor} {one.sort} {one.due.last} "
            f"{'' if one.is_dated else 'open '}{one.rhythm or ''} {one.words}"
        )


def growth(sizes: Sequence[int]) -> Iterator[dict[str, str]]:
    """Seconds for sizes, entries of ten years."""
    words, margins = load_promise_words(), load_date_words().margins
    for size in sizes:
        entries = in_order(copies(size), margins)
        begun = perf_counter()
        found = list(promised_silences(entries, {}, words, find_dates))
        seconds = perf_counter() - begun
        yield {
            "entries": f"{size:,}",
            "seconds": f"{seconds:.1f}",
            "ms an entry": f"{1000 * seconds / size:.2f}",
            "silences": f"{len(found):,}",
            "peak MB of the run": f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024:,}",
        }


def main() -> None:
    """Print the figures."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--growth", type=json.loads, nargs="?", const=list(SIZES[:3]), default=[])
    options = asked.parse_args()
    print(cells_as_table(list(figures())))
    if options.growth:
        print()
        print(cells_as_table(list(growth(options.growth))))


if __name__ == "__main__":
    main()
