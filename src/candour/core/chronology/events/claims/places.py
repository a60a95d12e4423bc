"""Where: addresses, sides and parts of the body, rooms, what somebody fell off, meeting places."""

from collections.abc import Iterator

from candour.core.chronology.events.addresses import addresses_in
from candour.core.chronology.events.claims.model import Claim, Compared, ContradictionKind
from candour.core.chronology.events.claims.persons import Mention
from candour.core.chronology.events.claims.reading import Happening, Row
from candour.core.chronology.events.phrases import Found, stem
from candour.core.chronology.events.words import EventWords

_PLACE = ContradictionKind.PLACE
_ROAD_ENDS = {"st": "street", "rd": "road", "cl": "close", "ave": "avenue", "ln": "lane"}
_NEIGHBOURS = frozenset(("neighbour", "tenant"))
_CALLERS = frozenset(("call", "caller", "calls", "complaint", "neighbour", "report", "reports"))


def place_claims(row: Row, happening: Happening) -> Iterator[Claim]:
    """Yield every place that can be laid against another row's."""
    words = happening.words
    yield from _addresses(row, words)
    yield from _sides(row, words)
    yield from _injured_sites(row, words)
    yield from _fallen_from(row, words)
    yield from _rooms(row)
    yield from _opposites(row, words)
    yield from _anchored(row, words)
    yield from _outside(row)
    yield from _whose_home(row)
    yield from _towns(row, words)
    if happening.is_meeting:
        yield from _venues(row, words)


def _addresses(row: Row, words: EventWords) -> Iterator[Claim]:
    tokens = row.tokens
    given = list(row.of("address given"))
    for address in addresses_in(tokens, words):
        if address.first >= row.own:
            return
        *name, end = address.road.split()
        road = " ".join((*name, _ROAD_ENDS.get(end, end)))
        number = address.number if address.number.isalnum() and len(address.number) < 5 else ""
        if number and not number.isdigit():
            number = (
                number
                if number[:-1].isdigit() and len(number) < 4 and number[-1] in "abcdef"
                else ""
            )
        said = tokens.between(address.first, address.last)
        value = f"{number} {road}".strip()
        if _is_of_a_person(row, address.first):
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


def _is_of_a_person(row: Row, first: int) -> bool:
    """Whether an address is somebody's ("Mrs Lee, 12 Elm Road", "a resident of"), and not where."""
    before = row.tokens.words[max(0, first - 3) : first]
    if before[-1:] == ("from",) and _CALLERS.intersection(before):
        return True
    if before[-1:] in (("of",), ("at",)):
        return any(one.last == first - 2 and one.person.roles & _NEIGHBOURS for one in row.people)
    return any(one.last == first - 1 and not _is_home(row, one) for one in row.people)


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


def _places(row: Row, kind: str) -> Iterator[Found]:
    """Places of a kind that are no part of an address ("4 Pike Street")."""
    for one in row.of(kind):
        before = row.tokens.words[max(0, one.first - 3) : one.first]
        if one.code != "street" or not any(word[0].isdigit() for word in before):
            yield one


def _homes(row: Row) -> Iterator[Found]:
    """Homes by their address or by who lives there ("at her nan's address", "his flat")."""
    tokens = row.tokens
    for one in row.of("room"):
        if one.code == "street" and one not in _places(row, "room"):
            yield Found("home", "home", one.first, one.last)
    for at in range(1, row.own):
        before = tokens.between(at - 1, at - 1)
        if tokens.words[at] in _HOMES and before.endswith(("'s", "’s", "his", "her", "their")):
            yield Found("home", "home", at, at)
        is_named = before == "the" and tokens.between(at, at).istitle() and at > 1
        if is_named and tokens.words[at - 2] in ("at", "in", "outside"):
            yield Found("home", "public", at, at)


_HOMES = ("address", "house", "home", "flat", "place")


def _rooms(row: Row) -> Iterator[Claim]:
    for act in row.of("room act"):
        for kind in ("room", "spot", "container"):
            for place in _places(row, kind):
                near = 0 < place.first - act.last <= _WITHIN
                if not near or not row.same_clause(act.last, place.first):
                    continue
                if "," in row.gap(act.last, place.first):
                    continue
                if _lead(row, place.first, act.last, _ROOM_LEADS) is None:
                    continue
                said = row.tokens.between(act.first, place.last)
                topic = f"{kind}: {act.code}"
                yield Claim(_PLACE, topic, place.code, said, Compared.ANY)
                if kind == "spot" and place.code in _STANDING_IN:
                    room = _STANDING_IN[place.code]
                    yield Claim(_PLACE, f"room: {act.code}", room, said, Compared.ANY)
                break


_STANDING_IN = {"bed": "bedroom", "bath": "bathroom", "worktop": "kitchen"}
_WITHIN = 5
_ROOM_LEADS = ("in", "on", "at", "under", "by", "near", "outside", "opposite")


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
    for place in (*(one for kind in kinds for one in _places(row, kind)), *_homes(row)):
        lead = _lead(row, place.first, place.first - 6, _LEADS)
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


_LEADS = ("in", "on", "at", "from", "under", "off", "onto", "into", "behind")


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


def _towns(row: Row, words: EventWords) -> Iterator[Claim]:
    """A place by its name alone, where somebody was found or lives ("located in Poole")."""
    tokens = row.tokens
    for at in range(1, row.own):
        is_led = tokens.words[at - 1] in _TOWN_LEADS and row.gap(at - 1, at) == " "
        written = tokens.between(at, at)
        if not is_led or not written.istitle() or len(written) < _TOWN or not written.isalpha():
            continue
        if any(one.first <= at <= one.last for one in row.found if one.kind != "finding"):
            continue
        before = tokens.words[max(0, at - _ACT_WITHIN) : at]
        if words.claims.lists["town_acts"].intersection(before):
            said = tokens.between(at - 1, at)
            yield Claim(_PLACE, "town", tokens.words[at], said, Compared.ANY)


_TOWN_LEADS = frozenset(("in", "located", "found", "from"))
_TOWN = 4
_ACT_WITHIN = 6


def _whose_home(row: Row) -> Iterator[Claim]:
    """Whose home somebody is at: "moved to his dad's", "staying at her nan's"."""
    tokens = row.tokens
    for mention in row.people:
        lead = _lead(row, mention.first, mention.first - 3, ("at", "to", "from"))
        if _is_home(row, mention) and lead is not None:
            said = tokens.between(lead, mention.last)
            yield Claim(_PLACE, "whose home", "", said, Compared.PERSON, person=mention.person)


def _is_home(row: Row, mention: Mention) -> bool:
    """Whether "his dad's" ends a phrase and stands for a home."""
    tokens = row.tokens
    written = tokens.text[tokens.starts[mention.last] : tokens.ends[mention.last]]
    behind = tokens.text[tokens.ends[mention.last] :][:1]
    return written.endswith(("'s", "’s")) and behind in ("", ".", ",", ";", ")")


def _lead(row: Row, first: int, least: int, leads: tuple[str, ...]) -> int | None:
    """Where "at" or "in" stands before a place, a few words of its name between them."""
    if row.tokens.words[first] in leads:
        return first  # "at home" is a place with its word
    for at in range(first - 1, max(-1, least), -1):
        if not row.same_clause(at, first):
            return None
        if row.tokens.words[at] in leads:
            return at
    return None


def _venues(row: Row, words: EventWords) -> Iterator[Claim]:
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
        yield Claim(_PLACE, "meeting place", value, said, Compared.ANY)
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
        lead = _lead(row, kind.first, kind.first - 4, ("at", "in"))
        if kind.first < row.own and lead is not None:
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
