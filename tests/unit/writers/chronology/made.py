"""Chronologies made by hand for the tests of the writers."""

import csv
import re
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import docx
import openpyxl
from openpyxl.utils.escape import unescape
from selectolax.lexbor import LexborHTMLParser

from candour.core.chronology.entry import Entry, EntryFlag, FlagKind, Seen
from candour.core.chronology.events.claims import ContradictionKind
from candour.core.chronology.events.contradictions import Contradiction
from candour.core.chronology.events.grouping import Event
from candour.core.chronology.silences.model import Silence, SilenceKind
from candour.core.chronology.silences.returns import Covered, Return, Withheld
from candour.core.dates.model import UncertainDate, unresolved
from candour.core.documents.locator import Locator
from candour.core.documents.report import ImportReport, LeftOut
from candour.writers.chronology.model import Chronology
from candour.writers.guards import unguarded

HASH = "a3" * 32


def day(written: str, year: int, month: int, of_month: int) -> UncertainDate:
    first = datetime(year, month, of_month)
    return UncertainDate(
        written, first, first.replace(hour=23, minute=59), "day", None, "resolved", f"{first:%F}"
    )


def minute(written: str, moment: datetime) -> UncertainDate:
    return UncertainDate(
        written, moment, moment, "minute", None, "resolved", f"{moment:%FT%H:%M:00}"
    )


def vague(written: str, first: datetime, last: datetime) -> UncertainDate:
    edtf = f"{first:%F}/{last:%F}"
    return UncertainDate(written, first, last, "part_of_month", "approximate", "resolved", edtf)


def entry(number: int, happened: UncertainDate, what: str, agency: str = "Police") -> Entry:
    return Entry(
        id=f"{HASH}#t1r{number}",
        original=HASH,
        agency=agency,
        happened=happened,
        what=what,
        locator=Locator(table=1, row=number),
        position=number,
    )


def full_entry(number: int, happened: UncertainDate, what: str, agency: str) -> Entry:
    return Entry(
        id=f"{HASH}#t1r{number}",
        original=HASH,
        agency=agency,
        happened=happened,
        recorded=day("04/06/2021", 2021, 6, 4),
        source="=daily log",
        what=what,
        people=("Ms A", "child"),
        response="letter sent",
        outcome="closed",
        shared_with=("GP", "School"),
        comment="should have been seen",
        child_seen=Seen.YES,
        seen_alone=Seen.NO,
        terms_of_reference=("ToR1",),
        event="E1",
        flags=(EntryFlag(FlagKind.CONTRADICTION, "number"), EntryFlag(FlagKind.HIDDEN)),
        extra={"Room": "2"},
        locator=Locator(table=1, row=number),
        position=number,
    )


def small() -> Chronology:
    """A chronology with one of everything."""
    entries = (
        full_entry(
            2, minute("03/06/2021 0930hrs", datetime(2021, 6, 3, 9, 30)), "Three bruises.", "GP"
        ),
        full_entry(3, day("10/06/2021", 2021, 10, 6), "One bruise.", "Nursery"),
        entry(
            4,
            vague("c. early June 2022", datetime(2022, 6, 1), datetime(2022, 6, 10, 23, 59)),
            "-moved",
        ),
        entry(5, unresolved("", "no date is written"), "Loose slip."),
        entry(6, unresolved("30 Feb", "February has 28 days"), "Second slip.", "GP"),
    )
    ids = (entries[0].id, entries[1].id)
    made = Return(
        "Police", ((date(2021, 1, 1), date(2021, 12, 31)),), ("incident log",),
        (Withheld("notes", "privilege"),),
    )  # fmt: skip
    return Chronology(
        title="Integrated chronology",
        entries=entries,
        made_on=date(2023, 5, 2),
        events={"E1": Event(id="E1", entries=ids, is_decided=False, reasons=("same day",))},
        contradictions=(
            Contradiction(
                id="X1", event="E1", kind=ContradictionKind.NUMBER, topic="bruises", entries=ids,
                values=("three", "one"),
            ),
        ),
        silences=(
            Silence("Police", SilenceKind.GAP, date(2021, 3, 1), date(2021, 7, 1), Covered.NO),
            Silence(
                "GP", SilenceKind.PROMISED, date(2021, 6, 3), date(2021, 6, 17), Covered.UNKNOWN,
                ids[0], "review in two weeks",
            ),
        ),
        returns={"police": made},
        reports=(
            ImportReport("police.docx", 3, agency="Police", left_out=(LeftOut(Locator(row=1), "repeated header row"),)),
            ImportReport("gp.csv", 2, agency="GP"),
        ),
        files={HASH: "police.docx"},
        abbreviations={"MARAC": "multi-agency risk assessment conference"},
    )  # fmt: skip


def rows_of_docx(path: Path) -> list[list[str]]:
    """The chronology's own table, row by row."""
    table = next(t for t in docx.Document(str(path)).tables if t.cell(0, 0).text == "Date")
    return [
        ["\n".join(p.text for p in cell.paragraphs) for cell in row.cells] for row in table.rows
    ]


def rows_of_xlsx(path: Path) -> list[list[str]]:
    sheet = openpyxl.load_workbook(path)["Chronology"]
    # Excel takes off the escape of "_x0041_"; openpyxl leaves that to whoever reads.
    return [["" if cell is None else unescape(str(cell)) for cell in row] for row in sheet.values]


def rows_of_csv(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [[unguarded(cell) for cell in row] for row in csv.reader(file)]


def rows_of_html(path: Path) -> list[list[str]]:
    table = LexborHTMLParser(path.read_text(encoding="utf-8")).css("table")[0]
    return [[cell.text() for cell in row.css("th, td")] for row in table.css("tr")]


def under(rows: Sequence[Sequence[str]], heading: str) -> list[str]:
    """What stands under a heading, a row that only has one wide cell left out."""
    at = list(rows[0]).index(heading)
    return [row[at] for row in rows[1:] if len(set(row)) > 1]


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
