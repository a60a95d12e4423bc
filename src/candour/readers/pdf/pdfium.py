"""PDFium's C functions that are called once a word: bound without the usual wrapping.

A page of prose asks for some 1,500 boxes. `PYFUNCTYPE` keeps the interpreter lock, and plain
addresses spare an object a call: together half the time of the wrapped functions.
"""

import ctypes as c
from collections.abc import Callable
from typing import Any, cast

from pypdfium2 import raw  # type: ignore[import-untyped]

_INT, _PLACE = c.c_int, c.c_void_p


def _bound(name: str, result: Any, *arguments: Any) -> Callable[..., Any]:
    address = c.cast(getattr(raw, name), c.c_void_p).value
    return cast(Callable[..., Any], c.PYFUNCTYPE(result, *arguments)(cast(int, address)))


loose_box = _bound("FPDFText_GetLooseCharBox", _INT, _PLACE, _INT, _PLACE)
"""(text page, character, address of four floats: left, top, right, bottom)"""
count_rects = _bound("FPDFText_CountRects", _INT, _PLACE, _INT, _INT)
"""(text page, first character, how many): at least one for each text object among them"""
text_object = _bound("FPDFText_GetTextObject", _PLACE, _PLACE, _INT)
unicode_of = _bound("FPDFText_GetUnicode", c.c_uint, _PLACE, _INT)
font_size = _bound("FPDFText_GetFontSize", c.c_double, _PLACE, _INT)
matrix_at = _bound("FPDFText_GetMatrix", _INT, _PLACE, _INT, _PLACE)
font_info = _bound("FPDFText_GetFontInfo", c.c_ulong, _PLACE, _INT, _PLACE, c.c_ulong, _PLACE)
fill_colour = _bound(
    "FPDFText_GetFillColor", _INT, _PLACE, _INT, _PLACE, _PLACE, _PLACE, _PLACE
)  # fmt: skip
render_mode = _bound("FPDFTextObj_GetTextRenderMode", _INT, _PLACE)
font_of = _bound("FPDFTextObj_GetFont", _PLACE, _PLACE)
count_objects = _bound("FPDFPage_CountObjects", _INT, _PLACE)
object_at = _bound("FPDFPage_GetObject", _PLACE, _PLACE, _INT)
count_in_form = _bound("FPDFFormObj_CountObjects", _INT, _PLACE)
object_in_form = _bound("FPDFFormObj_GetObject", _PLACE, _PLACE, c.c_ulong)
type_of = _bound("FPDFPageObj_GetType", _INT, _PLACE)
bounds_of = _bound("FPDFPageObj_GetBounds", _INT, _PLACE, _PLACE, _PLACE, _PLACE, _PLACE)
object_matrix = _bound("FPDFPageObj_GetMatrix", _INT, _PLACE, _PLACE)
draw_mode = _bound("FPDFPath_GetDrawMode", _INT, _PLACE, _PLACE, _PLACE)
object_fill = _bound(
    "FPDFPageObj_GetFillColor", _INT, _PLACE, _PLACE, _PLACE, _PLACE, _PLACE
)  # fmt: skip
count_marks = _bound("FPDFPageObj_CountMarks", _INT, _PLACE)
mark_of = _bound("FPDFPageObj_GetMark", _PLACE, _PLACE, c.c_ulong)
mark_name = _bound("FPDFPageObjMark_GetName", _INT, _PLACE, _PLACE, c.c_ulong, _PLACE)
count_segments = _bound("FPDFPath_CountSegments", _INT, _PLACE)
clip_of = _bound("FPDFPageObj_GetClipPath", _PLACE, _PLACE)
clip_paths = _bound("FPDFClipPath_CountPaths", _INT, _PLACE)
clip_segments = _bound("FPDFClipPath_CountPathSegments", _INT, _PLACE, _INT)
clip_segment_at = _bound("FPDFClipPath_GetPathSegment", _PLACE, _PLACE, _INT, _INT)
segment_at = _bound("FPDFPath_GetPathSegment", _PLACE, _PLACE, _INT)
segment_closes = _bound("FPDFPathSegment_GetClose", _INT, _PLACE)
segment_type = _bound("FPDFPathSegment_GetType", _INT, _PLACE)
segment_point = _bound("FPDFPathSegment_GetPoint", _INT, _PLACE, _PLACE, _PLACE)


def address_of(handle: Any) -> int:
    """Return the address behind a handle of the wrapped library."""
    return c.cast(handle, c.c_void_p).value or 0
