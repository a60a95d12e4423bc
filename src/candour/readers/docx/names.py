"""The names of the elements that Word writes (transitional namespaces)."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_V = "{urn:schemas-microsoft-com:vml}"
_O = "{urn:schemas-microsoft-com:office:office}"


def w(name: str) -> str:
    """Return the full name of a WordprocessingML element or attribute."""
    return _W + name


VAL = w("val")
ID = w("id")
AUTHOR = w("author")
DATE = w("date")
RELATION = _R + "id"
DATA_MODEL = _R + "dm"

BODY = w("body")
P = w("p")
R = w("r")
T = w("t")
DELETED_TEXT = w("delText")
TABLE = w("tbl")
TABLE_PROPERTIES = w("tblPr")
TABLE_CAPTION = w("tblCaption")
TABLE_DESCRIPTION = w("tblDescription")
ROW = w("tr")
CELL = w("tc")
GRID_BEFORE = w("gridBefore")
GRID_SPAN = w("gridSpan")
MERGED_DOWN = w("vMerge")
MERGED_ACROSS = w("hMerge")
ROW_HIDDEN = w("hidden")
CELL_INSERTED = w("cellIns")
CELL_DELETED = w("cellDel")
TAB_STOPS = w("tabs")
PARAGRAPH_PROPERTIES = w("pPr")
RUN_PROPERTIES = w("rPr")
ROW_PROPERTIES = w("trPr")
CELL_PROPERTIES = w("tcPr")
SECTION = w("sectPr")
SECTION_CHANGE = w("sectPrChange")
STYLE = w("pStyle")
RUN_STYLE = w("rStyle")
NUMBERED = w("numPr")
OUTLINE = w("outlineLvl")

INSERTED = w("ins")
DELETED = w("del")
MOVED_FROM = w("moveFrom")
MOVED_TO = w("moveTo")
VANISH = w("vanish")
ITALIC = w("i")
INDENT = w("ind")
WEB_HIDDEN = w("webHidden")

CONTROL = w("sdt")
CONTROL_CONTENT = w("sdtContent")
CONTROL_PROPERTIES = w("sdtPr")
PROMPT = w("showingPlcHdr")
CUSTOM_XML = w("customXml")
SMART_TAG = w("smartTag")
HYPERLINK = w("hyperlink")
FIELD_CHAR = w("fldChar")
SIMPLE_FIELD = w("fldSimple")
INSTRUCTION = w("instrText")
DELETED_INSTRUCTION = w("delInstrText")

FOOTNOTE_REFERENCE = w("footnoteReference")
ENDNOTE_REFERENCE = w("endnoteReference")
COMMENT_START = w("commentRangeStart")
COMMENT_END = w("commentRangeEnd")
COMMENT_REFERENCE = w("commentReference")

TAB = w("tab")
POSITION_TAB = w("ptab")
BREAK = w("br")
CARRIAGE_RETURN = w("cr")
NO_BREAK_HYPHEN = w("noBreakHyphen")
SOFT_HYPHEN = w("softHyphen")
SYMBOL = w("sym")
PAGE_BREAK = w("lastRenderedPageBreak")
RUBY = w("ruby")
RUBY_TEXT = w("rt")
RUBY_BASE = w("rubyBase")

DRAWING = w("drawing")
PICTURE = w("pict")
OBJECT = w("object")
BOX = w("txbxContent")
ACTIVE_CONTROL = w("control")
IMPORTED = w("altChunk")
SUB_DOCUMENT = w("subDoc")
INK = w("contentPart")

EQUATION = _M + "oMath"
EQUATION_TEXT = _M + "t"
EQUATION_CONTROL = tuple(
    _M + name
    for name in (
        "accPr", "barPr", "borderBoxPr", "boxPr", "ctrlPr", "dPr", "eqArrPr", "fPr", "funcPr",
        "groupChrPr", "limLowPr", "limUppPr", "mPr", "naryPr", "oMathParaPr", "phantPr", "radPr",
        "rPr", "sPrePr", "sSubPr", "sSubSupPr", "sSupPr",
    )
)  # fmt: skip
"""properties inside an equation: none of them holds text"""

ALTERNATIVES = _MC + "AlternateContent"
CHOICE = _MC + "Choice"
FALLBACK = _MC + "Fallback"

DRAWN_PARAGRAPH = _A + "p"
DRAWN_TEXT = _A + "t"
DRAWN_BREAK = _A + "br"
DRAWING_NAME = _WP + "docPr"
PICTURE_FILE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
CHART_WORDS = "{http://schemas.openxmlformats.org/drawingml/2006/chart}strCache"
CHART_VALUE = "{http://schemas.openxmlformats.org/drawingml/2006/chart}v"
DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"
SHAPE = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}wsp"
OLD_IMAGE = _V + "imagedata"
OLD_WORDS = _V + "textpath"
EMBEDDED = _O + "OLEObject"


def is_on(value: str | None) -> bool:
    """Say whether a switch that is present is on: it is, unless its value says otherwise."""
    return value not in {"0", "false", "off"}
