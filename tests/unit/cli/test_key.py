"""A draft of a key from the records' people."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from candour.actions.key import load_key
from candour.cli.main import cli
from candour.errors import CandourError

RECORDS = """Date,What happened,People
03/05/2021,"Home visit. Mother Ann REED and Tom Reed seen. Tom well.","Tom Reed (child), Ann Reed (mother)"
04/05/2021,"Ann Reed, mother of Tom Reed, rang SW Olive Marsh.","Tom Reed (child), Ann Reed (mother)"
05/05/2021,"MGM Joan Pike brought Tom Reed.","Tom Reed (child), Joan Pike (maternal grandmother)"
"""


def draft(folder: Path) -> Path:
    (folder / "gp.csv").write_text(RECORDS, encoding="utf-8")
    given = ["key", "propose", f"GP={folder / 'gp.csv'}", "-o", str(folder / "key.yaml")]
    ran = CliRunner().invoke(cli, given, standalone_mode=False)
    if ran.exception:
        raise ran.exception
    return folder / "key.yaml"


def test_a_draft_is_a_key_that_can_be_used(tmp_path: Path) -> None:
    key = load_key(draft(tmp_path))
    called = {one.name: one.pseudonym for one in key.persons}
    assert called["Ann Reed"] == "Mother"
    assert called["Joan Pike"] == "Maternal grandmother"
    assert len(set(called.values())) == len(called)
    assert key.edition("public").dates == "month"


def test_a_settled_key_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "key.yaml").write_text("settled", encoding="utf-8")
    with pytest.raises(CandourError, match="there already"):
        draft(tmp_path)
    assert (tmp_path / "key.yaml").read_text(encoding="utf-8") == "settled"
