"""The table behind a genogram: everybody in it, agency by agency."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from candour.core.people.person import Cast, KnownTo, Person, Relation


@dataclass(frozen=True, slots=True, kw_only=True)
class CastRow:
    """One person as one agency knows them: since when, called what, and as whose what.

    `agency` is None for somebody whom no agency's own record dates; `known` is None where an agency
    tells of a relation alone.
    """

    person: Person = field(repr=False)
    agency: str | None
    known: KnownTo | None = field(default=None, repr=False)
    relations: tuple[Relation, ...] = field(default=(), repr=False)


def rows_of(cast: Cast) -> Sequence[CastRow]:
    """Return a row for each person and agency, people in the cast's order, who knew first first."""
    own: dict[str, list[Relation]] = defaultdict(list)
    for relation in cast.relations:
        if (one := cast.person(relation.person)) is not None:
            own[one.id].append(relation)
    return [row for person in cast.persons for row in _rows(person, own[person.id])]


def _rows(person: Person, own: Sequence[Relation]) -> Iterator[CastRow]:
    by_date = sorted(
        person.agencies.values(), key=lambda one: one.first_known.earliest or datetime.max
    )
    agencies = dict.fromkeys(
        [*(one.agency for one in by_date), *(relation.agency for relation in own)]
    )
    for agency in agencies:
        yield CastRow(
            person=person,
            agency=agency,
            known=person.agencies.get(agency),
            relations=tuple(one for one in own if one.agency == agency),
        )
    if not agencies:
        yield CastRow(person=person, agency=None)
