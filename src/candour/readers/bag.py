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
    for path, entry in _walk(folder, ""):
        _take(bag, path, entry)
    if not {DECLARATION, MANIFEST, TAG_MANIFEST} & bag.said.keys():
        raise CandourError(
            f"{folder.name} is no release: it holds no manifest",
            expected=f"a folder with {MANIFEST} and {SIGNATURE}, as candour release make writes it",
        )
    return bag


def _walk(folder: Path, inside: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    with os.scandir(folder) as entries:
        held = sorted(entries, key=lambda one: one.name)
    for entry in held:
        path = f"{inside}{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path), f"{path}/")
        else:
            yield path, entry


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
