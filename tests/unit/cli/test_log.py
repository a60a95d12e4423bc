"""`candour decide` and `candour log`: what is decided is kept, and any edit is named."""

import json
from pathlib import Path

import jsonschema
import pytest

from tests.unit.cli.case_runs import change, entries, new_case, printed, show
from tests.unit.cli.merge_runs import Lines, Run
from tests.unit.cli.test_case import SCHEMA


@pytest.fixture(autouse=True)
def folder(case_files: Path) -> Path:
    return case_files


def decide(candour: Run, *arguments: str) -> tuple[int, Lines, str]:
    return candour("decide", "--case", "child-k", *arguments)


def log(candour: Run) -> Lines:
    return candour("log", "--case", "child-k", "--json")[1]


def problems(candour: Run, *arguments: str) -> list[str]:
    code, (found,), _ = candour("log", "--case", "child-k", "--verify", "--json", *arguments)
    jsonschema.validate(found, {**SCHEMA, "$ref": "#/$defs/verification"})
    assert code == (0 if found["ok"] else 1)
    assert found["ok"] == (not found["problems"])
    return list(found["problems"])


def test_a_decision_is_kept_with_who_when_and_why(candour: Run) -> None:
    new_case(candour)
    decide(candour, "same_event", "police.csv#r2", "gp.csv#r2", "--why", "one visit")
    lines = log(candour)
    for line in lines:
        jsonschema.validate(line, {**SCHEMA, "$ref": "#/$defs/decision"})
    made = lines[-1]
    assert (made["id"], made["by"], made["why"]) == ("D3", "lead reviewer", "one visit")
    assert [len(one.partition("#")[0]) for one in made["about"]] == [64, 64]
    assert made["previous"] == lines[-2]["link"]
    assert show(candour)["head"] == made["link"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["same_event", "police.csv#r2"], "expected two entries or more"),
        (["same_event", "police.csv#r2", "police.csv#r2"], "expected two entries or more"),
        (["same_event", "police.csv#r2", "gp.csv#r99"], "holds no such entry"),
        (["date_entry", "police.csv#r2", "--value", "blue"], "no date that can be read"),
        (["date_entry", "police.csv#r2", "--value", "30 Feb 2022"], "no date that can be read"),
        (["date_entry", "police.csv#r2"], "the date is missing"),
        (["date_entry", "police.csv#r2", "gp.csv#r2", "--value", "2022"], "one entry"),
        (["undo", "D9"], "no decision that stands"),
        (["map_columns", "Police", "--value", '{"Who": "nowhere"}'], "is no field"),
        (["map_columns", "Bank", "--value", '{"Who": "what"}'], "no file of such an agency"),
        (["map_columns", "Police", "--value", "Who"], "where columns lead"),
        (["note", "GP"], "the note says nothing"),
        (["note", "Bank", "--why", "x"], "nothing of this name"),
        (["relation", "GP", "--value", "x"], "nothing in Candour uses such a decision yet"),
        (["tag", "GP", "--value", "x"], "no such entry"),
        (["tag", "gp.csv#r2", "--value", "[]"], "no tag is named"),
        (["blame", "GP"], "no decision is called this"),
        (["add_original", "gp.csv"], "candour case add"),
        (["withdraw_original", "x.csv"], "holds no such file"),
        (["return", "GP", "--value", '{"agency": "Police"}'], "of another agency"),
        (["return", "GP", "--value", '{"agency": "GP", "shoe": 1}'], "unknown keys: shoe"),
        (["note", "GP", "--why", "x", "--replaces", "D1"], "of another kind (add_original)"),
        (["date_entry", "police.csv#r2", "--value", '{"a"'], "no JSON at character"),
        ([], "say what is decided"),
    ],
)
def test_what_cannot_be_decided_is_refused_and_leaves_the_log_alone(
    candour: Run, arguments: list[str], said: str
) -> None:
    new_case(candour)
    before = log(candour)
    code, _, err = decide(candour, *arguments)
    assert code == 2
    assert said in err
    assert log(candour) == before


def test_undoing_is_a_decision_that_can_be_undone(candour: Run) -> None:
    new_case(candour)
    decide(candour, "date_entry", "police.csv#r2", "--value", "2022")
    written = [one["happened"]["written"] for one in entries(candour)]
    decide(candour, "undo", "D3")
    assert "2022" not in [one["happened"]["written"] for one in entries(candour)]
    assert decide(candour, "undo", "D3")[0] == 2
    decide(candour, "undo", "D4")
    assert [one["happened"]["written"] for one in entries(candour)] == written


def test_columns_lead_where_a_decision_says(candour: Run) -> None:
    new_case(candour)
    decide(candour, "map_columns", "police", "--value", '{"Who": "response"}')
    told = [one["response"] for one in entries(candour) if one["agency"] == "Police"]
    assert told == ["PC Hale", "PC Hale", "DS Orr"]


def test_decisions_of_a_file_are_taken_all_with_their_own_names(candour: Run, folder: Path) -> None:
    new_case(candour)
    made = [
        {"id": "K1", "at": "2026-01-01T09:00:00Z", "by": "panel", "kind": "date",
         "about": ["police.csv#r2"], "value": "May 2022"},
        {"id": "K2", "at": "2026-01-02T09:00:00Z", "by": "panel", "kind": "date",
         "about": ["police.csv#r2"], "value": "June 2022", "replaces": "K1"},
        {"id": "K3", "at": "2026-01-03T09:00:00Z", "by": "panel", "kind": "undo",
         "about": ["K2"], "why": "May after all"},
    ]  # fmt: skip
    lines = "".join(f"{json.dumps(one)}\n" for one in made)
    (folder / "decisions.jsonl").write_text(lines, encoding="utf-8")
    assert decide(candour, "--from", "decisions.jsonl")[0] == 0
    kept = log(candour)[-3:]
    assert [(one["id"], one["by"], one["replaces"], one["about"][0][:2]) for one in kept] == [
        ("D3", "panel", None, kept[0]["about"][0][:2]),
        ("D4", "panel", "D3", kept[0]["about"][0][:2]),
        ("D5", "panel", None, "D4"),
    ]
    assert [one["made"]["id"] for one in kept] == ["K1", "K2", "K3"]
    assert kept[0]["made"]["at"] == "2026-01-01T09:00:00Z"
    assert "May 2022" in [one["happened"]["written"] for one in entries(candour)]


def test_a_file_with_one_bad_decision_adds_none(candour: Run, folder: Path) -> None:
    new_case(candour)
    good = {"id": "K1", "at": "x", "by": "panel", "kind": "note", "about": ["GP"], "why": "y"}
    lines = [good, good | {"id": "K2", "about": ["gp.csv#r99"]}]
    text = "".join(f"{json.dumps(one)}\n" for one in lines)
    (folder / "decisions.jsonl").write_text(text, encoding="utf-8")
    code, _, err = decide(candour, "--from", "decisions.jsonl")
    assert code == 2
    assert "decision 2:" in err
    assert "no decision was made" in err
    assert len(log(candour)) == 2


def test_a_sound_log_has_no_problems(candour: Run) -> None:
    new_case(candour)
    assert problems(candour) == []


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE decision SET payload = replace(payload, 'GP', 'XX') WHERE number = 2",
         "D2: its words were changed"),
        ("UPDATE decision SET at = '2020-01-01T00:00:00Z' WHERE number = 1",
         "D1: its time or its place in the log was changed"),
        ("UPDATE decision SET payload = replace(payload, 'Child', 'Adult') WHERE number = 0",
         "the opening of the case: its words were changed"),
        ("DELETE FROM decision WHERE number = 2", "D2: it is missing"),
        ("UPDATE decision SET payload = NULL, salt = NULL WHERE number = 2",
         "D2: its words were removed; the chain holds"),
        ("UPDATE decision SET payload = 'x' WHERE number = 2", "D2: it cannot be read"),
        ("INSERT INTO decision SELECT 99, \"case\", 4, at, payload, salt, commitment, link, 'x' "
         "FROM decision WHERE number = 3", "D4: "),
    ],
)  # fmt: skip
def test_an_edit_of_the_database_is_named(
    candour: Run, folder: Path, statement: str, said: str
) -> None:
    new_case(candour)
    decide(candour, "note", "GP", "--why", "x")
    change(folder, statement)
    found = problems(candour)
    assert any(one.startswith(said) for one in found), found
    assert any("guard" in one for one in found)


def test_a_renamed_case_is_found(candour: Run, folder: Path) -> None:
    new_case(candour)
    change(folder, "UPDATE decision SET \"case\" = 'child-l'")
    code, (found,), _ = candour("log", "--case", "child-l", "--verify", "--json")
    assert code == 1
    assert "D1: its time or its place in the log was changed" in found["problems"]


def test_a_minuted_head_tells_that_the_end_was_cut_off(candour: Run, folder: Path) -> None:
    new_case(candour)
    early = show(candour)["head"]
    decide(candour, "note", "GP", "--why", "x")
    late = show(candour)["head"]
    assert problems(candour, "--head", early) == []
    assert problems(candour, "--head", late) == []
    change(folder, "DELETE FROM decision WHERE number = 3")
    assert any(
        "the head given is not in this log" in one for one in problems(candour, "--head", late)
    )
    assert candour("log", "--case", "child-k", "--head", "abc")[0] == 2


def test_an_original_that_was_changed_or_lost_is_named(candour: Run, folder: Path) -> None:
    new_case(candour)
    for digest in (one["sha256"] for one in show(candour)["files"]):
        path = folder / ".candour" / "originals" / digest[:2] / digest
        path.chmod(0o644)
        path.write_bytes(path.read_bytes() + b" ")
    assert [one.split(" (")[0] for one in problems(candour)] == [
        "the original police.csv", "the original gp.csv",
    ]  # fmt: skip
    path.unlink()
    assert problems(candour)[-1].endswith("is missing")


def test_a_withdrawn_original_is_still_looked_for(candour: Run, folder: Path) -> None:
    new_case(candour)
    digest = show(candour)["files"][1]["sha256"]
    decide(candour, "withdraw_original", "gp.csv", "--why", "x")
    (folder / ".candour" / "originals" / digest[:2] / digest).unlink()
    assert problems(candour)[0].startswith("the original gp.csv")


def test_removed_words_leave_the_rest_to_be_read(candour: Run, folder: Path) -> None:
    new_case(candour)
    decide(candour, "note", "GP", "--why", "Zephyrine")
    decide(candour, "note", "GP", "--why", "other")
    change(folder, "UPDATE decision SET payload = NULL, salt = NULL WHERE number = 3")
    lines = log(candour)
    assert [one["type"] for one in lines] == [
        "decision",
        "decision",
        "removed_decision",
        "decision",
    ]
    assert len(entries(candour)) == 5
    raw = (folder / ".candour" / "candour.sqlite3").read_bytes()
    assert b"Zephyrine" not in raw


def test_the_log_is_printed_for_people_with_its_head(
    candour: Run, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    new_case(candour)
    decide(candour, "note", "GP", "--why", "they rang\nback")
    head = show(candour)["head"]
    code, lines = printed(capfd, monkeypatch, "log", "--case", "child-k")
    assert code == 0
    assert lines[2].startswith("D3 ")
    assert lines[2].endswith("lead reviewer: note GP · because they rang back")
    assert lines[-1] == f"head of child-k after 3 decisions: {head}"
