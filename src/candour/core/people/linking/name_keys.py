"""By what mentions of a name are gathered: one form in one agency, and what parts namesakes."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence

from candour.core.people.linking.names import NameForm
from candour.core.people.linking.rows import Row, before, said_as_not
from candour.core.people.linking.words import LinkWords
from candour.core.people.mention import Mention, Standing

_LETTERS = 2
_ROOT = 3
"""So many letters of two forenames tell them apart, misspelt or not."""


def shared(rows: Sequence[Row], words: LinkWords) -> Iterator[tuple[Hashable, ...]]:
    """Names that an agency says two people bear, with nothing else in them to tell which."""
    for row in rows:
        for one, two in said_as_not(row, words):
            key = name_key_of(one.mention)
            if key == name_key_of(two.mention) and one.mention.born is None:
                yield key


def told_of(mention: Mention, row: Row) -> Mention:
    """The mention of the row that tells the age of who is named so in another of its fields."""
    aged = {
        name_key_of(one.mention): one.mention
        for one in row.placed
        if one.mention.name == mention.name
        and one.mention.in_field is not mention.in_field
        and (one.mention.born or one.mention.ages)
    }
    is_bare = not mention.born and not mention.ages
    return next(iter(aged.values())) if is_bare and len(aged) == 1 else mention


def shared_letters(rows: Sequence[Row]) -> Iterator[tuple[str, str, str]]:
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


def letter_key(mention: Mention) -> tuple[str, str, str] | None:
    """The agency, the initial and the surname, where no forename is written out."""
    name = mention.name
    if name is None or name.given or name.title or not name.initials:
        return None
    form = NameForm.of(name)
    return mention.agency, form.names.initials[0], form.surname


def odd(row: Row, words: LinkWords) -> Iterator[int]:
    """Names in a row that are not who is usually called so.

    "Not our Daz" says that the other of the row is the odd one; "not to be confused with Daz",
    that this Daz is.
    """
    for one, two in said_as_not(row, words):
        ours = before(row, two) + two.mention.text.partition(" ")[0] + " "
        if words.is_ours(before(row, two)) or (" " in two.mention.text and words.is_ours(ours)):
            yield one.number
        elif name_key_of(one.mention) == name_key_of(two.mention):
            yield two.number


def name_key_of(mention: Mention) -> tuple[Hashable, ...]:
    """What mentions of one figure share: agency, form, what is told of the birth, standing."""
    name = mention.name
    form = NameForm.of(name) if name is not None else None
    born = mention.born.written if mention.born is not None else ""
    is_professional = mention.standing is Standing.PROFESSIONAL
    return "name", mention.agency, form, born, mention.ages, is_professional
