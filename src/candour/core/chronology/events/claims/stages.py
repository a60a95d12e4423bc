"""Whether words tell of a later stage than that of the happening: an arrest the day after."""

from candour.core.chronology.events.claims.reading import Happening, Row


def is_later(row: Row, at: int, happening: Happening) -> bool:
    """Whether the clause of a word says that it came later, or gives a day after the happening."""
    clause = row.tokens.clauses[at]
    inside = [one for one in range(row.own) if row.tokens.clauses[one] == clause]
    later = happening.words.claims.lists["later_words"]
    if any(row.tokens.words[one] in later for one in inside if one < at):
        return True
    first = _first_day(happening)
    if first is None or happening.find_days is None or not inside:
        return False
    text = row.tokens.between(inside[0], inside[-1])
    days = happening.find_days(text, row.entry.happened)
    last = first + _is_night(happening)
    own = row.features.last or 0
    return any(day.earliest is not None and last < day.earliest.toordinal() <= own for day in days)


def _is_night(happening: Happening) -> bool:
    """Whether what happened may run past midnight."""
    return any((row.features.minute or 0) >= _NIGHT for row in happening.rows)


_NIGHT = 22 * 60


def _first_day(happening: Happening) -> int | None:
    """The first day that a row is of or tells of; a night runs into the next."""
    days = (
        day
        for row in happening.rows
        for day in (row.features.first, *row.features.told_days)
        if day is not None
    )
    return min(days, default=None)
