"""A Decision: one human act, by whom, when and why. The machine suggests, a person decides."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class DecisionKind(StrEnum):
    """What was decided; the contract's list, and what is decided about the case file itself."""

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
    DRAFT = "draft"
    RELEASE = "release"
    UNDO = "undo"
    RETITLE = "retitle"
    ERASE = "erase"


ABOUT_THE_FILE = frozenset({DecisionKind.DRAFT, DecisionKind.RETITLE, DecisionKind.ERASE})
"""Kinds that the contract does not list: they are printed as objects of their own."""


_SHORT_NAMES = {"date": DecisionKind.DATE_ENTRY, "map": DecisionKind.MAP_COLUMNS}
"""Short names that the contract's page on files uses beside the schema's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What a person decides, before the log gives it a number and a time.

    `made` is the id and the time that it had in the file it came from, where it came from one.
    """

    kind: DecisionKind
    by: str = field(repr=False)
    about: tuple[str, ...]
    value: Any = field(default=None, repr=False)
    why: str | None = field(default=None, repr=False)
    replaces: str | None = None
    made: Mapping[str, str] | None = None

    def __post_init__(self) -> None:
        if not self.by.strip():
            raise ValueError("a decision names who made it")
        if not self.about or not all(self.about):
            raise ValueError("a decision names what it is about")

    def payload(self) -> str:
        """Return the act as canonical JSON: what the log commits to.

        Raises `ValueError` where the value is no JSON, or holds half of a character.
        """
        words: dict[str, Any] = {
            "kind": self.kind.value,
            "by": self.by,
            "about": list(self.about),
            "value": self.value,
            "why": self.why,
            "replaces": self.replaces,
        }
        if self.made is not None:
            words["made"] = dict(self.made)
        return canonical(words)


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
    made: Mapping[str, str] | None = None

    @classmethod
    def of_payload(cls, id: str, at: str, payload: str, previous: str) -> "Decision":  # noqa: A002
        """Build from what the log holds. Raises `ValueError` where it is no decision."""
        try:
            words = json.loads(payload)
        except json.JSONDecodeError:
            raise ValueError("is no JSON") from None
        if not isinstance(words, dict):
            raise ValueError("is no object")
        return cls.from_mapping({**words, "id": id, "at": at, "previous": previous})

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
            made=line.get("made"),
        )


def canonical(words: Mapping[str, Any]) -> str:
    """Return JSON that is the same for the same words: keys sorted, no spaces, UTF-8 as it is.

    Raises `ValueError` for what JSON or UTF-8 cannot hold.
    """
    try:
        text = json.dumps(
            words, sort_keys=True, ensure_ascii=False, allow_nan=False, separators=(",", ":")
        )
        text.encode("utf-8")
    except (TypeError, ValueError):
        raise ValueError("it holds something that cannot be written as JSON in UTF-8") from None
    return text
