"""`candour verify`: a release and a public key tell whether anything was done to it since."""

import json
import shutil
import unicodedata
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import jsonschema
import pytest

from candour.actions.releasing import make_signing_keys
from scripts.reference import DOCS
from tests.unit.cli.merge_runs import Run
from tests.unit.cli.release_runs import making, write_edition

SCHEMA = json.loads((DOCS / "contract" / "objects.schema.json").read_text(encoding="utf-8"))
MANIFEST, TAGS = "manifest-sha256.txt", "tagmanifest-sha256.txt"


@pytest.fixture
def sent(tmp_path: Path, candour: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A release; only it and the public key are left."""
    monkeypatch.chdir(tmp_path)
    write_edition(tmp_path)
    assert candour(*making())[0] == 0
    shutil.rmtree(tmp_path / "public")
    (tmp_path / "key.yaml").unlink()
    return tmp_path / "sent"


def changed(sent: Path) -> None:
    file = sent / "data" / "report.txt"
    file.write_bytes(file.read_bytes().replace(b"twice", b"once "))


def taken_away(sent: Path) -> None:
    (sent / "data" / "report.txt").unlink()


def added(sent: Path) -> None:
    (sent / "data" / "annex" / "more.txt").write_text("More.", encoding="utf-8")


def added_beside(sent: Path) -> None:
    (sent / "notice.txt").write_text("More.", encoding="utf-8")


def empty_folder(sent: Path) -> None:
    (sent / "data" / "told in its name").mkdir()


def renamed(sent: Path) -> None:
    (sent / "data" / "report.txt").rename(sent / "data" / "draft.txt")


def a_link(sent: Path) -> None:
    file = sent / "data" / "report.txt"
    file.rename(sent.parent / "report.txt")
    file.symlink_to(sent.parent / "report.txt")


def another_edition(sent: Path) -> None:
    file = sent / "bag-info.txt"
    file.write_text(file.read_text("utf-8").replace("public", "family"), encoding="utf-8")


def manifest_rewritten(sent: Path) -> None:
    """The file and the manifest were changed together, but not what is signed."""
    before = sha256((sent / "data" / "report.txt").read_bytes()).hexdigest()
    changed(sent)
    after = sha256((sent / "data" / "report.txt").read_bytes()).hexdigest()
    file = sent / MANIFEST
    file.write_text(file.read_text("utf-8").replace(before, after), encoding="utf-8")


def all_rewritten(sent: Path) -> None:
    """Everything was made to fit, but for the signature."""
    before = sha256((sent / MANIFEST).read_bytes()).hexdigest()
    manifest_rewritten(sent)
    after = sha256((sent / MANIFEST).read_bytes()).hexdigest()
    file = sent / TAGS
    file.write_text(file.read_text("utf-8").replace(before, after), encoding="utf-8")


def signature_cut(sent: Path) -> None:
    file = sent / f"{TAGS}.sig"
    file.write_bytes(file.read_bytes()[:100])


def signature_gone(sent: Path) -> None:
    (sent / f"{TAGS}.sig").unlink()


def signature_of_nothing(sent: Path) -> None:
    (sent / f"{TAGS}.sig").write_text("00" * 64, encoding="utf-8")


def tags_gone(sent: Path) -> None:
    (sent / TAGS).unlink()


def path_out(sent: Path) -> None:
    with (sent / MANIFEST).open("a", encoding="utf-8") as file:
        file.write(f"{'0' * 64}  data/../../panel.public.pem\n{'0' * 64}  /etc/passwd\n")


def no_manifest_at_all(sent: Path) -> None:
    (sent / MANIFEST).write_bytes(b"\x00\xff nothing\n")


@pytest.mark.parametrize(
    ("done", "told"),
    [
        (changed, ["data/report.txt: was changed"]),
        (taken_away, ["data/report.txt: is missing"]),
        (added, ["data/annex/more.txt: was added"]),
        (added_beside, ["notice.txt: was added"]),
        (empty_folder, ["data/told in its name/: an empty folder was added"]),
        (renamed, ["data/report.txt: was renamed, to data/draft.txt"]),
        (a_link, ["data/report.txt: is a link, and was not opened", "data/report.txt: is missing"]),
        (another_edition, ["bag-info.txt: was changed"]),
        (manifest_rewritten, [f"{MANIFEST}: was changed"]),
        (all_rewritten, [f"{TAGS}.sig: not a signature by this public key"]),
        (signature_cut, [f"{TAGS}.sig: the signature is cut off"]),
        (signature_gone, [f"{TAGS}.sig: the signature is missing"]),
        (signature_of_nothing, [f"{TAGS}.sig: not a signature by this public key"]),
        (tags_gone, [f"{TAGS}: what was signed is missing"]),
        (path_out, [f"{MANIFEST}: line 3: the path leads out", f"{MANIFEST}: line 4: the path"]),
        (no_manifest_at_all, [f"{MANIFEST}: line 1 is no hash"]),
    ],
    ids=lambda one: getattr(one, "__name__", ""),
)
def test_whatever_was_done_is_named(
    sent: Path, candour: Run, done: Callable[[Path], None], told: list[str]
) -> None:
    done(sent)
    code, (found,), _ = candour("verify", sent, "--public-key", "panel.public.pem", "--json")
    assert code == 1
    jsonschema.validate(found, SCHEMA)
    assert found["ok"] is False
    for one in told:
        assert any(problem.startswith(one) for problem in found["problems"]), found["problems"]


def test_what_nobody_touched_verifies_wherever_it_lies(sent: Path, candour: Run) -> None:
    there = sent.parent / "elsewhere"
    shutil.copytree(sent, there)
    code, (found,), _ = candour("verify", there, "--public-key", "panel.public.pem", "--json")
    assert (code, found["ok"], found["checked"]) == (0, True, 7)
    jsonschema.validate(found, SCHEMA)


def test_a_disk_that_spells_names_another_way_changes_nothing(sent: Path, candour: Run) -> None:
    (name,) = (one.name for one in (sent / "data" / "annex").iterdir())
    place = sent / "data" / "annex"
    (place / name).rename(place / unicodedata.normalize("NFD", name))
    assert candour("verify", sent, "--public-key", "panel.public.pem")[0] == 0


def test_another_key_is_told_from_a_change(sent: Path, candour: Run) -> None:
    make_signing_keys(sent.parent / "x.private.pem", sent.parent / "x.public.pem")
    code, (found,), _ = candour("verify", sent, "--public-key", "x.public.pem", "--json")
    assert code == 1
    assert found["problems"][-1] == "bag-info.txt: names another key as the one that signed it"


def test_what_is_no_release_or_no_key_is_refused(sent: Path, candour: Run) -> None:
    (sent.parent / "empty").mkdir()
    for release, key, told in (
        ("empty", "panel.public.pem", "is no release"),
        ("panel.public.pem", "panel.public.pem", "is no folder"),
        ("sent", "panel.private.pem", "no public key"),
        ("sent", "sent/bagit.txt", "no public key"),
    ):
        code, _, said = candour("verify", release, "--public-key", key)
        assert code == 2
        assert told in said
