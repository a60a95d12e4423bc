"""Who knew what, against the truth: `python -m benchmarks.knowledge.knowing [FOLDER] [--own]`.

For every true fact its sentence is asked. A row counts where agency, first and last day, and
whether it was a denial, agree. Persons and contacts are the true ones or, with `--own`, those
found. The baseline takes, for each agency, the earliest of its entries that share most of the
sentence's words. Every miss and every false row is listed in benchmarks/out/knowing.txt (not kept
under version control).
"""

import argparse
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.knowledge.case import EXAMPLE, TrueCase, lines, true_case
from benchmarks.report import cells_as_table
from candour.actions.dates import load_date_words
from candour.actions.entry_reading import find_dates
from candour.actions.knowing import inquiry_into
from candour.core.chronology.events.phrases import tokens_of
from candour.core.knowledge.inquiry import Inquiry, Rules, Sources
from candour.core.knowledge.model import How, Knowledge, Unshared
from candour.vocabulary.events import load_event_words
from candour.vocabulary.knowledge import load_knowing_words

OUT = Path(__file__).parents[1] / "out" / "knowing.txt"
ENOUGH = 0.5
"""The baseline takes entries that have this share of the sentence's words."""


@dataclass(slots=True)
class Counts:
    """What was found, what is true, and what agrees."""

    counted: Counter[str] = field(default_factory=Counter)

    def row(self, name: str, right: str, found: str, true: str) -> dict[str, str]:
        """One row of figures."""
        one, all_found, all_true = (self.counted[key] for key in (right, found, true))
        return {
            "what": name,
            "true": str(all_true),
            "precision": f"{one / max(1, all_found):.3f}",
            "recall": f"{one / max(1, all_true):.3f}",
        }


def inquiry_of(case: TrueCase, *, is_own: bool = False) -> Inquiry:
    """An inquiry into a case with its true persons and contacts, or with those found in it."""
    if is_own:
        return inquiry_into(case.merged)[0]
    sources = Sources(
        entries=case.merged.entries,
        cast=case.cast,
        contacts=case.contacts,
        returns=case.merged.returns,
    )
    rules = Rules(
        words=load_knowing_words(), margins=load_date_words().margins, find_dates=find_dates
    )
    return Inquiry(sources, rules)


def known_rows(folder: Path) -> dict[tuple[str, str, bool], dict[str, Any]]:
    """True knowledge by fact, agency, and whether it was a denial."""
    return {
        (row["fact"], row["agency"], row["how"] == "denied"): row
        for row in lines(folder / "truth" / "knowledge.jsonl")
        if row.get("in_record", True)
    }


def compare(folder: Path, counts: Counts, *, is_own: bool) -> Iterator[str]:
    """Ask every true fact and say what differs."""
    case = true_case(folder)
    inquiry = inquiry_of(case, is_own=is_own)
    known = known_rows(folder)
    counts.counted["true"] = len(known)
    for fact in lines(folder / "truth" / "facts.jsonl"):
        told = inquiry.ask_sentence(fact["fact"])
        yield f"{fact['key']} {fact['fact']}"
        yield from _knowledge(fact["key"], told.knowledge, known, counts)
        yield from _unshared(fact["key"], told.unshared, folder, counts)
        _baseline(fact, case, known, counts)


def _knowledge(
    fact: str,
    found: tuple[Knowledge, ...],
    known: dict[tuple[str, str, bool], dict[str, Any]],
    counts: Counts,
) -> Iterator[str]:
    counted = counts.counted
    seen = set()
    for one in found:
        key = (fact, one.agency, one.how is How.DENIED)
        seen.add(key)
        counted["found"] += 1
        row = known.get(key)
        words = f"{one.agency} {one.first_known.earliest} {one.how.value} {one.told_by}"
        words = f"{words} “{one.rests.words}”"
        if row is None:
            yield f"   FALSE {words}"
        elif not _same_days(one, row):
            yield f"   DATE  {words}; true {row['first_known']} {_held(row)}"
        else:
            counted["right"] += 1
            counted["how"] += one.how.value == row["how"]
            if one.how.value != row["how"]:
                yield f"   HOW   {words}; true {row['how']}"
    for key, row in known.items():
        if key[0] == fact and key not in seen:
            yield f"   MISS  {key[1]} {row['first_known']['earliest']} {row['how']} {_held(row)}"


def _same_days(one: Knowledge, row: dict[str, Any]) -> bool:
    days = (str(one.first_known.earliest)[:10], str(one.first_known.latest)[:10])
    return days == (row["first_known"]["earliest"], row["first_known"]["latest"])


def _held(row: dict[str, Any]) -> list[tuple[str, str]]:
    return [(one["entry"], one["words"]) for one in row.get("passages", [row])]


def _unshared(fact: str, rows: tuple[Unshared, ...], folder: Path, counts: Counts) -> Iterator[str]:
    counted = counts.counted
    true = {
        (row["from"], row["to"]): row
        for row in lines(folder / "truth" / "unshared.jsonl")
        if row["fact"] == fact
    }
    found = {(one.holder, one.lacking): one for one in rows}
    counted["unshared found"] += len(found)
    counted["unshared true"] += len(true)
    for pair in sorted(found.keys() | true.keys()):
        if pair not in true:
            yield f"   U-FALSE {pair} {found[pair].contacts} {found[pair].unordered}"
        elif pair not in found:
            yield f"   U-MISS {pair} {true[pair]['contacts']} {true[pair]['contacts_unordered']}"
        else:
            row, one = true[pair], found[pair]
            counted["unshared right"] += 1
            own = {
                "recorded": one.recorded.value,
                "order": one.order.value,
                "covered": one.covered,
            }
            counted.update(name for name, value in own.items() if row[name] == value)
            if any(row[name] != value for name, value in own.items()):
                yield f"   U-DIFF {pair} {own}; true { {name: row[name] for name in own} }"


def _baseline(
    fact: dict[str, Any],
    case: TrueCase,
    known: dict[tuple[str, str, bool], dict[str, Any]],
    counts: Counts,
) -> None:
    common = load_event_words().common
    words = {word for word in tokens_of(fact["fact"]).words if word not in common}
    first: dict[str, str] = {}
    for entry in case.merged.entries:
        own = {*tokens_of(" ".join((entry.what, *entry.people))).words}
        if len(words & own) >= ENOUGH * len(words):
            first.setdefault(entry.agency, str(entry.happened.earliest)[:10])
    counts.counted["baseline found"] += len(first)
    counts.counted["baseline right"] += sum(
        day == known[key]["first_known"]["earliest"]
        for agency, day in first.items()
        if (key := (fact["key"], agency, False)) in known
    )


def figures(folder: Path, *, is_own: bool) -> tuple[list[dict[str, str]], list[str]]:
    """The figures of one case, and what differs in words."""
    counts = Counts()
    said = list(compare(folder, counts, is_own=is_own))
    counted = counts.counted
    right = counted["unshared right"]
    rows = [
        counts.row("first known", "right", "found", "true"),
        counts.row("first known, baseline", "baseline right", "baseline found", "true"),
        counts.row("unshared", "unshared right", "unshared found", "unshared true"),
    ]
    said.append(
        f"of {counted['right']} first known, how: {counted['how']}; of {right} unshared, "
        + ", ".join(f"{name}: {counted[name]}" for name in ("recorded", "order", "covered"))
    )
    return rows, said


def main() -> None:
    """Compare and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=EXAMPLE)
    parser.add_argument("--own", action="store_true", help="with the cast and contacts found")
    given = parser.parse_args()
    rows, said = figures(given.folder, is_own=given.own)
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text("\n".join(said) + "\n", encoding="utf-8")
    print(cells_as_table(rows))
    print(said[-1])


if __name__ == "__main__":
    main()
