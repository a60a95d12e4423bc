"""Whom a role is relative to: the row's child or client, or somebody that the row names."""

import re
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from candour.core.chronology.entry import Entry
from candour.core.people.linking.figures import NAMED, Figure, Figures
from candour.core.people.linking.names import NameForm
from candour.core.people.linking.rows import Placed, Row, stands_behind
from candour.core.people.linking.words import LinkWords
from candour.core.people.mention import Form, Mention, Standing

_LETTERS = 2


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
    tenants: Mapping[str, int] = field(default_factory=dict, repr=False)
    """by an agency, the figure that it means by "the tenant" """
    strangers: frozenset[int] = frozenset()
    """children of whose surname nobody else is: "Mum" in their row is not the usual one"""
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
        is_other = is_other or stands_behind(rows[at], placed, words.whoever)
        anchor = None
        if mention.roles and not is_other:
            anchor = named_in_row(rows[at], placed, figures)
            if anchor is None:
                anchor = role_in_row(rows[at], placed, figures)
            if anchor is None and mention.form in NAMED:
                anchor = elder_of(rows[at], placed, figures, subjects, words)
            if anchor is None and is_hers(mention, words):
                anchor = last_named(rows[at], placed, figures, words)
                if anchor is None:
                    anchor = listed_alone(rows[at], placed, figures, words)
            if anchor is None:
                anchor = _anchor(mention, at, figures, subjects, words)
            anchor = subjects.one_of.get(anchor, anchor) if anchor is not None else None
        if mention.form not in NAMED:
            role = _role_key(mention, anchor, words)
            key: tuple[Hashable, ...] = (
                role or words_key(mention, anchor, words) or ("alone", placed.number)
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
    if words.youngest in mention.roles and subjects.baby is not None and mention.whose is None:
        return subjects.baby
    if mention.whose is None:
        if mention.roles & words.own and row in subjects.named:
            return subjects.named[row]
        is_adults = bool(mention.roles & words.of_adults) and child in (None, *subjects.young)
        return _adult(agency, row, figures, subjects, words) if is_adults else child
    if mention.whose in words.own:
        return subjects.named.get(row, child)
    held = figures.of_key(("role", agency, mention.whose, child, None))
    if held is not None:
        return held.number
    known = figures.in_role(agency, mention.whose)
    return named(mention.whose, agency, figures.all) if known is None else known


def _adult(
    agency: str, row: int, figures: Figures, subjects: Subjects, words: LinkWords
) -> int | None:
    """The grown-up of a row whom "partner" or "lodger" is relative to; else the child's mother."""
    adult, child = subjects.adult.get(row), subjects.child.get(row)
    if adult is not None:
        return adult
    mother = figures.of_key(("role", agency, words.at_home, child, None))
    if mother is not None:
        return mother.number
    known = figures.in_role(agency, words.at_home)
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


def _role_key(
    mention: Mention, anchor: int | None, words: LinkWords
) -> tuple[str, str, str, int] | None:
    """The key of a role that one person alone has; None for any other."""
    alone = sorted(mention.roles & words.alone)
    if len(alone) != 1 or anchor is None:
        return None
    return "role", mention.agency, alone[0], anchor


def said_of_another(mention: Mention, words: LinkWords) -> bool:
    """Whether the words say that somebody else than usual is meant: "another baby"."""
    return not words.another.isdisjoint(mention.text.casefold().split())


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


def words_key(
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


def role_in_row(row: Row, placed: Placed, figures: Figures) -> int | None:
    """Who of its row has the role that another is relative to ("her brother", behind "Tenant")."""
    whose = placed.mention.whose
    held = [one for one in row.placed if whose in one.mention.roles and one.number < placed.number]
    return figures.of.get(held[-1].number) if held else None


def elder_of(
    row: Row, placed: Placed, figures: Figures, subjects: Subjects, words: LinkWords
) -> int | None:
    """A grown-up of the row with the surname of who is called mother, where no child is named."""
    name = placed.mention.name
    if (
        name is None
        or len(name.surname) < _LETTERS
        or placed.mention.roles.isdisjoint(words.parents)
    ):
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


def is_hers(mention: Mention, words: LinkWords) -> bool:
    """Whether a role opens with "her" or "his", and the text did not say whose that is."""
    return mention.whose is None and mention.text.casefold().split()[0] in words.possessives


def last_named(row: Row, placed: Placed, figures: Figures, words: LinkWords) -> int | None:
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


def listed_alone(row: Row, placed: Placed, figures: Figures, words: LinkWords) -> int | None:
    """The one of the family whom a row's columns of people list, of that sex or unknown."""
    sex = words.possessives[placed.mention.text.casefold().split()[0]]
    numbers = {
        figures.of[one.number]
        for one in row.column
        if one.mention.form in NAMED and one.number in figures.of
    }
    listed = [figures.all[one] for one in numbers if not figures.all[one].is_professional]
    if len(listed) != 1 or not {str(each) for each in listed[0].sexes} <= {sex}:
        return None
    return listed[0].number
