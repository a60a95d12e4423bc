"""The scene: the kind of place that a service went out to, and that others say it happened in."""

from collections.abc import Iterator

from candour.core.chronology.events.addresses import addresses_in
from candour.core.chronology.events.claims.homes import homes_in, places_in
from candour.core.chronology.events.claims.model import Claim, Compared, ContradictionKind
from candour.core.chronology.events.claims.reading import Happening, Row
from candour.core.chronology.events.words import EventWords

_PLACE = ContradictionKind.PLACE
_OPENING = 2
_WITHIN = 9


def scene_claims(row: Row, happening: Happening) -> Iterator[Claim]:
    """Yield where a crew was called to, or where a row says that somebody was hurt."""
    if happening.is_meeting:
        return
    words = happening.words
    acts = words.claims.lists["scene_acts"]
    is_crew = row.features.kind in words.arriving
    for site, first, last in _sites(row, words):
        lead = row.lead(first, first - 4, words.claims.lists["place_leads"])
        at = first if lead is None else lead
        near = range(max(0, at - _WITHIN), at)
        happened = [
            one for one in near if row.same_clause(one, first) and row.tokens.words[one] in acts
        ]
        if happened and lead is not None:
            said = row.tokens.between(happened[-1], last)
        elif is_crew and not row.is_told and row.tokens.clauses[first] < _OPENING:
            if lead is None and not _stands_alone(row, first, last):
                continue
            said = row.tokens.between(at, last)
        else:
            continue
        yield Claim(_PLACE, "the scene", site, said, Compared.ANY)


def _stands_alone(row: Row, first: int, last: int) -> bool:
    """Whether a place stands between marks ("999 call 16:20, bus station, stand C")."""
    while first and row.gap(first - 1, first) == " " and row.tokens.between(first, first).istitle():
        first -= 1  # "999, Victoria Park, male stabbed"
    is_open = first > 0 and row.gap(first - 1, first).strip() in (",", ".", ":")
    is_ended = last + 1 >= row.own or row.gap(last, last + 1).strip() in (",", ".", ";")
    return is_open and is_ended


def _sites(row: Row, words: EventWords) -> Iterator[tuple[str, int, int]]:
    """Places with the larger place that each is of; an address with a number is a home."""
    covered: set[int] = set()
    for address in addresses_in(row.tokens, words):
        if address.number or address.road.split()[-1] not in words.claims.lists["roads_as_places"]:
            covered.update(range(address.first, address.last + 1))
        if address.number and address.last < row.own:
            yield "home", address.first, address.last
    kinds = ("room", "venue kind")
    for place in (*(one for kind in kinds for one in places_in(row, kind)), *homes_in(row, words)):
        site = words.claims.sites_of_rooms.get(place.code)
        if site is not None and place.first not in covered and place.last < row.own:
            yield site, place.first, place.last
