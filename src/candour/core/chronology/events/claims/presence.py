"""Who else was there: alone or not, present or away, and by which name."""

from collections.abc import Iterator
from itertools import pairwise

from candour.core.chronology.events.claim_words import ClaimWords
from candour.core.chronology.events.claims.model import Claim, Compared, ContradictionKind
from candour.core.chronology.events.claims.persons import Mention, Person
from candour.core.chronology.events.claims.reading import Happening, Row
from candour.core.chronology.events.phrases import Found, tokens_of

_WHO = ContradictionKind.WHO
_WORDS_OF_A_MAN = 5
_SEEN_WITHIN = 6
_BESIDE = 2
_LISTED_WITHIN = 5


def presence_claims(row: Row, happening: Happening) -> Iterator[Claim]:
    """Yield who a row says was there, was not, or was there alone."""
    words = happening.words.claims
    yield from _others(row)
    yield from _nobody(row, happening)
    yield from _company(row, words)
    yield from _there_or_gone(row, happening)
    yield from _brought(row, happening)
    yield from _named_as(row, words)
    yield from _at_work(row)
    yield from _officers(row, happening)


def _any(topic: str, value: str, said: str) -> Claim:
    return Claim(_WHO, topic, value, said, Compared.ANY)


def _others(row: Row) -> Iterator[Claim]:
    tokens = row.tokens
    for found in row.of("others"):
        last = found.last
        if found.code == "somebody_else":
            end = min(len(tokens.words), found.last + 1 + _WORDS_OF_A_MAN)
            last = max(at for at in range(found.last, end) if row.same_clause(found.first, at))
        value = found.code.removesuffix("_else")
        yield _any("others there", value, tokens.between(found.first, last))


def _nobody(row: Row, happening: Happening) -> Iterator[Claim]:
    """Nobody else there, against an adult other than the mother said to be there."""
    tokens, words = row.tokens, happening.words.claims
    for found in row.of("nobody"):
        yield _any("others there", "nobody", tokens.between(found.first, found.last))
    for listed in row.entry.people:
        if tokens_of(listed).words[-1:] == ("only",):
            yield _any("others there", "nobody", listed)
    for mention in row.people:
        behind = mention.last + 1
        if behind >= row.own or not row.same_clause(mention.last, behind):
            continue
        is_grown = mention.person.roles & words.lists["grown_or_mother"]
        if tokens.words[behind] == "only" or (is_grown and tokens.words[behind] == "alone"):
            yield _any("others there", "nobody", tokens.between(mention.first, behind))
    for there in row.of("there"):
        for mention in row.people:
            near = 0 < there.first - mention.last <= _BESIDE and not _is_denied(row, there)
            roles = happening.people.known_roles(mention.person)
            adult = roles & words.lists["grown"] or words.covers["man"] & roles
            if near and adult and row.same_clause(mention.last, there.first):
                yield _any("others there", "somebody", tokens.between(mention.first, there.last))


def _company(row: Row, words: ClaimWords) -> Iterator[Claim]:
    for found in row.of("company"):
        yield _any("seen alone", found.code, row.tokens.between(found.first, found.last))
    for seen in row.of("room act"):
        for mention in row.people:
            if seen.code != "seen" or not 0 < mention.first - seen.last <= _SEEN_WITHIN:
                continue
            is_with = "with" in row.tokens.words[seen.last + 1 : mention.first]
            is_own = mention.person.roles & words.lists["visitors"] or not mention.person.roles
            if is_with and not is_own and row.same_clause(seen.first, mention.first):
                said = row.tokens.between(seen.first, mention.last)
                yield _any("seen alone", "with somebody", said)


def _is_denied(row: Row, found: Found) -> bool:
    return found.first > 0 and row.tokens.words[found.first - 1] in ("not", "no", "never")


def _there_or_gone(row: Row, happening: Happening) -> Iterator[Claim]:
    """Each person told of as there or not; and one there while a child was spoken to."""
    is_spoken = any(one.code == "seen" for one in row.of("room act"))
    for kind in ("here", "gone"):
        for found in row.of(kind):
            if kind == "here" and (_is_denied(row, found) or _is_within(row, found, "gone")):
                continue
            if found.first and row.gap(found.first - 1, found.first) == "-":
                continue  # a "call-out"
            if kind == "gone" and (_is_within(row, found, "here") or _goes_on(row, found)):
                continue
            for mention in _listed_before(row, found, happening.words.claims):
                said = row.tokens.between(mention.first, found.last)
                yield from _all_there(happening, mention.person, kind, said)
                if kind == "here" and is_spoken and row.tokens.words[found.last] == "present":
                    yield _any("seen alone", "with somebody", said)
    for mention, behind in _busy(row, happening.words.claims):
        said = row.tokens.between(mention.first - 1, behind)
        yield _there(happening, mention.person, "gone", said)
    for found in row.of("in place of"):
        for mention in row.people:
            if 0 < mention.first - found.last <= _BESIDE:
                said = row.tokens.between(found.first, mention.last)
                yield _there(happening, mention.person, "gone", said)


def _goes_on(row: Row, found: Found) -> bool:
    """Whether "not in" is followed by what somebody was not in ("not in school")."""
    is_open = row.tokens.words[found.last] == "in"
    after = found.last + 1
    return is_open and after < len(row.tokens.words) and row.same_clause(found.last, after)


def _is_within(row: Row, found: Found, kind: str) -> bool:
    """Whether a phrase is part of one of another kind ("stayed" of "stayed at home")."""
    return any(one.first <= found.first and found.last <= one.last for one in row.of(kind))


def _brought(row: Row, happening: Happening) -> Iterator[Claim]:
    """Who brings somebody is there too: "attended with mother and her sister"."""
    words = happening.words.claims
    links = words.lists["people_links"]
    for part in row.of("part"):
        if part.code != "who brought|after" or part.first == part.last:
            continue
        behind = part.last
        for mention in row.people:
            if mention.first <= behind:
                continue
            between = row.tokens.words[behind + 1 : mention.first]
            if not row.same_clause(behind, mention.first) or not links.issuperset(between):
                break
            said = row.tokens.between(part.first, mention.last)
            yield _there(happening, mention.person, "here", said)
            if happening.people.known_roles(mention.person) & words.lists["grown"]:
                yield _any("others there", "somebody", said)
            behind = mention.last


def _all_there(happening: Happening, person: Person, value: str, said: str) -> Iterator[Claim]:
    yield _there(happening, person, value, said)
    if "parents" in person.roles:
        for role in ("mother", "father"):
            yield _there(happening, Person(frozenset((role,))), value, said)


def _there(happening: Happening, person: Person, value: str, said: str) -> Claim:
    return Claim(_WHO, f"there: {happening.people.identity(person)}", value, said)


def _busy(row: Row, words: ClaimWords) -> Iterator[tuple[Mention, int]]:
    """Whoever was elsewhere meanwhile ("while mum working"), with the word that says so."""
    for mention in row.people:
        before, behind = mention.first - 1, mention.last + 1
        if before < 0 or row.tokens.words[before] not in words.lists["while_words"]:
            continue
        near = range(behind, min(row.own, behind + _BESIDE))
        for at in near:
            if row.same_clause(before, at) and row.tokens.words[at] in words.lists["busy"]:
                yield mention, at
                break


def _teller(row: Row, found: Found) -> Iterator[Mention]:
    """Who stands right before the colon that a word follows ("Hx from mum: at work")."""
    if not found.first or row.same_clause(found.first - 1, found.first):
        return
    if row.gap(found.first - 1, found.first).strip() == ":":
        yield from (one for one in row.people if one.last == found.first - 1)


def _of_pronoun(row: Row, found: Found, words: ClaimWords) -> Iterator[Mention]:
    """The only one named before "she was" in its clause ("mum says she was at work")."""
    for at in range(found.first - 1, max(-1, found.first - 1 - _BESIDE), -1):
        if not row.same_clause(at, found.first):
            return
        if row.tokens.words[at] in words.lists["pronouns"]:
            named = [one for one in row.people if one.last < at and row.same_clause(one.last, at)]
            yield from named if len(named) == 1 else ()
            return


def _listed_before(row: Row, found: Found, words: ClaimWords) -> Iterator[Mention]:
    """Who stands before a word, alone or in a list ("mother, Ann and both boys present")."""
    yield from _teller(row, found)
    yield from _of_pronoun(row, found, words)
    links = words.lists["people_links"]
    with_children = links | words.lists["children_words"]
    behind, reach = found.first, _BESIDE
    near = [one for one in row.people if one.last < behind]
    if near and with_children.issuperset(row.tokens.words[near[-1].last + 1 : behind]):
        reach = _LISTED_WITHIN
    for mention in reversed(row.people):
        if mention.last >= behind:
            continue
        if behind - mention.last > reach or not row.same_clause(mention.last, behind):
            return
        between = row.tokens.words[mention.last + 1 : behind]
        if behind == found.first and "," in row.gap(mention.last, behind):
            return
        if behind != found.first and not links.issuperset(between):
            return
        yield mention
        behind, reach = mention.first, _LINKED


_LINKED = 3


def _named_as(row: Row, words: ClaimWords) -> Iterator[Claim]:
    """The name of the one father, mother or partner."""
    single = words.lists["single_roles"]
    for mention in row.people:
        role = next(iter(mention.person.roles & single), "")
        if role and mention.person.names and mention.first < row.own:
            person = Person(names=mention.person.names)
            said = row.tokens.between(mention.first, mention.last)
            yield Claim(_WHO, f"name of the {role}", "", said, Compared.PERSON, person=person)
    for one, other in pairwise(row.people):
        role = next(iter(one.person.roles & single), "")
        between = " ".join(row.tokens.words[one.last + 1 : other.first])
        is_bearer = between in words.lists["bearing_name"]
        if role and is_bearer and other.person.names and not one.person.names:
            said = row.tokens.between(one.first, other.last)
            person = Person(names=other.person.names)
            yield Claim(_WHO, f"name of the {role}", "", said, Compared.PERSON, person=person)


def _at_work(row: Row) -> Iterator[Claim]:
    """Somebody spoken to in one row, and away in another."""
    for kind, value, is_before in (("away", "away", True), ("at hand", "there", False)):
        for found in row.of(kind):
            for mention in row.people:
                near = found.first - mention.last if is_before else mention.first - found.last
                if 0 < near <= _BESIDE and row.same_clause(found.first, mention.first):
                    for name in sorted(mention.person.names):
                        first = min(found.first, mention.first)
                        said = row.tokens.between(first, max(found.last, mention.last))
                        yield Claim(_WHO, f"at work: {name}", value, said)


def _officers(row: Row, happening: Happening) -> Iterator[Claim]:
    """Police officers by name, in the words or in the column of people."""
    people = happening.people
    column = tokens_of(", ".join(row.entry.people))
    listed = people.mentions(column, tuple(people.words.book.find(column)))
    own = (one for one in row.people if one.first < row.own)
    for tokens, mentions in ((column, iter(listed)), (row.tokens, own)):
        for mention in mentions:
            person = mention.person
            if "police" in person.roles and person.names and person.title:
                said = tokens.between(mention.first, mention.last)
                yield Claim(_WHO, "officer", "", said, Compared.PERSON, person=person)
