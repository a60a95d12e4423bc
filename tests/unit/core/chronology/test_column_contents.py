"""A column is told by what stands under it only where no heading says it."""

from pathlib import Path

import pytest

from candour.actions.merging import AgencyFile, MergeOptions, merge_files
from candour.core.chronology.entry import Entry
from candour.core.chronology.headings import Field
from candour.core.chronology.mapping import ColumnMapping
from candour.core.chronology.table_entries import BY_CONTENTS


def read(tmp_path: Path, text: str, *mappings: ColumnMapping) -> list[Entry]:
    path = tmp_path / "hospital.csv"
    path.write_text(text, encoding="utf-8")
    options = MergeOptions(mappings=mappings)
    return list(merge_files([AgencyFile("Hospital", path)], options).entries)


@pytest.mark.parametrize(
    "when", ["11/08/22 17:52", "11 Aug 2022", "Thurs 11th August 2022", "2022-08-11"]
)
def test_dates_under_a_heading_of_people_date_the_rows(tmp_path: Path, when: str) -> None:
    (entry,) = read(tmp_path, f"Attended,Dept,Details\n{when},ED,Scald to the arm.\n")
    assert entry.happened.earliest is not None
    assert entry.happened.earliest.date().isoformat() == "2022-08-11"
    assert entry.people == ()


def test_people_under_it_stay_people_where_another_column_dates(tmp_path: Path) -> None:
    (entry,) = read(tmp_path, "Date,Attended,Details\n11/08/2022,Dr Ash,Scald to the arm.\n")
    assert entry.people == ("Dr Ash",)


def test_the_longest_words_tell_what_happened_where_no_heading_does(tmp_path: Path) -> None:
    text = "Date,Source,Bay,Blue\n11/08/2022,chart,4,Scald to the left arm; mother with him.\n"
    (entry,) = read(tmp_path, text)
    assert entry.what.startswith("Scald")
    assert "Bay" in entry.extra


def test_what_a_person_decided_stays(tmp_path: Path) -> None:
    decided = ColumnMapping("Hospital", {"Attended": Field.SOURCE})
    (entry,) = read(tmp_path, "Attended,Details\n11/08/2022,Scald to the arm.\n", decided)
    assert entry.source == "11/08/2022"
    assert not entry.happened.is_resolved


def test_days_under_a_source_are_when_it_was_written(tmp_path: Path) -> None:
    text = "Date,Details,Ref,Form completed\n11/08/2022,Scald.,ED4,13/08/2022\n"
    (entry,) = read(tmp_path, text)
    assert entry.source == "ED4"
    assert entry.recorded is not None
    assert entry.recorded.written == "13/08/2022"


def test_days_under_a_second_source_replace_no_recording_date(tmp_path: Path) -> None:
    text = "Date,Details,Recorded on,Form\n11/08/2022,Scald.,12/08/2022,13/08/2022\n"
    (entry,) = read(tmp_path, text)
    assert entry.recorded is not None
    assert entry.recorded.written == "12/08/2022"
    assert entry.extra["Form"] == "13/08/2022"


@pytest.mark.parametrize(("cell", "people"), [("07:01", ()), ("K Ash", ("K Ash",))])
def test_times_are_nobody(tmp_path: Path, cell: str, people: tuple[str, ...]) -> None:
    (entry,) = read(tmp_path, f"Date,Details,On scene\n11/08/2022,Scald.,{cell}\n")
    assert entry.people == people


def test_numbers_of_four_figures_stay_a_source(tmp_path: Path) -> None:
    (entry,) = read(tmp_path, "Date,Details,CAD no.\n11/08/2022,Scald.,0617\n")
    assert entry.source == "0617"


def test_a_column_of_times_leaves_the_day_to_another(tmp_path: Path) -> None:
    text = "Attendance Day,Time,Details\n11.08.2022,1752,Scald.\n"
    (entry,) = read(tmp_path, text)
    assert entry.happened.written == "11.08.2022 1752"


def test_sentences_are_no_source(tmp_path: Path) -> None:
    text = "Date,Contact type,Record entry\n11/08/2022,Visit,Scald to the left arm seen; mother with him.\n"
    (entry,) = read(tmp_path, text)
    assert "Scald to the left arm" in entry.what
    assert entry.source is None


def test_a_day_book_holds_no_days_beside_a_column_of_days(tmp_path: Path) -> None:
    text = (
        "Date,Day book,Who wrote this\n11/08/2022,Her nan came at home time and said little.,Dot\n"
    )
    (entry,) = read(tmp_path, text)
    assert entry.what == "Her nan came at home time and said little."
    assert entry.happened.written == "11/08/2022"
    assert entry.people == ("Dot",)


def test_a_day_told_in_words_dates_the_rows(tmp_path: Path) -> None:
    text = "Day of visit,Notes\nthe last Thursday of August in 2022,Scald.\n"
    (entry,) = read(tmp_path, text)
    assert entry.happened.written == "the last Thursday of August in 2022"


def test_a_long_source_that_says_so_stays_one(tmp_path: Path) -> None:
    text = "Date,Details,Source of information\n11/08/2022,Scald.,ED card of that day as kept in the paper file\n"
    (entry,) = read(tmp_path, text)
    assert entry.source is not None
    assert entry.what == "Scald."


def test_the_number_of_a_note_is_no_note(tmp_path: Path) -> None:
    (entry,) = read(tmp_path, "Case note ID,Date,Details\n7700435,11/08/2022,Scald.\n")
    assert entry.what == "Scald."
    assert entry.extra["Case note ID"] == "7700435"


def test_when_it_was_logged_dates_the_rows_where_nothing_else_does(tmp_path: Path) -> None:
    (entry,) = read(tmp_path, "Logged,At,Subject,Notes\n23-Apr-18,11:00,Sign-up,Keys given.\n")
    assert entry.happened.written == "23-Apr-18 11:00"
    assert entry.recorded is None


def test_when_it_was_logged_stays_that_beside_another_date(tmp_path: Path) -> None:
    (entry,) = read(tmp_path, "Date,Logged,Notes\n22/04/2018,23/04/2018,Keys given.\n")
    assert entry.happened.written == "22/04/2018"
    assert entry.recorded is not None
    assert entry.recorded.written == "23/04/2018"


@pytest.mark.parametrize(
    ("day", "earliest"),
    [
        ("Mon 14 September", "2015-09-14"),
        ("w/c 14 September", "2015-09-14"),
        ("mid September", "2015-09-11"),
        ("14/9", "2015-09-14"),
    ],
)
def test_a_year_that_stands_apart_is_of_its_days(tmp_path: Path, day: str, earliest: str) -> None:
    (entry,) = read(tmp_path, f"Year,Day,Time,Note\n2015,{day},,Home visit before Reception.\n")
    assert entry.happened.earliest is not None
    assert entry.happened.earliest.date().isoformat() == earliest


def test_a_year_beside_whole_dates_is_kept_under_its_heading(tmp_path: Path) -> None:
    (entry,) = read(tmp_path, "Year,Date,Note\n2015,14/09/2016,Home visit.\n")
    assert entry.happened.written == "14/09/2016"
    assert entry.extra["Year"] == "2015"


_DIARY = (
    "Turn,Book,Seal\n"
    "11/08/22 1600,Scald to the left arm; mother with him.,NP\n"
    "12/08/22 0900,No answer at the door when the van came.,NP\n"
    "14/08/22 0915,A man in the kitchen who would not say his name.,TD\n"
)


def test_where_no_heading_is_known_the_cells_tell_and_the_report_says_so(tmp_path: Path) -> None:
    path = tmp_path / "book.csv"
    path.write_text(_DIARY, encoding="utf-8")
    merged = merge_files([AgencyFile("Home care", path)])
    assert [entry.what.split()[0] for entry in merged.entries] == ["Scald", "No", "A"]
    assert merged.entries[0].extra == {"Seal": "NP"}
    assert [change.reason for change in merged.reports[0].changed] == [BY_CONTENTS]


@pytest.mark.parametrize(
    "text",
    [
        "Turn,Book\nfirst,second\nthird,fourth\nfifth,sixth\n",
        "11/08/22 1600,Scald to the left arm; mother with him.\n12/08/22,No answer at the door.\n",
        "Turn,Book\n11/08/22,Scald to the left arm; mother with him.\n",
    ],
    ids=["no days", "no headings", "too few rows"],
)
def test_what_its_cells_do_not_tell_is_no_chronology(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, text) == []


def test_a_table_with_known_headings_leaves_the_others_alone(tmp_path: Path) -> None:
    path = tmp_path / "two.md"
    plan = "| Do | By | Owner |\n|---|---|---|\n" + "".join(
        f"| Write to all of the schools about it | {day}/09/2023 | TM |\n" for day in range(10, 14)
    )
    log = "| Date | Details |\n|---|---|\n| 11/08/2022 | Scald. |\n"
    path.write_text(f"{log}\nActions\n\n{plan}", encoding="utf-8")
    merged = merge_files([AgencyFile("Hospital", path)])
    assert [entry.what for entry in merged.entries] == ["Scald."]
