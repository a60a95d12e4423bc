"""Rows corrected in a written chronology and sent back: recognised, reported, never doubled."""

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path

import docx
import openpyxl
import pytest

from candour.actions.merging import AgencyFile, Merged, MergeOptions, merge_files
from candour.actions.writing import chronology_of
from candour.core.chronology.choosing import Wanted
from candour.core.chronology.entry import Entry, FlagKind
from candour.core.decisions import Decision, DecisionKind
from candour.writers.chronology.choose import write_chronology
from tests.conversion import converted

Change = Callable[[Path], None]


@pytest.fixture
def files(tmp_path: Path) -> list[AgencyFile]:
    police, gp = tmp_path / "police.csv", tmp_path / "gp.csv"
    police.write_text(
        "Date,Event,Source,Who,Date recorded,Child seen,Comment,Room\n"
        "13/05/2022,Call to the house.,=log 7,PC Dunn,20/06/2022,yes,Should have gone in.,2\n"
        "early May 2022,Man in the garden.,Log 5,,,,,\n"
        ",Undated slip.,Log 9,,,,,\n",
        encoding="utf-8",
    )
    gp.write_text("Date,Event,Source\n14/05/2022,Seen with rash.,Consultation\n", "utf-8")
    return [AgencyFile("Police", police), AgencyFile("GP", gp)]


def written(files: list[AgencyFile], path: Path, agency: str = "Police") -> Path:
    merged = merge_files(files)
    wanted = Wanted(agencies=(agency,))
    write_chronology(chronology_of(merged, MergeOptions(), wanted, date(2023, 1, 1)), path)
    return path


def with_returned(
    files: list[AgencyFile], path: Path, options: MergeOptions | None = None
) -> Merged:
    return merge_files([*files, AgencyFile("Police", path)], options or MergeOptions())


def change_docx(path: Path, was: str, now: str) -> None:
    document = docx.Document(str(path))
    runs = [
        run
        for table in document.tables
        for row in table.rows
        for cell in row.cells
        for paragraph in cell.paragraphs
        for run in paragraph.runs
        if was in run.text
    ]
    assert len(runs) == 1
    runs[0].text = runs[0].text.replace(was, now)
    document.save(str(path))


def change_xlsx(path: Path, was: str, now: str) -> None:
    book = openpyxl.load_workbook(path)
    cells = [c for row in book["Chronology"].iter_rows() for c in row if was in str(c.value)]
    assert cells
    cells[0].value = str(cells[0].value).replace(was, now)
    book.save(path)


def change_csv(path: Path, was: str, now: str) -> None:
    path.write_text(path.read_text("utf-8-sig").replace(was, now), "utf-8-sig")


CHANGES = {"docx": change_docx, "xlsx": change_xlsx, "csv": change_csv}


def without_place(entry: Entry) -> tuple[object, ...]:
    return (entry.agency, entry.happened, entry.what, entry.source, entry.people, entry.recorded,
            entry.child_seen, entry.comment, dict(entry.extra))  # fmt: skip


@pytest.mark.parametrize("ending", CHANGES)
def test_what_comes_back_unchanged_changes_nothing(
    files: list[AgencyFile], tmp_path: Path, ending: str
) -> None:
    back = with_returned(files, written(files, tmp_path / f"back.{ending}"))
    assert back.entries == merge_files(files).entries
    assert any("rows 3 unchanged" in warning for warning in back.reports[-1].warnings)
    assert not [c for c in back.reports[-1].changed if "corrected" in c.reason]


@pytest.mark.parametrize("ending", CHANGES)
def test_a_corrected_row_takes_the_place_of_the_one_it_shows(
    files: list[AgencyFile], tmp_path: Path, ending: str
) -> None:
    path = written(files, tmp_path / f"back.{ending}")
    CHANGES[ending](path, "Man in the garden.", "Man and woman in the garden.")
    before, back = merge_files(files), with_returned(files, path)
    assert [e.what for e in back.entries] == [
        "Man and woman in the garden.", "Call to the house.", "Seen with rash.", "Undated slip.",
    ]  # fmt: skip
    corrected, was = back.entries[0], before.entries[0]
    assert corrected.has_flag(FlagKind.CORRECTED)
    assert corrected.id != was.id
    assert (corrected.source, corrected.happened) == (was.source, was.happened)
    (change,) = [c for c in back.reports[-1].changed if c.reason == "corrected: What happened"]
    assert (change.was, change.now) == ("Man in the garden.", "Man and woman in the garden.")
    assert back.entries[1:] == before.entries[1:]


@pytest.mark.parametrize("ending", CHANGES)
def test_a_corrected_date_moves_the_row(
    files: list[AgencyFile], tmp_path: Path, ending: str
) -> None:
    path = written(files, tmp_path / f"back.{ending}")
    CHANGES[ending](path, "early May 2022", "late May 2022")
    back = with_returned(files, path)
    assert [e.what for e in back.entries][2] == "Man in the garden."
    assert back.entries[2].happened.written == "late May 2022"


@pytest.mark.parametrize("ending", CHANGES)
def test_read_alone_a_written_chronology_gives_the_same_entries(
    files: list[AgencyFile], tmp_path: Path, ending: str
) -> None:
    path = written(files, tmp_path / f"back.{ending}")
    alone = merge_files([AgencyFile("Police", path)])
    was = [e for e in merge_files(files).entries if e.agency == "Police"]
    assert [e.happened.written for e in alone.entries] == [e.happened.written for e in was]
    for now, then in zip(alone.entries, was, strict=True):
        assert (now.what, now.source, now.people, now.extra) == (then.what, then.source, then.people, then.extra)  # fmt: skip
        assert now.comment == then.comment
        assert (now.recorded is None) == (then.recorded is None)
    assert alone.entries[1].child_seen is was[1].child_seen


def test_a_changed_row_without_its_original_is_named(
    files: list[AgencyFile], tmp_path: Path
) -> None:
    path = written(files, tmp_path / "back.xlsx")
    change_xlsx(path, "Undated slip.", "Undated slip of paper.")
    alone = merge_files([AgencyFile("Police", path)])
    reasons = [c.reason for c in alone.reports[0].changed if "since it was written out" in c.reason]
    assert reasons == ["a row changed since it was written out; what it said is not in this merge"]


def test_a_row_that_did_not_come_back_stays_and_is_counted(
    files: list[AgencyFile], tmp_path: Path
) -> None:
    path = written(files, tmp_path / "back.xlsx")
    book = openpyxl.load_workbook(path)
    book["Chronology"].delete_rows(3)
    book.save(path)
    back = with_returned(files, path)
    assert back.entries == merge_files(files).entries
    assert any(w.startswith("1 entries of the same files") for w in back.reports[-1].warnings)


def test_a_row_added_is_one_more_entry(files: list[AgencyFile], tmp_path: Path) -> None:
    path = written(files, tmp_path / "back.csv")
    with path.open("a", encoding="utf-8", newline="") as file:
        rows = list(csv.reader(path.read_text("utf-8-sig").splitlines()))
        new = dict.fromkeys(rows[0], "") | {"Date": "2022-05-15", "What happened": "Went back.", "Agency": "Police"}  # fmt: skip
        csv.writer(file).writerow(new.values())
    back = with_returned(files, path)
    assert len(back.entries) == 5
    assert [e.what for e in back.entries][3] == "Went back."


def test_a_copied_row_is_not_lost_and_is_reported(files: list[AgencyFile], tmp_path: Path) -> None:
    path = written(files, tmp_path / "back.csv")
    lines = path.read_text("utf-8-sig").splitlines()
    path.write_text("\n".join([*lines, lines[1]]) + "\n", "utf-8-sig")
    back = with_returned(files, path)
    assert len(back.entries) == 5
    assert any("stands twice" in c.reason for c in back.reports[-1].changed)


def test_decisions_follow_a_corrected_entry(files: list[AgencyFile], tmp_path: Path) -> None:
    first = merge_files(files).entries
    about = (first[0].id, first[2].id)
    same = Decision("K1", "2023-01-01T10:00:00Z", "lead", DecisionKind.SAME_EVENT, about)
    path = written(files, tmp_path / "back.docx")
    change_docx(path, "Man in the garden.", "Men in the garden.")
    back = with_returned(files, path, MergeOptions(decisions=[same]))
    assert back.entries[0].event is not None
    assert back.entries[0].event == back.entries[2].event


def test_the_same_file_twice_is_read_once(files: list[AgencyFile]) -> None:
    twice = merge_files([*files, files[0]])
    assert twice.entries == merge_files(files).entries
    assert "the same file, byte for byte, as police.csv" in twice.reports[-1].warnings[0]


@pytest.mark.parametrize("ending", ["docx", "xlsx"])
def test_libreoffice_may_save_it_in_between(
    soffice: str, files: list[AgencyFile], tmp_path: Path, ending: str
) -> None:
    path = written(files, tmp_path / f"back.{ending}")
    CHANGES[ending](path, "Undated slip.", "Undated slip of paper.")
    path.write_bytes(converted(soffice, path, ending, tmp_path))
    back = with_returned(files, path)
    assert "rows 2 unchanged, 1 corrected" in back.reports[-1].warnings[0]
    assert [e.what for e in back.entries][-1] == "Undated slip of paper."
