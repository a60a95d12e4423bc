"""`candour decide` on entries themselves: made of selected words, divided, tagged."""

import json
from pathlib import Path

import jsonschema
import pytest

from tests.conftest import ROOT
from tests.unit.cli.case_runs import entries, new_case, show
from tests.unit.cli.merge_runs import Run

SCHEMA = json.loads((ROOT / "docs" / "contract" / "objects.schema.json").read_text("utf-8"))
LETTER = (
    "Letter\n\nOn 5 May 2022 the GP saw the child.\n\nThe family had moved and nobody was told.\n"
)
HEAD = "Date,Source,What happened,Who,Outcome\n"
SCHOOL = f"{HEAD}4 May 2022,Log,Arrived late. Bruise seen on arm.,Mr Ash,Told nobody\n"
SPLIT = '["Arrived late.", "Bruise seen on arm."]'


@pytest.fixture(autouse=True)
def folder(case_files: Path) -> Path:
    (case_files / "letter.txt").write_text(LETTER, encoding="utf-8")
    (case_files / "school.csv").write_text(SCHOOL, encoding="utf-8")
    return case_files


def decide(candour: Run, *arguments: str) -> str:
    code, _, said = candour("decide", "--case", "child-k", *arguments)
    assert code == 0, said
    return said


def refused(candour: Run, *arguments: str) -> str:
    code, _, said = candour("decide", "--case", "child-k", *arguments)
    assert code == 2
    return said


def whats(candour: Run) -> list[str]:
    return [str(one["what"]) for one in entries(candour)]


def add_told(candour: Run) -> str:
    """Add the entry that the letter's last paragraph holds; return its id."""
    value = '{"when": "June 2022", "who": ["Ms A"], "words": "nobody was told"}'
    decide(candour, "add_entry", "letter.txt#p3", "--value", value)
    return next(str(one["id"]) for one in entries(candour) if one["what"] == "nobody was told")


def test_an_entry_is_made_of_words_and_undone(candour: Run) -> None:
    new_case(candour, "GP=letter.txt")
    made = add_told(candour)
    entry = next(one for one in entries(candour) if one["id"] == made)
    jsonschema.validate(entry, {**SCHEMA, "$ref": "#/$defs/entry"})
    assert (entry["agency"], entry["people"]) == ("GP", ["Ms A"])
    assert entry["happened"]["edtf"] == "2022-06"
    span = entry["places"]["what"]
    assert made.endswith(f"#p3:{span['start']}-{span['end']}")
    assert [flag["kind"] for flag in entry["flags"]] == ["added", "no_source"]
    assert candour("case", "rebuild", "child-k")[0] == 0
    assert candour("case", "rebuild", "child-k", "--check")[0] == 0
    decide(candour, "undo", "D2")
    assert "nobody was told" not in whats(candour)


def test_what_cannot_be_added_is_refused(candour: Run) -> None:
    new_case(candour, "GP=letter.txt")
    add_told(candour)
    again = '{"words": "nobody was told"}'
    assert "an entry already" in refused(candour, "add_entry", "letter.txt#p3", "--value", again)
    for value, said in (
        ('{"words": "nobody knew"}', "stand not in this passage"),
        ('{"when": "30 February 2022"}', "no date that can be read"),
        ('{"agency": "Bank"}', "no file of such an agency"),
    ):
        assert said in refused(candour, "add_entry", "letter.txt#p3", "--value", value)
    assert "no such passage" in refused(candour, "add_entry", "letter.txt#p9")
    assert "name the passage too" in refused(candour, "add_entry", "letter.txt")


def test_an_added_entry_can_be_replaced_by_one_with_another_date(candour: Run) -> None:
    new_case(candour, "GP=letter.txt")
    made = add_told(candour)
    decide(candour, "add_entry", made, "--value", '{"when": "July 2022"}', "--replaces", "D2")
    (entry,) = [one for one in entries(candour) if one["id"] == made]
    assert entry["happened"]["edtf"] == "2022-07"


def test_added_words_are_found_again_in_a_new_version_or_left_over(
    candour: Run, folder: Path
) -> None:
    new_case(candour, "GP=letter.txt")
    made = add_told(candour)
    decide(candour, "date_entry", made, "--value", "8 June 2022")
    (folder / "v2.txt").write_text(LETTER.replace("Letter\n", "Letter\n\nMore words.\n"), "utf-8")
    candour("case", "add", "child-k", "GP=v2.txt", "--replaces", "letter.txt")
    (found,) = [one for one in entries(candour) if one["what"] == "nobody was told"]
    assert found["id"] != made
    assert found["happened"]["edtf"] == "2022-06-08"
    assert show(candour)["orphans"] == []
    (folder / "v3.txt").write_text(LETTER.replace("nobody was told", "no one knew"), "utf-8")
    candour("case", "add", "child-k", "GP=v3.txt", "--replaces", "v2.txt")
    assert "nobody was told" not in whats(candour)
    assert [(one["decision"], one["kind"]) for one in show(candour)["orphans"]] == [
        ("D2", "add_entry"),
        ("D3", "date_entry"),
    ]


def test_a_divided_entry_stands_in_parts_and_whole_again(candour: Run) -> None:
    new_case(candour, "School=school.csv")
    decide(candour, "date_entry", "school.csv#r2", "--value", "6 May 2022")
    decide(candour, "tag", "school.csv#r2", "--value", "lateness")
    decide(candour, "split_entry", "school.csv#r2", "--value", SPLIT)
    first, second = entries(candour)
    assert (first["what"], second["what"]) == ("Arrived late.", "Bruise seen on arm.")
    assert (first["outcome"], second["outcome"]) == ("Told nobody", None)
    assert {one["happened"]["edtf"] for one in (first, second)} == {"2022-05-06"}
    assert first["tags"] == second["tags"] == ["lateness"]
    assert show(candour)["orphans"] == []
    assert "no such entry" in refused(candour, "date_entry", "school.csv#r2", "--value", "2022")
    decide(candour, "date_entry", str(second["id"]), "--value", "7 May 2022")
    assert entries(candour)[1]["happened"]["edtf"] == "2022-05-07"
    assert candour("case", "rebuild", "child-k")[0] == 0
    assert candour("case", "rebuild", "child-k", "--check")[0] == 0
    decide(candour, "undo", "D4")
    assert whats(candour) == ["Arrived late. Bruise seen on arm."]
    assert [one["decision"] for one in show(candour)["orphans"]] == ["D5"]


def test_one_event_that_was_decided_of_the_whole_is_left_over(candour: Run) -> None:
    new_case(candour, "School=school.csv", "GP=gp.csv")
    decide(candour, "same_event", "school.csv#r2", "gp.csv#r2")
    decide(candour, "split_entry", "school.csv#r2", "--value", SPLIT)
    assert [one["kind"] for one in show(candour)["orphans"]] == ["same_event"]


def test_parts_are_found_again_in_a_new_version(candour: Run, folder: Path) -> None:
    new_case(candour, "School=school.csv")
    decide(candour, "split_entry", "school.csv#r2", "--value", SPLIT)
    old = str(entries(candour)[1]["id"])
    decide(candour, "tag", old, "--value", "bruise")
    decide(candour, "split_entry", old, "--value", '["Bruise seen", "on arm."]')
    more = SCHOOL.replace(HEAD, f"{HEAD}2 May 2022,Log,Absent.,Mr Ash,\n")
    (folder / "v2.csv").write_text(more, encoding="utf-8")
    candour("case", "add", "child-k", "School=v2.csv", "--replaces", "school.csv")
    assert whats(candour) == ["Absent.", "Arrived late.", "Bruise seen", "on arm."]
    assert [one["tags"] for one in entries(candour)] == [[], [], ["bruise"], ["bruise"]]
    assert show(candour)["orphans"] == []
    (folder / "v3.csv").write_text(SCHOOL.replace("Bruise", "Mark"), encoding="utf-8")
    candour("case", "add", "child-k", "School=v3.csv", "--replaces", "v2.csv")
    assert whats(candour) == ["Arrived late. Mark seen on arm."]
    assert [one["decision"] for one in show(candour)["orphans"]] == ["D2", "D3", "D4"]


@pytest.mark.parametrize("ending", ["csv", "docx"])
def test_a_chronology_written_before_the_division_does_not_double_it(
    candour: Run, folder: Path, ending: str
) -> None:
    new_case(candour, "School=school.csv")
    assert candour("merge", "--case", "child-k", "-o", f"before.{ending}")[0] == 0
    decide(candour, "split_entry", "school.csv#r2", "--value", SPLIT)
    assert candour("merge", "--case", "child-k", "-o", f"after.{ending}")[0] == 0
    for written in (f"before.{ending}", f"after.{ending}"):
        candour("case", "add", "child-k", f"School={written}")
        assert whats(candour) == ["Arrived late.", "Bruise seen on arm."], written
    text = (folder / "before.csv").read_text("utf-8") if ending == "csv" else ""
    if text:
        (folder / "changed.csv").write_text(text.replace("late", "early"), encoding="utf-8")
        candour("case", "add", "child-k", "School=changed.csv")
        assert "Arrived early. Bruise seen on arm." in whats(candour)


def test_what_cannot_be_divided_is_refused(candour: Run) -> None:
    new_case(candour, "School=school.csv")
    for value, said in (
        ('["Arrived late."]', "two parts or more"),
        ('["Arrived late.", "Bruise seen."]', "does not go on with the entry's own words"),
        ('["Arrived late.", {"words": "Bruise seen on arm.", "when": "soon"}]', "no date"),
    ):
        assert said in refused(candour, "split_entry", "school.csv#r2", "--value", value)
    decide(candour, "split_entry", "school.csv#r2", "--value", SPLIT)
    other = '["Arrived late. Bruise", "seen on arm."]'
    decide(candour, "split_entry", "school.csv#r2", "--value", other, "--replaces", "D2")
    assert whats(candour) == ["Arrived late. Bruise", "seen on arm."]


def test_terms_of_reference_follow_the_agencys_own(candour: Run) -> None:
    new_case(candour)
    value = '{"terms_of_reference": ["2"], "tags": ["neglect"]}'
    decide(candour, "tag", "gp.csv#r2", "gp.csv#r3", "--value", value)
    found = [(one["terms_of_reference"], one["tags"]) for one in entries(candour)]
    assert found.count((["2"], ["neglect"])) == 2
    assert found.count(([], [])) == 3


def test_decisions_of_a_file_may_build_on_each_other(candour: Run, folder: Path) -> None:
    new_case(candour, "School=school.csv")
    (original,) = {str(one["original"]) for one in entries(candour)}
    start = entries(candour)[0]["places"]["what"]["start"]
    part = f"{original}#r2:{start}-{start + 13}"
    lines = [
        {"kind": "split_entry", "about": ["school.csv#r2"], "value": json.loads(SPLIT)},
        {"kind": "tag", "about": [part], "value": "lateness"},
    ]
    said = [
        json.dumps({"id": f"X{n}", "at": "2022-01-01T00:00:00Z", "by": "A", **line})
        for n, line in enumerate(lines)
    ]
    (folder / "made.jsonl").write_text("\n".join(said), encoding="utf-8")
    decide(candour, "--from", "made.jsonl")
    assert [one["tags"] for one in entries(candour)] == [["lateness"], []]


def test_a_merge_of_files_takes_them_too(candour: Run, folder: Path) -> None:
    new_case(candour, "GP=letter.txt", "School=school.csv")
    add_told(candour)
    decide(candour, "split_entry", "school.csv#r2", "--value", SPLIT)
    lines = candour("log", "--case", "child-k", "--json")[1]
    (folder / "made.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    of_files = candour(
        "merge", "GP=letter.txt", "School=school.csv", "--decisions", "made.jsonl", "--json"
    )
    assert of_files[1] == candour("merge", "--case", "child-k", "--json")[1]
