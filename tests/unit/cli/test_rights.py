"""`candour case rights` and `candour log --reading`: who may do what, and who opened what."""

from pathlib import Path

import pytest

from tests.unit.cli.case_runs import entries, new_case, printed, show, write_files
from tests.unit.cli.merge_runs import Run


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CANDOUR_BY", "Ann")
    write_files(tmp_path)
    return tmp_path


def as_(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CANDOUR_BY", name)


NOTE = ("decide", "--case", "child-k", "note", "GP", "--why", "x")


def test_on_a_laptop_everybody_who_may_open_it_may_do_everything(
    candour: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    new_case(candour)
    as_("Una", monkeypatch)
    assert candour(*NOTE)[0] == 0
    assert len(entries(candour)) == 5


def test_once_rights_are_given_they_count_for_every_command(
    candour: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    new_case(candour)
    assert candour("case", "rights", "child-k", "--give", "Una=read")[0] == 0
    as_("Una", monkeypatch)
    assert len(entries(candour)) == 5
    before = show(candour)["head"]
    for words in (NOTE, ("case", "add", "child-k", "School=police.csv"),
                  ("case", "retitle", "child-k", "x"),
                  ("case", "erase", "child-k", "D1", "--why", "x", "--yes")):  # fmt: skip
        code, _, err = candour(*words)
        assert code == 2, words
        assert "you have no right to decide here" in err
    assert show(candour)["head"] == before
    as_("Eve", monkeypatch)
    for words in (("case", "show", "child-k"), ("log", "--case", "child-k"),
                  ("log", "--case", "child-k", "--verify"), ("merge", "--case", "child-k"),
                  ("read", "--case", "child-k"), ("case", "rebuild", "child-k"),
                  ("log", "--case", "child-k", "--reading"), ("case", "rights", "child-k")):  # fmt: skip
        code, _, err = candour(*words)
        assert code == 2, words
        assert "you have no right to read here" in err, words
    assert candour("case", "list", "--json")[1] == []
    as_("Ann", monkeypatch)
    assert candour(*NOTE)[0] == 0
    assert len(candour("case", "list", "--json")[1]) == 1


def test_only_the_owner_gives_and_takes(
    candour: Run, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    new_case(candour)
    as_("Una", monkeypatch)
    code, _, err = candour("case", "rights", "child-k", "--give", "Una=decide")
    assert code == 2
    assert "only the owner" in err
    as_("Ann", monkeypatch)
    candour("case", "rights", "child-k", "--give", "Una=read,decide")
    _, lines = printed(capfd, monkeypatch, "case", "rights", "child-k")
    assert lines[0] == "owner: Ann"
    assert [one.partition(", given by Ann on ")[0] for one in lines[1:]] == [
        "Una: read", "Una: decide",
    ]  # fmt: skip
    assert candour("case", "rights", "child-k", "--take", "Una")[0] == 0
    assert candour("case", "rights", "child-k", "--take", "Una")[0] == 2
    assert candour("case", "rights", "child-k", "--give", "Una=own")[0] == 2


def test_whoever_opens_a_case_in_a_shared_workspace_may_work_in_it(
    candour: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    new_case(candour)
    candour("case", "rights", "child-k", "--give", "Una=read")
    as_("Una", monkeypatch)
    assert candour("case", "new", "child-l", "--title", "Child L")[0] == 0
    assert candour("case", "add", "child-l", "GP=gp.csv")[0] == 0


def test_who_opened_what_is_noted_once_a_sitting(
    candour: Run, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    new_case(candour)
    as_("Una", monkeypatch)
    show(candour)
    show(candour)
    candour("read", "--case", "child-k")
    code, lines, _ = candour("log", "--case", "child-k", "--reading", "--json")
    assert code == 0
    assert [(one["by"], one["what"]) for one in lines if one["by"] == "Una"] == [
        ("Una", "case"), ("Una", "original"), ("Una", "original"),
    ]  # fmt: skip
    _, said = printed(capfd, monkeypatch, "log", "--case", "child-k", "--reading")
    assert any(one.endswith("Una opened police.csv") for one in said)
    assert any(one.endswith("Una opened the case") for one in said)
