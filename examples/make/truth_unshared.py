"""The truth of what was not shared: the plan's rows, and all others that follow from the record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from examples.make.telling import Row
from examples.make.truth_coverage import covered, together
from examples.make.truth_knowledge import Story, agency_names, joined_pairs
from examples.make.when import span_of


@dataclass(frozen=True, slots=True)
class Days:
    """First and last day something may have been."""

    earliest: str
    latest: str


def _first_known(story: Story) -> dict[str, dict[str, Days]]:
    """Fact → agency code → when its records first hold it; what was denied is not held."""
    known: dict[str, dict[str, Days]] = {}
    for one in story.get("knowledge") or ():
        if one["how"] == "denied" or one.get("in_record") == "false":
            continue
        days = Days(one["first_known"]["earliest"], one["first_known"]["latest"])
        held = known.setdefault(one["fact"], {})
        if one["agency"] not in held or days.earliest < held[one["agency"]].earliest:
            held[one["agency"]] = days
    return known


def _when(contact: Row) -> Days:
    first, last = span_of(contact["when"])
    return Days(first[:10], last[:10])


def _between(story: Story, holder: str, other: str) -> list[Row]:
    """Contacts on which the holder could have told: a message that came back is its sender's."""
    return sorted(
        (
            contact
            for a, b, contact in joined_pairs(story)
            if {a, b} == {holder, other}
            and (contact.get("undelivered") != "true" or contact["from"] == holder)
        ),
        key=lambda contact: (contact["when"], contact["key"]),
    )


def _said(contacts: Sequence[Row], fact: str, holder: str) -> str:
    """What the contacts record: passed on by the holder, refused, or nothing."""
    told = [
        one
        for one in contacts
        if fact in one.get("about", ())
        and one["outcome"] == "passed_on"
        and (one["from"] == holder or one.get("both_ways") == "true")
    ]
    if told:
        return "shared"
    if any(fact in one.get("about", ()) and one["outcome"] == "refused" for one in contacts):
        return "refused"
    return "none"


def _row(story: Story, fact: str, holder: tuple[str, Days], other: tuple[str, Days | None]) -> Row:
    """The row of one fact and pair of agencies; empty where there is nothing to say."""
    code, since = holder
    learnt = other[1]
    if learnt and learnt.earliest <= since.latest:
        return {}
    all_between = [(one, _when(one)) for one in _between(story, code, other[0])]
    inside = [
        (one, when)
        for one, when in all_between
        if when.latest >= since.earliest and (learnt is None or when.earliest <= learnt.latest)
    ]
    after = [one for one, when in inside if when.earliest > since.latest]
    unordered = [one for one, when in inside if when.earliest <= since.latest]
    if not inside:
        return {}
    last = max(when.latest for _, when in inside)
    coverage = _coverage(story, (code, other[0]), (since.earliest, last))
    return {
        "fact": fact,
        "from": code,
        "to": other[0],
        "since": {"earliest": since.earliest, "latest": since.latest},
        "contacts": [one["key"] for one in after],
        "contacts_unordered": [one["key"] for one in unordered],
        "recorded": _said(after + unordered, fact, code),
        "order": "after" if after else "cannot_be_ordered",
        "learnt_anyway": learnt.earliest if learnt else None,
        "covered": together(list(coverage.values())),
        "covered_by": coverage,
    }


def _coverage(story: Story, sides: tuple[str, str], days: tuple[str, str]) -> dict[str, str]:
    """What either side's return says of the days from first known to the last contact."""
    returns = {one["agency"]: one for one in story.get("returns") or ()}
    names = agency_names(story)
    return {
        side: covered(returns.get(names[code]), *days)
        for side, code in zip(("from", "to"), sides, strict=True)
    }


def _derived(story: Story) -> list[Row]:
    rows = []
    for fact, held in _first_known(story).items():
        for code, since in held.items():
            for other in agency_names(story):
                if other != code:
                    row = _row(story, fact, (code, since), (other, held.get(other)))
                    rows += [row] if row else []
    return rows


def unshared(story: Story, problems: list[str]) -> list[Row]:
    """Planned rows as planned, then those the record also gives; where they differ it is said."""
    names = agency_names(story)
    derived = {(one["fact"], one["from"], one["to"]): one for one in _derived(story)}
    rows = []
    for planned in story.get("unshared") or ():
        key = (planned["fact"], planned["from"], planned["to"])
        follows = derived.pop(key, None)
        problems += _differences(planned, follows)
        more = {name: follows[name] if follows else None for name in ("since", "covered_by")}
        rows.append({**planned, **more, "planned": True})
    none = {(one["fact"], one["from"], one["to"]) for one in story.get("not_unshared") or ()}
    rows += [{**one, "planned": False} for key, one in derived.items() if key not in none]
    return [{**one, "from": names[one["from"]], "to": names[one["to"]]} for one in rows]


def _differences(planned: Row, follows: Mapping[str, Any] | None) -> list[str]:
    name = f"unshared {planned['fact']} {planned['from']} to {planned['to']}"
    if follows is None:
        return [f"{name}: planned, but does not follow from knowledge and contacts"]
    return [
        f"{name}: {field} is planned as {planned[field]}, follows as {follows[field]}"
        for field in (
            "contacts",
            "contacts_unordered",
            "recorded",
            "order",
            "learnt_anyway",
            "covered",
        )
        if (sorted(planned[field]) if isinstance(planned[field], list) else planned[field])
        != (sorted(follows[field]) if isinstance(follows[field], list) else follows[field])
    ]


def not_unshared(story: Story) -> list[Row]:
    """Pairs that look like something kept back and are not."""
    names = agency_names(story)
    return [
        {**one, "from": names[one["from"]], "to": names[one["to"]]}
        for one in story.get("not_unshared") or ()
    ]
