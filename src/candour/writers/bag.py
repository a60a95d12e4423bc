"""A release as a folder: BagIt 1.0 (RFC 8493), with a signature over its last manifest."""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from candour.core.manifest.listing import manifest_text
from candour.core.manifest.release import (
    DECLARATION,
    DECLARED,
    INFORMATION,
    MANIFEST,
    PAYLOAD,
    SIGNATURE,
    TAG_MANIFEST,
    ReleaseSaid,
)
from candour.errors import CandourError

_FILE_MODE, _FOLDER_MODE = 0o644, 0o755


@dataclass(frozen=True, slots=True)
class Staged:
    """A release that is being made beside its place; nothing stands there until it is put there.

    The folder has its last name already, inside one with a name of its own, so that whatever checks
    the release sees the name too.
    """

    place: Path
    around: Path

    @property
    def folder(self) -> Path:
        """The release as it is being made."""
        return self.around / self.place.name

    def add(self, path: str, data: bytes) -> Path:
        """Write one file of the payload, and return where it stands."""
        file = self.folder / PAYLOAD / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
        return file

    def note(self, text: str) -> None:
        """Write what the release says of itself."""
        self._write(INFORMATION, text)

    def seal(
        self, files: Mapping[str, str], said: ReleaseSaid, sign: Callable[[bytes], bytes]
    ) -> None:
        """Write what the release says, its manifests and the signature; set every time alike.

        `files` leads from a path in the release to its hash. Times are those of the day of the
        release: when somebody worked on what is nobody's business.
        """
        texts = {
            DECLARATION: DECLARED,
            INFORMATION: said.text(),
            MANIFEST: manifest_text(files),
        }
        tags = manifest_text({n: sha256(text.encode()).hexdigest() for n, text in texts.items()})
        for name, text in {**texts, TAG_MANIFEST: tags}.items():
            self._write(name, text)
        # In figures: bytes at random could be read as somebody's initials.
        self._write(SIGNATURE, f"{sign(tags.encode()).hex()}\n")
        _alike(self.folder, said.day)

    def put_in_place(self) -> None:
        """Put the release where it is to stand, in one step."""
        _to_disk(self.folder)
        self.folder.rename(self.place)

    def _write(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text, encoding="utf-8", newline="\n")


@contextmanager
def staged(place: Path) -> Iterator[Staged]:
    """Begin a release; what was not put in its place by the end is gone. Raises `CandourError`."""
    if place.exists() or place.is_symlink():
        raise CandourError(
            f"{place.name} is there already, and is not written over",
            expected="a new folder",
            next_step="name another with -o",
        )
    if not place.absolute().parent.is_dir():
        raise CandourError(f"there is no folder for {place.name}", next_step="make it first")
    try:
        with TemporaryDirectory(prefix=f".{place.name}.", dir=place.parent) as around:
            begun = Staged(place, Path(around))
            (begun.folder / PAYLOAD).mkdir(parents=True)
            yield begun
    except OSError as problem:
        raise CandourError(
            f"{place.name} cannot be written: {problem.strerror or 'the disk refuses'}",
            next_step="name another folder with -o",
        ) from None


def _alike(folder: Path, day: date) -> None:
    stamp = datetime.combine(day, time(), UTC).timestamp()
    for path in sorted((folder, *folder.rglob("*")), reverse=True):
        path.chmod(_FOLDER_MODE if path.is_dir() else _FILE_MODE)
        os.utime(path, (stamp, stamp))


def _to_disk(folder: Path) -> None:
    for path in folder.rglob("*"):
        with suppress(OSError), path.open("rb") as file:
            os.fsync(file.fileno())
