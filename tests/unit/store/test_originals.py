"""Originals are kept byte for byte, and what became of them is told."""

import stat
from hashlib import sha256

import pytest

from candour.errors import CandourError
from candour.store.originals import Stands, load_original, original_stands, save_original
from candour.store.workspace import Workspace

DATA = b"Date,What\n3 May 2022,Seen\n"


def test_bytes_come_back_and_nobody_may_write_them(sqlite_workspace: Workspace) -> None:
    digest = save_original(sqlite_workspace, DATA)
    assert digest == sha256(DATA).hexdigest()
    assert load_original(sqlite_workspace, digest) == DATA
    path = sqlite_workspace.originals / digest[:2] / digest
    assert stat.S_IMODE(path.stat().st_mode) == 0o444
    assert [file.name for file in path.parent.iterdir()] == [digest]


def test_the_same_bytes_are_kept_once(sqlite_workspace: Workspace) -> None:
    digest = save_original(sqlite_workspace, DATA)
    before = (sqlite_workspace.originals / digest[:2] / digest).stat()
    assert save_original(sqlite_workspace, DATA) == digest
    assert (sqlite_workspace.originals / digest[:2] / digest).stat().st_ino == before.st_ino


def test_changed_and_missing_bytes_are_told_and_never_given_out(
    sqlite_workspace: Workspace,
) -> None:
    digest = save_original(sqlite_workspace, DATA)
    path = sqlite_workspace.originals / digest[:2] / digest
    path.chmod(0o644)
    path.write_bytes(DATA.replace(b"Seen", b"Gone"))
    assert original_stands(sqlite_workspace, digest) is Stands.CHANGED
    with pytest.raises(CandourError, match="was changed"):
        load_original(sqlite_workspace, digest)
    path.unlink()
    assert original_stands(sqlite_workspace, digest) is Stands.MISSING
    with pytest.raises(CandourError, match="is missing"):
        load_original(sqlite_workspace, digest)


def test_adding_the_file_again_mends_bytes_that_were_changed(sqlite_workspace: Workspace) -> None:
    digest = save_original(sqlite_workspace, DATA)
    path = sqlite_workspace.originals / digest[:2] / digest
    path.chmod(0o644)
    path.write_bytes(b"half")
    save_original(sqlite_workspace, DATA)
    assert load_original(sqlite_workspace, digest) == DATA
