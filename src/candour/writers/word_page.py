"""What every Word document that Candour writes has: its page, its fonts, its page numbers."""

from datetime import date, datetime, time

from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table

from candour.writers.colours import HEADING_FILL
from candour.writers.guards import storable

_MARGINS = (
    f"<w:tblCellMar {nsdecls('w')}>"
    '<w:left w:w="45" w:type="dxa"/><w:right w:w="45" w:type="dxa"/></w:tblCellMar>'
)


def set_up_page(document: Document, title: str, made_on: date, *, landscape: bool) -> None:
    """Set a document to A4 in British English, with its title and numbered pages."""
    section = document.sections[0]
    short, long = Mm(210), Mm(297)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (long, short) if landscape else (short, long)
    section.left_margin = section.right_margin = Mm(10 if landscape else 18)
    section.top_margin = section.bottom_margin = Mm(12 if landscape else 18)
    made = datetime.combine(made_on, time())
    core = document.core_properties
    core.title, core.author, core.language = storable(title), "Candour", "en-GB"
    core.created = core.modified = made
    core.last_modified_by, core.comments = "Candour", ""
    _set_fonts(document)
    _add_page_numbers(document)


def add_style(document: Document, name: str, points: float) -> None:
    """Add a paragraph style for cells: the document's own font in another size, set close."""
    style = document.styles.add_style(name, 1)
    style.base_style = document.styles["Normal"]
    style.font.size = Pt(points)
    style.paragraph_format.space_after = Pt(0)


def set_cell_margins(table: Table) -> None:
    """Set the words of a table close to its rules: a wide table needs the room."""
    properties = table._tbl.tblPr
    look = properties.find(qn("w:tblLook"))
    margins = parse_xml(_MARGINS)
    if look is None:
        properties.append(margins)
    else:  # Word holds to the schema's order
        look.addprevious(margins)


def _set_fonts(document: Document) -> None:
    styles = document.styles
    normal = styles["Normal"]
    normal.font.name, normal.font.size = "Arial", Pt(10)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), "Arial")
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-GB")
    normal.element.rPr.append(language)
    for name in ("Title", "Heading 1", "Heading 2"):
        styles[name].font.name = "Arial"
        styles[name].font.color.rgb = RGBColor.from_string(HEADING_FILL)
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            styles[name].element.rPr.rFonts.attrib.pop(qn(f"w:{theme}"), None)
    styles["Title"].font.size = Pt(20)


def _add_page_numbers(document: Document) -> None:
    footer = document.sections[0].footer.paragraphs[0]
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    field.append(parse_xml(f"<w:r {nsdecls('w')}><w:t>1</w:t></w:r>"))
    footer.add_run("Page ")
    footer._p.append(field)
