"""`candour quotes`: graded as lines or JSON; the exit code says whether every quotation holds."""

import json
from pathlib import Path

import jsonschema
import pytest

from candour.cli.main import main
from candour.core.quotations.folding import FOLDS_IN_WORDS
from scripts.reference import DOCS
from tests.unit.cli.merge_runs import Lines, Run

SCHEMA = json.loads((DOCS / "contract" / "objects.schema.json").read_text(encoding="utf-8"))
REVIEW = "Nobody saw him.\n\nThe panel does not accept that the visits were made in June.\n"
TRUE = "The first review says that “nobody saw him”.\n"
ALTERED = (
    "It says that “the panel does accept that the visits were made in June”, “nobody saw him”.\n"
)


@pytest.fixture
def sources(tmp_path: Path) -> list[Path]:
    first, second = tmp_path / "review_1.txt", tmp_path / "review_2.txt"
    first.write_text(REVIEW, encoding="utf-8")
    second.write_text(
        "The second review tells of another matter, and is short.\n", encoding="utf-8"
    )
    return [first, second]


@pytest.fixture
def post(tmp_path: Path) -> Path:
    path = tmp_path / "post.txt"
    path.write_text(TRUE, encoding="utf-8")
    return path


def grades(lines: Lines) -> list[str]:
    return [line["grade"] for line in lines]


def test_every_object_is_the_contracts(candour: Run, sources: list[Path], post: Path) -> None:
    post.write_text(TRUE + "\n" + ALTERED + "\n“Something else was written there.”\n", "utf-8")
    code, lines, _ = candour("quotes", post, "--in", *sources, "--json")
    assert code == 1
    assert grades(lines) == ["folded", "altered", "folded", "absent"]
    for line in lines:
        jsonschema.validate(line, {**SCHEMA, "$ref": "#/$defs/quotation"})
    text = post.read_text("utf-8")
    assert [line["quote"] in text for line in lines] == [True] * 4


def test_quotations_that_hold_leave_no_trace_in_the_exit_code(
    candour: Run, sources: list[Path], post: Path
) -> None:
    code, lines, err = candour("quotes", post, "--in", *sources, "--json")
    assert code == 0
    assert grades(lines) == ["folded"]
    assert lines[0]["folded"] == ["case"]
    assert "1 quotations: 1 folded; 0 with an alarm" in err
    assert FOLDS_IN_WORDS in err


def test_an_alarm_alone_gives_1(candour: Run, sources: list[Path], post: Path) -> None:
    post.write_text("The second review says that “nobody saw him”.\n", "utf-8")
    code, lines, _ = candour("quotes", post, "--in", *sources, "--json")
    assert code == 1
    assert lines[0]["alarm"] == ["wrong_source"]


def test_in_words(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    sources: list[Path],
    post: Path,
) -> None:
    post.write_text(ALTERED, "utf-8")
    monkeypatch.setattr("sys.argv", ["candour", "quotes", str(post), "--in", str(sources[0])])
    with pytest.raises(SystemExit):
        main()
    out = capsys.readouterr().out
    assert "ALTERED" in out
    assert "[-not-]" in out
    assert "ALARM: negation" in out
    assert "in review_1.txt, " in out


def test_several_in_options_and_sources_behind_them_are_one_list(
    candour: Run, sources: list[Path], post: Path
) -> None:
    _, together, _ = candour("quotes", post, "--in", *sources, "--json")
    _, apart, _ = candour("quotes", post, "--in", sources[0], "--in", sources[1], "--json")
    assert together == apart
    _, other, _ = candour("quotes", post, "--in", sources[1], "--json")
    assert grades(other) == ["absent"]


def test_output_is_written_and_nothing_is_overwritten(
    candour: Run, sources: list[Path], post: Path, tmp_path: Path
) -> None:
    out = tmp_path / "quotations.jsonl"
    code, printed, _ = candour("quotes", post, "--in", *sources, "-o", out)
    assert (code, printed) == (0, [])
    assert grades([json.loads(line) for line in out.read_text("utf-8").splitlines()]) == ["folded"]
    before = sources[0].read_bytes()
    code, _, err = candour("quotes", post, "--in", *sources, "-o", sources[0])
    assert code == 2
    assert "--out" in err
    assert sources[0].read_bytes() == before


def test_a_source_that_cannot_be_read_is_refused_and_nothing_is_called_absent(
    candour: Run, sources: list[Path], post: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "review_3.docx"
    broken.write_bytes(b"PK\x03\x04 no such file")
    code, lines, err = candour("quotes", post, "--in", sources[0], "--in", broken, "--json")
    assert (code, lines) == (2, [])
    assert "review_3.docx" in err
    assert "no quotation was graded" in err


def test_a_document_is_no_source_of_itself(candour: Run, post: Path, sources: list[Path]) -> None:
    post.write_text("He was at the shop every day.\n\n“He was at the shop every night.”\n", "utf-8")
    code, lines, err = candour("quotes", post, "--in", post, "--in", sources[0], "--json")
    assert code == 1
    assert "post.txt is the document itself, byte for byte: not searched" in err
    assert grades(lines) == ["absent"]


def test_a_document_against_itself_alone_is_refused(candour: Run, post: Path) -> None:
    code, lines, err = candour("quotes", post, "--in", post, "--json")
    assert (code, lines) == (2, [])
    assert "every source is the document itself" in err


def test_a_document_without_quotations_says_so(
    candour: Run, post: Path, sources: list[Path]
) -> None:
    post.write_text("Nothing here.\n", "utf-8")
    code, lines, err = candour("quotes", post, "--in", *sources, "--json")
    assert (code, lines) == (0, [])
    assert "no quotation found" in err


def test_sources_are_asked_for(candour: Run, post: Path) -> None:
    code, _, err = candour("quotes", post)
    assert code == 2
    assert "--in" in err
