"""A key locked with age: commands open it in memory, and nothing of it lies about in the clear."""

import stat
from pathlib import Path

import pytest

from candour.actions.key import Unlock, load_key, lock_key
from candour.errors import CandourError, LockedFile
from tests.conftest import ROOT
from tests.unit.cli.merge_runs import Run

KEY = ROOT / "examples" / "case" / "edition" / "key.yaml"
LOCKED_BY_TRUST = """-----BEGIN AGE ENCRYPTED FILE-----
YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNjcnlwdCBYdnh0OVJhR0Rnb28xakFo
VnV0dHlnIDQKK0M2czVNd0Vtb3Ftd21XZE1jYVFtM0RRYytBVFdWQnZOU2ovbjI2
eU9STQotLS0gWU82cUFIejdSLy9nVXFXbU8wQm5lNkdlQVRhRVFFa2VtWjhNOU1W
MS9sZwqTZ2bLXxW7nLLAzuQw9WETLMEM4ciLgSJBwUBYFbvM48TylAlggkh1D89o
QARq3psjfNn/jI6UTsVVrUXJqvcDyFnfU/Grqz8tcXQ6dmEUww/+lKrxIGRRyZKl
XdOw1M+7igknhOfn
-----END AGE ENCRYPTED FILE-----
"""


@pytest.fixture
def locked(tmp_path: Path, candour: Run, capfd: pytest.CaptureFixture[str]) -> Path:
    assert candour("key", "identity", "-o", tmp_path / "panel.identity")[0] == 0
    recipient = (tmp_path / "panel.identity").read_text(encoding="utf-8").split()[2]
    out = tmp_path / "key.yaml.age"
    assert candour("key", "lock", KEY, "-o", out, "--recipient", recipient)[0] == 0
    return out


def test_a_locked_key_says_nothing_and_opens_the_same(locked: Path, tmp_path: Path) -> None:
    assert b"Sallowby" not in locked.read_bytes()
    opened = load_key(locked, Unlock(tmp_path / "panel.identity"))
    assert opened == load_key(KEY)
    for name in ("key.yaml.age", "panel.identity"):
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600


def test_commands_take_it_and_write_it_nowhere(locked: Path, tmp_path: Path, candour: Run) -> None:
    told = tmp_path / "in" / "notes.txt"
    told.parent.mkdir()
    told.write_text("Reuben Sallowby was seen.\n", encoding="utf-8")
    given = ("--key", locked, "--edition", "public", "--identity", tmp_path / "panel.identity")
    assert candour("redact", told, *given, "-o", tmp_path / "out")[0] == 0
    assert "Child R was seen." in (tmp_path / "out" / "notes.txt").read_text(encoding="utf-8")
    assert candour("leaks", tmp_path / "out", *given)[0] == 0
    told.unlink()
    written = [one.read_bytes() for one in tmp_path.rglob("*") if one.is_file()]
    assert not any(b"Sallowby" in one for one in written)


def test_without_its_identity_it_stays_shut(locked: Path, tmp_path: Path, candour: Run) -> None:
    code, _, said = candour("leaks", locked.parent, "--key", locked)
    assert code == 2
    assert "locked for somebody's identity" in said
    assert said.count("\n") == 1
    candour("key", "identity", "-o", tmp_path / "other")
    code, _, said = candour(
        "leaks", locked.parent, "--key", locked, "--identity", tmp_path / "other"
    )
    assert code == 2
    assert "this identity does not open it" in said


def test_it_comes_out_again_as_it_was(locked: Path, tmp_path: Path, candour: Run) -> None:
    out = tmp_path / "again.yaml"
    given = ("key", "unlock", locked, "-o", out, "--identity", tmp_path / "panel.identity")
    assert candour(*given)[0] == 0
    assert out.read_bytes() == KEY.read_bytes()
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert candour(*given)[0] == 2


def test_what_is_no_key_is_not_locked(tmp_path: Path) -> None:
    (tmp_path / "no.yaml").write_text("a: b\n", encoding="utf-8")
    with pytest.raises(CandourError, match="the key cannot be used"):
        lock_key(tmp_path / "no.yaml", tmp_path / "out", passphrase="x")
    with pytest.raises(CandourError, match="none of age"):
        lock_key(KEY, tmp_path / "out", recipients=["age1nobody"])
    assert not (tmp_path / "out").exists()


def test_a_new_passphrase_is_typed_twice(
    tmp_path: Path, candour: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = iter(["one", "another", "same", "same"])
    monkeypatch.setattr("click.termui.hidden_prompt_func", lambda _: next(typed))
    # The library's own work takes seconds, as it is meant to.
    monkeypatch.setattr("candour.actions.key.lock_by_passphrase", lambda _, by: by.encode())
    code, _, said = candour("key", "lock", KEY, "-o", tmp_path / "out", "--passphrase")
    assert (code, "takes a few seconds" in said) == (0, True)
    assert (tmp_path / "out").read_bytes() == b"same"


def test_a_passphrase_opens_it_and_another_does_not(tmp_path: Path) -> None:
    locked = tmp_path / "key.yaml.age"
    locked.write_text(LOCKED_BY_TRUST, encoding="ascii")
    assert load_key(locked, Unlock(ask=lambda: "trust no box")).case == "Child T"
    with pytest.raises(LockedFile, match="passphrase does not open"):
        load_key(locked, Unlock(ask=lambda: "another"))
    with pytest.raises(LockedFile, match="locked by a passphrase"):
        load_key(locked)
