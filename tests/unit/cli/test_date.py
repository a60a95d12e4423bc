import json
import subprocess
import sys

import pytest
from click.testing import CliRunner

from candour.cli.main import cli
from candour.errors import CandourError


def run(*arguments: str, given: str | None = None) -> str:
    result = CliRunner().invoke(cli, ["date", *arguments], input=given, standalone_mode=False)
    if result.exception:
        raise result.exception
    return result.output


def test_one_readable_line_a_date() -> None:
    printed = run("early June 2007", "30 Feb 2007", "03/08/2007")
    lines = printed.splitlines()
    assert "2007-06-01 to 2007-06-10 · part of month" in lines[0]
    assert "unresolved · February 2007 had 28 days; not repaired" in lines[1]
    assert "2007-08-03 · day · or 2007-03-08" in lines[2]


def test_lines_from_standard_input_as_json() -> None:
    printed = run("--json", "-", given="2007\nnot known\n")
    first, second = (json.loads(line) for line in printed.splitlines())
    assert list(first) == [
        "type", "written", "edtf", "earliest", "latest", "precision", "qualifier", "status",
        "alternatives", "note",
    ]  # fmt: skip
    assert (first["edtf"], second["status"]) == ("2007", "unresolved")


def test_options() -> None:
    assert "2007-08-04" in run("--on", "2007-08-03", "the following day")
    assert "2006-12-23" in run("--period", "2006-09..2007-08", "23 Dec")
    assert "2006-03-22" in run("--born", "2006-03-01", "aged 3 weeks")
    assert "2007-03-08" in run("--month-first", "03/08/2007")
    with pytest.raises(CandourError):
        run("--on", "soon", "today")


def test_dates_in_running_text() -> None:
    text = "On 14 June 2017 he left. At 02.34 she rang."
    printed = run("--find", "--json", text)
    day, time = (json.loads(line) for line in printed.splitlines())
    assert (day["start"], day["end"], day["edtf"]) == (3, 15, "2017-06-14")
    assert (time["edtf"], time["carried"]) == ("2017-06-14T02:34:00", True)
    assert "2017-06-14 02:34 · minute" in run("--find", "-", given=text)


def test_starting_is_quick_enough_to_use_in_a_loop() -> None:
    heavy = "import candour.cli.date, sys; print('lxml' in sys.modules, 'rich' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", heavy], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]
