"""The truth of who knew what: facts, knowledge and contacts between agencies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any

from examples.make.telling import Row, Telling

Story = Mapping[str, Any]


def agency_names(story: Story) -> dict[str, str]:
    """Agency code → name."""
    return {one["code"]: one["name"] for one in story.get("agencies") or ()}


def facts(story: Story) -> list[Row]:
    """The facts an agency could know."""
    return [dict(one) for one in story.get("facts") or ()]


def _labels(one: Telling, fact: str, event: str | None) -> list[tuple[Row, Row]]:
    """An agency's labels of a fact: the label and the place of its words."""
    found = []
    for entry in one.standing():
        for label in entry.truth.get("knows") or ():
            if label["fact"] != fact or (event and entry.truth.get("event") != event):
                continue
            spot = one.find(entry, label["words"]) if label.get("words") else None
            found.append(
                (
                    label,
                    {
                        **one.place(entry),
                        "words": label.get("words"),
                        "at": spot.as_object() if spot else None,
                    },
                )
            )
    return found


def knowledge(tellings: Sequence[Telling], story: Story, problems: list[str]) -> list[Row]:
    """Planned knowledge, each row with the entry and the words that hold it."""
    by_code = {one.code: one for one in tellings}
    rows = []
    for planned in story.get("knowledge") or ():
        one = by_code.get(planned["agency"])
        holds = planned.get("in_record") != "false"
        found = _labels(one, planned["fact"], planned["event"]) if one else []
        if one and one.entries and holds and not found:
            problems.append(
                f"{one.file}: no entry of {planned['event']} is labelled as knowing "
                f"{planned['fact']}"
            )
        for label, _ in found:
            if label.get("how") and label["how"] != planned["how"]:
                problems.append(
                    f"{planned['event']} {planned['agency']}: {planned['fact']} is "
                    f"'{label['how']}' in the entry, '{planned['how']}' in the plan"
                )
        rows.append(
            {
                **planned,
                "in_record": holds,
                "agency": one.agency if one else planned["agency"],
                "passages": [place for _, place in found],
            }
        )
    return rows


def further_knowledge(tellings: Sequence[Telling], story: Story, problems: list[str]) -> list[Row]:
    """Labels of knowledge beside the plan's first ones: later entries that show it was known."""
    planned = {(one["fact"], one["agency"], one["event"]) for one in story.get("knowledge") or ()}
    known = {one["fact"] for one in story.get("knowledge") or ()}
    rows = []
    for one in tellings:
        for fact in sorted(
            known
            | {
                label["fact"]
                for entry in one.standing()
                for label in entry.truth.get("knows") or ()
            }
        ):
            for label, place in _labels(one, fact, None):
                if place["at"] is None:
                    problems.append(
                        f"{one.file}: {place['entry']}: the words of {fact} "
                        f"'{label.get('words')}' stand nowhere"
                    )
                event = next(
                    entry.truth.get("event") for entry in one.entries if entry.key == place["entry"]
                )
                if (fact, one.code, event) not in planned:
                    rows.append(
                        {
                            "fact": fact,
                            "how": label.get("how"),
                            "by": label.get("by"),
                            "event": event,
                            **place,
                        }
                    )
    return rows


def _sides(planned: Row) -> list[tuple[str, str]]:
    """The pairs of agencies a contact joined: at a meeting everybody met everybody."""
    others = [planned["to"], *planned.get("also", ())]
    if planned.get("both_ways") == "true":
        return list(combinations([planned["from"], *others], 2))
    return [(planned["from"], other) for other in others]


def contacts(tellings: Sequence[Telling], story: Story, problems: list[str]) -> list[Row]:
    """Planned contacts, with the entries of either side that record them."""
    names = agency_names(story)
    rows = []
    for planned in story.get("contacts") or ():
        parties = {planned["from"], planned["to"], *planned.get("also", ())}
        held = [
            {**one.place(entry), "labelled": _labelled(one, entry, parties, names)}
            for one in tellings
            if one.code in parties
            for entry in one.of_event(planned["event"])
        ]
        if held and not any(one["labelled"] for one in held):
            problems.append(
                f"contact {planned['key']} ({planned['event']}) is labelled in no entry"
            )
        rows.append(
            {
                **planned,
                "both_ways": planned.get("both_ways") == "true",
                "undelivered": planned.get("undelivered") == "true",
                "from": names[planned["from"]],
                "to": names[planned["to"]],
                "also": [names[code] for code in planned.get("also", ())],
                "entries": held,
            }
        )
    problems += _unplanned(tellings, story, names)
    return rows


def _parties(one: Telling, label: Row) -> set[str]:
    """The agencies a label of contact names, the one that wrote it included."""
    return {one.agency, label["to"], label.get("from") or one.agency}


def _labelled(one: Telling, entry: Any, parties: set[str], names: Mapping[str, str]) -> bool:
    agencies = {names[code] for code in parties}
    return any(
        _parties(one, label) <= agencies and len(_parties(one, label)) > 1
        for label in entry.truth.get("contact") or ()
    )


def _unplanned(tellings: Sequence[Telling], story: Story, names: Mapping[str, str]) -> list[str]:
    planned: dict[str, set[str]] = {}
    for one in story.get("contacts") or ():
        parties = {one["from"], one["to"], *one.get("also", ())}
        planned.setdefault(one["event"], set()).update(names[code] for code in parties)
    return [
        f"{one.file}: {entry.key}: a contact that the plan does not hold, "
        f"{' and '.join(sorted(_parties(one, label)))}"
        for one in tellings
        for entry in one.standing()
        for label in entry.truth.get("contact") or ()
        if not _parties(one, label) <= planned.get(str(entry.truth.get("event")), set())
    ]


def joined_pairs(story: Story) -> list[tuple[str, str, Row]]:
    """Every pair of agencies a planned contact joined, with the contact."""
    return [
        (one, other, planned)
        for planned in story.get("contacts") or ()
        for one, other in _sides(planned)
    ]
