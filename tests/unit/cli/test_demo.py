"""`candour demo`: the invented case's chronology, written where it says, and opened elsewhere."""

from pathlib import Path

import pypdfium2
import pytest

from candour.actions.merging import AgencyFile, merge_files
from candour.cli.main import main
from tests.conversion import converted
from tests.unit.writers.chronology.made import plain


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo") / "here"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.argv", ["candour", "demo", "--no-open", "-o", str(folder)])
        with pytest.raises(SystemExit) as left:
            main()
    assert left.value.code == 0
    return folder


def test_it_writes_word_excel_and_a_page(demo: Path) -> None:
    names = sorted(path.name for path in demo.iterdir())
    assert names == ["chronology.docx", "chronology.html", "chronology.xlsx"]


@pytest.mark.parametrize("ending", ["docx", "xlsx", "html"])
def test_libreoffice_opens_each(soffice: str, demo: Path, tmp_path: Path, ending: str) -> None:
    as_pdf = converted(soffice, demo / f"chronology.{ending}", "pdf", tmp_path)
    with pypdfium2.PdfDocument(as_pdf) as pdf:
        first = pdf[0].get_textpage().get_text_range()
        everything = plain(" ".join(page.get_textpage().get_text_range() for page in pdf))
    assert "purse" in plain(first)
    assert "Children's social care" in everything
    assert "suggested" in everything


@pytest.mark.parametrize("ending", ["docx", "xlsx", "html"])
def test_annexes_make_no_entries_where_it_comes_back(demo: Path, ending: str) -> None:
    back = merge_files([AgencyFile("Panel", demo / f"chronology.{ending}")])
    assert back.reports[0].warnings[-1].endswith(f"rows {len(back.entries)} taken")
    assert {left.reason for left in back.reports[0].left_out} >= {
        "an annex of the written chronology"
    }


def test_it_says_where(
    demo: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["candour", "demo", "--no-open", "-o", str(demo)])
    with pytest.raises(SystemExit):
        main()
    out, err = capfd.readouterr()
    for ending in ("docx", "xlsx", "html"):
        assert str(demo / f"chronology.{ending}") in out
    assert "0 files not read" in out
    assert "police.docx: 60 entries read" in err


def test_a_place_that_cannot_be_written_to_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setattr("sys.argv", ["candour", "demo", "-o", str(tmp_path / "file" / "in it")])
    with pytest.raises(SystemExit) as left:
        main()
    assert left.value.code == 2
    assert "no folder can be made there" in capfd.readouterr().err
