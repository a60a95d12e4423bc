"""`candour read`: what it prints, where, and how it ends."""

import json
import subprocess
import sys
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from candour.cli.main import main
from scripts.reference import DOCS

CSV = "Date,Event,Room\n03/05/2022,Visit. No reply.,9\n"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    def command(*arguments: str | Path) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.argv", ["candour", *map(str, arguments)])
        with pytest.raises(SystemExit) as left:
            main()
        out, err = capfd.readouterr()
        return int(left.value.code or 0), out, err

    return command


@pytest.fixture
def gp(tmp_path: Path) -> Path:
    path = tmp_path / "gp.csv"
    path.write_text(CSV, encoding="utf-8")
    return path


def is_of_the_contract(line: dict[str, Any]) -> None:
    schema = json.loads((DOCS / "contract" / "objects.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(line, schema)


def test_json_is_the_contracts(run: Run, gp: Path) -> None:
    code, out, _ = run("read", gp, "--json")
    lines = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [line["text"] for line in lines] == [
        "Date",
        "Event",
        "Room",
        "03/05/2022",
        "Visit. No reply.",
        "9",
    ]
    for line in lines:
        is_of_the_contract(line)


def test_offsets_count_in_the_text_that_is_printed(run: Run, gp: Path) -> None:
    _, text, _ = run("read", gp, "--text")
    _, out, _ = run("read", gp, "--json")
    for line in map(json.loads, out.splitlines()):
        assert text[line["start"] : line["end"]] == line["text"]


def test_the_report_says_where_headings_lead(run: Run, gp: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.jsonl"
    _, _, err = run("read", gp, "--report", report, "--first", "0")
    (line,) = map(json.loads, report.read_text(encoding="utf-8").splitlines())
    is_of_the_contract(line)
    assert (line["mapping"], line["unmapped"]) == ({"Date": "happened", "Event": "what"}, ["Room"])
    assert "Date → happened" in err


def test_plain_output_names_the_place_of_each_passage(run: Run, gp: Path) -> None:
    _, out, _ = run("read", gp)
    assert "row 2, column 2, line 2" in out
    assert "Visit. No reply." in out


def test_a_refused_file_is_one_line_and_the_others_are_read(
    run: Run, gp: Path, tmp_path: Path
) -> None:
    broken, report = tmp_path / "broken.docx", tmp_path / "report.jsonl"
    broken.write_bytes(b"PK\x03\x04 nothing more")
    code, out, err = run("read", broken, gp, "--json", "--report", report)
    assert code == 2
    assert len(out.splitlines()) == 6
    assert (
        len([line for line in err.splitlines() if line.startswith("candour: broken.docx: ")]) == 1
    )
    refused = json.loads(report.read_text(encoding="utf-8").splitlines()[0])
    is_of_the_contract(refused)
    assert refused["left_out"][0]["reason"].startswith("refused: ")


@pytest.mark.parametrize("name", ["missing.csv", "folder"])
def test_what_is_no_file_is_refused_with_what_to_do(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    code, out, err = run("read", tmp_path / name)
    assert (code, out) == (2, "")
    assert err.startswith(f"candour: {name}: ")
    assert len(err.splitlines()) == 1


def test_an_attachment_is_read_as_an_original_of_its_own(run: Run, tmp_path: Path) -> None:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@b.org", "c@d.org", "s"
    message.set_content("Words.")
    message.add_attachment("Note.", filename="note.txt")
    path = tmp_path / "thread.eml"
    path.write_bytes(bytes(message))
    code, out, _ = run("read", path, "--json")
    originals = {line["original"]: line["text"] for line in map(json.loads, out.splitlines())}
    assert code == 0
    assert set(originals.values()) == {"Words.", "Note."}


def test_text_and_json_exclude_each_other(run: Run, gp: Path) -> None:
    code, _, err = run("read", gp, "--text", "--json")
    assert code == 2
    assert "choose one" in err


def test_help_is_quick_to_read_and_names_the_commands_in_order(run: Run) -> None:
    code, out, _ = run("--help")
    assert code == 0
    assert out.index("  read") < out.index("  demo")


def test_a_report_never_overwrites_what_is_read(run: Run, gp: Path) -> None:
    code, out, err = run("read", gp, "--report", gp)
    assert (code, out) == (2, "")
    assert "one of the files to read" in err
    assert gp.read_text(encoding="utf-8") == CSV


def test_a_report_that_cannot_go_there_is_refused_before_any_work(run: Run, gp: Path) -> None:
    code, out, err = run("read", gp, "--report", gp.parent / "no-such-folder" / "report.jsonl")
    assert (code, out) == (2, "")
    assert "there is no folder" in err


def test_a_file_does_not_steer_the_terminal(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[31mred\n.txt"
    path.write_text("Some \x1b[31mred words.\n", encoding="utf-8")
    code, out, err = run("read", path)
    assert code == 0
    assert "\x1b" not in out + err
    assert out.startswith("a\\x1b[31mred\\n.txt: 1 passages")


COMMAND = [sys.executable, "-c", "from candour.cli.main import main; main()", "read"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_one_line(gp: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*COMMAND, str(gp)], check=False, stdout=full, stderr=subprocess.PIPE, text=True
        )
    assert done.returncode == 2
    assert "No space left" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_reader_that_leaves_is_no_mistake(tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    path.write_text("Date,Event\n" + "03/05/2022,Visit. No reply.\n" * 5000, encoding="utf-8")
    with subprocess.Popen(
        [*COMMAND, str(path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout is not None
        running.stdout.readline()
        running.stdout.close()
        _, err = running.communicate()
    assert running.returncode == 0
    assert b"Traceback" not in err
