"""An invented case of 20,000 entries, made with a fixed seed: twelve agencies, ten years."""

import csv
import random
import secrets
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from benchmarks.pages.people import made_people
from candour.actions.keeping_people import keep_people
from candour.actions.merging import AgencyFile
from candour.actions.opening import open_files
from candour.actions.recording import Maker
from candour.actions.refreshing import refresh_chronology
from candour.core.decisions.opening import Opening
from candour.store.workspace import Workspace

CASE = "child-k"
AGENCIES = (
    "Police", "Hospital", "GP", "Children’s social care", "Health visiting", "Housing",
    "Nursery", "School", "Probation", "Ambulance", "Mental health", "Substance misuse",
)  # fmt: skip
ENTRIES = 20_000
FIRST, DAYS = date(2012, 1, 1), 3650
PEOPLE = (
    "Zephyrine Holt", "Marlow Holt", "Bram Oakes", "Tilda Oakes", "Orla Finch", "Casper Wren",
    "Juno Hale", "Ivo Marsh", "Petra Lund", "Anselm Frey",
)  # fmt: skip
_ACTS = (
    "Visited the flat", "Telephone call", "Letter sent", "Seen in clinic", "Missed appointment",
    "Referral received", "Strategy discussion", "Attended the department", "Home visit, no reply",
    "Concern reported", "Review held", "Plan discussed",
)  # fmt: skip
_MORE = (
    "spoke of money worries", "was seen and well", "asked about the lodger", "did not attend",
    "had a bruise on the left arm", "was quiet", "moved to other rooms", "named a new partner",
    "was told of the plan", "was weighed", "agreed to a further visit", "declined support",
)  # fmt: skip
_MONTHS = ("early", "mid", "late")


def _when(draw: random.Random) -> tuple[str, str]:
    day = FIRST + timedelta(days=draw.randrange(DAYS))
    time = f"{draw.randrange(24):02}:{draw.randrange(60):02}" if draw.random() < 0.4 else ""
    kind = draw.random()
    if kind < 0.82:
        return f"{day:%d/%m/%Y}", time
    if kind < 0.90:
        return f"{draw.choice(_MONTHS)} {day:%B %Y}", ""
    if kind < 0.95:
        return f"about {day.day} {day:%B %Y}", ""
    return (f"{day:%B %Y}", "") if kind < 0.98 else ("", "")


def _row(draw: random.Random, number: int) -> list[str]:
    who = draw.sample(PEOPLE, 2)
    told = ", and ".join(f"{draw.choice(PEOPLE)} {draw.choice(_MORE)}" for _ in range(4))
    what = f"{draw.choice(_ACTS)}: {told}."
    return [*_when(draw), what, "; ".join(who), f"record {number}"]


def make_case(folder: Path) -> Workspace:
    """Write the agencies' files into `folder`, open a case of them, and make its chronology."""
    draw = random.Random(11)
    sent = []
    for place, agency in enumerate(AGENCIES):
        path = folder / f"agency{place:02}.csv"
        rows = range(place, ENTRIES, len(AGENCIES))
        with path.open("w", newline="", encoding="utf-8") as file:
            lines = csv.writer(file)
            lines.writerow(["Date", "Time", "Event", "Who", "Source"])
            lines.writerows(_row(draw, number) for number in rows)
        sent.append(AgencyFile(agency, path))
    workspace = Workspace(folder / "workspace")
    maker = Maker(by="Ann Reviewer", at=datetime.now(UTC), salt=lambda: secrets.token_bytes(32))
    opening = Opening(name=CASE, title="Child K", by="Ann Reviewer")
    open_files(workspace, opening, sent, maker)
    log, merged = refresh_chronology(workspace, CASE, datetime.now(UTC))
    keep_people(workspace, log, made_people(merged.entries))
    return workspace
