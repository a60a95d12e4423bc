"""A workspace: the folder that holds case files, and where in it everything stands."""

import os
from dataclasses import dataclass, field
from pathlib import Path

from candour.errors import CandourError
from candour.store.refusals import said_of_disk

DATABASE = "candour.sqlite3"


@dataclass(frozen=True, slots=True)
class Workspace:
    """A folder of case files. `database_url` puts the log on PostgreSQL; originals stay here.

    `user` is the name of whoever opens it; without one, Candour itself does.
    """

    folder: Path
    database_url: str | None = field(default=None, repr=False)
    user: str = field(default="", repr=False)

    @property
    def database(self) -> Path:
        """The SQLite file that holds the log."""
        return self.folder / DATABASE

    @property
    def originals(self) -> Path:
        """The folder of originals, each named by the hash of its bytes."""
        return self.folder / "originals"

    @property
    def backups(self) -> Path:
        """The folder of copies made before the tables were changed."""
        return self.folder / "backups"

    def cache(self, case: str) -> Path:
        """The folder of everything about a case that can be made again."""
        return self.folder / "cache" / case


def make_folder(folder: Path) -> None:
    """Make a folder that lasts, and those above it. Raises `CandourError` where it cannot be."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    with said_of_disk(folder):
        if folder.exists() and not folder.is_dir():
            raise CandourError(f"{folder.name} is a file", expected="a folder for the workspace")
        folder.mkdir(parents=True, exist_ok=True)
        for one in missing:
            sync_folder(one.parent)


def sync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_lasting(path: Path, data: bytes, mode: int = 0o644) -> None:
    """Write a file so that it is there whole, and on the disk, or not there at all."""
    make_folder(path.parent)
    beside = path.parent / f".{path.name}.{os.getpid()}.part"
    with said_of_disk(path):
        try:
            with beside.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            beside.chmod(mode)
            beside.replace(path)
        except OSError:
            beside.unlink(missing_ok=True)
            raise
        sync_folder(path.parent)
