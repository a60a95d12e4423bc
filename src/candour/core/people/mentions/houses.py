"""Whoever lives at a number: a house that speaks, or is spoken to."""

from candour.core.people.mention import Form
from candour.core.people.mentions.drafts import Draft
from candour.core.people.mentions.line import Line
from candour.core.people.people_words import PeopleWords


def house_at(line: Line, at: int, words: PeopleWords) -> Draft | None:
    """Whoever lives at a number: "No. 6 reports shouting", "call from no. 12"."""
    number = at + 1
    if line.words[at] not in words.house_numbers or number >= len(line):
        return None
    if not line.words[number][0].isdigit() or line.gap(number) not in (" ", ". ", "."):
        return None
    speaks = line.follows(number + 1) and line.words[number + 1] in (*words.speaking, "again")
    is_asked = line.follows(at) and line.words[at - 1] in ("by", "from", "per", "told")
    if not speaks and not is_asked:
        return None
    return Draft(
        start=line.start(at),
        end=line.end(number),
        form=Form.DESCRIPTION,
        roles=frozenset(("neighbour",)),
        role_words=line.text[line.start(at) : line.end(number)],
        is_staff=False,
    )
