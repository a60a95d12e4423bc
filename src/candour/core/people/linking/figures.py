"""Figures: somebody as one agency's records show them, by one form of words.

"Kayleigh SALLOWBY" in forty rows of the police is one figure, "mother" in the hospital's rows about
one child another. "A man" is another man in every row, until something says otherwise.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from candour.core.chronology.entry import Entry
from candour.core.dates.model import UncertainDate
from candour.core.people.linking.names import NameForm
from candour.core.people.linking.rows import Placed, Row, before, said_as_not
from candour.core.people.linking.words import LinkWords
from candour.core.people.mention import Form, Mention, Sex, Standing

NAMED = (Form.NAME, Form.INITIALS)
_MANY = 8
"""A role told once among more mentions may be somebody else's whose words stood near."""


_LETTERS = 2
_ROOT = 3
"""So many letters of two forenames tell them apart, misspelt or not."""
_PARENTS = frozenset(("mother", "father", "parent"))
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
    shared = set(_shared(rows, words))
    letters = set(_shared_letters(rows))
    for at, row in enumerate(rows):
        denied = set(_odd(row, words))
        for placed in row.placed:
            if placed.mention.form in NAMED:
                own: Hashable = placed.number if placed.number in denied else None
                name_key = _name_key(_told_of(placed.mention, row))
                if own is None and (name_key in shared or _letter_key(placed.mention) in letters):
                    own = min(placed.mention.roles, default=f"row {at}")
                key = (*name_key, own, split.get(placed.mention.id))
                figures.put(key, placed, at, row.entry)


def _shared(rows: Sequence[Row], words: LinkWords) -> Iterator[tuple[Hashable, ...]]:
    """Names that an agency says two people bear, with nothing else in them to tell which."""
    for row in rows:
        for one, two in said_as_not(row, words):
            key = _name_key(one.mention)
            if key == _name_key(two.mention) and one.mention.born is None:
                yield key


def _told_of(mention: Mention, row: Row) -> Mention:
    """The mention of the row that tells the age of who is named so in another of its fields."""
    aged = {
        _name_key(one.mention): one.mention
        for one in row.placed
        if one.mention.name == mention.name
        and one.mention.in_field is not mention.in_field
        and (one.mention.born or one.mention.ages)
    }
    is_bare = not mention.born and not mention.ages
    return next(iter(aged.values())) if is_bare and len(aged) == 1 else mention


def _shared_letters(rows: Sequence[Row]) -> Iterator[tuple[str, str, str]]:
    """Initials with a surname that fit two people whom an agency names in full."""
    found: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for row in rows:
        for placed in row.placed:
            name = placed.mention.name
            if name is None or not name.given or len(name.surname) < _LETTERS:
                continue
            form = NameForm.of(name)
            key = (placed.mention.agency, form.names.forenames[0][0], form.surname)
            found[key].add(form.names.forenames[0][:_ROOT])
    yield from (key for key, forenames in found.items() if len(forenames) > 1)


def _letter_key(mention: Mention) -> tuple[str, str, str] | None:
    """The agency, the initial and the surname, where no forename is written out."""
    name = mention.name
    if name is None or name.given or name.title or not name.initials:
        return None
    form = NameForm.of(name)
    return mention.agency, form.names.initials[0], form.surname


def _odd(row: Row, words: LinkWords) -> Iterator[int]:
    """Names in a row that are not who is usually called so.

    "Not our Daz" says that the other of the row is the odd one; "not to be confused with Daz",
    that this Daz is.
    """
    for one, two in said_as_not(row, words):
        ours = before(row, two) + two.mention.text.partition(" ")[0] + " "
        if words.is_ours(before(row, two)) or (" " in two.mention.text and words.is_ours(ours)):
            yield one.number
        elif _name_key(one.mention) == _name_key(two.mention):
            yield two.number


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
    young: frozenset[int] = frozenset()
    """figures of whom nothing says that they are grown up"""
    one_of: Mapping[int, int] = field(default_factory=dict, repr=False)
    """from each figure with a name to the first of those that are held to be one person"""
    named: Mapping[int, int] = field(default_factory=dict, repr=False)
    """by a row's number, the figure whose name stands with a word like "IP", "pt" """
    baby: int | None = None
    """the baby whom the review is about, whichever child a file is about"""


def put_others(
    rows: Sequence[Row],
    figures: Figures,
    subjects: Subjects,
    words: LinkWords,
    split: Mapping[str, str],
) -> dict[int, int]:
    """Gather the mentions without a name; return whom each role is relative to, by mention."""
    anchors: dict[int, int] = {}
    for at, placed, entry in _others(rows, words):
        mention = placed.mention
        is_other = said_of_another(mention, words)
        anchor = None
        if mention.roles and not is_other:
            anchor = named_in_row(rows[at], placed, figures)
            if anchor is None and mention.form in NAMED:
                anchor = _elder_of(rows[at], placed, figures, subjects, at)
            if anchor is None and _is_hers(mention, words):
                anchor = _last_named(rows[at], placed, figures, words)
            if anchor is None:
                anchor = _anchor(mention, at, figures, subjects, words)
            anchor = subjects.one_of.get(anchor, anchor) if anchor is not None else None
        if mention.form not in NAMED:
            role = _role_key(mention, anchor, words)
            key: tuple[Hashable, ...] = (
                role or _words_key(mention, anchor, words) or ("alone", placed.number)
            )
            figure = figures.put((*key, split.get(mention.id)), placed, at, entry)
            if role is not None:
                figures.note_role(figure, mention.agency, role[2])
        number = figures.of[placed.number]
        if anchor is not None and anchor != number:
            anchors[placed.number] = anchor
            tied = mention.roles - words.untied
            figures.all[number].ties |= {(role, anchor) for role in tied}
    return anchors


def said_of_another(mention: Mention, words: LinkWords) -> bool:
    """Whether the words say that somebody else than usual is meant: "another baby"."""
    return not words.another.isdisjoint(mention.text.casefold().split())


def named_in_row(row: Row, placed: Placed, figures: Figures) -> int | None:
    """Whom of those named in its row a role is relative to ("her mother", behind Mrs Reed)."""
    whose = placed.mention.whose
    wanted = set(re.findall(r"\w+", whose.casefold())) if whose else set()
    found: int | None = None
    for one in row.placed:
        if one.mention.form in NAMED and one.number != placed.number and wanted:
            said = set(re.findall(r"\w+", one.mention.text.casefold()))
            if wanted <= said and (found is None or one.number < placed.number):
                found = figures.of.get(one.number)
    return found


def _elder_of(
    row: Row, placed: Placed, figures: Figures, subjects: Subjects, at: int
) -> int | None:
    """A grown-up of the row with the surname of who is called mother, where no child is named."""
    name = placed.mention.name
    if name is None or len(name.surname) < _LETTERS or placed.mention.roles.isdisjoint(_PARENTS):
        return None
    found: int | None = None
    for one in row.placed:
        number = figures.of.get(one.number)
        if number is None or one.mention.form not in NAMED or number == figures.of[placed.number]:
            continue
        if subjects.one_of.get(number, number) in subjects.young:
            return None
        surnames = {form.surname for form in figures.all[number].forms}
        if NameForm.of(name).surname in surnames and found is None:
            found = number
    return found


def _is_hers(mention: Mention, words: LinkWords) -> bool:
    """Whether a role opens with "her" or "his", and the text did not say whose that is."""
    return mention.whose is None and mention.text.casefold().split()[0] in words.possessives


def _last_named(row: Row, placed: Placed, figures: Figures, words: LinkWords) -> int | None:
    """Whoever of the family was last named before in the same text, of that sex or unknown."""
    sex = words.possessives[placed.mention.text.casefold().split()[0]]
    found: int | None = None
    for one in row.placed:
        if one.number >= placed.number or one.mention.in_field is not placed.mention.in_field:
            continue
        number = figures.of.get(one.number)
        if one.mention.form not in NAMED or number is None:
            continue
        figure = figures.all[number]
        if not figure.is_professional and {str(each) for each in figure.sexes} <= {sex}:
            found = number
    return found


def _others(rows: Sequence[Row], words: LinkWords) -> Iterator[tuple[int, Placed, Entry]]:
    """Mentions by role, and roles of names: those towards the row's own child before the rest."""
    later: list[tuple[int, Placed, Entry]] = []
    for at, row in enumerate(rows):
        for placed in row.placed:
            mention = placed.mention
            if mention.form is Form.PRONOUN or (mention.form in NAMED and not mention.roles):
                continue
            is_first = mention.whose is None and mention.form not in NAMED
            if is_first and mention.roles & words.alone:
                yield at, placed, row.entry
            else:
                later.append((at, placed, row.entry))
    yield from later


def _anchor(
    mention: Mention, row: int, figures: Figures, subjects: Subjects, words: LinkWords
) -> int | None:
    """The figure whom a mention's role is relative to."""
    child, agency = subjects.child.get(row), mention.agency
    if "baby" in mention.roles and subjects.baby is not None and mention.whose is None:
        return subjects.baby
    if mention.whose is None:
        is_adults = bool(mention.roles & words.of_adults) and child in (None, *subjects.young)
        return _adult(agency, row, figures, subjects) if is_adults else child
    if mention.whose in words.own:
        return subjects.named.get(row, child)
    held = figures.of_key(("role", agency, mention.whose, child, None))
    if held is not None:
        return held.number
    known = figures.in_role(agency, mention.whose)
    return named(mention.whose, agency, figures.all) if known is None else known


def _adult(agency: str, row: int, figures: Figures, subjects: Subjects) -> int | None:
    """The grown-up of a row whom "partner" or "lodger" is relative to; else the child's mother."""
    adult, child = subjects.adult.get(row), subjects.child.get(row)
    if adult is not None:
        return adult
    mother = figures.of_key(("role", agency, "mother", child, None))
    if mother is not None:
        return mother.number
    known = figures.in_role(agency, "mother")
    return child if known is None else known


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


def same_words(mention: Mention, words: LinkWords) -> str | None:
    """The words by which an agency means the same person each time; None for "a man"."""
    said = " ".join(mention.text.casefold().split())
    opening, _, rest = said.partition(" ")
    if opening in words.indefinite:
        return None
    if opening == "the":
        return rest
    is_bare = mention.form is Form.DESCRIPTION
    return None if is_bare else said


def _words_key(
    mention: Mention, anchor: int | None, words: LinkWords
) -> tuple[str, str, str, int] | None:
    """The key of words by which an agency means one person each time; None for any other."""
    said = same_words(mention, words)
    is_told = mention.ages is not None or mention.born is not None
    if said is None or anchor is None or is_told or not mention.roles:
        return None
    if mention.standing is Standing.PROFESSIONAL or said_of_another(mention, words):
        return None
    return "words", mention.agency, said, anchor


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
