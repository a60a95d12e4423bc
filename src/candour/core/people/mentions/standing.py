"""Whether a mention is of the family's world or of an agency's staff, by what the case tells.

A rank, a calling or a bracket says it outright. Else a name is told by everything that the case
says of it: a role in the family, a birth date, a surname shared with the family's; or a calling,
an initial and surname as staff are written, or a column of people in which one agency lists it
over and over while no record tells of it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from candour.core.chronology.headings import Field
from candour.core.people.mention import Form, PersonName, Standing
from candour.core.people.mentions.drafts import Draft
from candour.core.people.mentions.texts import FIRST, LAST, SOLE, FieldText

Key = tuple[str, str]
"""A surname in small letters with the first letter of a forename, or "" with a whole forename."""

_MOST = 0.6
_NEARLY_ALL = 0.9
_OFTEN = 3
_FEW = 0.05
_WHOLE = 2
_SELDOM = 0.25
_AGAIN = 2.5
_ALONE = 1.1
_MANY = 0.4


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
    by_initial: int = 0
    told_of: int = 0
    first: int = 0
    """how often it is the first that a column of people lists in a row"""
    forenames: set[str] = field(default_factory=set)
    listed: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)


class Standings:
    """The standing of every name of a case."""

    def __init__(
        self, placed: Sequence[Placed], agencies_of_kind: Mapping[str, frozenset[str]]
    ) -> None:
        """Take every mention read, and the case's agencies by their kind."""
        self._agencies = agencies_of_kind
        self._told: dict[Key, _Told] = defaultdict(_Told)
        self._begun: set[tuple[int, int]] = set()
        self._by_surname: dict[str, set[Key]] = defaultdict(set)
        self._by_given: dict[str, set[Key]] = defaultdict(set)
        self._by_initials: dict[str, set[Key]] = defaultdict(set)
        for one in placed:
            self._learn(one)
        self._in_staff_columns: frozenset[Key] = frozenset()
        self._family_surnames = frozenset(
            key[0]
            for key, told in self._told.items()
            if told.family > told.staff and len(key[0]) > 1
        )
        self._verdicts: dict[Key, Standing] = {}
        self._in_staff_columns = self._listed_by_staff_columns(placed)
        self._verdicts = {}
        self._staff_initials = self._initialled_by_staff(placed)

    def _listed_by_staff_columns(self, placed: Sequence[Placed]) -> frozenset[Key]:
        """Names of columns that list hardly anybody but staff ("Staff", "Written by")."""
        columns: dict[tuple[str, int], Counter[Standing]] = defaultdict(Counter)
        listed: dict[Key, Counter[tuple[str, int]]] = defaultdict(Counter)
        for one in placed:
            name = one.draft.name
            if one.text.in_field is not Field.PEOPLE or one.text.column or name is None:
                continue
            column = (one.agency, one.text.slot)
            columns[column][self._standing(one.draft)] += 1
            if one.draft.form is not Form.INITIALS:
                listed[key_of(name)][column] += 1
        staff = {
            column
            for column, counts in list(columns.items())
            if counts[Standing.FAMILY] <= _FEW * counts.total()
            and not (column[1] == LAST and _is_staff(columns[column[0], FIRST]))
            and (
                _is_staff(counts)
                or self._returns_over_and_over(
                    [key for key, where in listed.items() if column in where], counts.total()
                )
            )
        }
        return frozenset(
            key for key, where in listed.items() if any(column in staff for column in where)
        )

    def _returns_over_and_over(self, keys: Sequence[Key], total: int) -> bool:
        """Whether a column lists a few names again and again whom no prose tells of: a crew."""
        is_few = total >= 2 * _OFTEN and len(keys) * _AGAIN <= total
        return is_few and self._told_in_prose(keys) <= _SELDOM * total

    def _told_in_prose(self, keys: Iterable[Key]) -> int:
        """How often records tell of names, and of what may be short for one of them.

        A bare forename that somebody of another surname has as well may be theirs.
        """
        short: set[Key] = set()
        for key in keys:
            own = {one for one in self._told[key].forenames if not self._is_anothers(one, key)}
            short |= {("", forename) for forename in own} | {(key[0], ""), key}
        return sum(self._told[one].told_of for one in short if one in self._told)

    def _is_anothers(self, forename: str, key: Key) -> bool:
        others = {surname for surname, _ in self._by_given[forename] if surname}
        return any(one[:1] != key[0][:1] for one in others)

    def _initialled_by_staff(self, placed: Sequence[Placed]) -> frozenset[tuple[str, str]]:
        """Initials by the agency in whose column nearly every row has one pair: who wrote it."""
        pairs: dict[tuple[str, int], list[Placed]] = defaultdict(list)
        rows: dict[tuple[str, int], set[int]] = defaultdict(set)
        for one in placed:
            if one.text.in_field is Field.PEOPLE and not one.text.column:
                column = (one.agency, one.text.slot)
                rows[column].add(one.entry)
                pairs[column].append(one)
        return frozenset(
            (column[0], initials)
            for column, them in pairs.items()
            if len(them) <= _ALONE * len(rows[column])
            for initials in _initials_mostly(them)
        )

    def _learn(self, one: Placed) -> None:
        name, draft = one.draft.name, one.draft
        is_listed = one.text.in_field is Field.PEOPLE and not one.text.column
        is_first = is_listed and self._is_first(one)
        if name is None or draft.form is Form.INITIALS:
            return
        key = key_of(name)
        told = self._told[key]
        if key[0]:
            self._by_surname[key[0]].add(key)
        if name.given:
            self._by_given[name.given[0].casefold()].add(key)
            told.forenames.add(name.given[0].casefold())
        first = (name.given[0] if name.given else name.initials)[:1].casefold()
        if first and key[0]:
            self._by_initials[first + key[0][0]].add(key)
        told.staff += draft.is_staff is True
        told.family += draft.is_staff is False or bool(draft.born) or draft.ages is not None
        if draft.kind:
            told.kinds[draft.kind] += 1
        if is_listed:
            told.listed[one.agency] += 1
            told.first += is_first
        else:
            told.told_of += 1
        told.by_initial += _is_by_initial(one)

    def _is_first(self, one: Placed) -> bool:
        row = (one.entry, max(one.text.slot, SOLE))
        if row in self._begun:
            return False
        self._begun.add(row)
        return True

    def of(self, draft: Draft, agency: str) -> tuple[Standing, str | None]:
        """Standing and, for staff, the agency that the words or the case tell.

        `agency` is the one whose record it is: a social worker in a record of social care is its
        own, where the case has several of that kind.
        """
        standing = self._standing(draft)
        if standing is Standing.UNKNOWN and draft.form is Form.INITIALS and draft.name is not None:
            is_theirs = (agency, draft.name.initials) in self._staff_initials
            standing = Standing.PROFESSIONAL if is_theirs else standing
        if standing is not Standing.PROFESSIONAL:
            return standing, None
        works_for = self._of_kind(draft.kind, agency)
        if works_for is None and draft.name is not None:
            is_initials = draft.form is Form.INITIALS
            works_for = self._case_agency(draft.name, agency, is_initials=is_initials)
        return standing, works_for

    def _standing(self, draft: Draft) -> Standing:
        if draft.is_staff is not None:
            return Standing.PROFESSIONAL if draft.is_staff else Standing.FAMILY
        if draft.name is None or draft.born:
            return Standing.UNKNOWN if draft.name is None else Standing.FAMILY
        keys = self._keys_of(draft.name, is_initials=draft.form is Form.INITIALS)
        in_full = _together(self._verdict(key) for key in keys if key[0])
        if in_full is not Standing.UNKNOWN:
            return in_full
        return _together(self._verdict(key) for key in keys)

    def _of_kind(self, kind: str | None, own: str) -> str | None:
        agencies = self._agencies.get(kind, frozenset()) if kind else frozenset[str]()
        if own in agencies:
            return own
        return next(iter(agencies)) if len(agencies) == 1 else None

    def _case_agency(self, name: PersonName, own: str, *, is_initials: bool) -> str | None:
        """The agency of a name by its callings elsewhere, else by whose column lists it most."""
        kinds: Counter[str] = Counter()
        listed: Counter[str] = Counter()
        for key in self._keys_of(name, is_initials=is_initials):
            kinds += self._told[key].kinds
            listed += self._told[key].listed
        for kind, _ in kinds.most_common(1):
            if agency := self._of_kind(kind, own):
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
            same = {(surname, letter), (surname, "")}
            return same & self._told.keys()
        if surname:
            return set(self._by_surname.get(surname, ()))
        own = key_of(name)
        full = {key for key in self._by_given.get(own[1], ()) if key[0]}
        return (full | {own}) & self._told.keys()

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
            others = (self._judged(one) for one in self._by_surname[surname] if one[1])
            verdict = _together(others)
            if verdict is not Standing.UNKNOWN:
                return verdict
        if surname in self._family_surnames:
            return Standing.FAMILY
        verdict = self._of_forenames(key) if len(surname) == 1 else Standing.UNKNOWN
        if verdict is Standing.UNKNOWN and self._is_written_as_staff(key):
            return Standing.PROFESSIONAL
        return verdict

    def _is_written_as_staff(self, key: Key) -> bool:
        """Whether a name stands where staff do, or by initial and surname as they are written."""
        is_listed = key in self._in_staff_columns or self._is_listed_as_staff(key)
        told = self._told[key]
        is_usual = 2 * told.by_initial >= told.told_of + sum(told.listed.values())
        return is_listed or (bool(told.by_initial) and is_usual and len(key[0]) > 1)

    def _of_forenames(self, key: Key) -> Standing:
        """What is told of a forename whose surname is only begun ("Kayleigh S.")."""
        surname, _ = key
        others = {
            one
            for forename in self._told[key].forenames
            for one in (*self._by_given[forename], ("", forename))
            if one in self._told and one != key and one[0][:1] in (surname, "")
        }
        return _together(self._judged(one) for one in others if len(one[0]) != 1)

    def _is_listed_as_staff(self, key: Key) -> bool:
        """Whether one agency lists the name over and over, and records do not tell of it.

        A child whom a nursery lists as "Reuben T" is told of elsewhere, by the forename.
        """
        told = self._told[key]
        total = sum(told.listed.values())
        if total < _OFTEN or max(told.listed.values()) < _NEARLY_ALL * total:
            return False
        if len(key[0]) < _WHOLE and told.first < _MOST * total:
            return False  # a child or a parent stands behind the worker whose row it is
        return self._told_in_prose((key,)) <= _SELDOM * total


def _is_staff(counts: Counter[Standing]) -> bool:
    return counts[Standing.PROFESSIONAL] >= max(_OFTEN, _MOST * counts.total())


def _is_by_initial(one: Placed) -> bool:
    """Whether a name is written as staff are, "N Reed"; "REED N" is a member of the public."""
    name, draft = one.draft.name, one.draft
    if name is None or name.given or name.title or not name.initials:
        return False
    said = one.text.text[draft.start : draft.end].casefold()
    return not said.startswith(name.surname.casefold())


def _initials_mostly(them: Sequence[Placed]) -> frozenset[str]:
    """The initials of a column that mostly holds such; none of any other."""
    told = [
        one.draft.name.initials
        for one in them
        if one.draft.form is Form.INITIALS and one.draft.name and len(one.draft.name.initials) > 1
    ]
    return frozenset(told if len(told) >= max(_OFTEN, _MANY * len(them)) else ())


def key_of(name: PersonName) -> Key:
    """What a name is known by: its surname and the first letter of its forename."""
    first = (name.given[0] if name.given else name.initials or name.nickname).casefold()
    return name.surname.casefold(), first[:1] if name.surname else first


def _together(verdicts: Iterable[Standing]) -> Standing:
    """What several verdicts come to; one that knows nothing speaks for neither."""
    told = set(verdicts) - {Standing.UNKNOWN}
    return told.pop() if len(told) == 1 else Standing.UNKNOWN
