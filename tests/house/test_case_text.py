"""A marked name is sent through the whole house: no log, no `repr` and no error may say it."""

import random
from datetime import UTC, datetime
from pathlib import Path

import pytest

from candour.actions.adding import Sent, add_to_case
from candour.actions.cases import new_case
from candour.actions.deciding import Wish, decide
from candour.actions.ledger import NewDraft, add_draft
from candour.actions.merging import AgencyFile
from candour.actions.reading import FileRead, FileRefused, read_files
from candour.actions.recording import Maker, read_log
from candour.core.decisions.opening import Opening
from candour.errors import CandourError
from candour.readers.boundary import readers
from candour.store.workspace import Workspace
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


def test_a_case_file_keeps_it_to_itself(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A case about the name: no `repr`, no log, no refusal of a case file says it."""
    path = tmp_path / "gp.csv"
    path.write_text(f"Date,What happened\n3 May 2022,{NAME} was seen\n", encoding="utf-8")
    workspace = Workspace(tmp_path / "work")
    maker = Maker(by=NAME, at=datetime(2026, 3, 2, tzinfo=UTC), salt=lambda: bytes(32))
    opening = Opening(name="child-k", title=NAME, by=NAME)
    shown = new_case(workspace, opening, maker)
    sent = Sent(files=[AgencyFile("GP", path)], received_from=NAME)
    added = add_to_case(workspace, "child-k", sent, maker)
    wish = Wish(kind="note", about=("GP",), by=NAME, value=NAME, why=NAME)
    made = decide(workspace, "child-k", [wish], maker)
    handed_in = NewDraft(
        name="report.txt", data=f"{NAME} was seen.".encode(), at_request_of=NAME, why=NAME
    )
    made = [made, add_draft(workspace, "child-k", handed_in, maker), handed_in]
    log = read_log(workspace, "child-k", maker.at)
    assert NAME in (log.lines[-1].payload or "")
    assert NAME not in repr([workspace, maker, opening, shown, sent, added, wish, made, log])
    refused = [
        Wish(kind="date_entry", about=("gp.csv#r2",), by=NAME, value=NAME),
        Wish(kind="return", about=("GP",), by=NAME, value={"agency": "GP", "period": NAME}),
        Wish(kind="note", about=("GP",), by=NAME, value=f"{NAME}\ud800"),
    ]
    for one in refused:
        with pytest.raises(CandourError) as refusal:
            decide(workspace, "child-k", [one], maker)
        assert NAME not in f"{refusal.value!r} {refusal.value}"
    assert NAME not in caplog.text
