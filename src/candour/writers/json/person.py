"""Persons as JSON."""

from collections.abc import Mapping
from typing import Any

from candour.core.chronology.entry import Entry
from candour.core.people.mention import Mention
from candour.core.people.person import KnownTo, Link, Person
from candour.writers.json.date import date_as_json
from candour.writers.json.passage import place_as_json


def person_as_json(person: Person, entries: Mapping[str, Entry]) -> dict[str, Any]:
    """Return a person as the contract's object of that name; `entries` are those mentioned in.

    Added to the contract's keys: `standing`, `works_for` where somebody does a job for an agency,
    `sex` and `born` where the records tell; of each agency, the entry of `first_known`; of each
    mention, its `id`; of a link, the codes of its reasons and the decision that made it.
    """
    line: dict[str, Any] = {
        "type": "person",
        "id": person.id,
        "names": list(person.names),
        "roles": list(person.roles),
        "agencies": {agency: _known_as_json(known) for agency, known in person.agencies.items()},
        "mentions": [_mention_as_json(one, entries[one.entry]) for one in person.mentions],
        "links": [_link_as_json(link) for link in person.links],
        "standing": person.standing.value,
    }
    if person.works_for:
        line["works_for"] = list(person.works_for)
    if person.sex is not None:
        line["sex"] = person.sex.value
    if person.born:
        line["born"] = [date_as_json(one) for one in person.born]
    return line


def _known_as_json(known: KnownTo) -> dict[str, Any]:
    return {
        "first_known": date_as_json(known.first_known),
        "called": list(known.called),
        "first_entry": known.first_entry,
    }


def _mention_as_json(mention: Mention, entry: Entry) -> dict[str, Any]:
    return {
        "text": mention.text,
        "agency": mention.agency,
        "entry": mention.entry,
        "place": place_as_json(entry, mention.span),
        "id": mention.id,
        "field": mention.column or mention.in_field.value,
    }


def _link_as_json(link: Link) -> dict[str, Any]:
    line: dict[str, Any] = {"to": link.to, "state": link.state.value}
    if link.strength is not None:
        line["strength"] = link.strength.value
    line["reasons_for"] = [reason.words for reason in link.reasons_for]
    line["reasons_against"] = [reason.words for reason in link.reasons_against]
    line["reasons"] = [reason.code for reason in (*link.reasons_for, *link.reasons_against)]
    if link.decision is not None:
        line["decision"] = link.decision
    return line
