"""What needs no case file loads no database: every start would pay for it."""

import subprocess
import sys
from pathlib import Path

import pytest

_SAYS = "import sys, candour.cli.main as m; sys.argv[1:] = {arguments!r}\ntry: m.main()\nexcept SystemExit: pass\nprint('django' in sys.modules, file=sys.stderr)"


@pytest.mark.parametrize(
    "arguments",
    [["--help"], ["date", "3 May 2022"], ["read", "a.csv"], ["merge", "GP=a.csv"]],
    ids=" ".join,
)
def test_no_database_is_loaded(arguments: list[str], tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Date,What\n3 May 2022,Seen\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", _SAYS.format(arguments=arguments)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr.splitlines()[-1] == "False"
