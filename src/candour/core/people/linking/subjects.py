"""Whom a record is about: the child or client that "mum" and "next of kin" are relative to.

A school's file may be about the half-sister, and one row of a nursery's about another child.
"""

from collections import Counter
from collections.abc import Sequence

from candour.core.people.linking.figures import NAMED, Figure, Figures, Subjects, by_agency
from candour.core.people.linking.rows import Row
from candour.core.people.linking.words import LinkWords
from candour.core.people.mention import Form


def subjects_of(
    rows: Sequence[Row], figures: Figures, words: LinkWords
) -> tuple[Subjects, dict[str, int]]:
    """Return whom each row is about, and the child or client of each agency's file."""
    young = {one.number for one in figures.all if one.is_named and _may_be_child(one, words)}
    of_agency = _of_agencies(rows, figures, words, young)
    for figure in figures.all:
        figure.is_child = figure.number in young and (
            figure.number in of_agency.values() or bool(figure.roles & words.young)
        )
    children: dict[int, int] = {}
    adults: dict[int, int] = {}
    for at, row in enumerate(rows):
        named = _named(row, figures)
        child = _of_row(named, young, of_agency.get(row.entry.agency))
        if child is not None:
            children[at] = child
        grown = [one for one in named if one not in young and one != child]
        if grown:
            adults[at] = grown[0]
    return Subjects(children, adults), of_agency


def _may_be_child(figure: Figure, words: LinkWords) -> bool:
    if figure.is_professional or figure.roles & words.elders:
        return False
    titles = {form.title for form in figure.forms} & words.adult_titles
    is_full = any(form.called for form in figure.forms)
    return not titles and (is_full or any(form.names.initials for form in figure.forms))


def _of_agencies(
    rows: Sequence[Row], figures: Figures, words: LinkWords, young: set[int]
) -> dict[str, int]:
    """The child whom most of an agency's rows are about, rows with a parent's word counted most."""
    counts: dict[str, Counter[int]] = {}
    for row in rows:
        counted = counts.setdefault(row.entry.agency, Counter())
        relative = any(
            one.mention.form is Form.ROLE
            and one.mention.whose is None
            and one.mention.roles & words.alone
            for one in row.placed
        )
        for number in {figures.of[one.number] for one in row.placed if one.number in figures.of}:
            if number in young:
                is_child = bool(figures.all[number].roles & words.children)
                counted[number] += (3 if relative else 1) + is_child
    found: dict[str, int] = {}
    for agency, ours in by_agency(figures.all).items():
        counted = counts.get(agency, Counter())
        if counted:
            found[agency] = min(counted, key=lambda one: (-counted[one], one))
        else:
            adults = [one for one in ours if one.is_named and not one.is_professional]
            if adults:
                found[agency] = max(adults, key=lambda one: (len(one.rows), -one.number)).number
    return found


def _named(row: Row, figures: Figures) -> list[int]:
    """The family's people whom a row names, those of its column first."""
    found = [
        figures.of[one.number]
        for one in (*row.column, *row.prose)
        if one.mention.form in NAMED and one.number in figures.of
    ]
    return [one for one in found if not figures.all[one].is_professional]


def _of_row(named: Sequence[int], young: set[int], usual: int | None) -> int | None:
    """The agency's own child where the row names it, else the first child named, else its own."""
    if usual in named:
        return usual
    children = [number for number in named if number in young]
    return children[0] if children else usual
