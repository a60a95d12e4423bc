"""Lock bytes with age (age-encryption.org/v1) and open them again.

The library is imported where something is locked: a key that lies open needs none of it.
"""

from base64 import b64decode
from collections.abc import Iterable
from enum import Enum

from candour.errors import CandourError, LockedFile

_BINARY = b"age-encryption.org/v1\n"
_ARMOUR = b"-----BEGIN AGE ENCRYPTED FILE-----"
_TYPED = b"\n-> scrypt "
_HEADER_BYTES = 4096


class Lock(Enum):
    """How bytes are locked."""

    OPEN = "open"
    TYPED = "typed"
    RECIPIENT = "recipient"


def lock_of(data: bytes) -> Lock:
    """Say how bytes are locked."""
    if data.startswith(_ARMOUR):
        return Lock.TYPED if _TYPED in _unarmoured(data) else Lock.RECIPIENT
    if not data.startswith(_BINARY):
        return Lock.OPEN
    return Lock.TYPED if _TYPED in data[:_HEADER_BYTES] else Lock.RECIPIENT


def lock_for(data: bytes, recipients: Iterable[str]) -> bytes:
    """Lock bytes for recipients (age1…, or an SSH public key). Raises `CandourError`."""
    import pyrage  # noqa: PLC0415 (see above)

    known = []
    for number, typed in enumerate(recipients, start=1):
        kind = pyrage.ssh if typed.startswith("ssh-") else pyrage.x25519
        try:
            known.append(kind.Recipient.from_str(typed.strip()))
        except pyrage.RecipientError:
            raise CandourError(
                f"recipient {number} is none of age",
                expected="what begins with age1, or an SSH public key",
                next_step="candour key identity makes a pair",
            ) from None
    return bytes(pyrage.encrypt(data, known))


def lock_by_passphrase(data: bytes, passphrase: str) -> bytes:
    """Lock bytes by a passphrase; this takes a second or more, and is meant to."""
    import pyrage  # noqa: PLC0415 (see above)

    return bytes(pyrage.passphrase.encrypt(data, passphrase))


def open_by_passphrase(data: bytes, passphrase: str) -> bytes:
    """Open what a passphrase locks. Raises `LockedFile` where it is another."""
    import pyrage  # noqa: PLC0415 (see above)

    try:
        return bytes(pyrage.passphrase.decrypt(data, passphrase))
    except pyrage.DecryptError:
        raise LockedFile(
            "the passphrase does not open it, or the file was changed", next_step="type it again"
        ) from None


def open_with(data: bytes, identities: str) -> bytes:
    """Open what is locked for somebody with the text of their identity file. Raises."""
    import pyrage  # noqa: PLC0415 (see above)

    known = []
    try:
        if "PRIVATE KEY-----" in identities:
            known.append(pyrage.ssh.Identity.from_buffer(identities.encode()))
        else:
            lines = (line.strip() for line in identities.splitlines())
            known += [
                pyrage.x25519.Identity.from_str(line)
                for line in lines
                if line and not line.startswith("#")
            ]
    except pyrage.IdentityError:
        known = []
    if not known:
        raise CandourError(
            "the identity file holds no identity of age",
            expected="a line that begins with AGE-SECRET-KEY-1, or an SSH private key",
        )
    try:
        return bytes(pyrage.decrypt(data, known))
    except pyrage.DecryptError:
        raise LockedFile(
            "this identity does not open it, or the file was changed",
            next_step="give the identity of one whom it was locked for",
        ) from None


def new_identity() -> tuple[str, str]:
    """Return a new identity and the recipient that goes with it."""
    import pyrage  # noqa: PLC0415 (see above)

    made = pyrage.x25519.Identity.generate()
    return str(made), str(made.to_public())


def _unarmoured(data: bytes) -> bytes:
    """Return the first bytes that an armoured file holds (RFC 7468)."""
    lines = data[:_HEADER_BYTES].split(b"\n")[1:-1]
    try:
        return b64decode(b"".join(line.strip() for line in lines if not line.startswith(b"--")))
    except ValueError:
        return b""
