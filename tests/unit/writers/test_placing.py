"""What nobody but its owner may read is a new file, and goes through no file that was there."""

import os
from pathlib import Path

import pytest

from candour.errors import CandourError
from candour.writers.placing import put_secret


def test_a_secret_is_its_owners_and_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "key.yaml"
    put_secret(b"first", path)
    assert path.stat().st_mode & 0o777 == 0o600
    with pytest.raises(CandourError, match="not written over"):
        put_secret(b"second", path)
    assert path.read_bytes() == b"first"


def test_a_secret_goes_through_no_link_that_somebody_laid(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.touch(mode=0o644)
    (tmp_path / f".key.{os.getpid()}.unfinished.yaml").symlink_to(elsewhere)
    with pytest.raises(CandourError, match="cannot be written"):
        put_secret(b"secret", tmp_path / "key.yaml")
    assert elsewhere.read_bytes() == b""
    assert not (tmp_path / "key.yaml").exists()
