"""`candour release`: nothing leaves that leaks, and what leaves says nothing of whoever sent it."""

import json
import os
import stat
from pathlib import Path

import bagit
import pytest

from tests.unit.cli.merge_runs import Run, of
from tests.unit.cli.release_runs import making, write_edition


@pytest.fixture
def edition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write_edition(tmp_path)
    return tmp_path


def test_a_release_is_a_bag_that_says_nothing_of_its_maker(edition: Path, candour: Run) -> None:
    code, (made,), _ = candour(*making(), "--json")
    assert (code, made["type"], made["files"]) == (0, "release", 2)
    sent = edition / "sent"
    bagit.Bag(str(sent)).validate()
    written = b"".join(one.read_bytes() for one in sent.rglob("*") if one.is_file())
    for told in (b"Reed", str(edition).encode(), b"PRIVATE", os.uname().nodename.encode()):
        assert told not in written
    times = {one.stat().st_mtime for one in (sent, *sent.rglob("*"))}
    assert len(times) == 1
    assert times.pop() % 86_400 == 0
    assert [one.name for one in edition.iterdir() if one.name.startswith(".")] == []


def test_the_same_edition_has_the_same_hash_wherever_it_is_made(
    edition: Path, candour: Run
) -> None:
    (first,), (second,) = (candour(*making(name), "--json")[1] for name in ("one", "two"))
    assert first["sha256"] == second["sha256"]


@pytest.mark.parametrize(
    ("file", "words", "leak_class"),
    [
        ("report.txt", "Tom Reed was seen.", "name"),
        ("Ann_Reed.txt", "Nothing.", "name"),
        ("report.txt", "Child T was born on 5 March 2019.", "date_of_birth"),
    ],
)
def test_a_leak_bars_it_and_nothing_is_written(
    edition: Path, candour: Run, file: str, words: str, leak_class: str
) -> None:
    (edition / "public" / file).write_text(words, encoding="utf-8")
    code, lines, said = candour(*making(), "--json")
    assert code == 1
    assert {one["class"] for one in of(lines, "leak")} == {leak_class}
    assert {one["file"] for one in of(lines, "leak")} == {file}
    assert "nothing was released" in said
    assert not (edition / "sent").exists()
    assert not [one for one in edition.iterdir() if one.name.startswith(".")]


def test_the_name_of_the_folder_must_not_tell_either(edition: Path, candour: Run) -> None:
    code, lines, _ = candour(*making("reed_public"), "--json")
    assert (code, {one["where"] for one in lines}) == (1, {"folder name"})


def test_what_could_not_be_read_was_not_checked(edition: Path, candour: Run) -> None:
    (edition / "public" / "report.pdf").write_bytes(b"%PDF-1.7 broken")
    code, _, said = candour(*making())
    assert (code, "report.pdf" in said, (edition / "sent").exists()) == (1, True, False)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("key.yaml", "is a key"),
        ("panel.private.pem", "is a key"),
        (".DS_Store", "hidden file"),
        ("50%.txt", "names with %"),
        ("link.txt", "this is a link"),
    ],
)
def test_what_must_not_leave_is_refused(edition: Path, candour: Run, name: str, told: str) -> None:
    target = edition / "public" / name
    if name == "link.txt":
        target.symlink_to(edition / "public" / "report.txt")
    elif (edition / name).exists():
        target.write_bytes((edition / name).read_bytes())
    else:
        target.write_text("Nothing.", encoding="utf-8")
    code, _, said = candour(*making())
    assert code == 2
    assert told in said
    assert not (edition / "sent").exists()


def test_a_release_is_never_written_over(edition: Path, candour: Run) -> None:
    assert candour(*making())[0] == 0
    before = {one: one.read_bytes() for one in (edition / "sent").rglob("*") if one.is_file()}
    code, _, said = candour(*making())
    assert (code, "there already" in said) == (2, True)
    assert before == {
        one: one.read_bytes() for one in (edition / "sent").rglob("*") if one.is_file()
    }


def test_a_run_that_is_stopped_leaves_nothing(
    edition: Path, candour: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("candour.writers.bag.Staged.put_in_place", stop)
    assert candour(*making())[0] == 130
    assert sorted(one.name for one in edition.iterdir()) == [
        "key.yaml", "panel.private.pem", "panel.public.pem", "public",
    ]  # fmt: skip


def test_an_earlier_release_is_laid_beside_it(edition: Path, candour: Run) -> None:
    earlier = edition / "earlier"
    earlier.mkdir()
    told = "Tom Reed was seen twice in March 2021 by the practice nurse there.\n"
    (earlier / "report.txt").write_text(told, encoding="utf-8")
    (edition / "public" / "report.txt").write_text(told.replace("Tom Reed", "Child T"), "utf-8")
    _, lines, _ = candour(*making(), "--against", "earlier", "--json")
    assert {one["class"] for one in of(lines, "leak")} == {"jigsaw"}
    (made,) = of(lines, "release")
    assert made["leak_check"].endswith("beside 1 other release")


def test_findings_that_quote_falsely_bar_it(edition: Path, candour: Run) -> None:
    (edition / "notes.txt").write_text("The GP did not tell the school.\n", encoding="utf-8")
    for quoted, code in (("did not tell the school", 0), ("did tell the school", 1)):
        (edition / "review.txt").write_text(f"The notes say “The GP {quoted}.”\n", "utf-8")
        given = ("--findings", "review.txt", "--in", "notes.txt", "--json")
        left, lines, _ = candour(*making(f"sent{code}", *given))
        assert left == code
        assert [one["why"].split(":")[0] for one in of(lines, "barred")] == ["is altered"] * code
        assert (edition / f"sent{code}").exists() is not bool(code)


def test_keys_are_for_their_owner_and_never_written_over(edition: Path, candour: Run) -> None:
    assert stat.S_IMODE((edition / "panel.private.pem").stat().st_mode) == 0o600
    before = (edition / "panel.private.pem").read_bytes()
    code, _, said = candour("release", "keys", "-o", "panel")
    assert (code, "there already" in said) == (2, True)
    assert (edition / "panel.private.pem").read_bytes() == before


def test_a_private_key_under_a_passphrase_is_asked_for(
    edition: Path, candour: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = iter(["sesame", "sesame", "sesam", "sesame"])
    monkeypatch.setattr("click.termui.hidden_prompt_func", lambda _: next(typed))
    assert candour("release", "keys", "-o", "locked", "--passphrase")[0] == 0
    given = [one.replace("panel", "locked") for one in making()]
    code, _, said = candour(*given)
    assert (code, "passphrase does not open" in said) == (2, True)
    assert candour(*given)[0] == 0


def test_the_gate_and_the_ledger_of_a_case(
    edition: Path, candour: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CANDOUR_BY", "lead reviewer")
    gp = "Date,Source,What happened,Who\n3 May 2022,Notes,Mother was not asked who lived there,Dr L\n"
    (edition / "gp.csv").write_text(gp, encoding="utf-8")
    candour("case", "new", "child-t", "--title", "Child T")
    candour("case", "add", "child-t", "GP=gp.csv")
    said = {"statement": "Nobody asked.", "quotations": [
        {"words": "Mother was asked who lived there", "source": "gp.csv"}]}  # fmt: skip
    value = ("--value", json.dumps(said))
    assert candour("decide", "--case", "child-t", "finding", "GP", *value)[0] == 0
    code, lines, _ = candour(*making("sent", "--case", "child-t", "--json"))
    assert code == 1
    assert [(one["finding"], one["source"]) for one in of(lines, "barred")] == [("D2", "gp.csv")]
    assert candour("draft", "list", "--case", "child-t", "--json")[1] == []
    candour("decide", "--case", "child-t", "undo", "D2")
    code, lines, _ = candour(*making("sent", "--case", "child-t", "--why", "board", "--json"))
    assert (code, of(lines, "release")[0]["decision"]) == (0, "D4")
    (edition / "public" / "report.txt").write_text("Child T was seen.\n", encoding="utf-8")
    code, lines, _ = candour(*making("again", "--case", "child-t", "--json"))
    assert of(lines, "release")[0]["leak_check"].endswith("beside 1 other release")
    rows = candour("draft", "list", "--case", "child-t", "--json")[1]
    assert [(one["kind"], one["why"], one["since"]) for one in rows] == [
        ("release", "board", None), ("release", None, "D4"),
    ]  # fmt: skip
    assert rows[1]["changes"]["dropped"] == 1
    assert candour("case", "rights", "child-t", "--give", "Ann=read,decide")[0] == 0
    code, _, refusal = candour(*making("third", "--case", "child-t", "--by", "Ann"))
    assert (code, "no right to release" in refusal, (edition / "third").exists()) == (
        2,
        True,
        False,
    )
    assert candour("log", "--case", "child-t", "--verify")[0] == 0
