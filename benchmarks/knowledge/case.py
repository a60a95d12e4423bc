"""The invented case as `candour` reads it, with true persons and contacts laid on its entries."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import combinations
from pathlib import Path
from typing import Any

from candour.actions.case_files import read_returns_file
from candour.actions.entry_reading import read_one_date
from candour.actions.merging import AgencyFile, Merged, MergeOptions, merge_files
from candour.core.chronology.entry import Entry
from candour.core.chronology.headings import Field
from candour.core.dates.model import UncertainDate
from candour.core.knowledge.model import Contact, Outcome, Rests
from candour.core.people.mention import Form, Mention, PersonName, Sex, Standing
from candour.core.people.person import Cast, Person, person_id

EXAMPLE = Path(__file__).parents[2] / "examples"
_SUBJECTS = ("child (", "twin son")
_ROLES = {
    "mother's partner": ("partner", Sex.MALE),
    "mother": ("mother", Sex.FEMALE),
    "child": ("child", None),
    "twin son": ("child", Sex.MALE),
    "twin daughter": ("child", Sex.FEMALE),
    "father": ("father", Sex.MALE),
    "maternal grandmother": ("grandmother", Sex.FEMALE),
    "neighbour": ("neighbour", None),
    "lodger": ("lodger", Sex.MALE),
    "the man": ("partner", Sex.MALE),
}


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a file of truth."""
    with path.open(encoding="utf-8") as rows:
        yield from map(json.loads, rows)


@dataclass(frozen=True, slots=True)
class TrueCase:
    """Entries as they are read, the key of each in the truth, true persons and true contacts."""

    merged: Merged = field(repr=False)
    ids: Mapping[str, str] = field(repr=False)
    cast: Cast = field(repr=False)
    contacts: Sequence[Contact] = field(repr=False)


def true_case(folder: Path = EXAMPLE) -> TrueCase:
    """Read a case and lay its truth on it."""
    truth = folder / "truth"
    agencies = {row["file"]: row["agency"] for row in _rows(truth)}
    files = [AgencyFile(agency, folder / "case" / name) for name, agency in agencies.items()]
    returns = read_returns_file(folder / "case" / "returns.yaml")
    merged = merge_files(files, MergeOptions(returns=returns))
    ids = _ids(merged, truth)
    entries = {entry.id: entry for entry in merged.entries}
    return TrueCase(merged, ids, _cast(truth, ids), _contacts(truth, ids, entries))


def _rows(truth: Path) -> list[dict[str, Any]]:
    """The entries of the truth: whole, or for a case of plain tables by their rows."""
    whole = truth / "entries.jsonl"
    if whole.exists():
        return list(lines(whole))
    return [{**row, "key": row["entry"]} for row in lines(truth / "rows.jsonl")]


def _ids(merged: Merged, truth: Path) -> dict[str, str]:
    """The true key of an entry → its id as read: the entry of its file that shares most words."""
    by_file: dict[str, list[Entry]] = defaultdict(list)
    for entry in merged.entries:
        by_file[merged.files[entry.original].split("/")[0]].append(entry)
    found: dict[str, str] = {}
    taken: set[str] = set()
    for row in _rows(truth):
        if "what" not in row:
            here = (one for one in by_file[row["file"]] if one.locator.row == row["row"])
            found.update((row["key"], one.id) for one in here)
            continue
        best = max(
            (one for one in by_file[row["file"]] if one.id not in taken),
            key=lambda one: _likeness(one, row),
            default=None,
        )
        if best is not None and _likeness(best, row) >= _ALIKE:
            taken.add(best.id)
            found[row["key"]] = best.id
    return found


_ALIKE = 0.5


def _likeness(entry: Entry, row: Mapping[str, Any]) -> float:
    """How many of the true words the entry has, and whether it is of the same day."""
    true, own = row["what"].split(), set(entry.what.split())
    share = sum(word in own for word in true) / max(1, len(true))
    same_day = str(entry.happened.earliest)[:10] == str(row["happened"]["earliest"])[:10]
    return share + 0.3 * same_day


def _cast(truth: Path, ids: Mapping[str, str]) -> Cast:
    about = {row["person"]: row for row in lines(truth / "persons.jsonl")}
    mentions: dict[str, list[Mention]] = defaultdict(list)
    for order, row in enumerate(lines(truth / "mentions.jsonl")):
        entry = ids.get(row["entry"])
        if entry is not None and not row.get("deleted") and row["person"] in about:
            mentions[row["person"]].append(_mention(row, entry, about[row["person"]], order))
    persons = []
    subject = None
    for key, them in mentions.items():
        row = about[key]
        person = Person(
            id=person_id(them[0].id),
            mentions=tuple(them),
            names=(row["name"],) if row.get("name") else (),
            roles=(row["role"],),
            standing=them[0].standing,
            sex=them[0].sex,
            works_for=_employer(them) if row["kind"] != "person" else (),
        )
        persons.append(person)
        if subject is None and row["role"].startswith(_SUBJECTS):
            subject = person.id
    return Cast(persons=tuple(persons), subject=subject)


def _employer(them: Sequence[Mention]) -> tuple[str, ...]:
    """The agency whose records name somebody most: the truth does not say."""
    return (Counter(one.agency for one in them).most_common(1)[0][0],)


def _mention(row: Mapping[str, Any], entry: str, about: Mapping[str, Any], order: int) -> Mention:
    role = next((found for words, found in _ROLES.items() if about["role"].startswith(words)), None)
    words = row.get("text") or row["words"]
    parts = (about.get("name") or "").split()
    written = {part.strip("(),.'").casefold() for part in words.split()}
    is_named = bool(written & {part.casefold() for part in parts}) or (
        words[0].isupper() and len(words) < 16 and " " not in words
    )
    name = (
        PersonName(
            given=tuple(parts[:-1]),
            surname=parts[-1],
            nickname=words
            if " " not in words and words.casefold() not in {p.casefold() for p in parts}
            else "",
        )
        if is_named and parts
        else None
    )
    return Mention(
        entry=entry,
        agency=row["agency"],
        in_field=_field(row["field"]),
        text=words,
        form=Form.NAME if name else Form.ROLE,
        name=name,
        roles=frozenset((role[0],)) if role else frozenset(),
        sex=role[1] if role else None,
        standing=Standing.FAMILY if about["kind"] == "person" else Standing.PROFESSIONAL,
        order=order,
    )


def _field(name: str) -> Field:
    plain = name.casefold()
    if "comment" in plain:
        return Field.COMMENT
    return Field(plain) if plain in set(Field) else Field.WHAT


def _contacts(truth: Path, ids: Mapping[str, str], entries: Mapping[str, Entry]) -> list[Contact]:
    found = []
    for row in lines(truth / "contacts.jsonl"):
        held = tuple(ids[one["entry"]] for one in row["entries"] if one["entry"] in ids)
        if not held:
            continue
        first = entries[held[0]]
        for number, (sender, receiver) in enumerate(_pairs(row)):
            found.append(
                Contact(
                    id=f"{row['key']}.{number}",
                    sender=sender,
                    receiver=receiver,
                    both_ways=row["both_ways"],
                    when=_day(row["when"]),
                    means=row["means"],
                    outcome=Outcome(row["outcome"]),
                    undelivered=row["undelivered"],
                    further=tuple({row["to"], *row["also"]} - {sender, receiver}),
                    entries=held,
                    rests=Rests(
                        entry=first.id,
                        original=first.original,
                        in_field=Field.WHAT,
                        words=first.what[:20],
                    ),
                )
            )
    return found


def _pairs(row: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Whom a contact joined: at a meeting everybody met everybody."""
    others = [row["to"], *row["also"]]
    if row["both_ways"]:
        return list(combinations([row["from"], *others], 2))
    return [(row["from"], other) for other in others]


def _day(written: str | Mapping[str, str]) -> UncertainDate:
    if not isinstance(written, str):
        first, last = (datetime.fromisoformat(written[end]) for end in ("earliest", "latest"))
        last = last.replace(hour=23, minute=59)
        edtf = f"{first.date()}/{last.date()}"
        return UncertainDate(edtf, first, last, "range", None, "resolved", edtf)
    when = read_one_date(written)
    return when if when.is_resolved else UncertainDate(written, datetime.fromisoformat(written))
