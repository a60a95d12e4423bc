"""Gaps that follow from the dates of the entries, to hold against the plan's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from examples.make.telling import Telling, happened

DAYS = 60


def gaps_of(one: Telling) -> list[tuple[str, str]]:
    """Pairs of days of neighbouring entries that lie 60 days or more apart.

    An entry of several days covers all of them; one that is open or unresolved covers nothing.
    """
    spans = []
    for entry in one.standing():
        when = happened(entry)
        if when["earliest"] and when["latest"]:
            spans.append((when["earliest"][:10], when["latest"][:10]))
    found = []
    covered = ""
    for earliest, latest in sorted(spans):
        if covered and (date.fromisoformat(earliest) - date.fromisoformat(covered)).days >= DAYS:
            found.append((covered, earliest))
        covered = max(covered, latest)
    return found


def check_gaps(tellings: Sequence[Telling], story: Mapping[str, Any], problems: list[str]) -> None:
    """Say where the entries leave a gap that is not planned, or fill one that is."""
    for one in tellings:
        planned = {
            (row["from"], row["to"])
            for row in story.get("silences") or ()
            if row["kind"] == "gap" and row["agency"] == one.code
        }
        found = set(gaps_of(one))
        problems += [
            f"{one.file}: a gap from {a} to {b} that is not planned"
            for a, b in sorted(found - planned)
        ]
        problems += [
            f"{one.file}: no gap from {a} to {b}, as planned" for a, b in sorted(planned - found)
        ]
