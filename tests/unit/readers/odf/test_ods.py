"""OpenDocument spreadsheets: real dates, hidden parts, formulas, repeats, comments."""

import pytest

from candour.core.documents.document import Original, assemble
from candour.core.documents.passage import Flag, Passage
from candour.errors import LimitPassed
from candour.readers.limits import DEFAULT_LIMITS, Limits
from candour.readers.odf.ods import read
from candour.readers.reading import Reading
from tests.unit.readers.odf.odf_files import sheet


def cell(text: str, attributes: str = "") -> str:
    return f"<table:table-cell {attributes}><text:p>{text}</text:p></table:table-cell>"


def row(*cells: str, attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>"


def table(*rows: str, attributes: str = "", columns: str = "") -> str:
    return f"<table:table table:name='Log' {attributes}>{columns}{''.join(rows)}</table:table>"


def reading(*tables: str, styles: str = "") -> Reading:
    return read(sheet("".join(tables), styles), DEFAULT_LIMITS)


def passages(*tables: str, styles: str = "") -> dict[str, Passage]:
    document = assemble(Original("a" * 64, "x", 1, "ods"), reading(*tables, styles=styles).blocks)
    return {passage.id.split("#")[1]: passage for passage in document.passages()}


@pytest.mark.parametrize(
    ("attributes", "shown", "text"),
    [
        ("office:value-type='date' office:date-value='2007-08-03'", "03/08/07", "2007-08-03"),
        (
            "office:value-type='date' office:date-value='2007-08-03T14:30:00'",
            "x",
            "2007-08-03 14:30",
        ),
        ("office:value-type='time' office:time-value='PT14H30M00S'", "2.30pm", "14:30"),
    ],
)
def test_real_dates_are_written_year_first(attributes: str, shown: str, text: str) -> None:
    found = passages(table(row(cell(shown, attributes))))["s1r1c1"]
    assert (found.text, found.flags) == (text, (Flag.DATE_VALUE,))


def test_typed_dates_stay_as_typed() -> None:
    assert passages(table(row(cell("03/08/07"))))["s1r1c1"].flags == ()


def test_formulas_show_their_value_or_else_themselves() -> None:
    found = passages(
        table(row(cell("4.5", "table:formula='of:=[.A1]'"), cell("", "table:formula='of:=1'")))
    )
    assert [(p.text, p.flags) for p in found.values()] == [
        ("4.5", (Flag.FORMULA,)),
        ("of:=1", (Flag.FORMULA, Flag.NOT_CALCULATED)),
    ]


def test_hidden_rows_columns_and_sheets_are_read_and_flagged() -> None:
    hiding = (
        "<style:style style:name='T'><style:table-properties table:display='false'/></style:style>"
    )
    columns = "<table:table-column/><table:table-column table:visibility='collapse'/>"
    first = table(
        row(cell("a"), cell("b")),
        row(cell("c"), attributes="table:visibility='filter'"),
        columns=columns,
    )
    found = passages(first, table(row(cell("d")), attributes="table:style-name='T'"), styles=hiding)
    assert {short: Flag.HIDDEN in p.flags for short, p in found.items()} == {
        "s1r1c1": False,
        "s1r1c2": True,
        "s1r2c1": True,
        "s2r1c1": True,
    }
    reasons = [change.reason for change in reading(first).changed]
    assert [reason.split(":")[0] for reason in reasons] == ["a hidden row", "a hidden column"]


def test_repeated_cells_and_rows_are_all_read_and_empty_ones_are_not() -> None:
    repeated = cell("x", "table:number-columns-repeated='2'")
    found = passages(
        table(
            row(repeated, attributes="table:number-rows-repeated='2'"),
            row("<table:table-cell/>", attributes="table:number-rows-repeated='1048000'"),
            row(cell("end")),
        )
    )
    assert list(found) == ["s1r1c1", "s1r1c2", "s1r2c1", "s1r2c2", "s1r1048003c1"]


def test_comments_follow_their_sheet() -> None:
    commented = (
        "<table:table-cell><office:annotation><text:p>Check.</text:p></office:annotation>"
        "<text:p>v</text:p></table:table-cell>"
    )
    found = passages(table(row(commented)))
    assert [(p.kind.value, p.text, p.locator.cell) for p in found.values()] == [
        ("table_cell", "v", "A1"),
        ("comment", "Check.", "A1"),
    ]


def test_an_empty_sheet_is_reported() -> None:
    assert reading(table()).left_out[0].reason == "an empty sheet"


def test_a_bomb_of_repeats_is_refused() -> None:
    bomb = table(
        row(
            cell("x", "table:number-columns-repeated='1000'"),
            attributes="table:number-rows-repeated='1000000'",
        )
    )
    with pytest.raises(LimitPassed, match="more than 5,000 filled cells"):
        read(sheet(bomb), Limits(cells=5_000))
