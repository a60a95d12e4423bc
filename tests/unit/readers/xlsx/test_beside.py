"""What stands beside a sheet's cells, and what else the container holds."""

from candour.core.documents.locator import Part
from candour.core.documents.passage import Kind, Passage
from tests.unit.readers.xlsx.workbook_xml import MAIN, OFFICE, Book, Sheet, relations, words

DRAWN = "http://schemas.openxmlformats.org/drawingml/2006"
ROW = f'<row r="1">{words("A1", "x")}</row>'


def beside(book: Book) -> list[Passage]:
    return [one for one in book.passages().values() if one.kind is not Kind.TABLE_CELL]


def comment(ref: str, author: int, text: str) -> str:
    return f'<comment ref="{ref}" authorId="{author}"><text><r><t>{text}</t></r></text></comment>'


def test_notes_and_threads_keep_author_and_time_and_are_read_once() -> None:
    notes = (
        f'<comments xmlns="{MAIN}"><authors><author>A Clerk</author><author>tc={{1}}</author>'
        f"</authors><commentList>{comment('A1', 0, 'Check this.')}"
        f"{comment('B2', 1, '[Kommentarthread] Sent to the panel.')}</commentList></comments>"
    )
    threads = (
        '<ThreadedComments xmlns="t"><threadedComment ref="B2" dT="2022-05-03T10:00:00.00" '
        'personId="{9}" id="{1}"><text>Sent to the panel.</text></threadedComment>'
        '<threadedComment ref="B2" dT="2022-05-04T10:00:00.00" personId="{9}" parentId="{1}">'
        "<text>Received.</text></threadedComment></ThreadedComments>"
    )
    people = '<personList xmlns="t"><person displayName="B Chair" id="{9}"/></personList>'
    book = Book(
        [Sheet(ROW, relations=[("comments", "../comments1.xml"),
                               ("threadedComment", "../threadedComments/t1.xml")])],
        members={"xl/comments1.xml": notes, "xl/threadedComments/t1.xml": threads,
                 "xl/persons/person.xml": people},
        workbook_relations=[("person", "persons/person.xml")],
    )  # fmt: skip
    assert [
        (p.id.partition("#")[2], p.text, p.locator.cell, p.marks[0].by, p.marks[0].at)
        for p in beside(book)
    ] == [
        ("s1r1c1cm", "Check this.", "A1", "A Clerk", None),
        ("s1r2c2cm", "Sent to the panel.", "B2", "B Chair", "2022-05-03T10:00:00.00"),
        ("s1r2c2cm-2", "Received.", "B2", "B Chair", "2022-05-04T10:00:00.00"),
    ]
    assert book.reading().left_out == ()


def test_printed_heads_lose_their_codes_and_keep_their_words() -> None:
    after = (
        '<headerFooter><oddHeader>&amp;L&amp;"Arial,Bold"&amp;12Police &amp;&amp; CSC&amp;C'
        "&amp;KFF0000Draft&amp;R&amp;P</oddHeader><evenFooter>&amp;CPage &amp;P</evenFooter>"
        "</headerFooter>"
    )
    assert [(p.kind, p.locator.part, p.text) for p in beside(Book([Sheet(ROW, after=after)]))] == [
        (Kind.HEADER, Part.HEADER, "Police & CSC\nDraft"),
        (Kind.FOOTER, Part.FOOTER, "Page"),
    ]


def test_addresses_of_links_and_prompts_are_metadata() -> None:
    after = (
        '<dataValidations><dataValidation promptTitle="Who" prompt="Name the officer" '
        'sqref="A1"><formula1>"Yes,No"</formula1></dataValidation></dataValidations>'
        '<hyperlinks><hyperlink ref="A1" r:id="r1" tooltip="Write"/></hyperlinks>'
    )
    sheet = Sheet(ROW, after=after, relations=[("hyperlink", "mailto:a@b.org", "External")])
    assert [(p.locator.part, p.locator.cell, p.text) for p in beside(Book([sheet]))] == [
        (Part.METADATA, "A1", "mailto:a@b.org\nWrite"),
        (Part.METADATA, None, "Who\nName the officer\nYes,No"),
    ]


def test_text_boxes_chart_titles_and_descriptions_are_read() -> None:
    text = "<a:p><a:r><a:t>{}</a:t></a:r></a:p>"
    drawing = (
        f'<xdr:wsDr xmlns:xdr="{DRAWN}/spreadsheetDrawing" xmlns:a="{DRAWN}/main">'
        '<xdr:sp><xdr:nvSpPr><xdr:cNvPr id="2" name="TextBox 1" descr="A warning"/></xdr:nvSpPr>'
        f"<xdr:txBody>{text.format('First.')}{text.format('Second.')}</xdr:txBody></xdr:sp>"
        "</xdr:wsDr>"
    )
    chart = (
        f'<c:chart xmlns:c="{DRAWN}/chart" xmlns:a="{DRAWN}/main">{text.format("Visits")}</c:chart>'
    )
    book = Book(
        [Sheet(ROW, relations=[("drawing", "../drawings/drawing1.xml")])],
        members={
            "xl/drawings/drawing1.xml": drawing,
            "xl/drawings/_rels/drawing1.xml.rels": relations(("chart", "../charts/chart1.xml")),
            "xl/charts/chart1.xml": chart,
            "xl/media/image1.png": b"x",
        },
    )
    assert [(p.locator.part, p.kind, p.text) for p in beside(book)] == [
        (Part.BODY, Kind.CAPTION, "A warning"),
        (Part.TEXTBOX, Kind.PARAGRAPH, "First.\nSecond."),
        (Part.TEXTBOX, Kind.CAPTION, "Visits"),
    ]
    assert [item.reason.partition(":")[0] for item in book.reading().left_out] == [
        "a chart or diagram", "pictures",
    ]  # fmt: skip


def test_every_other_member_is_reported_once_a_kind_or_says_nothing() -> None:
    book = Book(
        [Sheet(ROW)],
        members={
            "xl/vbaProject.bin": b"x",
            "xl/externalLinks/externalLink1.xml": "<x/>",
            "xl/pivotCache/pivotCacheRecords1.xml": "<x/>",
            "xl/pivotCache/pivotCacheDefinition1.xml": "<x/>",
            "xl/revisions/revisionLog1.xml": "<x/>",
            "customXml/item1.xml": "<x/>",
            "xl/theme/theme1.xml": "<x/>",
            "xl/calcChain.xml": "<x/>",
            "xl/drawings/vmlDrawing1.vml": '<x ObjectType="Note"/>',
            "xl/drawings/vmlDrawing2.vml": '<x ObjectType="Button"/>',
            "xl/something/new.xml": "<x/>",
        },
    )
    assert [item.reason.partition(":")[0] for item in book.reading().left_out] == [
        "macros",
        "values of another workbook, kept from the last look at it",
        "the data behind a pivot table, kept apart from the cells",
        "the history of changes to a shared workbook, old values included",
        "data kept with the workbook for other programs",
        "form controls (buttons, boxes to tick) and their labels",
        "a part that Candour does not know",
    ]
    assert "(2 parts)" in book.reading().left_out[2].reason


def test_a_file_inside_is_an_original_of_its_own() -> None:
    book = Book([Sheet(ROW)], members={"xl/embeddings/report.docx": b"PK"})
    assert [member.name for member in book.reading().members] == ["report.docx"]
    assert book.reading().left_out == ()


def test_properties_and_names_are_metadata_and_print_areas_are_not_words() -> None:
    properties = (
        "<definedNames><definedName name='Mother'>Log!$A$1</definedName>"
        "<definedName name='Rate'>\"Ms Orrell\"</definedName>"
        "<definedName name='_xlnm.Print_Area'>Log!$A$1:$B$2</definedName></definedNames>"
    )
    found = beside(Book([Sheet(ROW)], properties=properties))
    assert [(p.locator.path, p.text) for p in found] == [
        ("defined name of Log!$A$1", "Mother"),
        ('defined name of "Ms Orrell"', 'Rate\n"Ms Orrell"'),
    ]


def test_a_chart_sheet_is_left_out_and_its_words_are_read() -> None:
    drawing = (
        f'<xdr:wsDr xmlns:xdr="{DRAWN}/spreadsheetDrawing" xmlns:a="{DRAWN}/main"><xdr:txBody>'
        "<a:p><a:r><a:t>Visits by month</a:t></a:r></a:p></xdr:txBody></xdr:wsDr>"
    )
    book = Book(
        [Sheet(ROW)],
        members={
            "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
            '<sheet name="Log" sheetId="1" r:id="r1"/><sheet name="Chart" sheetId="2" r:id="r4"/>'
            "</sheets></workbook>",
            "xl/chartsheets/sheet1.xml": f'<chartsheet xmlns="{MAIN}"/>',
            "xl/chartsheets/_rels/sheet1.xml.rels": relations(("drawing", "../drawings/d.xml")),
            "xl/drawings/d.xml": drawing,
        },
        workbook_relations=[("chartsheet", "chartsheets/sheet1.xml")],
    )
    assert [p.text for p in beside(book)] == ["Visits by month"]
    assert "a sheet without cells" in book.reading().left_out[0].reason
