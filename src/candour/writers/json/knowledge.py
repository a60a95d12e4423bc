"""Facts, knowledge, contacts and what was not shared, as JSON."""

from collections.abc import Iterator, Mapping
from typing import Any

from candour.core.chronology.entry import Entry
from candour.core.knowledge.model import Contact, Fact, Knowledge, Unshared, WhoKnew
from candour.writers.json.date import date_as_json
from candour.writers.json.passage import place_as_json


def knowing_as_json(told: WhoKnew, entries: Mapping[str, Entry]) -> Iterator[dict[str, Any]]:
    """Yield facts, knowledge, contacts, then unshared rows, as the contract's objects."""
    facts = {fact.id: fact for fact in told.facts}
    for fact in told.facts:
        yield fact_as_json(fact)
    for known in told.knowledge:
        yield knowledge_as_json(known, facts[known.fact], entries[known.rests.entry])
    for contact in told.contacts:
        yield contact_as_json(contact, entries[contact.rests.entry])
    for one in told.unshared:
        yield unshared_as_json(one, facts[one.fact])


def fact_as_json(fact: Fact) -> dict[str, Any]:
    """Return a fact as the contract's object of that name; added: `code`, and `decision` if any."""
    added = {"decision": fact.decision} if fact.decision else {}
    return {
        "type": "fact",
        "id": fact.id,
        "kind": fact.kind.value,
        "person": fact.person,
        "fact": fact.sentence,
        "code": fact.code,
        **added,
    }


def knowledge_as_json(known: Knowledge, fact: Fact, entry: Entry) -> dict[str, Any]:
    """Return knowledge as the contract's object of that name; added: `entry`, `field`.

    `followed` is added where the record speaks of somebody who is only suggested to be the one
    whom the fact is about.
    """
    link = known.followed
    followed = (
        {"person": link.person, "likely": link.likely, "strength": link.strength.value}
        if link
        else None
    )
    return {
        "type": "knowledge",
        "id": known.id,
        "fact": fact.sentence,
        "fact_id": fact.id,
        "person": fact.person,
        "agency": known.agency,
        "first_known": date_as_json(known.first_known),
        "how": known.how.value,
        "told_by": known.told_by,
        "passage": known.rests.words,
        "place": place_as_json(entry, known.rests.span),
        "entry": known.rests.entry,
        "field": known.rests.in_field.value,
        **({"followed": followed} if followed else {}),
    }


def contact_as_json(contact: Contact, entry: Entry) -> dict[str, Any]:
    """Return a contact as the contract's object of that name.

    Added: all its `entries`, `further` agencies, `undelivered`, the words it rests on and their
    place.
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
        "entry": contact.rests.entry,
        "entries": list(contact.entries),
        "further": list(contact.further),
        "undelivered": contact.undelivered,
        "passage": contact.rests.words,
        "place": place_as_json(entry, contact.rests.span),
    }


def unshared_as_json(one: Unshared, fact: Fact) -> dict[str, Any]:
    """Return an unshared row as the contract's object; added: `unordered`, contacts that dates do
    not allow to place after the fact was known."""
    return {
        "type": "unshared",
        "id": one.id,
        "fact": fact.sentence,
        "fact_id": fact.id,
        "from": one.holder,
        "to": one.lacking,
        "since": date_as_json(one.since),
        "contacts": list(one.contacts),
        "unordered": list(one.unordered),
        "recorded": one.recorded.value,
        "order": one.order.value,
        "learnt_anyway": None if one.learnt_anyway is None else date_as_json(one.learnt_anyway),
        "covered": one.covered,
    }
