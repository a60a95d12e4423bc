"""The family drawn, and the same as a table: what a page on the genogram shows."""

from collections.abc import Callable
from dataclasses import dataclass, field

from candour.actions.people_kept import People
from candour.actions.refreshing import CaseState
from candour.actions.words_shown import EntriesShown, When, key_of
from candour.core.people.genogram.layout import genogram_of
from candour.core.people.person import Relation
from candour.store.cast import drawn_of
from candour.store.workspace import Workspace
from candour.vocabulary.genogram import load_genogram_meanings
from candour.writers.chronology.agencies import AgencyKey
from candour.writers.genogram.svg import genogram_svg

MOST_DRAWN = 80
"""Persons whom one drawing holds: those whom most agencies know."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationRow:
    """What one agency recorded one person to be to another."""

    relation: Relation = field(repr=False)
    person: str = field(repr=False)
    to: str = field(repr=False)
    key: AgencyKey
    recorded: When


@dataclass(frozen=True, slots=True, kw_only=True)
class GenogramPage:
    """The drawing, its table, and the agencies of which one may be chosen as the lead."""

    svg: str = field(repr=False)
    rows: tuple[RelationRow, ...] = field(repr=False)
    agencies: tuple[str, ...]
    lead: str
    is_all: bool


def genogram_page(
    workspace: Workspace, case: CaseState, lead: str, link: Callable[[str], str]
) -> GenogramPage:
    """Return the family drawn; lines are broken where the agency named `lead` has no record."""
    people = People(workspace, case)
    cast = drawn_of(people.path, MOST_DRAWN)
    keys = EntriesShown(workspace, case, ()).keys
    recording = dict.fromkeys(one.agency for one in cast.relations)
    agencies = tuple(agency for agency in keys if agency in people.kept_cast.agencies)
    chosen = lead if lead in agencies else ""
    letters = {agency: key_of(keys, agency).letter for agency in keys if agency in recording}
    genogram = genogram_of(cast, load_genogram_meanings(), letters, chosen or None)
    title = f"The family of {case.log.opening.title}, drawn"
    names = {one.id: one.shown_as for one in cast.persons}
    rows = (
        RelationRow(
            relation=one,
            person=names[one.person],
            to=names[one.to],
            key=key_of(keys, one.agency),
            recorded=When.of(one.recorded),
        )
        for one in cast.relations
    )
    return GenogramPage(
        svg=genogram_svg(genogram, letters, title, link),
        rows=tuple(rows),
        agencies=agencies,
        lead=chosen,
        is_all=len(cast.persons) < MOST_DRAWN,
    )
