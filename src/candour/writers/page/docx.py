"""A page with pictures as a Word document: pixels, words for who cannot see them, and tables."""

from io import BytesIO
from pathlib import Path
from re import search

import docx
from docx.document import Document
from docx.shared import Mm

from candour.writers.guards import storable
from candour.writers.page.model import Page, Picture
from candour.writers.page.raster import rendered, size_of
from candour.writers.word_page import set_up_page
from candour.writers.word_table import WIDE_MM, add_annex, add_table_styles

_HIGH_MM = 160


def write_docx(page: Page, path: Path) -> None:
    """Write a page as a Word document (A4, landscape, header rows on every page)."""
    document = docx.Document()
    set_up_page(document, page.title, page.made_on, landscape=True)
    add_table_styles(document)
    document.add_heading(storable(page.title), level=0)
    for line in page.opening:
        document.add_paragraph(storable(line))
    for part in page.parts:
        if isinstance(part, Picture):
            _add_picture(document, part)
        else:
            add_annex(document, part)
    document.save(str(path))


def _add_picture(document: Document, picture: Picture) -> None:
    document.add_heading(storable(picture.title), level=1)
    document.add_paragraph(storable(picture.note)).paragraph_format.keep_with_next = True
    stated = search(r'width="([\d.]+)"', picture.svg)
    png = rendered(picture.svg, float(stated[1]) if stated else 0)
    width, height = size_of(png)
    wide = min(WIDE_MM, _HIGH_MM * width / height)
    placed = document.add_picture(BytesIO(png), width=Mm(wide))
    properties = placed._inline.docPr
    properties.set("descr", storable(picture.alternative))
    properties.set("title", storable(picture.title))
