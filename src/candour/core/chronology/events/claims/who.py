"""Who: the parts that one person fills, who else was there, and who took part in a meeting."""

from collections.abc import Iterator

from candour.core.chronology.events.claim_words import ClaimWords
from candour.core.chronology.events.claims.model import Claim, Compared, ContradictionKind
from candour.core.chronology.events.claims.persons import Mention, People, Person
from candour.core.chronology.events.claims.reading import Happening, Row
from candour.core.chronology.events.phrases import Found, tokens_of

_WHO = ContradictionKind.WHO
_NEAR = 4
_WORDS_OF_A_MAN = 5
_PASSIVE = frozenset(("was", "were", "been", "being", "be", "is"))
_NOT_BROUGHT = frozenset(("to", "by", "in", "into", "from", "up", "at", "with"))


def who_claims(row: Row, happening: Happening) -> Iterator[Claim]:
    """Yield every person that can be laid against another row's."""
    yield from _parts(row, happening)
    yield from _others(row)
    yield from _nobody(row, happening)
    yield from _company(row)
    yield from _presence(row)
    yield from _named_as(row)
    yield from _at_work(row)
    yield from _taking_part(row, happening)
    yield from _officers(row, happening.people)


def _parts(row: Row, happening: Happening) -> Iterator[Claim]:
    words = happening.words.claims
    for part in row.of("part"):
        slot, _, side = part.code.partition("|")
        if slot == _ALARM and _is_ordinary_call(row, part, happening):
            continue
        mention = _agent(row, part) if _may_be_passive(row, part) else None
        if mention is None and side == "after":
            mention = _after(row, part, words)
        is_with = part.first < part.last and row.tokens.words[part.last] == "with"
        if mention is None and (side == "before" or is_with):
            mention = _before(row, part, words)
        if mention is None or not _can_fill(mention.person):
            continue
        first, last = min(part.first, mention.first), max(part.last, mention.last)
        yield Claim(
            _WHO,
            slot,
            "",
            row.tokens.between(first, last),
            Compared.PERSON,
            person=mention.person,
        )


def _is_ordinary_call(row: Row, part: Found, happening: Happening) -> bool:
    """Whether "call from" is between offices, and not one to a service whose crews go out."""
    crews = row.features.kind in happening.words.arriving
    return not crews and row.tokens.words[part.first : part.last + 1] == ("call", "from")


_ALARM = "who raised the alarm"


def _may_be_passive(row: Row, part: Found) -> bool:
    return row.tokens.words[part.last] not in ("by", "with", "from", "to", "of")


def _agent(row: Row, part: Found) -> Mention | None:
    """The one behind "by", a few words further on ("found on the floor by her carer")."""
    tokens = row.tokens
    for at in range(part.last + 1, min(len(tokens.words), part.last + _AGENT_WITHIN)):
        if not row.same_clause(part.last, at) or tokens.words[at] == "attended":
            return None
        if tokens.words[at] == "by":
            near = [one for one in row.people if 0 < one.first - at <= 2]
            return near[0] if near and row.same_clause(at, near[0].first) else None
    return None


_AGENT_WITHIN = 6


def _can_fill(person: Person) -> bool:
    return bool(person.names or person.roles)


def _after(row: Row, part: Found, words: ClaimWords) -> Mention | None:
    if row.tokens.words[part.first] == "with" and not _came_with(row, part, words):
        return None
    for mention in row.people:
        if 0 < mention.first - part.last <= 2 and row.same_clause(part.last, mention.first):
            return None if "," in row.gap(part.last, mention.first) else mention
    return None


def _came_with(row: Row, part: Found, words: ClaimWords) -> bool:
    """Whether "with" tells of somebody who came along ("arrived 9.40 with uncle")."""
    start = max(0, part.first - _NEAR)
    before = range(start, part.first)
    return any(
        row.same_clause(at, part.first) and row.tokens.words[at] in words.lists["accompanying"]
        for at in before
    )


def _before(row: Row, part: Found, words: ClaimWords) -> Mention | None:
    tokens = row.tokens
    after = tokens.words[part.last + 1] if part.last + 1 < len(tokens.words) else ""
    if tokens.words[part.last] in ("brought", "collected", "found") and after in _NOT_BROUGHT:
        return None
    if part.code.startswith("who did it") and not after:
        return None
    if part.code.startswith("who did it") and not row.same_clause(part.last, part.last + 1):
        return None  # "Ann pushed." may tell what was done to her
    best: Mention | None = None
    for mention in row.people:
        near = 0 < part.first - mention.last <= _NEAR
        between = tokens.words[mention.last + 1 : part.first]
        passing = all(word in words.lists["passing"] for word in between)
        if (
            "," in row.gap(mention.last, part.first)
            and "who" not in tokens.words[mention.last + 1 : part.last + 1]
        ):
            continue
        if near and passing and row.same_clause(mention.last, part.first):
            best = mention
    if best is None or part.code.startswith("who was arrested"):
        return best
    between = tokens.words[best.last + 1 : part.first]
    return None if _PASSIVE.intersection(between) else best


def _others(row: Row) -> Iterator[Claim]:
    tokens = row.tokens
    for found in row.of("others"):
        last = found.last
        if found.code == "somebody_else":
            end = min(len(tokens.words), found.last + 1 + _WORDS_OF_A_MAN)
            last = max(at for at in range(found.last, end) if row.same_clause(found.first, at))
        said = tokens.between(found.first, last)
        yield Claim(_WHO, "another adult there", found.code, said)


def _nobody(row: Row, happening: Happening) -> Iterator[Claim]:
    """Nobody else there, against an adult other than the mother said to be there."""
    tokens, words = row.tokens, happening.words.claims
    for found in row.of("nobody"):
        said = tokens.between(found.first, found.last)
        yield Claim(_WHO, "others there", "nobody", said, Compared.ANY)
    for mention in row.people:
        behind = mention.last + 1
        if behind >= row.own or not row.same_clause(mention.last, behind):
            continue
        is_grown = mention.person.roles & _GROWN_OR_MOTHER
        if tokens.words[behind] == "only" or (is_grown and tokens.words[behind] == "alone"):
            said = tokens.between(mention.first, behind)
            yield Claim(_WHO, "others there", "nobody", said, Compared.ANY)
    for there in row.of("there"):
        for mention in row.people:
            near = 0 < there.first - mention.last <= 2 and not _is_denied(row, there)
            roles = happening.people.known_roles(mention.person)
            adult = roles & _GROWN or words.covers["man"] & roles
            if near and adult and row.same_clause(mention.last, there.first):
                said = tokens.between(mention.first, there.last)
                yield Claim(_WHO, "others there", "somebody", said, Compared.ANY)


_GROWN = frozenset(
    ("grandmother", "man", "partner", "father", "aunt", "friend", "relative", "sister")
)


_GROWN_OR_MOTHER = _GROWN | {"mother", "tenant", "woman", "carer", "stepfather", "grandfather"}


def _company(row: Row) -> Iterator[Claim]:
    for found in row.of("company"):
        said = row.tokens.between(found.first, found.last)
        yield Claim(_WHO, "seen alone", found.code, said)
    for seen in row.of("room act"):
        for mention in row.people:
            if seen.code != "seen" or not 0 < mention.first - seen.last <= _SEEN_WITHIN:
                continue
            is_with = row.tokens.words[mention.first - 1] == "with"
            is_own = mention.person.roles & _VISITORS or not mention.person.roles
            if is_with and not is_own and row.same_clause(seen.first, mention.first):
                said = row.tokens.between(seen.first, mention.last)
                yield Claim(_WHO, "seen alone", "with somebody", said)


_SEEN_WITHIN = 6
_VISITORS = frozenset(("police", "social worker", "health visitor", "doctor", "nurse"))


def _is_denied(row: Row, found: Found) -> bool:
    return found.first > 0 and row.tokens.words[found.first - 1] in ("not", "no", "never")


def _presence(row: Row) -> Iterator[Claim]:
    """A person by relation or name, there or not; and one there while a child was spoken to."""
    is_spoken = any(one.code == "seen" for one in row.of("room act"))
    for kind in ("here", "gone"):
        for found in row.of(kind):
            if kind == "here" and _is_denied(row, found):
                continue
            for mention in row.people:
                near = 0 < found.first - mention.last <= _BESIDE
                if not near or not row.same_clause(found.first, mention.last):
                    continue
                if "," in row.gap(mention.last, found.first):
                    continue
                said = row.tokens.between(mention.first, found.last)
                for who in sorted(mention.person.roles | mention.person.names):
                    yield Claim(_WHO, f"there: {who}", kind, said)
                if kind == "here" and is_spoken and row.tokens.words[found.last] == "present":
                    yield Claim(_WHO, "seen alone", "with somebody", said)


_BESIDE = 2


def _named_as(row: Row) -> Iterator[Claim]:
    """The name of the one father, mother or partner."""
    for mention in row.people:
        role = next(iter(mention.person.roles & _SINGLE), "")
        if role and mention.person.names and mention.first < row.own:
            person = Person(names=mention.person.names)
            said = row.tokens.between(mention.first, mention.last)
            yield Claim(_WHO, f"name of the {role}", "", said, Compared.PERSON, person=person)


_SINGLE = frozenset(("father", "mother", "stepfather", "partner", "head teacher"))


def _at_work(row: Row) -> Iterator[Claim]:
    """Somebody spoken to in one row, and away in another."""
    for kind, value, is_before in (("away", "away", True), ("at hand", "there", False)):
        for found in row.of(kind):
            for mention in row.people:
                near = found.first - mention.last if is_before else mention.first - found.last
                if 0 < near <= 2 and row.same_clause(found.first, mention.first):
                    for name in sorted(mention.person.names):
                        first = min(found.first, mention.first)
                        said = row.tokens.between(first, max(found.last, mention.last))
                        yield Claim(_WHO, f"at work: {name}", value, said)


def _taking_part(row: Row, happening: Happening) -> Iterator[Claim]:
    """Which service or relation a row says was at a meeting, or was not."""
    if not (happening.is_meeting or row.has("placed")):
        return
    stated: dict[str, dict[str, str]] = {}
    for service in row.of("service"):
        told = _told_of(row, service)
        if told is not None:
            value, first, last = told
            stated.setdefault(service.code, {}).setdefault(value, row.tokens.between(first, last))
    yield from _own_part(row, happening, stated)
    for code, answers in stated.items():
        for value, said in answers.items():
            yield Claim(_WHO, f"taking part: {code}", value, said)


def _told_of(row: Row, service: Found) -> tuple[str, int, int] | None:
    """What is said of a service's part: the nearest word behind it in its clause, else before."""
    parts = [one for one in row.of("taking part") if row.same_clause(one.first, service.first)]
    before = [one for one in parts if one.last < service.first]
    after = [one for one in parts if one.first > service.last]
    if service.first and row.tokens.words[service.first - 1] == "no" and not after:
        return ("absent", service.first - 1, service.last)
    if before and (not after or before[-1].code == "absent"):
        lead = before[-1]
        opens = lead.first == 0 or not row.same_clause(lead.first - 1, lead.first)
        if opens or service.first - lead.last <= 2:
            return lead.code, lead.first, service.last
    if after:
        follow = after[0]
        is_list = follow.code == "present" and follow.first - service.last <= 8
        if follow.first - service.last <= 3 or is_list:
            return follow.code, service.first, follow.last
    if parts:
        return None
    if (
        service.first > 1
        and row.tokens.words[service.first - 1] == "with"
        and row.same_clause(service.first - 2, service.first)
        and row.tokens.words[service.first - 2] in _MEETINGS
    ):
        return "present", service.first - 1, service.last
    return _headed(row, service)


_MEETINGS = frozenset(("meeting", "mtg", "conference", "discussion", "group", "held", "met"))


def _headed(row: Row, service: Found) -> tuple[str, int, int] | None:
    """A list under "Present:" or "Apologies:", or a bare list of who was at a meeting."""
    tokens = row.tokens
    clause = tokens.clauses[service.first]
    heads = [
        one
        for one in row.of("taking part")
        if one.last + 1 < len(tokens.words)
        and tokens.clauses[one.last + 1] == clause
        and row.gap(one.last, one.last + 1).strip() == ":"
    ]
    if heads:
        return heads[-1].code, heads[-1].first, service.last
    inside = [at for at in range(row.own) if tokens.clauses[at] == clause]
    if not inside:
        return None
    listed = {
        at for first, last in _listed(row) for at in range(first, last + 1) if first in inside
    }
    services = {one.code for one in row.of("service") if one.first in inside}
    text = tokens.between(inside[0], inside[-1])
    if len(services) > 1 and "," in text and _LISTED * len(inside) <= len(listed):
        return "present", service.first, service.last
    return None


def _listed(row: Row) -> Iterator[tuple[int, int]]:
    """Where services and people are named."""
    yield from ((one.first, one.last) for one in row.found if one.kind in ("service", "role"))
    yield from ((one.first, one.last) for one in row.people)


_LISTED = 0.6


def _own_part(row: Row, happening: Happening, stated: dict[str, dict[str, str]]) -> Iterator[Claim]:
    """The row's own agency took part when its words say so; a column of people tells of others."""
    words = happening.words.claims
    own = words.own_service.get(row.features.kind or "")
    if happening.is_meeting and own and own not in stated:
        for found in row.of("own presence"):
            yield Claim(
                _WHO,
                f"taking part: {own}",
                "present",
                row.tokens.between(found.first, found.last),
            )
            break
    if not happening.is_meeting:
        return
    if own and own not in stated:
        yield from _own_absence(row, own)
    for person in row.entry.people:
        column = tokens_of(person)
        for found in words.book.find(column):
            whole = found.first == 0 and found.last == len(column.words) - 1
            if found.kind == "service" and whole and found.code not in stated:
                yield Claim(_WHO, f"taking part: {found.code}", "present", person)


def _own_absence(row: Row, own: str) -> Iterator[Claim]:
    """ "Unable to attend" of nobody is of the one who writes it."""
    for found in row.of("taking part"):
        is_others = any(row.same_clause(first, found.first) for first, _ in _listed(row))
        if found.code == "absent" and found.first < row.own and not is_others:
            said = row.tokens.between(found.first, found.last)
            yield Claim(_WHO, f"taking part: {own}", "absent", said)


def _officers(row: Row, people: People) -> Iterator[Claim]:
    """Police officers by name, in the words or in the column of people."""
    column = tokens_of(", ".join(row.entry.people))
    found = tuple(people.words.book.find(column))
    for mention in people.mentions(column, found):
        if "police" in mention.person.roles and mention.person.names and mention.person.title:
            said = column.between(mention.first, mention.last)
            yield Claim(_WHO, "officer", "", said, Compared.PERSON, person=mention.person)
    for mention in row.people:
        if mention.first >= row.own:
            break
        if "police" in mention.person.roles and mention.person.names and mention.person.title:
            said = row.tokens.between(mention.first, mention.last)
            yield Claim(_WHO, "officer", "", said, Compared.PERSON, person=mention.person)
