"""What the manual says is what the program does."""

import json
import re
from pathlib import Path

import pytest

from candour.cli.main import cli
from candour.core.chronology.entry import FlagKind
from scripts.reference import DOCS, PAGES

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", PAGES)
def test_reference_page_is_what_make_docs_would_write(name: str) -> None:
    assert (DOCS / "reference" / name).read_text(encoding="utf-8") == PAGES[name]()


def test_schema_is_the_contracts(shared: Path) -> None:
    ours = json.loads((DOCS / "contract" / "objects.schema.json").read_text(encoding="utf-8"))
    theirs = json.loads((shared / "contract" / "objects.schema.json").read_text(encoding="utf-8"))
    assert ours == theirs


def test_every_command_has_help_with_an_example() -> None:
    for name in cli.list_commands(None):  # type: ignore[arg-type]
        command = cli.get_command(None, name)  # type: ignore[arg-type]
        assert command is not None
        assert re.search(rf"Examples?:\s+candour {name}", command.help or ""), name


def test_readme_names_only_targets_that_make_has() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), flags=re.MULTILINE))
    pages = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "ARCHITECTURE.md")]
    named = {
        target for page in pages for target in re.findall(r"`make ([a-z]+)`", page.read_text())
    }
    assert named <= targets


def test_the_manual_explains_every_flag() -> None:
    page = (DOCS / "manual" / "flags.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE)) == {*FlagKind}
