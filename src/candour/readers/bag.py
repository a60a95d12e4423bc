"""Read a release back, as somebody sent it: nothing in it is believed, and no link is followed."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from candour.core.manifest.listing import same_name
from candour.core.manifest.release import (
    DECLARATION,
    INFORMATION,
    MANIFEST,
    SIGNATURE,
    TAG_MANIFEST,
)
from candour.errors import CandourError

_READ_WHOLE = frozenset({DECLARATION, INFORMATION, MANIFEST, TAG_MANIFEST, SIGNATURE})
_MOST_BYTES = 64_000_000
_MOST_FILES = 100_000
_BLOCK = 1 << 20


@dataclass(slots=True)
class Bag:
    """What stands in a folder: the files that speak of the others, and the hash of every file."""

    said: dict[str, bytes] = field(default_factory=dict, repr=False)
    found: dict[str, str] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)


def read_bag(folder: Path) -> Bag:
    """Read a folder. Raises `CandourError` where it is no release at all."""
    if not folder.is_dir():
        raise CandourError(
            f"{folder.name} is no folder",
            expected="the folder of a release",
            next_step="unpack it first, where it came packed",
        )
    bag = Bag()
    for path, entry in _walk(bag, folder):
        _take(bag, path, entry)
    if not {DECLARATION, MANIFEST, TAG_MANIFEST} & bag.said.keys():
        raise CandourError(
            f"{folder.name} is no release: it holds no manifest",
            expected=f"a folder with {MANIFEST} and {SIGNATURE}, as candour release make writes it",
        )
    return bag


def _walk(bag: Bag, folder: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield every file, however deep; folders that may not be opened are problems."""
    waiting = [("", str(folder))]
    while waiting:
        inside, place = waiting.pop()
        try:
            with os.scandir(place) as entries:
                held = sorted(entries, key=lambda one: one.name)
        except OSError as problem:
            bag.problems.append(f"{inside or '.'}: cannot be opened ({problem.strerror})")
            continue
        if not held:
            # No manifest lists folders, but their names can say something.
            bag.problems.append(f"{inside or '.'}: an empty folder was added")
        for entry in held:
            if entry.is_dir(follow_symlinks=False):
                waiting.append((f"{inside}{entry.name}/", entry.path))
            else:
                yield f"{inside}{entry.name}", entry


def _take(bag: Bag, path: str, entry: os.DirEntry[str]) -> None:
    name = same_name(path)
    if not entry.is_file(follow_symlinks=False):
        kind = "a link" if entry.is_symlink() else "no file"
        bag.problems.append(f"{name}: is {kind}, and was not opened")
        return
    if name in bag.found:
        bag.problems.append(f"{name}: stands there twice, under names that look alike")
        return
    if len(bag.found) >= _MOST_FILES:
        raise CandourError("it holds too many files", expected=f"at most {_MOST_FILES:,}")
    try:
        bag.found[name] = _hash(bag, name, entry.path)
    except OSError as problem:
        bag.problems.append(f"{name}: cannot be opened ({problem.strerror})")


def _hash(bag: Bag, name: str, place: str) -> str:
    """Return the hash of a file; what speaks of the others is kept as it was hashed."""
    handle = os.open(place, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
    with os.fdopen(handle, "rb") as file:
        size = os.fstat(handle)
        if name in _READ_WHOLE and stat.S_ISREG(size.st_mode) and size.st_size <= _MOST_BYTES:
            bag.said[name] = file.read(_MOST_BYTES)
            return sha256(bag.said[name]).hexdigest()
        hashed = sha256()
        while block := file.read(_BLOCK):
            hashed.update(block)
    return hashed.hexdigest()
