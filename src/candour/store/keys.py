"""The keys of a workspace: who must not be named in each case, and what signs its releases.

They lie in a folder of their own that its owner alone may open: never in the log, among originals,
in a cache or in what is exported.
"""

from pathlib import Path

from candour.store.refusals import said_of_disk
from candour.store.workspace import Workspace, make_folder, write_lasting

_OWNER_ONLY, _FOLDER_OWNER_ONLY = 0o600, 0o700


def key_of_case(workspace: Workspace, case: str) -> Path:
    """Return where the key of a case lies, or would."""
    return _folder(workspace) / f"{case}.yaml"


def key_before(workspace: Workspace, case: str) -> Path:
    """Return where the key lies that another file took the place of."""
    return _folder(workspace) / f"{case}.before.yaml"


def signing_keys(workspace: Workspace) -> tuple[Path, Path]:
    """Return where the private and the public key lie that releases are signed with."""
    return _folder(workspace) / "signing.private.pem", _folder(workspace) / "signing.public.pem"


def save_secret(path: Path, data: bytes) -> None:
    """Keep a key, whole or not at all. Raises `CandourError` where the disk refuses."""
    make_key_folder(path.parent)
    write_lasting(path, data, _OWNER_ONLY)


def make_key_folder(folder: Path) -> None:
    """Make the folder of keys, shut to everybody but its owner."""
    make_folder(folder)
    with said_of_disk(folder):
        folder.chmod(_FOLDER_OWNER_ONLY)


def _folder(workspace: Workspace) -> Path:
    return workspace.folder / "keys"
