"""Originals: files as received, named by the hash of their bytes, written once."""

from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from candour.errors import CandourError
from candour.store.refusals import said_of_disk
from candour.store.workspace import Workspace, sync_folder, write_lasting

_READ_ONLY = 0o444


class Stands(StrEnum):
    """What became of an original since it was received."""

    WHOLE = "whole"
    MISSING = "is missing"
    CHANGED = "was changed: its bytes are not those that were received"


def save_original(workspace: Workspace, data: bytes) -> str:
    """Keep a file's bytes and return their hash, once they are safe on the disk."""
    digest = sha256(data).hexdigest()
    path = _path(workspace, digest)
    if original_stands(workspace, digest) is not Stands.WHOLE:
        write_lasting(path, data, _READ_ONLY)
    return digest


def load_original(workspace: Workspace, digest: str) -> bytes:
    """Return an original's bytes. Raises `CandourError` where they are not what was received."""
    path = _path(workspace, digest)
    data = None
    if path.is_file():
        with said_of_disk(path):
            data = path.read_bytes()
    if data is None or sha256(data).hexdigest() != digest:
        stands = Stands.MISSING if data is None else Stands.CHANGED
        raise CandourError(
            f"the original {digest[:12]}… {stands.value}",
            next_step="put it back from a backup; candour log --verify names every such file",
        )
    return data


def delete_original(workspace: Workspace, digest: str) -> None:
    """Delete an original's bytes for good: the law asked for it."""
    path = _path(workspace, digest)
    with said_of_disk(path):
        path.unlink(missing_ok=True)
        if path.parent.is_dir():
            sync_folder(path.parent)


def original_stands(workspace: Workspace, digest: str) -> Stands:
    """Say whether an original is there with the bytes that were received."""
    path = _path(workspace, digest)
    if not path.is_file():
        return Stands.MISSING
    with said_of_disk(path), path.open("rb") as file:
        found = sha256()
        while block := file.read(1 << 20):
            found.update(block)
    return Stands.WHOLE if found.hexdigest() == digest else Stands.CHANGED


def _path(workspace: Workspace, digest: str) -> Path:
    return workspace.originals / digest[:2] / digest
