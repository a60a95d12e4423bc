"""One file added to a case of 20,000 entries: `python -m benchmarks.chronology.adding`.

Six agencies' files of invented rows make the case; a seventh agency then sends 500. Bringing the
chronology up to date is timed as the workbench does it, without and with what the merge before it
left; so is a decision (a note on an entry). Seconds are of the processor: other programs count
for nothing. The results are compared byte for byte.
"""

import csv
import gc
import os
import random
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from benchmarks.report import cells_as_table
from candour.actions.adding import add_bytes
from candour.actions.deciding import Wish, decide
from candour.actions.merging import AgencyFile
from candour.actions.opening import open_files
from candour.actions.progress import Progress
from candour.actions.recording import Maker
from candour.actions.refreshing import refresh, table_of
from candour.core.chronology.recall import Recall
from candour.core.decisions.opening import Opening
from candour.store.chronology import entry_numbered
from candour.store.workspace import Workspace
from candour.web.application import COLLECT_EVERY

ROWS, NEW = 3_400, 500
AGENCIES = ("Police", "Hospital", "GP", "Social care", "Housing", "School")
NAMES = (
    "Kayleigh",
    "Ross",
    "Maisie",
    "Reuben",
    "Mrs Tolley",
    "Dr Vasileva",
    "PC Linwood",
    "Ms Wix",
)
DONE = (
    "seen at home", "telephoned the surgery", "did not attend the appointment", "missed the review",
    "was discharged from hospital", "reported shouting at the flat", "asked for a letter",
    "was referred to social care", "said that the baby was well", "came to the front counter",
)  # fmt: skip
AT = datetime(2026, 3, 2, 10, 15, tzinfo=UTC)
CASE = "big"


def figures() -> list[dict[str, str]]:
    """Time each step once, in a workspace of its own."""
    gc.set_threshold(*COLLECT_EVERY)
    with TemporaryDirectory() as name:
        folder = Path(name)
        workspace = Workspace(folder / "workspace")
        draw = random.Random(7)
        sent = [AgencyFile(one, _file(folder, one, ROWS, draw)) for one in AGENCIES]
        maker = Maker(by="lead reviewer", at=AT, salt=lambda: os.urandom(32))
        open_files(workspace, Opening(name=CASE, title="Big", by=maker.by), sent, maker)
        recall = Recall()
        taken = {"the case, for the first time": _seconds(workspace, recall)}
        new = AgencyFile("Nursery", _file(folder, "Nursery", NEW, draw))
        add_bytes(workspace, CASE, (new, new.path.read_bytes()), maker)
        taken["after a file was added, everything anew"] = _seconds(workspace, None)
        alone = _lines(workspace)
        taken["after a file was added, with what the merge before left"] = _seconds(
            workspace, recall
        )
        if _lines(workspace) != alone:
            raise AssertionError("what is recalled gave another chronology")
        read = f"{recall.features.made:,} of {recall.features.made + recall.features.taken:,}"
        for when in ("a decision, the first", "a decision, the next"):
            entry = entry_numbered(table_of(workspace, CASE), 100) or ""
            wish = Wish(kind="note", about=(entry,), by=maker.by, why="ask")
            begun = process_time()
            decide(workspace, CASE, [wish], maker)
            taken[when] = process_time() - begun
        taken["after the decisions, with what the merge before left"] = _seconds(workspace, recall)
    return [
        {"work": f"{work} ({read} entries read)" if "added, with" in work else work,
         "processor seconds": f"{seconds:.2f}"}
        for work, seconds in taken.items()
    ]  # fmt: skip


def _seconds(workspace: Workspace, recall: Recall | None) -> float:
    begun = process_time()
    refresh(workspace, CASE, AT, Progress() if recall is None else Progress(recall=recall))
    return process_time() - begun


def _lines(workspace: Workspace) -> bytes:
    return (workspace.cache(CASE) / "chronology.jsonl").read_bytes()


def _file(folder: Path, agency: str, rows: int, draw: random.Random) -> Path:
    path = folder / f"{agency.lower().replace(' ', '_')}.csv"
    when = datetime(2015, 1, 1)
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["Date", "Time", "Event", "Who", "Source"])
        for number in range(rows):
            when += timedelta(hours=draw.randrange(1, 50))
            first, second = (f"{draw.choice(NAMES)} {draw.choice(DONE)}" for _ in range(2))
            writer.writerow(
                [
                    f"{when:%d/%m/%Y}",
                    f"{when:%H:%M}",
                    f"{first}; {second}. Note {draw.randrange(10**6)}.",
                    draw.choice(NAMES),
                    f"Log {number}",
                ]
            )
    return path


if __name__ == "__main__":
    print(cells_as_table(figures()))
