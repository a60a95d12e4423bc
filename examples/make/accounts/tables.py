"""The tables for publication: a workbook with hidden parts and a name for a range."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from examples.make.archive import pack
from examples.make.ledger import Ledger, Made
from examples.make.sheet import Cell, Workbook

FILE = "edition/tables_public.xlsx"


def make(source: Mapping[str, Any]) -> Made:
    """Write the workbook."""
    book = Workbook(Ledger(FILE), source["title"], source["author"], source["created"])
    sheet, note = book.sheet(source["sheet"]), source["note"]
    sheet.hidden_columns.add(source["hidden_column"])
    for row, cells in enumerate(source["rows"], 1):
        for column, text in enumerate(cells, 1):
            said = None
            if (row, column) == (note["row"], note["column"]):
                said = (note["author"], note["text"])
            style = "bold" if row == 1 else "wrap"
            sheet.put(row, column, Cell(text, style=style, note=said))
    hidden = book.sheet(source["hidden_sheet"]["name"], hidden=True)
    for row, cells in enumerate(source["hidden_sheet"]["rows"], 1):
        for column, text in enumerate(cells, 1):
            hidden.put(row, column, text)
    name = source["defined_name"]
    book.ledger.note(
        {"part": "metadata", "path": "xl/workbook.xml#definedName"}, name["name"], "furniture"
    )
    made = book.finish()
    return Made(_with_name(made.content, name), made.ledger)


def _with_name(content: bytes, name: Mapping[str, str]) -> bytes:
    """Put the defined name into the workbook, and count days from 1900 as most workbooks do."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members: dict[str, str | bytes] = {
            one: archive.read(one).decode() for one in archive.namelist()
        }
    defined = (
        f"</sheets><definedNames><definedName name={quoteattr(name['name'])}>"
        f"{escape(name['refers_to'])}</definedName></definedNames>"
    )
    book = str(members["xl/workbook.xml"]).replace("</sheets>", defined)
    members["xl/workbook.xml"] = book.replace('date1904="1"', 'date1904="0"')
    return pack(members)
