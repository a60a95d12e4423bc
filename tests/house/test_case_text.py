"""A marked name is sent through the whole house: no log, no `repr` and no error may say it."""

import random
from pathlib import Path

import pytest

from candour.actions.reading import FileRead, FileRefused, read_files
from candour.readers.boundary import readers
from tests.house.files_with_words import MAKERS

NAME = "Zephyrine"
DAMAGED_COPIES = 12


def test_every_reader_has_a_maker_here() -> None:
    made = {f".{ending}" for ending in MAKERS}
    without = [reader.format for reader in readers() if not made & set(reader.endings)]
    assert without == ["doc"]  # read as .docx once LibreOffice has converted it


def outcomes(path: Path) -> list[FileRead | FileRefused]:
    return list(read_files([path]))


@pytest.mark.parametrize("ending", MAKERS)
def test_the_name_is_read_and_no_repr_or_log_says_it(
    ending: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / f"case.{ending}"
    path.write_bytes(MAKERS[ending](NAME, tmp_path))
    found = outcomes(path)
    documents = [outcome.document for outcome in found if isinstance(outcome, FileRead)]
    assert any(NAME in document.text for document in documents), "the test would see nothing"
    said = repr([found, [list(document.passages()) for document in documents]])
    assert NAME not in said.replace(f"{NAME}.txt", "")  # a file's name is how a person finds it
    assert NAME not in caplog.text


@pytest.mark.parametrize("ending", MAKERS)
def test_no_refusal_says_it(ending: str, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    sound = MAKERS[ending](NAME, tmp_path)
    chance = random.Random(ending)
    for copy in range(DAMAGED_COPIES):
        damaged = bytearray(sound)
        for _ in range(1 + copy):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        path = tmp_path / f"damaged.{ending}"
        path.write_bytes(damaged[: chance.randrange(len(damaged) // 2, len(damaged))])
        for outcome in outcomes(path):
            if isinstance(outcome, FileRefused):
                assert NAME not in f"{outcome.refusal!r} {outcome.refusal}"
                assert "\n" not in str(outcome.refusal)
    assert NAME not in caplog.text
