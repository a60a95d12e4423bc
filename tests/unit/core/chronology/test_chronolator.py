"""Chronolator's Word form: up to five ordering columns, a mandatory source, author's notes.

The documents are made here as its users make them; no row, word or doubt of them may be lost.
"""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import docx
import pytest

from candour.actions.asking import check_file
from candour.actions.dates import load_date_words
from candour.actions.merging import AgencyFile, Merged, merge_files
from candour.actions.reading import FileRead, read_files
from candour.core.chronology.entry import Entry, FlagKind
from candour.core.chronology.ordering import in_order
from candour.core.chronology.sequence import sequence_key
from candour.core.chronology.silences.returns import Return
from candour.core.chronology.table_entries import TableWords, entries_from_tables
from candour.core.dates.cells import read_cells
from candour.core.dates.model import UncertainDate
from candour.core.dates.reading.context import Context
from candour.vocabulary.chronology import load_answers
from candour.vocabulary.headings import load_headings

FIVE = ["Start Date", "Start Time", "End Date", "End Time", "Sequence"]
REST = ["Source of Information", "Significant Event", "Comment"]
INFORMATION = [
    ["Column", "Description", "Checks"],
    ["Start Date", "When the event began", "Mandatory; valid date"],
    ["End Date", "When it ended", "Valid date"],
    ["Sequence", "Order within a day", "Number"],
    ["Source of Information", "The record", "Mandatory"],
    ["Significant Event", "What happened", "None"],
]


def document(folder: Path, *tables: list[list[str]], words: str = "") -> Path:
    made = docx.Document()
    made.add_heading("Internal chronology", level=1)
    made.add_paragraph(words or "For the review of 3 May 2017. Subject: Child X.")
    for rows in tables:
        table = made.add_table(rows=0, cols=len(rows[0]))
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
        made.add_paragraph()
    path = folder / "chronology.docx"
    made.save(str(path))
    return path


def merged(path: Path) -> Merged:
    found = merge_files([AgencyFile("Health", path)])
    assert not found.refused
    return found


def entries(path: Path) -> list[Entry]:
    return list(merged(path).entries)


def row(*ordering: str, what: str, source: str = "HV1 diary", comment: str = "") -> list[str]:
    return [*ordering, source, what, comment]


def minute(words: str) -> datetime:
    return datetime.strptime(words, "%d/%m/%Y %H:%M")


@pytest.mark.parametrize(
    ("ordering", "first", "last", "qualifier"),
    [
        (("20/05/2015", "", "", "", ""), "20/05/2015 00:00", "20/05/2015 23:59", None),
        (("20/05/2015", "10:30", "", "", ""), "20/05/2015 10:30", "20/05/2015 10:30", None),
        (("20/05/2015", "10:30", "", "11:00", ""), "20/05/2015 10:30", "20/05/2015 11:00", None),
        (("20/05/2015", "10:30", "21/05/2015", "09:00", ""), "20/05/2015 10:30", "21/05/2015 09:00", None),
        (("20/05/2015", "", "22/05/2015", "", ""), "20/05/2015 00:00", "22/05/2015 23:59", None),
        (("20/05/2015", "10:30", "22/05/2015", "", ""), "20/05/2015 10:30", "22/05/2015 23:59", None),
        (("20/05/2015", "22:00", "", "01:30", ""), "20/05/2015 22:00", "21/05/2015 01:30", None),
        (("?20/05/2015", "", "", "", ""), "20/05/2015 00:00", "20/05/2015 23:59", "uncertain"),
        (("20/05/2015", "?10:30", "", "", ""), "20/05/2015 10:30", "20/05/2015 10:30", "uncertain"),
        (("20/05/2015", "10:30", "", "?11:00", ""), "20/05/2015 10:30", "20/05/2015 11:00", "uncertain"),
        (("20/05/2015", "", "?22/05/2015", "", ""), "20/05/2015 00:00", "22/05/2015 23:59", "uncertain"),
        (("20/05/2015", "", "?", "", ""), "20/05/2015 00:00", "20/05/2015 23:59", "uncertain"),
        (("20/05/2015", "?", "", "", ""), "20/05/2015 00:00", "20/05/2015 23:59", "uncertain"),
        (("20/05/2015", "10:30", "N/A", "", ""), "20/05/2015 10:30", "20/05/2015 10:30", None),
        (("20/05/2015", "", "ongoing", "", ""), "20/05/2015 00:00", "20/05/2015 23:59", None),
    ],
)  # fmt: skip
def test_date_time_and_end_are_one_span(
    tmp_path: Path, ordering: tuple[str, ...], first: str, last: str, qualifier: str | None
) -> None:
    (found,) = entries(document(tmp_path, [FIVE + REST, row(*ordering, what="A")]))
    happened = found.happened
    assert (happened.earliest, happened.latest) == (minute(first), minute(last))
    assert happened.qualifier == qualifier
    for words in filter(None, ordering):
        assert words in happened.written or words == "N/A"


def test_an_end_that_cannot_be_leaves_no_date_and_says_why(tmp_path: Path) -> None:
    (found,) = entries(document(tmp_path, [FIVE + REST, row("20/05/2015", "", "31/06/2015", "", "", what="A")]))  # fmt: skip
    assert found.happened.note == "June 2015 had 30 days; not repaired"
    assert not found.happened.is_resolved


def test_no_row_and_no_word_is_lost(tmp_path: Path) -> None:
    rows = [
        row("01/01/0100", "", "", "", "", what="How this was made", source="# Author"),
        row("20/05/2015", "10:30", "", "", "1", what="A", comment="Good practice."),
        row("?21/05/2015", "", "", "", "", what="B", source="GP letter"),
        row("", "", "", "", "", what="Undated", source="¬"),
        row("", "", "", "", "", what="No date at all"),
    ]
    path = document(tmp_path, INFORMATION, [FIVE + REST, *rows])
    found = merged(path)
    told = {entry.what: entry for entry in found.entries}
    assert set(told) == {"How this was made", "A", "B", "Undated", "No date at all"}
    assert [told[r[6]].source for r in rows] == [r[5] for r in rows]
    assert (told["A"].comment, told["A"].extra) == ("Good practice.", {"Sequence": "1"})
    (report,) = found.reports
    assert set(report.mapping) == {*FIVE, *REST}
    about_tables = {left.reason for left in report.left_out if left.locator.table is not None}
    assert about_tables == {
        "a form, or what explains the columns: its headings run down the side, no entries"
    }


@pytest.mark.parametrize("ordering", [["Date"], ["Date", "Time"], FIVE[:2], FIVE[:4], FIVE])
def test_every_layout_of_ordering_columns_is_read(tmp_path: Path, ordering: list[str]) -> None:
    cells = ["20/05/2015", "10:30", "", "11:00", "2"][: len(ordering)]
    (found,) = entries(document(tmp_path, [ordering + REST, row(*cells, what="A")]))
    assert found.happened.earliest is not None
    assert found.happened.earliest.date() == date(2015, 5, 20)
    assert (found.happened.precision == "day") is (len(ordering) == 1)
    assert found.source == "HV1 diary"
    assert FlagKind.NO_SOURCE not in {flag.kind for flag in found.flags}


@pytest.mark.parametrize("heading", ["Sequence", "Seq", "No.", "No", "Serial no."])
def test_rows_of_one_date_stand_in_sequence_however_they_were_typed(
    tmp_path: Path, heading: str
) -> None:
    typed = [
        ("20/05/2015", "10", "tenth"),
        ("21/05/2015", "", "without a number"),
        ("20/05/2015", "2", "second"),
        ("20/05/2015", "2a", "second, later"),
        ("19/05/2015", "99", "the day before"),
        ("?20/05/2015", "1", "first"),
        ("", "1", "undated"),
    ]
    rows = [[day, number, "HV1 diary", what] for day, number, what in typed]
    headings = ["Date", heading, "Source of Information", "Event"]
    found = entries(document(tmp_path, [headings, *rows]))
    assert [entry.what for entry in found] == [
        "the day before", "first", "second", "second, later", "tenth", "without a number", "undated",
    ]  # fmt: skip
    assert in_order(sorted(found, key=lambda e: e.position), load_date_words().margins) == found


def test_times_come_before_numbers_and_tables_are_numbered_apart(tmp_path: Path) -> None:
    headings = ["Date", "Time", "Sequence", "Source of Information", "Event"]

    def typed(time: str, number: str, what: str) -> list[str]:
        return ["20/05/2015", time, number, "HV1 diary", what]

    first = [headings, typed("11:00", "1", "late"), typed("10:00", "2", "early")]
    second = [headings, typed("", "2", "b2"), typed("", "1", "b1")]
    third = [headings, typed("", "2", "c2"), typed("", "1", "c1")]
    found = entries(document(tmp_path, first, second, third))
    assert [entry.what for entry in found] == ["b1", "b2", "c1", "c2", "early", "late"]


@pytest.mark.parametrize("mark", ["#", "^", "¬", "~"])
def test_notes_that_carry_over_stay_notes(tmp_path: Path, mark: str) -> None:
    path = document(
        tmp_path,
        [
            FIVE + REST,
            row("01/01/0100", "", "", "", "", what="Note", source=f"{mark} author"),
            row("20/05/2015", "", "", "", "", what="A"),
            row("02/01/0100", "", "", "", "", what="Second note", source=mark),
            row("the following day", "", "", "", "", what="B"),
        ],
    )
    found = merged(path)
    notes = [entry for entry in found.entries if entry.has_flag(FlagKind.AUTHOR_NOTE)]
    assert [note.what for note in notes] == ["Note", "Second note"]
    assert [note.happened.earliest for note in notes] == [datetime(100, 1, 1), datetime(100, 1, 2)]
    assert found.silences == ()  # nobody was silent for nineteen centuries
    told = next(entry for entry in found.entries if entry.what == "B")
    assert told.happened.earliest == datetime(2015, 5, 21)
    made = Return("Health", periods=((date(2015, 1, 1), date(2015, 12, 31)),))
    assert check_file("Health", found.entries, found.reports[0], made).is_clean


def read_composite(path: Path, names: dict[str, str]) -> list[Entry]:
    (read,) = read_files([path])
    assert isinstance(read, FileRead)
    words = TableWords(load_headings(), load_answers(), agency_names=names)

    def date_cells(cells: Sequence[str], _: object) -> Sequence[UncertainDate]:
        return read_cells(cells, load_date_words(), Context()).dates

    return entries_from_tables(read.document, "Composite", words, date_cells).entries


def test_a_composite_keeps_the_prefix_and_gives_each_row_to_its_agency(tmp_path: Path) -> None:
    rows = [
        row("20/05/2015", "10:30", "", "", "", what="A", source="Police: incident log"),
        row("20/05/2015", "11:00", "", "", "", what="B", source="GP: letter: copy"),
        row("20/05/2015", "12:00", "", "", "", what="C", source="File note: page 3"),
        row("01/01/0100", "", "", "", "", what="D", source="# Police: note"),
    ]
    path = document(tmp_path, [FIVE + REST, *rows])
    assert {entry.source for entry in entries(path)} == {r[5] for r in rows}
    assert {entry.agency for entry in entries(path)} == {"Health"}
    by_agency = {
        entry.what: (entry.agency, entry.has_flag(FlagKind.AGENCY_DISAGREES))
        for entry in read_composite(path, {"police": "Police", "gp": "GP practice"})
    }
    assert by_agency == {
        "A": ("Police", True), "B": ("GP practice", True), "C": ("Composite", False),
        "D": ("Composite", False),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("cell", "key"),
    [
        ("2", ((2, ""),)),
        (" 02. ", ((2, ""),)),
        ("(2)", ((2, ""),)),
        ("2a", ((2, ""), (0, "a"))),
        ("2.1", ((2, ""), (1, ""))),
        ("b", ((0, "b"),)),
        ("", None),
        ("n/a", None),
        ("see 4", None),
    ],
)
def test_what_a_sequence_cell_sorts_by(cell: str, key: object) -> None:
    assert sequence_key(cell) == key
