"""Whom a landlord's file means by "tenant": who is called so by name, else who is listed most."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from candour.core.people.linking.figures import NAMED, Figure, Figures
from candour.core.people.linking.rows import Placed, Row, stands_behind
from candour.core.people.linking.words import LinkWords
from candour.core.people.mention import Standing

_OFTEN = 2
"""So much more often than anybody else, and in so many rows, is the tenant named."""


def tenants_of(
    rows: Sequence[Row], figures: Figures, words: LinkWords, one_of: Mapping[int, int]
) -> dict[str, int]:
    """Return the tenant of each agency's file that has the word, by agency."""
    told: dict[str, Counter[int]] = defaultdict(Counter)
    listed: dict[str, Counter[int]] = defaultdict(Counter)
    kin: dict[str, Counter[int]] = defaultdict(Counter)
    alone: dict[str, Counter[int]] = defaultdict(Counter)
    placed = {
        one_of[figure.number]
        for figure in figures.all
        if figure.is_named and figure.is_told(words.positions - words.householder)
    }
    bearers: dict[str, set[int]] = defaultdict(set)
    for figure in figures.all:
        for form in figure.forms:
            bearers[form.surname].add(one_of[figure.number])
    agencies = {
        row.entry.agency
        for row in rows
        for one in row.placed
        if one.mention.form not in NAMED and one.mention.roles & words.householder
    }
    for row in rows:
        if row.entry.agency in agencies:
            column = {figures.of.get(one.number) for one in row.placed if _is_listed(one, words)}
            for number in {figures.of.get(one.number) for one in row.placed} - {None}:
                figure = figures.all[number or 0]
                if not figure.is_named or figure.is_professional or figure.is_child:
                    continue
                one = one_of[figure.number]
                is_listed = number in column and one not in placed
                listed[row.entry.agency][one] += is_listed and _is_family(figure, bearers)
                kin[row.entry.agency][one] += is_listed and _has_kin(figure, bearers)
                told[row.entry.agency][one] += figure.is_told(words.householder)
            for one in _let_to(row, figures, words):
                told[row.entry.agency][one_of[one]] += 1
            if (only := _listed_alone(row, figures, words, one_of)) is not None:
                alone[row.entry.agency][only] += 1
    found = {agency: _first(told[agency], 1) for agency in agencies}
    for agency in agencies:
        if found[agency] is None:
            by_kin = _first(kin[agency], _OFTEN)
            found[agency] = _first(listed[agency], _OFTEN) if by_kin is None else by_kin
        if found[agency] is None:
            found[agency] = _first(alone[agency], _OFTEN)
    return {agency: one for agency, one in found.items() if one is not None}


def _let_to(row: Row, figures: Figures, words: LinkWords) -> Iterator[int]:
    """Whoever a home is said to be let to."""
    for placed in row.prose:
        number, name = figures.of.get(placed.number), placed.mention.name
        is_somebody = name is not None and bool(name.title or name.given or name.initials)
        if is_somebody and number is not None and stands_behind(row, placed, words.letting):
            yield number


def _listed_alone(
    row: Row, figures: Figures, words: LinkWords, one_of: Mapping[int, int]
) -> int | None:
    """The one grown-up whom a row lists where its text speaks of the tenant."""
    if not any(one.mention.roles & words.householder for one in row.prose):
        return None
    numbers = [figures.of.get(one.number) for one in row.placed if _is_listed(one, words)]
    listed = [figures.all[one] for one in numbers if one is not None]
    family = {
        one_of[one.number]
        for one in listed
        if one.is_named and not one.is_professional and not one.is_child
    }
    return family.pop() if len(family) == 1 else None


def _is_family(figure: Figure, bearers: Mapping[str, AbstractSet[int]]) -> bool:
    """Whether somebody is told to be of the family, or shares a surname with another."""
    return Standing.FAMILY in figure.standings or _has_kin(figure, bearers)


def _has_kin(figure: Figure, bearers: Mapping[str, AbstractSet[int]]) -> bool:
    """Whether somebody else bears the surname: whoever only complains has none in the records."""
    return any(len(form.surname) > 1 and len(bearers[form.surname]) > 1 for form in figure.forms)


def _is_listed(placed: Placed, words: LinkWords) -> bool:
    """Whether a mention stands in a column of people, be it a further one ("Customer").

    A column of clients or cases says nothing: who is a probation officer's client is no tenant.
    """
    is_client = bool(placed.mention.column) and words.meant in placed.mention.roles
    return placed.is_listed and not is_client


def _first(counted: Counter[int], least: int) -> int | None:
    """Whoever is counted so often, and far more often than anybody else."""
    first, second = [*counted.most_common(2), (-1, 0), (-1, 0)][:2]
    return first[0] if first[1] >= least and first[1] >= _OFTEN * second[1] else None
