"""Decisions: which still stand, and what a line must hold."""

from typing import Any

import pytest

from candour.core.decisions import Decision, DecisionKind, standing


def line(**keys: Any) -> dict[str, Any]:
    return {
        "id": "K1", "at": "2026-03-02T10:15:00Z", "by": "lead", "kind": "same_event",
        "about": ["a#1", "b#2"],
    } | keys  # fmt: skip


def test_a_line_becomes_a_decision() -> None:
    made = Decision.from_mapping(line(why="same visit"))
    assert (made.kind, made.about, made.why) == (
        DecisionKind.SAME_EVENT, ("a#1", "b#2"), "same visit",
    )  # fmt: skip


@pytest.mark.parametrize(("short", "kind"), [("date", "date_entry"), ("map", "map_columns")])
def test_short_names_of_kinds_are_taken(short: str, kind: str) -> None:
    assert Decision.from_mapping(line(kind=short)).kind == kind


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ({"by": ""}, "lacks by"),
        ({"kind": "blame"}, "unknown kind blame"),
        ({"about": "a#1"}, "list of ids"),
    ],
)
def test_a_broken_line_says_what_is_wrong(keys: dict[str, Any], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        Decision.from_mapping(line(**keys))


def test_undone_and_replaced_decisions_do_not_stand() -> None:
    made = [
        Decision.from_mapping(line(id="K1")),
        Decision.from_mapping(line(id="K2", replaces="K1")),
        Decision.from_mapping(line(id="K3")),
        Decision.from_mapping(line(id="K4", kind="undo", about=["K3"])),
    ]
    assert [decision.id for decision in standing(made)] == ["K2"]
