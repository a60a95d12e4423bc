"""Where a meeting was held."""

from collections.abc import Iterator

from candour.core.chronology.events.claims.model import Claim, Compared, ContradictionKind
from candour.core.chronology.events.claims.reading import Row
from candour.core.chronology.events.phrases import Found
from candour.core.chronology.events.words import EventWords

_PLACE = ContradictionKind.PLACE


def venue_claims(row: Row, words: EventWords) -> Iterator[Claim]:
    """Where a meeting was held: on a screen, in a kind of place, or in a place by its name."""
    tokens = row.tokens
    for venue in row.of("venue"):
        if venue.first < row.own and _is_of_all(row, venue):
            said = tokens.between(venue.first, venue.last)
            yield Claim(_PLACE, "way of meeting", venue.code, said, Compared.ANY)
            if venue.code != "in person":
                yield Claim(_PLACE, "kind of meeting place", venue.code, said, Compared.ANY)
    named = False
    for first, last in _named_venues(row, words):
        named = True
        said = tokens.between(first, last)
        value = " ".join(tokens.words[first : last + 1])
        yield Claim(_PLACE, "meeting place", value, said, Compared.NAMED)
        yield Claim(_PLACE, "way of meeting", "in person", said, Compared.ANY)
    if not named:
        yield from _kinds_of_venue(row)


def _is_of_all(row: Row, venue: Found) -> bool:
    """Whether a meeting was on a screen for all, and not for one who joined it that way."""
    return not any(
        row.same_clause(one.first, venue.first)
        for kind in ("own presence", "taking part")
        for one in row.of(kind)
    )


def _kinds_of_venue(row: Row) -> Iterator[Claim]:
    for kind in row.of("venue kind"):
        lead = row.lead(kind.first, kind.first - 4, ("at", "in"))
        is_of_meeting = not row.tokens.clauses[kind.first] or any(
            row.same_clause(one.first, kind.first) for one in row.of("meeting word")
        )
        if kind.first < row.own and lead is not None and is_of_meeting and _is_of_all(row, kind):
            said = row.tokens.between(lead, kind.last)
            yield Claim(_PLACE, "kind of meeting place", kind.code, said, Compared.ANY)


def _named_venues(row: Row, words: EventWords) -> Iterator[tuple[int, int]]:
    tokens = row.tokens
    for at, word in enumerate(tokens.words[: row.own]):
        if at == 0 or word not in words.claims.lists["venue_ends"]:
            continue
        first = at
        while first and tokens.text[tokens.starts[first - 1]].isupper():
            if row.gap(first - 1, first) != " " or not row.same_clause(first - 1, first):
                break
            first -= 1
        if first < at and tokens.text[tokens.starts[at]].isupper():
            yield first, at
        elif first == at:
            yield from _named_before(row, at)


def _named_before(row: Row, end: int) -> Iterator[tuple[int, int]]:
    """A place by a name and small words behind it: "our Cutler Street area office"."""
    tokens = row.tokens
    for last in range(end - 1, max(0, end - _SMALL_WORDS - 2), -1):
        if row.gap(last, last + 1) != " " or not row.same_clause(last, last + 1):
            return
        if not tokens.text[tokens.starts[last]].isupper():
            continue
        first = last
        while first and tokens.text[tokens.starts[first - 1]].isupper():
            if row.gap(first - 1, first) != " " or not row.same_clause(first - 1, first):
                break
            first -= 1
        if first < last and row.lead(first, first - 3, ("at", "in")) is not None:
            yield first, end
        return


_SMALL_WORDS = 2
