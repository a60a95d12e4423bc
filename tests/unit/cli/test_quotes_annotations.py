"""`candour quotes` writes W3C annotations, and reads them in place of quotations."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner, Result

from candour.cli.main import cli
from candour.errors import CandourError, DamagedFile
from tests.conftest import ROOT

REVIEW = "# Review\n\nA foreword.\n\nThe nurse wrote again in March and received no answer.\n"
ARTICLE = "The review says that “the nurse wrote again in March”.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "review.txt").write_text(REVIEW, encoding="utf-8")
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


def run(folder: Path, *options: str) -> Result:
    arguments = [str(folder / "article.txt"), "--in", str(folder / "review.txt"), *options]
    result = CliRunner().invoke(cli, ["quotes", *arguments], standalone_mode=False)
    if result.exception:
        raise result.exception
    return result


def lines(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def written(folder: Path) -> str:
    run(folder, "-o", str(folder / "out.jsonld"))
    return str(folder / "out.jsonld")


def test_annotations_read_back_are_the_quotations(folder: Path) -> None:
    [before] = lines(run(folder, "--json"))
    result = run(folder, "--annotations", written(folder), "--json")
    [after] = lines(result)
    assert result.return_value == 0
    assert after["verified"]
    assert {key: after[key] for key in before if key != "form"} == {
        key: before[key] for key in before if key != "form"
    }
    assert [each["by"] for each in after["anchors"]] == ["position", "position"]


def test_every_line_keeps_to_the_contract(folder: Path) -> None:
    schema = json.loads((ROOT / "docs" / "contract" / "objects.schema.json").read_text("utf-8"))
    annotations = written(folder)
    (folder / "review.txt").write_text("# Review\n\nNothing is left.\n", encoding="utf-8")
    for line in lines(run(folder, "--annotations", annotations, "--json")):
        jsonschema.validate(line, schema)


def test_a_source_that_grew_says_where_the_words_stood(folder: Path) -> None:
    annotations = written(folder)
    grown = REVIEW.replace("A foreword.", "A foreword.\n\nA second page.")
    (folder / "review.txt").write_text(grown, encoding="utf-8")
    result = run(folder, "--annotations", annotations)
    assert result.return_value == 0
    assert "FOLDED" in result.stdout
    assert "found again by its words; was in review.txt, SHA-256 " in result.stdout


def test_an_orphan_is_absent_and_shows_its_old_selectors(folder: Path) -> None:
    annotations = written(folder)
    changed = REVIEW.replace("March", "April")
    (folder / "review.txt").write_text(changed, encoding="utf-8")
    result = run(folder, "--annotations", annotations, "-o", str(folder / "again.jsonld"))
    assert result.return_value == 1
    assert "1 not verified" in result.stderr
    result = run(folder, "--annotations", annotations)
    assert "ABSENT" in result.stdout
    assert "NOT VERIFIED: the words stand nowhere; was in review.txt" in result.stdout
    assert "stood before “and received no answer.”" in result.stdout
    old = json.loads(Path(annotations).read_text("utf-8"))["first"]["items"][0]
    new = json.loads((folder / "again.jsonld").read_text("utf-8"))["first"]["items"][0]
    assert new["target"] == old["target"]
    assert new["candour:anchors"] == ["found", "orphan"]


def test_two_equally_good_places_are_printed(folder: Path) -> None:
    (folder / "review.txt").write_text("It had no answer.\n\nIt had no answer.\n", encoding="utf-8")
    target = {"selector": {"type": "TextQuoteSelector", "exact": "had no answer"}}
    note = folder / "notes.json"
    note.write_text(json.dumps([{"id": "x", "target": target}]), encoding="utf-8")
    result = run(folder, "--annotations", str(note))
    assert result.return_value == 1
    assert "NOT VERIFIED: equally good places; was in an unnamed file" in result.stdout
    assert result.stdout.count("perhaps review.txt") == 2


def test_a_note_without_words_is_said_to_be_left_out(folder: Path) -> None:
    note = folder / "notes.json"
    note.write_text('[{"target": [{"source": "https://example.org"}]}]', encoding="utf-8")
    result = run(folder, "--annotations", str(note))
    assert "left out: annotation 1: it points at no words" in result.stderr
    assert "no quotation found" in result.stderr


def test_jsonl_holds_one_a_line(folder: Path) -> None:
    run(folder, "-o", str(folder / "out.jsonl"))
    [line] = (folder / "out.jsonl").read_text("utf-8").splitlines()
    assert json.loads(line)["type"] == "quotation"


@pytest.mark.parametrize("name", ["out.csv", "out", "out.json"])
def test_another_ending_is_refused_before_the_work(folder: Path, name: str) -> None:
    with pytest.raises(CandourError, match=r"ends in \.jsonl or \.jsonld"):
        run(folder, "-o", str(folder / name))
    assert not (folder / name).exists()


def test_bad_json_is_one_clear_line(folder: Path) -> None:
    (folder / "notes.json").write_text("[\n{,\n]", encoding="utf-8")
    with pytest.raises(DamagedFile, match=r"notes\.json: not JSON at line 2"):
        run(folder, "--annotations", str(folder / "notes.json"))


def test_the_annotations_are_not_overwritten(folder: Path) -> None:
    annotations = written(folder)
    with pytest.raises(Exception, match="would be overwritten"):
        run(folder, "--annotations", annotations, "-o", annotations)
