"""`candour people`: persons and relations as the contract's objects, or in words."""

import json
from pathlib import Path

import jsonschema
import pytest

from scripts.reference import DOCS
from tests.unit.cli.merge_runs import Run, of

SCHEMA = json.loads((DOCS / "contract" / "objects.schema.json").read_text(encoding="utf-8"))
NURSERY = """Date,What happened,People involved
03/05/2022,Mum late at home time.,"Ellis, Mum"
04/05/2022,"Fetched by mum's friend Gaz, not on the card.","Ellis, Gaz"
"""
POLICE = """Date,Event,Who,Date entered
01/04/2022,"Gavin STRAKE b. 19/07/1988 stopped in a van.","PC Linwood, Gavin STRAKE",02/04/2022
01/06/2022,"Gavin STRAKE at the door of Ellis WARRENER.","Gavin STRAKE, Ellis WARRENER",09/06/2022
"""


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    for name, text in (("nursery.csv", NURSERY), ("police.csv", POLICE)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return [f"Nursery={tmp_path / 'nursery.csv'}", f"Police={tmp_path / 'police.csv'}"]


def test_every_object_is_the_contracts(candour: Run, files: list[str]) -> None:
    code, lines, said = candour("people", *files, "--json")
    assert code == 0
    for line in lines:
        jsonschema.validate(line, {**SCHEMA, "$ref": f"#/$defs/{line['type']}"})
    names = [name for line in of(lines, "person") for name in line["names"]]
    assert {"Gaz", "Ellis"} <= set(names)
    assert of(lines, "relation")
    assert "suggested links to decide" in said
    staff = [line for line in of(lines, "person") if line["standing"] == "professional"]
    assert [line["works_for"] for line in staff] == [["Police"]]


def test_what_was_recorded_later_is_hidden(candour: Run, files: list[str]) -> None:
    _, lines, _ = candour("people", *files, "--as-at", "2022-04-30", "--json")
    agencies = {agency for line in of(lines, "person") for agency in line["agencies"]}
    assert agencies == {"Police"}
    assert all("Ellis" not in " ".join(line["names"]) for line in of(lines, "person"))


def test_a_cast_is_written_to_a_file(candour: Run, files: list[str], tmp_path: Path) -> None:
    out = tmp_path / "people.jsonl"
    code, lines, _ = candour("people", *files, "--json", "-o", out)
    written = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert code == 0
    assert written == lines


def test_an_ending_that_names_no_format_is_refused_before_the_work(
    candour: Run, files: list[str], tmp_path: Path
) -> None:
    code, _, said = candour("people", *files, "-o", tmp_path / "people.xyz")
    assert code == 2
    assert ".jsonl" in said


def test_without_files_or_a_case_it_says_what_to_name(candour: Run) -> None:
    code, _, said = candour("people")
    assert code == 2
    assert "--case" in said
