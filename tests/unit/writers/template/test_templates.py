"""A template that was filled in reads back to exactly what was filled in."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import openpyxl
import pytest

from candour.actions.asking import check_file
from candour.actions.merging import AgencyFile, Merged, merge_files
from candour.core.chronology.entry import Seen
from candour.core.chronology.headings import Field
from candour.core.chronology.problems import ProblemKind
from candour.vocabulary.headings import load_headings
from candour.vocabulary.template import load_template
from candour.writers.template.choose import write_template
from tests.conversion import converted
from tests.unit.writers.template.filled import FILLERS, ROWS

MADE_ON = date(2026, 3, 4)
ENDINGS = tuple(FILLERS)


def blank(folder: Path, ending: str, columns: list[str] | None = None) -> Path:
    path = folder / f"template.{ending}"
    template = replace(load_template().with_columns(columns), agency="Officers' record system")
    write_template(template, path, MADE_ON)
    return path


def read(path: Path) -> Merged:
    merged = merge_files([AgencyFile("Police", path)])
    assert not merged.refused
    return merged


def check_is_what_was_filled_in(merged: Merged) -> None:
    by_words = {entry.what: entry for entry in merged.entries}
    assert list(by_words) == [
        "Disturbance.",
        "Baby seen at home.\nTwo bruises.",
        "Father moved in.",
    ]
    assert {entry.agency for entry in merged.entries} == {"Police"}
    full = by_words["Baby seen at home.\nTwo bruises."]
    assert full.happened.written == "20/05/2015 14:30"
    assert full.happened.precision == "minute"
    assert full.recorded is not None
    assert full.recorded.written == "21/05/2015"
    assert (full.source, full.people) == ("Nurse's record, page 4", ("Nurse", "mother"))
    assert (full.child_seen, full.seen_alone) == (Seen.YES, Seen.NOT_RECORDED)
    assert (full.response, full.outcome) == ("Told the duty team.", "None recorded.")
    assert full.shared_with == ("Children's services",)
    assert full.comment == "Should have been a referral."
    assert full.extra == {}
    assert by_words["Father moved in."].happened.qualifier == "uncertain"
    assert by_words["Disturbance."].source is None


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_blank_template_makes_no_entries(tmp_path: Path, ending: str) -> None:
    merged = read(blank(tmp_path, ending))
    assert merged.entries == ()
    fields = [column.field.value for column in load_template().with_columns(None).columns]
    assert list(merged.reports[0].mapping.values()) == fields
    assert merged.reports[0].unmapped == ()


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_filled_template_gives_exactly_its_rows(tmp_path: Path, ending: str) -> None:
    path = blank(tmp_path, ending)
    FILLERS[ending](path)
    check_is_what_was_filled_in(read(path))


@pytest.mark.parametrize(
    ("ending", "saved_as"),
    [("docx", "docx:MS Word 2007 XML"), ("docx", "odt"), ("xlsx", "xlsx"), ("xlsx", "ods")],
)
def test_so_does_one_that_another_program_saved(
    soffice: str, tmp_path: Path, ending: str, saved_as: str
) -> None:
    path = blank(tmp_path, ending)
    FILLERS[ending](path)
    again = tmp_path / f"again.{saved_as.partition(':')[0]}"
    again.write_bytes(converted(soffice, path, saved_as, tmp_path))
    check_is_what_was_filled_in(read(again))


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_first_page_and_the_head_block_are_nothing_to_mend(tmp_path: Path, ending: str) -> None:
    path = blank(tmp_path, ending)
    (empty,) = check_file("Police", (), read(path).reports[0]).problems
    assert empty.kind is ProblemKind.EMPTY_TABLE
    FILLERS[ending](path)
    merged = read(path)
    (missing,) = check_file("Police", merged.entries, merged.reports[0]).problems
    assert (missing.kind, missing.column) == (ProblemKind.NO_SOURCE, "Source of information")


@pytest.mark.parametrize("ending", ENDINGS)
def test_every_column_reads_back_to_its_field(tmp_path: Path, ending: str) -> None:
    everything = [field.value for field in Field]
    merged = read(blank(tmp_path, ending, everything))
    assert set(merged.reports[0].mapping.values()) == set(everything)
    for column in load_template().columns:
        assert load_headings().field_of(column.heading) is column.field


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("column", [field.value for field in Field])
def test_no_choice_of_columns_makes_the_first_page_a_chronology(
    tmp_path: Path, ending: str, column: str
) -> None:
    merged = read(blank(tmp_path, ending, [column]))
    assert merged.entries == ()
    assert {"happened", "source", "what", column} == set(merged.reports[0].mapping.values())


def test_word_repeats_the_headings_on_every_page_and_uses_styles(tmp_path: Path) -> None:
    document = docx.Document(str(blank(tmp_path, "docx")))
    section = document.sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    assert section.page_width > section.page_height
    head = document.tables[2].rows[0]._tr
    assert head.xpath("./w:trPr/w:tblHeader")
    headings = [p.text for p in document.paragraphs if p.style and p.style.name == "Heading 1"]
    assert headings == ["The columns", "How to write dates", "Your return", "Chronology"]
    assert "Officers' record system" in document.tables[1].rows[0].cells[1].text
    assert document.core_properties.created is not None
    assert document.core_properties.created.date() == MADE_ON


def test_excel_leaves_dates_as_they_are_typed_and_questions_other_answers(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(blank(tmp_path, "xlsx"))
    sheet = book["Chronology"]
    assert sheet.freeze_panes == "A2"
    assert sheet.print_title_rows == "$1:$1"
    assert {cell.number_format for cell in sheet[2]} == {"@"}
    lists = [rule for rule in sheet.data_validations.dataValidation if rule.type == "list"]
    assert [rule.formula1 for rule in lists] == ['"yes,no,not recorded"'] * 2
    assert {rule.errorStyle for rule in lists} == {"warning"}
    prompts = {rule.promptTitle for rule in sheet.data_validations.dataValidation}
    assert "Source of information" in prompts
    assert all(len(rule.prompt) <= 255 for rule in sheet.data_validations.dataValidation)


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_title_that_looks_like_a_formula_is_only_words(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"template.{ending}"
    template = replace(load_template().with_columns(None), title="=1+1", agency="=2+2")
    write_template(template, path, MADE_ON)
    if ending == "xlsx":
        book = openpyxl.load_workbook(path)
        assert book["Read first"]["A1"].data_type == "s"
        assert "=2+2" in {cell.value for cell in book["Return"]["B"] if cell.data_type == "s"}
    else:
        assert docx.Document(str(path)).paragraphs[0].text == "=1+1"


def test_the_rows_here_use_the_templates_headings() -> None:
    headings = {column.heading for column in load_template().columns}
    assert {heading for row in ROWS for heading in row} <= headings
