"""`candour people -o` and `candour knew -o`: drawings from files, as somebody types it."""

import json
import re
from pathlib import Path

import docx
import jsonschema
import pytest

from scripts.reference import DOCS
from tests.unit.cli.merge_runs import Run


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    care, nursery = tmp_path / "care.csv", tmp_path / "nursery.csv"
    care.write_text(
        "Date,What happened,People\n"
        "03/05/2022,Visit. Mother Ada Tarn says that she lives alone with Rose Tarn.,"
        "Ada Tarn (mother)\n"
        "09/06/2022,Nursery rang about a bruise on Rose's arm.,Rose Tarn (child)\n",
        encoding="utf-8",
    )
    nursery.write_text(
        "Date,What happened,People\n"
        "07/06/2022,Bruise on Rose's arm seen at collection by mum's partner Dan Pike.,"
        "Dan Pike (mum's partner)\n"
        "09/06/2022,Rang children's social care about the bruise.,Rose Tarn (child)\n",
        encoding="utf-8",
    )
    return [f"Children's social care={care}", f"Nursery={nursery}"]


@pytest.mark.parametrize("command", ["people", "knew"])
def test_every_ending_is_written_and_lines_are_the_contracts(
    candour: Run, command: str, files: list[str], tmp_path: Path
) -> None:
    schema = json.loads((DOCS / "contract" / "objects.schema.json").read_text(encoding="utf-8"))
    for ending in ("svg", "html", "docx", "jsonl"):
        out = tmp_path / f"out.{ending}"
        code, _, err = candour(command, *files, "-o", out)
        assert code == 0, err
    assert "<svg " in (tmp_path / "out.svg").read_text(encoding="utf-8")
    assert "Made by Candour" in (tmp_path / "out.html").read_text(encoding="utf-8")
    assert docx.Document(str(tmp_path / "out.docx")).tables
    lines = (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()
    assert lines
    for line in lines:
        jsonschema.validate(json.loads(line), schema)


def test_the_lead_agency_is_childrens_social_care_unless_another_is_said(
    candour: Run, files: list[str], tmp_path: Path
) -> None:
    out = tmp_path / "family.svg"
    candour("people", *files, "-o", out)
    assert "Children's social care has no record of the person" in out.read_text(encoding="utf-8")
    candour("people", *files, "--lead", "Nursery", "-o", out)
    assert "Nursery has no record of the person" in out.read_text(encoding="utf-8")


def test_the_day_of_the_view_stands_in_the_head(
    candour: Run, files: list[str], tmp_path: Path
) -> None:
    out = tmp_path / "family.html"
    candour("people", *files, "--as-at", "2022-06-08", "-o", out)
    head = re.sub(r"<[^>]+>", " ", out.read_text(encoding="utf-8").partition("</h1>")[2])
    assert "at the end of 2022-06-08" in head[:300]


@pytest.mark.parametrize("command", ["people", "knew"])
def test_a_format_that_is_none_is_refused_before_the_work(
    candour: Run, command: str, files: list[str], tmp_path: Path
) -> None:
    code, _, err = candour(command, *files, "-o", tmp_path / "out.pdf")
    assert code == 2
    assert ".svg, .html, .docx, .jsonl" in err
