"""Whom a record is about: the child or client that "mum" and "next of kin" are relative to.

A school's file may be about the half-sister, and one row of a nursery's about another child. Who
is grown up is told first: by titles, by roles that no child has, by ages.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cached_property

from candour.core.people.linking.anchors import Subjects
from candour.core.people.linking.figures import NAMED, Figure, Figures, by_agency
from candour.core.people.linking.one_family import OneFamily
from candour.core.people.linking.rows import Row, said_as_one
from candour.core.people.linking.tenants import tenants_of
from candour.core.people.linking.words import LinkWords
from candour.core.people.mention import Form, Mention

_GROWN_UP = 18
_SURE = 3
"""Named in so many rows with a parent's word, and not known to be grown up: a child."""


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
            if (one := _told(row, figures, words)) is not None
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
    files: "Files"
    one_of: Mapping[int, int] = field(repr=False)
    of_agency: Mapping[str, int]
    children: dict[int, int] = field(default_factory=dict)
    adults: dict[int, int] = field(default_factory=dict)
    strangers: set[int] = field(default_factory=set)

    def take(self, at: int, row: Row) -> None:
        """Work out one row."""
        of_agency = self.of_agency.get(row.entry.agency)
        usual = None if of_agency is None else self.one_of[of_agency]
        named = [self.one_of[one] for one in _named(row, self.figures)]
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
        has_parent = any(_is_relative(each.mention, self.words) for each in row.placed)
        return {
            one
            for one in named
            if one in self.files.young
            and (self.files.is_child(one, row.entry.agency) or (has_parent and one in listed))
        }

    def _is_grown(self, one: int) -> bool:
        is_guest = self.figures.all[one].is_told(self.words.of_adults)
        return one not in self.files.young and not is_guest


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
            here = {self.one_of[one] for one in _named(row, self.figures)}
            self._named[agency].update(here)
            if any(_is_relative(one.mention, self.words) for one in row.placed):
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


def _is_relative(mention: Mention, words: LinkWords) -> bool:
    is_role = mention.form is Form.ROLE and mention.whose is None
    return is_role and not mention.roles.isdisjoint(words.alone)


def _forenames(figure: Figure) -> set[str]:
    return {one for form in figure.forms for one in form.called}


def _told(row: Row, figures: Figures, words: LinkWords) -> int | None:
    """The figure of a row whose name stands with a word for whom it is about ("IP Ann Reed")."""
    for one in row.placed:
        is_named = one.mention.form in NAMED and one.number in figures.of
        roles = one.mention.roles
        if is_named and words.meant in roles and roles.isdisjoint(words.elders):
            return figures.of[one.number]
    return None


def _named(row: Row, figures: Figures) -> list[int]:
    """The family's people whom a row names, those of its column first."""
    found = [
        figures.of[one.number]
        for one in (*row.column, *row.prose)
        if one.mention.form in NAMED and one.number in figures.of
    ]
    return [one for one in found if not figures.all[one].is_professional]


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
