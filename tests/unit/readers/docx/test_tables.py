"""Tables: every cell once, at its place in the grid."""

import pytest

from candour.core.documents.locator import Locator, Part
from candour.core.documents.passage import Flag, Kind
from candour.core.documents.tables import tables
from tests.unit.readers.docx.word_xml import (
    WordXml,
    cell,
    definition,
    deleted,
    document,
    level,
    list_of,
    numbered,
    p,
    passages,
    reading,
    row,
    run,
    table,
    texts,
)

RESTART, GOES_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def span(columns: int) -> str:
    return f'<w:gridSpan w:val="{columns}"/>'


def places(body: str) -> list[tuple[str, str, int, int]]:
    return [(s, e.text, e.row_span, e.column_span) for s, e in passages(body).items()]


def test_a_cell_is_one_passage_at_its_row_and_column() -> None:
    found = passages(p("Before") + table(row("a", "b"), row("c", "")) + table(row("d")))
    assert [*found] == ["p1", "t1r1c1", "t1r1c2", "t1r2c1", "t2r1c1"]
    assert found["t1r2c1"].locator == Locator(table=1, row=2, column=1)
    assert found["t1r2c1"].kind is Kind.TABLE_CELL


def test_a_cells_paragraphs_stand_one_under_the_other() -> None:
    many = cell(p(), p("one"), p(), p("two", "<w:r><w:br/></w:r>", "three"), p())
    assert texts(table(row(many))) == {"t1r1c1": "one\n\ntwo\nthree"}
    plain = cell(p(), p("one"), p("two"), p())
    assert texts(table(row(plain))) == {"t1r1c1": "one\ntwo"}


def test_cells_merged_across_are_one() -> None:
    assert places(table(row(cell("MAY", properties=span(3))), row("a", "b", "c"))) == [
        ("t1r1c1", "MAY", 1, 3),
        ("t1r2c1", "a", 1, 1),
        ("t1r2c2", "b", 1, 1),
        ("t1r2c3", "c", 1, 1),
    ]


def test_cells_merged_down_are_one() -> None:
    body = table(
        row(cell("3 May", properties=RESTART), "a"),
        row(cell(properties=GOES_ON), "b"),
        row(cell(properties=GOES_ON), "c"),
        row("4 May", "d"),
    )
    assert places(body)[0] == ("t1r1c1", "3 May", 3, 1)
    assert passages(body)["t1r1c1"].flags == (Flag.MERGED,)
    assert [short for short, *_ in places(body)] == [
        "t1r1c1", "t1r1c2", "t1r2c2", "t1r3c2", "t1r4c1", "t1r4c2",
    ]  # fmt: skip


def test_a_merge_ends_where_the_next_begins() -> None:
    body = table(
        row(cell("1", properties=RESTART), "a"),
        row(cell("2", properties=RESTART), "b"),
        row(cell(properties=GOES_ON), "c"),
    )
    assert [(s, r) for s, _, r, _ in places(body) if s.endswith("c1")] == [
        ("t1r1c1", 1),
        ("t1r2c1", 2),
    ]


def test_words_under_a_merged_cell_are_kept_and_reported() -> None:
    body = table(
        row(cell("3 May", properties=RESTART), "a"), row(cell("lost", properties=GOES_ON), "b")
    )
    found = passages(body)
    assert (found["t1r2c1"].text, found["t1r2c1"].flags) == ("lost", (Flag.HIDDEN,))
    assert found["t1r2c1"].locator.part is Part.HIDDEN
    assert [change.reason for change in reading(body).changed] == [
        "words in a cell that lies under a merged one: Word does not show them"
    ]


def test_a_merge_that_goes_on_from_nothing_begins_there() -> None:
    body = table(row(cell("x", properties=GOES_ON)), row(cell("y", properties=GOES_ON)))
    assert places(body)[0] == ("t1r1c1", "x", 2, 1)


def test_merges_meet_in_the_grids_columns_not_in_the_count_of_cells() -> None:
    body = table(
        row("a", "b", cell("M", properties=RESTART)),
        row(cell("wide", properties=span(2)), cell(properties=GOES_ON)),
        row("c", "d", cell(properties=GOES_ON)),
    )
    assert ("t1r1c3", "M", 3, 1) in places(body)


def test_old_merges_across_are_one_cell() -> None:
    first, rest = '<w:hMerge w:val="restart"/>', "<w:hMerge/>"
    body = table(row(cell("wide", properties=first), cell(properties=rest), "c"))
    assert places(body) == [("t1r1c1", "wide", 1, 2), ("t1r1c3", "c", 1, 1)]


def test_a_row_may_begin_further_right() -> None:
    body = table(row("a", "b"), row("c", properties='<w:gridBefore w:val="1"/>'))
    assert [*texts(body)] == ["t1r1c1", "t1r1c2", "t1r2c2"]


def test_absurd_spans_do_no_harm() -> None:
    body = table(row(cell("a", properties=span(10**9)), "b"), row(cell("c", properties=span(-4))))
    assert texts(body) == {"t1r1c1": "a", "t1r1c2": "b", "t1r2c1": "c"}


def test_tables_in_cells_are_found_at_every_depth() -> None:
    innermost = table(row("deep"))
    inner = table(row("k", "v"), row(cell(p("has"), innermost, p())))
    found = passages(table(row("a", cell(p("outer"), inner, p("after"), table(row("z")), p()))))
    assert {short: each.text for short, each in found.items()} == {
        "t1r1c1": "a",
        "t1r1c2": "outer\nafter",
        "t1r1c2t1r1c1": "k",
        "t1r1c2t1r1c2": "v",
        "t1r1c2t1r2c1": "has",
        "t1r1c2t1r2c1t1r1c1": "deep",
        "t1r1c2t2r1c1": "z",
    }
    place = found["t1r1c2t1r2c1t1r1c1"].locator
    assert (place.table, place.row, place.column) == (1, 1, 2)
    assert place.path == "inner table 1, row 2, column 1, inner table 1, row 1, column 1"


@pytest.mark.parametrize("wrapper", ["sdt", "customXml", "ins"])
@pytest.mark.parametrize("around", ["table", "row", "cell", "paragraph", "run"])
def test_wrappers_are_opened_at_every_level(wrapper: str, around: str) -> None:
    def wrap(xml: str, at: str) -> str:
        if at != around:
            return xml
        if wrapper == "sdt":
            return f"<w:sdt><w:sdtPr/><w:sdtContent>{xml}</w:sdtContent></w:sdt>"
        return f"<w:{wrapper}>{xml}</w:{wrapper}>"

    inner = wrap(p(wrap(run("x"), "run")), "paragraph")
    made = wrap(cell(inner), "cell")
    body = wrap(table(wrap(row(made, "y"), "row"), row("z")), "table") + wrap(p("end"), "paragraph")
    assert texts(body) == {"t1r1c1": "x", "t1r1c2": "y", "t1r2c1": "z", "p1": "end"}


def test_numbers_alone_in_cells_are_reported() -> None:
    rows = [row(cell(numbered()), f"entry {n}") for n in range(3)]
    file = WordXml(
        table(*rows), numbering=definition(0, level(0, "decimal", "%1.")) + list_of(1, 0)
    )
    assert [each.reason for each in reading(file).left_out] == [
        "automatic numbers in 3 cells that hold no words"
    ]
    words = WordXml(table(row(cell(numbered("a"), numbered("b")))), numbering=file.numbering)
    assert passages(words)["t1r1c1"].locator.number == "1"
    assert [each.was for each in reading(words).changed] == ["1 2"]


def test_headings_are_found_below_deletions_and_inner_tables() -> None:
    head = row(cell(p("Date", deleted("Day"))), cell(p("Event"), table(row("inner")), p()))
    found = list(tables(document(table(head, row("3 May", "Visit")) + p("x"))))
    assert [[each.texts() for each in one.rows] for one in found] == [
        [{1: "Date", 2: "Event"}, {1: "3 May", 2: "Visit"}],
        [{1: "inner"}],
    ]
    assert [one.inside for one in found] == [None, "t1r1c2"]


def test_rows_over_a_page_break_count_it_once() -> None:
    broken = p("a", "<w:r><w:lastRenderedPageBreak/></w:r>", "b")
    body = table(row(cell(broken), cell(broken)), row("c", "d")) + p("e")
    pages = {short: each.locator.page for short, each in passages(body).items()}
    assert pages == {"t1r1c1": 1, "t1r1c2": 1, "t1r2c1": 2, "t1r2c2": 2, "p1": 2}
