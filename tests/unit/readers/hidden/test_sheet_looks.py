"""Looks of cells that show nothing."""

import pytest
from lxml import etree

from candour.readers.hidden.sheet_looks import unseen_styles

_SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PLAIN_FILL = "<fill><patternFill patternType='none'/></fill>"
_DARK_FILL = "<fill><patternFill patternType='solid'><fgColor rgb='FF000000'/></patternFill></fill>"


@pytest.mark.parametrize(
    ("font", "fill", "code", "expected"),
    [
        ("<color rgb='FFFFFFFF'/>", _PLAIN_FILL, "0", {"0": "white text"}),
        ("<color theme='0'/>", _PLAIN_FILL, "0", {"0": "white text"}),
        ("<color rgb='FFFFFFFF'/>", _DARK_FILL, "0", {}),
        ("<color rgb='FF000000'/>", _PLAIN_FILL, ";;;", {"0": "hidden text"}),
        ("", _PLAIN_FILL, "0;-0;;@", {}),
    ],
)
def test_white_words_and_formats_that_show_nothing(
    font: str, fill: str, code: str, expected: dict[str, str]
) -> None:
    looks = etree.fromstring(
        f"<styleSheet xmlns='{_SPACE}'><numFmts><numFmt numFmtId='170' formatCode='{code}'/>"
        f"</numFmts><fonts><font>{font}</font></fonts><fills>{fill}</fills>"
        "<cellXfs><xf numFmtId='170' fontId='0' fillId='0'/></cellXfs></styleSheet>"
    )
    assert dict(unseen_styles(looks)) == expected


def test_a_workbook_without_looks_hides_nothing_by_them() -> None:
    assert list(unseen_styles(None)) == []
