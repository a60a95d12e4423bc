"""Whom a record is about: the child or client that "mum" and "next of kin" are relative to.

A school's file may be about the half-sister, and one row of a nursery's about another child. Who
is grown up is told first: by titles, by roles that no child has, by ages.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from candour.core.people.linking.agency_files import Files, is_relative, named_in
from candour.core.people.linking.anchors import Subjects
from candour.core.people.linking.figures import NAMED, Figure, Figures
from candour.core.people.linking.one_family import OneFamily
from candour.core.people.linking.rows import Row, after, before, said_as_one
from candour.core.people.linking.tenants import tenants_of
from candour.core.people.linking.words import LinkWords

_GROWN_UP = 18


def subjects_of(
    rows: Sequence[Row],
    figures: Figures,
    words: LinkWords,
    one_of: Mapping[int, int],
    family: OneFamily,
) -> tuple[Subjects, dict[str, int]]:
    """Return whom each row is about, and the child or client of each agency's file.

    `one_of` leads from each figure to the first of those that are held to be one person.
    """
    _note_roles(rows, figures, words)
    young = _young(figures, rows, words, one_of)
    files = Files(rows, figures, words, one_of, young, family)
    of_agency = files.subjects()
    one_of = _one_subject(one_of, of_agency, files.of_case, family)
    _note_children(figures, young)
    for number in of_agency.values():
        figures.all[number].is_subject = True
    about = _About(figures, words, files, one_of, of_agency)
    for at, row in enumerate(rows):
        about.take(at, row)
    of_case = files.of_case
    is_baby = of_case in young and any(
        one.told[words.youngest] for one in figures.all if one_of[one.number] == of_case
    )
    subjects = Subjects(
        child=about.children,
        adult=about.adults,
        young=frozenset(young),
        one_of=one_of,
        named={
            at: one
            for at, row in enumerate(rows)
            if (one := _meant(row, figures, words, young)) is not None
        },
        tenants=tenants_of(rows, figures, words, one_of),
        strangers=frozenset(about.strangers),
        baby=of_case if is_baby else None,
    )
    return subjects, of_agency


def _one_subject(
    one_of: Mapping[int, int],
    of_agency: Mapping[str, int],
    of_case: int | None,
    family: OneFamily,
) -> dict[int, int]:
    """Hold agencies' subjects to be one where their names go together: a review has one family."""
    subjects = sorted({*of_agency.values()} - {of_case})
    same = {
        one: of_case for one in subjects if of_case is not None and family.may_be_one(one, of_case)
    }
    return {figure: same.get(one, one) for figure, one in one_of.items()}


@dataclass
class _About:
    """Whom each row is about, by its number."""

    figures: Figures
    words: LinkWords
    files: Files
    one_of: Mapping[int, int] = field(repr=False)
    of_agency: Mapping[str, int]
    children: dict[int, int] = field(default_factory=dict)
    adults: dict[int, int] = field(default_factory=dict)
    strangers: set[int] = field(default_factory=set)
    guests: set[int] = field(default_factory=set)
    """whoever any record tells to lodge with somebody"""

    def __post_init__(self) -> None:
        places = self.words.of_adults & self.words.positions
        self.guests = {
            self.one_of[figure.number]
            for figure in self.figures.all
            if figure.number in self.one_of and figure.is_told(places)
        }

    def take(self, at: int, row: Row) -> None:
        """Work out one row."""
        of_agency = self.of_agency.get(row.entry.agency)
        usual = None if of_agency is None else self.one_of[of_agency]
        named = [self.one_of[one] for one in named_in(row, self.figures)]
        sure = self._children(row, named)
        strange = {one for one in sure if self._is_strange(one, usual)}
        self.strangers |= strange
        child = _of_row(named, sure, usual, strange)
        if child is not None:
            self.children[at] = child
        grown = [one for one in named if one != child and self._is_grown(one)]
        if grown:
            self.adults[at] = grown[0]

    def _is_strange(self, one: int, usual: int | None) -> bool:
        family = self.files.family
        if usual is None or one == usual:
            return False
        return family.is_stranger(one) or family.is_namesake(one, usual)

    def _children(self, row: Row, named: Sequence[int]) -> set[int]:
        """Those named in a row who are surely children."""
        listed = {
            self.one_of[self.figures.of[each.number]]
            for each in row.column
            if self.figures.of.get(each.number) in self.one_of
        }
        has_parent = any(is_relative(each.mention, self.words) for each in row.placed)
        return {
            one
            for one in named
            if one in self.files.young
            and (self.files.is_child(one, row.entry.agency) or (has_parent and one in listed))
        }

    def _is_grown(self, one: int) -> bool:
        if one in self.files.young or one in self.guests:
            return False
        return not self.figures.all[one].is_told(self.words.of_adults)


def _note_roles(rows: Sequence[Row], figures: Figures, words: LinkWords) -> None:
    """Give a name the roles that stand beside it ("mum's boyfriend, Gaz")."""
    for row in rows:
        for pair in said_as_one(row, words):
            for one, other in (pair, pair[::-1]):
                if one.number in figures.of and one.mention.form in NAMED:
                    figures.all[figures.of[one.number]].told.update(other.mention.roles)


def _young(
    figures: Figures, rows: Sequence[Row], words: LinkWords, one_of: Mapping[int, int]
) -> set[int]:
    """Named people of the family of whom nothing says that they are grown up."""
    named = [one for one in figures.all if one.is_named and not one.is_professional]
    told = {one_of[one.number] for one in named if _is_grown(one, rows, words)}
    grown = {one.number for one in named if one_of[one.number] in told}
    forenames = _grown_forenames(named, grown, words)
    young: set[int] = set()
    for one in named:
        is_child = one.is_told(words.young)
        by_name = any(_fits(form.first_letters, form.called, forenames) for form in one.forms)
        if one.number not in grown and (is_child or not by_name):
            young.add(one.number)
            one.is_child = one.is_child or is_child
    return young


def _is_grown(figure: Figure, rows: Sequence[Row], words: LinkWords) -> bool:
    if figure.is_told(words.elders):
        return True
    titles = {form.title for form in figure.forms}
    if titles & words.adult_titles or (titles & words.bare_titles and not _has_forename(figure)):
        return True
    for row in figure.rows[:1]:
        day = rows[row].entry.happened.earliest
        for date in figure.born:
            if day and date.latest and (day - date.latest).days > _GROWN_UP * 366:
                return True
    return any(least >= _GROWN_UP for (least, _), _ in figure.ages)


def _has_forename(figure: Figure) -> bool:
    return any(form.called for form in figure.forms)


def _grown_forenames(
    named: Sequence[Figure], grown: set[int], words: LinkWords
) -> dict[str, set[str]]:
    """Forenames of grown-ups, with the first letters of their whole names.

    "Mrs K Sallowby" says of Kayleigh Sallowby that she is grown up, where no other K Sallowby is.
    """
    full: dict[tuple[str, str], set[str]] = defaultdict(set)
    for figure in named:
        for form in figure.forms:
            if form.is_full:
                full[form.names.forenames[0][0], form.surname].add(form.names.forenames[0])
    found: dict[str, set[str]] = defaultdict(set)
    for figure in named:
        if figure.number not in grown:
            continue
        for form in figure.forms:
            forenames = set(form.called)
            if not forenames and form.names.initials:
                fitting = full.get((form.names.initials[0], form.surname), set())
                forenames = fitting if len({one[:3] for one in fitting}) == 1 else set()
            for one in forenames:
                found[one].add(form.first_letters)
    for (first, surname), forenames in full.items():
        for one in forenames & found.keys():
            found[one].add(first + surname[0])
    return found


def _fits(letters: str, called: Iterable[str], forenames: dict[str, set[str]]) -> bool:
    """Whether a form is a grown-up's by its forename, or by initials that are one's."""
    called = tuple(called)
    if called:
        return any(one in forenames for one in called)
    return any(letters in whole for whole in forenames.values())


def _note_children(figures: Figures, young: set[int]) -> None:
    """Know a child again by its forename in the records of other agencies."""
    known = {one for figure in figures.all if figure.is_child for one in _forenames(figure)}
    for number in young:
        figure = figures.all[number]
        figure.is_child = figure.is_child or not known.isdisjoint(_forenames(figure))


def _forenames(figure: Figure) -> set[str]:
    return {one for form in figure.forms for one in form.called}


def _meant(row: Row, figures: Figures, words: LinkWords, young: AbstractSet[int]) -> int | None:
    told = _told(row, figures, words)
    return _opening(row, figures, young) if told is None else told


def _told(row: Row, figures: Figures, words: LinkWords) -> int | None:
    """The figure of a row whose name stands with a word for whom it is about ("IP Ann Reed")."""
    for one in row.placed:
        is_named = one.mention.form in NAMED and one.number in figures.of
        roles = one.mention.roles
        if is_named and words.meant in roles and roles.isdisjoint(words.elders):
            return figures.of[one.number]
    return None


def _opening(row: Row, figures: Figures, young: AbstractSet[int]) -> int | None:
    """The grown-up with whose name a row's text opens, as the heading of a patient's record.

    Where the row names a child, it is the child's: the grown-up came with it.
    """
    named = named_in(row, figures)
    first = row.prose[0] if row.prose else None
    if first is None or any(one in young for one in named):
        return None
    number = figures.of.get(first.number)
    is_heading = not before(row, first) and after(row, first)[:1] in (".", ",")
    return number if number in named and is_heading else None


def _of_row(
    named: Sequence[int], young: AbstractSet[int], usual: int | None, strangers: AbstractSet[int]
) -> int | None:
    """The agency's own child where the row names it, else the first child named, else its own.

    A child of a surname that nobody else bears, named before it, is not of the family.
    """
    if usual in named and named[0] not in strangers:
        return usual
    children = [number for number in named if number in young]
    return children[0] if children else usual
