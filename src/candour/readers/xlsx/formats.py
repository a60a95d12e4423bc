"""Number formats, where they decide what a person reads in a cell.

Three kinds matter. A date shown without its day ("Dec-14") was typed so: the stored first of the
month is the program's own invention. A number shown with leading noughts is a reference or a
telephone number. And a number under a date format is a date only if one can be made of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from re import compile as pattern

from lxml import etree

from candour.readers.xlsx.names import local

_SECTION = pattern(r"(?:\"[^\"]*\"|\\.|\[[^\]]*\]|[^;\"\\\[])*")
_LITERAL = pattern(r"\"[^\"]*\"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|General|AM/PM|A/P", 2)
_NOUGHTS = pattern(r"0[0 ()/+.-]*0")
_ESCAPED = pattern(r"\\(.)|\"([^\"]*)\"")
_BUILT_IN_DATES = {
    **dict.fromkeys((14, 15, 16, 22, *range(27, 32), 36, 50, 54, 57, 58), "yyyy-mm-dd"),
    **dict.fromkeys((18, 19, 20, 21, 45, 46, 47, *range(32, 36)), "hh:mm"),
    17: "mmm-yy",
}
"""ECMA-376 18.8.30; 27 to 58 are those of East Asian editions"""


class Shown(Enum):
    """What a date format lets a person see."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    TIME = "time"
    ELAPSED = "elapsed"


@dataclass(frozen=True, slots=True)
class Formats:
    """The formats of a workbook's cells, by the number that a cell gives as its style."""

    dates: Mapping[int, Shown] = field(default_factory=dict)
    noughts: Mapping[int, str] = field(default_factory=dict)

    @property
    def telling(self) -> frozenset[int]:
        """The styles whose cells read otherwise than their value says."""
        vague = {style for style, shown in self.dates.items() if shown in _VAGUE}
        return frozenset(vague | set(self.noughts))


_VAGUE = (Shown.MONTH, Shown.YEAR)


def read_formats(root: etree._Element | None) -> Formats:
    """Read the formats from styles.xml."""
    if root is None:
        return Formats()
    codes = {
        element.get("numFmtId", ""): element.get("formatCode", "")
        for element in root.iter("{*}numFmt")
    }
    dates: dict[int, Shown] = {}
    noughts: dict[int, str] = {}
    cells = next((part for part in root if local(part) == "cellXfs"), ())
    for style, element in enumerate(cells):
        number = element.get("numFmtId", "0")
        code = codes.get(number)
        if code is None:
            code = _BUILT_IN_DATES.get(int(number) if number.isdecimal() else 0, "")
        shown = shown_by(code)
        if shown is not None:
            dates[style] = shown
        elif (template := noughts_of(code)) is not None:
            noughts[style] = template
    return Formats(dates, noughts)


def shown_by(code: str) -> Shown | None:
    """Return what a format shows of a date; `None` where it is no date format."""
    first = _SECTION.match(code)
    letters = _LITERAL.sub(" ", first.group() if first else "").lower()
    if "[" in letters:
        return Shown.ELAPSED
    if "d" in letters:
        return Shown.DAY
    if "h" in letters or "s" in letters:
        return Shown.TIME if "y" not in letters else Shown.DAY
    if "m" in letters:
        return Shown.MONTH
    return Shown.YEAR if "y" in letters or "e" in letters.replace("e+", "") else None


def noughts_of(code: str) -> str | None:
    """Return a format of nothing but noughts and marks between them ("000 000 0000"), unescaped."""
    plain = _ESCAPED.sub(lambda found: found[1] or found[2], code)
    return plain if _NOUGHTS.fullmatch(plain) and "." not in plain else None


def with_noughts(number: str, template: str) -> str:
    """Write a whole number into a format of noughts: ("1234", "000 000") is "001 234"."""
    digits = list(number.zfill(template.count("0")))
    written = [digits.pop() if sign == "0" else sign for sign in reversed(template)]
    return "".join(digits) + "".join(reversed(written))
