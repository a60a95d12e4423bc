"""The chronology as JSON lines: the contract's objects, entries first, one a line."""

from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

from candour.writers.chronology.model import Chronology
from candour.writers.json.entry import entry_as_json
from candour.writers.json.event import contradiction_as_json, event_as_json
from candour.writers.json.lines import json_line
from candour.writers.json.report import report_as_json
from candour.writers.json.silence import silence_as_json


def write_json_lines(chronology: Chronology, path: Path) -> None:
    """Write entries in order, then events, contradictions, silences and import reports."""
    with path.open("w", encoding="utf-8", errors="replace", newline="\n") as file:
        for line in chain(objects(chronology), map(report_as_json, chronology.reports)):
            file.write(json_line(line) + "\n")


def objects(chronology: Chronology) -> Iterator[Mapping[str, Any]]:
    """Yield the contract's objects: entries in order, then what stands beside them."""
    for entry in chronology.entries:
        line = entry_as_json(entry)
        yield line if chronology.as_at is None else {**line, "comment": None}
    yield from map(event_as_json, chronology.events.values())
    yield from map(contradiction_as_json, chronology.contradictions)
    yield from map(silence_as_json, chronology.silences)
