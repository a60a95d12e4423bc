"""Homes: by their address, by who lives there, and whose somebody went to."""

from collections.abc import Iterator

from candour.core.chronology.events.claims.model import Claim, Compared, ContradictionKind
from candour.core.chronology.events.claims.persons import Mention, Person
from candour.core.chronology.events.claims.reading import Row
from candour.core.chronology.events.phrases import Found
from candour.core.chronology.events.words import EventWords

_PLACE = ContradictionKind.PLACE
_NO_PLACE = "no place"


def places_in(row: Row, kind: str) -> Iterator[Found]:
    """Places of a kind that are no part of an address ("4 Pike Street")."""
    for one in row.of(kind):
        before = row.tokens.words[max(0, one.first - 3) : one.first]
        if one.code == _NO_PLACE:
            continue  # "at home time"
        if one.code != "street" or not any(word[0].isdigit() for word in before):
            yield one


def homes_in(row: Row, words: EventWords) -> Iterator[Found]:
    """Homes by their address or by who lives there ("at her nan's address", "his flat")."""
    tokens = row.tokens
    for one in row.of("room"):
        if one.code == "street" and one not in places_in(row, "room"):
            yield Found("home", "home", one.first, one.last)
    for at in range(1, row.own):
        before = tokens.between(at - 1, at - 1)
        if tokens.words[at] in words.claims.lists["homes"] and (
            before == "a" or before.endswith(("'s", "’s", "his", "her", "their"))
        ):
            yield Found("home", "home", at, at)
        is_named = before == "the" and tokens.between(at, at).istitle() and at > 1
        if is_named and tokens.words[at - 2] in ("at", "in", "outside"):
            yield Found("home", "public", at, at)


def whose_home(row: Row, words: EventWords) -> Iterator[Claim]:
    """Whose home somebody went to: "moved to his dad's", "discharged to own home"."""
    tokens = row.tokens
    goes = words.claims.lists["going_home"]
    for end in row.of("destination"):
        opens = end.first == 0 or not row.same_clause(end.first - 1, end.first)
        is_whole = opens and end.code == _OWN  # "Fit for discharge. Home with wife"
        if end.first < row.own and (is_whole or goes.intersection(_before(row, end.first))):
            said = tokens.between(end.first, end.last)
            yield _home_of(Person(frozenset((end.code,))), said)
    for mention in row.people:
        lead = row.lead(mention.first, mention.first - 3, ("at", "to", "from"))
        if lead is None:
            continue
        is_gone = goes.intersection(_before(row, lead))
        if is_home(row, mention) or (is_gone and _is_place_of(row, mention, words)):
            yield _home_of(mention.person, tokens.between(lead, mention.last))


_OWN = "own home"
_GOES_WITHIN = 6


def _before(row: Row, at: int) -> tuple[str, ...]:
    """The words before one in its clause, as far as somebody's going may stand from its end."""
    first = next(i for i in range(at + 1) if row.same_clause(i, at))
    return row.tokens.words[max(first, at - _GOES_WITHIN) : at]


def _home_of(person: Person, said: str) -> Claim:
    return Claim(_PLACE, "whose home", "", said, Compared.PERSON, person=person)


def _is_place_of(row: Row, mention: Mention, words: EventWords) -> bool:
    """Whether a possessive is followed by where the home is, or by a word for it."""
    written = row.tokens.text[row.tokens.starts[mention.last] : row.tokens.ends[mention.last]]
    behind = row.tokens.words[mention.last + 1 : mention.last + 2]
    is_named = bool(behind) and (
        behind[0] in words.claims.lists["homes"] or behind[0] in words.claims.lists["room_leads"]
    )
    return written.endswith(("'s", "’s")) and is_named


def is_home(row: Row, mention: Mention) -> bool:
    """Whether "his dad's" ends a phrase and stands for a home."""
    tokens = row.tokens
    written = tokens.text[tokens.starts[mention.last] : tokens.ends[mention.last]]
    behind = tokens.text[tokens.ends[mention.last] :][:1]
    return written.endswith(("'s", "’s")) and behind in ("", ".", ",", ";", ")")
