"""`candour link`: rows of tables that are about one person."""

import csv
import json
from pathlib import Path

import jsonschema
import pytest
from python_calamine import load_workbook

from scripts.reference import DOCS
from tests.unit.cli.merge_runs import Run

SCHEMA = json.loads((DOCS / "contract" / "objects.schema.json").read_text(encoding="utf-8"))
POLICE = """Custody no,Forename,Surname,DOB,Post code
C1,Daniel,Pellow,14/03/1988,EX1 1EX
C2,Kelly,Marsh,02/09/1991,EX1 4AB
C3,Tamsin,Orchard,21/12/1970,EX2 7QQ
"""
HOSPITAL = """id,Patient name,Date of birth,Postcode
9,"Pelow, Danny",14.3.88,EX1 1EX
8,Kelly Marsh,9 February 1991,ex14ab
7,=Tamsin Oakes,,EX9 9ZZ
"""


@pytest.fixture
def tables(tmp_path: Path) -> tuple[str, str]:
    (tmp_path / "custody.csv").write_text(POLICE, encoding="utf-8")
    (tmp_path / "patients.csv").write_text(HOSPITAL, encoding="utf-8")
    return f"police={tmp_path / 'custody.csv'}", f"hospital={tmp_path / 'patients.csv'}"


def test_links_are_the_contracts_objects_with_reasons(
    candour: Run, tables: tuple[str, str]
) -> None:
    code, lines, said = candour("link", *tables, "--json")
    assert code == 0
    for line in lines:
        jsonschema.validate(line, {**SCHEMA, "$ref": "#/$defs/link"})
    assert {(line["left"], line["right"]) for line in lines} == {
        ("police:2", "hospital:9"),
        ("police:3", "hospital:8"),
    }
    danny = next(line for line in lines if line["right"] == "hospital:9")
    assert {"forenames that are forms of one name", "birth dates agree"} <= set(danny["reasons"])
    assert danny["person"]
    assert "patient name → full name" in said
    assert "2 links" in said


def test_links_are_written_as_a_table_a_workbook_and_lines(
    candour: Run, tables: tuple[str, str], tmp_path: Path
) -> None:
    for name in ("links.csv", "links.xlsx", "links.jsonl"):
        assert candour("link", *tables, "-o", tmp_path / name)[0] == 0
    with (tmp_path / "links.csv").open(encoding="utf-8-sig", newline="") as file:
        read = list(csv.DictReader(file))
    assert len(read) == 2
    sheet = load_workbook(tmp_path / "links.xlsx").get_sheet_by_index(0).to_python()
    assert [row[:2] for row in sheet[1:]] == [[row["left"], row["right"]] for row in read]
    assert len((tmp_path / "links.jsonl").read_text(encoding="utf-8").splitlines()) == 2


def test_a_model_is_kept_and_used_again(
    candour: Run, tables: tuple[str, str], tmp_path: Path
) -> None:
    model = tmp_path / "weights.json"
    _, first, said = candour("link", *tables, "--model", model, "--json")
    assert "estimated without labels" in said
    kept = model.read_bytes()
    assert b"Pellow" not in kept
    _, again, said = candour("link", *tables, "--model", model, "--json")
    assert "weights of the model" in said
    assert again == first
    assert model.read_bytes() == kept


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "say where the links go"),
        (("-o", "links.docx"), "no links are written as"),
        (("--json", "--engine", "duckdb", "--model", "m.json"), "--model goes with the plain"),
        (("--json", "--engine", "duckdb"), "too few for Splink"),
    ],
)
def test_what_cannot_be_done_is_refused(
    candour: Run, tables: tuple[str, str], arguments: tuple[str, ...], said: str
) -> None:
    code, lines, err = candour("link", *tables, *arguments)
    assert code == 2
    assert not lines
    assert said in err


def test_two_tables_of_one_name_are_refused(candour: Run, tables: tuple[str, str]) -> None:
    code, _, err = candour("link", tables[0], tables[0], "--json")
    assert code == 2
    assert "two tables have the name police" in err


def test_a_file_without_a_table_is_named(candour: Run, tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text("No table here.\n", encoding="utf-8")
    code, _, err = candour("link", f"a={note}", "--json")
    assert code == 2
    assert "note.txt: no table" in err


def test_a_file_that_is_not_there_is_named(candour: Run, tmp_path: Path) -> None:
    gone = tmp_path / "gone.csv"
    code, _, said = candour("link", f"police={gone}", "--json")
    assert code == 2
    assert "gone.csv: there is no such file" in said
    assert "nothing was linked" in said
