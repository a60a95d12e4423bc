"""Members of staff whose initials are a role's: "PN to see him" where P. Nunn is the worker."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from candour.core.chronology.entry import Entry
from candour.core.chronology.events.phrases import tokens_of
from candour.core.chronology.silences.contacts.words import PromiseWords

_FULL_NAME = re.compile(r"\b([A-Z])[\w'’-]*\.? ([A-Z][\w'’-]+)")
_IN_CAPITALS = re.compile(r"\b[A-Z]{2}\b")
_AS_ROLE = re.compile(r"\b([A-Z]{2}) [A-Z][a-z]")


def initials_of_staff(
    entries: Sequence[Entry],
    staff: Mapping[str, str],
    kinds: Mapping[str, frozenset[str]],
    words: PromiseWords,
) -> dict[str, frozenset[str]]:
    """The role words that are, in an agency's own record, the initials of its own staff.

    Only such as nobody else writes but the agencies of that role, and never before a name: "HV" is
    a health visitor, whoever is called Helen Vane.
    """
    roles = dict(_roles(words))
    found = _initials(entries, staff, roles)
    if not found:
        return {}
    writers: dict[str, set[str]] = defaultdict(set)
    as_role: set[tuple[str, str]] = set()
    for entry in entries:
        texts = [text for text in (entry.what, entry.response, entry.outcome) if text]
        for text in texts:
            for said in _IN_CAPITALS.findall(text):
                writers[said.casefold()].add(entry.agency)
            as_role |= {(entry.agency, said.casefold()) for said in _AS_ROLE.findall(text)}
    told: dict[str, set[str]] = defaultdict(set)
    for agency, initials in found:
        of_role = frozenset[str]().union(*(kinds.get(kind, ()) for kind in roles[initials]))
        is_alone = writers[initials] <= of_role | {agency}
        if is_alone and agency not in of_role and (agency, initials) not in as_role:
            told[agency].add(initials)
    return {agency: frozenset(those) for agency, those in told.items()}


def _initials(
    entries: Iterable[Entry], staff: Mapping[str, str], roles: Mapping[str, object]
) -> set[tuple[str, str]]:
    """Each agency with the initials of its own staff that are a role's too."""
    return {
        (entry.agency, initials)
        for entry in entries
        for person in entry.people
        for first, last in _FULL_NAME.findall(person)
        if staff.get(last.casefold()) == entry.agency
        and (initials := (first + last[0]).casefold()) in roles
    }


def _roles(words: PromiseWords) -> Iterable[tuple[str, frozenset[str]]]:
    """The roles of two letters, and the kinds of agency that each may be of."""
    for word in words.events.codes:
        if len(word) == len("HV"):
            kinds = {one.code for one in words.roles.find(tokens_of(word.upper()))}
            if kinds:
                yield word, frozenset(kinds)
