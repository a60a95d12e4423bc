"""Capitals that stand for people: initials, codes, and surnames as police write them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from candour.core.chronology.entry import Entry

_IN_BRACKETS = re.compile(r"\(([^)]*)\)")
_NAMES = re.compile(
    r"[A-Z][\w'’]*\.?(?:-[A-Z][\w'’]*)*(?:\s+[A-Z][\w'’]*\.?(?:-[A-Z][\w'’]*)*){1,4}"
)
_MOST = 5


@dataclass(slots=True)
class PeopleNamed:
    """Who the people columns name: initials, words of names, codes written in place of a name.

    `roles` are the words in brackets behind a name, which are read like any other words.
    """

    initials: set[str] = field(default_factory=set, repr=False)
    words: set[str] = field(default_factory=set, repr=False)
    codes: set[str] = field(default_factory=set, repr=False)
    roles: Mapping[str, str] = field(default_factory=dict, repr=False)


def people_named(entries: Iterable[Entry], titles: frozenset[str]) -> PeopleNamed:
    """Read each different line of the people columns once."""
    named = PeopleNamed()
    roles: dict[str, str] = {}
    for person in dict.fromkeys(person for entry in entries for person in entry.people):
        if "(" in person:
            roles[person] = " ".join(_IN_BRACKETS.findall(person))
        bare = person.replace("(", " , ").replace(")", " , ")
        named.initials |= set(initials_in(bare, titles))
        outside = _IN_BRACKETS.sub(" ", person).strip() if "(" in person else person
        if outside.isupper() and " " not in outside:
            named.codes.add(outside)
        for name in _NAMES.findall(outside):
            named.words |= {word.casefold() for word in _words(name, titles)}
    named.roles = roles
    return named


def initials_in(text: str, titles: frozenset[str]) -> Iterator[str]:
    """Yield the initials of every run of capitalised words: "Ann Lee Fox" gives AL, LF, ALF, AF."""
    for name in _NAMES.findall(text):
        yield from initials_of(_words(name, titles))


def initials_of(words: list[str]) -> Iterator[str]:
    """Yield what a name may be shortened to."""
    letters = [word[0] for word in words][:_MOST]
    for first in range(len(letters)):
        for end in range(first + 2, len(letters) + 1):
            yield "".join(letters[first:end])
    if len(letters) > 2:
        yield letters[0] + letters[-1]


def _words(name: str, titles: frozenset[str]) -> list[str]:
    parts = name.replace("-", " ").replace(".", " ").split()
    while parts and parts[0].casefold() in titles:
        parts = parts[1:]
    return parts
