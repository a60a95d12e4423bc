"""Entries from prose against pages labelled by hand: `python -m benchmarks.chronology.prose`.

Pages of two chapters of a public inquiry's report, chosen by a count of date-like strings and
labelled by somebody who ran no engine and saw no output of one. A label holds the place where a
dated sentence opens and what its date states; no words of the report but the date's. Notes that
only cite ("Email at 07.13 …") and words without a day or time of their own are neither right nor
wrong.
"""

import json
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.report import cells_as_table
from candour.actions.merging import AgencyFile, merge_files
from candour.actions.reading import read_file
from candour.core.chronology.entry import Entry
from candour.core.chronology.headings import Field

HERE = Path(__file__).parent
OUT = HERE.parent / "out" / "prose.txt"
COUNTED = ("event", "dated_not_happening")


def _lines(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (HERE / name).read_text("utf-8").splitlines()]


def chapters() -> Path:
    """The folder of the chapters; `CANDOUR_SHARED` says where shared material is."""
    shared = os.environ.get("CANDOUR_SHARED")
    return (
        Path(shared) / "real" / "grenfell" if shared else HERE.parents[2] / "shared/real/grenfell"
    )


@cache
def entries_of(path: Path) -> list[tuple[int, Entry]]:
    """Every entry with the place in the file at which its words begin.

    Offsets of Candour count in its own text, which keeps no empty lines: both are walked together.
    """
    text, own = path.read_text("utf-8"), read_file(path).document.text
    places = [at for at, sign in enumerate(text) if not sign.isspace()]
    here = (at for at, sign in enumerate(own) if not sign.isspace())
    led_to = dict(zip(here, places, strict=True))
    found = []
    for entry in merge_files([AgencyFile("Inquiry", path)]).entries:
        start = entry.places[Field.WHAT].start
        while start not in led_to:
            start += 1
        found.append((led_to[start], entry))
    return found


def _span(entry: Entry) -> list[str | None]:
    moments = (entry.happened.earliest, entry.happened.latest)
    return [None if one is None else one.isoformat(timespec="minutes") for one in moments]


def measure(file: str, kind: str) -> Iterator[dict[str, Any] | str]:
    """Yield the row of figures of one file's pages, then every miss in words."""
    pages = [p for p in _lines("grenfell_pages.jsonl") if p["file"] == file and p["set"] == kind]
    labels = [one for one in _lines("grenfell_labels.jsonl") if one["file"] == file]
    labels = [one for one in labels if any(one["page"] == page["page"] for page in pages)]
    found = [
        (at, entry)
        for at, entry in entries_of(chapters() / file)
        if any(page["from"] <= at < page["to"] for page in pages)
    ]
    wanted = [one for one in labels if one["kind"] in COUNTED]
    used: set[str] = set()
    hits = right = 0
    misses = []
    for label in labels:
        opens, lead = label["opens_in_file"], label["lead"]
        here = [entry for at, entry in found if opens - lead - 2 <= at <= opens + 2]
        used |= {entry.id for entry in here}
        if label["kind"] not in COUNTED:
            continue
        hits += bool(here)
        spans = ([label["earliest"], label["latest"]], *label["also"])
        is_right = any(_span(entry) in spans for entry in here)
        right += is_right
        if not is_right:
            got = [entry.happened.written for entry in here] or "no entry"
            misses.append(f"{file} page {label['page']}: {label['written']!r}, got {got}")
    others = [entry for _, entry in found if entry.id not in used]
    misses += [f"{file}: an entry dated {entry.happened.written!r} too many" for entry in others]
    numbers = " and ".join(str(page["page"]) for page in pages)
    yield {
        "pages": f"{file.partition('-')[0]}, {numbers} ({kind})",
        "dated sentences": len(wanted),
        "recall": f"{hits / len(wanted):.3f}",
        "precision": f"{hits / (hits + len(others)):.3f}",
        "dates right": f"{right / len(wanted):.3f}",
    }
    yield from misses


def figures() -> Iterator[dict[str, str]]:
    """The table; every miss is written to benchmarks/out/prose.txt."""
    files = sorted({page["file"] for page in _lines("grenfell_pages.jsonl")})
    lines: list[str] = []
    for kind in ("main", "extra"):
        for file in files:
            row, *misses = measure(file, kind)
            lines += map(str, misses)
            if isinstance(row, dict):
                yield {name: str(value) for name, value in row.items()}
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    print(cells_as_table(list(figures())))
