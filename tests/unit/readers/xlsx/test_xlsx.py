"""Workbooks: values as people read them, and everything that a sheet hides or says beside them."""

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet

from candour.core.documents.document import Original, assemble
from candour.core.documents.locator import Part
from candour.core.documents.passage import Flag, Kind, Passage
from candour.errors import DamagedFile, LimitPassed, LockedFile
from candour.readers.limits import DEFAULT_LIMITS
from candour.readers.reading import Reading
from candour.readers.xlsx.areas import find_areas
from candour.readers.xlsx.reader import READER, read
from candour.readers.xlsx.values import number_text, text_of
from tests.conversion import converted

ORIGINAL = Original("a" * 64, "x.xlsx", 1, "xlsx")


def workbook(fill: Callable[[Worksheet], object]) -> bytes:
    made = openpyxl.Workbook()
    sheet = made.worksheets[0]
    sheet.title = "Log"
    fill(sheet)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def reading(fill: Callable[[Worksheet], object]) -> Reading:
    return read(workbook(fill), DEFAULT_LIMITS)


def passages(found: Reading) -> dict[str, Passage]:
    made = {p.id.split("#")[1]: p for p in assemble(ORIGINAL, found.blocks).passages()}
    return {short: p for short, p in made.items() if p.locator.part is not Part.METADATA}


def reasons(found: Reading) -> list[str]:
    return [change.reason for change in found.changed]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (datetime(2007, 8, 3, 14, 30), "2007-08-03 14:30"),
        (datetime(2007, 8, 3, 14, 30, 5), "2007-08-03 14:30:05"),
        (datetime(2007, 8, 3), "2007-08-03"),
        (date(2007, 8, 3), "2007-08-03"),
        (time(14, 30), "14:30"),
        (time(14, 29, 59, 999_999), "14:30"),
        (True, "TRUE"),
    ],
)
def test_values_become_text_that_cannot_be_misread(value: object, text: str) -> None:
    assert text_of(value) == text  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (42.0, "42"),
        (-3.0, "-3"),
        (1.5, "1.5"),
        (0.1 + 0.2, "0.3"),
        (1 / 3, "0.333333333333333"),
        (1e21, "1E+21"),
        (123456789012345678.0, "123456789012346000"),
        (0.00001234, "0.00001234"),
        (1e-7, "1E-07"),
    ],
)
def test_numbers_are_shown_as_a_spreadsheet_shows_them(number: float, text: str) -> None:
    assert number_text(number) == text


def test_cells_have_their_place_and_their_name() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"], sheet["C9"] = "Date", "Visit. No reply."

    cell = passages(reading(fill))["s1r9c3"]
    assert (cell.locator.sheet, cell.locator.row, cell.locator.column, cell.locator.cell) == (
        "Log", 9, 3, "C9",
    )  # fmt: skip


def test_real_dates_are_flagged_and_said_once_a_column_and_typed_ones_stay() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append([datetime(2007, 8, 3), "03/08/2007"])
        sheet.append([datetime(2007, 8, 4), "late June"])

    found = reading(fill)
    assert [(p.text, Flag.DATE_VALUE in p.flags) for p in passages(found).values()] == [
        ("2007-08-03", True), ("03/08/2007", False), ("2007-08-04", True), ("late June", False),
    ]  # fmt: skip
    assert reasons(found) == ["2 real dates or times (counted from 1900), written out year first"]


def test_the_1904_epoch_is_read_and_said() -> None:
    made = openpyxl.Workbook()
    made.epoch = CALENDAR_MAC_1904
    made.worksheets[0]["A1"] = datetime(2022, 2, 8, 17, 40)
    out = io.BytesIO()
    made.save(out)
    found = read(out.getvalue(), DEFAULT_LIMITS)
    assert passages(found)["s1r1c1"].text == "2022-02-08 17:40"
    assert "1904" in found.warnings[0]


def test_hidden_rows_columns_and_sheets_are_read_flagged_and_said() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["a", "b"])
        sheet.append(["c", "d"])
        sheet.row_dimensions[2].hidden = True
        sheet.column_dimensions["B"].hidden = True
        other = sheet.parent.create_sheet("Other")
        other["A1"] = "e"
        other.sheet_state = "veryHidden"

    found = reading(fill)
    assert {s: p.locator.part is Part.HIDDEN for s, p in passages(found).items()} == {
        "s1r1c1": False, "s1r1c2": True, "s1r2c1": True, "s1r2c2": True, "s2r1c1": True,
    }  # fmt: skip
    assert [reason.split(":")[0] for reason in reasons(found)] == [
        "a hidden row", "a hidden column",
        "a hidden sheet that Excel's menu does not offer to show",
    ]  # fmt: skip


def test_a_formula_without_a_stored_value_shows_itself() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"], sheet["A2"] = 1, "=A1+1"

    found = passages(reading(fill))["s1r2c1"]
    assert (found.text, found.flags) == ("=A1+1", (Flag.FORMULA, Flag.NOT_CALCULATED))


def test_merged_cells_are_one_passage_with_their_reach() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"], sheet["C1"] = "Wide", "x"
        sheet.merge_cells("A1:B3")

    found = passages(reading(fill))
    assert list(found) == ["s1r1c1", "s1r1c3"]
    assert (found["s1r1c1"].row_span, found["s1r1c1"].column_span) == (3, 2)
    assert found["s1r1c1"].flags == (Flag.MERGED,)


def test_comments_keep_their_author_and_cell() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["B2"] = "x"
        sheet["B2"].comment = Comment("Check this.", "A Reviewer")

    comment = passages(reading(fill))["s1r2c2cm"]
    assert (comment.kind, comment.text, comment.locator.cell) == (Kind.COMMENT, "Check this.", "B2")
    assert comment.marks[0].by == "A Reviewer"


def test_printed_heads_and_feet_and_properties_are_read() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"] = "x"
        sheet.oddHeader.center.text = "Confidential &P"
        sheet.parent.properties.title = "Contacts"
        sheet.parent.defined_names["Secret"] = openpyxl.workbook.defined_name.DefinedName(
            "Secret", attr_text="Log!$A$1"
        )

    found = reading(fill)
    assert passages(found)["s1h1"].text == "Confidential"
    said = {p.locator.path: p.text for p in assemble(ORIGINAL, found.blocks).passages()}
    assert (said["docProps/core.xml#title"], said["defined name of Log!$A$1"]) == (
        "Contacts",
        "Secret",
    )


def test_an_empty_sheet_is_left_out_and_said() -> None:
    assert [item.reason for item in reading(lambda _: None).left_out] == ["an empty sheet"]


def test_error_values_are_flagged() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"] = "#N/A"

    assert passages(reading(fill))["s1r1c1"].flags == (Flag.ERROR_VALUE,)


def areas(*lines: str) -> list[tuple[int, int, int, int]]:
    cells = [
        (r, c, text)
        for r, line in enumerate(lines, start=1)
        for c, text in enumerate(line.split("|"), start=1)
        if text
    ]
    found = find_areas([r for r, _, _ in cells], [c for _, c, _ in cells], [t for _, _, t in cells])
    return [(a.first_row, a.last_row, a.first_column, a.last_column) for a in found]


def test_a_blank_row_between_months_parts_no_table() -> None:
    assert areas("Date|What", "1 May|x", "", "1 June|y", "2 June|z") == []


def test_headings_below_a_blank_row_open_another_table() -> None:
    assert areas("Title", "Date|What", "1 May|x", "", "More", "Name|Role", "A1|y") == [
        (1, 3, 1, 2), (5, 7, 1, 2),
    ]  # fmt: skip


def test_tables_side_by_side_are_parted_by_a_blank_column() -> None:
    assert areas("Date|What||Code|Meaning", "1 May|x||C1|y", "2 May|z") == [
        (1, 3, 1, 2), (1, 2, 4, 5),
    ]  # fmt: skip
    assert areas("Date|What||Who", "1 May|x||y") == []


def test_a_locked_workbook_is_said_to_be_locked_or_damaged() -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le") + bytes(2000)
    with pytest.raises((LockedFile, DamagedFile)):
        read(ole, DEFAULT_LIMITS)


def test_a_bomb_and_a_truncated_file_are_refused() -> None:
    sound = workbook(lambda sheet: sheet.append(["x"]))
    with pytest.raises(DamagedFile):
        read(sound[: len(sound) // 2], DEFAULT_LIMITS)
    out = io.BytesIO(sound)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as made:
        made.writestr("xl/media/image1.png", bytes(30_000_000))
    with pytest.raises(LimitPassed, match="250 to 1"):
        read(out.getvalue(), DEFAULT_LIMITS)


def test_sureness_looks_into_the_container() -> None:
    data = workbook(lambda sheet: sheet.append(["x"]))
    assert READER.sureness(data, "police.docx") > 0.9
    assert READER.sureness(b"PK\x03\x04", "x.txt") == 0


@given(
    st.lists(
        st.lists(
            st.one_of(
                st.none(),
                st.text(alphabet="ab é£<>&=\n’😀", min_size=1, max_size=8).filter(str.strip),
                st.integers(-999, 999),
            ),
            min_size=3,
            max_size=3,
        ),
        min_size=1,
        max_size=5,
    )
)
@settings(deadline=None, max_examples=40)
def test_every_cell_that_was_written_is_read_at_its_place(
    rows: list[list[str | int | None]],
) -> None:
    def fill(sheet: Worksheet) -> None:
        for r, row in enumerate(rows, start=1):
            for c, value in enumerate(row, start=1):
                cell = sheet.cell(r, c)
                cell.value = value
                if isinstance(value, str):
                    cell.data_type = "s"  # a text that opens with "=" is no formula

    expected = {
        f"s1r{r}c{c}": str(value)
        for r, row in enumerate(rows, start=1)
        for c, value in enumerate(row, start=1)
        if value is not None
    }
    assert {short: p.text for short, p in passages(reading(fill)).items()} == expected


def test_what_libreoffice_writes_is_read_alike(soffice: str, tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append([datetime(2022, 2, 8, 17, 40), "Visit, no reply.", 3])
        sheet.row_dimensions[1].hidden = True
        sheet["B1"].comment = Comment("Check.", "A")

    source = tmp_path / "log.xlsx"
    source.write_bytes(workbook(fill))
    again = passages(read(converted(soffice, source, "xlsx", tmp_path), DEFAULT_LIMITS))
    assert [p.text for p in again.values()][:3] == ["2022-02-08 17:40", "Visit, no reply.", "3"]
    assert Flag.HIDDEN in again["s1r1c2"].flags
    assert again["s1r1c2cm"].text.endswith("Check.")
