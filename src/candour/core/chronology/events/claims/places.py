"""Where: addresses, sides and parts of the body, rooms, what somebody fell off, meeting places."""

from collections.abc import Iterator

from candour.core.chronology.events.addresses import addresses_in
from candour.core.chronology.events.claims.homes import (
    homes_in,
    is_home,
    places_in,
    whose_home,
)
from candour.core.chronology.events.claims.model import Claim, Compared, ContradictionKind
from candour.core.chronology.events.claims.reading import Happening, Row
from candour.core.chronology.events.claims.venues import venue_claims
from candour.core.chronology.events.phrases import Found, stem
from candour.core.chronology.events.words import EventWords

_PLACE = ContradictionKind.PLACE
_NEIGHBOURS = frozenset(("neighbour", "tenant"))


def place_claims(row: Row, happening: Happening) -> Iterator[Claim]:
    """Yield every place that can be laid against another row's."""
    words = happening.words
    yield from _addresses(row, words)
    yield from _sides(row, words)
    yield from _injured_sites(row, words)
    yield from _fallen_from(row, words)
    yield from _rooms(row, words)
    yield from _sites_of_acts(row, words)
    yield from _opposites(row, words)
    yield from _anchored(row, words)
    yield from _outside(row)
    yield from whose_home(row, words)
    yield from _towns(row, words)
    yield from _wards(row)
    if happening.is_meeting:
        yield from venue_claims(row, words)


def _addresses(row: Row, words: EventWords) -> Iterator[Claim]:
    tokens = row.tokens
    given = list(row.of("address given"))
    for address in addresses_in(tokens, words):
        if address.first >= row.own:
            return
        *name, end = address.road.split()
        road = " ".join((*name, words.claims.road_ends.get(end, end)))
        number = address.number if address.number.isalnum() and len(address.number) < 5 else ""
        if number and not number.isdigit():
            number = (
                number
                if number[:-1].isdigit() and len(number) < 4 and number[-1] in "abcdef"
                else ""
            )
        said = tokens.between(address.first, address.last)
        value = f"{number} {road}".strip()
        if _is_of_a_person(row, address.first, words):
            continue
        if any(
            row.same_clause(one.first, address.first) and one.first < address.first
            for one in row.of("elsewhere")
        ):
            continue
        yield Claim(_PLACE, "address", value, said, Compared.ADDRESS)
        if any(
            row.same_clause(one.first, address.first) and -6 < one.first - address.first < 9
            for one in given
        ):
            yield Claim(_PLACE, "address given", value, said, Compared.ADDRESS)


def _is_of_a_person(row: Row, first: int, words: EventWords) -> bool:
    """Whether an address is somebody's ("Mrs Lee, 12 Elm Road", "a resident of"), and not where."""
    before = row.tokens.words[max(0, first - 3) : first]
    if before[-1:] == ("from",) and words.claims.lists["callers"].intersection(before):
        return True
    if before[-1:] in (("of",), ("at",)):
        return any(one.last == first - 2 and one.person.roles & _NEIGHBOURS for one in row.people)
    while first and row.tokens.words[first - 1] in words.claims.lists["number_leads"]:
        first -= 1  # "Mrs Lee no. 10 Elm Road"
    return any(one.last == first - 1 and not is_home(row, one) for one in row.people)


def _sides(row: Row, words: EventWords) -> Iterator[Claim]:
    """Left or right before a part of the body ("L side of head"), or close behind it."""
    tokens, sides = row.tokens, words.claims.sides
    for at, word in enumerate(tokens.words):
        side = sides.get(word)
        if side is None or (len(word) < 3 and not tokens.text[tokens.starts[at]].isupper()):
            continue
        for site in row.of("site"):
            if 0 < site.first - at <= 3 and row.same_clause(at, site.first):
                if "," in row.gap(at, site.first):
                    continue
                said = tokens.between(at, site.last)
                for part in _with_larger(site.code, words):
                    yield Claim(_PLACE, f"side: {part}", side, said)
                break
        yield from _side_behind(row, at, side, words)


def _side_behind(row: Row, at: int, side: str, words: EventWords) -> Iterator[Claim]:
    """A side written behind its part ("hip fracture left")."""
    for site in row.of("site"):
        if not 0 < at - site.last <= _BEHIND or not row.same_clause(at, site.first):
            continue
        between = row.gap(site.last, at).strip()
        if between in ("", "fracture", "injury"):
            for part in _with_larger(site.code, words):
                said = row.tokens.between(site.first, at)
                yield Claim(_PLACE, f"side: {part}", side, said)


_BEHIND = 2


def _with_larger(site: str, words: EventWords) -> Iterator[str]:
    yield site
    larger = words.sites.get(site)
    if larger and larger != "face":
        yield larger


def _injured_sites(row: Row, words: EventWords) -> Iterator[Claim]:
    """The part of the body that an injury of one sort is on, in its clause or behind its colon."""
    tokens = row.tokens
    for injury in row.of("counted"):
        sort = _SORTS.get(injury.code)
        if sort is None or injury.first >= row.own:
            continue
        clause = tokens.clauses[injury.first]
        for site in row.of("site"):
            if site.first < row.own and tokens.clauses[site.first] in (clause, clause + 1):
                first, last = min(injury.first, site.first), max(injury.last, site.last)
                if tokens.clauses[site.first] != clause and ":" not in tokens.between(first, last):
                    continue
                said = tokens.between(site.first, site.last)
                yield Claim(_PLACE, f"part with a {sort}", site.code, said, Compared.SITE)


_SORTS = {
    "bruise": "bruise",
    "mark": "bruise",
    "burn": "burn",
    "fracture": "fracture",
    "cut": "cut",
    "bite": "bite",
}


def _fallen_from(row: Row, words: EventWords) -> Iterator[Claim]:
    tokens = row.tokens
    for fall in row.of("falling"):
        for spot in row.of("spot"):
            if not 0 < spot.first - fall.last <= 5 or not row.same_clause(fall.last, spot.first):
                continue
            between = tokens.words[fall.last : spot.first]
            if any(word in words.claims.lists["off"] for word in between):
                said = tokens.between(fall.first, spot.last)
                yield Claim(_PLACE, "fallen from", spot.code, said, Compared.ANY)
            break


def _site(act: str, place: Found, said: str, words: EventWords) -> Iterator[Claim]:
    """The larger place that a room or a spot is of, under the act that was there."""
    site = words.claims.sites_of_rooms.get(place.code)
    if site is not None:
        yield Claim(_PLACE, f"site: {act}", site, said, Compared.ANY)


def _sites_of_acts(row: Row, words: EventWords) -> Iterator[Claim]:
    """Where something that hardly happens twice was: home, a school, a street."""
    places = [one for kind in ("room", "venue kind") for one in places_in(row, kind)]
    places += [one for one in homes_in(row, words) if one.code != "public"]
    for act in row.of("act"):
        if act.first >= row.own or not words.acts[act.code].happens_once:
            continue
        for place in sorted(places, key=lambda one: one.first):
            near = 0 < place.first - act.last <= _SITE_WITHIN
            if not near or not row.same_clause(act.last, place.first):
                continue
            if "," in row.gap(act.last, place.first) or _is_before_another(row, place.kind, place):
                continue
            if row.lead(place.first, act.last, words.claims.lists["site_leads"]) is not None:
                said = row.tokens.between(act.first, place.last)
                yield from _site(act.code, place, said, words)
                if act.code in words.claims.lists["found_where"] and place.kind == "room":
                    yield Claim(_PLACE, "room: found", place.code, said, Compared.ANY)
                break


_SITE_WITHIN = 6


def _rooms(row: Row, words: EventWords) -> Iterator[Claim]:
    homes = [one for one in homes_in(row, words) if one.code == "home"]
    for act in row.of("room act"):
        for home in homes:
            near = 0 < home.first - act.last <= _WITHIN and row.same_clause(act.last, home.first)
            if (
                near
                and row.lead(home.first, act.last, words.claims.lists["room_leads"]) is not None
            ):
                yield from _site(act.code, home, row.tokens.between(act.first, home.last), words)
        for kind in ("room", "spot", "container"):
            for place in places_in(row, kind):
                near = 0 < place.first - act.last <= _WITHIN
                if (
                    not near
                    or _is_before_another(row, kind, place)
                    or not row.same_clause(act.last, place.first)
                ):
                    continue
                if "," in row.gap(act.last, place.first):
                    continue
                if row.lead(place.first, act.last, words.claims.lists["room_leads"]) is None:
                    continue
                said = row.tokens.between(act.first, place.last)
                topic = f"{kind}: {act.code}"
                yield Claim(_PLACE, topic, place.code, said, Compared.ANY)
                yield from _site(act.code, place, said, words)
                if kind == "spot" and place.code in words.claims.standing_in:
                    room = words.claims.standing_in[place.code]
                    yield Claim(_PLACE, f"room: {act.code}", room, said, Compared.ANY)
                break


def _is_before_another(row: Row, kind: str, place: Found) -> bool:
    """Whether a place is only the whole of which the next word names a part ("school library")."""
    return (
        any(one.first == place.last + 1 for one in row.of(kind))
        and not row.gap(place.last, place.last + 1).strip()
    )


_WITHIN = 5


def _opposites(row: Row, words: EventWords) -> Iterator[Claim]:
    """Front or back, upper or lower, before one and the same thing."""
    for found in row.found:
        after = found.last + 1
        if not found.kind.startswith("opposite:") or after >= row.own:
            continue
        thing = row.tokens.words[after]
        if row.same_clause(found.last, after) and thing in words.claims.lists["opposed_things"]:
            pair = found.kind.removeprefix("opposite:")
            yield Claim(
                _PLACE, f"{pair}: {thing}", found.code, row.tokens.between(found.first, after)
            )


def _anchored(row: Row, words: EventWords) -> Iterator[Claim]:
    """A thing or an act, and the place it is in or on: rooms with rooms, seats with seats."""
    tokens = row.tokens
    kinds = ("room", "spot", "container", "venue kind")
    for place in (*(one for kind in kinds for one in places_in(row, kind)), *homes_in(row, words)):
        lead = row.lead(place.first, place.first - 6, words.claims.lists["place_leads"])
        if lead is None or place.first >= row.own:
            continue
        for at in range(max(0, lead - 4), lead):
            is_near = row.same_clause(at, lead) and "," not in row.gap(at, lead)
            if not is_near or not _is_anchor(row, at, words):
                continue
            word = tokens.words[at]
            anchor = stem(words.same.get(word, word))
            said = tokens.between(at, place.last)
            if place.kind != "home":
                topic = f"{place.kind} of {anchor}"
                yield Claim(_PLACE, topic, place.code, said, Compared.ANY)
            site = words.claims.sites_of_rooms.get(place.code)
            if site is not None:
                yield Claim(_PLACE, f"site of {anchor}", site, said, Compared.ANY)


def _is_anchor(row: Row, at: int, words: EventWords) -> bool:
    """Whether a word may tie a place to what is in it; people move, and tie nothing."""
    word = row.tokens.words[at]
    if len(word) < 3 or word[0].isdigit() or word in words.common:
        return False
    if word in words.claims.lists["no_act"]:
        return False
    return not any(one.first <= at <= one.last for one in row.people)


def _outside(row: Row) -> Iterator[Claim]:
    for word in row.of("outside"):
        for place in (*row.of("room"), *row.of("venue kind")):
            if 0 < place.first - word.last <= 2 and row.same_clause(word.last, place.first):
                said = row.tokens.between(word.first, place.last)
                yield Claim(_PLACE, "outside", place.code, said, Compared.ANY)


def _wards(row: Row) -> Iterator[Claim]:
    """The ward that somebody was admitted to, by its name or number."""
    tokens = row.tokens
    admitted = [one for one in row.of("moment") if one.code == "admission"]
    for at, word in enumerate(tokens.words[: row.own]):
        if word != "ward" or not any(row.same_clause(one.first, at) for one in admitted):
            continue
        for other in (at + 1, at - 1):
            if not 0 <= other < row.own or not row.same_clause(other, at):
                continue
            written = tokens.between(other, other)
            if written.isdigit() or (other < at and written.istitle() and written.isalpha()):
                said = tokens.between(min(at, other), max(at, other))
                yield Claim(_PLACE, "ward", tokens.words[other], said, Compared.ANY)
                break


def _towns(row: Row, words: EventWords) -> Iterator[Claim]:
    """A place by its name alone, where somebody was found or lives ("located in Poole")."""
    tokens = row.tokens
    for at in range(1, row.own):
        is_led = (
            tokens.words[at - 1] in words.claims.lists["town_leads"] and row.gap(at - 1, at) == " "
        )
        written = tokens.between(at, at)
        if not is_led or not written.istitle() or len(written) < _TOWN or not written.isalpha():
            continue
        if any(one.first <= at <= one.last for one in row.found if one.kind != "finding"):
            continue
        before = tokens.words[max(0, at - _ACT_WITHIN) : at]
        if words.claims.lists["town_acts"].intersection(before):
            said = tokens.between(at - 1, at)
            yield Claim(_PLACE, "town", tokens.words[at], said, Compared.ANY)


_TOWN = 4
_ACT_WITHIN = 6
