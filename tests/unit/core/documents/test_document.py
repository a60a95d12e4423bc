"""Documents: one text, every passage in its place."""

import pytest

from candour.core.documents.block import Area, CellNote, Draft, Grid, cell_name
from candour.core.documents.document import Document, Original, assemble
from candour.core.documents.locator import Locator, Part
from candour.core.documents.passage import Flag, Kind, Mark, MarkKind, Passage
from candour.core.spans import Span

ORIGINAL = Original("a" * 64, "police.docx", 10, "docx")


def draft(short: str, text: str, number: str | None = None, count: int = 1) -> Draft:
    return Draft(short, Locator(paragraph=count, number=number), Kind.PARAGRAPH, text)


def numbers_of(*numbers: str | None) -> list[int | str | None]:
    drafts = [
        draft(f"p{count}", "x", number, count) for count, number in enumerate(numbers, start=1)
    ]
    return [passage.locator.paragraph for passage in assemble(ORIGINAL, drafts).passages()]


def test_text_is_the_passages_each_followed_by_a_line_break() -> None:
    document = assemble(ORIGINAL, [draft("p1", "One."), draft("p2", "Two\nlines.")])
    assert document.text == "One.\nTwo\nlines.\n"
    assert [p.span.words(document.text) for p in document.passages()] == ["One.", "Two\nlines."]


def test_ids_are_the_hash_and_the_place() -> None:
    document = assemble(ORIGINAL, [draft("t1r4c2", "Visit.")])
    assert [passage.id for passage in document.passages()] == [f"{'a' * 64}#t1r4c2"]


def test_offsets_count_code_points() -> None:
    document = assemble(ORIGINAL, [draft("p1", "😀é"), draft("p2", "after")])
    assert [passage.span for passage in document.passages()] == [Span(0, 2), Span(3, 8)]


def test_two_drafts_cannot_claim_one_place() -> None:
    with pytest.raises(ValueError, match="two passages at one place: p1"):
        assemble(ORIGINAL, [draft("p1", "a"), draft("p1", "b")])


def test_a_displayed_number_of_several_levels_is_the_paragraphs_place() -> None:
    assert numbers_of("4.12", "4.12", None) == ["4.12", "4.12", 3]


def test_a_simple_number_is_the_place_only_where_it_stands_once() -> None:
    assert numbers_of("1", "2", "(a)", "(a)") == ["1", "2", 3, 4]


def test_marks_move_with_their_passage() -> None:
    marked = Draft(
        "p2",
        Locator(paragraph=2),
        Kind.PARAGRAPH,
        "was not made",
        marks=(Mark(MarkKind.INSERTED, Span(4, 7), by="A"),),
    )
    document = assemble(ORIGINAL, [draft("p1", "First."), marked])
    mark = list(document.passages())[1].marks[0]
    assert mark.span.words(document.text) == "not"


def grid() -> Grid:
    return Grid(
        texts=["Date", "Event", "3 May", "Visit"],
        rows=[2, 2, 3, 3],
        columns=[1, 2, 1, 28],
        prefix="s1",
        sheet="Log",
        areas=(Area(1, 2, 3, 1, 2), Area(2, 2, 3, 28, 28)),
        notes={2: CellNote((Flag.HIDDEN,), row_span=2)},
    )


def test_a_grids_cells_become_passages_when_asked_for() -> None:
    document = assemble(ORIGINAL, [draft("p1", "Title"), grid()])
    cells = list(document.passages())[1:]
    assert [cell.locator.cell for cell in cells] == ["A2", "B2", "A3", "AB3"]
    assert [cell.locator.table for cell in cells] == [1, 1, 1, 2]
    assert [cell.id.split("#")[1] for cell in cells] == ["s1r2c1", "s1r2c2", "s1r3c1", "s1r3c28"]
    assert (cells[2].flags, cells[2].row_span, cells[2].locator.part) == (
        (Flag.HIDDEN,),
        2,
        Part.HIDDEN,
    )
    assert all(cell.span.words(document.text) == cell.text for cell in cells)
    assert len(document) == 5


@pytest.mark.parametrize(
    ("row", "column", "name"), [(1, 1, "A1"), (9, 26, "Z9"), (9, 27, "AA9"), (1, 703, "AAA1")]
)
def test_cell_names(row: int, column: int, name: str) -> None:
    assert cell_name(row, column) == name


def every_offset(document: Document) -> list[str]:
    return [document.passage_at(offset).id for offset in range(len(document.text))]


def test_every_offset_leads_to_its_passage() -> None:
    document = assemble(ORIGINAL, [draft("p1", "One."), grid(), draft("p2", "")])
    expected = [p.id for p in document.passages() for _ in range(len(p.text) + 1)]
    assert every_offset(document) == expected


def test_an_offset_past_the_end_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="outside a text of 5"):
        assemble(ORIGINAL, [draft("p1", "One.")]).passage_at(5)


def test_a_passage_cannot_be_built_wrong() -> None:
    with pytest.raises(ValueError, match="differ in length"):
        Passage("id", "a", Locator(), Kind.PARAGRAPH, "four", Span(0, 3))
    with pytest.raises(ValueError, match="a mark lies outside"):
        Passage(
            "id", "a", Locator(), Kind.PARAGRAPH, "four", Span(0, 4),
            marks=(Mark(MarkKind.LINK, Span(3, 6)),),
        )  # fmt: skip
    with pytest.raises(ValueError, match="row counts from 1"):
        Locator(row=0)
    with pytest.raises(ValueError, match="SHA-256"):
        Original("A" * 64, "x", 1, "docx")


def test_places_in_words() -> None:
    assert (
        Locator(page=2, table=1, row=4, column=2).in_words() == "page 2, table 1, row 4, column 2"
    )
    assert Locator(part=Part.HIDDEN, sheet="Log", row=9, column=2, cell="B9").in_words() == (
        "hidden, sheet Log, cell B9"
    )
