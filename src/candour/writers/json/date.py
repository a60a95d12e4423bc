"""Dates as JSON."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from candour.core.dates.model import UncertainDate

if TYPE_CHECKING:  # one date needs nothing of the search in prose
    from candour.core.dates.prose.model import FoundDate


def date_as_json(date: UncertainDate) -> dict[str, Any]:
    """Return a date as the contract's object of that name, keys in its order."""
    return {
        "type": "date",
        "written": date.written,
        "edtf": date.edtf,
        "earliest": _minute(date.earliest),
        "latest": _minute(date.latest),
        "precision": date.precision,
        "qualifier": date.qualifier,
        "status": date.status,
        "alternatives": [date_as_json(other) for other in date.alternatives],
        "note": date.note,
    }


def found_date_as_json(found: "FoundDate") -> dict[str, Any]:
    """Return a date found in a text: the date, and added to it its place (code points)."""
    return {
        **date_as_json(found.date),
        "start": found.span.start,
        "end": found.span.end,
        "carried": found.is_carried,
    }


def _minute(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat(timespec="minutes")
