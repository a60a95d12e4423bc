"""`candour draft`: every draft is kept, with what changed in it and who asked for that."""

import json
from hashlib import sha256
from pathlib import Path

import jsonschema
import pytest

from tests.conftest import ROOT
from tests.unit.cli.case_runs import printed
from tests.unit.cli.merge_runs import Lines, Run, of

SCHEMA = json.loads((ROOT / "docs" / "contract" / "objects.schema.json").read_text("utf-8"))
FIRST = """The GP practice saw the child twice in March 2022.

The practice should have told the health visitor about the bruise.

The police attended on 3 May 2022 and found nobody at home.
"""
SECOND = FIRST.replace("should have told", "could perhaps have told")


def add(candour: Run, name: str, *given: str) -> Lines:
    code, lines, said = candour("draft", "add", name, "--case", "child-k", "--json", *given)
    assert code == 0, said
    return lines


@pytest.fixture
def drafts(case_files: Path, candour: Run) -> Path:
    candour("case", "new", "child-k", "--title", "Child K")
    (case_files / "first.txt").write_text(FIRST, encoding="utf-8")
    (case_files / "second.txt").write_text(SECOND, encoding="utf-8")
    return case_files


def test_a_draft_says_what_changed_since_and_at_whose_request(drafts: Path, candour: Run) -> None:
    (first,) = add(candour, "first.txt")
    (second,) = add(candour, "second.txt", "--at-request-of", "the practice", "--why", "its letter")
    assert first["since"] is None
    assert second["since"] == first["decision"]
    assert second["changes"] == {"kept": 2, "softened": 1}
    assert (second["at_request_of"], second["why"]) == ("the practice", "its letter")
    assert second["sha256"] == sha256(SECOND.encode()).hexdigest()
    kept = drafts / ".candour" / "originals" / second["sha256"][:2] / second["sha256"]
    assert kept.read_text(encoding="utf-8") == SECOND
    (drafts / "second.txt").unlink()
    _, lines, _ = candour("draft", "show", second["decision"], "--case", "child-k", "--json")
    changed = [one for one in of(lines, "difference") if one["change"] != "kept"]
    assert "could perhaps" in changed[0]["b"][0]["text"]
    for one in of(lines, "difference"):
        jsonschema.validate(one, SCHEMA)


def test_each_edition_has_drafts_of_its_own(drafts: Path, candour: Run) -> None:
    (whole,) = add(candour, "first.txt")
    (public,) = add(candour, "second.txt", "--edition", "public")
    assert public["since"] is None
    (named,) = add(candour, "first.txt", "--edition", "family", "--since", whole["decision"])
    assert named["since"] == whole["decision"]


def test_a_row_that_was_taken_back_stays_in_the_ledger(
    drafts: Path, candour: Run, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    add(candour, "first.txt")
    (wrong,) = add(candour, "second.txt")
    assert candour("decide", "--case", "child-k", "undo", wrong["decision"])[0] == 0
    (third,) = add(candour, "second.txt")
    _, rows, _ = candour("draft", "list", "--case", "child-k", "--json")
    assert [one["undone"] for one in rows] == [False, True, False]
    assert third["since"] == rows[0]["decision"]
    _, said = printed(capfd, monkeypatch, "draft", "list", "--case", "child-k")
    assert "(taken back)" in said[2]
    assert "since D1: 2 kept, 1 softened" in said[-1]


def test_the_last_draft_is_not_kept_twice_and_none_is_made_without_a_file(
    drafts: Path, candour: Run
) -> None:
    add(candour, "first.txt")
    code, _, said = candour("draft", "add", "first.txt", "--case", "child-k")
    assert (code, "byte for byte (D1)" in said) == (2, True)
    code, _, said = candour("decide", "--case", "child-k", "draft", "first.txt")
    assert (code, "candour draft add" in said) == (2, True)
    code, _, said = candour("draft", "show", "D9", "--case", "child-k")
    assert (code, "no draft and no release" in said) == (2, True)


def test_what_cannot_be_read_is_kept_and_says_why_nothing_is_compared(
    drafts: Path, candour: Run
) -> None:
    (drafts / "broken.pdf").write_bytes(b"%PDF-1.7 broken")
    add(candour, "first.txt")
    (row,) = add(candour, "broken.pdf")
    assert row["changes"] == {}
    assert "broken.pdf" in row["not_compared"][0]


def test_the_log_proves_drafts_and_erasing_one_deletes_its_file(drafts: Path, candour: Run) -> None:
    (row,) = add(candour, "first.txt")
    kept = drafts / ".candour" / "originals" / row["sha256"][:2] / row["sha256"]
    _, lines, _ = candour("log", "--case", "child-k", "--json")
    assert lines[0]["type"] == "draft_decision"
    assert candour("log", "--case", "child-k", "--verify")[0] == 0
    kept.chmod(0o600)
    kept.write_text("another", encoding="utf-8")
    assert candour("log", "--case", "child-k", "--verify")[0] == 1
    kept.write_text(FIRST, encoding="utf-8")
    given = ("case", "erase", "child-k", row["decision"], "--why", "order", "--yes")
    assert candour(*given)[0] == 0
    assert not kept.exists()
    assert candour("draft", "list", "--case", "child-k", "--json")[1] == []
