"""`candour case erase` and `retitle`: words go for good, and the log still proves the rest."""

import subprocess
import sys
from pathlib import Path

import pytest

from candour.core.decisions.erasing import erased, erasure
from candour.core.decisions.opening import Opening
from candour.errors import CandourError
from tests.unit.cli.case_runs import change, entries, new_case, show
from tests.unit.cli.merge_runs import Run
from tests.unit.cli.test_log import decide, log, problems

WHY = ("--why", "order of 3 May", "--by", "Ann", "--yes")


@pytest.fixture(autouse=True)
def folder(case_files: Path) -> Path:
    return case_files


def erase(candour: Run, decision: str) -> None:
    code, _, err = candour("case", "erase", "child-k", decision, *WHY)
    assert code == 0, err


def test_the_words_are_gone_from_every_file_and_the_log_still_holds(
    candour: Run, folder: Path
) -> None:
    new_case(candour)
    decide(candour, "note", "gp.csv#r2", "--why", "Zephyrine")
    decide(candour, "note", "gp.csv#r2", "--why", "kept")
    before = show(candour)["head"]
    erase(candour, "D3")
    assert problems(candour) == []
    assert problems(candour, "--head", before) == []
    lines = log(candour)
    assert [one["type"] for one in lines][2:] == [
        "removed_decision", "decision", "erase_decision",
    ]  # fmt: skip
    made = lines[-1]
    assert (made["by"], made["why"], made["about"]) == ("Ann", "order of 3 May", ["D3"])
    assert made["value"] == {"kind": "note"}
    for file in (folder / ".candour").rglob("*"):
        assert not file.is_file() or b"Zephyrine" not in file.read_bytes(), file.name
    code, (found,), _ = candour("log", "--case", "child-k", "--verify", "--json")
    assert (code, found["erased"]) == (0, ["D3: its words were erased by D5"])


def test_words_that_were_removed_behind_its_back_stay_a_problem(candour: Run, folder: Path) -> None:
    new_case(candour)
    decide(candour, "note", "GP", "--why", "x")
    decide(candour, "note", "GP", "--why", "y")
    erase(candour, "D3")
    change(folder, "UPDATE decision SET payload = NULL, salt = NULL WHERE number = 4")
    assert any(one.startswith("D4: its words were removed") for one in problems(candour))


def test_what_an_erased_decision_had_undone_or_replaced_does_not_come_back(candour: Run) -> None:
    new_case(candour)
    decide(candour, "date_entry", "gp.csv#r2", "--value", "1 June 2022")
    decide(candour, "undo", "D3", "--why", "secret")
    erase(candour, "D4")
    assert "1 June 2022" not in {one["happened"]["written"] for one in entries(candour)}
    decide(candour, "date_entry", "gp.csv#r2", "--value", "2 June 2022")
    decide(candour, "date_entry", "gp.csv#r2", "--value", "3 June 2022", "--replaces", "D6")
    assert "3 June 2022" in {one["happened"]["written"] for one in entries(candour)}
    erase(candour, "D7")
    dated = {one["happened"]["written"] for one in entries(candour)}
    assert not dated & {"1 June 2022", "2 June 2022", "3 June 2022"}


def test_with_the_decision_that_added_a_file_goes_the_file(candour: Run, folder: Path) -> None:
    new_case(candour)
    digest = show(candour)["files"][1]["sha256"]
    path = folder / ".candour" / "originals" / digest[:2] / digest
    assert path.is_file()
    erase(candour, "D2")
    assert not path.exists()
    assert problems(candour) == []
    assert show(candour)["originals"] == 1
    assert len(entries(candour)) == 3


def test_a_file_that_another_case_holds_stays(candour: Run, folder: Path) -> None:
    new_case(candour)
    assert candour("case", "new", "child-l", "--title", "Child L")[0] == 0
    assert candour("case", "add", "child-l", "GP=gp.csv")[0] == 0
    digest = show(candour)["files"][1]["sha256"]
    erase(candour, "D2")
    assert (folder / ".candour" / "originals" / digest[:2] / digest).is_file()


def test_the_title_is_changed_by_a_decision_that_can_be_undone(candour: Run) -> None:
    new_case(candour)
    assert candour("case", "retitle", "child-k", "Child M", "--why", "panel")[0] == 0
    assert show(candour)["title"] == "Child M"
    assert log(candour)[-1]["type"] == "retitle_decision"
    decide(candour, "undo", "D3")
    assert show(candour)["title"] == "Child K"
    code, _, err = candour("case", "retitle", "child-k", " ")
    assert code == 2
    assert "the new title is missing" in err


def test_the_opening_is_erased_once_the_case_has_another_title(candour: Run, folder: Path) -> None:
    new_case(candour)
    code, _, err = candour("case", "erase", "child-k", "D0", *WHY)
    assert code == 2
    assert "candour case retitle" in err
    candour("case", "retitle", "child-k", "Child M")
    erase(candour, "D0")
    assert show(candour)["title"] == "Child M"
    assert problems(candour) == []
    assert b"Child K" not in (folder / ".candour" / "candour.sqlite3").read_bytes()


@pytest.mark.parametrize(
    ("decision", "said"),
    [
        ("D9", "the log holds no such decision"),
        ("x", "the log holds no such decision"),
        ("D4", "cannot be erased"),
        ("D3", "erased already"),
    ],
)
def test_what_cannot_be_erased_is_said_and_changes_nothing(
    candour: Run, decision: str, said: str
) -> None:
    new_case(candour)
    decide(candour, "note", "GP", "--why", "x")
    erase(candour, "D3")
    before = show(candour)["head"]
    code, _, err = candour("case", "erase", "child-k", decision, *WHY)
    assert code == 2
    assert said in err
    assert show(candour)["head"] == before


def test_erasing_is_not_undone_and_not_decided_otherwise(candour: Run) -> None:
    new_case(candour)
    decide(candour, "note", "GP", "--why", "x")
    erase(candour, "D3")
    code, _, err = candour("decide", "--case", "child-k", "undo", "D4")
    assert code == 2
    assert "nothing brings them back" in err
    code, _, err = candour("decide", "--case", "child-k", "erase", "D1")
    assert code == 2
    assert "candour case erase" in err


def test_nothing_is_erased_without_a_yes(candour: Run) -> None:
    new_case(candour)
    before = show(candour)["head"]
    words = ("case", "erase", "child-k", "D1", "--why", "x")
    done = subprocess.run(
        [sys.executable, "-m", "candour", *words],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 130
    assert show(candour)["head"] == before


def test_a_reason_is_needed() -> None:
    opening = Opening(name="child-k", title="Child K", by="Ann")
    with pytest.raises(CandourError, match="no reason is given"):
        erasure("D1", opening, [], ("Ann", " "))
    assert erased([]) == {}
