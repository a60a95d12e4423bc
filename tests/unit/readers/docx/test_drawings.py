"""Text boxes, pictures, objects and charts: their words are read, the rest is reported."""

import pytest

from candour.core.documents.locator import Locator, Part
from candour.core.documents.passage import Flag, Kind
from tests.unit.readers.docx.word_xml import (
    BY,
    NAMES,
    WordXml,
    cell,
    document,
    marks,
    p,
    passages,
    reading,
    row,
    table,
    texts,
)


def drawn(inner: str) -> str:
    return f"<w:r><w:drawing><wp:inline><wp:docPr id='1' name='x' descr='Map of the town'/><a:graphic><a:graphicData>{inner}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"


def box(*blocks: str) -> str:
    return (
        f"<wps:wsp><wps:txbx><w:txbxContent>{''.join(blocks)}</w:txbxContent></wps:txbx></wps:wsp>"
    )


def test_text_boxes_are_read_once_after_the_paragraph_they_hang_on() -> None:
    old = f"<w:pict><v:shape><v:textbox><w:txbxContent>{p('Boxed')}</w:txbxContent></v:textbox></v:shape></w:pict>"
    both = (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>{box(p('Boxed'))}</w:drawing>"
        f"</mc:Choice><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    body = p("a", both, "b") + p(f"<w:r>{old}</w:r>") + p("c")
    assert texts(body) == {"p1": "ab", "tb1p1": "Boxed", "tb2p1": "Boxed", "p3": "c"}
    assert marks(body, "p1") == [("textbox", "", "tb1p1")]
    assert passages(body)["tb1p1"].locator == Locator(part=Part.TEXTBOX, paragraph=1)


def test_boxes_hold_paragraphs_tables_and_other_boxes() -> None:
    inner = drawn(box(p("inner")))
    body = p("a", drawn(box(p("one", inner), p("two"), table(row("t")))))
    assert texts(body) == {
        "p1": "a",
        "tb1p1": "one",
        "tb2p1": "inner",
        "tb1p2": "two",
        "tb1t1r1c1": "t",
    }


def test_a_box_in_deleted_words_is_deleted_and_one_in_a_cell_follows_it() -> None:
    gone = f"<w:del {BY}>{drawn(box(p('x')))}</w:del>"
    assert passages(p("a", gone))["tb1p1"].flags == (Flag.DELETED,)
    body = table(row(cell(p("a", drawn(box(p("x")))))), row("b"))
    assert [*texts(body)] == ["t1r1c1", "tb1p1", "t1r2c1"]


def test_pictures_are_reported_and_their_description_is_read() -> None:
    body = p("a", drawn("<pic:pic/>")) + p(drawn("<pic:pic/>")) + p("b")
    assert texts(body) == {
        "p1": "a", "tb1p1": "Map of the town", "tb2p1": "Map of the town", "p3": "b",
    }  # fmt: skip
    assert passages(body)["tb1p1"].kind is Kind.CAPTION
    assert [each.locator.paragraph for each in reading(body).left_out] == [1, 2]
    old = p("<w:r><w:pict><v:shape alt='A plan'><v:imagedata r:id='x'/></v:shape></w:pict></w:r>")
    assert texts(old) == {"tb1p1": "A plan"}


def test_objects_shapes_and_controls_are_reported() -> None:
    embedded = "<o:OLEObject ProgID='Excel.Sheet.12'/>"
    inner = f"<w:object><v:shape><v:imagedata/></v:shape>{embedded}</w:object>"
    body = (
        p(f"<w:r>{inner}</w:r>")
        + p(drawn("<wps:wsp/>"))
        + p("<w:r><w:object><w:control/></w:object></w:r>")
    )
    body += "<w:altChunk r:id='z'/>"
    assert [each.reason for each in reading(body).left_out] == [
        "an embedded object (Excel.Sheet.12): it is not read",
        "a drawn shape without words",
        "an active control: what it shows is not read",
        "another document inside this one: it is not read",
    ]


def test_words_of_charts_and_diagrams_are_read() -> None:
    chart = (
        f"<c:chartSpace {NAMES}><c:title><a:p><a:r><a:t>Calls</a:t></a:r></a:p></c:title>"
        "<c:strCache><c:pt><c:v>May</c:v></c:pt></c:strCache><c:numCache><c:pt><c:v>7</c:v></c:pt></c:numCache>"
        "</c:chartSpace>"
    )
    diagram = f"<dgm:dataModel {NAMES}><a:p><a:r><a:t>Step</a:t></a:r></a:p><a:p/></dgm:dataModel>"
    file = WordXml(
        p("a", drawn("<c:chart r:id='chart1'/>")) + p("b", drawn("<dgm:relIds r:dm='data1'/>")),
        more={"chart1": ("chart", chart), "data1": ("diagramData", diagram)},
    )
    assert texts(file) == {
        "p1": "a", "tb1p1": "Calls", "tb1p2": "May", "tb2p1": "Map of the town",
        "p2": "b", "tb3p1": "Step", "tb4p1": "Map of the town",
    }  # fmt: skip
    assert [each.reason.split(":")[0] for each in reading(file).left_out] == [
        "a chart",
        "a diagram",
    ]


def test_lettering_such_as_a_watermark_is_read() -> None:
    body = p("<w:r><w:pict><v:shape><v:textpath string='CONFIDENTIAL'/></v:shape></w:pict></w:r>")
    found = passages(body)["tb1p1"]
    assert (found.text, found.kind) == ("CONFIDENTIAL", Kind.FURNITURE)


@pytest.mark.parametrize("depth", [60])
def test_boxes_in_boxes_do_not_exhaust_the_stack(depth: int) -> None:
    body = p("end")
    for _ in range(depth):
        body = p(f"<w:r><w:pict><w:txbxContent>{body}</w:txbxContent></w:pict></w:r>")
    assert [each.text for each in document(body).passages()] == ["end"]


def test_an_object_without_a_program_is_a_picture() -> None:
    body = p("<w:r><w:object><v:shape alt='A plan'><v:imagedata/></v:shape></w:object></w:r>")
    assert texts(body) == {"tb1p1": "A plan"}
