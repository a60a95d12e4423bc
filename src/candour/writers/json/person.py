"""People and their relations as JSON."""

from collections.abc import Mapping
from typing import Any

from candour.core.chronology.entry import Entry
from candour.core.people.mention import Mention
from candour.core.people.person import Link, Person, Relation
from candour.writers.json.date import date_as_json
from candour.writers.json.passage import place_as_json


def person_as_json(person: Person, entries: Mapping[str, Entry]) -> dict[str, Any]:
    """Return a person as the contract's object of that name; `entries` tell places.

    Added to the contract's keys: `standing`, `works_for`, `sex`, `born`.
    """
    return {
        "type": "person",
        "id": person.id,
        "names": list(person.names),
        "roles": list(person.roles),
        "agencies": {
            agency: {
                "first_known": date_as_json(known.first_known),
                "called": list(known.called),
            }
            for agency, known in person.agencies.items()
        },
        "mentions": [_mention(one, entries) for one in person.mentions],
        "links": [_link(one) for one in person.links],
        "standing": person.standing.value,
        "works_for": list(person.works_for),
        "sex": person.sex.value if person.sex is not None else None,
        "born": [date_as_json(born) for born in person.born],
    }


def relation_as_json(relation: Relation, entries: Mapping[str, Entry]) -> dict[str, Any]:
    """Return a relation as the contract's object of that name; added: `code`, `entry`."""
    line: dict[str, Any] = {
        "type": "relation",
        "person": relation.person,
        "to": relation.to,
        "relation": relation.relation,
        "agency": relation.agency,
        "recorded": date_as_json(relation.recorded),
        "code": relation.code,
        "entry": relation.entry,
    }
    if (entry := entries.get(relation.entry)) is not None:
        line["place"] = place_as_json(entry, relation.span)
    return line


def _mention(mention: Mention, entries: Mapping[str, Entry]) -> dict[str, Any]:
    line: dict[str, Any] = {
        "text": mention.text,
        "agency": mention.agency,
        "entry": mention.entry,
    }
    if (entry := entries.get(mention.entry)) is not None:
        line["place"] = place_as_json(entry, mention.span)
    return line


def _link(link: Link) -> dict[str, Any]:
    """Return a link; a strength that was not weighed is left out, as the contract has it."""
    line: dict[str, Any] = {
        "to": link.to,
        "state": link.state.value,
        "reasons_for": [reason.words for reason in link.reasons_for],
        "reasons_against": [reason.words for reason in link.reasons_against],
    }
    if link.strength is not None:
        line["strength"] = link.strength.value
    if link.decision is not None:
        line["decision"] = link.decision
    return line
