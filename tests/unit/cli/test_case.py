"""`candour case`: opened, filled, shown, made anew; corrections of a file."""

import json
from pathlib import Path

import jsonschema
import pytest

from tests.conftest import ROOT
from tests.unit.cli.case_runs import POLICE, entries, new_case, printed, show
from tests.unit.cli.merge_runs import Run, of

SCHEMA = json.loads((ROOT / "docs" / "contract" / "objects.schema.json").read_text("utf-8"))


@pytest.fixture(autouse=True)
def folder(case_files: Path) -> Path:
    return case_files


def test_a_case_shows_what_it_holds(candour: Run) -> None:
    code, _, _ = candour(
        "case", "new", "child-k", "--title", "Child K", "--type", "LCSPR",
        "--period", "2005-01-01..2007-08-03",
    )  # fmt: skip
    assert code == 0
    candour("case", "add", "child-k", "Police=police.csv", "--returns", "returns.yaml")
    shown = show(candour)
    jsonschema.validate(shown, {**SCHEMA, "$ref": "#/$defs/case"})
    assert (shown["title"], shown["review_type"]) == ("Child K", "LCSPR")
    assert shown["period"] == ["2005-01-01", "2007-08-03"]
    assert shown["agencies"] == ["Police", "Bank"]
    assert (shown["originals"], shown["decisions"], shown["orphans"]) == (1, 3, [])
    assert [line["name"] for line in candour("case", "list", "--json")[1]] == ["child-k"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["new", "child-k", "--title", "Again"], "there is a case “child-k” already"),
        (["new", "Child K", "--title", "Child K"], "small letters"),
        (["show", "child-x"], "there is no case “child-x”"),
        (["add", "child-k", "Police=police.csv"], "holds this file already"),
        (["add", "child-k", "Police=none.csv"], "none.csv: there is no such file"),
        (["add", "child-k"], "nothing is named to add"),
        (["add", "child-k", "GP=new.csv", "--replaces", "police.csv"], "police.csv is Police's"),
        (["add", "child-k", "GP=new.csv", "--replaces", "x.csv"], "holds no such file"),
        (["add", "child-k", "GP=new.csv", "GP=empty.csv"], "empty.csv: the file is empty"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line_and_changes_nothing(
    candour: Run, folder: Path, arguments: list[str], said: str
) -> None:
    new_case(candour)
    (folder / "new.csv").write_text("Date,What happened\n1 May 2022,x\n", encoding="utf-8")
    (folder / "empty.csv").touch()
    before = show(candour)
    code, _, err = candour("case", *arguments)
    assert code == 2
    assert said in err
    assert err.count("\n") == 1
    assert show(candour) == before


def test_a_case_merges_as_its_files_do(candour: Run) -> None:
    new_case(candour, "Police=police.csv", "GP=gp.csv", "--returns", "returns.yaml")
    of_files = candour(
        "merge", "Police=police.csv", "GP=gp.csv", "--returns", "returns.yaml", "--json"
    )
    of_case = candour("merge", "--case", "child-k", "--json")
    assert of_case[1] == of_files[1]
    read = candour("read", "--case", "child-k", "--json")[1]
    assert read == candour("read", "police.csv", "gp.csv", "--json")[1]


def test_files_beside_a_case_are_refused(candour: Run) -> None:
    new_case(candour)
    for more in (["Police=police.csv"], ["--returns", "returns.yaml"]):
        code, _, err = candour("merge", "--case", "child-k", *more)
        assert code == 2
        assert "--case takes files and decisions from the case" in err
    assert candour("merge")[0] == 2
    assert candour("read", "gp.csv", "--case", "child-k")[0] == 2


def test_what_is_made_anew_is_the_same_byte_for_byte(candour: Run) -> None:
    new_case(candour)
    assert candour("case", "rebuild", "child-k", "--check")[0] == 0
    candour("decide", "--case", "child-k", "date_entry", "gp.csv#r2", "--value", "May 2022")
    assert candour("case", "rebuild", "child-k", "--check")[0] == 0  # as it stood when made
    assert candour("case", "rebuild", "child-k")[0] == 0
    assert candour("case", "rebuild", "child-k", "--check")[0] == 0


def test_a_kept_chronology_that_somebody_edited_is_named(
    candour: Run,
    folder: Path,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def found() -> set[str]:
        code, lines = printed(capfd, monkeypatch, "case", "rebuild", "child-k", "--check")
        assert code == 1
        assert "cough" not in "".join(lines)
        return {" ".join(line.split()[:2]) for line in lines}

    new_case(candour)
    kept = folder / ".candour" / "cache" / "child-k" / "chronology.jsonl"
    text = kept.read_text("utf-8")
    lines = text.splitlines(keepends=True)
    kept.write_text("".join(lines[1:]).replace("a cough", "a bruise"), encoding="utf-8")
    assert found() == {"changed: entry", "added: entry"}
    kept.write_text(text + lines[0].replace('"id": "', '"id": "x'), encoding="utf-8")
    assert found() == {"lost: entry"}


def test_a_chronology_of_other_rules_names_the_versions(candour: Run, folder: Path) -> None:
    new_case(candour)
    made = folder / ".candour" / "cache" / "child-k" / "made.json"
    made.write_text(made.read_text().replace('"python": "3.', '"python": "2.'))
    code, _, err = candour("case", "rebuild", "child-k", "--check")
    assert code == 0
    assert "made with another version: python: 2." in err


def test_a_cache_can_be_lost(candour: Run, folder: Path) -> None:
    new_case(candour)
    before = entries(candour)
    for file in sorted((folder / ".candour" / "cache").rglob("*.json*")):
        file.unlink()
    code, _, err = candour("case", "rebuild", "child-k", "--check")
    assert code == 2
    assert "no chronology of this case is kept" in err
    assert entries(candour) == before


def test_adding_a_file_reads_no_other_again(candour: Run, folder: Path) -> None:
    new_case(candour, "Police=police.csv")
    for kept in (folder / ".candour" / "originals").glob("*/*"):
        kept.unlink()  # whoever would read it now would fail
    assert candour("case", "add", "child-k", "GP=gp.csv")[0] == 0
    assert len(entries(candour)) == 5


def test_a_new_agency_that_a_file_names_makes_it_be_read_again(candour: Run, folder: Path) -> None:
    words = "Date,Source,What happened\n3 May 2022,gp: letter,A letter came\n"
    (folder / "csc.csv").write_text(words, encoding="utf-8")
    new_case(candour, "Social care=csc.csv")
    assert [one["agency"] for one in entries(candour)] == ["Social care"]
    candour("case", "add", "child-k", "GP=gp.csv")
    assert [one["agency"] for one in entries(candour)].count("GP") == 3


def test_a_new_version_carries_decisions_over_and_lists_what_is_left(
    candour: Run, folder: Path
) -> None:
    new_case(candour)
    for arguments in (
        ["date_entry", "police.csv#r2", "--value", "about 2 May 2022"],
        ["date_entry", "police.csv#r3", "--value", "about 6 May 2022"],
        ["same_event", "police.csv#r4", "gp.csv#r3"],
    ):
        assert candour("decide", "--case", "child-k", *arguments)[0] == 0
    corrected = POLICE.replace("asleep and well", "awake and well").replace(
        "3 May 2022", "1 May 2022,CAD 0,Call about a dog,PC Hale\n3 May 2022", 1
    )
    (folder / "police2.csv").write_text(corrected, encoding="utf-8")
    code, _, err = candour(
        "case", "add", "child-k", "Police=police2.csv", "--replaces", "police.csv"
    )
    assert code == 0
    assert "2 decisions carry over" in err
    shown = show(candour)
    assert [one["decision"] for one in shown["orphans"]] == ["D4"]
    assert shown["orphans"][0]["entry"].endswith("#r3")
    assert [one["name"] for one in shown["files"]] == ["gp.csv", "police2.csv"]
    lines = candour("merge", "--case", "child-k", "--json")[1]
    found = of(lines, "entry")
    dated = [one["what"] for one in found if one["happened"]["written"] == "about 2 May 2022"]
    assert dated == ["Officers called to the address about shouting"]
    decided = [one for one in of(lines, "event") if one["state"] == "decided"]
    assert [len(one["entries"]) for one in decided] == [2]
    assert len(found) == 6
    # The decision of the file's replacement undone, everything stands as before.
    candour("decide", "--case", "child-k", "undo", shown["files"][1]["decision"])
    assert show(candour)["orphans"] == []
    assert len(entries(candour)) == 5


def test_a_row_that_stands_twice_in_the_new_version_carries_nothing(
    candour: Run, folder: Path
) -> None:
    new_case(candour)
    candour("decide", "--case", "child-k", "date_entry", "police.csv#r3", "--value", "May 2022")
    row = POLICE.splitlines()[2]
    (folder / "police2.csv").write_text(f"{POLICE}{row}\n", encoding="utf-8")
    candour("case", "add", "child-k", "Police=police2.csv", "--replaces", "police.csv")
    assert [one["decision"] for one in show(candour)["orphans"]] == ["D3"]


def test_decisions_made_after_a_new_version_may_name_the_old_rows(
    candour: Run, folder: Path
) -> None:
    new_case(candour)
    old = next(one["id"] for one in entries(candour) if "shouting" in one["what"])
    candour("decide", "--case", "child-k", "date_entry", old, "--value", "May 2022")
    (folder / "police2.csv").write_text("\n" + POLICE, encoding="utf-8")
    candour("case", "add", "child-k", "Police=police2.csv", "--replaces", "police.csv")
    assert candour("decide", "--case", "child-k", "date_entry", old, "--value", "2022")[0] == 0
    assert [one["happened"]["written"] for one in entries(candour)].count("2022") == 1


def test_a_withdrawn_file_is_kept_and_can_come_back(candour: Run, folder: Path) -> None:
    new_case(candour)
    candour("decide", "--case", "child-k", "withdraw_original", "gp.csv", "--why", "wrong child")
    assert len(entries(candour)) == 3
    assert len(list((folder / ".candour" / "originals").glob("*/*"))) == 2
    candour("decide", "--case", "child-k", "undo", "D3")
    assert len(entries(candour)) == 5


def test_returns_replace_those_before(candour: Run, folder: Path) -> None:
    new_case(candour, "Police=police.csv", "--returns", "returns.yaml")
    candour("case", "add", "child-k", "--returns", "returns.yaml")
    log = candour("log", "--case", "child-k", "--json")[1]
    made = [(one["about"], one["replaces"]) for one in log if one["kind"] == "return"]
    assert made == [
        (["Police"], None), (["Bank"], None), (["Police"], "D2"), (["Bank"], "D3"),
    ]  # fmt: skip
    assert show(candour)["agencies"] == ["Police", "Bank"]


def test_an_original_that_was_changed_stops_a_rebuild(candour: Run, folder: Path) -> None:
    new_case(candour)
    original = sorted((folder / ".candour" / "originals").glob("*/*"))[0]
    original.chmod(0o644)
    original.write_bytes(b"other")
    code, _, err = candour("case", "rebuild", "child-k")
    assert code == 2
    assert "was changed" in err


def test_a_workspace_that_is_not_there_is_said_so(candour: Run) -> None:
    for arguments in (["case", "list"], ["log", "--case", "a"], ["merge", "--case", "a"]):
        code, _, err = candour(*arguments)
        assert code == 2
        assert "there is no case file here yet" in err
