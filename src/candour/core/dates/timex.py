"""The value that a TIMEX3 annotation would give, for exchange with tools for news text.

TIMEX3 names the unit ("1998-Q3", "1998-W07", "199") where Candour states a span, and leaves out
what its MOD attribute says (early, late, before).
"""

# ruff: noqa: PLR0911 (a rule of grammar leaves at the first form that fits)

from datetime import datetime

from candour.core.dates.model import Precision
from candour.core.dates.reading.pieces import Piece

_SEASONS = {"21": "SP", "22": "SU", "23": "FA", "24": "WI"}
_DAYPARTS = {
    "morning": "MO",
    "early_hours": "MO",
    "late_morning": "MO",
    "am": "MO",
    "afternoon": "AF",
    "pm": "AF",
    "lunchtime": "MI",
    "teatime": "AF",
    "evening": "EV",
    "late_evening": "EV",
}


def timex_of(
    piece: Piece, edtf: str, earliest: datetime | None, precision: Precision
) -> str | None:
    """The value for one item, from its EDTF as written and the piece it was read from."""
    plain = edtf.translate(str.maketrans("", "", "~?%"))
    if earliest is None:
        return _before_the_common_era(plain)
    clock = piece.clock
    if clock is not None and (clock.daypart or clock.is_night):
        part = "NI" if clock.is_night and clock.first != clock.last else ""
        part = part or _DAYPARTS.get(clock.daypart or "", "MO")
        return f"{earliest:%Y-%m-%d}T{part}"
    if precision in ("minute", "hour"):
        return f"{earliest:%Y-%m-%dT%H:%M}"
    if piece.kind == "ready" and precision in ("week", "month", "year", "decade"):
        return _coarse(earliest, precision)
    if piece.part and piece.part[0] in "hq" and piece.kind == "year":
        return f"{earliest.year:04d}-{piece.part.upper()}"
    if piece.part:
        return _whole_of(piece, earliest)
    return _plain(piece, plain, earliest, precision)


def _plain(piece: Piece, plain: str, earliest: datetime, precision: Precision) -> str:
    if precision == "week":
        return _coarse(earliest, "week")
    if precision == "season" and plain[5:7] in _SEASONS:
        return f"{plain[:5]}{_SEASONS[plain[5:7]]}"
    if "/" in plain and piece.kind == "ready":
        return _interval(plain, earliest)
    if plain.endswith("X"):
        return plain.rstrip("X")
    return plain


def _interval(plain: str, earliest: datetime) -> str:
    first, _, last = plain.partition("/")
    if len(first) == 7 and len(last) == 7 and first[:4] == last[:4]:
        months = int(last[5:]) - int(first[5:]) + 1
        if months == 3 and (earliest.month - 1) % 3 == 0:
            return f"{first[:4]}-Q{(earliest.month + 2) // 3}"
    if len(first) == 10 and earliest.isoweekday() == 6:
        year, week, _ = earliest.isocalendar()
        return f"{year}-W{week:02d}-WE"
    return first


def _whole_of(piece: Piece, earliest: datetime) -> str:
    """early 1998 is 1998 with a MOD of its own."""
    if piece.kind == "month":
        return f"{earliest:%Y-%m}"
    if piece.kind == "decade":
        return f"{earliest.year // 10:03d}"
    if piece.kind == "century":
        return f"{earliest.year // 100:02d}"
    if piece.kind == "ready":
        return f"{earliest:%Y-%m-%d}"
    return f"{earliest.year:04d}"


def _coarse(earliest: datetime, precision: Precision) -> str:
    if precision == "week":
        year, week, _ = earliest.isocalendar()
        return f"{year}-W{week:02d}"
    if precision == "month":
        return f"{earliest:%Y-%m}"
    if precision == "decade":
        return f"{earliest.year // 10:03d}"
    return f"{earliest.year:04d}"


def _before_the_common_era(plain: str) -> str | None:
    return f"BC{int(plain[1:5]) + 1:04d}" if plain.startswith("-") else None
