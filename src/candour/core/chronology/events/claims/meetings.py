"""Who took part in a meeting: services and relations, there or not."""

from collections.abc import Iterator

from candour.core.chronology.events.claim_words import ClaimWords
from candour.core.chronology.events.claims.model import Claim, ContradictionKind
from candour.core.chronology.events.claims.reading import Happening, Row
from candour.core.chronology.events.phrases import Found, tokens_of

_WHO = ContradictionKind.WHO


def part_claims(row: Row, happening: Happening) -> Iterator[Claim]:
    """Which service or relation a row says was at a meeting, or was not."""
    if not (happening.is_meeting or row.has("placed")):
        return
    stated: dict[str, dict[str, str]] = {}
    papers = happening.words.claims.lists["papers_of"]
    for service in row.of("service"):
        if row.tokens.words[service.last + 1 : service.last + 2] and (
            row.tokens.words[service.last + 1] in papers
        ):
            continue  # a police report was there, and no officer
        told = _told_of(row, service, happening.words.claims)
        if told is not None:
            value, first, last = told
            stated.setdefault(service.code, {}).setdefault(value, row.tokens.between(first, last))
    yield from _own_part(row, happening, stated)
    for code, answers in stated.items():
        for value, said in answers.items():
            yield Claim(_WHO, f"taking part: {code}", value, said)


def _told_of(row: Row, service: Found, words: ClaimWords) -> tuple[str, int, int] | None:
    """What is said of a service's part: the nearest word behind it in its clause, else before."""
    parts = [one for one in row.of("taking part") if row.same_clause(one.first, service.first)]
    before = [one for one in parts if one.last < service.first]
    after = [one for one in parts if one.first > service.last]
    is_none = service.first > 0 and row.tokens.words[service.first - 1] == "no"
    if is_none and (not after or after[0].code == "present"):
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
        and row.tokens.words[service.first - 2] in words.lists["meeting_nouns"]
    ):
        return "present", service.first - 1, service.last
    return _headed(row, service)


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
