"""Entries as their writers gave them, one YAML file an agency, and the checks on their shape."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import yaml

KNOWN_FLAGS = frozenset({"hidden", "inserted", "deleted", "duplicate", "merged_date"})
TEXT_FIELDS = (
    "date",
    "time",
    "recorded",
    "source",
    "what",
    "response",
    "outcome",
    "comment",
    "child_seen",
    "seen_alone",
    "para",
)
LIST_FIELDS = ("people", "shared_with", "tor")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of an agency's chronology with the truth its writer stated about it."""

    key: str
    cells: Mapping[str, str]
    lists: Mapping[str, tuple[str, ...]]
    extra: Mapping[str, str]
    flags: frozenset[str]
    truth: Mapping[str, Any] = field(default_factory=dict)
    again: bool = False

    def __post_init__(self) -> None:
        unknown = self.flags - KNOWN_FLAGS
        if unknown:
            raise ValueError(f"{self.key}: unknown flags {sorted(unknown)}")
        if not self.cells.get("what"):
            raise ValueError(f"{self.key}: an entry needs 'what'")

    def text(self, name: str, joiner: str = "; ") -> str:
        """The words of one field, lists joined as the agency joins them."""
        if name in self.lists:
            return joiner.join(self.lists[name])
        return self.cells.get(name, "")


def _plain(value: Any) -> Any:
    """YAML's words for nothing become None; everything else stays the words it was."""
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return None if value in ("null", "~", "") else value


def read_yaml(path: Path) -> Any:
    """A YAML file with every scalar left as the words written: 1430 is no number, 14:30 no time."""
    with path.open(encoding="utf-8") as stream:
        return _plain(yaml.load(stream, Loader=yaml.BaseLoader))


def _entry(raw: Mapping[str, Any]) -> Entry:
    lists = {name: tuple(raw.get(name) or ()) for name in LIST_FIELDS if raw.get(name)}
    taken = {"key", "extra", "flags", *TEXT_FIELDS, *LIST_FIELDS}
    return Entry(
        key=raw["key"],
        cells={name: str(raw[name]).strip() for name in TEXT_FIELDS if raw.get(name)},
        lists=lists,
        extra=raw.get("extra") or {},
        flags=frozenset(raw.get("flags") or ()),
        truth={name: value for name, value in raw.items() if name not in taken},
    )


def _with_duplicates(entries: Iterable[Entry]) -> list[Entry]:
    """Write a row flagged as duplicate a second time, unless its writer already wrote it twice."""
    listed = list(entries)
    words = [(one.cells.get("date"), one.cells["what"]) for one in listed]
    made: list[Entry] = []
    for one, same in zip(listed, words, strict=True):
        made.append(one)
        if "duplicate" in one.flags and words.count(same) == 1:
            made.append(
                replace(one, key=f"{one.key}-again", flags=one.flags - {"merged_date"}, again=True)
            )
    return made


def load(path: Path) -> tuple[str, list[Entry]]:
    """The agency's name and its entries; an absent file is an agency without entries yet."""
    if not path.exists():
        return path.stem.replace("_", " ").capitalize(), []
    raw = read_yaml(path) or {}
    entries = [_entry(one) for one in raw.get("entries") or ()]
    keys = [one.key for one in entries]
    if len(keys) != len(set(keys)):
        raise ValueError(f"{path.name}: a key stands twice")
    return raw["agency"], _with_duplicates(entries)
