"""The truth of people: who they are, every mention, and the relations agencies wrote down."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from examples.make.telling import Row, Telling, happened, happened_as_read, recorded_as_read
from examples.make.whereabouts import mentions as find_mentions


def mentions(
    tellings: Sequence[Telling], story: Mapping[str, Any], problems: list[str]
) -> list[Row]:
    """Every mention labelled by the entries' writers, with the place of each occurrence."""
    known = {one["key"] for name in ("persons", "professionals") for one in story.get(name) or ()}
    rows = []
    for one in tellings:
        for entry in one.entries:
            persons = entry.truth.get("persons") or {}
            problems += [
                f"{one.file}: {entry.key}: no person {key}"
                for key in persons.values()
                if known and key not in known
            ]
            found, missing = find_mentions(one.where.get(entry.key, ()), persons)
            problems += [
                f"{one.file}: {entry.key}: the mention '{words}' stands nowhere"
                for words in missing
            ]
            for words, place in found:
                rows.append(
                    {
                        "person": persons[words],
                        "words": words,
                        "agency": one.agency,
                        "entry": entry.key,
                        "field": place.field,
                        "deleted": "deleted" in entry.flags,
                        **place.as_object(),
                    }
                )
    return rows


def persons(rows: Sequence[Row], story: Mapping[str, Any]) -> list[Row]:
    """The people of the case and its professionals, with what each agency called them."""
    made = []
    for kind, listed in (
        ("person", story.get("persons") or ()),
        ("professional", story.get("professionals") or ()),
    ):
        for planned in listed:
            mine = [one for one in rows if one["person"] == planned["key"] and not one["deleted"]]
            called: dict[str, list[str]] = {}
            for one in mine:
                forms = called.setdefault(one["agency"], [])
                if one["words"] not in forms:
                    forms.append(one["words"])
            made.append(
                {
                    "person": planned["key"],
                    "kind": kind,
                    "name": planned["name"],
                    "born": planned.get("born"),
                    "role": planned.get("role"),
                    "maiden_name": planned.get("maiden_name"),
                    "trap": planned.get("trap"),
                    "agencies": called,
                    "mentions": len(mine),
                }
            )
    return made


def relations(
    tellings: Sequence[Telling],
    story: Mapping[str, Any],
    mentioned: Sequence[Row],
    problems: list[str],
) -> list[Row]:
    """Relations as agencies recorded them, with the entry of that day that mentions the person."""
    rows = []
    by_code = {one.code: one for one in tellings}
    for planned in story.get("relations_recorded") or ():
        one = by_code.get(planned["agency"])
        if one is None or not one.entries:
            continue
        near = [entry for entry in one.standing() if _on(happened(entry), planned["recorded"])]
        people = {planned["person"], planned["to"]}
        spots = [
            row
            for row in mentioned
            if row["entry"] in {entry.key for entry in near} and row["person"] in people
        ]
        words = None
        for entry in near:
            words = words or one.find(entry, planned["relation"], any_case=True)
        mine = [row for row in spots if row["person"] == planned["person"]] or spots
        entry_key = mine[0]["entry"] if mine else None
        entry_itself = next((entry for entry in near if entry.key == entry_key), None)
        if entry_key is None:
            problems.append(
                f"{one.file}: no entry records {planned['person']} as "
                f"{planned['relation']} on {planned['recorded']}"
            )
        rows.append(
            {
                **planned,
                "agency": one.agency,
                "recorded": (
                    recorded_as_read(one, entry_itself) or happened_as_read(one, entry_itself)
                )
                if entry_itself
                else None,
                "file": one.file,
                "entry": entry_key,
                "words_at": words.as_object() if words else None,
                "mention_at": {
                    name: mine[0][name] for name in ("file", "locator", "start", "end", "text")
                }
                if mine
                else None,
            }
        )
    return rows


def _on(date: Row, day: str) -> bool:
    earliest, latest = date["earliest"], date["latest"]
    return bool(earliest and latest and earliest[:10] <= day <= latest[:10])
