"""The key of a case: read, locked at rest with age, and opened again in memory alone."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from candour.actions.reading import named_bytes
from candour.core.key.model import Key
from candour.errors import CandourError, LockedFile, RefusedFile
from candour.sealing.encryption import (
    Lock,
    lock_by_passphrase,
    lock_for,
    lock_of,
    new_identity,
    open_by_passphrase,
    open_with,
)
from candour.vocabulary.loader import strict_yaml
from candour.writers.placing import put_secret

_IDENTITY = "# recipient: {recipient}\n{identity}\n"


@dataclass(frozen=True, slots=True)
class Unlock:
    """How a locked key is opened: by an identity file, or by whoever is asked for a passphrase."""

    identity: Path | None = None
    ask: Callable[[], str] | None = field(default=None, repr=False)


CANNOT = Unlock()
"""Opens nothing that is locked."""


def load_key(path: Path, unlock: Unlock = CANNOT) -> Key:
    """Load a key; a locked one is opened in memory. Raises `CandourError` where it is none."""
    try:
        return read_key(named_bytes(path), unlock)
    except RefusedFile as refusal:
        refusal.where = refusal.where or path.name
        raise


def read_key(data: bytes, unlock: Unlock = CANNOT) -> Key:
    """Read a key from its file's bytes. Raises `CandourError` where it is none."""
    data = open_locked(data, unlock)
    try:
        loaded = strict_yaml(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise CandourError("the key is no UTF-8 text", next_step="save it as UTF-8") from None
    except (ValueError, yaml.YAMLError):
        # The parser's own words quote the line, which names somebody.
        raise CandourError(
            "the key is no YAML", next_step="look for a missing quotation mark"
        ) from None
    return Key.from_mapping(loaded)


def open_locked(data: bytes, unlock: Unlock) -> bytes:
    """Return what age locks, and anything else as it is. Raises `LockedFile`."""
    lock = lock_of(data)
    if lock is Lock.OPEN:
        return data
    if lock is Lock.TYPED:
        if unlock.ask is None:
            raise LockedFile("it is locked by a passphrase", next_step="give the passphrase")
        return open_by_passphrase(data, unlock.ask())
    if unlock.identity is None:
        raise LockedFile(
            "it is locked for somebody's identity",
            expected="the file of one of those whom it was locked for",
            next_step="name it with --identity",
        )
    # An identity may itself be kept under a passphrase, as age's own program writes it.
    identity = open_locked(named_bytes(unlock.identity), Unlock(ask=unlock.ask))
    return open_with(data, identity.decode("utf-8", "replace"))


def lock_key(
    path: Path, out: Path, *, recipients: Sequence[str] = (), passphrase: str | None = None
) -> None:
    """Lock a key for recipients, or by a passphrase. Raises `CandourError` where it is none."""
    if bool(recipients) == bool(passphrase):
        raise CandourError(
            "a key is locked either for recipients or by a passphrase",
            expected="one of the two, and a passphrase that is not empty",
        )
    data = named_bytes(path)
    if lock_of(data) is not Lock.OPEN:
        raise CandourError(
            f"{path.name} is locked already", next_step="candour key unlock opens it"
        )
    read_key(data)
    locked = (
        lock_for(data, recipients) if passphrase is None else lock_by_passphrase(data, passphrase)
    )
    put_secret(locked, out)


def unlock_key(path: Path, out: Path, unlock: Unlock) -> None:
    """Write a locked key in the clear, for its owner to change. Raises `CandourError`."""
    data = named_bytes(path)
    if lock_of(data) is Lock.OPEN:
        raise CandourError(f"{path.name} is not locked")
    put_secret(open_locked(data, unlock), out)


def make_identity(out: Path) -> str:
    """Write a new identity, and return the recipient that keys are locked for. Raises."""
    identity, recipient = new_identity()
    put_secret(_IDENTITY.format(recipient=recipient, identity=identity).encode(), out)
    return recipient
