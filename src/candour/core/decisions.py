"""A Decision: one human act, by whom, when and why. The machine suggests, a person decides."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class DecisionKind(StrEnum):
    """What was decided; the contract's list."""

    ADD_ORIGINAL = "add_original"
    WITHDRAW_ORIGINAL = "withdraw_original"
    RETURN = "return"
    MAP_COLUMNS = "map_columns"
    DATE_ENTRY = "date_entry"
    ADD_ENTRY = "add_entry"
    SPLIT_ENTRY = "split_entry"
    SAME_EVENT = "same_event"
    NOT_SAME_EVENT = "not_same_event"
    SAME_PERSON = "same_person"
    DIFFERENT_PERSON = "different_person"
    UNSURE_PERSON = "unsure_person"
    RELATION = "relation"
    FACT = "fact"
    TAG = "tag"
    NOTE = "note"
    ACCEPT_QUOTATION = "accept_quotation"
    FINDING = "finding"
    ACCEPT_DIFFERENCE = "accept_difference"
    PSEUDONYM = "pseudonym"
    REDACTION = "redaction"
    RELEASE = "release"
    UNDO = "undo"


_SHORT_NAMES = {"date": DecisionKind.DATE_ENTRY, "map": DecisionKind.MAP_COLUMNS}
"""Short names that the contract's page on files uses beside the schema's."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One act. `about` names what it is about (entry and person ids); `replaces` an earlier one."""

    id: str
    at: str
    by: str = field(repr=False)
    kind: DecisionKind
    about: tuple[str, ...]
    value: Any = field(default=None, repr=False)
    why: str | None = field(default=None, repr=False)
    replaces: str | None = None
    previous: str | None = None

    @classmethod
    def from_mapping(cls, line: Mapping[str, Any]) -> "Decision":
        """Build from one line of `decisions.jsonl`. Raises `ValueError` saying what is wrong."""
        missing = [key for key in ("id", "at", "by", "kind", "about") if not line.get(key)]
        if missing:
            raise ValueError(f"lacks {', '.join(missing)}")
        kind = str(line["kind"])
        known = _SHORT_NAMES.get(kind) or DecisionKind.__members__.get(kind.upper())
        if known is None:
            raise ValueError(f"unknown kind {kind}")
        about = line["about"]
        if not isinstance(about, list) or not all(isinstance(one, str) for one in about):
            raise ValueError("about is a list of ids")
        return cls(
            id=str(line["id"]),
            at=str(line["at"]),
            by=str(line["by"]),
            kind=known,
            about=tuple(about),
            value=line.get("value"),
            why=line.get("why"),
            replaces=line.get("replaces"),
            previous=line.get("previous"),
        )


def standing(decisions: Iterable[Decision]) -> Iterator[Decision]:
    """Yield the decisions that still stand: neither undone nor replaced by a later one."""
    made = list(decisions)
    gone: set[str] = set()
    for decision in made:
        if decision.replaces is not None:
            gone.add(decision.replaces)
        if decision.kind is DecisionKind.UNDO:
            gone |= set(decision.about)
    for decision in made:
        if decision.id not in gone and decision.kind is not DecisionKind.UNDO:
            yield decision
