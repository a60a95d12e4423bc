"""The truth of contradictions and silences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from examples.make.entry import Entry
from examples.make.telling import Row, Telling, date_place


def contradictions(
    tellings: Sequence[Telling], story: Mapping[str, Any], problems: list[str]
) -> list[Row]:
    """Planned contradictions, with the entries on either side."""
    by_code = {one.code: one for one in tellings}
    rows = []
    for planned in story.get("contradictions") or ():
        sides = []
        for code, value in planned["values"].items():
            one = by_code.get(code)
            told = one.of_event(planned["event"]) if one else []
            if one is None or not told:
                continue
            entry = _saying(one, told, value)
            found = one.find(entry, value)
            place = found.as_object() if found else None
            if place is None and planned["kind"] == "date":
                place = date_place(one, entry, "date")
            if place is None:
                problems.append(f"{one.file}: {planned['key']}: '{value}' stands nowhere")
            sides.append({**one.place(entry), "value": value, "at": place})
        if len(sides) < 2 and all(
            by_code.get(code) and by_code[code].entries for code in planned["values"]
        ):
            problems.append(f"contradiction {planned['key']} has fewer than two sides")
        rows.append({**planned, "values": list(planned["values"].values()), "entries": sides})
    return rows


def _saying(one: Telling, told: Sequence[Entry], value: str) -> Entry:
    """Of several entries of an event, the one in which the words stand."""
    return next((entry for entry in told if one.find(entry, value)), told[0])


def not_contradictions(story: Mapping[str, Any]) -> list[Row]:
    """Differences that look like contradictions and are none."""
    return [dict(one) for one in story.get("not_contradictions") or ()]


def silences(
    tellings: Sequence[Telling], story: Mapping[str, Any], problems: list[str]
) -> list[Row]:
    """Planned silences, with the entry whose promise they rest on and the words of it."""
    by_code = {one.code: one for one in tellings}
    rows = []
    for planned in story.get("silences") or ():
        one = by_code.get(planned["agency"])
        because = None
        if one and planned.get("promised_in"):
            because = _because(tellings, planned, problems)
        rows.append(
            {**planned, "agency": one.agency if one else planned["agency"], "because": because}
        )
    return rows


def _because(tellings: Sequence[Telling], planned: Row, problems: list[str]) -> Row | None:
    """The promise a silence rests on; failing one, the entry of whoever had reason to expect."""
    told = [(one, entry) for one in tellings for entry in one.of_event(planned["promised_in"])]
    own = [pair for pair in told if pair[0].code == planned["agency"]]
    promises = [
        (one, entry, promise["what"])
        for one, entry in own
        for promise in entry.truth.get("promises") or ()
    ]
    if promises:
        one, entry, words = max(promises, key=lambda each: _shared(each[2], planned["what"]))
        place = one.find(entry, words)
        return {
            **one.place(entry),
            "words": words,
            "at": place.as_object() if place else None,
        }
    if planned["kind"] == "promised" and own:
        problems.append(f"{planned['key']} rests on {planned['promised_in']}, without a promise")
    one, entry = (own or told)[0]
    return {**one.place(entry), "words": None, "at": None}


def _shared(words: str, others: str) -> int:
    """How many words two phrases share, endings aside."""
    return len(
        {one[:5] for one in words.lower().split()} & {one[:5] for one in others.lower().split()}
    )


def promises(tellings: Sequence[Telling], problems: list[str]) -> list[Row]:
    """Every promise labelled in an entry, kept or not, with its words."""
    rows = []
    for one in tellings:
        for entry in one.standing():
            for promise in entry.truth.get("promises") or ():
                place = one.find(entry, promise["what"])
                if place is None:
                    problems.append(
                        f"{one.file}: {entry.key}: the promise '{promise['what']}' stands nowhere"
                    )
                rows.append(
                    {**one.place(entry), **promise, "at": place.as_object() if place else None}
                )
    return rows
