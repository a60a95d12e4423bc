"""`candour fisk`: voices as lines, JSON, a page and a Word document; sources grade what is quoted."""

import json
from pathlib import Path

import jsonschema
import pytest

from candour.actions.reading import read_file
from candour.cli.main import main
from scripts.reference import DOCS
from tests.unit.cli.merge_runs import Run

SCHEMA = json.loads((DOCS / "contract" / "objects.schema.json").read_text(encoding="utf-8"))
ACCOUNTS = Path(__file__).parents[3] / "examples" / "case" / "accounts"


@pytest.fixture
def post(tmp_path: Path) -> Path:
    path = tmp_path / "post.txt"
    path.write_text(
        "I’ve read it, and I don’t believe it.\n\n"
        "The nursery failed to ring the health visitor until June.\n\n"
        "Until June? It’s in the log for May.\n\n"
        "Comments\n\nWren said…\n\nIt rang in May. I was there.\n",
        encoding="utf-8",
    )
    return path


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text("The nursery failed to ring the health visitor until May.\n", encoding="utf-8")
    return path


def test_every_object_is_the_contracts(candour: Run, post: Path, article: Path) -> None:
    code, lines, err = candour("fisk", post, "--in", article, "--json")
    assert code == 0
    assert [line["voice"] for line in lines] == [
        "host", "quoted", "host", "furniture", "furniture", "comment",
    ]  # fmt: skip
    for line in lines:
        jsonschema.validate(line, {**SCHEMA, "$ref": "#/$defs/voice"})
    assert lines[1]["quotation"]["grade"] == "altered"
    assert lines[1]["quotation"]["alarm"] == ["number"]
    assert "6 paragraphs: 2 host, 1 quoted, 1 comment, 2 furniture" in err


def test_each_place_holds_the_words(candour: Run, post: Path) -> None:
    _, lines, _ = candour("fisk", post, "--json")
    text = read_file(post).document.text
    for line in lines:
        assert text[line["at"]["start"] : line["at"]["end"]] == line["text"]


def test_who_criticises_whom_stands_below_the_voices(
    post: Path,
    article: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("sys.argv", ["candour", "fisk", str(post), "--in", str(article)])
    with pytest.raises(SystemExit):
        main()
    said = capsys.readouterr().out
    assert "the text that is quoted criticises Nursery, Health visiting  (2)" in said


@pytest.mark.parametrize("ending", ["html", "docx"])
def test_voices_are_written_in_columns(
    candour: Run, post: Path, article: Path, tmp_path: Path, ending: str
) -> None:
    written = tmp_path / f"voices.{ending}"
    code, _, _ = candour("fisk", post, "--in", article, "-o", written)
    assert code == 0
    text = " ".join(one.text for one in read_file(written).document.passages())
    assert "Wren: It rang in May. I was there." in text
    assert "The text he takes apart" in text


def test_an_unknown_ending_is_refused(candour: Run, post: Path, tmp_path: Path) -> None:
    code, _, err = candour("fisk", post, "-o", tmp_path / "voices.xlsx")
    assert code == 2
    assert "no voice is written as “.xlsx”" in err


def test_the_invented_post_with_its_sources_is_told_without_a_slip(candour: Run) -> None:
    truth = [
        json.loads(line)
        for line in (ACCOUNTS.parents[1] / "truth" / "voices.jsonl").read_text("utf-8").splitlines()
    ]
    sources = [ACCOUNTS / name for name in ("article.txt", "review_1.docx", "review_2.docx")]
    _, lines, _ = candour("fisk", ACCOUNTS / "post.txt", "--in", *sources, "--json")
    told = [(line["n"], line["voice"]) for line in lines]
    assert told == [
        (line["n"], line["voice"]) for line in truth if line["file"] == "accounts/post.txt"
    ]
