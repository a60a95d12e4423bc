"""What a workbook stores otherwise than it shows: dates, formulas, errors, noughts, far-off cells."""

import pytest

from candour.core.documents.locator import Part
from candour.core.documents.passage import Flag
from candour.errors import DamagedFile, LimitPassed
from candour.readers.limits import DEFAULT_LIMITS, Limits
from candour.readers.xlsx.formats import Shown, noughts_of, shown_by, with_noughts
from candour.readers.xlsx.reader import read
from tests.unit.readers.xlsx.workbook_xml import Book, Sheet, number, one, words

COUNTED_FROM_1904 = '<workbookPr date1904="1"/>'


def cell(book: Book, short: str = "s1r1c1") -> tuple[str, tuple[Flag, ...]]:
    found = book.passages()[short]
    return found.text, found.flags


def reasons(book: Book) -> list[str]:
    return [change.reason for change in book.reading().changed]


@pytest.mark.parametrize(
    ("serial", "code", "text"),
    [
        ("41974", "dd/mm/yyyy", "2014-12-01"),
        ("41974.6041666667", "dd/mm/yyyy hh:mm", "2014-12-01 14:30"),
        ("41974.99999999", "dd/mm/yyyy hh:mm", "2014-12-02"),
        ("0.6041666667", "hh:mm", "14:30"),
        ("0", "hh:mm", "00:00"),
        ("0.6041782", "hh:mm:ss", "14:30:01"),
        ("1.5", "[h]:mm", "36:00"),
        ("41974", "mmm-yy", "2014-12"),
        ("41988", "mmm-yy", "2014-12-15"),
        ("41640", "yyyy", "2014"),
        ("41974", "yyyy", "2014-12-01"),
        ("41974", "[$-809]mmmm\\ yyyy;@", "2014-12"),
    ],
)
def test_real_dates_say_no_more_than_the_cell_shows(serial: str, code: str, text: str) -> None:
    assert cell(one(number("A1", serial, 1), formats=[code])) == (text, (Flag.DATE_VALUE,))


def test_the_same_number_is_another_day_where_days_count_from_1904() -> None:
    book = one(number("A1", "40512", 1), formats=["mmm-yy"], properties=COUNTED_FROM_1904)
    assert cell(book)[0] == "2014-12"
    assert reasons(book)[0] == ("1 real dates or times (counted from 1904), written out year first")


def test_a_date_shown_without_its_day_is_said() -> None:
    book = one(number("A1", "41974", 1), number("B1", "41974", 2), formats=["mmm-yy", "d/m/yy"])
    assert [r for r in reasons(book) if "without a day" in r] == [
        "1 of these are shown without a day (Excel stored the first): written without one"
    ]


def test_a_small_number_under_a_date_format_is_said_to_look_like_1900() -> None:
    book = one(number("A1", "14", 1), formats=["dd/mm/yyyy"])
    assert cell(book)[0] == "1900-01-14"
    assert any("small numbers under a date format" in reason for reason in reasons(book))


def test_a_number_below_nought_is_no_date() -> None:
    book = one(number("A1", "-1", 1), number("B1", "0", 1), formats=["hh:mm"])
    assert cell(book) == ("-1", ())
    assert cell(book, "s1r1c2") == ("00:00", (Flag.DATE_VALUE,))


@pytest.mark.parametrize(
    ("stored", "code", "text"),
    [
        ("1234", "00000", "01234"),
        ("4505577104", "000\\ 000\\ 0000", "450 557 7104"),
        ("7700900562", "00000\\ 000000", "07700 900562"),
        ("12345678", "000", "12345678"),
        ("0.25", "0%", "0.25"),
        ("5", "£#,##0.00", "5"),
        ("-5", "000", "-5"),
    ],
)
def test_noughts_that_a_format_shows_belong_to_a_reference(
    stored: str, code: str, text: str
) -> None:
    assert cell(one(number("A1", stored, 1), formats=[code])) == (text, ())


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("General", None),
        ("0.00E+00", None),
        ('"day "0', None),
        ("[Red]0;[Blue]-0", None),
        ("d mmm", Shown.DAY),
        ("dddd", Shown.DAY),
        ("h AM/PM", Shown.TIME),
        ("[mm]:ss", Shown.ELAPSED),
        ("yyyy/mm", Shown.MONTH),
        ("yyyy", Shown.YEAR),
        ("_-* #,##0.00_-;d", None),
    ],
)
def test_formats_tell_what_of_a_date_is_seen(code: str, shown: Shown | None) -> None:
    assert shown_by(code) is shown


def test_noughts_are_written_from_the_right() -> None:
    assert noughts_of('000"-"000') == "000-000"
    assert noughts_of("0.00") is None
    assert with_noughts("7", "000-000") == "000-007"
    assert with_noughts("1234567", "000-000") == "1234-567"


def test_formulas_keep_their_last_value_and_their_words_are_reported() -> None:
    book = one(
        '<c r="A1" t="str"><f>IF(B1="Ms Orrell","",B1)</f><v></v></c>',
        '<c r="B1"><f>1+1</f><v>2</v></c>',
        '<c r="C1"><f>SUM(A1:B1)</f></c>',
        '<c r="D1" t="e"><f>1/0</f><v>#DIV/0!</v></c>',
        '<c r="E1"><f t="shared" ref="E1:F1" si="0">B1*2</f><v>4</v></c>',
        '<c r="F1"><f t="shared" si="0"/><v>6</v></c>',
    )
    found = book.passages()
    assert {short: (p.text, p.flags) for short, p in found.items()} == {
        "s1r1c2": ("2", (Flag.FORMULA,)),
        "s1r1c3": ("=SUM(A1:B1)", (Flag.FORMULA, Flag.NOT_CALCULATED)),
        "s1r1c4": ("#DIV/0!", (Flag.ERROR_VALUE, Flag.FORMULA)),
        "s1r1c5": ("4", (Flag.FORMULA,)),
        "s1r1c6": ("6", (Flag.FORMULA,)),
    }
    assert [item.text for item in book.reading().left_out] == ["Ms Orrell"]


@pytest.mark.parametrize("error", ["#N/A", "#SPILL!", "Err:502"])
def test_error_values_are_read_as_they_show_known_or_not(error: str) -> None:
    book = one(f'<c r="A1" t="e"><v>{error}</v></c>', words("B1", "#N/A"))
    assert cell(book) == (error, (Flag.ERROR_VALUE,))
    assert cell(book, "s1r1c2") == ("#N/A", ())


def test_phonetic_guides_are_not_read_twice_and_rich_text_is_whole() -> None:
    strings = (
        "<si><r><t>To</t></r><r><rPr><b/></rPr><t>kyo</t></r><rPh sb='0' eb='1'><t>TOKYO</t>"
        "</rPh></si>"
    )
    book = one('<c r="A1" t="s"><v>0</v></c>', strings=strings)
    assert [p.text for p in book.passages().values()] == ["Tokyo"]


def test_line_breaks_are_alike_and_escapes_are_read() -> None:
    assert cell(one(words("A1", "a_x000D_\nb_x0041_")))[0] == "a\nbA"


def test_words_under_a_merged_cell_are_read_and_flagged_hidden() -> None:
    rows = f'<row r="1">{words("A1", "Wide")}{words("B1", "under")}</row>'
    book = Book([Sheet(rows, after='<mergeCells><mergeCell ref="A1:B2"/></mergeCells>')])
    assert cell(book) == ("Wide", (Flag.MERGED,))
    assert cell(book, "s1r1c2") == ("under", (Flag.HIDDEN,))
    assert book.passages()["s1r1c2"].locator.part is Part.HIDDEN
    assert reasons(book) == ["1 filled cells lie under this merged one: read, and flagged hidden"]


def test_hidden_rows_are_said_run_by_run() -> None:
    rows = "".join(
        f'<row r="{n}" {"hidden=" + chr(34) + "1" + chr(34) if n in (2, 3, 4, 6) else ""}>'
        f"{words(f'A{n}', str(n))}</row>"
        for n in range(1, 8)
    )
    book = Book([Sheet(rows, after='<autoFilter ref="A1:A7"/>')])
    assert reasons(book) == [
        "hidden rows 2 to 4, by a filter or by hand: read, and flagged hidden",
        "a hidden row, by a filter or by hand: read, and flagged hidden",
    ]


@pytest.mark.parametrize(
    ("before", "row"),
    [
        ('<cols><col min="1" max="3" width="0" customWidth="1"/></cols>', '<row r="1">'),
        ("", '<row r="1" ht="0" customHeight="1">'),
        ("", "<row r='1' hidden='true'>"),
    ],
)
def test_what_has_no_width_or_height_is_hidden(before: str, row: str) -> None:
    book = Book([Sheet(f"{row}{words('A1', 'x')}</row>", before)])
    assert cell(book) == ("x", (Flag.HIDDEN,))


def test_cells_without_a_place_of_their_own_follow_the_one_before() -> None:
    book = Book([Sheet('<row r="3"><c r="B3"><v>1</v></c><c><f>1</f></c></row><row><c t="e">'
                       "<v>#N/A</v></c></row>")])  # fmt: skip
    assert list(book.passages()) == ["s1r3c2", "s1r3c3", "s1r4c1"]


def test_a_cell_far_from_all_others_is_read_without_a_box_around_them() -> None:
    rows = (
        f'<row r="1">{words("A1", "near")}{number("B1", "41974.5", 1)}'
        '<c r="C1" t="s"><v>0</v></c><c r="D1" t="b"><v>1</v></c>'
        '<c r="E1" t="d"><v>2014-12-01T14:30:00</v></c></row>'
        f'<row r="1048576">{words("XFD1048576", "far")}</row>'
    )
    book = Book(
        [Sheet(rows, before='<dimension ref="A1:XFD1048576"/>')],
        "<si><t>shared</t></si>",
        ["d/m/yyyy h:mm"],
    )
    assert {short: p.text for short, p in book.passages().items()} == {
        "s1r1c1": "near",
        "s1r1c2": "2014-12-01 12:00",
        "s1r1c3": "shared",
        "s1r1c4": "TRUE",
        "s1r1c5": "2014-12-01 14:30",
        "s1r1048576c16384": "far",
    }


def test_a_cell_that_points_to_no_text_costs_itself_only() -> None:
    book = one('<c r="A1" t="s"><v>9</v></c>', words("B1", "x"))
    assert list(book.passages()) == ["s1r1c2"]
    assert [item.reason for item in book.reading().left_out] == [
        "a cell whose text the file does not hold"
    ]


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "Ärger", "病院", "المستشفى", "a'b & <c>", "C:\\x", "=1+1", "s2"]
)
def test_sheet_names_in_every_script_are_only_names(name: str) -> None:
    book = Book([Sheet(f'<row r="1">{words("A1", "x")}</row>', name=name)])
    assert book.passages()["s1r1c1"].locator.sheet == name


def test_text_that_looks_like_a_formula_is_text() -> None:
    assert cell(one(words("A1", "=HYPERLINK(1)"))) == ("=HYPERLINK(1)", ())


def test_twin_names_and_missing_sheets_are_not_read_in_silence() -> None:
    with pytest.raises(DamagedFile, match="two sheets have the same name"):
        Book([Sheet(), Sheet()]).reading()
    data = Book([Sheet(f'<row r="1">{words("A1", "x")}</row>')]).data()
    found = read(data.replace(b"worksheets/sheet1.xml", b"worksheets/sheet7.xml"), DEFAULT_LIMITS)
    assert [item.reason for item in found.left_out] == [
        "a sheet that the file lists and does not hold",
        "a sheet that the workbook does not list: not read",
    ]


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE w SYSTEM "file:///etc/passwd">',
    ],
)
def test_a_document_type_is_refused(declared: str) -> None:
    sheet = f'{declared}<worksheet xmlns="x"><sheetData><row r="1"><c r="A1" t="str"><v>&b;</v>'
    sheet += "</c></row></sheetData></worksheet>"
    book = Book([Sheet()], members={"xl/worksheets/sheet1.xml": sheet})
    with pytest.raises(DamagedFile):
        book.reading()


def test_limits_are_held_before_the_bytes_go_to_calamine() -> None:
    with pytest.raises(LimitPassed, match="when unpacked"):
        read(one(words("A1", "x" * 200_000)).data(), Limits(unpacked_bytes=100_000))
    strings = f"<si><t>{'x' * 200_000}</t></si>"
    with pytest.raises(LimitPassed, match="when unpacked"):
        read(one(strings=strings).data(), Limits(unpacked_bytes=100_000))
