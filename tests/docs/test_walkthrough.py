"""Every command of the walk-through runs as it stands, in its order, and prints what it shows."""

import re
import shlex
import shutil
from pathlib import Path

import pytest

from candour.cli.main import main
from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "manual" / "walkthrough.md").read_text(encoding="utf-8")
_CAT = re.compile(r'"\$\(cat (\S+)\)"')
_EXIT = re.compile(r"\s+# exit code (\d)$")


def steps() -> list[tuple[str, int, list[str]]]:
    """Return each command with its exit code and the lines that are shown of what it prints."""
    found: list[tuple[str, int, list[str]]] = []
    for block in re.findall(r"^```\n(.+?)^```", PAGE, re.MULTILINE | re.DOTALL):
        for line in block.splitlines():
            if line.startswith("$ "):
                exit_code = _EXIT.search(line)
                command = _EXIT.sub("", line.removeprefix("$ "))
                found.append((command, int(exit_code[1]) if exit_code else 0, []))
            else:
                found[-1][2].append(line)
    return found


def test_the_walk_through_goes_all_the_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CANDOUR_BY", "panel")
    for command, code, shown in steps():
        words = shlex.split(_CAT.sub(lambda found: Path(found[1]).read_text().strip(), command))
        if words[0] == "cp":
            shutil.copy(words[1], words[2])
            continue
        into = Path(words.pop()) if words[-2] == ">" else None
        monkeypatch.setattr("sys.argv", [one for one in words if one != ">"])
        with pytest.raises(SystemExit) as left:
            main()
        out, err = capfd.readouterr()
        assert left.value.code == code, f"{command}: {err}"
        if into is not None:
            into.write_text(out, encoding="utf-8")
        printed = " ".join((out + err).split())
        for line in shown:
            parts = (re.escape(" ".join(part.split())) for part in line.split("[…]"))
            assert re.search(".*".join(parts), printed), f"{line} is not in: {printed}"
    released = sorted(one.name for one in tmp_path.glob("child-r-*"))
    assert released == ["child-r-family", "child-r-public"]
