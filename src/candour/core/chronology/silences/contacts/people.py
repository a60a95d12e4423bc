"""Who is whose staff in a case, and who is its family: learnt from columns and from roles."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field

from candour.core.chronology.entry import Entry
from candour.core.chronology.events.people import CaseNames, names_of_case
from candour.core.chronology.events.phrases import Found, Tokens, tokens_of
from candour.core.chronology.silences.contacts.meant import Meant, day_of
from candour.core.chronology.silences.contacts.words import PromiseWords

_MOSTLY, _SEVERAL = 3, 3
_GIVEN = re.compile(r"\b([A-Z][a-z]+) [A-Z]")
_IN_CAPITALS = re.compile(
    r"\b([A-Z][A-Z'’-]{2,}), ([A-Z][a-z]+)\b|\b([A-Z][A-Z'’-]{3,}) ([A-Z][a-z]+)\b"
    r"|\b([A-Z][a-z]+) ([A-Z][A-Z'’-]{2,})\b|^([A-Z]{3,}) [A-Z]$"
)
_GIVEN_AND_SURNAME = re.compile(r"\b([A-Z][a-z]+) ([A-Z][a-z]+)\b")
_FULL_NAME = re.compile(r"\b([A-Z])[\w'’-]*\.? ([A-Z][\w'’-]+)")


@dataclass(frozen=True, slots=True)
class People:
    """The staff of each agency by name, the family's names, and those whom records are about."""

    staff: Mapping[str, str] = field(repr=False)
    family: frozenset[str] = field(repr=False)
    names: frozenset[str] = field(repr=False)
    patients: frozenset[str] = field(repr=False)

    @classmethod
    def of(cls, entries: Sequence[Entry], meant: Meant, words: PromiseWords) -> "People":
        """Learn from every entry; `meant` tells which agency a role in it means."""
        known = names_of_case(entries, words.events, [entry.what for entry in entries])
        said = [tokens_of(entry.what) for entry in entries]
        beside = _beside_roles(entries, said, meant, known, words)
        patients = _patients(entries, said, known.owners.keys() - beside.keys())
        cells = {person for entry in entries for person in entry.people}
        patients |= _clients(cells, patients | known.family, words)
        owners = {**beside, **known.owners}
        staff = {name: agency for name, agency in owners.items() if name not in patients}
        staff |= _initials(entries, staff, words)
        return cls(
            staff,
            _of_several(entries, known.names, words) - frozenset(staff),
            frozenset(known.names),
            patients | _patients(entries, said, known.family - staff.keys()),
        )


def _patients(entries: Sequence[Entry], said: Sequence[Tokens], names: Set[str]) -> frozenset[str]:
    """Those that are given names of which several agencies write: nobody's staff."""
    given = {
        first.casefold()
        for entry in entries
        for text in (*entry.people, entry.what)
        for first in _GIVEN.findall(text)
    } & names
    writers: dict[str, set[str]] = defaultdict(set)
    for entry, tokens in zip(entries, said, strict=True):
        for name in given.intersection(tokens.words):
            writers[name].add(entry.agency)
    return frozenset(name for name, found in writers.items() if len(found) >= _SEVERAL)


def _clients(cells: Iterable[str], patients: Set[str], words: PromiseWords) -> frozenset[str]:
    """Names of those whom records are about, told by how cells of people write them.

    "DANIELS, Efa" and "Terence COLDWELL" without a title are no staff; neither is a surname behind
    a given name of which several agencies write.
    """
    found: set[str] = set()
    for person in cells:
        if not words.lists["offices"].isdisjoint(tokens_of(person).words):
            continue
        for name in _IN_CAPITALS.finditer(person):
            found.update(one.casefold() for one in name.groups() if one)
        for first, last in _GIVEN_AND_SURNAME.findall(person):
            if first.casefold() in patients:
                found.add(last.casefold())
    return frozenset(found)


def _initials(
    entries: Iterable[Entry], staff: Mapping[str, str], words: PromiseWords
) -> dict[str, str]:
    """The initials of members of staff ("DO" of D. Okoro), where they are one agency's."""
    agencies: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        for person in entry.people:
            for first, last in _FULL_NAME.findall(person):
                if last.casefold() in staff:
                    agencies[(first[0] + last[0]).casefold()].add(staff[last.casefold()])
    return {
        initials: found.pop()
        for initials, found in agencies.items()
        if len(found) == 1 and initials not in words.events.codes
    }


def _beside_roles(
    entries: Sequence[Entry],
    said: Sequence[Tokens],
    meant: Meant,
    known: CaseNames,
    words: PromiseWords,
) -> dict[str, str]:
    """Names that stand beside a role: "HV Grace", "Ruth (IDVA)", "Ann from school"."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    codes = meant.by_code()
    for entry, tokens in zip(entries, said, strict=True):
        roles = tuple(words.roles.find(tokens))
        for one in meant.among(roles, tokens, tokens.clauses, entry.agency, day_of(entry)):
            agencies = codes.get(one.code, frozenset())
            if len(agencies) == 1:
                for at in _names_beside(tokens, one, known.names):
                    counts[tokens.words[at]][next(iter(agencies))] += 1
    owners: dict[str, str] = {}
    for name, found in counts.items():
        (agency, most), *others = found.most_common(2)
        if name not in known.family and (not others or most >= _MOSTLY * others[0][1]):
            owners[name] = agency
    return owners


def _names_beside(tokens: Tokens, role: Found, names: frozenset[str]) -> Iterator[int]:
    """The name behind a role, its surname too; or the one before it, in brackets or by "from"."""
    words, clauses = tokens.words, tokens.clauses
    for at in (role.last + 1, role.last + 2):
        gap = tokens.text[tokens.ends[at - 1] : tokens.starts[at]] if at < len(words) else ","
        if gap != " " or words[at] not in names or clauses[at] != clauses[role.last]:
            break
        yield at
    at = role.first - 1
    if (
        at >= 0
        and words[at] in names
        and tokens.text[tokens.ends[at] : tokens.starts[role.first]] == " ("
    ):
        yield at
    if at >= 1 and words[at] == "from" and words[at - 1] in names:
        yield at - 1


def _of_several(
    entries: Iterable[Entry], names: frozenset[str], words: PromiseWords
) -> frozenset[str]:
    """Names in the people columns of two agencies or more: the family and those around it.

    A name beside a role or a title of office is a professional's.
    """
    agencies: dict[str, set[str]] = defaultdict(set)
    offices: set[str] = set()
    for entry in entries:
        for person in entry.people:
            tokens = tokens_of(person)
            found = names & set(tokens.words)
            kinds = {one.kind for one in words.book.find(tokens)}
            if kinds & {"counterpart", "staff"} or words.lists["offices"] & set(tokens.words):
                offices |= found
            for name in found:
                agencies[name].add(entry.agency)
    return frozenset(n for n, found in agencies.items() if len(found) > 1) - offices
