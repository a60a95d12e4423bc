"""Decisions: which still stand, and what a line must hold."""

from typing import Any

import pytest

from candour.core.decisions import Act, Decision, DecisionKind, standing


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


def test_undoing_a_replacement_brings_back_what_it_replaced() -> None:
    made = [
        Decision.from_mapping(line(id="K1")),
        Decision.from_mapping(line(id="K2", replaces="K1")),
        Decision.from_mapping(line(id="K3", kind="undo", about=["K2"])),
    ]
    assert [decision.id for decision in standing(made)] == ["K1"]


def test_what_was_replaced_twice_does_not_come_back() -> None:
    made = [
        Decision.from_mapping(line(id="K1")),
        Decision.from_mapping(line(id="K2", replaces="K1")),
        Decision.from_mapping(line(id="K3", replaces="K2")),
    ]
    assert [decision.id for decision in standing(made)] == ["K3"]


def test_an_undo_that_was_undone_has_no_effect() -> None:
    made = [
        Decision.from_mapping(line(id="K1")),
        Decision.from_mapping(line(id="K2", kind="undo", about=["K1"])),
        Decision.from_mapping(line(id="K3", kind="undo", about=["K2"])),
    ]
    assert [decision.id for decision in standing(made)] == ["K1"]


def test_what_is_committed_to_reads_back_and_is_written_in_one_way() -> None:
    act = Act(kind=DecisionKind.NOTE, by="lead", about=("a#1",), value={"b": 1, "a": "é"}, why="x")
    assert act.payload() == (
        '{"about":["a#1"],"by":"lead","kind":"note","replaces":null,'
        '"value":{"a":"é","b":1},"why":"x"}'
    )
    back = Decision.of_payload("D1", "2026-03-02T10:15:00Z", act.payload(), "0" * 64)
    assert (back.kind, back.by, back.about, back.value, back.why) == (
        act.kind, act.by, act.about, act.value, act.why,
    )  # fmt: skip


@pytest.mark.parametrize("value", ["\ud800", float("nan"), {1, 2}])
def test_what_json_cannot_hold_is_refused(value: Any) -> None:
    with pytest.raises(ValueError, match="cannot be written as JSON"):
        Act(kind=DecisionKind.NOTE, by="lead", about=("a#1",), value=value).payload()


def test_no_repr_says_words() -> None:
    act = Act(kind=DecisionKind.NOTE, by="Zephyrine", about=("a#1",), value="Zephyrine", why="Z")
    assert "Zephyrine" not in repr(act)
