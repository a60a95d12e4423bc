"""Whoever lives at a number: a house that speaks, or is spoken to."""

from dataclasses import replace

from candour.core.people.mention import Form
from candour.core.people.mentions.drafts import Draft
from candour.core.people.mentions.line import Line
from candour.core.people.people_words import PeopleWords

_IN = frozenset(("of", "at", "in", "from"))
NEIGHBOURING = frozenset(("tenant", "neighbour"))
"""Roles in which a house's number tells of somebody next to whom the record is about."""


def numbered_house(line: Line, last: int, words: PeopleWords) -> int | None:
    """The number behind a role whose last word is told: "Tenant of no. 6"."""
    number = last + 3
    if number >= len(line) or not (line.follows(last + 1) and line.follows(last + 2)):
        return None
    is_house = line.words[last + 1] in _IN and line.words[last + 2] in words.house_numbers
    is_number = line.words[number][0].isdigit() and line.gap(number) in (" ", ". ", ".")
    return number if is_house and is_number else None


def neighbour_of(draft: Draft, end: int) -> Draft:
    """Whoever is told of by the number of a house: no tenant of the record's own."""
    return replace(draft, end=end, roles=frozenset(("neighbour",)))


def house_at(line: Line, at: int, words: PeopleWords, *, is_people: bool) -> Draft | None:
    """Whoever lives at a number: "No. 6 reports shouting", "call from no. 12"."""
    number = at + 1
    if line.words[at] not in words.house_numbers or number >= len(line):
        return None
    if not line.words[number][0].isdigit() or line.gap(number) not in (" ", ". ", "."):
        return None
    speaks = line.follows(number + 1) and line.words[number + 1] in (*words.speaking, "again")
    is_asked = line.follows(at) and line.words[at - 1] in ("by", "from", "per", "told")
    is_apart = at == 0 or line.gap(at).strip() in ("/", ";")  # no "Mrs Reed, no. 10"
    is_listed = is_people and is_apart and number == len(line) - 1
    if not (speaks or is_asked or is_listed):
        return None
    return Draft(
        start=line.start(at),
        end=line.end(number),
        form=Form.DESCRIPTION,
        roles=frozenset(("neighbour",)),
        role_words=line.text[line.start(at) : line.end(number)],
        is_staff=False,
    )
