"""`candour compare` as it is typed."""

import json
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from candour.cli.main import cli
from candour.errors import CandourError
from tests.conftest import ROOT

ACCOUNTS = ROOT / "examples" / "case" / "accounts"
SCHEMA = json.loads((ROOT / "docs" / "contract" / "objects.schema.json").read_text("utf-8"))
REPORT, SUMMARY = str(ACCOUNTS / "review_2.docx"), str(ACCOUNTS / "summary_2.docx")


def run(*words: str) -> Result:
    return CliRunner().invoke(cli, ["compare", *words], catch_exceptions=False)


def test_json_is_the_contracts_differences_then_coverage() -> None:
    done = run(REPORT, SUMMARY, "--json", "--summary")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    for line in lines:
        jsonschema.validate(line, {**SCHEMA, "$ref": f"#/$defs/{line['type']}"})
    assert [line["type"] for line in lines[:-1]] == ["difference"] * (len(lines) - 1)
    assert lines[-1]["type"] == "coverage"
    assert lines[-1]["summary"]["unsourced"]
    assert {line["state"] for line in lines[:-1]} == {"suggested"}
    assert len({line["id"] for line in lines[:-1]}) == len(lines) - 1


def test_text_names_the_change_and_shows_both_passages() -> None:
    done = run(REPORT, SUMMARY, "--summary")
    assert done.exit_code == 0
    assert "SOFTENED: “must” is gone" in done.stdout or "SOFTENED: “must” became" in done.stdout
    assert "A 5.1  Health visitors must identify" in done.stdout
    assert "B 10  Health visitors should identify" in done.stdout
    assert "has no source in the report" in done.stdout
    assert "2 kept" in done.stderr or "3 kept" in done.stderr


def test_out_is_written_and_nothing_is_printed(tmp_path: Path) -> None:
    out = tmp_path / "differences.jsonl"
    done = run(REPORT, SUMMARY, "-o", str(out))
    assert done.stdout == ""
    assert json.loads(out.read_text("utf-8").splitlines()[-1])["type"] == "coverage"


def test_the_same_file_twice_is_refused() -> None:
    with pytest.raises(CandourError, match="same file"):
        run(REPORT, REPORT)


def test_a_format_that_is_not_written_is_refused_before_the_work(tmp_path: Path) -> None:
    with pytest.raises(CandourError, match="ends in"):
        run(REPORT, SUMMARY, "-o", str(tmp_path / "x.pptx"))
