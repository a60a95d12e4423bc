"""Figures: somebody as one agency's records show them, by one form of words.

"Kayleigh SALLOWBY" in forty rows of the police is one figure, "mother" in the hospital's rows about
one child another. "A man" is another man in every row, until something says otherwise.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from candour.core.chronology.entry import Entry
from candour.core.dates.model import UncertainDate
from candour.core.people.linking.names import NameForm
from candour.core.people.linking.rows import Placed, Row
from candour.core.people.linking.words import LinkWords
from candour.core.people.mention import Form, Mention, Sex, Standing

NAMED = (Form.NAME, Form.INITIALS)
_MANY = 8
"""A role told once among more mentions may be somebody else's whose words stood near."""


@dataclass(slots=True)
class Figure:
    """Mentions of one form in one agency, and what they say together.

    `role` is a role that one person alone has, with the figure whom it is relative to.
    """

    number: int
    agency: str
    placed: list[Placed] = field(default_factory=list, repr=False)
    rows: list[int] = field(default_factory=list)
    forms: set[NameForm] = field(default_factory=set, repr=False)
    sexes: set[Sex] = field(default_factory=set)
    standings: set[Standing] = field(default_factory=set)
    roles: set[str] = field(default_factory=set)
    told: Counter[str] = field(default_factory=Counter)
    """roles that the name's words, or words beside it, tell, and how often"""
    born: list[UncertainDate] = field(default_factory=list, repr=False)
    ages: list[tuple[tuple[int, int], UncertainDate]] = field(default_factory=list, repr=False)
    addresses: set[str] = field(default_factory=set, repr=False)
    identifiers: set[str] = field(default_factory=set, repr=False)
    works_for: set[str] = field(default_factory=set)
    is_child: bool = False
    role: tuple[str, int] | None = None
    ties: set[tuple[str, int]] = field(default_factory=set)
    """roles with the figure that each is relative to"""

    @property
    def first(self) -> int:
        """The number of the earliest mention."""
        return self.placed[0].number

    def is_told(self, roles: frozenset[str]) -> bool:
        """Whether one of some roles is told of it, and not only once among many mentions."""
        times = sum(self.told[role] for role in roles)
        return times > 0 and times * _MANY >= len(self.placed)

    @property
    def is_named(self) -> bool:
        """Whether a name stands for it."""
        return bool(self.forms)

    @property
    def is_professional(self) -> bool:
        """Whether the records say that somebody does a job for an agency."""
        return Standing.PROFESSIONAL in self.standings and Standing.FAMILY not in self.standings

    def take(self, placed: Placed, row: int, entry: Entry) -> None:
        """Take in one more mention."""
        mention = placed.mention
        self.placed.append(placed)
        if not self.rows or self.rows[-1] != row:
            self.rows.append(row)
        if mention.name is not None and mention.form in NAMED:
            self.forms.add(NameForm.of(mention.name))
        if mention.sex is not None:
            self.sexes.add(mention.sex)
        self.standings.add(mention.standing)
        self.roles |= mention.roles
        self.told.update(mention.roles)
        if mention.born is not None and mention.born not in self.born:
            self.born.append(mention.born)
        if mention.ages is not None:
            self.ages.append((mention.ages, entry.happened))
        self.addresses.update(mention.addresses)
        self.identifiers.update(mention.identifiers)
        if mention.works_for is not None:
            self.works_for.add(mention.works_for)


class Figures:
    """All figures, and which of them each mention is."""

    def __init__(self) -> None:
        self.all: list[Figure] = []
        self.of: dict[int, int] = {}
        self._by_key: dict[Hashable, int] = {}

    def put(self, key: Hashable, placed: Placed, row: int, entry: Entry) -> Figure:
        """Put a mention into the figure of a key, a new one where there is none."""
        at = self._by_key.setdefault(key, len(self.all))
        if at == len(self.all):
            self.all.append(Figure(at, placed.mention.agency))
        figure = self.all[at]
        figure.take(placed, row, entry)
        self.of[placed.number] = at
        return figure

    def of_key(self, key: Hashable) -> Figure | None:
        """The figure of a key, if there is one."""
        at = self._by_key.get(key)
        return None if at is None else self.all[at]


def put_names(rows: Sequence[Row], figures: Figures, split: Mapping[str, str]) -> None:
    """Gather the mentions by name. `split` leads from a mention to the decision that parts it."""
    for at, row in enumerate(rows):
        for placed in row.placed:
            if placed.mention.form in NAMED:
                key = (*_name_key(placed.mention), split.get(placed.mention.id))
                figures.put(key, placed, at, row.entry)


def _name_key(mention: Mention) -> tuple[Hashable, ...]:
    name = mention.name
    form = NameForm.of(name) if name is not None else None
    born = mention.born.written if mention.born is not None else ""
    is_professional = mention.standing is Standing.PROFESSIONAL
    return "name", mention.agency, form, born, mention.ages, is_professional


@dataclass(frozen=True, slots=True)
class Subjects:
    """Whom each row is about, by the row's number: its child, and its grown-up where it has one."""

    child: Mapping[int, int]
    adult: Mapping[int, int]


def put_others(
    rows: Sequence[Row],
    figures: Figures,
    subjects: Subjects,
    words: LinkWords,
    split: Mapping[str, str],
) -> dict[int, int]:
    """Gather the mentions without a name; return whom each role is relative to, by mention."""
    anchors: dict[int, int] = {}
    for at, row in enumerate(rows):
        for placed in row.placed:
            mention = placed.mention
            anchor = _anchor(mention, at, figures, subjects, words) if mention.roles else None
            if mention.form not in NAMED and mention.form is not Form.PRONOUN:
                key = _role_key(mention, anchor, words) or ("alone", placed.number)
                figures.put((*key, split.get(mention.id)), placed, at, row.entry)
            number = figures.of.get(placed.number)
            if number is not None and anchor not in (None, number):
                anchors[placed.number] = anchor or 0
                tied = mention.roles - words.untied
                figures.all[number].ties |= {(role, anchor or 0) for role in tied}
    return anchors


def _anchor(
    mention: Mention, row: int, figures: Figures, subjects: Subjects, words: LinkWords
) -> int | None:
    child, agency = subjects.child.get(row), mention.agency
    if mention.whose is None:
        if mention.roles & words.of_adults:
            mother = figures.of_key(("role", agency, "mother", child, None))
            adult = subjects.adult.get(row)
            return adult if adult is not None else mother.number if mother else child
        return child
    if child is not None:
        held = figures.of_key(("role", agency, mention.whose, child, None))
        if held is not None:
            return held.number
    if mention.whose in words.own:
        return child
    return named(mention.whose, agency, figures.all)


def named(words: str, agency: str, figures: Iterable[Figure]) -> int | None:
    """The one figure of an agency that a bare name fits; None where none or several do."""
    wanted = words.casefold()
    fitting = [
        one.number
        for one in figures
        if one.agency == agency
        and one.is_named
        and any(wanted in (*form.called, form.surname) for form in one.forms)
    ]
    return fitting[0] if len(fitting) == 1 else None


def _role_key(
    mention: Mention, anchor: int | None, words: LinkWords
) -> tuple[str, str, str, int] | None:
    """The key of a role that one person alone has; None for any other."""
    alone = sorted(mention.roles & words.alone)
    if len(alone) != 1 or anchor is None:
        return None
    return "role", mention.agency, alone[0], anchor


def by_agency(figures: Iterable[Figure]) -> dict[str, list[Figure]]:
    """Figures by the agency whose records they stand in."""
    gathered: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        gathered[figure.agency].append(figure)
    return gathered
