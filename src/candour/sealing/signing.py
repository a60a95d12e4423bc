"""Ed25519 signatures (RFC 8032) over bytes, with keys as PEM files that OpenSSL reads too."""

from collections.abc import Callable
from hashlib import sha256

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

from candour.errors import CandourError, LockedFile

SIGNATURE_BYTES = 64
Ask = Callable[[], str]
"""What asks somebody for a passphrase."""


class Signer:
    """A private key that was opened. It is held in memory only."""

    def __init__(self, key: Ed25519PrivateKey) -> None:
        self._key = key

    @classmethod
    def new(cls) -> "Signer":
        """Make a new pair."""
        return cls(Ed25519PrivateKey.generate())

    @classmethod
    def of(cls, pem: bytes, ask: Ask) -> "Signer":
        """Open a private key; `ask` is asked where it is locked. Raises `CandourError`."""
        passphrase = ask().encode() if b"ENCRYPTED" in pem else None
        try:
            key = load_pem_private_key(pem, passphrase)
        except (ValueError, TypeError, UnsupportedAlgorithm):
            if passphrase is not None:
                raise LockedFile(
                    "the passphrase does not open the private key", next_step="type it again"
                ) from None
            key = None
        if not isinstance(key, Ed25519PrivateKey):
            raise CandourError(
                "this is no private key to sign with",
                expected="an Ed25519 key as PEM",
                next_step="candour release keys makes a pair",
            )
        return cls(key)

    def sign(self, data: bytes) -> bytes:
        """Return the signature of bytes: 64 bytes."""
        return self._key.sign(data)

    def private_key(self, passphrase: str | None) -> bytes:
        """Return the private key as PEM (PKCS 8), locked where a passphrase is given."""
        lock = (
            NoEncryption() if passphrase is None else BestAvailableEncryption(passphrase.encode())
        )
        return self._key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, lock)

    @property
    def public_key(self) -> bytes:
        """The public key that checks its signatures, as PEM."""
        return self._key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def holds(public_pem: bytes, signature: bytes, data: bytes) -> bool:
    """Say whether a signature is that of bytes by a public key. Raises where that is none."""
    try:
        _public(public_pem).verify(signature, data)
    except InvalidSignature:
        return False
    return True


def fingerprint(public_pem: bytes) -> str:
    """Return the SHA-256 that stands for a public key. Raises `CandourError` where it is none."""
    # Of the key, not of its file: remarks above it and line ends are none of it.
    key = _public(public_pem).public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return sha256(key).hexdigest()


def _public(pem: bytes) -> Ed25519PublicKey:
    try:
        key = load_pem_public_key(pem)
    except (ValueError, UnsupportedAlgorithm):
        key = None
    if not isinstance(key, Ed25519PublicKey):
        raise CandourError(
            "this is no public key to check signatures with",
            expected="an Ed25519 public key as PEM, as its owner published it",
        )
    return key
