"""Who knew what, against the truth: `python -m benchmarks.knowledge.knowing [FOLDER]`.

For every true fact its sentence is asked. First known: agency, first and last day. Every miss and
every false row is listed in benchmarks/out/knowing.txt (not kept under version control).
"""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.knowledge.case import EXAMPLE, TrueCase, lines, true_case
from benchmarks.report import cells_as_table
from candour.actions.dates import load_date_words
from candour.actions.entry_reading import find_dates
from candour.actions.knowing import inquiry_into
from candour.core.knowledge.inquiry import Inquiry, Rules, Sources
from candour.core.knowledge.model import How, WhoKnew
from candour.vocabulary.knowledge import load_knowing_words

OUT = Path(__file__).parents[1] / "out" / "knowing.txt"


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


def compare(folder: Path, *, is_own: bool) -> Iterator[str]:
    """Ask every true fact and say what differs; figures come last."""
    case = true_case(folder)
    inquiry = inquiry_of(case, is_own=is_own)
    keys = {entry: key for key, entry in case.ids.items()}
    known = known_rows(folder)
    right = hows = false = 0
    shares = Shares()
    for fact in lines(folder / "truth" / "facts.jsonl"):
        told = inquiry.ask(fact["fact"])
        yield f"{fact['key']} {fact['fact']}  -> {inquiry.parse(fact['fact'])!r}"
        seen = set()
        for one in told.knowledge:
            key = (fact["key"], one.agency, one.how is How.DENIED)
            seen.add(key)
            row = known.get(key)
            words = f"{one.agency} {one.first_known.earliest} {one.how.value} {one.told_by} {keys.get(one.rests.entry)} “{one.rests.words}”"
            if row is None:
                false += 1
                yield f"   FALSE {words}"
                continue
            days = (str(one.first_known.earliest)[:10], str(one.first_known.latest)[:10])
            is_right = days == (row["first_known"]["earliest"], row["first_known"]["latest"])
            right += is_right
            hows += is_right and one.how.value == row["how"]
            if not is_right:
                yield f"   DATE  {words}; true {row['first_known']} {_held(row)}"
            elif one.how.value != row["how"]:
                yield f"   HOW   {words}; true {row['how']}"
        for key, row in known.items():
            if key[0] == fact["key"] and key not in seen:
                yield f"   MISS  {key[1]} {row['first_known']['earliest']} {row['how']} {_held(row)}"
        yield from shares.compare(fact["key"], told, folder)
    yield f"first known {right} of {len(known)}, how {hows}, false {false}"
    yield shares.figures()


def _held(row: dict[str, Any]) -> list[tuple[str, str]]:
    return [(one["entry"], one["words"]) for one in row.get("passages", [row])]


class Shares:
    """Counts of unshared rows."""

    def __init__(self) -> None:
        """Begin with nothing counted."""
        self.right = self.found = self.true = self.recorded = self.order = self.covered = 0

    def compare(self, fact: str, told: WhoKnew, folder: Path) -> Iterator[str]:
        """Count one fact's rows and say what differs."""
        true = {
            (row["from"], row["to"]): row
            for row in lines(folder / "truth" / "unshared.jsonl")
            if row["fact"] == fact
        }
        found = {(one.holder, one.lacking): one for one in told.unshared}
        self.found += len(found)
        self.true += len(true)
        for pair in sorted(found.keys() | true.keys()):
            if pair not in true:
                yield f"   U-FALSE {pair} {found[pair].contacts} {found[pair].unordered}"
            elif pair not in found:
                yield f"   U-MISS {pair} {true[pair]['contacts']} {true[pair]['contacts_unordered']}"
            else:
                row, one = true[pair], found[pair]
                self.right += 1
                self.recorded += row["recorded"] == one.recorded.value
                self.order += row["order"] == one.order.value
                self.covered += row["covered"] == one.covered
                if (row["recorded"], row["order"], row["covered"]) != (one.recorded.value, one.order.value, one.covered):
                    yield f"   U-DIFF {pair} {one.recorded.value} {one.order.value} {one.covered}; true {row['recorded']} {row['order']} {row['covered']}"

    def figures(self) -> str:
        """All counts in a line."""
        precision = self.right / max(1, self.found)
        recall = self.right / max(1, self.true)
        return (
            f"unshared precision {precision:.3f} recall {recall:.3f} of {self.true}; of {self.right} right: "
            f"recorded {self.recorded}, order {self.order}, covered {self.covered}"
        )


def main() -> None:
    """Compare and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=EXAMPLE)
    parser.add_argument("--own", action="store_true", help="with the cast and contacts found")
    given = parser.parse_args()
    said = list(compare(given.folder, is_own=given.own))
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text("\n".join(said) + "\n", encoding="utf-8")
    print("\n".join(said[-2:]))


if __name__ == "__main__":
    main()

__all__ = ["cells_as_table", "main"]
