"""Facts, who knew them, contacts, and what was never recorded as passed on, as JSON."""

from collections.abc import Iterator, Mapping
from typing import Any

from candour.core.chronology.entry import Entry
from candour.core.knowledge.model import Contact, Fact, Knowledge, Unshared, WhoKnew
from candour.writers.json.date import date_as_json
from candour.writers.json.passage import place_as_json


def knowledge_objects(
    who_knew: WhoKnew, entries: Mapping[str, Entry]
) -> Iterator[Mapping[str, Any]]:
    """Yield the contract's objects: facts, then knowledge, contacts, unshared."""
    facts = {fact.id: fact for fact in who_knew.facts}
    yield from map(fact_as_json, who_knew.facts)
    for known in who_knew.knowledge:
        yield knowledge_as_json(known, facts[known.fact], entries)
    yield from map(contact_as_json, who_knew.contacts)
    for row in who_knew.unshared:
        yield unshared_as_json(row, facts[row.fact])


def fact_as_json(fact: Fact) -> dict[str, Any]:
    """Return a fact as the contract's object of that name; added: `code`, `decision`."""
    return {
        "type": "fact",
        "id": fact.id,
        "kind": fact.kind.value,
        "person": fact.person,
        "fact": fact.sentence,
        "code": fact.code,
        "decision": fact.decision,
    }


def knowledge_as_json(known: Knowledge, fact: Fact, entries: Mapping[str, Entry]) -> dict[str, Any]:
    """Return what one agency knew as the contract's object of that name; added: `entry`."""
    line: dict[str, Any] = {
        "type": "knowledge",
        "fact": fact.sentence,
        "fact_id": fact.id,
        "person": fact.person,
        "agency": known.agency,
        "first_known": date_as_json(known.first_known),
        "how": known.how.value,
        "told_by": known.told_by,
        "passage": known.rests.words,
        "id": known.id,
        "entry": known.rests.entry,
    }
    if (entry := entries.get(known.rests.entry)) is not None:
        line["place"] = place_as_json(entry, known.rests.span)
    return line


def contact_as_json(contact: Contact) -> dict[str, Any]:
    """Return a contact as the contract's object of that name.

    Added to its keys: `entries`, all that tell of it; `passage`; `undelivered`; `further`, others
    who were at the same meeting or copied in.
    """
    return {
        "type": "contact",
        "id": contact.id,
        "from": contact.sender,
        "to": contact.receiver,
        "both_ways": contact.both_ways,
        "when": date_as_json(contact.when),
        "means": contact.means,
        "about": list(contact.about),
        "outcome": contact.outcome.value,
        "entry": contact.entries[0],
        "entries": list(contact.entries),
        "passage": contact.rests.words,
        "undelivered": contact.undelivered,
        "further": list(contact.further),
    }


def unshared_as_json(row: Unshared, fact: Fact) -> dict[str, Any]:
    """Return an unshared row as the contract's object of that name; added: `unordered`."""
    return {
        "type": "unshared",
        "fact": fact.sentence,
        "fact_id": fact.id,
        "from": row.holder,
        "to": row.lacking,
        "since": date_as_json(row.since),
        "contacts": list(row.contacts),
        "unordered": list(row.unordered),
        "recorded": row.recorded.value,
        "order": row.order.value,
        "learnt_anyway": None if row.learnt_anyway is None else date_as_json(row.learnt_anyway),
        "covered": row.covered,
        "id": row.id,
    }
