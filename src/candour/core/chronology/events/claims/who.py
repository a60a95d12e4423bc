"""Who filled a part: brought, found, rang, opened the door, did it, has the child."""

from collections.abc import Iterator
from dataclasses import replace

from candour.core.chronology.events.claim_words import ClaimWords
from candour.core.chronology.events.claims.model import Claim, Compared, ContradictionKind
from candour.core.chronology.events.claims.persons import Mention, Person
from candour.core.chronology.events.claims.reading import Happening, Row
from candour.core.chronology.events.phrases import Found

_WHO = ContradictionKind.WHO
_NEAR = 4
_AGENT_WITHIN = 9
_PASSIVE = frozenset(("was", "were", "been", "being", "be", "is"))
_ALARM = "who raised the alarm"
_AT_DOOR = "who opened the door"
_DID_IT = "who did it"
_STAYS = "with whom a child stays"
"""Whether a child stays or moves is what was decided, and no part in what happened."""

_HANDED = ("in whose care", "who collected")
_LIVES = "with whom somebody lives"
_HARMED = "to whom it was done"


def who_claims(row: Row, happening: Happening) -> Iterator[Claim]:
    """Yield every person who fills a part, and whom something was done to."""
    words = happening.words.claims
    yield from _came_late(row, words)
    for part in row.of("part"):
        slot, _, side = part.code.partition("|")
        if slot == _ALARM and _is_ordinary_call(row, part, happening):
            continue
        mention = _filled(row, part, side, words)
        if mention is None or not _can_fill(mention.person, slot, words):
            continue
        if slot == _ALARM:
            mention = _self_described(row, mention, words)
        if slot == _STAYS and _may_be_place(row, part, mention.person):
            continue
        yield _claim(row, slot, part, mention)
        if slot == _AT_DOOR:
            name = happening.people.identity(mention.person)
            said = row.tokens.between(min(part.first, mention.first), max(part.last, mention.last))
            yield Claim(_WHO, f"there: {name}", "here", said)
        if slot == _DID_IT and side == "before" and mention.last < part.first:
            harmed = _harmed(row, part, mention)
            if harmed is not None:
                yield _claim(row, _HARMED, part, harmed)


def _came_late(row: Row, words: ClaimWords) -> Iterator[Claim]:
    """Who came for a child that nobody had collected ("not collected at three, nan arrived")."""
    waited = [
        one
        for one in row.of("moment")
        if one.code == "collection"
        and "collected" in row.tokens.words[one.last]
        and (one.first == 0 or row.tokens.words[one.first - 1] in words.lists["denying"])
        | row.tokens.words[one.first].startswith("un")
    ]
    of_waiting = {one.first for one in waited}
    is_told = any(
        one.code.startswith(_HANDED) and one.first not in of_waiting for one in row.of("part")
    )
    for mention in row.people if waited and not is_told else ():
        behind = mention.last + 1
        came = row.tokens.words[behind : behind + 1]
        is_beside = behind < row.own and row.same_clause(mention.last, behind)
        if is_beside and words.lists["accompanying"].issuperset(came):
            said = row.tokens.between(mention.first, behind)
            yield Claim(_WHO, "who collected", "", said, Compared.PERSON, person=mention.person)


def _self_described(row: Row, mention: Mention, words: ClaimWords) -> Mention:
    """One who rang, with what he says he is ("Darren, says he is pt's carer")."""
    behind = row.tokens.words[mention.last + 1 : mention.last + 4]
    is_said = len(behind) > _BESIDE and behind[0] in words.lists["account_words"]
    if mention.person.roles or not is_said or behind[1] not in words.lists["pronouns"]:
        return mention
    for other in row.people:
        is_near = 0 < other.last - mention.last <= _SELF_WITHIN
        roles = other.person.roles - {"patient"}
        if is_near and roles and row.same_clause(mention.last, other.first):
            return replace(mention, person=replace(mention.person, roles=roles))
    return mention


_BESIDE = 2
_SELF_WITHIN = 6


def _may_be_place(row: Row, part: Found, person: Person) -> bool:
    """Whether a name behind "moved to" may be that of a hospital or a house."""
    return row.tokens.words[part.last] == "to" and not (person.roles or person.title)


def _claim(row: Row, slot: str, part: Found, mention: Mention) -> Claim:
    first, last = min(part.first, mention.first), max(part.last, mention.last)
    said = row.tokens.between(first, last)
    kind = ContradictionKind.OUTCOME if slot == _STAYS else _WHO
    return Claim(kind, slot, "", said, Compared.PERSON, person=mention.person)


def _can_fill(person: Person, slot: str, words: ClaimWords) -> bool:
    only = words.fillers.get(slot)
    return bool(person.roles & only) if only else bool(person.names or person.roles)


def _is_ordinary_call(row: Row, part: Found, happening: Happening) -> bool:
    """Whether "call from" is between offices, and not one to a service whose crews go out."""
    crews = row.features.kind in happening.words.arriving
    return not crews and row.tokens.words[part.first : part.last + 1] == ("call", "from")


def _filled(row: Row, part: Found, side: str, words: ClaimWords) -> Mention | None:
    lead = "with" if part.code.startswith(_LIVES) else "by"
    mention = _agent(row, part, lead) if _may_be_passive(row, part) else None
    phrase = " ".join(row.tokens.words[part.first : part.last + 1])
    if mention is None and side == "after" and phrase not in words.lists["transitive"]:
        mention = _after(row, part, words)
    is_with = part.first < part.last and row.tokens.words[part.last] == "with"
    if mention is None and (side == "before" or is_with) and _is_active(row, part, words):
        mention = _before(row, part, words) or _of_pronoun(row, part, words)
    return mention


def _may_be_passive(row: Row, part: Found) -> bool:
    return row.tokens.words[part.last] not in ("by", "with", "from", "to", "of")


def _agent(row: Row, part: Found, lead: str) -> Mention | None:
    """The one behind "by", a few words further on ("found on the floor by her carer")."""
    tokens = row.tokens
    for at in range(part.last + 1, min(len(tokens.words), part.last + _AGENT_WITHIN)):
        if not row.same_clause(part.last, at) or tokens.words[at] in ("attended", "and"):
            return None
        if tokens.words[at] == lead:
            near = [one for one in row.people if 0 < one.first - at <= 2]
            return near[0] if near and row.same_clause(at, near[0].first) else None
    return None


def _after(row: Row, part: Found, words: ClaimWords) -> Mention | None:
    if row.tokens.words[part.first] == "with" and not _came_with(row, part, words):
        return None
    for mention in row.people:
        between = row.tokens.words[part.last + 1 : mention.first]
        is_near = len(between) <= 1 or all(
            word.isdigit() or word in words.lists["before_person"] for word in between
        )
        is_behind = 0 < mention.first - part.last <= _SELF_WITHIN and is_near
        if is_behind and row.same_clause(part.last, mention.first):
            return None if "," in row.gap(part.last, mention.first) else mention
    return None


def _came_with(row: Row, part: Found, words: ClaimWords) -> bool:
    """Whether "with" tells of somebody who came along ("arrived 9.40 with uncle")."""
    return any(
        row.same_clause(at, part.first) and row.tokens.words[at] in words.lists["accompanying"]
        for at in range(max(0, part.first - _NEAR), part.first)
    )


def _is_active(row: Row, part: Found, words: ClaimWords) -> bool:
    """Whether a verb tells of its doer: "mum found her", but not "Ann found in the yard"."""
    tokens = row.tokens
    phrase = " ".join(tokens.words[part.first : part.last + 1])
    if phrase not in words.lists["transitive"]:
        return True
    at = part.last + 1
    if at >= len(tokens.words) or not row.same_clause(part.last, at):
        return False
    if row.gap(part.last, at).strip():
        return False
    is_person = any(one.first == at for one in row.people)
    return is_person or tokens.words[at] in words.lists["objects"]


def _before(row: Row, part: Found, words: ClaimWords) -> Mention | None:
    tokens = row.tokens
    best: Mention | None = None
    for mention in row.people:
        between = tokens.words[mention.last + 1 : part.first]
        is_near = 0 < part.first - mention.last <= _NEAR
        if not is_near or not row.same_clause(mention.last, part.first):
            continue
        is_cut = "," in row.gap(mention.last, part.first) and not _is_aside(row, mention)
        if is_cut and "who" not in tokens.words[mention.last + 1 : part.last + 1]:
            continue
        if all(word in words.lists["passing"] for word in between):
            best = mention
    if best is None or part.code.startswith("who was arrested"):
        return best
    return None if _PASSIVE.intersection(tokens.words[best.last + 1 : part.first]) else best


def _is_aside(row: Row, mention: Mention) -> bool:
    """Whether a name stands between commas behind its bearer ("a man, Lee, took her")."""
    return any(
        one.last + 1 == mention.first and "," in row.gap(one.last, mention.first)
        for one in row.people
    )


def _of_pronoun(row: Row, part: Found, words: ClaimWords) -> Mention | None:
    """The only one named in its clause, or in the one before, whom "she" or "he" may stand for."""
    tokens = row.tokens
    at = part.first - 1
    while at > 0 and tokens.words[at] not in ("he", "she"):
        if tokens.words[at] not in words.lists["passing"] or not row.same_clause(at, part.first):
            return None
        at -= 1
    clause = tokens.clauses[max(at, 0)]
    for near in (clause, clause - 1):
        named = [one for one in row.people if tokens.clauses[one.first] == near and one.last < at]
        suited = [_suited(one, tokens.words[at], words) for one in named]
        if named:
            may_be = [one for one in suited if one is not None]
            return may_be[0] if len(may_be) == 1 else None
    return None


def _suited(mention: Mention, pronoun: str, words: ClaimWords) -> Mention | None:
    """The one named, as the man or the woman that a pronoun says; none where it cannot be."""
    own, other = ("man", "woman") if pronoun == "he" else ("woman", "man")
    person = mention.person
    if person.roles & ((words.covers[other] - words.covers[own]) | {other}):
        return None
    return replace(mention, person=replace(person, roles=person.roles | {own}))


def _harmed(row: Row, part: Found, doer: Mention) -> Mention | None:
    """Whom something was done to: the one right behind the act, or the one who tells of it."""
    behind = part.last + 1
    if behind >= row.own or not row.same_clause(part.last, behind):
        return None
    if row.tokens.words[behind] in ("her", "him", "me"):
        clause = row.tokens.clauses[part.first]
        told = [one for one in row.people if row.tokens.clauses[one.first] == clause]
        return told[0] if told and told[0].last < doer.first else None
    return next((one for one in row.people if one.first == behind), None)
