"""Relations as JSON."""

from typing import Any

from candour.core.chronology.entry import Entry
from candour.core.people.person import Relation
from candour.writers.json.date import date_as_json
from candour.writers.json.passage import place_as_json


def relation_as_json(relation: Relation, entry: Entry) -> dict[str, Any]:
    """Return a relation as the contract's object of that name, with the code of its words."""
    return {
        "type": "relation",
        "person": relation.person,
        "to": relation.to,
        "relation": relation.relation,
        "agency": relation.agency,
        "recorded": date_as_json(relation.recorded),
        "place": place_as_json(entry, relation.span),
        "code": relation.code,
        "entry": relation.entry,
    }
