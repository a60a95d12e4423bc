"""Whom each agency's file is about: the child or client of the case wherever it is named."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cached_property

from candour.core.people.linking.figures import NAMED, Figures, by_agency
from candour.core.people.linking.one_family import OneFamily
from candour.core.people.linking.rows import Row
from candour.core.people.linking.words import LinkWords
from candour.core.people.mention import Form, Mention

_SURE = 3
"""Named in so many rows with a parent's word, and not known to be grown up: a child."""


@dataclass
class Files:
    """Whom each agency's file is about: the child or client of the case wherever it is named."""

    rows: Sequence[Row] = field(repr=False)
    figures: Figures
    words: LinkWords
    one_of: Mapping[int, int] = field(repr=False)
    young: AbstractSet[int]
    family: OneFamily
    _named: dict[str, Counter[int]] = field(default_factory=lambda: defaultdict(Counter))
    """in how many of an agency's rows each of the family is named"""
    _kin: dict[str, Counter[int]] = field(default_factory=lambda: defaultdict(Counter))
    """in how many with a parent's word"""

    _childs: Counter[str] = field(default_factory=Counter)
    """in how many rows an agency has a word for a child, a client or their parents"""

    def __post_init__(self) -> None:
        words = self.words
        of_child = words.young | words.own | words.alone
        for row in self.rows:
            agency = row.entry.agency
            self._childs[agency] += any(
                one.mention.roles & of_child
                and one.mention.whose is None
                and one.mention.text.casefold().partition(" ")[0] not in words.indefinite
                for one in row.placed
            )
            here = {self.one_of[one] for one in named_in(row, self.figures)}
            self._named[agency].update(here)
            if any(is_relative(one.mention, self.words) for one in row.placed):
                self._kin[agency].update(here)

    def is_child(self, one: int, agency: str) -> bool:
        """Whether somebody is known for a child, or an agency's rows name it well."""
        return one in self._children or self._kin[agency][one] >= _SURE

    @cached_property
    def _children(self) -> set[int]:
        return {self.one_of[one.number] for one in self.figures.all if one.is_child}

    def subjects(self) -> dict[str, int]:
        """The subject of each agency's file, by agency."""
        found: dict[str, int] = {}
        for agency in by_agency(self.figures.all):
            one = self._of_agency(agency, self.of_case)
            if one is not None:
                found[agency] = one
        return found

    @cached_property
    def of_case(self) -> int | None:
        """Who most agencies' records name: a child, where one is named in half so many as that."""
        agencies: Counter[int] = Counter()
        rows: Counter[int] = Counter()
        for named in self._named.values():
            agencies.update(named.keys())
            rows.update(named)
        everybody = sorted(rows, key=lambda one: (-agencies[one], -rows[one], one))
        if not everybody:
            return None
        first = everybody[0]
        said, by = self._said_to_be()
        if by > 1:
            return said
        children = sorted(
            (one for one in everybody if one in self.young and not self._is_grown_child(one)),
            key=lambda one: (-sum(kin[one] for kin in self._kin.values()), -rows[one], one),
        )
        for child in children[:3]:
            part = 3 if child in self._children else 2
            is_known = part * rows[child] >= rows[first]
            if is_known and 2 * agencies[child] >= agencies[first]:
                self._mark(child)
                return child
        return first if said is None else said

    def _said_to_be(self) -> tuple[int | None, int]:
        """Whom most agencies' records call the patient, the client, the victim; and how many do."""
        told: dict[int, set[str]] = defaultdict(set)
        for figure in self.figures.all:
            if figure.is_named and figure.is_told(self.words.own) and not figure.is_professional:
                told[self.one_of[figure.number]].add(figure.agency)
        most = min(told, key=lambda one: (-len(told[one]), one), default=None)
        return most, 0 if most is None else len(told[most])

    def _is_grown_child(self, one: int) -> bool:
        """Whether somebody is called a son or a daughter, and nothing tells of a child."""
        if one in self._children:
            return False
        roles = self.words.child_of.keys() - self.words.young
        return any(
            figure.told[role]
            for figure in self.figures.all
            if self.one_of.get(figure.number) == one
            for role in roles
        )

    def _is_told(self, one: int) -> bool:
        """Whether a name is known to be a forename, or anything says that it is a child's."""
        figure = self.figures.all[one]
        return bool(figure.sexes or figure.is_child or figure.born)

    def _mark(self, child: int) -> None:
        """A child whom many rows name with a parent's word is a child, whatever else is known."""
        if sum(kin[child] for kin in self._kin.values()) >= _SURE:
            self.figures.all[child].is_child = True

    def _of_agency(self, agency: str, of_case: int | None) -> int | None:
        """The case's own where the agency names it well, or names no other child; else its own."""
        named, kin = self._named[agency], self._kin[agency]
        counted = Counter({one: kin[one] for one in kin if one in self.young})
        if not counted:
            counted = Counter({one: named[one] for one in named if one in self.young})
        best = min(counted, key=lambda one: (-counted[one], -named[one], one)) if counted else None
        if of_case is not None and not named[of_case]:
            alike = [one for one in named if self.family.may_be_one(one, of_case)]
            if len(alike) == 1:
                return alike[0]
            client = min(named, key=lambda one: (-named[one], one), default=None)
            few = 2 * self._childs[agency] < named.get(client or 0, 0)
            if client is not None and few and named[client] >= _SURE and self._is_told(client):
                return client
        if best is None or best == of_case or of_case is None:
            return of_case if best is None else best
        is_few = named[of_case] >= named[best] or named[best] < _SURE
        if is_few or not self._is_told(best):
            return of_case
        self._mark(best)
        return best


def is_relative(mention: Mention, words: LinkWords) -> bool:
    """Whether words are a parent's or grandparent's, and the text did not say whose."""
    is_role = mention.form is Form.ROLE and mention.whose is None
    return is_role and not mention.roles.isdisjoint(words.alone)


def named_in(row: Row, figures: Figures) -> list[int]:
    """The family's people whom a row names, those of its column first."""
    found = [
        figures.of[one.number]
        for one in (*row.column, *row.prose)
        if one.mention.form in NAMED and one.number in figures.of
    ]
    return [one for one in found if not figures.all[one].is_professional]
