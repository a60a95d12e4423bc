"""Events and contradictions as JSON."""

from typing import Any

from candour.core.chronology.events.contradictions import Contradiction
from candour.core.chronology.events.grouping import Event


def event_as_json(event: Event) -> dict[str, Any]:
    """Return an event as the contract's object of that name.

    Added to the contract's keys: `against`, the reasons that speak against it, and `weakest`, the
    weight of the weakest link that holds it together (null where a person decided).
    """
    return {
        "type": "event",
        "id": event.id,
        "entries": list(event.entries),
        "state": "decided" if event.is_decided else "suggested",
        "reasons": list(event.reasons),
        "against": list(event.against),
        "weakest": None if event.weakest is None else round(event.weakest, 2),
    }


def contradiction_as_json(contradiction: Contradiction) -> dict[str, Any]:
    """Return a contradiction as the contract's object of that name; added: `topic`."""
    return {
        "type": "contradiction",
        "event": contradiction.event,
        "kind": contradiction.kind.value,
        "entries": list(contradiction.entries),
        "values": list(contradiction.values),
        "id": contradiction.id,
        "topic": contradiction.topic,
    }
