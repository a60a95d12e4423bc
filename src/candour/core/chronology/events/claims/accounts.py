"""Days that an account gives: of an appointment missed, of an injury ("mum said on Monday")."""

from collections.abc import Iterator

from candour.core.chronology.events.claims.model import Claim, Compared, ContradictionKind
from candour.core.chronology.events.claims.reading import Happening, Row
from candour.core.dates.model import UncertainDate

_MISSED = "outcome:attendance at an appointment"
_NIGHT = 1
_FAR = 21


def account_claims(row: Row, happening: Happening) -> Iterator[Claim]:
    """Yield the days that a row's words give to an appointment missed or to an injury."""
    if happening.find_days is None or row.features.last is None:
        return
    is_missed = any(one.kind == _MISSED and one.code == "missed" for one in row.found)
    is_injury = _tells_of_injury(row)
    if not (is_missed or is_injury):
        return
    for found in happening.find_days(row.own_text, row.entry.happened):
        place = row.own_text.find(found.written)
        span = _span(found)
        if place < 0 or span is None or not 0 <= row.features.last - span[1] <= _FAR:
            continue
        at = next(i for i, end in enumerate(row.tokens.ends) if end > place)
        if is_missed and _is_of_missed(row, at):
            yield _on("day of the appointment missed", span, found.written)
        elif is_injury and _is_of_account(row, at, happening):
            yield _on("day of the injury", span, found.written)


def _on(topic: str, span: tuple[int, int], said: str) -> Claim:
    value = f"{span[0]} {span[1]}"
    return Claim(ContradictionKind.DATE, topic, value, said, Compared.DAYS)


def _span(found: UncertainDate) -> tuple[int, int] | None:
    if found.earliest is None or found.latest is None or found.is_approximate:
        return None
    first, last = found.earliest.toordinal(), found.latest.toordinal()
    return (first, last) if last - first <= _NIGHT else None


def _tells_of_injury(row: Row) -> bool:
    """Whether a row tells of an injury seen, or of a fall."""
    return any(one.kind == "falling" and one.first < row.own for one in row.found) or any(
        one.kind == "counted" and one.code in _INJURIES and one.first < row.own for one in row.found
    )


_INJURIES = frozenset(("bruise", "mark", "injury", "burn", "fracture", "cut", "wound", "bite"))


def _is_of_missed(row: Row, at: int) -> bool:
    """Whether a day stands behind what was missed, in its clause."""
    return any(
        one.kind == _MISSED and one.code == "missed" and row.same_clause(one.first, at)
        for one in row.found
    )


def _is_of_account(row: Row, at: int, happening: Happening) -> bool:
    """Whether the clause of a day tells what happened, and not when it was seen or is seen next."""
    lists = happening.words.claims.lists
    clause = row.tokens.clauses[at]
    inside = [i for i in range(row.own) if row.tokens.clauses[i] == clause]
    words = {row.tokens.words[i] for i in inside}
    if not words.isdisjoint(lists["no_account"]) or not words.isdisjoint(lists["ahead_words"]):
        return False
    if not words.isdisjoint(lists["account_words"]):
        return True
    before = inside[0] - 1  # "Mum: grabbed straighteners Saturday"
    is_told = before >= 0 and row.gap(before, inside[0]).strip() == ":"
    return is_told and any(one.last == before for one in row.people)
