"""What hangs on a page: comments with their authors, links, the fields of forms."""

import ctypes as c
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2  # type: ignore[import-untyped]
from pypdfium2 import raw

from candour.core.documents.block import Draft
from candour.core.documents.locator import Locator, Part
from candour.core.documents.passage import Kind, Mark, MarkKind
from candour.core.spans import Span

_LINK, _POPUP, _WIDGET = raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP, raw.FPDF_ANNOT_WIDGET
_MOST = 20_000
_LONGEST = 1_000_000
_BUTTONS = (raw.FPDF_FORMFIELD_PUSHBUTTON,)

_Area = tuple[float, float, float, float]


@dataclass(slots=True)
class PageAnnotations:
    """The annotations of one page: where links lead, by area from the top left; and passages."""

    links: list[tuple[_Area, str]] = field(default_factory=list, repr=False)
    comments: list[tuple[str, str | None, str | None]] = field(default_factory=list, repr=False)
    """what a comment says, who wrote it, and when it was changed last"""
    descriptions: list[str] = field(default_factory=list, repr=False)
    """what a link says of itself to those who cannot see the page"""
    fields: list[tuple[str, str]] = field(default_factory=list, repr=False)
    """the name of a form's field, and what stands in it"""


def annotations_on(
    document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage, height: float
) -> PageAnnotations:
    """Return the page's annotations. Areas count from the top, as the page's words do."""
    found = PageAnnotations()
    for index in range(min(raw.FPDFPage_GetAnnotCount(page), _MOST)):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        try:
            _note(document, annotation, height, found)
        finally:
            raw.FPDFPage_CloseAnnot(annotation)
    return found


def _note(
    document: pypdfium2.PdfDocument, annotation: Any, height: float, found: PageAnnotations
) -> None:
    kind = raw.FPDFAnnot_GetSubtype(annotation)
    if kind == _POPUP:
        return  # its words are those of the annotation that it opens from
    if kind == _LINK:
        to = _leads_to(document, annotation)
        if to:
            found.links.append((_area(annotation, height), to))
    if kind == _WIDGET and document.formenv is not None:
        _note_field(document.formenv, annotation, found)
        return
    said = _value(annotation, b"Contents").strip()
    if said and kind == _LINK:
        found.descriptions.append(said)
    elif said:
        by, at = _value(annotation, b"T").strip() or None, _value(annotation, b"M").strip() or None
        found.comments.append((said, by, at))


def _note_field(form: Any, annotation: Any, found: PageAnnotations) -> None:
    kind = raw.FPDFAnnot_GetFormFieldType(form, annotation)
    if kind in _BUTTONS:
        return
    if kind in (raw.FPDF_FORMFIELD_CHECKBOX, raw.FPDF_FORMFIELD_RADIOBUTTON):
        if raw.FPDFAnnot_IsChecked(form, annotation):
            chosen = _of_form(raw.FPDFAnnot_GetFormFieldExportValue, form, annotation)
            name = _of_form(raw.FPDFAnnot_GetFormFieldName, form, annotation)
            found.fields.append((name, chosen or "Yes"))
        return
    value = _of_form(raw.FPDFAnnot_GetFormFieldValue, form, annotation).strip()
    if value:
        found.fields.append((_of_form(raw.FPDFAnnot_GetFormFieldName, form, annotation), value))


def _of_form(function: Any, form: Any, annotation: Any) -> str:
    return _filled(lambda buffer, size: function(form, annotation, buffer, size))


def _value(annotation: Any, key: bytes) -> str:
    return _filled(lambda buffer, size: raw.FPDFAnnot_GetStringValue(annotation, key, buffer, size))


def _filled(ask: Any) -> str:
    """Return what a function of the library writes, asked first how long it is."""
    size = ask(None, 0)
    if not 2 < size <= _LONGEST:
        return ""
    buffer = c.create_string_buffer(size)
    ask(c.cast(buffer, c.POINTER(raw.FPDF_WCHAR)), size)
    return buffer.raw[: size - 2].decode("utf-16-le", errors="replace")


def _area(annotation: Any, height: float) -> _Area:
    area = raw.FS_RECTF()
    raw.FPDFAnnot_GetRect(annotation, area)
    low, high = sorted((area.bottom, area.top))
    return area.left, height - high, area.right, height - low


def _leads_to(document: pypdfium2.PdfDocument, annotation: Any) -> str | None:
    link = raw.FPDFAnnot_GetLink(annotation)
    if not link:
        return None
    target = raw.FPDFLink_GetDest(document, link)
    action = raw.FPDFLink_GetAction(link)
    if not target and action:
        kind = raw.FPDFAction_GetType(action)
        if kind == raw.PDFACTION_URI:
            return _bytes(lambda buffer, size: raw.FPDFAction_GetURIPath(
                document, action, buffer, size))  # fmt: skip
        if kind in (raw.PDFACTION_REMOTEGOTO, raw.PDFACTION_LAUNCH):
            return _bytes(lambda buffer, size: raw.FPDFAction_GetFilePath(action, buffer, size))
        target = raw.FPDFAction_GetDest(document, action)
    if not target:
        return None
    page = raw.FPDFDest_GetDestPageIndex(document, target)
    return f"#page={page + 1}" if page >= 0 else None


def _bytes(ask: Any) -> str | None:
    size = ask(None, 0)
    if not 1 < size <= _LONGEST:
        return None
    buffer = c.create_string_buffer(size)
    ask(buffer, size)
    return buffer.raw[: size - 1].decode("utf-8", errors="replace")


class AnnotationPassages:
    """Numbers a document's annotations: `a1`, `a2`, …"""

    def __init__(self) -> None:
        self.count = 0

    def drafts(self, page: int, found: PageAnnotations) -> Iterator[Draft]:
        """Yield the page's comments and filled fields as passages."""
        for said, by, at in found.comments:
            whole = Mark(MarkKind.COMMENT, Span(0, len(said)), by, _moment(at))
            yield self._draft(page, Part.COMMENT, Kind.COMMENT, said, marks=(whole,))
        for said in found.descriptions:
            yield self._draft(page, Part.METADATA, Kind.FURNITURE, said, path="link")
        for name, value in found.fields:
            yield self._draft(page, Part.BODY, Kind.PARAGRAPH, value, path=f"field {name}")

    def _draft(
        self, page: int, part: Part, kind: Kind, text: str, *,
        path: str | None = None, marks: tuple[Mark, ...] = (),
    ) -> Draft:  # fmt: skip
        self.count += 1
        where = Locator(part=part, page=page, path=path)
        return Draft(f"a{self.count}", where, kind, text, marks=marks)


def _moment(stated: str | None) -> str | None:
    """Return a PDF's date ("D:20150520101500Z") as ISO 8601 writes it, as far as it goes."""
    if stated is None or not stated.startswith("D:"):
        return stated
    digits = stated[2:16]
    if len(digits) < 8 or not digits[:8].isdecimal():
        return stated
    day = f"{digits[:4]}-{digits[4:6]}-{digits[6:8]}"
    if len(digits) < 14 or not digits.isdecimal():
        return day
    zone = stated[16:].replace("'", ":").rstrip(":").replace("Z00:00", "Z")
    return f"{day}T{digits[8:10]}:{digits[10:12]}:{digits[12:14]}{zone}"
