"""Whether a mention is of the family's world or of an agency's staff, by what the case tells.

A rank, a calling or a bracket says it outright. Else a name is told by everything that the case
says of it: a role in the family, a birth date, a surname shared with the family's; or a calling,
and an agency that always writes it by initial and surname among its own people.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from candour.core.people.mention import Form, PersonName, Standing
from candour.core.people.mentions.drafts import Draft
from candour.core.people.mentions.texts import FieldText

Key = tuple[str, str]
"""A surname in small letters with the first letter of a forename, or "" with a whole forename."""

_MOST = 0.6


@dataclass(frozen=True, slots=True)
class Placed:
    """A draft with where it was read."""

    agency: str
    text: FieldText = field(repr=False)
    draft: Draft = field(repr=False)
    entry: int
    place: int
    """which of its text's drafts this is"""


@dataclass(slots=True)
class _Told:
    """What the case says of one name."""

    staff: int = 0
    family: int = 0
    listed: Counter[str] = field(default_factory=Counter)
    by_initial: int = 0
    in_full: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    bare: int = 0


class Standings:
    """The standing of every name of a case."""

    def __init__(self, placed: Sequence[Placed], agencies_of_kind: Mapping[str, str]) -> None:
        """Take every mention read, and the one agency of each kind that has but one."""
        self._agency_of = agencies_of_kind
        self._told: dict[Key, _Told] = defaultdict(_Told)
        self._by_surname: dict[str, set[Key]] = defaultdict(set)
        self._by_given: dict[str, set[Key]] = defaultdict(set)
        self._by_initials: dict[str, set[Key]] = defaultdict(set)
        for one in placed:
            self._learn(one)
        self._family_surnames = frozenset(
            key[0] for key, told in self._told.items() if told.family > told.staff and key[0]
        )
        self._verdicts: dict[Key, Standing] = {}

    def _learn(self, one: Placed) -> None:
        name = one.draft.name
        if name is None or one.draft.form is Form.INITIALS:
            return
        key = key_of(name)
        told = self._told[key]
        if key[0]:
            self._by_surname[key[0]].add(key)
        if name.given:
            self._by_given[name.given[0].casefold()].add(key)
            if key[0]:
                self._by_initials[name.given[0][0].casefold() + key[0][0]].add(key)
        elif name.initials and key[0]:
            self._by_initials[name.initials[0].casefold() + key[0][0]].add(key)
        draft = one.draft
        told.staff += draft.is_staff is True
        told.family += draft.is_staff is False or bool(draft.born) or draft.ages is not None
        if draft.kind:
            told.kinds[draft.kind] += 1
        if one.text.in_field.value == "people" and not one.text.column:
            told.listed[one.agency] += 1
        told.by_initial += bool(name.initials and not name.given and not name.title)
        told.in_full += bool(name.given)
        told.bare += not name.title

    def of(self, draft: Draft) -> tuple[Standing, str | None]:
        """Standing and, for staff, the agency that the words or the case tell."""
        standing = self._standing(draft)
        if standing is not Standing.PROFESSIONAL:
            return standing, None
        agency = self._agency(draft.kind)
        if agency is None and draft.name is not None:
            agency = self._case_agency(draft.name)
        return standing, agency

    def _standing(self, draft: Draft) -> Standing:
        if draft.is_staff is not None:
            return Standing.PROFESSIONAL if draft.is_staff else Standing.FAMILY
        if draft.name is None or draft.born:
            return Standing.UNKNOWN if draft.name is None else Standing.FAMILY
        is_initials = draft.form is Form.INITIALS
        keys = self._keys_of(draft.name, is_initials=is_initials)
        verdicts = {self._verdict(key) for key in keys}
        return verdicts.pop() if len(verdicts) == 1 else Standing.UNKNOWN

    def _agency(self, kind: str | None) -> str | None:
        return self._agency_of.get(kind) if kind else None

    def _case_agency(self, name: PersonName) -> str | None:
        """The agency of a name by its callings elsewhere, else by whose column lists it most."""
        kinds: Counter[str] = Counter()
        listed: Counter[str] = Counter()
        for key in self._keys_of(name, is_initials=not name.surname and not name.given):
            kinds += self._told[key].kinds
            listed += self._told[key].listed
        for kind, _ in kinds.most_common(1):
            if agency := self._agency_of.get(kind):
                return agency
        total = sum(listed.values())
        for agency, count in listed.most_common(1):
            if count >= _MOST * total:
                return agency
        return None

    def _keys_of(self, name: PersonName, *, is_initials: bool) -> set[Key]:
        """The names that a form may stand for."""
        if is_initials:
            return set(self._by_initials.get(name.initials.casefold(), ()))
        surname, letter = key_of(name)
        if surname and letter:
            same = {(surname, letter)} | ({(surname, "")} & self._told.keys())
            return {key for key in same if key in self._told}
        if surname:
            return set(self._by_surname.get(surname, ()))
        own = key_of(name)
        full = {key for key in self._by_given.get(own[1], ()) if key[0]}
        return full or ({own} & self._told.keys())

    def _verdict(self, key: Key) -> Standing:
        known = self._verdicts.get(key)
        if known is None:
            known = self._verdicts[key] = self._judged(key)
        return known

    def _judged(self, key: Key) -> Standing:
        told = self._told[key]
        if told.staff > told.family:
            return Standing.PROFESSIONAL
        if told.family:
            return Standing.FAMILY
        surname, letter = key
        if surname and not letter:
            others = {self._judged(one) for one in self._by_surname[surname] if one[1]}
            return others.pop() if len(others) == 1 else Standing.UNKNOWN
        if surname in self._family_surnames or not surname:
            return Standing.FAMILY
        is_staff = told.by_initial and len(surname) > 1
        return Standing.PROFESSIONAL if is_staff else Standing.UNKNOWN


def key_of(name: PersonName) -> Key:
    """What a name is known by: its surname and the first letter of its forename."""
    first = (name.given[0] if name.given else name.initials or name.nickname).casefold()
    return name.surname.casefold(), first[:1] if name.surname else first


def sole_agencies(kinds: Mapping[str, frozenset[str]]) -> dict[str, str]:
    """Kinds that one agency of the case alone is of."""
    return {kind: next(iter(them)) for kind, them in kinds.items() if len(them) == 1}
