"""Contacts in a public report's prose against labels made beforehand.

`python -m benchmarks.knowledge.grenfell`. Whole pages were chosen before they were read: every
fifth, and those with most times of day. Every contact on them was labelled before any engine ran;
what may be read either way is neither right nor wrong. No list of agencies is given: bodies and
officials must be recognised. The baseline takes any two bodies that one dated sentence names.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from typing import Any

import yaml

from benchmarks.chronology.prose import chapters, entries_of
from benchmarks.report import cells_as_table
from candour.core.chronology.entry import Entry
from candour.core.chronology.headings import Field
from candour.core.knowledge.contacts.beside import Beside
from candour.core.knowledge.contacts.finding import find_contacts
from candour.core.knowledge.contacts.parties import Parties
from candour.vocabulary.contacts import load_contact_words

HERE = Path(__file__).parent
OUT = HERE.parent / "out" / "grenfell_contacts.txt"
_BEFORE, _BEHIND = 160, 420
"""How far from a label's place, in characters, the words of a contact found may begin."""


@dataclass(frozen=True, slots=True)
class Told:
    """A contact that the engine, or the baseline, finds in a chapter."""

    file: str
    at: int
    sender: str
    receiver: str
    is_both: bool
    first: date | None
    last: date | None
    words: str


def _lines(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (HERE / name).read_text("utf-8").splitlines()]


def _code(name: str, bodies: Mapping[str, Sequence[str]]) -> set[str]:
    """The bodies of the labels that a name is of, parts of a body among them ("RED Control")."""
    return {
        code
        for code, names in bodies.items()
        if any(re.search(rf"(?<!\w){re.escape(one)}(?!\w)", name, re.IGNORECASE) for one in names)
    }


def _days(entry: Entry) -> tuple[date | None, date | None]:
    first, last = entry.happened.earliest, entry.happened.latest
    return (first.date() if first else None, last.date() if last else None)


def _prose() -> list[str]:
    """Both chapters: a case holds them together."""
    return [path.read_text("utf-8") for path in sorted(chapters().glob("ch10[34]-*.txt"))]


def found_in(file: str) -> list[Told]:
    """The contacts of a chapter with the places of their words in its file."""
    path = chapters() / file
    placed = entries_of(path)
    begins = {entry.id: at for at, entry in placed}
    entries = {entry.id: entry for _, entry in placed}
    contacts = find_contacts(list(entries.values()), load_contact_words(), Beside(prose=_prose()))
    told = []
    for one in contacts:
        entry = entries[one.rests.entry]
        span, what = one.rests.span, entry.places.get(Field.WHAT)
        inside = span.start - what.start if span and what else 0
        at = begins[entry.id] + inside
        first, last = _days(entry)
        words = one.rests.words
        told.append(Told(file, at, one.sender, one.receiver, one.both_ways, first, last, words))
    return told


def baseline(file: str) -> list[Told]:
    """Any two bodies that one dated sentence names."""
    path = chapters() / file
    placed = entries_of(path)
    entries = [entry for _, entry in placed]
    parties = Parties.of(entries, load_contact_words(), Beside(prose=_prose()))
    told = []
    for at, entry in placed:
        part = parties.part(entry.what, entry)
        named = {min(them) for _, __, them in parties.mentions(part, entry.agency)}
        first, last = _days(entry)
        told += [
            Told(file, at, one, other, True, first, last, "")
            for one, other in combinations(sorted(named), 2)
        ]
    return told


def _meets(label: Mapping[str, Any], one: Told, bodies: Mapping[str, Sequence[str]]) -> bool:
    places = (label["opens_in_file"], *label["also_at"])
    if not any(place - _BEFORE <= one.at <= place + _BEHIND for place in places):
        return False
    sides = [_code(one.sender, bodies), _code(one.receiver, bodies)]
    pair = (label["from"], label["to"])
    if not any(a in sides[0] and b in sides[1] for a, b in (pair, pair[::-1])):
        return False
    if one.first is None or one.last is None:
        return False
    first, last = (date.fromisoformat(label[side]) for side in ("earliest", "latest"))
    return one.first <= last and first <= one.last + timedelta(0)


def figures_of(
    name: str, told: Sequence[Told], labels: Sequence[dict[str, Any]], lines: list[str]
) -> dict[str, str]:
    """A row of figures over all pages that were labelled."""
    bodies = yaml.safe_load((HERE / "grenfell_bodies.yaml").read_text("utf-8"))
    pages = _lines("grenfell_contact_pages.jsonl")
    told = [
        one
        for one in told
        if any(p["file"] == one.file and p["from"] <= one.at < p["to"] for p in pages)
    ]
    used: set[int] = set()
    hits = way = 0
    sure = [label for label in labels if label["sure"]]
    for label in [*sure, *(label for label in labels if not label["sure"])]:
        here = [
            at
            for at, one in enumerate(told)
            if one.file == label["file"] and _meets(label, one, bodies)
        ]
        used.update(here)
        if not label["sure"]:
            continue
        hits += bool(here)
        way += any(
            label["both_ways"] or label["from"] in _code(told[at].sender, bodies) for at in here
        )
        if not here:
            lines.append(
                f"{name} missed: {label['file'][:5]} {label['opens_in_file']} "
                f"{label['from']} {label['to']}"
            )
    false = [one for at, one in enumerate(told) if at not in used]
    lines += [f"{name} false: {one}" for one in false]
    return {
        "contacts by": name,
        "labelled": str(len(sure)),
        "found": str(len(told)),
        "precision": f"{(len(told) - len(false)) / max(1, len(told)):.3f}",
        "recall": f"{hits / len(sure):.3f}",
        "way": f"{way / max(1, hits):.3f}",
    }


def figures(lines: list[str]) -> Iterator[dict[str, str]]:
    """The engine and its baseline over both chapters."""
    labels = _lines("grenfell_contacts.jsonl")
    files = sorted({label["file"] for label in labels})
    yield figures_of("Candour", [one for f in files for one in found_in(f)], labels, lines)
    yield figures_of("any two named", [one for f in files for one in baseline(f)], labels, [])


if __name__ == "__main__":
    misses: list[str] = []
    print(cells_as_table(list(figures(misses))))
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text("\n".join(misses) + "\n", encoding="utf-8")
