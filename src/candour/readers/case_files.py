"""The files that a person writes beside a case: mappings, returns, decisions."""

import json
from pathlib import Path

from candour.core.chronology.mapping import ColumnMapping
from candour.core.chronology.silences.returns import (
    Return,
    SpanOf,
    WithheldWords,
    returns_from,
)
from candour.core.decisions import Decision
from candour.errors import RefusedFile
from candour.vocabulary.loader import strict_yaml


def read_mappings(path: Path) -> list[ColumnMapping]:
    """Return the mappings of a file, from one entry or a list of them.

    Raises `RefusedFile` naming every problem.
    """
    loaded = read_yaml(path)
    problems: list[str] = []
    mappings: list[ColumnMapping] = []
    for number, entry in enumerate(loaded if isinstance(loaded, list) else [loaded], start=1):
        try:
            mappings.append(ColumnMapping.from_mapping(entry))
        except ValueError as problem:
            problems.append(f"entry {number}: {problem}")
    if problems:
        raise RefusedFile("; ".join(problems), where=path.name)
    return mappings


def read_returns(path: Path, words: WithheldWords, spans: SpanOf) -> dict[str, Return]:
    """Return the agencies' returns by agency in small letters. Raises `RefusedFile`."""
    try:
        return returns_from(read_yaml(path), words, spans)
    except RefusedFile as refusal:
        raise RefusedFile(
            refusal.found, where=refusal.where or path.name, expected=refusal.expected
        ) from None


def read_decisions(path: Path) -> list[Decision]:
    """Return the decisions of a JSON Lines file, in its order. Raises `RefusedFile`."""
    decisions: list[Decision] = []
    problems: list[str] = []
    for number, line in enumerate(_text(path).splitlines(), start=1):
        if not line.strip():
            continue
        try:
            loaded = json.loads(line)
            if not isinstance(loaded, dict):
                raise ValueError("is no object")
            decisions.append(Decision.from_mapping(loaded))
        except json.JSONDecodeError as problem:
            problems.append(f"line {number}: not JSON at character {problem.colno}")
        except ValueError as problem:
            problems.append(f"line {number}: {problem}")
    if problems:
        raise RefusedFile(
            "; ".join(problems), where=path.name, expected="one decision a line, as JSON"
        )
    return decisions


def read_yaml(path: Path) -> object:
    """Return what a YAML file holds; a key written twice is refused. Raises `RefusedFile`."""
    try:
        return strict_yaml(_text(path))
    except ValueError as problem:
        raise RefusedFile(str(problem), where=path.name, expected="YAML") from None


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise RefusedFile("it is not UTF-8 text", where=path.name) from None
    except OSError as problem:
        raise RefusedFile(
            f"it cannot be opened ({type(problem).__name__})", where=path.name
        ) from None
