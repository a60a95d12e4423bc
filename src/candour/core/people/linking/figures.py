"""Figures: somebody as one agency's records show them, by one form of words.

"Kayleigh SALLOWBY" in forty rows of the police is one figure, "mother" in the hospital's rows about
one child another. "A man" is another man in every row, until something says otherwise.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from candour.core.chronology.entry import Entry
from candour.core.dates.model import UncertainDate
from candour.core.people.linking.name_keys import (
    letter_key,
    name_key_of,
    odd,
    shared,
    shared_letters,
    told_of,
)
from candour.core.people.linking.names import NameForm
from candour.core.people.linking.rows import Placed, Row
from candour.core.people.linking.words import LinkWords
from candour.core.people.mention import Form, Mention, Sex, Standing

NAMED = (Form.NAME, Form.INITIALS)
_MANY = 8
"""A role told once among more mentions may be somebody else's whose words stood near."""


_CHILD = 16
"""Younger than so many years nobody is called Mr or Mrs."""


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
    is_subject: bool = False
    """whether its agency's file is about it"""
    role: tuple[str, int] | None = None
    ties: set[tuple[str, int]] = field(default_factory=set)
    """roles with the figure that each is relative to"""

    @property
    def first(self) -> int:
        """The number of the earliest mention."""
        return min(one.number for one in self.placed)

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
        """Whether the records say that somebody does a job for an agency.

        Records state the birth dates of the family's people alone.
        """
        return (
            not self.born
            and Standing.PROFESSIONAL in self.standings
            and Standing.FAMILY not in self.standings
        )

    def take(self, placed: Placed, row: int, entry: Entry) -> None:
        """Take in one more mention."""
        mention = placed.mention
        self.placed.append(placed)
        if row not in self.rows[-1:]:
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
        self.is_child = self.is_child or _is_child(mention, entry)
        self.addresses.update(mention.addresses)
        self.identifiers.update(mention.identifiers)
        if mention.works_for is not None:
            self.works_for.add(mention.works_for)


def _is_child(mention: Mention, entry: Entry) -> bool:
    """Whether an age or a birth date says that somebody was a child when the record was made."""
    if mention.ages is not None:
        return mention.ages[1] < _CHILD
    day, born = entry.happened.earliest, mention.born
    if day is None or born is None or born.earliest is None:
        return False
    return 0 <= (day - born.earliest).days < _CHILD * 365


class Figures:
    """All figures, and which of them each mention is."""

    def __init__(self) -> None:
        self.all: list[Figure] = []
        self.of: dict[int, int] = {}
        self._by_key: dict[Hashable, int] = {}
        self._in_role: dict[tuple[str, str], int] = {}

    def put(self, key: Hashable, placed: Placed, row: int, entry: Entry) -> Figure:
        """Put a mention into the figure of a key, a new one where there is none."""
        at = self._by_key.setdefault(key, len(self.all))
        if at == len(self.all):
            self.all.append(Figure(at, placed.mention.agency))
        figure = self.all[at]
        figure.take(placed, row, entry)
        self.of[placed.number] = at
        return figure

    def note_role(self, figure: Figure, agency: str, role: str) -> None:
        """Note that an agency's records tell of somebody in a role that one person alone has."""
        self._in_role.setdefault((agency, role), figure.number)
        self._in_role.setdefault(("", role), figure.number)

    def in_role(self, agency: str, role: str) -> int | None:
        """Whoever an agency's records first tell of in such a role, or the first that any do."""
        return self._in_role.get((agency, role), self._in_role.get(("", role)))

    def of_key(self, key: Hashable) -> Figure | None:
        """The figure of a key, if there is one."""
        at = self._by_key.get(key)
        return None if at is None else self.all[at]


def put_names(
    rows: Sequence[Row], figures: Figures, words: LinkWords, split: Mapping[str, str]
) -> None:
    """Gather the mentions by name. `split` leads from a mention to the decision that parts it.

    A name that its row says is somebody else's ("not our Daz") is a figure of its own.
    """
    parted = set(shared(rows, words))
    letters = set(shared_letters(rows))
    for at, row in enumerate(rows):
        denied = set(odd(row, words))
        for placed in row.placed:
            if placed.mention.form in NAMED:
                own: Hashable = placed.number if placed.number in denied else None
                name_key = name_key_of(told_of(placed.mention, row))
                if own is None and (name_key in parted or letter_key(placed.mention) in letters):
                    own = min(placed.mention.roles, default=f"row {at}")
                key = (*name_key, own, split.get(placed.mention.id))
                figures.put(key, placed, at, row.entry)


def by_agency(figures: Iterable[Figure]) -> dict[str, list[Figure]]:
    """Figures by the agency whose records they stand in."""
    gathered: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        gathered[figure.agency].append(figure)
    return gathered
