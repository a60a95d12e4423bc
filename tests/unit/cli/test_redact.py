"""`candour redact`: tables come in, shares per agency and names that the key lacks come out."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import Workbook

from candour.cli.main import cli

KEY = """
format: candour-key/1
case: Child A
persons:
- {id: P1, name: Ann Umberfield, pseudonym: Mother}
- {id: P2, name: Joan Tansley, pseudonym: Foster carer, addresses: ['3 Elder Row, Uptonby, EX1 1EX']}
allowed: [{name: Dr Ola Fenwick}]
editions:
  public: {dates: month, ages: years, classes_withheld: [name, address]}
  family: {dates: exact, ages: exact, classes_withheld: [identifier]}
  kept: {unlisted: kept, dates: exact, classes_withheld: [name]}
"""
ROWS = (
    ("Date", "Agency", "Event"),
    ("03/02/2021", "Police", "Ann Umberfield told Mrs Petra Quillam of a fall."),
    ("04/02/2021", "GP", "Seen by Dr Ola Fenwick. Petra Quillam rang."),
    ("05/02/2021", "GP", "Nothing more."),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "key.yaml").write_text(KEY, encoding="utf-8")
    lines = "".join(",".join(f'"{cell}"' for cell in row) + "\n" for row in ROWS)
    (tmp_path / "merged.csv").write_text(lines, encoding="utf-8")
    book = Workbook()
    for row in ROWS:
        book.active.append(row)
    book.save(tmp_path / "merged.xlsx")
    (tmp_path / "note.txt").write_text("Ann is at 3 Elder Row. Petra came.\n", encoding="utf-8")
    return tmp_path


def redact(folder: Path, edition: str, *given: str) -> tuple[Result, Path]:
    out = folder / "out"
    options = ["--key", str(folder / "key.yaml"), "--edition", edition, "-o", str(out)]
    ran = CliRunner().invoke(cli, ["redact", *given, *options], standalone_mode=False)
    assert ran.exception is None
    return ran, out


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_table_says_what_is_withheld_of_each_agency(folder: Path, ending: str) -> None:
    file = str(folder / f"merged.{ending}")
    ran, out = redact(folder, "public", file, "--format", "txt", "--json")
    told = [json.loads(line) for line in ran.stdout.splitlines()]
    (unlisted,) = [one for one in told if one["class"] == "unlisted_name"]
    assert unlisted["count"] == 2
    assert 0 < unlisted["by_agency"]["GP"] < unlisted["by_agency"]["Police"] < 1
    text = (out / "merged.txt").read_text(encoding="utf-8")
    assert "Of what GP recorded, " in text
    assert "Of what Police recorded, " in text
    assert "Mother told [name removed] of a fall." in text
    assert "Seen by Dr Ola Fenwick. [name removed] rang." in text
    assert "recorded by" in ran.stderr


def test_names_that_the_key_lacks_are_listed_and_masked(folder: Path) -> None:
    note, merged = str(folder / "note.txt"), str(folder / "merged.csv")
    ran, out = redact(folder, "public", f"School={note}", merged, "--format", "txt")
    assert "withheld, and not in the key: 3: " in ran.stderr
    assert "P… Q… (1)" in ran.stderr
    assert "Quillam" not in ran.output
    assert "School" in ran.stderr
    # A name that is sure in one file is known in every other.
    assert "Mother is at [address removed]. [name removed] came." in (
        (out / "note.txt").read_text(encoding="utf-8")
    )
    ran, _ = redact(folder, "public", note, merged, "--show-forms")
    assert "Petra Quillam (1)" in ran.stderr


def test_an_edition_that_keeps_addresses_hides_a_carer_s(folder: Path) -> None:
    _, out = redact(folder, "family", str(folder / "note.txt"))
    text = (out / "note.txt").read_text(encoding="utf-8")
    assert "Ann is at [address removed]. Petra came." in text


def test_an_edition_can_keep_names_that_the_key_lacks(folder: Path) -> None:
    ran, out = redact(folder, "kept", str(folder / "note.txt"), str(folder / "merged.csv"))
    assert "Petra came." in (out / "note.txt").read_text(encoding="utf-8")
    assert "not in the key" not in ran.stderr
