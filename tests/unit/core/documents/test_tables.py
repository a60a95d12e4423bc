"""Tables row by row, whatever kind of file they came in."""

from candour.core.documents.block import Area, Block, Draft, Grid
from candour.core.documents.document import Original, assemble
from candour.core.documents.locator import Locator, Part
from candour.core.documents.passage import Flag, Kind
from candour.core.documents.tables import Table, tables


def cell(short: str, text: str, path: str | None = None, *flags: Flag) -> Draft:
    row, column = 1, 1
    if path is None:
        row, column = int(short[3]), int(short[5])
    part = Part.DELETED if Flag.DELETED in flags else Part.BODY
    place = Locator(part=part, table=1, row=row, column=column, path=path)
    return Draft(short, place, Kind.TABLE_CELL, text, tuple(flags))


def found(*blocks: Block, most_rows: int | None = None) -> list[Table]:
    document = assemble(Original("a" * 64, "x", 1, "docx"), blocks)
    result = list(tables(document, most_rows))
    for table in result:
        for row in table.rows:
            for one in row.cells.values():
                assert one.span.words(document.text) == one.text
    return result


def test_word_cells_are_gathered_into_rows() -> None:
    (table,) = found(
        Draft("p1", Locator(paragraph=1), Kind.PARAGRAPH, "Title"),
        cell("t1r1c1", "Date"),
        cell("t1r1c2", "Event"),
        Draft("t1r1c2d1", Locator(part=Part.DELETED), Kind.PARAGRAPH, "gone", (Flag.DELETED,)),
        cell("t1r2c2", "Visit"),
    )
    assert [(row.short, row.number, row.texts()) for row in table.rows] == [
        ("t1r1", 1, {1: "Date", 2: "Event"}),
        ("t1r2", 2, {2: "Visit"}),
    ]


def test_a_table_inside_a_cell_is_a_table_of_its_own() -> None:
    outer, inner = found(cell("t1r1c1", "a"), cell("t1r1c1t1r1c2", "b", "t1r1c2"))
    assert (outer.inside, inner.inside) == (None, "t1r1c1")
    assert inner.rows[0].texts() == {2: "b"}


def test_a_deleted_row_says_so() -> None:
    (table,) = found(cell("t1r1c1", "a", None, Flag.DELETED))
    assert table.rows[0].locator.part is Part.DELETED


GRID = Grid(
    texts=["Date", "What", "1 May", "x", "2 May", "other"],
    rows=[1, 1, 2, 2, 3, 3],
    columns=[1, 2, 1, 2, 1, 5],
    prefix="s1",
    sheet="Log",
)


def test_a_sheet_is_a_table() -> None:
    (table,) = found(Draft("p1", Locator(paragraph=1), Kind.PARAGRAPH, "before"), GRID)
    assert [(row.short, row.texts()) for row in table.rows] == [
        ("s1r1", {1: "Date", 2: "What"}),
        ("s1r2", {1: "1 May", 2: "x"}),
        ("s1r3", {1: "2 May", 5: "other"}),
    ]


def test_only_the_opening_rows_are_taken_where_that_is_asked() -> None:
    (table,) = found(GRID, most_rows=2)
    assert [row.number for row in table.rows] == [1, 2]


def test_several_tables_in_a_sheet_are_parted() -> None:
    areas = (Area(1, 1, 3, 1, 2), Area(2, 1, 3, 5, 5))
    split = Grid(GRID.texts, GRID.rows, GRID.columns, prefix="s1", sheet="Log", areas=areas)
    first, second = found(split)
    assert (len(first.rows), second.rows[0].texts()) == (3, {5: "other"})
    assert second.locator.table == 2
