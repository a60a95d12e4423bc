"""A plain table in a Word document, each cell entered in the ledger."""

from __future__ import annotations

from collections.abc import Sequence

from examples.make.word import Document, paragraph, run


def write_table(document: Document, rows: Sequence[Sequence[str]], widths: Sequence[int]) -> None:
    """Write a table below what stands already; the first row is its header."""
    document.tables += 1
    lines = []
    for number, row in enumerate(rows, 1):
        cells = ""
        for column, text in enumerate(row, 1):
            document.ledger.note(
                {"part": "body", "table": document.tables, "row": number, "column": column},
                text,
                "table_cell",
                role=["header"] if number == 1 else [],
            )
            bold = "<w:b/>" if number == 1 else ""
            cells += f"<w:tc>{paragraph(run(text, bold))}</w:tc>"
        repeated = "<w:trPr><w:tblHeader/></w:trPr>" if number == 1 else ""
        lines.append(f"<w:tr>{repeated}{cells}</w:tr>")
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    document.body.append(
        f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{sum(widths)}" '
        f'w:type="dxa"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(lines)}</w:tbl>'
    )
