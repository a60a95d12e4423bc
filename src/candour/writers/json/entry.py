"""Entries as JSON."""

from typing import Any

from candour.core.chronology.entry import Entry, TagKind
from candour.writers.json.date import date_as_json
from candour.writers.json.passage import locator_as_json


def entry_as_json(entry: Entry) -> dict[str, Any]:
    """Return an entry as the contract's object of that name.

    Added to the contract's keys: `places`, from a field to the span of its words in the original,
    and `tags`. Terms of reference are the agency's own, then those that people tagged it with.
    """
    terms = [tag.name for tag in entry.tags if tag.kind is TagKind.TERM]
    return {
        "type": "entry",
        "id": entry.id,
        "agency": entry.agency,
        "happened": date_as_json(entry.happened),
        "recorded": date_as_json(entry.recorded) if entry.recorded is not None else None,
        "source": entry.source,
        "what": entry.what,
        "people": list(entry.people),
        "response": entry.response,
        "outcome": entry.outcome,
        "shared_with": list(entry.shared_with),
        "comment": entry.comment,
        "child_seen": entry.child_seen.value if entry.child_seen is not None else None,
        "seen_alone": entry.seen_alone.value if entry.seen_alone is not None else None,
        "terms_of_reference": list(dict.fromkeys((*entry.terms_of_reference, *terms))),
        "tags": [tag.name for tag in entry.tags if tag.kind is TagKind.FREE],
        "event": entry.event,
        "flags": [{"kind": flag.kind.value, "note": flag.note} for flag in entry.flags],
        "extra": dict(entry.extra),
        "original": entry.original,
        "locator": locator_as_json(entry.locator),
        "places": {
            field.value: {"start": span.start, "end": span.end}
            for field, span in entry.places.items()
        },
    }
