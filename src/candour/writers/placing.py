"""Put a written file in its place in one step."""

import os
from collections.abc import Callable
from pathlib import Path

from candour.errors import CandourError

_OWNER_ONLY = 0o600


def put_in_place(write: Callable[[Path], None], path: Path) -> None:
    """Write a file whole or not at all.

    It is written beside its place and then put there in one step: whoever stops the run finds the
    file as it was. Raises `CandourError` where the disk refuses.
    """
    unfinished = path.with_name(f".{path.stem}.{os.getpid()}.unfinished{path.suffix.lower()}")
    try:
        write(unfinished)
        unfinished.replace(path)
    except OSError as problem:
        raise CandourError(
            f"{path.name} cannot be written: {problem.strerror or 'the disk refuses'}",
            next_step="choose another folder, or close the file where it is open",
        ) from None
    finally:
        unfinished.unlink(missing_ok=True)


def put_secret(data: bytes, path: Path) -> None:
    """Write what nobody but its owner may read: a new file, whole or not at all.

    Raises `CandourError` where there is one already: it may be the only copy.
    """
    if path.exists():
        raise CandourError(
            f"{path.name} is there already, and is not written over",
            next_step="name another file with -o",
        )

    def write(place: Path) -> None:
        # Whoever may write to the folder could have put a link or a readable file there.
        place.touch(mode=_OWNER_ONLY, exist_ok=False)
        place.write_bytes(data)

    put_in_place(write, path)
