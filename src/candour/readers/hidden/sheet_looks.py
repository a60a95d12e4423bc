"""What the looks of a workbook's cells mean: days that are kept as numbers, words nobody sees."""

import re
from collections.abc import Iterator

from lxml import etree

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_DATED = re.compile(r"(?i)(?<![a-z\\])[dy]{1,4}(?![a-z])")
_BUILT_IN_DATES = frozenset({*range(14, 18), 22, *range(27, 37), *range(50, 59)})
_NO_PATTERN = (None, "none")
_WHITE = ("FFFFFFFF", "00FFFFFF", "FFFFFF")
_NOTHING = re.compile(r"\s*(?:;\s*){2,3}")
"""a format that shows neither numbers nor words"""


def dated_styles(looks: etree._Element | None) -> frozenset[str]:
    """Return the looks by which a number is shown as a day."""
    if looks is None:
        return frozenset()
    dated = set(_BUILT_IN_DATES) | {
        int(one.get("numFmtId", "0"))
        for one in looks.iter(f"{_S}numFmt")
        if _DATED.search(re.sub(r'"[^"]*"|\[[^\]]*\]', "", one.get("formatCode", "")))
    }
    return frozenset(
        str(n) for n, one in enumerate(_of(looks, "cellXfs")) if _id(one, "numFmtId") in dated
    )


def unseen_styles(looks: etree._Element | None) -> Iterator[tuple[str, str]]:
    """Yield the looks that show nothing, and what is said of their cells."""
    if looks is None:
        return
    nothing = {
        int(one.get("numFmtId", "0"))
        for one in looks.iter(f"{_S}numFmt")
        if _NOTHING.fullmatch(one.get("formatCode", ""))
    }
    white = {n for n, one in enumerate(_of(looks, "fonts")) if _is_white(one.find(f"{_S}color"))}
    unfilled = {n for n, one in enumerate(_of(looks, "fills")) if _is_unfilled(one)}
    for n, one in enumerate(_of(looks, "cellXfs")):
        if _id(one, "numFmtId") in nothing:
            yield str(n), "hidden text"
        elif _id(one, "fontId") in white and _id(one, "fillId") in unfilled:
            yield str(n), "white text"


def _of(looks: etree._Element, tag: str) -> list[etree._Element]:
    found = looks.find(f"{_S}{tag}")
    return [] if found is None else list(found)


def _id(look: etree._Element, name: str) -> int:
    told = look.get(name, "0")
    return int(told) if told.isdigit() else 0


def _is_white(colour: etree._Element | None) -> bool:
    if colour is None:
        return False
    is_ground = colour.get("theme") == "0" and colour.get("tint", "0") in ("0", "0.0")
    return is_ground or colour.get("rgb", "").upper() in _WHITE


def _is_unfilled(fill: etree._Element) -> bool:
    pattern = fill.find(f"{_S}patternFill")
    if pattern is None:
        return fill.find(f"{_S}gradientFill") is None
    if pattern.get("patternType") in _NO_PATTERN:
        return True
    return pattern.get("patternType") == "solid" and _is_white(pattern.find(f"{_S}fgColor"))
