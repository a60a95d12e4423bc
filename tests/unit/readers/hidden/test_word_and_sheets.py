"""Everything that office files keep beside the words is read, and said where it stands."""

import io

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.worksheet.datavalidation import DataValidation

from candour.errors import DamagedFile, LimitPassed
from candour.readers.hidden.opening import open_file
from candour.readers.limits import Limits
from tests.unit.readers.hidden.hidden_files import (
    MARK,
    packed,
    places,
    relations,
    word,
    word_part,
)

_RUN = f"<w:r><w:t>{MARK}</w:t></w:r>"


@pytest.mark.parametrize(
    ("body", "where"),
    [
        (f"<w:p>{_RUN}</w:p>", "body paragraph 1"),
        ("<w:p><w:r><w:t>Zor</w:t></w:r><w:r><w:t>bulon</w:t></w:r></w:p>", "body paragraph 1"),
        (
            f"<w:p><w:del w:id='1'><w:r><w:delText>{MARK}</w:delText></w:r></w:del></w:p>",
            "tracked deletion, body paragraph 1",
        ),
        (f"<w:p><w:ins w:id='1'>{_RUN}</w:ins></w:p>", "body paragraph 1"),
        (
            f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{MARK}</w:t></w:r></w:p>",
            "hidden text, body paragraph 1",
        ),
        (
            f"<w:p><w:r><w:rPr><w:color w:val='FFFFFF'/></w:rPr><w:t>{MARK}</w:t></w:r></w:p>",
            "white text, body paragraph 1",
        ),
        (f"<w:p><w:bookmarkStart w:id='1' w:name='{MARK}'/></w:p>", "bookmark name"),
        (
            f"<w:p><w:r><w:instrText>HYPERLINK {MARK}</w:instrText></w:r></w:p>",
            "field code, body paragraph 1",
        ),
        (f"<w:tbl><w:tr><w:tc><w:p>{_RUN}</w:p></w:tc></w:tr></w:tbl>", "table in the body, paragraph 1"),
        (f"<w:p><w:ins w:id='1' w:author='{MARK}'/></w:p>", "tracked insertion author"),
    ],
)  # fmt: skip
def test_a_word_document(body: str, where: str) -> None:
    assert places(word(body)) == [where]


@pytest.mark.parametrize(
    ("part", "content", "where"),
    [
        (
            "word/comments.xml",
            word_part("comments", f"<w:comment w:author='x' w:initials='zz'><w:p>{_RUN}</w:p></w:comment>"),
            "comment, paragraph 1",
        ),
        ("word/footnotes.xml", word_part("footnotes", f"<w:p>{_RUN}</w:p>"), "footnote, paragraph 1"),
        ("word/header2.xml", word_part("hdr", f"<w:p>{_RUN}</w:p>"), "header, paragraph 1"),
        (
            "word/settings.xml",
            word_part("settings", f"<w:docVars><w:docVar w:name='a1' w:val='{MARK}'/></w:docVars>"),
            "document variable",
        ),
        ("word/_rels/document.xml.rels", relations(f"mailto:{MARK}"), "hyperlink address"),
        (
            "docProps/custom.xml",
            f"<Properties><property name='x'><lpwstr>{MARK}</lpwstr></property></Properties>",
            "custom property",
        ),
        ("docProps/app.xml", f"<Properties><Company>{MARK}</Company></Properties>",
         "document properties (company)"),
        ("customXml/item1.xml", f"<data><any>{MARK}</any></data>", "custom XML, text"),
        ("word/document2.xml", f"<a><!-- {MARK} --></a>", "comment in the markup of word/document2.xml"),
    ],
)  # fmt: skip
def test_the_other_parts_of_a_word_document(part: str, content: str, where: str) -> None:
    assert places(word("<w:p/>", {part: content})) == [where]


def test_a_workbook() -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    sheet["A1"], sheet["A3"], sheet["C1"] = "plain", f"row {MARK}", f"column {MARK}"
    sheet["A1"].comment = Comment(f"note {MARK}", "somebody")
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["C"].hidden = True
    sheet.oddHeader.center.text = f"header {MARK}"
    rule = DataValidation(type="list", formula1=f'"{MARK},b"')
    sheet.add_data_validation(rule)
    rule.add("B1")
    hidden = workbook.create_sheet("second")
    hidden.sheet_state = "veryHidden"
    hidden["B2"] = MARK
    workbook.defined_names.add(
        openpyxl.workbook.defined_name.DefinedName(MARK, attr_text="Sheet!$A$1")
    )
    made = io.BytesIO()
    workbook.save(made)
    assert sorted(places(made.getvalue())) == sorted(
        [
            "hidden row, sheet 1, A3", "hidden column, sheet 1, C1", "cell comment, A1",
            "header of a sheet", "data validation", "hidden sheet, sheet 2, B2", "defined name",
        ]
    )  # fmt: skip


def test_a_string_that_no_cell_shows() -> None:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    made = packed(
        {
            "[Content_Types].xml": "<Types/>",
            "xl/workbook.xml": f'<workbook xmlns="{main}"/>',
            "xl/sharedStrings.xml": f'<sst xmlns="{main}"><si><t>{MARK}</t></si></sst>',
        }
    )
    assert places(made) == ["shared string that no cell shows"]


def test_a_date_in_a_sheet_is_read_as_a_date() -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    sheet["A1"] = 43996
    sheet["A1"].number_format = "dd mmm yyyy"
    made = io.BytesIO()
    workbook.save(made)
    assert places(made.getvalue(), mark="14/06/2020") == ["cell, sheet 1, A1"]


def test_a_part_with_entities_is_not_expanded_and_is_a_file_of_its_own() -> None:
    trap = f'<!DOCTYPE a [<!ENTITY x "{MARK}">]><a>&x;</a>'
    opened = open_file(word("<w:p/>", {"word/trap.xml": trap}), "file")
    assert [one.name for one in opened.inner] == ["word/trap.xml"]
    assert not any(MARK in one.text for one in opened.stretches)


def test_a_bomb_is_refused() -> None:
    with pytest.raises(LimitPassed):
        open_file(word("<w:p/>", {"word/bomb.xml": b" " * 40_000_000}), "file")
    with pytest.raises(LimitPassed):
        open_file(b"x" * 20, "file", Limits(file_bytes=10))


def test_a_cut_container_is_refused() -> None:
    with pytest.raises(DamagedFile):
        open_file(word("<w:p/>")[:60], "file.docx")
