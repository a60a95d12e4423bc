"""`candour merge -o` and what people decide: written, saved, sent back, never over an input."""

import json
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
import yaml

from candour.actions.reading import read_file
from tests.unit.cli.merge_runs import Run, of


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    gp, police = tmp_path / "gp.csv", tmp_path / "police.csv"
    gp.write_text(
        "Date,Event,Source,Who\n"
        "13/05/2022,Seen with rash.,Consultation,Danny Marsh\n"
        "31/06/2022,Telephone call from mother.,,\n",
        encoding="utf-8",
    )
    police.write_text("Date,Event,Source\n10/01/2022,Call to the house.,Log\n", encoding="utf-8")
    return [f"GP={gp}", f"Police={police}"]


@pytest.mark.parametrize("ending", ["docx", "xlsx", "csv", "html", "pdf", "jsonl"])
def test_a_chronology_is_written_where_asked(
    run: Run, files: list[str], tmp_path: Path, ending: str
) -> None:
    out = tmp_path / f"chronology.{ending}"
    code, lines, err = run(*files, "-o", out)
    assert code == 0
    assert lines == []
    assert out.stat().st_size > 100
    assert "3 entries written" in err


def test_json_and_a_file_at_once(run: Run, files: list[str], tmp_path: Path) -> None:
    _, lines, _ = run(*files, "-o", tmp_path / "c.csv", "--json")
    assert len(of(lines, "entry")) == 3


def test_an_input_is_never_overwritten(run: Run, files: list[str], tmp_path: Path) -> None:
    before = (tmp_path / "gp.csv").read_bytes()
    for option in ("-o", "--report", "--save-mapping"):
        code, _, err = run(*files, option, tmp_path / "gp.csv")
        assert code == 2
        assert "would be overwritten" in err
    assert (tmp_path / "gp.csv").read_bytes() == before


def test_an_unknown_ending_is_refused_before_any_reading(
    run: Run, files: list[str], tmp_path: Path
) -> None:
    code, _, err = run(*files, "-o", tmp_path / "c.odt")
    assert code == 2
    assert ".docx, .xlsx, .csv, .html, .pdf, .jsonl" in err
    assert "entries read" not in err


@pytest.mark.parametrize("ending", ["docx", "xlsx", "html", "pdf"])
def test_a_file_that_was_not_read_is_named_in_what_is_written(
    run: Run, files: list[str], tmp_path: Path, ending: str
) -> None:
    written = tmp_path / f"c.{ending}"
    code, _, err = run(*files, f"Housing={tmp_path / 'housing.csv'}", "-o", written)
    assert code == 2
    assert "files not read: 1" in err
    read = read_file(written)
    assert "Not read, so not in it: housing.csv." in " ".join(
        " ".join(passage.text.split()) for passage in read.document.passages()
    )


def test_decisions_join_date_and_map(run: Run, files: list[str], tmp_path: Path) -> None:
    _, lines, _ = run(*files, "--json")
    rash, call, bad = (
        next(e["id"] for e in of(lines, "entry") if e["what"].startswith(words))
        for words in ("Seen", "Call", "Telephone")
    )
    made = {"at": "2023-01-05T10:00:00Z", "by": "lead reviewer"}
    decisions = tmp_path / "decisions.jsonl"
    decisions.write_text(
        "".join(
            json.dumps(line | made) + "\n"
            for line in (
                {"id": "K1", "kind": "same_event", "about": [rash, call]},
                {"id": "K2", "kind": "date", "about": [bad], "value": "about 30 June 2022"},
                {"id": "K3", "kind": "map", "about": ["GP"], "value": {"Who": "extra"}},
            )
        )
    )
    _, lines, _ = run(*files, "--json", "--decisions", decisions)
    (event,) = of(lines, "event")
    assert event["state"] == "decided"
    assert set(event["entries"]) == {rash, call}
    dated = next(e for e in of(lines, "entry") if e["id"] == bad)
    assert dated["happened"]["earliest"] == "2022-06-30T00:00"
    kinds = {flag["kind"] for flag in dated["flags"]}
    assert "date_decided" in kinds
    assert "date_unresolved" not in kinds
    seen = next(e for e in of(lines, "entry") if e["id"] == rash)
    assert (seen["people"], seen["extra"]) == ([], {"Who": "Danny Marsh"})


def test_a_decision_made_later_is_not_known_before(
    run: Run, files: list[str], tmp_path: Path
) -> None:
    _, lines, _ = run(*files, "--json")
    ids = [entry["id"] for entry in of(lines, "entry")][:2]
    decisions = tmp_path / "decisions.jsonl"
    decision = {
        "id": "K1",
        "at": "2023-01-05T10:00:00Z",
        "by": "a",
        "kind": "same_event",
        "about": ids,
    }
    decisions.write_text(json.dumps(decision) + "\n")
    _, lines, _ = run(*files, "--json", "--decisions", decisions, "--as-at", "2022-12-31")
    assert of(lines, "event") == []
    _, lines, _ = run(*files, "--json", "--decisions", decisions, "--as-at", "2023-01-05")
    assert len(of(lines, "event")) == 1


@pytest.mark.parametrize(
    ("decision", "said"),
    [
        ({"kind": "date", "value": 3}, "decision K1 on a date has no words as its value"),
        (
            {"kind": "map", "value": {"Who": "colour"}},
            "decision K1 on columns: Who: colour is no field",
        ),
        ({"kind": "guess"}, "unknown kind guess"),
    ],
)
def test_a_decision_that_cannot_be_carried_out_is_named(
    run: Run, files: list[str], tmp_path: Path, decision: dict[str, Any], said: str
) -> None:
    path = tmp_path / "decisions.jsonl"
    line = {"id": "K1", "at": "2023-01-05T10:00:00Z", "by": "a", "about": ["GP"]} | decision
    path.write_text(json.dumps(line) + "\n")
    code, _, err = run(*files, "--decisions", path)
    assert code == 2
    assert said in err


def test_a_mapping_is_saved_and_read_again(run: Run, files: list[str], tmp_path: Path) -> None:
    saved = tmp_path / "mapping.yaml"
    run(files[0], "--save-mapping", saved)
    loaded = yaml.safe_load(saved.read_text("utf-8"))
    assert loaded[0]["columns"] == {
        "Date": "happened", "Event": "what", "Source": "source", "Who": "people",
    }  # fmt: skip
    saved.write_text(saved.read_text("utf-8").replace("Who: people", "Who: extra"))
    _, lines, _ = run(*files, "--mapping", saved, "--save-mapping", saved, "--json")
    assert of(lines, "entry")[1]["extra"] == {"Who": "Danny Marsh"}
    agencies = [one["agency"] for one in yaml.safe_load(saved.read_text("utf-8"))]
    assert agencies == ["GP", "Police"]
    assert "Who: extra" in saved.read_text("utf-8")


def test_a_mapping_may_be_of_one_sheet(run: Run, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for name in ("Ward", "Clinic"):
        sheet = book.create_sheet(name)
        sheet.append(["Date", "Event", "Remark"])
        sheet.append(["13/05/2022", f"Seen in {name}.", "see letter"])
    del book["Sheet"]
    book.save(tmp_path / "hospital.xlsx")
    mapping = tmp_path / "mapping.yaml"
    mapping.write_text("- {agency: Hospital, sheet: Clinic, columns: {Remark: source}}\n")
    _, lines, _ = run(f"Hospital={tmp_path / 'hospital.xlsx'}", "--mapping", mapping, "--json")
    assert {e["what"]: e["source"] for e in of(lines, "entry")} == {
        "Seen in Ward.": None, "Seen in Clinic.": "see letter",
    }  # fmt: skip


def test_lists_to_send_back_name_row_and_remedy(run: Run, files: list[str], tmp_path: Path) -> None:
    folder = tmp_path / "to send back"
    _, _, err = run(*files, "--errors", folder)
    assert "2 lists of what to mend written" in err
    names = sorted(path.name for path in folder.iterdir())
    assert names == ["To mend - GP - gp csv.docx", "To mend - Police - police csv.docx"]
    document = docx.Document(str(folder / names[0]))
    said = " ".join(cell.text for row in document.tables[0].rows for cell in row.cells)
    assert "31/06/2022" in said
    assert "row 3" in said.lower()


def test_an_agencys_name_leads_to_no_other_folder(
    run: Run, files: list[str], tmp_path: Path
) -> None:
    odd = f"../../up\\and/away={tmp_path / 'gp.csv'}"
    folder = tmp_path / "lists"
    code, _, _ = run(odd, "--errors", folder)
    assert code == 0
    assert [path.parent for path in folder.rglob("*")] == [folder]


def test_a_person_is_found_as_whole_words(run: Run, files: list[str]) -> None:
    _, lines, _ = run(*files, "--json", "--person", "danny marsh")
    assert [e["what"] for e in of(lines, "entry")] == ["Seen with rash."]
    _, lines, _ = run(*files, "--json", "--person", "Dan")
    assert of(lines, "entry") == []
