"""The truth of entries, dates and events."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date as calendar_date
from typing import Any

from examples.make.entry import Entry
from examples.make.telling import (
    Row,
    Telling,
    as_read,
    date_place,
    happened,
    happened_as_read,
    recorded,
    recorded_as_read,
)
from examples.make.when import Date, true_date

WEEKDAY = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)[a-z]*\b", re.IGNORECASE)
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def _cells(one: Telling, entry: Entry) -> Row:
    return {
        area.field: dict(area.written.locator)
        for area in one.where.get(entry.key, ())
        if "nested" not in area.written.more and area.written.locator.get("part") != "deleted"
    }


def _answer(one: Telling, entry: Entry, name: str) -> str | None:
    """An empty cell under a heading that asks is *not recorded*; prose, or no such column, null."""
    said = entry.text(name)
    if said:
        return said
    in_table = "row" in (one.made.ledger.places.get(entry.key) or {})
    asked = in_table and any(other.text(name) for other in one.standing())
    return "not_recorded" if asked else None


def _flags(entry: Entry, kinds: Sequence[str]) -> Iterator[Row]:
    """What a reader of the entry must know; `kinds` are those of its contradictions."""
    for flag in sorted(entry.flags | ({"duplicate"} if entry.again else set())):
        if flag == "merged_date":
            yield {"kind": "date_carried", "note": "one date cell over several rows"}
        else:
            yield {"kind": flag, "note": ""}
    yield from ({"kind": "contradiction", "note": kind} for kind in kinds)
    for one in (happened(entry), recorded(entry)):
        said = WEEKDAY.search(one["written"]) if one else None
        if one and said and one["precision"] in ("day", "minute"):
            day = calendar_date.fromisoformat(one["earliest"][:10])
            if WEEKDAYS[day.weekday()] != said[1].casefold():
                yield {"kind": "weekday", "note": one["note"] or ""}


def _entry(one: Telling, entry: Entry, shared_events: frozenset[str], kinds: Sequence[str]) -> Row:
    event = entry.truth.get("event")
    return {
        "key": entry.key,
        "agency": one.agency,
        "file": one.file,
        "locator": one.made.ledger.places.get(entry.key),
        "happened": happened_as_read(one, entry),
        "recorded": recorded_as_read(one, entry),
        "source": entry.text("source") or None,
        "what": entry.text("what"),
        "people": list(entry.lists.get("people", ())),
        "response": entry.text("response") or None,
        "outcome": entry.text("outcome") or None,
        "shared_with": list(entry.lists.get("shared_with", ())),
        "comment": entry.text("comment") or None,
        "child_seen": _answer(one, entry, "child_seen"),
        "seen_alone": _answer(one, entry, "seen_alone"),
        "terms_of_reference": list(entry.lists.get("tor", ())),
        "event": event if event in shared_events else None,
        "flags": list(_flags(entry, kinds)),
        "extra": dict(entry.extra),
        "cells": _cells(one, entry),
    }


def entries(tellings: Sequence[Telling], contradictions: Sequence[Row]) -> list[Row]:
    """Every entry with its row, its cells and its words; rows of tracked deletion are none."""
    told = Counter(entry.truth.get("event") for one in tellings for entry in one.standing())
    shared = frozenset(event for event, count in told.items() if event and count > 1)
    kinds: dict[str, list[str]] = {}
    for row in contradictions:
        for side in row["entries"]:
            kinds.setdefault(side["entry"], []).append(row["kind"])
    return [
        _entry(one, entry, shared, kinds.get(entry.key, ()))
        for one in tellings
        for entry in one.standing()
    ]


def _trap_of(
    trap_rows: Sequence[Row], one: Telling, entry: Entry, column: str, written: str
) -> Row | None:
    event = entry.truth.get("event") or "routine"
    for trap in trap_rows:
        if (trap["agency"], trap["column"]) != (one.code, column):
            continue
        if trap["event"] in (event, "routine") and trap["written"] in (written, entry.text("date")):
            return trap
    return None


def _date_row(one: Telling, entry: Entry, column: str, date: Date, trap: Row | None) -> Row:
    name = "date" if column == "happened" else "recorded"
    time = (
        one.find(entry, entry.text("time"), "time")
        if (column == "happened" and entry.text("time"))
        else None
    )
    at = date_place(one, entry, name)
    fields = ("date", "time") if column == "happened" else ("recorded",)
    read = as_read(one, entry, date, *fields)
    return {
        "entry": entry.key,
        "agency": one.agency,
        "column": column,
        "file": one.file,
        "words": at["text"] if at and read != date else entry.text(name),
        "at": at,
        "time_at": time.as_object() if time else None,
        "date": read,
        "trap": trap["key"] if trap else None,
    }


def dates(tellings: Sequence[Telling], story: Mapping[str, Any], problems: list[str]) -> list[Row]:
    """Every date written, where its words stand and what they mean; planned traps must be there."""
    traps: Sequence[Row] = story.get("date_traps") or ()
    met: dict[str, list[str]] = {}
    rows = []
    for one in tellings:
        for entry in one.standing():
            for column, date in (("happened", happened(entry)), ("recorded", recorded(entry))):
                if date is None:
                    continue
                trap = _trap_of(traps, one, entry, column, date["written"])
                rows.append(_date_row(one, entry, column, date, trap))
                if rows[-1]["words"] and not rows[-1]["at"]:
                    problems.append(
                        f"{one.file}: {entry.key}: '{rows[-1]['words']}' stands nowhere"
                    )
                if trap:
                    met.setdefault(trap["key"], []).append(entry.key)
                    _check_trap(trap, date, entry.key, problems)
    told = {one.code for one in tellings if one.entries}
    problems += [
        f"no entry carries the date trap {trap['key']} ({trap['agency']})"
        for trap in traps
        if trap["agency"] in told and trap["key"] not in met
    ]
    return rows


def _check_trap(trap: Row, date: Date, key: str, problems: list[str]) -> None:
    planned = true_date(
        trap["written"],
        {
            name: trap[name]
            for name in ("edtf", "earliest", "latest", "precision", "qualifier", "status")
        },
    )
    for name in ("edtf", "earliest", "latest", "precision", "qualifier", "status"):
        if planned[name] != date[name]:
            problems.append(
                f"{key}: {name} is {date[name]!r}, the plan's {trap['key']} says {planned[name]!r}"
            )


def events(tellings: Sequence[Telling], story: Mapping[str, Any], problems: list[str]) -> list[Row]:
    """Every event with the entries that tell of it; an agency's planned account must be there."""
    rows = []
    known = {planned["key"] for planned in story.get("events") or ()}
    for one in tellings:
        problems += [
            f"{one.file}: {entry.key}: no event {entry.truth['event']}"
            for entry in one.entries
            if entry.truth.get("event") and entry.truth["event"] not in known
        ]
    for planned in story.get("events") or ():
        told = [one.place(entry) for one in tellings for entry in one.of_event(planned["key"])]
        problems += [
            f"{one.file}: no entry of {planned['key']}"
            for one in tellings
            if one.entries and one.code in planned["records"] and not one.of_event(planned["key"])
        ]
        problems += [
            f"{one.file}: an entry of {planned['key']}, which is not planned there"
            for one in tellings
            if one.code not in planned["records"] and one.of_event(planned["key"])
        ]
        rows.append(
            {
                "event": planned["key"],
                "at": planned["at"],
                "place": planned.get("place"),
                "what": planned["what"],
                "who": planned.get("who", []),
                "near_miss_of": planned.get("near_miss_of"),
                "entries": told,
            }
        )
    return rows
