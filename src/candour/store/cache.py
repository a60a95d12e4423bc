"""Caches: what can be made again from originals and decisions. Losing them loses nothing."""

import json
from contextlib import suppress
from pathlib import Path
from shutil import rmtree
from typing import Any, TypeVar

from candour.store.plain import plain, restored
from candour.store.refusals import said_of_disk
from candour.store.workspace import make_folder, write_lasting

T = TypeVar("T")


def save_cached(folder: Path, name: str, value: Any) -> None:
    """Keep a value made of core types under a name."""
    write_lasting(folder / name, json.dumps(plain(value)).encode("ascii"))


def save_among_last(folder: Path, name: str, value: Any, most: int) -> None:
    """Keep a value in a folder of its own kind, and of all that is there the last ones alone."""
    make_folder(folder)
    save_cached(folder, name, value)
    for old in last_kept(folder)[most:]:
        with said_of_disk(old):
            old.unlink(missing_ok=True)


def last_kept(folder: Path) -> list[Path]:
    """Return the files of a folder of kept values, the latest first."""
    found = []
    for file in folder.glob("*.json"):
        with suppress(FileNotFoundError):  # another thread may drop it meanwhile
            found.append((file.stat().st_mtime, file))
    return [file for _, file in sorted(found, reverse=True)]


def load_cached(folder: Path, name: str, kind: type[T]) -> T | None:
    """Return a value that was kept; None where there is none, or it cannot be used any more."""
    try:
        return restored(kind, json.loads((folder / name).read_text(encoding="ascii")))
    except (OSError, ValueError, TypeError, KeyError):
        return None


def stamp_of(folder: Path, name: str) -> tuple[int, ...]:
    """Return what is another as soon as something else is kept under a name."""
    try:
        found = (folder / name).stat()
    except OSError:
        return ()
    return found.st_mtime_ns, found.st_size, found.st_ino


def forget_others(folder: Path, kept: set[str]) -> None:
    """Delete what was kept under other names than these."""
    if not folder.is_dir():
        return
    with said_of_disk(folder):
        for file in folder.iterdir():
            if file.name not in kept:
                file.unlink(missing_ok=True)


def forget_everything(folder: Path) -> None:
    """Delete a folder of caches with all that is in it."""
    with said_of_disk(folder):
        if folder.is_dir():
            rmtree(folder)


def save_text(path: Path, text: str) -> None:
    """Keep lines that a person may read, whole or not at all."""
    make_folder(path.parent)
    write_lasting(path, text.encode("utf-8", "replace"))


def load_bytes(path: Path) -> bytes | None:
    """Return what was kept; None where there is nothing."""
    with said_of_disk(path):
        return path.read_bytes() if path.is_file() else None
