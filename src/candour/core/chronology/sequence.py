"""A column that says in which order rows of one date stand."""

from collections.abc import Sequence
from datetime import datetime
from re import compile as pattern

from candour.core.chronology.row_dates import DatedLine

Key = tuple[tuple[int, str], ...]

_SEQUENCE = pattern(r"[(#]?\s*(\d+(?:[./\- ]\d+)*\s?[a-z]?|[a-z])\s*[).]?")
_PARTS = pattern(r"\d+|[a-z]")


def by_sequence(lines: Sequence[DatedLine]) -> list[DatedLine]:
    """Put the rows of one table that have one and the same date in the order their author numbered.

    They change places among themselves only: no other row moves, an undated one and one without a
    number least of all.
    """
    ordered = list(lines)
    if not any(one.line.sequence for one in lines):
        return ordered
    places: dict[tuple[str, datetime, datetime | None, bool], list[int]] = {}
    keys = [sequence_key(" ".join(cell.text for cell in one.line.sequence)) for one in lines]
    for n, one in enumerate(lines):
        happened = one.happened
        if keys[n] is not None and happened.earliest is not None:
            table = one.line.row.short.rpartition("r")[0]
            same = (table, happened.earliest, happened.latest, happened.is_approximate)
            places.setdefault(same, []).append(n)
    for of_one_date in places.values():
        in_turn = sorted(of_one_date, key=lambda n: keys[n] or ())
        for place, n in zip(of_one_date, in_turn, strict=True):
            ordered[place] = lines[n]
    return ordered


def sequence_key(words: str) -> Key | None:
    """Return what a cell sorts by ("2" before "2a" before "10"); `None` for other words."""
    found = _SEQUENCE.fullmatch(words.strip().casefold())
    if found is None:
        return None
    return tuple(
        (int(part), "") if part.isdecimal() else (0, part) for part in _PARTS.findall(found[1])
    )
