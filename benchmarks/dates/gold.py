"""Where the gold data is, and how its rows are read. Every loader takes a path of its own, so that
a half that was held back runs through the same measure."""

import csv
import json
import os
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

Interval = tuple[datetime | None, datetime | None]

_MINUTE = timedelta(minutes=1)
_DAY = timedelta(days=1)


def gold_folder() -> Path:
    """The folder of gold data: `CANDOUR_SHARED`/gold, else ../shared/gold."""
    named = os.environ.get("CANDOUR_SHARED")
    return (Path(named) if named else Path(__file__).parents[3] / "shared") / "gold"


@dataclass(frozen=True, slots=True)
class YearRow:
    """A cell and the first and last year that its curators gave it."""

    text: str
    first: int
    last: int


def museum_rows(path: Path, agreement: float = 0.8) -> list[YearRow]:
    """The cells that are not a bare year and on whose years the curators mostly agree."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            YearRow(row["text"], int(row["start"]), int(row["end"]))
            for row in csv.DictReader(file)
            if not re.fullmatch(r"\d{4}", row["text"]) and float(row["agree"]) >= agreement
        ]


def archive_rows(path: Path) -> list[YearRow]:
    """Phrases with the years of their first and last day."""
    cases = json.loads(path.read_text(encoding="utf-8"))
    return [YearRow(text, int(first[:4]), int(last[:4])) for text, first, last in cases]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, the moment it was written, and for each date in it the intervals that count."""

    text: str
    on: datetime | None
    expected: tuple[tuple[Interval, ...], ...]


_TYPES = {"date", "daterange", "datetime", "datetimerange"}


def sentence_rows(path: Path) -> list[Sentence]:
    """Sentences with the dates and date ranges in them; times and durations are not scored."""
    rows = []
    for case in json.loads(path.read_text(encoding="utf-8-sig")):
        written = (case.get("Context") or {}).get("ReferenceDateTime")
        expected = []
        for result in case["Results"]:
            kind = result.get("TypeName", result.get("Typename", "")).removeprefix("datetimeV2.")
            values = (result.get("Resolution") or {}).get("values", [])
            intervals = tuple(each for value in values for each in intervals_of(value))
            if kind in _TYPES and intervals:
                expected.append(intervals)
        on = datetime.fromisoformat(written[:19]) if written else None
        rows.append(Sentence(case["Input"], on, tuple(expected)))
    return rows


def intervals_of(value: dict[str, Any]) -> list[Interval]:  # noqa: PLR0911 (one a type)
    """The intervals that count as right for one value of the set."""
    kind, single = value["type"], value.get("value")
    if single == "not resolved":
        return []
    if kind == "date" and single:
        day = datetime.fromisoformat(single)
        return [(day, day + _DAY - _MINUTE)]
    if kind == "datetime" and single:
        moment = datetime.fromisoformat(single).replace(second=0)
        return [(moment, moment)]
    if kind not in ("daterange", "datetimerange"):
        return []
    start = _moment(value.get("start"))
    if "end" not in value:
        return [(start, None)] if start else []
    end = datetime.fromisoformat(value["end"])
    if end.second == 59:
        return [(start, end.replace(second=0))]
    # An end may be the first day after, or the last day itself.
    whole = end + _DAY - _MINUTE if kind == "daterange" else end
    return [(start, end - _MINUTE), (start, whole)]


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text).replace(second=0) if text else None
