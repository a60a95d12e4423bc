"""Tables in PDF: ruled and aligned by space, over page breaks, with repeated header rows."""

from collections import defaultdict

from candour.core.documents.passage import Kind, Passage
from tests.unit.readers.pdf.made import made, passages, received

HEAD = ["Date", "Event", "Source"]
ROWS = [[f"{n} March 2021", f"Visit number {n} was made.", f"Log {n}"] for n in range(1, 9)]


def _source(rows: list[list[str]], *, stroke: str = "0.5pt", header: bool = False) -> str:
    head = "".join(f"[{cell}]," for cell in HEAD)
    cells = "".join(f"[{cell}]," for row in rows for cell in row)
    opened = f"table.header({head})," if header else head
    return f"#table(columns: (auto, 1fr, auto), stroke: {stroke}, {opened}{cells})"


def _rows(found: list[Passage]) -> dict[int, list[list[str]]]:
    held: dict[int, dict[int, dict[int, str]]] = defaultdict(lambda: defaultdict(dict))
    for passage in found:
        if passage.kind is Kind.TABLE_CELL:
            place = passage.locator
            assert place.table
            assert place.row
            assert isinstance(place.column, int)
            held[place.table][place.row][place.column] = passage.text
    return {
        table: [[row[column] for column in sorted(row)] for _, row in sorted(rows.items())]
        for table, rows in held.items()
    }


def test_a_ruled_table() -> None:
    found = passages(made("Before the table.\n\n" + _source(ROWS) + "\n\nAfter the table."))
    assert _rows(found) == {1: [HEAD, *ROWS]}
    assert [p.text for p in found if p.kind is Kind.PARAGRAPH] == [
        "Before the table.", "After the table.",
    ]  # fmt: skip


def test_a_table_aligned_by_space_only() -> None:
    rows = [["Hethermouth", "12", "1,204"], ["Sarn", "7", "88"], ["Pinfold", "31", "2,010"]]
    found = passages(made("Before.\n\n" + _source(rows, stroke="none")))
    assert _rows(found) == {1: [HEAD, *rows]}


def test_a_cell_of_several_lines_is_one_cell() -> None:
    long = "The nurse rang the school, the school rang the office, and the office rang nobody. " * 3
    found = passages(made(_source([["1 May", long.strip(), "Log 1"], *ROWS])))
    assert _rows(found)[1][1] == ["1 May", long.strip(), "Log 1"]


def test_a_table_over_a_page_break_is_one_table() -> None:
    rows = [[f"Day {n}", f"Visit number {n} was made.", f"Log {n}"] for n in range(1, 61)]
    got = received(made(_source(rows, header=True)))
    found = list(got.document.passages())
    assert _rows(found) == {1: [HEAD, *rows]}
    pages = [p.locator.page for p in found if p.kind is Kind.TABLE_CELL]
    assert set(pages) >= {1, 2}
    repeated = [left for left in got.report.left_out if left.text and "Event" in left.text]
    assert len(repeated) == max(page for page in pages if page) - 1


def test_a_row_over_a_page_break_is_one_row() -> None:
    words = " ".join(f"word{n}" for n in range(400))
    rows = [*ROWS, ["9 March 2021", words, "Log 9"]]
    found = passages(made(_source(rows, header=True)))
    assert _rows(found) == {1: [HEAD, *rows]}


def test_two_tables_are_counted_through_the_document() -> None:
    found = passages(made(_source(ROWS[:2]) + "\n\nBetween them.\n\n" + _source(ROWS[2:4])))
    assert _rows(found) == {1: [HEAD, *ROWS[:2]], 2: [HEAD, *ROWS[2:4]]}
