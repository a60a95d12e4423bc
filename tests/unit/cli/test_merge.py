"""`candour merge`: entries in order, as JSON or as lines; what was decided is obeyed."""

import json
from pathlib import Path

import jsonschema
import pytest

from scripts.reference import DOCS
from tests.unit.cli.merge_runs import Run, of


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    gp, police = tmp_path / "gp.csv", tmp_path / "police.csv"
    gp.write_text(
        "Date,Event,Source,Date recorded,Comment,Room\n"
        "13/05/2022,Seen with rash.,Consultation,13/05/2022,Should have asked.,2\n"
        ",Undated slip.,,,,\n"
        "early May 2022,Call from mother.,Message book,20/06/2022,,\n",
        encoding="utf-8",
    )
    police.write_text("Date,Event,Source\n10/01/2022,Call.,Log\n", encoding="utf-8")
    return [f"GP={gp}", f"Police={police}"]


def test_every_object_is_the_contracts(run: Run, files: list[str]) -> None:
    code, lines, _ = run(*files, "--json")
    schema = json.loads((DOCS / "contract" / "objects.schema.json").read_text(encoding="utf-8"))
    assert code == 0
    for line in lines:
        jsonschema.validate(line, schema)


def test_entries_stand_in_order_and_undated_ones_last(run: Run, files: list[str]) -> None:
    _, lines, _ = run(*files, "--json")
    assert [entry["what"] for entry in of(lines, "entry")] == [
        "Call.", "Call from mother.", "Seen with rash.", "Undated slip.",
    ]  # fmt: skip
    undated = of(lines, "entry")[-1]
    assert {flag["kind"] for flag in undated["flags"]} == {"undated", "no_source"}


def test_a_column_that_leads_nowhere_stays_under_its_heading(run: Run, files: list[str]) -> None:
    _, lines, err = run(*files, "--json")
    assert of(lines, "entry")[2]["extra"] == {"Room": "2"}
    assert "headings kept as they are: Room" in err


def test_as_at_hides_what_was_recorded_later_and_every_comment(run: Run, files: list[str]) -> None:
    _, lines, err = run(*files, "--json", "--as-at", "2022-05-31")
    assert [entry["what"] for entry in of(lines, "entry")] == ["Call.", "Seen with rash."]
    assert of(lines, "entry")[1]["comment"] is None
    assert "1 entries recorded later are hidden, 1 cannot be placed" in err


def test_filters_keep_what_may_fall_inside(run: Run, files: list[str]) -> None:
    _, lines, _ = run(*files, "--json", "--from", "2022-05-05", "--to", "2022-05-12")
    assert [entry["what"] for entry in of(lines, "entry")] == ["Call from mother.", "Undated slip."]
    _, lines, _ = run(*files, "--json", "--agency", "Police")
    assert {entry["agency"] for entry in of(lines, "entry")} == {"Police"}


def test_a_mapping_wins_over_the_headings(run: Run, files: list[str], tmp_path: Path) -> None:
    mapping = tmp_path / "mapping.yaml"
    mapping.write_text("agency: GP\ncolumns: {Comment: outcome, Room: source, Source: extra}\n")
    _, lines, _ = run(*files, "--json", "--mapping", mapping)
    seen = of(lines, "entry")[2]
    assert (seen["outcome"], seen["source"], seen["comment"]) == ("Should have asked.", "2", None)


def test_a_gap_stands_beside_what_was_searched(run: Run, files: list[str], tmp_path: Path) -> None:
    police = tmp_path / "police.csv"
    with police.open("a", encoding="utf-8") as more:
        more.write("30/06/2022,Visit.,Log\n")
    returns = tmp_path / "returns.yaml"
    returns.write_text(
        "- {agency: Police, period: ['2022-01-01', '2022-12-31'], systems_searched: [log]}\n"
    )
    _, lines, _ = run(*files, "--json", "--returns", returns)
    (gap,) = [line for line in lines if line["type"] == "silence"]
    assert (gap["agency"], gap["from"], gap["to"], gap["covered"]) == (
        "Police", "2022-01-10", "2022-06-30", "yes",
    )  # fmt: skip


@pytest.mark.parametrize("argument", ["police.csv", "=police.csv", "Police="])
def test_a_file_without_its_agency_is_refused(run: Run, argument: str) -> None:
    code, _, err = run(argument)
    assert code == 2
    assert "as in Police=police.docx" in err


def test_a_bad_mapping_names_every_problem(run: Run, files: list[str], tmp_path: Path) -> None:
    mapping = tmp_path / "mapping.yaml"
    mapping.write_text("- {agency: GP, colour: red}\n- {columns: {}}\n")
    code, _, err = run(*files, "--mapping", mapping)
    assert code == 2
    assert "entry 1: unknown key colour; entry 2: names no agency" in err
