"""Who knew what as JSON lines: facts, knowledge, contacts, unshared, one object a line."""

from pathlib import Path

from candour.writers.json.knowledge import knowing_as_json
from candour.writers.json.lines import json_line
from candour.writers.knowledge.model import KnowledgePage


def write_json_lines(page: KnowledgePage, path: Path) -> None:
    """Write facts in order, then who knew them, contacts, and what was not shared."""
    with path.open("w", encoding="utf-8", errors="replace", newline="\n") as file:
        for line in knowing_as_json(page.who_knew, page.entries):
            file.write(json_line(line) + "\n")
