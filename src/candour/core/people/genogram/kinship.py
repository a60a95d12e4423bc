"""From relations as agencies recorded them to one bond for each two people, and to generations.

Agencies call one man a partner, a friend and a lodger. A picture can only put him in one place: the
closest tie that anybody recorded decides, and every recorded relation is written at the person.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from candour.core.people.genogram.meanings import Meaning, Meanings, Side, Tie
from candour.core.people.mention import Sex, Standing
from candour.core.people.person import Cast, Person, Relation

_CLOSEST = (Tie.PARENT, Tie.COUPLE, Tie.SIBLING, Tie.KIN)
_SEX = {Side.MOTHER: Sex.FEMALE, Side.FATHER: Sex.MALE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Bond:
    """What ties two people: `upper` stands `above` generations higher, or beside at 0.

    `is_held` says that the lead agency recorded one of the relations that it rests on.
    """

    tie: Tie
    upper: str
    lower: str
    above: int
    ended: bool = False
    mark: str = ""
    is_held: bool = False
    records: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Kinship:
    """Who is drawn, and what ties them. `generation` counts up from the lowest of each family."""

    persons: Sequence[Person]
    bonds: Sequence[Bond]
    families: Sequence[Sequence[str]]
    generation: Mapping[str, int]
    sex: Mapping[str, Sex]
    related: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Said:
    """One recorded relation between two people who are drawn."""

    upper: str
    lower: str
    meaning: Meaning
    relation: Relation


def kinship_of(cast: Cast, meanings: Meanings, lead: str | None) -> Kinship:
    """Return what ties the family's people of a cast; professionals are left to their table."""
    persons = [one for one in cast.persons if one.standing is not Standing.PROFESSIONAL]
    rank = {one.id: place for place, one in enumerate(persons)}
    said = list(_said(cast, meanings, rank))
    sex = _sexes(persons, said)
    bonds = _bonds(said, sex, rank, lead)
    subject = cast.person(cast.subject) if cast.subject is not None else None
    generation, families, kept = _generations(persons, bonds, subject.id if subject else None)
    return Kinship(
        persons=persons,
        bonds=kept,
        families=families,
        generation=generation,
        sex=sex,
        related=frozenset(end for one in said for end in (one.upper, one.lower)),
    )


def _said(cast: Cast, meanings: Meanings, rank: Mapping[str, int]) -> Iterable[_Said]:
    for relation in cast.relations:
        one, other = cast.person(relation.person), cast.person(relation.to)
        if one is None or other is None or one.id == other.id:
            continue
        if one.id in rank and other.id in rank:
            yield _Said(one.id, other.id, meanings.of(relation.code), relation)


def _sexes(persons: Sequence[Person], said: Sequence[_Said]) -> Mapping[str, Sex]:
    """Return each person's sex as the records tell it; where they disagree, none."""
    told: dict[str, set[Sex]] = defaultdict(set)
    for one in said:
        if one.meaning.sex is not None:
            told[one.upper].add(one.meaning.sex)
    found = {}
    for person in persons:
        sexes = {person.sex} if person.sex is not None else told[person.id]
        if len(sexes) == 1:
            found[person.id] = next(iter(sexes))
    return found


def _bonds(
    said: Sequence[_Said], sex: Mapping[str, Sex], rank: Mapping[str, int], lead: str | None
) -> list[Bond]:
    """Return one bond for each two people: the closest tie that anybody recorded of them."""
    parents: dict[str, list[str]] = defaultdict(list)
    for one in said:
        if (upper_lower := _parent(one)) and upper_lower[0] not in parents[upper_lower[1]]:
            parents[upper_lower[1]].append(upper_lower[0])
    pairs: dict[frozenset[str], list[_Said]] = defaultdict(list)
    for one in said:
        turned = _turned(_through(one, parents, sex))
        if turned.meaning.tie is not Tie.BESIDE:
            pairs[frozenset((turned.upper, turned.lower))].append(turned)
    found = [_bond(ties, rank, lead) for ties in pairs.values()]
    in_turn = sorted(
        found,
        key=lambda one: (
            _CLOSEST.index(one.tie),
            -one.records,
            rank[one.upper],
            rank[one.lower],
        ),
    )
    return [one for one in in_turn if not _follows(one, in_turn)]


def _parent(one: _Said) -> tuple[str, str] | None:
    if one.meaning.tie is Tie.CHILD:
        return one.lower, one.upper
    if one.meaning.tie is Tie.PARENT and one.meaning.above == 1:
        return one.upper, one.lower
    return None


def _through(one: _Said, parents: Mapping[str, list[str]], sex: Mapping[str, Sex]) -> _Said:
    """Lead a grandparent or an uncle to the parent in between, where the records name just one."""
    meaning = one.meaning
    nearest = {Tie.PARENT: 1, Tie.SIBLING: 0}.get(meaning.tie)
    if nearest is None or meaning.above <= nearest:
        return one
    known = [
        other
        for other in parents.get(one.lower, ())
        if meaning.through is not None and sex.get(other) is _SEX[meaning.through]
    ]
    if len(known) != 1 or known[0] == one.upper:
        return _Said(one.upper, one.lower, _as_kin(meaning), one.relation)
    nearer = Meaning(tie=meaning.tie, above=meaning.above - 1, mark=meaning.mark)
    return _Said(one.upper, known[0], nearer, one.relation)


def _as_kin(meaning: Meaning) -> Meaning:
    return Meaning(tie=Tie.KIN, above=meaning.above, mark="K")


def _turned(one: _Said) -> _Said:
    """Put the elder generation first."""
    meaning = one.meaning
    if meaning.above >= 0:
        return one
    tie = Tie.PARENT if meaning.tie is Tie.CHILD else meaning.tie
    up = Meaning(tie=tie, above=-meaning.above, mark=meaning.mark)
    return _Said(one.lower, one.upper, up, one.relation)


def _bond(said: Sequence[_Said], rank: Mapping[str, int], lead: str | None) -> Bond:
    closest = min(_CLOSEST.index(one.meaning.tie) for one in said)
    ties = [one for one in said if _CLOSEST.index(one.meaning.tie) == closest]
    last = max(ties, key=lambda one: one.relation.recorded.earliest or datetime.min)
    upper, lower = last.upper, last.lower
    if last.meaning.above == 0 and rank[upper] > rank[lower]:
        upper, lower = lower, upper
    marks = {one.meaning.mark for one in ties}
    mark = last.meaning.mark or ("K" if last.meaning.tie is Tie.KIN else "")
    return Bond(
        tie=last.meaning.tie,
        upper=upper,
        lower=lower,
        above=last.meaning.above,
        ended=last.meaning.ended,
        mark="" if "" in marks and last.meaning.tie is not Tie.KIN else mark,
        records=len(ties),
        is_held=lead is None or any(_same(one.relation.agency, lead) for one in ties),
    )


def _same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()


def _follows(bond: Bond, bonds: Sequence[Bond]) -> bool:
    """Say whether a picture shows it already: brothers and sisters hang from one parent."""
    if bond.tie is not Tie.SIBLING:
        return False
    above: dict[str, set[str]] = {bond.upper: set(), bond.lower: set()}
    for other in bonds:
        if other.tie is Tie.PARENT and other.lower in above:
            above[other.lower].add(other.upper)
    return bool(above[bond.upper] & above[bond.lower])


def _generations(
    persons: Sequence[Person], bonds: Sequence[Bond], subject: str | None
) -> tuple[dict[str, int], list[list[str]], list[Bond]]:
    """Return generations, families (the subject's own first), and the bonds that agree with them.

    Where records put a person into two generations, the closer ties hold, and of equal ones those
    that more records tell of.
    """
    generation = {one.id: 0 for one in persons}
    family_of = {one.id: [one.id] for one in persons}
    agreed = []
    for bond in bonds:
        upper, lower = family_of[bond.upper], family_of[bond.lower]
        higher = generation[bond.lower] + bond.above - generation[bond.upper]
        if upper is lower and higher:
            continue
        agreed.append(bond)
        if upper is not lower:
            moved, kept = (upper, lower) if len(upper) <= len(lower) else (lower, upper)
            for one in moved:
                generation[one] += higher if moved is upper else -higher
                family_of[one] = kept
            kept += moved
    families = _families(persons, agreed, subject)
    for family in families:
        lowest = min(generation[one] for one in family)
        generation.update({one: generation[one] - lowest for one in family})
    return generation, families, agreed


def _families(
    persons: Sequence[Person], bonds: Sequence[Bond], subject: str | None
) -> list[list[str]]:
    """Return who belongs together, each in the order in which relations lead from the first on."""
    beside: dict[str, list[str]] = defaultdict(list)
    for bond in bonds:
        beside[bond.upper].append(bond.lower)
        beside[bond.lower].append(bond.upper)
    families: list[list[str]] = []
    done: set[str] = set()
    for first in [*(one.id for one in persons if one.id == subject), *(one.id for one in persons)]:
        if first in done:
            continue
        family = [first]
        done.add(first)
        for here in family:
            further = [one for one in dict.fromkeys(beside[here]) if one not in done]
            family += further
            done.update(further)
        families.append(family)
    if subject is None:
        families.sort(key=lambda family: -len(family))
    return families
