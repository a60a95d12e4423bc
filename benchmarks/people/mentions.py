"""Mentions against the truth: `python -m benchmarks.people.mentions`.

A true mention is found where a found one shares a letter with it in the same place of the same
original; its extent is exact where the words are the same but for an article before them. The
truth marks the people of the story, not each passing "officer": precision is that much too low. The
naive baseline takes capitals in a row and a list of thirty role words. Every miss, wrong extent and
wrong standing is listed in benchmarks/out/mentions.txt (not kept under version control).
`--case FOLDER` reads another case that has `case` and `truth`; `--growth` measures time.
"""

import argparse
import json
import re
import resource
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

from benchmarks.chronology.variants import copies
from benchmarks.people.truth import EXAMPLES, TrueCase, TrueMention, true_case
from benchmarks.report import cells_as_table
from candour.actions.entry_reading import find_days
from candour.actions.reading import FileRead, read_files
from candour.core.chronology.entry import Entry
from candour.core.people.mention import Mention, Standing
from candour.core.people.mentions.finding import find_mentions
from candour.core.people.mentions.texts import FieldText, texts_of
from candour.vocabulary.people import load_people_words

OUT = Path(__file__).parents[1] / "out" / "mentions.txt"
SIZES = (3_000, 10_000, 30_000)
_ARTICLE = re.compile(r"^(?:a|an|the) ", re.IGNORECASE)
_NAIVE = re.compile(
    r"\b(?:[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*)*|(?:mother|mum|father|dad|nan|gran|grandmother|partner"
    r"|boyfriend|girlfriend|husband|wife|ex|friend|neighbour|lodger|tenant|sister|brother|sibling"
    r"|son|daughter|baby|child|pt|patient|client|man|woman|male|social worker|health visitor"
    r"|midwife|teacher))\b"
)
_STAFF = re.compile(r"^(?:Dr|PC|DC|DS|DI|PCSO|Sister|Nurse)\b|^[A-Z]{2,4}$|worker|visitor")


@dataclass(frozen=True, slots=True)
class Found:
    """A mention found, as far as it is weighed."""

    entry: str
    start: int
    end: int
    text: str = field(repr=False)
    column: str = ""
    is_staff: bool | None = None


def originals_of(folder: Path) -> dict[str, str]:
    """The whole text of each original of a case, by its hash."""
    files = sorted(path for path in (folder / "case").iterdir() if path.is_file())
    return {
        one.document.original.sha256: one.document.text
        for one in read_files(files)
        if isinstance(one, FileRead)
    }


def by_candour(case: TrueCase, originals: Mapping[str, str]) -> list[Mention]:
    """What Candour finds."""
    return list(find_mentions(case.merged.entries, load_people_words(), find_days, originals))


def weighed(mentions: Iterable[Mention]) -> list[Found]:
    """Candour's mentions as they are weighed; one whose place is not known counts as none."""
    staff = {Standing.PROFESSIONAL: True, Standing.FAMILY: False, Standing.UNKNOWN: None}
    return [
        Found(
            one.entry,
            one.span.start if one.span else -1,
            one.span.end if one.span else -1,
            one.text,
            one.column,
            staff[one.standing],
        )
        for one in mentions
    ]


def naive(entries: Sequence[Entry], originals: Mapping[str, str]) -> list[Found]:
    """Capitals in a row, and role words."""
    found = []
    for entry in entries:
        for text in texts_of(entry, originals.get(entry.original)):
            found += list(_naive_in(entry, text))
    return found


def _naive_in(entry: Entry, text: FieldText) -> Iterator[Found]:
    for one in _NAIVE.finditer(text.text):
        span = text.place(one.start(), one.end())
        if span is not None:
            is_staff = _STAFF.search(one.group()) is not None
            yield Found(entry.id, span.start, span.end, one.group(), "", is_staff)


def _meet(true: TrueMention, found: Found) -> bool:
    if true.column or found.column:
        return true.column == found.column and (true.text in found.text or found.text in true.text)
    return found.start < true.span.end and true.span.start < found.end


def _bare(words: str) -> str:
    return _ARTICLE.sub("", " ".join(words.split())).casefold()


def _best(true: TrueMention, near: Sequence[Found]) -> Found | None:
    """The found mention that a true one is: the one of the same words, else the longest shared."""
    met = [one for one in near if _meet(true, one)]
    exact = [one for one in met if _bare(one.text) == _bare(true.text)]
    return next(iter(exact), max(met, key=lambda one: len(one.text), default=None))


def figures(who: str, case: TrueCase, found: Sequence[Found], told: list[str]) -> dict[str, str]:
    """Precision, recall, extents and standing of one way of finding."""
    by_entry: dict[str, list[Found]] = defaultdict(list)
    for one in found:
        by_entry[one.entry].append(one)
    pairs = [(true, _best(true, by_entry[true.entry])) for true in case.mentions]
    hit = [(true, one) for true, one in pairs if one is not None]
    exact = sum(_bare(true.text) == _bare(one.text) for true, one in hit)
    marked = defaultdict(list)
    for true in case.mentions:
        marked[true.entry].append(true)
    right = sum(any(_meet(true, one) for true in marked[one.entry]) for one in found)
    staff = [(true.person in case.professionals, one.is_staff) for true, one in hit]
    said = sum(is_staff is True for _, is_staff in staff)
    truly = sum(is_true for is_true, _ in staff)
    both = sum(is_true and is_staff is True for is_true, is_staff in staff)
    told += [f"{who} missed: {t.entry[-24:]} {t.in_field} {t.text}" for t, o in pairs if o is None]
    told += [
        f"{who} extent: {true.text} / {one.text}"
        for true, one in hit
        if _bare(true.text) != _bare(one.text)
    ]
    told += [
        f"{who} standing {one.is_staff}: {true.person} {true.text} / {one.text} {true.entry[-24:]}"
        for true, one in hit
        if (true.person in case.professionals) != (one.is_staff is True)
    ]
    return {
        "mentions": who,
        "true": str(len(pairs)),
        "found": str(len(found)),
        "recall": _share(len(hit), len(pairs)),
        "precision": _share(right, len(found)),
        "exact extent": _share(exact, len(pairs)),
        "professionals told": _share(both, truly),
        "of those called so": _share(both, said),
    }


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "–"


def growth(sizes: Sequence[int]) -> Iterator[dict[str, str]]:
    """Seconds for sizes; the invented case over and over."""
    words = load_people_words()
    for size in sizes:
        entries = list(copies(size))
        begun = perf_counter()
        found = find_mentions(entries, words, find_days)
        seconds = perf_counter() - begun
        yield {
            "entries": f"{size:,}",
            "seconds": f"{seconds:.1f}",
            "ms an entry": f"{1000 * seconds / size:.2f}",
            "mentions": f"{len(found):,}",
            "peak MB of the run": f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024:,}",
        }


def main() -> None:
    """Print the figures."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--case", type=Path, default=EXAMPLES)
    asked.add_argument("--growth", type=json.loads, nargs="?", const=list(SIZES), default=[])
    options = asked.parse_args()
    case, originals = true_case(options.case), originals_of(options.case)
    told: list[str] = []
    found = weighed(by_candour(case, originals))
    rows = [
        figures("Candour", case, found, told),
        figures("capitals and role words", case, naive(case.merged.entries, originals), []),
    ]
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text("\n".join(told) + "\n", encoding="utf-8")
    print(cells_as_table(rows))
    if options.growth:
        print()
        print(cells_as_table(list(growth(options.growth))))


if __name__ == "__main__":
    main()
