"""A public key is known by itself, however its file is written."""

import pytest

from candour.errors import CandourError
from candour.sealing.signing import Signer, fingerprint, holds


def test_a_public_key_is_known_however_its_file_is_written() -> None:
    signer = Signer.new()
    pem = signer.public_key
    for written in (pem.replace(b"\n", b"\r\n"), b"the key of a panel\n" + pem):
        assert fingerprint(written) == fingerprint(pem)
        assert holds(written, signer.sign(b"words"), b"words")
    assert fingerprint(Signer.new().public_key) != fingerprint(pem)
    with pytest.raises(CandourError, match="no public key"):
        fingerprint(signer.private_key(None))
