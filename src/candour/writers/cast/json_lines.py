"""A cast as JSON lines: people, then relations, one object a line."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from candour.core.chronology.entry import Entry
from candour.core.people.person import Cast
from candour.writers.cast.model import CastPage
from candour.writers.json.lines import json_line
from candour.writers.json.person import person_as_json
from candour.writers.json.relation import relation_as_json


def cast_objects(cast: Cast, entries: Mapping[str, Entry]) -> Iterator[Mapping[str, Any]]:
    """Yield the contract's objects: every person, then every relation."""
    for person in cast.persons:
        yield person_as_json(person, entries)
    for relation in cast.relations:
        yield relation_as_json(relation, entries[relation.entry])


def write_json_lines(page: CastPage, path: Path) -> None:
    """Write people in order, then relations."""
    with path.open("w", encoding="utf-8", errors="replace", newline="\n") as file:
        for line in cast_objects(page.cast, page.entries):
            file.write(json_line(line) + "\n")
