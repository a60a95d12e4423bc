"""The truth of a date, from the short forms that entries use to the contract's date object."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from typing import Any

DAY = re.compile(r"\d{4}-\d{2}-\d{2}$")
MINUTE = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$")
MONTH = re.compile(r"\d{4}-\d{2}$")
YEAR = re.compile(r"\d{4}$")

Date = dict[str, Any]


def _date(written: str, edtf: str | None, span: tuple[str | None, str | None], **more: Any) -> Date:
    return {
        "type": "date",
        "written": written,
        "edtf": edtf,
        "earliest": span[0],
        "latest": span[1],
        "precision": more.get("precision"),
        "qualifier": more.get("qualifier"),
        "status": more.get("status", "resolved"),
        "alternatives": more.get("alternatives", []),
        "note": more.get("note"),
    }


def span_of(value: str) -> tuple[str, str]:
    """First and last minute of a minute, a day, a month or a year."""
    if MINUTE.match(value):
        return value, value
    if DAY.match(value):
        return f"{value}T00:00", f"{value}T23:59"
    if MONTH.match(value):
        year, month = map(int, value.split("-"))
        last = calendar.monthrange(year, month)[1]
        return f"{value}-01T00:00", f"{value}-{last:02}T23:59"
    if YEAR.match(value):
        return f"{value}-01-01T00:00", f"{value}-12-31T23:59"
    raise ValueError(f"a date's truth is a minute, day, month or year, not {value!r}")


def _simple(written: str, value: str) -> Date:
    precision = {16: "minute", 10: "day", 7: "month", 4: "year"}[len(value)]
    edtf = f"{value}:00" if precision == "minute" else value
    return _date(written, edtf, span_of(value), precision=precision)


def _nothing(value: Any) -> bool:
    return value in (None, "", "null", "~")


def _mapped(written: str, value: Mapping[str, Any]) -> Date:
    given = {key: None if _nothing(one) else one for key, one in value.items()}
    earliest, latest = given.get("earliest"), given.get("latest")
    edtf = given.get("edtf")
    if not earliest and not latest and edtf and re.match(r"[\d-]+$", edtf):
        earliest, latest = span_of(edtf)
    alternatives = [true_date(written, one) for one in given.get("alternatives") or ()]
    return _date(
        written,
        edtf,
        (span_of(earliest)[0] if earliest else None, span_of(latest)[1] if latest else None),
        precision=given.get("precision"),
        qualifier=given.get("qualifier"),
        status=given.get("status") or "resolved",
        alternatives=alternatives,
        note=given.get("note"),
    )


def true_date(written: str, value: str | Mapping[str, Any] | None) -> Date:
    """The contract's date object for the words written and the truth an entry states."""
    if isinstance(value, Mapping):
        return _mapped(written, value)
    if value is None or _nothing(value):
        note = "no date is written" if not written else "cannot be read as a date"
        return _date(written, None, (None, None), status="unresolved", note=note)
    return _simple(written, value)
