"""An edition as a Word document: tables that can be read."""

from datetime import date
from pathlib import Path

import docx
import pytest

from candour.core.release.retelling import Block, Shape
from candour.writers.edition.docx import write
from candour.writers.edition.model import EditionDocument


@pytest.mark.parametrize(("rows", "times"), [(3, 0), (30, 1)])
def test_a_long_table_has_its_headings_on_every_page(tmp_path: Path, rows: int, times: int) -> None:
    table = Block(Shape.TABLE, rows=(("Date", "Event"), *(("May 2021", "seen"),) * rows))
    made = EditionDocument(
        title="Police", opening="Made anew.", made_on=date(2026, 1, 2), blocks=(table,)
    )
    write(made, tmp_path / "a.docx")
    written = docx.Document(str(tmp_path / "a.docx")).tables[0]._tbl.xml
    assert written.count("<w:tblHeader") == times
