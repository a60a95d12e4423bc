"""`candour template`: one file, never in place of somebody's work."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from candour.actions.asking import column_names
from candour.cli.main import cli, main
from tests.unit.writers.template import filled
from tests.unit.writers.template.filled import FILLERS

Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    def command(*arguments: str | Path) -> tuple[int, str]:
        monkeypatch.setattr("sys.argv", ["candour", "template", *map(str, arguments)])
        with pytest.raises(SystemExit) as left:
            main()
        out, err = capfd.readouterr()
        assert out == ""
        return int(left.value.code or 0), err

    return command


@pytest.mark.parametrize("ending", FILLERS)
def test_a_template_is_written_and_nothing_beside_it(run: Run, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"t.{ending}"
    assert run("--columns", "people, child_seen", "--agency", "GP", "-o", path)[0] == 0
    assert [made.name for made in tmp_path.iterdir()] == [path.name]
    code, err = run("-o", path)
    assert (code, err) == (0, f"{path.name}: written in place of a blank one\n")


@pytest.mark.parametrize("ending", FILLERS)
def test_a_file_that_was_filled_in_is_never_replaced(run: Run, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"t.{ending}"
    run("-o", path)
    FILLERS[ending](path)
    before = path.read_bytes()
    code, err = run("-o", path)
    assert code == 2
    assert "is there already, and is no blank chronology; name another file" in err
    assert path.read_bytes() == before


@pytest.mark.parametrize("ending", FILLERS)
def test_nor_is_a_nil_return(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    path = tmp_path / f"t.{ending}"
    run("--agency", "GP", "-o", path)
    monkeypatch.setattr(filled, "ROWS", ())
    FILLERS[ending](path)
    assert run("-o", path)[0] == 2


def test_another_kind_of_file_is_not_replaced_either(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "notes.docx"
    path.write_text("Notes of a meeting.\n", encoding="utf-8")
    assert run("-o", path)[0] == 2
    assert path.read_text(encoding="utf-8") == "Notes of a meeting.\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("-o", "t.pdf"), "no template is written as “.pdf”; expected a file that ends in .docx"),
        (("--columns", "colour", "-o", "t.docx"), "no column of a chronology: colour; expected"),
        (("--columns", ",", "-o", "t.docx"), "--columns names none; expected happened"),
        (("-o", "nowhere/t.docx"), "there is no folder nowhere; make it first"),
        ((), "Missing option '-o'"),
    ],
)
def test_what_cannot_be_is_said(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    code, err = run(*arguments)
    assert code == 2
    assert said in err
    assert list(tmp_path.iterdir()) == []


def test_help_names_every_column() -> None:
    command = cli.get_command(None, "template")  # type: ignore[arg-type]
    assert command is not None
    listed = (command.help or "").partition("Column names:")[2].partition("\n\n")[0]
    assert set(listed.replace(",", " ").split()) == set(column_names())


def test_no_writing_library_is_loaded_to_start() -> None:
    code = (
        "import sys; import candour.cli.main, candour.cli.template, candour.cli.merge; "
        "print(sorted({'docx', 'openpyxl', 'typst'} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
