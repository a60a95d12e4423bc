"""Contacts against the truth: `python -m benchmarks.knowledge.contacts`.

Every pair of agencies that a contact of the truth names counts once. A contact found is a known one
if its two agencies and its day agree, the day by one at most; each counts for one. Of those found,
the way, the means and the outcome are counted. The baseline takes any two agencies that one entry
names. Another case is measured by its files and the folder of its truth (`NAME=FILE ... --truth
FOLDER`). Misses and false alarms stand in benchmarks/out/contacts.txt (not under version control).
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

from benchmarks.chronology.gold import TRUTH, happenings_of, true_case
from benchmarks.chronology.variants import variant
from benchmarks.report import cells_as_table
from candour.actions.casting import people_of
from candour.actions.dates import load_date_words
from candour.actions.knowing import contacts_of
from candour.actions.merging import AgencyFile, Merged, merge_files
from candour.core.chronology.entry import Entry
from candour.core.chronology.ordering import in_order
from candour.core.knowledge.contacts.parties import Parties
from candour.core.knowledge.model import Contact
from candour.vocabulary.contacts import load_contact_words

OUT = Path(__file__).parents[1] / "out" / "contacts.txt"
NEAR = 1
VARIANTS = range(1, 9)
_APART = 36500
"""Days between the variants, so that no contact of one is taken for another's."""


@dataclass(frozen=True, slots=True)
class Known:
    """Two agencies that a contact of the truth is between."""

    key: str
    sender: str
    receiver: str
    is_both: bool
    first: date
    last: date
    means: str
    outcome: str
    is_undelivered: bool

    @property
    def pair(self) -> frozenset[str]:
        """The two agencies."""
        return frozenset((self.sender, self.receiver))

    def meets(self, found: "Found") -> bool:
        """Whether a contact found is this one by pair and day."""
        near = timedelta(days=NEAR)
        return (
            found.pair == self.pair
            and found.first - near <= self.last
            and self.first <= found.last + near
        )


@dataclass(frozen=True, slots=True)
class Found:
    """A contact found, or a guess of the baseline."""

    sender: str
    receiver: str
    is_both: bool
    first: date
    last: date
    means: str
    outcome: str
    words: str

    @property
    def pair(self) -> frozenset[str]:
        """The two agencies."""
        return frozenset((self.sender, self.receiver))


def known_contacts(truth: Path, moved: int = 0) -> list[Known]:
    """The pairs of the truth, their days moved by so many."""
    found: list[Known] = []
    for line in map(json.loads, (truth / "contacts.jsonl").read_text("utf-8").splitlines()):
        table = (line["from"], line["to"], *line["also"])
        pairs = (
            combinations(table, 2) if line["both_ways"] else ((table[0], to) for to in table[1:])
        )
        days = line["when"]
        span = (days["earliest"], days["latest"]) if isinstance(days, dict) else (days, days)
        first, last = (date.fromisoformat(day[:10]) + timedelta(days=moved) for day in span)
        found += [
            Known(
                line["key"],
                sender,
                receiver,
                line["both_ways"],
                first,
                last,
                line["means"],
                line["outcome"],
                line["undelivered"],
            )
            for sender, receiver in pairs
        ]
    return found


def as_found(contact: Contact) -> Found | None:
    """A contact as it is compared; None where it has no day."""
    when = contact.when
    if when.earliest is None or when.latest is None:
        return None
    return Found(
        contact.sender,
        contact.receiver,
        contact.both_ways,
        when.earliest.date(),
        when.latest.date(),
        contact.means or "not stated",
        contact.outcome.value,
        contact.rests.words,
    )


def found_in(entries: Sequence[Entry]) -> list[Found]:
    """Every contact found in a case."""
    ordered = tuple(in_order(entries, load_date_words().margins))
    events = happenings_of(ordered).events
    merged = Merged(entries=ordered, silences=(), reports=(), refused=(), events=events)
    contacts = contacts_of(merged, people_of(merged))
    return [one for one in map(as_found, contacts) if one is not None]


def baseline(entries: Sequence[Entry]) -> list[Found]:
    """Any two agencies that one entry names, its own among them, on the entry's day."""
    parties = Parties.of(entries, load_contact_words())
    guesses: dict[tuple[frozenset[str], date], Found] = {}
    for entry in entries:
        first, last = entry.happened.earliest, entry.happened.latest
        if first is None or last is None:
            continue
        named = {entry.agency}
        for text in (entry.what, entry.response, entry.outcome, *entry.people, *entry.shared_with):
            if text:
                part = parties.part(text, entry)
                named.update(min(them) for _, __, them in parties.mentions(part, entry.agency))
        for one, other in combinations(sorted(named), 2):
            found = Found(one, other, False, first.date(), last.date(), "", "", entry.what[:60])
            guesses[found.pair, first.date()] = found
    return list(guesses.values())


def matched(known: Sequence[Known], found: Sequence[Found]) -> list[tuple[Known, Found]]:
    """Known contacts with those found for them, each once; the same means and way first."""
    free, pairs = list(found), []
    for is_close in (True, False):
        for one in known:
            if any(one is done for done, _ in pairs):
                continue
            for other in free:
                same = other.means == one.means and _is_way(one, other)
                if one.meets(other) and (same or not is_close):
                    pairs.append((one, other))
                    free.remove(other)
                    break
    return pairs


def _is_way(one: Known, other: Found) -> bool:
    return one.is_both or other.is_both or one.sender == other.sender


def figures_of(
    name: str, known: Sequence[Known], found: Sequence[Found], lines: list[str]
) -> dict[str, str]:
    """A row of figures; every miss and false alarm is added to `lines`."""
    pairs = matched(known, found)
    hit = {id(one) for one, _ in pairs}
    right = {id(other) for _, other in pairs}
    lines += [f"{name} missed: {one}" for one in known if id(one) not in hit]
    lines += [f"{name} false: {one}" for one in found if id(one) not in right]
    for one, other in pairs:
        if not (one.is_both == other.is_both and _is_way(one, other)):
            lines.append(f"{name} way: {one} | {other}")
        if one.means != other.means:
            lines.append(f"{name} means: {one} | {other}")
        if one.outcome != other.outcome:
            lines.append(f"{name} outcome: {one} | {other}")
    total = max(1, len(pairs))
    return {
        "case": name,
        "known": str(len(known)),
        "found": str(len(found)),
        "precision": f"{len(pairs) / max(1, len(found)):.3f}",
        "recall": f"{len(pairs) / max(1, len(known)):.3f}",
        "way": f"{sum(o.is_both == f.is_both and _is_way(o, f) for o, f in pairs) / total:.3f}",
        "means": f"{sum(o.means == f.means for o, f in pairs) / total:.3f}",
        "outcome": f"{sum(o.outcome == f.outcome for o, f in pairs) / total:.3f}",
    }


def figures_of_variants(lines: list[str]) -> dict[str, str]:
    """The row of the variants together: other names, days, wordings and numbers."""
    known: list[Known] = []
    found: list[Found] = []
    at_home = {entry.id: entry.happened for entry in true_case().entries}
    for seed in VARIANTS:
        case = variant(seed)
        moved = Counter(
            (entry.happened.earliest - at_home[entry.id].earliest).days
            for entry in case.entries
            if entry.happened.earliest and at_home[entry.id].earliest
        ).most_common(1)[0][0]
        apart = timedelta(days=_APART * seed)
        known += (
            replace(one, first=one.first + apart, last=one.last + apart)
            for one in known_contacts(TRUTH, moved)
        )
        found += (
            replace(one, first=one.first + apart, last=one.last + apart)
            for one in found_in(case.entries)
        )
    return figures_of(f"{len(VARIANTS)} variants", known, found, lines)


def figures(lines: list[str]) -> Iterator[dict[str, str]]:
    """The invented case, and its baseline."""
    case = true_case()
    known = known_contacts(TRUTH)
    yield figures_of("invented case", known, found_in(case.entries), lines)
    yield figures_of_variants(lines)
    yield figures_of("any two named in one entry", known, baseline(case.entries), [])


def figures_of_files(named: Sequence[str], truth: Path, lines: list[str]) -> dict[str, str]:
    """The row of another case, its files read as a person would give them."""
    files = [
        AgencyFile(name, Path(file)) for name, _, file in (one.partition("=") for one in named)
    ]
    merged = merge_files(files)
    contacts = contacts_of(merged, people_of(merged))
    found = [one for one in map(as_found, contacts) if one is not None]
    return figures_of(truth.parent.name, known_contacts(truth), found, lines)


def main() -> None:
    """Print the table; every miss and false alarm is written beside it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", help="files of another case: NAME=FILE")
    parser.add_argument("--truth", type=Path, help="the folder of that case's truth")
    given = parser.parse_args()
    lines: list[str] = []
    if given.truth is None:
        rows = list(figures(lines))
    else:
        rows = [figures_of_files(given.files, given.truth, lines)]
    print(cells_as_table(rows))
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
