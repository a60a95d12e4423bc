"""Verify a release: all that it takes is the folder and the public key of whoever signed it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from candour.actions.reading import named_bytes
from candour.core.manifest.checking import differences
from candour.core.manifest.listing import read_manifest
from candour.core.manifest.release import (
    INFORMATION,
    MANIFEST,
    PAYLOAD,
    SIGNATURE,
    TAG_MANIFEST,
    TAGS,
    Told,
)
from candour.readers.bag import Bag, read_bag
from candour.sealing.signing import SIGNATURE_BYTES, fingerprint, holds

_FIGURES = re.compile(rf"[0-9a-f]{{{2 * SIGNATURE_BYTES}}}")


@dataclass(frozen=True, slots=True)
class ReleaseVerified:
    """What was found: how many files were looked at, every problem, and what the release says."""

    checked: int
    problems: tuple[str, ...] = field(repr=False)
    told: Told

    @property
    def is_ok(self) -> bool:
        """Whether the release is, file for file, what the owner of the key signed."""
        return not self.problems


def verify_release(folder: Path, public_key: Path) -> ReleaseVerified:
    """Verify a release. Raises `CandourError` where there is none, or no public key."""
    pem = named_bytes(public_key)
    fingerprint(pem)
    bag = read_bag(folder)
    told = Told.of(_text(bag, INFORMATION))
    problems = (*_of_signature(bag, pem, told), *bag.problems, *_of_files(bag))
    return ReleaseVerified(len(bag.found), tuple(problems), told)


def _of_signature(bag: Bag, pem: bytes, told: Told) -> Iterator[str]:
    signed = bag.said.get(TAG_MANIFEST)
    if SIGNATURE not in bag.said:
        yield f"{SIGNATURE}: the signature is missing"
        return
    written = _text(bag, SIGNATURE).strip()
    if not _FIGURES.fullmatch(written):
        yield (
            f"{SIGNATURE}: the signature is cut off, or is none ({len(written)} characters; "
            f"{2 * SIGNATURE_BYTES} figures were expected)"
        )
    elif signed is None:
        yield f"{TAG_MANIFEST}: what was signed is missing"
    elif not holds(pem, bytes.fromhex(written), signed):
        yield (
            f"{SIGNATURE}: not a signature by this public key: {TAG_MANIFEST} was changed, or "
            "another key signed it"
        )
        if told.public_key and told.public_key != fingerprint(pem):
            yield f"{INFORMATION}: names another key as the one that signed it"


def _of_files(bag: Bag) -> Iterator[str]:
    """Yield what is wrong with files; a manifest that cannot be read is said so by its lines."""
    tags, wrong = read_manifest(_text(bag, TAG_MANIFEST)) if TAG_MANIFEST in bag.said else ({}, [])
    yield from (f"{TAG_MANIFEST}: {one}" for one in wrong)
    yield from (f"{TAG_MANIFEST}: {one} is not listed" for one in TAGS if one not in tags)
    files, wrong = read_manifest(_text(bag, MANIFEST)) if MANIFEST in bag.said else ({}, [])
    yield from (f"{MANIFEST}: {one}" for one in wrong)
    inside = f"{PAYLOAD}/"
    yield from (
        f"{MANIFEST}: {one} is no part of it" for one in files if not one.startswith(inside)
    )
    own = {TAG_MANIFEST, SIGNATURE}
    found = {path: sha256 for path, sha256 in bag.found.items() if path not in own}
    yield from differences({**tags, **files}, found)


def _text(bag: Bag, name: str) -> str:
    return bag.said.get(name, b"").decode("utf-8", "replace")
